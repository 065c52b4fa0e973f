# What is said of remedies.

remedy-amount-positive = Adjon meg nullánál nagyobb összeget.
remedy-amount-currency = Az összeg pénzneme nem megfelelő.
remedy-budget-spent = A mai utalványkeretből { $left } maradt.
remedy-reason-missing = Írja le, mire szól az utalvány.
remedy-refusal-reason = Az elutasítást indokolni kell.
remedy-decided = Erről már döntés született.
remedy-voucher-granted = Utalvány Önnek { $amount } értékben: { $code }
remedy-timeline-voucher = { $amount } értékű utalvány ({ $code })
remedy-act-done = { $name } elintézte Önnek: { $what }
