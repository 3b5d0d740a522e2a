/**
 * A stranger's zip, read one entry at a time: the list at its end first, then each entry where the list says that it lies.
 *
 * Nothing is held but the list and the entry in hand, and nothing is unpacked past the limit that the caller names. The layout
 * is PKWARE's APPNOTE 6.3.10, sections 4.3 to 4.5. Sizes in a list are a stranger's word: what counts is what comes out.
 */

/** Why a zip, or one entry of it, cannot be read; the message is a sentence with the mend. */
export class ZipTrouble extends Error {}

export interface Entry {
  /** As the zip has it, made harmless: never a way out of a folder, no control character, of bounded length. */
  name: string;
  /** How many bytes it takes in the zip. */
  packed: number;
  /** How many bytes the zip says will come out. */
  size: number;
  method: number;
  isLocked: boolean;
  crc: number;
  /** Where its own head begins. */
  at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
/** Room for some tens of thousands of names; a longer list is refused before it is read. */
const LONGEST_LIST = 16 * 1024 * 1024;
const LONGEST_NAME = 240;

const CUT = "This zip is cut short or damaged: its list of files cannot be found. Download it again, whole.";
const DAMAGED = "This part of the zip is damaged. Download the zip again, or ask for this one file again.";

/**
 * The list of what a zip holds, in its order; folders are left out.
 *
 * @param most how many entries there may be.
 * @throws ZipTrouble it is no zip, is damaged or split, or holds more.
 */
export async function listed(zip: Blob, most: number): Promise<Entry[]> {
  const tailAt = Math.max(0, zip.size - LONGEST_COMMENT - 22 - 20);
  const tail = await view(zip, tailAt, zip.size);
  const end = endIn(tail);
  if (end < 0) throw new ZipTrouble(CUT);
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let at = tail.getUint32(end + 16, true);
  let disk = tail.getUint16(end + 4, true);
  let before = tailAt + end;
  const locator = end - 20;
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR_64) {
    const where = number64(tail, locator + 8);
    const long = await view(zip, where, where + 56);
    if (long.byteLength < 56 || long.getUint32(0, true) !== END_64) throw new ZipTrouble(CUT);
    [disk, count, size, at] = [long.getUint32(16, true), number64(long, 32), number64(long, 40), number64(long, 48)];
    before = where;
  }
  if (disk !== 0) throw new ZipTrouble("This zip is one part of several. Put the parts together first, or make one zip of all files.");
  if (count > most) throw new ZipTrouble(`This zip lists ${count.toLocaleString("en-GB")} files, and ${most.toLocaleString("en-GB")} are the most that this page reads at once. Divide it into smaller zips.`);
  if (size > LONGEST_LIST || size > before) throw new ZipTrouble(CUT);
  let list = await view(zip, at, at + size);
  // Something may have been put before a zip; then all of its places are as much too small.
  let shift = 0;
  if (count && (list.byteLength < 4 || list.getUint32(0, true) !== LISTED)) {
    shift = before - size - at;
    list = await view(zip, at + shift, at + shift + size);
  }
  return entries(list, count, shift);
}

function entries(list: DataView, count: number, shift: number): Entry[] {
  const found: Entry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > list.byteLength || list.getUint32(at, true) !== LISTED) throw new ZipTrouble(CUT);
    const flags = list.getUint16(at + 8, true);
    const [name, extra, comment] = [28, 30, 32].map((place) => list.getUint16(at + place, true));
    const next = at + 46 + name + extra + comment;
    if (next > list.byteLength) throw new ZipTrouble(CUT);
    const numbers = { size: list.getUint32(at + 24, true), packed: list.getUint32(at + 20, true), at: list.getUint32(at + 42, true) };
    widen(numbers, list, at + 46 + name, at + 46 + name + extra);
    const bytes = new Uint8Array(list.buffer, list.byteOffset + at + 46, name);
    const written = words(bytes);
    if (!written.endsWith("/") && !written.endsWith("\\")) {
      found.push({
        name: harmless(written),
        method: list.getUint16(at + 10, true),
        // Bit 0: this entry is encrypted; bit 13: so is the list.
        isLocked: (flags & 0x2001) !== 0,
        crc: list.getUint32(at + 16, true),
        ...numbers,
        at: numbers.at + shift,
      });
    }
    at = next;
  }
  return found;
}

/** Numbers that need more than 32 bits stand in an extra field (4.5.3), each only where the short one is full. */
function widen(numbers: { size: number; packed: number; at: number }, list: DataView, from: number, to: number): void {
  for (let at = from; at + 4 <= to; ) {
    const end = at + 4 + list.getUint16(at + 2, true);
    if (end > to) return;
    if (list.getUint16(at, true) === 1) {
      let place = at + 4;
      for (const name of ["size", "packed", "at"] as const) {
        if (numbers[name] !== 0xffffffff || place + 8 > end) continue;
        numbers[name] = number64(list, place);
        place += 8;
      }
    }
    at = end;
  }
}

/**
 * What one entry holds, unpacked.
 *
 * @param most how many bytes may come out; it stops there, whatever the list says.
 * @throws ZipTrouble it is locked, too large, damaged, or packed in a way that browsers do not know.
 */
export async function unpacked(zip: Blob, entry: Entry, most: number): Promise<Uint8Array> {
  if (entry.isLocked) throw new ZipTrouble("This is locked with a password. Ask for it without one, or unpack it yourself and drop the file here.");
  if (entry.method !== 0 && entry.method !== 8) {
    throw new ZipTrouble(`This is packed in a way (number ${entry.method}) that browsers do not know. Unpack the zip on your device and drop the folder here.`);
  }
  if (entry.size > most) throw tooLarge(most);
  const head = await view(zip, entry.at, entry.at + 30);
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw new ZipTrouble(DAMAGED);
  const from = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (from + entry.packed > zip.size) throw new ZipTrouble(DAMAGED);
  const packed = zip.slice(from, from + entry.packed);
  const stream = entry.method === 0 ? packed.stream() : packed.stream().pipeThrough(inflating());
  const bytes = await upTo(stream, most);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new ZipTrouble(DAMAGED);
  return bytes;
}

function inflating(): ReadableWritablePair<Uint8Array, Uint8Array> {
  try {
    return new DecompressionStream("deflate-raw") as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
  } catch {
    throw new ZipTrouble("This browser is too old to unpack a zip. Unpack it on your device and drop the folder here, or use a newer browser.");
  }
}

async function upTo(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) throw tooLarge(most);
      parts.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof ZipTrouble ? error : new ZipTrouble(DAMAGED);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const tooLarge = (most: number): ZipTrouble =>
  new ZipTrouble(`This is larger than ${Math.floor(most / 1024 / 1024)} MB, which nothing that this course saves is. Leave it out, or ask what it is.`);

/** Where the end's record begins in the zip's tail; -1 where there is none. */
function endIn(tail: DataView): number {
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) === END && at + 22 + tail.getUint16(at + 20, true) <= tail.byteLength) return at;
  }
  return -1;
}

async function view(zip: Blob, from: number, to: number): Promise<DataView> {
  if (!(from >= 0 && from <= to)) return new DataView(new ArrayBuffer(0));
  return new DataView(await zip.slice(from, to).arrayBuffer());
}

/** A number of 64 bits; one that no file can reach becomes infinite, so that every limit stops it. */
function number64(from: DataView, at: number): number {
  const number = Number(from.getBigUint64(at, true));
  return Number.isSafeInteger(number) ? number : Infinity;
}

function words(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // An old packer; which of the old alphabets it used is not said. It is a name and no more.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A path that stays where it is: what a tutor reads, and what learners are told apart by. It is never opened. */
export function harmless(path: string): string {
  const steps = path
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .split(/[\\/]/)
    .map((step) => step.trim())
    .filter((step) => step && step !== "." && step !== ".." && !/^[A-Za-z]:$/.test(step));
  const made = steps.join("/");
  return made.length <= LONGEST_NAME ? made : `…${made.slice(-LONGEST_NAME).replace(/^\p{Surrogate}/u, "")}`;
}

let table: Uint32Array | null = null;

/** CRC-32 as zips have it (ISO-HDLC). */
export function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, i) => {
    let held = i;
    for (let bit = 0; bit < 8; bit++) held = held & 1 ? (held >>> 1) ^ 0xedb88320 : held >>> 1;
    return held;
  });
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff];
  return ~crc >>> 0;
}
