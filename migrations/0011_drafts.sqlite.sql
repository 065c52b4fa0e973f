-- What a person typed and has not sent yet: for them alone, and for an hour.
create table drafts (
  id text primary key,
  site_id text not null,
  person_id text not null,
  kind text not null,                  -- unsent: the session had ended; check: waits for a confirmation
  address text not null,               -- where the form goes
  fields text not null,                -- JSON: pairs of name and value, in order
  made_at integer not null,
  expires_at integer not null
) strict;
create index drafts_by_person on drafts (person_id, made_at);
create index drafts_by_age on drafts (expires_at);
-- A form says by its token from whose session it came.
create index sessions_by_csrf on sessions (csrf);
