segue-mail-sign-in-subject = Ihr Link zum Anmelden
segue-mail-sign-in-text =
    Guten Tag { $name },

    mit diesem Link melden Sie sich an. Er funktioniert einmal, 15 Minuten lang:

    { $link }

    Falls Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun: Ohne ihn kann sich niemand anmelden.
