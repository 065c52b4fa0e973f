//! Every route of the desk and who may call it. Below `/desk`.

use crate::{
    Desk, acceptances, acts, approvals, calls, cases, cobrowse, dialogues, files, home, leave, messages,
    presence, recordings, sign_in, standby, visit, visits, vouchers, work, wrap,
};
use web::{Role, Routes, Who};

const DESK: Who = Who::Staff(&[Role::AccountManager, Role::Supervisor]);
const AGENT: Who = Who::Staff(&[Role::AccountManager]);
const SUPERVISOR: Who = Who::Staff(&[Role::Supervisor]);

/// The table, to be mounted at `/desk` with [`crate::resolve`] around it.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        // Who waits, who visits
        .get("/", DESK, home::get)
        .get("/visits", DESK, visits::list)
        .get("/visits/{id}", DESK, visit::get)
        .post("/visits/{id}/standbys", AGENT, standby::begin)
        .post("/visits/{id}/standbys/endings", AGENT, standby::end)
        .post("/presence", DESK, presence::post)
        .post("/acceptances", AGENT, acceptances::post)
        .post("/calls/{id}", AGENT, calls::post)
        // One dialogue
        .get("/dialogue/{id}", DESK, work::get)
        .post("/dialogue/{id}/messages", AGENT, messages::post)
        .post("/dialogue/{id}/notes", DESK, messages::note)
        .get("/dialogue/{id}/files", AGENT, files::form)
        .upload("/dialogue/{id}/files", AGENT, dialogue::ATTACHMENT_MAX + 64 * 1024, files::post)
        .get("/dialogue/{id}/files/{file}", DESK, files::get)
        .get("/dialogue/{id}/wrap-up", AGENT, wrap::get)
        .post("/dialogue/{id}/wrap-up", AGENT, wrap::post)
        .post("/dialogue/{id}/passing", AGENT, wrap::pass)
        // Standing beside them
        .get("/dialogue/{id}/co-browsing", AGENT, cobrowse::get)
        .post("/dialogue/{id}/co-browsing", AGENT, cobrowse::ask)
        .post("/dialogue/{id}/co-browsing/endings", AGENT, cobrowse::end)
        .post("/dialogue/{id}/co-browsing/recordings", AGENT, recordings::ask)
        .post("/dialogue/{id}/co-browsing/recordings/endings", AGENT, recordings::end)
        // Putting it right
        .get("/dialogue/{id}/orders/{order}/{act}", AGENT, acts::get)
        .post("/dialogue/{id}/orders/{order}/{act}", AGENT, acts::post)
        .post("/dialogue/{id}/orders/{order}/{act}/approvals", AGENT, acts::ask)
        .get("/dialogue/{id}/leave", AGENT, leave::get)
        .post("/dialogue/{id}/leave", AGENT, leave::post)
        .get("/dialogue/{id}/vouchers", AGENT, vouchers::get)
        .post("/dialogue/{id}/vouchers", AGENT, vouchers::post)
        .get("/approvals", SUPERVISOR, approvals::list)
        .post("/approvals/{id}", SUPERVISOR, approvals::post)
        // What was, and what is open
        .get("/dialogues", DESK, dialogues::list)
        .get("/cases", DESK, cases::list)
        .get("/cases/{id}", DESK, cases::get)
        // A thread within a case names its files relative to its own page.
        .get("/cases/{id}/files/{file}", DESK, files::get)
        .get("/cases/{id}/recordings/{recording}", DESK, recordings::get)
        .post("/cases/{id}/recordings/{recording}/replays", DESK, recordings::replay)
        .post("/cases/{id}/taking", DESK, cases::take)
        .post("/cases/{id}/settlement", DESK, cases::settle)
        // Coming and going
        .get("/sign-in", Who::Anyone, sign_in::get)
        .post("/sign-in", Who::Anyone, sign_in::post)
        .post("/sign-in/session", Who::Anyone, sign_in::redeem)
        .post("/sign-out", Who::Staff(&[]), sign_in::out)
}
