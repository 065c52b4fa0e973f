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
office-yes = Yes
office-no = No
office-none = none
office-open = Open now
office-closed = Closed
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
office-setup-lead = One minute, then your first site is there. Everything can be changed later.
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
office-home-hello = Hello, { $name }
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
office-host-hint = Under which browsers find this site, such as help.example.org. Empty: at every name that is no other site's.
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
