-- What an organisation knows, as it stands now.
create table articles (
  id text collate "C" primary key,
  site_id text collate "C" not null,
  slug text collate "C" not null,
  lang text collate "C" not null,
  title text not null,
  title_folded text collate "C" not null,
  body text not null,                  -- Markdown
  audience text not null,              -- public, signed-in, staff
  tags text not null,                  -- JSON array of words
  state text collate "C" not null,                 -- draft, published, withdrawn
  source text collate "C" not null,                -- file it was imported from; empty where it was written here
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  updated_by text collate "C" not null,            -- staff, or what imported it
  change_n bigint not null             -- number of its last change among all articles
);
create unique index articles_by_slug on articles (site_id, lang, slug);
create unique index articles_by_change on articles (change_n);

-- Every text an article ever had.
create table article_versions (
  article_id text collate "C" not null references articles (id),
  version bigint not null,
  title text not null,
  body text not null,
  audience text not null,
  tags text not null,
  state text collate "C" not null,
  at bigint not null,
  by_whom text collate "C" not null,
  primary key (article_id, version)
);

-- The counter behind change_n: one row.
create table article_changes (
  one bigint primary key,
  n bigint not null
);
insert into article_changes (one, n) values (1, 0);

-- Was this useful? One answer per article and reader; the last one counts.
create table article_ratings (
  article_id text collate "C" not null references articles (id),
  rater text collate "C" not null,                 -- person:ID or visit:ID
  version bigint not null,
  useful boolean not null,
  words text not null,
  at bigint not null,
  primary key (article_id, rater)
);
create index article_ratings_by_time on article_ratings (at);
