struggle-level-none = fine
struggle-level-uneasy = uneasy
struggle-level-stuck = stuck
struggle-level-giving-up = giving up

# Why somebody struggles: first for the desk, then (-you) for the person.
struggle-refused-goal = tried { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  } to { $goal } and was refused
struggle-refused-goal-you = You tried { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  } to { $goal }.
struggle-refused = was refused { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  } by the same rule
struggle-refused-you = The same rule stopped you { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }.
struggle-invalid-field = “{ $label }” was not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }
struggle-invalid-field-you = “{ $label }” was not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }.
struggle-invalid = an entry was not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }
struggle-invalid-you = An entry was not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }.
struggle-search-empty = searched { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  } without result
struggle-search-empty-you = Your search for “{ $label }” found nothing.
struggle-search-refined = keeps rewording the search
struggle-search-refined-you = You have searched several times, last for “{ $label }”.
struggle-loop = keeps coming back to the same page
struggle-loop-you = You have come back to the same page several times.
struggle-rage = clicks again and again in one place
struggle-rage-you = Something here does not react to your clicks.
struggle-rage-label = clicks “{ $label }” again and again
struggle-rage-label-you = “{ $label }” does not react as it should.
struggle-dead = clicks where nothing happens
struggle-dead-you = Something here does not react to your clicks.
struggle-dead-label = clicks “{ $label }”, and nothing happens
struggle-dead-label-you = “{ $label }” does not react as it should.
struggle-thrash = goes back and forth
struggle-thrash-you = You have been going back and forth.
struggle-idle = hesitates in a form
struggle-idle-you = This form takes some thought.
struggle-return-goal = left and came back to it: { $goal }
struggle-return-goal-you = You came back to { $goal }.
struggle-return = left a step and came back to it
struggle-return-you = You came back to the same step.
struggle-refill-field = fills in “{ $label }” again and again
struggle-refill-field-you = You filled in “{ $label }” several times.
struggle-refill = fills in the same field again and again
struggle-refill-you = You filled in the same field several times.
struggle-help = looks for a way to reach somebody
struggle-help-you = You are looking for a way to reach us.
struggle-error-click = clicks where the page fails
struggle-error-click-you = Something on this page failed when you clicked.
struggle-error-click-label = clicks “{ $label }”, and the page fails
struggle-error-click-label-you = “{ $label }” failed when you clicked it.
struggle-u-turn = opened a page and went straight back
struggle-u-turn-you = You went straight back from a page.
struggle-slow = waits for a slow answer
struggle-slow-you = This page answers slowly.
struggle-failed = the page could not get an answer
struggle-failed-you = This page could not get an answer.
struggle-abandon = left a form unfinished
struggle-abandon-you = You left a form unfinished.
struggle-copy = copied the text of an error
struggle-copy-you = You copied an error message.
struggle-language = changed the language
struggle-language-you = You changed the language.
struggle-zoom = made the page larger
struggle-zoom-you = You made the page larger.
struggle-standstill = { $minutes ->
    [0] has been trying without getting on
    [one] was at it for a minute without getting on
   *[other] was at it for { $minutes } minutes without getting on
}
struggle-standstill-you = { $minutes ->
    [0] You have been trying without getting on.
   *[other] You have been trying for a while without getting on.
}
struggle-backtrack = keeps going back to earlier steps
struggle-backtrack-you = You went back to earlier steps.
struggle-again-goal = is here again to { $goal }
struggle-again-goal-you = You are here again to { $goal }.
struggle-again = is here again for the same thing
struggle-again-you = You are here again for the same thing.
struggle-human = asks for a person
struggle-human-you = You asked for a person.
struggle-anger = sounds upset
struggle-anger-you = You wrote that something is not right.
struggle-urgency = says that it is urgent
struggle-urgency-you = You wrote that it is urgent.
struggle-guess = perhaps: { $signal }
struggle-goal-else = something else

# What probably blocks, for the desk.
struggle-cause-none = Nothing was seen that blocks.
struggle-cause-two = { $first } Also: { $second }
struggle-cause-refused-goal = Refused { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  } while trying to { $goal }: { $reason }
struggle-cause-refused = Refused { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }: { $reason }
struggle-cause-refused-rule = The rule { $rule } refused { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }.
struggle-cause-invalid = “{ $label }” was not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }: { $reason }
struggle-cause-invalid-unnamed = An entry was not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }: { $reason }
struggle-cause-invalid-field = “{ $label }” was not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }; the message did not help.
struggle-cause-search = Finds no answer: searched { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }.
struggle-cause-click = “{ $label }” on { $page } does not react.
struggle-cause-unsure = Is unsure what to enter on { $page }.
struggle-cause-lost = Does not find the way: keeps coming back to { $page }.
struggle-cause-help = Wants to talk to somebody.
struggle-cause-request = The site answers slowly, or not at all, on { $page }.
struggle-cause-copy = An error message on { $page } does not help.
struggle-cause-read = Finds { $page } hard to read.
struggle-cause-again = Comes back for what an earlier visit left unfinished.
struggle-cause-words = Writes that it is urgent, or that something is not right.

# What would be shared.
struggle-share-goal = What you want to do
struggle-share-step = Where you are
struggle-share-refused = { $count ->
    [1] What stopped you
    [2] What stopped you twice
    [3] What stopped you three times
   *[other] What stopped you { $count } times
  }
struggle-share-invalid-field = What was wrong with “{ $label }”
struggle-share-invalid = What was not accepted
struggle-share-not-accepted = not accepted { $count ->
    [1] once
    [2] twice
    [3] three times
   *[other] { $count } times
  }
struggle-share-search = What you searched for
struggle-share-field = Your entry: { $label }

struggle-why-field = A field was not accepted: what it wants is said first.
struggle-why-answer = An article fits what is looked for.
struggle-why-service = The page where this is done was not found.
struggle-why-giving-up = They are about to give up.
struggle-why-wish = They wish to talk to somebody.
struggle-why-somebody = Nothing that a page could tell would help.
struggle-why-save = They stopped in the middle of a form: it can be saved.
struggle-why-save-nobody = Nobody can be promised, and what they typed need not be lost.
