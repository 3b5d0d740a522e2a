/**
 * From the files that somebody chose to texts, one at a time: a JSON file, the words of a Word file, each entry of a zip.
 *
 * Each is read when it is asked for and let go before the next. What cannot be read is named with a reason and a mend, and the
 * next one is read. A few kinds of file that devices add by themselves are passed over without a word.
 */
import { harmless, listed, tooLarge, unpacked, ZipTrouble } from "./zip";

/** A file as it was chosen, with its way inside the folder where there was one. */
export interface Chosen {
  name: string;
  file: Blob;
}

/** One text, or why there is none; `at` says how many bytes of what was chosen have been passed by then. */
export type Piece = { name: string; at: number } & ({ kind: "json" | "word"; bytes: Uint8Array } | { why: string });

export interface Limits {
  /** Bytes of one text, unpacked. */
  each: number;
  /** Texts and refusals together. */
  count: number;
  /** Bytes of all texts, unpacked. */
  total: number;
}

const MB = 1024 * 1024;
export const LIMITS: Limits = { each: 5 * MB, count: 5_000, total: 500 * MB };

const ADDED_BY_DEVICES = /(^|\/)(__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i;
const ASK = "Ask for the file that the exercise saves (JSON), or for the Word document from My work.";
const WHY_NOT: Record<string, string> = {
  doc: "This is a Word file of the old kind. Open it in Word and save it as .docx.",
  pdf: `A PDF is made to be printed, and its words cannot be put side by side. ${ASK}`,
  html: `This is a page to read or print. ${ASK}`,
  csv: `This is a table without the texts. ${ASK}`,
  zip: "This is a zip inside a zip. Unpack it, and drop what is in it.",
};
const EMPTY = "This file is empty. Ask for it again.";
const GONE = "Your device did not let this file be read: it may have been moved or changed since it was chosen. Choose it again.";

/** Read what was chosen, one after the other. */
export async function* pieces(chosen: Iterable<Chosen>, limits: Limits = LIMITS): AsyncGenerator<Piece> {
  let at = 0;
  let count = 0;
  let total = 0;
  for (const { name: given, file } of chosen) {
    const name = harmless(given) || "a file without a name";
    for await (const piece of ofFile(name, file, at, limits)) {
      if ((count += 1) > limits.count) {
        yield { name, at, why: `${number(limits.count)} files have been read, which is the most at once. The rest was left. Drop it by itself, after you have saved what stands here.` };
        return;
      }
      if ("bytes" in piece && (total += piece.bytes.length) > limits.total) {
        yield { name, at, why: `What was unpacked comes to more than ${Math.round(limits.total / MB)} MB, which no class hands in. The rest was left. Divide it into smaller parts.` };
        return;
      }
      yield piece;
    }
    at += file.size;
  }
}

async function* ofFile(name: string, file: Blob, at: number, limits: Limits): AsyncGenerator<Piece> {
  if (ADDED_BY_DEVICES.test(name)) return;
  try {
    if (!file.size) throw new ZipTrouble(EMPTY);
    if (ending(name) === "zip") yield* ofZip(name, file, at, limits);
    else yield await text(name, at, limits, file.size, async () => new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    yield { name, at, why: error instanceof ZipTrouble ? error.message : GONE };
  }
}

async function* ofZip(name: string, file: Blob, at: number, limits: Limits): AsyncGenerator<Piece> {
  const entries = await listed(file, limits.count);
  if (!entries.length) throw new ZipTrouble("This zip holds no file.");
  let passed = at;
  for (const entry of entries) {
    passed = Math.min(passed + entry.packed, at + file.size);
    const inside = entry.name || "a file without a name";
    if (ADDED_BY_DEVICES.test(inside)) continue;
    try {
      if (ending(inside) === "zip") throw new ZipTrouble(WHY_NOT.zip);
      yield await text(inside, passed, limits, entry.size, () => unpacked(file, entry, limits.each));
    } catch (error) {
      yield { name: `${inside}, in ${name}`, at: passed, why: error instanceof ZipTrouble ? error.message : GONE };
    }
  }
}

/** One text, by the ending of its name; nothing is read of what is not of a kind that is wanted. */
async function text(name: string, at: number, limits: Limits, size: number, read: () => Promise<Uint8Array>): Promise<Piece> {
  const kind = ending(name);
  if (kind !== "json" && kind !== "docx") {
    throw new ZipTrouble(WHY_NOT[kind === "htm" ? "html" : kind] ?? `${kind ? `Files that end in .${kind}` : "Files of this kind"} are not read here. ${ASK}`);
  }
  if (size > limits.each) throw tooLarge(limits.each);
  const bytes = await read();
  if (!bytes.length) throw new ZipTrouble(EMPTY);
  return kind === "json" ? { name, at, kind, bytes } : { name, at, kind: "word", bytes: await ofWord(bytes, limits) };
}

/** A Word file is a zip; its words stand in one entry, and the others (pictures, macros) are not looked at. */
async function ofWord(bytes: Uint8Array, limits: Limits): Promise<Uint8Array> {
  const file = new Blob([bytes as BlobPart]);
  let entries;
  try {
    entries = await listed(file, limits.count);
  } catch {
    throw new ZipTrouble("This is not a Word file that can be opened: it may be damaged, or locked with a password. Ask for it again.");
  }
  const words = entries.find((entry) => entry.name === "word/document.xml");
  if (!words) throw new ZipTrouble("There are no words in this Word file. Ask for it again.");
  return unpacked(file, words, limits.each);
}

const ending = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1].toLowerCase() ?? "";
const number = (count: number): string => count.toLocaleString("en-GB");
