//! Every statement of this crate.

store::statements! {
    pub PRESENCE = "select staff_id, state, reason, since, free_since, gone_since from presences where staff_id = $1";
    pub PRESENCES = "select staff_id, state, reason, since, free_since, gone_since from presences
        where staff_id in {list:$1} order by staff_id";
    pub PRESENCE_SAVE = "insert into presences (staff_id, state, reason, since, free_since, gone_since)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (staff_id) do update set state = excluded.state, reason = excluded.reason,
          since = excluded.since, free_since = excluded.free_since, gone_since = excluded.gone_since";
    pub PRESENCE_GONE = "update presences set gone_since = $2 where staff_id = $1 and gone_since is null";
    pub PRESENCE_STILL_HERE = "update presences set gone_since = null
        where gone_since is not null and staff_id in {list:$1}";
    pub PRESENCE_FREED = "update presences set free_since = $2 where staff_id = $1";
    pub PRESENCE_FRESH = "update presences set gone_since = $1 where gone_since is null or gone_since > $2";
    pub VANISHED = "select staff_id from presences where gone_since is not null and gone_since <= $1";
    pub LOGGED = "select staff_id, state, at from presence_log where staff_id in {list:$1} and at >= $2 \
        order by at, id limit $3";
    pub LOG = "insert into presence_log (id, staff_id, state, reason, at) values ($1, $2, $3, $4, $5)";
    pub CALL_ADD = "insert into calls (id, site_id, person_id, visit_id, lang, phone, wish, at, state, staff_id, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'promised', null, $9) on conflict do nothing";
    pub CALL_OF = "select id, site_id, person_id, lang, phone, wish, at, state, staff_id from calls
        where person_id = $1 and state = 'promised'";
    pub CALLS = "select id, site_id, person_id, lang, phone, wish, at, state, staff_id from calls
        where site_id = $1 and state = 'promised' order by at limit $2";
    pub CALLS_TAKEN = "select at from calls where site_id = $1 and state = 'promised' and at >= $2";
    pub CALL_CLOSE = "update calls set state = $3, staff_id = $4 where id = $1 and site_id = $2 and state = 'promised'
        returning id, site_id, person_id, lang, phone, wish, at, state, staff_id";
    pub CALLS_SINCE = "select state, count(*) from calls where site_id = $1 and created_at >= $2 group by state";
}
