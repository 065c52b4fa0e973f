//! Every statement of this crate.

store::statements! {
    pub OPEN = "insert into dialogues (id, site_id, person_id, lang, zone, opened_at, last_n, person_read,
          staff_read, person_had, staff_had)
        values ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0) on conflict do nothing";
    pub FIND = "select d.id, d.site_id, d.person_id, d.lang, d.zone, d.opened_at, d.ended_at, d.last_n,
          d.person_read, d.staff_read, d.person_had, d.staff_had, e.staff_id
        from dialogues d left join engagements e on e.dialogue_id = d.id where d.id = $1";
    pub OF_PERSON_OPEN = "select d.id, d.site_id, d.person_id, d.lang, d.zone, d.opened_at, d.ended_at, d.last_n,
          d.person_read, d.staff_read, d.person_had, d.staff_had, e.staff_id
        from dialogues d left join engagements e on e.dialogue_id = d.id
        where d.person_id = $1 and d.ended_at is null";
    pub OF_STAFF = "select d.id, d.site_id, d.person_id, d.lang, d.zone, d.opened_at, d.ended_at, d.last_n,
          d.person_read, d.staff_read, d.person_had, d.staff_had, e.staff_id
        from engagements e join dialogues d on d.id = e.dialogue_id where e.staff_id = $1";
    pub OF_PERSON = "select d.id, d.site_id, d.person_id, d.lang, d.zone, d.opened_at, d.ended_at, d.last_n,
          d.person_read, d.staff_read, d.person_had, d.staff_had, e.staff_id
        from dialogues d left join engagements e on e.dialogue_id = d.id
        where d.person_id = $1 order by d.opened_at desc limit $2";
    pub OF_SITE = "select d.id, d.site_id, d.person_id, d.lang, d.zone, d.opened_at, d.ended_at, d.last_n,
          d.person_read, d.staff_read, d.person_had, d.staff_had, e.staff_id
        from dialogues d left join engagements e on e.dialogue_id = d.id
        where d.site_id in {list:$1} order by d.opened_at desc limit $2 offset $3";
    pub END = "update dialogues set ended_at = $2 where id = $1 and ended_at is null";
    pub ENGAGE = "insert into engagements (staff_id, person_id, dialogue_id, since)
        values ($1, $2, $3, $4) on conflict do nothing";
    pub RELEASE = "delete from engagements where dialogue_id = $1 returning staff_id";
    pub TIMES = "select opened_at, ended_at from dialogues where site_id = $1 and (ended_at is null or ended_at >= $2) \
        order by opened_at limit $3";
    pub ENGAGED = "select staff_id, dialogue_id, since from engagements where staff_id in {list:$1} order by staff_id";
    pub NEXT = "update dialogues set last_n = last_n + 1 where id = $1 and ended_at is null returning last_n";
    pub ADD = "insert into messages (id, dialogue_id, n, author, author_id, author_name, body, say, client, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing";
    pub BY_CLIENT = "select id, n, author, author_id, author_name, body, say, client, at from messages
        where dialogue_id = $1 and author = $2 and client = $3";
    pub SINCE = "select id, n, author, author_id, author_name, body, say, client, at from messages
        where dialogue_id = $1 and n > $2 order by n limit $3";
    pub LAST = "select id, n, author, author_id, author_name, body, say, client, at from messages
        where dialogue_id = $1 order by n desc limit $2";
    pub PERSON_READ = "update dialogues set person_read = $2, person_had = case when person_had < $2 then $2 else person_had end
        where id = $1 and person_read < $2 and last_n >= $2";
    pub STAFF_READ = "update dialogues set staff_read = $2, staff_had = case when staff_had < $2 then $2 else staff_had end
        where id = $1 and staff_read < $2 and last_n >= $2";
    pub PERSON_HAD = "update dialogues set person_had = $2 where id = $1 and person_had < $2 and last_n >= $2";
    pub STAFF_HAD = "update dialogues set staff_had = $2 where id = $1 and staff_had < $2 and last_n >= $2";
    pub FILE_ADD = "insert into attachments (id, dialogue_id, message_id, name, kind, bytes, at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    pub FILE = "select id, dialogue_id, message_id, name, kind, bytes from attachments where id = $1 and dialogue_id = $2";
    pub FILES_OF = "select id, dialogue_id, message_id, name, kind, bytes from attachments
        where dialogue_id = $1 order by at, id";
    pub NOTE_ADD = "insert into dialogue_notes (id, dialogue_id, staff_id, staff_name, body, at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    pub NOTES = "select id, staff_id, staff_name, body, at from dialogue_notes where dialogue_id = $1 order by at, id";
    pub REPLIES = "select id, short, body from quick_replies where site_id = $1 and lang = $2 order by position, short";
    pub REPLY_SAVE = "insert into quick_replies (id, site_id, lang, short, body, position) values ($1, $2, $3, $4, $5, $6)
        on conflict (site_id, lang, short) do update set body = excluded.body, position = excluded.position";
    pub REPLY = "select id, short, body, lang, position from quick_replies where id = $1 and site_id = $2";
    pub REPLY_CHANGE = "update quick_replies set short = $3, body = $4 where id = $1 and site_id = $2";
    pub REPLY_PLACE = "update quick_replies set position = $3 where id = $1 and site_id = $2";
    pub REPLY_DROP = "delete from quick_replies where id = $1 and site_id = $2";
    pub CASE_ADD = "insert into cases (id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong,
          done, state, open_until, created_at, changed_at, resolved_at, handover_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15) on conflict do nothing";
    pub CASE = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done, state,
          open_until, created_at, changed_at, resolved_at, handover_id from cases where id = $1";
    pub CASE_OF_DIALOGUE = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done,
          state, open_until, created_at, changed_at, resolved_at, handover_id from cases where dialogue_id = $1";
    pub CASES_OF_PERSON = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done,
          state, open_until, created_at, changed_at, resolved_at, handover_id from cases where person_id = $1
        order by created_at desc limit $2";
    pub CASES_OPEN = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done, state,
          open_until, created_at, changed_at, resolved_at, handover_id from cases
        where site_id in {list:$1} and state = 'open' order by open_until, created_at limit $2";
    pub CASES_OPEN_OF_PERSON = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done,
          state, open_until, created_at, changed_at, resolved_at, handover_id from cases
        where person_id = $1 and state = 'open' order by open_until, created_at limit $2";
    pub CASES_FREE = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done, state,
          open_until, created_at, changed_at, resolved_at, handover_id from cases
        where site_id in {list:$1} and state = 'open' and staff_id is null order by open_until, created_at limit $2";
    pub CASES_MINE = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done, state,
          open_until, created_at, changed_at, resolved_at, handover_id from cases
        where staff_id = $1 and site_id in {list:$2} order by state, open_until, created_at desc limit $3";
    pub CASES_ALL = "select id, code, site_id, person_id, dialogue_id, staff_id, order_id, subject, wrong, done, state,
          open_until, created_at, changed_at, resolved_at, handover_id from cases
        where site_id in {list:$1} order by created_at desc limit $2";
    pub CASE_RESOLVE = "update cases set state = 'resolved', done = $2, resolved_at = $3, changed_at = $3, open_until = null
        where id = $1 and state = 'open'";
    pub CASE_POSTPONE = "update cases set state = 'open', open_until = $2, done = $3, changed_at = $4, resolved_at = null
        where id = $1";
    /// Something more is said of a case. A resolved one is open again, with another promise.
    pub CASE_MORE = "update cases set wrong = wrong || $2, changed_at = $4, resolved_at = null,
          open_until = case when state = 'open' then open_until else $3 end, state = 'open' where id = $1";
    pub CASE_TAKE = "update cases set staff_id = $2, changed_at = $3 where id = $1";
    pub RATE = "insert into ratings (dialogue_id, person_id, stars, words, at) values ($1, $2, $3, $4, $5)
        on conflict do nothing";
    pub RATINGS_SINCE = "select r.stars, r.words, r.at from ratings r join dialogues d on d.id = r.dialogue_id
        where d.site_id = $1 and r.at >= $2 order by r.at desc limit $3";
    pub RATING = "select stars, words, at from ratings where dialogue_id = $1";
    pub UNRATED = "select d.id from dialogues d left join ratings r on r.dialogue_id = d.id
        where d.person_id = $1 and d.ended_at is not null and d.ended_at > $2 and r.dialogue_id is null
        order by d.ended_at desc limit 1";
}
