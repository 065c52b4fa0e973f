//! Who plays in the demo: two sites, those who work there, and a name under `localhost` for each.
//!
//! All names are under one more name, because browsers count `a.localhost` and `b.localhost` as
//! strangers to each other and would not show one signed in within the other.

use ground::{Currency, Instant, Lang, Money, SiteId};
use people::sign_in::Face;
use people::{Audience, Look, Role, Site, Staff};
use serde_json::json;

/// Under which all of the demo's names stand; its own page is here.
pub const ROOT: &str = "segue.localhost";

pub const SHOP: &str = "shop";
pub const TEAM: &str = "team";

/// Somebody to be, with one click.
pub struct Part {
    /// In the address: `/demo/as/customer`.
    pub key: &'static str,
    pub face: Face,
    /// A person's or a staff member's id.
    pub id: &'static str,
    pub name: &'static str,
    pub site: &'static str,
    /// The first label of the name under [`ROOT`].
    pub host: &'static str,
    /// Where they begin.
    pub next: &'static str,
    pub lang: Lang,
}

const fn part(
    key: &'static str,
    (face, host): (Face, &'static str),
    (id, name): (&'static str, &'static str),
    site: &'static str,
    next: &'static str,
    lang: Lang,
) -> Part {
    Part { key, face, id, name, site, host, next, lang }
}

use Face::{Desk, Office, Portal};
use Lang::{De, En, Hu};

/// Every part, in the order in which the demo's page shows them.
pub const PARTS: &[Part] = &[
    part("customer", (Portal, "shop"), ("elise_marchand", "Élise Marchand"), SHOP, "/", En),
    part("customer-de", (Portal, "laden"), ("jurgen_weiss", "Jürgen Weiß"), SHOP, "/", De),
    part("customer-hu", (Portal, "bolt"), ("zsofia_koszegi", "Kőszegi Zsófia"), SHOP, "/", Hu),
    part("employee", (Portal, "team"), ("tomasz_wisniewski", "Tomasz Wiśniewski"), TEAM, "/", En),
    part("employee-de", (Portal, "mitarbeit"), ("greta_grossmann", "Greta Großmann"), TEAM, "/", De),
    part("employee-hu", (Portal, "munka"), ("balint_szucs", "Szűcs Bálint"), TEAM, "/", Hu),
    part("manager", (Portal, "manager"), ("ingrid_akesson", "Ingrid Åkesson"), TEAM, "/approvals", En),
    part("account-manager", (Desk, "desk"), ("nora", "Nora Brandt"), SHOP, "/desk", En),
    part("account-manager-hu", (Desk, "desk2"), ("levente", "Kovács Levente"), SHOP, "/desk", Hu),
    part("account-manager-team", (Desk, "desk3"), ("amelie", "Amélie Dubois"), TEAM, "/desk", En),
    part("supervisor", (Desk, "supervisor"), ("martin", "Martin Groß"), SHOP, "/desk", En),
    part("editor", (Office, "editor"), ("sofia", "Sofia Conti"), SHOP, "/office", En),
    part("administrator", (Office, "office"), ("anna", "Anna Jensen"), SHOP, "/office", En),
];

pub fn find(key: &str) -> Option<&'static Part> {
    PARTS.iter().find(|p| p.key == key)
}

impl Part {
    /// Its own name: `shop.segue.localhost`.
    pub fn host(&self) -> String {
        format!("{}.{ROOT}", self.host)
    }
}

/// Names that lead to a site beside its own.
pub fn aliases() -> Vec<(String, SiteId)> {
    PARTS.iter().map(|p| (p.host(), SiteId::from(p.site))).collect()
}

/// The two sites. They are always open, so that the demo works at any hour.
pub fn sites(now: Instant) -> [Site; 2] {
    let always = || {
        let day = json!(["00:00-24:00"]);
        json!({ "mon": day, "tue": day, "wed": day, "thu": day, "fri": day, "sat": day, "sun": day })
    };
    let site = |id: &str, name: &str, kind, accent: &str, mark: &str, tagline: &str| Site {
        id: id.into(),
        name: name.to_owned(),
        kind,
        host: Some(format!("{id}.{ROOT}")),
        langs: Lang::ALL.to_vec(),
        default_lang: En,
        time_zone: "Europe/Budapest".to_owned(),
        currency: Currency::EUR,
        look: Look { accent: accent.to_owned(), mark: mark.to_owned(), tagline: tagline.to_owned() },
        hours: always(),
        observe: true,
        keep_days: 90,
        recording_days: 30,
        voucher_budget: Money::new(50_000, Currency::EUR),
        made_at: now,
    };
    [
        site(SHOP, "Morgenlind", Audience::Customers, "#2f6b4f", "M", "Things that stay"),
        site(TEAM, "Morgenlind Team", Audience::Employees, "#3b5b8c", "T", ""),
    ]
}

/// Our cast goes by its given names; the Hungarian ones stand last.
fn called(name: &str, hungarian: bool) -> String {
    let mut words = name.split(' ');
    if hungarian { words.next_back() } else { words.next() }.unwrap_or_default().to_owned()
}

/// Those at the desk and in the office, with what they may grant alone.
pub fn staff(now: Instant) -> Vec<Staff> {
    use Role::{AccountManager, Administrator, Editor, Supervisor};
    let one =
        |id: &str, name: &str, langs: &[Lang], skills: &[&str], euros: i64, roles: &[(&str, Role)]| Staff {
            id: id.into(),
            name: name.to_owned(),
            called: called(name, langs.first() == Some(&Hu)),
            email: format!("{id}@morgenlind.example"),
            lang: *langs.first().unwrap_or(&En),
            langs: langs.to_vec(),
            skills: skills.iter().map(|s| (*s).to_owned()).collect(),
            authority: euros * 100,
            active: true,
            roles: roles.iter().map(|(site, role)| (SiteId::from(*site), *role)).collect(),
            made_at: now,
        };
    let at = |role: Role| [(SHOP, role), (TEAM, role)];
    vec![
        one(
            "nora",
            "Nora Brandt",
            &[En, De],
            &["orders", "returns", "payments"],
            25,
            &[(SHOP, AccountManager)],
        ),
        one(
            "levente",
            "Kovács Levente",
            &[Hu, En, De],
            &["orders", "returns"],
            50,
            &[(SHOP, AccountManager)],
        ),
        one("amelie", "Amélie Dubois", &[En, De, Hu], &["leave", "payslips"], 25, &[(TEAM, AccountManager)]),
        one(
            "martin",
            "Martin Groß",
            &[En, De, Hu],
            &["orders", "returns", "leave", "payslips"],
            200,
            &[(SHOP, Supervisor), (SHOP, AccountManager), (TEAM, Supervisor), (TEAM, AccountManager)],
        ),
        one("sofia", "Sofia Conti", &[En, De], &[], 0, &at(Editor)),
        one("anna", "Anna Jensen", &[En, De, Hu], &[], 0, &at(Administrator)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_part_has_a_name_of_its_own_and_exists() {
        let keys: BTreeSet<_> = PARTS.iter().map(|p| p.key).collect();
        let hosts: BTreeSet<_> = PARTS.iter().map(|p| p.host).collect();
        assert_eq!((keys.len(), hosts.len()), (PARTS.len(), PARTS.len()));
        let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        let shop = super::super::shop::Shop::generate(1, now);
        let team = super::super::team::employees();
        for p in PARTS {
            let known = match (p.face, p.site) {
                (Portal, SHOP) => shop.customers.iter().any(|c| c.id == p.id),
                (Portal, _) => team.iter().any(|e| e.id == p.id),
                _ => staff(now).iter().any(|s| s.id.as_str() == p.id && s.works_at(&p.site.into())),
            };
            assert!(known, "{}", p.key);
        }
    }
}
