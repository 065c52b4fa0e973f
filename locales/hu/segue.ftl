segue-mail-sign-in-subject = Bejelentkezési hivatkozás
segue-mail-sign-in-text =
    Jó napot, { $name }!

    Ezzel a hivatkozással jelentkezhet be. Egyszer használható, 15 percig:

    { $link }

    Ha nem Ön kérte, nincs teendője: nélküle senki sem tud bejelentkezni.
