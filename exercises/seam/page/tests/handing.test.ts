import assert from "node:assert/strict";
import { test } from "node:test";
import { body } from "./dom";
import { Handing } from "../handing";
import type { HandedFile } from "../messages";

const ZONE = `<main><div class="course-drop"><button class="widget-upload course-many field--files">Choose</button></div><p>beside</p></main>`;

function drag(target: Element, type: string, files: File[], kind = "Files"): Event {
  const { Event: DomEvent } = document.defaultView as any;
  const event = new DomEvent(type, { bubbles: true, cancelable: true });
  const items = files.map((file) => ({ kind: "file", webkitGetAsEntry: () => null, getAsFile: () => file }));
  Object.defineProperty(event, "dataTransfer", { value: { types: [kind], items, files, dropEffect: "" } });
  target.dispatchEvent(event);
  return event;
}

const file = (name: string, text: string) => new File([text], name);

/** A place in a page: notes what was handed over, and says how many it wants. */
function place(root: HTMLElement, wanted = Infinity) {
  const given: [HandedFile["step"], string, string][] = [];
  const state = { isLive: true, begun: 0 };
  let ended: () => void;
  const done = new Promise<void>((resolve) => (ended = resolve));
  const handing = new Handing(root, {
    isLive: () => state.isLive,
    begin: () => (state.begun += 1),
    give: async (step, bytes) => {
      given.push([step.step, step.name, bytes ? new TextDecoder().decode(bytes) : step.why]);
      if (step.step === "end") ended();
      return given.length <= wanted;
    },
  });
  return { given, state, done, handing };
}

test("what is dropped on the zone is handed over one by one, and the rest of the page takes no files", async () => {
  const root = body(ZONE).querySelector<HTMLElement>("main")!;
  const { given, done, handing, state } = place(root);
  const zone = root.querySelector(".course-drop")!;
  assert.ok(drag(zone, "dragover", []).defaultPrevented);
  assert.ok(zone.classList.contains("course-drop--over"));
  const beside = drag(root.querySelector("p")!, "drop", [file("x.json", "{}")]);
  assert.ok(beside.defaultPrevented && !zone.classList.contains("course-drop--over") && state.begun === 0);
  assert.ok(!drag(zone, "dragover", [], "text/plain").defaultPrevented);
  drag(zone, "drop", [file("a.json", "{1}"), file("b.pdf", "x"), file("c.json", "{2}")]);
  await done;
  assert.deepEqual(given.map(([step, name]) => `${step} ${name}`.trim()), ["begin", "text a.json", "not_read b.pdf", "text c.json", "end"]);
  assert.equal(given[1][2], "{1}");
  handing.close();
  assert.ok(!drag(zone, "dragover", []).defaultPrevented);
});

test("it stops where no more is wanted, and says that it ended", async () => {
  const root = body(ZONE).querySelector<HTMLElement>("main")!;
  const { given, done, handing } = place(root, 2);
  drag(root.querySelector("button")!, "drop", [file("a.json", "1"), file("b.json", "2"), file("c.json", "3")]);
  await done;
  assert.deepEqual(given.map(([step, name]) => `${step} ${name}`.trim()), ["begin", "text a.json", "text b.json", "end"]);
  handing.close();
});

test("what is dropped before Python is here waits for it, in order", async () => {
  const root = body(ZONE).querySelector<HTMLElement>("main")!;
  const { given, done, state, handing } = place(root);
  state.isLive = false;
  drag(root.querySelector(".course-drop")!, "drop", [file("a.json", "1")]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([given.length, state.begun], [0, 1]);
  state.isLive = true;
  const { CustomEvent: DomEvent } = document.defaultView as any;
  root.dispatchEvent(new DomEvent("course-live"));
  await done;
  assert.equal(given.length, 3);
  handing.close();
});
