-- A site's own words for what is offered, by sentence and language; without a row the usual ones are said.
create table offer_texts (
  site_id text not null,
  lang text not null,
  sentence text not null,
  words text not null,
  changed_at integer not null,
  primary key (site_id, lang, sentence)
) strict;
