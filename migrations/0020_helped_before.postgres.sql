-- Whoever comes again is rung through to who helped them before.
create index handovers_by_person on handovers (person_id, asked_at);
