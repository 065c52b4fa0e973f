struggle-level-none = rendben
struggle-level-uneasy = bizonytalan
struggle-level-stuck = elakadt
struggle-level-giving-up = mindjárt feladja

# Miért nem jut valaki tovább: előbb az ügyintézőnek, majd (-you) az ügyfélnek.
struggle-refused-goal = { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem sikerült: { $goal }
struggle-refused-goal-you = Önnek { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem sikerült: { $goal }.
struggle-refused = { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } ugyanaz a szabály utasította el
struggle-refused-you = Ugyanaz a szabály { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } megállította Önt.
struggle-invalid-field = „{ $label }”: { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadta el a rendszer
struggle-invalid-field-you = „{ $label }”: { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadtuk el.
struggle-invalid = egy adatot { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadott el a rendszer
struggle-invalid-you = Egy adatot { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadtunk el.
struggle-search-empty = { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } keresett eredmény nélkül
struggle-search-empty-you = Erre a keresésre nem volt találat: „{ $label }”.
struggle-search-refined = újra meg újra átfogalmazza a keresést
struggle-search-refined-you = Ön többször keresett, utoljára erre: „{ $label }”.
struggle-loop = újra meg újra ugyanarra az oldalra tér vissza
struggle-loop-you = Ön többször visszatért ugyanarra az oldalra.
struggle-rage = újra meg újra ugyanoda kattint
struggle-rage-you = Valami itt nem reagál a kattintásaira.
struggle-rage-label = újra meg újra erre kattint: „{ $label }”
struggle-rage-label-you = „{ $label }” nem úgy működik, ahogy kellene.
struggle-dead = oda kattint, ahol nem történik semmi
struggle-dead-you = Valami itt nem reagál a kattintásaira.
struggle-dead-label = erre kattint, de nem történik semmi: „{ $label }”
struggle-dead-label-you = „{ $label }” nem úgy működik, ahogy kellene.
struggle-thrash = ide-oda lépked
struggle-thrash-you = Ön többször ide-oda lépett.
struggle-idle = elidőzik egy űrlapnál
struggle-idle-you = Ez az űrlap gondolkodást igényel.
struggle-return-goal = visszatért ehhez: { $goal }
struggle-return-goal-you = Ön visszatért ehhez: { $goal }.
struggle-return = elhagyott egy lépést, majd visszatért hozzá
struggle-return-you = Ön visszatért ugyanahhoz a lépéshez.
struggle-refill-field = újra meg újra kitölti: „{ $label }”
struggle-refill-field-you = Ön többször kitöltötte: „{ $label }”.
struggle-refill = újra meg újra kitölti ugyanazt a mezőt
struggle-refill-you = Ön többször kitöltötte ugyanazt a mezőt.
struggle-help = elérhetőséget keres
struggle-help-you = Ön elérhetőséget keres hozzánk.
struggle-error-click = kattint, és az oldal hibára fut
struggle-error-click-you = A kattintása után valami hibára futott ezen az oldalon.
struggle-error-click-label = erre kattint, és az oldal hibára fut: „{ $label }”
struggle-error-click-label-you = A kattintása után hibára futott: „{ $label }”.
struggle-u-turn = megnyitott egy oldalt, és rögtön visszalépett
struggle-u-turn-you = Ön egy oldalról rögtön visszalépett.
struggle-slow = lassú válaszra vár
struggle-slow-you = Ez az oldal lassan válaszol.
struggle-failed = az oldal nem kapott választ
struggle-failed-you = Ez az oldal nem kapott választ.
struggle-abandon = félbehagyott egy űrlapot
struggle-abandon-you = Ön félbehagyott egy űrlapot.
struggle-copy = kimásolta egy hibaüzenet szövegét
struggle-copy-you = Ön kimásolt egy hibaüzenetet.
struggle-language = nyelvet váltott
struggle-language-you = Ön nyelvet váltott.
struggle-zoom = felnagyította az oldalt
struggle-zoom-you = Ön felnagyította az oldalt.
struggle-standstill = { $minutes ->
    [0] próbálkozik, de nem jut tovább
   *[other] { $minutes } perce próbálkozik, de nem jut tovább
}
struggle-standstill-you = { $minutes ->
    [0] Ön próbálkozik, de nem jut tovább.
   *[other] Ön már egy ideje próbálkozik, de nem jut tovább.
}
struggle-backtrack = újra meg újra visszalép korábbi lépésekhez
struggle-backtrack-you = Ön visszalépett korábbi lépésekhez.
struggle-again-goal = újra itt van ezért: { $goal }
struggle-again-goal-you = Ön újra itt van ezért: { $goal }.
struggle-again = ugyanazért van itt újra
struggle-again-you = Ön ugyanazért van itt újra.
struggle-human = emberrel szeretne beszélni
struggle-human-you = Ön emberrel szeretne beszélni.
struggle-anger = bosszúsnak tűnik
struggle-anger-you = Ön azt írta, hogy valami nincs rendben.
struggle-urgency = azt mondja, hogy sürgős
struggle-urgency-you = Ön azt írta, hogy sürgős.
struggle-guess = talán: { $signal }
struggle-goal-else = valami más

# Mi lehet az akadály, az ügyintézőnek.
struggle-cause-none = Nem látszott akadály.
struggle-cause-two = { $first } Továbbá: { $second }
struggle-cause-refused-goal = { $count ->
    [1] Egyszer
    [2] Kétszer
    [3] Háromszor
   *[other] { $count } alkalommal
  } elutasítva ({ $goal }): { $reason }
struggle-cause-refused = { $count ->
    [1] Egyszer
    [2] Kétszer
    [3] Háromszor
   *[other] { $count } alkalommal
  } elutasítva: { $reason }
struggle-cause-refused-rule = { $rule } szabály: { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } elutasította.
struggle-cause-invalid = „{ $label }”: { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadta el a rendszer. { $reason }
struggle-cause-invalid-unnamed = Egy adatot { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadott el a rendszer. { $reason }
struggle-cause-invalid-field = „{ $label }”: { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadta el a rendszer; az üzenet nem segített.
struggle-cause-search = Nem talál választ: { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } hiába keresett.
struggle-cause-click = „{ $label }” nem reagál ({ $page }).
struggle-cause-unsure = Bizonytalan, mit írjon ide: { $page }.
struggle-cause-lost = Nem találja az utat: újra meg újra ide tér vissza: { $page }.
struggle-cause-help = Beszélni szeretne valakivel.
struggle-cause-request = A webhely lassan vagy egyáltalán nem válaszol itt: { $page }.
struggle-cause-copy = Egy hibaüzenet nem segít itt: { $page }.
struggle-cause-read = Nehezen olvasható számára: { $page }.
struggle-cause-again = Azért jön vissza, mert egy korábbi látogatása nem vezetett célhoz.
struggle-cause-words = Azt írja, hogy sürgős, vagy hogy valami nincs rendben.

# Amit megosztana.
struggle-share-goal = Amit Ön szeretne
struggle-share-step = Ahol Ön tart
struggle-share-refused = { $count ->
    [1] Ami Önt megállította
    [2] Ami Önt kétszer megállította
    [3] Ami Önt háromszor megállította
   *[other] Ami Önt { $count } alkalommal megállította
  }
struggle-share-invalid-field = Mi volt a gond ezzel: „{ $label }”
struggle-share-invalid = Amit nem fogadtunk el
struggle-share-not-accepted = { $count ->
    [1] egyszer
    [2] kétszer
    [3] háromszor
   *[other] { $count } alkalommal
  } nem fogadtuk el
struggle-share-search = Amire Ön keresett
struggle-share-field = Az Ön megadott adata: { $label }

struggle-why-field = Egy mezőt nem fogadott el a rendszer: előbb azt mondjuk el, mit vár.
struggle-why-answer = Van olyan cikk, amely illik a keresetthez.
struggle-why-service = Nem találta meg azt az oldalt, ahol ez elintézhető.
struggle-why-giving-up = Hamarosan feladja.
struggle-why-wish = Beszélni szeretne valakivel.
struggle-why-somebody = Semmi sem segítene, amit egy oldal elmondhat.
struggle-why-save = Egy űrlap közepén megállt: el lehet menteni.
struggle-why-save-nobody = Senkit sem lehet ígérni, de amit beírt, nem kell elvesznie.
