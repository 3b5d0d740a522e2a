/**
 * From a stranger's file to JSON, or a sentence that says why not.
 *
 * The limits are those of `exercises/record/envelope.py`: what Python would refuse is refused here.
 */

/** Something about a file that its reader can mend; the message is the sentence. */
export class Refusal extends Error {}

export const LARGEST = 5 * 1024 * 1024;
export const LARGEST_INT = Number.MAX_SAFE_INTEGER;
const DEEPEST = 32;
const MOST_GROUPS = 200_000;

/**
 * Read a file's JSON; nothing is yet said about what is in it.
 *
 * @param data the file's bytes, or its text.
 * @param around brackets that may stand round what an exercise saves.
 * @throws Refusal over 5 MB, empty, not UTF-8, not JSON, cut off, too deep, too many groups, a number that loses digits,
 *   one key twice in an object, or half a character.
 */
export function parse(data: Uint8Array | string, around = 0): unknown {
  const text = typeof data === "string" ? data : decoded(data);
  if (text.length > LARGEST) throw tooLarge();
  if (!text.trim()) throw new Refusal("The file is empty; choose a file that this course saved.");
  const { isOpen, trouble } = survey(text, DEEPEST + around);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notJson(text, isOpen, String(error));
  }
  if (trouble) throw trouble;
  return value;
}

function tooLarge(): Refusal {
  return new Refusal("The file is larger than 5 MB, which nothing that this course saves is; choose another.");
}

function decoded(data: Uint8Array): string {
  if (data.length > LARGEST) throw tooLarge();
  if ((data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff)) {
    throw new Refusal("The file was saved as UTF-16; save it again as UTF-8.");
  }
  if (data[0] === 0x50 && data[1] === 0x4b) {
    throw new Refusal("This is a workbook or another packed file, not one that this course saved; choose a file that ends in .json.");
  }
  try {
    // A byte-order mark is left out by the decoder.
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    throw new Refusal("The file is not text in UTF-8; choose the file as it was saved.");
  }
}

/** Where a string that begins at `at` ends: the place after its closing mark, or the end of the text. */
function endOfString(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return Math.min(end + 1, text.length);
}

const SPACE = /\s*/y;
const NUMBER = /-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;

/**
 * One walk through the text before it is parsed, which needs no stack of its own and works on what is no JSON too.
 *
 * What is too deep or too much is refused at once. Other trouble is told back, since it counts only in what is JSON.
 */
function survey(text: string, deepest: number): { isOpen: boolean; trouble: Refusal | null } {
  const open: (Set<string> | null)[] = [];
  let groups = 0;
  let trouble: Refusal | null = null;
  for (let at = 0; at < text.length; ) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      trouble ??= troubleInString(text, at, end, open.at(-1) ?? null);
      at = end;
    } else if (sign === "{" || sign === "[") {
      if (++groups > MOST_GROUPS) throw new Refusal("The file holds far more than an exercise saves; choose another.");
      open.push(sign === "{" ? new Set() : null);
      if (open.length > deepest) {
        throw new Refusal(`The file has brackets more than ${deepest} deep, which no exercise saves; choose another.`);
      }
      at += 1;
    } else if (sign === "}" || sign === "]") {
      open.pop();
      at += 1;
    } else if (sign === "-" || (sign >= "0" && sign <= "9")) {
      NUMBER.lastIndex = at;
      const found = NUMBER.exec(text);
      trouble ??= found && troubleInNumber(text, at, found);
      at += found ? found[0].length : 1;
    } else at += 1;
  }
  return { isOpen: open.length > 0, trouble };
}

function troubleInString(text: string, at: number, end: number, keys: Set<string> | null): Refusal | null {
  const raw = text.slice(at, end);
  let words = raw.slice(1, -1);
  if (raw.includes("\\")) {
    try {
      words = JSON.parse(raw);
    } catch {
      return null; // The parser will say where.
    }
  }
  if (words !== whole(words)) {
    return new Refusal(`Line ${lineAt(text, at)} holds half a character: the file was damaged; choose another copy of it.`);
  }
  if (!keys) return null;
  SPACE.lastIndex = end;
  SPACE.exec(text);
  if (text[SPACE.lastIndex] !== ":") return null;
  if (keys.has(words)) {
    return new Refusal(
      `The field ${shown(words)} stands twice in one place of the file, so that it cannot be known which one counts; take one out.`,
    );
  }
  keys.add(words);
  return null;
}

function troubleInNumber(text: string, at: number, found: RegExpExecArray): Refusal | null {
  const number = Number(found[0]);
  const isWhole = found[1] === undefined && found[2] === undefined;
  if (isWhole ? Math.abs(number) <= LARGEST_INT : Number.isFinite(number)) return null;
  return new Refusal(`Line ${lineAt(text, at)}: ${shown(found[0])} is too large a number; put a smaller one there.`);
}

function notJson(text: string, isOpen: boolean, message: string): Refusal {
  const first = text.trimStart()[0];
  if (first !== "{" && first !== "[") {
    return new Refusal("This is not a file that the course saved (JSON): it has to begin with a curly bracket.");
  }
  if (isOpen) return new Refusal("The file breaks off: a part of it is missing. Copy or save it again, whole.");
  // Each browser says it in words of its own; the line is all that they have in common.
  const line = /line (\d+)/.exec(message)?.[1];
  const place = /position (\d+)/.exec(message)?.[1];
  const where = line ?? (place && String(lineAt(text, Number(place))));
  return new Refusal(
    `${where ? `Line ${where} of the file` : "The file"} is not JSON as the course saves it; open the file as it was saved.`,
  );
}

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split(/\r\n|\r|\n/).length;
}

/** Text that can stand in a file: half a character, for which UTF-8 has no bytes, becomes U+FFFD. */
export function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** A stranger's words in a sentence of ours: short, on one line, in quotation marks. */
export function shown(words: unknown): string {
  const text = (typeof words === "string" ? words : JSON.stringify(words) ?? "").replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return `“${text.length > 40 ? `${Array.from(text).slice(0, 39).join("")}…` : text}”`;
}
