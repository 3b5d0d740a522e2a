/**
 * Many files for one control, handed to Python one by one.
 *
 * A file is read when Python asks for the next, so that a class's worth is never held at once. What is chosen or dropped before
 * Python is here waits: the browser holds names and places, no contents.
 */
import { controlOf } from "./fields";
import type { HandedFile } from "./messages";
import { FOLDER_CLASS, PART } from "./names";
import { LIMITS, pieces, type Chosen } from "./pieces";

/** What the place in the page does for it. */
export interface Way {
  isLive(): boolean;
  begin(): void;
  /** Resolves with whether Python wants the next. */
  give(file: Omit<HandedFile, "mount">, bytes: ArrayBuffer | null): Promise<boolean>;
}

const OVER = "course-drop--over";
const hasFiles = (event: DragEvent): boolean => Array.from(event.dataTransfer?.types ?? []).includes("Files");

export class Handing {
  /** One batch after the other. */
  private turn: Promise<void> = Promise.resolve();
  private readonly letGo: (() => void)[] = [];

  constructor(
    private readonly root: HTMLElement,
    private readonly way: Way,
  ) {
    // Before the control itself hears of it, which would read all files at once.
    this.listen(root, "click", (event) => this.pressed(event as MouseEvent), true);
    for (const type of ["dragover", "dragleave", "drop"]) this.listen(root.ownerDocument, type, (event) => this.dragged(event as DragEvent));
  }

  close(): void {
    for (const stop of this.letGo.splice(0)) stop();
  }

  private listen(target: EventTarget, type: string, listener: (event: Event) => void, capture = false): void {
    target.addEventListener(type, listener, capture);
    this.letGo.push(() => target.removeEventListener(type, listener, capture));
  }

  private pressed(event: MouseEvent): void {
    const control = (event.target as Element).closest?.<HTMLElement>(PART.many);
    if (!control) return;
    event.stopPropagation();
    this.way.begin();
    const chooser = control.ownerDocument.createElement("input");
    chooser.type = "file";
    chooser.multiple = true;
    chooser.webkitdirectory = control.classList.contains(FOLDER_CLASS);
    if (!chooser.webkitdirectory) chooser.accept = ".json,.docx,.zip,application/json,application/zip";
    chooser.addEventListener("change", () => {
      const files = Array.from(chooser.files ?? []);
      void this.take(control, Promise.resolve(files.map((file) => ({ name: file.webkitRelativePath || file.name, file }))));
    });
    chooser.click();
  }

  private dragged(event: DragEvent): void {
    if (!hasFiles(event)) return;
    // A file that is dropped beside the zone would take the page's place, and all that was read with it.
    event.preventDefault();
    const zone = (event.target as Element).closest?.<HTMLElement>(PART.drop);
    const isHere = zone !== null && zone !== undefined && this.root.contains(zone);
    for (const marked of this.root.querySelectorAll(`.${OVER}`)) marked.classList.toggle(OVER, isHere && marked === zone && event.type === "dragover");
    if (event.dataTransfer && event.type === "dragover") event.dataTransfer.dropEffect = isHere ? "copy" : "none";
    if (!isHere) return;
    if (event.type === "dragover") zone.classList.add(OVER);
    const control = zone.querySelector<HTMLElement>(PART.many);
    if (event.type === "drop" && control) {
      this.way.begin();
      void this.take(control, dropped(event.dataTransfer!));
    }
  }

  /** Hand over what was chosen, after what was chosen before; the field is told by its name, since its element may be drawn anew. */
  private take(control: HTMLElement, chosen: Promise<Chosen[]>): Promise<void> {
    const field = controlOf(control)?.name;
    if (field) this.turn = this.turn.then(async () => this.hand(field, await chosen)).catch((error) => console.error(error));
    return this.turn;
  }

  private async hand(field: string, chosen: Chosen[]): Promise<void> {
    if (!chosen.length) return;
    await this.untilLive();
    const of = chosen.reduce((sum, { file }) => sum + file.size, 0);
    const step = { field, name: "", kind: "", why: "", at: 0, of } as const;
    if (!(await this.way.give({ ...step, step: "begin" }, null))) return;
    for await (const piece of pieces(chosen)) {
      const isText = "bytes" in piece;
      const told = { ...step, name: piece.name, at: piece.at, ...(isText ? { step: "text" as const, kind: piece.kind } : { step: "not_read" as const, why: piece.why }) };
      if (!(await this.way.give(told, isText ? exact(piece.bytes) : null))) break;
    }
    await this.way.give({ ...step, step: "end", at: of }, null);
  }

  private async untilLive(): Promise<void> {
    while (!this.way.isLive()) await new Promise((resolve) => this.root.addEventListener("course-live", resolve, { once: true }));
  }
}

const exact = (bytes: Uint8Array): ArrayBuffer =>
  (bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer) as ArrayBuffer;

/** What was dropped, folders opened. The browser shows it only as long as the event lasts, so that all is asked for at once. */
function dropped(data: DataTransfer): Promise<Chosen[]> {
  const found: Chosen[] = [];
  const entries = Array.from(data.items, (item) => (item.kind === "file" ? (item.webkitGetAsEntry?.() ?? null) : null));
  if (entries.every((entry) => entry === null)) return Promise.resolve(Array.from(data.files, (file) => ({ name: file.name, file })));
  return entries.reduce((before, entry) => before.then(() => (entry ? open(entry, found) : undefined)), Promise.resolve()).then(() => found);
}

async function open(entry: FileSystemEntry, found: Chosen[]): Promise<void> {
  // One more than may be read, so that it is said that there were more.
  if (found.length > LIMITS.count) return;
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      found.push({ name: entry.fullPath, file });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return;
      for (const one of some) await open(one, found);
    }
  } catch (error) {
    // It cannot be opened: it is handed on as it is, and named among what was not read.
    console.warn(String(error));
    found.push({ name: entry.fullPath, file: unreadable() });
  }
}

/** Stands for a file that the device did not let be opened. */
const unreadable = (): Blob => ({ size: 1, arrayBuffer: () => Promise.reject(new Error("not readable")) }) as unknown as Blob;
