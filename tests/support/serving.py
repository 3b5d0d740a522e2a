"""A plain web host for the built site, good or bad, and a proxy that notes whoever asks elsewhere."""

import contextlib
import fnmatch
import gzip
import mimetypes
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "/a/long/path/joined-up/"
"""Where the site is served: not where ``site_url`` says, as on a tutor's own web space."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""Spelt out, since a system's own table differs from machine to machine."""


class Site:
    """A folder served at an address, and what was asked of it.

    Attributes:
        folder: what is served; another folder in its place is the next release.
        down: whether the host answers nobody, as with the network off.
        url: the address of the front page; ends with a slash.
        requests: every request so far as (path below ``url``, status), in order; the status is 0 where it was down.
    """

    def __init__(
        self,
        folder: Path,
        prefix: str = PREFIX,
        missing: Sequence[str] = (),
        types: Mapping[str, str] | None = None,
        compress: bool = False,
        headers: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.folder = folder.resolve()
        self.prefix = prefix
        self.missing = list(missing)
        self.types = dict(types or {})
        self.compress = compress
        self.headers = dict(headers or {})
        self.requests: list[tuple[str, int]] = []
        self.down = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.url = self.origin + prefix
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def asked(self, pattern: str) -> list[tuple[str, int]]:
        """Return the requests whose path fits a pattern such as ``*worker*.js``."""
        return [request for request in self.requests if fnmatch.fnmatch(request[0], pattern)]

    def pages(self) -> list[str]:
        """Return the address of every page of the site, the front page first."""
        found = sorted(self.folder.rglob("*.html"))
        paths = [page.relative_to(self.folder).as_posix() for page in found]
        return [self.url + path.removesuffix("index.html") for path in paths if path != "404.html"]

    def answer(self, target: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body for a request's target."""
        path = unquote(urlsplit(target).path)
        if not path.startswith(self.prefix):
            return 404, {"Content-Type": "text/plain"}, b"not found"
        name = path[len(self.prefix) :]
        file = (self.folder / name).resolve()
        if self.folder != file and self.folder not in file.parents:
            return 404, {"Content-Type": "text/plain"}, b"not found"
        if file.is_dir() and name and not name.endswith("/"):
            return 301, {"Location": path + "/"}, b""
        if file.is_dir():
            file = file / "index.html"
        if not file.is_file() or any(fnmatch.fnmatch(name, pattern) for pattern in self.missing):
            page = self.folder / "404.html"
            return 404, {"Content-Type": TYPES[".html"]}, page.read_bytes() if page.is_file() else b""
        headers = {"Content-Type": self._type(name, file), "Cache-Control": "max-age=600"}
        for pattern, extra in self.headers.items():
            if fnmatch.fnmatch(name, pattern):
                headers.update(extra)
        return 200, headers, file.read_bytes()

    def _type(self, name: str, file: Path) -> str:
        for pattern, kind in self.types.items():
            if fnmatch.fnmatch(name, pattern):
                return kind
        guess = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        return guess or "application/octet-stream"


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            below = unquote(urlsplit(self.path).path).removeprefix(site.prefix)
            if site.down:
                site.requests.append((below, 0))
                self.close_connection = True
                return
            status, headers, body = site.answer(self.path)
            site.requests.append((below, status))
            if site.compress and body and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = _compressed(body)
                headers["Content-Encoding"] = "gzip"
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                with contextlib.suppress(ConnectionError):  # the page went elsewhere meanwhile
                    self.wfile.write(body)

        do_HEAD = do_GET

        def handle(self) -> None:
            # A browser that is killed says no goodbye.
            with contextlib.suppress(ConnectionError):
                super().handle()

        def log_message(self, *words: object) -> None:
            """Say nothing: the requests are kept in ``site.requests``."""

    return Handler


@lru_cache(maxsize=64)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=5)


class Elsewhere:
    """A proxy that refuses everything, and notes what was asked for.

    The browser sends through it all that is not for a site of ours: from the page, from its
    workers, and from a service worker alike. So a request to another host is seen, whoever
    made it, and reaches nobody.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def refuse(self) -> None:
                asked.append(f"{self.command} {self.path}")
                self.send_error(403)

            do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = do_CONNECT = refuse

            def log_message(self, *words: object) -> None:
                """Say nothing: what was asked for is kept."""

        return Handler


def built_site() -> Path:
    """Return the folder of the built site.

    Fails the test where it has not been built: a journey through nothing proves nothing.
    """
    folder = ROOT / "site"
    if not (folder / "index.html").is_file():
        pytest.fail("There is no built site to walk through: python3 -m tools build", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The built site, whole, on a host as plain as they come."""
    served = Site(built_site())
    yield served
    served.close()


@pytest.fixture
def serve_site() -> Iterator:
    """Serve the built site in another way: ``serve_site(missing=["*worker*"])`` returns a ``Site``.

    It takes what ``Site`` takes: ``missing`` (patterns answered by 404), ``types`` (pattern to
    content type), ``compress`` (gzip), ``headers`` (pattern to headers), ``prefix``, ``folder``.
    """
    with contextlib.ExitStack() as stack:

        def serve(folder: Path | None = None, **options) -> Site:
            served = Site(folder or built_site(), **options)
            stack.callback(served.close)
            return served

        yield serve
