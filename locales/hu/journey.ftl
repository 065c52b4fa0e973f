# Amit az emberek szeretnének. A cél önmagában és kettőspont után is megáll.
journey-goal-order-look = { $order } rendelés megtekintése
journey-goal-order-items = { $order } rendelés termékváltozatainak módosítása
journey-goal-order-address = { $order } rendelés címének módosítása
journey-goal-order-payment = { $order } rendelés fizetési módjának módosítása
journey-goal-order-cancel = { $order } rendelés lemondása
journey-goal-order-return = { $order } rendelés termékeinek visszaküldése
journey-goal-order-exchange = { $order } rendelés termékeinek cseréje
journey-goal-order-invoice = { $order } rendelés számlájának letöltése
journey-goal-order-track = { $order } rendelés követése
journey-goal-service = „{ $service }” igénylése
journey-goal-named = a webhelyen „{ $name }” befejezése
journey-step-named = „{ $name }” lépés
journey-goal-leave = szabadság foglalása
journey-goal-payslips = bérjegyzék megtekintése
journey-goal-answer = válasz keresése
journey-goal-profile = saját adatok módosítása
journey-goal-sign-in = bejelentkezés

# Ugyanez általában, választáshoz.
journey-sort-order-look = rendelés megtekintése
journey-sort-order-items = rendelés termékváltozatainak módosítása
journey-sort-order-address = rendelés címének módosítása
journey-sort-order-payment = rendelés fizetési módjának módosítása
journey-sort-order-cancel = rendelés lemondása
journey-sort-order-return = termékek visszaküldése
journey-sort-order-exchange = termékek cseréje
journey-sort-order-invoice = számla letöltése
journey-sort-order-track = rendelés követése
journey-sort-service = szolgáltatás igénylése
journey-sort-other = valami más

journey-step-form = Az űrlap kitöltése
journey-step-confirm = Ellenőrzés megerősítés előtt
journey-step-done = Kész

journey-link-unknown = Ismeretlen kapcsolat
journey-link-good = Jó kapcsolat
journey-link-slow = Lassú kapcsolat
journey-link-poor = Gyenge kapcsolat

journey-device-phone = Telefon
journey-device-tablet = Táblagép
journey-device-computer = Számítógép
journey-device-unknown = Ismeretlen eszköz

journey-aid-reduced-motion = kevesebb mozgást kér
journey-aid-more-contrast = nagyobb kontrasztot kér
journey-aid-forced-colors = saját színeket használ
journey-aid-large-text = nagy betűt használ
journey-aid-keyboard = billentyűzetet használ
journey-aid-screen-reader = képernyőolvasót használ

journey-timeline-began = Elkezdte: { $goal }
journey-timeline-refused = Elutasítva: { $goal } – { $reason }
journey-timeline-no-reason = indoklás nélkül
journey-timeline-stuck = Elakadt: { $reason }
