-- Who is at the desk.
create table presences (
  staff_id text collate "C" primary key,
  state text collate "C" not null,                 -- available, away, break
  reason text not null,
  since bigint not null,
  free_since bigint not null,         -- when their last dialogue ended, or when they became available
  gone_since bigint                   -- no connected tab since then
);

create table presence_log (
  id text collate "C" primary key,
  staff_id text collate "C" not null,
  state text collate "C" not null,
  reason text not null,
  at bigint not null
);
create index presence_log_by_staff on presence_log (staff_id, at);

-- A call promised for an hour when somebody is there.
create table calls (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  visit_id text collate "C",
  lang text collate "C" not null,
  phone text not null,
  wish text not null,
  at bigint not null,
  state text collate "C" not null,                 -- promised, kept, cancelled
  staff_id text collate "C",
  created_at bigint not null
);
create unique index calls_one_open on calls (person_id) where state = 'promised';
create index calls_by_hour on calls (site_id, at);

-- A conversation of one person and one account manager at a time.
create table dialogues (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  lang text collate "C" not null,
  zone text not null,
  opened_at bigint not null,
  ended_at bigint,
  last_n bigint not null,
  person_read bigint not null,
  staff_read bigint not null,
  person_had bigint not null,
  staff_had bigint not null
);
create unique index dialogues_one_open on dialogues (person_id) where ended_at is null;
create index dialogues_by_person on dialogues (person_id, opened_at);

-- The exclusivity itself: a row exists while an account manager is in a dialogue.
create table engagements (
  staff_id text collate "C" primary key,
  person_id text collate "C" not null unique,
  dialogue_id text collate "C" not null unique references dialogues (id),
  since bigint not null
);

create table messages (
  id text collate "C" primary key,
  dialogue_id text collate "C" not null references dialogues (id),
  n bigint not null,
  author text collate "C" not null,                -- person, staff, system
  author_id text collate "C" not null,
  author_name text not null,
  body text not null,
  say text,                            -- a sentence in the reader's language, for system messages
  client text collate "C" not null,                -- the sender's own id: sent twice, stored once
  at bigint not null
);
create unique index messages_numbered on messages (dialogue_id, n);
create unique index messages_once on messages (dialogue_id, author, client);

create table attachments (
  id text collate "C" primary key,
  dialogue_id text collate "C" not null references dialogues (id),
  message_id text collate "C" not null,
  name text not null,
  kind text not null,
  bytes bigint not null,
  at bigint not null
);
create index attachments_by_dialogue on attachments (dialogue_id, at);

create table dialogue_notes (
  id text collate "C" primary key,
  dialogue_id text collate "C" not null references dialogues (id),
  staff_id text collate "C" not null,
  staff_name text not null,
  body text not null,
  at bigint not null
);
create index dialogue_notes_by_dialogue on dialogue_notes (dialogue_id, at);

create table quick_replies (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  lang text collate "C" not null,
  short text collate "C" not null,
  body text not null,
  position bigint not null
);
create unique index quick_replies_short on quick_replies (site_id, lang, short);

create table cases (
  id text collate "C" primary key,
  code text collate "C" not null unique,
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  dialogue_id text collate "C" references dialogues (id),
  staff_id text collate "C",
  order_id text collate "C",
  subject text not null,
  wrong text not null,
  done text not null,
  state text collate "C" not null,                 -- open, resolved
  open_until bigint,
  created_at bigint not null,
  changed_at bigint not null,
  resolved_at bigint
);
create unique index cases_of_dialogue on cases (dialogue_id) where dialogue_id is not null;
create index cases_by_person on cases (person_id, created_at);
create index cases_by_site on cases (site_id, state, open_until);
create index cases_by_staff on cases (staff_id, state);

create table ratings (
  dialogue_id text collate "C" primary key references dialogues (id),
  person_id text collate "C" not null,
  stars bigint not null,
  words text not null,
  at bigint not null
);

-- A person on the way to an account manager.
create table handovers (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  visit_id text collate "C",
  lang text collate "C" not null,
  skill text not null,
  goal text,
  step text,
  wish text not null,
  order_id text collate "C",
  reason text,
  cause text,
  shared text not null,
  state text collate "C" not null,                 -- waiting, accepted, done, cancelled, left
  front bigint not null,              -- 0: given back, goes first
  turn bigint not null,
  dialogue_id text collate "C" references dialogues (id),
  asked_at bigint not null,
  queued_at bigint not null,
  closed_at bigint
);
create unique index handovers_one_open on handovers (person_id) where closed_at is null;
create index handovers_waiting on handovers (site_id, front, queued_at) where state = 'waiting';
create index handovers_by_dialogue on handovers (dialogue_id);

-- Accepting a handover is creating its acceptance; the key lets exactly one win each turn.
create table acceptances (
  handover_id text collate "C" not null references handovers (id),
  turn bigint not null,
  staff_id text collate "C" not null,
  dialogue_id text collate "C" not null,
  waited bigint not null,
  at bigint not null,
  ended_at bigint,
  why text not null,                   -- '', done, vanished
  primary key (handover_id, turn)
);
create index acceptances_by_dialogue on acceptances (dialogue_id);
create index acceptances_by_staff on acceptances (staff_id, at);

-- What puts a failure right.
create table remedies (
  id text collate "C" primary key,
  request_key text collate "C" not null unique,
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  dialogue_id text collate "C",
  order_id text collate "C",
  staff_id text collate "C" not null,
  kind text not null,                  -- voucher
  minor bigint not null,
  currency text not null,
  reason text not null,
  state text collate "C" not null,                 -- asked, granted, refused
  day text collate "C" not null,                   -- of the site, for its budget
  at bigint not null,
  decided_at bigint
);
create index remedies_by_day on remedies (site_id, day);
create index remedies_asked on remedies (site_id, at) where state = 'asked';
create index remedies_by_person on remedies (person_id, at);

create table remedy_approvals (
  remedy_id text collate "C" primary key references remedies (id),
  staff_id text collate "C" not null,
  granted boolean not null,
  reason text not null,
  at bigint not null
);

create table vouchers (
  code text collate "C" primary key,
  remedy_id text collate "C" not null unique references remedies (id),
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  minor bigint not null,
  left_minor bigint not null,
  currency text not null,
  granted_at bigint not null,
  expires_at bigint not null
);
create index vouchers_by_person on vouchers (person_id, granted_at);

-- What the vouchers of a site's day are worth together.
create table voucher_days (
  site_id text collate "C" not null,
  day text collate "C" not null,
  minor bigint not null,
  primary key (site_id, day)
);
