//! What forms of the office have in common: languages, time zones, amounts, lists of words.

use ground::{Currency, Lang, Money, Text};
use web::{Choice, Errors};

/// Every language, with those that are chosen.
pub(crate) fn langs(chosen: &[Lang]) -> Vec<Choice> {
    Lang::ALL.map(|l| Choice::new(l.code(), l.own_name()).chosen(chosen.contains(&l))).into()
}

/// The known languages among codes, each once, in our order.
pub(crate) fn parse_langs(codes: &[String]) -> Vec<Lang> {
    Lang::ALL.into_iter().filter(|l| codes.iter().any(|c| c == l.code())).collect()
}

/// The usual language of a site that offers `langs`: the first of them where nothing was chosen. What is not
/// among them is told at its field.
pub(crate) fn default_lang(chosen: &str, langs: &[Lang], errors: &mut Errors) -> Lang {
    let lang = Lang::parse(chosen).or(langs.first().copied()).unwrap_or_default();
    errors.require(langs.is_empty() || langs.contains(&lang), "default_lang", "office-default-lang-wrong");
    lang
}

/// The proper name of an IANA time zone, whatever its case was.
pub(crate) fn zone(name: &str) -> Option<String> {
    if let Ok(zone) = jiff::tz::TimeZone::get(name.trim()) {
        return zone.iana_name().map(str::to_owned);
    }
    // A city alone, as people type it, where only one zone is named after it.
    let city = |text: &str| store::fold(text).replace([' ', '-'], "_");
    let wanted = city(name.trim());
    let mut named = zones().into_iter().filter(|z| z.rsplit('/').next().is_some_and(|c| city(c) == wanted));
    named.next().filter(|_| named.next().is_none())
}

/// Every name of a time zone, for a field that completes what is typed.
pub(crate) fn zones() -> Vec<String> {
    let mut all: Vec<String> = jiff::tz::db().available().map(|n| n.as_str().to_owned()).collect();
    all.retain(|n| n.contains('/') && !n.starts_with("Etc/"));
    all.push("UTC".to_owned());
    all
}

pub(crate) fn currencies(chosen: &str) -> Vec<Choice> {
    ["EUR", "HUF", "USD", "GBP", "CHF"].map(|c| Choice::new(c, c).chosen(c == chosen)).into()
}

/// An amount of at least zero; its decimals may stand behind a comma.
pub(crate) fn amount(text: &str, currency: Currency, field: &str, errors: &mut Errors) -> Option<Money> {
    let plain: String = text.trim().replace(',', ".").split_whitespace().collect();
    let found = Money::parse(&plain, currency).ok().filter(|m| (0..=1_000_000_000).contains(&m.minor));
    if found.is_none() {
        errors.add(field, Text::new("office-amount-wrong"));
    }
    found
}

/// Words between commas or on lines, without empty ones and repetitions.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in text.split([',', ';', '\n']).map(|w| w.split_whitespace().collect::<Vec<_>>().join(" ")) {
        let short: String = word.chars().take(60).collect();
        if !short.is_empty() && !all.contains(&short) && all.len() < 50 {
            all.push(short);
        }
    }
    all
}

/// Present and not too long. Answers it trimmed.
pub(crate) fn named(text: &str, field: &str, most: usize, errors: &mut Errors) -> String {
    let text = short(text, field, most, errors);
    errors.require(!text.is_empty(), field, "office-name-missing");
    text
}

/// Not too long; may be empty. Answers it trimmed.
pub(crate) fn short(text: &str, field: &str, most: usize, errors: &mut Errors) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > most {
        errors.add(field, Text::new("office-too-long").with("most", most as i64));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        assert_eq!(words(" orders,returns ;  gift   cards,, orders"), ["orders", "returns", "gift cards"]);
    }

    #[test]
    fn amounts_take_a_comma_and_refuse_debts() {
        let mut errors = Errors::none();
        assert_eq!(amount("1 250,50", Currency::EUR, "a", &mut errors).unwrap().minor, 125_050);
        assert!(errors.is_empty());
        assert_eq!(amount("-1", Currency::EUR, "a", &mut errors), None);
        assert!(errors.has("a"));
    }

    #[test]
    fn a_zone_is_known_by_its_proper_name() {
        assert_eq!(zone(" europe/budapest ").as_deref(), Some("Europe/Budapest"));
        assert_eq!(zone(" budapest").as_deref(), Some("Europe/Budapest"));
        assert_eq!(zone("New York").as_deref(), Some("America/New_York"));
        assert_eq!((zone("Europe/Nowhere"), zone("")), (None, None));
        assert!(zones().iter().any(|z| z == "Europe/Vienna"));
    }
}
