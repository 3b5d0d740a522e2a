import assert from "node:assert/strict";
import { test } from "node:test";
import { body } from "./dom";
import { letCopy } from "../copying";

const PAGE = `<course-exercise><div class="field--what"><textarea>What I did</textarea></div>
  <div class="field--empty"><textarea> </textarea></div>
  <button class="jupyter-button copies--what"><i>Copy</i></button><button class="copies--empty">Copy</button>
  <button class="copies--absent">Copy</button></course-exercise>`;

const wait = () => new Promise((done) => setTimeout(done, 80));

function clipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText } }, configurable: true });
}

async function press(root: HTMLElement, selector: string): Promise<string> {
  const { Event: DomEvent } = document.defaultView as any;
  const target = root.querySelector(selector)!;
  target.dispatchEvent(new DomEvent("click", { bubbles: true }));
  await wait();
  return target.closest("button")!.nextElementSibling?.getAttribute("role") === "status" ? target.closest("button")!.nextElementSibling!.textContent! : "";
}

test("what stands in the control is copied, and said", async () => {
  const taken: string[] = [];
  clipboard(async (text) => void taken.push(text));
  const root = body(PAGE);
  letCopy(root);
  assert.equal(await press(root, ".copies--what i"), "Copied.");
  assert.equal(await press(root, ".copies--empty"), "There is nothing to copy yet.");
  assert.equal(await press(root, ".copies--absent"), "");
  assert.deepEqual(taken, ["What I did"]);
});

test("where a browser refuses, the words are marked", async () => {
  clipboard(async () => {
    throw new Error("not allowed");
  });
  const root = body(PAGE);
  let selected = "";
  root.querySelector("textarea")!.select = function () {
    selected = this.value;
  };
  letCopy(root);
  assert.match(await press(root, ".copies--what"), /does not let a page copy/);
  assert.equal(selected, "What I did");
});
