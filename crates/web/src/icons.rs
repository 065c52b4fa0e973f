//! Line icons of one hand: 24 by 24, stroke of the text's colour, always beside words.

use askama::filters::Safe;

macro_rules! icons {
    ($($name:literal: $paths:literal,)+) => {
        /// Every name there is, for the page that shows them.
        pub const NAMES: &[&str] = &[$($name),+];

        /// The icon of that name, ready for a template; an unknown name is a dot.
        pub fn icon(name: &str) -> Safe<&'static str> {
            Safe(match name {
                $($name => concat!(
                    r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">"#,
                    $paths,
                    "</svg>"
                ),)+
                _ => r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="3"/></svg>"#,
            })
        }
    };
}

icons! {
    "home": r#"<path d="M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z"/>"#,
    "orders": r#"<path d="M4 8l8-4 8 4v8l-8 4-8-4z"/><path d="M4 8l8 4 8-4M12 12v8M8 6l8 4"/>"#,
    "truck": r#"<path d="M3 6h11v10H3zM14 10h4l3 3v3h-7z"/><circle cx="7" cy="17.5" r="1.8"/><circle cx="17" cy="17.5" r="1.8"/>"#,
    "return": r#"<path d="M9 8H4V3"/><path d="M4 8a8.5 8.5 0 1 1-.6 6"/>"#,
    "exchange": r#"<path d="M4 8h14l-3-3M20 16H6l3 3"/>"#,
    "cancel": r#"<circle cx="12" cy="12" r="8.5"/><path d="M9 9l6 6M15 9l-6 6"/>"#,
    "card": r#"<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3 10h18M7 15h3"/>"#,
    "gift": r#"<path d="M4 11h16v9H4zM3 7.5h18V11H3zM12 7.5V20"/><path d="M12 7.5C9 7.5 7 6.5 7 5s3.500-2 5 2.500C13.500 3 17 3.500 17 5s-2 2.500-5 2.500z"/>"#,
    "document": r#"<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>"#,
    "download": r#"<path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14"/>"#,
    "upload": r#"<path d="M12 16V5M7.500 9L12 4.500 16.500 9M5 20h14"/>"#,
    "search": r#"<circle cx="11" cy="11" r="6.500"/><path d="M16 16l4.500 4.500"/>"#,
    "help": r#"<circle cx="12" cy="12" r="8.500"/><path d="M9.500 9.500a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M12 16.600v.1"/>"#,
    "book": r#"<path d="M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14"/>"#,
    "chat": r#"<path d="M4 5h16v11h-9l-4.500 4v-4H4z"/><path d="M8 9h8M8 12h5"/>"#,
    "phone": r#"<path d="M6 3.500h3l1.500 4.500-2 1.500a11 11 0 0 0 5.500 5.500l1.500-2 4.500 1.500v3c0 1-.8 2-2 2C10.500 19 5 13.500 4 6c0-1.500 1-2.500 2-2.500z"/>"#,
    "mail": r#"<rect x="3" y="5.500" width="18" height="13" rx="2"/><path d="M3.500 7l8.500 6 8.500-6"/>"#,
    "person": r#"<circle cx="12" cy="8" r="3.800"/><path d="M4.500 20c.8-4 3.700-6 7.500-6s6.700 2 7.500 6"/>"#,
    "people": r#"<circle cx="9" cy="8.500" r="3.300"/><path d="M2.500 19c.7-3.500 3.200-5.300 6.500-5.300s5.800 1.800 6.500 5.300M15.500 5.400a3.300 3.300 0 0 1 0 6.200M18 14.200c2 .8 3.100 2.500 3.500 4.800"/>"#,
    "settings": r#"<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>"#,
    "language": r#"<circle cx="12" cy="12" r="8.500"/><path d="M3.500 12h17M12 3.500c2.500 2.500 3.500 5.300 3.500 8.500s-1 6-3.500 8.500c-2.500-2.500-3.500-5.300-3.500-8.500s1-6 3.500-8.500z"/>"#,
    "calendar": r#"<rect x="4" y="5.500" width="16" height="15" rx="2"/><path d="M4 10h16M8.500 3v4M15.500 3v4"/>"#,
    "clock": r#"<circle cx="12" cy="12" r="8.500"/><path d="M12 7.500V12l3 2"/>"#,
    "bell": r#"<path d="M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 20.500h4"/>"#,
    "check": r#"<path d="M5 12.500l4.500 4.500L19 7.500"/>"#,
    "done": r#"<circle cx="12" cy="12" r="8.500"/><path d="M8 12.300l2.800 2.800L16 9.600"/>"#,
    "warning": r#"<path d="M12 4l9 16H3z"/><path d="M12 10v4.500M12 17.200v.1"/>"#,
    "info": r#"<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5.500M12 7.600v.1"/>"#,
    "error": r#"<circle cx="12" cy="12" r="8.500"/><path d="M12 7.500V13M12 16.300v.1"/>"#,
    "close": r#"<path d="M6 6l12 12M18 6L6 18"/>"#,
    "plus": r#"<path d="M12 5v14M5 12h14"/>"#,
    "edit": r#"<path d="M4 20l1-4.500L15.500 5l3.500 3.500L8.500 19z"/><path d="M13 7.500l3.500 3.500"/>"#,
    "trash": r#"<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5"/>"#,
    "back": r#"<path d="M14.500 6L8.500 12l6 6"/>"#,
    "next": r#"<path d="M9.500 6l6 6-6 6"/>"#,
    "down": r#"<path d="M6 9.500l6 6 6-6"/>"#,
    "up": r#"<path d="M7 14l5-5 5 5"/>"#,
    "external": r#"<path d="M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9"/>"#,
    "attach": r#"<path d="M19 11l-7.500 7.500a4.500 4.500 0 0 1-6.400-6.400l8-8a3 3 0 0 1 4.300 4.300l-8 8a1.500 1.500 0 0 1-2.200-2.200L14 7.500"/>"#,
    "send": r#"<path d="M4 12l16-8-5 16-3.500-6.500z"/><path d="M11.500 13.500L20 4"/>"#,
    "note": r#"<path d="M5 4h14v11l-5 5H5z"/><path d="M19 15h-5v5M8.500 9h7M8.500 12.500h4"/>"#,
    "lock": r#"<rect x="5" y="11" width="14" height="9.500" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>"#,
    "eye": r#"<path d="M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12z"/><circle cx="12" cy="12" r="3"/>"#,
    "star": r#"<path d="M12 4l2.500 5.300 5.700.8-4.100 4 1 5.700L12 17l-5.100 2.800 1-5.700-4.100-4 5.700-.8z"/>"#,
    "flag": r#"<path d="M6 21V4M6 5h12l-2.500 4L18 13H6"/>"#,
    "route": r#"<circle cx="6" cy="18" r="2.500"/><circle cx="18" cy="6" r="2.500"/><path d="M8.500 18H15a3.500 3.500 0 0 0 0-7H9a3.500 3.500 0 0 1 0-7h6.500"/>"#,
    "list": r#"<path d="M9 6h11M9 12h11M9 18h11M4.500 6v.1M4.500 12v.1M4.500 18v.1"/>"#,
    "chart": r#"<path d="M4 4v16h16M8 16v-4M12.500 16V8M17 16v-6"/>"#,
    "building": r#"<path d="M5 21V4h10v17M15 9h4v12M3 21h18M8.500 8h3M8.500 12h3M8.500 16h3"/>"#,
    "palette": r#"<path d="M12 3.500a8.500 8.500 0 1 0 0 17c1.500 0 2-1 1.500-2-.8-1.700.3-3 2-3h2.500c1.600 0 2.500-1.300 2.500-3 0-5-3.800-9-8.500-9z"/><path d="M7.500 12v.1M10 7.800v.1M15 8v.1"/>"#,
    "logout": r#"<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>"#,
    "login": r#"<path d="M14 4h5v16h-5M10 8l4 4-4 4M14 12H5"/>"#,
    "more": r#"<path d="M6 12v.1M12 12v.1M18 12v.1"/>"#,
    "history": r#"<path d="M4 12a8 8 0 1 1 2.500 5.800M4 12l-1.500-2M4 12l2.300-1.500M12 8v4.500l3 1.500"/>"#,
    "pause": r#"<path d="M9 6v12M15 6v12"/>"#,
    "play": r#"<path d="M8 5l11 7-11 7z"/>"#,
    "wave": r#"<path d="M3 14c2 0 2-4 4.500-4S10 16 12 16s2-10 4.500-10S19 12 21 12"/>"#,
    "box": r#"<path d="M4 7h16v13H4zM3 4h18v3H3zM10 11h4"/>"#,
    "sun": r#"<circle cx="12" cy="12" r="3.800"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600L7 7M17 17l1.400 1.400M5.600 18.400L7 17M17 7l1.400-1.400"/>"#,
    "leave": r#"<path d="M12 21V9M12 9c0-3.500 3-5.500 7-5 0 4-3 6-7 5zM12 13c0-3-2.500-4.500-6-4 0 3.500 2.500 5 6 4z"/>"#,
    "payslip": r#"<path d="M6 3h12v18l-3-2-3 2-3-2-3 2z"/><path d="M9 8h6M9 12h6"/>"#,
}
