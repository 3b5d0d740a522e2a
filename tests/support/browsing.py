"""A real browser, watched: whoever asks another host, or fails in the console, fails the test."""

import contextlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

import pytest

from tests.support.serving import ROOT, Elsewhere

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
FIRST_COMPILER = "--js-flags=--liftoff-only"
"""WebAssembly by V8's first compiler alone. Its second one works beside a walk, and takes a fifth of the
processor's time of each start of Python for what a walk of some seconds hardly sees. The kills, the other
engines and the bench leave it on, as it is on for readers."""
BROWSERS_OWN = frozenset(
    f"CONNECT {host}:443"
    for host in (
        "accounts.google.com",
        "clients2.google.com",
        "content-autofill.googleapis.com",
        "edge.microsoft.com",
        "optimizationguide-pa.googleapis.com",
        "safebrowsing.googleapis.com",
        "update.googleapis.com",
    )
)
"""What the browser itself asks for, of its own accord, and only its proxy sees. Were a page to ask one
of these hosts, Playwright would tell of the request, and that is never passed over."""
OWN_SCHEMES = ("data", "blob", "about", "chrome-error")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "aria-hidden-focus", "meta-viewport")
"""The rules of those whose answer can change with colours and width alone."""
FRAME = (".md-header", ".md-sidebar", ".md-footer")
"""What stands round every page and is the same on each."""
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
POLL = 0.05

REFUSALS = """
    window.refusals = [];
    document.addEventListener('securitypolicyviolation', (event) => {
        window.refusals.push(`${event.effectiveDirective} ${event.blockedURI}`);
        console.error(`refused: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
"""
"""Keeps what the policy refused, and fails the test by an error in the console."""

_pages: list = []
"""Pages that are open; Playwright hands out events only while one of them is asked something."""


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """Chromium, driven by Playwright's synchronous interface; a test wants ``new_page`` or ``page``."""
    from playwright.sync_api import sync_playwright

    from tools.ground import chromium

    program = chromium.find()
    if program is None:
        pytest.fail(chromium.how_to_get(), pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(program), args=[*FLAGS, FIRST_COMPILER])
        yield started
        started.close()


class Watch:
    """What went wrong in the pages of one test."""

    def __init__(self, allow: Sequence[str]) -> None:
        self.allow = allow
        self.troubles: list[str] = []
        self.elsewhere = Elsewhere()

    def note(self, trouble: str) -> None:
        """Keep a trouble."""
        self.troubles.append(trouble)

    def follow(self, context) -> None:
        """Listen to everything that a context's pages and workers say."""
        context.on("request", lambda request: self._request(request.url))
        context.on("console", self._console)
        context.on("weberror", lambda failure: self.note(f"page error: {failure.error}"))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in OWN_SCHEMES and parts.hostname != "127.0.0.1":
            self.note(f"request to another host: {url}")

    def _console(self, message) -> None:
        if message.type == "error":
            place = message.location.get("url", "") if message.location else ""
            self.note(f"console error: {message.text} ({place})")

    def left(self) -> list[str]:
        """Return the troubles that no pattern allows."""
        asked = [ask for ask in self.elsewhere.asked if ask not in BROWSERS_OWN]
        found = self.troubles + [f"request to another host: {ask}" for ask in asked]
        return [t for t in found if not any(re.search(pattern, t) for pattern in self.allow)]


def watched_context(browser, allow: Sequence[str] = (), **options):
    """Return a fresh profile and the watch over it; the one who asks closes both."""
    watch = Watch(allow)
    proxy = {"server": watch.elsewhere.url, "bypass": "127.0.0.1"}
    context = browser.new_context(proxy=proxy, **options)
    watch.follow(context)
    return context, watch


@pytest.fixture
def new_page(browser) -> Iterator[Callable]:
    """Open a page in a fresh profile: ``new_page(width=320, javascript=False, color_scheme="dark")``.

    Options: ``width``, ``height`` (CSS pixels), ``javascript``, ``color_scheme`` (``light`` or
    ``dark``), ``allow`` (regular expressions; a trouble that one of them finds does not fail the
    test), ``context`` (open it in the same profile as an earlier page: ``page.context``), and
    whatever else Playwright's ``new_context`` takes, such as ``reduced_motion="reduce"``.

    When the test ends, every request to another host, from pages and workers alike, every console
    error and every uncaught error in a page fails it.
    """
    watches: list[Watch] = []
    with contextlib.ExitStack() as stack:

        def open_page(
            width: int = 1280,
            height: int = 900,
            javascript: bool = True,
            color_scheme: str = "light",
            allow: Sequence[str] = (),
            context=None,
            **options,
        ):
            if context is None:
                context, watch = watched_context(
                    browser,
                    allow,
                    viewport={"width": width, "height": height},
                    java_script_enabled=javascript,
                    color_scheme=color_scheme,
                    **options,
                )
                watches.append(watch)
                stack.callback(watch.elsewhere.close)
                stack.callback(context.close)
            page = context.new_page()
            _pages.append(page)
            return page

        yield open_page
    left = [trouble for watch in watches for trouble in watch.left()]
    if left:
        pytest.fail("The page was in trouble:\n" + "\n".join(dict.fromkeys(left)), pytrace=False)


@pytest.fixture
def page(new_page):
    """A page on a desktop, in light colours."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Callable:
    """``axe(page)`` returns what axe-core finds against WCAG 2.2 A and AA and best practice.

    Each finding is a dictionary: ``rule``, ``impact``, ``help``, ``where`` (selectors), ``html``. An
    empty list is what one wants: ``assert axe(page) == []``. ``axe(page, within="#part")`` looks at one
    part only; ``axe(page, rules=LOOKS)`` asks only what colours and widths can change, where all else
    of the same page has been asked already; ``axe(page, without=FRAME)`` leaves out what another page of
    the same kind has been asked for.
    """
    source = AXE.read_text("utf-8")

    def look(page, within: str | None = None, rules: Sequence[str] = (), without: Sequence[str] = ()) -> list[dict]:
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(f"() => {{ {source} }}")
        found = page.evaluate(
            """async ([within, exclude, only]) => {
                const where = exclude.length ? {include: [within ?? 'html'], exclude} : within ?? document;
                const report = await axe.run(where, {runOnly: only, resultTypes: ['violations']});
                return report.violations;
            }""",
            [within, list(without), {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": RULES}],
        )
        return [
            {
                "rule": rule["id"],
                "impact": rule["impact"],
                "help": rule["help"],
                "where": [" ".join(map(str, node["target"])) for node in rule["nodes"]][:8],
                "html": [node["html"][:200] for node in rule["nodes"]][:3],
            }
            for rule in found
        ]

    return look


@pytest.fixture(scope="session")
def until() -> Callable:
    """``until(fn, timeout=30, why="…")`` asks again and again until ``fn()`` is true; returns its value.

    The time is a bound, not a claim about speed; a test fails with ``why`` when it is used up.
    """

    def ask(fn: Callable, timeout: float = 30, why: str = "what was waited for did not come"):
        end = time.monotonic() + timeout
        while True:
            value = fn()
            if value:
                return value
            if time.monotonic() > end:
                pytest.fail(f"After {timeout:g} s: {why} (last answer: {value!r})")
            _breathe()

    return ask


def _breathe() -> None:
    """Wait a moment, and let the browser's own events through while we do."""
    _pages[:] = [page for page in _pages if not page.is_closed()]
    if _pages:
        _pages[-1].wait_for_timeout(POLL * 1000)
    else:
        time.sleep(POLL)
