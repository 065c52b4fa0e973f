-- A website that is not ours, on which our script stands.
create table websites (
  site_id text primary key,
  key text not null unique,            -- public: stands in the page
  origins text not null,               -- JSON: where the script may stand
  basis text not null,                 -- why it may observe: consent, interest; none: it may not
  fields text not null,                -- JSON: fields whose names may leave the page
  changed_at integer not null
) strict;
-- What its server signs with, to say who somebody is. Checking needs the secret itself, so it is no digest.
create table website_secrets (
  kid text primary key,
  site_id text not null,
  secret text not null,
  made_at integer not null,
  retired_at integer
) strict;
create index website_secrets_by_site on website_secrets (site_id, made_at);
