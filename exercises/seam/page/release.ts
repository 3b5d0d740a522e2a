/**
 * One release of the course, whole, in a cache of its own: what the page *Keep this course* and the service worker share.
 *
 * A release counts as whole when its list stands in its cache, and the list is put there last, after every file on it
 * has been checked by length and hash. `tools/bundle/release.py` writes the list.
 */

/** `[path, bytes, SHA-256 in base64]`; a page is listed by its address, such as `modules/`, the front page by "". */
export type ListedFile = [path: string, bytes: number, hash: string];

export interface Release {
  /** Sixteen hexadecimal digits, reckoned over the files. */
  release: string;
  /** The sum of the files' sizes. */
  bytes: number;
  /** The same as a host sends them that compresses with gzip. */
  sent: number;
  files: ListedFile[];
  /** Assets of the release before, which the host still has; they are not kept. */
  previous: string[];
}

/** Where the list stands, below the site's root. */
export const LIST = "release.json";
/** A name that carries a hash of what is in it: whichever release it comes from, it is the same file. */
export const HASHED = /\.[0-9a-f]{8,64}\.[a-z.]+$/;

/** Files that are fetched at one time. */
const AT_ONCE = 4;
/** Headers that tell of the journey and not of the file; a cache refuses what varies by anything. */
const OF_THE_JOURNEY = ["content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive", "vary"];

/** The release could not be fetched whole; `path` names the file at which it ended. */
export class Incomplete extends Error {
  constructor(
    readonly path: string,
    readonly kind: "network" | "different" | "room",
    detail: string,
  ) {
    super(`${path || "the front page"}: ${detail}`);
  }
}

/** The cache's name: ours, of this very site, since pages of one host share their storage, and of one release. */
export const cacheName = (root: string, release: string): string => `joined-up:${root}:${release}`;

/** The names of all caches that hold a release of this site. */
export async function ours(root: string): Promise<string[]> {
  const prefix = cacheName(root, "");
  return (await caches.keys()).filter((name) => name.startsWith(prefix) && /^[0-9a-f]{16}$/.test(name.slice(prefix.length)));
}

/** The list out of a cache, or null where that release is not whole. */
export async function whole(root: string, name: string): Promise<Release | null> {
  const list = await caches.match(root + LIST, { cacheName: name });
  return list ? ((await list.json()) as Release) : null;
}

/**
 * The list of the release that the host has now.
 *
 * @throws Incomplete the host was not reached, or has none.
 */
export async function published(root: string, signal?: AbortSignal): Promise<Release> {
  let release: Release;
  try {
    const answer = await fetch(root + LIST, { cache: "no-store", signal });
    if (!answer.ok) throw new Incomplete(LIST, "different", `the server answered ${answer.status}`);
    release = (await answer.json()) as Release;
  } catch (error) {
    if (error instanceof Incomplete || signal?.aborted) throw error;
    throw new Incomplete(LIST, error instanceof SyntaxError ? "different" : "network", String(error));
  }
  if (!/^[0-9a-f]{16}$/.test(release?.release) || !Array.isArray(release.files)) {
    throw new Incomplete(LIST, "different", "it is not a list of files");
  }
  return release;
}

async function hashOf(data: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return btoa(String.fromCharCode(...digest));
}

/** A file from the host, checked. */
async function fetched(root: string, [path, bytes, hash]: ListedFile, signal?: AbortSignal): Promise<Response> {
  let answer: Response;
  let data: ArrayBuffer;
  try {
    // What has no hash in its name may lie in the browser's own cache from the release before.
    answer = await fetch(root + path, { cache: HASHED.test(path) ? "default" : "no-cache", signal });
    data = await answer.arrayBuffer();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Incomplete(path, "network", String(error));
  }
  // What it is decides, not the status: some hosts show 404.html with its own number.
  if (data.byteLength !== bytes || (await hashOf(data)) !== hash) {
    const kind = answer.ok ? "different" : "network";
    throw new Incomplete(path, kind, `the server answered ${answer.status} with another file than the list names`);
  }
  const headers = new Headers(answer.headers);
  for (const name of OF_THE_JOURNEY) headers.delete(name);
  return new Response(data, { headers });
}

/** Files that older releases on this device have, by path and hash: what has not changed is not fetched again. */
async function olderFiles(root: string, but: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await ours(root)) {
    const release = name === but ? null : await whole(root, name);
    for (const [path, , hash] of release?.files ?? []) found.set(`${path} ${hash}`, name);
  }
  return found;
}

/** How far it has come. */
export interface Progress {
  files: number;
  bytes: number;
}

/**
 * Bring a release into its cache, going on from what is there.
 *
 * Every file that is in the cache has been checked on its way in. Other releases are left as they are.
 *
 * @throws Incomplete a file did not come, is another than the list says, or does not fit on the device.
 */
export async function fill(
  root: string,
  release: Release,
  tell: (progress: Progress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<void> {
  const name = cacheName(root, release.release);
  const cache = await caches.open(name);
  const there = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const older = await olderFiles(root, name);
  const progress = { files: 0, bytes: 0 };
  const waiting: ListedFile[] = [];
  const counted = ([, bytes]: ListedFile) => {
    progress.files += 1;
    progress.bytes += bytes;
  };
  for (const file of release.files) {
    if (there.has(new URL(root + file[0], location.origin).pathname)) counted(file);
    else waiting.push(file);
  }
  tell({ ...progress });

  const bring = async (file: ListedFile): Promise<void> => {
    const [path, , hash] = file;
    const from = older.get(`${path} ${hash}`);
    const kept = from && (await caches.match(root + path, { cacheName: from }));
    const answer = kept || (await fetched(root, file, signal));
    await put(cache, root + path, path, answer);
    counted(file);
    tell({ ...progress });
  };
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      signal?.throwIfAborted();
      try {
        await bring(file);
      } catch (error) {
        // Nothing new is begun; what is on its way may still come.
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
  signal?.throwIfAborted();
  await put(cache, root + LIST, LIST, new Response(JSON.stringify(release), { headers: { "Content-Type": "application/json" } }));
}

async function put(cache: Cache, address: string, path: string, answer: Response): Promise<void> {
  try {
    await cache.put(address, answer);
  } catch (error) {
    throw new Incomplete(path, "room", String(error));
  }
}

/** Take all releases of this site off the device; what a learner entered lies elsewhere and stays. */
export async function removeAll(root: string): Promise<void> {
  for (const name of await ours(root)) await caches.delete(name);
}
