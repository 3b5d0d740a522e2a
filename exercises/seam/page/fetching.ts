/** Fetching what Python needs: all at once, under hashed names, from this site only. */

export interface Assets {
  /** Emscripten's loader (JavaScript). */
  asm: string;
  wasm: string;
  /** The part of the standard library that exercises use, as bytecode in a zip, packed with gzip. */
  stdlib: string;
  /** ipywidgets, comm, traitlets and what several exercises have in common, likewise. */
  course: string;
  /** What one exercise alone needs, by its slug, likewise. */
  parts: Record<string, string>;
  /** The whole standard library, fetched only when something outside that part is imported. */
  full: string;
  /** The top-level names that it holds, parted by spaces: what is not among them need not be looked for. */
  whole: string;
  /** The lock file's text. */
  lock: string;
}

/** A file of the site did not arrive whole. */
export class LibraryError extends Error {}

const GZIP = [0x1f, 0x8b];

const ownFetch = globalThis.fetch?.bind(globalThis);

async function bytes(url: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await ownFetch(url);
  } catch (error) {
    throw new LibraryError(`${url}: ${error}`);
  }
  if (!response.ok) throw new LibraryError(`${url}: the server answered ${response.status}`);
  const packed = new Uint8Array(await response.arrayBuffer());
  // Some hosts unpack on the way, most do not; the first two bytes tell.
  if (packed[0] !== GZIP[0] || packed[1] !== GZIP[1]) return packed;
  const stream = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const OwnRequest = globalThis.XMLHttpRequest;

/** A file that is asked for while Python waits: an import cannot be awaited. */
function bytesNow(url: string): Uint8Array {
  const request = new OwnRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new LibraryError(`${url}: the server answered ${request.status}`);
  return new Uint8Array(request.response as ArrayBuffer);
}

/** Runs inside Python before anything of the course is imported. */
const BOOT = `
import sys
sys.path.insert(1, "/lib/course.zip")

class _WholeLibrary:
    """Finds what the allow-listed library lacks in the whole one, fetched when first missed.

    Modules in C that this Python was built without are not in it; many are only tried for.
    """
    NAMES = frozenset("COURSE_WHOLE".split())
    def __init__(self):
        self.tried = False
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if self.tried or top not in self.NAMES:
            return None
        self.tried = True
        import _course_library, importlib.machinery
        with open("/lib/python_whole.zip", "wb") as file:
            file.write(_course_library.full().to_py())
        sys.path.append("/lib/python_whole.zip")
        for package in [m for n, m in list(sys.modules.items()) if n in sys.stdlib_module_names and hasattr(m, "__path__")]:
            package.__path__ = [*package.__path__, "/lib/python_whole.zip/" + package.__name__.replace(".", "/")]
        parent = sys.modules.get(name.rpartition(".")[0])
        return importlib.machinery.PathFinder.find_spec(name, parent.__path__ if parent else None)
sys.meta_path.append(_WholeLibrary())
del _WholeLibrary

class _OtherPart:
    """Finds another exercise's folder in its own part, fetched when it is first asked for (exercises/together.py)."""
    def find_spec(self, name, path=None, target=None):
        room, _, slug = name.rpartition(".")
        if room != "exercises.catalog":
            return None
        import _course_library, importlib.machinery, sys, zlib
        part = _course_library.part(slug)
        if not part:
            return None
        data = bytes(part.to_py())
        where = "/lib/course-" + slug + ".zip"
        with open(where, "wb") as file:
            file.write(zlib.decompress(data, 47) if data[:2] == b"\\x1f\\x8b" else data)
        _course_part(where)
        _course_library.learnt(slug)
        importlib.invalidate_caches()
        return importlib.machinery.PathFinder.find_spec(name, sys.modules[room].__path__)
sys.meta_path.append(_OtherPart())
del _OtherPart

def _course_part(path):
    """Let each room of the course also look for its modules in one exercise's part."""
    import importlib, zipfile
    with zipfile.ZipFile(path) as part:
        names = part.namelist()
    for room in sorted({name.split("/")[1] for name in names if name.count("/") > 1}):
        importlib.import_module("exercises." + room).__path__.append(path + "/exercises/" + room)
`;

/** What could send something away, or leave it where another page of this host finds it. */
const NETWORK = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "RTCPeerConnection",
  // A typeface is fetched by its address.
  "FontFace",
  "fonts",
  "importScripts",
  "Worker",
  "SharedWorker",
  "BroadcastChannel",
  "caches",
  "indexedDB",
  "cookieStore",
  // Words that become code could still `import()` from anywhere.
  "eval",
];

function replace(holder: object, name: string, value: unknown): void {
  try {
    Object.defineProperty(holder, name, { value, writable: false, configurable: false });
  } catch {
    // A browser that will not let go of a name keeps it; the policy in the header file stands behind this.
  }
}

/**
 * Take from the worker what could send something away.
 *
 * Python code in an exercise, or in a file that found a way in, has no use for the network once it has booted. What
 * this file needs later it has taken for itself above. Most of the names belong to prototypes: to set the worker's own
 * would only hide them.
 */
export function closeNetwork(scope: any): void {
  for (let holder = scope; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
    for (const name of NETWORK) {
      if (holder === scope || Object.prototype.hasOwnProperty.call(holder, name)) replace(holder, name, undefined);
    }
  }
  for (const kind of [() => 0, async () => 0, function* () {}, async function* () {}]) {
    const prototype = Object.getPrototypeOf(kind);
    const name = prototype.constructor.name;
    const refuse = { [name]: () => { throw new TypeError("Words do not become code here."); } }[name];
    // Libraries ask what a function is by this name and this prototype.
    Object.defineProperty(refuse, "prototype", { value: prototype });
    replace(prototype, "constructor", refuse);
    if (name in scope) replace(scope, name, refuse);
  }
  for (const name of ["setTimeout", "setInterval"]) {
    const own = scope[name].bind(scope);
    replace(scope, name, (act: unknown, ...rest: unknown[]) => {
      if (typeof act !== "function") throw new TypeError("Words do not become code here.");
      return own(act, ...rest);
    });
    for (let holder = Object.getPrototypeOf(scope); holder; holder = Object.getPrototypeOf(holder)) {
      if (Object.prototype.hasOwnProperty.call(holder, name)) replace(holder, name, scope[name]);
    }
  }
}

/** Compile what comes, while it comes; only what came with the right type is kept compiled by the browser. */
async function compile(coming: Promise<Response>, name: string): Promise<WebAssembly.Module> {
  const response = await coming.catch((error) => {
    throw new LibraryError(`${name}: ${error}`);
  });
  if (!response.ok) throw new LibraryError(`${name}: the server answered ${response.status}`);
  // A host that gives WebAssembly a wrong type must not matter.
  const typed = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return WebAssembly.compileStreaming(
    typed ? response : new Response(response.body, { headers: { "Content-Type": "application/wasm" } }),
  );
}

/** What comes; or nothing, for ever, where it does not. */
function orNever<T>(coming: Promise<T>): Promise<T> {
  return coming.catch(() => new Promise<never>(() => {}));
}

export function startFetching(here: string, assets: Assets) {
  const wasm = ownFetch(here + assets.wasm);
  const compiled = compile(wasm, assets.wasm);
  const stdlib = bytes(here + assets.stdlib);
  const course = bytes(here + assets.course);
  // Whoever comes first to a failure tells it; the others must not count as unhandled.
  for (const promise of [wasm, compiled, stdlib, course]) promise.catch(() => undefined);

  /**
   * Pyodide asks for two files by names of its own; while it boots it is given what is on its way already.
   *
   * The WebAssembly compiles from its first byte on, beside the reading of everything else. Pyodide never hears of a
   * file that does not come: whoever waits is told of it here, by its own name.
   */
  async function duringBoot<T>(boot: () => Promise<T>): Promise<T> {
    const { fetch: own } = self;
    const { instantiateStreaming } = WebAssembly;
    self.fetch = ((input: RequestInfo | URL, init?: RequestInit) => {
      const url = String(input instanceof Request ? input.url : input);
      if (url.endsWith("/pyodide.asm.wasm")) return orNever(wasm);
      if (url === here + assets.stdlib) return orNever(stdlib.then((data) => new Response(data as BodyInit)));
      return own(input, init);
    }) as typeof fetch;
    WebAssembly.instantiateStreaming = (async (_: unknown, imports?: WebAssembly.Imports) => {
      const module = await orNever(compiled);
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    }) as typeof instantiateStreaming;
    const lost = new Promise<never>((_, reject) => {
      for (const promise of [compiled, stdlib]) promise.catch(reject);
    });
    try {
      return await Promise.race([boot(), lost]);
    } finally {
      self.fetch = own;
      WebAssembly.instantiateStreaming = instantiateStreaming;
    }
  }

  const parts = new Map<string, Promise<Uint8Array | null>>();

  /** What one exercise alone needs; asked for once, and again if it did not come. Null where it has no part. */
  function part(slug: string): Promise<Uint8Array | null> {
    const name = Object.hasOwn(assets.parts, slug) ? assets.parts[slug] : null;
    let coming = parts.get(slug);
    if (!coming) {
      coming = name === null ? Promise.resolve(null) : bytes(here + name);
      coming.catch(() => parts.delete(slug));
      parts.set(slug, coming);
    }
    return coming;
  }

  /** The same at once, packed or not; null where there is none. */
  function partNow(slug: string): Uint8Array | null {
    return Object.hasOwn(assets.parts, slug) ? bytesNow(here + assets.parts[slug]) : null;
  }

  return {
    duringBoot,
    part,
    partNow,
    course: () => course,
    lock: () => assets.lock,
    fullLibrary: () => bytesNow(here + assets.full),
    bootScript: BOOT.replace("COURSE_WHOLE", assets.whole),
  };
}
