-- What persons call a member of staff: a given name cannot be cut from a whole one, whose order differs
-- between languages. Empty: the whole name.
alter table staff add column called text not null default '';
