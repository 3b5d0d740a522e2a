"""``tools serve``: show the course at a local address, and build it anew after every change.

MkDocs' own server does the serving and reloads the browser. Each build is a process of its own, so
that a change to a rule or to the tools counts at once, and a build that fails leaves the last
good site standing, with what is to be mended at the head of every page.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from tools.ground import places
from tools.ground.missing import Missing
from tools.serve_trouble import EMPTY, page_with, read_problems

WATCHED = (
    "docs",
    "vignettes",
    "exercises",
    "tools/course",
    "tools/bundle",
    "tools/mkdocs_hooks.py",
    "mkdocs.yml",
)
IGNORED = ("__pycache__", ".ipynb_checkpoints", ".pytest_cache", "~", ".swp", ".tmp", ".pyc")
TRIES = 20


def free_port(host: str, wanted: int) -> int:
    """Return the wanted port, or the next one that nobody uses.

    Raises:
        Missing: none of the next twenty is free, or the host is not of this machine.
    """
    trouble: OSError | None = None
    for port in range(wanted, min(wanted + TRIES, 65536)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            if os.name != "nt":  # there, the option would let two servers share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                trouble = error
            else:
                return port
    raise Missing(
        f"No port from {wanted} on could be opened at {host} ({trouble}). Name another: --port 9000"
    )


def counts(path: str) -> bool:
    """Say whether a change of this file can change the site; caches and editors' copies cannot."""
    parts = Path(path).parts
    return not any(part in IGNORED or part.endswith(IGNORED[3:]) for part in parts)


def main(argv: list[str]) -> int:
    """Serve until the person stops it; return 0, or 1 where the very first build fails."""
    parser = argparse.ArgumentParser(
        prog=f"{places.launcher()} -m tools serve",
        description="Build the course, show it at a local address, and follow every change.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port (8000, or the next free)")
    options = parser.parse_args(argv)
    port = free_port(options.host, options.port)
    if port != options.port:
        print(f"Port {options.port} is in use by another program; using {port}.", flush=True)
    with tempfile.TemporaryDirectory(prefix="joined-up-") as folder:
        return _serve(options.host, port, Path(folder))


def _mount_path() -> str:
    """Return the path that ``site_url`` gives the site, so that addresses work as they will later."""
    from mkdocs.config import load_config

    return urlsplit(load_config(os.fspath(places.ROOT / "mkdocs.yml")).site_url or "/").path or "/"


def _serve(host: str, port: int, folder: Path) -> int:
    mount_path = _mount_path()
    shown_host = f"[{host}]" if ":" in host else host
    address = f"http://{shown_host}:{port}{mount_path.rstrip('/')}/"
    first = folder / "site-0"
    trouble = ""
    if build(first, address) != 0:
        trouble = read_problems(first)
        print("\nThe course was not built. The page at the address below says what to mend.", file=sys.stderr)
        first.mkdir()
        (first / "index.html").write_text(EMPTY, "utf-8")
    server = _server(host, port, mount_path, address, first)
    server.trouble = trouble
    for name in WATCHED:
        if (places.ROOT / name).exists():
            server.watch(os.fspath(places.ROOT / name))
    print(f"\nThe course is at  {address}\nCtrl+C stops it. Changes show by themselves.", flush=True)
    try:
        server.serve()
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        server.shutdown()
    return 0


def build(site: Path, address: str) -> int:
    """Build into a folder in a fresh process; return its exit code. Why it failed stands beside the folder."""
    return subprocess.call(
        [sys.executable, "-m", "tools.build", "--into", os.fspath(site), "--address", address, "--draft",
         "--problems", os.fspath(site.with_suffix(".problems"))],
        cwd=places.ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def _server(host: str, port: int, mount_path: str, address: str, first: Path):
    import watchdog.events
    from mkdocs.livereload import LiveReloadServer

    class CourseServer(LiveReloadServer):
        """MkDocs' server, deaf to changes that the build itself or an editor makes in passing.

        While a build has failed, every page says at its head what is to be mended.
        """

        number = 0
        trouble = ""

        def watch(self, path, func=None, *, recursive=True):
            handler = watchdog.events.FileSystemEventHandler()
            handler.on_any_event = self.noticed
            self._watched_paths[path] = 1
            self._watch_refs[path] = self.observer.schedule(handler, path, recursive=recursive)

        def noticed(self, event):
            if event.is_directory or not counts(os.fsdecode(event.src_path)):
                return
            with self._rebuild_cond:
                if not self._want_rebuild:
                    print(f"Changed: {places.shown(Path(os.fsdecode(event.src_path)))}", flush=True)
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

        def rebuild(self):
            self.number += 1
            fresh = first.with_name(f"site-{self.number}")
            if build(fresh, address) != 0:
                self.trouble = read_problems(fresh)
                print("The site before this change is still shown.", file=sys.stderr, flush=True)
                return
            self.trouble = ""
            before, self.root = self.root, os.fspath(fresh)
            shutil.rmtree(before, ignore_errors=True)

        def _inject_js_into_html(self, content, epoch):
            return super()._inject_js_into_html(page_with(content, self.trouble), epoch)

    def error_page(code: int) -> bytes | None:
        page = Path(server.root, f"{code}.html")
        return page_with(page.read_bytes() if page.is_file() else EMPTY.encode(), server.trouble)

    server = CourseServer(
        builder=lambda: server.rebuild(),
        host=host,
        port=port,
        root=os.fspath(first),
        mount_path=mount_path,
    )
    server.error_handler = error_page
    return server
