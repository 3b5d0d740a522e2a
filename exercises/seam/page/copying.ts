/**
 * A button that copies what stands in another control, for pasting it into somebody's form.
 *
 * Python, in its worker, has no clipboard. It gives the button the class `copies--<field>`; the rest is done here, and
 * said beside the button. Where a browser does not let a page copy, the words are marked, so that the keys will.
 */
import { COPIES_CLASS, FIELD_CLASS, TAG } from "./names";

const COPIED = "Copied.";
const EMPTY = "There is nothing to copy yet.";
const REFUSED = "Your browser does not let a page copy. The words are marked: copy them with Ctrl and C, or hold them on a phone.";

/** Take note of presses on such buttons anywhere in `root`. */
export function letCopy(root: EventTarget): void {
  root.addEventListener("click", (event) => {
    const button = (event.target as Element | null)?.closest?.(`button[class*="${COPIES_CLASS}"]`);
    if (button) void copy(button);
  });
}

async function copy(button: Element): Promise<void> {
  const name = Array.from(button.classList).find((one) => one.startsWith(COPIES_CLASS))!.slice(COPIES_CLASS.length);
  const control = Array.from(button.closest(TAG)?.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input") ?? []).find(
    (one) => one.closest(`[class*="${FIELD_CLASS}"]`)?.classList.contains(FIELD_CLASS + name),
  );
  if (!control) return;
  if (!control.value.trim()) return say(button, EMPTY);
  try {
    await navigator.clipboard.writeText(control.value);
    say(button, COPIED);
  } catch {
    control.focus();
    control.select();
    say(button, REFUSED);
  }
}

/** Say beside the button what came of it; emptied first, so that the same words are told again. */
function say(button: Element, sentence: string): void {
  let line = button.nextElementSibling;
  if (!line?.classList.contains("course-copied")) {
    line = document.createElement("span");
    line.className = "course-copied";
    line.setAttribute("role", "status");
    button.after(line);
  }
  line.textContent = "";
  const told = line;
  setTimeout(() => (told.textContent = sentence), 50);
}
