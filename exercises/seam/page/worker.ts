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

const queue: ToWorker[] = [];
let launcher: any = null;

self.onmessage = (event: MessageEvent<ToWorker>) => {
  if (launcher) pass(event.data);
  else queue.push(event.data);
};

function pass(message: ToWorker): void {
  try {
    deal(message);
  } catch (error: any) {
    // Python's own exceptions never come here; this is Python itself giving up, most often for want of memory.
    const sentence = "The exercise ran out of memory or broke off.";
    post({ type: "failed", sentence, detail: String(error?.stack ?? error) });
    return;
  }
  if (message.type !== "unmount") post({ type: "answered" });
}

function deal(message: ToWorker): void {
  if (message.type === "ping") return;
  if (message.type === "mount") launcher.mount(JSON.stringify(message.request));
  else if (message.type === "unmount") launcher.unmount(message.mount);
  else launcher.handle(message.text, message.buffers.map((part) => new Uint8Array(part)));
}

async function start(): Promise<void> {
  const files = startFetching(here, ASSETS);
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
  pyodide.FS.writeFile("/lib/course.zip", await files.course());
  pyodide.registerJsModule("_course_library", { full: () => files.fullLibrary() });
  pyodide.runPython(files.bootScript);
  const { Launcher } = pyodide.pyimport("exercises.seam.python.launch");
  launcher = Launcher((text: string, buffers: any) => {
    const parts: ArrayBuffer[] = buffers.toJs().map((part: Uint8Array) => part.slice().buffer);
    buffers.destroy?.();
    post({ type: "python", text, buffers: parts }, parts);
  });
  closeNetwork(self);
  post({ type: "ready" });
  for (const message of queue.splice(0)) pass(message);
}

start().catch((error) => {
  const sentence =
    error instanceof LibraryError
      ? "A part of the course did not arrive, so the exercise cannot start."
      : "This browser could not start the exercise.";
  post({ type: "failed", sentence, detail: String(error?.stack ?? error) });
});
