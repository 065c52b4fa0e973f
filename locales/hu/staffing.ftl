# What is said of presence and promised calls.

staffing-state-available = Elérhető
staffing-state-away = Távol
staffing-state-break = Szünetet tart
staffing-call-phone = Adjon meg egy legalább öt számjegyű telefonszámot.
staffing-call-hour = Ez az időpont már nem szabad. Válasszon másikat.
staffing-call-one = Már ígértünk Önnek egy hívást.
staffing-timeline-promised = Megígért hívás: { $at }
staffing-timeline-kept = Felhívtuk, ahogy megígértük: { $at }
staffing-timeline-cancelled = Lemondott hívás: { $at }
