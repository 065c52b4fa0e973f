-- What an organisation knows, as it stands now.
create table articles (
  id text primary key,
  site_id text not null,
  slug text not null,
  lang text not null,
  title text not null,
  title_folded text not null,
  body text not null,                  -- Markdown
  audience text not null,              -- public, signed-in, staff
  tags text not null,                  -- JSON array of words
  state text not null,                 -- draft, published, withdrawn
  source text not null,                -- file it was imported from; empty where it was written here
  version integer not null,
  created_at integer not null,
  updated_at integer not null,
  updated_by text not null,            -- staff, or what imported it
  change_n integer not null             -- number of its last change among all articles
) strict;
create unique index articles_by_slug on articles (site_id, lang, slug);
create unique index articles_by_change on articles (change_n);

-- Every text an article ever had.
create table article_versions (
  article_id text not null references articles (id),
  version integer not null,
  title text not null,
  body text not null,
  audience text not null,
  tags text not null,
  state text not null,
  at integer not null,
  by_whom text not null,
  primary key (article_id, version)
) strict;

-- The counter behind change_n: one row.
create table article_changes (
  one integer primary key,
  n integer not null
) strict;
insert into article_changes (one, n) values (1, 0);

-- Was this useful? One answer per article and reader; the last one counts.
create table article_ratings (
  article_id text not null references articles (id),
  rater text not null,                 -- person:ID or visit:ID
  version integer not null,
  useful integer not null,
  words text not null,
  at integer not null,
  primary key (article_id, rater)
) strict;
create index article_ratings_by_time on article_ratings (at);
