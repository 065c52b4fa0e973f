# Co-browsing: the account manager sees the person's page, by their yes.

cobrowse-region = Your page, seen by your account manager
cobrowse-question = { $name } asks to see this page
cobrowse-visible = { $name } would see the pages of this website that you have open, as they change, and where your pointer is. Nothing is recorded.
cobrowse-never = Never visible: passwords, payment details, other websites, other windows. What you type stays hidden too.
cobrowse-how-to-end = End it whenever you like: with the button at the bottom, or press Esc twice. It ends by itself with the conversation.
cobrowse-fields = Also show what I type in ordinary fields
cobrowse-clicks = { $name } may also click for me
cobrowse-yes = Yes, show this page
cobrowse-no = No
cobrowse-on = { $name } sees this page
cobrowse-key = Esc twice ends it.
cobrowse-end = End
cobrowse-over = This question is no longer open.
cobrowse-marked = { $name } points at something on this page.
cobrowse-drawn = { $name } draws on this page.
cobrowse-clicked = { $name } clicked for you.
cobrowse-filling = { $name } proposes to fill in
cobrowse-fill-yes = Fill it in
cobrowse-fill-no = No, thank you
