//! Every statement of this crate.

store::statements! {
    /// Holds an employee's balances until the commit, so that two asks do not count the same days.
    pub HOLD = "update leave_balances set entitled = entitled where person_id = $1";
    pub BALANCES = "select year, kind, entitled, advanced from leave_balances \
        where person_id = $1 and year = $2 order by kind";
    pub TAKEN = "select kind, state, cast(sum(halves) as bigint) from leave_requests \
        where person_id = $1 and year = $2 and state in ('asked', 'approved') group by kind, state";
    pub SET_BALANCE = "insert into leave_balances (person_id, year, kind, entitled, advanced) \
        values ($1, $2, $3, $4, $5) on conflict (person_id, year, kind) do update set \
        entitled = excluded.entitled, advanced = excluded.advanced";
    pub ADVANCE = "update leave_balances set advanced = advanced + $4 \
        where person_id = $1 and year = $2 and kind = $3";
    pub REQUEST = "select id, site_id, person_id, kind, first_day, last_day, halves, year, note, state, \
        asked_at, booked_by, decided_at, decided_by, decision_note from leave_requests where id = $1";
    pub OF_PERSON = "select id, site_id, person_id, kind, first_day, last_day, halves, year, note, state, \
        asked_at, booked_by, decided_at, decided_by, decision_note from leave_requests \
        where person_id = $1 order by first_day desc, id desc limit $2";
    pub FOR_MANAGER = "select r.id, r.site_id, r.person_id, r.kind, r.first_day, r.last_day, r.halves, r.year, \
        r.note, r.state, r.asked_at, r.booked_by, r.decided_at, r.decided_by, r.decision_note \
        from leave_requests r join persons p on p.id = r.person_id \
        where p.manager_id = $1 and (r.state = $2 or r.decided_at > $3) order by r.first_day, r.id limit 200";
    pub INSERT_REQUEST = "insert into leave_requests (id, site_id, person_id, kind, first_day, last_day, halves, \
        year, note, state, asked_at, booked_by, decided_at, decided_by, decision_note) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (id) do nothing";
    pub DECIDE = "update leave_requests set state = $2, decided_at = $3, decided_by = $4, decision_note = $5 \
        where id = $1 and state = 'asked'";
    pub WITHDRAW = "update leave_requests set state = 'withdrawn', decided_at = $2 \
        where id = $1 and state in ('asked', 'approved')";
    pub MANAGER_OF = "select manager_id from persons where id = $1";
    pub TEAM_OF = "select id from persons where manager_id = $1 order by id";
    pub HOLIDAYS = "select day from holidays where site_id = $1 order by day";
    pub NAMED_HOLIDAYS = "select day, names from holidays where site_id = $1 and day >= $2 order by day limit $3";
    pub SET_HOLIDAY = "insert into holidays (site_id, day, names) values ($1, $2, $3) \
        on conflict (site_id, day) do update set names = excluded.names";
    pub PAYSLIPS = "select id, person_id, month, currency, gross, net, lines, paid_at from payslips \
        where person_id = $1 order by month desc limit $2";
    pub PAYSLIP = "select id, person_id, month, currency, gross, net, lines, paid_at from payslips where id = $1";
    pub SET_PAYSLIP = "insert into payslips (id, person_id, month, currency, gross, net, lines, paid_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (person_id, month) do nothing";
}
