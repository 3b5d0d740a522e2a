import assert from "node:assert/strict";
import { test } from "node:test";
import { keptElsewhere } from "../kept_elsewhere";
import type { Consent } from "../keeper";
import type { Kept } from "../store";
import { kept } from "./kept";

const shelf = (all: Kept[], hasStore = true, consent: Consent = "device") => ({
  consent: async () => consent,
  canKeep: async () => hasStore,
  all: async () => all,
});
const ladder = (part: Partial<Kept> = {}): Kept => ({
  ...kept(),
  key: "threshold_ladder",
  exercise: "threshold_ladder",
  title: "Threshold ladder",
  version: 1,
  inputs: { why: "Two knocks" },
  notes: "mine",
  ...part,
});
const own = (): Kept => ladder({ key: "assignment_planner", exercise: "assignment_planner", title: "Assignment planner" });

test("a list names what there is, without what stands in it, and leaves out the exercise that asks", async () => {
  const all = [ladder(), own(), ladder({ key: "threshold_ladder#copy-1" }), ladder({ key: "assignment_planner#copy-1" })];
  const { records, why_not } = await keptElsewhere(shelf(all), "assignment_planner", null);
  assert.equal(why_not, "");
  assert.deepEqual(records!.map(({ key, title }) => [key, title]), [
    ["threshold_ladder", "Threshold ladder"],
    ["threshold_ladder#copy-1", "Threshold ladder (copy)"],
  ]);
  assert.ok(!JSON.stringify(records).includes("Two knocks"));
});

test("only what was chosen is handed over, as a file holds it", async () => {
  const all = [ladder(), ladder({ key: "vignette:morning", exercise: "vignette", material: "morning" })];
  const { records } = await keptElsewhere(shelf(all), "assignment_planner", ["threshold_ladder", "assignment_planner", "gone"]);
  assert.equal(records!.length, 1);
  assert.deepEqual((records![0].record as any).inputs, { why: "Two knocks" });
  assert.equal((records![0].record as any).notes, "mine");
});

test("what Python has not understood yet, and what cannot be read, is not offered", async () => {
  const all = [ladder({ version: 0, inputs: null }), ladder({ key: "threshold_ladder#unread-1" })];
  assert.deepEqual((await keptElsewhere(shelf(all), "assignment_planner", null)).records, []);
});

test("on a shared device, and before anybody has agreed, what lies there is nobody's to see", async () => {
  for (const consent of ["tab", null] as const) {
    const { records, why_not } = await keptElsewhere(shelf([ladder()], true, consent), "assignment_planner", ["threshold_ladder"]);
    assert.equal(records, null);
    assert.match(why_not, /have not chosen to keep work/);
  }
});

test("where there is no store, or it breaks, a sentence says so", async () => {
  const broken = { ...shelf([]), all: async () => Promise.reject(new Error("gone")) };
  for (const one of [shelf([], false), broken]) {
    const { records, why_not } = await keptElsewhere(one, "assignment_planner", null);
    assert.equal(records, null);
    assert.match(why_not, /Open saved files instead\.$/);
  }
});
