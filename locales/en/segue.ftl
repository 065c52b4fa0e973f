segue-mail-sign-in-subject = Your link to sign in
segue-mail-sign-in-text =
    Hello { $name },

    this link signs you in. It works once, for 15 minutes:

    { $link }

    If you did not ask for it, do nothing: nobody can sign in without it.
