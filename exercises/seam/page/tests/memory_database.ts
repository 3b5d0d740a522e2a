/**
 * As much of IndexedDB as the store uses, in memory, for Node, which has none.
 *
 * Two connections to one name see the same rows, as two tabs do. Faults: `refuse` lets no database open, `room` is the
 * number of rows that fit.
 */

type Row = Record<string, unknown>;
type Rows = Map<string, Row>;
type Stores = Map<string, { keyPath: string; rows: Rows }> & { last?: Promise<void> };

export const faults = { refuse: false, room: Infinity, broken: false };
const databases = new Map<string, Stores>();

/** Forget every database and every fault. */
export function reset(): void {
  databases.clear();
  Object.assign(faults, { refuse: false, room: Infinity, broken: false });
}

class Request {
  result: any = undefined;
  error: DOMException | null = null;
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
    const { keyPath, rows } = this.stores.get(name)!;
    const copy = <T>(value: T): T => structuredClone(value);
    return {
      get: (key: string) => this.ask(() => copy(rows.get(key))),
      getAll: () => this.ask(() => copy(Array.from(rows.values()))),
      put: (row: Row) => {
        const kept = copy(row);
        return this.ask(() => {
          const key = String(kept[keyPath]);
          if (!rows.has(key) && rows.size >= faults.room) throw new DOMException("full", "QuotaExceededError");
          rows.set(key, kept);
        });
      },
      delete: (key: string) => this.ask(() => void rows.delete(key)),
      clear: () => this.ask(() => rows.clear()),
    };
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

function open(name: string): Request {
  const request = new Request();
  setTimeout(() => {
    if (faults.refuse) {
      request.error = new DOMException("refused", "SecurityError");
      request.onerror?.();
      return;
    }
    const isNew = !databases.has(name);
    if (isNew) databases.set(name, new Map() as Stores);
    const stores = databases.get(name)!;
    request.result = {
      objectStoreNames: { contains: (store: string) => stores.has(store) },
      createObjectStore: (store: string, { keyPath }: { keyPath: string }) => stores.set(store, { keyPath, rows: new Map() }),
      transaction: (names: string | string[], mode = "readonly") => new Transaction(stores, names, mode),
      close: () => undefined,
    };
    if (isNew) request.onupgradeneeded?.();
    request.onsuccess?.();
  });
  return request;
}

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
for (const [name, value] of Object.entries({ indexedDB: { open }, BroadcastChannel: Channel, sessionStorage: storage })) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
