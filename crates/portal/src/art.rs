//! A small picture for a product that has none: a few shapes, always the same for the same product.

use askama::filters::Safe;
use std::fmt::Write as _;

/// An abstract still life, drawn from the digest of `id`. Only for the eye.
pub fn picture(id: impl AsRef<str>) -> Safe<String> {
    let digest = ground::digest(id.as_ref());
    let mut bits = digest.bytes().map(|b| u32::from(b) * 7 + u32::from(b) / 3);
    let mut pick = |n: u32| bits.next().unwrap_or(0) % n;
    let hue = pick(6);
    let mut svg = format!(
        "<svg class=\"art art-{hue}\" viewBox=\"0 0 60 60\" aria-hidden=\"true\" focusable=\"false\">\
         <rect class=\"art-ground\" width=\"60\" height=\"60\"/>"
    );
    let shift = pick(13);
    let _ = write!(
        svg,
        "<circle class=\"art-sun\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
        12 + shift * 3,
        16 + pick(8),
        6 + pick(6)
    );
    let floor = 46 + pick(4);
    let back = 8 + pick(12);
    let wide = 16 + pick(8);
    let high = 18 + pick(12);
    let _ = match pick(4) {
        0 => write!(
            svg,
            "<path class=\"art-back\" d=\"M{back} {floor}v-{high}a{r} {r} 0 0 1 {wide} 0v{high}z\"/>",
            r = f64::from(wide) / 2.0
        ),
        1 => write!(
            svg,
            "<rect class=\"art-back\" x=\"{back}\" y=\"{}\" width=\"{wide}\" height=\"{high}\" rx=\"3\"/>",
            floor - high
        ),
        2 => write!(svg, "<path class=\"art-back\" d=\"M{back} {floor}h{wide}l-{} -{high}z\"/>", wide / 2),
        _ => write!(
            svg,
            "<ellipse class=\"art-back\" cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\"/>",
            back + wide / 2,
            floor - high / 2,
            wide / 2,
            high / 2
        ),
    };
    let x = 28 + pick(10);
    let w = 12 + pick(8);
    let h = 10 + pick(10);
    let _ = match pick(3) {
        0 => write!(
            svg,
            "<path class=\"art-front\" d=\"M{x} {top}h{w}a{w} {h} 0 0 1 -{w} {h}a{w} {h} 0 0 1 0 -{h}z\"/>",
            top = floor - h
        ),
        1 => write!(
            svg,
            "<rect class=\"art-front\" x=\"{x}\" y=\"{}\" width=\"{w}\" height=\"{h}\" rx=\"{}\"/>",
            floor - h,
            w / 3
        ),
        _ => write!(
            svg,
            "<path class=\"art-front\" d=\"M{x} {floor}v-{h}a{r} {r} 0 0 1 {w} 0v{h}z\"/>",
            r = f64::from(w) / 2.0
        ),
    };
    let _ =
        write!(svg, "<rect class=\"art-floor\" y=\"{floor}\" width=\"60\" height=\"{}\"/></svg>", 60 - floor);
    Safe(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_looks_the_same_and_hostile_names_stay_out() {
        assert_eq!(picture("p1").0, picture("p1").0);
        assert_ne!(picture("p1").0, picture("p2").0);
        assert!(!picture("<script>").0.contains("script"));
    }
}
