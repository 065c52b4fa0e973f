# Co-browsing: Die Betreuung sieht die Seite der Person, wenn diese zustimmt.

cobrowse-region = Ihre Seite, von Ihrer Betreuung gesehen
cobrowse-question = { $name } möchte diese Seite sehen
cobrowse-visible = { $name } würde die Seiten dieser Website sehen, die Sie geöffnet haben, so wie sie sich ändern, und wo Ihr Mauszeiger ist. Aufgezeichnet wird nichts, außer Sie stimmen dem eigens zu.
cobrowse-never = Niemals sichtbar: Passwörter, Zahlungsdaten, andere Websites, andere Fenster. Auch was Sie eintippen, bleibt verborgen.
cobrowse-how-to-end = Beenden Sie es jederzeit: mit der Schaltfläche unten oder durch zweimaliges Drücken von Esc. Mit dem Gespräch endet es von selbst.
cobrowse-fields = Auch zeigen, was ich in gewöhnliche Felder eintippe
cobrowse-clicks = { $name } darf auch für mich klicken
cobrowse-yes = Ja, diese Seite zeigen
cobrowse-no = Nein
cobrowse-on = { $name } sieht diese Seite
cobrowse-on-at = { $name } sieht die Seite, die Sie auf { $host } geöffnet haben
cobrowse-elsewhere = Sie werden auch auf { $host } gefragt: Sagen Sie dort Ja, um die Seite zu zeigen, die Sie dort geöffnet haben. Ein Ja hier zeigt diese Seite.
cobrowse-key = Zweimal Esc beendet es.
cobrowse-end = Beenden
cobrowse-over = Diese Frage ist nicht mehr offen.
cobrowse-marked = { $name } zeigt auf etwas auf dieser Seite.
cobrowse-drawn = { $name } zeichnet auf dieser Seite.
cobrowse-clicked = { $name } hat für Sie geklickt.
cobrowse-filling = { $name } schlägt einen Eintrag vor für
cobrowse-fill-yes = Eintragen
cobrowse-fill-no = Nein, danke

# Recordings of co-browsing.
cobrowse-tape-question = { $name } fragt: Darf ich aufzeichnen, was ich sehe?
cobrowse-tape-purpose = Wozu: { $purpose }
cobrowse-tape-what = Aufgezeichnet wird genau das, was jetzt zu sehen ist: Passwörter, Zahlungsdaten und was Sie eintippen, sind nicht dabei.
cobrowse-tape-what-fields = Aufgezeichnet wird genau das, was jetzt zu sehen ist, auch was Sie in gewöhnliche Felder eintippen, wie Sie es erlaubt haben. Passwörter und Zahlungsdaten sind nicht dabei.
cobrowse-tape-kept = { $n ->
    [one] Sie bleibt 1 Tag bei Ihrem Fall und wird dann gelöscht. Wer sich um Ihren Fall kümmert, darf sie ansehen.
   *[other] Sie bleibt { $n } Tage bei Ihrem Fall und wird dann gelöscht. Wer sich um Ihren Fall kümmert, darf sie ansehen.
}
cobrowse-tape-end = Sie können sie jederzeit beenden und behalten oder verwerfen. Später löschen Sie sie unter „Was über mich beobachtet wurde“. Ohne sie bekommen Sie dieselbe Hilfe.
cobrowse-tape-no = Nein, nicht aufzeichnen
cobrowse-tape-yes = Ja, aufzeichnen
cobrowse-tape-on = Aufzeichnung läuft
cobrowse-tape-keep = Beenden und behalten
cobrowse-tape-discard = Beenden und verwerfen
