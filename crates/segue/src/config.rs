//! Settings from a file, the environment and flags, each with its words.

use crate::cli::Place;
use channels::mail::{Security, Smtp};
use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// A setting that there is: its name, its default (empty: none), what it may be, whether it is secret.
pub struct Key {
    pub name: &'static str,
    pub default: &'static str,
    pub allowed: &'static str,
    pub secret: bool,
}

const fn key(name: &'static str, default: &'static str, allowed: &'static str) -> Key {
    Key { name, default, allowed, secret: false }
}

const fn secret(name: &'static str, allowed: &'static str) -> Key {
    Key { name, default: "", allowed, secret: true }
}

/// Every setting.
pub const KEYS: &[Key] = &[
    key("data", "segue-data", "a directory"),
    key("listen", "127.0.0.1:8080", "an address and a port, such as 127.0.0.1:8080 or [::1]:8080"),
    key("public_url", "", "https://… as people type it, or http://localhost:PORT; without a path"),
    key(
        "viewer_origin",
        "",
        "https://… of another name of this program, without a path; nothing for the desk's own",
    ),
    secret("database_url", "postgres://user:password@host/name; nothing for SQLite in the data directory"),
    key("database_connections", "", "a number from 1 to 64"),
    key("proxies", "0", "how many proxies stand in front and add to X-Forwarded-For: a number from 0 to 8"),
    secret("metrics_token", "text that a program sends as a bearer to read /metrics from another machine"),
    key("log.level", "info", "error, warn, info, debug, trace, or directives such as info,web=debug"),
    key("log.format", "auto", "auto (text on a terminal, else JSON), text, or json"),
    key("mail.from", "Segue <segue@localhost>", "a mail address, with or without a name"),
    key("mail.host", "", "the name of a mail server; nothing to keep mail in the data directory"),
    key("mail.port", "", "a number from 1 to 65535"),
    key("mail.security", "starttls", "tls, starttls, or none (for a server on this machine)"),
    key("mail.user", "", "the name to sign in with at the mail server"),
    secret("mail.password", "the password to sign in with at the mail server"),
];

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Default,
    File(PathBuf),
    Environment,
    Flag,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Environment => f.write_str("environment"),
            Self::Flag => f.write_str("flag"),
        }
    }
}

/// What is wrong with a setting, in a sentence that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Auto,
    Text,
    Json,
}

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Config {
    pub data: PathBuf,
    pub listen: SocketAddr,
    /// Without a trailing slash; derived from `listen` where it is not set.
    pub public_url: String,
    /// Another origin of this program, for the document that shows persons' pages at the desk.
    pub viewer_origin: Option<String>,
    pub database_url: Option<String>,
    pub database_connections: Option<usize>,
    pub proxies: usize,
    pub metrics_token: Option<String>,
    pub log_level: String,
    pub log_format: LogFormat,
    pub mail_from: String,
    pub mail: Option<Smtp>,
    raw: BTreeMap<&'static str, (String, Origin)>,
}

/// What our own tests read from the environment, which is no setting.
const OF_TESTS: [&str; 2] = ["SEGUE_BIN", "SEGUE_RACES"];

/// Refuses a variable that looks like a setting and is none: a slip of the pen would go unnoticed.
///
/// Errors: a sentence that names it and what there is.
pub fn check_variables(names: impl Iterator<Item = String>) -> Result<(), Wrong> {
    let known = |n: &str| KEYS.iter().any(|k| variable(k.name) == n) || OF_TESTS.contains(&n);
    for name in names.filter(|n| n.starts_with("SEGUE_") && !n.starts_with("SEGUE_TEST_")) {
        if !known(&name) {
            let all = KEYS.iter().map(|k| variable(k.name)).collect::<Vec<_>>().join(", ");
            return Err(Wrong(format!(
                "{name} is set in the environment, which is no setting; there are: {all}"
            )));
        }
    }
    Ok(())
}

/// The name of a setting in the environment: `mail.port` is `SEGUE_MAIL_PORT`.
pub fn variable(name: &str) -> String {
    format!("SEGUE_{}", name.replace('.', "_").to_uppercase())
}

impl Config {
    /// Reads file, environment and flags (as name and value), in rising order of weight.
    ///
    /// Errors: the first thing that is wrong, naming key, value, origin and what is allowed.
    pub fn load(
        place: &Place,
        flags: &[(&'static str, Option<String>)],
        env: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Wrong> {
        let mut raw: BTreeMap<&'static str, (String, Origin)> =
            KEYS.iter().map(|k| (k.name, (k.default.to_owned(), Origin::Default))).collect();
        let mut set = |name: &'static str, value: String, origin: Origin| raw.insert(name, (value, origin));
        let data_flag = place.data.as_ref().map(|d| d.display().to_string());
        let data = data_flag.clone().or_else(|| env("SEGUE_DATA")).unwrap_or_else(|| "segue-data".to_owned());
        for (name, value, path) in read_file(place, &data)? {
            set(name, value, Origin::File(path));
        }
        for k in KEYS {
            if let Some(value) = env(&variable(k.name)) {
                set(k.name, value, Origin::Environment);
            }
        }
        let flags = flags.iter().map(|(n, v)| (*n, v.clone())).chain([("data", data_flag)]);
        for (name, value) in flags.filter_map(|(n, v)| Some((n, v?))) {
            set(name, value, Origin::Flag);
        }
        Self::parse(raw)
    }

    fn parse(raw: BTreeMap<&'static str, (String, Origin)>) -> Result<Self, Wrong> {
        let r = Raw(&raw);
        let listen: SocketAddr = r.needed("listen", |v| v.parse().ok())?;
        let mail = match r.text("mail.host") {
            None => None,
            Some(host) => {
                let security = r.needed("mail.security", |v| {
                    serde_json::from_value::<Security>(serde_json::Value::from(v)).ok()
                })?;
                if security == Security::None && r.text("mail.password").is_some() && !local_name(&host) {
                    return Err(Wrong(format!(
                        "mail.security is none and mail.host is {host}, so mail.password would travel in the clear; \
                         allowed: tls or starttls, or a server on this machine"
                    )));
                }
                let usual = match security {
                    Security::Tls => 465,
                    Security::Starttls => 587,
                    Security::None => 25,
                };
                if r.text("mail.user").is_some() != r.text("mail.password").is_some() {
                    return Err(Wrong(
                        "of mail.user and mail.password only one is set; allowed: both, or neither"
                            .to_owned(),
                    ));
                }
                Some(Smtp {
                    host,
                    port: r.optional("mail.port", |v| v.parse().ok().filter(|p| *p > 0))?.unwrap_or(usual),
                    security,
                    user: r.text("mail.user"),
                    password: r.text("mail.password"),
                })
            }
        };
        let config = Self {
            data: PathBuf::from(r.needed("data", |v| Some(v.to_owned()))?),
            listen,
            public_url: r.optional("public_url", public_url)?.unwrap_or_else(|| default_url(listen)),
            viewer_origin: r.optional("viewer_origin", public_url)?,
            database_url: r.optional("database_url", |v| {
                (v.starts_with("postgres://") || v.starts_with("postgresql://") || v.contains("host="))
                    .then(|| v.to_owned())
            })?,
            database_connections: r
                .optional("database_connections", |v| v.parse().ok().filter(|n| (1..=64).contains(n)))?,
            proxies: r.needed("proxies", |v| v.parse().ok().filter(|n| *n <= 8))?,
            metrics_token: r.text("metrics_token"),
            log_level: r.needed("log.level", |v| {
                v.parse::<tracing_subscriber::EnvFilter>().ok().map(|_| v.to_owned())
            })?,
            log_format: r.needed("log.format", |v| match v {
                "auto" => Some(LogFormat::Auto),
                "text" => Some(LogFormat::Text),
                "json" => Some(LogFormat::Json),
                _ => None,
            })?,
            mail_from: r
                .needed("mail.from", |v| (v.contains('@') && !v.contains('\n')).then(|| v.to_owned()))?,
            mail,
            raw: BTreeMap::new(),
        };
        Ok(Self { raw, ..config })
    }

    /// Refuses what would send secrets in the clear.
    ///
    /// Errors: a sentence with the remedy.
    pub fn check_exposure(&self) -> Result<(), Wrong> {
        let https = self.public_url.starts_with("https://");
        if !https && !self.listen.ip().is_loopback() {
            return Err(Wrong(format!(
                "listen is {}, which other machines can reach, and public_url is {}, which is plain HTTP.\n\
                 Listen on 127.0.0.1:{} behind a proxy that speaks TLS, and set public_url = \
                 \"https://your.name\".",
                self.listen,
                self.public_url,
                self.listen.port()
            )));
        }
        let host = host_of(&self.public_url);
        if !https && !local_name(host) {
            return Err(Wrong(format!(
                "public_url is {}: over plain HTTP, sign-in cookies and everything people type could be read on \
                 the way.\nPut a proxy that speaks TLS in front (Caddy, nginx, …) and set public_url = \
                 \"https://{}\".",
                self.public_url, host
            )));
        }
        Ok(())
    }

    /// The demo signs everybody in without proof, so nobody else may reach it.
    ///
    /// Errors: a sentence with the remedy.
    pub fn check_demo(&self) -> Result<(), Wrong> {
        if self.listen.ip().is_loopback() {
            return Ok(());
        }
        Err(Wrong(format!(
            "listen is {}, which other machines can reach; the demo signs everybody in with one click and stays on \
             this machine.\nUse --listen 127.0.0.1:{}, or `segue serve` for others.",
            self.listen,
            self.listen.port()
        )))
    }

    /// Every setting with its value (secrets masked), origin and what it may be.
    pub fn show(&self) -> String {
        let mut out = String::new();
        let usual = self.data.join("segue.toml");
        if !self.data.is_dir() {
            out.push_str(&format!("# the data directory {} is not there yet\n", self.data.display()));
        } else if !usual.exists() && !self.raw.values().any(|(_, o)| matches!(o, Origin::File(_))) {
            out.push_str(&format!("# there is no {}\n", usual.display()));
        }
        for k in KEYS {
            let Some((value, origin)) = self.raw.get(k.name) else { continue };
            let shown = match (k.secret, value.is_empty()) {
                (_, true) => "(not set)".to_owned(),
                (true, false) => "********".to_owned(),
                (false, false) => format!("{value:?}"),
            };
            out.push_str(&format!(
                "{:<22} = {shown:<28} # {origin}; {}; {}\n",
                k.name,
                variable(k.name),
                k.allowed
            ));
        }
        out
    }
}

struct Raw<'a>(&'a BTreeMap<&'static str, (String, Origin)>);

impl Raw<'_> {
    fn text(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|(v, _)| v.clone()).filter(|v| !v.is_empty())
    }

    fn optional<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Wrong> {
        self.text(name).map(|_| self.needed(name, read)).transpose()
    }

    fn needed<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Wrong> {
        let (value, origin) = self.0.get(name).cloned().unwrap_or((String::new(), Origin::Default));
        read(&value).ok_or_else(|| {
            let key = KEYS.iter().find(|k| k.name == name);
            let shown = if key.is_some_and(|k| k.secret) { "********" } else { &value };
            let allowed = key.map_or("", |k| k.allowed);
            let from = match origin {
                Origin::Environment => format!("{} in the environment", variable(name)),
                other => other.to_string(),
            };
            Wrong(format!("{name} is {shown:?} (from {from}); allowed: {allowed}"))
        })
    }
}

type Found = (&'static str, String, PathBuf);

fn read_file(place: &Place, data: &str) -> Result<Vec<Found>, Wrong> {
    let path = match &place.config {
        Some(path) => path.clone(),
        None => {
            let usual = PathBuf::from(data).join("segue.toml");
            if !usual.exists() {
                return Ok(Vec::new());
            }
            usual
        }
    };
    let shown = path.display();
    let text = std::fs::read_to_string(&path).map_err(|e| Wrong(format!("cannot read {shown}: {e}")))?;
    let table: toml::Table =
        text.parse().map_err(|e| Wrong(format!("{shown} is not TOML: {e}").trim_end().to_owned()))?;
    let mut flat = Vec::new();
    flatten("", &table, &mut flat);
    flat.into_iter()
        .map(|(name, value)| {
            let key = KEYS.iter().find(|k| k.name == name).ok_or_else(|| {
                let known = KEYS.iter().map(|k| k.name).collect::<Vec<_>>().join(", ");
                Wrong(format!("{shown} sets {name} = {value:?}, which is no setting; there are: {known}"))
            })?;
            Ok((key.name, value, path.clone()))
        })
        .collect()
}

fn flatten(prefix: &str, table: &toml::Table, out: &mut Vec<(String, String)>) {
    for (name, value) in table {
        let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&name, inner, out),
            toml::Value::String(s) => out.push((name, s.clone())),
            other => out.push((name, other.to_string())),
        }
    }
}

fn public_url(value: &str) -> Option<String> {
    let value = value.strip_suffix('/').unwrap_or(value);
    let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    (!rest.is_empty() && rest.chars().all(plain)).then(|| value.to_owned())
}

fn default_url(listen: SocketAddr) -> String {
    match listen.ip() {
        ip if ip.is_loopback() => format!("http://localhost:{}", listen.port()),
        ip => format!("http://{}", SocketAddr::new(ip, listen.port())),
    }
}

/// Host of a URL, without its port.
pub fn host_of(url: &str) -> &str {
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    match authority.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or(v6),
        None => authority.split(':').next().unwrap_or(authority),
    }
}

fn local_name(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(flags: &[(&'static str, &str)], env: &[(&str, &str)]) -> Result<Config, Wrong> {
        let flags: Vec<_> = flags.iter().map(|(n, v)| (*n, Some((*v).to_owned()))).collect();
        let env = |name: &str| env.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        Config::load(&Place::default(), &flags, &env)
    }

    #[test]
    fn nothing_is_needed() {
        let c = load(&[], &[]).unwrap();
        assert_eq!(c.public_url, "http://localhost:8080");
        assert!(c.mail.is_none() && c.check_exposure().is_ok());
    }

    #[test]
    fn an_error_names_key_value_origin_and_what_is_allowed() {
        let wrong = load(&[], &[("SEGUE_MAIL_HOST", "m"), ("SEGUE_MAIL_PORT", "many")]).unwrap_err();
        assert_eq!(
            wrong.0,
            "mail.port is \"many\" (from SEGUE_MAIL_PORT in the environment); allowed: a number from 1 to 65535"
        );
        let wrong = load(&[], &[("SEGUE_DATABASE_URL", "mysql://x:secret@y")]).unwrap_err();
        assert!(!wrong.0.contains("secret"), "{wrong}");
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_that_over_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("segue.toml");
        std::fs::write(&file, "proxies = 1\n[mail]\nhost = \"file\"\n").unwrap();
        let place = Place { config: Some(file.clone()), ..Place::default() };
        let env = |n: &str| (n == "SEGUE_PROXIES").then(|| "2".to_owned());
        let c = Config::load(&place, &[], &env).unwrap();
        assert_eq!((c.proxies, c.mail.unwrap().port), (2, 587));
        let flag = [("listen", Some("[::1]:9000".to_owned()))];
        assert_eq!(Config::load(&place, &flag, &env).unwrap().listen.port(), 9000);
        std::fs::write(&file, "[mail]\nhots = \"x\"\n").unwrap();
        let wrong = Config::load(&place, &[], &env).unwrap_err();
        assert!(wrong.0.contains("sets mail.hots = \"x\", which is no setting; there are: data, listen"));
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert!(load(&[("listen", "0.0.0.0:80")], &[]).unwrap().check_exposure().is_err());
        assert!(load(&[("public_url", "http://help.example.org")], &[]).unwrap().check_exposure().is_err());
        let behind = [("listen", "0.0.0.0:80"), ("public_url", "https://help.example.org/")];
        let c = load(&behind, &[]).unwrap();
        assert!(c.check_exposure().is_ok());
        assert_eq!(c.public_url, "https://help.example.org");
    }

    #[test]
    fn the_demo_stays_on_this_machine() {
        assert!(load(&[("listen", "[::1]:80")], &[]).unwrap().check_demo().is_ok());
        let wrong = load(&[("listen", "0.0.0.0:8080")], &[]).unwrap().check_demo().unwrap_err();
        assert!(wrong.0.contains("--listen 127.0.0.1:8080"), "{wrong}");
    }

    #[test]
    fn a_misspelt_variable_is_no_setting() {
        let check = |names: &[&str]| check_variables(names.iter().map(|n| (*n).to_owned()));
        assert!(check(&["PATH", "SEGUE_MAIL_HOST", "SEGUE_TEST_POSTGRES"]).is_ok());
        let wrong = check(&["SEGUE_MAIL_HOTS"]).unwrap_err();
        assert!(
            wrong.0.starts_with("SEGUE_MAIL_HOTS is set in the environment, which is no setting"),
            "{wrong}"
        );
    }

    #[test]
    fn a_mail_user_needs_a_password() {
        let wrong = load(&[], &[("SEGUE_MAIL_HOST", "m"), ("SEGUE_MAIL_USER", "u")]).unwrap_err();
        assert!(wrong.0.contains("mail.user and mail.password"), "{wrong}");
        let both = [("SEGUE_MAIL_USER", "u"), ("SEGUE_MAIL_PASSWORD", "p"), ("SEGUE_MAIL_SECURITY", "none")];
        let at = |host: &'static str| load(&[], &[&both[..], &[("SEGUE_MAIL_HOST", host)]].concat());
        assert!(at("localhost").is_ok());
        assert!(at("mail.example.org").unwrap_err().0.contains("in the clear"));
    }

    #[test]
    fn secrets_are_masked() {
        let c = load(&[], &[("SEGUE_METRICS_TOKEN", "hush")]).unwrap();
        assert!(c.show().contains("********") && !c.show().contains("hush"));
    }
}
