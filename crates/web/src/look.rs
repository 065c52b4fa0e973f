//! One accent colour made into a readable palette, served as a stylesheet of its own (no inline style).

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};

/// `GET /look/{accent}.css`: stateless, so it may be cached for ever.
pub(crate) async fn stylesheet(Path(file): Path<String>) -> Response {
    let Some(colour) = file.strip_suffix(".css").and_then(Rgb::parse) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers =
        [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, palette(colour)).into_response()
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Rgb([u8; 3]);

const WHITE: Rgb = Rgb([255, 255, 255]);
/// Page ground of the light theme.
const DAY: Rgb = Rgb([247, 248, 250]);
/// Page ground of the dark theme (`--ground` in `00-tokens.css`).
const NIGHT: Rgb = Rgb([21, 24, 29]);

impl Rgb {
    fn parse(hex: &str) -> Option<Self> {
        if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let byte = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).ok();
        Some(Self([byte(0)?, byte(2)?, byte(4)?]))
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// WCAG 2 contrast ratio.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with `share` (0..=1) of another.
    fn mix(self, other: Self, share: f64) -> Self {
        let mut out = [0; 3];
        for (i, o) in out.iter_mut().enumerate() {
            let (a, b) = (f64::from(self.0[i]), f64::from(other.0[i]));
            *o = (a + (b - a) * share).round().clamp(0.0, 255.0) as u8;
        }
        Self(out)
    }

    /// Moved towards `pole` until text of it can be read on `ground`, also where that is tinted by itself.
    fn until(self, pole: Self, ground: Self, tint: f64) -> Self {
        let legible = |c: &Self| c.contrast(ground.mix(*c, tint)) >= 4.6 && c.contrast(ground) >= 4.6;
        (0..=50).map(|i| self.mix(pole, f64::from(i) / 50.0)).find(legible).unwrap_or(pole)
    }

    fn css(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

fn palette(accent: Rgb) -> String {
    let black = Rgb([0, 0, 0]);
    let day = accent.until(black, DAY, 0.09);
    let night = accent.until(WHITE, NIGHT, 0.16);
    let block = |c: Rgb, ground: Rgb, strong: Rgb, soft: f64, on: Rgb| {
        format!(
            "--accent:{};--accent-strong:{};--accent-soft:{};--accent-line:{};--on-accent:{}",
            c.css(),
            strong.css(),
            ground.mix(c, soft).css(),
            ground.mix(c, soft * 3.2).css(),
            on.css()
        )
    };
    let light = block(day, DAY, day.mix(black, 0.18), 0.09, WHITE);
    let dark = block(night, NIGHT, night.mix(WHITE, 0.2), 0.16, Rgb([11, 13, 16]));
    format!(
        "@layer look{{:root{{{light}}}\
         @media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\
         :root[data-theme=dark]{{{dark}}}}}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_accent_can_be_read_in_both_themes() {
        for hex in ["ffff00", "000000", "ffffff", "2b5fc7", "0b6e4f", "ff0066", "808080"] {
            let accent = Rgb::parse(hex).unwrap();
            let css = palette(accent);
            let values: Vec<Rgb> = css.split('#').skip(1).map(|s| Rgb::parse(&s[..6]).unwrap()).collect();
            for (five, ground) in [(&values[0..5], DAY), (&values[5..10], NIGHT)] {
                let [main, strong, soft, _, on] = five else { unreachable!() };
                assert!(main.contrast(ground) >= 4.5, "{hex} text {css}");
                assert!(main.contrast(*soft) >= 4.5, "{hex} text on soft {css}");
                assert!(main.contrast(*on) >= 4.5, "{hex} label {css}");
                assert!(strong.contrast(*on) >= 4.5, "{hex} pressed {css}");
            }
        }
    }

    #[test]
    fn only_a_colour_makes_a_stylesheet() {
        assert_eq!(Rgb::parse("12345g"), None);
        assert_eq!(Rgb::parse("é1234"), None);
        assert_eq!(Rgb::parse("fff"), None);
    }
}
