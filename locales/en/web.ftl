# What every page says.
web-skip = Skip to the content
web-nav = Main
web-language = Language
web-account = Account
web-profile = Profile
web-preferences = Display and language
web-sign-in = Sign in
web-sign-out = Sign out
web-offline = No connection. We keep trying; what you write stays here.
web-optional = (optional)
web-face-portal = Help
web-face-desk = Desk
web-face-office = Office
web-step-done = , done
web-pages = Pages
web-newer = Newer
web-older = Older
web-to-start = Go to the start page
web-instead = What you can do instead
web-typed = What you wrote
web-send-again = Send again
web-close = Close

web-form-errors = Please check the following
web-form-unreadable = We could not read what was sent. Please try again.

web-now = just now
web-minutes-ago = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
web-minutes-to-come = { $n ->
    [one] in 1 minute
   *[other] in { $n } minutes
}
web-hours-ago = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
web-hours-to-come = { $n ->
    [one] in 1 hour
   *[other] in { $n } hours
}
web-days-ago = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
web-days-to-come = { $n ->
    [one] in 1 day
   *[other] in { $n } days
}
web-yesterday = yesterday
web-tomorrow = tomorrow
web-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
web-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}

web-trouble-refused-title = That is not possible as it is
web-trouble-refused-text = Something about it does not fit.
web-problem-missing = There is no such thing, or this token may not see it
web-problem-forbidden = This token may not do that
web-problem-signin = A bearer token is needed, or the one sent is unknown or no longer valid
web-trouble-missing-title = We cannot find this page
web-trouble-missing-text = The address may be wrong, or what was here is gone.
web-trouble-method-title = This cannot be done here
web-trouble-method-text = The address is right, but it does not take what was sent.
web-trouble-forbidden-title = You may not open this page
web-trouble-forbidden-text = You are signed in, but this belongs to somebody else or needs another role.
web-trouble-signin-title = Please sign in again
web-trouble-signin-text = Your session has ended. After signing in you can go on.
web-trouble-large-title = That was too large
web-trouble-large-text = Please send less at once, or a smaller file.
web-trouble-many-title = That was too often
web-trouble-many-text = To protect everybody, we slow down repeated attempts.
web-trouble-wait = { $n ->
    [one] Please try again in 1 second.
   *[other] Please try again in { $n } seconds.
}
web-trouble-foreign-title = This did not come from our pages
web-trouble-foreign-text = Another website sent this in your name, so nothing was done. If it was you, please do it again on the page here.
web-trouble-stale-title = This page was open for too long
web-trouble-stale-text = For your safety we have not done anything yet. What you wrote is still here: check it and send it again.
web-trouble-cookie-title = Your browser did not keep our cookie
web-trouble-cookie-text = We need one to know that a form is yours. Please allow cookies for this site and send it again. Safari drops them at addresses that begin with http://; use another browser there.
web-trouble-fault-title = Something broke on our side
web-trouble-fault-text = It is not your fault, and we have been told. Please try again in a moment.
web-trouble-id = If you tell us about it, this number helps: { $id }
