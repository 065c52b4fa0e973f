-- Whoever does not get on is found among however many visits.
create index visits_troubled on visits (site_id, last_seen) where level <> 'none';
