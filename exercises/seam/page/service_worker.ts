/**
 * The course without a network: gives pages the files of one release, out of that release's own cache.
 *
 * The browser reads this file anew with every visit. Its bytes name the release, so a new release is a new worker: it
 * fetches that release whole beside the old one, and waits until no page of the course is open or the reader takes it.
 */
import { cacheName, fill, HASHED, LIST, ours, published, whole } from "./release";

/** Filled in when the site is written (`tools/bundle/release.py`). */
const RELEASE = "__COURSE_RELEASE__";

const scope = self as unknown as ServiceWorkerGlobalScope;
const root = new URL("./", scope.location.href).pathname;
const NAME = cacheName(root, RELEASE);
/** Where the pages are noted that were open when this release was taken up; no page has this address. */
const OPEN_BEFORE = `${root}${LIST}?open-before`;

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", (event) => {
  if (event.data === "take") void scope.skipWaiting();
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.location.origin || !url.pathname.startsWith(root)) return;
  const path = url.pathname.slice(root.length);
  // What says which release there is must come from the host.
  if (path === LIST || path === "sw.js") return;
  event.respondWith(answer(request, url, path));
  if (request.mode === "navigate") event.waitUntil(tidy());
});

async function install(): Promise<void> {
  if (await whole(root, NAME)) return;
  const release = await published(root);
  // The host is between two releases; the browser will ask again.
  if (release.release !== RELEASE) throw new Error(`this worker is of release ${RELEASE}, the list of ${release.release}`);
  await fill(root, release);
}

async function activate(): Promise<void> {
  const open = await windows();
  const older = (await ours(root)).filter((name) => name !== NAME);
  if (older.length && open.length) {
    const cache = await caches.open(NAME);
    await cache.put(OPEN_BEFORE, new Response(JSON.stringify(open.map((client) => client.id))));
  } else await deleteOthers();
  await scope.clients.claim();
}

/** All open pages of the course; other pages of this host are none. */
async function windows(): Promise<readonly Client[]> {
  const open = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  return open.filter((client) => new URL(client.url).pathname.startsWith(root));
}

async function deleteOthers(): Promise<void> {
  for (const name of await ours(root)) if (name !== NAME) await caches.delete(name);
}

/** Let go of older releases as soon as no page is open that may still ask for their files. */
async function tidy(): Promise<void> {
  const note = await caches.match(OPEN_BEFORE, { cacheName: NAME });
  // What is being fetched, or waits to be taken, is newer and none of this worker's business.
  if (!note || scope.registration.installing || scope.registration.waiting) return;
  const before = new Set((await note.json()) as string[]);
  if ((await windows()).some((client) => before.has(client.id))) return;
  await deleteOthers();
  await (await caches.open(NAME)).delete(OPEN_BEFORE);
}

const kept = (path: string, name: string) => caches.match(root + path, { cacheName: name });

async function answer(request: Request, url: URL, asked: string): Promise<Response> {
  const path = asked.replace(/(^|\/)index\.html$/, "$1");
  const found = await kept(path, NAME);
  if (found) return found;
  // A page that was open when a new release was taken goes on with its own scripts.
  if (HASHED.test(path)) {
    for (const name of await ours(root)) {
      const older = await kept(path, name);
      if (older) return older;
    }
  }
  const isPage = request.mode === "navigate";
  if (isPage && path && !path.endsWith("/") && (await kept(`${path}/`, NAME))) {
    return Response.redirect(`${url.origin}${root}${path}/${url.search}`, 302);
  }
  try {
    return await fetch(request);
  } catch (error) {
    const missing = isPage && (await kept("404.html", NAME));
    if (!missing) return Response.error();
    return new Response(missing.body, { status: 404, statusText: "Not Found", headers: missing.headers });
  }
}
