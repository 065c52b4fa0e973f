//! Markdown to HTML that is safe by construction: only the elements written down here can come
//! out, all text and attributes are escaped, and links lead to the web, to mail or within the site.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::fmt::Write as _;

/// A heading of a text, for a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6, as in the HTML.
    pub level: u8,
    pub id: String,
    pub title: String,
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// The text as HTML. Headings are shifted by one level, because the page's title is the first.
pub fn html(markdown: &str) -> String {
    let mut out = Writer { html: String::with_capacity(markdown.len() * 3 / 2), ..Writer::default() };
    for event in Parser::new_ext(markdown, options()) {
        out.event(event);
    }
    out.html
}

/// The headings of the text, with the ids that [`html`] gives them.
pub fn headings(markdown: &str) -> Vec<Heading> {
    let mut out = Writer::default();
    for event in Parser::new_ext(markdown, options()) {
        out.event(event);
    }
    out.headings
}

/// The words of the text without marks, one line per block: what is searched and shown in snippets.
pub fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(t) | Event::Code(t) => out.push_str(&t),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => out.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) if !out.ends_with('\n') => out.push('\n'),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Where a link may lead: `http`, `https`, `mailto`, or a place within the site.
fn safe_link(url: &str) -> Option<&str> {
    let url = url.trim();
    if url.chars().any(|c| c.is_control() || c == '\\') || url.starts_with("//") {
        return None;
    }
    let scheme = url.find([':', '/', '?', '#']).filter(|at| url[*at..].starts_with(':')).map(|at| &url[..at]);
    let allowed =
        scheme.is_none_or(|s| ["http", "https", "mailto"].iter().any(|a| s.eq_ignore_ascii_case(a)));
    (allowed && !url.is_empty()).then_some(url)
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => {}
            c => out.push(c),
        }
    }
}

#[derive(Default)]
struct Writer {
    html: String,
    headings: Vec<Heading>,
    /// The heading being written: where its HTML began, and its words.
    heading: Option<(usize, String)>,
    /// For each open link, whether it was written as one.
    links: Vec<bool>,
    in_head: bool,
}

const fn level(l: HeadingLevel) -> u8 {
    let shifted = l as u8 + 1;
    if shifted > 6 { 6 } else { shifted }
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(t) | Event::Html(t) | Event::InlineHtml(t) => self.text(&t),
            Event::Code(t) => {
                self.html.push_str("<code>");
                self.text(&t);
                self.html.push_str("</code>");
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            _ => {}
        }
    }

    fn text(&mut self, t: &CowStr<'_>) {
        escape(t, &mut self.html);
        if let Some((_, words)) = &mut self.heading {
            words.push_str(t);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let open = match tag {
            Tag::Paragraph => "<p>",
            Tag::HtmlBlock => "<p>",
            Tag::Heading { .. } => {
                self.heading = Some((self.html.len(), String::new()));
                return;
            }
            Tag::BlockQuote(_) => "<blockquote>\n",
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => "<pre><code>",
            Tag::List(None) => "<ul>\n",
            Tag::List(Some(1)) => "<ol>\n",
            Tag::List(Some(n)) => {
                let _ = writeln!(self.html, "<ol start=\"{n}\">");
                return;
            }
            Tag::Item => "<li>",
            Tag::Table(_) => "<div class=\"table\" tabindex=\"0\"><table>\n",
            Tag::TableHead => {
                self.in_head = true;
                "<thead><tr>"
            }
            Tag::TableRow => "<tr>",
            Tag::TableCell if self.in_head => "<th scope=\"col\">",
            Tag::TableCell => "<td>",
            Tag::Emphasis => "<em>",
            Tag::Strong => "<strong>",
            Tag::Strikethrough => "<s>",
            Tag::Link { dest_url, .. } => return self.link(&dest_url),
            // A picture is said by its description.
            _ => "",
        };
        self.html.push_str(open);
    }

    fn link(&mut self, url: &str) {
        let safe = safe_link(url);
        self.links.push(safe.is_some());
        if let Some(url) = safe {
            self.html.push_str("<a href=\"");
            escape(url, &mut self.html);
            self.html.push_str(if url.contains("://") { "\" rel=\"noopener noreferrer\">" } else { "\">" });
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let close = match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => "</p>\n",
            TagEnd::Heading(l) => return self.end_heading(level(l)),
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead>\n<tbody>"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</s>",
            TagEnd::Link if self.links.pop() == Some(true) => "</a>",
            _ => "",
        };
        self.html.push_str(close);
    }

    fn end_heading(&mut self, level: u8) {
        let Some((at, title)) = self.heading.take() else { return };
        let inner = self.html.split_off(at);
        let mut id = crate::slug_of(&title);
        let same = self.headings.iter().filter(|h| h.title == title).count();
        if same > 0 || id.is_empty() {
            let _ = write!(id, "-{}", self.headings.len() + 1);
        }
        let _ = writeln!(self.html, "<h{level} id=\"s-{id}\">{inner}</h{level}>");
        self.headings.push(Heading { level, id: format!("s-{id}"), title });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_becomes_html() {
        let text = "# How to return\n\nPut *it* in the [box](/orders \"x\").\n\n| a | b |\n|:--|--|\n| 1 | 2 |\n\n3. three";
        assert_eq!(
            html(text),
            "<h2 id=\"s-how-to-return\">How to return</h2>\n\
             <p>Put <em>it</em> in the <a href=\"/orders\">box</a>.</p>\n\
             <div class=\"table\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\n\
             <tbody><tr><td>1</td><td>2</td></tr>\n</tbody></table></div>\n\
             <ol start=\"3\">\n<li>three</li>\n</ol>\n"
        );
        assert_eq!(plain("# How *to*\n\n- one\n- `two`"), "How to\none\ntwo");
    }

    #[test]
    fn hostile_text_stays_text() {
        let out = html(
            "<script>alert(1)</script>\n\n[x](javascript:alert(1)) [y](//evil) <b onclick=x>b</b> ![p](x)",
        );
        assert!(!out.contains("<script") && !out.contains("<b ") && !out.contains("href"), "{out}");
        for url in ["JaVaScRiPt:x", " data:text/html,x", "vbscript:x", "java\tscript:x", "\\\\evil", ""] {
            assert_eq!(safe_link(url), None, "{url:?}");
        }
        for url in ["/orders?x=1:2", "#part", "mailto:a@b.example", "HTTPS://a.example", "a/b:c"] {
            assert!(safe_link(url).is_some(), "{url:?}");
        }
    }

    proptest! {
        /// Whatever is written, every tag that comes out is one of ours.
        #[test]
        fn only_known_elements_come_out(text in "[ -~\n]{0,200}|(<[a-z]{1,6} ?[a-z=\"]*>|\\[a\\]\\([a-z:/]*\\)|\\||\n|#|-|x){0,40}") {
            let out = html(&text);
            let known = ["p", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "ul", "ol", "li",
                "div", "table", "thead", "tbody", "tr", "th", "td", "em", "strong", "s", "a", "br", "hr"];
            for tag in out.split('<').skip(1) {
                let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
                prop_assert!(known.contains(&name), "{} in {}", name, out);
                let attributes = tag.split('>').next().unwrap();
                prop_assert!(!attributes.contains(" on") && !attributes.contains("javascript:"));
            }
        }
    }
}
