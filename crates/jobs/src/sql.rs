//! Every statement of this crate.

store::statements! {
    pub PUT = "insert into jobs (id, kind, payload, run_at, attempts, state, held_until, unique_key, made_at) \
        values ($1, $2, $3, $4, 0, 'waiting', 0, $5, $6) on conflict do nothing";
    pub DUE = "select id from jobs where (state = 'waiting' and run_at <= $1) \
        or (state = 'held' and held_until <= $1) order by run_at limit $2";
    /// The claim: one conditional update; whoever changes the row has it.
    pub CLAIM = "update jobs set state = 'held', held_until = $2, attempts = attempts + 1 \
        where id = $1 and ((state = 'waiting' and run_at <= $3) or (state = 'held' and held_until <= $3)) \
        returning id, kind, payload, attempts";
    pub DONE = "delete from jobs where id = $1";
    pub AGAIN = "update jobs set state = 'waiting', run_at = $2, held_until = 0, problem = $3 where id = $1";
    pub GIVE_UP = "update jobs set state = 'given up', unique_key = null, problem = $2 where id = $1";
    pub COUNT = "select count(*) from jobs where state in ('waiting', 'held')";
    pub GIVEN_UP_COUNT = "select count(*) from jobs where state = 'given up'";
    pub GIVEN_UP_ONE = "select id, kind, attempts, problem, made_at, payload from jobs \
        where id = $1 and state = 'given up'";
    pub REVIVE = "update jobs set state = 'waiting', run_at = $2, attempts = 0, held_until = 0 \
        where id = $1 and state = 'given up'";
    pub DISCARD = "delete from jobs where id = $1 and state = 'given up'";
    pub GIVEN_UP = "select id, kind, attempts, problem, made_at, payload from jobs where state = 'given up' \
        order by made_at desc limit $1";
}
