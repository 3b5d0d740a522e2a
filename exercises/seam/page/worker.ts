/**
 * Python's side of the page: Pyodide in a module worker.
 *
 * All files are asked for at once, before Pyodide itself has been read; the build names them (`assets.ts`).
 */
import { loadPyodide } from "pyodide";
import { ASSETS } from "./assets";
import { closeNetwork, LibraryError, startFetching } from "./fetching";
import type { FromWorker, ToWorker } from "./messages";

const here = new URL("./", import.meta.url).href;
const post = (message: FromWorker, transfer: Transferable[] = []) =>
  (self as unknown as Worker).postMessage(message, transfer);

const MISSING = "A part of the course did not arrive, so the exercise cannot start.";

const files = startFetching(here, ASSETS);
/** Exercises whose own part Python can import. */
const known = new Set<string>();
let python: any = null;
let launcher: any = null;
/** Messages are taken one after the other, from the moment at which Python is here. */
let turn: Promise<void> = new Promise(() => {});

const queue: ToWorker[] = [];

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  // What it needs is asked for at once, beside Python itself.
  for (const part of parted(message)) void files.part(part).catch(() => undefined);
  if (launcher) turn = turn.then(() => take(message));
  else queue.push(message);
};

/** The part that makes documents to take home; `tools/bundle/parts.py` has the same name. */
const TAKE_HOME = "take_home";

/** The parts, beside the common one, that a message cannot be dealt with without. */
function parted(message: ToWorker): string[] {
  if (message.type === "mount") return [message.request.slug];
  return message.type === "gather" ? [TAKE_HOME, message.request.slug] : [];
}

async function take(message: ToWorker): Promise<void> {
  for (const part of parted(message)) {
    if (known.has(part)) continue;
    try {
      await learn(part);
    } catch (error: any) {
      const { mount } = (message as { request: { mount: string } }).request;
      const problem = { type: "problem", mount, sentence: MISSING, detail: String(error?.stack ?? error), fatal: true };
      post({ type: "python", text: JSON.stringify(problem), buffers: [] });
      post({ type: "answered" });
      return;
    }
  }
  pass(message);
}

/** Put one exercise's own part where Python finds it. */
async function learn(slug: string): Promise<void> {
  const part = await files.part(slug);
  if (part) {
    const path = `/lib/course-${slug}.zip`;
    python.FS.writeFile(path, part);
    python.globals.get("_course_part")(path);
  }
  known.add(slug);
}

function pass(message: ToWorker): void {
  if (!survives(() => deal(message))) return;
  if (message.type !== "unmount") post({ type: "answered" });
  goOn();
}

/** Whether Python is still there after this. Its own exceptions never come here: this is Python itself giving up. */
function survives(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error: any) {
    // Most often for want of memory.
    const sentence = "The exercise ran out of memory or broke off.";
    post({ type: "failed", sentence, detail: String(error?.stack ?? error) });
    return false;
  }
}

let isGoingOn = false;

/** Long work is done a piece at a time, each behind whatever the reader did meanwhile. */
function goOn(): void {
  if (isGoingOn || !launcher.has_work()) return;
  isGoingOn = true;
  setTimeout(() => {
    turn = turn.then(() => {
      isGoingOn = false;
      if (survives(() => launcher.work())) goOn();
    });
  });
}

function deal(message: ToWorker): void {
  if (message.type === "ping") return;
  if (message.type === "mount") launcher.mount(JSON.stringify(message.request));
  else if (message.type === "gather") launcher.gather(JSON.stringify(message.request));
  else if (message.type === "bind") launcher.bind(JSON.stringify(message.request), message.drawn.map((one) => new Uint8Array(one)));
  else if (message.type === "kept") launcher.kept(JSON.stringify(message.answer));
  else if (message.type === "handed") launcher.handed(JSON.stringify(message.file), message.bytes && python.toPy(new Uint8Array(message.bytes)));
  else if (message.type === "kept_beside") launcher.kept_beside(JSON.stringify(message.answer));
  else if (message.type === "unmount") launcher.unmount(message.mount);
  else launcher.handle(message.text, message.buffers.map((part) => new Uint8Array(part)));
}

async function start(): Promise<void> {
  await import(/* the Emscripten module puts its factory on globalThis */ here + ASSETS.asm);
  const pyodide: any = await files.duringBoot(() =>
    loadPyodide({
      indexURL: here,
      packageBaseUrl: here,
      stdLibURL: here + ASSETS.stdlib,
      lockFileContents: files.lock(),
      env: { HOME: "/home/learner", PYTHONDONTWRITEBYTECODE: "1" },
      checkAPIVersion: true,
    } as any),
  );
  python = pyodide;
  pyodide.FS.writeFile("/lib/course.zip", await files.course());
  pyodide.registerJsModule("_course_library", {
    full: () => files.fullLibrary(),
    // An exercise asks for another's rule of merging in the middle of an import, which cannot be awaited.
    part: (slug: string) => (known.has(slug) ? null : files.partNow(slug)),
    learnt: (slug: string) => void known.add(slug),
  });
  pyodide.runPython(files.bootScript);
  const { Launcher } = pyodide.pyimport("exercises.seam.python.launch");
  launcher = Launcher((text: string, buffers: any) => {
    const parts: ArrayBuffer[] = buffers.toJs().map((part: Uint8Array) => part.slice().buffer);
    buffers.destroy?.();
    post({ type: "python", text, buffers: parts }, parts);
  });
  closeNetwork(self);
  post({ type: "ready" });
  turn = Promise.resolve();
  for (const message of queue.splice(0)) turn = turn.then(() => take(message));
}

start().catch((error) => {
  const sentence =
    error instanceof LibraryError ? MISSING : "This browser could not start the exercise.";
  post({ type: "failed", sentence, detail: String(error?.stack ?? error) });
});
