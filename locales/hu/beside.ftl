# Amit egy idegen oldal az onnan kért beszélgetésből mutat.

beside-region = Beszélgetés
beside-talking = { $name } itt van Önnek
beside-over = A beszélgetés véget ért
beside-over-text = A saját oldalain, az „Ügyeim” alatt találja.
beside-open = Az Ön beszélgetése
beside-write = Az Ön üzenete
beside-send = Küldés
beside-hide = Kicsinyítés
beside-show = A beszélgetés mutatása
beside-window = Megnyitás külön ablakban
beside-failed = Ezt nem sikerült elküldeni. Itt maradt: kérjük, próbálja újra.
beside-away = A kapcsolat megszakadt. Amit ír, elküldjük, amint helyreáll.
beside-typing = ír…
beside-you = Ön
beside-file = Fájl tartozik hozzá: az ablakban találja.
beside-done = Bezárás
beside-visible = Ez az oldal és ennek a webhelynek az Ön által megnyitott oldalai látszanának, ahogyan változnak, és az, hol jár az egérmutatója. Felvétel csak az Ön külön hozzájárulásával készül.
beside-never = Soha nem látható: amit begépel, jelszavak, fizetési adatok, más webhelyek, más ablakok.
beside-tape-asked = Megkérdezik Öntől, készülhet-e erről felvétel. Kérjük, a beszélgetés ablakában válaszoljon.
beside-tape-on = Erről felvétel készül, ahogyan megengedte. A beszélgetés ablakában állíthatja le.
