import assert from "node:assert/strict";
import { test } from "node:test";
import { body } from "./dom";
import { letDrag } from "../dragging";

const HTML = `
  <svg width="200" height="100" data-drags="dragged"><g data-moves="p1"><rect></rect></g><g data-moves="p2"></g><circle></circle></svg>
  <div class="widget-text field--dragged"><input type="text"></div>`;

function pointer(type: string, x: number, y: number, more: object = {}): Event {
  const { Event: DomEvent } = document.defaultView as any;
  return Object.assign(new DomEvent(type, { bubbles: true, cancelable: true }), { clientX: x, clientY: y, button: 0, pointerType: "mouse", ...more });
}

function ready(mayMove = true) {
  const root = body("");
  const place = document.createElement("div");
  place.innerHTML = HTML;
  root.append(place);
  letDrag(place, () => mayMove);
  const box = place.querySelector("input")!;
  const heard: string[] = [];
  for (const type of ["input", "change"]) place.addEventListener(type, () => heard.push(`${type} ${box.value}`));
  const picture = place.querySelector("svg")!;
  picture.getBoundingClientRect = () => ({ width: 100 }) as DOMRect;
  return { place, box, heard };
}

test("a part that is dragged is told of once, in the picture's own units", () => {
  const { place, box, heard } = ready();
  place.querySelector("rect")!.dispatchEvent(pointer("pointerdown", 10, 10));
  document.dispatchEvent(pointer("pointermove", 15, 12));
  assert.equal(place.querySelector("[data-moves=p1]")!.getAttribute("transform"), "translate(10 4)");
  assert.deepEqual(heard, []);
  document.dispatchEvent(pointer("pointerup", 30, 5));
  assert.match(box.value, /^p1 40 -10 \d+$/);
  assert.deepEqual(heard, [`input ${box.value}`, `change ${box.value}`]);
  document.dispatchEvent(pointer("pointermove", 90, 90));
  document.dispatchEvent(pointer("pointerup", 90, 90));
  assert.equal(heard.length, 2);
});

test("a click, a finger, another button, a broken-off move and a picture at rest move nothing", () => {
  const { place, heard } = ready();
  const part = place.querySelector("[data-moves=p2]")!;
  for (const [down, up] of [
    [pointer("pointerdown", 5, 5), pointer("pointerup", 5, 5)],
    [pointer("pointerdown", 5, 5, { pointerType: "touch" }), pointer("pointerup", 50, 50)],
    [pointer("pointerdown", 5, 5, { button: 2 }), pointer("pointerup", 50, 50)],
    [pointer("pointerdown", 5, 5), pointer("pointercancel", 50, 50)],
  ]) {
    part.dispatchEvent(down);
    document.dispatchEvent(up);
  }
  place.querySelector("circle")!.dispatchEvent(pointer("pointerdown", 5, 5));
  document.dispatchEvent(pointer("pointerup", 50, 50));
  const still = ready(false);
  still.place.querySelector("rect")!.dispatchEvent(pointer("pointerdown", 5, 5));
  document.dispatchEvent(pointer("pointerup", 50, 50));
  assert.deepEqual([heard, still.heard, part.getAttribute("transform")], [[], [], null]);
});
