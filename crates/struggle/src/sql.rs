//! Every statement of this crate.

store::statements! {
    /// At most one offer is open in a visit; a second one is not made.
    pub MAKE = "insert into offers (id, site_id, visit_id, person_id, goal_key, goal, step, reason, why, \
        cause, promise, facts, state, made_at, kind, thing, chosen) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', $13, $14, $15, $16) on conflict do nothing";
    pub OFFER = "select id, site_id, visit_id, person_id, goal, step, reason, cause, promise, facts, shared, \
        state, handover_id, made_at, decided_at, why, kind, thing, outcome, chosen from offers where id = $1";
    pub OPEN = "select id, site_id, visit_id, person_id, goal, step, reason, cause, promise, facts, shared, \
        state, handover_id, made_at, decided_at, why, kind, thing, outcome, chosen from offers where visit_id = $1 and state = 'open'";
    pub ALL_OF_VISIT = "select id, site_id, visit_id, person_id, goal, step, reason, cause, promise, facts, shared, \
        state, handover_id, made_at, decided_at, why, kind, thing, outcome, chosen from offers \
        where visit_id = $1 order by made_at, id limit 50";
    pub OF_SITE = "select id, site_id, visit_id, person_id, goal, step, reason, cause, promise, facts, shared, \
        state, handover_id, made_at, decided_at, why, kind, thing, outcome, chosen from offers \
        where site_id = $1 and made_at > $2 order by made_at desc limit $3";
    /// Whatever was answered in this visit, or lately by this person, or ever for this goal. (Who took what a page
    /// can tell may still need somebody.)
    pub ANSWERED = "select count(*) from offers where \
        (visit_id = $1 and (state = 'declined' or (state = 'accepted' and kind in ('person', 'call')))) \
        or (person_id = $2 and state = 'declined' and (decided_at > $4 or goal_key = $3))";
    pub ACCEPT = "update offers set state = 'accepted', facts = '[]', shared = $2, handover_id = $3, person_id = $4, \
        decided_at = $5 where id = $1 and state = 'open'";
    /// What was not agreed to is not kept.
    pub DECLINE = "update offers set state = 'declined', facts = '[]', decided_at = $2 where id = $1 and state = 'open'";
    pub LAPSE = "update offers set state = 'lapsed', facts = '[]', decided_at = $2 where visit_id = $1 and state = 'open'";
    /// Takes what a page can tell.
    pub TAKE = "update offers set state = 'accepted', facts = '[]', decided_at = $2 \
        where id = $1 and state = 'open' and kind in ('field', 'answer', 'service', 'save')";
    pub JUDGE = "update offers set outcome = $2 where id = $1 and state = 'accepted'";
    pub NEVER = "update offers set outcome = 'never' where id = $1 and state = 'declined'";
    pub OF_VISIT = "select kind, state from offers where visit_id = $1 and state <> 'open' \
        order by made_at, id limit 50";
    pub MADE = "select visit_id, kind, cause, state, coalesce(outcome, ''), made_at, decided_at from offers \
        where site_id = $1 and made_at >= $2 order by made_at desc, id desc limit $3";
    pub TEXTS = "select lang, sentence, words from offer_texts where site_id = $1 order by lang, sentence";
    pub TEXT_PUT = "insert into offer_texts (site_id, lang, sentence, words, changed_at) values ($1, $2, $3, $4, $5) \
        on conflict (site_id, lang, sentence) do update set words = excluded.words, changed_at = excluded.changed_at";
    pub TEXT_DROP = "delete from offer_texts where site_id = $1 and lang = $2 and sentence = $3";
    pub RULES = "select rules, before from offer_rules where site_id = $1";
    pub RULES_PUT = "insert into offer_rules (site_id, rules, before, changed_at) values ($1, $2, $3, $4) \
        on conflict (site_id) do update set rules = excluded.rules, before = excluded.before, \
        changed_at = excluded.changed_at";
    /// Once: a visit stays in its group.
    pub GROUP_NOTE = "insert into compared (visit_id, site_id, at, held, share, goal_key) \
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    pub GROUP_OF = "select held, at from compared where visit_id = $1";
    pub GROUPS = "select m.visit_id, m.held, m.share, m.goal_key, v.last_seen from compared m \
        join visits v on v.id = m.visit_id where m.site_id = $1 and m.at >= $2 \
        order by m.at desc, m.visit_id desc limit $3";
    /// What was done in them afterwards.
    pub GROUPS_REACHED = "select m.visit_id, e.body from compared m join events e on e.visit_id = m.visit_id \
        where m.site_id = $1 and m.at >= $2 and e.kind = 'success' and e.at >= m.at \
        order by e.at desc, e.id desc limit $3";
    pub LEARNED = "select moved, visits, hard, expected, after, at from learned where site_id = $1";
    pub LEARNED_PUT = "insert into learned (site_id, moved, visits, hard, expected, after, at) \
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (site_id) do update set moved = excluded.moved, \
        visits = excluded.visits, hard = excluded.hard, expected = excluded.expected, \
        after = excluded.after, at = excluded.at";
    pub LEARNED_DROP = "delete from learned where site_id = $1";
    pub NOES = "select person_id, decided_at from offers where site_id = $1 and state = 'declined' \
        and person_id is not null and decided_at >= $2 order by decided_at limit $3";
    pub BY_KIND = "select kind, state, coalesce(outcome, ''), count(*) from offers \
        where site_id = $1 and made_at >= $2 group by kind, state, coalesce(outcome, '') order by kind";
    /// What is observed no longer is offered no longer.
    pub FORGET = "delete from offers where visit_id = $1 and handover_id is null";
    pub LEAVE_ALONE = "insert into unapproached (visit_id, at) values ($1, $2) on conflict do nothing";
    pub APPROACH_AGAIN = "delete from unapproached where visit_id = $1";
    pub LEFT_ALONE = "select at from unapproached where visit_id = $1";
    pub STATES_SINCE = "select state, count(*) from offers where site_id = $1 and made_at >= $2 group by state";
}
