//! What employees find: their leave, their payslips, and for managers the requests of their team.
//! These pages exist on sites for employees only.

mod approvals;
mod leave;
mod payslips;

use crate::Portal;
use crate::observe::Watch;
use ground::{Error, Instant, Result};
use jiff::civil::Date;
use services::verbs::At;
use web::{Page, Routes, Who};

/// The table of these pages.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        // One's own leave
        .get("/leave", Who::Person, leave::get)
        .post("/leave/requests/preview", Who::Person, leave::preview)
        .post("/leave/requests/saved", Who::Person, leave::save)
        .post("/leave/requests", Who::Person, leave::post)
        .post("/leave/requests/{id}/withdrawals", Who::Person, leave::withdraw)
        // One's own pay statements; {file}: ID.pdf
        .get("/payslips", Who::Person, payslips::get)
        .get("/payslips/{file}", Who::Person, payslips::pdf)
        // The requests of one's team; another's are forbidden
        .get("/approvals", Who::Person, approvals::get)
        .post("/approvals/{id}/decisions", Who::Person, approvals::decide)
}

/// Errors: not found on a site for customers.
fn here(p: &Page) -> Result<()> {
    if p.site.employees { Ok(()) } else { Err(Error::NotFound) }
}

/// The day that it is where the site is.
fn today(p: &Page) -> Date {
    services::today(p.now, &p.site.time_zone)
}

fn at(portal: &Portal, p: &Page, watch: &Watch) -> At {
    At {
        site: p.site.id.clone(),
        today: today(p),
        now: p.now,
        visit: watch.visit().cloned(),
        dialogue: None,
        entry: portal.house.world.id(),
    }
}

/// A day as pages show it.
fn shown(day: Date) -> Instant {
    services::calendar::noon(day)
}

/// How a state of a request looks.
const fn tone(state: services::State) -> &'static str {
    match state {
        services::State::Asked => "note",
        services::State::Approved => "good",
        services::State::Refused => "bad",
        services::State::Withdrawn => "",
    }
}
