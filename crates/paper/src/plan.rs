//! Puts the parts of a document onto pages. Nothing is drawn here.

use crate::document::{Document, Part, Tone};
use crate::setter::{Set, Setter, Type, label};
use krilla::tagging::{ListNumbering, Tag, TagKind};
use std::num::NonZeroU16;
use std::ops::Range;

/// A4 in points.
pub(crate) const PAGE: (f32, f32) = (595.28, 841.89);
pub(crate) const MARGIN: f32 = 56.0;
const TOP: f32 = 60.0;
const BOTTOM: f32 = PAGE.1 - 74.0;

pub(crate) const INK: [u8; 3] = [0x1b, 0x1f, 0x24];
pub(crate) const QUIET: [u8; 3] = [0x55, 0x5d, 0x66];
pub(crate) const HAIR: [u8; 3] = [0xd5, 0xd9, 0xde];

/// An element of the structure tree, in reading order.
pub(crate) struct Element {
    pub tag: TagKind,
    pub children: Vec<usize>,
}

/// A part of a page.
pub(crate) enum Mark {
    /// Lines of a set; `element` is its place in the structure, `None` for an artifact.
    Lines {
        set: Set,
        lines: Range<usize>,
        x: f32,
        y: f32,
        element: Option<usize>,
    },
    Line {
        x: f32,
        y: f32,
        width: f32,
        thick: f32,
        ink: [u8; 3],
    },
}

pub(crate) struct Bookmark {
    pub level: u8,
    pub text: String,
    pub page: usize,
    pub y: f32,
}

/// Where the next thing goes.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) struct Cursor {
    pub page: usize,
    pub y: f32,
}

/// The finished plan.
pub(crate) struct Plan {
    pub pages: Vec<Vec<Mark>>,
    /// Element 0 is the root; its children are the parts.
    pub elements: Vec<Element>,
    pub bookmarks: Vec<Bookmark>,
}

pub(crate) struct Planner {
    pub setter: Setter,
    pub plan: Plan,
    pub at: Cursor,
    pub accent: [u8; 3],
}

/// A strip of the page that parts flow down.
#[derive(Clone, Copy)]
pub(crate) struct Strip {
    pub x: f32,
    pub width: f32,
}

pub(crate) fn plan(doc: &Document) -> Plan {
    let root = Element { tag: Tag::Section.into(), children: Vec::new() };
    let mut p = Planner {
        setter: Setter::new(doc.lang),
        plan: Plan { pages: vec![Vec::new()], elements: vec![root], bookmarks: Vec::new() },
        at: Cursor { page: 0, y: TOP },
        accent: doc.accent,
    };
    p.parts(&doc.parts, Strip { x: MARGIN, width: PAGE.0 - 2.0 * MARGIN }, 0);
    p.plan
}

impl Planner {
    fn parts(&mut self, parts: &[Part], strip: Strip, parent: usize) {
        for (n, part) in parts.iter().enumerate() {
            match part {
                Part::Heading { level, text } => self.heading(*level, text, strip, parent, n == 0),
                Part::Paragraph { text, tone } => self.paragraph(text, *tone, strip, parent),
                Part::List { numbered, items } => self.list(*numbered, items, strip, parent),
                Part::Pairs(pairs) => self.pairs(pairs, strip, parent),
                Part::Table(table) => self.table(table, strip, parent),
                Part::Columns(columns) => self.columns(columns, strip, parent),
                Part::Rule => {
                    self.at.y += 4.0;
                    self.rule(strip, 0.6, HAIR);
                    self.at.y += 10.0;
                }
                Part::Space(points) => self.at.y += points.clamp(0.0, 400.0),
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, strip: Strip, parent: usize, first: bool) {
        let (size, before, after) = match level {
            1 => (23.0, 6.0, 10.0),
            2 => (13.5, 16.0, 6.0),
            _ => (11.0, 10.0, 3.0),
        };
        let ink = if level == 1 { self.accent } else { INK };
        let set = self.setter.set(
            &label(text),
            Type { leading: 1.2, ..Type::new(size, true, ink) },
            Some(strip.width),
            false,
        );
        if !first {
            self.at.y += before;
        }
        // A heading is never the last thing on a page.
        self.need(set.height() + after + 40.0);
        let level = level.clamp(1, 6);
        let number = NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN);
        let element = self.element(parent, Tag::Hn(number, Some(set.text.to_string())));
        self.plan.bookmarks.push(Bookmark {
            level,
            text: set.text.to_string(),
            page: self.at.page,
            y: self.at.y,
        });
        self.flow(&set, strip.x, element);
        self.at.y += after;
    }

    fn paragraph(&mut self, text: &str, tone: Tone, strip: Strip, parent: usize) {
        let (face, after) = match tone {
            Tone::Plain => (Type::new(10.0, false, INK), 7.0),
            Tone::Lead => (Type::new(15.0, true, self.accent), 3.0),
            Tone::Strong => (Type::new(10.0, true, INK), 2.0),
            Tone::Small => (Type::new(8.5, false, QUIET), 4.0),
        };
        let set = self.setter.set(text, face, Some(strip.width), false);
        if set.is_blank() {
            return;
        }
        let element = self.element(parent, Tag::P);
        self.flow(&set, strip.x, element);
        self.at.y += after;
    }

    fn list(&mut self, numbered: bool, items: &[String], strip: Strip, parent: usize) {
        let face = Type::new(10.0, false, INK);
        let numbering = if numbered { ListNumbering::Decimal } else { ListNumbering::Disc };
        let list = self.element(parent, Tag::L(numbering));
        for (n, item) in items.iter().enumerate() {
            let mark = if numbered { format!("{}.", n + 1) } else { "•".to_owned() };
            let mark = self.setter.set(&mark, face, None, false);
            let indent = if numbered { 20.0 } else { 13.0 };
            let set = self.setter.set(item, face, Some(strip.width - indent), false);
            let li = self.element(list, Tag::LI);
            let lbl = self.element(li, Tag::Lbl);
            let body = self.element(li, Tag::LBody);
            self.need(face.size * face.leading);
            self.mark(mark, strip.x, Some(lbl));
            self.flow(&set, strip.x + indent, body);
            self.at.y += 2.5;
        }
        self.at.y += 6.0;
    }

    /// Terms in a narrow column, what they are beside them; in the structure a list of labelled items.
    fn pairs(&mut self, pairs: &[(String, String)], strip: Strip, parent: usize) {
        let term = Type::new(9.5, false, QUIET);
        let face = Type::new(10.0, false, INK);
        let mut wide: f32 = 0.0;
        for (t, _) in pairs {
            wide = wide.max(self.setter.widths(&label(t), term, false).0);
        }
        let left = (wide + 14.0).min(strip.width * 0.5);
        let list = self.element(parent, Tag::L(ListNumbering::None));
        for (t, d) in pairs {
            let t = self.setter.set(&label(t), term, Some(left - 8.0), false);
            let d = self.setter.set(d, face, Some(strip.width - left), false);
            let li = self.element(list, Tag::LI);
            let lbl = self.element(li, Tag::Lbl);
            let body = self.element(li, Tag::LBody);
            self.need(t.height().max(face.size * face.leading));
            let top = self.at;
            // The smaller term stands on the same baseline as what it names.
            self.at.y += (face.size - term.size) * 0.9;
            self.flow(&t, strip.x, lbl);
            let after_term = self.at;
            self.at = top;
            self.flow(&d, strip.x + left, body);
            self.at = later(self.at, after_term);
            self.at.y += 2.0;
        }
        self.at.y += 6.0;
    }

    fn columns(&mut self, columns: &[Vec<Part>], strip: Strip, parent: usize) {
        const GAP: f32 = 28.0;
        let count = columns.len().max(1) as f32;
        let width = (strip.width - GAP * (count - 1.0)) / count;
        self.need(60.0);
        let top = self.at;
        let mut end = top;
        for (n, parts) in columns.iter().enumerate() {
            self.at = top;
            let x = strip.x + n as f32 * (width + GAP);
            let div = self.element(parent, Tag::Div);
            self.parts(parts, Strip { x, width }, div);
            end = later(end, self.at);
        }
        self.at = end;
    }

    pub(crate) fn element(&mut self, parent: usize, tag: impl Into<TagKind>) -> usize {
        let n = self.plan.elements.len();
        self.plan.elements.push(Element { tag: tag.into(), children: Vec::new() });
        self.plan.elements[parent].children.push(n);
        n
    }

    /// Places all lines of a set below each other, over as many pages as they need.
    pub(crate) fn flow(&mut self, set: &Set, x: f32, element: usize) {
        let height = set.line_height();
        let mut from = 0;
        while from < set.lines() {
            self.need(height);
            let room = ((BOTTOM - self.at.y) / height).floor().max(1.0) as usize;
            let to = (from + room).min(set.lines());
            self.lines(set, from..to, x, Some(element));
            self.at.y += (to - from) as f32 * height;
            from = to;
        }
    }

    /// Places a one-line set here without moving on.
    fn mark(&mut self, set: Set, x: f32, element: Option<usize>) {
        let lines = 0..set.lines();
        self.lines(&set, lines, x, element);
    }

    pub(crate) fn lines(&mut self, set: &Set, lines: Range<usize>, x: f32, element: Option<usize>) {
        let y = self.at.y - lines.start as f32 * set.line_height();
        self.page().push(Mark::Lines { set: set.clone(), lines, x, y, element });
    }

    pub(crate) fn rule(&mut self, strip: Strip, thick: f32, ink: [u8; 3]) {
        let y = self.at.y;
        self.page().push(Mark::Line { x: strip.x, y, width: strip.width, thick, ink });
    }

    fn page(&mut self) -> &mut Vec<Mark> {
        let n = self.at.page;
        while self.plan.pages.len() <= n {
            self.plan.pages.push(Vec::new());
        }
        &mut self.plan.pages[n]
    }

    /// Moves to the next page where fewer than `points` are left on this one.
    pub(crate) fn need(&mut self, points: f32) {
        if points > self.room() && self.at.y > TOP {
            self.turn();
        }
    }

    pub(crate) fn turn(&mut self) {
        self.at = Cursor { page: self.at.page + 1, y: TOP };
        self.page();
    }

    pub(crate) fn room(&self) -> f32 {
        BOTTOM - self.at.y
    }

    /// The most that fits on an empty page.
    pub(crate) fn full() -> f32 {
        BOTTOM - TOP
    }
}

fn later(a: Cursor, b: Cursor) -> Cursor {
    if (b.page, b.y) > (a.page, a.y) { b } else { a }
}
