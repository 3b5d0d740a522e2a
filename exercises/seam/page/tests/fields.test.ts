import assert from "node:assert/strict";
import { test } from "node:test";
import { body, send } from "./dom";
import { controlNamed, controlOf, editFrom, goTo, keep, placeOf, restore, show } from "../fields";
import type { Edit } from "../messages";

const CONTROLS = `
  <div class="widget-text field--word"><label for="a">A word</label><input type="text" id="a" value="old"></div>
  <div class="widget-checkbox field--behaviour.b01"><label><input type="checkbox"><span>Seen</span></label></div>
  <div class="widget-dropdown field--member"><label for="b">Who</label><select id="b"><option>Ash</option><option>Bo</option></select></div>
  <div class="widget-radio field--way"><label>left<input type="radio" name="g"></label><label>right<input type="radio" name="g"></label></div>
  <div class="widget-toggle-buttons field--tog"><div><button class="widget-toggle-button jupyter-button mod-active">1</button><button class="widget-toggle-button jupyter-button">2</button></div></div>
  <button class="jupyter-button widget-button field--go">Show</button>
  <button class="jupyter-button widget-upload field--open">Open</button>
  <p><input type="text" id="outside"></p>`;

function edit(root: HTMLElement, selector: string, type: string): Edit | null {
  let made: Edit | null = null;
  send(root.querySelector(selector)!, type, (event) => (made = editFrom(event)));
  return made;
}

test("an event becomes an edit by the control's name", () => {
  const root = body(CONTROLS);
  root.querySelector<HTMLInputElement>("#a")!.value = "half a sen";
  assert.deepEqual(edit(root, "#a", "input"), { field: "word", value: "half a sen" });
  root.querySelector<HTMLInputElement>("[type=checkbox]")!.checked = true;
  assert.deepEqual(edit(root, "[type=checkbox]", "change"), { field: "behaviour.b01", value: true });
  root.querySelector("select")!.selectedIndex = 1;
  assert.deepEqual(edit(root, "select", "change"), { field: "member", index: 1 });
  assert.deepEqual(edit(root, ".field--way label:last-child input", "change"), { field: "way", index: 1 });
  assert.deepEqual(edit(root, ".field--tog button:last-child", "click"), { field: "tog", index: 1 });
  assert.deepEqual(edit(root, ".field--go", "click"), { field: "go", press: true });
});

test("what belongs to no control, or means nothing to it, is no edit", () => {
  const root = body(CONTROLS);
  assert.equal(edit(root, "#outside", "input"), null);
  assert.equal(edit(root, "#a", "click"), null);
  assert.equal(edit(root, "select", "input"), null);
  assert.equal(edit(root, ".field--open", "click"), null);
  assert.equal(controlOf(root.querySelector("p")!), null);
});

test("typing on replaces what was typed, but never across a press", () => {
  const edits: Edit[] = [];
  keep(edits, { field: "word", value: "h" });
  keep(edits, { field: "word", value: "he" });
  keep(edits, { field: "go", press: true });
  keep(edits, { field: "word", value: "hey" });
  keep(edits, { field: "go", press: true });
  assert.deepEqual(edits, [
    { field: "word", value: "he" },
    { field: "go", press: true },
    { field: "word", value: "hey" },
    { field: "go", press: true },
  ]);
});

test("a late edit is acted out on the live control, once, with its events", () => {
  const root = body(CONTROLS);
  const heard: string[] = [];
  root.addEventListener("input", (event) => heard.push("input " + (event.target as HTMLElement).id));
  root.addEventListener("click", (event) => heard.push("click " + (event.target as HTMLElement).tagName));
  assert.ok(show(root, { field: "word", value: "new" }, true));
  assert.ok(show(root, { field: "word", value: "new" }, true));
  assert.ok(show(root, { field: "go", press: true }, true));
  assert.equal(root.querySelector<HTMLInputElement>("#a")!.value, "new");
  assert.deepEqual(heard, ["input a", "click BUTTON"]);
  assert.equal(show(root, { field: "gone", value: 1 }, true), false);
});

test("a returning reader's values are put back, options and all, without an event", () => {
  const root = body(CONTROLS);
  const heard: Event[] = [];
  for (const type of ["input", "change", "click"]) root.addEventListener(type, (event) => heard.push(event));
  restore(root, {
    word: { value: "mine" },
    "behaviour.b01": { value: true },
    member: { index: 2, options: ["Ash", "Bo", "Cy"] },
    way: { index: 0 },
    tog: { index: 1 },
    gone: { value: "x" },
  });
  assert.equal(root.querySelector<HTMLInputElement>("#a")!.value, "mine");
  assert.ok(root.querySelector<HTMLInputElement>("[type=checkbox]")!.checked);
  assert.equal(root.querySelector("select")!.value, "Cy");
  assert.ok(root.querySelector<HTMLInputElement>(".field--way input")!.checked);
  assert.equal(root.querySelector(".field--tog button:last-child")!.getAttribute("aria-pressed"), "true");
  assert.equal(heard.length, 0);
});

test("option texts are text, whatever they hold", () => {
  const root = body(CONTROLS);
  restore(root, { member: { index: 0, options: ["<img src=x onerror=alert(1)>"] } });
  assert.equal(root.querySelector("img"), null);
});

test("focus and caret come back to the same control", () => {
  const root = body(CONTROLS);
  const box = root.querySelector<HTMLInputElement>("#a")!;
  box.value = "half a sentence";
  box.focus();
  box.setSelectionRange(4, 6);
  const place = placeOf(root)!;
  assert.deepEqual(place, { field: "word", item: 0, caret: [4, 6] });
  const next = body(CONTROLS);
  next.querySelector<HTMLInputElement>("#a")!.value = "half a sentence";
  goTo(next, place);
  const now = document.activeElement as HTMLInputElement;
  assert.equal(now.id, "a");
  assert.deepEqual([now.selectionStart, now.selectionEnd], [4, 6]);
});

test("a name with dots is found as it is", () => {
  assert.ok(controlNamed(body(CONTROLS), "behaviour.b01"));
  assert.equal(controlNamed(document.body, "behaviour"), null);
});
