// @ts-check
// How the card of `offer.js` looks: a sheet of its own in a closed shadow root, so that neither page nor card dresses the other.

const DARK = "--surface:#1c2027;--text:#eceff3;--muted:#b1b9c4;--line:#858e9b;--bad:#ff9c94;color-scheme:dark;";

export const CSS = `
:host{all:initial;position:fixed;inset-block-end:0;inset-inline-end:0;z-index:2147483000;contain:layout style}
section{--surface:#fff;--text:#15191e;--muted:#4d5661;--line:#858e9b;--bad:#b0231b;color-scheme:light;
 box-sizing:border-box;inline-size:min(24rem,calc(100vw - 2rem));max-block-size:min(70vh,34rem);overflow:auto;margin:1rem;padding:1rem 1.25rem;
 border:1px solid var(--line);border-radius:14px;background:var(--surface);color:var(--text);
 box-shadow:0 2px 6px rgb(16 24 40/8%),0 20px 48px -12px rgb(16 24 40/28%);
 font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;text-align:start}
section.dark{${DARK}}
@media(prefers-color-scheme:dark){section:not(.light){${DARK}}}
section[hidden]{display:none}
section:focus{outline:none}
h2{font-size:17px;line-height:1.25;margin:0 0 4px}
p{margin:0 0 8px}
.said{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);margin:0;white-space:nowrap}
.hint{font-size:13px;color:var(--muted)}
.problem{color:var(--bad);margin:8px 0 0}
fieldset{border:0;margin:12px 0 0;padding:0;min-inline-size:0}
legend{font-weight:600;padding:0}
ul{list-style:none;margin:0;padding:0}
label{display:flex;gap:8px;align-items:center;min-block-size:32px;overflow-wrap:anywhere}
input{inline-size:18px;block-size:18px;flex:none;accent-color:var(--accent);margin:0}
input:not(:checked)+span{text-decoration:line-through;color:var(--muted)}
.acts{display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin-block-start:12px}
button,a{box-sizing:border-box;display:inline-flex;align-items:center;min-block-size:44px;padding:8px 14px;border:1px solid var(--line);border-radius:10px;
 background:transparent;color:inherit;font:inherit;text-decoration:none;cursor:pointer}
button:disabled{opacity:.6;cursor:default}
.yes{border-color:transparent;background:var(--accent);color:var(--on);font-weight:600}
.never{border-color:transparent;padding-inline:0;font-size:13px;color:var(--muted);text-decoration:underline;text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
@media(prefers-reduced-motion:no-preference){section{animation:come 160ms ease-out}@keyframes come{from{opacity:0;transform:translateY(8px)}}}
@media(forced-colors:active){.yes{border-color:ButtonText}}
@media print{:host{display:none}}
`;
