// @ts-check
// What a page does to people besides their clicks: slow and failed requests, errors worth copying, a language or a
// size that does not suit.

/** A request is slow after so long; the same is told once in so long. (Milliseconds.) */
const SLOW = 4_000;
const AGAIN = 5_000;
/** Larger by so much. */
const ZOOM = 1.25;

const ERRORS = "[role=alert],[aria-live=assertive],[aria-invalid=true],.error,.error-message,.invalid-feedback";
let lang = "";

/** @param {typeof import("./observer.js").say} say */
export function watchPage(say) {
  const ending = new AbortController();
  const { signal } = ending;
  let toldAt = -AGAIN;
  const request = (/** @type {string} */ rule, count = 0) => {
    if (performance.now() - toldAt < AGAIN) return;
    toldAt = performance.now();
    say("request", { rule, count });
  };
  const requests = new PerformanceObserver((list) => {
    for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
      const { initiatorType, name, duration, responseStatus } = entry;
      // Our own line waits on purpose.
      if (!/^(fetch|xmlhttprequest)$/.test(initiatorType) || name.startsWith(`${location.origin}/live/`)) continue;
      if (responseStatus >= 500) request(`http.${responseStatus}`);
      else if (duration >= SLOW) request("slow", Math.round(duration / 1_000));
    }
  });
  requests.observe({ type: "resource" });
  document.addEventListener("turbo:fetch-request-error", () => request("failed"), { signal });

  document.addEventListener("copy", () => {
    const node = getSelection()?.anchorNode;
    const error = (node instanceof Element ? node : node?.parentElement)?.closest(ERRORS);
    if (error && !error.closest("[data-private]")) say("copy", { name: error.id });
  }, { signal });

  const now = document.documentElement.lang;
  if (lang && now && lang !== now) say("language", { name: now });
  lang = now;

  // A window that moves to a finer screen changes more than its own measure.
  const [ratio, outer] = [devicePixelRatio, outerWidth];
  let zoomed = false;
  const zoom = () => {
    const larger = Math.max(visualViewport?.scale ?? 1, outerWidth === outer ? devicePixelRatio / ratio : 1);
    if (zoomed || larger < ZOOM) return;
    zoomed = true;
    say("zoom", { count: Math.round(larger * 100) });
  };
  for (const target of [window, visualViewport]) target?.addEventListener("resize", zoom, { signal });

  return () => {
    ending.abort();
    requests.disconnect();
  };
}
