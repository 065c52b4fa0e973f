# Was die Schnittstelle über die Sätze der Vorgänge hinaus sagt.
api-body-unreadable = Der Inhalt ist nicht das erwartete JSON: { $problem }
api-query-number = { $name } muss eine ganze Zahl sein, zum Beispiel 50.
