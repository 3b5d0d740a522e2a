import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { closeTab, faults, reset } from "./memory_database";
import { kept } from "./kept";
import { Keeper, Saver, type SaveState } from "../keeper";
import { words } from "../quiet_line";

let name = "";
let count = 0;

beforeEach(() => {
  reset();
  closeTab();
  // A name of its own, so that no tab of an earlier test is heard.
  name = `test ${count++}`;
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 30));

function saver(keeper: Keeper): { saver: Saver; told: SaveState[] } {
  const told: SaveState[] = [];
  return { saver: new Saver(keeper, (state) => told.push(state), 0), told };
}

test("nothing is kept before the learner has agreed, and what was entered till then is kept once they have", async () => {
  const keeper = new Keeper(name);
  const { saver: one, told } = saver(keeper);
  one.begin(kept());
  one.change({ notes: "before" });
  await one.flush();
  assert.deepEqual(told, [{ kind: "unkept", why: "undecided" }]);
  assert.deepEqual(await keeper.all(), []);
  assert.equal(await keeper.decide("device"), true);
  one.change({});
  await one.flush();
  assert.equal(told.at(-1)!.kind, "saved");
  assert.equal((await new Keeper(name).load("stage_tracker"))!.notes, "before");
});

test("on a shared device nothing is kept, and the next tab is asked anew", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("tab");
  const { saver: one, told } = saver(keeper);
  one.begin(kept());
  one.change({ notes: "secret" });
  await one.flush();
  assert.deepEqual(told, [{ kind: "unkept", why: "tab" }]);
  assert.deepEqual(await keeper.all(), []);
  assert.equal(await new Keeper(name).consent(), "tab");
  closeTab();
  assert.equal(await new Keeper(name).consent(), null);
});

test("saved is said only when it stands, and a full or broken store is told as what it is", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("device");
  const { saver: one, told } = saver(keeper);
  one.begin(kept());
  one.change({ notes: "a" });
  const flushed = one.flush();
  await Promise.resolve();
  assert.ok(!told.some((state) => state.kind === "saved"));
  await flushed;
  assert.deepEqual(told.map((state) => state.kind), ["saving", "saved"]);
  faults.broken = true;
  one.change({ notes: "b" });
  await one.flush();
  assert.deepEqual(told.at(-1), { kind: "unkept", why: "refused" });
  faults.broken = false;
  faults.room = 1;
  const { saver: other, told: heard } = saver(keeper);
  other.begin(kept({ key: "another" }));
  other.change({ notes: "c" });
  await other.flush();
  assert.deepEqual(heard.at(-1), { kind: "unkept", why: "full" });
  assert.match(words(heard.at(-1)!), /no room/);
});

test("what is typed while it is being written is written after it", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("device");
  const { saver: one } = saver(keeper);
  one.begin(kept());
  one.change({ notes: "h" });
  const first = one.flush();
  one.change({ notes: "he" });
  await Promise.all([first, one.flush()]);
  assert.equal((await keeper.load("stage_tracker"))!.notes, "he");
  assert.equal((await keeper.all()).length, 1);
});

test("two tabs on one exercise: the later goes on as a copy, and both stand", async () => {
  const [here, there] = [new Keeper(name), new Keeper(name)];
  await here.decide("device");
  await soon();
  const [one, other] = [saver(here), saver(there)];
  one.saver.begin(kept());
  other.saver.begin(kept());
  one.saver.change({ notes: "here" });
  await one.saver.flush();
  other.saver.change({ notes: "there" });
  await other.saver.flush();
  assert.equal(other.told.at(-1)!.kind, "copy");
  other.saver.change({ notes: "there, on" });
  await other.saver.flush();
  one.saver.change({ notes: "here, on" });
  await one.saver.flush();
  assert.equal(one.told.at(-1)!.kind, "saved");
  const notes = new Map((await here.all()).map((record) => [record.key.replace(/-[^-]+$/, ""), record.notes]));
  assert.deepEqual(Object.fromEntries(notes), { stage_tracker: "here, on", "stage_tracker#copy": "there, on" });
});

test("other tabs hear of what was saved, of the decision, and of its end", async () => {
  const [here, there] = [new Keeper(name), new Keeper(name)];
  const heard: unknown[] = [];
  const stop = there.onOtherTab((key) => heard.push(key));
  there.onConsent((consent) => heard.push(consent));
  await here.decide("device");
  await soon();
  await here.put(kept());
  await soon();
  stop();
  await here.put(kept({ key: "another" }));
  await here.clear();
  await soon();
  assert.deepEqual(heard, ["device", "stage_tracker", null]);
  assert.equal(await there.consent(), null);
  assert.deepEqual(await there.all(), []);
});

test("where the browser gives no store, nothing breaks and nothing is called saved", async () => {
  faults.refuse = true;
  const keeper = new Keeper(name);
  assert.equal(await keeper.canKeep(), false);
  assert.equal(await keeper.decide("device"), false);
  assert.equal(await keeper.put(kept()), "refused");
  assert.deepEqual(await keeper.all(), []);
  await keeper.delete("stage_tracker");
  await keeper.clear();
});

test("a record that cannot be read stands aside as it was before anything is written in its place", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("device");
  const { saver: before } = saver(keeper);
  before.begin(kept());
  before.change({ inputs: { of: "another version" } });
  await before.flush();
  const { saver: one } = saver(keeper);
  one.begin((await keeper.load("stage_tracker"))!);
  const aside = one.setAside("unread-1");
  one.change({ inputs: { fresh: true }, version: 1 });
  await Promise.all([aside, one.flush()]);
  const all = Object.fromEntries((await keeper.all()).map((record) => [record.key, record.inputs]));
  assert.deepEqual(all, { stage_tracker: { fresh: true }, "stage_tracker#unread-1": { of: "another version" } });
});

test("where it cannot be set aside it stays where it is, and the tab writes beside it", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("device");
  const { saver: before } = saver(keeper);
  before.begin(kept());
  before.change({ inputs: { of: "another version" } });
  await before.flush();
  const { saver: one } = saver(keeper);
  one.begin((await keeper.load("stage_tracker"))!);
  faults.broken = true;
  await one.setAside("unread-1");
  faults.broken = false;
  one.change({ inputs: { fresh: true } });
  await one.flush();
  assert.deepEqual((await keeper.load("stage_tracker"))!.inputs, { of: "another version" });
  assert.equal((await keeper.all()).length, 2);
});

test("the line stops saying that all is saved the moment it is not", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("device");
  const { saver: one, told } = saver(keeper);
  one.begin(kept());
  one.change({ notes: "a" });
  await one.flush();
  assert.equal(told.at(-1)!.kind, "saved");
  one.change({ notes: "ab" });
  assert.equal(told.at(-1)!.kind, "saving");
  await one.flush();
  assert.equal(told.at(-1)!.kind, "saved");
});

test("a page that goes while it is writing asks for the rest at once, and goes on if it stays after all", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("device");
  const { saver: one, told } = saver(keeper);
  one.begin(kept());
  one.change({ notes: "h" });
  const first = one.flush();
  await Promise.resolve();
  one.change({ notes: "hello" });
  const last = one.leave();
  assert.notEqual(told.at(-1)!.kind, "saved");
  await Promise.all([first, last]);
  assert.equal((await keeper.load("stage_tracker"))!.notes, "hello");
  assert.equal(told.at(-1)!.kind, "saved");
  one.change({ notes: "hello again" });
  await one.flush();
  const all = await keeper.all();
  assert.deepEqual(all.map((record) => [record.key, record.notes]), [["stage_tracker", "hello again"]]);
});

test("what could not be written is written once it can be, without a further key", async () => {
  const keeper = new Keeper(name);
  await keeper.decide("device");
  const told: SaveState[] = [];
  const one = new Saver(keeper, (state) => told.push(state), 0, 5);
  one.begin(kept());
  faults.room = 0;
  one.change({ notes: "a" });
  await one.flush();
  assert.deepEqual(told.at(-1), { kind: "unkept", why: "full" });
  faults.room = Infinity;
  // Node waits for nothing that is only tried again.
  while (told.at(-1)!.kind !== "saved") await soon();
  assert.equal((await keeper.load("stage_tracker"))!.notes, "a");
});

test("a copy that is deleted or taken up elsewhere is gone on with as another copy", async () => {
  const [here, there] = [new Keeper(name), new Keeper(name)];
  await here.decide("device");
  await soon();
  const [one, other] = [saver(here), saver(there)];
  one.saver.begin(kept());
  other.saver.begin(kept());
  one.saver.change({ notes: "here" });
  await one.saver.flush();
  other.saver.change({ notes: "there" });
  await other.saver.flush();
  const copy = other.saver.record!.key;
  await here.delete(copy);
  other.saver.change({ notes: "there, on" });
  await other.saver.flush();
  assert.notEqual(other.saver.record!.key, copy);
  assert.deepEqual((await here.all()).map((record) => record.notes).sort(), ["here", "there, on"]);
});

test("what is not the learner's own doing leaves the moment of their last change, and a file of it is up to date", async () => {
  const keeper = new Keeper(name);
  const { saver: one } = saver(keeper);
  const began = kept();
  one.begin({ ...began });
  one.note({ edits: [] });
  assert.equal(one.record!.changed, began.changed);
  one.handedOut();
  assert.equal(one.record!.exported_of, one.record!.changed);
  one.change({ notes: "more" });
  assert.notEqual(one.record!.exported_of, one.record!.changed);
});

test("without a store the line does not promise that one need only choose", async () => {
  faults.refuse = true;
  const { saver: one, told } = saver(new Keeper(name));
  one.begin(kept());
  one.change({ notes: "a" });
  await one.flush();
  assert.deepEqual(told.at(-1), { kind: "unkept", why: "refused" });
});
