"""``tools screens``: take the pictures of the course, from the site as it was built, and make the page that shows them.

They are taken anew by this command whenever the look has changed, so that they never show what is no longer so.
"""

import argparse
import functools
import threading
import time
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.build import SITE
from tools.ground import chromium, places
from tools.ground.progress import Progress

TARGET = places.ROOT / "screens"
SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PATIENCE = 120.0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        pass


def _until(is_so: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise RuntimeError(f"{what} did not come; look at the page with `{places.launcher()} -m tools serve`.")
        time.sleep(0.1)


def _live(page):
    exercise = page.locator("course-exercise").first
    exercise.scroll_into_view_if_needed()
    _until(lambda: exercise.get_attribute("data-state") == "live", "The live exercise")
    return exercise


def _press(page, *names: str) -> None:
    for name in names:
        control = page.locator(f'[class~="field--{name}"]')
        _until(control.is_visible, f"The control {name}")
        control.click()


def _top(page, selector: str) -> None:
    page.locator(selector).first.evaluate("(one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 80)")


def _at(address: str, top: str = "") -> Callable:
    """A page as it stands, or from one of its parts on."""

    def view(page, url: str) -> None:
        page.goto(url + address)
        if top:
            _top(page, top)

    return view


def module(page, url: str) -> None:
    """A reading of module M2."""
    page.goto(f"{url}modules/m2-learning-from-our-own-group/")
    page.locator(".module-path a").nth(1).click()


def stage_tracker(page, url: str) -> None:
    """X01 live, with the invented group's result."""
    page.goto(f"{url}exercises/stage-tracker/")
    exercise = _live(page)
    _press(page, "load_example", "show")
    _until(lambda: exercise.locator("svg").count() > 3, "The result")
    _top(page, "course-exercise figure")


def scene(page, url: str) -> None:
    """V-F4's first scene from the father's seat."""
    page.goto(f"{url}vignettes/the-other-address/")
    exercise = _live(page)
    exercise.locator('[class*="field--begin."]').first.click()
    _until(lambda: exercise.locator(".scene").count() > 0, "The scene")
    _top(page, "course-exercise .scene")


def debrief(page, url: str) -> None:
    """V-PA's debrief after one path."""
    page.goto(f"{url}vignettes/after-the-bridge-goes/")
    exercise = _live(page)
    _press(page, "begin.lead", "choice.3", "on", "next", "choice.2", "on", "next", "choice.2", "on", "next", "choice.1", "on", "debrief")
    _until(lambda: exercise.get_by_role("heading", name="debrief").count() > 0, "The debrief")
    _top(page, "course-exercise .debrief, course-exercise h2, course-exercise h3")


def conference(page, url: str) -> None:
    """X16 from the social worker's chair, at her first turn."""
    page.goto(f"{url}exercises/case-conference/")
    _live(page)
    _press(page, "sit", *("before.1", "before.on") * 4, "before.rest")
    for name in ("before.harm", "before.help"):
        page.locator(f'[class~="field--{name}"] select').select_option("5")
    _press(page, "before.judge", "open", "hear_to_me")
    _until(page.locator('[class~="field--turn.say"]').is_visible, "Her turn")


def conference_room(page, url: str) -> None:
    """The room, beside what is being said."""
    conference(page, url)
    _top(page, ".conference-room")


def conference_turn(page, url: str) -> None:
    """What one may do with a turn."""
    conference(page, url)
    _top(page, ".conference-talk")


def conference_board(page, url: str) -> None:
    """The cards, open and face down."""
    conference(page, url)
    _top(page, ".conference-board")


def conference_audit(page, url: str) -> None:
    """What only one chair knew, and whether it came out, after a meeting that was watched."""
    page.goto(f"{url}exercises/case-conference/")
    exercise = _live(page)
    page.locator('[class~="field--seat"]').get_by_label("Observer").check()
    _press(page, "sit", "before.rest", "open", "hear_to_me", *("after.1", "after.on") * 5, "rise", "stepped_out")
    _until(lambda: exercise.locator(".course-result svg").count() > 2, "The audit")
    _top(page, ".course-result")


VIEWS = {
    "front-door": ("The front door", "A drawing of a full table, and a dotted line to a kitchen table beside it.", _at("")),
    "module": ("A reading of module 2", "Its sources stand at the side.", module),
    "nine-children": ("A reading of module 3", "Who was asked, drawn one by one.",
                      _at("modules/m3-shared-purpose-and-mediation/nine-children/", "main svg[role=img]")),
    "four-rooms": ("A reading of module 6", "Four rooms that the study does not enter.", _at("modules/m6-seen-from-the-family/four-rooms/")),
    "fair-group-kit": ("A group task", "The fair-group kit, as it stands on the screen.", _at("group-tasks/fair-group-kit/")),
    "choose-a-task": ("Choosing a task", "Sixteen tasks in a table that can be searched.", _at("group-tasks/", "main table")),
    "assignment": ("The assignment", "The task, its outcomes and prompts, and where the course helps.", _at("assignment/")),
    "who-is-not-here": ("Who is not in these five studies?", "A table that can be searched.", _at("sources/who-is-not-here/", "main table")),
    "whose-words": ("Whose words", "Who speaks in each source, as a picture.", _at("sources/whose-words/", "main svg[role=img]")),
    "then-and-now": ("Then and now", "Dated rows of law and terms.", _at("then-and-now/", "main h2")),
    "working-safely": ("Working safely", "Where help is, and how to write without showing who it was.", _at("working-safely/")),
    "stage-tracker": ("The stage tracker live", "An invented group: bands of forming, storming, norming, performing and adjourning.", stage_tracker),
    "scene": ("A scene", "The vignette The other address, from the father's seat.", scene),
    "debrief": ("A debrief", "The vignette After the bridge goes, after one path.", debrief),
    "conference-room": ("The case conference", "The room from the social worker’s chair, beside what is being said.", conference_room),
    "conference-turn": ("A turn", "What was said, what it did, and what one may do now.", conference_turn),
    "conference-board": ("The board", "Cards that lie open, one’s own, and those that are face down.", conference_board),
    "conference-audit": ("After the conference", "What only one chair knew, and whether it came out.", conference_audit),
    "my-work": ("My work", "What is kept on this device, and how to take it along.", _at("my-work/")),
    "offline": ("Keep this course on this device", "The switch, with its size said before.", _at("offline/")),
}  # fmt: skip
"""Every picture by its file's name: its title, what is to be seen, and how one comes to it."""


def page_of_pictures() -> str:
    """Return the page that shows all pictures, as Markdown."""
    lines = ["# The course in pictures", "", "Taken by `python3 -m tools screens` from the site as it was built; on a desk, and on a phone 360 pixels wide.", ""]
    for name, (title, seen, _) in VIEWS.items():
        lines += [f"## {title}", "", seen, "", "| On a desk | On a phone |", "|---|---|",
                  f"| ![{title}, on a desk. {seen}]({name}-desktop.jpg) | ![{title}, on a phone. {seen}]({name}-phone.jpg) |", ""]  # fmt: skip
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    """Take every picture; return 0 when all stand in ``screens/``, with the page that shows them."""
    parser = argparse.ArgumentParser(prog=f"{places.launcher()} -m tools screens", description="Take the pictures of the built site.")
    parser.add_argument("--site", type=Path, default=SITE, help="the built site (site)")
    options = parser.parse_args(argv)
    if not (options.site / "index.html").is_file():
        print(f"There is no site to photograph; run `{places.launcher()} -m tools build` first.")
        return 1
    from playwright.sync_api import sync_playwright

    progress = Progress()
    program = chromium.ensure(progress)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(options.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=FLAGS)
        for size, (width, height) in SIZES.items():
            for name, (_, _, view) in VIEWS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
                view(page, f"http://127.0.0.1:{server.server_port}/")
                page.wait_for_timeout(500)
                page.screenshot(path=TARGET / f"{name}-{size}.jpg", type="jpeg", quality=70)
                progress.say(f"Took {name}-{size}.jpg.")
                page.close()
        browser.close()
    server.shutdown()
    (TARGET / "README.md").write_text(page_of_pictures(), "utf-8")
    return 0
