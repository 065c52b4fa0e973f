# Was Menschen vorhaben. Ein Ziel steht für sich und nach einem Doppelpunkt.
journey-goal-order-look = Bestellung { $order } ansehen
journey-goal-order-items = Artikeloptionen der Bestellung { $order } ändern
journey-goal-order-address = Adresse der Bestellung { $order } ändern
journey-goal-order-payment = Zahlung der Bestellung { $order } ändern
journey-goal-order-cancel = Bestellung { $order } stornieren
journey-goal-order-return = Artikel der Bestellung { $order } zurückgeben
journey-goal-order-exchange = Artikel der Bestellung { $order } umtauschen
journey-goal-order-invoice = Rechnung der Bestellung { $order } abrufen
journey-goal-order-track = Bestellung { $order } verfolgen
journey-goal-service = „{ $service }“ beantragen
journey-goal-named = „{ $name }“ auf der Website abschließen
journey-step-named = Schritt „{ $name }“
journey-goal-leave = Urlaub buchen
journey-goal-payslips = Gehaltsabrechnung ansehen
journey-goal-answer = Antwort finden
journey-goal-profile = eigene Angaben ändern
journey-goal-sign-in = anmelden

# Dasselbe allgemein, zur Auswahl.
journey-sort-order-look = eine Bestellung ansehen
journey-sort-order-items = Artikeloptionen einer Bestellung ändern
journey-sort-order-address = Adresse einer Bestellung ändern
journey-sort-order-payment = Zahlung einer Bestellung ändern
journey-sort-order-cancel = eine Bestellung stornieren
journey-sort-order-return = Artikel zurückgeben
journey-sort-order-exchange = Artikel umtauschen
journey-sort-order-invoice = eine Rechnung abrufen
journey-sort-order-track = eine Bestellung verfolgen
journey-sort-service = einen Service beantragen
journey-sort-other = etwas anderes

journey-step-form = Füllt das Formular aus
journey-step-confirm = Prüft vor dem Bestätigen
journey-step-done = Erledigt

journey-link-unknown = Verbindung unbekannt
journey-link-good = Gute Verbindung
journey-link-slow = Langsame Verbindung
journey-link-poor = Schlechte Verbindung

journey-device-phone = Telefon
journey-device-tablet = Tablet
journey-device-computer = Computer
journey-device-unknown = Gerät unbekannt

journey-aid-reduced-motion = möchte weniger Bewegung
journey-aid-more-contrast = möchte mehr Kontrast
journey-aid-forced-colors = nutzt eigene Farben
journey-aid-large-text = nutzt große Schrift
journey-aid-keyboard = bedient mit der Tastatur
journey-aid-screen-reader = nutzt einen Screenreader

journey-timeline-began = Begonnen: { $goal }
journey-timeline-refused = Abgelehnt: { $goal } – { $reason }
journey-timeline-no-reason = ohne Begründung
journey-timeline-stuck = Kam nicht weiter: { $reason }
