// @ts-check
// How the conversation beside a foreign page looks: a sheet of its own in a closed shadow root.

const DARK = "--surface:#1c2027;--raised:#272d36;--text:#eceff3;--muted:#b1b9c4;--line:#858e9b;--bad:#ff9c94;color-scheme:dark;";

export const SHEET = `
:host{all:initial;position:fixed;inset:0;z-index:2147482900;pointer-events:none}
.all{--surface:#fff;--raised:#f0f2f5;--text:#15191e;--muted:#4d5661;--line:#858e9b;--bad:#b0231b;color-scheme:light;
 position:absolute;inset:0;display:flex;flex-direction:column;justify-content:flex-end;align-items:flex-end;gap:.5rem;padding:1rem;box-sizing:border-box;
 color:var(--text);font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;text-align:start}
.all.dark{${DARK}}
@media(prefers-color-scheme:dark){.all:not(.light){${DARK}}}
[hidden]{display:none!important}
.pill,section,.bar{pointer-events:auto;background:var(--surface);color:var(--text);border:1px solid var(--line);box-shadow:0 2px 6px rgb(16 24 40/8%),0 20px 48px -12px rgb(16 24 40/28%)}
.pill{border-radius:999px;font-weight:600;max-inline-size:100%}
.count{display:inline-block;min-inline-size:1.6em;margin-inline-start:8px;padding:0 6px;border-radius:999px;background:var(--accent);color:var(--on);text-align:center;box-sizing:border-box}
section{box-sizing:border-box;display:flex;flex-direction:column;gap:8px;inline-size:min(24rem,100%);max-block-size:min(36rem,100%);min-block-size:0;padding:12px 16px;border-radius:14px;overflow:auto}
header{display:flex;gap:8px;align-items:center}
h2{flex:1;font-size:17px;line-height:1.25;margin:0;overflow-wrap:anywhere}
p,ul,ol{margin:0;padding:0}
.log{flex:1 1 auto;min-block-size:6rem;overflow:auto;border-radius:6px}
ol{list-style:none;display:flex;flex-direction:column;gap:8px}
ol li{max-inline-size:85%;padding:6px 10px;border-radius:12px;background:var(--raised);overflow-wrap:anywhere;white-space:pre-wrap}
ol li.person{align-self:flex-end;background:var(--accent);color:var(--on)}
ol li.system{align-self:center;background:transparent;color:var(--muted);font-size:13px;text-align:center}
.when{display:block;font-size:12px;opacity:.85}
.system .when{display:inline}
.unsent{opacity:.7}
.muted{color:var(--muted);font-size:13px}
.problem{color:var(--bad)}
form{display:flex;flex-direction:column;gap:6px}
label{font-size:13px;font-weight:600}
textarea{box-sizing:border-box;inline-size:100%;min-block-size:44px;max-block-size:9rem;padding:8px 10px;border:1px solid var(--line);border-radius:10px;background:var(--surface);color:inherit;font:inherit;resize:vertical}
.acts{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
button,a{box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;min-block-size:44px;min-inline-size:44px;padding:8px 14px;border:1px solid var(--line);border-radius:10px;
 background:transparent;color:inherit;font:inherit;text-decoration:none;cursor:pointer}
.pill{min-block-size:48px;background:var(--surface)}
.yes{border-color:transparent;background:var(--accent);color:var(--on);font-weight:600}
.plain{border-color:transparent;padding:8px}
.acts .plain{margin-inline-start:auto;font-size:13px;color:var(--muted);text-decoration:underline;text-underline-offset:.2em}
header .plain{font-size:22px}
.question{display:grid;gap:8px;padding-block-end:8px;border-block-end:1px solid var(--line)}
.question ul{padding-inline-start:1.1em}
.choice{display:flex;gap:8px;align-items:center;min-block-size:32px;font-size:15px;font-weight:400}
.choice input{inline-size:18px;block-size:18px;flex:none;accent-color:var(--accent);margin:0}
.bar{align-self:center;display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:center;padding:8px 12px;border:2px solid var(--accent);border-radius:12px;max-inline-size:100%;box-sizing:border-box}
.bar::before{content:"";position:fixed;inset:0;border:4px solid var(--accent);pointer-events:none}
.bar.taping,.bar.taping::before{border-color:var(--bad)}
.bar p{overflow-wrap:anywhere}
.said{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);margin:0;white-space:nowrap}
.cobrowse-pointer,.cobrowse-mark{position:fixed;inset-block-start:0;inset-inline-start:0;pointer-events:none}
.cobrowse-pointer{inline-size:0;block-size:0;border:9px solid transparent;border-inline-start:14px solid var(--accent);border-block-start:14px solid var(--accent);filter:drop-shadow(0 0 1px #fff) drop-shadow(0 1px 3px rgb(0 0 0/50%))}
.cobrowse-mark{border:3px solid var(--accent);border-radius:8px;box-shadow:0 0 0 3px #fff,0 0 16px var(--accent)}
.cobrowse-drawings{position:fixed;inset:0;inline-size:100%;block-size:100%;pointer-events:none;fill:none;stroke:var(--accent);stroke-width:4;stroke-linecap:round;stroke-linejoin:round;filter:drop-shadow(0 0 1px #fff) drop-shadow(0 0 2px #fff)}
.cobrowse-drawings [data-fading]{opacity:.35}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
@media(forced-colors:active){.yes,.count,ol li{border:1px solid CanvasText}}
@media print{:host{display:none}}
`;
