//! Every statement of this crate.

store::statements! {
    /// The number of the next change; its row is held until the commit, so that numbers appear in order.
    pub NEXT_CHANGE = "update article_changes set n = n + 1 where one = 1 returning n";
    pub LAST_CHANGE = "select n from article_changes where one = 1";
    pub BY_ID = "select id, site_id, slug, lang, title, body, audience, tags, state, source, version, \
        created_at, updated_at, updated_by from articles where id = $1";
    pub BY_SLUG = "select id, site_id, slug, lang, title, body, audience, tags, state, source, version, \
        created_at, updated_at, updated_by from articles where site_id = $1 and lang = $2 and slug = $3";
    pub SIBLINGS = "select id, slug, lang, title, audience, tags, state, version, updated_at, updated_by \
        from articles where site_id = $1 and slug = $2 order by lang";
    pub INSERT = "insert into articles (id, site_id, slug, lang, title, title_folded, body, audience, tags, \
        state, source, version, created_at, updated_at, updated_by, change_n) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $12, $13, $14) \
        on conflict (site_id, lang, slug) do nothing";
    pub UPDATE = "update articles set title = $3, title_folded = $4, body = $5, audience = $6, tags = $7, \
        state = $8, source = $9, version = version + 1, updated_at = $10, updated_by = $11, change_n = $12 \
        where id = $1 and version = $2";
    pub KEEP_VERSION = "insert into article_versions (article_id, version, title, body, audience, tags, \
        state, at, by_whom) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub VERSIONS = "select version, title, body, audience, tags, state, at, by_whom from article_versions \
        where article_id = $1 order by version desc";
    pub LIST = "select id, slug, lang, title, audience, tags, state, version, updated_at, updated_by \
        from articles where site_id = $1 and title_folded like $2 escape '!' \
        order by updated_at desc, id limit $3 offset $4";
    /// Like LIST, in a language and a state; an empty text leaves all.
    pub LIST_IN = "select id, slug, lang, title, audience, tags, state, version, updated_at, updated_by \
        from articles where site_id = $1 and title_folded like $2 escape '!' and ($3 = '' or lang = $3) \
        and ($4 = '' or state = $4) order by updated_at desc, id limit $5 offset $6";
    pub READABLE = "select id, slug, lang, title, audience, tags, state, version, updated_at, updated_by \
        from articles where site_id = $1 and lang = $2 and state = 'published' and audience in {list:$3} \
        order by title_folded, id limit $4";
    pub COUNT = "select count(*) from articles where site_id = $1 and state = 'published'";
    pub CHANGED_SINCE = "select id, site_id, slug, lang, title, body, audience, tags, state, source, version, \
        created_at, updated_at, updated_by, change_n from articles where change_n > $1 \
        order by change_n limit $2";
    pub RATE = "insert into article_ratings (article_id, rater, version, useful, words, at) \
        values ($1, $2, $3, $4, $5, $6) on conflict (article_id, rater) do update set \
        version = excluded.version, useful = excluded.useful, words = excluded.words, at = excluded.at";
    pub RATING_OF = "select article_id, rater, useful, words, at from article_ratings \
        where article_id = $1 and rater = $2";
    pub USEFULNESS = "select useful, count(*) from article_ratings where article_id = $1 group by useful";
    pub RATINGS_LATEST = "select r.article_id, r.rater, r.useful, r.words, r.at from article_ratings r \
        join articles a on a.id = r.article_id where a.site_id = $1 order by r.at desc limit $2";
    pub RATED_BY_SITE = "select a.id, a.slug, a.lang, a.title, r.useful, count(*) from article_ratings r \
        join articles a on a.id = r.article_id where a.site_id = $1 and r.at >= $2 \
        group by a.id, a.slug, a.lang, a.title, r.useful order by a.id limit 2000";
}
