//! Who hears what on the live stream, and who takes what comes up: the faces decide, each for its tabs.

use desk::Desk;
use futures_util::future::BoxFuture;
use ground::{Error, Result, Span};
use http::request::Parts;
use office::Office;
use portal::Portal;
use serde_json::Value;
use web::live::{Tab, Ups};
use web::{Caller, Face};

/// The faces behind the live stream.
pub struct Wire {
    pub portal: Portal,
    pub desk: Desk,
    pub office: Office,
}

impl Ups for Wire {
    fn caller<'a>(&'a self, face: Face, head: &'a Parts) -> BoxFuture<'a, Caller> {
        Box::pin(async move {
            match face {
                Face::Portal => portal::session::caller(&self.portal, head).await,
                Face::Desk => desk::caller(&self.desk, head).await,
                Face::Office => office::caller(&self.office, head).await,
                Face::Api => Caller::Nobody,
            }
        })
    }

    fn topic_allowed<'a>(&'a self, tab: &'a Tab, topic: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            if let Some(allowed) = desk::cobrowse::topic_allowed(&self.desk, tab, topic) {
                return allowed;
            }
            if let Some(allowed) = desk::ups::topic_allowed(&self.desk, tab, topic).await {
                return allowed;
            }
            if let Some(allowed) = portal::dialogue::topic_allowed(&self.portal, tab, topic).await {
                return allowed;
            }
            match (&tab.caller, topic.split_once(':')) {
                (Caller::Person { id, .. }, Some(("person", of))) => id.as_str() == of,
                (_, Some(("visit", _))) => self.portal.observer.may_hear(tab, topic),
                _ => false,
            }
        })
    }

    fn up<'a>(&'a self, tab: &'a Tab, to: &'a str, body: Value) -> BoxFuture<'a, Result<Value>> {
        Box::pin(async move {
            if to == "visit" {
                return self.portal.observer.up(tab, &body).await;
            }
            if let Some(done) = portal::dialogue::up(&self.portal, tab, to, &body).await {
                return done;
            }
            if let Some(done) = portal::cobrowse::up(&self.portal, tab, to, &body).await {
                return done;
            }
            if let Some(done) = desk::cobrowse::up(&self.desk, tab, to, &body).await {
                return done;
            }
            desk::ups::up(&self.desk, tab, to, body).await.unwrap_or(Err(Error::NotFound))
        })
    }

    fn joined<'a>(&'a self, tab: &'a Tab) -> BoxFuture<'a, ()> {
        Box::pin(desk::ups::joined(&self.desk, tab))
    }

    fn left<'a>(&'a self, tab: &'a Tab, silent: Span) -> BoxFuture<'a, ()> {
        Box::pin(desk::ups::left(&self.desk, tab, silent))
    }
}
