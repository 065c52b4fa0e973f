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

/** @param {import("./clicks.js").Place} place */
export function watchPage({ say, call, view, mine }) {
  const { document } = view;
  const ending = new AbortController();
  const { signal } = ending;
  let toldAt = -AGAIN;
  const request = (/** @type {string} */ rule, count = 0) => {
    if (performance.now() - toldAt < AGAIN) return;
    toldAt = performance.now();
    say("request", { rule, count });
  };
  const requests = new view.PerformanceObserver((list) => {
    for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
      const { initiatorType, name, duration, responseStatus } = entry;
      // Our own line waits on purpose.
      if (!/^(fetch|xmlhttprequest)$/.test(initiatorType) || mine(name)) continue;
      if (responseStatus >= 500) request(`http.${responseStatus}`);
      else if (duration >= SLOW) request("slow", Math.round(duration / 1_000));
    }
  });
  requests.observe({ type: "resource" });
  document.addEventListener("turbo:fetch-request-error", () => request("failed"), { signal });

  document.addEventListener("copy", () => {
    const node = view.getSelection()?.anchorNode;
    const error = (node?.nodeType === 1 ? /** @type {Element} */ (node) : node?.parentElement)?.closest(ERRORS);
    if (error && !error.closest("[data-private]")) say("copy", { name: call(error).name });
  }, { signal });

  const now = document.documentElement.lang;
  if (lang && now && lang !== now && /^[\w-]{2,12}$/.test(now)) say("language", { name: now });
  lang = now;

  // A window that moves to a finer screen changes more than its own measure.
  const [ratio, outer] = [view.devicePixelRatio, view.outerWidth];
  let zoomed = false;
  const zoom = () => {
    const larger = Math.max(view.visualViewport?.scale ?? 1, view.outerWidth === outer ? view.devicePixelRatio / ratio : 1);
    if (zoomed || larger < ZOOM) return;
    zoomed = true;
    say("zoom", { count: Math.round(larger * 100) });
  };
  for (const target of [view, view.visualViewport]) target?.addEventListener("resize", zoom, { signal });

  return () => {
    ending.abort();
    requests.disconnect();
  };
}

/** @param {string} query */
const matches = (query) => matchMedia(query).matches;

/** Device, connection and declared aids. @param {boolean} keyboard */
export function deviceOf(keyboard) {
  const touch = matches("(pointer: coarse)");
  const connection = /** @type {any} */ (navigator).connection;
  const aids = [
    matches("(prefers-reduced-motion: reduce)") && "reduced-motion",
    matches("(prefers-contrast: more)") && "more-contrast",
    matches("(forced-colors: active)") && "forced-colors",
    parseFloat(getComputedStyle(document.documentElement).fontSize) > 20 && "large-text",
    keyboard && "keyboard",
  ];
  return {
    kind: touch ? (Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet") : "computer",
    width: innerWidth,
    height: innerHeight,
    link: connection?.saveData ? "slow" : (connection?.effectiveType ?? ""),
    aids: aids.filter(Boolean),
  };
}
