-- What an account manager saw of a person's page, kept by that person's second yes; with the dialogue and so its case.
create table recordings (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  dialogue_id text collate "C" not null,
  staff_id text collate "C" not null,
  staff_name text not null,            -- what they were called
  purpose text not null,               -- what it is for, as the person was told
  started_at bigint not null,
  last_at bigint not null,            -- when the last part of it came
  expires_at bigint not null,         -- as the person was told
  bytes bigint not null,
  parts bigint not null,
  state text collate "C" not null                  -- on, kept, gone: nobody sees it, and its parts are being deleted
);
create index recordings_by_person on recordings (person_id, started_at);
create index recordings_by_dialogue on recordings (dialogue_id, started_at);
create index recordings_by_age on recordings (state, expires_at);
create index recordings_by_site on recordings (site_id, started_at);
-- Pieces of the page's stream as they went to the account manager, in order.
create table recording_parts (
  recording_id text collate "C" not null,
  n bigint not null,
  at bigint not null,
  run text collate "C" not null,                   -- the page load
  message bigint not null,            -- of the page load
  pieces bigint not null,             -- of the message
  piece bigint not null,
  body text not null,
  primary key (recording_id, n)
);
-- Days for which a site keeps recordings; 0: it makes none.
alter table sites add column recording_days bigint not null default 30;
