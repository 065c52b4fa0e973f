# What is said on the way to an account manager.

handover-nav-help = Beszéljen velünk
handover-nav-dialogue = Beszélgetés
handover-nav-waiting = Ön sorban áll
handover-help-title = Miben segíthetünk?
handover-help-lead = Egy ember, aki látja, mit szeretne elérni, és rendbe is tudja tenni.
handover-help-one = { $name } itt van
handover-help-more = { $name } és még { $n } kollégánk itt van
handover-help-nobody = Jelenleg senki sincs itt
handover-help-opens = Újra itt vagyunk: { $day }, { $time }.
handover-help-busy = Bízza ránk, vagy válasszon időpontot egy híváshoz.
handover-help-sign-in = Jelentkezzen be, hogy beszélhessen velünk: így látjuk az ügyeit, és nem kell kétszer elmondania.
handover-help-answers = Válasz keresése
handover-help-goal = Látjuk, mit szeretne:
handover-help-wish = Miről van szó?
handover-help-wish-hint = Egy sor elég.
handover-help-ask = Beszélni szeretnék valakivel
handover-wait-moment = Most szabad: csak egy pillanat
handover-wait-minutes = Körülbelül { $n } perc múlva kerül sorra
handover-waiting-title = Hívunk valakit Önnek
handover-waiting-next = Ön következik
handover-waiting-place = Ön a(z) { $n }. a sorban
handover-waiting-front = Megszakadt a kapcsolat azzal, aki Önnel beszélt. A beszélgetése megmarad, és Ön következik elsőként.
handover-waiting-nobody = Jelenleg nincs itt senki, aki segíthetne.
handover-waiting-keep = Nyugodtan nézelődjön: a helye megmarad, és szólunk, ha Ön következik.
handover-waiting-cancel = Nem várok tovább
handover-waiting-refresh = Frissítés
handover-cancelled = Már nem várakozik.
handover-come = { $name } már várja Önt.
handover-come-open = Beszélgetés megnyitása
handover-joined = { $name } itt van
handover-vanished = Megszakadt a kapcsolat. Ön következik elsőként: egy másik kolléga veszi át, mindennel, ami elhangzott.
handover-passed = Hamarosan egy kolléga veszi át, mindennel, ami elhangzott.
handover-ended = A beszélgetés lezárult
handover-taken = Valaki gyorsabb volt, vagy az illető már nem vár.
handover-busy = Már beszélgetésben van. Előbb fejezze be azt.
handover-leave-title = Bízza ránk
handover-leave-by = Eddig választ kap: { $day }
handover-leave-soon = A lehető leghamarabb válaszolunk.
handover-leave-wish-label = Miről gondoskodjunk?
handover-leave-wish = Írja le egy-két sorban, miről van szó.
handover-leave-send = Önökre bízom
handover-leave-taken = Valaki épp most vette át a kérését. Folytassa a beszélgetésnél.
handover-left = Gondoskodunk róla. Ügyének száma: { $code }.
handover-call-title = Kérjen visszahívást
handover-call-hint = Önnek megfelelő időpontban
handover-call-phone = Telefonszám
handover-call-hour = Mikor?
handover-call-send = Hívást kérek
handover-call-promised = Hívjuk Önt: { $at }.
handover-call-at = Hívjuk Önt: { $day }, { $time }
handover-call-on = Ezen a számon: { $phone }
handover-call-cancel = Már nincs szükségem a hívásra
handover-call-cancelled = A hívást lemondtuk.
handover-timeline-asked = Beszélgetés kérése
handover-timeline-begun = Beszélgetés: { $name }
handover-timeline-lapsed = A sorban a hely felszabadult: tíz perce nem volt itt
handover-timeline-left = Ránk bízott ügy ({ $code })
handover-timeline-open = A beszélgetés lezárult, a(z) { $code } ügy nyitva marad: { $subject }
handover-timeline-resolved = A beszélgetés lezárult, a(z) { $code } ügy megoldva: { $subject }

# Valaki bejelentkezés nélkül bíz ránk valamit.
handover-visitor-name = Az Ön neve
handover-visitor-name-wrong = Írja be a nevét, legfeljebb 50 karakterrel.
handover-visitor-email = Az Ön e-mail-címe
handover-visitor-email-wrong = Adjon meg egy legfeljebb 80 karakteres e-mail-címet, például nev@example.org.
handover-visitor-hint = Erre a címre válaszolunk. Nem nyit fiókot, és semmit sem mutat meg belőle.
handover-visitor-wish-long = Ez hosszabb 280 karakternél. Kérjük, fogalmazzon rövidebben; a részletek később is jöhetnek.
handover-visitor-who = Nincs bejelentkezve, semmi sincs igazolva. Válasz ide: { $name }, { $email }
handover-visitor-left = Gondoskodunk róla. Ügyének száma: { $code }. Legkésőbb eddig válaszolunk a(z) { $email } címre: { $day }
handover-visitor-often = Ez rövid idő alatt túl sok volt. Amit írt, itt maradt; kérjük, két perc múlva küldje el újra.

# Waiting in line, on every page.
handover-line-see = A helyem a sorban
handover-line-back = Nem volt itt, ezért addig senkit sem hívtunk Önhöz. A helyét megtartottuk.
handover-line-lapsed = Több mint tíz percig nem volt itt, ezért felszabadítottuk a helyét a sorban. Bármikor kérhet újra segítséget.

# Miért cseng valakinél.
handover-why-standby = készenlétben áll az ügyfélért
handover-why-skill = ért ehhez: „{ $skill }”
handover-why-helped = ekkor segített neki: { $date }
handover-why-language = beszélt nyelv: { $lang }
handover-why-free = { $n ->
    [0] most lett szabad
   *[other] { $n } perce szabad
  }
