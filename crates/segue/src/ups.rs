//! Who hears what on the live stream, and who takes what comes up: the faces decide, each for its tabs.

use futures_util::future::BoxFuture;
use ground::{Error, Result};
use http::request::Parts;
use portal::Portal;
use serde_json::Value;
use web::live::{Tab, Ups};
use web::{Caller, Face};

/// The faces behind the live stream.
pub struct Wire {
    pub portal: Portal,
}

impl Ups for Wire {
    fn caller<'a>(&'a self, face: Face, head: &'a Parts) -> BoxFuture<'a, Caller> {
        Box::pin(async move {
            match face {
                Face::Portal => portal::session::caller(&self.portal, head).await,
                Face::Desk | Face::Office | Face::Api => Caller::Nobody,
            }
        })
    }

    fn topic_allowed<'a>(&'a self, tab: &'a Tab, topic: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            match (&tab.caller, topic.split_once(':')) {
                (_, Some(("visit", _))) => self.portal.observer.may_hear(tab, topic),
                (Caller::Person { id, .. }, Some(("person", of))) => id.as_str() == of,
                _ => false,
            }
        })
    }

    fn up<'a>(&'a self, tab: &'a Tab, to: &'a str, body: Value) -> BoxFuture<'a, Result<Value>> {
        Box::pin(async move {
            match to {
                "visit" => self.portal.observer.up(tab, &body).await,
                _ => Err(Error::NotFound),
            }
        })
    }
}
