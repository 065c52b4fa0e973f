# What is said on the way to an account manager.

handover-nav-help = Mit uns sprechen
handover-nav-dialogue = Gespräch
handover-nav-waiting = Sie stehen an
handover-help-title = Wie können wir helfen?
handover-help-lead = Ein Mensch, der sieht, was Sie vorhaben, und es in Ordnung bringen kann.
handover-help-one = { $name } ist da
handover-help-more = { $n ->
    [one] { $name } und noch jemand sind da
   *[other] { $name } und { $n } weitere sind da
 }
handover-help-nobody = Gerade ist niemand da
handover-help-opens = Wir sind wieder da: { $day }, { $time } Uhr.
handover-help-busy = Überlassen Sie es uns oder wählen Sie eine Uhrzeit für einen Anruf.
handover-help-sign-in = Melden Sie sich an, um mit jemandem zu sprechen: Dann sind Ihre Vorgänge bekannt, und Sie müssen nichts zweimal erklären.
handover-help-answers = Antworten suchen
handover-help-goal = Wir sehen, dass Sie Folgendes möchten:
handover-help-wish = Worum geht es?
handover-help-wish-hint = Eine Zeile genügt.
handover-help-ask = Mit jemandem sprechen
handover-wait-moment = Jetzt frei: Es dauert nur einen Moment
handover-wait-minutes = { $n ->
    [one] Noch etwa eine Minute, bis Sie an der Reihe sind
   *[other] Noch etwa { $n } Minuten, bis Sie an der Reihe sind
 }
handover-waiting-title = Wir holen jemanden für Sie
handover-waiting-next = Sie sind als Nächstes dran
handover-waiting-place = Sie sind Nummer { $n }
handover-waiting-front = Die Verbindung zu Ihrem Gegenüber ist abgerissen. Ihr Gespräch bleibt erhalten, und Sie kommen zuerst dran.
handover-waiting-nobody = Im Moment ist niemand da, der helfen könnte.
handover-waiting-keep = Sehen Sie sich ruhig um: Ihr Platz bleibt, und wir sagen Ihnen, wenn Sie dran sind.
handover-waiting-cancel = Nicht mehr warten
handover-waiting-refresh = Aktualisieren
handover-cancelled = Sie warten nicht mehr.
handover-come = { $name } ist jetzt für Sie da.
handover-come-open = Gespräch öffnen
handover-joined = { $name } ist da
handover-vanished = Die Verbindung ist abgerissen. Sie kommen zuerst dran: Jemand anderes übernimmt mit allem, was gesagt wurde.
handover-passed = Gleich übernimmt jemand aus dem Team, mit allem, was gesagt wurde.
handover-ended = Das Gespräch ist beendet
handover-taken = Jemand anderes war schneller, oder die Person wartet nicht mehr.
handover-busy = Sie sind schon in einem Gespräch. Beenden Sie es zuerst.
handover-leave-title = Überlassen Sie es uns
handover-leave-by = Sie bekommen eine Antwort bis { $day }.
handover-leave-soon = Sie bekommen so bald wie möglich eine Antwort.
handover-leave-wish-label = Worum sollen wir uns kümmern?
handover-leave-wish = Schreiben Sie in ein, zwei Zeilen, worum es geht.
handover-leave-send = Uns überlassen
handover-leave-taken = Gerade hat jemand Ihr Anliegen übernommen. Gehen Sie weiter zum Gespräch.
handover-left = Wir kümmern uns darum. Ihr Vorgang hat die Nummer { $code }.
handover-call-title = Lassen Sie sich anrufen
handover-call-hint = Zu einer Uhrzeit, die Ihnen passt
handover-call-phone = Telefonnummer
handover-call-hour = Wann?
handover-call-send = Um Anruf bitten
handover-call-promised = Wir rufen Sie an: { $at }.
handover-call-at = Wir rufen Sie an: { $day }, { $time } Uhr
handover-call-on = Unter { $phone }
handover-call-cancel = Ich brauche den Anruf nicht mehr
handover-call-cancelled = Der Anruf ist abgesagt.
handover-timeline-asked = Um ein Gespräch gebeten
handover-timeline-begun = Gespräch mit { $name }
handover-timeline-lapsed = Platz in der Reihe aufgegeben: zehn Minuten nicht da gewesen
handover-timeline-left = Uns überlassen (Vorgang { $code })
handover-timeline-open = Gespräch beendet, Vorgang { $code } bleibt offen: { $subject }
handover-timeline-resolved = Gespräch beendet, Vorgang { $code } gelöst: { $subject }

# Jemand, der nicht angemeldet ist, überlässt uns etwas.
handover-visitor-name = Ihr Name
handover-visitor-name-wrong = Geben Sie Ihren Namen ein, höchstens 50 Zeichen.
handover-visitor-email = Ihre E-Mail-Adresse
handover-visitor-email-wrong = Geben Sie eine E-Mail-Adresse ein, etwa name@example.org, höchstens 80 Zeichen.
handover-visitor-hint = An diese Adresse antworten wir. Sie öffnet kein Konto und zeigt nichts daraus.
handover-visitor-wish-long = Das sind mehr als 280 Zeichen. Bitte fassen Sie sich kürzer; Einzelheiten können folgen.
handover-visitor-who = Nicht angemeldet, nichts nachgewiesen. Antwort an: { $name }, { $email }
handover-visitor-left = Wir kümmern uns darum. Ihr Vorgang hat die Nummer { $code }. Sie hören bis { $day } von uns, an { $email }.
handover-visitor-often = Das war zu oft in kurzer Zeit. Was Sie geschrieben haben, steht noch hier; bitte senden Sie es in zwei Minuten noch einmal.

# Waiting in line, on every page.
handover-line-see = Zu Ihrem Platz
handover-line-back = Sie waren nicht da, deshalb haben wir inzwischen niemanden für Sie gerufen. Ihren Platz haben Sie behalten.
handover-line-lapsed = Sie waren mehr als zehn Minuten nicht da, deshalb haben wir Ihren Platz in der Reihe aufgegeben. Fragen Sie gern wieder, wann immer Sie möchten.

# Warum bei jemandem geklingelt wird.
handover-why-standby = hält sich für diese Person bereit
handover-why-skill = kennt sich aus mit „{ $skill }“
handover-why-helped = half dieser Person am { $date }
handover-why-language = spricht { $lang }
handover-why-free = { $n ->
    [0] seit eben frei
    [one] seit einer Minute frei
   *[other] seit { $n } Minuten frei
  }
