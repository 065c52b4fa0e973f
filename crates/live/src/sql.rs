//! Every statement of this crate.

store::statements! {
    pub NEXT = "insert into topics (topic, last) values ($1, 1) \
        on conflict (topic) do update set last = topics.last + 1 returning last";
    pub KEEP = "insert into facts (topic, n, kind, data, at) values ($1, $2, $3, $4, $5)";
    pub SINCE = "select n, kind, data from facts where topic = $1 and n > $2 order by n limit $3";
    pub LAST = "select last from topics where topic = $1";
    pub EXPIRE = "delete from facts where (topic, n) in \
        (select topic, n from facts where at < $1 order by at limit $2)";
}
