segue-mail-sign-in-subject = Your link to sign in
segue-mail-sign-in-text =
    Hello { $name },

    this link signs you in. It works once, for 15 minutes:

    { $link }

    If you did not ask for it, do nothing: nobody can sign in without it.

# Before there is a site.
segue-unset = This house is not set up yet
segue-unset-lead = Segue runs, but it has no site for anybody to visit.
segue-unset-link = If you run it: open the link that “segue serve” printed when it started. It makes the first site, works once and for 24 hours; starting again prints a new one.
