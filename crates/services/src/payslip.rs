//! Pay statements.

use ground::{DocumentId, Instant, Money, PersonId, Text};
use serde::{Deserialize, Serialize};

/// A line of a statement; what is taken off is negative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipLine {
    /// `salary`, `allowance`, `tax`, `pension`, `health`, `unemployment`.
    pub kind: String,
    /// Hundredths of the currency's unit.
    pub minor: i64,
}

impl SlipLine {
    pub fn text(&self) -> Text {
        Text::new(match self.kind.as_str() {
            "salary" => "services-slip-salary",
            "allowance" => "services-slip-allowance",
            "tax" => "services-slip-tax",
            "pension" => "services-slip-pension",
            "health" => "services-slip-health",
            "unemployment" => "services-slip-unemployment",
            _ => "services-slip-other",
        })
    }
}

/// What an employee was paid for a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Payslip {
    pub id: DocumentId,
    pub person: PersonId,
    /// `YYYY-MM`.
    pub month: String,
    pub gross: Money,
    pub net: Money,
    pub lines: Vec<SlipLine>,
    pub paid_at: Instant,
}
