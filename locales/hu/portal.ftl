# What the portal says.

## Navigation
portal-nav-home = Kezdőlap
portal-nav-orders = Rendelések
portal-nav-products = Termékek
portal-nav-articles = Válaszok
portal-nav-things = Ügyeim

## Signing in and out
portal-sign-in = Bejelentkezés
portal-sign-in-to = Bejelentkezés: { $site }
portal-sign-in-lead = Adja meg az e-mail-címét. Küldünk egy hivatkozást, amellyel bejelentkezhet; jelszóra nincs szükség.
portal-email = E-mail-cím
portal-sign-in-email-wrong = Adjon meg egy e-mail-címet, például nev@example.org.
portal-sign-in-send = Kérem a hivatkozást
portal-sign-in-demo = Ez a bemutató: használja az első oldal egyik címét; a levél egy oldalon jelenik meg.
portal-sign-in-help = Valami nem működik?
portal-sign-in-sent = Nézze meg a leveleit
portal-sign-in-sent-lead = Ha ismerjük a címet, már úton van egy üzenet a hivatkozással. Azzal jelentkezhet be.
portal-sign-in-sent-once = A hivatkozás egyszer, 15 percig használható.
portal-sign-in-sent-spam = Nem érkezett meg? Nézze meg a levélszemét mappát is.
portal-sign-in-sent-unknown = Lehet, hogy másik címmel ismerjük Önt.
portal-sign-in-sent-demo = A bemutatóban minden levél egy oldalon van:
portal-sign-in-sent-demo-link = a levelekhez
portal-sign-in-again = Új hivatkozást kérek
portal-sign-in-as = Üdvözöljük újra, { $name }!
portal-sign-in-as-lead = Még egy kattintás, és bejelentkezett ezen az eszközön.
portal-sign-in-now = Bejelentkezem
portal-sign-in-spent = Ezt a hivatkozást már használták, vagy lejárt
portal-sign-in-spent-lead = A hivatkozás egyszer és 15 percig használható. Adja meg a címét, és azonnal küldünk egy újat.
portal-sign-in-lost = A böngésző nem őrizte meg a bejelentkezést
portal-sign-in-lost-lead = Ön igazolta magát, de a böngésző eldobta a sütit, amely erre emlékezne.
portal-sign-in-lost-safari = A Safari csak https-en őrzi meg a biztonságos sütiket. Https nélküli helyi címen kérjük, használjon Firefoxot vagy Chrome-ot.
portal-sign-in-lost-blocked = Vagy le vannak tiltva a sütik ezen a webhelyen: engedélyezze őket, majd kérjen új hivatkozást.
portal-signed-in = Bejelentkezett. Örülünk, hogy itt van, { $name }!
portal-signed-out = Kijelentkezett.
portal-mail-hello = Kedves { $name }!
portal-mail-sign-in-subject = Bejelentkezés: { $site }
portal-mail-sign-in = Ezzel a hivatkozással jelentkezhet be ide: { $site }
portal-mail-sign-in-once = Egyszer használható, { $n } percen belül.
portal-mail-sign-in-not-you = Nem Ön kérte? Akkor egyszerűen törölje ezt az üzenetet; nem történik semmi.

## Orders
portal-orders = Rendelései
portal-orders-filter = Megjelenítés
portal-orders-all = Összes
portal-orders-open = Folyamatban
portal-orders-delivered = Kézbesítve
portal-orders-back = Visszaküldés és csere
portal-orders-cancelled = Lemondva
portal-orders-none = Itt nincs rendelés
portal-orders-none-text = Amit megrendel, itt jelenik meg: hol tart, és mit tehet vele.
portal-orders-none-act = Termékek megtekintése
portal-order-and-more = { $n ->
    [one] { $name } és még 1 tétel
   *[other] { $name } és még { $n } tétel
}
portal-order-title = { $order } rendelés
portal-order-placed = Megrendelve: { $date }
portal-late = Késik
portal-now-late = Eddig meg kellett volna érkeznie: { $date } Elnézést kérünk.
portal-now-late-undated = Késik. Elnézést kérünk.
portal-now-pending = Előkészítés alatt. Várható érkezés: { $date }
portal-now-pending-undated = Előkészítés alatt.
portal-now-packing = Csomagoljuk. Várható érkezés: { $date }
portal-now-packing-undated = Csomagoljuk.
portal-now-sent = Úton van. Várható érkezés: { $date }
portal-now-sent-undated = Úton van.
portal-now-delivered = Kézbesítve: { $date }
portal-now-delivered-undated = Kézbesítve.
portal-now-cancelled = Lemondva; nem érkezik több csomag.
portal-now-returning = A visszaküldés folyamatban van. Az útmutatót e-mailben elküldtük.
portal-now-exchanging = A csere folyamatban van. Az útmutatót e-mailben elküldtük.
portal-now-delayed = A futárszolgálat késést jelez.
portal-now-delayed-at = A futárszolgálat késést jelez itt: { $place }.
portal-now-lost = A futárszolgálat nem találja a csomagot. Szóljon nekünk, és újraküldjük.
portal-step-ordered = Megrendelve
portal-step-packed = Becsomagolva
portal-step-sent = Feladva
portal-step-delivered = Kézbesítve
portal-step-cancelled = Lemondva
portal-step-return-requested = Visszaküldés kérve
portal-step-exchange-requested = Csere kérve
portal-step-items-back = A tételek visszaértek
portal-step-refunded = Pénz visszafizetve
portal-step-exchanged = Új tételek feladva
portal-step-on = { $date }
portal-step-by = várhatóan { $date }
portal-order-may = Amit megtehet
portal-order-may-nothing = Jelenleg itt nincs mit módosítani.
portal-order-may-not = Mi nem módosítható, és miért
portal-order-try = Megpróbálom mégis: { $act }
portal-order-items = Tételek
portal-order-total = Összesen
portal-parcel = Csomag
portal-parcel-n = { $n }. csomag
portal-parcel-replaced = Útközben elveszett; küldtünk másikat.
portal-parcel-tracking = Csomagszám
portal-parcel-no-events = Még nincs hír a futárszolgálattól.
portal-order-address = Szállítási cím
portal-order-payments = Fizetések
portal-order-payments-none = Még nem történt fizetés.
portal-payment-payment = Kifizetve
portal-payment-refund = Visszatérítve
portal-order-papers = Dokumentumok
portal-order-invoice = Számlamásolat
portal-help-title = Segíthetünk?
portal-help-order = Ismerjük ezt a rendelést, és többet tehetünk, mint ez az oldal.
portal-help-talk = Beszélek valakivel

## Doing something to an order
portal-act-step = { $n }. lépés, összesen { $of }
portal-act-cancel-lead = Minden kifizetett összeget visszakap.
portal-act-change-address-lead = Hová küldjük helyette?
portal-act-change-payment-lead = Válassza ki, hogyan szeretne inkább fizetni. Az összeg nem változik.
portal-act-change-items-lead = Más szín, más méret: válasszon tételenként. Ez rendelésenként egyszer lehetséges.
portal-act-return-lead = Válassza ki, mit küld vissza, és hová kerüljön a pénz.
portal-act-exchange-lead = Válassza ki, mit szeretne helyette. Ez rendelésenként egyszer lehetséges.
portal-act-doubt = Jelen állás szerint ez nem fog sikerülni.
portal-act-reason = Miért mondja le?
portal-reason-no-longer-needed = Már nincs rá szükségem
portal-reason-ordered-by-mistake = Tévedésből rendeltem
portal-act-address = Új cím
portal-address1 = Utca, házszám
portal-address2 = Lakás, emelet, ajtó
portal-zip = Irányítószám
portal-city = Település
portal-state = Megye vagy régió
portal-country = Ország
portal-act-change-items-items = Tételei
portal-act-change-items-items-hint = Kérjük, most válasszon ki mindent, amit módosítana; utána a rendelés végleges.
portal-act-exchange-items = Tételei
portal-act-exchange-items-hint = Kérjük, most válasszon ki mindent, amit cserélne; erre egyszer van lehetőség.
portal-act-return-items = Mit küld vissza?
portal-act-keep = Marad, ahogy van
portal-act-no-variants = Ebből a tételből nincs más változat.
portal-act-none-back = Egyiket sem
portal-act-pieces = { $n ->
    [one] 1 darab
   *[other] { $n } darab
}
portal-act-same-price = azonos ár
portal-act-dearer = { $amount } felár
portal-act-cheaper = { $amount } megtakarítás
portal-act-balance = Egyenleg: { $balance }
portal-act-change-payment-method = Fizetés módja
portal-act-change-payment-method-hint = A korábban kifizetett összeget visszatérítjük.
portal-act-change-items-method = Ha eltér az ár
portal-act-change-items-method-hint = A különbözetet itt fizeti, vagy ide térítjük vissza.
portal-act-return-method = Hová kerüljön a pénz?
portal-act-return-method-hint = Arra, amivel fizetett, vagy valamelyik ajándékkártyájára.
portal-act-exchange-method = Ha eltér az ár
portal-act-exchange-method-hint = A különbözetet itt fizeti, vagy ide térítjük vissza.
portal-act-next = Tovább: mi fog történni
portal-act-checking = Ellenőrzés…
portal-act-leave = Marad minden így
portal-act-nothing-yet = Még nem történik semmi; előbb látja, mibe kerül, vagy mit kap vissza.
portal-act-check = Ellenőrizze, mi fog történni
portal-act-happens = Ez fog történni
portal-act-from = erről
portal-act-to = erre
portal-you-get = Visszakap
portal-you-pay = Fizetendő
portal-after-arrival = amint a tételek visszaérkeztek
portal-act-doing = Egy pillanat…
portal-act-gone = Amit átnézett, azt már nem őrizzük, vagy már elkészült. Most semmi sem változott.
portal-act-edit = Módosítok valamit
portal-act-cancel-confirm = Igen, lemondom a rendelést
portal-act-change-address-confirm = Igen, küldjék oda
portal-act-change-payment-confirm = Igen, módosítom a fizetést
portal-act-change-items-confirm = Igen, módosítom a tételeket
portal-act-return-confirm = Igen, visszaküldöm
portal-act-exchange-confirm = Igen, kicserélem
portal-act-cancel-done = A rendelést lemondtuk
portal-act-change-address-done = A cím megváltozott
portal-act-change-payment-done = A fizetés megváltozott
portal-act-change-items-done = A tételek megváltoztak
portal-act-return-done = A visszaküldést rögzítettük
portal-act-exchange-done = A cserét rögzítettük
portal-act-next-happens = Mi következik
portal-next-refund = Az ajándékkártyákra már visszakerült a pénz; bankkártyára és PayPalra 5–7 munkanapon belül.
portal-next-noted = Bekerült az előzményekbe; semmit sem kell megőriznie.
portal-next-address = A csomag az új címre megy; az időpont nem változik.
portal-next-payment = Az új fizetési módot megterheltük, a korábbira visszatérítünk.
portal-next-items = Az új választást csomagoljuk. Az árkülönbözetet elszámoltuk.
portal-next-final = A rendelés végleges; többé nem módosítható és nem mondható le.
portal-next-mail = E-mailben megírjuk, hogyan küldheti vissza a tételeket.
portal-next-refund-after = A pénzt azután küldjük, hogy a tételek visszaértek hozzánk.
portal-next-exchange-after = Az új tételeket azután küldjük, hogy a régiek visszaértek hozzánk.
portal-act-see-order = A rendeléshez
portal-act-home = A kezdőlapra

## Invoice
portal-invoice-title = Számla a { $order } rendeléshez
portal-invoice-file = szamla
portal-invoice-order = Rendelés
portal-invoice-date = Rendelés napja
portal-invoice-delivered = Kézbesítve
portal-invoice-status = Állapot
portal-invoice-copied = Másolat kelte
portal-invoice-to = Vevő
portal-invoice-items = Tételek
portal-invoice-item = Tétel
portal-invoice-quantity = Mennyiség
portal-invoice-price = Egységár
portal-invoice-amount = Összeg
portal-invoice-total = Összesen
portal-invoice-payments = Fizetések és visszatérítések
portal-invoice-paid-on = Dátum
portal-invoice-what = Művelet
portal-invoice-method = Fizetési mód
portal-invoice-copy-note = Ez az elektronikus számla másolata. A rendelést a mai állapot szerint mutatja.

## Home
portal-morning = Jó reggelt, { $name }!
portal-day = Jó napot, { $name }!
portal-evening = Jó estét, { $name }!
portal-home-quiet = Minden rendben; semmi sem vár Önre.
portal-home-under-way = { $n ->
    [one] Egy dolog van folyamatban.
   *[other] { $n } dolog van folyamatban.
}
portal-home-under-way-late = { $n ->
    [one] Egy dolog van folyamatban, és késik.
   *[other] { $n } dolog van folyamatban, ebből { $late } késik.
}
portal-home-way = Folyamatban
portal-home-way-none = Most semmi sincs folyamatban. Amit megrendel vagy kér, itt jelenik meg a következő dátummal.
portal-home-short = Amit talán tenni szeretne
portal-home-recent = Legutóbb
portal-home-recent-none = Még nem történt semmi.
portal-home-all = Az összes megtekintése
portal-home-leave = Szabadsága
portal-home-leave-of = ennyiből: { $total }
portal-leave-from = kezdete: { $date }
portal-help-home = Egy ember válaszol, aki tudja, miről van szó, és Önnel marad, amíg el nem intéződik.
portal-short-about = { $what }
portal-short-late = Megkérdezem, hol van
portal-short-return = Visszaküldök valamit
portal-short-items = Módosítom a rendelést
portal-short-address = Máshová kérem
portal-short-invoice = Számla PDF-ben
portal-short-again = Újra megveszem
portal-short-bought = { $n ->
    [one] { $what }, egyszer vette
   *[other] { $what }, { $n } alkalommal vette
}
portal-case = Ügy
portal-case-open = Foglalkozunk vele.
portal-case-until = Eddig jelentkezünk: { $date }
portal-talk = Az Ön beszélgetése
portal-talk-open = Valaki Önnel van; írjon tovább.
portal-talk-waiting = Ön a várakozók között van.
portal-timeline-profile = Módosította az adatait
portal-timeline-preferences = Módosította a beállításait
portal-welcome = { $site }: miben segíthetünk?
portal-welcome-lead = Keresse meg a rendelését, egy választ vagy egy embert. Bármit kezd el, nem kell megismételnie.
portal-welcome-lead-work = Szabadság, bérjegyzék, válaszok és segítő emberek.
portal-welcome-answers = Gyakori kérdések
portal-welcome-in = Már nálunk van?
portal-welcome-in-text = Jelentkezzen be, és nézze meg, mi van folyamatban. Jelszó nélkül, e-mailben kapott hivatkozással.

## Search
portal-search = Keresés
portal-search-title = Keresés
portal-search-label = Rendelések, termékek és válaszok keresése
portal-search-hint = Rendelésszám, termék vagy kérdés
portal-search-none = Nincs találat erre: „{ $words }”
portal-search-none-text = Próbálja más szavakkal, vagy kérdezzen meg valakit: látjuk, mit keresett.
portal-search-found = { $n ->
    [one] 1 találat
   *[other] { $n } találat
}
portal-search-more = { $n ->
    [one] még 1 válasz
   *[other] még { $n } válasz
}

## Products
portal-products = Termékek
portal-products-search = Termékek keresése
portal-products-none = Nincs ilyen termék
portal-products-none-text = Lehet, hogy más néven szerepel.
portal-products-all = Az összes termék
portal-product-from = { $n ->
    [one] { $price }
   *[other] legalacsonyabb ár: { $price }, { $n } változat
}
portal-product-none = Jelenleg nem kapható
portal-product-sold-out = Elfogyott
portal-product-in-stock = Raktáron
portal-product-stock = Elérhetőség
portal-product-price = Ár
portal-product-variants = Változatok és árak

## Articles
portal-articles = Válaszok
portal-articles-search = Válaszok keresése
portal-articles-none = Még nincsenek válaszok
portal-articles-none-text = Kérdezzen tőlünk; egy ember válaszol.
portal-article-other-lang = Ez a válasz csak ezen a nyelven van meg: { $lang }.
portal-article-updated = Utoljára módosítva: { $date }
portal-article-toc = Ezen az oldalon
portal-article-useful = Hasznos volt?
portal-article-yes = Igen
portal-article-no = Nem
portal-article-missing = Mi hiányzott?
portal-article-said-yes = Az Ön válasza: igen. Köszönjük.
portal-article-said-no = Az Ön válasza: nem. Javítani fogjuk.
portal-article-sign-in = Jelentkezzen be, és mondja el
portal-article-thanks = Köszönjük, ez nekünk és másoknak is segít.
portal-article-thanks-no = Köszönjük. A válasz gondozója látni fogja.
portal-article-others = Kapcsolódó
portal-article-not-solved = Nem oldódott meg?

## About oneself
portal-save = Mentés
portal-profile = Az Ön adatai
portal-profile-lead = Hogy helyesen szólítsuk meg, és a csomagok megtalálják.
portal-profile-who = Név
portal-profile-first = Keresztnév
portal-profile-last = Vezetéknév
portal-profile-first-missing = Adja meg a nevet, amelyen szólíthatjuk.
portal-profile-name-wrong = A név legfeljebb 80 karakter lehet.
portal-profile-reach = Elérhetőség
portal-profile-email-hint = Ezzel a címmel jelentkezik be. Ha módosítaná, kérjük, beszéljen velünk.
portal-profile-phone = Telefon
portal-profile-phone-hint = A kért hívásokhoz; nem reklámozunk.
portal-profile-phone-wrong = Adjon meg egy telefonszámot, például +36 1 234 5678.
portal-profile-where = Az Ön címe
portal-profile-where-hint = A jövőbeli rendelésekhez. A folyamatban lévők címe a rendelésnél módosítható.
portal-profile-saved = Az adatait elmentettük.
portal-profile-more = További adatok Önről
portal-preferences = Megjelenés és nyelv
portal-preferences-lead = Ahogy Önnek tetszik. A változás azonnal látszik minden eszközén.
portal-preferences-saved = Elmentve. Most így néz ki.
portal-pref-see = Megjelenés
portal-pref-talk = Kapcsolat
portal-pref-lang = Nyelv
portal-pref-size = Betűméret
portal-pref-size-normal = Az eszköz beállítása szerint
portal-pref-size-large = Nagy
portal-pref-size-largest = Nagyon nagy
portal-pref-contrast = Kontraszt
portal-pref-contrast-normal = Az eszköz beállítása szerint
portal-pref-contrast-more = Erősebb
portal-pref-motion = Mozgás
portal-pref-motion-normal = Az eszköz beállítása szerint
portal-pref-motion-less = Nincs
portal-pref-channel = Így érjük el
portal-pref-channel-email = E-mail
portal-pref-channel-portal = Csak ezek az oldalak
portal-pref-channel-portal-hint = Mindent az „Ügyeim” alatt talál.
portal-pref-channel-telephone = Telefon
portal-pref-manner = Hogyan beszéljenek velem
portal-pref-manner-usual = A szokásos módon
portal-pref-manner-slowly = Lassan, lépésről lépésre
portal-pref-manner-writing = Inkább írásban, mint szóban
portal-pref-manner-plain = Egyszerű szavakkal
portal-pref-manner-formal = Hivatalos hangnemben
portal-pref-approach = Ha valami nem sikerül
portal-pref-approach-welcome = Felajánlhatnak segítséget
portal-pref-approach-welcome-hint = Nyugodtan, az oldalon; egy nem után soha kétszer.
portal-pref-approach-never = Ne szólítsanak meg
portal-pref-approach-never-hint = A segítség egy kattintásra marad.
portal-observed = Mit figyeltek meg rólam
portal-observed-lead = { $n ->
    [one] Amit ezeken az oldalakon tesz, egy napig őrizzük, majd töröljük.
   *[other] Amit ezeken az oldalakon tesz, { $n } napig őrizzük, majd töröljük.
}
portal-observed-why = Megmutatja, hol akad el, hogy segíthessünk, és kijavítsuk az oldalt.
portal-observed-never = Amit beír, csak az Ön hozzájárulásával látjuk; jelszó és kártyaszám soha nem hagyja el az eszközét.
portal-observed-choose = Ön dönti el, megszólíthatjuk-e:
portal-observed-none = Önről semmit sem őrzünk
portal-observed-none-text = Amint lesz valami, itt megtalálja.
portal-observed-events = { $n ->
    [one] 1 megfigyelés
   *[other] { $n } megfigyelés
}
portal-observed-goal = Amit valószínűleg szeretett volna: { $goal }
portal-observed-delete = Látogatás törlése
portal-observed-export = Másolat letöltése (JSON)
portal-observed-delete-all = Minden törlése
portal-observed-deleted = { $n ->
    [one] 1 látogatást töröltünk.
   *[other] { $n } látogatást töröltünk.
}
portal-event-page = Oldal megnyitva
portal-event-section = Szakasz elolvasva
portal-event-search = Keresés
portal-event-field = Mező kitöltve
portal-event-invalid = Mező elutasítva
portal-event-refused = Szabály alapján elutasítva
portal-event-click = Hatástalan kattintás
portal-event-thrash = Oda-vissza lépegetés
portal-event-idle = Szünet egy űrlapon
portal-event-download = Dokumentum letöltve
portal-event-submit = Űrlap elküldve
portal-event-success = Kész
portal-event-help = Segítséget keresett
portal-event-device = Eszköz típusa
portal-event-error-click = Kattintás után az oldal hibázott
portal-event-request = Az oldal lassú volt vagy nem válaszolt
portal-event-abandon = Űrlap félbehagyva
portal-event-copy = Hibaszöveg másolva
portal-event-language = Nyelv választva
portal-event-zoom = Oldal nagyítva
portal-event-message = Üzenet írva
portal-event-again = Ismét itt

## My things and documents
portal-things = Ügyeim
portal-things-cases = Ügyek
portal-things-cases-none = Nincs ügye. Ami egy pillanatnál többet igényel, itt marad, amíg el nem intézzük.
portal-things-leave = Szabadság
portal-things-timeline = Minden, ami történt
portal-case-code = Azonosító
portal-case-wrong = Mi volt a gond
portal-case-done = Mit tettünk
portal-case-next = Következő határidő
portal-case-about = Tárgya
portal-case-read = Elolvasom
portal-case-state-open = Nyitott
portal-case-state-resolved = Megoldva
portal-vouchers = Utalványok
portal-vouchers-none = Nincs utalványa.
portal-voucher-until = Érvényes: { $date }
portal-documents = Dokumentumaim
portal-documents-lead = Akadálymentes PDF-ben, az Ön nyelvén, a mai állapot szerint.
portal-documents-none = Még nincs dokumentum
portal-documents-none-text = A számlák és kimutatások itt jelennek meg.
portal-document-invoice = Számla: { $what }
portal-document-payslip = Bérjegyzék: { $month }

## Mails about orders
portal-mail-back-subject = Így küldheti vissza a { $order } rendelés tételeit
portal-mail-back-return = a { $order } rendelés visszaküldését rögzítettük.
portal-mail-back-exchange = a { $order } rendelés cseréjét rögzítettük.
portal-mail-back-pack = 1. Csomagolja be a tételeket, lehetőleg az eredeti dobozba.
portal-mail-back-number = 2. Írja a csomagra a { $order } számot.
portal-mail-back-hand = 3. Adja fel 14 napon belül bármelyik postán; a díjat mi fizetjük.
portal-mail-back-see = Itt követheti nyomon: { $url }

## Where an order stands, in a word
portal-badge-preparing = Előkészítés alatt
portal-badge-packing = Csomagolás alatt
portal-badge-packed = Becsomagolva
portal-badge-sent = Úton
portal-now-packed = Becsomagolva, indulásra kész. Várható érkezés: { $date }
portal-now-packed-undated = Becsomagolva, indulásra kész.

## Small things
portal-next = Tovább
portal-previous = Vissza
portal-product-mine = Rendelései ezzel
portal-search-hint-work = Kérdés vagy téma
portal-home-way-none-work = Most semmi sincs folyamatban. Amit kér, itt jelenik meg a következő dátummal.
portal-short-leave = Szabadságot kérek
portal-short-leave-why = idén még { $left }
portal-short-payslip = Legutóbbi bérjegyzék

## What waits for a manager
portal-to-decide = { $n ->
    [one] 1 kérelem vár a döntésére
   *[other] { $n } kérelem vár a döntésére
}
portal-to-decide-next = Az első szabadság kezdete: { $date }
portal-to-decide-you = Önön a sor

# What was typed when the session had ended.
portal-unsent-kept = A munkamenete lejárt, ezért még nem küldtük el, amit írt. Egy órán át megőrizzük: jelentkezzen be, nézze át, és küldje el.
portal-unsent-title = Ezt írta; még nincs elküldve
portal-unsent-lead = A munkamenete lejárt. Nézze át, és küldje el most.
portal-unsent-form = Az űrlapja
portal-unsent-rating = Az értékelése
portal-unsent-stars = Csillagok
portal-unsent-answer = Válasz
portal-unsent-send = Küldés
portal-unsent-throw = Eldobom
portal-unsent-thrown = Eldobtuk, amit írt. Semmit sem küldtünk el.
portal-unsent-until = { $time }-ig őrizzük meg, csak Önnek. Jelszót, kódot és kártyaszámot soha nem őrzünk meg.

portal-saved-do = Mentés és folytatás később
portal-saved-how = Amit elment, { $n } napig megmarad, csak Önnek, minden eszközön, ahol bejelentkezik. Jelszót, kódot és kártyaszámot soha nem őrzünk meg.
portal-saved-title = Elmentve. Bármikor folytathatja
portal-saved-lead = Amit beírt, { $n } napig megmarad, csak Önnek. A kezdőlapján találja meg, ezen vagy más eszközön.
portal-saved-middle = Ezt kezdte el
portal-saved-until = Megőrizzük eddig: { $day }.
portal-saved-never = Jelszót, kódot és kártyaszámot soha nem őrzünk meg.
portal-saved-go-on = Folytatás
portal-saved-empty = Még semmit sem írt be.
portal-saved-mail = Hivatkozás küldése nekem
portal-saved-mailed = A hivatkozás úton van Önhöz.
portal-saved-too-many = Ez túl sokszor volt. Kérjük, próbálja újra később.
portal-saved-mail-subject = Folytassa ott, ahol abbahagyta: { $site }
portal-saved-mail-text = Elmentett egy űrlapot itt: { $site }. Bejelentkezés után itt folytathatja:
portal-saved-mail-until = Eddig őrizzük meg: { $day }.
# Recordings of co-browsing.
portal-recordings = Felvételek arról, amit az ügyintézője látott
portal-recordings-lead = Ön hozzájárult ezekhez. A törléssel visszavonja a hozzájárulását.
portal-recording-minutes = { $n } perc
portal-recording-running = Most készül
portal-recording-what = Látta: { $name }. Mire kell: { $purpose }
portal-recording-until = megőrizve eddig: { $date }
portal-recording-manage = Megtekintés és törlés
portal-recording-export = Mentés fájlként
portal-recording-delete = A felvétel törlése
portal-recording-deleted = A felvételt töröltük.
