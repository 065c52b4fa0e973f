# What records say: orders, payments, and what the policy allows.

## Orders: where they stand
records-status-pending = Beérkezett, még nincs összekészítve
records-status-pending-modified = Beérkezett, a tételek módosítva
records-status-processed = Összekészítés alatt vagy úton
records-status-delivered = Kézbesítve
records-status-cancelled = Lemondva
records-status-return-requested = Visszaküldés bejelentve
records-status-exchange-requested = Csere bejelentve

## Parcels
records-tracking-packed = Becsomagolva
records-tracking-handed-over = Átadva a futárszolgálatnak
records-tracking-in-transit = Úton
records-tracking-out-for-delivery = Kiszállítás alatt
records-tracking-delayed = Késik
records-tracking-delivered = Kézbesítve
records-tracking-lost = A futárszolgálatnál elveszett
records-standing-late = Késik
records-standing-packing = Csomagolás alatt

## Payment methods
records-method-gift-card = ajándékkártya
records-method-paypal = PayPal-számla
records-method-credit-card = { $digits } végű { $brand } kártya
records-method-other = { $name }
records-method-former = egy nálunk már nem nyilvántartott fizetési mód

## When money arrives
records-when-at-once = azonnal
records-when-business-days = 5–7 munkanapon belül

## What can be done
records-act-cancel = Rendelés lemondása
records-act-change-address = Szállítási cím módosítása
records-act-change-payment = Fizetési mód módosítása
records-act-change-items = Termékváltozat módosítása
records-act-return = Termékek visszaküldése
records-act-exchange = Termékek cseréje
records-act-redirect-processed = Cím módosítása feladás előtt
records-act-change-processed-items = Termékváltozat módosítása feladás előtt
records-act-reship = Elveszett csomag újraküldése

## What was done
records-done-cancel = { $order } rendelés lemondva
records-done-change-address = { $order } rendelés szállítási címe módosítva
records-done-change-payment = { $order } rendelés fizetési módja módosítva
records-done-change-items = { $order } rendelés tételei módosítva
records-done-return = { $order } rendeléshez visszaküldés bejelentve
records-done-exchange = { $order } rendeléshez csere bejelentve
records-done-redirect-processed = { $order } rendelés szállítási címe feladás előtt módosítva
records-done-change-processed-items = { $order } rendelés tételei feladás előtt módosítva
records-done-reship = { $order } rendelés elveszett csomagját újraküldjük
records-done-address = Cím módosítva: { $address }

## What would happen
records-preview-cancel = { $order } rendelést töröljük, semmit sem küldünk ki.
records-preview-final = Ez nem vonható vissza.
records-preview-free = Ez nem kerül semmibe.
records-preview-address = Szállítási cím: { $address }
records-preview-pay = Most fizet { $amount } összeget: { $method }.
records-preview-pay-later = Ha a termékek visszaértek hozzánk, fizet { $amount } összeget: { $method }.
records-preview-refund = Visszakap { $amount } összeget, { $when }: { $method }.
records-preview-refund-later = Ha a termékek visszaértek hozzánk, onnantól { $when } visszakap { $amount } összeget: { $method }.
records-preview-payment-once = A fizetési mód egyszer módosítható.
records-preview-swap = { $name }: { $to } a korábbi helyett ({ $from })
records-preview-items-once = A tételek csak egyszer módosíthatók, utána Ön már nem módosíthatja és nem mondhatja le a rendelést. Minden szerepel, amit módosítani szeretne?
records-preview-return = { $count ->
    [one] Egy termék érkezik vissza.
   *[other] { $count } termék érkezik vissza.
 }
records-preview-return-mail = E-mailben megírjuk, hogyan küldheti vissza a termékeket.
records-preview-return-once = Rendelésenként egyszer jelenthető be visszaküldés. Minden szerepel, amit vissza szeretne küldeni?
records-preview-exchange-once = Rendelésenként egyszer jelenthető be csere. Minden szerepel, amit cserélni szeretne?
records-preview-reship = { $count ->
    [one] Az elveszett terméket újraküldjük.
   *[other] A { $count } elveszett terméket újraküldjük.
 }

## What the policy refuses
records-refused-cancel-only-pending = Rendelés csak az összekészítés előtt mondható le. Ez a rendelés: { $status }.
records-refused-address-only-pending = A szállítási cím csak az összekészítés előtt módosítható. Ez a rendelés: { $status }.
records-refused-payment-only-pending = A fizetési mód csak az összekészítés előtt módosítható. Ez a rendelés: { $status }.
records-refused-items-only-pending = A termékváltozat csak az összekészítés előtt módosítható. Ez a rendelés: { $status }.
records-refused-final-after-item-change = A rendelés tételeit már módosították, ami egyszer lehetséges; a rendelés többé nem módosítható és nem mondható le.
records-refused-return-only-delivered = Csak kézbesített rendelés küldhető vissza. Ez a rendelés: { $status }.
records-refused-exchange-only-delivered = Csak kézbesített rendelés termékei cserélhetők. Ez a rendelés: { $status }.
records-refused-payment-changed-once = A fizetési módot már módosították; ez rendelésenként egyszer lehetséges.
records-refused-cancel-reason = Válasszon a két ok közül: már nincs rá szükség, vagy tévedésből rendelte.
records-refused-unknown-method = Ez a fizetési mód nem szerepel az Önéi között.
records-refused-same-method = A rendelést már ezzel a móddal fizeti.
records-refused-gift-card-balance = Az ajándékkártyán { $balance } van, de { $needed } szükséges.
records-refused-return-method = A visszatérítés a rendelés fizetési módjára vagy az Ön egyik ajándékkártyájára mehet.
records-refused-no-items = Válasszon legalább egy terméket.
records-refused-counts-differ = Minden termékhez pontosan egy új termék tartozik.
records-refused-not-in-order = A(z) { $item } termék nincs ebben a rendelésben.
records-refused-too-many = { $count ->
    [one] A(z) { $item } termék csak egyszer szerepel ebben a rendelésben.
   *[other] A(z) { $item } termék csak { $count } alkalommal szerepel ebben a rendelésben.
 }
records-refused-other-product = { $name }: csak ugyanannak a terméknek egy másik változatára cserélhető.
records-refused-same-item = { $name }: már ez a változat van a rendelésben.
records-refused-unavailable = { $name } ebben a változatban nem kapható: { $options }.
records-refused-desk-only = Ezt csak ügyfélmenedzser végezheti el: { $act }.
records-refused-only-processed = Ez összekészítés alatt álló rendelésekre való. Ez a rendelés: { $status }.
records-refused-already-left = A rendelés egyik csomagja már úton van.
records-refused-items-once = A rendelés tételeit már módosították; ez egyszer lehetséges.
records-refused-reship-status = Csak úton lévő csomag küldhető újra. Ez a rendelés: { $status }.
records-refused-not-lost = A csomag akkor számít elveszettnek, ha a futárszolgálat ezt jelzi, vagy ha { $days } napot késik. Ez még nem történt meg.
records-refused-no-parcel = Ilyen csomag nincs ebben a rendelésben.
records-refused-authority = Ennek értéke { $needed }; Ön egyedül { $held } értékig dönthet.
records-refused-address-street = Adja meg az utcát és a házszámot.
records-refused-address-city = Adja meg a települést.
records-refused-address-country = Adja meg az országot.
records-refused-address-zip = Adja meg az irányítószámot.
records-refused-address-form = A címnek ez a része túl hosszú, vagy nem nyomtatható jelet tartalmaz.
records-refused-key = Az Idempotency-Key fejléc 1–255 nyomtatható karakterből áll.
records-refused-key-other = Ezt a kulcsot korábban másra már felhasználták.

## What is possible instead
records-instead-pending = Még lemondhatja, vagy módosíthatja a címet, a fizetési módot és a termékváltozatot.
records-instead-modified = Kézbesítés után visszaküldheti vagy kicserélheti a termékeket.
records-instead-processed = Amíg a csomag el nem indul, ügyfélmenedzserünk még módosíthatja a címet vagy a termékváltozatot.
records-instead-processed-address = Amíg a csomag el nem indul, ügyfélmenedzserünk még módosíthatja a címet.
records-instead-after-delivery = Kézbesítés után visszaküldheti vagy kicserélheti a termékeket.
records-instead-underway = A csomag úton van; kézbesítés után visszaküldheti vagy kicserélheti a termékeket.
records-instead-delivered = Visszaküldheti vagy kicserélheti a termékeket.
records-instead-cancelled = Újra megrendelheti.
records-instead-requested = Kövesse a visszaküldésről szóló e-mailt, vagy beszéljen velünk.
records-instead-cancel-and-order = Lemondhatja a rendelést, és újra rendelhet.
records-instead-own-method = Válasszon a saját fizetési módjai közül.
records-instead-other-method = Válasszon másik fizetési módot.
records-instead-return-method = Válassza a rendelés fizetési módját vagy egy ajándékkártyát.
records-instead-same-product = Válasszon másik változatot: { $name }.
records-instead-other-options = Válasszon másik változatot: { $name }.
records-instead-talk = Beszéljen egy ügyfélmenedzserrel.
records-instead-supervisor = Kérje csoportvezető jóváhagyását.
records-instead-wait = Holnap nézze meg újra a csomagkövetést, vagy jegyezze fel a futárszolgálat tájékoztatását.
