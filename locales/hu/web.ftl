# Amit minden oldal mond.
web-skip = Ugrás a tartalomhoz
web-nav = Főmenü
web-language = Nyelv
web-account = Fiók
web-profile = Profil
web-preferences = Megjelenés és nyelv
web-sign-in = Bejelentkezés
web-sign-out = Kijelentkezés
web-offline = Nincs kapcsolat. Tovább próbálkozunk; amit ír, itt marad.
web-optional = (nem kötelező)
web-face-portal = Segítség
web-face-desk = Ügyfélpult
web-face-office = Iroda
web-step-done = , kész
web-pages = Oldalak
web-newer = Újabbak
web-older = Régebbiek
web-to-start = A kezdőoldalra
web-instead = Amit helyette tehet
web-typed = Amit írt
web-send-again = Küldés újra
web-close = Bezárás

web-form-errors = Kérjük, ellenőrizze a következőket
web-form-unreadable = Nem tudtuk elolvasni, amit elküldött. Kérjük, próbálja újra.

web-now = épp most
web-minutes-ago = { $n ->
    [one] 1 perce
   *[other] { $n } perce
}
web-minutes-to-come = { $n ->
    [one] 1 perc múlva
   *[other] { $n } perc múlva
}
web-hours-ago = { $n ->
    [one] 1 órája
   *[other] { $n } órája
}
web-hours-to-come = { $n ->
    [one] 1 óra múlva
   *[other] { $n } óra múlva
}
web-days-ago = { $n ->
    [one] 1 napja
   *[other] { $n } napja
}
web-days-to-come = { $n ->
    [one] 1 nap múlva
   *[other] { $n } nap múlva
}
web-yesterday = tegnap
web-tomorrow = holnap
web-minutes = { $n ->
    [one] 1 perc
   *[other] { $n } perc
}
web-hours = { $n ->
    [one] 1 óra
   *[other] { $n } óra
}

web-trouble-refused-title = Ez így nem lehetséges
web-trouble-refused-text = Valami nem illik össze.
web-problem-missing = Nincs ilyen, vagy ez a kulcs nem láthatja
web-problem-forbidden = Ezzel a kulccsal ez nem tehető meg
web-problem-signin = Bearer token szükséges, vagy a küldött token ismeretlen, illetve már nem érvényes
web-trouble-missing-title = Ezt az oldalt nem találjuk
web-trouble-missing-text = Lehet, hogy a cím hibás, vagy az oldal már nem létezik.
web-trouble-method-title = Ez itt nem lehetséges
web-trouble-method-text = A cím jó, de nem fogadja el, amit kapott.
web-trouble-forbidden-title = Ezt az oldalt nem nyithatja meg
web-trouble-forbidden-text = Be van jelentkezve, de ez másé, vagy más szerepkör kell hozzá.
web-trouble-signin-title = Kérjük, jelentkezzen be újra
web-trouble-signin-text = A munkamenet véget ért. Bejelentkezés után folytathatja.
web-trouble-large-title = Ez túl nagy volt
web-trouble-large-text = Kérjük, küldjön egyszerre kevesebbet vagy kisebb fájlt.
web-trouble-many-title = Ez túl gyakori volt
web-trouble-many-text = Mindenki védelmében lassítjuk az ismételt próbálkozásokat.
web-trouble-wait = { $n ->
    [one] Kérjük, próbálja újra 1 másodperc múlva.
   *[other] Kérjük, próbálja újra { $n } másodperc múlva.
}
web-trouble-foreign-title = Ez nem a mi oldalainkról érkezett
web-trouble-foreign-text = Egy másik webhely küldte az Ön nevében, ezért semmi nem történt. Ha Ön volt, kérjük, ismételje meg itt, az oldalon.
web-trouble-stale-title = Ez az oldal túl sokáig volt nyitva
web-trouble-stale-text = Az Ön biztonsága érdekében még nem tettünk semmit. Amit írt, megvan: ellenőrizze, és küldje el újra.
web-trouble-cookie-title = A böngészője nem őrizte meg a sütinket
web-trouble-cookie-text = Szükségünk van egyre, hogy tudjuk, az űrlap Öntől jön. Kérjük, engedélyezze a sütiket ezen a webhelyen, és küldje el újra. A Safari a http:// kezdetű címeken eldobja őket; ott használjon másik böngészőt.
web-trouble-fault-title = Nálunk romlott el valami
web-trouble-fault-text = Nem az Ön hibája, és már tudunk róla. Kérjük, próbálja újra egy kis idő múlva.
web-trouble-id = Ha ír nekünk róla, ez a szám segít: { $id }
