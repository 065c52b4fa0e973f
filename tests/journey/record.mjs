// @ts-check
// Records the set: every situation by as many people as asked.
//   node record.mjs FOLDER [PEOPLE] [NAME…]     people 1 to PEOPLE, in situations that are called so, or whose site is
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SITUATIONS } from "./situations/index.mjs";
import { Stage } from "./stage.mjs";

const [folder = "set", people = "6", ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const file = (/** @type {string} */ split) => join(folder, `${split}.jsonl`);
for (const split of ["train", "test"]) writeFileSync(file(split), "");
const stage = await Stage.open();
try {
  for (const situation of SITUATIONS.filter((s) => only.length === 0 || only.includes(s.name) || only.includes(s.site))) {
    for (let seed = 1; seed <= Number(people); seed++) {
      const began = Date.now();
      const run = await stage.run(situation, seed).catch((/** @type {Error} */ e) => console.error(`${situation.name} ${seed}: ${e.message}`));
      if (!run) {
        process.exitCode = 1;
        continue;
      }
      appendFileSync(file(run.split), JSON.stringify(run) + "\n");
      const told = run.told.reduce((sum, [, { events = [] }]) => sum + events.length, 0);
      console.log(`${run.site} ${run.situation} ${seed}: ${run.outcome} after ${Math.round(run.ended / 1_000)} s; ${told} told, ${run.raw.length} raw; ${Date.now() - began} ms`);
    }
  }
} finally {
  await stage.close();
}
