//! Makes observed text harmless before it is kept: a browser's words may be anything.

use unicode_normalization::char::is_combining_mark;

/// Longest observed text, in characters.
pub const TEXT_MAX: usize = 200;
/// Longest name of a field, a section or a rule, in characters.
pub const NAME_MAX: usize = 64;
/// Longest path of a page, in characters.
pub const PATH_MAX: usize = 200;
/// Combining marks kept in a row; more is not writing, it is paint.
pub const MARKS_MAX: usize = 2;

/// Text as it may be shown: control and direction characters gone, at most [`MARKS_MAX`] combining
/// marks in a row, white space folded to single spaces, at most `max` characters.
pub fn text(raw: &str, max: usize) -> String {
    let mut out = String::new();
    let (mut count, mut marks, mut gap) = (0, 0, false);
    // A character that is dropped costs time, too.
    for c in raw.chars().take(max.saturating_mul(8)) {
        if count >= max {
            break;
        }
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if c.is_control() || is_invisible(c) {
            continue;
        }
        if is_combining_mark(c) {
            marks += 1;
            if marks > MARKS_MAX || out.is_empty() || gap {
                continue;
            }
        } else {
            marks = 0;
        }
        if gap {
            gap = false;
            if count + 1 >= max {
                break;
            }
            out.push(' ');
            count += 1;
        }
        out.push(c);
        count += 1;
    }
    out
}

/// A machine name: letters, digits and `. _ - : [ ]` of ASCII, at most [`NAME_MAX`].
pub fn name(raw: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':' | '[' | ']');
    raw.chars().take(NAME_MAX * 4).filter(fits).take(NAME_MAX).collect()
}

/// The path of a page of ours: without query and fragment (they may hold what was typed), at most
/// [`PATH_MAX`]; empty where it is not a path.
pub fn path(raw: &str) -> String {
    let end = raw.find(['?', '#']).unwrap_or(raw.len());
    let path = &raw[..end];
    if !path.starts_with('/') || path.starts_with("//") || path.contains('\\') {
        return String::new();
    }
    text(path, PATH_MAX).replace(' ', "")
}

/// Characters that change how others are shown, or show nothing themselves.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFD}' | '\u{E000}'..='\u{F8FF}'
        | '\u{E0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hostile_text_becomes_text() {
        assert_eq!(text("  a\u{0}\u{7}b\r\n\tc ", 50), "ab c");
        assert_eq!(text("pay \u{202E}drawkcab\u{202C}", 50), "pay drawkcab");
        assert_eq!(text("Z\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}algo", 50), "Z\u{0301}\u{0302}algo");
        assert_eq!(text("<script>alert(1)</script>", 50), "<script>alert(1)</script>");
        assert_eq!(text(&"x".repeat(1 << 20), TEXT_MAX).len(), TEXT_MAX);
        assert_eq!(text(&"\u{202E}".repeat(1 << 20), TEXT_MAX), "");
        assert_eq!(text("Ősz Übergröße 漢字 👩‍🚀", 50), "Ősz Übergröße 漢字 👩‍🚀");
    }

    #[test]
    fn a_path_has_no_query_and_no_host() {
        assert_eq!(path("/orders/W1/items?card=4111#x"), "/orders/W1/items");
        for bad in ["//evil.example/x", "https://evil.example", "javascript:alert(1)", "/\\evil.example", ""]
        {
            assert_eq!(path(bad), "", "{bad}");
        }
    }

    #[test]
    fn a_name_is_plain() {
        assert_eq!(name("new_item_ids[0] \"onload=x\""), "new_item_ids[0]onloadx");
    }

    proptest! {
        #[test]
        fn clean_text_is_bounded_and_stays_clean(raw in "\\PC{0,400}|[\\x00-\\u{10FFFF}]{0,400}") {
            let once = text(&raw, TEXT_MAX);
            prop_assert!(once.chars().count() <= TEXT_MAX);
            prop_assert!(!once.chars().any(|c| c.is_control() || is_invisible(c)));
            prop_assert_eq!(text(&once, TEXT_MAX), once);
        }
    }
}
