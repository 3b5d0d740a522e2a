import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { asText, check, fromKept, read } from "../envelope";
import { LARGEST, parse, Refusal, shown } from "../json_file";
import { kept } from "./kept";

const FOLDER = join(process.cwd(), "exercises", "seam", "schema", "fixtures", "record");
const FIXTURES = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const named = (start: string) => FIXTURES.filter((name) => name.startsWith(start));
const refused = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.message;
  }
  return assert.fail("it was not refused");
};

test("there are fixtures of each kind and of no other", () => {
  assert.ok(named("valid-").length >= 5 && named("invalid-").length >= 15 && named("unreadable-").length >= 4);
  assert.equal(named("valid-").length + named("invalid-").length + named("unreadable-").length, FIXTURES.length);
});

for (const name of named("valid-")) {
  test(`taken: ${name}`, () => {
    const data = readFileSync(join(FOLDER, name));
    const held = JSON.parse(new TextDecoder().decode(data));
    assert.deepEqual(read(data), held);
    assert.equal(({} as any).polluted, undefined);
  });
}

for (const name of named("invalid-")) {
  test(`refused by its rule: ${name}`, () => {
    const sentence = refused(() => read(readFileSync(join(FOLDER, name))));
    const field = ["exercise", "version", "created", "inputs", "results", "notes"].find((one) => name.startsWith(`invalid-${one}`));
    if (field) assert.ok(sentence.includes(`“${field}”`), sentence);
    assert.match(sentence, /\.$/);
  });
}

for (const name of named("unreadable-")) {
  test(`no JSON: ${name}`, () => {
    assert.match(refused(() => read(readFileSync(join(FOLDER, name)))), /\.$/);
  });
}

test("a kept record becomes an envelope that keeps to the rules, with the moment of its last change", () => {
  const envelope = fromKept(kept())!;
  assert.deepEqual(check(envelope), envelope);
  assert.equal(envelope.created, "2026-03-04T10:11:12.123Z");
  assert.deepEqual(envelope.page, { title: "Stage tracker", material: null, begun: "2026-03-03T09:00:00.000Z" });
  assert.deepEqual(read(asText(envelope)), JSON.parse(asText(envelope)));
});

test("what Python has not yet understood is no envelope", () => {
  assert.equal(fromKept(kept({ version: 0, inputs: null })), null);
  assert.equal(fromKept(kept({ inputs: ["a list"] })), null);
});

test("half a character cannot go into a file", () => {
  const text = asText({ "a\ud800": "b\udc00", c: ["\ud83c\udf09"] });
  assert.equal(text, '{\n  "a\ufffd": "b\ufffd",\n  "c": [\n    "🌉"\n  ]\n}\n');
});

test("notes are counted in characters", () => {
  const long = fromKept(kept({ notes: "🌉".repeat(100_000) }))!;
  assert.equal(check(long), long);
  assert.match(refused(() => check({ ...long, notes: `${long.notes}.` })), /“notes” is longer/);
});

test("what would use up memory or stack, or cannot be counted on, is refused before it is used", () => {
  const said = (text: string | Uint8Array) => refused(() => parse(text));
  assert.match(said("[".repeat(100_000)), /more than 32 deep/);
  assert.match(said(`${"[".repeat(33)}${"]".repeat(33)}`), /more than 32 deep/);
  parse(`${"[".repeat(32)}${"]".repeat(32)}`);
  assert.match(said(`[${"[],".repeat(200_001)}0]`), /far more/);
  assert.match(said(`"${" ".repeat(LARGEST)}"`), /larger than 5 MB/);
  assert.match(said(new Uint8Array(LARGEST + 1)), /larger than 5 MB/);
  assert.match(said(" \n"), /empty/);
  assert.match(said(new Uint8Array([0xff, 0xfe, 0x7b, 0])), /UTF-16/);
  assert.match(said(new Uint8Array([0x50, 0x4b, 3, 4])), /workbook/);
  assert.match(said(new Uint8Array([0x7b, 0x22, 0xff, 0x22])), /UTF-8/);
  assert.match(said('{"a": 1,\n "b": 9007199254740993}'), /Line 2: “9007199254740993” is too large/);
  assert.match(said('{"a": -1e999}'), /too large/);
  assert.match(said('{"a": {"b": 1, "\\u0062": 2}}'), /“b” stands twice/);
  assert.match(said('{"a": "\\ud800"}'), /half a character/);
  assert.match(said('{"a": [1, 2'), /breaks off/);
  assert.match(said('{\n"a": 1,\n}'), /not JSON/);
});

test("brackets, keys and numbers inside quotation marks are words", () => {
  const value = { a: '[[[{"a": 1, "a": 2}', b: "99999999999999999999", "c\\": '\\"', a2: { a: 1 }, list: [{ a: 1 }, { a: 2 }] };
  assert.deepEqual(parse(JSON.stringify(value)), value);
});

test("a stranger's words in a sentence stay short and on one line", () => {
  assert.equal(shown("a\n\u202eb\u0000c"), "“a b c”");
  assert.equal(Array.from(shown("🌉".repeat(100))).length, 42);
  assert.equal(shown({ a: 1 }), '“{"a":1}”');
});
