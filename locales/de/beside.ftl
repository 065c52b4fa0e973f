# Was eine fremde Seite von dem Gespräch zeigt, um das dort gebeten wurde.

beside-region = Gespräch
beside-talking = { $name } ist für Sie da
beside-over = Das Gespräch ist beendet
beside-over-text = Sie finden es auf Ihren eigenen Seiten unter „Meine Vorgänge“.
beside-open = Ihr Gespräch
beside-write = Ihre Nachricht
beside-send = Senden
beside-hide = Verkleinern
beside-show = Gespräch zeigen
beside-window = In einem eigenen Fenster öffnen
beside-failed = Das wurde nicht gesendet. Es steht noch hier: Bitte versuchen Sie es noch einmal.
beside-away = Die Verbindung ist unterbrochen. Was Sie schreiben, wird gesendet, sobald sie wieder da ist.
beside-typing = schreibt…
beside-you = Sie
beside-file = Dazu gehört eine Datei: Sie finden sie im Fenster.
beside-done = Schließen
beside-visible = Sichtbar wären diese Seite und die Seiten dieser Website, die Sie öffnen, so wie sie sich ändern, und wo Ihr Zeiger ist. Aufgezeichnet wird nichts, außer Sie stimmen dem gesondert zu.
beside-never = Nie sichtbar: was Sie eingeben, Passwörter, Zahlungsdaten, andere Websites, andere Fenster.
beside-tape-asked = Sie werden gefragt, ob dies aufgezeichnet werden darf. Bitte antworten Sie im Fenster des Gesprächs.
beside-tape-on = Dies wird aufgezeichnet, wie Sie es erlaubt haben. Im Fenster des Gesprächs beenden Sie es.
