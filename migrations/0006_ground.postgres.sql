create table facts (
  topic text collate "C" not null,
  n bigint not null,
  kind text not null,
  data text not null,
  at bigint not null,
  primary key (topic, n)
);
create index facts_by_age on facts (at);

create table topics (
  topic text collate "C" primary key,
  last bigint not null
);

create table jobs (
  id text collate "C" primary key,
  kind text not null,
  payload text not null,
  run_at bigint not null,
  attempts bigint not null,
  state text not null,
  held_until bigint not null,
  unique_key text collate "C",
  problem text,
  made_at bigint not null
);
create index jobs_due on jobs (state, run_at);
create unique index jobs_unique on jobs (unique_key) where unique_key is not null;

create table idempotency (
  caller text collate "C" not null,
  key text collate "C" not null,
  fingerprint text not null,
  status bigint not null,
  body text not null,
  at bigint not null,
  primary key (caller, key)
);
create index idempotency_by_age on idempotency (at);
