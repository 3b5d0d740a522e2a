"""An exercise in a page, driven as a reader drives it: by what it is called on the screen and in its HTML.

Nothing here knows what goes on in the worker. Every wait ends at a bound, and none is a pause.
"""

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

BOUND = 60_000
"""Milliseconds after which a wait has failed; on a busy machine Python takes long to start."""

WORKER = "**/assets/course/worker.*.js"
SCRIPT = "**/assets/course/course.*.js"

SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            if (!entry.hadRecentInput) window.shifts.push({value: entry.value, at: entry.startTime});
        }
    }).observe({type: 'layout-shift', buffered: true});
"""
"""Keeps every jump of the page that no input of the reader's explains."""

STORED = """async (name) => {
    const known = (await indexedDB.databases()).some((one) => one.name === name);
    if (!known) return [];
    const open = indexedDB.open(name);
    await new Promise((resolve, reject) => { open.onsuccess = resolve; open.onerror = reject; });
    const all = open.result.transaction('records').objectStore('records').getAll();
    await new Promise((resolve, reject) => { all.onsuccess = resolve; all.onerror = reject; });
    open.result.close();
    return all.result;
}"""

TABLES = """(box) => Object.fromEntries([...box.querySelectorAll('table')].map((table) => [
    table.caption.textContent,
    [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
]))"""


class ExercisePage:
    """A page with an exercise in it.

    Args:
        page: Playwright's page.
        place: which exercise of the page, counted from 0.

    Attributes:
        path: the page's address below the site's root.
        box: the exercise's element.
    """

    path = ""

    def __init__(self, page: Page, place: int = 0) -> None:
        self.page = page
        self.box = page.locator("course-exercise").nth(place)
        page.set_default_timeout(BOUND)
        expect.set_options(timeout=BOUND)

    # Coming to it

    def open(self, site):
        """Open the page; returns itself."""
        self.page.goto(site.url + self.path)
        return self

    def open_live(self, site):
        """Open the page, come near the exercise and wait until it is live; returns itself."""
        return self.open(site).go_live()

    def go_live(self):
        """Come near, and wait until Python is here."""
        self.box.scroll_into_view_if_needed()
        return self.becomes("live")

    def becomes(self, state: str):
        """Wait for one of the four states."""
        expect(self.box).to_have_attribute("data-state", state)
        return self

    def hold_python(self, pattern: str = WORKER):
        """Keep back a file that Python needs; call what is returned to let it come."""
        held, may_come = [], []
        self.page.route(pattern, lambda route: route.continue_() if may_come else held.append(route))

        def let_go() -> None:
            may_come.append(True)
            for route in held:
                route.continue_()

        return let_go

    def stay_static(self):
        """Give the page an empty script in place of the course's: a static picture that stays one."""
        self.page.route(SCRIPT, lambda route: route.fulfill(content_type="text/javascript", body=""))
        return self

    # Its controls

    @property
    def shown(self) -> Locator:
        """What stands on the stage: the static picture or the live widgets, never those still waiting."""
        return self.box.locator(".course-stage > :not(.course-stage-waiting)")

    def field(self, name: str) -> Locator:
        """The control of that name."""
        return self.shown.locator(f'[class~="field--{name}"]')

    def input(self, name: str) -> Locator:
        """What one types into, ticks or chooses from."""
        return self.field(name).locator("input, textarea, select")

    def press(self, name: str) -> None:
        """Press a button."""
        self.field(name).click()

    def check(self, name: str) -> None:
        """Tick a box."""
        self.input(name).check()

    def write(self, name: str, words: str) -> None:
        """Type words, key by key, at the end of what stands there."""
        self.input(name).press("End")
        self.input(name).press_sequentially(words)

    def choose(self, name: str, label: str) -> None:
        """Choose from a list."""
        self.input(name).select_option(label=label)

    def give_file(self, name: str, file_name: str, content: str | bytes) -> None:
        """Choose a file that holds ``content`` in a field for files."""
        data = content.encode() if isinstance(content, str) else content
        with self.page.expect_file_chooser() as chooser:
            self.press(name)
        kind = "text/csv" if file_name.endswith(".csv") else "application/json"
        chooser.value.set_files([{"name": file_name, "mimeType": kind, "buffer": data}])

    def saved_by(self, name: str) -> tuple[str, str]:
        """Press a button that saves a file; returns the file's name and its text."""
        with self.page.expect_download() as download:
            self.press(name)
        return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")

    def record(self) -> dict:
        """Save the work as a file and read that."""
        return json.loads(self.saved_by("export_json")[1])

    # What it says

    @property
    def trouble(self) -> Locator:
        """Where a failure is told."""
        return self.box.locator(".course-trouble")

    def says(self, words: str) -> None:
        """Wait until the exercise shows these words."""
        expect(self.shown).to_contain_text(words)

    def status(self) -> str:
        """The quiet line that says the state in words."""
        return self.box.locator("> .course-status").inner_text()

    def tables(self) -> dict[str, list[list[str]]]:
        """Every table by its caption: its rows as lists of cells, the header first."""
        return self.shown.evaluate(TABLES)

    # What is kept

    def keep(self, consent: str) -> None:
        """Decide: ``device`` keeps work on this device, ``tab`` keeps nothing once the tab is closed."""
        self.box.locator(f"[data-consent={consent}]").click()

    def is_kept_as(self, kind: str) -> None:
        """Wait until the line about keeping is at ``saved``, ``copy`` or ``unkept``."""
        expect(self.box.locator(".course-kept")).to_have_attribute("data-kept", kind)

    def is_told(self) -> None:
        """Wait until the page has said whether anything is kept: what was kept stands in the controls then."""
        expect(self.box.locator(".course-kept")).to_have_attribute("data-kept", re.compile("."))

    def stored(self, site) -> list[dict]:
        """The records that stand in this browser's store."""
        return self.page.evaluate(STORED, f"joined-up:{site.prefix}")

    # Keyboard, layout

    def tab_to(self, name: str, most: int = 200) -> None:
        """Press Tab until the control has the focus; its focus has to be visible.

        Args:
            name: the control's name.
            most: how many presses may be needed before the control counts as out of reach.
        """
        for _ in range(most):
            if self.has_focus(name):
                assert self.focus_shows(), f"{name} has the focus and does not show it"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{most} presses of Tab did not come to {name}")

    def has_focus(self, name: str) -> bool:
        """Whether the focus is on the control, or in it."""
        return self.shown.evaluate(
            "(stage, name) => document.activeElement?.closest(`[class~='field--${name}']`) != null"
            " && stage.contains(document.activeElement)",
            name,
        )

    def has_focus_within(self) -> bool:
        """Whether the focus is on anything in this exercise."""
        return self.box.evaluate("(box) => box.contains(document.activeElement)")

    def focus_shows(self) -> bool:
        """Whether what has the focus, or what stands round it, is drawn with a ring."""
        return self.page.evaluate(
            """() => {
                const ring = (node) => {
                    const style = getComputedStyle(node);
                    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
                        || style.boxShadow !== 'none';
                };
                const active = document.activeElement;
                return active.matches(':focus-visible') && (ring(active) || ring(active.parentElement));
            }"""
        )

    def barriers(self, axe) -> list[dict]:
        """What axe-core finds in the whole page, scrolled to its top.

        Further down the header lies over whatever happens to be there, which axe takes for too small.
        """
        self.page.evaluate("() => scrollTo({top: 0, behavior: 'instant'})")
        self.two_frames()
        return axe(self.page)

    def sideways(self) -> int:
        """By how many CSS pixels the page is wider than its window."""
        return self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def shift_since(self, moment: float) -> float:
        """The sum of the page's unasked-for jumps since ``performance.now()`` was ``moment``."""
        self.two_frames()
        return self.page.evaluate(
            "(moment) => window.shifts.filter((one) => one.at >= moment).reduce((sum, one) => sum + one.value, 0)",
            moment,
        )

    def now(self) -> float:
        """The page's own clock, in milliseconds."""
        return self.page.evaluate("() => performance.now()")

    def two_frames(self) -> None:
        """Wait until two frames have been drawn."""
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        )
