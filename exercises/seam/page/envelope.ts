/**
 * A saved record as a file holds it: the TypeScript side of `../schema/record.schema.json`.
 *
 * `exercises/record/envelope.py` is the other side; both are tested with the same fixtures.
 */
import { LARGEST_INT, parse, Refusal, shown, whole } from "./json_file";
import type { Kept } from "./store";

/** What an exercise saves and opens. */
export interface Envelope {
  exercise: string;
  version: number;
  /** The moment of which this is the state: ISO 8601, UTC. */
  created: string;
  inputs: Record<string, unknown>;
  results: Record<string, unknown>;
  notes: string;
  /** Keys of others are kept aside. Ours is `page`: see `About`. */
  [other: string]: unknown;
}

/** What the page knows of a record and its exercise does not. */
export interface About {
  title: string;
  material: string | null;
  begun: string;
}

const LONGEST_NOTES = 100_000;
const SLUG = /^[a-z][a-z0-9_]{0,59}$/;
const MATERIAL = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CREATED =
  /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,9})?Z$/;
const AS_SAVED = "open the file as it was saved";

export const isSlug = (value: unknown): value is string => typeof value === "string" && SLUG.test(value);

/** Whether this may be a vignette's slug; it becomes a part of keys, never of an address. */
export const isMaterial = (value: unknown): value is string =>
  typeof value === "string" && value.length <= 80 && MATERIAL.test(value);

export const isMoment = (value: unknown): value is string => typeof value === "string" && CREATED.test(value);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A record as an envelope; null while Python has not yet understood what was typed, so that there are no inputs. */
export function fromKept(kept: Kept): Envelope | null {
  if (kept.version < 1 || !isObject(kept.inputs)) return null;
  return {
    exercise: kept.exercise,
    version: kept.version,
    created: kept.changed,
    inputs: kept.inputs,
    results: isObject(kept.results) ? kept.results : {},
    notes: kept.notes,
    page: about(kept),
  };
}

export function about(kept: Kept): About {
  return { title: kept.title, material: kept.material, begun: kept.created };
}

/** A value as the text of a file, such that Python reads it back without loss. */
export function asText(value: unknown): string {
  return `${JSON.stringify(value, wholeWords, 2)}\n`;
}

function wholeWords(_name: string, value: unknown): unknown {
  if (typeof value === "string") return whole(value);
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  return names.every((name) => name === whole(name))
    ? value
    : Object.fromEntries(names.map((name) => [whole(name), value[name]]));
}

/**
 * The record in a file, all of it or nothing.
 *
 * @throws Refusal a sentence that names the line or the field, and the mend.
 */
export function read(data: Uint8Array | string): Envelope {
  return check(parse(data));
}

/**
 * Hold a value to the rules of `record.schema.json`.
 *
 * @param where what the sentence calls the place of the record, such as "Record 3: ".
 * @throws Refusal it breaks one of them.
 */
export function check(value: unknown, where = ""): Envelope {
  const refuse = (sentence: string) => new Refusal(`${where}${sentence}`);
  if (!isObject(value)) throw refuse("The file is JSON but not a saved exercise: it has to begin with a curly bracket.");

  const field = (name: string, fits: (held: unknown) => boolean, wanted: string): unknown => {
    if (!Object.hasOwn(value, name)) {
      throw refuse(`The field “${name}” is missing; ${AS_SAVED}, with all of its fields.`);
    }
    if (!fits(value[name])) throw refuse(`The field “${name}” has to hold ${wanted}; ${AS_SAVED}.`);
    return value[name];
  };
  const isText = (held: unknown) => typeof held === "string";

  const exercise = field("exercise", isText, "the exercise's name");
  if (!isSlug(exercise)) throw refuse(`The field “exercise” holds ${shown(exercise)}, which no exercise is called; ${AS_SAVED}.`);
  field(
    "version",
    (held) => Number.isInteger(held) && (held as number) >= 1 && (held as number) <= LARGEST_INT,
    "a whole number of 1 or more",
  );
  const created = field("created", isText, "a moment such as 2026-03-04T10:11:12Z");
  if (!isMoment(created)) {
    throw refuse(`The field “created” holds ${shown(created)}, which is not a moment such as 2026-03-04T10:11:12Z; ${AS_SAVED}.`);
  }
  field("inputs", isObject, "what was entered, in curly brackets");
  field("results", isObject, "what was computed, in curly brackets");
  const notes = field("notes", isText, "text in quotation marks") as string;
  // The schema counts characters, JavaScript halves of some of them.
  if (notes.length > LONGEST_NOTES && Array.from(notes).length > LONGEST_NOTES) {
    throw refuse("The field “notes” is longer than 100,000 characters; shorten it.");
  }
  return value as Envelope;
}
