/**
 * `<course-work>`: the page *My work*. It lists what is kept on this device and starts no Python.
 *
 * The page loads this script beside nothing else of the course's; other pages do not load it.
 */
import { asText, fromKept } from "./envelope";
import { Keeper } from "./keeper";
import { now } from "./moments";
import { Store, type Kept } from "./store";
import { TakeHome } from "./take_home";
import { Ask, button, handOver, make, Told } from "./work_dom";
import { lines, standing, view } from "./work_entered";
import { baseOf, inALine, takeUp, write, type Catalogue } from "./work_file";
import { Bringing } from "./work_import";
import { Keeping } from "./work_keeping";
import { Row, table, type Doing } from "./work_row";

const NOBODY = "Whoever has the file can read it. It is not locked.";
const EXPORTED = "exported";
const EXPORTED_ALL = "exported-all";

/** When a record went into a file from here, and the `changed` of what went into it. */
interface Taken {
  at: string;
  of?: string | null;
}
const OUTCOME = {
  full: "That was not done: this device has no room left. Save a file, or delete something.",
  refused: "That was not done: the browser did not let it be written. Nothing was lost.",
  overtaken: "That was not done: it was changed in another tab in the meantime. Nothing was lost; try again.",
};

class CourseWork extends HTMLElement {
  private readonly keeper = new Keeper();
  private store: Store | null = null;
  private readonly rows = new Map<string, Row>();
  private readonly list = table();
  private readonly heading = make("h2", { id: "work-list", tabindex: "-1" }, "What is kept");
  private readonly empty = make("p", {}, "Nothing is kept in this browser.");
  private readonly told = new Told();
  private readonly forAll = make("div", { class: "work-buttons" });
  private readonly saveAllButton = button("Save everything", () => this.saveAll());
  private readonly deleteAllButton = button("Delete everything", () => this.deleteAll(), "", "work-button--away");
  private readonly askAll = new Ask("All of it");
  private readonly shown = make("div");
  private keeping!: Keeping;
  private bringing!: Bringing;
  private readonly takeHome = new TakeHome(catalogue(), document.getElementById("course-catalogue")?.dataset.version ?? "");
  private isBuilt = false;
  private readonly doing: Doing = {
    save: (row) => this.save(row),
    print: (row) => void this.print(row),
    remove: (row) => this.askToDelete(row),
    takeUp: (row) => void this.takeUp(row),
  };

  async connectedCallback(): Promise<void> {
    if (this.isBuilt) return;
    this.isBuilt = true;
    // Settings of this page; where the browser refuses a store, the keeper has said so already.
    this.store = await Store.open(this.keeper.name).catch(() => null);
    this.keeping = new Keeping(this.keeper, this.store, () => this.refresh());
    this.bringing = new Bringing(this.keeper, catalogue(), () => this.refresh(), () => this.keeping.goTo());
    this.forAll.append(this.saveAllButton, this.deleteAllButton);
    const kept = make(
      "section",
      { "aria-labelledby": "work-list" },
      this.heading,
      this.told.line,
      this.empty,
      this.list,
      this.forAll,
      this.askAll.place,
    );
    await this.refresh();
    this.replaceChildren(this.keeping.section, kept, this.takeHome.section, this.bringing.section, this.shown);
    this.setAttribute("data-ready", "");
    this.keeper.onOtherTab(() => void this.refresh());
    this.keeper.onConsent(() => void this.refresh());
    document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" && this.refresh()));
    window.addEventListener("pageshow", (event) => void (event.persisted && this.refresh()));
  }

  // What stands there

  private async refresh(): Promise<void> {
    const known = catalogue();
    // What was put here from the page for groups came without the name and address that this course has for it.
    const all = (await this.keeper.all().catch(() => [] as Kept[])).map((kept) => (kept.address ? kept : { ...kept, ...known[baseOf(kept.key)] }));
    const [exported, exportedAll, consent] = await Promise.all([this.exported(), this.setting(EXPORTED_ALL), this.keeper.consent()]);
    for (const [key, row] of this.rows) {
      if (all.some((kept) => kept.key === key)) continue;
      const hadFocus = row.body.contains(document.activeElement);
      row.body.remove();
      this.rows.delete(key);
      if (hadFocus) this.heading.focus();
    }
    // What is new comes first; the rest stays where it is, since somebody may be reading it.
    for (const kept of all.slice().reverse()) {
      let row = this.rows.get(kept.key);
      if (!row) {
        row = new Row(kept, this.doing);
        this.rows.set(kept.key, row);
        this.list.tHead!.after(row.body);
      }
      row.update(kept, lastTaken(kept, exported[kept.key]));
    }
    const isEmpty = all.length === 0;
    this.list.hidden = isEmpty;
    this.empty.hidden = !isEmpty;
    this.takeHome.show(all);
    this.saveAllButton.hidden = isEmpty;
    this.deleteAllButton.hidden = isEmpty && consent !== "device";
    await this.keeping.show(consent, all.length, typeof exportedAll === "string" ? exportedAll : null);
  }

  private setting(name: string): Promise<unknown> {
    return this.store?.setting(name).catch(() => undefined) ?? Promise.resolve(undefined);
  }

  private async exported(): Promise<Record<string, Taken>> {
    const held = await this.setting(EXPORTED);
    return typeof held === "object" && held !== null ? (held as Record<string, Taken>) : {};
  }

  /** Note that these went into a file; beside the records, since an exercise in another tab may be writing them. */
  private async noteExport(taken: Kept[], all: boolean): Promise<void> {
    const at = now();
    const held = { ...(await this.exported()), ...Object.fromEntries(taken.map(({ key, changed }) => [key, { at, of: changed }])) };
    await this.store?.set(EXPORTED, held).catch(() => undefined);
    if (all) await this.store?.set(EXPORTED_ALL, at).catch(() => undefined);
    await this.refresh();
  }

  // For each

  private save(row: Row): void {
    const { kept } = row;
    const envelope = fromKept(kept);
    const typed = kept.edits.length > 0;
    const holds = envelope && !typed
      ? `The file holds all that was entered in ${kept.title}, whoever entered it, what was computed when that was last asked for, and the notes.`
      : `The file holds all that was entered in ${kept.title}. ${envelope ? "Some of it" : "It"} was typed before the exercise had started, and only this page can bring that back.`;
    row.ask.ask(row.button("Save a file")!, {
      words: [`${holds} ${NOBODY}`],
      yes: "Save the file",
      no: "Not now",
      act: async () => {
        const name = fileName(kept.material ?? kept.exercise);
        handOver(name, envelope && !typed ? asText(envelope) : write([kept]));
        row.told.say(`The file ${name} was handed to your browser. Look among your downloads.`);
        await this.noteExport([kept], false);
      },
    });
  }

  private async print(row: Row): Promise<void> {
    const found = lines(row.kept, await standing(row.kept));
    const close = () => {
      this.shown.replaceChildren();
      document.documentElement.classList.remove("work-showing");
      row.button("Show and print")?.focus();
    };
    this.shown.replaceChildren(view(row.kept, found, close));
    // On paper this stands alone.
    document.documentElement.classList.add("work-showing");
    this.shown.querySelector<HTMLElement>("h2")!.focus();
  }

  private askToDelete(row: Row): void {
    row.ask.ask(row.button("Delete")!, {
      words: [`${row.name} would be deleted from this browser. Unless you have a file of it, nobody can bring it back.`],
      yes: "Delete it",
      no: "Keep it",
      grave: true,
      act: async () => {
        try {
          await this.keeper.delete(row.kept.key);
        } catch {
          row.told.say(OUTCOME.refused);
          return;
        }
        await this.refresh();
        this.told.say(`${row.name} was deleted from this browser.`);
        this.heading.focus();
      },
    });
  }

  private async takeUp(row: Row): Promise<void> {
    const outcome = await takeUp(this.keeper, row.kept.key).catch(() => "refused" as const);
    await this.refresh();
    if (outcome !== "saved") {
      row.told.say(OUTCOME[outcome]);
      return;
    }
    this.told.say(`${row.kept.title}: this one opens from now on. What opened before is kept as a copy.`);
    this.heading.focus();
  }

  // For all

  /** All that is listed, the last changed first. */
  private get all(): Kept[] {
    return Array.from(this.rows.values(), (row) => row.kept).sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  private saveAll(): void {
    const all = this.all;
    this.askAll.ask(this.saveAllButton, {
      words: [
        `The file holds ${all.length === 1 ? "one record" : `${all.length} records`}, with all that was entered, whoever entered it, what was computed, and the notes:`,
        make("ul", {}, ...all.map((kept) => make("li", {}, `${inALine(kept)}.`))),
        NOBODY,
      ],
      yes: "Save the file",
      no: "Not now",
      act: async () => {
        const name = fileName("my-work");
        handOver(name, write(all));
        this.told.say(`The file ${name} was handed to your browser. Look among your downloads.`);
        await this.noteExport(all, true);
      },
    });
  }

  private deleteAll(): void {
    const count = this.rows.size;
    const what = count === 0 ? "" : count === 1 ? "The one record listed here, and " : `All ${count} records listed here, and `;
    this.askAll.ask(this.deleteAllButton, {
      words: [
        `${what}${what ? "your" : "Your"} decision to keep work would be deleted from this browser. Unless you have a file, nobody can bring ${count === 1 ? "it" : "them"} back.`,
      ],
      yes: "Delete everything",
      no: "Keep everything",
      grave: true,
      act: async () => {
        const before = await this.keeper.consent();
        try {
          await this.keeper.clear();
        } catch {
          this.told.say(OUTCOME.refused);
          return;
        }
        // Who said that this device is shared has said so for as long as the tab is open.
        if (before === "tab") await this.keeper.decide("tab");
        await this.refresh();
        this.told.say("Everything was deleted from this browser, and your decision to keep work with it.");
        this.heading.focus();
      },
    });
  }
}

/** When this was last taken out, here or in its exercise, and whether it has been changed since. */
function lastTaken(kept: Kept, here: Taken | undefined): { at: string; isOld: boolean } | null {
  const inExercise = kept.exported ? { at: kept.exported, of: kept.exported_of } : null;
  const all = [here, inExercise].filter((one) => one != null);
  if (!all.length) return null;
  const fresh = all.find((one) => one.of === kept.changed);
  return { at: (fresh ?? all.sort((one, other) => (one.at < other.at ? 1 : -1))[0]).at, isOld: !fresh };
}

function fileName(about: string): string {
  return `${about.replace(/[^a-z0-9]+/g, "-")}-${now().slice(0, 10)}.json`;
}

function catalogue(): Catalogue {
  try {
    return JSON.parse(document.getElementById("course-catalogue")?.textContent ?? "{}") as Catalogue;
  } catch {
    return {};
  }
}

if (!customElements.get("course-work")) customElements.define("course-work", CourseWork);
