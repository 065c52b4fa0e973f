people-link-spent = Dieser Anmeldelink wurde bereits benutzt oder ist abgelaufen.
people-link-spent-instead = Fordern Sie einen neuen an; er kommt gleich.
people-website-too-many = Eine Website kann höchstens { $most } davon haben.
people-website-secrets = { $most } Schlüssel sind in Kraft. Ziehen Sie einen zurück, bevor Sie einen neuen machen.
people-website-visit = Der Besuch stammt nicht vom Skript.
