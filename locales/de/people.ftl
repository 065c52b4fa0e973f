people-link-spent = Dieser Anmeldelink wurde bereits benutzt oder ist abgelaufen.
people-link-spent-instead = Fordern Sie einen neuen an; er kommt gleich.
