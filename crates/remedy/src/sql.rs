//! Every statement of this crate.

store::statements! {
    pub ADD = "insert into remedies (id, request_key, site_id, person_id, dialogue_id, order_id, staff_id, kind, minor,
          currency, reason, state, day, at)
        values ($1, $2, $3, $4, $5, $6, $7, 'voucher', $8, $9, $10, 'asked', $11, $12) on conflict do nothing";
    pub ADD_ACT = "insert into remedies (id, request_key, site_id, person_id, dialogue_id, order_id, staff_id, kind, minor,
          currency, reason, state, day, at, act)
        values ($1, $2, $3, $4, $5, $6, $7, 'act', $8, $9, $10, 'asked', '', $11, $12) on conflict do nothing";
    pub BY_KEY = "select r.id, r.site_id, r.person_id, r.dialogue_id, r.order_id, r.staff_id, r.minor, r.currency, r.reason,
          r.state, r.at, r.decided_at, v.code, a.staff_id, a.reason, r.act
        from remedies r left join vouchers v on v.remedy_id = r.id left join remedy_approvals a on a.remedy_id = r.id
        where r.request_key = $1";
    pub FIND = "select r.id, r.site_id, r.person_id, r.dialogue_id, r.order_id, r.staff_id, r.minor, r.currency, r.reason,
          r.state, r.at, r.decided_at, v.code, a.staff_id, a.reason, r.act
        from remedies r left join vouchers v on v.remedy_id = r.id left join remedy_approvals a on a.remedy_id = r.id
        where r.id = $1";
    pub ASKED = "select r.id, r.site_id, r.person_id, r.dialogue_id, r.order_id, r.staff_id, r.minor, r.currency, r.reason,
          r.state, r.at, r.decided_at, v.code, a.staff_id, a.reason, r.act
        from remedies r left join vouchers v on v.remedy_id = r.id left join remedy_approvals a on a.remedy_id = r.id
        where r.site_id in {list:$1} and r.state = 'asked' order by r.at limit 100";
    pub DECIDED = "select r.id, r.site_id, r.person_id, r.dialogue_id, r.order_id, r.staff_id, r.minor, r.currency, r.reason,
          r.state, r.at, r.decided_at, v.code, a.staff_id, a.reason, r.act
        from remedies r left join vouchers v on v.remedy_id = r.id join remedy_approvals a on a.remedy_id = r.id
        where r.site_id in {list:$1} order by a.at desc limit 30";
    pub OF_DIALOGUE = "select r.id, r.site_id, r.person_id, r.dialogue_id, r.order_id, r.staff_id, r.minor, r.currency,
          r.reason, r.state, r.at, r.decided_at, v.code, a.staff_id, a.reason, r.act
        from remedies r left join vouchers v on v.remedy_id = r.id left join remedy_approvals a on a.remedy_id = r.id
        where r.dialogue_id = $1 order by r.at";
    pub DECIDE = "update remedies set state = $2, decided_at = $3 where id = $1 and state = 'asked'";
    pub APPROVAL = "insert into remedy_approvals (remedy_id, staff_id, granted, reason, at) values ($1, $2, $3, $4, $5)
        on conflict do nothing";
    pub VOUCHER = "insert into vouchers (code, remedy_id, site_id, person_id, minor, left_minor, currency, granted_at, expires_at)
        values ($1, $2, $3, $4, $5, $5, $6, $7, $8) on conflict do nothing";
    pub VOUCHERS_OF = "select code, minor, left_minor, currency, granted_at, expires_at from vouchers
        where person_id = $1 order by granted_at desc";
    pub SPEND = "insert into voucher_days (site_id, day, minor) values ($1, $2, $3)
        on conflict (site_id, day) do update set minor = voucher_days.minor + excluded.minor returning minor";
    pub SPENT = "select minor from voucher_days where site_id = $1 and day = $2";
    pub DAY_OF = "select day from remedies where id = $1";
}
