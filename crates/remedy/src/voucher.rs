//! What somebody at the desk wants to give: a voucher, or an act above their authority.

use ground::{DialogueId, Instant, Money, OrderId, PersonId, RemedyId, SiteId, StaffId, World};
use records::policy::Act;

/// How long a voucher is valid, in days.
pub const VOUCHER_DAYS: i64 = 365;

/// Somebody at the desk wants to give a voucher.
#[derive(Clone, Debug)]
pub struct Ask {
    pub id: RemedyId,
    /// Sent twice under one key, granted once.
    pub key: String,
    pub site: SiteId,
    pub person: PersonId,
    pub dialogue: Option<DialogueId>,
    pub order: Option<OrderId>,
    pub staff: StaffId,
    pub amount: Money,
    pub reason: String,
    /// The site's local date: see [`site_day`].
    pub day: String,
    /// The code of the voucher, if it is granted: see [`voucher_code`].
    pub code: String,
}

/// Somebody at the desk wants to do what is above their authority.
#[derive(Clone, Debug)]
pub struct ActAsk {
    pub id: RemedyId,
    /// Sent twice under one key, asked once.
    pub key: String,
    pub site: SiteId,
    pub person: PersonId,
    pub dialogue: DialogueId,
    pub order: OrderId,
    pub staff: StaffId,
    pub act: Act,
    /// What it gives away: the authority that it takes.
    pub amount: Money,
    /// Why, for the supervisor.
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for a supervisor.
    Asked,
    Granted,
    Refused,
}

impl State {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }

    pub fn parse(code: &str) -> Self {
        match code {
            "granted" => Self::Granted,
            "refused" => Self::Refused,
            _ => Self::Asked,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Remedy {
    pub id: RemedyId,
    pub site: SiteId,
    pub person: PersonId,
    pub dialogue: Option<DialogueId>,
    pub order: Option<OrderId>,
    pub staff: StaffId,
    pub amount: Money,
    pub reason: String,
    pub state: State,
    pub at: Instant,
    pub decided_at: Option<Instant>,
    pub voucher: Option<String>,
    /// What is to be done to the order; none where a voucher is given.
    pub act: Option<Act>,
    /// Who decided, and why, where a supervisor had to.
    pub decided_by: Option<StaffId>,
    pub decision: String,
}

#[derive(Clone, Debug)]
pub struct Voucher {
    pub code: String,
    pub amount: Money,
    pub left: Money,
    pub granted_at: Instant,
    pub expires_at: Instant,
}

/// The date in a time zone (IANA name), for the budget of a day: `2026-11-23`.
pub fn site_day(at: Instant, zone: &str) -> String {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    at.timestamp().to_zoned(zone).date().to_string()
}

/// `7K3F-Q2MD-9XTR`: sixty bits, no signs that look alike.
pub fn voucher_code(world: &World) -> String {
    const SIGNS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let sign = || char::from(SIGNS[usize::try_from(world.chance().below(SIGNS.len() as u64)).unwrap_or(0)]);
    let four = || (0..4).map(|_| sign()).collect::<String>();
    format!("{}-{}-{}", four(), four(), four())
}
