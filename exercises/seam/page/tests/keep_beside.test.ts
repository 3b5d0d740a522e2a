import assert from "node:assert/strict";
import { test } from "node:test";
import { keepBeside } from "../keep_beside";
import type { Consent } from "../keeper";
import type { Kept, Outcome } from "../store";

const FILE = JSON.stringify({ exercise: "stage_tracker", version: 1, created: "2026-11-22T10:00:00Z", inputs: { why: "Two knocks" }, results: {}, notes: "" });

/** A store in memory, as `Keeper` shows it. */
function shelf(held: Kept[] = [], part: { hasStore?: boolean; consent?: Consent; outcome?: Outcome } = {}) {
  return {
    held,
    canKeep: async () => part.hasStore ?? true,
    consent: async () => (part.consent === undefined ? "device" : part.consent) as Consent,
    all: async () => [...held],
    delete: async () => undefined,
    put: async (kept: Kept): Promise<Outcome> => {
      if (part.outcome) return part.outcome;
      if (held.some((one) => one.key === kept.key)) return "overtaken";
      held.push(kept);
      return "saved";
    },
  };
}

test("what was put together is kept, once, under the exercise's own key", async () => {
  const works = shelf();
  assert.match(await keepBeside(works, FILE), /^It is kept with your work, and opens/);
  assert.match(await keepBeside(works, FILE), /already/);
  assert.deepEqual(works.held.map(({ key, inputs }) => [key, inputs]), [["stage_tracker", { why: "Two knocks" }]]);
});

test("what is there stays, and what differs stands beside it as a copy", async () => {
  const works = shelf();
  await keepBeside(works, FILE.replace("Two knocks", "Three"));
  assert.match(await keepBeside(works, FILE), /as a copy beside/);
  assert.deepEqual(works.held.map(({ inputs }) => (inputs as { why: string }).why), ["Three", "Two knocks"]);
  assert.match(works.held[1].key, /^stage_tracker#copy-/);
});

test("where nothing may be kept, or it fails, that is said and nothing is written", async () => {
  for (const part of [{ hasStore: false }, { consent: "tab" as Consent }, { consent: null }, { outcome: "full" as Outcome }]) {
    const works = shelf([], part);
    assert.match(await keepBeside(works, FILE), /^It was not kept:/);
    assert.deepEqual(works.held, []);
  }
  assert.match(await keepBeside(shelf(), "{"), /^It was not kept\. /);
});
