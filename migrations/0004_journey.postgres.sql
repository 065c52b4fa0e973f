-- One stretch of self-service by one person on one site.
create table visits (
  id text collate "C" primary key,                 -- digest of what the cookie holds
  site_id text collate "C" not null,
  person_id text collate "C",
  lang text not null,
  goal text,                           -- JSON: {kind, subject, name}
  step text,                           -- JSON: a sentence
  page text not null,
  started bigint not null,
  last_seen bigint not null,
  device text not null,                -- JSON
  level text collate "C" not null,                 -- none, uneasy, stuck, giving-up
  level_since bigint not null,
  reason text,                         -- JSON: a sentence
  cause text,                          -- JSON: a sentence
  struggle text not null,              -- JSON: state of the crate `struggle`
  events bigint not null
);
create index visits_live on visits (site_id, last_seen);
create index visits_by_person on visits (person_id, last_seen) where person_id is not null;

-- What was observed.
create table events (
  visit_id text collate "C" not null,
  id text collate "C" not null,
  at bigint not null,
  kind text collate "C" not null,
  body text not null,                  -- JSON
  primary key (visit_id, id)
);

-- Help proposed to somebody who is stuck.
create table offers (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  visit_id text collate "C" not null,
  person_id text collate "C",
  goal_key text collate "C" not null,
  goal text,                           -- JSON
  step text,                           -- JSON
  reason text not null,                -- JSON: why it appears, to the person
  why text not null,                   -- JSON: the same to the desk
  cause text not null,                 -- JSON: what probably blocks
  promise text not null,               -- JSON: {person: {wait}} or {call: at}
  facts text not null,                 -- JSON: what was proposed to be shared
  shared text,                         -- JSON: what was agreed
  state text collate "C" not null,                 -- open, accepted, declined, lapsed
  handover_id text collate "C",
  made_at bigint not null,
  decided_at bigint
);
create unique index offers_one_open on offers (visit_id) where state = 'open';
create index offers_by_visit on offers (visit_id, made_at);
create index offers_by_person on offers (person_id, decided_at) where person_id is not null;
create index offers_by_site on offers (site_id, made_at);

-- Visits of somebody unknown who does not want to be approached. (A known person's wish is theirs.)
create table unapproached (
  visit_id text collate "C" primary key,
  at bigint not null
);
