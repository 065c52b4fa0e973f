people-link-spent = This sign-in link has been used already or is too old.
people-link-spent-instead = Ask for a new one; it arrives in a moment.
