//! An article, and what may be written into one.

use ground::{ArticleId, Instant, Lang, Refusal, SiteId, Text};
use serde::{Deserialize, Serialize};

/// Longest title, in characters.
const TITLE_MAX: usize = 200;
/// Longest text, in bytes.
const BODY_MAX: usize = 1_000_000;
/// Longest slug, in bytes.
pub const SLUG_MAX: usize = 160;

/// Who may read an article; a reader is of one of the same three kinds, and each may read what
/// the ones before it may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    #[default]
    Public,
    SignedIn,
    Staff,
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Public, Self::SignedIn, Self::Staff];

    /// The word in files, in the database and in the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::SignedIn => "signed-in",
            Self::Staff => "staff",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.word() == word)
    }

    /// A reader of this kind may read what is for `audience`.
    pub fn may_read(self, audience: Self) -> bool {
        audience <= self
    }

    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::Public => "knowledge-audience-public",
            Self::SignedIn => "knowledge-audience-signed-in",
            Self::Staff => "knowledge-audience-staff",
        })
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    #[default]
    Draft,
    Published,
    /// Was published; found by nobody.
    Withdrawn,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Withdrawn];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }

    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::Draft => "knowledge-state-draft",
            Self::Published => "knowledge-state-published",
            Self::Withdrawn => "knowledge-state-withdrawn",
        })
    }
}

/// An article as it stands now.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub id: ArticleId,
    pub site: SiteId,
    /// Unique within site and language; the same in every language of one article.
    pub slug: String,
    pub lang: Lang,
    pub title: String,
    /// Markdown.
    pub body: String,
    pub audience: Audience,
    pub tags: Vec<String>,
    pub state: State,
    /// The file it was imported from; empty where it was written here.
    pub source: String,
    /// 1 for the first text.
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    /// Staff, or the name of what imported it.
    pub updated_by: String,
}

impl Article {
    /// Published, and for this kind of reader.
    pub fn is_for(&self, reader: Audience) -> bool {
        self.state == State::Published && reader.may_read(self.audience)
    }

    /// The text as safe HTML; headings begin at level 2.
    pub fn html(&self) -> String {
        crate::html(&self.body)
    }
}

/// An article in a list: everything but its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub id: ArticleId,
    pub slug: String,
    pub lang: Lang,
    pub title: String,
    pub audience: Audience,
    pub tags: Vec<String>,
    pub state: State,
    pub version: i64,
    pub updated_at: Instant,
    pub updated_by: String,
}

/// A text that an article had.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub version: i64,
    pub title: String,
    pub body: String,
    pub audience: Audience,
    pub tags: Vec<String>,
    pub state: State,
    pub at: Instant,
    pub by: String,
}

/// What someone wants an article to say. Site, language and slug tell which one.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub site: SiteId,
    pub slug: String,
    pub lang: Lang,
    pub title: String,
    pub body: String,
    pub audience: Audience,
    pub tags: Vec<String>,
    pub state: State,
    pub source: String,
}

impl Draft {
    /// Says the same as `article` already does.
    pub fn equals(&self, a: &Article) -> bool {
        self.title == a.title
            && self.body == a.body
            && self.audience == a.audience
            && self.tags == a.tags
            && self.state == a.state
    }

    /// The same, without what cannot be seen of it.
    pub(crate) fn visible(&self) -> Self {
        let seen = |text: &String| ground::visible(text).into_owned();
        Self {
            title: seen(&self.title),
            body: seen(&self.body),
            tags: self.tags.iter().map(seen).collect(),
            ..self.clone()
        }
    }

    /// Refuses what cannot be an article, by field.
    pub fn check(&self) -> Result<(), Refusal> {
        let title = self.title.trim();
        if title.is_empty() {
            return Err(Refusal::input(
                "article.title-missing",
                "title",
                Text::new("knowledge-title-missing"),
            ));
        }
        if title.chars().count() > TITLE_MAX {
            let reason = Text::new("knowledge-title-long").with("most", TITLE_MAX as i64);
            return Err(Refusal::input("article.title-long", "title", reason));
        }
        if self.slug.is_empty() || self.slug.len() > SLUG_MAX || slug_of(&self.slug) != self.slug {
            return Err(Refusal::input("article.slug", "slug", Text::new("knowledge-slug-wrong")));
        }
        if self.body.trim().is_empty() {
            return Err(Refusal::input("article.body-missing", "body", Text::new("knowledge-body-missing")));
        }
        if self.body.len() > BODY_MAX {
            return Err(Refusal::input("article.body-long", "body", Text::new("knowledge-body-long")));
        }
        Ok(())
    }
}

/// Lower-case letters without accents, digits and single hyphens: `Mit tehet, ha…?` becomes
/// `mit-tehet-ha`. At most [`SLUG_MAX`] bytes.
pub fn slug_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in store::fold(&text.replace('ß', "ss")).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= SLUG_MAX {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_reads_what_the_ones_before_may() {
        assert!(Audience::Staff.may_read(Audience::Public));
        assert!(Audience::SignedIn.may_read(Audience::SignedIn));
        assert!(!Audience::Public.may_read(Audience::SignedIn));
    }

    #[test]
    fn a_slug_is_plain() {
        assert_eq!(slug_of("Größe & Maße: was paßt?"), "grosse-masse-was-passt");
        assert_eq!(slug_of("--Őszi  ÁFA--"), "oszi-afa");
        assert!(slug_of(&"é".repeat(500)).len() <= SLUG_MAX);
    }
}
