# Co-browsing: Die Betreuung sieht die Seite der Person, wenn diese zustimmt.

cobrowse-region = Ihre Seite, von Ihrer Betreuung gesehen
cobrowse-question = { $name } möchte diese Seite sehen
cobrowse-visible = { $name } würde die Seiten dieser Website sehen, die Sie geöffnet haben, so wie sie sich ändern, und wo Ihr Mauszeiger ist. Nichts wird aufgezeichnet.
cobrowse-never = Niemals sichtbar: Passwörter, Zahlungsdaten, andere Websites, andere Fenster. Auch was Sie eintippen, bleibt verborgen.
cobrowse-how-to-end = Beenden Sie es jederzeit: mit der Schaltfläche unten oder durch zweimaliges Drücken von Esc. Mit dem Gespräch endet es von selbst.
cobrowse-fields = Auch zeigen, was ich in gewöhnliche Felder eintippe
cobrowse-clicks = { $name } darf auch für mich klicken
cobrowse-yes = Ja, diese Seite zeigen
cobrowse-no = Nein
cobrowse-on = { $name } sieht diese Seite
cobrowse-key = Zweimal Esc beendet es.
cobrowse-end = Beenden
cobrowse-over = Diese Frage ist nicht mehr offen.
cobrowse-marked = { $name } zeigt auf etwas auf dieser Seite.
cobrowse-drawn = { $name } zeichnet auf dieser Seite.
cobrowse-clicked = { $name } hat für Sie geklickt.
cobrowse-filling = { $name } schlägt einen Eintrag vor für
cobrowse-fill-yes = Eintragen
cobrowse-fill-no = Nein, danke
