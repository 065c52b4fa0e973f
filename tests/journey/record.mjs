// @ts-check
// Records the set: every situation by as many people as asked (`node record.mjs FILE [PEOPLE]`).
import { appendFileSync, writeFileSync } from "node:fs";
import { Stage } from "./harness.mjs";
import { SITUATIONS } from "./situations.mjs";

const [file = "set/people.jsonl", people = "6", only = ""] = process.argv.slice(2);
const stage = await Stage.open();
writeFileSync(file, "");
try {
  for (let seed = 1; seed <= Number(people); seed++) {
    for (const situation of SITUATIONS.filter((s) => s.name.includes(only))) {
      const run = await stage.run(situation, seed);
      appendFileSync(file, JSON.stringify(run) + "\n");
      console.log(`${run.situation} ${seed}: ${run.gave_up === null ? "reached" : "gave up"} after ${Math.round(run.ended / 1_000)} s, ${run.raw.length} raw, ${run.told.length} told`);
    }
  }
} finally {
  await stage.close();
}
