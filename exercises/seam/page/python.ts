/**
 * One Python for the whole page: starts the worker and the widget manager, and carries messages between them.
 */
import { PARTS } from "./assets";
import type { CourseManager } from "./manager";
import type { FromPython, FromWorker, Request, Snapshot, ToWorker } from "./messages";

/** What a place in the page hears of its exercise. */
export interface Listener {
  /** Python has built the exercise; its widgets can be drawn. */
  mounted(model_id: string, manager: CourseManager): void;
  /** What was entered has changed; `inputs` is what Python makes of it, `fields` what the controls show. */
  recorded(record: { slug: string; version: number; inputs: unknown; fields: Snapshot }): void;
  /** Something went wrong inside the exercise. A fatal one means that it never came to stand. */
  trouble(sentence: string, fatal: boolean): void;
  /** Python itself could not start, or died. */
  failed(sentence: string): void;
}

const here = new URL("./", import.meta.url).href;
const CANNOT = "This browser lacks what the exercise needs to run.";
const MISSING = "A part of the course did not arrive, so the exercise cannot start.";

export class Python {
  private worker: Worker | null = null;
  private manager: Promise<CourseManager> | null = null;
  private readonly listeners = new Map<string, Listener>();
  private dead = false;

  /** Ask for an exercise; Python starts with the first one asked for. */
  mount(request: Request, listener: Listener): void {
    this.listeners.set(request.mount, listener);
    try {
      this.start();
    } catch (error) {
      this.fail(CANNOT, String(error));
      return;
    }
    this.tell({ type: "mount", request });
  }

  unmount(mount: string): void {
    if (this.listeners.delete(mount) && !this.dead) this.tell({ type: "unmount", mount });
  }

  /** Whether another one must be made before anything can be mounted. */
  get isDead(): boolean {
    return this.dead;
  }

  private start(): void {
    if (this.worker) return;
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
  }

  private tell(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private async hear(message: FromWorker): Promise<void> {
    if (message.type === "failed") this.fail(message.sentence, message.detail);
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
        return this.listeners.get(message.mount)?.mounted(message.model_id, manager);
      case "record":
        return this.listeners.get(message.mount)?.recorded(message);
      case "file":
        return save(message.name, message.mime, message.text);
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
    console.warn(detail);
    this.worker?.terminate();
    for (const listener of this.listeners.values()) listener.failed(sentence);
  }
}

/** Let the reader save a file. */
function save(name: string, mime: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: mime }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
