//! Opens what a command needs: the data directory, the database, a site.

use crate::config::Config;
use crate::trail;
use ground::{Currency, Fault, Lang, Money, Result, SiteId, World};
use people::{Audience, Look, Site, shelf};
use std::path::PathBuf;
use store::{Db, Options, Place};

/// The folders of a data directory.
#[derive(Clone, Debug)]
pub struct Folders {
    pub root: PathBuf,
}

impl Folders {
    pub fn database(&self) -> PathBuf {
        self.root.join("segue.db")
    }
    pub fn mail(&self) -> PathBuf {
        self.root.join("mail")
    }
    pub fn attachments(&self) -> PathBuf {
        self.root.join("attachments")
    }
    pub fn search(&self) -> PathBuf {
        self.root.join("search")
    }
}

/// Makes the data directory where it is missing.
pub fn folders(config: &Config) -> Result<Folders> {
    let root = config.data.clone();
    std::fs::create_dir_all(&root)
        .map_err(|e| Fault::because(format!("cannot make the data directory {}", root.display()), e))?;
    Ok(Folders { root })
}

/// The data directory of a house that is there already; makes nothing. With a database elsewhere, the
/// directory is not needed.
///
/// Errors: a fault that says what is missing where, and what to do.
pub fn existing(config: &Config) -> Result<Folders> {
    let folders = Folders { root: config.data.clone() };
    if config.database_url.is_some() || folders.database().is_file() {
        return Ok(folders);
    }
    let (root, file) = (folders.root.display(), folders.database());
    let text = if folders.root.is_dir() {
        format!("there is no database in {root}: {} is missing", file.display())
    } else {
        format!("there is no data directory {root}")
    };
    Err(Fault::new(format!(
        "{text}. Say with --data (or SEGUE_DATA) where it is; `segue serve` and `segue import` make a new one"
    ))
    .into())
}

/// The place and manner in which the configuration wants the database opened.
pub fn options(config: &Config, folders: &Folders) -> Options {
    let place = match &config.database_url {
        Some(url) => Place::Postgres(url.clone()),
        None => Place::Sqlite(folders.database()),
    };
    let mut options = Options::new(place);
    if let Some(n) = config.database_connections {
        options.connections = n;
    }
    options
}

pub async fn database(config: &Config, folders: &Folders, world: &World) -> Result<Db> {
    Db::open(&options(config, folders), world).await
}

/// Weekdays from eight to six: what a new site begins with.
pub fn usual_hours() -> serde_json::Value {
    let day = serde_json::json!(["08:00-18:00"]);
    serde_json::json!({"mon": day, "tue": day, "wed": day, "thu": day, "fri": day})
}

/// A site as it begins; the office changes the rest.
pub fn new_site(id: SiteId, name: &str, currency: Currency, world: &World) -> Site {
    Site {
        id,
        name: name.to_owned(),
        kind: Audience::Customers,
        host: None,
        langs: vec![Lang::En, Lang::De, Lang::Hu],
        default_lang: Lang::En,
        time_zone: "UTC".to_owned(),
        currency,
        look: Look::default(),
        hours: usual_hours(),
        observe: true,
        keep_days: 90,
        recording_days: 30,
        voucher_budget: Money::new(50_000, currency),
        made_at: world.now(),
    }
}

/// The site that a command means: the one with this id (made where it is missing), else the only one.
///
/// Errors: a fault that lists the sites where the command must choose.
pub async fn site_or_new(db: &Db, wanted: Option<&str>, currency: Currency, world: &World) -> Result<SiteId> {
    let sites = db.read(shelf::sites).await?;
    if let Some(found) = chosen(&sites, wanted)? {
        return Ok(found);
    }
    let id = SiteId::from(wanted.unwrap_or("main"));
    let site = new_site(id.clone(), wanted.unwrap_or("Segue"), currency, world);
    let stamp = trail::stamp(world);
    db.write(move |c| {
        shelf::put_site(c, &site)?;
        let after = serde_json::json!({ "name": site.name, "currency": site.currency.code() });
        trail::note(c, "site.made", site.id.as_str(), Some(&site.id), &after, &stamp)
    })
    .await?;
    say!("made the site {id}");
    Ok(id)
}

/// The site that a command means, which must exist.
pub async fn site(db: &Db, wanted: Option<&str>) -> Result<SiteId> {
    let sites = db.read(shelf::sites).await?;
    let missing = || Fault::new(format!("there is no such site; there are: {}", names(&sites)));
    Ok(chosen(&sites, wanted)?.ok_or_else(missing)?)
}

fn chosen(sites: &[Site], wanted: Option<&str>) -> Result<Option<SiteId>> {
    match (wanted, sites) {
        (Some(id), _) => Ok(sites.iter().find(|s| s.id.as_str() == id).map(|s| s.id.clone())),
        (None, []) => Ok(None),
        (None, [one]) => Ok(Some(one.id.clone())),
        (None, _) => {
            Err(Fault::new(format!("say which site with --site; there are: {}", names(sites))).into())
        }
    }
}

fn names(sites: &[Site]) -> String {
    if sites.is_empty() {
        return "none yet".to_owned();
    }
    sites.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join(", ")
}
