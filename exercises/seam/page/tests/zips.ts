/** Zips for tests, put together by hand so that each of their parts can be a lie. */
import { deflateRawSync } from "node:zlib";
import { crc32 } from "../zip";

export interface Part {
  name: string | Uint8Array;
  data: Uint8Array | string;
  method?: number;
  flags?: number;
  /** What the list says in place of the truth. */
  says?: Partial<{ size: number; packed: number; crc: number; at: number }>;
  /** Whether the numbers stand in the extra field for long ones. */
  long?: boolean;
  /** Whether the entry's own head says nothing and its numbers follow it, as streaming packers do. */
  later?: boolean;
}

const text = new TextEncoder();
const bytes = (value: Uint8Array | string) => (typeof value === "string" ? text.encode(value) : value);

function fields(...pairs: [size: 2 | 4 | 8, value: number][]): Uint8Array {
  const made = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of pairs) {
    if (size === 2) made.setUint16(at, value & 0xffff, true);
    else if (size === 4) made.setUint32(at, value >>> 0, true);
    else made.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return new Uint8Array(made.buffer);
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A zip of these parts; `comment` stands at its end. */
export function zip(parts: Part[], comment = "", count = parts.length): Uint8Array {
  const heads: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const [name, data, method] = [bytes(part.name), bytes(part.data), part.method ?? 8];
    const packed = method === 8 ? new Uint8Array(deflateRawSync(data)) : data;
    const flags = (part.flags ?? 0x800) | (part.later ? 8 : 0);
    const truth = { crc: crc32(data), packed: packed.length, size: data.length };
    const local = part.later ? { crc: 0, packed: 0, size: 0 } : truth;
    const head = joined(fields([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0], [4, local.crc], [4, local.packed], [4, local.size], [2, name.length], [2, 0]), name, packed,
      part.later ? fields([4, 0x08074b50], [4, truth.crc], [4, truth.packed], [4, truth.size]) : new Uint8Array());
    const said = { ...truth, at, ...part.says };
    const extra = part.long ? fields([2, 1], [2, 24], [8, said.size], [8, said.packed], [8, said.at]) : new Uint8Array();
    const short = part.long ? { ...said, size: 0xffffffff, packed: 0xffffffff, at: 0xffffffff } : said;
    list.push(fields([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, method], [4, 0], [4, short.crc], [4, short.packed], [4, short.size], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, short.at]), name, extra);
    heads.push(head);
    at += head.length;
  }
  const size = list.reduce((sum, one) => sum + one.length, 0);
  const isLong = parts.some((part) => part.long);
  const long = isLong
    ? joined(fields([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, at]), fields([4, 0x07064b50], [4, 0], [8, at + size], [4, 1]))
    : new Uint8Array();
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, isLong ? 0xffff : count], [2, isLong ? 0xffff : count], [4, isLong ? 0xffffffff : size], [4, isLong ? 0xffffffff : at], [2, comment.length]);
  return joined(...heads, ...list, long, end, bytes(comment));
}

export const word = (xml: string): Uint8Array => zip([{ name: "[Content_Types].xml", data: "<Types/>" }, { name: "word/document.xml", data: xml }, { name: "word/media/image1.png", data: "not looked at" }]);

export const blob = (data: Uint8Array): Blob => new Blob([data as BlobPart]);
