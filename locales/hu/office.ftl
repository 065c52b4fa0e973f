# Az iroda: portálok, munkatársak, emberek, cikkek, megfigyelések, változások, kulcsok.
office-nav-home = Áttekintés
office-nav-sites = Portálok
office-nav-staff = Munkatársak
office-nav-persons = Ügyfelek
office-nav-articles = Cikkek
office-nav-observed = Megfigyelés
office-nav-audit = Változások
office-nav-tokens = Kulcsok

office-save = Mentés
office-cancel = Mégse
office-change = Módosítás
office-saved = Elmentettük.
office-yes = Igen
office-no = Nem
office-none = nincs megadva
office-open = Most nyitva
office-closed = Zárva
office-settings = Beállítások
office-visit = Megnyitás

office-name-missing = Kérjük, adjon meg egy nevet.
office-too-long = Legfeljebb { $most } karakter lehet.
office-email = E-mail-cím
office-email-wrong = Kérjük, adjon meg egy e-mail-címet, például nev@example.org.
office-amount-wrong = Kérjük, adjon meg egy összeget, például 25 vagy 25,50.
office-langs-missing = Kérjük, válasszon legalább egy nyelvet.
office-zone-wrong = Ezt az időzónát nem ismerjük. Kezdje el beírni egy város nevét, például Budapest, és válasszon a listából.
office-host-wrong = Kérjük, csak nevet adjon meg, például segitseg.example.org: https://, port és útvonal nélkül.
office-host-taken = Ez a név már egy másik portálé.
office-host-needed = Egy másik portál már minden néven válaszol. Adjon ennek saját nevet.
office-site-name-taken = Ilyen nevű portál már van. Kérjük, válasszon másikat; később megváltoztatható.
office-default-lang-wrong = Az alapnyelv csak a kínált nyelvek egyike lehet.
office-accent-wrong = Kérjük, válasszon egy színt, például #2456c7.
office-mark-wrong = Egy vagy két karakter lehet.
office-keep-days-wrong = Kérjük, { $least } és { $most } közötti számú napot adjon meg.

office-sign-in-title = Belépés az irodába
office-sign-in-text = Adja meg a címét. Küldünk egy linket, amellyel beléphet.
office-sign-in-send = Kérem a linket
office-sign-in-sent = Nézze meg a postaládáját
office-sign-in-sent-text = Ha ez a cím valaki olyané, aki itt dolgozik, a link már úton van. Egyszer, 15 percig használható.
office-sign-in-again = Új link kérése
office-sign-in-as = Belépés mint { $name }.
office-sign-in-now = Belépés
office-sign-in-lost = A böngésző nem őrizte meg a belépést
office-sign-in-lost-text = A link jó volt, de a böngésző eldobta a sütinket. A Safari ezt teszi a http:// kezdetű címeken; használjon ott másik böngészőt, vagy engedélyezze a sütiket ezen az oldalon. Utána kérjen új linket.
office-signed-in = Üdvözöljük, { $name }.
office-signed-out = Kijelentkezett.
office-mail-sign-in-subject = Link az irodába
office-mail-hello = Tisztelt { $name }!
office-mail-sign-in = Ezzel a linkkel léphet be az irodába:
office-mail-sign-in-once = { $n ->
    [one] Egyszer, 1 percig használható.
   *[other] Egyszer, { $n } percig használható.
}
office-mail-sign-in-not-you = Ha nem Ön kérte, nincs teendője: a link nélkül senki sem léphet be.

office-setup-title = Rendezze be a házát
office-setup-lead = Egy perc, és kész az első portál. Később minden megváltoztatható.
office-setup-site = Az első portál
office-setup-sites = Ezek a portálok már megvannak; Ön lesz a kezelőjük
office-setup-you = Ön, a rendszergazda
office-your-name = Az Ön neve
office-your-lang = Az Ön nyelve
office-setup-email-hint = Egy erre a címre küldött linkkel fog belépni.
office-setup-desk = Magam is segítek az embereknek
office-setup-desk-hint = Ügyfélmenedzser és csoportvezető is lesz.
office-setup-begin = Kezdjük
office-setup-spent = Ezt a linket már felhasználták
office-setup-spent-text = A ház már be van rendezve, vagy a link túl régi. Ha még nincs rendszergazdája, indítsa újra a programot: új linket ír ki.

office-home-title = Áttekintés
office-home-hello = Üdvözöljük, { $name }
office-home-no-help = Még senki sem dolgozik a pultnál, ezért senkinek sem tudunk személyes segítséget ajánlani.

office-persons = Ügyfelek
office-persons-n = { $n ->
    [0] még senki
    [one] 1 ügyfél
   *[other] { $n } ügyfél
}
office-staff-n = { $n ->
    [one] 1 munkatárs
   *[other] { $n } munkatárs
}
office-articles-n = { $n ->
    [one] 1 közzétett cikk
   *[other] { $n } közzétett cikk
}
office-articles-published = Közzétett cikkek
office-days-n = { $n ->
    [one] 1 nap
   *[other] { $n } nap
}

office-sites-title = Portálok
office-site-new = Új portál
office-site-make = Portál létrehozása
office-site-made = A portál elkészült.
office-site-name = A portál neve
office-site-name-hint = Ahogyan ismerik Önöket: minden oldal tetején ez áll.
office-site-profile = Név és nyelvek
office-site-hours = Nyitvatartás
office-site-look = Megjelenés
office-site-observation = Mit figyelünk meg
office-site-vouchers = Utalványok
office-site-numbers = Ki és mi van itt
office-kind = Kinek szól
office-kind-customers = Vásárlóknak
office-kind-employees = Dolgozóknak
office-host = Webes név
office-host-hint = Amelyen a böngészők megtalálják, például segitseg.example.org. Üresen: minden néven, amely nem másik portálé.
office-host-any = minden név, amely nem másik portálé
office-langs = Nyelvek
office-langs-hint = Amelyeken a portál olvasható.
office-default-lang = Alapnyelv
office-default-lang-hint = Azoknak, akiknek a böngészője a portál egyik nyelvét sem kéri.
office-zone = Időzóna
office-zone-hint = Kezdje el beírni egy város nevét, például Budapest.
office-currency = Pénznem
office-currency-hint = Nem változik: az összegeket ebben tartjuk nyilván.

office-accent = Szín
office-accent-hint = A gomboké és a linkeké. Addig sötétítjük vagy világosítjuk, amíg jól olvasható.
office-mark = A logó betűje
office-mark-hint = Egy vagy két karakter. Üresen: a név első betűje.
office-tagline = Jelmondat
office-tagline-hint = Néhány szó a név alatt.

office-hours-lead = Mikor tud ember segíteni. Az idők: { $zone }. Az üresen hagyott nap zárva marad.
office-hours-from = ettől
office-hours-to = eddig
office-hours-copy = Hétfő másolása keddre–péntekre
office-hours-copied = Átmásoltuk. Még nincs elmentve: nézze át, és mentse el.
office-hours-closed-dates = Zárva
office-hours-closed-hint = Ünnepnapok. Törölje a dátumot, ha aznap mégis nyitva lesz.
office-hours-stretch-wrong = Kérjük, adjon meg egy kezdetet és egy későbbi véget. Ha éjfélig tart, írjon 00:00-t.
office-hours-overlap = Ezen a napon két időszak átfedi egymást.
office-hours-date-wrong = Kérjük, adjon meg egy dátumot.
office-hours-next = Legközelebb nyit:
office-hours-never = Ezzel a nyitvatartással soha nem nyit ki.
office-day-mon = Hétfő
office-day-tue = Kedd
office-day-wed = Szerda
office-day-thu = Csütörtök
office-day-fri = Péntek
office-day-sat = Szombat
office-day-sun = Vasárnap

office-observation-lead = A látogatásokat azért figyeljük meg, hogy észrevegyük, ha valaki elakad. Amit az emberek beírnak, csak a beleegyezésükkel tartozik hozzá.
office-observe = Látogatások megfigyelése
office-observe-hint = Nélküle senkinek sem ajánlunk segítséget; kérni továbbra is lehet.
office-keep = Megőrzési idő
office-keep-hint = Napokban. A régebbi látogatásokat óránként töröljük.
office-keep-confirm = { $n ->
    [one] Mindent, amit 1 napnál régebben figyeltünk meg, egy órán belül törlünk. Ez nem vonható vissza.
   *[other] Mindent, amit { $n } napnál régebben figyeltünk meg, egy órán belül törlünk. Ez nem vonható vissza.
}
office-keep-sure = Rövidítés és törlés

office-budget = Napi utalványkeret
office-budget-in = Napi utalványkeret ({ $currency })
office-budget-hint = Amennyit egy nap összes utalványa együtt érhet. Ami fölötte van, csoportvezetőre vár.
office-spent-today = Ma kiadva
