import assert from "node:assert/strict";
import { test } from "node:test";
import { body } from "./dom";
import { CourseManager } from "../manager";
import type { CommMessage } from "../messages";

const open = (comm_id: string, state: Record<string, unknown>): CommMessage => ({
  type: "comm",
  msg_type: "comm_open",
  content: { comm_id, data: { state, buffer_paths: [] }, target_name: "jupyter.widget" },
  metadata: { version: "2.1.0" },
});

const update = (comm_id: string, state: Record<string, unknown>): CommMessage => ({
  type: "comm",
  msg_type: "comm_msg",
  content: { comm_id, data: { method: "update", state, buffer_paths: [] } },
});

const versions = (name: string, view: string) => ({
  _model_module: "@jupyter-widgets/controls",
  _model_module_version: "2.0.0",
  _model_name: name,
  _view_module: "@jupyter-widgets/controls",
  _view_module_version: "2.0.0",
  _view_name: view,
  layout: "IPY_MODEL_layout",
});

const layout = open("layout", {
  _model_module: "@jupyter-widgets/base",
  _model_module_version: "2.0.0",
  _model_name: "LayoutModel",
  _view_module: "@jupyter-widgets/base",
  _view_module_version: "2.0.0",
  _view_name: "LayoutView",
});

function manager() {
  const sent: CommMessage[] = [];
  return { sent, manager: new CourseManager((message) => sent.push(message)) };
}

test("a message for a model that is still being made waits for it", async () => {
  const { manager: course } = manager();
  course.receive(layout, []);
  course.receive(open("text", { ...versions("HTMLModel", "HTMLView"), value: "first" }), []);
  course.receive(update("text", { value: "second" }), []);
  course.receive(update("text", { value: "third" }), []);
  const host = body("<main></main>").querySelector("main")!;
  await course.draw("text", host);
  assert.equal(host.textContent, "third");
});

test("typing is held back until Python has dealt with the last message", async () => {
  const { manager: course, sent } = manager();
  course.receive(layout, []);
  course.receive(open("box", { ...versions("CheckboxModel", "CheckboxView"), description: "Seen", value: false, style: null }), []);
  const host = body("<main></main>").querySelector("main")!;
  await course.draw("box", host);
  const box = host.querySelector<HTMLInputElement>("input")!;
  box.click();
  box.click();
  box.click();
  assert.equal(sent.length, 1);
  course.idle(sent[0].msg_id!);
  assert.equal(sent.length, 2);
  assert.deepEqual(sent[1].content.data.state, { value: true });
});

test("a press never overtakes the letters that were typed before it", async () => {
  const { manager: course, sent } = manager();
  course.receive(layout, []);
  const text = { ...versions("TextareaModel", "TextareaView"), continuous_update: true, value: "", style: null };
  course.receive(open("draft", text), []);
  course.receive(open("rewrite", text), []);
  course.receive(open("show", { ...versions("ButtonModel", "ButtonView"), description: "Show", style: null }), []);
  const hosts = body("<main></main><aside></aside><footer></footer>");
  const [draft, rewrite, show] = ["main", "aside", "footer"].map((name) => hosts.querySelector<HTMLElement>(name)!);
  await course.draw("draft", draft);
  await course.draw("rewrite", rewrite);
  await course.draw("show", show);
  const type = (host: HTMLElement, words: string) => {
    const area = host.querySelector("textarea")!;
    area.value = words;
    area.dispatchEvent(new window.Event("input", { bubbles: true }));
  };
  for (const words of ["a", "an", "and"]) type(draft, words);
  for (const words of ["o", "or"]) type(rewrite, words);
  show.querySelector("button")!.click();
  const told = () => sent.map(({ content }) => [content.comm_id, content.data.state?.value ?? content.data.method]);
  const inTurn = [["draft", "a"], ["draft", "and"], ["rewrite", "o"], ["rewrite", "or"], ["show", "custom"]];
  assert.deepEqual(told(), inTurn);
  for (const { msg_id } of [...sent]) course.idle(msg_id!);
  assert.deepEqual(told(), inTurn, "nothing is sent twice");
  type(draft, "and so");
  assert.deepEqual(told().at(-1), ["draft", "and so"]);
});

test("a group of radio buttons has a name of its own, and its label names the group", async () => {
  const { manager: course } = manager();
  course.receive(layout, []);
  for (const id of ["one", "two"]) {
    course.receive(
      open(id, { ...versions("RadioButtonsModel", "RadioButtonsView"), description: "Which", _options_labels: ["a", "b"], index: null, style: null }),
      [],
    );
  }
  const host = body("<main></main>").querySelector("main")!;
  await course.draw("one", host);
  await course.draw("two", host);
  const groups = [...host.querySelectorAll<HTMLElement>("[role=radiogroup]")];
  const names = groups.map((group) => group.querySelector("input")!.name);
  assert.ok(names[0] && names[1] && names[0] !== names[1]);
  for (const group of groups) {
    assert.equal(document.getElementById(group.getAttribute("aria-labelledby")!)!.textContent, "Which");
  }
});

test("a widget that the course does not carry says so and takes nothing else down", async () => {
  const { manager: course } = manager();
  const complaints: unknown[] = [];
  const error = console.error;
  console.error = (...words) => complaints.push(words.join(" "));
  course.receive(layout, []);
  course.receive(open("video", { ...versions("VideoModel", "VideoView") }), []);
  course.receive(open("text", { ...versions("HTMLModel", "HTMLView"), value: "still here" }), []);
  const host = body("<main></main>").querySelector("main")!;
  await course.draw("text", host);
  console.error = error;
  assert.equal(host.textContent, "still here");
});
