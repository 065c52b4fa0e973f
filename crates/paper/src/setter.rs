//! Sets text in type: shapes it, breaks it into lines, and replaces what the typeface cannot show.

use ground::{Fault, Lang};
use krilla::text::Font;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::style::{FontFamily, FontFamilyName, FontFeatures, FontWeight, LineHeight, StyleProperty};
use parley::{Alignment, FontContext, Layout, LayoutContext};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

const REGULAR: &[u8] = include_bytes!("../fonts/SourceSans3-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../fonts/SourceSans3-SemiBold.ttf");
const FAMILY: &str = "Source Sans 3";

/// Longest text of one part, and of a heading, a label or a column's title, in characters. The rest is
/// cut with an ellipsis, so that hostile input costs a bounded time.
const LONGEST: usize = 4_000;
const LONGEST_LABEL: usize = 240;

/// What a glyph run is drawn with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    pub size: f32,
    pub bold: bool,
    pub ink: [u8; 3],
    /// Line height as a multiple of the size.
    pub leading: f32,
}

impl Type {
    pub(crate) const fn new(size: f32, bold: bool, ink: [u8; 3]) -> Self {
        Self { size, bold, ink, leading: 1.38 }
    }
}

/// Text in lines, ready to be placed. Heights and offsets are points.
#[derive(Clone)]
pub(crate) struct Set {
    pub text: Arc<str>,
    pub layout: Arc<Layout<()>>,
    pub face: Type,
}

impl Set {
    pub(crate) fn lines(&self) -> usize {
        self.layout.len()
    }

    /// The height of one line; every line of a set is equally high.
    pub(crate) fn line_height(&self) -> f32 {
        self.face.size * self.face.leading
    }

    pub(crate) fn height(&self) -> f32 {
        self.lines() as f32 * self.line_height()
    }

    pub(crate) fn width(&self) -> f32 {
        self.layout.width()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The two cuts of the typeface as the PDF library knows them.
pub(crate) struct Faces {
    pub regular: Font,
    pub semibold: Font,
}

impl Faces {
    pub(crate) fn get() -> Result<&'static Self, Fault> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        FACES
            .get_or_init(|| {
                Some(Faces {
                    regular: Font::new(REGULAR.into(), 0)?,
                    semibold: Font::new(SEMIBOLD.into(), 0)?,
                })
            })
            .as_ref()
            .ok_or_else(|| Fault::new("the embedded typeface cannot be read"))
    }
}

/// Where text goes into lines of a given width.
pub(crate) struct Setter {
    fonts: FontContext,
    scratch: LayoutContext<()>,
    lang: Lang,
}

impl Setter {
    pub(crate) fn new(lang: Lang) -> Self {
        static FONTS: OnceLock<FontContext> = OnceLock::new();
        let fonts = FONTS.get_or_init(|| {
            let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
            for bytes in [REGULAR, SEMIBOLD] {
                collection.register_fonts(Blob::new(Arc::new(bytes)), None);
            }
            FontContext { collection, source_cache: SourceCache::default() }
        });
        Self { fonts: fonts.clone(), scratch: LayoutContext::new(), lang }
    }

    /// Sets `text` in lines no wider than `width` points (`None`: one line per paragraph).
    pub(crate) fn set(&mut self, text: &str, face: Type, width: Option<f32>, end: bool) -> Set {
        let clean = clean(text);
        let set = self.shape(&clean, face, width, end);
        match boxed(&set) {
            Some(shown) => self.shape(&shown, face, width, end),
            None => set,
        }
    }

    /// The widest line the text needs, and its widest word.
    pub(crate) fn widths(&mut self, text: &str, face: Type, end: bool) -> (f32, f32) {
        let set = self.set(text, face, None, end);
        (set.width(), set.layout.calculate_content_widths().min)
    }

    fn shape(&mut self, text: &str, face: Type, width: Option<f32>, end: bool) -> Set {
        let mut b = self.scratch.ranged_builder(&mut self.fonts, text, 1.0, false);
        b.push_default(StyleProperty::FontFamily(FontFamily::Single(FontFamilyName::Named(Cow::Borrowed(
            FAMILY,
        )))));
        b.push_default(StyleProperty::FontSize(face.size));
        b.push_default(StyleProperty::FontWeight(FontWeight::new(if face.bold { 600.0 } else { 400.0 })));
        b.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(face.leading)));
        b.push_default(StyleProperty::OverflowWrap(parley::style::OverflowWrap::Anywhere));
        b.push_default(StyleProperty::Locale(self.lang.code().parse().ok()));
        if end {
            b.push_default(StyleProperty::FontFeatures(FontFeatures::Source(Cow::Borrowed("\"tnum\" 1"))));
        }
        let mut layout = b.build(text);
        layout.break_all_lines(width);
        layout.align(if end { Alignment::End } else { Alignment::Start }, Default::default());
        Set { text: text.into(), layout: Arc::new(layout), face }
    }
}

/// Without control, direction and private characters, and not longer than [`LONGEST`].
fn clean(text: &str) -> String {
    let kept =
        text.chars().filter(|c| !hidden(*c)).map(|c| if c != '\n' && c.is_control() { ' ' } else { c });
    cut(kept, LONGEST)
}

/// A text that must not fill a page: one line of it, short enough.
pub(crate) fn label(text: &str) -> String {
    cut(text.chars().map(|c| if c == '\n' { ' ' } else { c }), LONGEST_LABEL)
}

fn cut(mut chars: impl Iterator<Item = char>, most: usize) -> String {
    let mut out: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

fn hidden(c: char) -> bool {
    matches!(u32::from(c),
        0x0d | 0xad | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff
        | 0xfff0..=0xfffb | 0xfffe..=0xffff | 0xe000..=0xf8ff | 0xe0000..=0x10ffff)
}

/// The text with every cluster that the typeface lacks as a box; `None` where it lacks nothing.
fn boxed(set: &Set) -> Option<String> {
    // One mark per byte: b's' where a lacking cluster starts, b'c' where it continues.
    let mut marks = vec![0u8; set.text.len()];
    let mut lacks = false;
    for line in set.layout.lines() {
        for run in line.runs() {
            for cluster in run.clusters().filter(|c| c.glyphs().any(|g| g.id == 0)) {
                let range = cluster.text_range();
                if set.text.get(range.clone()).is_some_and(|t| t.trim().is_empty()) {
                    continue;
                }
                lacks = true;
                for (n, at) in range.enumerate() {
                    marks[at] = if n == 0 { b's' } else { b'c' };
                }
            }
        }
    }
    lacks.then(|| {
        set.text
            .char_indices()
            .filter_map(|(at, c)| match marks[at] {
                b's' => Some('□'),
                b'c' => None,
                _ => Some(c),
            })
            .collect()
    })
}
