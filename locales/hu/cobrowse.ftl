# Közös böngészés: az ügyintéző az ügyfél hozzájárulásával látja az oldalát.

cobrowse-region = Az Ön oldala, amelyet az ügyintézője lát
cobrowse-question = { $name } szeretné látni ezt az oldalt
cobrowse-visible = { $name } ennek a webhelynek az Ön által megnyitott oldalait látná, ahogyan változnak, és azt, hol jár az egérmutatója. Felvétel csak az Ön külön hozzájárulásával készül.
cobrowse-never = Soha nem látható: jelszavak, fizetési adatok, más webhelyek, más ablakok. Amit begépel, az is rejtve marad.
cobrowse-how-to-end = Bármikor befejezheti: a lenti gombbal, vagy az Esc kétszeri megnyomásával. A beszélgetéssel együtt magától véget ér.
cobrowse-fields = Az is látszódjon, amit a szokásos mezőkbe írok
cobrowse-clicks = { $name } kattinthat is helyettem
cobrowse-yes = Igen, látszódjon az oldal
cobrowse-no = Nem
cobrowse-on = { $name } látja ezt az oldalt
cobrowse-on-at = { $name } azt az oldalt látja, amelyet Ön itt nyitott meg: { $host }
cobrowse-elsewhere = A kérdés itt is látható: { $host }. Ha az ott megnyitott oldalt szeretné megmutatni, ott mondjon igent. Az itteni igen ezt az oldalt mutatja.
cobrowse-key = Kétszer Esc: vége.
cobrowse-end = Befejezés
cobrowse-over = Ez a kérdés már nem időszerű.
cobrowse-marked = { $name } mutat valamit ezen az oldalon.
cobrowse-drawn = { $name } rajzol erre az oldalra.
cobrowse-clicked = { $name } kattintott Ön helyett.
cobrowse-filling = { $name } javaslata ehhez a mezőhöz:
cobrowse-fill-yes = Beírom
cobrowse-fill-no = Köszönöm, nem

# Recordings of co-browsing.
cobrowse-tape-question = { $name } kérdezi: Megőrizhetek egy felvételt arról, amit látok?
cobrowse-tape-purpose = Mire kell: { $purpose }
cobrowse-tape-what = Pontosan az kerül bele, ami most látszik: jelszavak, fizetési adatok és amit beír, nincs benne.
cobrowse-tape-what-fields = Pontosan az kerül bele, ami most látszik, azzal együtt, amit a közönséges mezőkbe ír, ahogyan hozzájárult. Jelszavak és fizetési adatok nincsenek benne.
cobrowse-tape-kept = { $n ->
    [one] 1 napig az ügye mellett marad, azután töröljük. Az ügyével foglalkozó munkatársak megnézhetik.
   *[other] { $n } napig az ügye mellett marad, azután töröljük. Az ügyével foglalkozó munkatársak megnézhetik.
}
cobrowse-tape-end = Bármikor leállíthatja, és megtarthatja vagy eldobhatja. Később a „Mit figyeltek meg rólam” oldalon törölheti. Nélküle is ugyanazt a segítséget kapja.
cobrowse-tape-no = Nem, ne készüljön felvétel
cobrowse-tape-yes = Igen, készülhet felvétel
cobrowse-tape-on = Felvétel készül
cobrowse-tape-keep = Leállítás és megtartás
cobrowse-tape-discard = Leállítás és eldobás
