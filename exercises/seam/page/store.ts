/**
 * The learner's records on this device: one IndexedDB database, ours by its name, written by the page without Python.
 *
 * A write is done when its transaction has completed, and not before.
 */
import type { Edit, Snapshot } from "./messages";

/** One exercise (or one vignette) as it is kept. */
export interface Kept {
  /** The exercise's slug, with `:` and the material's slug where there is one; copies add `#` and a mark. */
  key: string;
  exercise: string;
  material: string | null;
  title: string;
  /** Where it stands, from the site's root, such as `exercises/stage-tracker/`. */
  address: string;
  /** The version of `inputs`; 0 while Python has not yet given any. */
  version: number;
  created: string;
  changed: string;
  /** Counts the writes; a tab that has not seen the last one may not overwrite it. */
  rev: number;
  inputs: unknown;
  /** What Python made of the inputs when it last showed something. */
  results: unknown;
  notes: string;
  /** What the controls showed, for the static picture of the next visit. */
  fields: Snapshot;
  /** What was typed or clicked and Python has not yet been able to take. */
  edits: Edit[];
  /** When the learner last took it out as a file. */
  exported: string | null;
  /** The `changed` of what that file held: what differs from it now has been changed since, whatever the clock says. */
  exported_of?: string | null;
}

export type Outcome = "saved" | "overtaken" | "full" | "refused";

/** 2 added `turns`, by which a write proves that it has seen the last one. */
const VERSION = 2;
/** How long the browser may take to open the store, in milliseconds, before the page goes on without. */
const PATIENCE = 10_000;

/** The database's name: ours, and of this very site or package and learner, since pages of one host share their storage. */
export function databaseName(root: string): string {
  return `joined-up:${ownPlace() || root}`;
}

/** In a package on a learning platform, whose work this is (`platform_page.ts`); elsewhere empty. */
export function ownPlace(): string {
  const place = (globalThis as { coursePlace?: unknown }).coursePlace;
  return typeof place === "string" ? place : "";
}

/** A row as today's page reads it: what an earlier page did not write, or wrote otherwise, is as if it were empty. */
function complete(row: Partial<Kept> & { key: string }): Kept {
  const exercise = row.key.split(/[:#]/, 1)[0];
  const text = (value: unknown, otherwise: string) => (typeof value === "string" ? value : otherwise);
  const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  return {
    ...row,
    exercise: text(row.exercise, exercise),
    material: typeof row.material === "string" ? row.material : null,
    title: text(row.title, exercise),
    address: text(row.address, ""),
    version: Number.isInteger(row.version) ? row.version! : 0,
    created: text(row.created, ""),
    changed: text(row.changed, ""),
    rev: Number.isInteger(row.rev) ? row.rev! : 0,
    inputs: row.inputs ?? null,
    results: row.results ?? {},
    notes: text(row.notes, ""),
    fields: isObject(row.fields) ? row.fields! : {},
    edits: Array.isArray(row.edits) ? row.edits : [],
    exported: typeof row.exported === "string" ? row.exported : null,
  };
}

/** A mark for the key of a copy, that no other has, whatever the clock says. */
export const newMark = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Whose turn it is to be written over: one row for each record, `turn` being the key and the count of its writes. */
const turn = (key: string, rev: number) => ({ turn: `${key}@${rev}`, key });

export class Store {
  private constructor(
    private database: IDBDatabase,
    private readonly name: string,
  ) {
    this.follow(database);
  }

  /**
   * Open the store, or make it.
   *
   * Rejects where the browser refuses one, as some do in private windows, and where it does not answer at all.
   */
  static async open(name: string, patience = PATIENCE): Promise<Store> {
    return new Store(await connect(name, patience), name);
  }

  private follow(database: IDBDatabase): void {
    this.database = database;
    // A newer version in another tab must not have to wait for this one.
    database.onversionchange = () => database.close();
  }

  /** A transaction. A connection that the browser has closed, as it does when it clears a site's data, is made anew. */
  private async begin(stores: string | string[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    try {
      return this.database.transaction(stores, mode, { durability: "strict" });
    } catch (error) {
      if ((error as DOMException)?.name !== "InvalidStateError") throw error;
      this.follow(await connect(this.name, PATIENCE));
      return this.database.transaction(stores, mode, { durability: "strict" });
    }
  }

  async get(key: string): Promise<Kept | undefined> {
    const row = await answer((await this.begin("records", "readonly")).objectStore("records").get(key));
    return row && complete(row);
  }

  async all(): Promise<Kept[]> {
    const rows = await answer((await this.begin("records", "readonly")).objectStore("records").getAll());
    const kept: Kept[] = rows.map(complete);
    return kept.sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  /**
   * Write a record unless another tab has written it since `kept.rev`.
   *
   * All of it is asked for in one go and waits for no answer of the browser's, so that a page which is being closed can
   * still do it. Where another tab has written since, its turn stands under the same key, the new one does not go in
   * beside it, and the whole transaction fails.
   *
   * @returns "saved" once it stands on the disk (and `kept.rev` has moved on), "overtaken", "full" or "refused".
   */
  async put(kept: Kept): Promise<Outcome> {
    const { key, rev } = kept;
    try {
      await this.write(["records", "turns"], (records, turns) => {
        turns.delete(turn(key, rev).turn);
        turns.add(turn(key, rev + 1));
        records.put({ ...kept, rev: rev + 1 });
      });
    } catch (error) {
      const name = (error as DOMException)?.name;
      return name === "ConstraintError" ? "overtaken" : name === "QuotaExceededError" ? "full" : "refused";
    }
    kept.rev = rev + 1;
    return "saved";
  }

  /** Delete a record. A tab that still has it open does not bring it back. */
  async delete(key: string): Promise<void> {
    await this.write(["records", "turns"], (records, turns) => {
      records.delete(key);
      turns.delete(IDBKeyRange.bound(`${key}@`, `${key}@\uffff`));
      turns.add(turn(key, 0));
    });
  }

  /** Delete every record and every setting. */
  async clear(): Promise<void> {
    await this.write(["records", "turns", "settings"], (...stores) => stores.forEach((store) => store.clear()));
  }

  private async write(names: string[], ask: (...stores: IDBObjectStore[]) => void): Promise<void> {
    const transaction = await this.begin(names, "readwrite");
    const end = done(transaction);
    try {
      ask(...names.map((name) => transaction.objectStore(name)));
      transaction.commit?.();
    } catch (error) {
      // What was asked for before it went wrong must not stand alone.
      end.catch(() => undefined);
      transaction.abort();
      throw error;
    }
    await end;
  }

  async setting(name: string): Promise<unknown> {
    const row = await answer((await this.begin("settings", "readonly")).objectStore("settings").get(name));
    return (row as { value: unknown } | undefined)?.value;
  }

  async set(name: string, value: unknown): Promise<void> {
    await this.write(["settings"], (settings) => settings.put({ name, value }));
  }
}

function connect(name: string, patience: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new DOMException("the browser does not answer, or another tab holds an older version", "TimeoutError"));
    }, patience);
    request.onupgradeneeded = () => upgrade(request.result, request.transaction!);
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      if (isLate) request.result.close();
      else resolve(request.result);
    };
  });
}

function upgrade(database: IDBDatabase, transaction: IDBTransaction): void {
  const has = (name: string) => database.objectStoreNames.contains(name);
  if (!has("records")) database.createObjectStore("records", { keyPath: "key" });
  if (!has("settings")) database.createObjectStore("settings", { keyPath: "name" });
  if (!has("turns")) {
    const turns = database.createObjectStore("turns", { keyPath: "turn" });
    turns.createIndex("key", "key", { unique: true });
    const kept: IDBRequest<Kept[]> = transaction.objectStore("records").getAll();
    kept.onsuccess = () => kept.result.forEach(({ key, rev }) => turns.put(turn(key, rev)));
  }
}
