struggle-level-none = unbeschwert
struggle-level-uneasy = unsicher
struggle-level-stuck = kommt nicht weiter
struggle-level-giving-up = gibt bald auf

# Warum jemand nicht weiterkommt: erst für den Arbeitsplatz, dann (-you) für die Person.
struggle-refused-goal = { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } vergeblich versucht: { $goal }
struggle-refused-goal-you = Sie haben { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } versucht: { $goal }.
struggle-refused = { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } an derselben Regel gescheitert
struggle-refused-you = Dieselbe Regel hat Sie { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } aufgehalten.
struggle-invalid-field = „{ $label }“ wurde { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen
struggle-invalid-field-you = „{ $label }“ wurde { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen.
struggle-invalid = eine Angabe wurde { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen
struggle-invalid-you = Eine Angabe wurde { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen.
struggle-search-empty = { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } ohne Ergebnis gesucht
struggle-search-empty-you = Ihre Suche nach „{ $label }“ hat nichts gefunden.
struggle-search-refined = sucht mit immer neuen Worten
struggle-search-refined-you = Sie haben mehrmals gesucht, zuletzt nach „{ $label }“.
struggle-loop = kehrt immer wieder zur selben Seite zurück
struggle-loop-you = Sie sind mehrmals zur selben Seite zurückgekehrt.
struggle-rage = klickt immer wieder auf dieselbe Stelle
struggle-rage-you = Hier reagiert etwas nicht auf Ihre Klicks.
struggle-rage-label = klickt immer wieder auf „{ $label }“
struggle-rage-label-you = „{ $label }“ reagiert nicht, wie es soll.
struggle-dead = klickt, ohne dass etwas geschieht
struggle-dead-you = Hier reagiert etwas nicht auf Ihre Klicks.
struggle-dead-label = klickt auf „{ $label }“, ohne dass etwas geschieht
struggle-dead-label-you = „{ $label }“ reagiert nicht, wie es soll.
struggle-thrash = geht hin und her
struggle-thrash-you = Sie sind mehrmals hin und her gegangen.
struggle-idle = zögert in einem Formular
struggle-idle-you = Dieses Formular braucht etwas Überlegung.
struggle-return-goal = kam darauf zurück: { $goal }
struggle-return-goal-you = Sie sind darauf zurückgekommen: { $goal }.
struggle-return = verließ einen Schritt und kam zurück
struggle-return-you = Sie sind zum selben Schritt zurückgekehrt.
struggle-refill-field = füllt „{ $label }“ immer wieder neu aus
struggle-refill-field-you = Sie haben „{ $label }“ mehrmals ausgefüllt.
struggle-refill = füllt dasselbe Feld immer wieder neu aus
struggle-refill-you = Sie haben dasselbe Feld mehrmals ausgefüllt.
struggle-help = sucht einen Weg, jemanden zu erreichen
struggle-help-you = Sie suchen einen Weg, uns zu erreichen.
struggle-error-click = klickt, und die Seite meldet einen Fehler
struggle-error-click-you = Nach Ihrem Klick ist auf dieser Seite etwas fehlgeschlagen.
struggle-error-click-label = klickt auf „{ $label }“, und die Seite meldet einen Fehler
struggle-error-click-label-you = „{ $label }“ ist nach Ihrem Klick fehlgeschlagen.
struggle-u-turn = öffnete eine Seite und ging sofort zurück
struggle-u-turn-you = Sie sind von einer Seite sofort zurückgekehrt.
struggle-slow = wartet auf eine langsame Antwort
struggle-slow-you = Diese Seite antwortet langsam.
struggle-failed = die Seite bekam keine Antwort
struggle-failed-you = Diese Seite bekam keine Antwort.
struggle-abandon = verließ ein Formular unvollendet
struggle-abandon-you = Sie haben ein Formular unvollendet verlassen.
struggle-copy = kopierte den Text einer Fehlermeldung
struggle-copy-you = Sie haben eine Fehlermeldung kopiert.
struggle-language = wechselte die Sprache
struggle-language-you = Sie haben die Sprache gewechselt.
struggle-zoom = vergrößerte die Seite
struggle-zoom-you = Sie haben die Seite vergrößert.
struggle-standstill = { $minutes ->
    [0] versucht es, ohne weiterzukommen
    [one] kommt seit einer Minute nicht weiter
   *[other] kommt seit { $minutes } Minuten nicht weiter
}
struggle-standstill-you = { $minutes ->
    [0] Sie versuchen es, ohne weiterzukommen.
   *[other] Sie versuchen es schon eine Weile, ohne weiterzukommen.
}
struggle-backtrack = geht immer wieder zu früheren Schritten zurück
struggle-backtrack-you = Sie sind zu früheren Schritten zurückgegangen.
struggle-again-goal = ist wieder da: { $goal }
struggle-again-goal-you = Sie sind wieder da: { $goal }.
struggle-again = ist aus demselben Grund wieder da
struggle-again-you = Sie sind aus demselben Grund wieder da.
struggle-human = möchte mit einem Menschen sprechen
struggle-human-you = Sie möchten mit einem Menschen sprechen.
struggle-anger = klingt verärgert
struggle-anger-you = Sie haben geschrieben, dass etwas nicht in Ordnung ist.
struggle-urgency = sagt, dass es eilt
struggle-urgency-you = Sie haben geschrieben, dass es eilt.
struggle-guess = vielleicht: { $signal }
struggle-goal-else = etwas anderes

# Was wahrscheinlich aufhält, für den Arbeitsplatz.
struggle-cause-none = Es wurde nichts beobachtet, das aufhält.
struggle-cause-two = { $first } Außerdem: { $second }
struggle-cause-refused-goal = { $count ->
    [1] Einmal
    [2] Zweimal
    [3] Dreimal
   *[other] { $count }-mal
  } abgelehnt ({ $goal }): { $reason }
struggle-cause-refused = { $count ->
    [1] Einmal
    [2] Zweimal
    [3] Dreimal
   *[other] { $count }-mal
  } abgelehnt: { $reason }
struggle-cause-refused-rule = Die Regel { $rule } hat { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } abgelehnt.
struggle-cause-invalid = „{ $label }“ wurde { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen: { $reason }
struggle-cause-invalid-unnamed = Eine Angabe wurde { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen: { $reason }
struggle-cause-invalid-field = „{ $label }“ wurde { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen; der Hinweis half nicht.
struggle-cause-search = Findet keine Antwort: { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } vergeblich gesucht.
struggle-cause-click = „{ $label }“ auf { $page } reagiert nicht.
struggle-cause-unsure = Ist unsicher, was auf { $page } einzutragen ist.
struggle-cause-lost = Findet den Weg nicht: kehrt immer wieder zu { $page } zurück.
struggle-cause-help = Möchte mit jemandem sprechen.
struggle-cause-request = Die Website antwortet auf { $page } langsam oder gar nicht.
struggle-cause-copy = Eine Fehlermeldung auf { $page } hilft nicht weiter.
struggle-cause-read = Findet { $page } schwer lesbar.
struggle-cause-again = Kommt wieder, weil ein früherer Besuch nicht ans Ziel führte.
struggle-cause-words = Schreibt, dass es eilt oder dass etwas nicht in Ordnung ist.

# Was geteilt würde.
struggle-share-goal = Was Sie vorhaben
struggle-share-step = Wo Sie gerade sind
struggle-share-refused = { $count ->
    [1] Was Sie aufgehalten hat
    [2] Was Sie zweimal aufgehalten hat
    [3] Was Sie dreimal aufgehalten hat
   *[other] Was Sie { $count }-mal aufgehalten hat
  }
struggle-share-invalid-field = Was an „{ $label }“ nicht stimmte
struggle-share-invalid = Was nicht angenommen wurde
struggle-share-not-accepted = { $count ->
    [1] einmal
    [2] zweimal
    [3] dreimal
   *[other] { $count }-mal
  } nicht angenommen
struggle-share-search = Wonach Sie gesucht haben
struggle-share-field = Ihre Eingabe: { $label }

struggle-why-field = Ein Feld wurde nicht angenommen: Zuerst wird gesagt, was es braucht.
struggle-why-answer = Ein Artikel passt zu dem, was gesucht wird.
struggle-why-service = Die Seite, auf der das geht, wurde nicht gefunden.
struggle-why-giving-up = Die Person ist dabei aufzugeben.
struggle-why-wish = Die Person möchte mit jemandem sprechen.
struggle-why-somebody = Nichts, was eine Seite sagen könnte, würde helfen.
struggle-why-save = Mitten im Formular angehalten: Es kann gespeichert werden.
struggle-why-save-nobody = Niemand kann zugesagt werden, und das Eingegebene muss nicht verloren gehen.
