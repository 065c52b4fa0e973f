//! Every route of every face, filled with real ids, and what everybody must meet there.

use crate::Place;
use crate::cast::{ALL_STAFF, OTHER, OTHER_HOST, PERSONS, SHOP, SHOP_HOST};
use crate::client::{Client, Got};
use crate::things::{self, HOUSE, IN_FORMS, INVOLVED, ONLY_AT, OTHERWISE, THINGS, Whose};
use http::Method;
use web::{FORM_LIMIT, Face, Who};

/// One line of a face's table at its full address.
#[derive(Clone, Debug)]
pub struct Route {
    pub method: Method,
    pub path: String,
    pub who: Who,
    pub upload: bool,
}

pub fn table() -> Vec<Route> {
    let faces = [
        (Face::Portal, portal::routes::routes().table().to_vec()),
        (Face::Desk, desk::routes().table().to_vec()),
        (Face::Office, office::routes().table().to_vec()),
        (Face::Api, api::table().table().to_vec()),
    ];
    let mut all = Vec::new();
    for (face, routes) in faces {
        for r in routes {
            let path = if r.path == "/" && face != Face::Portal { "" } else { r.path };
            let path = format!("{}{path}", face.mount());
            all.push(Route {
                method: r.method,
                path,
                who: r.who,
                upload: r.limit > FORM_LIMIT && r.path.ends_with("/files"),
            });
        }
    }
    // Whoever signs out cannot be asked again.
    all.sort_by_key(|r| r.path.ends_with("/sign-out"));
    all
}

/// An address with its parameters filled, and to whom the innermost thing belongs.
#[derive(Clone, Debug)]
pub struct Address {
    pub path: String,
    pub whose: Option<Whose>,
}

pub fn addresses(route: &Route) -> Vec<Address> {
    let mut all = vec![Address { path: String::new(), whose: None }];
    let mut pattern = String::new();
    for part in route.path.split('/').skip(1) {
        pattern = format!("{pattern}/{part}");
        let values: Vec<_> = match part.starts_with('{') {
            false => vec![(part, None)],
            true => {
                let other = OTHERWISE.iter().find(|o| o.0 == route.path && o.1 == pattern).map(|o| o.2);
                let known = THINGS.iter().filter(|t| t.0 == pattern);
                let known: Vec<_> = known.map(|t| (other.unwrap_or(t.1), Some(t.2))).collect();
                assert!(
                    !known.is_empty(),
                    "which thing is {pattern}? Say so in THINGS (tests/src/things.rs)"
                );
                known
            }
        };
        let longer = |a: &Address| {
            values
                .iter()
                .map(|(value, whose)| Address {
                    path: format!(
                        "{}/{}",
                        a.path,
                        if part.starts_with('{') { web::segment(value) } else { (*value).into() }
                    ),
                    whose: whose.filter(|w| *w != Whose::Word).or(a.whose),
                })
                .collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// What a caller must meet at a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Must {
    /// 401, 403, 404, or be led to the sign-in page; and nothing has changed.
    BeRefused,
    /// Nothing has changed, whatever is answered.
    ChangeNothing,
    /// Anything but our own fault, and no 401 or 403.
    BeLet,
}

pub struct Caller {
    pub name: String,
    pub client: Client,
    /// (person, their site), where this is somebody signed in at their own site.
    pub person: Option<(&'static str, &'static str)>,
    pub staff: Option<&'static [(&'static str, people::Role)]>,
    pub bearer: bool,
}

pub fn callers(place: &Place) -> Vec<Caller> {
    let visit = things::visit_cookie();
    let mut all = vec![Caller {
        name: "nobody".into(),
        client: place.nobody(),
        person: None,
        staff: None,
        bearer: false,
    }];
    // Everybody carries the cookie of Ann's visit: it must be of no use to them.
    for (name, site) in PERSONS {
        let client = place.browser(name);
        all.push(Caller {
            name: name.into(),
            client,
            person: Some((name, site)),
            staff: None,
            bearer: false,
        });
        let foreign = if site == SHOP { OTHER_HOST } else { SHOP_HOST };
        let client = place.browser(name).at(foreign);
        all.push(Caller {
            name: format!("{name} at {foreign}"),
            client,
            person: None,
            staff: None,
            bearer: false,
        });
    }
    for (name, roles) in ALL_STAFF {
        let client = place.browser(name);
        all.push(Caller { name: name.into(), client, person: None, staff: Some(roles), bearer: false });
    }
    for caller in &mut all {
        caller.client.cookies.insert("__Host-visit".into(), visit.clone());
    }
    for (name, site) in PERSONS {
        let client = place.program(name);
        all.push(Caller {
            name: format!("token of {name}"),
            client,
            person: Some((name, site)),
            staff: None,
            bearer: true,
        });
    }
    for (name, roles) in ALL_STAFF {
        let client = place.program(name);
        all.push(Caller {
            name: format!("token of {name}"),
            client,
            person: None,
            staff: Some(roles),
            bearer: true,
        });
    }
    for token in ["revoked", "unknown"] {
        let client = place.program(token);
        all.push(Caller { name: format!("token {token}"), client, person: None, staff: None, bearer: true });
    }
    all
}

fn people_role(role: web::Role) -> people::Role {
    match role {
        web::Role::AccountManager => people::Role::AccountManager,
        web::Role::Supervisor => people::Role::Supervisor,
        web::Role::Editor => people::Role::Editor,
        web::Role::Administrator => people::Role::Administrator,
    }
}

/// What `caller` must meet, from what the route says and whose the thing is.
pub fn must(route: &Route, at: &Address, caller: &Caller) -> Must {
    let form = IN_FORMS.iter().find(|f| f.0 == route.path && route.method != Method::GET);
    let house = HOUSE.contains(&route.path.as_str()).then_some(Whose::House);
    let whose = form.map(|f| f.1).or(house).or(at.whose).filter(|w| *w != Whose::Word);
    let here = if caller.client.host == SHOP_HOST { SHOP } else { OTHER };
    if ONLY_AT.iter().any(|(path, site)| route.path.starts_with(path) && *site != here) {
        return Must::BeRefused;
    }
    let name = caller.person.map_or("", |(name, _)| name);
    if INVOLVED.contains(&(name, route.path.as_str())) {
        return Must::ChangeNothing;
    }
    let at_home = |site: &str| caller.person.is_some_and(|(_, own)| own == site);
    let signed_in = match route.who {
        Who::Anyone | Who::Machine => true,
        Who::Person => !caller.bearer && caller.person.is_some(),
        Who::Staff(_) => !caller.bearer && caller.staff.is_some(),
        Who::Bearer => caller.bearer && (caller.person.is_some() || caller.staff.is_some()),
    };
    if !signed_in {
        return Must::BeRefused;
    }
    let may = match (route.who, whose) {
        (Who::Machine, _) => true,
        (Who::Anyone, Some(Whose::Site(site))) => here == site,
        (Who::Anyone, Some(Whose::Visit)) => caller.name == "ann",
        (Who::Anyone, Some(Whose::Of(..) | Whose::House)) => false,
        (Who::Anyone | Who::Person | Who::Bearer, None | Some(Whose::Word)) => true,
        (Who::Person, Some(Whose::Site(site))) => at_home(site),
        (Who::Person, Some(Whose::Of(owner, _))) => owner == name,
        (Who::Person, Some(Whose::Visit)) => name == "ann",
        (Who::Person, Some(Whose::House)) => false,
        (Who::Staff(asked), Some(Whose::House)) => [SHOP, OTHER].iter().all(|s| has(caller, asked, Some(s))),
        (Who::Staff(asked), _) => has(caller, asked, whose.and_then(Whose::site)),
        (Who::Bearer, Some(Whose::Site(site))) => works(caller, site) || at_home(site),
        (Who::Bearer, Some(Whose::Of(owner, site))) => {
            let helpers = [web::Role::AccountManager, web::Role::Supervisor];
            has(caller, &helpers, Some(site)) || owner == name
        }
        (Who::Bearer, Some(Whose::Visit | Whose::House)) => false,
    };
    match (may, form) {
        (true, _) => Must::BeLet,
        (false, Some((_, _, true))) => Must::ChangeNothing,
        (false, _) => Must::BeRefused,
    }
}

/// Has one of these roles, at this site or anywhere; any role where none is asked.
fn has(caller: &Caller, asked: &[web::Role], site: Option<&str>) -> bool {
    let Some(roles) = caller.staff else { return false };
    asked.is_empty()
        || roles.iter().any(|(s, role)| {
            site.is_none_or(|site| site == *s) && asked.iter().any(|a| people_role(*a) == *role)
        })
}

fn works(caller: &Caller, site: &str) -> bool {
    caller.staff.is_some_and(|roles| roles.iter().any(|(s, _)| *s == site))
}

/// Calls a route as somebody, with a load that it would take.
pub async fn call(caller: &Caller, route: &Route, at: &Address) -> Got {
    let load = things::load(&route.method, &route.path, route.upload);
    caller.client.clone().send(route.method.clone(), &at.path, &load).await
}
