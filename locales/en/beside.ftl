# What a page of others shows of the conversation that was asked for from it.

beside-region = Conversation
beside-talking = { $name } is here for you
beside-over = The conversation has ended
beside-over-text = You find it under “My things” on your own pages.
beside-open = Your conversation
beside-write = Your message
beside-send = Send
beside-hide = Make it small
beside-show = Show the conversation
beside-window = Open in a window of its own
beside-failed = That was not sent. It is still here: please try again.
beside-away = The connection is broken. What you write is sent as soon as it is back.
beside-typing = is writing…
beside-you = You
beside-file = A file came with this: it is in the window.
beside-done = Close
beside-visible = Visible would be this page and the pages of this website that you open, as they change, and where your pointer is. Nothing is recorded unless you agree to that separately.
beside-never = Never visible: what you type, passwords, payment details, other websites, other windows.
beside-tape-asked = You are asked whether this may be recorded. Please answer in the window of the conversation.
beside-tape-on = This is being recorded, as you agreed. You stop it in the window of the conversation.
