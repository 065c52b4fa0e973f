# What is said of presence and promised calls.

staffing-state-available = Available
staffing-state-away = Away
staffing-state-break = On a break
staffing-call-phone = Enter a telephone number with at least five digits.
staffing-call-hour = This hour is no longer free. Choose another one.
staffing-call-one = A call is already promised to you.
staffing-timeline-promised = A call is promised for { $at }
staffing-timeline-kept = We called, as promised for { $at }
staffing-timeline-cancelled = The call for { $at } was cancelled
