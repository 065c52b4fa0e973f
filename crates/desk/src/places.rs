//! Pages of the portal in words, for whoever reads where somebody is.

use ground::Text;

/// Where a path leads. Only our own first segments are known; the rest is "another page".
pub(crate) fn place(path: &str) -> Text {
    let mut parts = path.trim_start_matches('/').split('/');
    let first = parts.next().unwrap_or_default();
    let inner = parts.next().is_some_and(|p| !p.is_empty());
    Text::new(match (first, inner) {
        ("", _) => "desk-place-home",
        ("search", _) => "desk-place-search",
        ("orders", true) => "desk-place-order",
        ("orders", false) => "desk-place-orders",
        ("products", true) => "desk-place-product",
        ("products", false) => "desk-place-products",
        ("articles", _) => "desk-place-answers",
        ("profile" | "preferences" | "observed", _) => "desk-place-profile",
        ("things" | "cases", _) => "desk-place-things",
        ("documents" | "payslips", _) => "desk-place-documents",
        ("leave", _) => "desk-place-leave",
        ("approvals", _) => "desk-place-approvals",
        ("help" | "offers", _) => "desk-place-help",
        ("dialogue", _) => "desk-place-dialogue",
        ("sign-in", _) => "desk-place-sign-in",
        _ => "desk-place-other",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_place_and_never_shown_itself() {
        let key = |path| place(path).key.into_owned();
        assert_eq!(key("/"), "desk-place-home");
        assert_eq!(key(""), "desk-place-home");
        assert_eq!(key("/orders"), "desk-place-orders");
        assert_eq!(key("/orders/"), "desk-place-orders");
        assert_eq!(key("/orders/%23M41293/item-changes/new"), "desk-place-order");
        assert_eq!(key("/<script>"), "desk-place-other");
    }
}
