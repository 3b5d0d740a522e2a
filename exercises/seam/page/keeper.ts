/**
 * Who decides what is kept, and says truly whether it is: consent, saving as one types, two tabs on one exercise.
 *
 * It shows nothing. The element and the page *My work* ask it and are told.
 */
import { now } from "./moments";
import { databaseName, newMark, ownPlace, Store, type Kept, type Outcome } from "./store";

/** What the learner agreed to: to keep work on this device, to keep nothing after the tab closes, or nothing yet. */
export type Consent = "device" | "tab" | null;

/** What the quiet line has to say of one exercise. */
export type SaveState =
  | { kind: "nothing" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "copy"; at: Date }
  | { kind: "unkept"; why: "undecided" | "tab" | "full" | "refused" };

const TAB_FLAG = "joined-up:keep-nothing";
/** In a package the next learner at this computer, in the same tab, decides anew. */
const tabFlag = () => [TAB_FLAG, ownPlace()].filter(Boolean).join(":");
/** Long enough to gather a word, short enough that "as one types" is true. */
const PAUSE = 300;
/** How long until a write that failed is tried again. */
const RETRY = 5_000;

type Timer = ReturnType<typeof setTimeout> | null;

export const root = new URL("../../", import.meta.url).pathname;

export class Keeper {
  private store: Promise<Store | null>;
  private decided: Promise<Consent>;
  private readonly channel: BroadcastChannel | null;
  private readonly heard = new Set<(key: string) => void>();
  private readonly changedMind = new Set<(consent: Consent) => void>();

  constructor(readonly name: string = databaseName(root)) {
    this.store = Store.open(name).catch((error) => {
      console.warn("No store on this device:", error);
      return null;
    });
    this.decided = this.readConsent();
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(name) : null;
    if (this.channel) {
      this.channel.onmessage = (event) => {
        if (event.data?.saved) for (const listener of this.heard) listener(String(event.data.saved));
        if (event.data?.consent) void this.heardConsent();
      };
    }
  }

  private async readConsent(): Promise<Consent> {
    if (sessionFlag()) return "tab";
    const store = await this.store;
    const value = await store?.setting("consent").catch(() => undefined);
    return value === "device" ? "device" : null;
  }

  private async heardConsent(): Promise<void> {
    this.decided = this.readConsent();
    const consent = await this.decided;
    for (const listener of this.changedMind) listener(consent);
  }

  consent(): Promise<Consent> {
    return this.decided;
  }

  /** Whether the browser gives this site a store at all. */
  async canKeep(): Promise<boolean> {
    return (await this.store) !== null;
  }

  /** The learner has decided. */
  async decide(consent: "device" | "tab"): Promise<boolean> {
    const store = await this.store;
    sessionFlag(consent === "tab");
    if (consent === "device") {
      if (!store) return false;
      await store.set("consent", "device");
      // Asks the browser not to clear this site's store when space is short; it may say no.
      void navigator.storage?.persist?.().catch(() => false);
    } else {
      // What was agreed to before holds no longer; what was kept then stays until it is deleted on My work.
      await store?.set("consent", null).catch(() => undefined);
    }
    this.decided = Promise.resolve(consent);
    this.channel?.postMessage({ consent: true });
    for (const listener of this.changedMind) listener(consent);
    return true;
  }

  onConsent(listener: (consent: Consent) => void): () => void {
    this.changedMind.add(listener);
    return () => this.changedMind.delete(listener);
  }

  /** Called with the key of a record that another tab has just saved. */
  onOtherTab(listener: (key: string) => void): () => void {
    this.heard.add(listener);
    return () => this.heard.delete(listener);
  }

  async load(key: string): Promise<Kept | undefined> {
    if ((await this.decided) !== "device") return undefined;
    return (await this.store)?.get(key).catch(() => undefined);
  }

  async put(kept: Kept): Promise<Outcome> {
    const store = await this.store;
    if (!store) return "refused";
    const outcome = await store.put(kept);
    if (outcome === "saved") this.channel?.postMessage({ saved: kept.key });
    return outcome;
  }

  async all(): Promise<Kept[]> {
    return (await (await this.store)?.all()) ?? [];
  }

  async delete(key: string): Promise<void> {
    await (await this.store)?.delete(key);
    this.channel?.postMessage({ saved: key });
  }

  /** Forget all work and the decision to keep it. */
  async clear(): Promise<void> {
    await (await this.store)?.clear();
    sessionFlag(false);
    this.decided = Promise.resolve(null);
    this.channel?.postMessage({ consent: true });
    for (const listener of this.changedMind) listener(null);
  }
}

function sessionFlag(set?: boolean): boolean {
  try {
    if (set === true) sessionStorage.setItem(tabFlag(), "yes");
    if (set === false) sessionStorage.removeItem(tabFlag());
    return sessionStorage.getItem(tabFlag()) === "yes";
  } catch {
    return false;
  }
}

/** One exercise's way into the store: gathers changes, writes them one at a time, tells what came of it. */
export class Saver {
  private kept: Kept | null = null;
  private dirty = false;
  private writing: Promise<void> | null = null;
  private leaving: Promise<void> | null = null;
  private timer: Timer = null;
  private retry: Timer = null;
  private isCopy = false;
  private changes = 0;
  /** Whether the quiet line says that all is saved. */
  private stands = false;
  /** Whether the last write failed, so that what it held is still owed. */
  private owes = false;

  constructor(
    private readonly keeper: Keeper,
    private readonly tell: (state: SaveState) => void,
    private readonly pause: number = PAUSE,
    private readonly patience: number = RETRY,
  ) {}

  /** Begin from what was kept, or from a record of our own making. */
  begin(kept: Kept): void {
    this.kept = kept;
    this.stands = kept.rev > 0;
  }

  /**
   * Keep the record as it is under a key of its own, since this version cannot read it, and go on with an empty one.
   *
   * Where it cannot be set aside it stays where it is, and the tab goes on beside it.
   */
  async setAside(mark: string): Promise<void> {
    if (!this.kept) return;
    const aside = { ...this.kept, key: `${this.kept.key}#${mark}`, rev: 0 };
    Object.assign(this.kept, { inputs: null, results: {}, notes: "", fields: {}, version: 0 });
    if (this.kept.rev === 0) return;
    // Nothing may be written over the record until it stands aside.
    this.writing = this.keeper.put(aside).then((outcome) => {
      this.writing = null;
      if (outcome !== "saved") this.becomeCopy();
    });
    await this.writing;
  }

  get record(): Kept | null {
    return this.kept;
  }

  /** Whether anything has been changed since the record was begun with. */
  get hasChanges(): boolean {
    return this.changes > 0;
  }

  /** Take over what is no change of the learner's; it is written with the next one that is. */
  know(part: Partial<Kept>): void {
    if (this.kept) Object.assign(this.kept, part);
  }

  /** Take over what the learner has changed; it is written within a moment. */
  change(part: Partial<Kept>): void {
    this.note({ ...part, changed: now() });
  }

  /** Take over what is to be written within a moment, and is not the learner's own doing: when they did it stays. */
  note(part: Partial<Kept>): void {
    if (!this.kept) return;
    Object.assign(this.kept, part);
    this.changes += 1;
    this.dirty = true;
    // "Saved" must never stand over something that is not.
    if (this.stands) this.tell({ kind: "saving" });
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, this.pause);
  }

  /** The learner was given a file with all of this. */
  handedOut(): void {
    this.note({ exported: now(), exported_of: this.kept?.changed ?? null });
  }

  /** Write now what waits to be written, and what could not be written before. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.dirty ||= this.owes;
    while (this.dirty) {
      if (this.writing) await this.writing;
      else {
        this.writing = this.writeOnce();
        await this.writing;
        this.writing = null;
      }
    }
  }

  /**
   * The page is going, perhaps for good: ask for what waits to be written without waiting for what is being written.
   *
   * It builds on that; where that fails, so does this, and nothing is written over.
   */
  async leave(): Promise<void> {
    if (!this.kept || !(this.dirty || this.owes)) return;
    if (!this.writing) return this.flush();
    this.dirty = this.owes = false;
    this.leaving = this.writeLast({ ...this.kept, rev: this.kept.rev + 1 });
    await this.leaving;
    this.leaving = null;
  }

  private async writeLast(last: Kept): Promise<void> {
    const isKept = (await this.keeper.consent()) === "device" && (await this.keeper.put(last)) === "saved";
    await this.writing;
    // Should the page come back, what was written here must not count as another tab's.
    if (isKept && this.kept!.key === last.key) {
      this.kept!.rev = last.rev;
      if (!this.dirty) this.saved();
    } else this.dirty = true;
  }

  /** From now on this tab writes beside the record, under a key of its own. */
  private becomeCopy(): void {
    if (!this.kept) return;
    this.isCopy = true;
    // A new mark each time: the copy itself may have been deleted, or taken up, in another tab.
    this.kept.key = `${this.kept.key.split("#", 1)[0]}#copy-${newMark()}`;
    this.kept.rev = 0;
  }

  private saved(): void {
    this.stands = true;
    this.tell({ kind: this.isCopy ? "copy" : "saved", at: new Date() });
  }

  private async writeOnce(): Promise<void> {
    if (this.leaving) await this.leaving;
    this.dirty = false;
    this.stands = false;
    const wasOwed = this.owes;
    this.owes = false;
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
    const consent = await this.keeper.consent();
    if (consent !== "device") {
      const why = consent === "tab" ? "tab" : (await this.keeper.canKeep()) ? "undecided" : "refused";
      this.tell({ kind: "unkept", why });
      return;
    }
    // Trying once more is no news.
    if (!wasOwed) this.tell({ kind: "saving" });
    const outcome = await this.keeper.put(this.kept!);
    if (outcome === "saved") {
      if (!this.dirty && !this.leaving) this.saved();
    } else if (outcome === "overtaken") {
      // Another tab has written since. Neither may swallow the other: this one goes on as a copy.
      this.becomeCopy();
      this.dirty = true;
    } else {
      this.tell({ kind: "unkept", why: outcome });
      this.owes = true;
      // Room may be made, in this tab or another; nobody should have to type on for their words to be kept.
      this.retry = setTimeout(() => void this.flush(), this.patience);
      (this.retry as { unref?: () => void }).unref?.();
    }
  }
}
