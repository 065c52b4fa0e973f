-- How much leave an employee has in a year, in half days.
create table leave_balances (
  person_id text not null,
  year integer not null,
  kind text not null,                  -- annual, special
  entitled integer not null,
  advanced integer not null,            -- given to the year before in advance (negative), or taken from the next (positive)
  primary key (person_id, year, kind)
) strict;

-- Leave that was asked for.
create table leave_requests (
  id text primary key,
  site_id text not null,
  person_id text not null,
  kind text not null,                  -- annual, special, unpaid
  first_day text not null,             -- YYYY-MM-DD
  last_day text not null,
  halves integer not null,              -- working time it takes, in half days
  year integer not null,                -- whose balance it takes from
  note text not null,
  state text not null,                 -- asked, approved, refused, withdrawn
  asked_at integer not null,
  booked_by text,                      -- staff who asked on the person's behalf
  decided_at integer,
  decided_by text,
  decision_note text not null
) strict;
create index leave_requests_by_person on leave_requests (person_id, first_day);
create index leave_requests_by_state on leave_requests (site_id, state, asked_at);

-- Days on which a site does not work.
create table holidays (
  site_id text not null,
  day text not null,                   -- YYYY-MM-DD
  names text not null,                 -- JSON: language to name
  primary key (site_id, day)
) strict;

-- What employees find among their documents: pay statements with their lines.
create table payslips (
  id text primary key,
  person_id text not null,
  month text not null,                 -- YYYY-MM
  currency text not null,
  gross integer not null,
  net integer not null,
  lines text not null,                 -- JSON: [{kind, minor}]
  paid_at integer not null
) strict;
create unique index payslips_by_month on payslips (person_id, month);
