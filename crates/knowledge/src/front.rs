//! What stands before the text of a file: a few `key: value` lines between two fences.

/// A file taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Front {
    pub fields: Vec<(String, Vec<String>)>,
    /// Where the text begins, counted from 1.
    pub body_line: usize,
    pub body: String,
}

/// Line (from 1) and reason.
pub type Wrong = (usize, String);

impl Front {
    pub fn get(&self, key: &str) -> Option<&str> {
        self.all(key).and_then(|v| v.first()).map(String::as_str).filter(|s| !s.is_empty())
    }

    /// A field with several values; `a, b` on one line counts as two.
    pub fn all(&self, key: &str) -> Option<&[String]> {
        self.fields.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_slice())
    }
}

/// Reads front matter, if there is any: `key: value`, `key: [a, b]`, or `key:` and `- a` lines.
pub fn split(text: &str) -> Result<Front, Wrong> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let Some(rest) = text.strip_prefix("---\n") else {
        return Ok(Front { fields: Vec::new(), body_line: 1, body: text });
    };
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    let mut at = rest;
    let mut number = 1;
    while !at.is_empty() {
        let (line, next) = at.split_once('\n').unwrap_or((at, ""));
        (number, at) = (number + 1, next);
        if line.trim_end() == "---" {
            return Ok(Front { fields, body_line: number + 1, body: at.to_owned() });
        }
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            match fields.last_mut() {
                Some((_, values)) => values.push(unquote(item)),
                None => return Err((number, "a list item before any key".to_owned())),
            }
        } else if line.starts_with([' ', '\t']) {
            // Something nested that means nothing to us.
        } else if let Some((key, value)) = line.split_once(':') {
            fields.push((key.trim().to_lowercase(), values(value.trim())));
        } else {
            return Err((number, format!("expected `key: value`, found `{}`", short(line))));
        }
    }
    Err((1, "the front matter is not closed by a line of ---".to_owned()))
}

fn values(text: &str) -> Vec<String> {
    match text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        Some(list) => list.split(',').map(unquote).filter(|s| !s.is_empty()).collect(),
        None if text.is_empty() => Vec::new(),
        None => vec![unquote(text)],
    }
}

fn unquote(text: &str) -> String {
    let text = text.trim();
    let quoted = |q: char| text.len() > 1 && text.starts_with(q) && text.ends_with(q);
    if quoted('"') {
        text[1..text.len() - 1].replace("\\\"", "\"").replace("\\\\", "\\")
    } else if quoted('\'') {
        text[1..text.len() - 1].replace("''", "'")
    } else {
        text.to_owned()
    }
}

fn short(line: &str) -> String {
    line.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_text_come_apart() {
        let f = split("---\ntitle: \"How: to\"\ntags: [a, 'b c']\nmore:\n  - x\n---\n# T\n").unwrap();
        assert_eq!(f.get("title"), Some("How: to"));
        assert_eq!(f.all("tags").unwrap(), ["a", "b c"]);
        assert_eq!(f.all("more").unwrap(), ["x"]);
        assert_eq!((f.body.as_str(), f.body_line), ("# T\n", 7));
        assert_eq!(split("# plain").unwrap().body, "# plain");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(split("---\ntitle: a\nno colon here\n---\n").unwrap_err().0, 3);
        assert_eq!(split("---\ntitle: a\n").unwrap_err().0, 1);
    }
}
