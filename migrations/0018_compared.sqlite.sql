-- Visits that were about to be offered help: those that were, and those held back to compare with.
create table compared (
  visit_id text primary key,
  site_id text not null,
  at integer not null,
  held integer not null,
  share integer not null,                  -- of a hundred how many were held back then
  goal_key text not null               -- what they wanted; empty where that is not known
) strict;
create index compared_by_site on compared (site_id, at);
