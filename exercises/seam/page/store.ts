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
}

export type Outcome = "saved" | "overtaken" | "full" | "refused";

const VERSION = 1;

/** The database's name: ours, and of this very site, since pages of one host share their storage. */
export function databaseName(root: string): string {
  return `joined-up:${root}`;
}

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

export class Store {
  private constructor(private readonly database: IDBDatabase) {}

  /**
   * Open the store, or make it.
   *
   * Rejects where the browser refuses one, as some do in private windows.
   */
  static open(name: string): Promise<Store> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, VERSION);
      request.onupgradeneeded = () => {
        const database = request.result;
        if (!database.objectStoreNames.contains("records")) database.createObjectStore("records", { keyPath: "key" });
        if (!database.objectStoreNames.contains("settings")) database.createObjectStore("settings", { keyPath: "name" });
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new DOMException("another tab holds an older version", "AbortError"));
      request.onsuccess = () => {
        // A newer version in another tab must not have to wait for this one.
        request.result.onversionchange = () => request.result.close();
        resolve(new Store(request.result));
      };
    });
  }

  private write(stores: string | string[]): IDBTransaction {
    return this.database.transaction(stores, "readwrite", { durability: "strict" });
  }

  get(key: string): Promise<Kept | undefined> {
    return answer(this.database.transaction("records").objectStore("records").get(key));
  }

  async all(): Promise<Kept[]> {
    const kept: Kept[] = await answer(this.database.transaction("records").objectStore("records").getAll());
    return kept.sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  /**
   * Write a record unless another tab has written it since `kept.rev`.
   *
   * @returns "saved" once it stands on the disk (and `kept.rev` has moved on), "overtaken", "full" or "refused".
   */
  async put(kept: Kept): Promise<Outcome> {
    let overtaken = false;
    try {
      const transaction = this.write("records");
      const records = transaction.objectStore("records");
      const reading = records.get(kept.key) as IDBRequest<Kept | undefined>;
      reading.onsuccess = () => {
        overtaken = (reading.result?.rev ?? 0) !== kept.rev;
        if (!overtaken) records.put({ ...kept, rev: kept.rev + 1 });
      };
      await done(transaction);
    } catch (error) {
      return (error as DOMException)?.name === "QuotaExceededError" ? "full" : "refused";
    }
    if (overtaken) return "overtaken";
    kept.rev += 1;
    return "saved";
  }

  async delete(key: string): Promise<void> {
    const transaction = this.write("records");
    transaction.objectStore("records").delete(key);
    await done(transaction);
  }

  /** Delete every record and every setting. */
  async clear(): Promise<void> {
    const transaction = this.write(["records", "settings"]);
    transaction.objectStore("records").clear();
    transaction.objectStore("settings").clear();
    await done(transaction);
  }

  async setting(name: string): Promise<unknown> {
    const row = await answer(this.database.transaction("settings").objectStore("settings").get(name));
    return (row as { value: unknown } | undefined)?.value;
  }

  async set(name: string, value: unknown): Promise<void> {
    const transaction = this.write("settings");
    transaction.objectStore("settings").put({ name, value });
    await done(transaction);
  }
}
