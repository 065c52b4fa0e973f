//! What a document says, before anyone thinks of pages.

use ground::{Fault, Instant, Lang};

/// A document in one language. Nothing in it depends on the size of the paper.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) title: String,
    pub(crate) lang: Lang,
    pub(crate) author: Option<String>,
    pub(crate) dated: Option<Instant>,
    pub(crate) accent: [u8; 3],
    pub(crate) footer: Option<String>,
    pub(crate) parts: Vec<Part>,
}

/// One piece of a document, in reading order.
#[derive(Clone, Debug)]
pub enum Part {
    /// Level 1 is the document's own title; levels go down one at a time, to 6.
    Heading {
        level: u8,
        text: String,
    },
    /// A line break in the text is kept.
    Paragraph {
        text: String,
        tone: Tone,
    },
    List {
        numbered: bool,
        items: Vec<String>,
    },
    Table(Table),
    /// A term and what it is: "Order date" and "3 March".
    Pairs(Vec<(String, String)>),
    /// Side by side, of equal width, read from the first to the last.
    Columns(Vec<Vec<Part>>),
    /// A thin line across: only for the eye.
    Rule,
    /// Empty room, in points (1/72 inch).
    Space(f32),
}

/// How loud a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// The sender's name, an amount due.
    Lead,
    Strong,
    /// Footnotes and legal lines; still 8.5 points.
    Small,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    /// For numbers: figures of equal width, aligned at the end.
    End,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub title: String,
    pub align: Align,
}

#[derive(Clone, Debug)]
pub struct Row {
    /// As many as the table has columns; what is missing is empty, what is too much is left out.
    pub cells: Vec<String>,
    /// A total.
    pub strong: bool,
}

/// A table whose first row names the columns. The header is repeated on every page.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Said by a screen reader, not printed.
    pub summary: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// True where the first cell of a row names the row.
    pub row_headers: bool,
}

impl Table {
    pub fn new(summary: impl Into<String>) -> Self {
        Self { summary: summary.into(), ..Self::default() }
    }

    pub fn column(mut self, title: impl Into<String>, align: Align) -> Self {
        self.columns.push(Column { title: title.into(), align });
        self
    }

    /// The first cell of every row names it ("Total").
    pub fn row_headers(mut self) -> Self {
        self.row_headers = true;
        self
    }

    pub fn row<S: Into<String>>(mut self, cells: impl IntoIterator<Item = S>) -> Self {
        self.rows.push(Row { cells: cells.into_iter().map(Into::into).collect(), strong: false });
        self
    }

    pub fn total<S: Into<String>>(mut self, cells: impl IntoIterator<Item = S>) -> Self {
        self.rows.push(Row { cells: cells.into_iter().map(Into::into).collect(), strong: true });
        self
    }
}

impl Document {
    /// A document must have a title and a language: without them a screen reader cannot read it out.
    pub fn new(title: impl Into<String>, lang: Lang) -> Self {
        Self {
            title: title.into(),
            lang,
            author: None,
            dated: None,
            accent: [0x1f, 0x4e, 0x5f],
            footer: None,
            parts: Vec::new(),
        }
    }

    /// Who issued it.
    pub fn author(mut self, name: impl Into<String>) -> Self {
        self.author = Some(name.into());
        self
    }

    /// When it was made (UTC, to the second).
    pub fn dated(mut self, at: Instant) -> Self {
        self.dated = Some(at);
        self
    }

    /// The house colour as red, green, blue; used for lines and the lead, so it should be dark.
    pub fn accent(mut self, rgb: [u8; 3]) -> Self {
        self.accent = rgb;
        self
    }

    /// Small print at the foot of every page, beside the page number.
    pub fn footer(mut self, text: impl Into<String>) -> Self {
        self.footer = Some(text.into());
        self
    }

    pub fn part(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    pub fn heading(self, level: u8, text: impl Into<String>) -> Self {
        self.part(Part::Heading { level: level.clamp(1, 6), text: text.into() })
    }

    pub fn paragraph(self, text: impl Into<String>) -> Self {
        self.part(Part::paragraph(text))
    }

    pub fn list<S: Into<String>>(self, items: impl IntoIterator<Item = S>) -> Self {
        self.part(Part::List { numbered: false, items: items.into_iter().map(Into::into).collect() })
    }

    pub fn numbered<S: Into<String>>(self, items: impl IntoIterator<Item = S>) -> Self {
        self.part(Part::List { numbered: true, items: items.into_iter().map(Into::into).collect() })
    }

    pub fn table(self, table: Table) -> Self {
        self.part(Part::Table(table))
    }

    pub fn pairs<A: Into<String>, B: Into<String>>(self, pairs: impl IntoIterator<Item = (A, B)>) -> Self {
        self.part(Part::pairs(pairs))
    }

    pub fn columns(self, columns: Vec<Vec<Part>>) -> Self {
        self.part(Part::Columns(columns))
    }

    /// The bytes of the PDF. Fails only where the PDF library refuses what we built: our fault.
    pub fn pdf(&self) -> Result<Vec<u8>, Fault> {
        crate::draw::pdf(self, crate::plan::plan(self))
    }
}

impl Part {
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into(), tone: Tone::Plain }
    }

    pub fn toned(tone: Tone, text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into(), tone }
    }

    pub fn pairs<A: Into<String>, B: Into<String>>(pairs: impl IntoIterator<Item = (A, B)>) -> Self {
        Self::Pairs(pairs.into_iter().map(|(a, b)| (a.into(), b.into())).collect())
    }
}
