//! Every route of the office, and who may call it. Below `/office`.

use crate::{Office, home, setup, sign_in, site, sites};
use web::{Role, Routes, Who};

/// Anybody who works in the office.
const OFFICE: Who = Who::Staff(&[Role::Supervisor, Role::Editor, Role::Administrator]);
const LEADS: Who = Who::Staff(&[Role::Supervisor, Role::Administrator]);
const ADMIN: Who = Who::Staff(&[Role::Administrator]);

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
        .get("/sites/{id}/vouchers", ADMIN, site::vouchers::get)
        .post("/sites/{id}/vouchers", ADMIN, site::vouchers::post)
}
