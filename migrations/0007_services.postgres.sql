-- How much leave an employee has in a year, in half days.
create table leave_balances (
  person_id text collate "C" not null,
  year bigint not null,
  kind text collate "C" not null,                  -- annual, special
  entitled bigint not null,
  advanced bigint not null,            -- given to the year before in advance (negative), or taken from the next (positive)
  primary key (person_id, year, kind)
);

-- Leave that was asked for.
create table leave_requests (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  person_id text collate "C" not null,
  kind text collate "C" not null,                  -- annual, special, unpaid
  first_day text collate "C" not null,             -- YYYY-MM-DD
  last_day text collate "C" not null,
  halves bigint not null,              -- working time it takes, in half days
  year bigint not null,                -- whose balance it takes from
  note text not null,
  state text collate "C" not null,                 -- asked, approved, refused, withdrawn
  asked_at bigint not null,
  booked_by text,                      -- staff who asked on the person's behalf
  decided_at bigint,
  decided_by text,
  decision_note text not null
);
create index leave_requests_by_person on leave_requests (person_id, first_day);
create index leave_requests_by_state on leave_requests (site_id, state, asked_at);

-- Days on which a site does not work.
create table holidays (
  site_id text collate "C" not null,
  day text collate "C" not null,                   -- YYYY-MM-DD
  names text not null,                 -- JSON: language to name
  primary key (site_id, day)
);

-- What employees find among their documents: pay statements with their lines.
create table payslips (
  id text collate "C" primary key,
  person_id text collate "C" not null,
  month text collate "C" not null,                 -- YYYY-MM
  currency text not null,
  gross bigint not null,
  net bigint not null,
  lines text not null,                 -- JSON: [{kind, minor}]
  paid_at bigint not null
);
create unique index payslips_by_month on payslips (person_id, month);
