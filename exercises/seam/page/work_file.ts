/** All work in one file, and the way back from a stranger's: what it holds stands first in it. */
import { about, asText, check, fromKept, isMaterial, isMoment, isObject, isSlug, type Envelope } from "./envelope";
import { parse, Refusal } from "./json_file";
import type { Edit } from "./messages";
import { dayAndTime, now } from "./moments";
import { newMark, type Kept, type Outcome } from "./store";

export const FORMAT = "joined-up work";
const VERSION = 1;
const MOST_RECORDS = 500;
const MOST_EDITS = 2_000;
/** Brackets round an exercise's own: the file's, and those of its list. */
const AROUND = 2;
const FIELD = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;

/** What the course calls an exercise or a vignette, where it stands and what of it can be taken home, by the key of its record. */
export type Catalogue = Record<string, { title: string; address: string; id?: string; takes?: string }>;

/** One record out of a file, checked, and not yet kept. */
export interface Incoming {
  base: string;
  record: Kept;
}

/** What the records need of the store. `Keeper` has it. */
export interface Shelf {
  all(): Promise<Kept[]>;
  put(kept: Kept): Promise<Outcome>;
  delete(key: string): Promise<void>;
}

/** The key without the mark of a copy: where the exercise looks for its record. */
export const baseOf = (key: string): string => key.split("#", 1)[0];

export type Standing = "first" | "copy" | "unread";

export function standingOf(key: string): Standing {
  if (key.includes("#unread-")) return "unread";
  return key.includes("#") ? "copy" : "first";
}

/** One record in a line, for a list of what a file holds. */
export function inALine(kept: Kept): string {
  const kind = { first: "", copy: " (copy)", unread: " (not readable by this version)" }[standingOf(kept.key)];
  return `${kept.title}${kind}, begun ${dayAndTime(kept.created)}, last changed ${dayAndTime(kept.changed)}`;
}

/** The text of a file that holds these records. */
export function write(kept: Kept[], at = now()): string {
  const records: Envelope[] = [];
  const waiting: unknown[] = [];
  for (const one of kept) {
    const envelope = fromKept(one);
    const edits = one.edits.filter((edit) => "value" in edit || "index" in edit);
    if (envelope) records.push(edits.length ? { ...envelope, typed_since: edits } : envelope);
    else waiting.push({ exercise: one.exercise, created: one.changed, typed: edits, page: about(one) });
  }
  return asText({
    format: FORMAT,
    version: VERSION,
    created: at,
    contents: kept.map(inALine),
    records,
    // Typed before the exercise had started on the device, so that it has not yet said what it makes of it.
    ...(waiting.length ? { waiting } : {}),
  });
}

/**
 * The records in a file that this page, or an exercise, has saved: all of them or none.
 *
 * @throws Refusal a sentence that names the record or the field, and the mend.
 */
export function read(data: Uint8Array | string, catalogue: Catalogue): Incoming[] {
  const value = parse(data, AROUND);
  if (!isObject(value)) throw new Refusal("The file is JSON but not saved work: it has to begin with a curly bracket.");
  if (!Object.hasOwn(value, "records") && !Object.hasOwn(value, "waiting")) return [fromEnvelope(check(value), catalogue)];
  if (value.format !== FORMAT) throw new Refusal("The field “format” does not say that this file holds work of this course; choose another.");
  if (value.version !== VERSION) {
    throw new Refusal("This file was saved by another version of the course, which this page cannot read. Keep the file; load this page again, or ask whoever runs the course for the newer one.");
  }
  const records = list(value, "records");
  const waiting = list(value, "waiting");
  if (records.length + waiting.length > MOST_RECORDS) {
    throw new Refusal(`The file holds more than ${MOST_RECORDS} records, which no learner's does; choose another.`);
  }
  return [
    ...records.map((one, at) => fromEnvelope(check(one, `Record ${at + 1} of the file: `), catalogue)),
    ...waiting.map((one, at) => fromWaiting(one, at, catalogue)),
  ];
}

function list(value: Record<string, unknown>, name: string): unknown[] {
  if (!Object.hasOwn(value, name)) return [];
  if (!Array.isArray(value[name])) throw new Refusal(`The field “${name}” has to hold a list; open the file as it was saved.`);
  return value[name] as unknown[];
}

/** What goes from one learner to another is no record of anybody's work; where each kind is opened. */
const FROM_PEERS: Record<string, string> = {
  reflection_peer: "on the page of the exercise Reflection, or on a module's reflect page, at “Answer a peer’s reflection”",
  cpd_peer: "on the page of the CPD record, at “Let a peer answer”",
};

function fromEnvelope(envelope: Envelope, catalogue: Catalogue): Incoming {
  const { inputs } = envelope;
  if (Object.hasOwn(FROM_PEERS, envelope.exercise)) {
    throw new Refusal(`This file is from a peer. Open it ${FROM_PEERS[envelope.exercise]}.`);
  }
  return incoming(envelope, catalogue, {
    version: envelope.version,
    inputs,
    results: envelope.results,
    notes: envelope.notes,
    edits: edits(envelope.typed_since),
  }, envelope.exercise === "vignette" ? inputs.vignette : envelope.exercise === "reflection" ? inputs.module : undefined);
}

function fromWaiting(one: unknown, at: number, catalogue: Catalogue): Incoming {
  const where = `Unfinished record ${at + 1} of the file`;
  if (!isObject(one) || !isSlug(one.exercise) || !isMoment(one.created)) {
    throw new Refusal(`${where} does not name its exercise and its moment; open the file as it was saved.`);
  }
  return incoming(one as { exercise: string; created: string }, catalogue, { edits: edits(one.typed) });
}

/** A record as the page keeps it. Title and address come from this course, never from the file. */
function incoming(
  from: { exercise: string; created: string; page?: unknown },
  catalogue: Catalogue,
  part: Partial<Kept>,
  named?: unknown,
): Incoming {
  const page = isObject(from.page) ? from.page : {};
  const material = isMaterial(page.material) ? page.material : isMaterial(named) ? named : null;
  const base = from.exercise + (material ? `:${material}` : "");
  const known = Object.hasOwn(catalogue, base) ? catalogue[base] : null;
  const record: Kept = {
    key: base,
    exercise: from.exercise,
    material,
    title: known?.title ?? inWords(material ?? from.exercise),
    address: known?.address ?? "",
    version: 0,
    created: isMoment(page.begun) ? page.begun : from.created,
    changed: from.created,
    rev: 0,
    inputs: null,
    results: {},
    notes: "",
    fields: {},
    edits: [],
    exported: null,
    ...part,
  };
  return { base, record };
}

function inWords(slug: string): string {
  const words = slug.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was typed into fields. A press is never taken from a file: nobody presses a button for somebody else. */
function edits(value: unknown): Edit[] {
  if (!Array.isArray(value)) return [];
  const taken: Edit[] = [];
  for (const one of value.slice(0, MOST_EDITS)) {
    if (!isObject(one) || typeof one.field !== "string" || !FIELD.test(one.field)) continue;
    if (["string", "boolean", "number"].includes(typeof one.value)) {
      taken.push({ field: one.field, value: one.value as string | boolean | number });
    } else if (one.index === null || (Number.isInteger(one.index) && (one.index as number) >= 0)) {
      taken.push({ field: one.field, index: one.index as number | null });
    }
  }
  return taken;
}

/** What came of bringing records in. */
export interface Brought {
  added: number;
  copies: number;
  already: number;
  /** Why it ended early, or null. */
  stopped: Outcome | null;
}

/** Put records beside what is kept; nothing that is there is overwritten. */
export async function bringIn(shelf: Shelf, records: Incoming[], mark = newMark()): Promise<Brought> {
  const came: Brought = { added: 0, copies: 0, already: 0, stopped: null };
  const there = await shelf.all();
  for (const [at, { base, record }] of records.entries()) {
    if (there.some((kept) => baseOf(kept.key) === base && sameWork(kept, record))) {
      came.already += 1;
      continue;
    }
    let kept = { ...record };
    let outcome = await shelf.put(kept);
    if (outcome === "overtaken") {
      // Something stands there already, perhaps since a moment ago in another tab.
      kept = { ...record, key: `${base}#copy-${mark}-${at}` };
      outcome = await shelf.put(kept);
    }
    if (outcome !== "saved") return { ...came, stopped: outcome };
    there.push(kept);
    if (kept.key === base) came.added += 1;
    else came.copies += 1;
  }
  return came;
}

/**
 * Let the exercise go on with this copy: it takes the first place, and what stood there becomes a copy.
 *
 * The order is such that whatever fails, both still stand.
 */
export async function takeUp(shelf: Shelf, key: string, mark = newMark()): Promise<Outcome> {
  const all = await shelf.all();
  const base = baseOf(key);
  const copy = all.find((kept) => kept.key === key);
  const first = all.find((kept) => kept.key === base);
  if (!copy || key === base) return "overtaken";
  const beside = `${base}#copy-${mark}`;
  if (first) {
    const outcome = await shelf.put({ ...first, key: beside, rev: 0 });
    if (outcome !== "saved") return outcome;
  }
  const outcome = await shelf.put({ ...copy, key: base, rev: first?.rev ?? 0 });
  if (outcome === "saved") await shelf.delete(key);
  else if (first) await shelf.delete(beside);
  return outcome;
}

function sameWork(one: Kept, other: Kept): boolean {
  const parts = ({ version, inputs, notes, edits }: Kept) => ordered([version, inputs, notes, edits]);
  return parts(one) === parts(other);
}

/** JSON that is the same for the same value, whatever the order of its keys. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_name, held) =>
    isObject(held) ? Object.fromEntries(Object.keys(held).sort().map((name) => [name, held[name]])) : held,
  );
}
