//! What every answer says to the browser about what it may do.

use crate::assets::assets;
use crate::house::Settings;
use http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderName, HeaderValue};

/// The strict policy of our own pages.
pub fn csp(settings: &Settings, host: Option<&str>) -> String {
    let a = assets();
    let host = host.filter(|h| h.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b)));
    let socket = if settings.scheme() == "https" { "wss" } else { "ws" };
    let own = host.unwrap_or_else(|| settings.authority());
    let or_none = |list: &[String]| if list.is_empty() { "'none'".to_owned() } else { list.join(" ") };
    let viewer = settings.viewer_origin.as_deref().unwrap_or("'self'");
    let frames = settings.frame_src.iter().map(String::as_str).chain([viewer]).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; script-src 'self' {}; style-src 'self' {}; img-src 'self' data:; \
         connect-src 'self' {socket}://{own}; font-src 'self'; form-action 'self'; manifest-src 'self'; \
         frame-src {}; frame-ancestors {}; base-uri 'none'",
        a.import_map_source,
        a.progress_source,
        frames,
        or_none(&settings.frame_ancestors),
    )
}

/// Adds what is missing; a handler that set its own policy (a file, a viewer) keeps it.
pub(crate) fn secure(headers: &mut HeaderMap, settings: &Settings, host: Option<&str>) {
    if !headers.contains_key(CONTENT_SECURITY_POLICY)
        && let Ok(value) = HeaderValue::from_str(&csp(settings, host))
    {
        headers.insert(CONTENT_SECURITY_POLICY, value);
    }
    let fixed: [(HeaderName, &'static str); 5] = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if settings.scheme() == "https" {
        let hsts = HeaderName::from_static("strict-transport-security");
        headers.insert(hsts, HeaderValue::from_static("max-age=31536000"));
    }
}
