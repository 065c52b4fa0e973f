# What records say: orders, payments, and what the policy allows.

## Orders: where they stand
records-status-pending = Received, not packed yet
records-status-pending-modified = Received, items changed
records-status-processed = Being packed or on its way
records-status-delivered = Delivered
records-status-cancelled = Cancelled
records-status-return-requested = Return requested
records-status-exchange-requested = Exchange requested

## Parcels
records-tracking-packed = Packed
records-tracking-handed-over = Handed to the carrier
records-tracking-in-transit = On its way
records-tracking-out-for-delivery = Out for delivery
records-tracking-delayed = Delayed
records-tracking-delivered = Delivered
records-tracking-lost = Lost by the carrier
records-standing-late = Late
records-standing-packing = Being packed

## Payment methods
records-method-gift-card = gift card
records-method-paypal = PayPal account
records-method-credit-card = { $brand } card ending in { $digits }
records-method-other = { $name }
records-method-former = a payment method that you no longer have with us

## When money arrives
records-when-at-once = at once
records-when-business-days = within 5 to 7 business days

## What can be done
records-act-cancel = Cancel the order
records-act-change-address = Change the delivery address
records-act-change-payment = Pay in another way
records-act-change-items = Change item options
records-act-return = Return items
records-act-exchange = Exchange items
records-act-redirect-processed = Change the address before it ships
records-act-change-processed-items = Change item options before it ships
records-act-reship = Send a lost parcel again

## What was done
records-done-cancel = Order { $order } was cancelled
records-done-change-address = The delivery address of order { $order } was changed
records-done-change-payment = The payment of order { $order } was changed
records-done-change-items = The items of order { $order } were changed
records-done-return = A return was requested for order { $order }
records-done-exchange = An exchange was requested for order { $order }
records-done-redirect-processed = The delivery address of order { $order } was changed before it shipped
records-done-change-processed-items = The items of order { $order } were changed before it shipped
records-done-reship = A lost parcel of order { $order } is being sent again
records-done-address = The address was changed: { $address }

## What would happen
records-preview-cancel = Order { $order } will be cancelled; nothing will be sent.
records-preview-final = This cannot be undone.
records-preview-free = This costs nothing.
records-preview-address = It will be sent to: { $address }
records-preview-pay = You pay { $amount } now: { $method }.
records-preview-pay-later = You pay { $amount } once the items have come back to us: { $method }.
records-preview-refund = You get back { $amount }, { $when }: { $method }.
records-preview-refund-later = You get back { $amount } once the items have come back to us, { $when } from then: { $method }.
records-preview-payment-once = The way of paying can be changed once.
records-preview-swap = { $name }: { $to } instead of { $from }
records-preview-items-once = Items can be changed only once, and after that the order can no longer be changed or cancelled by you. Is everything there that you want to change?
records-preview-return = { $count ->
    [one] One item comes back.
   *[other] { $count } items come back.
 }
records-preview-return-mail = You will get an e-mail that says how to send the items back.
records-preview-return-once = A return can be requested once per order. Is everything there that you want to give back?
records-preview-exchange-once = An exchange can be requested once per order. Is everything there that you want to exchange?
records-preview-reship = { $count ->
    [one] The lost item is sent again.
   *[other] The { $count } lost items are sent again.
 }

## What the policy refuses
records-refused-cancel-only-pending = An order can be cancelled only before we pack it. This one: { $status }.
records-refused-address-only-pending = The delivery address can be changed only before we pack the order. This one: { $status }.
records-refused-payment-only-pending = The way of paying can be changed only before we pack the order. This one: { $status }.
records-refused-items-only-pending = Item options can be changed only before we pack the order. This one: { $status }.
records-refused-final-after-item-change = The items of this order were changed already, which is possible once; it can no longer be changed or cancelled.
records-refused-return-only-delivered = Only a delivered order can be returned. This one: { $status }.
records-refused-exchange-only-delivered = Only items of a delivered order can be exchanged. This one: { $status }.
records-refused-payment-changed-once = The way of paying was changed already; that is possible once per order.
records-refused-cancel-reason = Choose one of the two reasons: no longer needed, or ordered by mistake.
records-refused-unknown-method = This payment method is not among yours.
records-refused-same-method = The order is paid with this method already.
records-refused-gift-card-balance = The gift card holds { $balance }, but { $needed } is needed.
records-refused-return-method = A refund goes to the payment method of the order or to one of your gift cards.
records-refused-no-items = Choose at least one item.
records-refused-counts-differ = Each item needs exactly one new item.
records-refused-not-in-order = Item { $item } is not in this order.
records-refused-too-many = { $count ->
    [one] Item { $item } is in this order only once.
   *[other] Item { $item } is in this order only { $count } times.
 }
records-refused-other-product = { $name } can be changed only to other options of the same product.
records-refused-same-item = { $name } has these options already.
records-refused-unavailable = { $name } is not available with these options: { $options }.
records-refused-desk-only = Only an account manager can do this: { $act }.
records-refused-only-processed = This is for orders that are being packed. This one: { $status }.
records-refused-already-left = A parcel of this order has left already.
records-refused-items-once = The items of this order were changed already; that is possible once.
records-refused-reship-status = Only a parcel that is on its way can be sent again. This order: { $status }.
records-refused-not-lost = The parcel counts as lost when the carrier says so or when it is { $days } days late. It is not there yet.
records-refused-no-parcel = This order has no such parcel.
records-refused-authority = This is worth { $needed }; alone you may decide up to { $held }.
records-refused-address-street = Enter street and house number.
records-refused-address-city = Enter the town.
records-refused-address-country = Enter the country.
records-refused-address-zip = Enter the postcode.
records-refused-address-form = This part of the address is too long or holds signs that cannot be printed.
records-refused-key = The header Idempotency-Key holds 1 to 255 printable characters.
records-refused-key-other = This key was used before for something else.

## What is possible instead
records-instead-pending = You can still cancel it, or change address, payment or item options.
records-instead-modified = After delivery you can return or exchange items.
records-instead-processed = An account manager can still change address or item options until the parcel leaves.
records-instead-processed-address = An account manager can still change the address until the parcel leaves.
records-instead-after-delivery = After delivery you can return or exchange items.
records-instead-underway = The parcel is on its way; after delivery you can return or exchange items.
records-instead-delivered = You can return or exchange items.
records-instead-cancelled = You can order again.
records-instead-requested = Follow the e-mail about sending items back, or talk to us.
records-instead-cancel-and-order = You can cancel the order and order again.
records-instead-own-method = Choose one of your own payment methods.
records-instead-other-method = Choose another payment method.
records-instead-return-method = Choose the payment method of the order, or a gift card.
records-instead-same-product = Choose other options of { $name }.
records-instead-other-options = Choose other options of { $name }.
records-instead-talk = Talk to an account manager.
records-instead-supervisor = Ask a supervisor to approve it.
records-instead-wait = Look at the tracking again tomorrow, or write down what the carrier said.
