# Was jede Seite sagt.
web-skip = Zum Inhalt springen
web-nav = Hauptmenü
web-language = Sprache
web-account = Konto
web-profile = Profil
web-preferences = Anzeige und Sprache
web-sign-in = Anmelden
web-sign-out = Abmelden
web-offline = Keine Verbindung. Wir versuchen es weiter; was Sie schreiben, bleibt hier.
web-optional = (freiwillig)
web-face-portal = Hilfe
web-face-desk = Arbeitsplatz
web-face-office = Büro
web-step-done = , erledigt
web-pages = Seiten
web-newer = Neuere
web-older = Ältere
web-to-start = Zur Startseite
web-instead = Was Sie stattdessen tun können
web-typed = Was Sie geschrieben haben
web-send-again = Noch einmal senden
web-close = Schließen

web-form-errors = Bitte prüfen Sie Folgendes
web-form-unreadable = Wir konnten das Gesendete nicht lesen. Bitte versuchen Sie es noch einmal.

web-now = gerade eben
web-minutes-ago = { $n ->
    [one] vor 1 Minute
   *[other] vor { $n } Minuten
}
web-minutes-to-come = { $n ->
    [one] in 1 Minute
   *[other] in { $n } Minuten
}
web-hours-ago = { $n ->
    [one] vor 1 Stunde
   *[other] vor { $n } Stunden
}
web-hours-to-come = { $n ->
    [one] in 1 Stunde
   *[other] in { $n } Stunden
}
web-days-ago = { $n ->
    [one] vor 1 Tag
   *[other] vor { $n } Tagen
}
web-days-to-come = { $n ->
    [one] in 1 Tag
   *[other] in { $n } Tagen
}
web-yesterday = gestern
web-tomorrow = morgen
web-minutes = { $n ->
    [one] 1 Minute
   *[other] { $n } Minuten
}
web-hours = { $n ->
    [one] 1 Stunde
   *[other] { $n } Stunden
}

web-trouble-refused-title = So ist das nicht möglich
web-trouble-refused-text = Etwas daran passt nicht.
web-problem-missing = Das gibt es nicht, oder dieser Schlüssel darf es nicht sehen
web-problem-forbidden = Dieser Schlüssel darf das nicht
web-problem-signin = Ein Bearer-Token ist nötig, oder das gesendete ist unbekannt oder nicht mehr gültig
web-trouble-missing-title = Diese Seite finden wir nicht
web-trouble-missing-text = Vielleicht stimmt die Adresse nicht, oder es gibt die Seite nicht mehr.
web-trouble-method-title = Das ist hier nicht möglich
web-trouble-method-text = Die Adresse stimmt, aber sie nimmt nicht an, was gesendet wurde.
web-trouble-forbidden-title = Diese Seite dürfen Sie nicht öffnen
web-trouble-forbidden-text = Sie sind angemeldet, aber dies gehört jemand anderem oder verlangt eine andere Rolle.
web-trouble-signin-title = Bitte melden Sie sich wieder an
web-trouble-signin-text = Ihre Sitzung ist beendet. Nach der Anmeldung geht es weiter.
web-trouble-large-title = Das war zu groß
web-trouble-large-text = Bitte senden Sie weniger auf einmal oder eine kleinere Datei.
web-trouble-many-title = Das war zu oft
web-trouble-many-text = Zum Schutz aller bremsen wir wiederholte Versuche.
web-trouble-wait = { $n ->
    [one] Bitte versuchen Sie es in 1 Sekunde wieder.
   *[other] Bitte versuchen Sie es in { $n } Sekunden wieder.
}
web-trouble-foreign-title = Das kam nicht von unseren Seiten
web-trouble-foreign-text = Eine andere Website hat dies in Ihrem Namen gesendet, deshalb ist nichts geschehen. Falls Sie es waren, wiederholen Sie es bitte auf der Seite hier.
web-trouble-stale-title = Diese Seite war zu lange offen
web-trouble-stale-text = Zu Ihrer Sicherheit haben wir noch nichts getan. Was Sie geschrieben haben, ist noch da: Prüfen Sie es und senden Sie es noch einmal.
web-trouble-cookie-title = Ihr Browser hat unser Cookie nicht behalten
web-trouble-cookie-text = Wir brauchen eines, um zu wissen, dass ein Formular von Ihnen ist. Bitte erlauben Sie Cookies für diese Website und senden Sie es noch einmal. Safari verwirft sie bei Adressen, die mit http:// beginnen; nehmen Sie dort einen anderen Browser.
web-trouble-fault-title = Bei uns ist etwas schiefgegangen
web-trouble-fault-text = Es liegt nicht an Ihnen, und wir wissen davon. Bitte versuchen Sie es gleich noch einmal.
web-trouble-id = Wenn Sie uns davon berichten, hilft diese Nummer: { $id }
