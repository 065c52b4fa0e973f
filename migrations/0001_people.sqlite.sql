create table sites (
  id text primary key,
  name text not null,
  kind text not null,                  -- customers, employees
  host text,                           -- the name in the Host header; null: the only site, or the default
  langs text not null,                 -- JSON list of languages
  default_lang text not null,
  time_zone text not null,             -- IANA name
  currency text not null,
  look text not null,                  -- JSON: accent, mark, tagline
  hours text not null,                 -- JSON: blocks by weekday, exceptions
  observe integer not null,            -- whether visits are observed
  keep_days integer not null,          -- how long visits and events are kept
  voucher_budget integer not null,     -- minor units a day
  made_at integer not null
) strict;
create unique index sites_by_host on sites (host) where host is not null;

create table persons (
  id text primary key,
  site_id text not null references sites (id),
  kind text not null,                  -- customer, employee, manager
  first_name text not null,
  last_name text not null,
  email text not null,
  email_folded text not null,
  name_folded text not null,
  phone text not null,
  lang text not null,
  address1 text not null,
  address2 text not null,
  city text not null,
  state text not null,
  country text not null,
  zip text not null,
  prefs text not null,                 -- JSON: text size, contrast, motion, channel, manner, approach
  manager_id text,
  extra text not null,                 -- JSON: what an import brought along and we do not read
  made_at integer not null,
  changed_at integer not null
) strict;
create index persons_by_email on persons (site_id, email_folded);
create index persons_by_name on persons (site_id, name_folded);
create index persons_by_manager on persons (manager_id) where manager_id is not null;

create table staff (
  id text primary key,
  name text not null,
  email text not null,
  email_folded text not null,
  lang text not null,
  langs text not null,                 -- JSON list: languages spoken with persons
  skills text not null,                -- JSON list
  authority integer not null,          -- minor units that may be granted alone
  active integer not null,
  prefs text not null,
  made_at integer not null
) strict;
create unique index staff_by_email on staff (email_folded);

create table staff_roles (
  staff_id text not null references staff (id),
  site_id text not null references sites (id),
  role text not null,                  -- account manager, supervisor, editor, administrator
  primary key (staff_id, site_id, role)
) strict, without rowid;
create index staff_roles_by_site on staff_roles (site_id, role);

create table sign_in_links (
  digest text primary key,
  face text not null,                  -- portal, desk, office, setup
  subject text not null,               -- person or staff; empty for setup
  site_id text,
  next text not null,
  made_at integer not null,
  expires_at integer not null,
  used_at integer
) strict;
create index sign_in_links_by_age on sign_in_links (expires_at);

create table sessions (
  digest text primary key,
  face text not null,
  subject text not null,
  site_id text,
  csrf text not null,
  made_at integer not null,
  seen_at integer not null,
  expires_at integer not null
) strict;
create index sessions_by_subject on sessions (face, subject);
create index sessions_by_age on sessions (expires_at);

create table api_tokens (
  digest text primary key,
  id text not null,
  person_id text,
  staff_id text,
  label text not null,
  made_at integer not null,
  used_at integer,
  revoked_at integer
) strict;
create unique index api_tokens_by_id on api_tokens (id);

create table timeline (
  id text primary key,
  site_id text not null,
  person_id text not null,
  at integer not null,
  kind text not null,
  actor_kind text not null,            -- person, staff, system
  actor_id text,
  subject text,                        -- an order, a request, a case…
  words text not null,                 -- JSON of a Text
  visit_id text,
  dialogue_id text
) strict;
create index timeline_by_person on timeline (person_id, at);
create index timeline_by_subject on timeline (subject, at) where subject is not null;

create table audit (
  id text primary key,
  at integer not null,
  staff_id text,
  staff_name text not null,
  site_id text,
  kind text not null,                  -- site.changed, staff.added…
  subject text not null,
  before text not null,                -- JSON
  after text not null                  -- JSON
) strict;
create index audit_by_age on audit (at);
