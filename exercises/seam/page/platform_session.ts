/**
 * One visit, as a learning platform keeps it: SCORM 1.2's run-time interface, and nothing that a platform may lack.
 *
 * Whatever the platform does, the course goes on: no answer of it is waited for, and none can throw into the page.
 */

/** What a platform puts into a window above ours, or into the one that opened it. */
export interface Api {
  LMSInitialize(nothing: ""): unknown;
  LMSFinish(nothing: ""): unknown;
  LMSGetValue(name: string): unknown;
  LMSSetValue(name: string, value: string): unknown;
  LMSCommit(nothing: ""): unknown;
  LMSGetLastError(): unknown;
}

/** The standard asks for seven; some platforms stand deeper. */
const DEEPEST = 12;
/** CMIString255. */
const LONGEST_PLACE = 255;
/** What is told of `cmi.core`, and no more: no score, since nothing here is scored. */
type Told = "lesson_status" | "lesson_location" | "session_time" | "exit";

const ours = (holder: Window): Api | null => {
  try {
    const found = (holder as unknown as { API?: Api }).API;
    return found && typeof found.LMSInitialize === "function" ? found : null;
  } catch {
    // A window of another host keeps its own counsel; one above it may still be ours.
    return null;
  }
};

/** Find the interface: in this window and those above it, then in the one that opened them and those above that. */
export function findApi(start: Window): Api | null {
  for (const from of [start, opener(start), opener(start.top)]) {
    let holder = from;
    for (let deep = 0; holder && deep <= DEEPEST; deep += 1) {
      const found = ours(holder);
      if (found) return found;
      if (holder.parent === holder) break;
      holder = holder.parent;
    }
  }
  return null;
}

function opener(of: Window | null): Window | null {
  try {
    return (of?.opener as Window | null) ?? null;
  } catch {
    return null;
  }
}

/** Milliseconds as CMITimespan: `0001:02:03.45`. */
export function timespan(milliseconds: number): string {
  const all = Math.min(Math.max(0, Math.floor(milliseconds / 10)), 9999 * 360_000 + 359_999);
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, seconds, parts] = [Math.floor(all / 360_000), Math.floor(all / 6_000) % 60, Math.floor(all / 100) % 60, all % 100];
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(seconds)}.${two(parts)}`;
}

/** What a platform says of a visit when it begins. */
export interface Begun {
  student: string;
  location: string;
  state: string;
  status: string;
  /** `normal`, or `browse` and `review`, in which nothing is recorded. */
  mode: string;
}

export class Session {
  readonly begun: Begun;
  private readonly told = new Map<string, string>();
  private isOpen = true;
  private isTroubled = false;
  private owes = false;

  private constructor(
    private readonly api: Api,
    private readonly trouble: (code: string) => void,
    private readonly now: () => number,
    private readonly from: number,
  ) {
    const get = (name: string) => this.ask(() => this.api.LMSGetValue(name)) ?? "";
    this.begun = {
      student: get("cmi.core.student_id"),
      location: get("cmi.core.lesson_location"),
      state: get("cmi.suspend_data"),
      status: get("cmi.core.lesson_status"),
      mode: get("cmi.core.lesson_mode") || "normal",
    };
    this.told.set("cmi.core.lesson_status", this.begun.status);
  }

  /**
   * Begin a visit; null where the platform will have none.
   *
   * @param trouble told once, with the platform's error code, when it first does not take what it is told.
   */
  static begin(api: Api, trouble: (code: string) => void, now: () => number = () => performance.now()): Session | null {
    try {
      if (String(api.LMSInitialize("")) !== "true") {
        // A launch page that was loaded again finds its visit begun already, in some platforms.
        api.LMSGetValue("cmi.core.lesson_status");
        if (String(api.LMSGetLastError()) !== "0") return null;
      }
      return new Session(api, trouble, now, now());
    } catch {
      return null;
    }
  }

  /** Whether this visit counts: a tutor's preview and a learner's look back do not. */
  get isRecorded(): boolean {
    return this.begun.mode === "normal";
  }

  /** Tell the platform where the learner is and how far; what it knows already is not said again. */
  tell(status: "incomplete" | "completed", location: string, state: string): void {
    // Who has completed it once, or was given a result by hand, does not lose that by coming back.
    const stands = ["completed", "passed", "failed"].includes(this.told.get("cmi.core.lesson_status") ?? "");
    if (!stands) this.set("lesson_status", status);
    if (location.length <= LONGEST_PLACE) this.set("lesson_location", location);
    this.setName("cmi.suspend_data", state);
  }

  /** Let the platform write down what it was told. */
  commit(): void {
    if (!this.isOpen || !this.isRecorded || !this.owes) return;
    this.times();
    this.owes = false;
    if (this.ask(() => this.api.LMSCommit("")) !== "true") this.fails();
  }

  /** The time goes on though nothing else changes. */
  commitTime(): void {
    this.owes = true;
    this.commit();
  }

  /** End the visit; the platform is asked to give the state back next time. */
  finish(): void {
    if (!this.isOpen) return;
    if (this.isRecorded) {
      this.set("exit", "suspend");
      this.owes = true;
      this.commit();
    }
    this.isOpen = false;
    this.ask(() => this.api.LMSFinish(""));
  }

  private times(): void {
    this.set("session_time", timespan(this.now() - this.from));
  }

  private set(name: Told, value: string): void {
    this.setName(`cmi.core.${name}`, value);
  }

  private setName(name: string, value: string): void {
    if (!this.isOpen || !this.isRecorded || this.told.get(name) === value) return;
    if (this.ask(() => this.api.LMSSetValue(name, value)) === "true") {
      this.told.set(name, value);
      this.owes = true;
    } else this.fails();
  }

  private ask(act: () => unknown): string | null {
    try {
      return String(act());
    } catch (error) {
      console.warn("The learning platform:", error);
      return null;
    }
  }

  private fails(): void {
    if (this.isTroubled) return;
    this.isTroubled = true;
    this.trouble(this.ask(() => this.api.LMSGetLastError()) ?? "");
  }
}
