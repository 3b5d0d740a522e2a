/** Pyodide under Node with the same two bundles that the page gets. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const home = path.dirname(createRequire(path.join(process.cwd(), "package.json")).resolve("pyodide/package.json"));

/** Boot; `stdlib` and `course` are paths of zips, or empty for npm's own library and none of ours. */
export async function boot(stdlib = "", course = ""): Promise<any> {
  const window = (globalThis as any).window;
  const document = (globalThis as any).document;
  delete (globalThis as any).window;
  delete (globalThis as any).document;
  const { loadPyodide } = await import(pathToFileURL(path.join(home, "pyodide.mjs")).href);
  const pyodide = await loadPyodide({
    indexURL: home + path.sep,
    ...(stdlib ? { stdLibURL: stdlib } : {}),
    env: { PYTHONHASHSEED: "0", HOME: "/home/learner", PYTHONDONTWRITEBYTECODE: "1" },
  });
  if (window) Object.assign(globalThis, { window, document });
  if (course) {
    pyodide.FS.writeFile("/lib/course.zip", await readFile(course));
    pyodide.runPython('import sys; sys.path.insert(1, "/lib/course.zip")');
  }
  return pyodide;
}
