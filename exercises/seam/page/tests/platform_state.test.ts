import assert from "node:assert/strict";
import { test } from "node:test";
import { hasEnded, ID_LENGTH, inWords, isComplete, LONGEST, markOf, nothing, pack, unpack, type Package, type Reached } from "../platform_state";

/** Mulberry32: the same run every time. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let value = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const id = (at: number) => at.toString(36).padStart(ID_LENGTH, "0");

/** A package of so many pages and parts, of which some count. */
function made(pages: number, parts: number, chance: () => number): Package {
  const all = (count: number, from: number) => Array.from({ length: count }, (_, at) => id(from + at));
  const some = (ids: string[]) => ids.filter(() => chance() < 0.5);
  const [ownPages, ownParts] = [all(pages, 0), all(parts, 100_000)];
  return {
    package: "joined-up-m2",
    title: "A package",
    start: "index.html",
    pages: Object.fromEntries(ownPages.map((one) => [`${one}/index.html`, one])),
    parts: Object.fromEntries(ownParts.map((one) => [one, one])),
    counted: { pages: some(ownPages), begun: some(ownParts), ended: some(ownParts) },
  };
}

function walked(held: Package, chance: () => number): Reached {
  const some = (ids: string[]) => ids.filter(() => chance() < 0.8).sort(() => chance() - 0.5);
  const parts = Object.values(held.parts);
  return { pages: some(Object.values(held.pages)), begun: some(parts), ended: some(parts) };
}

test("what was reached comes back as it was, from any package of a course's size", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const chance = random(seed);
    const held = made(Math.floor(chance() * 400), Math.floor(chance() * 60), chance);
    const reached = walked(held, chance);
    const text = pack(reached, held.counted);
    assert.match(text, /^[0-9a-z.]+$/);
    assert.deepEqual(unpack(text, held), reached);
    assert.equal(isComplete(unpack(text, held), held.counted), isComplete(reached, held.counted));
  }
});

test("it is never longer than a platform takes, whatever the package, and what is reckoned from goes last", () => {
  let isOver = false;
  for (let seed = 0; seed < 200; seed += 1) {
    const chance = random(1_000 + seed);
    const held = made(Math.floor(chance() * 3_000), Math.floor(chance() * 1_500), chance);
    const reached = walked(held, chance);
    const text = pack(reached, held.counted);
    assert.ok(text.length < LONGEST, `${text.length}`);
    const left = unpack(text, held);
    const all = [...reached.pages, ...reached.begun, ...reached.ended].length;
    const kept = [...left.pages, ...left.begun, ...left.ended].length;
    assert.ok(kept === all || text.length > LONGEST - 1 - ID_LENGTH, "nothing goes while there is room");
    isOver ||= kept < all;
    const uncounted = left.pages.some((page) => !held.counted.pages.includes(page));
    if (uncounted) for (const page of held.counted.pages) assert.ok(!reached.pages.includes(page) || left.pages.includes(page));
    if (left.pages.length < reached.pages.length) assert.deepEqual(left.pages, reached.pages.filter((page) => left.pages.includes(page)));
  }
  assert.ok(isOver, "some were too long, or this shows nothing");
});

test("what a platform gives back that is no state of ours begins anew, and nothing of it gets in", () => {
  const held = made(20, 5, random(1));
  const text = pack(walked(held, random(2)), held.counted);
  for (const wrong of ["", "2" + text.slice(1), text.slice(0, -1) + "!", text + ".", `${text} `, "1.abc..", "<script>", `1.${"0".repeat(LONGEST)}..`, "null", text.toUpperCase() + "A"]) {
    assert.deepEqual(unpack(wrong, held), nothing(), wrong.slice(0, 40));
  }
  assert.deepEqual(unpack("1.zzzz0000.zzzz.", held), { pages: ["0000"], begun: [], ended: [] });
  for (let seed = 0; seed < 300; seed += 1) {
    const chance = random(seed);
    const at = Math.floor(chance() * text.length);
    const cut = text.slice(0, at) + text.slice(at + 1 + Math.floor(chance() * 6));
    const known = new Set([...Object.values(held.pages), ...Object.values(held.parts)]);
    for (const ids of Object.values(unpack(cut, held))) for (const one of ids) assert.ok(known.has(one));
  }
});

test("an id that is none is not written down", () => {
  assert.throws(() => pack({ pages: ["What I wrote"], begun: [], ended: [] }, nothing()), RangeError);
});

test("how far somebody is stands in words", () => {
  const counted = { pages: ["a", "b"], begun: ["c"], ended: [] };
  assert.equal(inWords({ pages: ["b", "x"], begun: [], ended: ["c"] }, counted), "1 of 2 pages opened, 0 of 1 exercise tried");
  assert.equal(isComplete({ pages: ["b", "a"], begun: ["c"], ended: [] }, counted), true);
  assert.equal(isComplete({ pages: ["b", "a"], begun: [], ended: [] }, counted), false);
});

test("two learners have two marks, whatever their ids are made of", () => {
  const ids = [..."abcdefghij", "ab", "ba", "student-1", "student-2", "Łucja Ó", "", " ", "a".repeat(300)];
  assert.equal(new Set(ids.map(markOf)).size, ids.length);
  assert.match(markOf("Łucja Ó"), /^[0-9a-z]{8,14}$/);
  assert.equal(markOf("a"), BigInt("0xaf63dc4c8601ec8c").toString(36), "the published value for FNV-1a over 64 bits");
});

test("a vignette is over when one path is, or in a group each seat's", () => {
  assert.equal(hasEnded({ path: "a", ended: true, scene: "z" }), true);
  assert.equal(hasEnded({ path: "a", ended: false, scene: "b" }), false);
  assert.equal(hasEnded({ seats: { mother: { ended: true }, lead: { ended: true } } }), true);
  assert.equal(hasEnded({ seats: { mother: { ended: true }, lead: { ended: false } } }), false);
  for (const none of [null, undefined, {}, { seats: {} }, { results: 1 }]) assert.equal(hasEnded(none), false);
});
