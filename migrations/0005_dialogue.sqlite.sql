-- Who is at the desk.
create table presences (
  staff_id text primary key,
  state text not null,                 -- available, away, break
  reason text not null,
  since integer not null,
  free_since integer not null,         -- when their last dialogue ended, or when they became available
  gone_since integer                   -- no connected tab since then
) strict;

create table presence_log (
  id text primary key,
  staff_id text not null,
  state text not null,
  reason text not null,
  at integer not null
) strict;
create index presence_log_by_staff on presence_log (staff_id, at);

-- A call promised for an hour when somebody is there.
create table calls (
  id text primary key,
  site_id text not null,
  person_id text not null,
  visit_id text,
  lang text not null,
  phone text not null,
  wish text not null,
  at integer not null,
  state text not null,                 -- promised, kept, cancelled
  staff_id text,
  created_at integer not null
) strict;
create unique index calls_one_open on calls (person_id) where state = 'promised';
create index calls_by_hour on calls (site_id, at);

-- A conversation of one person and one account manager at a time.
create table dialogues (
  id text primary key,
  site_id text not null,
  person_id text not null,
  lang text not null,
  zone text not null,
  opened_at integer not null,
  ended_at integer,
  last_n integer not null,
  person_read integer not null,
  staff_read integer not null,
  person_had integer not null,
  staff_had integer not null
) strict;
create unique index dialogues_one_open on dialogues (person_id) where ended_at is null;
create index dialogues_by_person on dialogues (person_id, opened_at);

-- The exclusivity itself: a row exists while an account manager is in a dialogue.
create table engagements (
  staff_id text primary key,
  person_id text not null unique,
  dialogue_id text not null unique references dialogues (id),
  since integer not null
) strict;

create table messages (
  id text primary key,
  dialogue_id text not null references dialogues (id),
  n integer not null,
  author text not null,                -- person, staff, system
  author_id text not null,
  author_name text not null,
  body text not null,
  say text,                            -- a sentence in the reader's language, for system messages
  client text not null,                -- the sender's own id: sent twice, stored once
  at integer not null
) strict;
create unique index messages_numbered on messages (dialogue_id, n);
create unique index messages_once on messages (dialogue_id, author, client);

create table attachments (
  id text primary key,
  dialogue_id text not null references dialogues (id),
  message_id text not null,
  name text not null,
  kind text not null,
  bytes integer not null,
  at integer not null
) strict;
create index attachments_by_dialogue on attachments (dialogue_id, at);

create table dialogue_notes (
  id text primary key,
  dialogue_id text not null references dialogues (id),
  staff_id text not null,
  staff_name text not null,
  body text not null,
  at integer not null
) strict;
create index dialogue_notes_by_dialogue on dialogue_notes (dialogue_id, at);

create table quick_replies (
  id text primary key,
  site_id text not null,
  lang text not null,
  short text not null,
  body text not null,
  position integer not null
) strict;
create unique index quick_replies_short on quick_replies (site_id, lang, short);

create table cases (
  id text primary key,
  code text not null unique,
  site_id text not null,
  person_id text not null,
  dialogue_id text references dialogues (id),
  staff_id text,
  order_id text,
  subject text not null,
  wrong text not null,
  done text not null,
  state text not null,                 -- open, resolved
  open_until integer,
  created_at integer not null,
  changed_at integer not null,
  resolved_at integer
) strict;
create unique index cases_of_dialogue on cases (dialogue_id) where dialogue_id is not null;
create index cases_by_person on cases (person_id, created_at);
create index cases_by_site on cases (site_id, state, open_until);
create index cases_by_staff on cases (staff_id, state);

create table ratings (
  dialogue_id text primary key references dialogues (id),
  person_id text not null,
  stars integer not null,
  words text not null,
  at integer not null
) strict;

-- A person on the way to an account manager.
create table handovers (
  id text primary key,
  site_id text not null,
  person_id text not null,
  visit_id text,
  lang text not null,
  skill text not null,
  goal text,
  step text,
  wish text not null,
  order_id text,
  reason text,
  cause text,
  shared text not null,
  state text not null,                 -- waiting, accepted, done, cancelled, left
  front integer not null,              -- 0: given back, goes first
  turn integer not null,
  dialogue_id text references dialogues (id),
  asked_at integer not null,
  queued_at integer not null,
  closed_at integer
) strict;
create unique index handovers_one_open on handovers (person_id) where closed_at is null;
create index handovers_waiting on handovers (site_id, front, queued_at) where state = 'waiting';
create index handovers_by_dialogue on handovers (dialogue_id);

-- Accepting a handover is creating its acceptance; the key lets exactly one win each turn.
create table acceptances (
  handover_id text not null references handovers (id),
  turn integer not null,
  staff_id text not null,
  dialogue_id text not null,
  waited integer not null,
  at integer not null,
  ended_at integer,
  why text not null,                   -- '', done, vanished
  primary key (handover_id, turn)
) strict;
create index acceptances_by_dialogue on acceptances (dialogue_id);
create index acceptances_by_staff on acceptances (staff_id, at);

-- What puts a failure right.
create table remedies (
  id text primary key,
  request_key text not null unique,
  site_id text not null,
  person_id text not null,
  dialogue_id text,
  order_id text,
  staff_id text not null,
  kind text not null,                  -- voucher
  minor integer not null,
  currency text not null,
  reason text not null,
  state text not null,                 -- asked, granted, refused
  day text not null,                   -- of the site, for its budget
  at integer not null,
  decided_at integer
) strict;
create index remedies_by_day on remedies (site_id, day);
create index remedies_asked on remedies (site_id, at) where state = 'asked';
create index remedies_by_person on remedies (person_id, at);

create table remedy_approvals (
  remedy_id text primary key references remedies (id),
  staff_id text not null,
  granted integer not null,
  reason text not null,
  at integer not null
) strict;

create table vouchers (
  code text primary key,
  remedy_id text not null unique references remedies (id),
  site_id text not null,
  person_id text not null,
  minor integer not null,
  left_minor integer not null,
  currency text not null,
  granted_at integer not null,
  expires_at integer not null
) strict;
create index vouchers_by_person on vouchers (person_id, granted_at);

-- What the vouchers of a site's day are worth together.
create table voucher_days (
  site_id text not null,
  day text not null,
  minor integer not null,
  primary key (site_id, day)
) strict;
