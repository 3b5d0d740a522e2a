/**
 * `<course-exercise>`: an exercise as it stands in a page, from static picture to live widgets.
 *
 * The picture is in the page's HTML. What a reader does to it before Python is here is kept by the control's name
 * and honoured once; then the live widgets take its place between two frames, with focus and caret where they were.
 */
import { editFrom, goTo, keep, markToggle, controlOf, placeOf, restore, show } from "./fields";
import type { Edit, Material, Snapshot } from "./messages";
import { ATTRIBUTE, PART, TAG, type State } from "./names";
import { Python } from "./python";

let python = new Python();
let mounts = 0;

const WORDS: Record<State, string> = {
  static: "Ready to read. It starts when you touch it.",
  starting: "Starting. Go on reading or typing: what you do here is kept.",
  live: "Live. It runs on this device; nothing is sent anywhere.",
  failed: "Not running. You can still read it.",
};

export class CourseExercise extends HTMLElement {
  private mount = "";
  private edits: Edit[] = [];
  /** How many of the edits Python has been given with the request to mount. */
  private given = 0;
  private inputs: unknown = null;
  private fields: Snapshot = {};
  private live: HTMLElement | null = null;
  private pointerIsDown = false;
  private isComposing = false;
  private watcher: IntersectionObserver | null = null;

  connectedCallback(): void {
    if (this.mount) return;
    this.mount = `m${++mounts}`;
    this.setState("static");
    for (const type of ["input", "change", "click"]) this.addEventListener(type, this.early);
    for (const type of ["focusin", "pointerdown"]) this.addEventListener(type, this.begin, { once: true });
    this.addEventListener("pointerdown", () => (this.pointerIsDown = true));
    this.addEventListener("compositionstart", () => (this.isComposing = true));
    this.addEventListener("compositionend", () => (this.isComposing = false));
    document.addEventListener("pointerup", this.released);
    document.addEventListener("pointercancel", this.released);
    // Half a screen before it comes into view, Python is sent for.
    this.watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.begin(),
      { rootMargin: "50%" },
    );
    this.watcher.observe(this);
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect();
    document.removeEventListener("pointerup", this.released);
    document.removeEventListener("pointercancel", this.released);
    python.unmount(this.mount);
  }

  get state(): State {
    return (this.getAttribute(ATTRIBUTE.state) as State) ?? "static";
  }

  private setState(state: State): void {
    this.setAttribute(ATTRIBUTE.state, state);
    const line = this.querySelector(PART.status);
    if (line) line.textContent = WORDS[state];
  }

  private readonly released = () => setTimeout(() => (this.pointerIsDown = false));

  private readonly begin = (): void => {
    if (this.state !== "static") return;
    this.watcher?.disconnect();
    this.setState("starting");
    if (python.isDead) python = new Python();
    this.given = this.edits.length;
    python.mount(
      {
        mount: this.mount,
        slug: this.getAttribute(ATTRIBUTE.slug) ?? "",
        inputs: this.inputs,
        edits: this.edits.slice(),
        material: this.material(),
      },
      {
        mounted: (model_id, manager) => void this.goLive(model_id, manager),
        recorded: (record) => {
          this.inputs = record.inputs;
          this.fields = record.fields;
        },
        trouble: (sentence, fatal) => (fatal ? this.fail(sentence) : this.tell(sentence)),
        failed: (sentence) => this.fail(sentence),
      },
    );
  };

  private material(): Material | null {
    const text = this.querySelector(PART.material)?.textContent;
    return text ? (JSON.parse(text) as Material) : null;
  }

  /** Keep what the reader does before Python is here, and let the static controls show it. */
  private readonly early = (event: Event): void => {
    if (this.live || this.state === "live") return;
    const edit = editFrom(event);
    if (!edit) return;
    keep(this.edits, edit);
    // Python was given a copy; what came in before that copy can no longer be replaced in it.
    this.given = Math.min(this.given, this.edits.length - 1);
    const found = controlOf(event.target as Element);
    if (found && "index" in edit && found.control.classList.contains("widget-toggle-buttons")) {
      markToggle(found.control, (event.target as HTMLElement).closest("button"));
    }
    if (found && "press" in edit) {
      const name = (event.target as HTMLElement).closest("button")?.textContent?.trim() ?? "";
      this.say(`“${name}” is kept and will be done as soon as the exercise is live.`);
    }
    this.begin();
  };

  private async goLive(model_id: string, manager: import("./manager").CourseManager): Promise<void> {
    const stage = this.querySelector<HTMLElement>(PART.stage);
    if (!stage || this.live) return;
    const live = document.createElement("div");
    live.className = "course-stage-live course-stage-waiting";
    this.live = live;
    stage.append(live);
    try {
      await manager.draw(model_id, live);
    } catch (error) {
      console.error(error);
      this.fail("The exercise could not be drawn.");
      return;
    }
    await this.untilHandsAreFree();
    const still = stage.querySelector<HTMLElement>(".course-stage-static");
    const place = placeOf(this);
    const open = still ? openDetails(still) : [];
    still?.remove();
    live.classList.remove("course-stage-waiting");
    const late = this.edits.slice(this.given);
    this.edits = [];
    this.given = 0;
    for (const type of ["input", "change", "click"]) this.removeEventListener(type, this.early);
    for (const edit of late) show(live, edit, true);
    for (const summary of open) openNamed(live, summary);
    if (place) goTo(live, place);
    this.clearTrouble();
    this.setState("live");
    this.dispatchEvent(new CustomEvent("course-live", { bubbles: true }));
  }

  /** A press that has begun, or a character half composed, must not lose its control under the hand. */
  private async untilHandsAreFree(): Promise<void> {
    while (this.pointerIsDown || this.isComposing) await new Promise((resolve) => setTimeout(resolve, 30));
  }

  private say(sentence: string): void {
    const line = this.querySelector(PART.status);
    if (line) line.textContent = sentence;
  }

  /** A sentence about something that went wrong while the exercise goes on. */
  private tell(sentence: string): void {
    const box = this.querySelector<HTMLElement>(PART.trouble);
    if (!box) return;
    const words = document.createElement("p");
    words.textContent = sentence;
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "Close this message";
    away.addEventListener("click", () => this.clearTrouble());
    box.replaceChildren(words, away);
    box.hidden = false;
  }

  private clearTrouble(): void {
    const box = this.querySelector<HTMLElement>(PART.trouble);
    if (box) {
      box.hidden = true;
      box.replaceChildren();
    }
  }

  /** Python is not there. The page stays as it is, says so once, and offers two ways on. */
  private fail(sentence: string): void {
    if (this.live && this.state !== "live") {
      this.live.remove();
      this.live = null;
    }
    this.setState("failed");
    const box = this.querySelector<HTMLElement>(PART.trouble);
    if (!box) return;
    const words = document.createElement("p");
    words.textContent = `${sentence} What you entered stays on this page until you close it.`;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "course-again";
    again.textContent = "Try again";
    again.addEventListener("click", () => this.again());
    box.replaceChildren(words, again);
    const paper = this.getAttribute(ATTRIBUTE.paper);
    if (paper) {
      const link = document.createElement("a");
      link.href = paper;
      link.textContent = "Use the paper version";
      box.append(" ", link);
    }
    box.hidden = false;
  }

  private again(): void {
    this.clearTrouble();
    if (this.live) {
      // It was live and died: its widgets stand there still and become the picture of the next start.
      this.live.className = "course-stage-static";
      this.live = null;
      this.edits = [];
      restore(this, this.fields);
      for (const type of ["input", "change", "click"]) this.addEventListener(type, this.early);
    }
    this.setState("static");
    this.begin();
  }
}

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
