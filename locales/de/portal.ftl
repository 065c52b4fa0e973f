# What the portal says.

## Navigation
portal-nav-home = Start
portal-nav-orders = Bestellungen
portal-nav-products = Produkte
portal-nav-articles = Antworten
portal-nav-things = Meine Vorgänge

## Signing in and out
portal-sign-in = Anmelden
portal-sign-in-to = Bei { $site } anmelden
portal-sign-in-lead = Nennen Sie uns Ihre E-Mail-Adresse. Wir senden Ihnen einen Link, mit dem Sie sich anmelden; ein Passwort brauchen Sie nicht.
portal-email = E-Mail-Adresse
portal-sign-in-email-wrong = Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.org.
portal-sign-in-send = Link zusenden
portal-sign-in-demo = Dies ist die Demo: Nehmen Sie eine der Adressen der ersten Seite; die Mail erscheint auf einer Seite.
portal-sign-in-help = Funktioniert etwas nicht?
portal-sign-in-sent = Sehen Sie in Ihr Postfach
portal-sign-in-sent-lead = Wenn wir die Adresse kennen, ist eine Nachricht mit einem Link unterwegs. Damit melden Sie sich an.
portal-sign-in-sent-once = Der Link gilt einmal und 15 Minuten lang.
portal-sign-in-sent-spam = Nichts da? Sehen Sie im Ordner für unerwünschte Mails nach.
portal-sign-in-sent-unknown = Vielleicht kennen wir Sie unter einer anderen Adresse.
portal-sign-in-sent-demo = In der Demo liegt alle Post auf einer Seite:
portal-sign-in-sent-demo-link = zur Post
portal-sign-in-again = Neuen Link senden
portal-sign-in-as = Willkommen zurück, { $name }
portal-sign-in-as-lead = Noch ein Klick, und Sie sind auf diesem Gerät angemeldet.
portal-sign-in-now = Jetzt anmelden
portal-sign-in-spent = Dieser Link wurde benutzt oder ist zu alt
portal-sign-in-spent-lead = Ein Link gilt einmal und 15 Minuten lang. Geben Sie Ihre Adresse ein, und wir senden sofort einen neuen.
portal-sign-in-lost = Ihr Browser hat die Anmeldung nicht behalten
portal-sign-in-lost-lead = Sie haben sich ausgewiesen, aber das Cookie, das sich das merkt, wurde verworfen.
portal-sign-in-lost-safari = Safari behält sichere Cookies nur über https. Nehmen Sie bei einer lokalen Adresse ohne https bitte Firefox oder Chrome.
portal-sign-in-lost-blocked = Oder Cookies sind für diese Website gesperrt: Erlauben Sie sie und fordern Sie einen neuen Link an.
portal-signed-in = Sie sind angemeldet. Schön, dass Sie da sind, { $name }.
portal-signed-out = Sie sind abgemeldet.
portal-mail-hello = Guten Tag { $name },
portal-mail-sign-in-subject = Ihr Anmeldelink für { $site }
portal-mail-sign-in = mit diesem Link melden Sie sich bei { $site } an:
portal-mail-sign-in-once = Er gilt einmal, innerhalb von { $n } Minuten.
portal-mail-sign-in-not-you = Sie haben ihn nicht angefordert? Dann löschen Sie diese Nachricht einfach; es geschieht nichts.

## Orders
portal-orders = Ihre Bestellungen
portal-orders-filter = Anzeigen
portal-orders-all = Alle
portal-orders-open = Laufend
portal-orders-delivered = Zugestellt
portal-orders-back = Rückgaben und Umtausch
portal-orders-cancelled = Storniert
portal-orders-none = Hier sind keine Bestellungen
portal-orders-none-text = Was Sie bestellen, erscheint hier: wo es ist und was Sie damit tun können.
portal-orders-none-act = Produkte ansehen
portal-order-and-more = { $n ->
    [one] { $name } und 1 weiterer Artikel
   *[other] { $name } und { $n } weitere Artikel
}
portal-order-title = Bestellung { $order }
portal-order-placed = Bestellt am { $date }
portal-late = Verspätet
portal-now-late = Sie sollte bis { $date } ankommen. Das tut uns leid.
portal-now-late-undated = Sie ist verspätet. Das tut uns leid.
portal-now-pending = Wir bereiten sie vor. Erwartet bis { $date }.
portal-now-pending-undated = Wir bereiten sie vor.
portal-now-packing = Sie wird gepackt. Erwartet bis { $date }.
portal-now-packing-undated = Sie wird gepackt.
portal-now-sent = Unterwegs. Erwartet bis { $date }.
portal-now-sent-undated = Unterwegs.
portal-now-delivered = Zugestellt am { $date }.
portal-now-delivered-undated = Zugestellt.
portal-now-cancelled = Storniert; es kommt nichts mehr.
portal-now-returning = Eine Rückgabe läuft. Die Anleitung ist in Ihrem Postfach.
portal-now-exchanging = Ein Umtausch läuft. Die Anleitung ist in Ihrem Postfach.
portal-now-delayed = Der Zusteller meldet eine Verzögerung.
portal-now-delayed-at = Der Zusteller meldet eine Verzögerung in { $place }.
portal-now-lost = Der Zusteller findet das Paket nicht. Sprechen Sie mit uns, wir senden es noch einmal.
portal-step-ordered = Bestellt
portal-step-packed = Gepackt
portal-step-sent = Versandt
portal-step-delivered = Zugestellt
portal-step-cancelled = Storniert
portal-step-return-requested = Rückgabe angemeldet
portal-step-exchange-requested = Umtausch angemeldet
portal-step-items-back = Artikel wieder bei uns
portal-step-refunded = Geld erstattet
portal-step-exchanged = Neue Artikel versandt
portal-step-on = { $date }
portal-step-by = bis { $date }
portal-order-may = Was Sie tun können
portal-order-may-nothing = Im Moment lässt sich hier nichts ändern.
portal-order-may-not = Was sich nicht ändern lässt und warum
portal-order-try = Trotzdem versuchen: { $act }
portal-order-items = Artikel
portal-order-total = Summe
portal-parcel = Paket
portal-parcel-n = Paket { $n }
portal-parcel-replaced = Unterwegs verloren; wir haben ein neues gesandt.
portal-parcel-tracking = Sendungsnummer
portal-parcel-no-events = Noch keine Nachricht vom Zusteller.
portal-order-address = Geht an
portal-order-payments = Zahlungen
portal-order-payments-none = Es ist noch kein Geld geflossen.
portal-payment-payment = Bezahlt
portal-payment-refund = Erstattet
portal-order-papers = Dokumente
portal-order-invoice = Rechnungskopie
portal-help-title = Brauchen Sie Hilfe?
portal-help-order = Wir kennen diese Bestellung und können mehr als diese Seite.
portal-help-talk = Mit jemandem sprechen

## Doing something to an order
portal-act-step = Schritt { $n } von { $of }
portal-act-cancel-lead = Sie erhalten alles zurück, was Sie bezahlt haben.
portal-act-change-address-lead = Wohin soll sie stattdessen gehen?
portal-act-change-payment-lead = Wählen Sie, wie Sie stattdessen bezahlen möchten. Der Betrag bleibt gleich.
portal-act-change-items-lead = Andere Farbe, andere Größe: Wählen Sie je Artikel. Das geht einmal je Bestellung.
portal-act-return-lead = Wählen Sie, was zurückkommt und wohin das Geld geht.
portal-act-exchange-lead = Wählen Sie, was Sie stattdessen möchten. Das geht einmal je Bestellung.
portal-act-doubt = So, wie es steht, wird das nicht gehen.
portal-act-reason = Warum stornieren Sie?
portal-reason-no-longer-needed = Ich brauche es nicht mehr
portal-reason-ordered-by-mistake = Ich habe es aus Versehen bestellt
portal-act-address = Neue Adresse
portal-address1 = Straße und Hausnummer
portal-address2 = Wohnung, Stock, Tür
portal-zip = Postleitzahl
portal-city = Ort
portal-state = Bundesland oder Region
portal-country = Land
portal-act-change-items-items = Ihre Artikel
portal-act-change-items-items-hint = Wählen Sie bitte jetzt alles, was Sie ändern möchten; danach ist die Bestellung endgültig.
portal-act-exchange-items = Ihre Artikel
portal-act-exchange-items-hint = Wählen Sie bitte jetzt alles, was Sie umtauschen möchten; es geht nur einmal.
portal-act-return-items = Was kommt zurück?
portal-act-keep = So lassen
portal-act-no-variants = Von diesem Artikel gibt es keine andere Ausführung.
portal-act-none-back = Keiner
portal-act-pieces = { $n ->
    [one] 1 Stück
   *[other] { $n } Stück
}
portal-act-same-price = gleicher Preis
portal-act-dearer = { $amount } mehr
portal-act-cheaper = { $amount } weniger
portal-act-balance = Guthaben { $balance }
portal-act-change-payment-method = Bezahlen mit
portal-act-change-payment-method-hint = Was Sie zuvor bezahlt haben, wird erstattet.
portal-act-change-items-method = Wenn der Preis abweicht
portal-act-change-items-method-hint = Der Unterschied wird hier bezahlt oder erstattet.
portal-act-return-method = Wohin soll das Geld?
portal-act-return-method-hint = Auf das, womit Sie bezahlt haben, oder auf eine Ihrer Geschenkkarten.
portal-act-exchange-method = Wenn der Preis abweicht
portal-act-exchange-method-hint = Der Unterschied wird hier bezahlt oder erstattet.
portal-act-next = Weiter: prüfen, was geschieht
portal-act-checking = Wird geprüft …
portal-act-leave = Alles so lassen
portal-act-nothing-yet = Noch geschieht nichts; Sie sehen zuerst, was es kostet oder bringt.
portal-act-check = Prüfen Sie, was geschieht
portal-act-happens = Das wird geschehen
portal-act-from = von
portal-act-to = auf
portal-you-get = Sie erhalten zurück
portal-you-pay = Sie bezahlen
portal-after-arrival = sobald die Artikel zurück sind
portal-act-doing = Einen Moment …
portal-act-gone = Was Sie durchgesehen haben, wird nicht mehr aufbewahrt oder ist erledigt. Jetzt wurde nichts geändert.
portal-act-edit = Etwas ändern
portal-act-cancel-confirm = Ja, Bestellung stornieren
portal-act-change-address-confirm = Ja, dorthin senden
portal-act-change-payment-confirm = Ja, Zahlung ändern
portal-act-change-items-confirm = Ja, Artikel ändern
portal-act-return-confirm = Ja, zurückgeben
portal-act-exchange-confirm = Ja, umtauschen
portal-act-cancel-done = Die Bestellung ist storniert
portal-act-change-address-done = Die Adresse ist geändert
portal-act-change-payment-done = Die Zahlung ist geändert
portal-act-change-items-done = Die Artikel sind geändert
portal-act-return-done = Die Rückgabe ist angemeldet
portal-act-exchange-done = Der Umtausch ist angemeldet
portal-act-next-happens = Wie es weitergeht
portal-next-refund = Geschenkkarten haben ihr Geld schon zurück; Karten und PayPal innerhalb von 5 bis 7 Werktagen.
portal-next-noted = Es steht in Ihrem Verlauf; Sie müssen nichts aufheben.
portal-next-address = Das Paket geht an die neue Adresse; der Termin bleibt.
portal-next-payment = Das neue Zahlungsmittel wurde belastet, das frühere wird erstattet.
portal-next-items = Wir packen die neue Auswahl. Ein Preisunterschied ist ausgeglichen.
portal-next-final = Die Bestellung ist jetzt endgültig; sie lässt sich nicht mehr ändern oder stornieren.
portal-next-mail = Sie erhalten eine Mail, die sagt, wie Sie die Artikel zurücksenden.
portal-next-refund-after = Das Geld folgt, sobald die Artikel bei uns sind.
portal-next-exchange-after = Die neuen Artikel gehen ab, sobald die anderen bei uns sind.
portal-act-see-order = Zur Bestellung
portal-act-home = Zur Startseite

## Invoice
portal-invoice-title = Rechnung zur Bestellung { $order }
portal-invoice-file = rechnung
portal-invoice-order = Bestellung
portal-invoice-date = Bestelldatum
portal-invoice-delivered = Zugestellt
portal-invoice-status = Stand
portal-invoice-copied = Kopie vom
portal-invoice-to = Rechnung an
portal-invoice-items = Artikel
portal-invoice-item = Artikel
portal-invoice-quantity = Menge
portal-invoice-price = Preis
portal-invoice-amount = Betrag
portal-invoice-total = Summe
portal-invoice-payments = Zahlungen und Erstattungen
portal-invoice-paid-on = Datum
portal-invoice-what = Was
portal-invoice-method = Zahlungsmittel
portal-invoice-copy-note = Dies ist eine Kopie der elektronischen Rechnung. Sie zeigt die Bestellung, wie sie heute steht.

## Home
portal-morning = Guten Morgen, { $name }
portal-day = Guten Tag, { $name }
portal-evening = Guten Abend, { $name }
portal-home-quiet = Alles ist erledigt; nichts wartet auf Sie.
portal-home-under-way = { $n ->
    [one] Eine Sache läuft.
   *[other] { $n } Sachen laufen.
}
portal-home-under-way-late = { $n ->
    [one] Eine Sache läuft, und sie ist verspätet.
   *[other] { $n } Sachen laufen, davon { $late } verspätet.
}
portal-home-way = Was läuft
portal-home-way-none = Gerade läuft nichts. Was Sie bestellen oder anfragen, erscheint hier mit seinem nächsten Termin.
portal-home-short = Was Sie vielleicht tun möchten
portal-home-recent = Zuletzt
portal-home-recent-none = Es ist noch nichts geschehen.
portal-home-all = Alles ansehen
portal-home-leave = Ihr Urlaub
portal-home-leave-of = von { $total }
portal-leave-from = ab { $date }
portal-help-home = Ein Mensch antwortet, weiß, worum es geht, und bleibt bei Ihnen, bis es erledigt ist.
portal-short-about = { $what }
portal-short-late = Fragen, wo sie bleibt
portal-short-return = Etwas zurückgeben
portal-short-items = Bestelltes ändern
portal-short-address = Woandershin senden
portal-short-invoice = Rechnung als PDF
portal-short-again = Noch einmal kaufen
portal-short-bought = { $n ->
    [one] { $what }, einmal gekauft
   *[other] { $what }, { $n }-mal gekauft
}
portal-case = Vorgang
portal-case-open = Wir kümmern uns darum.
portal-case-until = Sie hören von uns bis { $date }.
portal-talk = Ihr Gespräch
portal-talk-open = Jemand ist bei Ihnen; schreiben Sie weiter.
portal-talk-waiting = Sie sind in der Warteschlange.
portal-timeline-profile = Sie haben Ihre Angaben geändert
portal-timeline-preferences = Sie haben Ihre Einstellungen geändert
portal-welcome = Wie kann { $site } helfen?
portal-welcome-lead = Finden Sie Ihre Bestellung, eine Antwort oder einen Menschen. Was immer Sie beginnen, Sie müssen nichts wiederholen.
portal-welcome-lead-work = Urlaub, Gehaltsabrechnungen, Antworten und Menschen, die helfen.
portal-welcome-answers = Oft gefragt
portal-welcome-in = Schon bei uns?
portal-welcome-in-text = Melden Sie sich an und sehen Sie, was läuft. Kein Passwort, nur ein Link per Mail.

## Search
portal-search = Suchen
portal-search-title = Suche
portal-search-label = Bestellungen, Produkte und Antworten suchen
portal-search-hint = Bestellnummer, Produkt oder Frage
portal-search-none = Nichts gefunden zu „{ $words }“
portal-search-none-text = Versuchen Sie andere Wörter, oder fragen Sie jemanden: Wir sehen, wonach Sie gesucht haben.
portal-search-found = { $n ->
    [one] 1 Treffer
   *[other] { $n } Treffer
}
portal-search-more = { $n ->
    [one] 1 weitere Antwort
   *[other] { $n } weitere Antworten
}

## Products
portal-products = Produkte
portal-products-search = Produkte suchen
portal-products-none = Kein solches Produkt
portal-products-none-text = Vielleicht heißt es anders.
portal-products-all = Alle Produkte ansehen
portal-product-from = { $n ->
    [one] { $price }
   *[other] Ab { $price }, { $n } Ausführungen
}
portal-product-none = Zurzeit nicht im Angebot
portal-product-sold-out = Ausverkauft
portal-product-in-stock = Verfügbar
portal-product-stock = Verfügbarkeit
portal-product-price = Preis
portal-product-variants = Ausführungen und Preise

## Articles
portal-articles = Antworten
portal-articles-search = Antworten suchen
portal-articles-none = Noch keine Antworten
portal-articles-none-text = Fragen Sie uns; ein Mensch antwortet.
portal-article-other-lang = Diese Antwort gibt es nur auf { $lang }.
portal-article-updated = Zuletzt geändert am { $date }
portal-article-toc = Auf dieser Seite
portal-article-useful = War das hilfreich?
portal-article-yes = Ja
portal-article-no = Nein
portal-article-missing = Was hat gefehlt?
portal-article-said-yes = Sie sagten: ja. Danke.
portal-article-said-no = Sie sagten: nein. Wir bessern nach.
portal-article-sign-in = Anmelden und Meinung sagen
portal-article-thanks = Danke, das hilft uns und anderen.
portal-article-thanks-no = Danke. Wer diese Antwort pflegt, wird es sehen.
portal-article-others = Verwandtes
portal-article-not-solved = Nicht gelöst?

## About oneself
portal-save = Speichern
portal-profile = Ihre Angaben
portal-profile-lead = Damit wir Sie richtig ansprechen und Pakete Sie finden.
portal-profile-who = Name
portal-profile-first = Vorname
portal-profile-last = Nachname
portal-profile-first-missing = Geben Sie den Namen ein, mit dem wir Sie ansprechen dürfen.
portal-profile-name-wrong = Ein Name hat höchstens 80 Zeichen.
portal-profile-reach = Wie wir Sie erreichen
portal-profile-email-hint = Mit dieser Adresse melden Sie sich an. Um sie zu ändern, sprechen Sie bitte mit uns.
portal-profile-phone = Telefon
portal-profile-phone-hint = Für Anrufe, um die Sie bitten; wir werben nicht.
portal-profile-phone-wrong = Geben Sie eine Telefonnummer ein, zum Beispiel +49 30 123456.
portal-profile-where = Ihre Adresse
portal-profile-where-hint = Für künftige Bestellungen. Laufende behalten ihre; ändern Sie sie an der Bestellung.
portal-profile-saved = Ihre Angaben sind gespeichert.
portal-profile-more = Mehr über Sie
portal-preferences = Anzeige und Sprache
portal-preferences-lead = Wie es Ihnen gefällt. Änderungen zeigen sich sofort, auf allen Ihren Geräten.
portal-preferences-saved = Gespeichert. So sieht es jetzt aus.
portal-pref-see = Wie Sie uns sehen
portal-pref-talk = Wie wir miteinander sprechen
portal-pref-lang = Sprache
portal-pref-size = Schriftgröße
portal-pref-size-normal = Wie das Gerät vorgibt
portal-pref-size-large = Groß
portal-pref-size-largest = Sehr groß
portal-pref-contrast = Kontrast
portal-pref-contrast-normal = Wie das Gerät vorgibt
portal-pref-contrast-more = Stärker
portal-pref-motion = Bewegung
portal-pref-motion-normal = Wie das Gerät vorgibt
portal-pref-motion-less = Keine
portal-pref-channel = Wir erreichen Sie über
portal-pref-channel-email = E-Mail
portal-pref-channel-portal = Nur diese Seiten
portal-pref-channel-portal-hint = Sie finden alles unter „Meine Vorgänge“.
portal-pref-channel-telephone = Telefon
portal-pref-manner = Wie ich angesprochen werden möchte
portal-pref-manner-usual = Wie üblich
portal-pref-manner-slowly = Langsam, Schritt für Schritt
portal-pref-manner-writing = Lieber schriftlich als mündlich
portal-pref-manner-plain = In einfachen Worten
portal-pref-manner-formal = Förmlich
portal-pref-approach = Wenn etwas nicht klappt
portal-pref-approach-welcome = Sie dürfen mir Hilfe anbieten
portal-pref-approach-welcome-hint = Ruhig, auf der Seite, nie zweimal nach einem Nein.
portal-pref-approach-never = Sprechen Sie mich nicht an
portal-pref-approach-never-hint = Hilfe bleibt einen Klick entfernt.
portal-observed = Was über mich beobachtet wurde
portal-observed-lead = { $n ->
    [one] Was Sie auf diesen Seiten tun, wird einen Tag aufbewahrt und dann gelöscht.
   *[other] Was Sie auf diesen Seiten tun, wird { $n } Tage aufbewahrt und dann gelöscht.
}
portal-observed-why = Es zeigt uns, wo Sie nicht weiterkommen, damit wir helfen und die Seite verbessern.
portal-observed-never = Was Sie eingeben, teilen wir nur mit Ihrem Einverständnis; Passwörter und Kartennummern verlassen Ihr Gerät nie.
portal-observed-choose = Sie entscheiden, ob wir Sie ansprechen dürfen:
portal-observed-none = Über Sie ist nichts gespeichert
portal-observed-none-text = Sobald es etwas gibt, finden Sie es hier.
portal-observed-events = { $n ->
    [one] 1 Beobachtung
   *[other] { $n } Beobachtungen
}
portal-observed-goal = Was Sie wohl wollten: { $goal }
portal-observed-delete = Diesen Besuch löschen
portal-observed-export = Kopie behalten (JSON)
portal-observed-delete-all = Alles löschen
portal-observed-deleted = { $n ->
    [one] 1 Besuch ist gelöscht.
   *[other] { $n } Besuche sind gelöscht.
}
portal-event-page = Seite geöffnet
portal-event-section = Abschnitt gelesen
portal-event-search = Gesucht
portal-event-field = Feld ausgefüllt
portal-event-invalid = Feld nicht angenommen
portal-event-refused = Durch eine Regel abgelehnt
portal-event-click = Klick ohne Wirkung
portal-event-thrash = Hin und her
portal-event-idle = Pause in einem Formular
portal-event-download = Dokument geholt
portal-event-submit = Formular gesendet
portal-event-success = Erledigt
portal-event-help = Hilfe gesucht
portal-event-device = Art des Geräts
portal-event-error-click = Geklickt, und die Seite versagte
portal-event-request = Seite langsam oder ohne Antwort
portal-event-abandon = Formular nicht abgeschlossen
portal-event-copy = Fehlertext kopiert
portal-event-language = Sprache gewählt
portal-event-zoom = Seite vergrößert
portal-event-message = Nachricht geschrieben
portal-event-again = Wieder hier

## My things and documents
portal-things = Meine Vorgänge
portal-things-cases = Vorgänge
portal-things-cases-none = Keine Vorgänge. Was mehr als einen Moment braucht, bleibt hier, bis es erledigt ist.
portal-things-leave = Urlaub
portal-things-timeline = Alles, was geschah
portal-case-code = Kennung
portal-case-wrong = Was nicht stimmte
portal-case-done = Was getan wurde
portal-case-next = Nächster Schritt bis
portal-case-about = Betrifft
portal-case-read = Nachlesen
portal-case-state-open = Offen
portal-case-state-resolved = Erledigt
portal-vouchers = Gutscheine
portal-vouchers-none = Sie haben keine Gutscheine.
portal-voucher-until = Gültig bis { $date }
portal-documents = Meine Dokumente
portal-documents-lead = Als barrierefreies PDF, in Ihrer Sprache, nach heutigem Stand.
portal-documents-none = Noch keine Dokumente
portal-documents-none-text = Rechnungen und Abrechnungen erscheinen hier.
portal-document-invoice = Rechnung: { $what }
portal-document-payslip = Gehaltsabrechnung { $month }

## Mails about orders
portal-mail-back-subject = So senden Sie Artikel der Bestellung { $order } zurück
portal-mail-back-return = Ihre Rückgabe zur Bestellung { $order } ist angemeldet.
portal-mail-back-exchange = Ihr Umtausch zur Bestellung { $order } ist angemeldet.
portal-mail-back-pack = 1. Packen Sie die Artikel ein, am besten im Originalkarton.
portal-mail-back-number = 2. Schreiben Sie die Nummer { $order } auf das Paket.
portal-mail-back-hand = 3. Geben Sie es innerhalb von 14 Tagen bei der Post ab; das Porto zahlen wir.
portal-mail-back-see = Hier können Sie es verfolgen: { $url }

## Where an order stands, in a word
portal-badge-preparing = In Vorbereitung
portal-badge-packing = Wird gepackt
portal-badge-packed = Gepackt
portal-badge-sent = Unterwegs
portal-now-packed = Sie ist gepackt und geht bald ab. Erwartet bis { $date }.
portal-now-packed-undated = Sie ist gepackt und geht bald ab.

## Small things
portal-next = Weiter
portal-previous = Zurück
portal-product-mine = Ihre Bestellungen damit
portal-search-hint-work = Frage oder Thema
portal-home-way-none-work = Gerade läuft nichts. Was Sie anfragen, erscheint hier mit seinem nächsten Termin.
portal-short-leave = Urlaub beantragen
portal-short-leave-why = dieses Jahr noch { $left }
portal-short-payslip = Letzte Gehaltsabrechnung

## What waits for a manager
portal-to-decide = { $n ->
    [one] 1 Antrag wartet auf Ihre Entscheidung
   *[other] { $n } Anträge warten auf Ihre Entscheidung
}
portal-to-decide-next = Der erste Urlaub beginnt am { $date }.
portal-to-decide-you = Sie sind dran

# What was typed when the session had ended.
portal-unsent-kept = Ihre Sitzung war abgelaufen, deshalb ist noch nicht gesendet, was Sie geschrieben haben. Wir bewahren es eine Stunde auf: Melden Sie sich an, sehen Sie es durch und senden Sie es.
portal-unsent-title = Das haben Sie geschrieben; es ist noch nicht gesendet
portal-unsent-lead = Ihre Sitzung war abgelaufen. Sehen Sie es durch und senden Sie es jetzt.
portal-unsent-form = Ihr Formular
portal-unsent-rating = Ihre Bewertung
portal-unsent-stars = Sterne
portal-unsent-answer = Antwort
portal-unsent-send = Senden
portal-unsent-throw = Verwerfen
portal-unsent-thrown = Was Sie geschrieben haben, ist verworfen. Es wurde nichts gesendet.
portal-unsent-until = Aufbewahrt bis { $time }, nur für Sie. Passwörter, Codes und Kartennummern werden nie aufbewahrt.

portal-saved-do = Speichern und später weitermachen
portal-saved-how = Gespeichertes bleibt { $n } Tage, nur für Sie, auf jedem Gerät, auf dem Sie sich anmelden. Passwörter, Codes und Kartennummern werden nie gespeichert.
portal-saved-title = Gespeichert. Sie können jederzeit weitermachen
portal-saved-lead = Was Sie eingegeben haben, bleibt { $n } Tage gespeichert, nur für Sie. Sie finden es auf Ihrer Startseite, auf diesem oder einem anderen Gerät.
portal-saved-middle = Damit waren Sie beschäftigt
portal-saved-until = Gespeichert bis { $day }.
portal-saved-never = Passwörter, Codes und Kartennummern werden nie gespeichert.
portal-saved-go-on = Weitermachen
portal-saved-empty = Es wurde noch nichts eingegeben.
portal-saved-mail = Link an mich senden
portal-saved-mailed = Der Link ist zu Ihnen unterwegs.
portal-saved-too-many = Das war zu oft. Bitte versuchen Sie es später noch einmal.
portal-saved-mail-subject = Machen Sie dort weiter, wo Sie aufgehört haben: { $site }
portal-saved-mail-text = Sie haben bei { $site } ein Formular gespeichert. Nach der Anmeldung können Sie hier weitermachen:
portal-saved-mail-until = Es bleibt bis { $day } gespeichert.
# Recordings of co-browsing.
portal-recordings = Aufzeichnungen dessen, was Ihre Betreuung gesehen hat
portal-recordings-lead = Sie haben ihnen zugestimmt. Mit dem Löschen nehmen Sie die Zustimmung zurück.
portal-recording-minutes = { $n ->
    [one] 1 Minute
   *[other] { $n } Minuten
}
portal-recording-running = Läuft gerade
portal-recording-what = Gesehen von { $name }. Wozu: { $purpose }
portal-recording-until = aufbewahrt bis { $date }
portal-recording-manage = Ansehen und löschen
portal-recording-export = Als Datei sichern
portal-recording-delete = Diese Aufzeichnung löschen
portal-recording-deleted = Die Aufzeichnung ist gelöscht.
