offer-region = Offer of help
offer-title = May we help?
offer-promise-now = Somebody is free to help you now.
offer-promise-wait = Somebody can help you in about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  }.
offer-promise-call = We can call you on { $at }.
offer-promise-none = Nobody is free at the moment.
offer-look = See what we would share
offer-no = No, thank you
offer-never = Don’t offer me help again
offer-shared = What the person helping you will see
offer-shared-hint = Untick or change whatever you like. Nothing else is shared.
offer-edit = Change: { $label }
offer-wish = Anything you would like to add
offer-accept = Share this and talk to someone
offer-accept-call = Share this and call me
offer-hour = When may we call you?
offer-phone = Your telephone number
offer-accepted = Thank you. You do not need to explain again.
offer-call-promised = Thank you. We will call you at the hour you chose.
offer-declined = All right. “Talk to us” is always there if you change your mind.
offer-left-alone = All right, we will not offer help again. “Talk to us” is always there.
offer-answered = That offer has been answered already.
offer-own-words = { $words }

offer-timeline-made = Help was offered
offer-timeline-declined = Declined the help that was offered

offer-ask-title = Ask for help
offer-ask-text = We open a conversation with somebody who can help.
offer-ask-yes = Talk to someone
offer-opened = The conversation opens in a window of its own.
offer-open = Open the conversation
offer-failed = That did not work. Please try again in a moment.
offer-close = Close
offer-arrival = Help with what you were doing
offer-arrival-text = You come from another page, where you were offered help. We take along what you were doing there.
offer-arrival-go = Go on
offer-arrival-help = Ask for help
offer-arrival-spent = This link was used already, or help is no longer needed there. You can ask for help here.
