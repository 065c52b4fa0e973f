# What is said of remedies.

remedy-amount-positive = Geben Sie einen Betrag über null ein.
remedy-amount-currency = Der Betrag hat die falsche Währung.
remedy-budget-spent = Vom heutigen Budget für Gutscheine sind noch { $left } übrig.
remedy-reason-missing = Schreiben Sie, wofür der Gutschein ist.
remedy-refusal-reason = Eine Ablehnung braucht eine Begründung.
remedy-decided = Das ist bereits entschieden.
remedy-voucher-granted = Ein Gutschein über { $amount } für Sie: { $code }
remedy-timeline-voucher = Gutschein über { $amount } ({ $code })
remedy-act-done = { $name } hat es für Sie erledigt: { $what }
