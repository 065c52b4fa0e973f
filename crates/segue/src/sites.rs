//! The sites, held in memory because every request asks for one.

use futures_util::future::BoxFuture;
use ground::{Instant, SiteId, Span, World};
use people::{Audience, shelf};
use std::sync::{Arc, RwLock};
use store::Db;
use web::{Look, Site, Sites};

/// A change in the office shows after at most this long.
const FRESH: Span = Span::secs(2);

type Known = Vec<(Option<String>, Arc<Site>)>;

/// Sites by host, read again every two seconds while they are asked for.
pub struct Directory {
    db: Db,
    world: World,
    known: RwLock<(Instant, Arc<Known>)>,
    aliases: Vec<(String, SiteId)>,
}

impl Directory {
    pub fn new(db: Db, world: World) -> Self {
        Self { db, world, known: RwLock::default(), aliases: Vec::new() }
    }

    /// More names that lead to a site.
    #[must_use]
    pub fn with_aliases(mut self, aliases: Vec<(String, SiteId)>) -> Self {
        self.aliases = aliases;
        self
    }

    async fn known(&self) -> Arc<Known> {
        let now = self.world.now();
        let kept = self.known.read().map(|k| k.clone()).unwrap_or_default();
        if !kept.1.is_empty() && now - kept.0 < FRESH && now >= kept.0 {
            return kept.1;
        }
        match self.db.read(shelf::sites).await {
            Ok(sites) => {
                let fresh: Known = sites.into_iter().map(|s| (s.host.clone(), Arc::new(shown(s)))).collect();
                let fresh = Arc::new(fresh);
                if let Ok(mut known) = self.known.write() {
                    *known = (now, Arc::clone(&fresh));
                }
                fresh
            }
            Err(e) => {
                tracing::error!(error = ?e, "the sites could not be read; the last known ones stay");
                kept.1
            }
        }
    }
}

impl Sites for Directory {
    fn by_host<'a>(&'a self, host: &'a str) -> BoxFuture<'a, Option<Arc<Site>>> {
        Box::pin(async move {
            let known = self.known().await;
            let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
            let alias = self.aliases.iter().find(|(a, _)| a == name).map(|(_, site)| site);
            let is_it = |(h, site): &&(Option<String>, Arc<Site>)| match alias {
                Some(id) => site.id == *id,
                None => h.as_deref() == Some(name),
            };
            let named = known.iter().find(is_it);
            let nameless = known.iter().find(|(h, _)| h.is_none());
            named.or(nameless).or(known.first()).map(|(_, site)| Arc::clone(site))
        })
    }
}

fn shown(s: people::Site) -> Site {
    Site {
        id: s.id,
        name: s.name,
        employees: s.kind == Audience::Employees,
        langs: s.langs,
        default_lang: s.default_lang,
        time_zone: s.time_zone,
        currency: s.currency,
        look: Look {
            accent: s.look.accent.trim_start_matches('#').to_owned(),
            logo: None,
            mark: s.look.mark,
        },
    }
}
