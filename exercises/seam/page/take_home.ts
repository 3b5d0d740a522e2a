/**
 * *Take it home*, on *My work*: one Word document or one page to print, of what the learner ticks and in their order.
 *
 * The words stand there without Python. It starts when a button is pressed, makes the pages of one record after another, and
 * can be stopped; what fails is named, and the rest still comes out. The pictures are drawn here, since Python has no letters.
 */
import { dayOnly, now } from "./moments";
import type { Material } from "./messages";
import { PART } from "./names";
import { asPng } from "./png";
import type { Kept } from "./store";
import { Ended, Lost, TakePython, type Handed } from "./take_python";
import { button, handOver, make, Told } from "./work_dom";
import { standing } from "./work_entered";
import { baseOf, standingOf, type Catalogue } from "./work_file";

const MOST_TITLE = 120;
const TITLE = "My work";
const STOPPED = "Stopped. No document was made.";
const NONE = "Tick at least one thing first.";
const NO_PAGE = "Its page could not be read, and what it was made from stands there. Check the connection and press again.";

/** Names by which a tutor knows a part of the course; others say nothing to a reader. */
const NUMBERED = /^(?:[XM]\d+|V-.+)$/;

/** One thing that can be taken home. */
interface Thing {
  kept: Kept;
  box: HTMLInputElement;
  row: HTMLLIElement;
}

export class TakeHome {
  readonly section: HTMLElement;
  private things: Thing[] = [];
  private readonly list = make("ol", { class: "take-list" });
  private readonly title = make("input", { type: "text", id: "take-title", maxlength: String(MOST_TITLE), value: TITLE, autocomplete: "off" });
  private readonly holds = make("p", { class: "take-holds" });
  private readonly wordButton = button("Word document", () => void this.take("word"), "", "work-button--first");
  private readonly pageButton = button("Printable page", () => void this.take("page"));
  private readonly stopButton = button("Stop", () => this.stop());
  private readonly told = new Told();
  private readonly left = make("ul", { class: "take-left" });
  private readonly python = new TakePython();
  private isBusy = false;
  private isStopped = false;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly version: string,
  ) {
    this.stopButton.hidden = this.left.hidden = true;
    this.section = make(
      "section",
      { "aria-labelledby": "take-heading", class: "take-home", hidden: "" },
      make("h2", { id: "take-heading" }, "Take it home"),
      make(
        "p",
        {},
        "Make one document of what you choose: what you wrote, the paths that you played with their debrief, and results with their pictures and tables. It is made on this device and handed to you. Nothing is in it that you cannot see in it.",
      ),
      make("p", {}, "Nothing is ticked until you tick it. Who reads the document reads your choices and your reasons, and whatever others wrote into the same exercise: ask them first."),
      make("fieldset", {}, make("legend", {}, "What to take, and in which order"), this.list),
      make("label", { for: "take-title" }, "A title of your own"),
      this.title,
      this.holds,
      make("div", { class: "work-buttons" }, this.wordButton, this.pageButton, this.stopButton),
      this.told.line,
      this.left,
    );
    this.list.addEventListener("change", () => this.tell());
  }

  /** Show what is kept; what was ticked, and the order, stay. */
  show(all: Kept[]): void {
    const able = all.filter((kept) => standingOf(kept.key) !== "unread");
    const gone = this.things.filter(({ kept }) => !able.some((one) => one.key === kept.key));
    for (const { row } of gone) row.remove();
    this.things = this.things.filter((thing) => !gone.includes(thing));
    // Those begun first come first, as they would in a portfolio.
    for (const kept of able.slice().sort(inOrder)) {
      const known = this.things.find((thing) => thing.kept.key === kept.key);
      if (known) known.kept = kept;
      else this.add(kept);
    }
    this.section.hidden = this.things.length === 0;
    this.settle();
    this.tell();
  }

  private add(kept: Kept): void {
    const number = kept.key.replace(/[^a-z0-9]+/g, "-");
    const box = make("input", { type: "checkbox", id: `take-${number}`, "aria-describedby": `take-${number}-holds` });
    const name = nameOf(kept);
    const takes = this.catalogue[baseOf(kept.key)]?.takes ?? "What its printable page holds.";
    const move = (by: number, word: string) => button(word, () => this.move(kept.key, by), name, "take-move");
    const row = make(
      "li",
      {},
      make("div", { class: "take-choice" }, box, make("label", { for: `take-${number}` }, name)),
      make("p", { id: `take-${number}-holds`, class: "take-what" }, `${takes} ${when(kept)}`),
      make("div", { class: "work-buttons" }, move(-1, "Earlier"), move(1, "Later")),
    );
    this.list.append(row);
    this.things.push({ kept, box, row });
  }

  /** One place up or down; the button that was pressed keeps the focus. */
  private move(key: string, by: number): void {
    const at = this.things.findIndex(({ kept }) => kept.key === key);
    const to = at + by;
    if (to < 0 || to >= this.things.length) return;
    const focus = document.activeElement as HTMLElement | null;
    const [thing] = this.things.splice(at, 1);
    this.things.splice(to, 0, thing);
    const next = this.things[to + 1];
    this.list.insertBefore(thing.row, next ? next.row : null);
    this.settle();
    focus?.focus();
    this.tell();
    this.told.say(`${nameOf(thing.kept)} is number ${to + 1} of ${this.things.length}.`);
  }

  /** The first cannot go earlier, the last cannot go later; who presses all the same is not lost. */
  private settle(): void {
    this.things.forEach(({ row }, at) => {
      const [earlier, later] = row.querySelectorAll<HTMLButtonElement>(".take-move");
      earlier.setAttribute("aria-disabled", String(at === 0));
      later.setAttribute("aria-disabled", String(at === this.things.length - 1));
    });
  }

  private get chosen(): Thing[] {
    return this.things.filter(({ box }) => box.checked);
  }

  private tell(): void {
    const names = this.chosen.map(({ kept }) => nameOf(kept));
    this.holds.textContent = names.length ? `It will hold, in this order: ${names.join("; ")}.` : "It holds nothing yet.";
  }

  private stop(): void {
    this.isStopped = true;
    this.python.stop();
  }

  /** Between two questions nobody but this asks whether the reader has had enough. */
  private goOn(): void {
    if (this.isStopped) throw new Ended("");
  }

  private busy(is: boolean): void {
    this.isBusy = is;
    const hadFocus = document.activeElement === this.stopButton;
    this.stopButton.hidden = !is;
    for (const one of [this.wordButton, this.pageButton]) one.setAttribute("aria-disabled", String(is));
    if (!is && hadFocus) this.wordButton.focus();
  }

  private async take(form: "word" | "page"): Promise<void> {
    if (this.isBusy) return;
    this.left.hidden = true;
    this.left.replaceChildren();
    const chosen = this.chosen;
    if (!chosen.length) {
      this.told.say(NONE);
      return;
    }
    this.isStopped = false;
    this.busy(true);
    try {
      const { file, failed } = await this.made(form, chosen.map(({ kept }) => kept));
      if (file) handOver(file.name, file.content, file.mime);
      this.outcome(file, failed);
    } catch (error) {
      if (!(error instanceof Ended)) console.error(error);
      this.told.say((error instanceof Error && error instanceof Ended && error.message) || STOPPED);
      this.python.stop();
    } finally {
      this.busy(false);
    }
  }

  /** The document of what can be taken, and why the rest cannot. */
  private async made(form: "word" | "page", records: Kept[]): Promise<{ file: Handed | null; failed: Map<Kept, string> }> {
    const failed = new Map<Kept, string>();
    for (;;) {
      const left = records.filter((kept) => !failed.has(kept));
      const file = await this.attempt(form, left, failed);
      if (file !== "again") return { file, failed };
    }
  }

  /** One go through all that is left; "again" where Python was lost over one of them and begins anew without it. */
  private async attempt(form: "word" | "page", records: Kept[], failed: Map<Kept, string>): Promise<Handed | null | "again"> {
    const taken: Kept[] = [];
    const drawn: ArrayBuffer[] = [];
    for (const [at, kept] of records.entries()) {
      this.told.say(`${at === 0 ? "Starting Python. " : ""}Making ${at + 1} of ${records.length}: ${nameOf(kept)}.`);
      try {
        const asked = await request(kept, form);
        this.goOn();
        if (kept.material !== null && !asked.material) {
          failed.set(kept, NO_PAGE);
          continue;
        }
        const found = await this.python.gather(asked);
        if (found.detail) console.error(found.detail);
        if (found.problem) failed.set(kept, found.problem);
        else {
          for (const svg of found.pages.flatMap((page) => page.pictures)) {
            drawn.push(await png(svg));
            this.goOn();
          }
          taken.push(kept);
        }
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
        failed.set(kept, error.message);
        return "again";
      }
    }
    if (!taken.length) return null;
    this.told.say("Putting the document together.");
    const title = this.title.value.trim() || TITLE;
    const made = `Made with Joined Up${this.version && `, version ${this.version}`}, on ${dayOnly(now())}.`;
    const mounts = taken.map((kept) => kept.key);
    const bound = { mounts, of: taken.map((kept) => this.of(kept)), when: taken.map(when), title, made, name: fileName(title), form };
    try {
      return await this.python.bind(bound, drawn);
    } catch (error) {
      throw error instanceof Lost ? new Ended("The document could not be put together. Tick less, or save a file instead.") : error;
    }
  }

  /** What a piece is of: its name, and its number in the course. */
  private of(kept: Kept): string {
    const id = this.catalogue[baseOf(kept.key)]?.id;
    return `${nameOf(kept)}${id && NUMBERED.test(id) ? ` (${id})` : ""}`;
  }

  private outcome(file: Handed | null, failed: Map<Kept, string>): void {
    const handed = file ? `The file ${file.name} was handed to your browser. Look among your downloads.` : "No document was made.";
    this.told.say(`${handed}${failed.size ? " What is not in it, and why, stands below." : ""}`);
    this.left.replaceChildren(...Array.from(failed, ([kept, why]) => make("li", {}, make("strong", {}, `${nameOf(kept)}: `), why)));
    this.left.hidden = failed.size === 0;
  }
}

const inOrder = (a: Kept, b: Kept): number => (a.created < b.created ? -1 : a.created > b.created ? 1 : a.title < b.title ? -1 : 1);

const nameOf = (kept: Kept): string => (standingOf(kept.key) === "copy" ? `${kept.title} (copy)` : kept.title);

const when = (kept: Kept): string => `Begun ${dayOnly(kept.created)}, last changed ${dayOnly(kept.changed)}.`;

function fileName(title: string): string {
  const words = title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${words || "my-work"}-${now().slice(0, 10)}`;
}

async function request(kept: Kept, form: "word" | "page") {
  const { key, exercise, version, inputs, edits } = kept;
  const material = kept.material === null ? null : await materialOf(kept);
  return { mount: key, slug: exercise, version, inputs, edits, material, pictures: form === "word" };
}

/** What a vignette is played from, or a reflect page asks; it stands in the page itself. */
async function materialOf(kept: Kept): Promise<Material | null> {
  const text = (await standing(kept))?.querySelector(PART.material)?.textContent;
  return text ? (JSON.parse(text) as Material) : null;
}

/** A picture as PNG; nothing where this browser does not draw it, and its words stand in its place then. */
async function png(svg: string): Promise<ArrayBuffer> {
  try {
    return await (await asPng(svg)).arrayBuffer();
  } catch (error) {
    console.warn(error);
    return new ArrayBuffer(0);
  }
}
