-- What a site's own visits say of the model's chances there; learned anew each night.
create table learned (
  site_id text collate "C" primary key,
  moved bigint not null,                  -- hundredths of log-odds
  visits bigint not null,
  hard bigint not null,                   -- of these: did not manage alone
  expected bigint not null,               -- by the built-in weights, in thousandths
  after bigint not null,                  -- by the moved ones
  at bigint not null
);
