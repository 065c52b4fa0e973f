-- A site's own words for what is offered, by sentence and language; without a row the usual ones are said.
create table offer_texts (
  site_id text collate "C" not null,
  lang text collate "C" not null,
  sentence text collate "C" not null,
  words text not null,
  changed_at bigint not null,
  primary key (site_id, lang, sentence)
);
