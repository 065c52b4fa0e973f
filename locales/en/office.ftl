# The office: sites, staff, persons, articles, what is observed, the audit trail, keys.
office-nav-home = Overview
office-nav-sites = Sites
office-nav-staff = Staff
office-nav-persons = People
office-nav-articles = Articles
office-nav-observed = Observed
office-nav-audit = Changes
office-nav-tokens = Keys

office-save = Save
office-cancel = Cancel
office-change = Change
office-saved = Saved.
office-changed-meanwhile = Somebody else changed this while you were writing. It is now – { $now }. Save again to put yours in its place.
office-yes = Yes
office-no = No
office-none = none
office-open = Open now
office-closed = Closed
office-round-the-clock = Round the clock
office-settings = Settings
office-visit = Visit

office-name-missing = Please enter a name.
office-too-long = Please use at most { $most } characters.
office-email = E-mail address
office-email-wrong = Please enter an e-mail address, such as name@example.org.
office-amount-wrong = Please enter an amount, such as 25 or 25.50.
office-langs-missing = Please choose at least one language.
office-zone-wrong = We do not know this time zone. Begin to type a city, such as Budapest, and choose from the list.
office-host-wrong = Please enter a name only, such as help.example.org: no https://, no port, no path.
office-host-taken = Another site has this name already.
office-host-needed = Another site answers at every name already. Give this one a name of its own.
office-site-name-taken = There is a site of this name already. Please choose another name; you can change it later.
office-default-lang-wrong = The usual language must be one of those the site offers.
office-accent-wrong = Please choose a colour, such as #2456c7.
office-mark-wrong = Please use one or two characters.
office-keep-days-wrong = Please enter a number of days from { $least } to { $most }.

office-sign-in-title = Sign in to the office
office-sign-in-text = Enter your address. We send you a link that signs you in.
office-sign-in-send = Send me a link
office-sign-in-sent = Look into your mail
office-sign-in-sent-text = If this address belongs to somebody who works here, a link is on its way. It works once, for 15 minutes.
office-sign-in-again = Ask for another link
office-sign-in-as = You are about to sign in as { $name }.
office-sign-in-now = Sign in
office-sign-in-lost = Your browser did not keep you signed in
office-sign-in-lost-text = The link worked, but the browser dropped our cookie. Safari does so at addresses that begin with http://; use another browser there, or allow cookies for this site. Then ask for a new link.
office-signed-in = Welcome, { $name }.
office-signed-out = You are signed out.
office-mail-sign-in-subject = Your link to the office
office-mail-hello = Hello { $name },
office-mail-sign-in = this link signs you in to the office:
office-mail-sign-in-once = { $n ->
    [one] It works once, for 1 minute.
   *[other] It works once, for { $n } minutes.
}
office-mail-sign-in-not-you = If you did not ask for it, do nothing: nobody can sign in without it.

office-setup-title = Set up your house
office-setup-lead = One minute, then your first site is there. Everything but its currency can be changed later.
office-setup-site = Your first site
office-setup-sites = These sites are there already; you become their administrator
office-setup-you = You, its administrator
office-your-name = Your name
office-your-lang = Your language
office-setup-email-hint = You sign in with a link that we send to this address.
office-setup-desk = I also help people at the desk
office-setup-desk-hint = You become account manager and supervisor as well.
office-setup-begin = Begin
office-setup-spent = This link has been used already
office-setup-spent-text = The house is set up, or the link is too old. If nobody is its administrator yet, start the program again: it prints a new link.

office-home-title = Overview
office-home-no-help = Nobody works at the desk yet, so nobody can be offered help by a person.

office-persons = People
office-persons-n = { $n ->
    [0] nobody yet
    [one] 1 person
   *[other] { $n } people
}
office-staff-n = { $n ->
    [one] 1 member of staff
   *[other] { $n } members of staff
}
office-articles-n = { $n ->
    [one] 1 published article
   *[other] { $n } published articles
}
office-articles-published = Published articles
office-days-n = { $n ->
    [one] 1 day
   *[other] { $n } days
}

office-sites-title = Sites
office-site-new = New site
office-site-make = Make this site
office-site-made = The site is there.
office-site-name = Name of the site
office-site-name-hint = As people know you: it stands at the top of every page.
office-site-profile = Name and languages
office-site-hours = Opening hours
office-site-look = Look
office-site-observation = What is observed
office-site-vouchers = Vouchers
office-site-numbers = Who and what is here
office-kind = Whom it serves
office-kind-customers = Customers
office-kind-employees = Employees
office-host = Web name
office-host-hint = Under which browsers find this site, such as help.example.org. Empty: at every name that is no other site’s.
office-host-any = every name that is no other site's
office-langs = Languages
office-langs-hint = In which the site can be read.
office-default-lang = Usual language
office-default-lang-hint = For those whose browser asks for none of the site's languages.
office-zone = Time zone
office-zone-hint = Begin to type a city, such as Budapest.
office-currency = Currency
office-currency-hint = It stays as it is: amounts are kept in it.

office-accent = Colour
office-accent-hint = Of buttons and links. It is darkened or lightened until it can be read.
office-mark = Letter of the logo
office-mark-hint = One or two characters. Empty: the first letter of the name.
office-tagline = Tagline
office-tagline-hint = A few words below the name.

office-hours-lead = When people can be helped by a person. Times are in { $zone }. Leave a day empty to stay closed.
office-hours-from = from
office-hours-to = to
office-hours-copy = Copy Monday to Tuesday–Friday
office-hours-copied = Copied. Nothing is saved yet: check it and save.
office-hours-closed-dates = Closed on
office-hours-closed-hint = Holidays. Empty a date to open again on that day.
office-hours-stretch-wrong = Please give a beginning and a later end. For midnight at the end write 00:00.
office-hours-overlap = Two times of this day overlap.
office-hours-date-wrong = Please enter a date.
office-hours-next = Opens again:
office-hours-never = With these hours it never opens.
office-day-mon = Monday
office-day-tue = Tuesday
office-day-wed = Wednesday
office-day-thu = Thursday
office-day-fri = Friday
office-day-sat = Saturday
office-day-sun = Sunday

office-observation-lead = Visits are observed to notice when somebody gets stuck. What people type is not part of it unless they agree.
office-observe = Observe visits
office-observe-hint = Without it, help is offered to nobody; it can still be asked for.
office-keep = Keep what was observed for
office-keep-hint = Days. Older visits are deleted every hour.
office-keep-confirm = { $n ->
    [one] Everything observed more than 1 day ago will be deleted within the hour. This cannot be undone.
   *[other] Everything observed more than { $n } days ago will be deleted within the hour. This cannot be undone.
}
office-keep-sure = Shorten and delete

office-budget = Vouchers a day
office-budget-in = Vouchers a day, in { $currency }
office-budget-hint = What all vouchers of one day may be worth together. What is above it waits for a supervisor.
office-spent-today = Granted today

office-all = All
office-all-sites = All sites
office-find = Find
office-site = Site
office-who = Who
office-what = What
office-when = When
office-details = Details
office-name = Name
office-called = Called
office-called-hint = What persons read where the whole name is too much, such as Anna. Empty: the whole name.
office-first = First name
office-last = Family name
office-phone = Telephone
office-elsewhere = elsewhere too
office-email-taken = Somebody else has this address already.

office-staff-title = Staff
office-staff-new = Add somebody
office-staff-new-lead = They sign in with a link that is sent to their address; there is no password.
office-staff-add = Add
office-staff-added = { $name } can sign in now.
office-staff-known = { $name } worked elsewhere in this house already and now has a role here too.
office-staff-none = Nobody works here yet.
office-staff-left = Left
office-staff-left-already = Somebody with this address left. Take them back on their own page.
office-staff-inactive = Left
office-staff-who = Who they are
office-staff-work = With people
office-staff-shared = They also work at sites that you do not administer. Name, address and authority can be changed by whoever administers all of them.
office-staff-own-authority = Your own authority is changed by an administrator of all your sites.
office-staff-leave = They leave
office-staff-leave-lead = { $name } is signed out everywhere at once, cannot sign in any more, and their keys end. What they did stays in the history. You can take them back later.
office-staff-leave-sure = Sign them out and end their access
office-staff-gone = Their access has ended.
office-staff-return = Take them back
office-staff-back = They can sign in again.
office-staff-busy = { $name } is talking with somebody right now. Please try again when the dialogue has ended.
office-last-administrator = { $site } needs at least one administrator.

office-reads = Language of their pages
office-speaks = Languages they speak with people
office-speaks-hint = Only people who speak one of these are sent to them.
office-skills = Skills
office-skills-hint = Separated by commas, such as orders, returns, leave.
office-authority = May grant alone
office-authority-hint = The worth of one voucher, in the currency of the site. What is above it waits for a supervisor.
office-grants = grants { $amount } alone
office-roles = Roles
office-roles-missing = Please choose at least one role.
office-role-account-manager = Account manager
office-role-account-manager-hint = Helps people at the desk, one at a time.
office-role-supervisor = Supervisor
office-role-supervisor-hint = Decides what is above the others’ authority; sees what was observed and changed.
office-role-editor = Editor
office-role-editor-hint = Writes the articles.
office-role-administrator = Administrator
office-role-administrator-hint = Everything in the office: site, staff, keys.

office-person-new = Add a person
office-person-add = Add
office-person-added = Added. They can sign in with their address.
office-person-email-hint = Their sign-in links go to this address.
office-person-lang = Language
office-person-kind = What they are
office-person-customer = Customer
office-person-employee = Employee
office-person-manager = Manager
office-manager = Their manager
office-manager-hint = Decides about their leave.
office-manager-none = Nobody
office-manager-wrong = Please choose a manager of this site.
office-persons-find = Name, address or number
office-persons-none = Nobody found
office-persons-none-text = Try other words, add a person, or bring many at once with “segue import”.
office-unapproached = does not want to be approached
office-timeline = What happened
office-timeline-none = Nothing yet.

office-observed-title = What was observed
office-observed-lead = { $n ->
    [one] Visits are observed to notice when somebody gets stuck. Each is deleted 1 day after it ended.
   *[other] Visits are observed to notice when somebody gets stuck. Each is deleted { $n } days after it ended.
}
office-observed-off = { $n ->
    [one] Visits are not observed. What was observed earlier is deleted 1 day after it happened.
   *[other] Visits are not observed. What was observed earlier is deleted { $n } days after it happened.
}
office-observed-none = Nothing observed yet
office-observed-who = Who
office-observed-goal = Wanted to
office-observed-level = How it went
office-observed-events = Events
office-observed-last = Last seen
office-observed-until = Deleted on
office-observed-reason = Why
office-observed-device = Device
office-observed-no-events = No single events are kept.
office-observed-cut = Only the latest events are shown.
office-anonymous = Not signed in
office-level-none = Fine
office-level-uneasy = Uneasy
office-level-stuck = Stuck
office-level-giving-up = Giving up
office-hits = { $n ->
    [0] nothing found
    [one] 1 result
   *[other] { $n } results
}
office-event-page = Page
office-event-section = Section seen
office-event-search = Search
office-event-field = Field
office-event-invalid = Not accepted
office-event-refused = Refused
office-event-dead-click = Click without effect
office-event-rage-click = Rapid clicks
office-event-thrash = Back and forth
office-event-idle = Pause in a form
office-event-download = Download
office-event-submit = Sent
office-event-success = Done
office-event-help = Help
office-event-device = Device
office-event-error-click = A click, then an error
office-event-request = Slow or failed request
office-event-abandon = Form left unfinished
office-event-copy = Error text copied
office-event-language = Language chosen
office-event-zoom = Page made larger
office-event-message = Message
office-event-again = Here again

office-audit-title = Changes
office-audit-none = Nothing was changed yet
office-about = About
office-everybody = Everybody
office-everything = Everything
office-about-site = Sites
office-about-staff = Staff
office-about-person = People
office-about-article = Articles
office-about-token = Keys
office-about-house = The house
office-did-site-made = { $who } made the site { $what }.
office-did-site-changed = { $who } changed the site { $what }.
office-did-staff-added = { $who } added { $what } to the staff.
office-did-staff-changed = { $who } changed what is known of { $what }.
office-did-staff-roles-changed = { $who } changed the roles of { $what }.
office-did-staff-left = { $who } ended the access of { $what }.
office-did-staff-came-back = { $who } took { $what } back.
office-did-person-added = { $who } added the person { $what }.
office-did-person-changed = { $who } changed what is known of { $what }.
office-did-token-created = { $who } made the key { $what }.
office-did-token-revoked = { $who } revoked the key { $what }.
office-did-house-begun = { $who } set up the house.
office-did-import-shop = { $who } imported a shop from { $what }.
office-did-import-orders = { $who } imported orders from { $what }.
office-did-import-articles = { $who } imported articles from { $what }.
office-did-export-shop = { $who } exported the shop to { $what }.
office-did-article-made = { $who } wrote the article { $what }.
office-did-article-changed = { $who } changed the article { $what }.
office-did-article-published = { $who } published the article { $what }.
office-did-article-withdrawn = { $who } withdrew the article { $what }.
office-did-job-revived = { $who } had a given-up job tried again: { $what }.
office-did-job-removed = { $who } removed a given-up job: { $what }.
office-did-reply-added = { $who } added the quick reply { $what }.
office-did-reply-changed = { $who } changed the quick reply { $what }.
office-did-reply-moved = { $who } moved the quick reply { $what }.
office-did-reply-removed = { $who } removed the quick reply { $what }.
office-did-reply-restored = { $who } took the quick reply { $what } back.
office-did-something = { $who } changed { $what }.
office-audit-gone = something that is no longer there
office-audit-history = All changes of it
office-audit-none-found = No change like that
office-audit-none-found-text = Try more days, another person or everything.
office-audit-one = Only the changes of one thing are shown.
office-from = From
office-to = To
office-about-import = Imports
office-about-export = Exports
office-by-command-line = The command line
office-field-added = Added
office-field-changed = Changed
office-field-rejected = Rejected
office-field-stopped = Stopped because
office-field-products = Products
office-field-people = People
office-field-orders = Orders
office-field-name = Name
office-field-called = Called
office-field-kind = Whom it serves
office-field-host = Web name
office-field-langs = Languages
office-field-default-lang = Usual language
office-field-time-zone = Time zone
office-field-currency = Currency
office-field-accent = Colour
office-field-mark = Letter of the logo
office-field-tagline = Tagline
office-field-hours = Opening hours
office-field-observe = Observed
office-field-keep-days = Kept for days
office-field-voucher-budget = Vouchers a day
office-field-email = E-mail address
office-field-lang = Language
office-field-skills = Skills
office-field-authority = May grant alone
office-field-roles = Roles
office-field-active = Has access
office-field-first = First name
office-field-last = Family name
office-field-phone = Telephone
office-field-manager = Manager
office-field-label = What for
office-field-bearer = Acts for

office-tokens-title = Keys for programs
office-tokens-lead = A program with a key may do through the HTTP API whatever the one it acts for may do.
office-tokens-none = No keys yet
office-token-new = Make a key
office-token-new-lead = Choose one person or one member of staff. The key is shown once.
office-token-label = What it is for
office-token-label-hint = Such as “stock system”.
office-token-person = Acts for this person
office-token-person-hint = Their number or e-mail address.
office-token-staff = Or for this member of staff
office-token-staff-hint = Only those whose every site you administer.
office-token-nobody = Nobody
office-token-for-one = Please choose either a person or a member of staff.
office-token-unknown = We do not find them among those whom you administer.
office-token-make = Make the key
office-token-made = Your new key
office-token-once = This is the only time it is shown. Keep it like a password.
office-copy = Copy
office-copied = Copied
office-token-kept = I have kept it
office-token-acts-for = acts for { $name }
office-token-of-staff = staff
office-token-is-revoked = Revoked
office-token-revoke = Revoke
office-token-revoke-lead = Programs that use this key for { $name } stop working at once. It cannot be taken back; a new key can be made.
office-token-revoke-sure = Revoke this key
office-token-revoked = The key is revoked.

# Articles
office-articles-title = Articles
office-articles-find = Words of the title
office-articles-all = All articles
office-articles-none = No articles yet
office-articles-none-text = Write the first one, or bring many at once with “segue import”.
office-articles-none-found = No article found
office-articles-none-found-text = Try fewer words, another language or another state.
office-article-new = New article
office-article-lang = Language
office-article-lang-any = Every language
office-article-lang-wrong = Please choose one of the site’s languages.
office-article-state = State
office-article-state-any = Every state
office-article-also = also in
office-article-read = Read it
office-article-title = Title
office-article-text = Text
office-article-text-hint = Markdown: ## a heading, **bold**, - a list, [words](https://example.org).
office-article-audience = Who may read it
office-article-tags = Tags
office-article-tags-hint = Separated by commas. They help to find it.
office-article-slug = Address
office-article-slug-hint = Empty: made from the title. It stays the same in every language, also when the title changes.
office-article-slug-taken = There is an article with this address in this language already. Please choose another address.
office-article-save-live = Save and publish
office-article-about = About this article
office-article-changed = Last changed
office-article-useful = Was it useful?
office-article-useful-said = { $yes } yes, { $no } no
office-article-published = Published. People find it within seconds.
office-article-withdrawn = Withdrawn. Nobody finds it any more; publish it to bring it back.
office-publish = Publish
office-save-draft = Save as draft
office-preview = Preview
office-preview-of = This is how people see it. Nothing is saved yet.
office-withdraw = Withdraw
office-translate = Write it in { $lang }
office-translate-lead = The form begins with the text that is there; write over it.
office-versions-title = Versions
office-versions-n = { $n ->
    [one] 1 version
   *[other] { $n } versions
}
office-version = Version { $n }
office-version-now = in use
office-version-restore = Use this text again
office-version-restored = The text of version { $n } is in use again.
office-about-job = Jobs
office-field-title = Title
office-field-slug = Address
office-field-audience = Who may read it
office-field-tags = Tags
office-field-state = State
office-field-version = Version
office-field-job = Job
office-field-about = About
office-field-problem = Problem

# Jobs that were given up
office-jobs-title = Given-up jobs
office-jobs-lead = What the program does by itself, such as sending mail, it tries several times. What still failed stands here.
office-jobs-waiting = { $n ->
    [0] Nothing is waiting to be done.
    [one] 1 job is waiting or running.
   *[other] { $n } jobs are waiting or running.
}
office-jobs-none = Nothing was given up
office-jobs-none-text = Everything the program had to do was done.
office-jobs-more = Older ones are not shown.
office-jobs-noticed = { $n ->
    [one] 1 job was given up.
   *[other] { $n } jobs were given up.
}
office-jobs-look = Look at them
office-job = Job
office-job-problem = Why it failed
office-job-made = Since
office-job-attempts = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
office-job-revive = Try again
office-job-revived = It is tried again now.
office-job-remove = Remove
office-job-remove-lead = It will never be done. This cannot be undone.
office-job-remove-sure = Remove this job
office-job-removed = The job is removed.
office-job-mail-send = Mail
office-job-order-send-back = How to send something back

# What was observed, counted
office-observed-by-day = The last two weeks
office-observed-latest = Latest visits
office-observed-day = Day
office-observed-visits = Visits
office-observed-offers = Help offered
office-accent-as-it-is = It can be read as it is: contrast { $ratio } : 1.
office-accent-moved = It could not be read well. Pages show it as { $colour }: contrast { $ratio } : 1.

# Quick replies
office-replies-title = Quick replies
office-replies-lead = Account managers type / and the short word; the sentence stands in the message then, and they can change it before they send it.
office-replies-built-in = These come with the program. They are used in { $lang } until you change, add or remove one.
office-replies-removed = Removed lately
office-reply-new = New quick reply
office-reply-short = Short word
office-reply-short-hint = What is typed after the /, such as hello. Letters, digits and dashes.
office-reply-body = Sentence in { $lang }
office-reply-body-hint = At most 1,000 characters. Words in braces are filled in at the desk; see below.
office-reply-such = For example:
office-reply-up = Move up
office-reply-down = Move down
office-reply-remove = Remove
office-reply-restore = Take it back
office-reply-added = The quick reply is there.
office-reply-moved = The order is changed.
office-reply-removed = /{ $short } is removed. You can take it back at the end of this page.
office-reply-restored = /{ $short } is there again.
office-reply-changed-meanwhile = Somebody else changed this reply while you were writing. It reads now: “{ $body }”. Save again to put yours in its place.
office-blanks-title = What can be filled in
office-blanks-gap = Where there is nothing to fill in, … stands at the desk.
office-blank-word = Write
office-blank-means = It becomes
office-blank-such = For example
office-blank-name = The person’s whole name
office-blank-name-such = Élise Marchand
office-blank-first = The person’s first name
office-blank-first-such = Élise
office-blank-me = What people call the account manager
office-blank-me-such = Nora
office-blank-site = The name of the site
office-blank-order = The order that is talked of
office-blank-order-such = #M41293
office-about-reply = Quick replies
office-field-short = Short word
office-field-body = Sentence
office-field-place = Place

# How it went
office-nav-measures = How it went
office-measures-title = How it went
office-measures-period = Period
office-measures-days = The last { $n } days
office-measures-export = As CSV
office-measures-contents = On this page
office-measures-lead = Counted since { $since }.
office-measures-shorter = What was observed is kept for { $n } days only, so searches, difficulties, visits and offers reach no further back.
office-measures-none = Nothing in this period.
office-measures-cut = There is more than can be counted here: only the latest 5,000 visits are looked at.
office-measures-ratings = Ratings of conversations
office-measures-words = What people wrote with their ratings
office-measures-articles = Ratings of articles
office-measures-searches = Searched and not found
office-measures-stuck = Where people got stuck
office-measures-levels = Visits
office-measures-offers = Help offered
office-measures-waits = Waiting for a person
office-measures-average = { $average } of 5 stars on average, from { $n ->
    [one] 1 rating
   *[other] { $n } ratings
}.
office-measures-n-stars = { $n ->
    [one] 1 star
   *[other] { $n } stars
}
office-measures-searched = { $n } searches, { $vain } of them found nothing.
office-measures-levels-lead = By how they stood when the person was last seen.
office-measures-home = Home page
office-measures-seconds = { $n } seconds
office-measures-col-stars = Stars
office-measures-col-ratings = Ratings
office-measures-col-words = Words
office-measures-col-day = Day
office-measures-col-article = Article
office-measures-col-lang = Language
office-measures-col-useful = Useful
office-measures-col-not-useful = Not useful
office-measures-col-share = Share of useful
office-measures-col-searched = Searched for
office-measures-col-times = Times
office-measures-col-visits = Visits
office-measures-col-where = Wanted to, or page
office-measures-col-step = Step
office-measures-col-what = What happened
office-measures-col-stood = How it stood
office-measures-col-outcome = Offers of help
office-measures-col-offers = How many
office-measures-col-measure = Measure
office-measures-col-value = Value
office-measures-offers-made = Made
office-measures-offers-accepted = Accepted
office-measures-offers-declined = Declined
office-measures-offers-lapsed = Went away unanswered
office-measures-offers-open = Still open
office-measures-waits-asked = Asked for a person
office-measures-waits-waiting = Wait now
office-measures-waits-left = Left it with us
office-measures-waits-cancelled = Gave up waiting
office-measures-waits-accepted = Were picked up
office-measures-waits-half = Half of them waited at most
office-measures-waits-most = Nine of ten waited at most
office-measures-waits-longest = The longest wait
office-measures-waits-vanished = Lost their account manager and went to the front
office-measures-waits-calls = Calls promised
office-measures-waits-calls-kept = Calls made
office-measures-waits-calls-cancelled = Calls cancelled
office-measures-waits-calls-open = Calls still to be made

# What is kept, and for how long
office-kept-title = What is kept, and for how long
office-kept-rule = One number holds for the whole site: a visit is deleted { $n } days after the person was last seen, with everything observed in it, of whatever kind.
office-kept-now = Kept now: { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} with { $events ->
    [one] 1 event
   *[other] { $events } events
}.
office-kept-first = The first of them goes on { $day }.
office-kept-many = There are too many events to count them by kind.
office-kept-none = Nothing is kept.
office-kept-kind = What was noticed
office-kept-stored = What is stored of it
office-kept-example = The latest one
office-kept-count = How many
office-kept-oldest = The oldest
office-kept-goes = First deletion
office-kept-page = Address of the page, without what stands behind ?
office-kept-section = Page and name of the section
office-kept-search = What was searched for, and how many results there were
office-kept-field = Page and name of the field, whether it was visited, left or filled again; not what was typed
office-kept-invalid = Page, field, and which check failed; not what was typed
office-kept-refused = What was wanted, and which rule refused with which reason
office-kept-dead-click = Page and label of what was clicked
office-kept-rage-click = Page, label, and how many clicks
office-kept-thrash = The page
office-kept-idle = Page, and for how many seconds
office-kept-download = Page and name of the document
office-kept-submit = Page and name of the form; not what was typed
office-kept-success = What was done
office-kept-help = The page
office-kept-device = Kind of device, browser, quality of the connection, declared aids
office-kept-error-click = Page and label of what was clicked
office-kept-request = Page, whether it failed or was slow, and for how many seconds
office-kept-abandon = Page and name of the form; not what was typed
office-kept-copy = The page; not what was copied
office-kept-language = The language
office-kept-zoom = By how many percent
office-kept-message = Whether it asks for a person, sounds upset or is urgent; not its words
office-kept-again = What was wanted, and in how many visits

# What comes next
office-site-name-missing = Please enter the name of the site.
office-your-name-missing = Please enter your own name.
office-next-title = What comes next
office-next-hours = { $site } is never open: say when people can be helped.
office-next-articles = { $site } has no published articles: write the first one, or bring many with “segue import articles”.
office-next-persons = Nobody is known at { $site } yet: add somebody, or bring many with “segue import shop”.
office-next-desk = At the desk you help people yourself.
office-next-hours-do = Set the hours
office-next-articles-do = Write an article
office-next-persons-do = Add a person
office-next-desk-do = To the desk

# Decisions on what was asked for.
office-did-remedy-granted = { $who } granted what was asked for { $what }.
office-did-remedy-refused = { $who } refused what was asked for { $what }.
office-field-amount = Worth
office-field-asked-by = Asked by
office-field-act = What
office-field-reason = Reason
office-measures-kinds = Help offered, by kind
office-measures-kinds-lead = “Helped” and “Did not help” is what people said of a field’s explanation or an article, where they said anything.
office-measures-col-kind = Kind
office-measures-col-shown = Shown
office-measures-col-accepted = Accepted
office-measures-col-declined = Declined
office-measures-col-lapsed = Went away
office-measures-col-helped = Helped
office-measures-col-not-helped = Did not help

office-site-website = Your website
office-website-lead = One line in your own website’s pages lets Segue notice there that somebody is stuck, and offer help that can be kept.
office-website-origins = Where the script may stand
office-website-origins-hint = One address on each line, without a path: https://www.example.org. At most 20.
office-website-origin-wrong = “{ $origin }” is not an address like https://www.example.org.
office-website-origin-missing = Enter at least one address.
office-website-basis = Why people may be observed there
office-website-basis-missing = Choose one.
office-basis-consent = They agree first
office-basis-consent-hint = Nothing is observed until your page says that somebody agreed.
office-basis-interest = We declare a legitimate interest
office-basis-interest-hint = Your organisation answers for it. Whoever’s browser says no (Global Privacy Control, Do Not Track) is not observed.
office-basis-none = Nobody is observed
office-basis-none-hint = Help can be asked for; nothing else leaves the page.
office-website-fields = Fields that may be named
office-website-fields-hint = The name of a field on each line. What is typed never leaves the page; without this, not even names of fields do.
office-website-fields-wrong = At most { $most } fields, each of at most { $length } characters.
office-website-tag = Put it into your pages
office-website-tag-label = This line, in each page
office-website-policy = If your pages have a content security policy, add to it
office-website-arrived = What arrives
office-website-arrived-none = Nothing has arrived yet
office-website-arrived-none-text = Open one of your pages with the line in it. What it sends stands here within seconds.
office-website-look-again = Look again
office-website-keys = Keys by which your server says who somebody is
office-website-keys-text = Your server signs a token for whoever is signed in with you. Nobody counts as known without one. Two keys can be in force, so that you can replace one without a gap.
office-website-key-since = since
office-website-key-until = until
office-website-key-retire = Retire
office-website-key-make = Make a key
office-website-key-made = Your new key
office-website-key-name = Its name (kid):
office-website-key-secret = Its secret
office-website-key-retired = The key is retired. What is signed with it no longer counts.
office-website-first = Save your website’s address first.
office-did-website-changed = { $who } changed the website of { $what }.
office-did-website-key-made = { $who } made a key for the website of { $what }.
office-did-website-key-retired = { $who } retired a key of the website of { $what }.
office-field-basis = Why it is observed
office-field-origins = Where the script stands
office-field-fields = Fields that may be named
office-field-key = Key

office-did-site-words-changed = { $who } changed what { $what } says when it offers help.
office-offers-title = Words for offers of help
office-offers-lead = What people read when help is offered to them. What you leave empty is said in the usual words.
office-offers-field = What a field wants
office-offers-answer = An answer
office-offers-service = The right page
office-offers-call = A call
office-offers-person-now = Somebody to talk to, now
office-offers-person-wait = Somebody to talk to, soon
office-offers-usual = Usually:
office-offers-blanks = Filled in:
office-offers-reset = Use the usual words
office-offers-longest = At most { $n ->
    [one] one character
   *[other] { $n } characters
  } each. Markup is shown as text.
office-offers-preview = Show the cards
office-offers-such = As people see it
office-offers-such-lead = With example content. The first sentence says why help is offered and comes from what happened.
office-offers-such-reason = You tried three times to send this form.
office-offers-such-label = Postcode
office-offers-such-words = Five digits, without spaces.
office-offers-such-title = How to return something
office-offers-such-goal = change the address
office-measures-regret = Offers taken and regretted
office-measures-regret-lead = Regretted: it did not help, closed within { $seconds } seconds, “don’t offer me help again”, or nothing more heard of the visit from { $left } seconds after the offer on. In brackets: between which shares it lies with 95 per cent certainty (Wilson’s interval).
office-measures-regret-causes = Offers regretted, by what blocked
office-measures-control = What offers bring
office-measures-control-lead = Of 100 visits that were about to be offered something, { $n } were held back by chance. Each visit counts once, in the group that it was in; where the share was changed, from then on. Gave up: did not reach what they wanted, went to nobody, and nothing was heard of them for an hour.
office-measures-control-offered = Offered something
office-measures-control-held = Held back
office-measures-control-fewer = With offers, { $low } to { $high } fewer of 100 gave up (95 per cent certain).
office-measures-control-more = With offers, { $low } to { $high } more of 100 gave up (95 per cent certain).
office-measures-control-unsure = Whether offers make a difference cannot be told yet: with them between { $low } more and { $high } fewer of 100 gave up.
office-measures-col-group = Group
office-measures-col-ended = Visits that ended
office-measures-col-reached = Reached it themselves
office-measures-col-somebody = Went to somebody
office-measures-col-gave-up = Gave up
office-measures-col-still = May still be there
office-measures-share = { $n } % ({ $between })
office-measures-between = { $low } to { $high } %
office-measures-col-cause = What blocked
office-measures-col-accepted-share = Share accepted
office-measures-col-regretted = Regretted
office-measures-col-regretted-share = Share regretted
office-measures-col-regret-not-helped = Did not help
office-measures-col-regret-closed = Closed at once
office-measures-col-regret-never = Never again
office-measures-col-regret-left = Left
office-offers-heading = Heading of every offer
office-offers-save = Save and go on later

office-did-site-rules-changed = { $who } changed when { $what } offers help.
office-rules-title = When help is offered
office-rules-lead = Try other rules on visits that are kept before you save them. Nobody is offered anything by trying.
office-rules-judge = Who says that somebody is stuck
office-rules-judge-model = Signs and a learned model
office-rules-judge-model-hint = Whoever sees it first. In recorded visits this finds nearly twice as many of those who give up as signs alone, at the price of a few offers to people who would have managed.
office-rules-judge-rules = Signs alone
office-rules-judge-rules-hint = Fixed weights only. Hardly ever wrong, but misses about half of those who give up.
office-rules-sensitivity = How soon
office-rules-careful = Carefully
office-rules-careful-hint = Only with half as much more evidence than it takes to be stuck.
office-rules-normal = As usual
office-rules-normal-hint = As soon as somebody is stuck.
office-rules-eager = Soon
office-rules-eager-hint = With seven tenths of the evidence that it takes to be stuck.
office-rules-pause = A no counts for
office-rules-pause-hint = For the same goal it counts for ever, and for the rest of the visit.
office-rules-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
  }
office-rules-kinds = What may be offered
office-rules-off = Not offered
office-rules-control = Held back, to compare with
office-rules-control-hint = Chance picks these visits. They are offered nothing unasked; whoever asks for help gets it. “How it went” tells what became of both groups. Trying rules leaves this out.
office-rules-share = { $n ->
    [0] No visits
   *[other] { $n } of 100 visits
}
office-rules-learn = Learn each night from this site’s own visits how likely it is that somebody gives up
office-rules-learned = Learned from this site’s visits
office-rules-learned-told = On { $day }, from { $visits } visits of 30 days in which something was tried: { $hard } % did not manage alone. The built-in weights expect { $expected } %, with what was learned it is { $now } %. Where they say 50 %, it is { $even } % here.
office-rules-unlearn = Back to the built-in weights
office-rules-days = Try on the visits of
office-rules-try = Try
office-rules-tried = What it would have meant
office-rules-told = Would have offered { $offered ->
    [one] once
   *[other] { $offered } times
  } in { $visits ->
    [one] one visit
   *[other] { $visits } visits
  } (as it is now: { $now }), { $nobody } of them when nobody was free, and { $themselves } to people who then reached their goal by themselves.
office-rules-col-now = As it is now
office-rules-col-tried = Tried
office-rules-offered = Offers, the first of each visit
office-rules-nobody = Of these when nobody was free
office-rules-themselves = Of these to people who then reached their goal by themselves
office-rules-silent = Not offered because of an earlier no
office-rules-how = The kept events go through the same machine again; the first offer of each visit counts, because nobody knows how it would have been answered. Who was there is taken from what account managers declared and which conversations went on; whoever only closed the window counts as there. Whether an article fits is not looked up: it counts where there were words to look for.
office-rules-before = Before that it was:
office-rules-back = Take the last change back
office-rules-no-before = There is nothing to take back.
# Recordings of co-browsing.
office-recordings = Keep recordings of co-browsing for
office-recordings-hint = Days. With 0, account managers cannot ask for one. Whatever the person was told at the time is never exceeded.
office-recordings-none = No recordings
office-recordings-confirm = { $n ->
    [0] All recordings will be deleted within the hour. This cannot be undone.
    [one] Recordings made more than 1 day ago will be deleted within the hour. This cannot be undone.
   *[other] Recordings made more than { $n } days ago will be deleted within the hour. This cannot be undone.
}
office-did-recording-replayed = { $who } watched a recording of the case { $what }.
office-field-recording-days = Recordings kept for days
office-field-case = Case
