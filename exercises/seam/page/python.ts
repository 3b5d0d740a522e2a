/**
 * One Python for the whole page: starts the worker and the widget manager, and carries messages between them.
 */
import { PARTS } from "./assets";
import type { CourseManager } from "./manager";
import type { FromPython, FromWorker, HandedFile, KeptAnswer, KeptBeside, Recorded, Request, ToWorker } from "./messages";
import { asPng } from "./png";

/** What a place in the page hears of its exercise. */
export interface Listener {
  /** Python has built the exercise; its widgets can be drawn. */
  mounted(message: { model_id: string; refused: boolean }, manager: CourseManager): void;
  /** What was entered has changed. It comes just before the answer to the message that changed it. */
  recorded(record: Recorded): void;
  /** Python has dealt with all that it was told so far. */
  quiet(): void;
  /** The learner was given a file with what was entered. */
  handedOut(): void;
  /** The learner asked the exercise to look at what is kept of others: all of it in a list, or those with these keys. */
  askedForKept(keys: string[] | null): void;
  /** Python has dealt with the file that it was given last, and wants the next or not. */
  goOn(more: boolean): void;
  /** The learner agreed to put this record, as the text of its file, with their own work. `part` knows how. */
  askedToKeep(text: string, part: typeof import("./manager")): void;
  /** Something went wrong inside the exercise. A fatal one means that it never came to stand. */
  trouble(sentence: string, fatal: boolean): void;
  /** Python itself could not start or, where it had been `live`, died or stopped answering. */
  failed(sentence: string, live: boolean): void;
}

const here = new URL("./", import.meta.url).href;
const CANNOT = "This browser lacks what the exercise needs to run.";
const MISSING = "A part of the course did not arrive, so the exercise cannot start.";
const SILENT = "The exercise stopped answering.";
/** How long Python may be silent with something to answer, in milliseconds of a page that is awake. */
export const PATIENCE = 20_000;
const TICK = 1_000;

export class Python {
  private worker: Worker | null = null;
  private manager: Promise<CourseManager> | null = null;
  private readonly listeners = new Map<string, Listener>();
  private dead = false;
  private why = "";
  private live = false;
  /** How many messages Python was told, and how many of them it has answered; it takes them in order. */
  told = 0;
  done = 0;
  private silence = 0;
  private ticked = 0;
  private watch: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly patience = PATIENCE) {}

  /** Ask for an exercise; Python starts with the first one asked for. */
  mount(request: Request, listener: Listener): void {
    this.listeners.set(request.mount, listener);
    this.wake();
    if (this.dead) listener.failed(this.why, false);
    else this.tell({ type: "mount", request });
  }

  /** Start Python if it does not run yet. */
  wake(): void {
    try {
      this.start();
    } catch (error) {
      this.fail(CANNOT, String(error));
    }
  }

  unmount(mount: string): void {
    if (this.listeners.delete(mount) && !this.dead) this.tell({ type: "unmount", mount });
  }

  /** Answer an exercise that asked for what is kept. */
  hand(answer: KeptAnswer): void {
    if (!this.dead) this.tell({ type: "kept", answer });
  }

  /** One of many files that the reader handed to a control. */
  give(file: HandedFile, bytes: ArrayBuffer | null): void {
    if (!this.dead) this.tell({ type: "handed", file, bytes });
  }

  /** Say what came of putting a record with the learner's work. */
  say(answer: KeptBeside): void {
    if (!this.dead) this.tell({ type: "kept_beside", answer });
  }

  /** Whether another one must be made before anything can be mounted. */
  get isDead(): boolean {
    return this.dead;
  }

  private start(): void {
    if (this.worker || this.dead) return;
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") throw new Error("no WebAssembly or no Worker");
    this.worker = new Worker(here + PARTS.worker, { type: "module", name: "course-python" });
    this.worker.onmessage = (event: MessageEvent<FromWorker>) => void this.hear(event.data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(MISSING, event.message || "the worker's file did not load");
    };
    const manager = import(here + PARTS.manager).then(
      (part: typeof import("./manager")) =>
        new part.CourseManager((message, buffers) => {
          const text = JSON.stringify(message);
          this.tell({ type: "comm", text, buffers });
        }),
    );
    manager.catch((error) => this.fail(MISSING, String(error)));
    this.manager = manager;
    this.ticked = performance.now();
    this.watch = setInterval(() => this.tick(), TICK);
    document.addEventListener("visibilitychange", this.seen);
  }

  /** Phones end workers in the background and say nothing; so a page that comes back asks. */
  private readonly seen = () => {
    if (document.visibilityState === "visible" && this.live && !this.dead) this.tell({ type: "ping" });
  };

  /** Counts silence only while the page runs: a page that slept must not blame Python for it. */
  private tick(): void {
    const now = performance.now();
    const passed = now - this.ticked;
    this.ticked = now;
    if (!this.live || this.done === this.told || passed > 5 * TICK) return;
    this.silence += passed;
    if (this.silence > this.patience) this.fail(SILENT, "no answer from the worker");
  }

  private tell(message: ToWorker): void {
    if (message.type !== "unmount") this.told += 1;
    this.worker?.postMessage(message);
  }

  private answered(): void {
    this.done += 1;
    this.silence = 0;
    if (this.done === this.told) for (const listener of this.listeners.values()) listener.quiet();
  }

  private async hear(message: FromWorker): Promise<void> {
    this.silence = 0;
    if (message.type === "failed") this.fail(message.sentence, message.detail);
    else if (message.type === "ready") this.live = true;
    else if (message.type === "answered") this.answered();
    else if (message.type === "python") {
      const parsed = JSON.parse(message.text) as FromPython;
      const manager = await this.manager!.catch(() => null);
      if (manager && !this.dead) this.pass(parsed, message.buffers, manager);
    }
  }

  private pass(message: FromPython, buffers: ArrayBuffer[], manager: CourseManager): void {
    switch (message.type) {
      case "comm":
        return manager.receive(message, buffers);
      case "idle":
        return manager.idle(message.msg_id);
      case "mounted":
        return this.listeners.get(message.mount)?.mounted(message, manager);
      case "record":
        return this.listeners.get(message.mount)?.recorded(message);
      case "file":
        save(message.name, message.mime, message.text ?? buffers[0]);
        return this.listeners.get(message.mount)?.handedOut();
      case "go_on":
        return this.listeners.get(message.mount)?.goOn(message.more);
      case "ask_for_kept":
        return this.listeners.get(message.mount)?.askedForKept(message.keys);
      case "keep_beside":
        return void import(here + PARTS.manager).then((part: typeof import("./manager")) => this.listeners.get(message.mount)?.askedToKeep(message.text, part));
      case "problem": {
        if (message.detail) console.error(message.detail);
        const listeners = message.mount === null ? [...this.listeners.values()] : [this.listeners.get(message.mount)];
        for (const listener of listeners) listener?.trouble(message.sentence, message.fatal);
      }
    }
  }

  private fail(sentence: string, detail: string): void {
    if (this.dead) return;
    this.dead = true;
    this.why = sentence;
    console.warn(detail);
    this.worker?.terminate();
    if (this.watch) clearInterval(this.watch);
    document.removeEventListener("visibilitychange", this.seen);
    const listeners = [...this.listeners.values()];
    this.listeners.clear();
    for (const listener of listeners) listener.failed(sentence, this.live);
  }
}

/**
 * Let the reader save a file: text, or bytes that are none. A PNG that comes as text is the SVG that is to be drawn, and is
 * handed over as that where it cannot be.
 */
function save(name: string, mime: string, content: string | ArrayBuffer): void {
  if (mime === "image/png" && typeof content === "string") {
    asPng(content).then(
      (blob) => hand(name, blob),
      (error) => {
        console.warn(String(error));
        save(name.replace(/\.png$/, ".svg"), "image/svg+xml", content);
      },
    );
  } else hand(name, new Blob([content], { type: mime }));
}

function hand(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
