-- What was known when something was left with us: the handover that was asked for and not waited for.
alter table cases add column handover_id text references handovers (id);
