"""A reader's visit, in a real Chromium with a profile of its own: when Python first answered, and what it took.

All times are the page's own clock, from the moment at which it was asked for. The first click comes as
soon as the page's HTML stands; whoever is not ready keeps it.
"""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tools.bench.hosts import Host

FLAGS = (
    "--no-sandbox --disable-gpu --no-first-run --no-default-browser-check --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --disable-features=Translate,MediaRouter"
).split()

WATCH = """(([click, answer]) => {
    if (location.pathname.endsWith('/seed/')) return;
    const bench = window.bench = {answered: null, blocks: []};
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) bench.blocks.push([entry.startTime, entry.duration]);
    }).observe({type: 'longtask', buffered: true});
    const look = () => {
        if (bench.answered === null && document.querySelector(answer)) {
            bench.answered = performance.now();
            watcher.disconnect();
        }
    };
    const watcher = new MutationObserver(look);
    document.addEventListener('DOMContentLoaded', () => {
        watcher.observe(document.body, {subtree: true, childList: true, attributes: true});
        document.querySelector(click)?.click();
    });
})(%s)"""

SEED = """async ([name, record]) => {
    const open = indexedDB.open(name, 1);
    open.onupgradeneeded = () => {
        open.result.createObjectStore('records', {keyPath: 'key'});
        open.result.createObjectStore('settings', {keyPath: 'name'});
    };
    await new Promise((resolve, reject) => { open.onsuccess = resolve; open.onerror = reject; });
    const writing = open.result.transaction(['records', 'settings'], 'readwrite');
    writing.objectStore('records').put(record);
    writing.objectStore('settings').put({name: 'consent', value: 'device'});
    await new Promise((resolve, reject) => { writing.oncomplete = resolve; writing.onabort = reject; });
    open.result.close();
}"""

BOUND = 180.0
SETTLE = 5.0
"""Seconds after the answer in which the page comes to rest and the browser keeps its compiled code."""


class Page(NamedTuple):
    """A page to visit.

    Attributes:
        path: its address below the host's origin.
        click: selector of what is clicked first.
        answer: selector of what stands in the page once Python has answered; empty where nobody answers.
        record: a record (``store.ts``: ``Kept``) that stands in the store beforehand, or None.
        script: runs in the page before its own, for what one click does not do; empty for none.
    """

    path: str
    click: str
    answer: str
    record: dict | None = None
    script: str = ""


class Visit(NamedTuple):
    """What one visit took.

    Attributes:
        answered: milliseconds until Python's first answer; None where nobody was to answer.
        block: the longest block of the page's thread in milliseconds; 0 for none of 50 or more.
        size: bytes over the line, heads of requests and answers included.
        requests: how many.
        memory: megabytes that the renderer's process held for itself alone when the page had come to rest.
        processor: seconds of processor that the renderer spent until the answer, all its threads together; it says more
            than the clock where other programs share the machine.
    """

    answered: float | None
    block: float
    size: int
    requests: int
    memory: float | None
    processor: float | None


class NoAnswer(RuntimeError):
    """Python did not answer in time; the text says what the page said."""


class Reader:
    """One reader with one profile, from the first visit on."""

    def __init__(self, context, host: Host, profile: Path) -> None:
        self.context, self.host, self.profile = context, host, profile
        self.page = context.pages[0] if context.pages else context.new_page()
        self.strangers: set[str] = set()
        """Addresses on other hosts for which a page, a worker or a service worker asked; all were refused."""
        context.on("request", self._look)
        self._said: list[str] = []
        self._main = None

    def _look(self, request) -> None:
        if request.url.startswith(("http:", "https:")) and not request.url.startswith(self.host.origin + "/"):
            self.strangers.add(request.url)

    def prepare(self, page: Page) -> None:
        """Come to the site for the first time, to a page that holds nothing; put a record into the store."""
        self.page.goto(self.host.origin + "/course/seed/")
        if page.record:
            self.page.evaluate(SEED, ["joined-up:/course/", page.record])
        self.host.tally.take()

    def open(self, url: str) -> None:
        """Go to an address, so that this profile has a renderer."""
        self.page.goto(url)

    def renderers(self) -> list[int]:
        """The processes in which this profile's pages and their workers run."""
        return list(self._renderers())

    def visit(self, page: Page) -> Visit:
        """Go to a page in a new tab, click, and wait for the answer."""
        before, self.page = self.page, self.context.new_page()
        before.close()
        self._said.clear()
        earlier = self._renderers()
        self.page.on("console", lambda message: self._said.append(message.text))
        self.page.on("pageerror", lambda error: self._said.append(str(error)))
        self.page.add_init_script(WATCH % json.dumps([page.click, page.answer or "no-answer"]))
        if page.script:
            self.page.add_init_script(page.script)
        self.page.goto(self.host.origin + page.path, wait_until="commit")
        answered = self._wait() if page.answer else None
        after = {pid: (size, spent - earlier.get(pid, (0, 0))[1]) for pid, (size, spent) in self._renderers().items()}
        processor = max((spent for _, spent in after.values()), default=None)
        time.sleep(SETTLE)
        memory = max((size for size, _ in self._renderers().values()), default=None)
        blocks = [took for _, took in self.page.evaluate("() => window.bench.blocks")]
        went = self.host.tally.take()
        return Visit(answered, max(blocks, default=0.0), sum(size for _, size in went), len(went), memory, processor)

    def second(self, click: str, answer: str) -> float:
        """Go to another exercise of the page that is open and wait until it answers; returns milliseconds."""
        self.page.evaluate(
            """([click, answer]) => {
                window.bench = {answered: null, blocks: []};
                const began = performance.now();
                const look = () => {
                    if (!document.querySelector(answer)) return;
                    window.bench.answered = performance.now() - began;
                    watcher.disconnect();
                };
                const watcher = new MutationObserver(look);
                watcher.observe(document.body, {subtree: true, childList: true, attributes: true});
                document.querySelector(click).click();
            }""",
            [click, answer],
        )
        return self._wait()

    def _wait(self) -> float:
        end = time.monotonic() + BOUND
        while time.monotonic() < end:
            answered = self.page.evaluate("() => window.bench ? window.bench.answered : null")
            if answered is not None:
                return answered
            self.page.wait_for_timeout(100)
        raise NoAnswer(f"{self.page.url}: no answer after {BOUND:g} s. The page said: {self._said[-5:]}")

    def _renderers(self) -> dict[int, tuple[float, float]]:
        """This profile's renderers by their process: megabytes that each holds for itself alone, seconds of processor."""
        try:
            import psutil
        except ModuleNotFoundError:
            return {}
        if self._main is None:
            self._main = next(filter(self._is_ours, psutil.process_iter()), None)
        found = {}
        for child in self._main.children(recursive=True) if self._main else ():
            try:
                if "--type=renderer" in child.cmdline():
                    spent = child.cpu_times()
                    found[child.pid] = (child.memory_full_info().uss / 1e6, spent.user + spent.system)
            except psutil.Error:
                continue
        return found

    def _is_ours(self, process) -> bool:
        import psutil

        try:
            words = process.cmdline()
        except psutil.Error:
            return False
        return f"--user-data-dir={self.profile}" in words and not any(word.startswith("--type=") for word in words)


class Browser:
    """Chromium, as Playwright starts it."""

    def __init__(self, playwright, program: Path) -> None:
        self._playwright, self._program = playwright, program

    @contextmanager
    def reader(self, host: Host, **options) -> Iterator[Reader]:
        """Give a reader with a fresh profile; it is gone afterwards. ``options`` are those of Playwright's contexts."""
        with tempfile.TemporaryDirectory(prefix="joined-up-bench-", ignore_cleanup_errors=True) as folder:
            context = self._playwright.chromium.launch_persistent_context(
                folder, executable_path=str(self._program), args=[*FLAGS, f"--proxy-server={host.origin}"],
                **{"viewport": {"width": 1280, "height": 900}, **options},
            )
            try:
                yield Reader(context, host, Path(folder))
            finally:
                context.close()


@contextmanager
def started() -> Iterator[Browser]:
    """Start Playwright.

    Raises:
        Missing: there is no Chromium on this machine.
    """
    from playwright.sync_api import sync_playwright

    from tools.ground import chromium, missing

    program = chromium.find()
    if program is None:
        raise missing.Missing(chromium.how_to_get())
    with sync_playwright() as playwright:
        yield Browser(playwright, program)
