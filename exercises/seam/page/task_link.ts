/**
 * The tasks that a tutor sets, as the end of a link.
 *
 *     #tasks=1/X08.d20261201.g4.rfn/V-PA/k0f3a9c
 *
 * All of it stands after the `#`, which no browser sends to a server. It names parts of the course by their ids, a day,
 * a group's size and roles: nothing that anybody typed, so nothing personal. Its signs are those that mail programs and
 * learning platforms leave alone in an address. The last piece is a check: a link that was cut or changed is refused.
 */

/** One task. */
export interface Task {
  /** A part of the course, such as `X08` or `V-PA`. */
  id: string;
  /** By when, as `2026-12-01`; empty for whenever. */
  day: string;
  /** How many in a group; 0 for each alone. */
  group: number;
  /** Roles to be shared out, of `ROLES`, in their order. */
  roles: string;
}

export const MARK = "#tasks=";
export const MOST = 30;
export const LARGEST_GROUP = 12;
/** The roles of a group, by their letters in a link. */
export const ROLES: Record<string, string> = {
  f: "facilitator",
  n: "note keeper",
  t: "timekeeper",
  s: "speaker",
  o: "observer",
};

const FORM = "1";
const ID = /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/;
const LONGEST = 2_000;
const BROKEN = "The link to your tutor’s tasks is not whole: it was cut or changed on its way. Ask for it again, or copy all of it.";

/** The link's end for these tasks, from the `#` on. */
export function write(tasks: readonly Task[]): string {
  const pieces = tasks.map(({ id, day, group, roles }) =>
    [id, day && `d${day.replaceAll("-", "")}`, group && `g${group}`, roles && `r${roles}`].filter(Boolean).join("."),
  );
  const body = [FORM, ...pieces].join("/");
  return `${MARK}${body}/${check(body)}`;
}

/**
 * The tasks in a link, or a sentence that says why there are none.
 *
 * @param hash the link's end, or all of a link; null where it is about something else.
 */
export function read(hash: string): { tasks: Task[] } | { problem: string } | null {
  const at = hash.indexOf(MARK);
  if (at < 0) return null;
  if (hash.length - at > LONGEST) return { problem: BROKEN };
  let text = hash.slice(at + MARK.length);
  try {
    text = decodeURIComponent(text);
  } catch {
    return { problem: BROKEN };
  }
  // A full stop or bracket that stood behind the link in a message is none of it.
  const whole = /^(.*)\/(k[0-9a-z]{7})[^0-9A-Za-z]*$/s.exec(text);
  if (!whole || check(whole[1]) !== whole[2]) return { problem: BROKEN };
  const [form, ...pieces] = whole[1].split("/");
  if (form !== FORM)
    return { problem: "This link was made by a newer version of the course. Open it at the address that your tutor uses." };
  if (!pieces.length || pieces.length > MOST) return { problem: BROKEN };
  const tasks = pieces.map(one);
  return tasks.every((task): task is Task => task !== null) ? { tasks } : { problem: BROKEN };
}

function one(piece: string): Task | null {
  const [id, ...fields] = piece.split(".");
  if (!ID.test(id) || id.length > 20) return null;
  const task: Task = { id, day: "", group: 0, roles: "" };
  for (const field of fields) {
    const [kind, value] = [field[0], field.slice(1)];
    if (kind === "d" && isDay(value)) task.day = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`;
    else if (kind === "g" && /^[1-9][0-9]?$/.test(value) && +value >= 2 && +value <= LARGEST_GROUP) task.group = +value;
    else if (kind === "r" && value && inOrder(value) === value) task.roles = value;
    else return null;
  }
  return task;
}

/** Whether eight figures are a day of the calendar, from 2000 to 2099. */
function isDay(figures: string): boolean {
  if (!/^20[0-9]{6}$/.test(figures)) return false;
  const [year, month, day] = [figures.slice(0, 4), figures.slice(4, 6), figures.slice(6)].map(Number);
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** Whether a text such as `2026-12-01` is a day that a link can hold. */
export const canHold = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && isDay(day.replaceAll("-", ""));

/** The roles among these letters, each once, in their order. */
export function inOrder(letters: string): string {
  return Object.keys(ROLES).filter((letter) => letters.includes(letter)).join("");
}

/** FNV-1a (Fowler, Noll and Vo) over 32 bits: it finds a cut or a slip, and keeps no secret. */
function check(text: string): string {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return `k${sum.toString(36).padStart(7, "0")}`;
}

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day in words, such as "Tuesday 1 December 2026"; empty for none. */
export const dayInWords = (day: string): string => (day ? DAY.format(new Date(`${day}T00:00:00Z`)).replace(",", "") : "");

/** Roles in words. */
export const rolesInWords = (roles: string): string => [...roles].map((letter) => ROLES[letter]).join(", ");

/** What a task asks besides its part, in words. */
export function terms(task: Task): string {
  const words = [
    task.day && `by ${dayInWords(task.day)}`,
    task.group ? `in groups of ${task.group}` : "each alone",
    task.roles && `with ${rolesInWords(task.roles)}`,
  ].filter(Boolean) as string[];
  return words.join(", ");
}
