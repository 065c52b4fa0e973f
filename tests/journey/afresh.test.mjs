// @ts-check
// Three visits recorded anew, with the pages and the observer as they are now, and judged by the program: what the set in
// `set/` says of them still holds.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { program } from "../browser/house.mjs";
import { SITUATIONS } from "./situations/index.mjs";
import { Stage } from "./stage.mjs";

/** @type {Stage} */ let stage;
const folder = mkdtempSync(join(tmpdir(), "segue-afresh-"));
before(async () => {
  stage = await Stage.open();
});
after(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const [name, outcome, stuck] of /** @type {Array<[string, string, number]>} */ ([
  ["brochure-does-nothing", "gave up", 1], ["options-refused", "gave up", 1], ["sign-in-second-word", "reached", 0],
])) {
  test(`${name}: ${outcome}, and recognised as that`, async () => {
    const situation = SITUATIONS.find((s) => s.name === name);
    assert.ok(situation);
    const run = await stage.run(situation, 1);
    assert.equal(run.outcome, outcome);
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, JSON.stringify(run) + "\n");
    const [all] = Object.values(JSON.parse(execFileSync(program, ["eval", "journey", "--json", file], { encoding: "utf8" })));
    const both = all.find((/** @type {any} */ f) => f.judge === "both");
    assert.deepEqual(both.situations[name], [1, stuck]);
  });
}

test("in both halves there are faults and what only looks like them, at every place", () => {
  for (const kind of ["difficulty", "alike"]) {
    assert.ok(SITUATIONS.filter((s) => s.kind === kind).length >= 20, kind);
    for (const split of ["train", "test"]) {
      const sites = new Set(SITUATIONS.filter((s) => s.kind === kind && s.split === split).map((s) => s.site));
      assert.equal(sites.size, 6, `${kind} ${split}: ${[...sites]}`);
    }
  }
  assert.equal(new Set(SITUATIONS.map((s) => s.name)).size, SITUATIONS.length);
});
