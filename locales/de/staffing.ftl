# What is said of presence and promised calls.

staffing-state-available = Verfügbar
staffing-state-away = Abwesend
staffing-state-break = In der Pause
staffing-call-phone = Geben Sie eine Telefonnummer mit mindestens fünf Ziffern ein.
staffing-call-hour = Diese Uhrzeit ist nicht mehr frei. Wählen Sie eine andere.
staffing-call-one = Ihnen ist bereits ein Anruf zugesagt.
staffing-timeline-promised = Anruf zugesagt: { $at }
staffing-timeline-kept = Angerufen wie zugesagt: { $at }
staffing-timeline-cancelled = Anruf abgesagt: { $at }
