//! Every route of the office, and who may call it. Below `/office`.

use crate::{
    Office, articles, audit, home, jobs, measures, observed, persons, replies, setup, sign_in, site, sites,
    staff, tokens,
};
use web::{Role, Routes, Who};

/// Anybody who works in the office.
const OFFICE: Who = Who::Staff(&[Role::Supervisor, Role::Editor, Role::Administrator]);
const LEADS: Who = Who::Staff(&[Role::Supervisor, Role::Administrator]);
const WRITERS: Who = Who::Staff(&[Role::Editor, Role::Administrator]);
const ADMIN: Who = Who::Staff(&[Role::Administrator]);

/// Bytes of a form that carries an article of up to 1 MB, percent-encoded.
const ARTICLE: usize = 4 << 20;

/// The table; roles are looked at again for the site that is asked for.
pub fn routes() -> Routes<Office> {
    Routes::new()
        .get("/sign-in", Who::Anyone, sign_in::get)
        .post("/sign-in", Who::Anyone, sign_in::post)
        .get("/sign-in/sent", Who::Anyone, sign_in::sent)
        .get("/sign-in/link", Who::Anyone, sign_in::link)
        .post("/sign-in/link", Who::Anyone, sign_in::redeem)
        .get("/sign-in/arrived", Who::Anyone, sign_in::arrived)
        .post("/sign-out", Who::Anyone, sign_in::out)
        // The first site and its administrator, by the link that the program prints.
        .get("/setup", Who::Anyone, setup::get)
        .post("/setup", Who::Anyone, setup::post)
        .get("/", OFFICE, home::get)
        .get("/sites", LEADS, sites::list)
        .get("/sites/new", ADMIN, sites::new)
        .post("/sites", ADMIN, sites::create)
        .get("/sites/{id}", LEADS, site::get)
        .get("/sites/{id}/profile", ADMIN, site::profile::get)
        .post("/sites/{id}/profile", ADMIN, site::profile::post)
        .get("/sites/{id}/look", ADMIN, site::look::get)
        .post("/sites/{id}/look", ADMIN, site::look::post)
        .get("/sites/{id}/hours", LEADS, site::week::get)
        .post("/sites/{id}/hours", LEADS, site::week::post)
        .get("/sites/{id}/observation", ADMIN, site::observation::get)
        .post("/sites/{id}/observation", ADMIN, site::observation::post)
        .get("/sites/{id}/offers", ADMIN, site::offers::get)
        .post("/sites/{id}/offers", ADMIN, site::offers::post)
        .get("/sites/{id}/rules", ADMIN, site::rules::get)
        .post("/sites/{id}/rules", ADMIN, site::rules::post)
        .get("/sites/{id}/website", ADMIN, site::website::get)
        .post("/sites/{id}/website", ADMIN, site::website::post)
        .post("/sites/{id}/website/keys", ADMIN, site::website::make)
        .post("/sites/{id}/website/keys/{kid}/retirement", ADMIN, site::website::retire)
        .get("/sites/{id}/vouchers", ADMIN, site::vouchers::get)
        .post("/sites/{id}/vouchers", ADMIN, site::vouchers::post)
        .get("/sites/{id}/replies", OFFICE, replies::list)
        .get("/sites/{id}/replies/new", OFFICE, replies::form::new)
        .post("/sites/{id}/replies", OFFICE, replies::form::create)
        .get("/sites/{id}/replies/{reply}", OFFICE, replies::form::get)
        .post("/sites/{id}/replies/{reply}", OFFICE, replies::form::post)
        .post("/sites/{id}/replies/{reply}/moves", OFFICE, replies::place)
        .post("/sites/{id}/replies/{reply}/removal", OFFICE, replies::remove)
        .post("/sites/{id}/replies/{reply}/restoration", OFFICE, replies::restore)
        .get("/staff", LEADS, staff::list)
        .get("/staff/new", ADMIN, staff::new::get)
        .post("/staff", ADMIN, staff::new::post)
        .get("/staff/{id}", LEADS, staff::get)
        .post("/staff/{id}/who", ADMIN, staff::change::who)
        .post("/staff/{id}/work", LEADS, staff::change::work)
        .post("/staff/{id}/roles", ADMIN, staff::change::roles)
        .get("/staff/{id}/departure", ADMIN, staff::change::departure)
        .post("/staff/{id}/departure", ADMIN, staff::change::depart)
        .post("/staff/{id}/return", ADMIN, staff::change::come_back)
        .get("/persons", LEADS, persons::list)
        .get("/persons/new", LEADS, persons::new)
        .post("/persons", LEADS, persons::create)
        .get("/persons/{id}", LEADS, persons::get)
        .post("/persons/{id}", LEADS, persons::post)
        .get("/articles", WRITERS, articles::list)
        .get("/articles/new", WRITERS, articles::new)
        .upload("/articles", WRITERS, ARTICLE, articles::create)
        .upload("/articles/preview", WRITERS, ARTICLE, articles::preview_new)
        .get("/articles/{id}", WRITERS, articles::get)
        .upload("/articles/{id}", WRITERS, ARTICLE, articles::post)
        .upload("/articles/{id}/preview", WRITERS, ARTICLE, articles::preview)
        .get("/articles/{id}/versions", WRITERS, articles::versions::list)
        .get("/articles/{id}/versions/{n}", WRITERS, articles::versions::one)
        .post("/articles/{id}/versions/{n}/restoration", WRITERS, articles::versions::restore)
        .get("/measures", LEADS, measures::get)
        .get("/measures.csv", LEADS, measures::csv)
        .get("/observed", LEADS, observed::list)
        .get("/observed/{id}", LEADS, observed::visit)
        .get("/audit", LEADS, audit::list)
        .get("/tokens", ADMIN, tokens::list)
        .get("/tokens/new", ADMIN, tokens::new)
        .post("/tokens", ADMIN, tokens::create)
        .get("/tokens/{id}/revocation", ADMIN, tokens::revocation)
        .post("/tokens/{id}/revocation", ADMIN, tokens::revoke)
        // Of the whole house: looked at again.
        .get("/jobs", ADMIN, jobs::list)
        .post("/jobs/{id}/revival", ADMIN, jobs::revive)
        .get("/jobs/{id}/removal", ADMIN, jobs::removal)
        .post("/jobs/{id}/removal", ADMIN, jobs::remove)
}
