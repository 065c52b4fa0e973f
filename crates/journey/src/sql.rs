//! Every statement of this crate.

store::statements! {
    /// Keeps how a visit stands; counts the events that came with it.
    pub PUT_VISIT = "insert into visits (id, site_id, person_id, lang, goal, step, page, started, last_seen, \
        device, level, level_since, reason, cause, struggle, events) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
        on conflict (id) do update set person_id = coalesce(excluded.person_id, visits.person_id), \
        lang = excluded.lang, goal = excluded.goal, step = excluded.step, page = excluded.page, \
        last_seen = excluded.last_seen, device = excluded.device, level = excluded.level, \
        level_since = excluded.level_since, reason = excluded.reason, cause = excluded.cause, \
        struggle = excluded.struggle, events = excluded.events";
    /// An event that came twice is kept once.
    pub PUT_EVENT = "insert into events (visit_id, id, at, kind, body) values ($1, $2, $3, $4, $5) \
        on conflict do nothing";
    pub VISIT = "select id, site_id, person_id, lang, goal, step, page, started, last_seen, device, level, \
        level_since, reason, cause, struggle, events from visits where id = $1";
    pub LIVE = "select id, site_id, person_id, lang, goal, step, page, started, last_seen, device, level, \
        level_since, reason, cause, struggle, events from visits \
        where site_id = $1 and last_seen > $2 order by last_seen desc limit $3";
    /// Those of them who do not get on, found by an index of their own.
    pub TROUBLED = "select id, site_id, person_id, lang, goal, step, page, started, last_seen, device, level, \
        level_since, reason, cause, struggle, events from visits \
        where site_id = $1 and last_seen > $2 and level <> 'none' order by last_seen desc limit $3";
    pub COUNT_LIVE = "select count(*) from visits where site_id = $1 and last_seen > $2";
    pub OF_PERSON = "select id, site_id, person_id, lang, goal, step, page, started, last_seen, device, level, \
        level_since, reason, cause, struggle, events from visits \
        where person_id = $1 order by last_seen desc limit $2";
    /// What a person's latest visits wanted last.
    pub GOALS = "select id, goal from visits where person_id = $1 and site_id = $2 and id <> $3 and last_seen > $4 \
        and goal is not null order by last_seen desc limit $5";
    /// A visit goes on under another id; whose it is stays only where it is $3.
    pub MOVE_VISIT = "update visits set id = $2, person_id = case when person_id = $3 then person_id end where id = $1";
    pub MOVE_EVENTS = "update events set visit_id = $2 where visit_id = $1";
    pub MOVE_OFFERS = "update offers set visit_id = $2 where visit_id = $1";
    pub MOVE_COMPARED = "update compared set visit_id = $2 where visit_id = $1";
    pub EVENTS = "select body from events where visit_id = $1 order by at desc, id desc limit $2";
    pub OLD = "select id from visits where site_id = $1 and last_seen < $2 order by last_seen limit $3";
    pub FORGET_EVENTS = "delete from events where visit_id = $1";
    pub FORGET_SOME = "delete from events where visit_id = $1 and id in \
        (select id from events where visit_id = $1 limit $2)";
    pub FORGET_OFFERS = "delete from offers where visit_id = $1";
    pub FORGET_VISIT = "delete from visits where id = $1";
    pub FORGET_UNAPPROACHED = "delete from unapproached where visit_id = $1";
    pub FORGET_COMPARED = "delete from compared where visit_id = $1";
    /// Visits and their events by day; days begin $3 microseconds before they do in UTC.
    pub BY_DAY = "select (last_seen + $3) / 86400000000, count(*), cast(sum(events) as bigint) from visits \
        where site_id = $1 and last_seen > $2 group by 1 order by 1 desc";
    pub OFFERS_BY_DAY = "select (made_at + $3) / 86400000000, count(*) from offers \
        where site_id = $1 and made_at > $2 group by 1";
    pub LAST_SEEN = "select id, last_seen from visits where site_id = $1 and last_seen >= $2 order by last_seen desc limit $3";
    pub KEPT_VISITS = "select id, person_id from visits where site_id = $1 and last_seen >= $2 \
        order by last_seen desc limit $3";
    pub EVENTS_OF = "select visit_id, body from events where visit_id in {list:$1} order by visit_id, at, id limit $2";
    pub LEVELS = "select level, count(*) from visits where site_id = $1 and last_seen >= $2 group by level";
    /// What went wrong in the latest visits, each visit whole.
    pub OF_KINDS = "select e.visit_id, e.body from \
        (select id from visits where site_id = $1 and last_seen >= $2 order by last_seen desc limit $4) v \
        join events e on e.visit_id = v.id where e.at >= $2 and e.kind in {list:$3} \
        order by e.at desc, e.id desc limit $5";
    /// What came from pages that are not ours, in the visits seen last.
    pub FOREIGN = "select e.body from \
        (select id from visits where site_id = $1 and page like '//%' order by last_seen desc limit 10) v \
        join events e on e.visit_id = v.id order by e.at desc, e.id desc limit $2";
    /// By kind: how many, the oldest, and when the first of them goes (with its visit).
    pub KEPT = "select e.kind, count(*), min(e.at), min(v.last_seen) from visits v \
        join events e on e.visit_id = v.id where v.site_id = $1 group by e.kind order by e.kind";
    pub LATEST_OF_KIND = "select e.body from \
        (select id from visits where site_id = $1 order by last_seen desc limit 200) v \
        join events e on e.visit_id = v.id where e.kind = $2 order by e.at desc, e.id desc limit 1";
    pub VISITS_KEPT = "select count(*), min(last_seen), cast(coalesce(sum(events), 0) as bigint) from visits where site_id = $1";

    pub RECORDING_ADD = "insert into recordings (id, site_id, person_id, dialogue_id, staff_id, staff_name, purpose, \
        started_at, last_at, expires_at, bytes, parts, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, 0, 0, 'on')";
    /// Whoever changes the row may add a piece of that number.
    pub RECORDING_GROW = "update recordings set bytes = bytes + $2, parts = parts + 1, last_at = $3 \
        where id = $1 and state = 'on' and bytes + $2 <= $4 and started_at > $5 returning parts";
    pub RECORDING_PIECE = "insert into recording_parts (recording_id, n, at, run, message, pieces, piece, body) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    pub RECORDING_END = "update recordings set state = 'kept' where id = $1 and state = 'on'";
    pub RECORDING_THROW = "update recordings set state = 'gone' where id = $1 and person_id = $2 and state <> 'gone'";
    pub RECORDINGS_THROW = "update recordings set state = 'gone' where person_id = $1 and state <> 'gone'";
    pub RECORDING = "select id, site_id, person_id, dialogue_id, staff_id, staff_name, purpose, started_at, last_at, \
        expires_at, bytes, parts, state from recordings where id = $1 and state <> 'gone' and expires_at > $2";
    pub RECORDINGS_OF_PERSON = "select id, site_id, person_id, dialogue_id, staff_id, staff_name, purpose, started_at, \
        last_at, expires_at, bytes, parts, state from recordings \
        where person_id = $1 and state <> 'gone' and expires_at > $2 order by started_at desc, id limit $3";
    pub RECORDINGS_OF_DIALOGUE = "select id, site_id, person_id, dialogue_id, staff_id, staff_name, purpose, \
        started_at, last_at, expires_at, bytes, parts, state from recordings \
        where dialogue_id = $1 and state <> 'gone' and expires_at > $2 order by started_at, id limit $3";
    pub RECORDING_PIECES = "select n, at, run, message, pieces, piece, body from recording_parts \
        where recording_id = $1 and n > $2 order by n limit $3";
    pub RECORDINGS_STALE = "update recordings set state = 'kept' where id in \
        (select id from recordings where state = 'on' and started_at < $1 limit $2)";
    pub RECORDINGS_PAST = "update recordings set state = 'gone' where id in \
        (select id from recordings where state <> 'gone' and expires_at <= $1 limit $2)";
    pub RECORDINGS_SHORTER = "update recordings set state = 'gone' where id in \
        (select id from recordings where site_id = $1 and state <> 'gone' and started_at <= $2 limit $3)";
    pub RECORDING_GONE = "select id from recordings where state = 'gone' limit 1";
    pub RECORDING_EMPTY = "delete from recording_parts where recording_id = $1 and n in \
        (select n from recording_parts where recording_id = $1 order by n limit $2)";
    pub RECORDING_DROP = "delete from recordings where id = $1 and state = 'gone'";
}
