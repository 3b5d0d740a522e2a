/** Moments and amounts in plain words, as people in Britain write them. */

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A moment such as "3 March 2026 at 14:10", in the reader's own time. */
export function dayAndTime(moment: string | Date): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? "at an unknown time" : `${DAY.format(at)} at ${TIME.format(at)}`;
}

/** The day of a moment, such as "3 March 2026". */
export function dayOnly(moment: string | Date): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? "at an unknown time" : DAY.format(at);
}

/** A number of bytes such as "340 KB" or "1.2 GB". */
export function size(bytes: number): string {
  if (bytes < 1_000) return "less than 1 KB";
  const [unit, factor] = bytes < 999_500 ? ["KB", 1e3] : bytes < 999_500_000 ? ["MB", 1e6] : ["GB", 1e9];
  const amount = bytes / (factor as number);
  return `${amount < 10 ? amount.toFixed(1).replace(/\.0$/, "") : Math.round(amount)} ${unit}`;
}

const LAST = Date.UTC(9999, 11, 31);

/** This moment as records hold it. A clock that is set to what no calendar writes is taken for the nearest that one does. */
export function now(): string {
  return new Date(Math.min(Math.max(Date.now() || 0, 0), LAST)).toISOString();
}
