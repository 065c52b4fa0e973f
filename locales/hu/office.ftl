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
office-changed-meanwhile = Amíg Ön írt, valaki más módosította ezt. Most így áll – { $now }. Ha a sajátját szeretné a helyére tenni, mentsen újra.
office-yes = Igen
office-no = Nem
office-none = nincs megadva
office-open = Most nyitva
office-closed = Zárva
office-round-the-clock = Éjjel-nappal
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
office-setup-lead = Egy perc, és kész az első portál. A pénznem kivételével később minden megváltoztatható.
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
office-home-no-help = Még senki sem dolgozik az ügyfélpultnál, ezért senkinek sem tudunk személyes segítséget ajánlani.

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

office-all = Összes
office-all-sites = Minden portál
office-find = Keresés
office-site = Portál
office-who = Ki
office-what = Mit
office-when = Mikor
office-details = Részletek
office-name = Név
office-called = Megszólítás
office-called-hint = Ezt olvassák az ügyfelek ott, ahol a teljes név sok volna, például Anna. Üresen: a teljes név.
office-first = Utónév
office-last = Családnév
office-phone = Telefon
office-elsewhere = máshol is
office-email-taken = Ez a cím már valaki másé.

office-staff-title = Munkatársak
office-staff-new = Munkatárs felvétele
office-staff-new-lead = A címére küldött linkkel lép be; jelszó nincs.
office-staff-add = Felvétel
office-staff-added = { $name } mostantól beléphet.
office-staff-known = { $name } már dolgozott máshol ebben a házban; most itt is kapott szerepkört.
office-staff-none = Itt még senki sem dolgozik.
office-staff-left = Távoztak
office-staff-left-already = Akié ez a cím volt, távozott. A saját oldalán veheti vissza.
office-staff-inactive = Távozott
office-staff-who = Ki ő
office-staff-work = Az emberekkel
office-staff-shared = Olyan portálokon is dolgozik, amelyeket nem Ön kezel. Nevét, címét és jogkörét az módosíthatja, aki mindet kezeli.
office-staff-own-authority = Az Ön jogkörét az módosítja, aki minden portálját kezeli.
office-staff-leave = Távozik
office-staff-leave-lead = { $name } azonnal mindenhonnan kijelentkezik, többé nem léphet be, és a kulcsai megszűnnek. Amit tett, az előzményekben megmarad. Később visszavehető.
office-staff-leave-sure = Kijelentkeztetés és a hozzáférés megszüntetése
office-staff-gone = A hozzáférése megszűnt.
office-staff-return = Visszavétel
office-staff-back = Újra beléphet.
office-staff-busy = { $name } éppen beszélget valakivel. Kérjük, próbálja meg a beszélgetés után.
office-last-administrator = A következőnek legalább egy rendszergazda kell: { $site }.

office-reads = Az oldalai nyelve
office-speaks = Milyen nyelven beszél az emberekkel
office-speaks-hint = Csak olyanok kerülnek hozzá, akik ezek egyikén beszélnek.
office-skills = Szakterületek
office-skills-hint = Vesszővel elválasztva, például rendelések, visszaküldés, szabadság.
office-authority = Egyedül adhat
office-authority-hint = Egy utalvány értéke, a portál pénznemében. Ami fölötte van, csoportvezetőre vár.
office-grants = egyedül adhat: { $amount }
office-roles = Szerepkörök
office-roles-missing = Kérjük, válasszon legalább egy szerepkört.
office-role-account-manager = Ügyfélmenedzser
office-role-account-manager-hint = Az ügyfélpultnál segít, egyszerre egy embernek.
office-role-supervisor = Csoportvezető
office-role-supervisor-hint = Dönt arról, ami meghaladja a többiek jogkörét; látja a megfigyeléseket és a változásokat.
office-role-editor = Szerkesztő
office-role-editor-hint = A cikkeket írja.
office-role-administrator = Rendszergazda
office-role-administrator-hint = Az irodában mindent: portál, munkatársak, kulcsok.

office-person-new = Ügyfél felvétele
office-person-add = Felvétel
office-person-added = Felvettük. A címével beléphet.
office-person-email-hint = Erre a címre mennek a belépési linkjei.
office-person-lang = Nyelv
office-person-kind = Minősége
office-person-customer = Vásárló
office-person-employee = Dolgozó
office-person-manager = Vezető
office-manager = A vezetője
office-manager-hint = Ő dönt a szabadságáról.
office-manager-none = Senki
office-manager-wrong = Kérjük, ennek a portálnak egy vezetőjét válassza.
office-persons-find = Név, cím vagy azonosító
office-persons-none = Nincs találat
office-persons-none-text = Próbáljon más szavakat, vegyen fel valakit, vagy hozzon be sokakat egyszerre: „segue import”.
office-unapproached = nem szeretné, ha megszólítanák
office-timeline = Mi történt
office-timeline-none = Még semmi.

office-observed-title = Mit figyeltünk meg
office-observed-lead = { $n ->
    [one] A látogatásokat azért figyeljük meg, hogy észrevegyük, ha valaki elakad. A végük után 1 nappal töröljük őket.
   *[other] A látogatásokat azért figyeljük meg, hogy észrevegyük, ha valaki elakad. A végük után { $n } nappal töröljük őket.
}
office-observed-off = { $n ->
    [one] A látogatásokat nem figyeljük meg. Amit korábban megfigyeltünk, 1 nap után töröljük.
   *[other] A látogatásokat nem figyeljük meg. Amit korábban megfigyeltünk, { $n } nap után töröljük.
}
office-observed-none = Még nincs megfigyelés
office-observed-who = Ki
office-observed-goal = Mit szeretett volna
office-observed-level = Hogyan ment
office-observed-events = Események
office-observed-last = Utoljára itt
office-observed-until = Törlés
office-observed-reason = Miért
office-observed-device = Eszköz
office-observed-no-events = Egyes eseményeket nem őriztünk meg.
office-observed-cut = Csak a legutóbbi események látszanak.
office-anonymous = Nincs bejelentkezve
office-level-none = Rendben
office-level-uneasy = Bizonytalan
office-level-stuck = Elakadt
office-level-giving-up = Feladja
office-hits = { $n ->
    [0] nincs találat
    [one] 1 találat
   *[other] { $n } találat
}
office-event-page = Oldal
office-event-section = Szakaszt látott
office-event-search = Keresés
office-event-field = Mező
office-event-invalid = Nem fogadtuk el
office-event-refused = Elutasítva
office-event-dead-click = Hatástalan kattintás
office-event-rage-click = Gyors kattintások
office-event-thrash = Ide-oda
office-event-idle = Szünet egy űrlapban
office-event-download = Letöltés
office-event-submit = Elküldve
office-event-success = Kész
office-event-help = Segítség
office-event-device = Eszköz
office-event-error-click = Kattintás, majd hiba
office-event-request = Lassú vagy sikertelen kérés
office-event-abandon = Félbehagyott űrlap
office-event-copy = Kimásolt hibaszöveg
office-event-language = Nyelvválasztás
office-event-zoom = Felnagyított oldal
office-event-message = Üzenet
office-event-again = Újra itt

office-audit-title = Változások
office-audit-none = Még semmi sem változott
office-about = Miről
office-everybody = Mindenki
office-everything = Minden
office-about-site = Portálok
office-about-staff = Munkatársak
office-about-person = Ügyfelek
office-about-article = Cikkek
office-about-token = Kulcsok
office-about-house = A ház
office-did-site-made = { $who } létrehozta a(z) { $what } portált.
office-did-site-changed = { $who } módosította a(z) { $what } portált.
office-did-staff-added = { $who } felvette a munkatársak közé: { $what }.
office-did-staff-changed = { $who } módosította egy munkatárs adatait: { $what }.
office-did-staff-roles-changed = { $who } módosította egy munkatárs szerepköreit: { $what }.
office-did-staff-left = { $who } megszüntette egy munkatárs hozzáférését: { $what }.
office-did-staff-came-back = { $who } visszavett egy munkatársat: { $what }.
office-did-person-added = { $who } felvett egy ügyfelet: { $what }.
office-did-person-changed = { $who } módosította egy ügyfél adatait: { $what }.
office-did-token-created = { $who } elkészítette a(z) { $what } kulcsot.
office-did-token-revoked = { $who } visszavonta a(z) { $what } kulcsot.
office-did-house-begun = { $who } berendezte a házat.
office-did-import-shop = { $who } boltot importált innen: { $what }.
office-did-import-orders = { $who } rendeléseket importált innen: { $what }.
office-did-import-articles = { $who } cikkeket importált innen: { $what }.
office-did-export-shop = { $who } exportálta a boltot ide: { $what }.
office-did-article-made = { $who } megírta ezt a cikket: { $what }.
office-did-article-changed = { $who } módosította ezt a cikket: { $what }.
office-did-article-published = { $who } közzétette ezt a cikket: { $what }.
office-did-article-withdrawn = { $who } visszavonta ezt a cikket: { $what }.
office-did-job-revived = { $who } újra megpróbáltatott egy feladott feladatot: { $what }.
office-did-job-removed = { $who } eltávolított egy feladott feladatot: { $what }.
office-did-reply-added = { $who } felvette ezt a gyorsválaszt: { $what }.
office-did-reply-changed = { $who } módosította ezt a gyorsválaszt: { $what }.
office-did-reply-moved = { $who } áthelyezte ezt a gyorsválaszt: { $what }.
office-did-reply-removed = { $who } törölte ezt a gyorsválaszt: { $what }.
office-did-reply-restored = { $who } visszahozta ezt a gyorsválaszt: { $what }.
office-did-something = { $who } módosította: { $what }.
office-audit-gone = valamit, ami már nincs meg
office-audit-history = Minden változása
office-audit-none-found = Nincs ilyen változás
office-audit-none-found-text = Próbálja hosszabb időszakkal, más személlyel vagy szűrés nélkül.
office-audit-one = Csak egyetlen dolog változásai láthatók.
office-from = Ettől
office-to = Eddig
office-about-import = Importok
office-about-export = Exportok
office-by-command-line = A parancssor
office-field-added = Hozzáadva
office-field-changed = Módosítva
office-field-rejected = Elutasítva
office-field-stopped = Megszakadt, mert
office-field-products = Termékek
office-field-people = Ügyfelek
office-field-orders = Rendelések
office-field-name = Név
office-field-called = Megszólítás
office-field-kind = Kinek szól
office-field-host = Webes név
office-field-langs = Nyelvek
office-field-default-lang = Alapnyelv
office-field-time-zone = Időzóna
office-field-currency = Pénznem
office-field-accent = Szín
office-field-mark = A logó betűje
office-field-tagline = Jelmondat
office-field-hours = Nyitvatartás
office-field-observe = Megfigyelés
office-field-keep-days = Megőrzés (nap)
office-field-voucher-budget = Napi utalványkeret
office-field-email = E-mail-cím
office-field-lang = Nyelv
office-field-skills = Szakterületek
office-field-authority = Egyedül adhat
office-field-roles = Szerepkörök
office-field-active = Van hozzáférése
office-field-first = Utónév
office-field-last = Családnév
office-field-phone = Telefon
office-field-manager = Vezető
office-field-label = Mire való
office-field-bearer = Kinek a nevében

office-tokens-title = Kulcsok programoknak
office-tokens-lead = Egy program a kulccsal a HTTP-felületen mindent megtehet, amit az, akinek a nevében eljár.
office-tokens-none = Még nincs kulcs
office-token-new = Kulcs készítése
office-token-new-lead = Válasszon egy ügyfelet vagy egy munkatársat. A kulcsot egyszer mutatjuk meg.
office-token-label = Mire való
office-token-label-hint = Például „raktárrendszer”.
office-token-person = Ennek az ügyfélnek a nevében
office-token-person-hint = Azonosító vagy e-mail-cím.
office-token-staff = Vagy ennek a munkatársnak a nevében
office-token-staff-hint = Csak akiknek minden portálját Ön kezeli.
office-token-nobody = Senki
office-token-for-one = Kérjük, vagy egy ügyfelet, vagy egy munkatársat válasszon.
office-token-unknown = Nem találjuk azok között, akiket Ön kezel.
office-token-make = Kulcs készítése
office-token-made = Az új kulcs
office-token-once = Csak most látható. Őrizze úgy, mint egy jelszót.
office-copy = Másolás
office-copied = Átmásolva
office-token-kept = Eltettem
office-token-acts-for = a következő nevében: { $name }
office-token-of-staff = munkatárs
office-token-is-revoked = Visszavonva
office-token-revoke = Visszavonás
office-token-revoke-lead = A programok, amelyek ezzel a kulccsal járnak el ({ $name }), azonnal leállnak. Nem vonható vissza; új kulcs készíthető.
office-token-revoke-sure = A kulcs visszavonása
office-token-revoked = A kulcsot visszavontuk.

# Articles
office-articles-title = Cikkek
office-articles-find = A cím szavai
office-articles-all = Minden cikk
office-articles-none = Még nincs cikk
office-articles-none-text = Írja meg az elsőt, vagy hozzon be egyszerre sokat a „segue import” paranccsal.
office-articles-none-found = Nincs ilyen cikk
office-articles-none-found-text = Próbálja kevesebb szóval, más nyelven vagy más állapottal.
office-article-new = Új cikk
office-article-lang = Nyelv
office-article-lang-any = Minden nyelv
office-article-lang-wrong = Kérjük, válasszon a webhely nyelvei közül.
office-article-state = Állapot
office-article-state-any = Minden állapot
office-article-also = még ezeken:
office-article-read = Elolvasás
office-article-title = Cím
office-article-text = Szöveg
office-article-text-hint = Markdown: ## címsor, **félkövér**, - lista, [szavak](https://example.org).
office-article-audience = Ki olvashatja
office-article-tags = Címkék
office-article-tags-hint = Vesszővel elválasztva. Segítenek megtalálni.
office-article-slug = Webcím
office-article-slug-hint = Ha üres, a címből készül. Minden nyelven ugyanaz, akkor is, ha a cím megváltozik.
office-article-slug-taken = Ezen a nyelven már van cikk ezzel a webcímmel. Kérjük, válasszon másikat.
office-article-save-live = Mentés és közzététel
office-article-about = Erről a cikkről
office-article-changed = Utoljára módosítva
office-article-useful = Hasznos volt?
office-article-useful-said = { $yes } igen, { $no } nem
office-article-published = Közzétéve. Másodperceken belül megtalálható.
office-article-withdrawn = Visszavonva. Senki sem találja meg többé; a közzététellel hozható vissza.
office-publish = Közzététel
office-save-draft = Mentés vázlatként
office-preview = Előnézet
office-preview-of = Így látják az olvasók. Még semmi sincs elmentve.
office-withdraw = Visszavonás
office-translate = Megírás ezen a nyelven: { $lang }
office-translate-lead = Az űrlap a meglévő szöveggel kezdődik; írja felül.
office-versions-title = Változatok
office-versions-n = { $n ->
   *[other] { $n } változat
}
office-version = { $n }. változat
office-version-now = érvényes
office-version-restore = Legyen újra ez a szöveg
office-version-restored = Újra a(z) { $n }. változat szövege érvényes.
office-about-job = Feladatok
office-field-title = Cím
office-field-slug = Webcím
office-field-audience = Ki olvashatja
office-field-tags = Címkék
office-field-state = Állapot
office-field-version = Változat
office-field-job = Feladat
office-field-about = Miről szól
office-field-problem = Hiba

# Jobs that were given up
office-jobs-title = Feladott feladatok
office-jobs-lead = Amit a program magától végez, például leveleket küld, azt többször is megpróbálja. Ami így sem sikerült, itt áll.
office-jobs-waiting = { $n ->
    [0] Semmi sem vár elvégzésre.
   *[other] { $n } feladat vár vagy fut.
}
office-jobs-none = Semmi sem maradt elvégzetlenül
office-jobs-none-text = A program mindent elvégzett, ami a dolga volt.
office-jobs-more = A régebbiek nem látszanak.
office-jobs-noticed = { $n ->
   *[other] { $n } feladatot adott fel a program.
}
office-jobs-look = Megnézem
office-job = Feladat
office-job-problem = Miért nem sikerült
office-job-made = Mióta
office-job-attempts = { $n ->
    [one] egyszer próbálva
   *[other] { $n } alkalommal próbálva
}
office-job-revive = Próbálja újra
office-job-revived = Most újra megpróbálja.
office-job-remove = Eltávolítás
office-job-remove-lead = Soha nem lesz elvégezve. Ez nem vonható vissza.
office-job-remove-sure = A feladat eltávolítása
office-job-removed = A feladat el van távolítva.
office-job-mail-send = Levél
office-job-order-send-back = Útmutató a visszaküldéshez

# What was observed, counted
office-observed-by-day = Az utolsó két hét
office-observed-latest = Legutóbbi látogatások
office-observed-day = Nap
office-observed-visits = Látogatások
office-observed-offers = Felajánlott segítség
office-accent-as-it-is = Úgy is jól olvasható, ahogy van: a kontraszt { $ratio } : 1.
office-accent-moved = Így nehezen lenne olvasható. Az oldalakon { $colour } lesz belőle: a kontraszt { $ratio } : 1.

# Gyorsválaszok
office-replies-title = Gyorsválaszok
office-replies-lead = Az ügyfélmenedzsernek elég egy / jelet és a rövid szót beírnia; a mondat bekerül az üzenetbe, és küldés előtt még módosítható.
office-replies-built-in = Ezeket a program hozza magával. Ezen a nyelven ({ $lang }) addig érvényesek, amíg nem módosít, nem ad hozzá vagy nem töröl egyet.
office-replies-removed = Nemrég törölt válaszok
office-reply-new = Új gyorsválasz
office-reply-short = Rövid szó
office-reply-short-hint = Amit a / jel után kell beírni, például udv. Betűk, számjegyek és kötőjelek.
office-reply-body = Mondat ({ $lang })
office-reply-body-hint = Legfeljebb 1000 karakter. A kapcsos zárójelben álló szavak helyére beszélgetés közben kerül be a szöveg; lásd lent.
office-reply-such = Például:
office-reply-up = Feljebb
office-reply-down = Lejjebb
office-reply-remove = Törlés
office-reply-restore = Visszahozás
office-reply-added = A gyorsválasz elkészült.
office-reply-moved = A sorrend módosult.
office-reply-removed = A /{ $short } válasz törölve. A lap alján visszahozhatja.
office-reply-restored = A /{ $short } válasz ismét megvan.
office-reply-changed-meanwhile = Amíg Ön írt, valaki más módosította ezt a választ. Most így szól: „{ $body }”. Ha a sajátját szeretné a helyére tenni, mentsen újra.
office-blanks-title = Mi tölthető ki
office-blanks-gap = Ahol nincs mit beírni, ott … jelenik meg.
office-blank-word = Amit Ön ír
office-blank-means = Ami lesz belőle
office-blank-such = Például
office-blank-name = Az ügyfél teljes neve
office-blank-name-such = Élise Marchand
office-blank-first = Az ügyfél keresztneve
office-blank-first-such = Élise
office-blank-me = Ahogyan az ügyfélmenedzsert szólítják
office-blank-me-such = Nóra
office-blank-site = A portál neve
office-blank-order = A szóban forgó rendelés
office-blank-order-such = #M41293
office-about-reply = Gyorsválaszok
office-field-short = Rövid szó
office-field-body = Mondat
office-field-place = Hely

# Hogyan ment
office-nav-measures = Hogyan ment
office-measures-title = Hogyan ment
office-measures-period = Időszak
office-measures-days = Az elmúlt { $n } nap
office-measures-export = CSV-ként
office-measures-contents = Ezen az oldalon
office-measures-lead = Számlálás kezdete: { $since }.
office-measures-shorter = A megfigyelt adatokat csak { $n } napig őrizzük meg, ezért a keresések, nehézségek, látogatások és felajánlások ennél régebbre nem nyúlnak vissza.
office-measures-none = Ebben az időszakban semmi.
office-measures-cut = Több van, mint amennyit itt meg lehet számolni: csak a legutóbbi 5000 látogatást vesszük figyelembe.
office-measures-ratings = A beszélgetések értékelése
office-measures-words = Amit az értékelésekhez írtak
office-measures-articles = A cikkek értékelése
office-measures-searches = Keresték, de nem találták
office-measures-stuck = Ahol elakadtak
office-measures-levels = Látogatások
office-measures-offers = Felajánlott segítség
office-measures-waits = Várakozás munkatársra
office-measures-average = Átlagosan { $average } csillag az 5-ből, { $n } értékelés alapján.
office-measures-n-stars = { $n } csillag
office-measures-searched = { $n } keresés, ebből { $vain } találat nélkül.
office-measures-levels-lead = Aszerint, hogyan állt a látogatás, amikor az ügyfelet utoljára láttuk.
office-measures-home = Kezdőlap
office-measures-seconds = { $n } másodperc
office-measures-col-stars = Csillag
office-measures-col-ratings = Értékelés
office-measures-col-words = Szöveg
office-measures-col-day = Nap
office-measures-col-article = Cikk
office-measures-col-lang = Nyelv
office-measures-col-useful = Hasznos volt
office-measures-col-not-useful = Nem volt hasznos
office-measures-col-share = Hasznos aránya
office-measures-col-searched = Keresett szöveg
office-measures-col-times = Hányszor
office-measures-col-visits = Látogatás
office-measures-col-where = Szándék vagy oldal
office-measures-col-step = Lépés
office-measures-col-what = Mi történt
office-measures-col-stood = Hogyan állt
office-measures-col-outcome = Felajánlások
office-measures-col-offers = Hány
office-measures-col-measure = Mutató
office-measures-col-value = Érték
office-measures-offers-made = Összesen
office-measures-offers-accepted = Elfogadva
office-measures-offers-declined = Elutasítva
office-measures-offers-lapsed = Válasz nélkül megszűnt
office-measures-offers-open = Még nyitott
office-measures-waits-asked = Munkatársat kértek
office-measures-waits-waiting = Most várakoznak
office-measures-waits-left = Ránk bízták
office-measures-waits-cancelled = Lemondták a várakozást
office-measures-waits-accepted = Fogadtuk őket
office-measures-waits-half = A felük legfeljebb ennyit várt
office-measures-waits-most = Tízből kilencen legfeljebb ennyit vártak
office-measures-waits-longest = A leghosszabb várakozás
office-measures-waits-vanished = Elvesztették az ügyfélmenedzserüket, és a sor elejére kerültek
office-measures-waits-calls = Megígért hívás
office-measures-waits-calls-kept = Teljesített hívás
office-measures-waits-calls-cancelled = Lemondott hívás
office-measures-waits-calls-open = Még hátralévő hívás

# Mit őrzünk meg, és meddig
office-kept-title = Mit őrzünk meg, és meddig
office-kept-rule = Az egész portálra egyetlen szám érvényes: egy látogatást { $n } nappal azután törlünk, hogy az ügyfelet utoljára láttuk, mindennel együtt, amit közben megfigyeltünk, bármilyen jellegű is.
office-kept-now = Jelenleg { $visits } látogatást őrzünk { $events } eseménnyel.
office-kept-first = Közülük az elsőt ekkor töröljük: { $day }.
office-kept-many = Túl sok az esemény ahhoz, hogy fajtánként megszámoljuk.
office-kept-none = Semmit sem őrzünk.
office-kept-kind = Mit vettünk észre
office-kept-stored = Mit tárolunk belőle
office-kept-example = A legutóbbi
office-kept-count = Hány
office-kept-oldest = A legrégebbi
office-kept-goes = Első törlés
office-kept-page = A lap címe, a ? utáni rész nélkül
office-kept-section = A lap és a szakasz neve
office-kept-search = A keresett szöveg és a találatok száma
office-kept-field = A lap és a mező neve, és hogy belépett, kilépett vagy újra kitöltötte; az nem, amit beírt
office-kept-invalid = A lap, a mező és a sikertelen ellenőrzés; az nem, amit beírt
office-kept-refused = Mit szeretett volna, és melyik szabály milyen indokkal utasította el
office-kept-dead-click = A lap és a kattintott elem felirata
office-kept-rage-click = A lap, a felirat és a kattintások száma
office-kept-thrash = A lap
office-kept-idle = A lap, és hogy hány másodpercig tartott
office-kept-download = A lap és a dokumentum neve
office-kept-submit = A lap és az űrlap neve; az nem, amit beírt
office-kept-success = Amit sikerült elvégezni
office-kept-help = A lap
office-kept-device = Az eszköz fajtája, a böngésző, a kapcsolat minősége, a jelzett segédeszközök
office-kept-error-click = A lap és annak felirata, amire kattintottak
office-kept-request = A lap, sikertelen vagy lassú volt-e, és hány másodpercig tartott
office-kept-abandon = A lap és az űrlap neve; az nem, amit beírtak
office-kept-copy = A lap; az nem, amit kimásoltak
office-kept-language = A nyelv
office-kept-zoom = Hány százalékkal
office-kept-message = Embert kér-e, bosszúsnak tűnik-e, sürgős-e; a szavai nem
office-kept-again = Mi volt a cél, és hány látogatásban

# Mi a következő lépés
office-site-name-missing = Kérjük, adja meg a portál nevét.
office-your-name-missing = Kérjük, adja meg a saját nevét.
office-next-title = Mi a következő lépés
office-next-hours = A(z) { $site } sosincs nyitva: adja meg, mikor segítenek.
office-next-articles = A(z) { $site } portálon még nincs közzétett cikk: írja meg az elsőt, vagy hozzon be sokat a „segue import articles” paranccsal.
office-next-persons = A(z) { $site } portálon még senki sem ismert: vegyen fel valakit, vagy hozzon be sokat a „segue import shop” paranccsal.
office-next-desk = A pultnál Ön is segíthet.
office-next-hours-do = Nyitvatartás megadása
office-next-articles-do = Cikk írása
office-next-persons-do = Ügyfél felvétele
office-next-desk-do = A pulthoz

# Decisions on what was asked for.
office-did-remedy-granted = { $who } jóváhagyta, amit { $what } számára kértek.
office-did-remedy-refused = { $who } elutasította, amit { $what } számára kértek.
office-field-amount = Érték
office-field-asked-by = Kérte
office-field-act = Mi
office-field-reason = Indok
office-measures-kinds = Felajánlott segítség fajtánként
office-measures-kinds-lead = A „Segített” és a „Nem segített” azt mutatja, mit mondtak egy mező magyarázatáról vagy egy cikkről azok, akik mondtak valamit.
office-measures-col-kind = Fajta
office-measures-col-shown = Megjelent
office-measures-col-accepted = Elfogadták
office-measures-col-declined = Elutasították
office-measures-col-lapsed = Eltűnt
office-measures-col-helped = Segített
office-measures-col-not-helped = Nem segített

office-site-website = Az Ön webhelye
office-website-lead = Saját webhelye oldalain egyetlen sorral a Segue ott is észreveszi, ha valaki elakad, és betartható segítséget ajánl.
office-website-origins = Hol állhat a szkript
office-website-origins-hint = Soronként egy cím, útvonal nélkül: https://www.example.org. Legfeljebb 20.
office-website-origin-wrong = „{ $origin }” nem olyan cím, mint https://www.example.org.
office-website-origin-missing = Adjon meg legalább egy címet.
office-website-basis = Miért figyelhetők meg ott az emberek
office-website-basis-missing = Válasszon egyet.
office-basis-consent = Előbb beleegyeznek
office-basis-consent-hint = Semmit sem figyelünk meg, amíg az oldal nem jelzi, hogy valaki beleegyezett.
office-basis-interest = Jogos érdeket jelentünk ki
office-basis-interest-hint = Ezért az Ön szervezete felel. Akinek a böngészője nemet mond (Global Privacy Control, Do Not Track), azt nem figyeljük meg.
office-basis-none = Senkit sem figyelünk meg
office-basis-none-hint = Segítséget lehet kérni; más nem hagyja el az oldalt.
office-website-fields = Megnevezhető mezők
office-website-fields-hint = Soronként egy mező neve. Amit beírnak, soha nem hagyja el az oldalt; e lista nélkül a mezők neve sem.
office-website-fields-wrong = Legfeljebb { $most } mező, egyenként legfeljebb { $length } karakter.
office-website-tag = Illessze be az oldalaiba
office-website-tag-label = Ez a sor minden oldalra
office-website-policy = Ha az oldalainak van tartalombiztonsági szabályzata (CSP), egészítse ki ezzel
office-website-arrived = Ami megérkezik
office-website-arrived-none = Még semmi sem érkezett
office-website-arrived-none-text = Nyissa meg egy olyan oldalát, amelyen ott a sor. Amit küld, másodperceken belül itt áll.
office-website-look-again = Megnézem újra
office-website-keys = Kulcsok, amelyekkel a kiszolgálója megmondja, ki kicsoda
office-website-keys-text = A kiszolgálója tokent ír alá annak, aki Önnél bejelentkezett. Enélkül senki sem számít ismertnek. Két kulcs lehet érvényben, hogy az egyiket kimaradás nélkül lecserélhesse.
office-website-key-since = ettől:
office-website-key-until = eddig:
office-website-key-retire = Visszavonás
office-website-key-make = Kulcs készítése
office-website-key-made = Az új kulcsa
office-website-key-name = A neve (kid):
office-website-key-secret = A titka
office-website-key-retired = A kulcsot visszavontuk. Amit vele írtak alá, már nem érvényes.
office-website-first = Előbb mentse a webhelye címét.
office-did-website-changed = { $who } módosította { $what } webhelyét.
office-did-website-key-made = { $who } kulcsot készített { $what } webhelyéhez.
office-did-website-key-retired = { $who } visszavonta { $what } webhelyének egy kulcsát.
office-field-basis = Miért figyeljük meg
office-field-origins = Hol áll a szkript
office-field-fields = Megnevezhető mezők
office-field-key = Kulcs

office-did-site-words-changed = { $who } módosította, mit mond { $what }, amikor segítséget ajánl.
office-offers-title = A segítségajánlatok szövegei
office-offers-lead = Ezt olvassák az emberek, amikor segítséget ajánlanak nekik. Amit üresen hagy, azt a szokásos szavakkal mondjuk.
office-offers-field = Mit kér egy mező
office-offers-answer = Egy válasz
office-offers-service = A megfelelő oldal
office-offers-call = Hívás
office-offers-person-now = Valaki, akivel beszélhet, azonnal
office-offers-person-wait = Valaki, akivel beszélhet, hamarosan
office-offers-usual = Szokásosan:
office-offers-blanks = Behelyettesítjük:
office-offers-reset = A szokásos szavak használata
office-offers-longest = Egyenként legfeljebb { $n ->
    [one] egy karakter
   *[other] { $n } karakter
  }. A jelölőnyelv szövegként jelenik meg.
office-offers-preview = Kártyák megjelenítése
office-offers-such = Így látják az emberek
office-offers-such-lead = Példákkal kitöltve. Az első mondat az ajánlat okát mondja el, és abból következik, ami történt.
office-offers-such-reason = Háromszor próbálta elküldeni ezt az űrlapot.
office-offers-such-label = Irányítószám
office-offers-such-words = Öt számjegy, szóköz nélkül.
office-offers-such-title = Hogyan küldhet vissza valamit
office-offers-such-goal = módosítani a címet
office-measures-regret = Elfogadott és megbánt ajánlatok
office-measures-regret-lead = Megbánt: nem segített, { $seconds } másodpercen belül bezárták, „ne ajánljanak többet segítséget”, vagy az ajánlat után { $left } másodperctől semmi sem érkezett a látogatásból. Zárójelben: 95 százalékos bizonyossággal mely arányok között van (Wilson-intervallum).
office-measures-regret-causes = Megbánt ajánlatok aszerint, mi volt az akadály
office-measures-control = Mit érnek az ajánlatok
office-measures-control-lead = Azokból a látogatásokból, amelyekben éppen ajánlottunk volna valamit, 100-ból { $n } esetben ezt véletlenszerűen visszatartottuk. Minden látogatás egyszer számít, a saját csoportjában; ha az arány változott, attól kezdve. Feladta: nem érte el a célját, nem fordult senkihez, és egy órán át nem hallottunk felőle.
office-measures-control-offered = Kapott ajánlatot
office-measures-control-held = Visszatartva
office-measures-control-fewer = Ajánlatokkal 100-ból { $low }–{ $high } fővel kevesebben adták fel (95 százalékos bizonyossággal).
office-measures-control-more = Ajánlatokkal 100-ból { $low }–{ $high } fővel többen adták fel (95 százalékos bizonyossággal).
office-measures-control-unsure = Még nem lehet megmondani, számítanak-e az ajánlatok: velük 100-ból legfeljebb { $low } fővel többen vagy legfeljebb { $high } fővel kevesebben adták fel.
office-measures-col-group = Csoport
office-measures-col-ended = Befejezett látogatások
office-measures-col-reached = Maga érte el
office-measures-col-somebody = Valakihez fordult
office-measures-col-gave-up = Feladta
office-measures-col-still = Talán még ott van
office-measures-share = { $n }% ({ $between })
office-measures-between = { $low }–{ $high }%
office-measures-col-cause = Mi volt az akadály
office-measures-col-accepted-share = Elfogadás aránya
office-measures-col-regretted = Megbánták
office-measures-col-regretted-share = Megbánás aránya
office-measures-col-regret-not-helped = Nem segített
office-measures-col-regret-closed = Rögtön bezárták
office-measures-col-regret-never = Soha többé
office-measures-col-regret-left = Elmentek
office-offers-heading = Minden ajánlat címe
office-offers-save = Mentés és folytatás később

office-did-site-rules-changed = { $who } módosította, mikor ajánl segítséget { $what }.
office-rules-title = Mikor ajánlunk segítséget
office-rules-lead = Mentés előtt próbáljon ki más szabályokat a megőrzött látogatásokon. A próba során senkinek sem ajánlunk semmit.
office-rules-judge = Ki mondja meg, hogy valaki elakadt
office-rules-judge-model = Jelek és egy tanult modell
office-rules-judge-model-hint = Amelyik előbb veszi észre. A rögzített látogatásokban ez közel kétszer annyit talál meg azok közül, akik feladják, mint a jelek egyedül; cserébe néhány ajánlat olyanokhoz is eljut, akik maguk is boldogultak volna.
office-rules-judge-rules = Csak a jelek
office-rules-judge-rules-hint = Csak rögzített súlyok. Szinte sosem téved, de azoknak, akik feladják, mintegy a felét nem veszi észre.
office-rules-sensitivity = Milyen korán
office-rules-careful = Óvatosan
office-rules-careful-hint = Csak másfélszer annyi jelre, mint amennyi az elakadáshoz kell.
office-rules-normal = A szokásos módon
office-rules-normal-hint = Amint valaki elakad.
office-rules-eager = Korán
office-rules-eager-hint = Az elakadáshoz szükséges jelek héttizedénél.
office-rules-pause = Egy nem eddig számít
office-rules-pause-hint = Ugyanarra a célra mindig számít, és a látogatás végéig is.
office-rules-hours = { $n ->
    [one] egy óra
   *[other] { $n } óra
  }
office-rules-kinds = Mit lehet ajánlani
office-rules-off = Nem ajánljuk
office-rules-control = Összehasonlításul visszatartva
office-rules-control-hint = Ezeket a látogatásokat a véletlen választja ki. Kéretlenül semmit sem kínálunk bennük; aki segítséget kér, megkapja. A „Hogyan ment” oldal mutatja, mi lett a két csoporttal. A szabályok kipróbálása ezt nem veszi figyelembe.
office-rules-share = { $n ->
    [0] Egy látogatás sem
   *[other] 100-ból { $n } látogatás
}
office-rules-learn = Minden éjjel tanuljon a webhely saját látogatásaiból, milyen eséllyel adja fel valaki
office-rules-learned = Amit a webhely látogatásai tanítottak
office-rules-learned-told = { $day }, 30 nap { $visits } olyan látogatásából, amelyben megpróbáltak valamit: { $hard }% nem boldogult egyedül. A beépített súlyok { $expected }%-ot várnak, a tanultakkal { $now }%. Ahol azok 50%-ot mondanak, itt { $even }%.
office-rules-unlearn = Vissza a beépített súlyokhoz
office-rules-days = Próba ezeken a látogatásokon
office-rules-try = Próba
office-rules-tried = Mit jelentett volna
office-rules-told = { $visits } látogatás során { $offered } alkalommal ajánlott volna (a mostani szabály szerint: { $now }), ebből { $nobody } alkalommal, amikor senki sem volt szabad, és { $themselves } alkalommal olyanoknak, akik aztán maguk érték el a céljukat.
office-rules-col-now = Most
office-rules-col-tried = Kipróbálva
office-rules-offered = Ajánlatok, látogatásonként az első
office-rules-nobody = Ebből, amikor senki sem volt szabad
office-rules-themselves = Ebből olyanoknak, akik aztán maguk érték el a céljukat
office-rules-silent = Egy korábbi nem miatt nem ajánlottuk
office-rules-how = A megőrzött események újra ugyanazon a gépen futnak át; látogatásonként az első ajánlat számít, mert senki sem tudja, mi lett volna a válasz. Hogy ki volt ott, az abból derül ki, mit jeleztek az ügyfélkapcsolattartók, és mely beszélgetések folytak; aki csak az ablakot zárta be, jelenlévőnek számít. Nem nézzük meg, hogy van-e megfelelő cikk: ott számít, ahol voltak keresőszavak.
office-rules-before = Azelőtt ez volt:
office-rules-back = Az utolsó módosítás visszavonása
office-rules-no-before = Nincs mit visszavonni.
# Recordings of co-browsing.
office-recordings = A közös böngészés felvételeinek megőrzése
office-recordings-hint = Napokban. 0 esetén nem kérhető felvétel. Amit az érintettnek akkor mondtunk, azt sosem lépjük túl.
office-recordings-none = Nincsenek felvételek
office-recordings-confirm = { $n ->
    [0] Minden felvételt egy órán belül törlünk. Ez nem vonható vissza.
   *[other] A { $n } napnál régebbi felvételeket egy órán belül töröljük. Ez nem vonható vissza.
}
office-did-recording-replayed = { $who } megnézte a(z) { $what } ügy egyik felvételét.
office-field-recording-days = Felvételek megőrzése napokban
office-field-case = Ügy
