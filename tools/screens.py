"""``tools screens``: take the pictures of the course that the README shows, from the site as it was built.

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

TARGET = places.ROOT / "docs" / "assets" / "screens"
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


def front_door(page, url: str) -> None:
    """The front door, at its top."""
    page.goto(url)


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


def debrief(page, url: str) -> None:
    """V-PA's debrief after one path."""
    page.goto(f"{url}vignettes/after-the-bridge-goes/")
    exercise = _live(page)
    _press(page, "begin.lead", "choice.3", "on", "next", "choice.2", "on", "next", "choice.2", "on", "next", "choice.1", "on", "debrief")
    _until(lambda: exercise.get_by_role("heading", name="debrief").count() > 0, "The debrief")
    _top(page, "course-exercise .debrief, course-exercise h2, course-exercise h3")


VIEWS = {"front-door": front_door, "module": module, "stage-tracker": stage_tracker, "debrief": debrief}


def main(argv: list[str]) -> int:
    """Take every picture; return 0 when all stand in ``docs/assets/screens``."""
    parser = argparse.ArgumentParser(prog=f"{places.launcher()} -m tools screens", description="Take the README's pictures of the built site.")
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
            for name, view in VIEWS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
                view(page, f"http://127.0.0.1:{server.server_port}/")
                page.wait_for_timeout(500)
                page.screenshot(path=TARGET / f"{name}-{size}.jpg", type="jpeg", quality=70)
                progress.say(f"Took {name}-{size}.jpg.")
                page.close()
        browser.close()
    server.shutdown()
    return 0
