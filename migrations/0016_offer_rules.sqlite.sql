-- When a site offers help, where that differs from the usual; what it was before can be taken back.
create table offer_rules (
  site_id text primary key,
  rules text not null,                 -- JSON
  before text,                         -- JSON
  changed_at integer not null
) strict;
