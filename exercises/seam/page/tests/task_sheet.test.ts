import assert from "node:assert/strict";
import { test } from "node:test";
import JSZip from "jszip";
import type { Part } from "../task_parts";
import { calendar, page, word, type Sheet } from "../task_sheet";
import "../node/browser";

const PARTS: Part[] = [{ id: "X08", kind: "exercise", title: "Threshold ladder", address: "exercises/threshold-ladder/", minutes: 45, key: "threshold_ladder" }];
const SHEET: Sheet = {
  title: "Week 3 & <after>",
  link: "https://a.example/#tasks=1/X08.d20261201/k1234567",
  rows: [
    { id: "X08", day: "2026-12-01", group: 4, roles: "fn", note: "Bring <b>two</b> questions; commas, and\na second line" },
    { id: "X99", day: "", group: 0, roles: "", note: "\u0000\ud800é" },
  ],
};

test("the Word sheet is a whole package whose XML parses", async () => {
  const zip = await JSZip.loadAsync(await word(SHEET, PARTS));
  assert.deepEqual(Object.keys(zip.files).filter((name) => !name.endsWith("/")).sort(), ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml"]);
  const { DOMParser } = document.defaultView as any;
  for (const name of Object.keys(zip.files).filter((one) => !one.endsWith("/"))) {
    const made = new DOMParser().parseFromString(await zip.file(name)!.async("string"), "application/xml");
    assert.equal(made.getElementsByTagName("parsererror").length, 0, name);
  }
  const words = await zip.file("word/document.xml")!.async("string");
  assert.match(words, /Week 3 &amp; &lt;after&gt;/);
  assert.match(words, /1\. Threshold ladder/);
  assert.match(words, /By Tuesday 1 December 2026, in groups of 4, with facilitator, note keeper/);
  assert.match(words, /does not have \(X99\)/);
});

test("the page to print holds words as words", () => {
  const made = page(SHEET, PARTS);
  assert.ok(!made.includes("<b>two") && made.includes("&lt;b&gt;two") && made.includes("<br>a second line"));
  assert.match(made, /default-src 'none'/);
});

test("the calendar holds the dated tasks, folded and escaped", () => {
  const made = calendar(SHEET, PARTS, "2026-11-22T10:11:12.000Z")!;
  assert.equal(made.match(/BEGIN:VEVENT/g)!.length, 1);
  for (const line of made.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  const lines = made.replaceAll("\r\n ", "").split("\r\n");
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20261201") && lines.includes("DTSTAMP:20261122T101112Z") && lines.includes("SUMMARY:Threshold ladder"));
  assert.ok(lines.some((line) => line.includes("two</b> questions\\; commas\\, and\\na second line")));
  assert.equal(calendar({ ...SHEET, rows: [SHEET.rows[1]] }, PARTS, "2026-11-22T10:11:12.000Z"), null);
});
