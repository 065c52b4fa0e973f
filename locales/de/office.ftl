# Das Büro: Portale, Team, Personen, Artikel, Beobachtetes, Änderungen, Schlüssel.
office-nav-home = Überblick
office-nav-sites = Portale
office-nav-staff = Team
office-nav-persons = Personen
office-nav-articles = Artikel
office-nav-observed = Beobachtetes
office-nav-audit = Änderungen
office-nav-tokens = Schlüssel

office-save = Speichern
office-cancel = Abbrechen
office-change = Ändern
office-saved = Gespeichert.
office-changed-meanwhile = Jemand anderes hat das geändert, während Sie geschrieben haben. Es ist jetzt – { $now }. Speichern Sie noch einmal, um Ihres an die Stelle zu setzen.
office-yes = Ja
office-no = Nein
office-none = keine Angabe
office-open = Jetzt geöffnet
office-closed = Geschlossen
office-round-the-clock = Rund um die Uhr
office-settings = Einstellungen
office-visit = Besuchen

office-name-missing = Bitte geben Sie einen Namen ein.
office-too-long = Bitte höchstens { $most } Zeichen.
office-email = E-Mail-Adresse
office-email-wrong = Bitte geben Sie eine E-Mail-Adresse ein, etwa name@example.org.
office-amount-wrong = Bitte geben Sie einen Betrag ein, etwa 25 oder 25,50.
office-langs-missing = Bitte wählen Sie mindestens eine Sprache.
office-zone-wrong = Diese Zeitzone kennen wir nicht. Beginnen Sie mit einer Stadt, etwa Budapest, und wählen Sie aus der Liste.
office-host-wrong = Bitte nur einen Namen, etwa hilfe.example.org: ohne https://, ohne Port, ohne Pfad.
office-host-taken = Ein anderes Portal hat diesen Namen schon.
office-host-needed = Ein anderes Portal antwortet schon unter jedem Namen. Geben Sie diesem einen eigenen.
office-site-name-taken = Ein Portal dieses Namens gibt es schon. Bitte wählen Sie einen anderen; er lässt sich später ändern.
office-default-lang-wrong = Die übliche Sprache muss eine der angebotenen sein.
office-accent-wrong = Bitte wählen Sie eine Farbe, etwa #2456c7.
office-mark-wrong = Bitte ein oder zwei Zeichen.
office-keep-days-wrong = Bitte geben Sie eine Zahl von Tagen zwischen { $least } und { $most } ein.

office-sign-in-title = Im Büro anmelden
office-sign-in-text = Geben Sie Ihre Adresse ein. Wir senden Ihnen einen Link, mit dem Sie sich anmelden.
office-sign-in-send = Link senden
office-sign-in-sent = Sehen Sie in Ihr Postfach
office-sign-in-sent-text = Wenn diese Adresse jemandem gehört, der hier arbeitet, ist ein Link unterwegs. Er gilt einmal, 15 Minuten lang.
office-sign-in-again = Einen neuen Link anfordern
office-sign-in-as = Sie melden sich an als { $name }.
office-sign-in-now = Anmelden
office-sign-in-lost = Ihr Browser hat die Anmeldung nicht behalten
office-sign-in-lost-text = Der Link war gültig, aber der Browser hat unser Cookie verworfen. Safari tut das bei Adressen, die mit http:// beginnen; nehmen Sie dort einen anderen Browser, oder erlauben Sie Cookies für diese Seite. Fordern Sie dann einen neuen Link an.
office-signed-in = Willkommen, { $name }.
office-signed-out = Sie sind abgemeldet.
office-mail-sign-in-subject = Ihr Link zum Büro
office-mail-hello = Guten Tag { $name },
office-mail-sign-in = mit diesem Link melden Sie sich im Büro an:
office-mail-sign-in-once = { $n ->
    [one] Er gilt einmal, 1 Minute lang.
   *[other] Er gilt einmal, { $n } Minuten lang.
}
office-mail-sign-in-not-you = Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ohne den Link kann sich niemand anmelden.

office-setup-title = Richten Sie Ihr Haus ein
office-setup-lead = Eine Minute, dann steht Ihr erstes Portal. Alles außer der Währung lässt sich später ändern.
office-setup-site = Ihr erstes Portal
office-setup-sites = Diese Portale gibt es schon; Sie werden sie verwalten
office-setup-you = Sie, die Verwaltung
office-your-name = Ihr Name
office-your-lang = Ihre Sprache
office-setup-email-hint = Sie melden sich mit einem Link an, den wir an diese Adresse senden.
office-setup-desk = Ich helfe auch selbst Menschen
office-setup-desk-hint = Sie gehören dann auch zu Kundenbetreuung und Teamleitung.
office-setup-begin = Beginnen
office-setup-spent = Dieser Link wurde schon benutzt
office-setup-spent-text = Das Haus ist eingerichtet, oder der Link ist zu alt. Wenn es noch niemand verwaltet, starten Sie das Programm neu: Es gibt einen neuen Link aus.

office-home-title = Überblick
office-home-no-help = Noch arbeitet niemand am Arbeitsplatz der Kundenbetreuung, also kann niemandem persönliche Hilfe angeboten werden.

office-persons = Personen
office-persons-n = { $n ->
    [0] noch niemand
    [one] 1 Person
   *[other] { $n } Personen
}
office-staff-n = { $n ->
    [one] 1 Mitglied des Teams
   *[other] { $n } Mitglieder des Teams
}
office-articles-n = { $n ->
    [one] 1 veröffentlichter Artikel
   *[other] { $n } veröffentlichte Artikel
}
office-articles-published = Veröffentlichte Artikel
office-days-n = { $n ->
    [one] 1 Tag
   *[other] { $n } Tage
}

office-sites-title = Portale
office-site-new = Neues Portal
office-site-make = Portal anlegen
office-site-made = Das Portal steht.
office-site-name = Name des Portals
office-site-name-hint = Wie man Sie kennt: Er steht oben auf jeder Seite.
office-site-profile = Name und Sprachen
office-site-hours = Öffnungszeiten
office-site-look = Aussehen
office-site-observation = Was beobachtet wird
office-site-vouchers = Gutscheine
office-site-numbers = Wer und was hier ist
office-kind = Für wen es da ist
office-kind-customers = Kundinnen und Kunden
office-kind-employees = Mitarbeitende
office-host = Name im Netz
office-host-hint = Unter dem Browser dieses Portal finden, etwa hilfe.example.org. Leer: unter jedem Namen, den kein anderes hat.
office-host-any = jeder Name, den kein anderes Portal hat
office-langs = Sprachen
office-langs-hint = In denen das Portal gelesen werden kann.
office-default-lang = Übliche Sprache
office-default-lang-hint = Für alle, deren Browser keine der Sprachen des Portals wünscht.
office-zone = Zeitzone
office-zone-hint = Beginnen Sie mit einer Stadt, etwa Budapest.
office-currency = Währung
office-currency-hint = Sie bleibt, wie sie ist: Beträge werden in ihr geführt.

office-accent = Farbe
office-accent-hint = Von Knöpfen und Links. Sie wird dunkler oder heller, bis man sie lesen kann.
office-mark = Zeichen des Logos
office-mark-hint = Ein oder zwei Zeichen. Leer: der erste Buchstabe des Namens.
office-tagline = Leitsatz
office-tagline-hint = Wenige Worte unter dem Namen.

office-hours-lead = Wann jemand persönlich helfen kann. Zeiten in { $zone }. Ein leerer Tag bleibt geschlossen.
office-hours-from = von
office-hours-to = bis
office-hours-copy = Montag auf Dienstag bis Freitag übertragen
office-hours-copied = Übertragen. Noch ist nichts gespeichert: Prüfen Sie es und speichern Sie.
office-hours-closed-dates = Geschlossen am
office-hours-closed-hint = Feiertage. Leeren Sie ein Datum, um an dem Tag wieder zu öffnen.
office-hours-stretch-wrong = Bitte geben Sie einen Beginn und ein späteres Ende an. Für Mitternacht am Ende schreiben Sie 00:00.
office-hours-overlap = Zwei Zeiten dieses Tages überschneiden sich.
office-hours-date-wrong = Bitte geben Sie ein Datum ein.
office-hours-next = Öffnet wieder:
office-hours-never = Mit diesen Zeiten öffnet es nie.
office-day-mon = Montag
office-day-tue = Dienstag
office-day-wed = Mittwoch
office-day-thu = Donnerstag
office-day-fri = Freitag
office-day-sat = Samstag
office-day-sun = Sonntag

office-observation-lead = Besuche werden beobachtet, um zu merken, wenn jemand nicht weiterkommt. Was jemand tippt, gehört nur mit Zustimmung dazu.
office-observe = Besuche beobachten
office-observe-hint = Sonst wird niemandem Hilfe angeboten; man kann weiterhin um sie bitten.
office-keep = Beobachtetes aufbewahren
office-keep-hint = In Tagen. Ältere Besuche werden stündlich gelöscht.
office-keep-confirm = { $n ->
    [one] Alles, was vor mehr als 1 Tag beobachtet wurde, wird binnen einer Stunde gelöscht. Das lässt sich nicht rückgängig machen.
   *[other] Alles, was vor mehr als { $n } Tagen beobachtet wurde, wird binnen einer Stunde gelöscht. Das lässt sich nicht rückgängig machen.
}
office-keep-sure = Kürzen und löschen

office-budget = Gutscheine am Tag
office-budget-in = Gutscheine am Tag, in { $currency }
office-budget-hint = Was alle Gutscheine eines Tages zusammen wert sein dürfen. Was darüber liegt, wartet auf die Teamleitung.
office-spent-today = Heute gewährt

office-all = Alle
office-all-sites = Alle Portale
office-find = Suchen
office-site = Portal
office-who = Wer
office-what = Was
office-when = Wann
office-details = Näheres
office-name = Name
office-called = Rufname
office-called-hint = Das lesen Kundinnen und Kunden, wo der ganze Name zu viel ist, etwa „Anna“. Leer: der ganze Name.
office-first = Vorname
office-last = Nachname
office-phone = Telefon
office-elsewhere = auch anderswo
office-email-taken = Diese Adresse hat schon jemand anderes.

office-staff-title = Team
office-staff-new = Jemanden hinzufügen
office-staff-new-lead = Angemeldet wird mit einem Link, der an die Adresse geht; ein Passwort gibt es nicht.
office-staff-add = Hinzufügen
office-staff-added = { $name } kann sich jetzt anmelden.
office-staff-known = { $name } arbeitete schon anderswo in diesem Haus und hat nun auch hier eine Rolle.
office-staff-none = Hier arbeitet noch niemand.
office-staff-left = Ausgeschieden
office-staff-left-already = Jemand mit dieser Adresse ist ausgeschieden. Nehmen Sie die Person auf ihrer eigenen Seite wieder auf.
office-staff-inactive = Ausgeschieden
office-staff-who = Wer es ist
office-staff-work = Im Umgang mit Menschen
office-staff-shared = Gehört auch zu Portalen, die Sie nicht verwalten. Name, Adresse und Befugnis ändert, wer alle verwaltet.
office-staff-own-authority = Ihre eigene Befugnis ändert, wer alle Ihre Portale verwaltet.
office-staff-leave = Scheidet aus
office-staff-leave-lead = { $name } wird sofort überall abgemeldet, kann sich nicht mehr anmelden, und die Schlüssel enden. Was geschehen ist, bleibt im Verlauf. Eine Rückkehr ist später möglich.
office-staff-leave-sure = Abmelden und Zugang beenden
office-staff-gone = Der Zugang ist beendet.
office-staff-return = Wieder aufnehmen
office-staff-back = Die Anmeldung ist wieder möglich.
office-staff-busy = { $name } spricht gerade mit jemandem. Bitte versuchen Sie es nach dem Gespräch wieder.
office-last-administrator = { $site } braucht mindestens eine Person in der Verwaltung.

office-reads = Sprache der eigenen Seiten
office-speaks = Sprachen im Gespräch
office-speaks-hint = Nur wer eine davon spricht, wird weitergeleitet.
office-skills = Fähigkeiten
office-skills-hint = Durch Kommas getrennt, etwa Bestellungen, Rückgaben, Urlaub.
office-authority = Darf allein gewähren
office-authority-hint = Der Wert eines Gutscheins, in der Währung des Portals. Was darüber liegt, wartet auf die Teamleitung.
office-grants = gewährt { $amount } allein
office-roles = Rollen
office-roles-missing = Bitte wählen Sie mindestens eine Rolle.
office-role-account-manager = Kundenbetreuung
office-role-account-manager-hint = Hilft am Arbeitsplatz der Kundenbetreuung, immer genau einer Person.
office-role-supervisor = Teamleitung
office-role-supervisor-hint = Entscheidet, was über die Befugnis der anderen hinausgeht; sieht Beobachtetes und Änderungen.
office-role-editor = Redaktion
office-role-editor-hint = Schreibt die Artikel.
office-role-administrator = Verwaltung
office-role-administrator-hint = Alles im Büro: Portal, Team, Schlüssel.

office-person-new = Person hinzufügen
office-person-add = Hinzufügen
office-person-added = Hinzugefügt. Die Anmeldung geht mit der Adresse.
office-person-email-hint = An diese Adresse gehen die Anmeldelinks.
office-person-lang = Sprache
office-person-kind = Stellung
office-person-customer = Kundin oder Kunde
office-person-employee = Mitarbeiterin oder Mitarbeiter
office-person-manager = Führungskraft
office-manager = Führungskraft
office-manager-hint = Entscheidet über den Urlaub.
office-manager-none = Niemand
office-manager-wrong = Bitte wählen Sie eine Führungskraft dieses Portals.
office-persons-find = Name, Adresse oder Nummer
office-persons-none = Niemand gefunden
office-persons-none-text = Versuchen Sie andere Wörter, fügen Sie eine Person hinzu, oder bringen Sie viele auf einmal mit „segue import“.
office-unapproached = möchte nicht angesprochen werden
office-timeline = Was geschehen ist
office-timeline-none = Noch nichts.

office-observed-title = Was beobachtet wurde
office-observed-lead = { $n ->
    [one] Besuche werden beobachtet, um zu merken, wenn jemand nicht weiterkommt. Jeder wird 1 Tag nach seinem Ende gelöscht.
   *[other] Besuche werden beobachtet, um zu merken, wenn jemand nicht weiterkommt. Jeder wird { $n } Tage nach seinem Ende gelöscht.
}
office-observed-off = { $n ->
    [one] Besuche werden nicht beobachtet. Früher Beobachtetes wird nach 1 Tag gelöscht.
   *[other] Besuche werden nicht beobachtet. Früher Beobachtetes wird nach { $n } Tagen gelöscht.
}
office-observed-none = Noch nichts beobachtet
office-observed-who = Wer
office-observed-goal = Wollte
office-observed-level = Wie es ging
office-observed-events = Ereignisse
office-observed-last = Zuletzt gesehen
office-observed-until = Gelöscht am
office-observed-reason = Warum
office-observed-device = Gerät
office-observed-no-events = Einzelne Ereignisse sind nicht aufbewahrt.
office-observed-cut = Nur die jüngsten Ereignisse sind zu sehen.
office-anonymous = Nicht angemeldet
office-level-none = Gut
office-level-uneasy = Unruhig
office-level-stuck = Kommt nicht weiter
office-level-giving-up = Gibt auf
office-hits = { $n ->
    [0] nichts gefunden
    [one] 1 Treffer
   *[other] { $n } Treffer
}
office-event-page = Seite
office-event-section = Abschnitt gesehen
office-event-search = Suche
office-event-field = Feld
office-event-invalid = Nicht angenommen
office-event-refused = Abgelehnt
office-event-dead-click = Klick ohne Wirkung
office-event-rage-click = Schnelle Klicks
office-event-thrash = Hin und her
office-event-idle = Pause in einem Formular
office-event-download = Heruntergeladen
office-event-submit = Gesendet
office-event-success = Erledigt
office-event-help = Hilfe
office-event-device = Gerät
office-event-error-click = Klick, dann ein Fehler
office-event-request = Langsame oder fehlgeschlagene Anfrage
office-event-abandon = Formular nicht beendet
office-event-copy = Fehlertext kopiert
office-event-language = Sprache gewählt
office-event-zoom = Seite vergrößert
office-event-message = Nachricht
office-event-again = Wieder da

office-audit-title = Änderungen
office-audit-none = Noch wurde nichts geändert
office-about = Worüber
office-everybody = Alle
office-everything = Alles
office-about-site = Portale
office-about-staff = Team
office-about-person = Personen
office-about-article = Artikel
office-about-token = Schlüssel
office-about-house = Das Haus
office-did-site-made = { $who } hat das Portal { $what } angelegt.
office-did-site-changed = { $who } hat das Portal { $what } geändert.
office-did-staff-added = { $who } hat { $what } ins Team aufgenommen.
office-did-staff-changed = { $who } hat Angaben zu { $what } geändert.
office-did-staff-roles-changed = { $who } hat die Rollen von { $what } geändert.
office-did-staff-left = { $who } hat den Zugang von { $what } beendet.
office-did-staff-came-back = { $who } hat { $what } wieder aufgenommen.
office-did-person-added = { $who } hat die Person { $what } hinzugefügt.
office-did-person-changed = { $who } hat Angaben zu { $what } geändert.
office-did-token-created = { $who } hat den Schlüssel { $what } gemacht.
office-did-token-revoked = { $who } hat den Schlüssel { $what } widerrufen.
office-did-house-begun = { $who } hat das Haus eingerichtet.
office-did-import-shop = { $who } hat einen Shop aus { $what } importiert.
office-did-import-orders = { $who } hat Bestellungen aus { $what } importiert.
office-did-import-articles = { $who } hat Artikel aus { $what } importiert.
office-did-export-shop = { $who } hat den Shop nach { $what } exportiert.
office-did-article-made = { $who } hat den Artikel { $what } geschrieben.
office-did-article-changed = { $who } hat den Artikel { $what } geändert.
office-did-article-published = { $who } hat den Artikel { $what } veröffentlicht.
office-did-article-withdrawn = { $who } hat den Artikel { $what } zurückgezogen.
office-did-job-revived = { $who } hat eine aufgegebene Aufgabe noch einmal versuchen lassen: { $what }.
office-did-job-removed = { $who } hat eine aufgegebene Aufgabe entfernt: { $what }.
office-did-reply-added = { $who } hat die Schnellantwort { $what } hinzugefügt.
office-did-reply-changed = { $who } hat die Schnellantwort { $what } geändert.
office-did-reply-moved = { $who } hat die Schnellantwort { $what } verschoben.
office-did-reply-removed = { $who } hat die Schnellantwort { $what } entfernt.
office-did-reply-restored = { $who } hat die Schnellantwort { $what } zurückgeholt.
office-did-something = { $who } hat { $what } geändert.
office-audit-gone = etwas, das es nicht mehr gibt
office-audit-history = Alle Änderungen daran
office-audit-none-found = Keine solche Änderung
office-audit-none-found-text = Versuchen Sie es mit mehr Tagen, mit jemand anderem oder mit allem.
office-audit-one = Nur die Änderungen an einer Sache werden gezeigt.
office-from = Von
office-to = Bis
office-about-import = Importe
office-about-export = Exporte
office-by-command-line = Die Kommandozeile
office-field-added = Hinzugefügt
office-field-changed = Geändert
office-field-rejected = Abgelehnt
office-field-stopped = Abgebrochen, weil
office-field-products = Produkte
office-field-people = Personen
office-field-orders = Bestellungen
office-field-name = Name
office-field-called = Rufname
office-field-kind = Für wen es da ist
office-field-host = Name im Netz
office-field-langs = Sprachen
office-field-default-lang = Übliche Sprache
office-field-time-zone = Zeitzone
office-field-currency = Währung
office-field-accent = Farbe
office-field-mark = Zeichen des Logos
office-field-tagline = Leitsatz
office-field-hours = Öffnungszeiten
office-field-observe = Beobachtet
office-field-keep-days = Tage aufbewahrt
office-field-voucher-budget = Gutscheine am Tag
office-field-email = E-Mail-Adresse
office-field-lang = Sprache
office-field-skills = Fähigkeiten
office-field-authority = Darf allein gewähren
office-field-roles = Rollen
office-field-active = Hat Zugang
office-field-first = Vorname
office-field-last = Nachname
office-field-phone = Telefon
office-field-manager = Führungskraft
office-field-label = Wofür
office-field-bearer = Handelt für

office-tokens-title = Schlüssel für Programme
office-tokens-lead = Ein Programm mit einem Schlüssel darf über die HTTP-Schnittstelle alles, was die Person darf, für die es handelt.
office-tokens-none = Noch keine Schlüssel
office-token-new = Schlüssel machen
office-token-new-lead = Wählen Sie eine Person oder ein Mitglied des Teams. Der Schlüssel wird einmal gezeigt.
office-token-label = Wofür er ist
office-token-label-hint = Etwa „Lagersystem“.
office-token-person = Handelt für diese Person
office-token-person-hint = Nummer oder E-Mail-Adresse.
office-token-staff = Oder für dieses Mitglied des Teams
office-token-staff-hint = Nur, wessen Portale Sie alle verwalten.
office-token-nobody = Niemand
office-token-for-one = Bitte wählen Sie entweder eine Person oder ein Mitglied des Teams.
office-token-unknown = Unter denen, die Sie verwalten, finden wir niemanden so.
office-token-make = Schlüssel machen
office-token-made = Ihr neuer Schlüssel
office-token-once = Er wird nur dieses eine Mal gezeigt. Hüten Sie ihn wie ein Passwort.
office-copy = Kopieren
office-copied = Kopiert
office-token-kept = Ich habe ihn verwahrt
office-token-acts-for = handelt für { $name }
office-token-of-staff = Team
office-token-is-revoked = Widerrufen
office-token-revoke = Widerrufen
office-token-revoke-lead = Programme, die mit diesem Schlüssel für { $name } handeln, können das sofort nicht mehr. Es lässt sich nicht zurücknehmen; ein neuer Schlüssel lässt sich machen.
office-token-revoke-sure = Diesen Schlüssel widerrufen
office-token-revoked = Der Schlüssel ist widerrufen.

# Articles
office-articles-title = Artikel
office-articles-find = Wörter des Titels
office-articles-all = Alle Artikel
office-articles-none = Noch keine Artikel
office-articles-none-text = Schreiben Sie den ersten oder bringen Sie viele auf einmal mit „segue import“ herein.
office-articles-none-found = Kein Artikel gefunden
office-articles-none-found-text = Versuchen Sie es mit weniger Wörtern, einer anderen Sprache oder einem anderen Stand.
office-article-new = Neuer Artikel
office-article-lang = Sprache
office-article-lang-any = Jede Sprache
office-article-lang-wrong = Bitte wählen Sie eine der Sprachen dieser Website.
office-article-state = Stand
office-article-state-any = Jeder Stand
office-article-also = auch auf
office-article-read = Lesen
office-article-title = Titel
office-article-text = Text
office-article-text-hint = Markdown: ## Überschrift, **fett**, - Liste, [Wörter](https://example.org).
office-article-audience = Wer ihn lesen darf
office-article-tags = Schlagwörter
office-article-tags-hint = Durch Kommas getrennt. Damit wird er leichter gefunden.
office-article-slug = Adresse
office-article-slug-hint = Leer: aus dem Titel gebildet. Sie bleibt in jeder Sprache gleich, auch wenn sich der Titel ändert.
office-article-slug-taken = In dieser Sprache gibt es schon einen Artikel mit dieser Adresse. Bitte wählen Sie eine andere.
office-article-save-live = Speichern und veröffentlichen
office-article-about = Zu diesem Artikel
office-article-changed = Zuletzt geändert
office-article-useful = War er hilfreich?
office-article-useful-said = { $yes } ja, { $no } nein
office-article-published = Veröffentlicht. In wenigen Sekunden ist er zu finden.
office-article-withdrawn = Zurückgezogen. Niemand findet ihn mehr; veröffentlichen Sie ihn, um ihn zurückzuholen.
office-publish = Veröffentlichen
office-save-draft = Als Entwurf speichern
office-preview = Vorschau
office-preview-of = So sehen es die Leser. Noch ist nichts gespeichert.
office-withdraw = Zurückziehen
office-translate = Auf { $lang } schreiben
office-translate-lead = Das Formular beginnt mit dem Text, den es schon gibt; überschreiben Sie ihn.
office-versions-title = Fassungen
office-versions-n = { $n ->
    [one] 1 Fassung
   *[other] { $n } Fassungen
}
office-version = Fassung { $n }
office-version-now = gilt jetzt
office-version-restore = Diesen Text wieder verwenden
office-version-restored = Der Text der Fassung { $n } gilt wieder.
office-about-job = Aufgaben
office-field-title = Titel
office-field-slug = Adresse
office-field-audience = Wer ihn lesen darf
office-field-tags = Schlagwörter
office-field-state = Stand
office-field-version = Fassung
office-field-job = Aufgabe
office-field-about = Worum es geht
office-field-problem = Problem

# Jobs that were given up
office-jobs-title = Aufgegebene Aufgaben
office-jobs-lead = Was das Programm von selbst tut, etwa Mails senden, versucht es mehrmals. Was trotzdem misslang, steht hier.
office-jobs-waiting = { $n ->
    [0] Nichts wartet darauf, erledigt zu werden.
    [one] 1 Aufgabe wartet oder läuft.
   *[other] { $n } Aufgaben warten oder laufen.
}
office-jobs-none = Nichts wurde aufgegeben
office-jobs-none-text = Alles, was das Programm zu tun hatte, ist erledigt.
office-jobs-more = Ältere werden nicht gezeigt.
office-jobs-noticed = { $n ->
    [one] 1 Aufgabe wurde aufgegeben.
   *[other] { $n } Aufgaben wurden aufgegeben.
}
office-jobs-look = Ansehen
office-job = Aufgabe
office-job-problem = Warum sie misslang
office-job-made = Seit
office-job-attempts = { $n ->
    [one] einmal versucht
   *[other] { $n }-mal versucht
}
office-job-revive = Noch einmal versuchen
office-job-revived = Es wird jetzt noch einmal versucht.
office-job-remove = Entfernen
office-job-remove-lead = Sie wird nie erledigt. Das lässt sich nicht rückgängig machen.
office-job-remove-sure = Diese Aufgabe entfernen
office-job-removed = Die Aufgabe ist entfernt.
office-job-mail-send = Mail
office-job-order-send-back = Anleitung zum Zurückschicken

# What was observed, counted
office-observed-by-day = Die letzten zwei Wochen
office-observed-latest = Letzte Besuche
office-observed-day = Tag
office-observed-visits = Besuche
office-observed-offers = Hilfe angeboten
office-accent-as-it-is = Sie ist so lesbar, wie sie ist: Kontrast { $ratio } : 1.
office-accent-moved = Sie wäre schlecht lesbar. Die Seiten zeigen sie als { $colour }: Kontrast { $ratio } : 1.

# Schnellantworten
office-replies-title = Schnellantworten
office-replies-lead = Am Arbeitsplatz genügen / und das Kurzwort; der Satz steht dann in der Nachricht und kann vor dem Senden noch geändert werden.
office-replies-built-in = Diese bringt das Programm mit. Sie gelten auf { $lang }, bis Sie eine ändern, hinzufügen oder entfernen.
office-replies-removed = Kürzlich entfernt
office-reply-new = Neue Schnellantwort
office-reply-short = Kurzwort
office-reply-short-hint = Was nach dem / getippt wird, zum Beispiel hallo. Buchstaben, Ziffern und Striche.
office-reply-body = Satz auf { $lang }
office-reply-body-hint = Höchstens 1.000 Zeichen. Wörter in geschweiften Klammern werden am Arbeitsplatz eingesetzt; siehe unten.
office-reply-such = Zum Beispiel:
office-reply-up = Nach oben
office-reply-down = Nach unten
office-reply-remove = Entfernen
office-reply-restore = Zurückholen
office-reply-added = Die Schnellantwort ist angelegt.
office-reply-moved = Die Reihenfolge ist geändert.
office-reply-removed = /{ $short } ist entfernt. Am Ende dieser Seite können Sie sie zurückholen.
office-reply-restored = /{ $short } ist wieder da.
office-reply-changed-meanwhile = Jemand anderes hat diese Antwort geändert, während Sie geschrieben haben. Sie lautet jetzt: „{ $body }“. Speichern Sie noch einmal, um sie durch Ihre zu ersetzen.
office-blanks-title = Was eingesetzt werden kann
office-blanks-gap = Wo es nichts einzusetzen gibt, steht am Arbeitsplatz ein …
office-blank-word = Schreiben Sie
office-blank-means = Daraus wird
office-blank-such = Zum Beispiel
office-blank-name = Der ganze Name der Person
office-blank-name-such = Élise Marchand
office-blank-first = Der Vorname der Person
office-blank-first-such = Élise
office-blank-me = Wie die Kundenbetreuung genannt wird
office-blank-me-such = Nora
office-blank-site = Der Name des Portals
office-blank-order = Die Bestellung, um die es geht
office-blank-order-such = #M41293
office-about-reply = Schnellantworten
office-field-short = Kurzwort
office-field-body = Satz
office-field-place = Platz

# Wie es lief
office-nav-measures = Wie es lief
office-measures-title = Wie es lief
office-measures-period = Zeitraum
office-measures-days = Die letzten { $n } Tage
office-measures-export = Als CSV
office-measures-contents = Auf dieser Seite
office-measures-lead = Gezählt seit { $since }.
office-measures-shorter = Beobachtetes wird nur { $n } Tage aufbewahrt; Suchen, Schwierigkeiten, Besuche und Angebote reichen deshalb nicht weiter zurück.
office-measures-none = Nichts in diesem Zeitraum.
office-measures-cut = Es ist mehr, als hier gezählt werden kann: Nur die letzten 5.000 Besuche werden betrachtet.
office-measures-ratings = Bewertungen der Gespräche
office-measures-words = Was zu den Bewertungen geschrieben wurde
office-measures-articles = Bewertungen der Artikel
office-measures-searches = Gesucht und nicht gefunden
office-measures-stuck = Wo es nicht weiterging
office-measures-levels = Besuche
office-measures-offers = Angebotene Hilfe
office-measures-waits = Warten auf einen Menschen
office-measures-average = Im Durchschnitt { $average } von 5 Sternen aus { $n ->
    [one] 1 Bewertung
   *[other] { $n } Bewertungen
}.
office-measures-n-stars = { $n ->
    [one] 1 Stern
   *[other] { $n } Sterne
}
office-measures-searched = { $n } Suchen, davon { $vain } ohne Treffer.
office-measures-levels-lead = Danach, wie es stand, als die Person zuletzt da war.
office-measures-home = Startseite
office-measures-seconds = { $n } Sekunden
office-measures-col-stars = Sterne
office-measures-col-ratings = Bewertungen
office-measures-col-words = Worte
office-measures-col-day = Tag
office-measures-col-article = Artikel
office-measures-col-lang = Sprache
office-measures-col-useful = Hilfreich
office-measures-col-not-useful = Nicht hilfreich
office-measures-col-share = Anteil hilfreich
office-measures-col-searched = Gesucht
office-measures-col-times = Wie oft
office-measures-col-visits = Besuche
office-measures-col-where = Wollte, oder Seite
office-measures-col-step = Schritt
office-measures-col-what = Was geschah
office-measures-col-stood = Wie es stand
office-measures-col-outcome = Hilfsangebote
office-measures-col-offers = Wie viele
office-measures-col-measure = Größe
office-measures-col-value = Wert
office-measures-offers-made = Gemacht
office-measures-offers-accepted = Angenommen
office-measures-offers-declined = Abgelehnt
office-measures-offers-lapsed = Ohne Antwort verfallen
office-measures-offers-open = Noch offen
office-measures-waits-asked = Nach einem Menschen gefragt
office-measures-waits-waiting = Warten jetzt
office-measures-waits-left = Haben es uns hinterlassen
office-measures-waits-cancelled = Haben das Warten abgebrochen
office-measures-waits-accepted = Wurden angenommen
office-measures-waits-half = Die Hälfte wartete höchstens
office-measures-waits-most = Neun von zehn warteten höchstens
office-measures-waits-longest = Am längsten gewartet
office-measures-waits-vanished = Verloren ihre Kundenbetreuung und kamen nach vorn
office-measures-waits-calls = Anrufe zugesagt
office-measures-waits-calls-kept = Anrufe erledigt
office-measures-waits-calls-cancelled = Anrufe abgesagt
office-measures-waits-calls-open = Anrufe noch zu erledigen

# Was aufbewahrt wird, und wie lange
office-kept-title = Was aufbewahrt wird, und wie lange
office-kept-rule = Für das ganze Portal gilt eine Zahl: Ein Besuch wird { $n } Tage, nachdem die Person zuletzt da war, gelöscht, mit allem, was darin beobachtet wurde, gleich welcher Art.
office-kept-now = Zurzeit aufbewahrt: { $visits ->
    [one] 1 Besuch
   *[other] { $visits } Besuche
} mit { $events ->
    [one] 1 Ereignis
   *[other] { $events } Ereignissen
}.
office-kept-first = Der erste davon geht am { $day }.
office-kept-many = Es sind zu viele Ereignisse, um sie nach Art zu zählen.
office-kept-none = Nichts ist aufbewahrt.
office-kept-kind = Was bemerkt wurde
office-kept-stored = Was davon gespeichert ist
office-kept-example = Das jüngste
office-kept-count = Wie viele
office-kept-oldest = Das älteste
office-kept-goes = Erste Löschung
office-kept-page = Adresse der Seite, ohne das, was hinter ? steht
office-kept-section = Seite und Name des Abschnitts
office-kept-search = Was gesucht wurde, und wie viele Treffer es gab
office-kept-field = Seite und Name des Feldes, ob es besucht, verlassen oder neu ausgefüllt wurde; nicht, was getippt wurde
office-kept-invalid = Seite, Feld und welche Prüfung nicht bestanden wurde; nicht, was getippt wurde
office-kept-refused = Was gewollt war, und welche Regel mit welchem Grund abgelehnt hat
office-kept-dead-click = Seite und Beschriftung des Angeklickten
office-kept-rage-click = Seite, Beschriftung und wie viele Klicks
office-kept-thrash = Die Seite
office-kept-idle = Seite, und wie viele Sekunden lang
office-kept-download = Seite und Name des Dokuments
office-kept-submit = Seite und Name des Formulars; nicht, was getippt wurde
office-kept-success = Was getan wurde
office-kept-help = Die Seite
office-kept-device = Art des Geräts, Browser, Güte der Verbindung, angegebene Hilfsmittel
office-kept-error-click = Seite und Beschriftung dessen, worauf geklickt wurde
office-kept-request = Seite, ob sie fehlschlug oder langsam war, und wie viele Sekunden
office-kept-abandon = Seite und Name des Formulars; nicht, was eingegeben wurde
office-kept-copy = Die Seite; nicht, was kopiert wurde
office-kept-language = Die Sprache
office-kept-zoom = Um wie viele Prozent
office-kept-message = Ob um einen Menschen gebeten wird, ob sie verärgert klingt oder eilt; nicht ihre Worte
office-kept-again = Was gewünscht war, und in wie vielen Besuchen

# Was als Nächstes kommt
office-site-name-missing = Bitte geben Sie den Namen des Portals ein.
office-your-name-missing = Bitte geben Sie Ihren eigenen Namen ein.
office-next-title = Was als Nächstes kommt
office-next-hours = { $site } hat nie geöffnet: Legen Sie fest, wann geholfen wird.
office-next-articles = { $site } hat noch keine veröffentlichten Artikel: Schreiben Sie den ersten, oder holen Sie viele mit „segue import articles“.
office-next-persons = Bei { $site } ist noch niemand bekannt: Fügen Sie jemanden hinzu, oder holen Sie viele mit „segue import shop“.
office-next-desk = Am Desk helfen Sie selbst.
office-next-hours-do = Zeiten festlegen
office-next-articles-do = Artikel schreiben
office-next-persons-do = Person hinzufügen
office-next-desk-do = Zum Desk

# Decisions on what was asked for.
office-did-remedy-granted = { $who } hat gewährt, was für { $what } erbeten wurde.
office-did-remedy-refused = { $who } hat abgelehnt, was für { $what } erbeten wurde.
office-field-amount = Wert
office-field-asked-by = Erbeten von
office-field-act = Was
office-field-reason = Grund
office-measures-kinds = Angebotene Hilfe nach Art
office-measures-kinds-lead = „Hat geholfen“ und „Hat nicht geholfen“: was über die Erklärung eines Feldes oder einen Artikel gesagt wurde, sofern etwas gesagt wurde.
office-measures-col-kind = Art
office-measures-col-shown = Gezeigt
office-measures-col-accepted = Angenommen
office-measures-col-declined = Abgelehnt
office-measures-col-lapsed = Verschwunden
office-measures-col-helped = Hat geholfen
office-measures-col-not-helped = Hat nicht geholfen

office-site-website = Ihre Website
office-website-lead = Mit einer Zeile in den Seiten Ihrer eigenen Website merkt Segue auch dort, dass jemand nicht weiterkommt, und bietet Hilfe an, die gehalten werden kann.
office-website-origins = Wo das Skript stehen darf
office-website-origins-hint = Je Zeile eine Adresse ohne Pfad: https://www.example.org. Höchstens 20.
office-website-origin-wrong = „{ $origin }“ ist keine Adresse wie https://www.example.org.
office-website-origin-missing = Geben Sie mindestens eine Adresse ein.
office-website-basis = Warum Menschen dort beobachtet werden dürfen
office-website-basis-missing = Wählen Sie eines.
office-basis-consent = Sie stimmen vorher zu
office-basis-consent-hint = Nichts wird beobachtet, bis Ihre Seite sagt, dass jemand zugestimmt hat.
office-basis-interest = Wir erklären ein berechtigtes Interesse
office-basis-interest-hint = Ihre Organisation steht dafür ein. Wessen Browser Nein sagt (Global Privacy Control, Do Not Track), wird nicht beobachtet.
office-basis-none = Niemand wird beobachtet
office-basis-none-hint = Man kann um Hilfe bitten; sonst verlässt nichts die Seite.
office-website-fields = Felder, die benannt werden dürfen
office-website-fields-hint = Je Zeile der Name eines Feldes. Was getippt wird, verlässt die Seite nie; ohne diese Liste nicht einmal die Namen der Felder.
office-website-fields-wrong = Höchstens { $most } Felder mit je höchstens { $length } Zeichen.
office-website-tag = In Ihre Seiten einfügen
office-website-tag-label = Diese Zeile, in jede Seite
office-website-policy = Haben Ihre Seiten eine Content Security Policy, ergänzen Sie
office-website-arrived = Was ankommt
office-website-arrived-none = Noch ist nichts angekommen
office-website-arrived-none-text = Öffnen Sie eine Ihrer Seiten mit dieser Zeile. Was sie sendet, steht in Sekunden hier.
office-website-look-again = Noch einmal ansehen
office-website-keys = Schlüssel, mit denen Ihr Server sagt, wer jemand ist
office-website-keys-text = Ihr Server signiert ein Token für alle, die bei Ihnen angemeldet sind. Ohne ein solches gilt niemand als bekannt. Zwei Schlüssel können in Kraft sein, damit Sie einen ohne Lücke ersetzen können.
office-website-key-since = seit
office-website-key-until = bis
office-website-key-retire = Zurückziehen
office-website-key-make = Schlüssel machen
office-website-key-made = Ihr neuer Schlüssel
office-website-key-name = Sein Name (kid):
office-website-key-secret = Sein Geheimnis
office-website-key-retired = Der Schlüssel ist zurückgezogen. Was mit ihm signiert ist, gilt nicht mehr.
office-website-first = Speichern Sie zuerst die Adresse Ihrer Website.
office-did-website-changed = { $who } hat die Website von { $what } geändert.
office-did-website-key-made = { $who } hat einen Schlüssel für die Website von { $what } gemacht.
office-did-website-key-retired = { $who } hat einen Schlüssel der Website von { $what } zurückgezogen.
office-field-basis = Warum beobachtet wird
office-field-origins = Wo das Skript steht
office-field-fields = Felder, die benannt werden dürfen
office-field-key = Schlüssel

office-did-site-words-changed = { $who } hat geändert, was { $what } beim Anbieten von Hilfe sagt.
office-offers-title = Texte der Hilfsangebote
office-offers-lead = Was Menschen lesen, wenn ihnen Hilfe angeboten wird. Was Sie leer lassen, wird mit den üblichen Worten gesagt.
office-offers-field = Was ein Feld verlangt
office-offers-answer = Eine Antwort
office-offers-service = Die richtige Seite
office-offers-call = Ein Anruf
office-offers-person-now = Jemand zum Sprechen, sofort
office-offers-person-wait = Jemand zum Sprechen, bald
office-offers-usual = Üblich:
office-offers-blanks = Wird eingesetzt:
office-offers-reset = Übliche Worte verwenden
office-offers-longest = Jeweils höchstens { $n ->
    [one] ein Zeichen
   *[other] { $n } Zeichen
  }. Auszeichnungen werden als Text gezeigt.
office-offers-preview = Karten zeigen
office-offers-such = So sehen es die Menschen
office-offers-such-lead = Mit Beispielen gefüllt. Der erste Satz nennt den Grund des Angebots und ergibt sich aus dem, was geschah.
office-offers-such-reason = Sie haben dreimal versucht, dieses Formular abzusenden.
office-offers-such-label = Postleitzahl
office-offers-such-words = Fünf Ziffern, ohne Leerzeichen.
office-offers-such-title = So senden Sie etwas zurück
office-offers-such-goal = die Adresse ändern
office-measures-regret = Angenommene und bereute Angebote
office-measures-regret-lead = Bereut: hat nicht geholfen, binnen { $seconds } Sekunden geschlossen, „keine Hilfe mehr anbieten“, oder vom Besuch war ab { $left } Sekunden nach dem Angebot nichts mehr zu hören. In Klammern: zwischen welchen Anteilen der Wert mit 95 Prozent Sicherheit liegt (Wilson-Intervall).
office-measures-regret-causes = Bereute Angebote nach dem, was im Weg stand
office-measures-control = Was Angebote bewirken
office-measures-control-lead = Von 100 Besuchen, denen gerade etwas angeboten werden sollte, wurden { $n } zufällig zurückgehalten. Jeder Besuch zählt einmal, in seiner Gruppe; wurde der Anteil geändert, zählt die Zeit seither. Aufgegeben: Ziel nicht erreicht, sich an niemanden gewandt und eine Stunde lang nichts mehr von ihnen gehört.
office-measures-control-offered = Etwas angeboten
office-measures-control-held = Zurückgehalten
office-measures-control-fewer = Mit Angeboten gaben { $low } bis { $high } von 100 weniger auf (zu 95 Prozent sicher).
office-measures-control-more = Mit Angeboten gaben { $low } bis { $high } von 100 mehr auf (zu 95 Prozent sicher).
office-measures-control-unsure = Ob Angebote etwas ändern, lässt sich noch nicht sagen: Mit ihnen gaben zwischen { $low } mehr und { $high } weniger von 100 auf.
office-measures-col-group = Gruppe
office-measures-col-ended = Beendete Besuche
office-measures-col-reached = Selbst erreicht
office-measures-col-somebody = Wandten sich an jemanden
office-measures-col-gave-up = Gaben auf
office-measures-col-still = Vielleicht noch da
office-measures-share = { $n } % ({ $between })
office-measures-between = { $low } bis { $high } %
office-measures-col-cause = Was im Weg stand
office-measures-col-accepted-share = Anteil angenommen
office-measures-col-regretted = Bereut
office-measures-col-regretted-share = Anteil bereut
office-measures-col-regret-not-helped = Hat nicht geholfen
office-measures-col-regret-closed = Sofort geschlossen
office-measures-col-regret-never = Nie wieder
office-measures-col-regret-left = Gegangen
office-offers-heading = Überschrift jedes Angebots
office-offers-save = Speichern und später weitermachen

office-did-site-rules-changed = { $who } hat geändert, wann { $what } Hilfe anbietet.
office-rules-title = Wann Hilfe angeboten wird
office-rules-lead = Probieren Sie andere Regeln an gespeicherten Besuchen aus, bevor Sie sie speichern. Beim Ausprobieren wird niemandem etwas angeboten.
office-rules-judge = Wer sagt, dass jemand nicht weiterkommt
office-rules-judge-model = Anzeichen und ein gelerntes Modell
office-rules-judge-model-hint = Wer es zuerst sieht. In aufgezeichneten Besuchen findet das fast doppelt so viele von denen, die aufgeben, wie Anzeichen allein; dafür gehen einige Angebote an Menschen, die es selbst geschafft hätten.
office-rules-judge-rules = Anzeichen allein
office-rules-judge-rules-hint = Nur feste Gewichte. Fast nie falsch, übersieht aber etwa die Hälfte derer, die aufgeben.
office-rules-sensitivity = Wie früh
office-rules-careful = Zurückhaltend
office-rules-careful-hint = Nur bei anderthalbmal so vielen Anzeichen, wie es braucht, um festzustecken.
office-rules-normal = Wie üblich
office-rules-normal-hint = Sobald jemand feststeckt.
office-rules-eager = Früh
office-rules-eager-hint = Bei sieben Zehnteln der Anzeichen, die es braucht, um festzustecken.
office-rules-pause = Ein Nein gilt
office-rules-pause-hint = Für dasselbe Ziel gilt es immer, ebenso für den Rest des Besuchs.
office-rules-hours = { $n ->
    [one] eine Stunde
   *[other] { $n } Stunden
  }
office-rules-kinds = Was angeboten werden darf
office-rules-off = Nicht angeboten
office-rules-control = Zum Vergleich zurückgehalten
office-rules-control-hint = Der Zufall wählt diese Besuche aus. Ihnen wird ungefragt nichts angeboten; wer um Hilfe bittet, bekommt sie. „Wie es lief“ zeigt, was aus beiden Gruppen wurde. Beim Ausprobieren der Regeln bleibt das unberücksichtigt.
office-rules-share = { $n ->
    [0] Keine Besuche
   *[other] { $n } von 100 Besuchen
}
office-rules-learn = Jede Nacht aus den Besuchen dieser Website lernen, wie wahrscheinlich jemand aufgibt
office-rules-learned = Aus den Besuchen dieser Website gelernt
office-rules-learned-told = Am { $day } aus { $visits } Besuchen von 30 Tagen, in denen etwas versucht wurde: { $hard } % schafften es nicht allein. Die mitgelieferten Gewichte erwarten { $expected } %, mit dem Gelernten sind es { $now } %. Wo sie 50 % sagen, sind es hier { $even } %.
office-rules-unlearn = Zurück zu den mitgelieferten Gewichten
office-rules-days = Ausprobieren an Besuchen aus
office-rules-try = Ausprobieren
office-rules-tried = Was es bedeutet hätte
office-rules-told = Hätte in { $visits ->
    [one] einem Besuch
   *[other] { $visits } Besuchen
  } { $offered ->
    [one] einmal
   *[other] { $offered }-mal
  } angeboten (wie es jetzt ist: { $now }), davon { $nobody }-mal, als niemand frei war, und { $themselves }-mal Menschen, die ihr Ziel dann selbst erreichten.
office-rules-col-now = Wie es jetzt ist
office-rules-col-tried = Ausprobiert
office-rules-offered = Angebote, das erste jedes Besuchs
office-rules-nobody = Davon, als niemand frei war
office-rules-themselves = Davon an Menschen, die ihr Ziel dann selbst erreichten
office-rules-silent = Wegen eines früheren Neins nicht angeboten
office-rules-how = Die gespeicherten Ereignisse laufen noch einmal durch dieselbe Maschine; es zählt das erste Angebot jedes Besuchs, weil niemand weiß, wie es beantwortet worden wäre. Wer da war, ergibt sich daraus, was Betreuer angegeben haben und welche Gespräche liefen; wer nur das Fenster schloss, zählt als da. Ob ein Artikel passt, wird nicht nachgesehen: Er zählt, wo es Worte zu suchen gab.
office-rules-before = Davor galt:
office-rules-back = Letzte Änderung zurücknehmen
office-rules-no-before = Es gibt nichts zurückzunehmen.
# Recordings of co-browsing.
office-recordings = Aufzeichnungen vom gemeinsamen Ansehen aufbewahren
office-recordings-hint = In Tagen. Bei 0 kann niemand um eine bitten. Was der Person damals gesagt wurde, wird nie überschritten.
office-recordings-none = Keine Aufzeichnungen
office-recordings-confirm = { $n ->
    [0] Alle Aufzeichnungen werden innerhalb einer Stunde gelöscht. Das lässt sich nicht rückgängig machen.
    [one] Aufzeichnungen, die älter als 1 Tag sind, werden innerhalb einer Stunde gelöscht. Das lässt sich nicht rückgängig machen.
   *[other] Aufzeichnungen, die älter als { $n } Tage sind, werden innerhalb einer Stunde gelöscht. Das lässt sich nicht rückgängig machen.
}
office-did-recording-replayed = { $who } hat eine Aufzeichnung zum Fall { $what } angesehen.
office-field-recording-days = Aufzeichnungen in Tagen
office-field-case = Fall
