segue-mail-sign-in-subject = Bejelentkezési hivatkozás
segue-mail-sign-in-text =
    Jó napot, { $name }!

    Ezzel a hivatkozással jelentkezhet be. Egyszer használható, 15 percig:

    { $link }

    Ha nem Ön kérte, nincs teendője: nélküle senki sem tud bejelentkezni.

# Mielőtt lenne webhely.
segue-unset = Itt még semmi sincs beállítva
segue-unset-lead = A Segue fut, de még nincs webhely, amelyet fel lehetne keresni.
segue-unset-link = Ha Ön üzemelteti: nyissa meg azt a hivatkozást, amelyet a „segue serve” induláskor kiírt. Ez hozza létre az első webhelyet; egyszer használható, 24 óráig érvényes, újraindításkor új készül.
