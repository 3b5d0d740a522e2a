/** One record in the list of *My work*: what it is, when it was what, and what can be done with it. */
import { dayAndTime } from "./moments";
import type { Kept } from "./store";
import { Ask, button, hidden, make, Told } from "./work_dom";
import { addressOf } from "./work_entered";
import { standingOf, type Standing } from "./work_file";

/** What a row asks of the page. */
export interface Doing {
  save(row: Row): void;
  print(row: Row): void;
  remove(row: Row): void;
  takeUp(row: Row): void;
}

const MARK: Record<Standing, string> = { first: "", copy: "Copy", unread: "Not readable here" };

const WHY: Record<Standing, string> = {
  first: "",
  copy: "It differs from the one that opens: it was changed in another tab, or came from a file. Both are kept.",
  unread: "The version of the exercise that stands here could not read what was kept, so this was put beside it. Nothing was thrown away. A file of it can be saved.",
};

export class Row {
  readonly body = make("tbody", { class: "work-record", role: "rowgroup" });
  readonly ask: Ask;
  readonly told = new Told();
  private readonly begun = cell("Begun");
  private readonly changed = cell("Last changed");
  private readonly exported = cell("Last saved to a file");
  /** What it is called where others of the same name stand beside it. */
  readonly name: string;

  constructor(public kept: Kept, doing: Doing) {
    const standing = standingOf(kept.key);
    this.name = MARK[standing] ? `${kept.title} (${MARK[standing].toLowerCase()})` : kept.title;
    this.ask = new Ask(this.name);
    const head = make(
      "th",
      { scope: "row", role: "rowheader", class: "work-title" },
      kept.title,
      MARK[standing] && " ",
      MARK[standing] && make("span", { class: "work-mark" }, MARK[standing]),
    );
    const address = addressOf(kept);
    const buttons = make(
      "div",
      { class: "work-buttons" },
      standing === "first" && address && make("a", { class: "work-button work-button--first", href: address }, "Open", hidden(` ${this.name}`)),
      standing !== "first" && button("Go on with this one", () => doing.takeUp(this), this.name),
      button("Save a file", () => doing.save(this), `of ${this.name}`),
      button("Show and print", () => doing.print(this), this.name),
      button("Delete", () => doing.remove(this), this.name, "work-button--away"),
    );
    this.body.append(
      make("tr", { role: "row" }, head, this.begun, this.changed, this.exported),
      make(
        "tr",
        { role: "row", class: "work-doing" },
        make(
          "td",
          { colspan: "4", role: "cell" },
          WHY[standing] && make("p", { class: "work-why" }, WHY[standing]),
          !address && make("p", { class: "work-why" }, "This exercise does not stand in the course that you see here, so it cannot be opened. Its file can be saved."),
          buttons,
          this.ask.place,
          this.told.line,
        ),
      ),
    );
  }

  /** Show what has changed, and leave alone what the reader is at. */
  update(kept: Kept, taken: { at: string; isOld: boolean } | null): void {
    this.kept = kept;
    fill(this.begun, dayAndTime(kept.created));
    fill(this.changed, dayAndTime(kept.changed));
    fill(this.exported, taken ? dayAndTime(taken.at) + (taken.isOld ? "; changed since" : "") : "never");
  }

  button(name: string): HTMLElement | null {
    return Array.from(this.body.querySelectorAll<HTMLElement>("button")).find((one) => one.firstChild?.textContent === name) ?? null;
  }
}

function cell(head: string): HTMLTableCellElement {
  return make("td", { role: "cell" }, make("span", { class: "work-label", "aria-hidden": "true" }, head), make("span"));
}

function fill(place: HTMLElement, words: string): void {
  if (place.lastChild!.textContent !== words) place.lastChild!.textContent = words;
}

/** The list that rows stand in. */
export function table(): HTMLTableElement {
  const heads = ["Exercise or vignette", "Begun", "Last changed", "Last saved to a file"];
  return make(
    "table",
    { class: "work-list", role: "table", "aria-labelledby": "work-list" },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads.map((head) => make("th", { scope: "col", role: "columnheader" }, head)))),
  );
}
