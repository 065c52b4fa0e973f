# Közös böngészés: az ügyintéző az ügyfél hozzájárulásával látja az oldalát.

cobrowse-region = Az Ön oldala, amelyet az ügyintézője lát
cobrowse-question = { $name } szeretné látni ezt az oldalt
cobrowse-visible = { $name } ennek a webhelynek az Ön által megnyitott oldalait látná, ahogyan változnak, és azt, hol jár az egérmutatója. Semmi sem kerül rögzítésre.
cobrowse-never = Soha nem látható: jelszavak, fizetési adatok, más webhelyek, más ablakok. Amit begépel, az is rejtve marad.
cobrowse-how-to-end = Bármikor befejezheti: a lenti gombbal, vagy az Esc kétszeri megnyomásával. A beszélgetéssel együtt magától véget ér.
cobrowse-fields = Az is látszódjon, amit a szokásos mezőkbe írok
cobrowse-clicks = { $name } kattinthat is helyettem
cobrowse-yes = Igen, látszódjon az oldal
cobrowse-no = Nem
cobrowse-on = { $name } látja ezt az oldalt
cobrowse-key = Kétszer Esc: vége.
cobrowse-end = Befejezés
cobrowse-over = Ez a kérdés már nem időszerű.
cobrowse-marked = { $name } mutat valamit ezen az oldalon.
cobrowse-clicked = { $name } kattintott Ön helyett.
cobrowse-filling = { $name } javaslata ehhez a mezőhöz:
cobrowse-fill-yes = Beírom
cobrowse-fill-no = Köszönöm, nem

dialogue-cobrowse-asked = { $name } engedélyt kért, hogy lássa az oldalt.
dialogue-cobrowse-on = { $name } most látja az oldalt.
dialogue-cobrowse-no = Az oldal nem látható.
dialogue-cobrowse-ended = Az oldal már nem látható.

desk-cobrowse-ask = Az oldal megtekintésének kérése
desk-cobrowse-asked = A kérés elküldve. Igennel vagy nemmel válaszolhat rá.
desk-cobrowse-withdraw = Mégsem
desk-cobrowse-title = Az ügyfél oldala
desk-cobrowse-end = Befejezés
desk-cobrowse-tools = Mit tesz a kattintás
desk-cobrowse-point = Mutatás
desk-cobrowse-mark = Kiemelés
desk-cobrowse-scroll = Odagörgetés
desk-cobrowse-fill = Szöveg javaslása
desk-cobrowse-click = Kattintás
desk-cobrowse-fill-label = Szöveg ehhez a mezőhöz
desk-cobrowse-fill-send = Javaslat
desk-cobrowse-proposed = Elküldve. Az ügyfél dönt róla.
desk-cobrowse-nofield = Ez nem szövegmező.
desk-cobrowse-waiting = Várakozás az oldalra …
desk-cobrowse-away = Az ügyfél másik ablakot néz.
desk-cobrowse-large = Ez az oldal túl nagy ahhoz, hogy látható legyen.
