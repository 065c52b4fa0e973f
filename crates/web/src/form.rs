//! What people typed, and what to say next to it.

use crate::page::Page;
use crate::trouble::Oops;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use ground::{Refusal, Text};
use http::request::Parts;
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// A posted form. Repeated fields go into a `Vec`; missing ones need `#[serde(default)]`.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Oops;

    async fn from_request(req: Request, state: &S) -> Result<Self, Oops> {
        let bytes = Bytes::from_request(req, state).await.map_err(|_| Oops::TooLarge)?;
        serde_html_form::from_bytes(&visible(&bytes)).map(Form).map_err(unreadable)
    }
}

/// The query of an address, read like a form.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Oops> {
        let query = parts.uri.query().unwrap_or("");
        serde_html_form::from_bytes(&visible(query.as_bytes())).map(Query).map_err(unreadable)
    }
}

/// The same form without what cannot be seen in it: see [`ground::visible`].
fn visible(form: &[u8]) -> Cow<'_, [u8]> {
    let seen = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
        ground::visible(&value).len() == value.len() && ground::visible(&name).len() == name.len()
    };
    if form_urlencoded::parse(form).all(seen) {
        return Cow::Borrowed(form);
    }
    let mut again = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(form) {
        again.append_pair(&ground::visible(&name), &ground::visible(&value));
    }
    Cow::Owned(again.finish().into_bytes())
}

fn unreadable(e: serde_html_form::de::Error) -> Oops {
    tracing::debug!(%e, "form not readable");
    Refusal::input("form.unreadable", "", Text::new("web-form-unreadable")).into()
}

/// What is wrong with a form: shown in a summary at its top and next to each field.
#[derive(Debug, Clone, Default)]
pub struct Errors {
    all: Vec<(String, Text)>,
    /// What the person can do instead, from a refusal.
    pub instead: Vec<Text>,
    /// The rule that refused, for the observer of difficulties.
    pub rule: Option<String>,
}

impl Errors {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn add(&mut self, field: &str, text: Text) {
        self.all.push((field.to_owned(), text));
    }

    /// Adds the sentence of this key where `ok` is false.
    pub fn require(&mut self, ok: bool, field: &str, key: &'static str) {
        if !ok {
            self.add(field, Text::new(key));
        }
    }

    /// From a refusal of the rules below.
    pub fn of(refusal: &Refusal) -> Self {
        Self {
            all: vec![(refusal.field.clone().unwrap_or_default(), refusal.reason.clone())],
            instead: refusal.instead.clone(),
            rule: Some(refusal.rule.clone()),
        }
    }

    /// Splits an error: a refusal becomes errors to show, everything else goes on.
    pub fn catch(error: ground::Error) -> Result<Self, Oops> {
        match error {
            ground::Error::Refused(r) => Ok(Self::of(&r)),
            other => Err(other.into()),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Field (empty: the form as a whole) and sentence, in order.
    pub fn list(&self) -> &[(String, Text)] {
        &self.all
    }

    pub fn has(&self, field: impl AsRef<str>) -> bool {
        self.all.iter().any(|(f, _)| f == field.as_ref())
    }

    /// The first sentence for a field, in the page's language; empty where there is none.
    pub fn for_field(&self, p: &Page, field: impl AsRef<str>) -> String {
        self.all.iter().find(|(f, _)| f == field.as_ref()).map(|(_, t)| p.say(t)).unwrap_or_default()
    }
}

/// One entry of a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A second line under the label; may be empty.
    pub hint: String,
    pub chosen: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), chosen: false }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    #[must_use]
    pub fn chosen(mut self, yes: bool) -> Self {
        self.chosen = yes;
        self
    }
}
