people-link-spent = Ezt a bejelentkezési hivatkozást már felhasználták, vagy lejárt.
people-link-spent-instead = Kérjen újat; hamarosan megérkezik.
people-website-too-many = Egy webhelynek legfeljebb { $most } lehet belőlük.
people-website-secrets = { $most } kulcs érvényes. Vonjon vissza egyet, mielőtt újat készít.
people-website-visit = A látogatást nem a szkript készítette.
