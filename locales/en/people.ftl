people-link-spent = This sign-in link has been used already or is too old.
people-link-spent-instead = Ask for a new one; it arrives in a moment.
people-website-too-many = A website can have { $most } of them at most.
people-website-secrets = { $most } keys are in force. Retire one before you make another.
people-website-visit = The visit is not one that the script made.
