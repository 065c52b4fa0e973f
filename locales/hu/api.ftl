# Amit a programfelület a rendelések mondatain túl mond.
api-body-unreadable = A tartalom nem a várt JSON: { $problem }
api-query-number = A(z) { $name } értéke egész szám legyen, például 50.
