-- What is offered: field, answer, service, call, person.
alter table offers add column kind text not null default 'person';
-- JSON: the article, the page or the field that is offered; null where it is somebody.
alter table offers add column thing text;
-- What they said of it afterwards: helped, not_helped.
alter table offers add column outcome text;
-- JSON: why this kind was chosen.
alter table offers add column chosen text;
