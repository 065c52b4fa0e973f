# Co-browsing: the account manager sees the person's page, by their yes.

cobrowse-region = Your page, seen by your account manager
cobrowse-question = { $name } asks to see this page
cobrowse-visible = { $name } would see the pages of this website that you have open, as they change, and where your pointer is. Nothing is recorded unless you agree to that separately.
cobrowse-never = Never visible: passwords, payment details, other websites, other windows. What you type stays hidden too.
cobrowse-how-to-end = End it whenever you like: with the button at the bottom, or press Esc twice. It ends by itself with the conversation.
cobrowse-fields = Also show what I type in ordinary fields
cobrowse-clicks = { $name } may also click for me
cobrowse-yes = Yes, show this page
cobrowse-no = No
cobrowse-on = { $name } sees this page
cobrowse-on-at = { $name } sees the page that you have open at { $host }
cobrowse-elsewhere = You are asked at { $host } as well: say yes there to show the page that you have open there. A yes here shows this page.
cobrowse-key = Esc twice ends it.
cobrowse-end = End
cobrowse-over = This question is no longer open.
cobrowse-marked = { $name } points at something on this page.
cobrowse-drawn = { $name } draws on this page.
cobrowse-clicked = { $name } clicked for you.
cobrowse-filling = { $name } proposes to fill in
cobrowse-fill-yes = Fill it in
cobrowse-fill-no = No, thank you

# Recordings of co-browsing.
cobrowse-tape-question = { $name } asks: May I keep a recording of what I see?
cobrowse-tape-purpose = It would be used to: { $purpose }
cobrowse-tape-what = Recorded is exactly what is shown now: passwords, payment details and what you type are not in it.
cobrowse-tape-what-fields = Recorded is exactly what is shown now, with what you type in ordinary fields, as you agreed. Passwords and payment details are not in it.
cobrowse-tape-kept = { $n ->
    [one] It is kept with your case for 1 day, and then deleted. Those who look after your case may watch it.
   *[other] It is kept with your case for { $n } days, and then deleted. Those who look after your case may watch it.
}
cobrowse-tape-end = Stop it whenever you like, and keep it or throw it away. Later you can delete it under “What was observed about me”. You get the same help without it.
cobrowse-tape-no = No, do not record
cobrowse-tape-yes = Yes, record it
cobrowse-tape-on = Recording
cobrowse-tape-keep = Stop and keep
cobrowse-tape-discard = Stop and throw away
