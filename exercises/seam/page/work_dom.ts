/** Parts of the page *My work*. Words are only ever set as text, never as markup. */

type Content = string | Node | null | undefined | false;

/** An element with attributes and content; words among the content become text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...content: Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const part of content) if (part) made.append(part);
  return made;
}

/** A button whose name for a screen reader ends in what it is about, which the eye sees beside it. */
export function button(name: string, act: () => void, about = "", kind = ""): HTMLButtonElement {
  const made = make("button", { type: "button", class: `work-button ${kind}`.trim() }, name, about && hidden(` ${about}`));
  made.addEventListener("click", act);
  return made;
}

export const hidden = (words: string): HTMLElement => make("span", { class: "work-unseen" }, words);

/** A line in which outcomes are told; it stands there empty from the start, so that they are announced. */
export class Told {
  readonly line = make("p", { class: "work-told", role: "status" });

  say(sentence: string): void {
    this.line.textContent = sentence;
  }
}

export interface Question {
  /** What will happen, in words. */
  words: Content[];
  yes: string;
  no: string;
  /** Whether it takes something away. */
  grave?: boolean;
  act: () => void | Promise<void>;
}

/**
 * A place in which the second of two steps is asked for, below the button of the first.
 *
 * The focus goes to what is asked, and back to the button where the answer is no.
 */
export class Ask {
  readonly place = make("div", { class: "work-ask", role: "group", tabindex: "-1", hidden: "" });
  private asked: HTMLElement | null = null;

  constructor(about: string) {
    this.place.setAttribute("aria-label", about);
    this.place.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.asked) this.close(true);
    });
  }

  ask(by: HTMLElement, question: Question): void {
    this.asked = by;
    const yes = button(question.yes, () => {
      this.close(true);
      void question.act();
    }, "", question.grave ? "work-button--grave" : "work-button--first");
    const no = button(question.no, () => this.close(true));
    this.place.replaceChildren(
      ...question.words.filter((part): part is string | Node => Boolean(part)).map((part) =>
        typeof part === "string" ? make("p", {}, part) : part,
      ),
      make("div", { class: "work-buttons" }, yes, no),
    );
    this.place.hidden = false;
    this.place.focus();
  }

  close(goBack: boolean): void {
    this.place.hidden = true;
    this.place.replaceChildren();
    if (goBack && this.asked?.isConnected) this.asked.focus();
    this.asked = null;
  }
}

/** Hand the reader a file. */
export function handOver(name: string, content: BlobPart, type = "application/json"): void {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
