/**
 * Compiles archives of Python modules inside Pyodide under Node, so that the author's own Python does not matter.
 *
 * Run by `tools/bundle/bytecode.py` with one argument, a JSON file.
 */
import { readFile, writeFile } from "node:fs/promises";
import { boot } from "./boot";

interface Job {
  jobs: { source: string; target: string; allow: boolean }[];
  /** `tools/bundle/canonical.py`: the one place that says what the bytes look like. */
  canonical: string;
  /** The exercises' wheel, where the modules that exercises import are to be found out. */
  wheel?: string;
  /** `tools/bundle/inventory.py`, which finds them out. */
  inventory?: string;
  to: string;
}

async function main(): Promise<void> {
  const job = JSON.parse(await readFile(process.argv[2], "utf8")) as Job;
  let modules: string[] = [];
  if (job.wheel) {
    const scout = await boot("", job.wheel);
    scout.FS.writeFile("/lib/inventory.py", await readFile(job.inventory!, "utf8"));
    modules = JSON.parse(scout.runPython("import sys; sys.path.insert(0, '/lib'); import inventory; inventory.modules()"));
  }
  const pyodide = await boot();
  pyodide.FS.writeFile("/lib/canonical.py", await readFile(job.canonical, "utf8"));
  pyodide.runPython("import sys; sys.path.insert(0, '/lib')");
  const canonical = pyodide.pyimport("canonical");
  for (const { source, target, allow } of job.jobs) {
    pyodide.FS.writeFile("/tmp/source.zip", await readFile(source));
    canonical.compile_archive("/tmp/source.zip", "/tmp/target.zip", allow ? pyodide.toPy(modules) : undefined);
    await writeFile(target, pyodide.FS.readFile("/tmp/target.zip"));
  }
  await writeFile(job.to, JSON.stringify({ modules, probe: canonical.probe() }));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
