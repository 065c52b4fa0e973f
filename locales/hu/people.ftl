people-link-spent = Ezt a bejelentkezési hivatkozást már felhasználták, vagy lejárt.
people-link-spent-instead = Kérjen újat; hamarosan megérkezik.
