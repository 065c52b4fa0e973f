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
cobrowse-drawn = { $name } rajzol erre az oldalra.
cobrowse-clicked = { $name } kattintott Ön helyett.
cobrowse-filling = { $name } javaslata ehhez a mezőhöz:
cobrowse-fill-yes = Beírom
cobrowse-fill-no = Köszönöm, nem
