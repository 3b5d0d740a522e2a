import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS, pieces, type Chosen, type Piece } from "../pieces";
import { crc32, harmless, listed, unpacked, ZipTrouble } from "../zip";
import { blob, joined, word, zip } from "./zips";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const record = '{"exercise": "threshold_ladder"}';

async function all(chosen: Chosen[], limits = LIMITS): Promise<Piece[]> {
  const found: Piece[] = [];
  for await (const piece of pieces(chosen, limits)) found.push(piece);
  return found;
}

const one = (name: string, data: Uint8Array | string) => ({ name, file: new Blob([data as BlobPart]) });
const said = (found: Piece[]) => found.map((piece) => ("why" in piece ? `${piece.name}: ${piece.why}` : `${piece.name} ${piece.kind} ${text(piece.bytes)}`));
const why = async (name: string, data: Uint8Array | string, limits = LIMITS) => {
  const found = await all([one(name, data)], limits);
  assert.equal(found.length, 1);
  return (found[0] as { why: string }).why;
};

test("files, a Word file and a learning platform's zip come as texts, one at a time", async () => {
  const bulk = zip([
    { name: "Ash Rowan_101_assignsubmission_file_/", data: "", method: 0 },
    { name: "Ash Rowan_101_assignsubmission_file_/ladder.json", data: record },
    { name: "Zoë Ångström_102_assignsubmission_file_/work.docx", data: word("<w:document/>"), method: 0 },
    { name: "__MACOSX/._ladder.json", data: "x" },
    { name: "Bo_103/.DS_Store", data: "x" },
  ]);
  const found = await all([one("mine.json", record), one("class.zip", bulk)]);
  assert.deepEqual(said(found), [
    `mine.json json ${record}`,
    `Ash Rowan_101_assignsubmission_file_/ladder.json json ${record}`,
    "Zoë Ångström_102_assignsubmission_file_/work.docx word <w:document/>",
  ]);
  assert.ok(found.every((piece, at) => !at || piece.at >= found[at - 1].at));
});

test("packers differ: stored, numbers behind the entry, numbers of 64 bits, a comment, something before the zip", async () => {
  const parts = [{ name: "a.json", data: record, method: 0 }, { name: "b.json", data: record, later: true }, { name: "c.json", data: record, long: true }];
  for (const made of [zip(parts), zip(parts.slice(0, 2), "a comment with PK\x05\x06 in it"), joined(new TextEncoder().encode("#!/bin/sh\n"), zip(parts.slice(0, 2)))]) {
    const found = await all([one("class.zip", made)]);
    assert.deepEqual(found.map((piece) => "bytes" in piece && text(piece.bytes)), found.map(() => record));
    assert.ok(found.length >= 2);
  }
});

test("a name is words and never a way out of a folder", async () => {
  for (const [name, kept] of [["../../etc/passwd.json", "etc/passwd.json"], ["C:\\Windows\\a.json", "Windows/a.json"], ["/etc/a.json", "etc/a.json"], ["a/./../b.json", "a/b.json"], ["a\u202e\u0000b.json", "ab.json"]]) {
    assert.equal(harmless(name), kept);
    const [piece] = await all([one("class.zip", zip([{ name, data: record }]))]);
    assert.equal(piece.name, kept);
  }
  assert.ok(harmless("x".repeat(5000)).length <= 241);
  const [old] = await all([one("class.zip", zip([{ name: new Uint8Array([0xe9, 0x2e, 0x6a, 0x73, 0x6f, 0x6e]), data: record, flags: 0 }]))]);
  assert.equal(old.name, "é.json");
});

test("a bomb goes off nowhere: what comes out is counted, not what is said", async () => {
  const limits = { each: 1024 * 1024, count: 20, total: 3 * 1024 * 1024 };
  const large = new Uint8Array(16 * 1024 * 1024);
  assert.match(await why("class.zip", zip([{ name: "a.json", data: large }]), limits), /larger than 1 MB/);
  assert.match(await why("class.zip", zip([{ name: "a.json", data: large, says: { size: 10 } }]), limits), /larger than 1 MB/);
  assert.match(await why("a.json", large, limits), /larger than 1 MB/);
  assert.match(await why("w.docx", zip([{ name: "word/document.xml", data: large, says: { size: 10 } }]), limits), /larger than 1 MB/);
  const many = zip(Array.from({ length: 10 }, (_, at) => ({ name: `${at}.json`, data: new Uint8Array(1024 * 1024 - 1) })));
  const found = await all([one("class.zip", many)], limits);
  assert.equal(found.length, 4);
  assert.match((found[3] as { why: string }).why, /more than 3 MB/);
  // The same bytes under many names: each is counted again.
  const once = zip([{ name: "a.json", data: new Uint8Array(1024 * 1024 - 1) }, ...Array.from({ length: 9 }, (_, at) => ({ name: `${at}.json`, data: "", says: { at: 0 } }))]);
  assert.ok((await all([one("class.zip", once)], limits)).length <= 10);
  assert.match(await why("class.zip", zip([{ name: "a.json", data: record }], "", 60_000), limits), /60,000 files/);
  const files = await all(Array.from({ length: 30 }, (_, at) => one(`${at}.json`, record)), limits);
  assert.equal(files.length, 21);
  assert.match((files[20] as { why: string }).why, /20 files have been read/);
});

test("what cannot be read is named, with a mend, and the rest is read", async () => {
  const bulk = zip([
    { name: "locked.json", data: record, flags: 0x801 },
    { name: "odd.json", data: record, method: 12 },
    { name: "wrong.json", data: record, says: { crc: 1 } },
    { name: "lost.json", data: record, says: { at: 900_000 } },
    { name: "beyond.json", data: record, says: { packed: 900_000 } },
    { name: "essay.pdf", data: "%PDF" },
    { name: "old.doc", data: "x" },
    { name: "inner.zip", data: "x" },
    { name: "none", data: "x" },
    { name: "empty.json", data: "" },
    { name: "not.docx", data: "not a zip at all, but long enough to be looked at" },
    { name: "good.json", data: record },
  ]);
  const found = said(await all([one("class.zip", bulk)]));
  const wanted = [/locked with a password/, /number 12/, /damaged/, /damaged/, /damaged/, /A PDF/, /old kind/, /zip inside a zip/, /not read here/, /empty/, /not a Word file/, /^good\.json json/];
  assert.equal(found.length, wanted.length);
  wanted.forEach((pattern, at) => assert.match(found[at], pattern));
  assert.ok(found.slice(0, -1).every((line) => line.includes(", in class.zip: ")));
  assert.match(await why("class.zip", "nothing like a zip"), /cut short or damaged/);
  assert.match(await why("class.zip", zip([{ name: "a.json", data: record }]).slice(0, -30)), /cut short or damaged/);
  assert.match(await why("class.zip", zip([])), /holds no file/);
  assert.match(await why("a.json", ""), /empty/);
  const gone = { size: 9, arrayBuffer: async () => { throw new Error("NotReadableError"); } } as unknown as Blob;
  assert.match(said(await all([{ name: "a.json", file: gone }]))[0], /did not let this file be read/);
});

test("a damaged zip ends in words, whatever was damaged", async () => {
  const whole = zip([{ name: "Ash_1/a.json", data: record.repeat(40) }, { name: "Bo_2/b.json", data: record, later: true }, { name: "Cy_3/c.json", data: record, long: true }], "end");
  let seed = 20_261_122;
  const chance = (below: number) => ((seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 8) % below;
  let read = 0;
  for (let round = 0; round < 1500; round++) {
    const hurt = whole.slice(0, chance(4) ? whole.length : chance(whole.length));
    for (let times = chance(6); times >= 0; times--) if (hurt.length) hurt[chance(3) ? chance(hurt.length) : Math.max(0, hurt.length - 1 - chance(260))] = chance(256);
    for (const piece of await all([one("class.zip", hurt)])) {
      if ("why" in piece) assert.match(piece.why, /^[A-Z0-9][^\n]*\.$/);
      else {
        // What comes through came through whole: its sum was checked.
        assert.ok([record, record.repeat(40)].includes(text(piece.bytes)));
        read += 1;
      }
    }
  }
  assert.ok(read > 500);
});

test("the sum is the zip's own, and an entry may be asked for by itself", async () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
  const file = blob(zip([{ name: "a.json", data: record }]));
  const [entry] = await listed(file, 10);
  assert.equal(text(await unpacked(file, entry, 1000)), record);
  await assert.rejects(unpacked(file, entry, 5), ZipTrouble);
});
