# What is said on the way to an account manager.

handover-nav-help = Talk to us
handover-nav-dialogue = Conversation
handover-nav-waiting = You are in line
handover-help-title = How can we help?
handover-help-lead = A person who sees what you are trying to do, and can put it right.
handover-help-one = { $name } is here
handover-help-more = { $n ->
    [one] { $name } and one more are here
   *[other] { $name } and { $n } more are here
 }
handover-help-nobody = Nobody is here right now
handover-help-opens = We are back on { $day } at { $time }.
handover-help-busy = Leave it with us, or choose an hour for a call.
handover-help-sign-in = Sign in to talk to somebody: then they see your orders and you need not explain twice.
handover-help-answers = Look for an answer
handover-help-goal = We can see that you are trying to:
handover-help-wish = What is it about?
handover-help-wish-hint = One line is enough.
handover-help-ask = Talk to someone
handover-wait-moment = Free now: it takes a moment
handover-wait-minutes = { $n ->
    [one] About one minute until it is your turn
   *[other] About { $n } minutes until it is your turn
 }
handover-waiting-title = We are getting somebody for you
handover-waiting-next = You are next
handover-waiting-place = You are number { $n }
handover-waiting-front = The connection to the person who was with you broke off. You keep your conversation and go first.
handover-waiting-nobody = Nobody who could help is here at the moment.
handover-waiting-keep = Look around if you like: you keep your place, and we tell you when it is your turn.
handover-waiting-cancel = Stop waiting
handover-waiting-refresh = Refresh
handover-cancelled = You are no longer waiting.
handover-come = { $name } is here for you now.
handover-come-open = Open the conversation
handover-joined = { $name } is here
handover-vanished = The connection broke off. You go first: somebody else takes over with everything that was said.
handover-passed = A colleague takes over in a moment with everything that was said.
handover-ended = The conversation has ended
handover-taken = Somebody else was quicker, or the person is no longer waiting.
handover-busy = You are in a conversation already. Finish it first.
handover-leave-title = Leave it with us
handover-leave-by = You get an answer by { $day }.
handover-leave-soon = You get an answer as soon as we can.
handover-leave-wish-label = What should we take care of?
handover-leave-wish = Say in a line or two what it is about.
handover-leave-send = Leave it with us
handover-leave-taken = Somebody has just taken your request. Go on to the conversation.
handover-left = We take care of it. Your case has the number { $code }.
handover-call-title = Have us call you
handover-call-hint = At an hour that suits you
handover-call-phone = Telephone number
handover-call-hour = When?
handover-call-send = Ask for a call
handover-call-promised = We call you: { $at }.
handover-call-at = We call you on { $day } at { $time }
handover-call-on = On { $phone }
handover-call-cancel = I no longer need the call
handover-call-cancelled = The call is cancelled.
handover-timeline-asked = Asked to talk to someone
handover-timeline-begun = Conversation with { $name }
handover-timeline-lapsed = Gave up the place in line: not seen for ten minutes
handover-timeline-left = Left something with us (case { $code })
handover-timeline-open = Conversation ended, case { $code } stays open: { $subject }
handover-timeline-resolved = Conversation ended, case { $code } resolved: { $subject }

# Somebody who is not signed in leaves something.
handover-visitor-name = Your name
handover-visitor-name-wrong = Write your name, in at most 50 characters.
handover-visitor-email = Your e-mail address
handover-visitor-email-wrong = Write an e-mail address like name@example.org, of at most 80 characters.
handover-visitor-hint = We answer to this address. It opens no account and shows nothing of one.
handover-visitor-wish-long = That is longer than 280 characters. Please say it more briefly; details can follow.
handover-visitor-who = Not signed in, nothing proven. Answer to: { $name }, { $email }
handover-visitor-left = We take care of it. Your case has the number { $code }. You hear from us by { $day }, at { $email }.
handover-visitor-often = That was too often in a short time. What you wrote is still here; please send it again in two minutes.

# Waiting in line, on every page.
handover-line-see = See your place
handover-line-back = You were away, so nobody was called for you meanwhile. Your place was kept.
handover-line-lapsed = You were away for more than ten minutes, so we gave up your place in line. Ask again whenever you like.

# Why somebody is rung: "For you: helped them on 3 May 2026 · English · free for 2 minutes".
handover-why-standby = stands by for them
handover-why-skill = knows about “{ $skill }”
handover-why-helped = helped them on { $date }
handover-why-language = speaks { $lang }
handover-why-free = free { $n ->
    [0] just now
    [one] for one minute
   *[other] for { $n } minutes
  }
