/**
 * `<course-tasks>`: a tutor's tasks at the front of the course, for a learner who opened their link.
 *
 * It shows nothing to anybody else. What is ticked stays on the learner's device, if they keep work there at all, and in
 * this tab otherwise; nobody is told.
 */
import { Keeper, root } from "./keeper";
import { dayAndTime } from "./moments";
import { databaseName, Store, type Kept } from "./store";
import { parts, titled } from "./task_parts";
import { MARK, read, terms, write, type Task } from "./task_link";
import { Ask, button, make, Told } from "./work_dom";

const SETTING = "tasks";

/** What is kept: the tasks as their link has them, and which are ticked, by their place. */
interface Held {
  link: string;
  done: number[];
}

/** A held value as it stands in the store, or null where it is none. */
function held(value: unknown): Held | null {
  const { link, done } = (value ?? {}) as Partial<Held>;
  if (typeof link !== "string" || !Array.isArray(done)) return null;
  return { link, done: done.filter((at) => Number.isInteger(at)) };
}

class CourseTasks extends HTMLElement {
  private readonly keeper = new Keeper();
  private store: Store | null = null;
  private readonly told = new Told();
  private readonly ask = new Ask("Your tutor’s tasks");
  private held: Held = { link: "", done: [] };
  private tasks: Task[] = [];
  private isBuilt = false;

  async connectedCallback(): Promise<void> {
    if (this.isBuilt) return;
    this.isBuilt = true;
    this.store = await Store.open(this.keeper.name).catch(() => null);
    window.addEventListener("hashchange", () => void this.come());
    this.keeper.onConsent(() => void this.keep());
    this.keeper.onOtherTab(() => void this.draw());
    window.addEventListener("pageshow", (event) => void (event.persisted && this.draw()));
    await this.come();
    this.setAttribute("data-ready", "");
  }

  /** Take the tasks of the link by which the page was opened, or those that are kept. */
  private async come(): Promise<void> {
    const kept = held(await this.store?.setting(SETTING).catch(() => null)) ?? held(inThisTab());
    const found = read(location.hash);
    if (found && "problem" in found) {
      this.take(kept);
      await this.draw();
      this.told.say(found.problem);
      this.hidden = false;
      return;
    }
    if (!found) {
      this.take(kept);
      return this.draw();
    }
    const link = write(found.tasks);
    if (kept && kept.link !== link && kept.done.length) {
      // Other tasks, on which something is ticked, give way only when asked.
      this.take(kept);
      await this.draw();
      this.hidden = false;
      this.ask.ask(this, {
        words: ["This link brings other tasks than those that stand here, and you have ticked some of these. Both cannot stand at the front."],
        yes: "Show the new ones",
        no: "Keep these",
        act: () => this.change({ link, done: [] }),
      });
      return;
    }
    await this.change(kept?.link === link ? kept : { link, done: [] });
  }

  private take(value: Held | null): void {
    this.held = value ?? { link: "", done: [] };
    const found = read(this.held.link);
    this.tasks = found && "tasks" in found ? found.tasks : [];
  }

  private async change(value: Held): Promise<void> {
    this.take(value);
    await this.keep();
    await this.draw();
  }

  /** Write down what stands, where the learner lets work be kept; otherwise for this tab. */
  private async keep(): Promise<void> {
    const value = this.held.link ? this.held : null;
    const consent = await this.keeper.consent();
    inThisTab(consent === "device" ? null : value);
    if (!this.store) return;
    if (consent === "device") await this.store.set(SETTING, value).catch(() => this.told.say("This device has no room: the ticks last until the tab is closed."));
    else if (!value) await this.store.set(SETTING, null).catch(() => undefined);
  }

  private async draw(): Promise<void> {
    if (!this.tasks.length) {
      this.hidden = true;
      this.replaceChildren(this.told.line, this.ask.place);
      return;
    }
    const all = parts();
    const records = await this.records();
    const done = this.tasks.filter((_, at) => this.held.done.includes(at)).length;
    const count = make("p", { class: "tasks-count" }, `${done} of ${this.tasks.length} ticked.`);
    const list = make("ol", { class: "tasks-list" });
    this.tasks.forEach((task, at) => list.append(this.row(task, at, all, records, count)));
    const keeping = (await this.keeper.consent()) === "device" ? "Your ticks are kept on this device." : "Your ticks last until you close this tab, since nothing is kept on this device.";
    this.replaceChildren(
      make("h2", { id: "tasks-heading" }, "Your tutor’s tasks"),
      make("p", {}, `They came in the link that you opened. Nobody is told what you do or tick here. ${keeping}`),
      list,
      count,
      this.told.line,
      make("div", { class: "work-buttons" }, button("Put these tasks away", () => this.askToPutAway())),
      this.ask.place,
    );
    this.setAttribute("aria-labelledby", "tasks-heading");
    this.hidden = false;
  }

  private row(task: Task, at: number, all: ReturnType<typeof parts>, records: Map<string, Kept>, count: HTMLElement): HTMLElement {
    const part = all.find((one) => one.id === task.id);
    const name = titled(task.id, all);
    const tick = make("input", { type: "checkbox", id: `task-${at}` });
    tick.checked = this.held.done.includes(at);
    tick.addEventListener("change", () => {
      const done = this.held.done.filter((one) => one !== at);
      this.held = { ...this.held, done: tick.checked ? [...done, at].sort((a, b) => a - b) : done };
      count.textContent = `${this.held.done.length} of ${this.tasks.length} ticked.`;
      void this.keep();
    });
    const begun = part?.key ? records.get(part.key) : undefined;
    return make(
      "li",
      {},
      make("p", { class: "tasks-name" }, part ? make("a", { href: root + part.address }, name) : name),
      make("p", { class: "tasks-terms" }, [terms(task), part?.minutes && `about ${part.minutes} minutes`].filter(Boolean).join(", ") + "."),
      begun && make("p", { class: "tasks-terms" }, `You have work on it here, last changed ${dayAndTime(begun.changed)}.`),
      make("label", { for: tick.id, class: "tasks-tick" }, tick, " Done", make("span", { class: "work-unseen" }, `: ${name}`)),
    );
  }

  private async records(): Promise<Map<string, Kept>> {
    const all = await this.keeper.all().catch(() => [] as Kept[]);
    return new Map(all.map((one) => [one.key, one]));
  }

  private askToPutAway(): void {
    this.ask.ask(this.querySelector<HTMLElement>(".work-buttons button")!, {
      words: ["The list goes from this device, with its ticks. Your work in the exercises stays. The link brings the list back."],
      yes: "Put them away",
      no: "Leave them here",
      act: async () => {
        if (location.hash.startsWith(MARK)) history.replaceState(null, "", location.pathname + location.search);
        await this.change({ link: "", done: [] });
      },
    });
  }
}

/** What is held for this tab alone; with an argument, sets it. */
function inThisTab(value?: Held | null): unknown {
  const name = databaseName(root).replace(":", ":tasks:");
  try {
    if (value === undefined) return JSON.parse(sessionStorage.getItem(name) ?? "null");
    if (value) sessionStorage.setItem(name, JSON.stringify(value));
    else sessionStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing for the tab: the list is as long there as the page is.
  }
  return null;
}

customElements.define("course-tasks", CourseTasks);
