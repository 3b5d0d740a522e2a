"""What a page asks for, and when: each file once, what is promised early is used, and Python only near an exercise."""

import re
from collections import Counter

import pytest

from tests.browser.exercise_page import ExercisePage

PYTHON = ("assets/course/worker.*.js", "assets/course/manager.*.js", "assets/course/pyodide.asm.*", "assets/course/*.bin")
"""Python's files and those that bring it to life; their names all end so."""

PRELOADED = """() => [...document.querySelectorAll('link[rel~=preload], link[rel~=modulepreload], link[rel~=prefetch]')]
    .map((link) => link.href)"""


class Tracker(ExercisePage):
    path = "exercises/stage-tracker/"


@pytest.fixture
def forgetful(serve_site):
    """A host that forbids to keep anything: what is asked for twice comes over the line twice."""
    return serve_site(headers={"*": {"Cache-Control": "no-store"}})


def asked(host):
    """The paths that were asked for, with how often; the browser's own look for an icon is none of the page's."""
    return Counter(path for path, _ in host.requests if path != "favicon.ico")


def test_from_the_first_request_to_live_no_file_is_asked_for_twice(new_page, forgetful):
    page = new_page()
    told = []
    page.on("console", lambda message: told.append(message.text))
    Tracker(page).open_live(forgetful)
    for pattern in PYTHON:
        assert forgetful.asked(pattern), f"nothing like {pattern} was asked for: this test looks in the wrong place"
    assert {path: times for path, times in asked(forgetful).items() if times > 1} == {}
    # Chromium tells of a preload that was fetched and left, or fetched in a way that its user could not take.
    assert [text for text in told if "preload" in text] == []


def test_nothing_of_python_is_promised_or_fetched_before_one_is_near(new_page, forgetful, until):
    page = new_page(height=100)
    tracker = Tracker(page).open(forgetful)
    top = tracker.box.evaluate("(box) => box.getBoundingClientRect().top")
    assert top > 2 * 100, "the exercise is too near the page's head for this test"
    page.wait_for_load_state("networkidle")
    for pattern in PYTHON:
        assert forgetful.asked(pattern) == []
    early = [address.removeprefix(forgetful.url) for address in page.evaluate(PRELOADED)]
    assert early and all(re.search(r"\.woff2$", path) for path in early), "typefaces alone are fetched ahead"
    assert all(asked(forgetful)[path] == 1 for path in early)
    tracker.box.scroll_into_view_if_needed()
    until(lambda: all(forgetful.asked(pattern) for pattern in PYTHON), why="Python was not sent for")


def test_a_preload_of_what_the_worker_reads_would_be_fetched_twice(new_page, forgetful):
    """Why there is none: a page's preloads are the page's own, and its worker asks anew. It shows that the counting bites."""
    page = new_page()
    wasm = next((forgetful.folder / "assets" / "course").glob("pyodide.asm.*.wasm"))

    def promise(route):
        answer = route.fetch()
        link = f'<link rel="preload" as="fetch" crossorigin href="{forgetful.url}assets/course/{wasm.name}"></head>'
        route.fulfill(response=answer, body=answer.text().replace("</head>", link, 1))

    page.route("**/" + Tracker.path, promise)
    Tracker(page).open_live(forgetful)
    assert asked(forgetful)[f"assets/course/{wasm.name}"] == 2
