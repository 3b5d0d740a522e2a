/**
 * Draws exercises without a browser: Pyodide and jsdom under Node, with the page's own manager.
 *
 * Run by `tools/bundle/pictures.py` with one argument, a JSON file that says what to draw and where to write it.
 */
import { readFile, writeFile } from "node:fs/promises";
import "./browser";
import { CourseManager } from "../manager";
import { boot } from "./boot";

interface Job {
  stdlib: string;
  course: string;
  draw: { name: string; slug: string; material: unknown }[];
  to: string;
}

/** What a control shows is a property; HTML as text needs it as an attribute. */
function writeDown(root: HTMLElement): void {
  for (const box of root.querySelectorAll("input")) {
    if (box.type === "checkbox" || box.type === "radio") box.toggleAttribute("checked", box.checked);
    else if (box.type !== "file" && box.value) box.setAttribute("value", box.value);
  }
  for (const box of root.querySelectorAll("textarea")) box.textContent = box.value;
  for (const select of root.querySelectorAll("select")) {
    Array.from(select.options).forEach((option, at) => option.toggleAttribute("selected", at === select.selectedIndex));
  }
  for (const element of [root, ...root.querySelectorAll<HTMLElement>("[style='']")]) {
    if (!element.getAttribute("style")) element.removeAttribute("style");
  }
}

/** Ids are random; in a page they must be the same from build to build and different from mount to mount. */
function nameIds(root: HTMLElement): void {
  const names = new Map<string, string>();
  root.querySelectorAll("[id]").forEach((element) => names.set(element.id, `MOUNT-${names.size + 1}`));
  const groups = new Map<string, string>();
  root.querySelectorAll("[name]").forEach((element) => {
    const name = element.getAttribute("name")!;
    if (!groups.has(name)) groups.set(name, `MOUNT-group-${groups.size + 1}`);
    element.setAttribute("name", groups.get(name)!);
  });
  for (const element of root.querySelectorAll("*")) {
    for (const attribute of ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "href", "fill", "clip-path"]) {
      const value = element.getAttribute(attribute);
      if (value === null) continue;
      const renamed = value.replace(/[^\s#()"']+/g, (word) => names.get(word) ?? word);
      if (renamed !== value) element.setAttribute(attribute, renamed);
    }
  }
}

async function main(): Promise<void> {
  const job = JSON.parse(await readFile(process.argv[2], "utf8")) as Job;
  const pyodide = await boot(job.stdlib, job.course);
  const { Launcher } = pyodide.pyimport("exercises.seam.python.launch");
  const pictures: Record<string, string> = {};
  let mounted: { model_id: string } | null = null;
  let trouble = "";
  let manager: CourseManager;
  const launcher = Launcher((text: string, buffers: any) => {
    const message = JSON.parse(text);
    const parts = buffers.toJs().map((part: Uint8Array) => part.slice().buffer);
    // What is let go needs no drawing any more; its manager goes with it.
    if (message.msg_type === "comm_close") return;
    if (message.type === "comm") manager.receive(message, parts);
    else if (message.type === "idle") manager.idle(message.msg_id);
    else if (message.type === "mounted") mounted = message;
    else if (message.type === "problem") trouble += message.sentence + "\n" + message.detail;
  });
  for (const { name, slug, material } of job.draw) {
    mounted = null;
    trouble = "";
    manager = new CourseManager((message) => launcher.handle(JSON.stringify(message), []));
    launcher.mount(JSON.stringify({ mount: name, slug, inputs: null, edits: [], material }));
    if (!mounted || trouble) throw new Error(`${name}: ${trouble || "nothing was drawn"}`);
    const host = document.createElement("div");
    document.body.append(host);
    await manager.draw((mounted as { model_id: string }).model_id, host);
    writeDown(host);
    nameIds(host);
    pictures[name] = host.innerHTML;
    host.remove();
    launcher.unmount(name);
  }
  await writeFile(job.to, JSON.stringify(pictures));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
