-- Visits that were about to be offered help: those that were, and those held back to compare with.
create table compared (
  visit_id text collate "C" primary key,
  site_id text collate "C" not null,
  at bigint not null,
  held boolean not null,
  share bigint not null,                  -- of a hundred how many were held back then
  goal_key text not null               -- what they wanted; empty where that is not known
);
create index compared_by_site on compared (site_id, at);
