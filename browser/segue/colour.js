// @ts-check
// The site's colour, and what is read on it.

/** Black or white, whichever is read on a colour. @param {string} colour */
function onto(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000";
}

/** Declarations of `--accent` and `--on`. @param {any} given */
export function paint(given) {
  const accent = /^#[0-9a-f]{6}$/i.test(given) ? given : "#2b5fc7";
  return `--accent:${accent};--on:${onto(accent)}`;
}
