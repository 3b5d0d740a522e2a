/**
 * Reading and writing a control by its name.
 *
 * The static picture and the live widgets are the same DOM (ipywidgets'), so that both are read and written
 * here, and an early edit means the same whoever honours it.
 */
import { FIELD_CLASS } from "./names";
import type { Edit, Snapshot } from "./messages";

/** As `exercises/views/exercise.py` has it; nothing else can come into a selector. */
const FIELD_NAME = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;

/** The control that `node` belongs to, and its name; null where it belongs to none. */
export function controlOf(node: Element): { control: HTMLElement; name: string } | null {
  for (let at: Element | null = node; at; at = at.parentElement) {
    for (const name of at.classList) {
      if (name.startsWith(FIELD_CLASS)) {
        return { control: at as HTMLElement, name: name.slice(FIELD_CLASS.length) };
      }
    }
  }
  return null;
}

/** The control called `name` below `root`. */
export function controlNamed(root: ParentNode, name: string): HTMLElement | null {
  return FIELD_NAME.test(name) ? root.querySelector<HTMLElement>(`[class~="${FIELD_CLASS}${name}"]`) : null;
}

const isGroup = (control: HTMLElement) =>
  control.classList.contains("widget-radio") || control.classList.contains("widget-toggle-buttons");

const groupItems = (control: HTMLElement): HTMLElement[] =>
  Array.from(control.querySelectorAll<HTMLElement>("input[type=radio], .widget-toggle-button, .jupyter-button"));

/** What the reader has just done, as an edit; null where the event means nothing to this control. */
export function editFrom(event: Event): Edit | null {
  const target = event.target as HTMLElement | null;
  const found = target && controlOf(target);
  if (!target || !found) return null;
  const { control, name: field } = found;
  if (isGroup(control)) {
    const items = groupItems(control);
    const at = items.findIndex((item) => item === target || item.contains(target));
    if (at < 0 || event.type !== (items[at] instanceof HTMLInputElement ? "change" : "click")) return null;
    return { field, index: at };
  }
  if (event.type === "click") {
    const button = target.closest("button");
    if (!button || control.classList.contains("widget-upload")) return null;
    return { field, press: true };
  }
  if (target instanceof HTMLSelectElement) {
    return event.type === "change" ? { field, index: target.selectedIndex } : null;
  }
  if (target instanceof HTMLInputElement && target.type === "checkbox") {
    return event.type === "change" ? { field, value: target.checked } : null;
  }
  if (target instanceof HTMLInputElement && target.type === "number") {
    const number = target.valueAsNumber;
    return Number.isFinite(number) ? { field, value: number } : null;
  }
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    return target.type === "file" ? null : { field, value: target.value };
  }
  return null;
}

/** Put `edit` at the end of `edits`; typing on in one field replaces what was typed there just before. */
export function keep(edits: Edit[], edit: Edit): void {
  if (!("press" in edit)) {
    for (let i = edits.length - 1; i >= 0 && !("press" in edits[i]); i--) {
      if (edits[i].field === edit.field) {
        edits.splice(i, 1);
        break;
      }
    }
  }
  edits.push(edit);
}

/** Show `edit` on the controls below `root` as if the reader had made it there; whether there was one. */
export function show(root: ParentNode, edit: Edit, act: boolean): boolean {
  const control = controlNamed(root, edit.field);
  if (!control) return false;
  if ("press" in edit) {
    const button = control instanceof HTMLButtonElement ? control : control.querySelector("button");
    if (act) button?.click();
    return button !== null;
  }
  if ("index" in edit) {
    if (isGroup(control)) {
      const item = edit.index === null ? null : groupItems(control)[edit.index];
      if (item instanceof HTMLInputElement) {
        if (act) item.click();
        else item.checked = true;
      } else if (item && act) item.click();
      else markToggle(control, item);
      return true;
    }
    const select = control.querySelector("select");
    if (!select) return false;
    select.selectedIndex = edit.index ?? -1;
    if (act) select.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }
  if ("value" in edit) {
    const box = control.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    if (!box) return false;
    if (box instanceof HTMLInputElement && box.type === "checkbox") {
      if (box.checked !== edit.value) {
        if (act) box.click();
        else box.checked = Boolean(edit.value);
      }
      return true;
    }
    if (box.value !== String(edit.value)) {
      box.value = String(edit.value);
      if (act) {
        box.dispatchEvent(new Event("input", { bubbles: true }));
        box.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    return true;
  }
  return false;
}

/** Mark which button of a static group of toggle buttons is chosen. */
export function markToggle(control: HTMLElement, chosen: HTMLElement | null): void {
  for (const item of groupItems(control)) {
    item.classList.toggle("mod-active", item === chosen);
    item.setAttribute("aria-pressed", String(item === chosen));
  }
}

/** Put what a control showed when the learner left into the static controls below `root`. */
export function restore(root: ParentNode, fields: Snapshot): void {
  for (const [field, shown] of Object.entries(fields)) {
    const control = controlNamed(root, field);
    if (!control) continue;
    const select = control.querySelector("select");
    if (select && shown.options) {
      select.replaceChildren(...shown.options.map((text) => option(select.ownerDocument, text)));
    }
    if ("index" in shown) show(root, { field, index: shown.index ?? null }, false);
    else if ("value" in shown && ["string", "boolean", "number"].includes(typeof shown.value)) {
      show(root, { field, value: shown.value as string | boolean | number }, false);
    }
  }
}

function option(document: Document, text: string): HTMLOptionElement {
  const made = document.createElement("option");
  made.value = made.textContent = text;
  return made;
}

/** Where the reader is: which control, which part of it, and the caret; null outside all controls. */
export interface Place {
  field: string;
  item: number;
  caret: [number, number] | null;
}

export function placeOf(root: HTMLElement): Place | null {
  const active = root.ownerDocument.activeElement as HTMLElement | null;
  if (!active || !root.contains(active)) return null;
  const found = controlOf(active);
  if (!found) return null;
  const caret =
    (active instanceof HTMLInputElement && ["text", "search", ""].includes(active.type)) ||
    active instanceof HTMLTextAreaElement
      ? ([active.selectionStart ?? 0, active.selectionEnd ?? 0] as [number, number])
      : null;
  return { field: found.name, item: Math.max(0, focusable(found.control).indexOf(active)), caret };
}

/** Bring the reader back to `place` among the controls below `root`. */
export function goTo(root: HTMLElement, place: Place): void {
  const control = controlNamed(root, place.field);
  if (!control) return;
  const box = focusable(control)[place.item] ?? focusable(control)[0];
  box?.focus({ preventScroll: true });
  if (place.caret && (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) {
    box.setSelectionRange(...place.caret);
  }
}

const focusable = (control: HTMLElement): HTMLElement[] => [
  ...(control.matches("button") ? [control] : []),
  ...Array.from(control.querySelectorAll<HTMLElement>("input:not([type=file]), textarea, select, button")),
];
