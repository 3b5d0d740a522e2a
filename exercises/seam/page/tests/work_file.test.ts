import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { faults, reset } from "./memory_database";
import { kept } from "./kept";
import { Refusal } from "../json_file";
import { size } from "../moments";
import { Store } from "../store";
import { bringIn, read, takeUp, write } from "../work_file";

const CATALOGUE = {
  stage_tracker: { title: "Stage tracker", address: "exercises/stage-tracker/" },
  "vignette:after-the-bridge-goes": { title: "After the bridge goes", address: "vignettes/after-the-bridge-goes/" },
};

const PLAYED = kept({
  key: "vignette:after-the-bridge-goes",
  exercise: "vignette",
  material: "after-the-bridge-goes",
  title: "After the bridge goes",
  address: "vignettes/after-the-bridge-goes/",
  inputs: { vignette: "after-the-bridge-goes", path: ["a"] },
});

let shelf: Store;

beforeEach(async () => {
  reset();
  shelf = await Store.open("work");
});

const keys = async () => (await shelf.all()).map((one) => one.key).sort();

function refused(text: string): string {
  try {
    read(text, CATALOGUE);
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.message;
  }
  return assert.fail("it was not refused");
}

test("a file lists first what it holds, and brings all of it back", async () => {
  const waiting = kept({ key: "typed_only", exercise: "typed_only", version: 0, inputs: null, edits: [{ field: "word", value: "half a sen" }] });
  const text = write([kept(), PLAYED, waiting], "2026-03-05T00:00:00.000Z");
  const held = JSON.parse(text);
  assert.deepEqual(Object.keys(held).slice(0, 4), ["format", "version", "created", "contents"]);
  assert.equal(held.contents.length, 3);
  assert.match(held.contents[0], /^Stage tracker, begun 3 March 2026 at /);
  const came = await bringIn(shelf, read(text, CATALOGUE));
  assert.deepEqual(came, { added: 3, copies: 0, already: 0, stopped: null });
  for (const record of [kept(), PLAYED]) {
    const { rev: _, ...back } = (await shelf.get(record.key))!;
    const { rev: __, ...was } = record;
    assert.deepEqual(back, was);
  }
  assert.deepEqual((await shelf.get("typed_only"))!.edits, waiting.edits);
});

test("a reflection of an exercise is taken by its module, and what goes between peers is sent where it is opened", () => {
  const envelope = (exercise: string, inputs: object) =>
    JSON.stringify({ exercise, version: 1, created: "2026-03-05T00:00:00Z", inputs, results: {}, notes: "" });
  const [mine] = read(envelope("reflection", { module: "m2" }), { "reflection:m2": { title: "Reflections: M2", address: "m2/" } });
  assert.deepEqual([mine.record.key, mine.record.material, mine.record.title], ["reflection:m2", "m2", "Reflections: M2"]);
  assert.equal(read(envelope("reflection", { module: "" }), {})[0].record.key, "reflection");
  assert.equal(read(envelope("stage_tracker", { module: "m2" }), CATALOGUE)[0].record.key, "stage_tracker");
  assert.match(refused(envelope("reflection_peer", {})), /^This file is from a peer\. Open it on the page of the exercise Reflection,/);
  assert.match(refused(envelope("cpd_peer", {})), /CPD record/);
});

test("what an exercise saved itself is taken too, the player's by its vignette", async () => {
  const envelope = { exercise: "vignette", version: 1, created: "2026-03-04T10:11:12Z", inputs: PLAYED.inputs, results: {}, notes: "" };
  const [{ base, record }] = read(JSON.stringify(envelope), CATALOGUE);
  assert.equal(base, PLAYED.key);
  assert.deepEqual([record.title, record.address, record.material], [PLAYED.title, PLAYED.address, PLAYED.material]);
});

test("nothing is overwritten: what differs becomes a copy, what is there already does not come twice", async () => {
  await shelf.put(kept({ notes: "here" }));
  const text = write([kept({ notes: "from the file" })]);
  assert.deepEqual(await bringIn(shelf, read(text, CATALOGUE), "m"), { added: 0, copies: 1, already: 0, stopped: null });
  assert.deepEqual(await bringIn(shelf, read(text, CATALOGUE), "n"), { added: 0, copies: 0, already: 1, stopped: null });
  assert.deepEqual(await keys(), ["stage_tracker", "stage_tracker#copy-m-0"]);
  assert.equal((await shelf.get("stage_tracker"))!.notes, "here");
  assert.equal((await shelf.get("stage_tracker#copy-m-0"))!.notes, "from the file");
});

test("two records of one exercise in a file both come in", async () => {
  const text = write([kept({ notes: "one" }), kept({ key: "stage_tracker#copy-x", notes: "two" })]);
  assert.deepEqual(await bringIn(shelf, read(text, CATALOGUE), "m"), { added: 1, copies: 1, already: 0, stopped: null });
});

test("where another tab begins the same exercise meanwhile, what is brought in goes beside it", async () => {
  const incoming = read(write([kept()]), CATALOGUE);
  const racing = {
    all: async () => [],
    put: (record: Parameters<Store["put"]>[0]) => shelf.put(record),
    delete: (key: string) => shelf.delete(key),
  };
  await shelf.put(kept({ notes: "in between" }));
  assert.equal((await bringIn(racing, incoming, "m")).copies, 1);
  assert.equal((await shelf.get("stage_tracker"))!.notes, "in between");
});

test("a device that fills up keeps what came in, and says how far it got", async () => {
  faults.room = 1;
  const came = await bringIn(shelf, read(write([kept(), PLAYED]), CATALOGUE));
  assert.deepEqual(came, { added: 1, copies: 0, already: 0, stopped: "full" });
});

test("all or none: one bad record refuses the file, by its number and field", () => {
  const held = JSON.parse(write([kept(), PLAYED]));
  held.records[1].version = "1";
  assert.match(refused(JSON.stringify(held)), /^Record 2 of the file: The field “version”/);
  assert.match(refused(JSON.stringify({ ...held, records: {} })), /“records” has to hold a list/);
  assert.match(refused(JSON.stringify({ ...held, version: 2 })), /another version of the course/);
  assert.match(refused(JSON.stringify({ ...held, format: "notes" })), /“format”/);
  assert.match(refused(JSON.stringify({ ...held, records: [], waiting: [{ exercise: "../x" }] })), /Unfinished record 1/);
  assert.match(refused(JSON.stringify({ ...held, records: Array(501).fill(0) })), /more than 500/);
  assert.match(refused("[]"), /curly bracket/);
});

test("title, address, key and presses are never a stranger's", () => {
  const held = JSON.parse(write([kept(), kept({ exercise: "no_such", key: "no_such", edits: [{ field: "go", press: true }] })]));
  const evil = { title: "<img src=x onerror=alert(1)>", material: "../../evil", address: "javascript:alert(1)", begun: "yesterday" };
  held.records[0].page = evil;
  held.records[0].key = "settings";
  held.records[1].page = evil;
  held.records[1].typed_since = [
    { field: "go", press: true },
    { field: "x]<b>", value: "a" },
    { field: "word", value: { toString: 1 } },
    { field: "list", index: -1 },
    { field: "word", value: "<b>words</b>" },
  ];
  const [one, other] = read(JSON.stringify(held), CATALOGUE).map(({ record }) => record);
  assert.deepEqual([one.key, one.title, one.address, one.material], ["stage_tracker", "Stage tracker", "exercises/stage-tracker/", null]);
  assert.equal(one.created, held.records[0].created);
  assert.deepEqual([other.key, other.title, other.address], ["no_such", "No such", ""]);
  assert.deepEqual(other.edits, [{ field: "word", value: "<b>words</b>" }]);
});

test("a copy takes the first place and what stood there becomes a copy", async () => {
  await shelf.put(kept({ notes: "first" }));
  await shelf.put(kept({ key: "stage_tracker#copy-a", notes: "copy" }));
  assert.equal(await takeUp(shelf, "stage_tracker#copy-a", "b"), "saved");
  assert.deepEqual(await keys(), ["stage_tracker", "stage_tracker#copy-b"]);
  assert.equal((await shelf.get("stage_tracker"))!.notes, "copy");
  assert.equal((await shelf.get("stage_tracker#copy-b"))!.notes, "first");
  // A tab that still holds the former first one does not overwrite the new one.
  assert.equal(await shelf.put(kept({ rev: 1, notes: "old tab" })), "overtaken");
});

test("a copy whose first was deleted takes its place; a full device leaves both where they were", async () => {
  await shelf.put(kept({ key: "stage_tracker#unread-a" }));
  assert.equal(await takeUp(shelf, "stage_tracker#unread-a"), "saved");
  await shelf.put(kept({ key: "stage_tracker#copy-a", notes: "copy" }));
  faults.room = 2;
  assert.equal(await takeUp(shelf, "stage_tracker#copy-a"), "full");
  assert.deepEqual(await keys(), ["stage_tracker", "stage_tracker#copy-a"]);
});

test("amounts in plain words", () => {
  assert.deepEqual([12, 1_000, 45_300, 999_600, 2_000_000, 3.4e11].map(size), ["less than 1 KB", "1 KB", "45 KB", "1 MB", "2 MB", "340 GB"]);
});
