import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { connections, faults, leave, reset } from "./memory_database";
import { kept } from "./kept";
import { databaseName, Store } from "../store";

beforeEach(reset);

test("the database bears our name and that of this very site", () => {
  assert.equal(databaseName("/~ash/course/"), "joined-up:/~ash/course/");
  assert.notEqual(databaseName("/a/"), databaseName("/b/"));
});

test("in a package it bears the package's name and the learner's mark, wherever the platform put the package", () => {
  (globalThis as { coursePlace?: unknown }).coursePlace = "joined-up-m2:3k9x";
  assert.equal(databaseName("/pluginfile.php/1/mod_scorm/content/7/"), "joined-up:joined-up-m2:3k9x");
  (globalThis as { coursePlace?: unknown }).coursePlace = { toString: () => "not a name" };
  assert.equal(databaseName("/a/"), "joined-up:/a/");
  delete (globalThis as { coursePlace?: unknown }).coursePlace;
});

test("what was put is there for another connection, with its count of writes", async () => {
  const store = await Store.open("one");
  const record = kept();
  assert.equal(await store.put(record), "saved");
  assert.equal(record.rev, 1);
  record.notes = "again";
  assert.equal(await store.put(record), "saved");
  const other = await Store.open("one");
  assert.deepEqual(await other.get("stage_tracker"), { ...kept({ notes: "again" }), rev: 2 });
  assert.equal(await (await Store.open("two")).get("stage_tracker"), undefined);
});

test("a write that has not seen the last one changes nothing", async () => {
  const [mine, theirs] = [await Store.open("one"), await Store.open("one")];
  const here = kept({ notes: "mine" });
  await mine.put(here);
  const there = kept({ notes: "theirs" });
  assert.equal(await theirs.put(there), "overtaken");
  assert.equal(there.rev, 0);
  assert.equal((await mine.get("stage_tracker"))!.notes, "mine");
});

test("a deleted record is not brought back by a tab that still has it open", async () => {
  const store = await Store.open("one");
  const record = kept();
  await store.put(record);
  await store.delete(record.key);
  assert.equal(await store.put(record), "overtaken");
  assert.deepEqual(await store.all(), []);
});

test("two writes at the same moment: one is saved, the other told", async () => {
  const [mine, theirs] = [await Store.open("one"), await Store.open("one")];
  const outcomes = await Promise.all([mine.put(kept({ notes: "mine" })), theirs.put(kept({ notes: "theirs" }))]);
  assert.deepEqual(outcomes.sort(), ["overtaken", "saved"]);
});

test("a full store keeps what it had and says so", async () => {
  const store = await Store.open("one");
  await store.put(kept());
  faults.room = 1;
  const more = kept({ key: "another" });
  assert.equal(await store.put(more), "full");
  assert.equal(more.rev, 0);
  assert.deepEqual((await store.all()).map((one) => one.key), ["stage_tracker"]);
});

test("a write that breaks is refused, and a refused store does not open", async () => {
  const store = await Store.open("one");
  faults.broken = true;
  assert.equal(await store.put(kept()), "refused");
  await assert.rejects(store.delete("stage_tracker"));
  faults.refuse = true;
  await assert.rejects(Store.open("one"), { name: "SecurityError" });
});

test("all records come with the last changed first; clearing takes them and the settings", async () => {
  const store = await Store.open("one");
  await store.put(kept({ key: "old", changed: "2026-03-01T00:00:00.000Z" }));
  await store.put(kept({ key: "new", changed: "2026-03-09T00:00:00.000Z" }));
  await store.set("consent", "device");
  assert.deepEqual((await store.all()).map((one) => one.key), ["new", "old"]);
  assert.equal(await store.setting("consent"), "device");
  assert.equal(await store.setting("never set"), undefined);
  await store.clear();
  assert.deepEqual(await store.all(), []);
  assert.equal(await store.setting("consent"), undefined);
});

const RELEASED = join(process.cwd(), "tests", "fixtures", "records", "page");

for (const file of readdirSync(RELEASED)) {
  test(`a database as it was released is taken over whole, and guarded from then on: ${file}`, async () => {
    const { version, stores } = JSON.parse(readFileSync(join(RELEASED, file), "utf-8"));
    leave("one", version, structuredClone(stores));
    const store = await Store.open("one");
    const all = new Map((await store.all()).map((row) => [row.key, row]));
    assert.equal(all.size, stores.records.rows.length);
    for (const row of stores.records.rows) assert.deepEqual(all.get(row.key), row);
    for (const { name, value } of stores.settings.rows) assert.deepEqual(await store.setting(name), value);
    for (const row of all.values()) {
      assert.equal(await store.put({ ...row, rev: 0, notes: "blind" }), "overtaken");
      assert.equal(await store.put({ ...row, notes: "seen" }), "saved");
      assert.equal((await store.get(row.key))!.notes, "seen");
    }
  });
}

test("a row that an earlier page wrote otherwise is read as far as it goes", async () => {
  leave("one", 1, { records: { keyPath: "key", rows: [{ key: "vignette:a-b#copy-x", notes: 7, edits: "none", fields: [] }] }, settings: { keyPath: "name", rows: [] } });
  const [row] = await (await Store.open("one")).all();
  assert.deepEqual([row.exercise, row.notes, row.edits, row.fields, row.version], ["vignette", "", [], {}, 0]);
});

test("after a deletion one may begin anew in the same place", async () => {
  const store = await Store.open("one");
  await store.put(kept());
  await store.delete("stage_tracker");
  assert.equal(await store.put(kept({ notes: "anew" })), "saved");
  assert.equal((await store.get("stage_tracker"))!.notes, "anew");
});

test("a connection that the browser has closed is made anew", async () => {
  const store = await Store.open("one");
  await store.put(kept());
  for (const connection of connections) connection.closed = true;
  assert.equal(await store.put(kept({ rev: 1, notes: "after" })), "saved");
  assert.equal((await store.get("stage_tracker"))!.notes, "after");
});

test("a database that does not answer is given up after a while", async () => {
  faults.silent = true;
  await assert.rejects(Store.open("one", 5), { name: "TimeoutError" });
});

test("a write that throws half way leaves what was there", async () => {
  const store = await Store.open("one");
  const record = kept();
  await store.put(record);
  const broken = { ...record, notes: "new", inputs: () => 0 };
  assert.equal(await store.put(broken), "refused");
  assert.equal((await store.get("stage_tracker"))!.notes, record.notes);
  assert.equal(await store.put(record), "saved");
});
