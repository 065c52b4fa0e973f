offer-region = Angebot von Hilfe
offer-title = Dürfen wir helfen?
offer-promise-now = Jemand hat jetzt Zeit für Sie.
offer-promise-wait = In etwa { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
  } hat jemand Zeit für Sie.
offer-promise-call = Wir können Sie am { $at } anrufen.
offer-promise-none = Im Moment ist niemand frei.
offer-look = Ansehen, was wir weitergeben würden
offer-no = Nein, danke
offer-never = Bitte keine Hilfe mehr anbieten
offer-shared = Das sieht, wer Ihnen hilft
offer-shared-hint = Streichen oder ändern Sie, was Sie möchten. Sonst wird nichts weitergegeben.
offer-edit = Ändern: { $label }
offer-wish = Möchten Sie etwas hinzufügen?
offer-accept = Weitergeben und mit jemandem sprechen
offer-accept-call = Weitergeben und mich anrufen
offer-hour = Wann dürfen wir Sie anrufen?
offer-phone = Ihre Telefonnummer
offer-accepted = Danke. Sie müssen nichts noch einmal erklären.
offer-call-promised = Danke. Wir rufen Sie zur gewählten Zeit an.
offer-declined = In Ordnung. „Mit uns sprechen“ finden Sie jederzeit, falls Sie es sich anders überlegen.
offer-left-alone = In Ordnung, wir bieten Ihnen keine Hilfe mehr an. „Mit uns sprechen“ finden Sie jederzeit.
offer-answered = Dieses Angebot wurde bereits beantwortet.
offer-own-words = { $words }

offer-timeline-made = Hilfe wurde angeboten
offer-timeline-declined = Angebotene Hilfe abgelehnt

offer-ask-title = Um Hilfe bitten
offer-ask-text = Wir öffnen ein Gespräch mit jemandem, der helfen kann.
offer-ask-yes = Mit jemandem sprechen
offer-opened = Das Gespräch öffnet sich in einem eigenen Fenster.
offer-open = Gespräch öffnen
offer-failed = Das hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal.
offer-close = Schließen
offer-arrival = Hilfe bei dem, was Sie gerade tun
offer-arrival-text = Sie kommen von einer anderen Seite, auf der Ihnen Hilfe angeboten wurde. Wir nehmen mit, was Sie dort getan haben.
offer-arrival-go = Weiter
offer-arrival-help = Um Hilfe bitten
offer-arrival-spent = Dieser Link wurde schon benutzt, oder dort wird keine Hilfe mehr gebraucht. Hier können Sie um Hilfe bitten.
