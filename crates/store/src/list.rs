//! The few spots where the engines' words differ, and text made comparable.

use std::fmt::Write as _;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A list as one parameter: bind it to `$n` of `x in {list:$n}`.
pub fn list<I: IntoIterator<Item = S>, S: AsRef<str>>(items: I) -> String {
    let items: Vec<serde_json::Value> =
        items.into_iter().map(|s| serde_json::Value::from(s.as_ref())).collect();
    serde_json::Value::from(items).to_string()
}

/// Lower case without accents, for columns that are searched: `Ősz` becomes `osz`.
pub fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Makes a text literal within `like … escape '!'`.
pub fn escape_like(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '!' | '%' | '_') {
            out.push('!');
        }
        out.push(c);
    }
    out
}

/// Which words a statement is put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// Puts the one SQL text into an engine's words: `{list:$n}`, and for SQLite `?n` for `$n`, because
/// SQLite numbers `$n` by first appearance.
pub(crate) fn translate(sql: &str, dialect: Dialect) -> String {
    let mut out = String::with_capacity(sql.len() + 32);
    let mut rest = sql;
    while let Some(at) = rest.find("{list:$") {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 7..];
        let end = tail.find('}').unwrap_or(tail.len());
        let n = &tail[..end];
        let _ = match dialect {
            Dialect::Sqlite => write!(out, "(select value from json_each(${n}))"),
            Dialect::Postgres => write!(out, "(select jsonb_array_elements_text(${n}::text::jsonb))"),
        };
        rest = tail.get(end + 1..).unwrap_or("");
    }
    out.push_str(rest);
    match dialect {
        Dialect::Postgres => out,
        Dialect::Sqlite => out.replace('$', "?"),
    }
}

/// Widens `… values ($1, $2) …` to `rows` groups with numbers of their own.
pub(crate) fn widen(sql: &str, columns: usize, rows: usize) -> Option<String> {
    let start = sql.find("values (")? + 7;
    let end = start + sql[start..].find(')')? + 1;
    let group = &sql[start..end];
    let mut out = String::with_capacity(sql.len() + rows * group.len());
    out.push_str(&sql[..start]);
    for row in 0..rows {
        if row > 0 {
            out.push(',');
        }
        let mut chars = group.chars().peekable();
        while let Some(c) = chars.next() {
            out.push(c);
            if c == '$' {
                let mut n = 0usize;
                while let Some(d) = chars.peek().and_then(|d| d.to_digit(10)) {
                    n = n * 10 + d as usize;
                    chars.next();
                }
                let _ = write!(out, "{}", n + row * columns);
            }
        }
    }
    out.push_str(&sql[end..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_two() {
        let sql = "select a from t where b in {list:$2} and c = $1";
        assert_eq!(
            translate(sql, Dialect::Sqlite),
            "select a from t where b in (select value from json_each(?2)) and c = ?1"
        );
        assert_eq!(
            translate(sql, Dialect::Postgres),
            "select a from t where b in (select jsonb_array_elements_text($2::text::jsonb)) and c = $1"
        );
    }

    #[test]
    fn a_row_is_widened_to_many() {
        let sql = "insert into t (a, b) values ($1, $2) on conflict do nothing";
        assert_eq!(
            widen(sql, 2, 2).unwrap(),
            "insert into t (a, b) values ($1, $2),($3, $4) on conflict do nothing"
        );
    }

    #[test]
    fn text_folds_and_escapes() {
        assert_eq!(fold("Őszi ÁFA, Straße"), "oszi afa, straße");
        assert_eq!(escape_like("50%_!"), "50!%!_!!");
    }
}
