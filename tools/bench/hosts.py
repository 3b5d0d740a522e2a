"""Web hosts to measure by: compressing or not, on this machine's own speed or on a narrow line.

The line is narrowed here and not in the browser: what a browser's own emulation holds back of a page it
lets through to the page's worker.
"""

import contextlib
import gzip
import hashlib
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}
COMPRESSED = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".wasm"})
"""What a plain host compresses; all else it sends as it is."""

GZIP_LEVEL = 6
PIECE = 16 * 1024
HEAD = 300
"""Bytes that are reckoned for the head of an answer and of the request that asked for it."""


class Line(NamedTuple):
    """A line between host and reader.

    Attributes:
        bits: bits a second, over all connections together; 0 for as many as will go.
        delay: seconds for one way there and back.
    """

    bits: float = 0
    delay: float = 0


LOOPBACK = Line()
TEN_MEGABIT = Line(10e6, 0.040)


class Gate:
    """Lets pieces through no faster than a line carries them, whichever connection they are for."""

    def __init__(self, bits: float, clock=time.monotonic, sleep=time.sleep) -> None:
        self.bits = bits
        self._clock, self._sleep = clock, sleep
        self._free = 0.0
        self._lock = threading.Lock()

    def wait(self, size: int) -> None:
        """Wait until ``size`` bytes have gone through."""
        if not self.bits:
            return
        with self._lock:
            start = max(self._clock(), self._free)
            self._free = start + 8 * size / self.bits
            until = self._free
        self._sleep(max(0.0, until - self._clock()))


class Packer:
    """Compressed forms of bodies, each made once and kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def packed(self, body: bytes, encoding: str) -> bytes:
        """Return ``body`` in ``gzip`` (as hosts do it in passing) or ``br`` (as a build does it once)."""
        kept = self.folder / f"{hashlib.sha256(body).hexdigest()[:32]}.{encoding}"
        if not kept.exists():
            kept.write_bytes(self._pack(body, encoding))
        return kept.read_bytes()

    @staticmethod
    def _pack(body: bytes, encoding: str) -> bytes:
        if encoding == "gzip":
            return gzip.compress(body, GZIP_LEVEL, mtime=0)
        import brotli

        return brotli.compress(body, quality=11, lgwin=24)


class Tally:
    """What has gone over the line."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, int]] = []
        self._lock = threading.Lock()

    def add(self, path: str, size: int) -> None:
        """Note one answer and its size in bytes, the head included."""
        with self._lock:
            self.requests.append((path, size))

    def take(self) -> list[tuple[str, int]]:
        """Return what was noted since the last time, and forget it."""
        with self._lock:
            taken, self.requests = self.requests, []
        return taken


class Host:
    """Serves folders as a host that nobody has tuned: ten minutes' cache, gzip for what is text-like.

    It is its readers' proxy, too: what their browser asks of any other host comes here and is refused.

    Args:
        folders: address (beginning and ending with ``/``) to folder; the longest that fits counts.
        packer: keeps compressed forms.
        line: how the reader is connected.
        brotli: whether brotli twins are sent where a browser takes them.
    """

    def __init__(self, folders: Mapping[str, Path], packer: Packer, line: Line = LOOPBACK, brotli: bool = False) -> None:
        self.folders = {address: folder.resolve() for address, folder in folders.items()}
        self.packer, self.line, self.brotli = packer, line, brotli
        self.tally = Tally()
        self.gate = Gate(line.bits)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def file(self, path: str) -> Path | None:
        """Return the file behind an address, or None."""
        for address in sorted(self.folders, key=len, reverse=True):
            if path.startswith(address):
                folder = self.folders[address]
                found = (folder / path[len(address) :]).resolve()
                if found.is_dir():
                    found = found / "index.html"
                inside = folder == found or folder in found.parents
                return found if inside and found.is_file() else None
        return None

    def answer(self, path: str, accepts: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body."""
        file = self.file(path)
        if file is None:
            return 404, {"Content-Type": TYPES[".html"]}, b"<!doctype html><title>Not found</title>"
        kind = TYPES.get(file.suffix, "application/octet-stream")
        headers = {"Content-Type": kind, "Cache-Control": "max-age=600", "Vary": "Accept-Encoding"}
        body = file.read_bytes()
        taken = {part.split(";")[0].strip() for part in accepts.split(",")}
        if self.brotli and "br" in taken:
            twin = file.with_name(file.name + ".br")
            if twin.is_file():
                return 200, {**headers, "Content-Encoding": "br"}, twin.read_bytes()
            if file.suffix in COMPRESSED:
                return 200, {**headers, "Content-Encoding": "br"}, self.packer.packed(body, "br")
        if "gzip" in taken and file.suffix in COMPRESSED:
            return 200, {**headers, "Content-Encoding": "gzip"}, self.packer.packed(body, "gzip")
        return 200, headers, body


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self) -> None:
            super().setup()
            time.sleep(host.line.delay)  # a connection is agreed on before anything is asked

        def refuse(self) -> None:
            self.close_connection = True
            self.send_error(403)

        do_CONNECT = do_POST = do_OPTIONS = refuse

        def do_GET(self) -> None:
            if urlsplit(self.path).netloc:  # another host's address: we were asked as a proxy
                self.refuse()
                return
            path = unquote(urlsplit(self.path).path)
            time.sleep(host.line.delay)
            status, headers, body = host.answer(path, self.headers.get("Accept-Encoding", ""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            host.tally.add(path, len(body) + HEAD)
            # The reader may have gone elsewhere meanwhile.
            with contextlib.suppress(ConnectionError):
                self.end_headers()
                for at in range(0, len(body), PIECE) if host.line.bits else ():
                    piece = body[at : at + PIECE]
                    host.gate.wait(len(piece))
                    self.wfile.write(piece)
                if not host.line.bits:
                    self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Say nothing: what was asked for is tallied."""

    return Handler
