-- What a site's own visits say of the model's chances there; learned anew each night.
create table learned (
  site_id text primary key,
  moved integer not null,                  -- hundredths of log-odds
  visits integer not null,
  hard integer not null,                   -- of these: did not manage alone
  expected integer not null,               -- by the built-in weights, in thousandths
  after integer not null,                  -- by the moved ones
  at integer not null
) strict;
