-- A website that is not ours, on which our script stands.
create table websites (
  site_id text collate "C" primary key,
  key text collate "C" not null unique,            -- public: stands in the page
  origins text not null,               -- JSON: where the script may stand
  basis text collate "C" not null,                 -- why it may observe: consent, interest; none: it may not
  fields text not null,                -- JSON: fields whose names may leave the page
  changed_at bigint not null
);
-- What its server signs with, to say who somebody is. Checking needs the secret itself, so it is no digest.
create table website_secrets (
  kid text collate "C" primary key,
  site_id text collate "C" not null,
  secret text not null,
  made_at bigint not null,
  retired_at bigint
);
create index website_secrets_by_site on website_secrets (site_id, made_at);
