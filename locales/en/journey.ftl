# What people try to do. A goal is a verb phrase that may follow "to".
journey-goal-order-look = look at order { $order }
journey-goal-order-items = change the item options of order { $order }
journey-goal-order-address = change the address of order { $order }
journey-goal-order-payment = change the payment of order { $order }
journey-goal-order-cancel = cancel order { $order }
journey-goal-order-return = return items of order { $order }
journey-goal-order-exchange = exchange items of order { $order }
journey-goal-order-invoice = get the invoice of order { $order }
journey-goal-order-track = follow order { $order }
journey-goal-service = ask for “{ $service }”
journey-goal-named = finish “{ $name }” on the website
journey-step-named = step “{ $name }”
journey-goal-leave = book leave
journey-goal-payslips = read a payslip
journey-goal-answer = find an answer
journey-goal-profile = change personal details
journey-goal-sign-in = sign in

# The same in general, to choose from.
journey-sort-order-look = look at an order
journey-sort-order-items = change item options of an order
journey-sort-order-address = change the address of an order
journey-sort-order-payment = change the payment of an order
journey-sort-order-cancel = cancel an order
journey-sort-order-return = return items
journey-sort-order-exchange = exchange items
journey-sort-order-invoice = get an invoice
journey-sort-order-track = follow an order
journey-sort-service = ask for a service
journey-sort-other = something else

journey-step-form = Filling in the form
journey-step-confirm = Checking before confirming
journey-step-done = Done

journey-link-unknown = Connection unknown
journey-link-good = Good connection
journey-link-slow = Slow connection
journey-link-poor = Poor connection

journey-device-phone = Phone
journey-device-tablet = Tablet
journey-device-computer = Computer
journey-device-unknown = Device unknown

journey-aid-reduced-motion = wants less motion
journey-aid-more-contrast = wants more contrast
journey-aid-forced-colors = uses their own colours
journey-aid-large-text = uses large text
journey-aid-keyboard = uses the keyboard
journey-aid-screen-reader = uses a screen reader

journey-timeline-began = Began to { $goal }
journey-timeline-refused = Tried to { $goal } and was refused: { $reason }
journey-timeline-no-reason = no reason was given
journey-timeline-stuck = Got stuck: { $reason }
