//! Every statement of this crate.

store::statements! {
    pub ASK = "insert into handovers (id, site_id, person_id, visit_id, lang, skill, goal, step, wish, order_id, reason,
          cause, shared, state, front, turn, asked_at, queued_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'waiting', 1, 0, $14, $14)
        on conflict do nothing";
    /// Asked for and left with us at once.
    pub LEFT = "insert into handovers (id, site_id, person_id, visit_id, lang, skill, goal, step, wish, order_id, reason,
          cause, shared, state, front, turn, asked_at, queued_at, closed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'left', 1, 0, $14, $14, $14)";
    pub FIND = "select id, site_id, person_id, visit_id, lang, skill, goal, step, wish, order_id, reason, cause, shared,
          state, front, turn, dialogue_id, asked_at, queued_at, closed_at from handovers where id = $1";
    pub OPEN_OF = "select id, site_id, person_id, visit_id, lang, skill, goal, step, wish, order_id, reason, cause, shared,
          state, front, turn, dialogue_id, asked_at, queued_at, closed_at from handovers
        where person_id = $1 and closed_at is null";
    pub OF_DIALOGUE = "select id, site_id, person_id, visit_id, lang, skill, goal, step, wish, order_id, reason, cause,
          shared, state, front, turn, dialogue_id, asked_at, queued_at, closed_at from handovers
        where dialogue_id = $1 order by asked_at desc limit 1";
    pub QUEUE = "select id, site_id, person_id, visit_id, lang, skill, goal, step, wish, order_id, reason, cause, shared,
          state, front, turn, dialogue_id, asked_at, queued_at, closed_at from handovers
        where site_id in {list:$1} and state = 'waiting' order by front, queued_at, id limit 200";
    pub WAITING = "select person_id from handovers where state = 'waiting' order by front, queued_at, id limit 1000";
    pub ACCEPT = "insert into acceptances (handover_id, turn, staff_id, dialogue_id, waited, at, why)
        select id, turn, $2, coalesce(dialogue_id, $3), $4 - queued_at, $4, '' from handovers
        where id = $1 and state = 'waiting'
        on conflict do nothing";
    pub ACCEPTED = "update handovers set state = 'accepted', dialogue_id = $2 where id = $1 and state = 'waiting'";
    pub CANCEL = "update handovers set state = 'cancelled', closed_at = $2 where id = $1 and state = 'waiting'";
    pub LEAVE = "update handovers set state = 'left', closed_at = $2 where id = $1 and state = 'waiting'";
    pub DONE = "update handovers set state = 'done', closed_at = $2 where dialogue_id = $1 and closed_at is null";
    pub BACK = "update handovers set state = 'waiting', front = 0, turn = turn + 1, queued_at = $2
        where dialogue_id = $1 and state = 'accepted'";
    pub ACCEPTANCE_END = "update acceptances set ended_at = $2, why = $3 where dialogue_id = $1 and ended_at is null";
    pub LENGTHS = "select a.ended_at - a.at from acceptances a join handovers h on h.id = a.handover_id
        where h.site_id = $1 and a.why = 'done' order by a.at desc limit 20";
    pub ACCEPTED_BY = "select staff_id, at, ended_at, why from acceptances where dialogue_id = $1 order by turn";
    pub HELPED = "select h.person_id, a.staff_id, max(a.at) from handovers h join acceptances a on a.handover_id = h.id
        where h.person_id in {list:$1} and h.asked_at >= $2 and a.why = 'done' group by h.person_id, a.staff_id";
    pub PASSED = "select handover_id, staff_id from acceptances where handover_id in {list:$1} and why = 'passed'";
    pub TODAY = "select count(*) from acceptances where staff_id = $1 and at >= $2";
    pub STATES_SINCE = "select state, count(*) from handovers where site_id = $1 and asked_at >= $2 group by state";
    pub VISITS_SINCE = "select visit_id from handovers where site_id = $1 and asked_at >= $2 \
        and visit_id is not null order by asked_at desc limit $3";
    pub WAITS_SINCE = "select a.waited, a.why from acceptances a join handovers h on h.id = a.handover_id
        where h.site_id = $1 and a.at >= $2 order by a.at desc limit $3";
}
