// An employee is refused twice over leave balance, reaches an account manager who sees it, and it is booked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, axe, complaints } from "./house.mjs";

/** @type {House} */
let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });

/** Today's and the next days' dates, as a date field has them: more working days than are left this year. */
function days() {
  const year = new Date().getUTCFullYear();
  const first = new Date(Date.now() + 86_400_000);
  first.setUTCHours(0, 0, 0, 0);
  const ahead = new Date(first.getTime() + 14 * 86_400_000);
  const from = ahead.getUTCFullYear() === year ? ahead : first;
  while (from.getUTCDay() !== 1 && from.getUTCFullYear() === year) from.setUTCDate(from.getUTCDate() + 1);
  const until = new Date(Math.min(from.getTime() + 4 * 86_400_000, Date.UTC(year, 11, 31)));
  const enough = until.getTime() - from.getTime() >= 3 * 86_400_000;
  return { first: from.toISOString().slice(0, 10), last: until.toISOString().slice(0, 10), enough };
}

test("an employee who is refused twice is helped by somebody who may book", async (t) => {
  const { first, last, enough } = days();
  if (!enough) return t.skip("too few working days are left of this year to be refused over them");
  const desk = await house.person("account-manager-team");
  const team = await house.person("employee");
  await team.goto(`${new URL(team.url()).origin}/leave`);
  for (let i = 0; i < 2; i++) {
    await team.getByLabel("First day").fill(first);
    await team.getByLabel("Last day").fill(last);
    await Promise.all([
      team.waitForResponse((r) => r.url().endsWith("/leave/requests/preview")),
      team.getByRole("button", { name: "Check the days" }).click(),
    ]);
    await team.locator(".summary").waitFor();
  }
  assert.equal(await team.getByLabel("First day").inputValue(), first, "nothing typed is lost");
  assert.deepEqual(await axe(team), []);

  const offer = team.locator("#offer");
  await offer.getByRole("link", { name: "See what we would share" }).click();
  await offer.getByRole("button", { name: /Share this and talk to someone/ }).click();

  await desk.getByRole("button", { name: /Accept Tomasz/ }).click();
  await desk.waitForURL(/\/desk\/dialogue\//);
  const seen = await desk.locator("main").innerText();
  assert.match(seen, /leave/i);
  assert.match(seen, /3 days|3 left|days left/i, "the balance is there");
  assert.deepEqual(await axe(desk), []);

  await desk.getByRole("link", { name: /Book/ }).first().click();
  const form = desk.locator("form.act-form");
  await form.getByLabel("First day").fill(first);
  await form.getByLabel("Last day").fill(last);
  await form.locator("button[type=submit]").click();
  await desk.getByRole("button", { name: "Do it" }).click();

  await desk.getByText(/leave booked/).first().waitFor();
  await team.goto(`${new URL(team.url()).origin}/leave`);
  await team.getByText(String(Number(first.slice(8)))).first().waitFor();
  assert.match(await team.locator("main").innerText(), /0 days\s*left/);
  await desk.getByRole("link", { name: "Wrap up" }).click();
  await desk.getByLabel(/What was wrong\?/).fill("Not enough days this year");
  await desk.getByLabel(/What was done\?/).fill("Booked with days of next year");
  await desk.getByRole("button", { name: "End the conversation" }).click();
  await desk.waitForURL((url) => !url.pathname.includes("/dialogue/"));
  assert.deepEqual(complaints, []);
});
