// @ts-check
// A foreign page that its person shows to their account manager: loaded when they said yes. What is typed is never shown.
import { fill } from "./cobrowse_hand.js";
import { ShownPage } from "./cobrowse_page.js";

export { ShownPage, fill };

/** Widest picture, in pixels. */
const WIDEST = 480;

// @ts-ignore vendored
export const recorder = () => import("./rrweb.js");

/**
 * A picture of the page as it stands there. What comes from elsewhere without being for everybody stays blank.
 * @param {string} url
 */
export async function picture(url) {
  const image = [...document.images].find((i) => i.src === url || i.currentSrc === url);
  await image?.decode();
  if (!image?.naturalWidth) return null;
  const part = Math.min(1, WIDEST / image.naturalWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * part));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * part));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/webp", 0.7);
}
