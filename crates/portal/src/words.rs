//! Small things said in more than one place.

use ground::Lang;
use records::{Address, Product, Words};

/// The lines of an address, as on an envelope, without the name.
pub fn address_lines(a: &Address) -> Vec<String> {
    let town = format!("{} {}", a.zip, a.city);
    [a.address1.as_str(), &a.address2, town.trim(), &a.state, &a.country]
        .into_iter()
        .filter(|l| !l.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// `Colour: white, Size: 1 l`, in the reader's language where the product knows the words.
pub fn options(product: Option<&Product>, words: &Words, lang: Lang) -> String {
    let say = |w: &str| product.map_or_else(|| w.to_owned(), |p| p.label(lang, w).to_owned());
    words.iter().map(|(n, v)| format!("{}: {}", capital(&say(n)), say(v))).collect::<Vec<_>>().join(", ")
}

/// Where a site is reached: its own host with scheme and port of `public_url`, else `public_url`.
pub fn base_url(settings: &web::Settings, host: Option<&str>) -> String {
    match host {
        Some(host) => {
            let port = settings.authority().rsplit_once(':').map(|(_, p)| p);
            let port = port.filter(|p| !host.contains(':') && p.bytes().all(|b| b.is_ascii_digit()));
            let port = port.map(|p| format!(":{p}")).unwrap_or_default();
            format!("{}://{host}{port}", settings.scheme())
        }
        None => settings.public_url.trim_end_matches('/').to_owned(),
    }
}

/// With a first letter in upper case.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_configured_host_only() {
        let settings = web::Settings { public_url: "http://localhost:8080/".into(), ..Default::default() };
        assert_eq!(base_url(&settings, None), "http://localhost:8080");
        assert_eq!(base_url(&settings, Some("shop.localhost")), "http://shop.localhost:8080");
        let settings = web::Settings { public_url: "https://help.example.org".into(), ..Default::default() };
        assert_eq!(base_url(&settings, Some("shop.example.org")), "https://shop.example.org");
    }

    #[test]
    fn options_read_as_a_line() {
        let words =
            Words(vec![("colour".to_owned(), "white".to_owned()), ("size".to_owned(), "M".to_owned())]);
        assert_eq!(options(None, &words, Lang::En), "Colour: white, Size: M");
    }
}
