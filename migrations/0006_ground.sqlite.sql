create table facts (
  topic text not null,
  n integer not null,
  kind text not null,
  data text not null,
  at integer not null,
  primary key (topic, n)
) strict, without rowid;
create index facts_by_age on facts (at);

create table topics (
  topic text primary key,
  last integer not null
) strict, without rowid;

create table jobs (
  id text primary key,
  kind text not null,
  payload text not null,
  run_at integer not null,
  attempts integer not null,
  state text not null,
  held_until integer not null,
  unique_key text,
  problem text,
  made_at integer not null
) strict;
create index jobs_due on jobs (state, run_at);
create unique index jobs_unique on jobs (unique_key) where unique_key is not null;

create table idempotency (
  caller text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  at integer not null,
  primary key (caller, key)
) strict, without rowid;
create index idempotency_by_age on idempotency (at);
