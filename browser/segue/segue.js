// The one tag for any website: makes `segue`, which notes what is asked of it until the rest is there.
(() => {
  const script = document.currentScript;
  if (window.segue || !script) return;
  try {
    // The page around this frame watches it already.
    if (parent !== window && parent.segue) {
      window.segue = parent.segue;
      return;
    }
  } catch {
    // A page of another origin is around: this frame is on its own.
  }
  const asked = [];
  const segue = (window.segue = { state: "loading" });
  for (const name of "identify goal mark event consent lang theme open stop on observed forget".split(" ")) {
    segue[name] = (...what) => void asked.push([name, what]);
  }
  const base = new URL("segue/", script.src).href;
  import(`${base}main.js`).then(
    ({ start }) => start({ ...script.dataset, base }, segue, asked),
    () => (segue.state = "unreachable"),
  );
})();
