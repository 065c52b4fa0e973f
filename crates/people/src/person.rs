//! Anyone served.

use ground::{Instant, Lang, PersonId, SiteId};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$vm])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.word() == word)
            }
        }
    )+};
}

words! {
    /// What a person is to the organisation.
    Kind { #[default] Customer = "customer", Employee = "employee", Manager = "manager" }
    TextSize { #[default] Normal = "normal", Large = "large", Largest = "largest" }
    Contrast { #[default] Normal = "normal", More = "more" }
    Motion { #[default] Normal = "normal", Less = "less" }
    /// How the organisation should reach them.
    Channel { #[default] Email = "email", Portal = "portal", Telephone = "telephone" }
    /// How they ask to be spoken to; their own choice.
    Manner { #[default] Usual = "usual", Slowly = "slowly", Writing = "writing", Plain = "plain", Formal = "formal" }
    /// Whether help may be offered without being asked for.
    Approach { #[default] Welcome = "welcome", Never = "never" }
}

/// What a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    pub text_size: TextSize,
    pub contrast: Contrast,
    pub motion: Motion,
    pub channel: Channel,
    pub manner: Manner,
    pub approach: Approach,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    pub address1: String,
    pub address2: String,
    pub city: String,
    pub state: String,
    pub country: String,
    pub zip: String,
}

impl Address {
    /// As it was typed, in the order of its fields, without blanks around.
    pub fn typed(fields: [&str; 6]) -> Self {
        let [address1, address2, city, state, country, zip] = fields.map(|f| f.trim().to_owned());
        Self { address1, address2, city, state, country, zip }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: PersonId,
    pub site: SiteId,
    pub kind: Kind,
    pub first: String,
    pub last: String,
    pub email: String,
    pub phone: String,
    pub lang: Lang,
    pub address: Address,
    pub prefs: Prefs,
    /// Who approves what they ask for.
    pub manager: Option<PersonId>,
    /// What an import brought along and we do not read: a JSON object.
    pub extra: serde_json::Value,
    pub made_at: Instant,
    pub changed_at: Instant,
}

/// Whether a language puts the family name first.
pub fn family_first(lang: Lang) -> bool {
    lang == Lang::Hu
}

impl Person {
    /// As they are called in their own language, whoever reads it.
    pub fn name(&self) -> String {
        let (a, b) =
            if family_first(self.lang) { (&self.last, &self.first) } else { (&self.first, &self.last) };
        format!("{a} {b}").trim().to_owned()
    }
}
