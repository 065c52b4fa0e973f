# What is said of remedies.

remedy-amount-positive = Enter an amount above zero.
remedy-amount-currency = The amount has the wrong currency.
remedy-budget-spent = Today's budget for vouchers leaves { $left }.
remedy-reason-missing = Say what the voucher is for.
remedy-refusal-reason = A refusal needs a reason.
remedy-decided = This has been decided already.
remedy-voucher-granted = A voucher of { $amount } for you: { $code }
remedy-timeline-voucher = Voucher of { $amount } ({ $code })
remedy-act-done = { $name } has done it for you: { $what }
