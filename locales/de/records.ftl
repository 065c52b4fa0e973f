# What records say: orders, payments, and what the policy allows.

## Orders: where they stand
records-status-pending = Eingegangen, noch nicht gepackt
records-status-pending-modified = Eingegangen, Artikel geändert
records-status-processed = Wird gepackt oder ist unterwegs
records-status-delivered = Zugestellt
records-status-cancelled = Storniert
records-status-return-requested = Rückgabe angemeldet
records-status-exchange-requested = Umtausch angemeldet

## Parcels
records-tracking-packed = Gepackt
records-tracking-handed-over = Dem Zustelldienst übergeben
records-tracking-in-transit = Unterwegs
records-tracking-out-for-delivery = In Zustellung
records-tracking-delayed = Verspätet
records-tracking-delivered = Zugestellt
records-tracking-lost = Beim Zustelldienst verloren gegangen
records-standing-late = Verspätet
records-standing-packing = Wird gepackt

## Payment methods
records-method-gift-card = Geschenkkarte
records-method-paypal = PayPal-Konto
records-method-credit-card = { $brand }-Karte mit der Endung { $digits }
records-method-other = { $name }
records-method-former = eine Zahlungsart, die bei uns nicht mehr hinterlegt ist

## When money arrives
records-when-at-once = sofort
records-when-business-days = innerhalb von 5 bis 7 Werktagen

## What can be done
records-act-cancel = Bestellung stornieren
records-act-change-address = Lieferadresse ändern
records-act-change-payment = Anders bezahlen
records-act-change-items = Artikeloptionen ändern
records-act-return = Artikel zurückgeben
records-act-exchange = Artikel umtauschen
records-act-redirect-processed = Adresse vor dem Versand ändern
records-act-change-processed-items = Artikeloptionen vor dem Versand ändern
records-act-reship = Verlorenes Paket neu senden

## What was done
records-done-cancel = Bestellung { $order } wurde storniert
records-done-change-address = Die Lieferadresse der Bestellung { $order } wurde geändert
records-done-change-payment = Die Zahlung der Bestellung { $order } wurde geändert
records-done-change-items = Die Artikel der Bestellung { $order } wurden geändert
records-done-return = Für Bestellung { $order } wurde eine Rückgabe angemeldet
records-done-exchange = Für Bestellung { $order } wurde ein Umtausch angemeldet
records-done-redirect-processed = Die Lieferadresse der Bestellung { $order } wurde vor dem Versand geändert
records-done-change-processed-items = Die Artikel der Bestellung { $order } wurden vor dem Versand geändert
records-done-reship = Ein verlorenes Paket der Bestellung { $order } wird neu gesendet
records-done-address = Die Adresse wurde geändert: { $address }

## What would happen
records-preview-cancel = Bestellung { $order } wird storniert; es wird nichts versendet.
records-preview-final = Das lässt sich nicht rückgängig machen.
records-preview-free = Das kostet nichts.
records-preview-address = Geliefert wird an: { $address }
records-preview-pay = Sie zahlen jetzt { $amount }: { $method }.
records-preview-pay-later = Sie zahlen { $amount }, sobald die Artikel bei uns sind: { $method }.
records-preview-refund = Sie erhalten { $amount } zurück, { $when }: { $method }.
records-preview-refund-later = Sie erhalten { $amount } zurück, sobald die Artikel bei uns sind, von da an { $when }: { $method }.
records-preview-payment-once = Die Zahlungsart kann einmal geändert werden.
records-preview-swap = { $name }: { $to } statt { $from }
records-preview-items-once = Artikel können nur einmal geändert werden; danach können Sie die Bestellung nicht mehr ändern oder stornieren. Ist alles dabei, was Sie ändern möchten?
records-preview-return = { $count ->
    [one] Ein Artikel kommt zurück.
   *[other] { $count } Artikel kommen zurück.
 }
records-preview-return-mail = Sie erhalten eine E-Mail, die erklärt, wie Sie die Artikel zurücksenden.
records-preview-return-once = Eine Rückgabe kann je Bestellung einmal angemeldet werden. Ist alles dabei, was Sie zurückgeben möchten?
records-preview-exchange-once = Ein Umtausch kann je Bestellung einmal angemeldet werden. Ist alles dabei, was Sie umtauschen möchten?
records-preview-reship = { $count ->
    [one] Der verlorene Artikel wird neu gesendet.
   *[other] Die { $count } verlorenen Artikel werden neu gesendet.
 }

## What the policy refuses
records-refused-cancel-only-pending = Eine Bestellung kann nur storniert werden, bevor wir sie packen. Diese: { $status }.
records-refused-address-only-pending = Die Lieferadresse kann nur geändert werden, bevor wir die Bestellung packen. Diese: { $status }.
records-refused-payment-only-pending = Die Zahlungsart kann nur geändert werden, bevor wir die Bestellung packen. Diese: { $status }.
records-refused-items-only-pending = Artikeloptionen können nur geändert werden, bevor wir die Bestellung packen. Diese: { $status }.
records-refused-final-after-item-change = Die Artikel dieser Bestellung wurden schon geändert, was einmal möglich ist; sie kann nicht mehr geändert oder storniert werden.
records-refused-return-only-delivered = Zurückgegeben werden kann nur, was zugestellt wurde. Diese Bestellung: { $status }.
records-refused-exchange-only-delivered = Umgetauscht werden können nur Artikel einer zugestellten Bestellung. Diese: { $status }.
records-refused-payment-changed-once = Die Zahlungsart wurde schon geändert; das ist je Bestellung einmal möglich.
records-refused-cancel-reason = Wählen Sie einen der beiden Gründe: nicht mehr benötigt oder versehentlich bestellt.
records-refused-unknown-method = Diese Zahlungsart ist bei Ihnen nicht hinterlegt.
records-refused-same-method = Die Bestellung wird schon so bezahlt.
records-refused-gift-card-balance = Auf der Geschenkkarte sind { $balance }, nötig sind { $needed }.
records-refused-return-method = Eine Erstattung geht an die Zahlungsart der Bestellung oder auf eine Ihrer Geschenkkarten.
records-refused-no-items = Wählen Sie mindestens einen Artikel.
records-refused-counts-differ = Zu jedem Artikel gehört genau ein neuer.
records-refused-not-in-order = Artikel { $item } ist nicht in dieser Bestellung.
records-refused-too-many = { $count ->
    [one] Artikel { $item } ist nur einmal in dieser Bestellung.
   *[other] Artikel { $item } ist nur { $count }-mal in dieser Bestellung.
 }
records-refused-other-product = { $name } kann nur gegen andere Optionen desselben Produkts getauscht werden.
records-refused-same-item = { $name } hat diese Optionen schon.
records-refused-unavailable = { $name } ist mit diesen Optionen nicht verfügbar: { $options }.
records-refused-desk-only = Das kann nur eine Kundenbetreuerin oder ein Kundenbetreuer: { $act }.
records-refused-only-processed = Das ist für Bestellungen, die gerade gepackt werden. Diese: { $status }.
records-refused-already-left = Ein Paket dieser Bestellung ist schon unterwegs.
records-refused-items-once = Die Artikel dieser Bestellung wurden schon geändert; das ist einmal möglich.
records-refused-reship-status = Neu gesendet werden kann nur ein Paket, das unterwegs ist. Diese Bestellung: { $status }.
records-refused-not-lost = Das Paket gilt als verloren, wenn der Zustelldienst es sagt oder wenn es { $days } Tage zu spät ist. So weit ist es noch nicht.
records-refused-no-parcel = Dieses Paket gibt es in der Bestellung nicht.
records-refused-authority = Das ist { $needed } wert; allein dürfen Sie bis { $held } entscheiden.
records-refused-address-street = Geben Sie Straße und Hausnummer ein.
records-refused-address-city = Geben Sie den Ort ein.
records-refused-address-country = Geben Sie das Land ein.
records-refused-address-zip = Geben Sie die Postleitzahl ein.
records-refused-address-form = Dieser Teil der Adresse ist zu lang oder enthält Zeichen, die sich nicht drucken lassen.
records-refused-key = Die Kopfzeile Idempotency-Key enthält 1 bis 255 druckbare Zeichen.
records-refused-key-other = Dieser Schlüssel wurde schon für etwas anderes benutzt.

## What is possible instead
records-instead-pending = Sie können sie noch stornieren oder Adresse, Zahlung und Artikeloptionen ändern.
records-instead-modified = Nach der Zustellung können Sie Artikel zurückgeben oder umtauschen.
records-instead-processed = Bis das Paket das Haus verlässt, können wir Adresse oder Artikeloptionen für Sie ändern: Sprechen Sie mit uns.
records-instead-processed-address = Bis das Paket das Haus verlässt, können wir die Adresse für Sie ändern: Sprechen Sie mit uns.
records-instead-after-delivery = Nach der Zustellung können Sie Artikel zurückgeben oder umtauschen.
records-instead-underway = Das Paket ist unterwegs; nach der Zustellung können Sie Artikel zurückgeben oder umtauschen.
records-instead-delivered = Sie können Artikel zurückgeben oder umtauschen.
records-instead-cancelled = Sie können neu bestellen.
records-instead-requested = Folgen Sie der E-Mail zur Rücksendung, oder sprechen Sie mit uns.
records-instead-cancel-and-order = Sie können die Bestellung stornieren und neu bestellen.
records-instead-own-method = Wählen Sie eine Ihrer eigenen Zahlungsarten.
records-instead-other-method = Wählen Sie eine andere Zahlungsart.
records-instead-return-method = Wählen Sie die Zahlungsart der Bestellung oder eine Geschenkkarte.
records-instead-same-product = Wählen Sie andere Optionen: { $name }.
records-instead-other-options = Wählen Sie andere Optionen: { $name }.
records-instead-talk = Sprechen Sie mit einer Kundenbetreuerin oder einem Kundenbetreuer.
records-instead-supervisor = Bitten Sie eine Teamleiterin oder einen Teamleiter um Freigabe.
records-instead-wait = Sehen Sie morgen noch einmal in die Sendungsverfolgung, oder notieren Sie die Auskunft des Zustelldienstes.
