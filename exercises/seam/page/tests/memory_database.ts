/**
 * As much of IndexedDB as the store uses, in memory, for Node, which has none.
 *
 * Two connections to one name see the same rows, as two tabs do. Faults: `refuse` lets no database open, `room` is the
 * number of records that fit, `silent` leaves a database's opening without an answer.
 */

type Row = Record<string, unknown>;
type Rows = Map<string, Row>;
type Stores = Map<string, { keyPath: string; rows: Rows; unique: string[] }> & { last?: Promise<void>; version?: number };

const NONE = { refuse: false, silent: false, room: Infinity, broken: false };
export const faults = { ...NONE };
/** Connections that are open; a test may have the browser close them. */
export const connections = new Set<{ closed: boolean }>();
const databases = new Map<string, Stores>();

/** Forget every database and every fault. */
export function reset(): void {
  databases.clear();
  connections.clear();
  Object.assign(faults, NONE);
}

class Request {
  result: any = undefined;
  error: DOMException | null = null;
  transaction: Transaction | null = null;
  onsuccess: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onupgradeneeded: (() => void) | null = null;
}

class Transaction {
  error: DOMException | null = null;
  oncomplete: (() => void) | null = null;
  onabort: (() => void) | null = null;
  private readonly waiting: (() => void)[] = [];
  private before: [Rows, Rows][] = [];
  private end!: () => void;

  /** One after the other, in the order in which they were made. */
  constructor(private readonly stores: Stores, names: string | string[], readonly mode: string) {
    const turn = stores.last ?? Promise.resolve();
    stores.last = new Promise((resolve) => (this.end = resolve));
    void turn.then(() => {
      this.before = [names].flat().map((name) => [stores.get(name)!.rows, new Map(stores.get(name)!.rows)]);
      setTimeout(() => this.next());
    });
  }

  objectStore(name: string) {
    const { keyPath, rows, unique } = this.stores.get(name)!;
    const copy = <T>(value: T): T => structuredClone(value);
    const write = (row: Row, isNew: boolean) => {
      const kept = copy(row);
      return this.ask(() => {
        const key = String(kept[keyPath]);
        const others = Array.from(rows).filter(([other]) => other !== key);
        if (isNew && rows.has(key)) throw new DOMException("there already", "ConstraintError");
        if (unique.some((field) => others.some(([, other]) => other[field] === kept[field]))) {
          throw new DOMException("not unique", "ConstraintError");
        }
        if (name === "records" && !rows.has(key) && rows.size >= faults.room) throw new DOMException("full", "QuotaExceededError");
        rows.set(key, kept);
      });
    };
    return {
      get: (key: string) => this.ask(() => copy(rows.get(key))),
      getAll: () => this.ask(() => copy(Array.from(rows.values()))),
      put: (row: Row) => write(row, false),
      add: (row: Row) => write(row, true),
      delete: (key: string | { lower: string; upper: string }) =>
        this.ask(() => {
          const [lower, upper] = typeof key === "string" ? [key, key] : [key.lower, key.upper];
          for (const one of rows.keys()) if (one >= lower && one <= upper) rows.delete(one);
        }),
      createIndex: (_index: string, field: string, { unique: isUnique }: { unique: boolean }) => void (isUnique && unique.push(field)),
      clear: () => this.ask(() => rows.clear()),
    };
  }

  commit(): void {}

  abort(): void {
    this.waiting.splice(0, Infinity, () => {
      throw new DOMException("aborted", "AbortError");
    });
  }

  private ask(act: () => unknown): Request {
    const request = new Request();
    this.waiting.push(() => {
      request.result = act();
      request.onsuccess?.();
    });
    return request;
  }

  private next(): void {
    const act = this.waiting.shift();
    try {
      if (faults.broken && this.mode === "readwrite") throw new DOMException("broken", "UnknownError");
      act?.();
    } catch (error) {
      // Nothing of an aborted transaction stays.
      for (const [rows, before] of this.before) {
        rows.clear();
        for (const [key, row] of before) rows.set(key, row);
      }
      this.error = error as DOMException;
      this.end();
      this.onabort?.();
      return;
    }
    if (act) setTimeout(() => this.next());
    else {
      this.end();
      this.oncomplete?.();
    }
  }
}

function open(name: string, version: number): Request {
  const request = new Request();
  setTimeout(() => {
    if (faults.silent) return;
    if (faults.refuse) {
      request.error = new DOMException("refused", "SecurityError");
      request.onerror?.();
      return;
    }
    if (!databases.has(name)) databases.set(name, new Map() as Stores);
    const stores = databases.get(name)!;
    const connection = { closed: false };
    connections.add(connection);
    const make = (store: string, { keyPath }: { keyPath: string }) => {
      stores.set(store, { keyPath, rows: new Map(), unique: [] });
      return request.transaction!.objectStore(store);
    };
    request.result = {
      objectStoreNames: { contains: (store: string) => stores.has(store) },
      createObjectStore: make,
      transaction: (names: string | string[], mode = "readonly") => {
        if (connection.closed) throw new DOMException("closed", "InvalidStateError");
        return new Transaction(stores, names, mode);
      },
      close: () => undefined,
    };
    if ((stores.version ?? 0) < version) {
      stores.version = version;
      request.transaction = new Transaction(stores, [], "versionchange");
      request.transaction.oncomplete = () => request.onsuccess?.();
      request.onupgradeneeded?.();
    } else request.onsuccess?.();
  });
  return request;
}

/** A database as an earlier version of the page left it. */
export function leave(name: string, version: number, stores: Record<string, { keyPath: string; rows: Row[]; unique?: string[] }>): void {
  const made = new Map() as Stores;
  made.version = version;
  for (const [store, { keyPath, rows, unique }] of Object.entries(stores)) {
    made.set(store, { keyPath, unique: unique ?? [], rows: new Map(rows.map((row) => [String(row[keyPath]), row])) });
  }
  databases.set(name, made);
}

const bound = (lower: string, upper: string) => ({ lower, upper });

/** Tabs of one browser tell each other through channels; a tab does not hear itself. */
class Channel {
  private static readonly open = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(readonly name: string) {
    Channel.open.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of Channel.open) {
      if (other !== this && other.name === this.name) setTimeout(() => other.onmessage?.({ data: structuredClone(data) }));
    }
  }
}

/** What one tab keeps for itself until it is closed. */
const session = new Map<string, string>();
const storage = {
  getItem: (name: string) => session.get(name) ?? null,
  setItem: (name: string, value: string) => void session.set(name, value),
  removeItem: (name: string) => void session.delete(name),
};

/** Close the tab: what it alone kept is gone. */
export function closeTab(): void {
  session.clear();
}

// Node 20 has none.
if (!("navigator" in globalThis)) Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
for (const [name, value] of Object.entries({ indexedDB: { open }, IDBKeyRange: { bound }, BroadcastChannel: Channel, sessionStorage: storage })) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
