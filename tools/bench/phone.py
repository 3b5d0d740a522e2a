"""``tools bench --phone``: the main journeys on a slow phone and a slow line, in seconds of the reader's own clock.

360 pixels wide, a renderer four times slower than this machine's, 3 Mbit/s with 100 milliseconds. Nothing is compared
here and nothing promised: the figures say whether one would stay.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench import browser, figures, hosts, slow
from tools.ground import places

FACTOR = 4
LINE = hosts.Line(3e6, 0.100)
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
STAGE, V_PA = "exercises/stage-tracker/", "vignettes/after-the-bridge-goes/"
LIVE = "course-exercise[data-state=live] .course-stage-live "


def field(name: str, live: bool = True) -> str:
    """Return the selector of a control."""
    return f'{LIVE if live else ""}[class~="field--{name}"]'


class Phone:
    """One visitor with a slow phone.

    Args:
        reader: the browser.
        root: the site's path on the host, ending with a slash.
    """

    def __init__(self, reader: browser.Reader, root: str) -> None:
        self.reader, self.root = reader, root
        self.taken: list[tuple[str, float]] = []

    def _note(self, what: str, milliseconds: float) -> None:
        self.taken.append((what, milliseconds / 1000))

    def visit(self, what: str, path: str, click: str, answer: str) -> None:
        """Go to a page, click as soon as its HTML stands, and wait for the answer; two rows come of it."""
        visit = self.reader.visit(browser.Page(self.root + path, click, answer))
        paint = self.reader.page.evaluate(
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
        )
        if paint is not None:
            self._note(f"{what}: words to read", paint)
        self._note(f"{what}: first answer", visit.answered)
        self._note(f"{what}: longest block of the page", visit.block)

    def act(self, what: str, click: str, answer: str) -> None:
        """Click on the page that is open and wait for what comes of it."""
        self._note(what, self.reader.second(click, answer))

    def keep_offline(self, host: hosts.Host) -> None:
        """Keep the course on this device, go offline, and open an exercise."""
        page = self.reader.page
        page.goto(host.origin + self.root + "offline/")
        page.wait_for_selector("course-offline[data-state=off]", timeout=1000 * browser.BOUND)
        host.tally.take()
        began = time.monotonic()
        self.reader.second("course-offline [role=switch]", "course-offline[data-state=kept]")
        self._note("offline: keeping the whole course", 1000 * (time.monotonic() - began))
        self._note("offline: megabytes for that", sum(size for _, size in host.tally.take()) / 1e3)
        page.context.set_offline(True)
        self.visit("offline, X01", STAGE, field("behaviour.waited", live=False) + " input", field("behaviour.waited") + " input:checked")
        page.context.set_offline(False)


def journeys(phone: Phone, host: hosts.Host) -> None:
    """Walk the main journeys."""
    tick = field("behaviour.waited", live=False) + " input"
    phone.visit("X01, first visit", STAGE, tick, field("behaviour.waited") + " input:checked")
    phone.act("X01: a tick stands", field("behaviour.grumbled") + " input", field("behaviour.grumbled") + " input:checked")
    phone.act("X01: the figures", field("show"), LIVE + "table caption")
    phone.visit("X01, next visit", STAGE, tick, field("behaviour.waited") + " input:checked")
    phone.visit("V-PA, after X01", V_PA, field("begin.lead", live=False), LIVE + ".scene")
    phone.act("V-PA: what a choice opened and cost", field("choice.1"), field("on"))
    phone.keep_offline(host)


def measure(site: Path, rounds: int, say: Callable[[str], None]) -> list[list[tuple[str, float]]]:
    """Walk the journeys ``rounds`` times, each with a fresh profile; returns what each took.

    Args:
        site: the course as it was built.
        rounds: how often.
        say: told in a sentence what is being done.

    Raises:
        browser.NoAnswer: Python did not answer.
        Missing: there is no browser.
        OSError: this system cannot slow a process.
    """
    host = hosts.Host({"/course/": site}, hosts.Packer(places.CACHE / "bench" / "packed"), LINE, False)
    found = []
    try:
        with browser.started() as chromium:
            for number in range(1, rounds + 1):
                say(f"round {number} of {rounds}: a phone {FACTOR} times slower, at {LINE.bits / 1e6:g} Mbit/s")
                with chromium.reader(host, **PHONE) as reader:
                    reader.open(host.origin + "/course/404.html")
                    with slow.slowed(FACTOR, reader.renderers):
                        phone = Phone(reader, "/course/")
                        journeys(phone, host)
                found.append(phone.taken)
    finally:
        host.close()
    return found


def table(found: list[list[tuple[str, float]]]) -> str:
    """Return the figures as a table in Markdown: median (least to greatest)."""
    rows = [["on a slow phone", "seconds"]]
    for what, values in _by_name(found):
        value = figures.figure(values)
        unit = what.partition("megabytes")[1]
        rows.append([what.replace(": megabytes for that", ": megabytes"), figures.shown(value, 1, 1 if unit else 2)])
    return figures.lines(rows)


def _by_name(found: list[list[tuple[str, float]]]) -> Iterator[tuple[str, list[float]]]:
    for what in dict.fromkeys(name for taken in found for name, _ in taken):
        yield what, [value for taken in found for name, value in taken if name == what]
