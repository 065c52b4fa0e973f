-- What an account manager saw of a person's page, kept by that person's second yes; with the dialogue and so its case.
create table recordings (
  id text primary key,
  site_id text not null,
  person_id text not null,
  dialogue_id text not null,
  staff_id text not null,
  staff_name text not null,            -- what they were called
  purpose text not null,               -- what it is for, as the person was told
  started_at integer not null,
  last_at integer not null,            -- when the last part of it came
  expires_at integer not null,         -- as the person was told
  bytes integer not null,
  parts integer not null,
  state text not null                  -- on, kept, gone: nobody sees it, and its parts are being deleted
) strict;
create index recordings_by_person on recordings (person_id, started_at);
create index recordings_by_dialogue on recordings (dialogue_id, started_at);
create index recordings_by_age on recordings (state, expires_at);
create index recordings_by_site on recordings (site_id, started_at);
-- Pieces of the page's stream as they went to the account manager, in order.
create table recording_parts (
  recording_id text not null,
  n integer not null,
  at integer not null,
  run text not null,                   -- the page load
  message integer not null,            -- of the page load
  pieces integer not null,             -- of the message
  piece integer not null,
  body text not null,
  primary key (recording_id, n)
) strict;
-- Days for which a site keeps recordings; 0: it makes none.
alter table sites add column recording_days integer not null default 30;
