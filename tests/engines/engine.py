"""A browser of another kind, asked from Python: it goes to pages, clicks, types, and says what it sees."""

import contextlib
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tools.ground import engines, node, places

DRIVER = Path(__file__).with_name("driver.mjs")
BOUND = 120.0
"""Seconds after which a wait has failed; engines that are not Chromium take their time on a busy machine."""


class EngineError(AssertionError):
    """The browser could not do what was asked; the text says what it was and what the browser said."""


class Engine:
    """A browser that runs.

    Args:
        name: ``firefox`` or ``webkit``.
        process: the driver (``driver.mjs``).

    Attributes:
        version: what the browser calls itself.
    """

    def __init__(self, name: str, process: subprocess.Popen) -> None:
        self.name = name
        self._process = process
        self.version = self._answer("start")

    def _answer(self, what: str):
        line = self._process.stdout.readline()
        if not line:
            raise EngineError(f"{self.name} went away at: {what}. {self._process.stderr.read()[-2000:]}")
        said = json.loads(line)
        if "error" in said:
            raise EngineError(f"{self.name} could not {what}: {said['error']}")
        return said["value"]

    def ask(self, act: str, **details):
        """Have the driver do one thing; see ``driver.mjs``."""
        self._process.stdin.write(json.dumps({"act": act, **details}) + "\n")
        self._process.stdin.flush()
        return self._answer(f"{act} {json.dumps(details)[:300]}")

    # What a reader does

    def goto(self, url: str) -> None:
        """Go to an address; returns when its HTML stands."""
        self.ask("goto", url=url)

    def reload(self) -> None:
        """Load the page anew."""
        self.ask("reload")

    def click(self, selector: str) -> None:
        """Click on what the selector finds first, once it is there."""
        self.sees(selector)
        self.ask("click", selector=selector)

    def type(self, selector: str, text: str) -> None:
        """Type words, key by key."""
        self.sees(selector)
        self.ask("type", selector=selector, text=text)

    def press(self, key: str) -> None:
        """Press a key by its name, such as ``Tab``."""
        self.ask("press", key=key)

    def upload(self, selector: str, file: Path) -> None:
        """Choose a file."""
        self.ask("upload", selector=selector, file=os.fspath(file))

    # What a reader sees

    def evaluate(self, script: str, *values):
        """Run a JavaScript function in the page with ``values``; returns what it, or its promise, gives."""
        return self.ask("evaluate", script=script, values=list(values))

    def until(self, script: str, *values, why: str = ""):
        """Ask again and again until the function gives something true; returns that."""
        end = time.monotonic() + BOUND
        while True:
            value = self.evaluate(script, *values)
            if value:
                return value
            if time.monotonic() > end:
                seen = self.evaluate("() => document.body.innerText.slice(0, 3000)")
                raise EngineError(f"{self.name}: {why or script} did not come. The page says: {seen}")
            time.sleep(0.1)

    def sees(self, selector: str) -> None:
        """Wait until something that is drawn fits the selector."""
        self.until(
            "(selector) => [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length)", selector
        )

    def says(self, words: str, within: str = "main") -> None:
        """Wait until the words stand in a part of the page."""
        self.until(
            "(words, within) => [...document.querySelectorAll(within)].some((one) => one.innerText.includes(words))",
            words, within, why=repr(words),
        )  # fmt: skip

    def text(self, selector: str) -> str:
        """Return the words in what the selector finds first."""
        self.sees(selector)
        return self.evaluate("(selector) => document.querySelector(selector).innerText", selector)


@contextlib.contextmanager
def started(name: str, folder: Path) -> Iterator[Engine]:
    """Start an engine with an empty profile in ``folder``; it is gone afterwards.

    Raises:
        EngineError: it did not start; the text says what it said.
    """
    parts = engines.ENGINES[name].parts()
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    # A profile of its own in each of the places where a browser may keep something.
    environment = {**os.environ, "HOME": os.fspath(home), "TMPDIR": os.fspath(folder), "MOZ_HEADLESS": "1", **node.environment()}
    for place in ("CACHE", "CONFIG", "DATA", "RUNTIME"):
        kept = home / place.lower()
        kept.mkdir(mode=0o700, exist_ok=True)
        environment[f"XDG_{place}_{'DIR' if place == 'RUNTIME' else 'HOME'}"] = os.fspath(kept)
    with contextlib.ExitStack() as stack:
        address = ""
        if name == "webkit":
            environment["DISPLAY"] = stack.enter_context(_screen(parts["screen"], environment))
            # The machine has neither a graphics card nor the rights for a sandbox of its own.
            environment.update(WEBKIT_DISABLE_COMPOSITING_MODE="1", LIBGL_ALWAYS_SOFTWARE="1", WEBKIT_FORCE_SANDBOX="0")
            address = stack.enter_context(_web_driver(parts["driver"], environment))
        command = [node.node(), DRIVER, name, parts["program"], folder / "profile", address]
        process = subprocess.Popen(
            [os.fspath(part) for part in command], cwd=places.ROOT, env=environment, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        stack.callback(_end, process)
        engine = Engine(name, process)
        yield engine
        with contextlib.suppress(EngineError, OSError):
            engine.ask("quit")


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def _screen(program: Path, environment: dict) -> Iterator[str]:
    """A screen that nobody sees; its name comes back."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [os.fspath(program), "-displayfd", str(writing), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"],
        env=environment, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise EngineError("The screen for WebKitGTK did not start.")
        yield f":{number}"
    finally:
        _end(process)


@contextlib.contextmanager
def _web_driver(program: Path, environment: dict) -> Iterator[str]:
    """WebKit's own driver; its address comes back."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [os.fspath(program), f"--port={port}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + BOUND
        while True:
            try:
                urlopen(address + "/status", timeout=5).close()
                break
            except URLError as error:
                if process.poll() is not None or time.monotonic() > end:
                    raise EngineError(f"WebKitGTK's driver did not start: {error}") from error
                time.sleep(0.1)
        yield address
    finally:
        _end(process)
