"""A browser of our own that can be killed whole, with a profile that outlives it, and a hand that types in it."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Error

from tests.support.browsing import FLAGS

NOBODY = ["--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=127.0.0.1", "--headless=new", "--remote-debugging-port=0",
          "--disable-session-crashed-bubble", "--hide-crash-restore-bubble", "about:blank"]
"""Whatever the browser asks of anybody else ends at a door that nobody opens."""
BOUND = 60

LOOK = """(name) => {
    const box = document.querySelector('course-exercise');
    const input = [...box.querySelectorAll(`.course-stage > :not(.course-stage-waiting) [class~="field--${name}"]`)]
        .map((one) => one.querySelector('input, textarea')).find(Boolean);
    return [box.querySelector('.course-kept').dataset.kept ?? '', input.value, box.dataset.state];
}"""
"""What the quiet line says and what stands in the field, at one moment."""

LISTEN = "() => document.querySelector('.course-kept[data-kept]') !== null"


class Killable:
    """A Chromium in a process group of its own.

    Args:
        kind: Playwright's ``BrowserType``.
        program: where Chromium is.
        profile: the folder of its profile; what was saved lies there.
    """

    def __init__(self, kind, program: Path, profile: Path) -> None:
        self.kind, self.program, self.profile = kind, program, profile
        self.process = self.browser = None

    def start(self):
        """Start it and return its first page."""
        told = self.profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        command = [str(self.program), *FLAGS, f"--user-data-dir={self.profile}", *NOBODY]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        end = time.monotonic() + BOUND
        while not (told.is_file() and told.read_text().count("\n")):
            assert self.process.poll() is None, "the browser ended by itself"
            assert time.monotonic() < end, "the browser did not say where it listens"
            time.sleep(0.01)
        port = told.read_text().split("\n")[0]
        self.browser = self.kind.connect_over_cdp(f"http://127.0.0.1:{port}")
        [context] = self.browser.contexts
        page = context.pages[0] if context.pages else context.new_page()
        page.set_default_timeout(BOUND * 1000)
        return page

    def strike(self) -> None:
        """SIGKILL for the browser and all its processes. May be called from another thread."""
        with contextlib.suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                subprocess.run(["taskkill", "/F", "/T", "/PID", str(self.process.pid)], check=False, capture_output=True)

    def gone(self) -> None:
        """Wait until nothing of it is left."""
        self.strike()
        self.process.wait(timeout=BOUND)
        with contextlib.suppress(Error):
            self.browser.close()


class Writer:
    """Somebody who types into one field, and remembers what the page has called saved.

    Args:
        name: the field.

    Attributes:
        before: what stood in the field when the writing began.
        typed: what has been typed over it since; the last of it may not have arrived.
        saved: what stood there when the quiet line last said that it was saved.
    """

    def __init__(self, name: str = "example") -> None:
        self.name = name
        self.before = self.typed = ""
        self.saved: str | None = None

    def sit_down(self, page, address: str) -> str:
        """Open the page and wait until it has said what it knows; returns what stands in the field."""
        page.goto(address, wait_until="commit")
        self._until(page, lambda: page.evaluate(LISTEN), "the page never said whether anything is kept")
        return self.look(page)[1]

    def agree(self, page) -> None:
        """Choose to keep work on this device."""
        page.locator("course-exercise [data-consent=device]").first.click()

    def come_near(self, page, state: str = "live") -> None:
        """Bring the exercise into view, so that it starts, and wait until it has."""
        page.locator("course-exercise").first.scroll_into_view_if_needed()
        self._until(page, lambda: self.look(page)[2] == state, f"it never became {state}")

    def begin(self, page, words: str) -> None:
        """Take what stands there for the beginning, then put ``words`` in its place."""
        self.before, self.typed = self.look(page)[1], ""
        self.saved = None
        field = page.locator(f'course-exercise [class~="field--{self.name}"]').locator("input, textarea").first
        field.focus()
        page.keyboard.press("ControlOrMeta+A")
        self.type(page, words)

    def type(self, page, words: str) -> None:
        """Type on, key by key."""
        self.typed += words
        page.keyboard.type(words)

    def look(self, page) -> tuple[str, str, str]:
        """What the quiet line says, what stands in the field, and the exercise's state; remembers what was called saved."""
        kept, value, state = page.evaluate(LOOK, self.name)
        # What stood there before the writing began is no news.
        if kept in ("saved", "copy") and value and self.typed.startswith(value):
            self.saved = value
        return kept, value, state

    def is_saved(self, page) -> bool:
        """Whether all that was typed is shown as saved."""
        return self.look(page)[0] in ("saved", "copy") and self.saved == self.typed

    def loss(self, found: str) -> str | None:
        """What has been lost, if ``found`` is what came back; None where nothing has."""
        if self.saved is None and found == self.before:
            return None
        if self.typed.startswith(found) and len(found) >= len(self.saved or ""):
            return None
        return f"shown as saved: {self.saved!r}; came back: {found!r}; typed: {self.typed!r}; before: {self.before!r}"

    def _until(self, page, ask, why: str) -> None:
        end = time.monotonic() + BOUND
        while not ask():
            assert time.monotonic() < end, why
            page.wait_for_timeout(10)
