//! Every statement of this crate.

store::statements! {
    pub WEBSITE_PUT = "insert into websites (site_id, key, origins, basis, fields, changed_at) \
        values ($1, $2, $3, $4, $5, $6) on conflict (site_id) do update set origins = excluded.origins, \
        basis = excluded.basis, fields = excluded.fields, changed_at = excluded.changed_at";
    pub WEBSITE_OF_SITE = "select site_id, key, origins, basis, fields, changed_at from websites where site_id = $1";
    pub WEBSITE_BY_KEY = "select site_id, key, origins, basis, fields, changed_at from websites where key = $1";
    pub SECRETS = "select kid, secret, made_at, retired_at from website_secrets where site_id = $1 \
        order by made_at desc, kid";
    pub SECRET_ADD = "insert into website_secrets (kid, site_id, secret, made_at) values ($1, $2, $3, $4)";
    pub SECRET_RETIRE = "update website_secrets set retired_at = $3 \
        where kid = $1 and site_id = $2 and retired_at is null";

    pub SITE_PUT = "insert into sites (id, name, kind, host, langs, default_lang, time_zone, currency, look, hours, \
        observe, keep_days, voucher_budget, made_at, recording_days) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
        on conflict (id) do update set name = excluded.name, kind = excluded.kind, host = excluded.host, \
        langs = excluded.langs, default_lang = excluded.default_lang, time_zone = excluded.time_zone, \
        currency = excluded.currency, look = excluded.look, hours = excluded.hours, observe = excluded.observe, \
        keep_days = excluded.keep_days, voucher_budget = excluded.voucher_budget, \
        recording_days = excluded.recording_days";
    pub SITES = "select id, name, kind, host, langs, default_lang, time_zone, currency, look, hours, observe, \
        keep_days, voucher_budget, made_at, recording_days from sites order by made_at, id";
    pub SITE = "select id, name, kind, host, langs, default_lang, time_zone, currency, look, hours, observe, \
        keep_days, voucher_budget, made_at, recording_days from sites where id = $1";

    /// These change nothing; they hold a row until the transaction ends.
    pub SITE_HOLD = "update sites set made_at = made_at where id = $1";
    pub STAFF_HOLD = "update staff set made_at = made_at where id = $1";
    pub KNOWN_SINCE = "update persons set made_at = $2 where id = $1 and made_at > $2";
    pub PERSON_HOLD = "update persons set made_at = made_at where id = $1";

    pub PERSON_PUT = "insert into persons (id, site_id, kind, first_name, last_name, email, email_folded, name_folded, \
        phone, lang, address1, address2, city, state, country, zip, prefs, manager_id, extra, made_at, changed_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) \
        on conflict (id) do update set kind = excluded.kind, first_name = excluded.first_name, \
        last_name = excluded.last_name, email = excluded.email, email_folded = excluded.email_folded, \
        name_folded = excluded.name_folded, phone = excluded.phone, lang = excluded.lang, \
        address1 = excluded.address1, address2 = excluded.address2, city = excluded.city, state = excluded.state, \
        country = excluded.country, zip = excluded.zip, prefs = excluded.prefs, manager_id = excluded.manager_id, \
        extra = excluded.extra, changed_at = excluded.changed_at where persons.site_id = excluded.site_id";
    pub PERSON = "select id, site_id, kind, first_name, last_name, email, phone, lang, address1, address2, city, \
        state, country, zip, prefs, manager_id, extra, made_at, changed_at from persons where id = $1";
    pub PERSONS_BY_EMAIL = "select id, site_id, kind, first_name, last_name, email, phone, lang, address1, address2, \
        city, state, country, zip, prefs, manager_id, extra, made_at, changed_at from persons \
        where site_id = $1 and email_folded = $2 order by made_at, id limit 5";
    pub PERSONS_LIKE = "select id, site_id, kind, first_name, last_name, email, phone, lang, address1, address2, \
        city, state, country, zip, prefs, manager_id, extra, made_at, changed_at from persons \
        where site_id = $1 and (name_folded like $2 escape '!' or email_folded like $2 escape '!' or id = $3) \
        order by name_folded, id limit $4 offset $5";
    pub PERSONS_OF_SITE = "select id, site_id, kind, first_name, last_name, email, phone, lang, address1, address2, \
        city, state, country, zip, prefs, manager_id, extra, made_at, changed_at from persons \
        where site_id = $1 and id > $2 order by id limit $3";
    pub PERSONS_OF_MANAGER = "select id, site_id, kind, first_name, last_name, email, phone, lang, address1, address2, \
        city, state, country, zip, prefs, manager_id, extra, made_at, changed_at from persons \
        where manager_id = $1 order by name_folded, id";
    pub PERSONS_COUNT = "select count(*) from persons where site_id = $1";

    pub STAFF_PUT = "insert into staff (id, name, email, email_folded, lang, langs, skills, authority, active, prefs, made_at, \
        called) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{}', $10, $11) \
        on conflict (id) do update set name = excluded.name, email = excluded.email, \
        email_folded = excluded.email_folded, lang = excluded.lang, langs = excluded.langs, skills = excluded.skills, \
        authority = excluded.authority, active = excluded.active, called = excluded.called";
    pub STAFF = "select id, name, email, lang, langs, skills, authority, active, made_at, called from staff where id = $1";
    pub STAFF_BY_EMAIL = "select id, name, email, lang, langs, skills, authority, active, made_at, called from staff \
        where email_folded = $1 and active = $2";
    pub STAFF_BY_ADDRESS = "select id, name, email, lang, langs, skills, authority, active, made_at, called from staff \
        where email_folded = $1";
    pub STAFF_OF_SITE = "select id, name, email, lang, langs, skills, authority, active, made_at, called from staff \
        where id in (select staff_id from staff_roles where site_id = $1) order by name, id";
    pub STAFF_ALL = "select id, name, email, lang, langs, skills, authority, active, made_at, called from staff order by name, id";
    pub ROLES_OF = "select site_id, role from staff_roles where staff_id = $1 order by site_id, role";
    pub ROLES_DROP = "delete from staff_roles where staff_id = $1";
    pub ROLE_PUT = "insert into staff_roles (staff_id, site_id, role) values ($1, $2, $3) on conflict do nothing";
    pub ADMINISTRATORS = "select count(*) from staff_roles r join staff s on s.id = r.staff_id \
        where r.role = 'administrator' and s.active = $1";

    pub LINK_PUT = "insert into sign_in_links (digest, face, subject, site_id, next, made_at, expires_at) \
        values ($1, $2, $3, $4, $5, $6, $7)";
    pub LINK = "select face, subject, site_id, next, expires_at, used_at from sign_in_links where digest = $1";
    /// Whoever changes the row has used the link.
    pub LINK_USE = "update sign_in_links set used_at = $2 where digest = $1 and used_at is null and expires_at > $2 \
        returning face, subject, site_id, next";
    pub LINKS_DROP_SETUP = "delete from sign_in_links where face = 'setup'";
    pub LINKS_EXPIRE = "delete from sign_in_links where digest in \
        (select digest from sign_in_links where expires_at < $1 order by expires_at limit $2)";

    pub SESSION_PUT = "insert into sessions (digest, face, subject, site_id, csrf, made_at, seen_at, expires_at) \
        values ($1, $2, $3, $4, $5, $6, $6, $7)";
    pub SESSION = "select subject, site_id, csrf, made_at, seen_at from sessions \
        where digest = $1 and face = $2 and expires_at > $3 and seen_at > $4";
    pub SESSION_SEEN = "update sessions set seen_at = $2 where digest = $1 and seen_at < $3";
    pub SESSION_LIVELY = "select 1 from sessions where face = $1 and subject = $2 and seen_at > $3 and expires_at > $4 \
        limit $5";
    /// Signed out: nothing is left of it.
    pub SESSION_END = "delete from sessions where digest = $1";
    /// Another one took its place: whose it was is known for a while.
    pub SESSION_CLOSE = "update sessions set expires_at = $2 where digest = $1 and expires_at > $2";
    pub SESSION_OWNER = "select subject, site_id from sessions where csrf = $1 and face = $2 limit 1";
    pub SESSIONS_END_ALL = "delete from sessions where face = $1 and subject = $2";
    pub SESSIONS_EXPIRE = "delete from sessions where digest in \
        (select digest from sessions where expires_at < $1 order by expires_at limit $2)";

    pub DRAFT_PUT = "insert into drafts (id, site_id, person_id, kind, address, fields, made_at, expires_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    pub DRAFT = "select id, site_id, address, fields, made_at from drafts \
        where id = $1 and person_id = $2 and kind = $3 and expires_at > $4";
    pub DRAFT_DROP = "delete from drafts where id = $1 and person_id = $2";
    pub DRAFTS = "select id, site_id, address, fields, made_at from drafts \
        where person_id = $1 and kind = $2 and expires_at > $3 order by made_at desc, id desc limit 20";
    /// Whatever is beyond the newest $2 of a person's $3.
    pub DRAFTS_OLDEST = "delete from drafts where person_id = $1 and kind = $3 and id not in \
        (select id from drafts where person_id = $1 and kind = $3 order by made_at desc, id desc limit $2)";
    pub DRAFTS_EXPIRE = "delete from drafts where id in \
        (select id from drafts where expires_at <= $1 order by expires_at limit $2)";

    pub TOKEN_PUT = "insert into api_tokens (digest, id, person_id, staff_id, label, made_at) values ($1, $2, $3, $4, $5, $6)";
    pub TOKEN = "select person_id, staff_id from api_tokens where digest = $1 and revoked_at is null";
    pub TOKENS = "select id, person_id, staff_id, label, made_at, used_at, revoked_at from api_tokens order by made_at desc, id limit $1";
    pub TOKEN_BY_ID = "select id, person_id, staff_id, label, made_at, used_at, revoked_at from api_tokens where id = $1";
    pub TOKENS_REVOKE_STAFF = "update api_tokens set revoked_at = $2 where staff_id = $1 and revoked_at is null";
    pub TOKEN_REVOKE = "update api_tokens set revoked_at = $2 where id = $1 and revoked_at is null";

    pub TIMELINE_NOTE = "insert into timeline (id, site_id, person_id, at, kind, actor_kind, actor_id, subject, words, \
        visit_id, dialogue_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    pub TIMELINE_RECENT = "select site_id, person_id, at, kind, actor_kind, actor_id, subject, words, visit_id, dialogue_id \
        from timeline where person_id = $1 order by at desc, id desc limit $2";
    pub TIMELINE_SHOWN = "select site_id, person_id, at, kind, actor_kind, actor_id, subject, words, visit_id, dialogue_id \
        from timeline where person_id = $1 and kind not like 'visit.%' order by at desc, id desc limit $2";
    pub TIMELINE_ABOUT = "select site_id, person_id, at, kind, actor_kind, actor_id, subject, words, visit_id, dialogue_id \
        from timeline where person_id = $1 and subject = $2 order by at desc, id desc limit $3";

    pub AUDIT_NOTE = "insert into audit (id, at, staff_id, staff_name, site_id, kind, subject, before, after) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub AUDIT_ALL = "select at, staff_id, staff_name, site_id, kind, subject, before, after from audit \
        where at < $1 order by at desc, id desc limit $2";
    /// Of sites (and of none, where $2 is 'yes'), by whom and of which kind; an empty text leaves all.
    pub AUDIT_FIND = "select at, staff_id, staff_name, site_id, kind, subject, before, after from audit \
        where (site_id in {list:$1} or ($2 = 'yes' and site_id is null)) and ($3 = '' or staff_id = $3 \
        or ($3 = '-' and staff_id is null)) and kind like $4 escape '!' and subject like $5 escape '!' \
        and at >= $8 and at < $9 order by at desc, id desc limit $6 offset $7";
    pub AUDIT_OF_SITE = "select at, staff_id, staff_name, site_id, kind, subject, before, after from audit \
        where (site_id = $1 or site_id is null) and at < $2 order by at desc, id desc limit $3";
}
