# Amit a programfelület a rendelések mondatain túl mond.
api-body-unreadable = A tartalom nem a várt JSON: { $problem }
