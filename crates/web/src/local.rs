//! Dates, times, numbers and money as the reader's country writes them.
//!
//! Three languages need a table, not a library: CLDR's rules for en-GB, de and hu, held by tests.

use crate::words::Tongue;
use ground::{Instant, Lang, Money, Span};
use jiff::Zoned;
use jiff::civil::Weekday;

const NBSP: char = '\u{a0}';

const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    [
        "január",
        "február",
        "március",
        "április",
        "május",
        "június",
        "július",
        "augusztus",
        "szeptember",
        "október",
        "november",
        "december",
    ],
];

const SHORT: [[&str; 12]; 3] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    ["jan.", "febr.", "márc.", "ápr.", "máj.", "jún.", "júl.", "aug.", "szept.", "okt.", "nov.", "dec."],
];

const DAYS: [[&str; 7]; 3] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    ["hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"],
];

fn index(lang: Lang) -> usize {
    match lang {
        Lang::En => 0,
        Lang::De => 1,
        Lang::Hu => 2,
    }
}

fn month(table: &[[&'static str; 12]; 3], lang: Lang, z: &Zoned) -> &'static str {
    table[index(lang)][(z.month() - 1).clamp(0, 11) as usize]
}

impl Tongue {
    /// The instant in the reader's zone.
    pub fn local(&self, at: Instant) -> Zoned {
        at.timestamp().to_zoned(self.zone.clone())
    }

    /// `23 November 2026`, `23. November 2026`, `2026. november 23.`
    pub fn date(&self, at: Instant) -> String {
        let z = self.local(at);
        let (d, m, y) = (z.day(), month(&MONTHS, self.lang, &z), z.year());
        match self.lang {
            Lang::En => format!("{d} {m} {y}"),
            Lang::De => format!("{d}. {m} {y}"),
            Lang::Hu => format!("{y}. {m} {d}."),
        }
    }

    /// `23 Nov 2026`, `23. Nov. 2026`, `2026. nov. 23.`
    pub fn date_short(&self, at: Instant) -> String {
        let z = self.local(at);
        let (d, m, y) = (z.day(), month(&SHORT, self.lang, &z), z.year());
        match self.lang {
            Lang::En => format!("{d} {m} {y}"),
            Lang::De => format!("{d}. {m} {y}"),
            Lang::Hu => format!("{y}. {m} {d}."),
        }
    }

    /// `Monday 23 November`, `Montag, 23. November`, `november 23., hétfő`: for days close by.
    pub fn day(&self, at: Instant) -> String {
        let z = self.local(at);
        let (d, m, w) = (z.day(), month(&MONTHS, self.lang, &z), self.weekday(z.weekday()));
        match self.lang {
            Lang::En => format!("{w} {d} {m}"),
            Lang::De => format!("{w}, {d}. {m}"),
            Lang::Hu => format!("{m} {d}., {w}"),
        }
    }

    /// The day's name.
    pub fn weekday(&self, day: Weekday) -> &'static str {
        DAYS[index(self.lang)][day.to_monday_zero_offset().clamp(0, 6) as usize]
    }

    /// `14:05`.
    pub fn time(&self, at: Instant) -> String {
        let z = self.local(at);
        format!("{:02}:{:02}", z.hour(), z.minute())
    }

    /// `23 November 2026, 14:05`, `23. November 2026, 14:05 Uhr`, `2026. november 23. 14:05`
    pub fn date_time(&self, at: Instant) -> String {
        let (d, t) = (self.date(at), self.time(at));
        match self.lang {
            Lang::En => format!("{d}, {t}"),
            Lang::De => format!("{d}, {t}{NBSP}Uhr"),
            Lang::Hu => format!("{d} {t}"),
        }
    }

    /// `5 minutes ago`, `in 3 days`, `yesterday`; beyond a week the short date.
    pub fn relative(&self, at: Instant, now: Instant) -> String {
        let gap = at - now;
        let past = gap.0 < 0;
        let size = Span(gap.0.saturating_abs());
        let pick = |ago, to_come| if past { ago } else { to_come };
        if size < Span::minutes(1) {
            return self.t("web-now");
        }
        if size < Span::hours(1) {
            return self.tn(pick("web-minutes-ago", "web-minutes-to-come"), size.as_minutes());
        }
        let days = self.days_between(now, at);
        if days == 0 || size < Span::hours(6) {
            return self.tn(pick("web-hours-ago", "web-hours-to-come"), size.as_minutes() / 60);
        }
        match days {
            1 => self.t("web-tomorrow"),
            -1 => self.t("web-yesterday"),
            -6..=6 => self.tn(pick("web-days-ago", "web-days-to-come"), days.abs()),
            _ => self.date_short(at),
        }
    }

    /// Calendar days from one instant to the other in the reader's zone; negative into the past.
    pub fn days_between(&self, from: Instant, to: Instant) -> i64 {
        let (a, b) = (self.local(from).date(), self.local(to).date());
        a.until(b).map_or(0, |s| i64::from(s.get_days()))
    }

    /// `3 minutes`, `2 hours`: how long something takes or took, to the minute and never zero.
    pub fn lasting(&self, span: Span) -> String {
        let minutes = span.as_minutes().max(1);
        if minutes < 120 { self.tn("web-minutes", minutes) } else { self.tn("web-hours", minutes / 60) }
    }

    /// `€1,234.50`, `1.234,50 €`, `1 234,50 €` (the blanks do not break).
    pub fn money(&self, m: Money) -> String {
        let code = m.currency.code();
        let minus = if m.minor < 0 { "-" } else { "" };
        let (whole, part) = (m.minor.unsigned_abs() / 100, m.minor.unsigned_abs() % 100);
        let point = if self.lang == Lang::En { '.' } else { ',' };
        let mut digits = self.group(whole);
        if !(code == "HUF" && part == 0) {
            digits.push(point);
            digits.push_str(&format!("{part:02}"));
        }
        match (self.lang, sign(code, self.lang)) {
            (Lang::En, Some(s)) => format!("{minus}{s}{digits}"),
            (Lang::En, None) => format!("{minus}{code}{NBSP}{digits}"),
            (_, s) => format!("{minus}{digits}{NBSP}{}", s.unwrap_or(code)),
        }
    }

    /// `1,234`, `1.234`, `1 234`.
    pub fn number(&self, n: i64) -> String {
        let minus = if n < 0 { "-" } else { "" };
        format!("{minus}{}", self.group(n.unsigned_abs()))
    }

    fn group(&self, n: u64) -> String {
        let gap = match self.lang {
            Lang::En => ',',
            Lang::De => '.',
            Lang::Hu => NBSP,
        };
        let digits = n.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 2);
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(gap);
            }
            out.push(c);
        }
        out
    }
}

fn sign(code: &str, lang: Lang) -> Option<&'static str> {
    match (code, lang) {
        ("EUR", _) => Some("€"),
        ("USD", _) => Some("$"),
        ("GBP", _) => Some("£"),
        ("HUF", Lang::Hu) => Some("Ft"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Currency;

    fn each(f: impl Fn(Tongue) -> String) -> [String; 3] {
        Lang::ALL.map(|l| f(Tongue::new(l).in_zone("Europe/Vienna")))
    }

    #[test]
    fn dates_are_written_as_each_country_does() {
        let at = Instant::parse("2026-11-23T13:05:00Z").unwrap();
        assert_eq!(each(|t| t.date(at)), ["23 November 2026", "23. November 2026", "2026. november 23."]);
        assert_eq!(each(|t| t.date_short(at)), ["23 Nov 2026", "23. Nov. 2026", "2026. nov. 23."]);
        assert_eq!(
            each(|t| t.day(at)),
            ["Monday 23 November", "Montag, 23. November", "november 23., hétfő"]
        );
        assert_eq!(
            each(|t| t.date_time(at)),
            ["23 November 2026, 14:05", "23. November 2026, 14:05\u{a0}Uhr", "2026. november 23. 14:05"]
        );
    }

    #[test]
    fn money_is_written_as_each_country_does() {
        let m = |minor, c: &str| Money::new(minor, Currency::parse(c).unwrap());
        let all = |x| each(|t| t.money(x));
        assert_eq!(all(m(123_450, "EUR")), ["€1,234.50", "1.234,50\u{a0}€", "1\u{a0}234,50\u{a0}€"]);
        assert_eq!(all(m(-5, "USD")), ["-$0.05", "-0,05\u{a0}$", "-0,05\u{a0}$"]);
        assert_eq!(
            all(m(123_456_700, "HUF")),
            ["HUF\u{a0}1,234,567", "1.234.567\u{a0}HUF", "1\u{a0}234\u{a0}567\u{a0}Ft"]
        );
        assert_eq!(all(m(1_000, "CHF")), ["CHF\u{a0}10.00", "10,00\u{a0}CHF", "10,00\u{a0}CHF"]);
    }

    #[test]
    fn nearness_is_said_in_words() {
        let now = Instant::parse("2026-11-23T13:05:00Z").unwrap();
        let say = |s: Span| each(|t| t.relative(now + s, now));
        assert_eq!(say(Span::secs(-20)), ["just now", "gerade eben", "épp most"]);
        assert_eq!(say(Span::minutes(-1)), ["1 minute ago", "vor 1 Minute", "1 perce"]);
        assert_eq!(say(Span::hours(3)), ["in 3 hours", "in 3 Stunden", "3 óra múlva"]);
        assert_eq!(say(Span::days(-1)), ["yesterday", "gestern", "tegnap"]);
        assert_eq!(say(Span::days(4)), ["in 4 days", "in 4 Tagen", "4 nap múlva"]);
        assert_eq!(say(Span::days(-30)), ["24 Oct 2026", "24. Okt. 2026", "2026. okt. 24."]);
    }
}
