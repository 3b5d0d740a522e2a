/**
 * `<course-exercise>`: an exercise as it stands in a page, from static picture to live widgets.
 *
 * The picture is in the page's HTML. What a reader does to it before Python is here is kept by the control's name
 * and honoured once; then the live widgets take its place between two frames, with focus and caret where they were.
 */
import { letDrag } from "./dragging";
import { controlOf, editFrom, goTo, keep, markToggle, placeOf, restore, show } from "./fields";
import { Keeper, root, Saver, type SaveState } from "./keeper";
import type { Edit, Material, Recorded, Snapshot } from "./messages";
import { now } from "./moments";
import { keptElsewhere } from "./kept_elsewhere";
import type { Handing } from "./handing";
import { PARTS } from "./assets";
import { ATTRIBUTE, PART, TAG, WORKED, type State, type Worked } from "./names";
import { Python } from "./python";
import { QuietLine } from "./quiet_line";
import { newMark, ownPlace, type Kept } from "./store";
import { Trouble } from "./trouble";

let python = new Python();
let mounts = 0;
const keeper = new Keeper();
const EVENTS = ["input", "change", "click"];

const WORDS: Record<State, string> = {
  static: "Ready to read. It starts when you touch it.",
  starting: "Starting. Go on reading or typing: what you do here counts.",
  // A learning platform is told that an exercise was tried.
  live: ownPlace() ? "Live. It runs on this device; what you enter is sent nowhere." : "Live. It runs on this device; nothing is sent anywhere.",
  failed: "Not running. You can still read it.",
};
const STARTED_AGAIN = "It was started again with what you had entered.";
const NOT_PRESSED = "The button that you pressed last was not pressed again.";
const NOT_DECIDED = "Your choice could not be written down: the browser did not let it be. Nothing is kept yet.";
const EMPTY_AGAIN = "It was started again, and is empty: nothing of it had been kept. Choose your files once more.";
const NO_HANDING = "A part of the course did not arrive, so that no files can be taken. Load the page again.";
const ELSEWHERE = "This exercise has been changed in another tab. Load this page again to see that; what you enter here meanwhile is kept as a copy.";

export class CourseExercise extends HTMLElement {
  private mount = "";
  /** What the reader did that Python has not yet been seen to take, oldest first. */
  private edits: Edit[] = [];
  /** Those of the edits that Python was given with the request to mount. */
  private given = new Set<Edit>();
  /** With which message each press went to Python, counted by `Python.told`. */
  private readonly sent = new WeakMap<Edit, number>();
  /** Fields in which something is typed that their control has not yet handed on. */
  private readonly unfinished = new Set<string>();
  private stage: HTMLElement | null = null;
  private live: HTMLElement | null = null;
  private loaded: Promise<void> = Promise.resolve();
  private pointerIsDown = false;
  private isComposing = false;
  private restarted = false;
  /** Whether the next record only repeats what Python was given. */
  private repeats = false;
  /** Resolves with the first record after a mount: what Python was given stands in it. */
  private answered: Promise<void> = Promise.resolve();
  private hasAnswered = () => {};
  /** The Python that this exercise was given to. */
  private python = python;
  private watcher: IntersectionObserver | null = null;
  /** Whether nothing of this may be kept: what it holds are other people's words. */
  private keepsNothing = false;
  /** What would be lost with the page, where nothing is kept. */
  private isUnsaved = false;
  private handing: Handing | null = null;
  private hasGoneOn: ((more: boolean) => void) | null = null;
  private line!: QuietLine;
  private trouble!: Trouble;
  private readonly saver = new Saver(keeper, (state) => this.kept(state));
  private readonly letGo: (() => void)[] = [];

  connectedCallback(): void {
    if (this.mount) return;
    this.mount = `m${++mounts}`;
    this.stage = this.querySelector<HTMLElement>(PART.stage);
    this.trouble = new Trouble(this.querySelector(PART.trouble), this.getAttribute(ATTRIBUTE.paper));
    this.line = new QuietLine(this, (consent) => void this.decide(consent));
    this.setState("static");
    for (const type of EVENTS) this.addEventListener(type, this.acted);
    for (const type of ["focusin", "pointerdown"]) this.addEventListener(type, this.begin, { once: true });
    this.addEventListener("pointerdown", () => (this.pointerIsDown = true));
    letDrag(this, () => this.state === "live");
    this.addEventListener("compositionstart", () => (this.isComposing = true));
    this.addEventListener("compositionend", () => (this.isComposing = false));
    this.listen(document, "pointerup", this.released);
    this.listen(document, "pointercancel", this.released);
    // What waits to be written must not be lost with the tab.
    this.listen(document, "visibilitychange", () => void (document.visibilityState === "hidden" && this.saver.flush()));
    this.listen(window, "pagehide", () => void this.saver.leave());
    this.letGo.push(keeper.onConsent(() => void this.consented()), keeper.onOtherTab((key) => this.otherTab(key)));
    this.keepsNothing = this.querySelector(PART.keepsNothing) !== null;
    this.loaded = this.keepsNothing ? Promise.resolve() : this.load();
    if (this.querySelector(PART.many)) void this.takeFiles();
    // Half a screen before it comes into view, Python is sent for.
    this.watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.begin(),
      { rootMargin: "50%" },
    );
    this.watcher.observe(this);
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect();
    for (const stop of this.letGo.splice(0)) stop();
    void this.saver.flush();
    this.python.unmount(this.mount);
  }

  private listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener);
    this.letGo.push(() => target.removeEventListener(type, listener));
  }

  get state(): State {
    return (this.getAttribute(ATTRIBUTE.state) as State) ?? "static";
  }

  private setState(state: State): void {
    this.setAttribute(ATTRIBUTE.state, state);
    this.say(WORDS[state]);
  }

  private say(sentence: string): void {
    const line = this.querySelector(PART.status);
    if (line) line.textContent = sentence;
  }

  // What is kept

  private get key(): string {
    const material = this.getAttribute(ATTRIBUTE.material);
    return (this.getAttribute(ATTRIBUTE.slug) ?? "") + (material ? `:${material}` : "");
  }

  /** Bring back what was kept: into the controls at once, to Python when it is here. */
  private async load(): Promise<void> {
    this.line.offer(await keeper.consent(), await keeper.canKeep());
    const kept = await keeper.load(this.key);
    const isTouched = this.edits.length > 0;
    if (kept) {
      const touched = new Set(this.edits.map((edit) => edit.field));
      const shown = Object.entries(kept.fields).filter(([field]) => !touched.has(field));
      restore(this, Object.fromEntries(shown));
      for (const edit of kept.edits) if (!touched.has(edit.field)) show(this, edit, false);
      this.edits = [...kept.edits, ...this.edits];
    }
    if (!isTouched) this.kept(kept ? { kind: "saved", at: new Date(kept.changed) } : { kind: "nothing" });
    this.saver.begin(kept ?? this.fresh());
    if (isTouched) this.saver.change({ edits: this.edits.slice() });
  }

  private async decide(consent: "device" | "tab"): Promise<void> {
    const isDone = await keeper.decide(consent).catch(() => false);
    if (!isDone) this.trouble.tell(NOT_DECIDED);
  }

  private fresh(): Kept {
    const begun = now();
    return {
      key: this.key,
      exercise: this.getAttribute(ATTRIBUTE.slug) ?? "",
      material: this.getAttribute(ATTRIBUTE.material),
      title: this.getAttribute("aria-label") ?? this.key,
      address: location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname,
      version: 0,
      created: begun,
      changed: begun,
      rev: 0,
      inputs: null,
      results: {},
      notes: "",
      fields: {},
      edits: [],
      exported: null,
    };
  }

  private kept(state: SaveState): void {
    this.line.say(state);
  }

  private async consented(): Promise<void> {
    this.line.offer(await keeper.consent(), await keeper.canKeep());
    // What was entered before the learner agreed is kept from now on.
    if (this.saver.hasChanges) this.saver.note({});
  }

  /** Let many files be chosen and dropped, from the first moment on; they are read once Python is here. */
  private async takeFiles(): Promise<void> {
    this.listen(window, "beforeunload", (event) => void (this.isUnsaved && event.preventDefault()));
    try {
      const part: typeof import("./handing") = await import(new URL(PARTS.handing, import.meta.url).href);
      this.handing = new part.Handing(this, {
        isLive: () => this.state === "live",
        begin: () => void this.begin(),
        give: (file, bytes) =>
          new Promise((resolve) => {
            // Python has died meanwhile: nobody would answer, and what is chosen next would wait for ever.
            if (this.state !== "live") return resolve(false);
            this.hasGoneOn = resolve;
            this.isUnsaved ||= file.step === "text";
            this.python.give({ ...file, mount: this.mount }, bytes);
          }),
      });
      this.letGo.push(() => this.handing?.close());
    } catch (error) {
      console.error(error);
      this.trouble.tell(NO_HANDING);
    }
  }

  private goOn(more: boolean): void {
    this.hasGoneOn?.(more);
    this.hasGoneOn = null;
  }

  private otherTab(key: string): void {
    if (key === this.saver.record?.key) this.trouble.tell(ELSEWHERE);
  }

  // From static to live

  private readonly released = () => void setTimeout(() => (this.pointerIsDown = false));

  private readonly begin = async (): Promise<void> => {
    if (this.state !== "static") return;
    this.watcher?.disconnect();
    this.setState("starting");
    if (python.isDead) python = new Python();
    // A sign for Python to start, while the store is still being read.
    python.wake();
    await this.loaded;
    this.given = new Set(this.edits);
    this.repeats = this.given.size === 0;
    this.answered = new Promise((resolve) => (this.hasAnswered = resolve));
    this.python = python;
    this.python.mount(
      {
        mount: this.mount,
        slug: this.getAttribute(ATTRIBUTE.slug) ?? "",
        version: this.saver.record?.version ?? 0,
        inputs: this.saver.record?.inputs ?? null,
        edits: this.edits.slice(),
        material: this.material(),
      },
      {
        mounted: (message, manager) => void this.goLive(message, manager),
        recorded: (record) => this.recorded(record),
        quiet: () => this.heard(),
        handedOut: () => {
          this.isUnsaved = false;
          this.saver.handedOut();
        },
        goOn: (more) => this.goOn(more),
        askedForKept: async (keys) => this.python.hand({ mount: this.mount, ...(await keptElsewhere(keeper, this.key, keys)) }),
        askedToKeep: async (text, part) => this.python.say({ mount: this.mount, sentence: await part.keepBeside(keeper, text) }),
        trouble: (sentence, fatal) => (fatal ? this.fail(sentence) : this.trouble.tell(sentence)),
        failed: (sentence, wasLive) => this.failed(sentence, wasLive),
      },
    );
  };

  private material(): Material | null {
    const text = this.querySelector(PART.material)?.textContent;
    return text ? (JSON.parse(text) as Material) : null;
  }

  /** Keep what the reader does until Python is seen to have taken it; static controls are made to show it. */
  private readonly acted = (event: Event): void => {
    const edit = editFrom(event);
    if (!edit) return;
    keep(this.edits, edit);
    if (this.state === "live") this.sent.set(edit, this.python.told);
    // Some controls hand on what is typed only when the reader is done with them.
    if (event.type === "input") this.unfinished.add(edit.field);
    else this.unfinished.delete(edit.field);
    if ("press" in edit) this.saver.note({ edits: this.edits.slice() });
    else this.saver.change({ edits: this.edits.slice() });
    if (this.state === "live") return;
    const found = controlOf(event.target as Element);
    if (found && "index" in edit && found.control.classList.contains("widget-toggle-buttons")) {
      markToggle(found.control, (event.target as HTMLElement).closest("button"));
    }
    if (found && "press" in edit) {
      const name = (event.target as HTMLElement).closest("button")?.textContent?.trim() ?? "";
      this.say(`“${name}” will be done as soon as the exercise is live.`);
    }
    void this.begin();
  };

  private recorded({ version, inputs, results, notes, fields, unasked }: Recorded): void {
    const part: Partial<Kept> = { version, inputs, notes, fields };
    if (results !== undefined) part.results = results;
    // What came of an edit and that it waits no more are written together: neither twice nor not at all.
    if (this.state !== "live") this.edits = this.edits.filter((edit) => !this.given.has(edit));
    else if (!unasked) {
      const isLast = this.python.told - this.python.done <= 1;
      this.edits = isLast ? this.notHandedOn(fields) : this.edits.filter((edit) => !this.isPressed(edit));
    }
    part.edits = this.edits.slice();
    this.given.clear();
    // What Python has built is told once, unasked. A tab that only looks must not overtake one that writes.
    if (this.repeats) this.saver.know(part);
    else if (isSame(this.saver.record, part)) this.saver.note(part);
    else {
      this.saver.change(part);
      this.tellWorked();
    }
    this.repeats = false;
    this.hasAnswered();
  }

  /** Say to the page that something was entered here and that Python took it, for a package that counts what was tried. */
  private tellWorked(): void {
    const detail: Worked = { key: this.key, results: this.saver.record?.results };
    this.dispatchEvent(new CustomEvent(WORKED, { bubbles: true, detail }));
  }

  /** Python has dealt with everything: nothing waits any more but what a control still holds back. */
  private heard(): void {
    this.restarted = false;
    if (this.state !== "live" || !this.edits.length) return;
    const left = this.notHandedOn(this.saver.record?.fields ?? {});
    if (left.length === this.edits.length) return;
    this.edits = left;
    this.saver.note({ edits: left.slice() });
  }

  /** Whether this is a press that Python has dealt with, or is at. */
  private isPressed(edit: Edit): boolean {
    return "press" in edit && (this.sent.get(edit) ?? Infinity) <= this.python.done + 1;
  }

  private notHandedOn(fields: Snapshot): Edit[] {
    return this.edits.filter(
      (edit) => "value" in edit && this.unfinished.has(edit.field) && fields[edit.field]?.value !== edit.value,
    );
  }

  private async goLive(
    message: { model_id: string; refused: boolean },
    manager: import("./manager").CourseManager,
  ): Promise<void> {
    if (!this.stage || this.live) return;
    const live = document.createElement("div");
    live.className = "course-stage-live course-stage-waiting";
    this.live = live;
    this.stage.append(live);
    if (message.refused) await this.saver.setAside(`unread-${newMark()}`);
    try {
      await manager.draw(message.model_id, live);
    } catch (error) {
      console.error(error);
      this.fail("The exercise could not be drawn.");
      return;
    }
    await this.answered;
    await this.untilHandsAreFree();
    if (this.live !== live) return;
    this.swap(live);
    this.setState("live");
    this.dispatchEvent(new CustomEvent("course-live", { bubbles: true }));
  }

  /** Put the live widgets in the picture's place, within one frame. */
  private swap(live: HTMLElement): void {
    const still = this.stage!.querySelector<HTMLElement>(".course-stage-static");
    const place = placeOf(this);
    const open = still ? openDetails(still) : [];
    still?.remove();
    live.classList.remove("course-stage-waiting");
    const late = this.edits.splice(0);
    this.setAttribute(ATTRIBUTE.state, "live");
    for (const edit of late) show(live, edit, true);
    for (const summary of open) openNamed(live, summary);
    if (place) goTo(live, place);
    if (this.edits.length || this.saver.record?.edits.length) this.saver.note({ edits: this.edits.slice() });
  }

  /** A press that has begun, or a character half composed, must not lose its control under the hand. */
  private async untilHandsAreFree(): Promise<void> {
    while (this.pointerIsDown || this.isComposing) await new Promise((resolve) => setTimeout(resolve, 30));
  }

  // When it goes wrong

  private failed(sentence: string, wasLive: boolean): void {
    this.hasAnswered();
    this.goOn(false);
    this.fail(sentence);
    if (!wasLive || this.restarted) return;
    this.restarted = true;
    // What Python was at when it broke off or fell silent may do the same again, now and at every later visit.
    const wasStarting = this.given.size > 0;
    const left = this.edits.filter((edit) => !(wasStarting ? "press" in edit : this.isPressed(edit)));
    const isDropped = left.length < this.edits.length;
    this.edits = left;
    if (isDropped) this.saver.note({ edits: left.slice() });
    this.again();
    this.trouble.tell([sentence, this.keepsNothing ? EMPTY_AGAIN : STARTED_AGAIN, isDropped && NOT_PRESSED].filter(Boolean).join(" "));
  }

  /** Python is not there. The page stays as it is, says so once, and offers two ways on. */
  private fail(sentence: string): void {
    if (this.live && this.state !== "live") {
      this.live.remove();
      this.live = null;
    }
    this.setState("failed");
    this.trouble.fail(sentence, () => this.again());
  }

  private again(): void {
    this.trouble.clear();
    if (this.live) {
      // It was live and died: its widgets stand there still and become the picture of the next start.
      this.live.className = "course-stage-static";
      this.live = null;
    }
    this.setState("static");
    void this.begin();
  }
}

const isSame = (kept: Kept | null, { inputs, notes }: Partial<Kept>): boolean =>
  JSON.stringify([kept?.inputs, kept?.notes]) === JSON.stringify([inputs, notes]);

const openDetails = (root: HTMLElement): string[] =>
  Array.from(root.querySelectorAll("details[open] > summary"), (summary) => summary.textContent ?? "");

function openNamed(root: HTMLElement, name: string): void {
  for (const summary of root.querySelectorAll("details > summary")) {
    if (summary.textContent === name) (summary.parentElement as HTMLDetailsElement).open = true;
  }
}

export function define(): void {
  if (!customElements.get(TAG)) customElements.define(TAG, CourseExercise);
}
