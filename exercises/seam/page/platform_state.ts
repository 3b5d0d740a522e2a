/**
 * What a learning platform keeps for a learner between two visits: which pages were opened, which exercises were tried.
 *
 *     1.k3f2a0b9.x9d1.
 *
 * A form, then the short ids of pages opened, of exercises and vignettes begun, and of vignettes played to an end. The
 * ids stand in the package; nothing that anybody wrote has a way in. Figures and small letters go through every
 * platform unharmed, some of which write this into a script.
 */

/** SCORM 1.2 lets `cmi.suspend_data` be this long (CMIString4096); platforms cut what is longer, or refuse it. */
export const LONGEST = 4096;
const FORM = "1";
/** Every id has this length, so that nothing need stand between two. */
export const ID_LENGTH = 4;
const FORMED = new RegExp(`^${FORM}((?:\\.(?:[0-9a-z]{${ID_LENGTH}})*){3})$`);

/** What a package holds, as `tools/export/launch_page.py` writes it. */
export interface Package {
  /** Its name, such as `joined-up-m2`: the same for every release of it. */
  package: string;
  title: string;
  /** The page that it opens with, from the package's root. */
  start: string;
  /** The id of each page, by its place from the package's root. */
  pages: Record<string, string>;
  /** The id of each exercise and vignette, by the key under which work on it is kept. */
  parts: Record<string, string>;
  /** What has to be reached for the package to count as completed, by ids. */
  counted: Reached;
}

/** What was reached, by ids, each once, the oldest first. */
export interface Reached {
  pages: string[];
  begun: string[];
  ended: string[];
}

export const nothing = (): Reached => ({ pages: [], begun: [], ended: [] });

/** What a learner has reached, as the text that a platform keeps. */
export function pack(reached: Reached, counted: Reached): string {
  const groups = [reached.pages, reached.begun, reached.ended].map((ids) => [...new Set(ids)]);
  // One version of Moodle takes one character less than the standard gives.
  const room = LONGEST - 1 - FORM.length - groups.length;
  const most = Math.floor(room / ID_LENGTH);
  // No course comes near it. Were one to: pages go first that nothing is reckoned from, then pages, the oldest first.
  const wanted = new Set(counted.pages);
  const leave = (at: number, may: (id: string) => boolean) => {
    let over = groups.reduce((sum, ids) => sum + ids.length, 0) - most;
    groups[at] = groups[at].filter((id) => over <= 0 || !may(id) || ((over -= 1), false));
  };
  leave(0, (id) => !wanted.has(id));
  leave(0, () => true);
  leave(1, (id) => reached.ended.includes(id));
  leave(1, () => true);
  leave(2, () => true);
  const text = [FORM, ...groups.map((ids) => ids.join(""))].join(".");
  if (text.length > LONGEST || !FORMED.test(text)) throw new RangeError(`${text.length} characters are no state that a platform can keep`);
  return text;
}

/** What a platform gave back; nothing where it is no state of ours. Ids that the package does not hold are left out. */
export function unpack(text: string, held: Package): Reached {
  const found = text.length <= LONGEST && FORMED.exec(text);
  if (!found) return nothing();
  const [pages, begun, ended] = found[1].slice(1).split(".").map((ids) => ids.match(new RegExp(`.{${ID_LENGTH}}`, "g")) ?? []);
  const [ownPages, ownParts] = [new Set(Object.values(held.pages)), new Set(Object.values(held.parts))];
  const known = (ids: string[], own: Set<string>) => [...new Set(ids)].filter((id) => own.has(id));
  return { pages: known(pages, ownPages), begun: known(begun, ownParts), ended: known(ended, ownParts) };
}

/** Whether all is reached that is counted. */
export function isComplete(reached: Reached, counted: Reached): boolean {
  return (Object.keys(counted) as (keyof Reached)[]).every((kind) => counted[kind].every((id) => reached[kind].includes(id)));
}

/** Whether a vignette's results say that one path, or in a group each seat's, has come to its end. */
export function hasEnded(results: unknown): boolean {
  const { ended, seats } = (results ?? {}) as { ended?: unknown; seats?: Record<string, { ended?: unknown }> };
  const all = Object.values(seats ?? {});
  return Boolean(ended) || (all.length > 0 && all.every((seat) => seat.ended));
}

/** How far somebody is, in words. */
export function inWords(reached: Reached, counted: Reached): string {
  const among = (kind: keyof Reached) => counted[kind].filter((id) => reached[kind].includes(id)).length;
  const line = (kind: keyof Reached, one: string, many: string, act: string) =>
    counted[kind].length && `${among(kind)} of ${counted[kind].length} ${counted[kind].length === 1 ? one : many} ${act}`;
  return [line("pages", "page", "pages", "opened"), line("begun", "exercise", "exercises", "tried"), line("ended", "vignette", "vignettes", "played to an end")]
    .filter(Boolean)
    .join(", ");
}

/**
 * A mark for whose work this is, for the names of what is kept in the browser.
 *
 * FNV-1a (Fowler, Noll and Vo) over 64 bits. It keeps two learners' work apart and the id out of the names; to somebody
 * who knows the ids it hides nothing. A page that came over plain http has no better one.
 */
export function markOf(student: string): string {
  let sum = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(student)) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
  return sum.toString(36);
}
