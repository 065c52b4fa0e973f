//! Money in whole minor units: 12.34 EUR is 1234. Never a floating-point number.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 4217 code, three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("a currency is three capital letters, such as EUR")]
    Currency,
    #[error("an amount is digits with at most two decimals, such as 12.34")]
    Amount,
    #[error("the amount is too large")]
    TooLarge,
}

impl Currency {
    pub const USD: Self = Self(*b"USD");
    pub const EUR: Self = Self(*b"EUR");
    pub const GBP: Self = Self(*b"GBP");
    pub const HUF: Self = Self(*b"HUF");

    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        match code.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|x| x.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(MoneyError::Currency),
        }
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;
    fn try_from(s: String) -> Result<Self, MoneyError> {
        Self::parse(&s)
    }
}

impl From<Currency> for String {
    fn from(c: Currency) -> Self {
        c.code().to_owned()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Hundredths of the currency's unit.
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Reads a plain decimal with a point: `-12.3`, `1200`, `0.05`.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(part) || part.len() > 2 {
            return Err(MoneyError::Amount);
        }
        let whole: i64 = whole.parse().map_err(|_| MoneyError::TooLarge)?;
        let part: i64 = format!("{part:0<2}").parse().map_err(|_| MoneyError::Amount)?;
        let minor = whole.checked_mul(100).and_then(|w| w.checked_add(part)).ok_or(MoneyError::TooLarge)?;
        Ok(Self::new(if negative { -minor } else { minor }, currency))
    }

    /// Nearest minor unit of a decimal number that came as JSON.
    pub fn from_f64(amount: f64, currency: Currency) -> Result<Self, MoneyError> {
        let minor = (amount * 100.0).round();
        if !minor.is_finite() || minor.abs() > 9.0e15 {
            return Err(MoneyError::TooLarge);
        }
        Ok(Self::new(minor as i64, currency))
    }

    pub fn as_f64(self) -> f64 {
        self.minor as f64 / 100.0
    }
}

impl std::ops::Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.minor, self.currency)
    }
}

/// Plain decimal without the currency: `-12.30`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        let m = self.minor.unsigned_abs();
        write!(f, "{sign}{}.{:02}", m / 100, m % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_and_write() {
        let eur = |s| Money::parse(s, Currency::EUR);
        assert_eq!(eur("12.3").unwrap().minor, 1230);
        assert_eq!(eur("-0.05").unwrap().to_string(), "-0.05");
        assert_eq!(eur("1,5"), Err(MoneyError::Amount));
        assert_eq!(eur("99999999999999999999"), Err(MoneyError::TooLarge));
        assert_eq!(Money::from_f64(47.84, Currency::USD).unwrap().minor, 4784);
    }
}
