/**
 * What somebody entered, to read and to print: the controls as they stood, by the names that the learner saw.
 *
 * Only what stood on the screen is shown. An exercise may hold more, such as what other members of a group entered
 * behind a curtain; that is the exercise's to show.
 */
import { controlNamed } from "./fields";
import { root } from "./keeper";
import type { Snapshot } from "./messages";
import { dayAndTime } from "./moments";
import type { Kept } from "./store";
import { button, make } from "./work_dom";

export interface Line {
  name: string;
  value: string;
}

/** Where a record's exercise stands, or null where its address is none of this site's. */
export function addressOf(kept: Kept): string | null {
  if (!kept.address) return null;
  try {
    const url = new URL(kept.address, new URL(root, location.href));
    return url.origin === location.origin && url.pathname.startsWith(root) ? url.href : null;
  } catch {
    return null;
  }
}

/** The exercise as it stands in its page, for the names of its controls; null where the page cannot be had. */
export async function standing(kept: Kept): Promise<Element | null> {
  const address = addressOf(kept);
  if (!address) return null;
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const all = Array.from(page.querySelectorAll("course-exercise"));
    return all.find((one) => one.getAttribute("slug") === kept.exercise && one.getAttribute("material") === kept.material) ?? null;
  } catch {
    return null;
  }
}

/** What the controls showed, with what was typed since and has not yet been taken, each in a line. */
export function lines(kept: Kept, exercise: ParentNode | null): Line[] {
  const shown: Snapshot = { ...kept.fields };
  for (const edit of kept.edits) {
    if ("value" in edit) shown[edit.field] = { ...shown[edit.field], value: edit.value };
    else if ("index" in edit) shown[edit.field] = { ...shown[edit.field], index: edit.index };
  }
  return Object.entries(shown).map(([field, one]) => {
    const control = exercise && controlNamed(exercise, field);
    return { name: (control && nameOf(control)) || inWords(field), value: inPlainWords(one, control || null) };
  });
}

function nameOf(control: Element): string {
  const label = control.querySelector(".widget-label, .widget-label-basic");
  return (label?.textContent ?? "").trim();
}

function inWords(field: string): string {
  const words = field.replace(/[._]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function inPlainWords(shown: Snapshot[string], control: Element | null): string {
  if ("index" in shown) {
    if (typeof shown.index !== "number") return "nothing chosen";
    const options = shown.options ?? Array.from(control?.querySelectorAll("option, .widget-radio-box label, .widget-toggle-button") ?? [], (one) => one.textContent ?? "");
    return String(options[shown.index] ?? `choice ${shown.index + 1}`).trim();
  }
  if (shown.value === true) return "yes";
  if (shown.value === false) return "no";
  if (shown.value === null || shown.value === undefined || shown.value === "") return "left empty";
  return typeof shown.value === "object" ? JSON.stringify(shown.value) : String(shown.value);
}

/** The view itself; the focus belongs on its heading. */
export function view(kept: Kept, found: Line[], close: () => void): HTMLElement {
  const heading = make("h2", { id: "work-entered", tabindex: "-1" }, `${kept.title}: what stood in it`);
  const rows = found.map(({ name, value }) =>
    make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, value)),
  );
  const table = make(
    "table",
    { class: "work-lines" },
    make("caption", {}, "The controls, as they stood when this was last kept"),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Control"), make("th", { scope: "col" }, "What it held"))),
    make("tbody", {}, ...rows),
  );
  const notes = kept.notes.trim();
  return make(
    "section",
    { class: "work-entered", "aria-labelledby": "work-entered" },
    heading,
    make("p", {}, `Begun ${dayAndTime(kept.created)}. Last changed ${dayAndTime(kept.changed)}.`),
    found.length > 0 && make("div", { class: "work-scroll", role: "group", tabindex: "0", "aria-label": "What the controls held" }, table),
    found.length === 0 && make("p", {}, "No control held words or a choice when this was last kept."),
    notes ? make("h3", {}, "Notes") : null,
    notes ? make("p", { class: "work-notes" }, notes) : null,
    make(
      "p",
      {},
      "This is what stood on the screen. Earlier steps, figures and tables are in the exercise: open it and choose its printable page. A file saved here holds all of it.",
    ),
    make(
      "div",
      { class: "work-buttons" },
      button("Print this", () => window.print(), "", "work-button--first"),
      button("Close", close),
    ),
  );
}
