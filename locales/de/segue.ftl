segue-mail-sign-in-subject = Ihr Link zum Anmelden
segue-mail-sign-in-text =
    Guten Tag { $name },

    mit diesem Link melden Sie sich an. Er funktioniert einmal, 15 Minuten lang:

    { $link }

    Falls Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun: Ohne ihn kann sich niemand anmelden.

# Bevor es eine Website gibt.
segue-unset = Hier ist noch nichts eingerichtet
segue-unset-lead = Segue läuft, aber es gibt noch keine Website, die jemand besuchen könnte.
segue-unset-link = Falls Sie es betreiben: Öffnen Sie den Link, den „segue serve“ beim Start ausgegeben hat. Er richtet die erste Website ein und gilt einmal, 24 Stunden lang; ein neuer Start gibt einen neuen aus.
