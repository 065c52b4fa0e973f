# Was die Schnittstelle über die Sätze der Vorgänge hinaus sagt.
api-body-unreadable = Der Inhalt ist nicht das erwartete JSON: { $problem }
