# What the portal says.

## Navigation
portal-nav-home = Home
portal-nav-orders = Orders
portal-nav-products = Products
portal-nav-articles = Answers
portal-nav-things = My things

## Signing in and out
portal-sign-in = Sign in
portal-sign-in-to = Sign in to { $site }
portal-sign-in-lead = Tell us your e-mail address. We send you a link that signs you in; you need no password.
portal-email = E-mail address
portal-sign-in-email-wrong = Enter an e-mail address, such as name@example.org.
portal-sign-in-send = Send me a link
portal-sign-in-demo = This is the demo: use one of the addresses of its first page; the mail arrives on a page.
portal-sign-in-help = Is something not working?
portal-sign-in-sent = Check your mail
portal-sign-in-sent-lead = If we know the address, a message with a link is on its way. It signs you in.
portal-sign-in-sent-once = The link works once, for 15 minutes.
portal-sign-in-sent-spam = Nothing there? Look into the folder for unwanted mail.
portal-sign-in-sent-unknown = Perhaps you are known to us with another address.
portal-sign-in-sent-demo = In the demo, all mail is on one page:
portal-sign-in-sent-demo-link = see the mail
portal-sign-in-again = Send a new link
portal-sign-in-as = Welcome back, { $name }
portal-sign-in-as-lead = One more tap, and you are signed in on this device.
portal-sign-in-now = Sign in now
portal-sign-in-spent = This link has been used or is too old
portal-sign-in-spent-lead = A link works once and for 15 minutes. Enter your address, and we send a new one at once.
portal-sign-in-lost = Your browser did not keep the sign-in
portal-sign-in-lost-lead = You proved who you are, but the cookie that remembers it was dropped.
portal-sign-in-lost-safari = Safari keeps secure cookies over https only. On a local address without https, please use Firefox or Chrome.
portal-sign-in-lost-blocked = Or cookies are blocked for this site: allow them, then ask for a new link.
portal-signed-in = You are signed in. Good to see you, { $name }.
portal-signed-out = You are signed out.
portal-mail-hello = Hello { $name },
portal-mail-sign-in-subject = Your link to sign in to { $site }
portal-mail-sign-in = with this link you sign in to { $site }:
portal-mail-sign-in-once = It works once, within { $n } minutes.
portal-mail-sign-in-not-you = You did not ask for it? Then simply delete this message; nothing happens.

## Orders
portal-orders = Your orders
portal-orders-filter = Show
portal-orders-all = All
portal-orders-open = Under way
portal-orders-delivered = Delivered
portal-orders-back = Returns and exchanges
portal-orders-cancelled = Cancelled
portal-orders-none = No orders here
portal-orders-none-text = What you order appears here, with where it is and what you can do with it.
portal-orders-none-act = Look at products
portal-order-and-more = { $n ->
    [one] { $name } and 1 more
   *[other] { $name } and { $n } more
}
portal-order-title = Order { $order }
portal-order-placed = Placed on { $date }
portal-late = Late
portal-now-late = It should have arrived by { $date }. We are sorry.
portal-now-late-undated = It is late. We are sorry.
portal-now-pending = We are preparing it. Expected by { $date }.
portal-now-pending-undated = We are preparing it.
portal-now-packing = It is being packed. Expected by { $date }.
portal-now-packing-undated = It is being packed.
portal-now-sent = On its way. Expected by { $date }.
portal-now-sent-undated = On its way.
portal-now-delivered = Delivered on { $date }.
portal-now-delivered-undated = Delivered.
portal-now-cancelled = Cancelled; nothing more will come.
portal-now-returning = A return is under way. Instructions are in your mail.
portal-now-exchanging = An exchange is under way. Instructions are in your mail.
portal-now-delayed = The carrier reports a delay.
portal-now-delayed-at = The carrier reports a delay in { $place }.
portal-now-lost = The carrier cannot find the parcel. Talk to us, and we send it again.
portal-step-ordered = Ordered
portal-step-packed = Packed
portal-step-sent = Sent
portal-step-delivered = Delivered
portal-step-cancelled = Cancelled
portal-step-return-requested = Return requested
portal-step-exchange-requested = Exchange requested
portal-step-items-back = Items back with us
portal-step-refunded = Money returned
portal-step-exchanged = New items sent
portal-step-on = { $date }
portal-step-by = by { $date }
portal-order-may = What you can do
portal-order-may-nothing = Right now there is nothing to change here.
portal-order-may-not = What can’t be changed and why
portal-order-try = Try it anyway: { $act }
portal-order-items = Items
portal-order-total = Total
portal-parcel = Parcel
portal-parcel-n = Parcel { $n }
portal-parcel-replaced = Lost on the way; we sent another one.
portal-parcel-tracking = Tracking number
portal-parcel-no-events = No news from the carrier yet.
portal-order-address = Goes to
portal-order-payments = Payments
portal-order-payments-none = No money has moved yet.
portal-payment-payment = Paid
portal-payment-refund = Refunded
portal-order-papers = Documents
portal-order-invoice = Copy of the invoice
portal-help-title = Need a hand?
portal-help-order = We know this order and can do more than this page.
portal-help-talk = Talk to someone

## Doing something to an order
portal-act-step = Step { $n } of { $of }
portal-act-cancel-lead = You get back all that you paid.
portal-act-change-address-lead = Where should it go instead?
portal-act-change-payment-lead = Choose how you would like to pay instead. The amount stays the same.
portal-act-change-items-lead = Another colour, another size: choose for each item. This can be done once per order.
portal-act-return-lead = Choose what comes back and where the money goes.
portal-act-exchange-lead = Choose what you would like instead. This can be done once per order.
portal-act-doubt = As it stands, this will not go through.
portal-act-reason = Why do you cancel?
portal-reason-no-longer-needed = I no longer need it
portal-reason-ordered-by-mistake = I ordered it by mistake
portal-act-address = New address
portal-address1 = Street and number
portal-address2 = Flat, floor, door
portal-zip = Postcode
portal-city = Town
portal-state = State or region
portal-country = Country
portal-act-change-items-items = Your items
portal-act-change-items-items-hint = Please choose everything you want to change now; afterwards the order is final.
portal-act-exchange-items = Your items
portal-act-exchange-items-hint = Please choose everything you want to exchange now; it can be done once.
portal-act-return-items = What comes back?
portal-act-keep = Keep it as it is
portal-act-no-variants = There is no other option of this item.
portal-act-none-back = None
portal-act-pieces = { $n ->
    [one] 1 piece
   *[other] { $n } pieces
}
portal-act-same-price = same price
portal-act-dearer = { $amount } more
portal-act-cheaper = { $amount } less
portal-act-balance = Balance { $balance }
portal-act-change-payment-method = Pay with
portal-act-change-payment-method-hint = What you paid before is refunded.
portal-act-change-items-method = If the price differs
portal-act-change-items-method-hint = The difference is paid or refunded here.
portal-act-return-method = Where should the money go?
portal-act-return-method-hint = To what you paid with, or to one of your gift cards.
portal-act-exchange-method = If the price differs
portal-act-exchange-method-hint = The difference is paid or refunded here.
portal-act-next = Next: check what happens
portal-act-checking = Checking…
portal-act-leave = Leave it as it is
portal-act-nothing-yet = Nothing happens yet; you see first what it costs or brings.
portal-act-check = Check what will happen
portal-act-happens = This will happen
portal-act-from = from
portal-act-to = to
portal-you-get = You get back
portal-you-pay = You pay
portal-after-arrival = once the items are back
portal-act-doing = Just a moment…
portal-act-gone = What you looked over is no longer kept, or it is done. Nothing was changed now.
portal-act-edit = Change something
portal-act-cancel-confirm = Yes, cancel the order
portal-act-change-address-confirm = Yes, send it there
portal-act-change-payment-confirm = Yes, change the payment
portal-act-change-items-confirm = Yes, change the items
portal-act-return-confirm = Yes, return them
portal-act-exchange-confirm = Yes, exchange them
portal-act-cancel-done = The order is cancelled
portal-act-change-address-done = The address is changed
portal-act-change-payment-done = The payment is changed
portal-act-change-items-done = The items are changed
portal-act-return-done = The return is registered
portal-act-exchange-done = The exchange is registered
portal-act-next-happens = What happens next
portal-next-refund = Gift cards have their money back already; cards and PayPal within 5 to 7 business days.
portal-next-noted = It is noted in your history; you need not keep anything.
portal-next-address = The parcel goes to the new address; the date stays the same.
portal-next-payment = The new method has been charged, the former one is refunded.
portal-next-items = We pack the new choice. A difference in price has been settled.
portal-next-final = The order is final now; it cannot be changed or cancelled any more.
portal-next-mail = You receive a mail that says how to send the items back.
portal-next-refund-after = The money follows once the items are back with us.
portal-next-exchange-after = The new items leave once the others are back with us.
portal-act-see-order = See the order
portal-act-home = To the start page

## Invoice
portal-invoice-title = Invoice for order { $order }
portal-invoice-file = invoice
portal-invoice-order = Order
portal-invoice-date = Order date
portal-invoice-delivered = Delivered
portal-invoice-status = Status
portal-invoice-copied = Copy made
portal-invoice-to = Billed to
portal-invoice-items = Items
portal-invoice-item = Item
portal-invoice-quantity = Quantity
portal-invoice-price = Price
portal-invoice-amount = Amount
portal-invoice-total = Total
portal-invoice-payments = Payments and refunds
portal-invoice-paid-on = Date
portal-invoice-what = What
portal-invoice-method = Payment method
portal-invoice-copy-note = This is a copy of the electronic invoice. It shows the order as it stands today.

## Home
portal-morning = Good morning, { $name }
portal-day = Hello, { $name }
portal-evening = Good evening, { $name }
portal-home-quiet = Everything is settled; nothing waits for you.
portal-home-under-way = { $n ->
    [one] One thing is under way.
   *[other] { $n } things are under way.
}
portal-home-under-way-late = { $n ->
    [one] One thing is under way, and it is late.
   *[other] { $n } things are under way, { $late } of them late.
}
portal-home-way = Under way
portal-home-way-none = Nothing is under way. What you order or ask for appears here with its next date.
portal-home-short = What you might want to do
portal-home-recent = Recently
portal-home-recent-none = Nothing has happened yet.
portal-home-all = See everything
portal-home-leave = Your time off
portal-home-leave-of = of { $total }
portal-leave-from = from { $date }
portal-help-home = A person answers, knows what this is about, and stays with you until it is done.
portal-short-about = { $what }
portal-short-late = Ask where it is
portal-short-return = Give something back
portal-short-items = Change what you ordered
portal-short-address = Send it elsewhere
portal-short-invoice = Invoice as PDF
portal-short-again = Buy it again
portal-short-bought = { $n ->
    [one] { $what }, bought once
   *[other] { $what }, bought { $n } times
}
portal-case = Case
portal-case-open = We are looking after it.
portal-case-until = You hear from us by { $date }.
portal-talk = Your conversation
portal-talk-open = Someone is with you; go on writing.
portal-talk-waiting = You are in the queue.
portal-timeline-profile = You changed your details
portal-timeline-preferences = You changed your preferences
portal-welcome = How can { $site } help?
portal-welcome-lead = Find your order, an answer or a person. Whatever you start, you need not repeat yourself.
portal-welcome-lead-work = Time off, payslips, answers, and people who help.
portal-welcome-answers = Often asked
portal-welcome-in = Already with us?
portal-welcome-in-text = Sign in and see what is under way. No password, just a link by mail.

## Search
portal-search = Search
portal-search-title = Search
portal-search-label = Search orders, products and answers
portal-search-hint = Order number, product or question
portal-search-none = Nothing found for “{ $words }”
portal-search-none-text = Try other words, or ask somebody: they see what you searched for.
portal-search-found = { $n ->
    [one] 1 result
   *[other] { $n } results
}
portal-search-more = { $n ->
    [one] 1 more answer
   *[other] { $n } more answers
}

## Products
portal-products = Products
portal-products-search = Search products
portal-products-none = No such product
portal-products-none-text = Perhaps it goes by another name.
portal-products-all = See all products
portal-product-from = { $n ->
    [one] { $price }
   *[other] From { $price }, { $n } options
}
portal-product-none = Not for sale at the moment
portal-product-sold-out = Sold out
portal-product-in-stock = In stock
portal-product-stock = Availability
portal-product-price = Price
portal-product-variants = Options and prices

## Articles
portal-articles = Answers
portal-articles-search = Search answers
portal-articles-none = No answers yet
portal-articles-none-text = Ask us; a person answers.
portal-article-other-lang = This answer exists in { $lang } only.
portal-article-updated = Last changed on { $date }
portal-article-toc = On this page
portal-article-useful = Was this useful?
portal-article-yes = Yes
portal-article-no = No
portal-article-missing = What was missing?
portal-article-said-yes = You said: yes. Thank you.
portal-article-said-no = You said: no. We will improve it.
portal-article-sign-in = Sign in to tell us
portal-article-thanks = Thank you, that helps us and others.
portal-article-thanks-no = Thank you. Whoever looks after this answer will see it.
portal-article-others = Related
portal-article-not-solved = Not solved?

## About oneself
portal-save = Save
portal-profile = Your details
portal-profile-lead = So that we address you rightly and parcels find you.
portal-profile-who = Name
portal-profile-first = First name
portal-profile-last = Family name
portal-profile-first-missing = Enter the name by which we may call you.
portal-profile-name-wrong = A name has at most 80 characters.
portal-profile-reach = How we reach you
portal-profile-email-hint = You sign in with this address. To change it, please talk to us.
portal-profile-phone = Telephone
portal-profile-phone-hint = For calls that you ask for; we do not advertise.
portal-profile-phone-wrong = Enter a telephone number, such as +36 1 234 5678.
portal-profile-where = Your address
portal-profile-where-hint = For future orders. Orders under way keep theirs; change it on the order itself.
portal-profile-saved = Your details are saved.
portal-profile-more = More about you
portal-preferences = Display and language
portal-preferences-lead = As you like it. Changes show at once, on all your devices.
portal-preferences-saved = Saved. This is how it looks now.
portal-pref-see = How you see us
portal-pref-talk = How we talk
portal-pref-lang = Language
portal-pref-size = Text size
portal-pref-size-normal = As the device says
portal-pref-size-large = Large
portal-pref-size-largest = Very large
portal-pref-contrast = Contrast
portal-pref-contrast-normal = As the device says
portal-pref-contrast-more = More
portal-pref-motion = Motion
portal-pref-motion-normal = As the device says
portal-pref-motion-less = None
portal-pref-channel = We reach you by
portal-pref-channel-email = E-mail
portal-pref-channel-portal = These pages only
portal-pref-channel-portal-hint = You find everything under “My things”.
portal-pref-channel-telephone = Telephone
portal-pref-manner = How I would like to be spoken to
portal-pref-manner-usual = As usual
portal-pref-manner-slowly = Slowly, step by step
portal-pref-manner-writing = In writing rather than by voice
portal-pref-manner-plain = In plain words
portal-pref-manner-formal = Formally
portal-pref-approach = When something does not work
portal-pref-approach-welcome = You may offer me help
portal-pref-approach-welcome-hint = Calmly, in the page, never twice after a no.
portal-pref-approach-never = Don’t approach me
portal-pref-approach-never-hint = Help stays one tap away.
portal-observed = What was observed about me
portal-observed-lead = { $n ->
    [one] What you do on these pages is kept for one day, then deleted.
   *[other] What you do on these pages is kept for { $n } days, then deleted.
}
portal-observed-why = It shows us where you get stuck, so that we can help and mend the page.
portal-observed-never = What you type is shared only if you agree; passwords and card numbers never leave your device.
portal-observed-choose = You decide whether we may approach you:
portal-observed-none = Nothing is kept about you
portal-observed-none-text = As soon as there is something, you find it here.
portal-observed-events = { $n ->
    [one] 1 thing observed
   *[other] { $n } things observed
}
portal-observed-goal = What you seemed to want: { $goal }
portal-observed-delete = Delete this visit
portal-observed-export = Keep a copy (JSON)
portal-observed-delete-all = Delete everything
portal-observed-deleted = { $n ->
    [one] 1 visit is deleted.
   *[other] { $n } visits are deleted.
}
portal-event-page = Page opened
portal-event-section = Section read
portal-event-search = Searched
portal-event-field = Field filled in
portal-event-invalid = Field not accepted
portal-event-refused = Refused by a rule
portal-event-click = Clicked without effect
portal-event-thrash = Went back and forth
portal-event-idle = Paused in a form
portal-event-download = Document fetched
portal-event-submit = Form sent
portal-event-success = Done
portal-event-help = Looked for help
portal-event-device = Kind of device
portal-event-error-click = Clicked, and the page failed
portal-event-request = Page slow or without an answer
portal-event-abandon = Form left unfinished
portal-event-copy = Error text copied
portal-event-language = Language chosen
portal-event-zoom = Page made larger
portal-event-message = Message written
portal-event-again = Here again

## My things and documents
portal-things = My things
portal-things-cases = Cases
portal-things-cases-none = No cases. When something needs more than a moment, it stays here until it is settled.
portal-things-leave = Time off
portal-things-timeline = Everything that happened
portal-case-code = Code
portal-case-wrong = What was wrong
portal-case-done = What was done
portal-case-next = Next by
portal-case-about = About
portal-case-read = Read it again
portal-case-state-open = Open
portal-case-state-resolved = Resolved
portal-vouchers = Vouchers
portal-vouchers-none = You have no vouchers.
portal-voucher-until = Valid until { $date }
portal-documents = My documents
portal-documents-lead = As accessible PDF, in your language, as things stand today.
portal-documents-none = No documents yet
portal-documents-none-text = Invoices and statements appear here.
portal-document-invoice = Invoice: { $what }
portal-document-payslip = Payslip { $month }

## Mails about orders
portal-mail-back-subject = How to send back items of order { $order }
portal-mail-back-return = your return of items of order { $order } is registered.
portal-mail-back-exchange = your exchange of items of order { $order } is registered.
portal-mail-back-pack = 1. Pack the items, in their own box if you still have it.
portal-mail-back-number = 2. Write the number { $order } on the parcel.
portal-mail-back-hand = 3. Hand it in at any post office within 14 days; we pay the postage.
portal-mail-back-see = You can follow it here: { $url }

## Where an order stands, in a word
portal-badge-preparing = In preparation
portal-badge-packing = Being packed
portal-badge-packed = Packed
portal-badge-sent = On its way
portal-now-packed = It is packed and about to leave. Expected by { $date }.
portal-now-packed-undated = It is packed and about to leave.

## Small things
portal-next = Next
portal-previous = Previous
portal-product-mine = Your orders with it
portal-search-hint-work = Question or subject
portal-home-way-none-work = Nothing is under way. What you ask for appears here with its next date.
portal-short-leave = Ask for leave
portal-short-leave-why = { $left } left this year
portal-short-payslip = Latest payslip

## What waits for a manager
portal-to-decide = { $n ->
    [one] 1 request waits for your decision
   *[other] { $n } requests wait for your decision
}
portal-to-decide-next = The first leave begins on { $date }.
portal-to-decide-you = Your turn

# What was typed when the session had ended.
portal-unsent-kept = Your session had ended, so what you wrote is not sent yet. We keep it for an hour: sign in, look it over and send it.
portal-unsent-title = You wrote this; it is not sent yet
portal-unsent-lead = Your session had ended. Look it over and send it now.
portal-unsent-form = Your form
portal-unsent-rating = Your rating
portal-unsent-stars = Stars
portal-unsent-answer = Answer
portal-unsent-send = Send
portal-unsent-throw = Throw away
portal-unsent-thrown = What you wrote is thrown away. Nothing was sent.
portal-unsent-until = Kept until { $time }, for you alone. Passwords, codes and card numbers are never kept.

portal-saved-do = Save and go on later
portal-saved-how = Saving keeps what you typed for { $n } days, for you alone, on any device where you sign in. Passwords, codes and card numbers are never kept.
portal-saved-title = Saved. You can go on whenever you like
portal-saved-lead = What you typed is kept for { $n } days, for you alone. You find it on your home page, on this or another device.
portal-saved-middle = You were in the middle of
portal-saved-until = Kept until { $day }.
portal-saved-never = Passwords, codes and card numbers are never kept.
portal-saved-go-on = Go on
portal-saved-empty = Nothing was typed yet.
portal-saved-mail = Mail me a link
portal-saved-mailed = The link is on its way to you.
portal-saved-too-many = That is too often. Please try again later.
portal-saved-mail-subject = Go on where you stopped, { $site }
portal-saved-mail-text = You saved a form at { $site }. After you have signed in, you can go on here:
portal-saved-mail-until = It is kept until { $day }.
# Recordings of co-browsing.
portal-recordings = Recordings of what your account manager saw
portal-recordings-lead = You agreed to them. Deleting one takes your consent back.
portal-recording-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
portal-recording-running = Being recorded now
portal-recording-what = Seen by { $name }. What for: { $purpose }
portal-recording-until = kept until { $date }
portal-recording-manage = See and delete
portal-recording-export = Keep as a file
portal-recording-delete = Delete this recording
portal-recording-deleted = The recording is deleted.
