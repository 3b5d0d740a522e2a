"""A copy of the built site with pages and an exercise of the tests' own, so that none of it is in the course."""

import gzip
import io
import re
import shutil
import zipfile
from pathlib import Path

from tests.browser.exercise_page import ExercisePage
from tools.bundle import pictures

WHOLE = re.compile(r"<course-exercise .*?</course-exercise>", re.DOTALL)
STAGE = re.compile(r'(?<=<div class="course-stage-static">).*?(?=</div></div></course-exercise>)', re.DOTALL)

EXERCISE = '''
"""An exercise in which everything can be made to go wrong."""
import ipywidgets as widgets
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.exercise import Exercise

class Scratch(Exercise):
    slug = "scratch"
    version = 2
    versions = {1: lambda old: {"words": old["said"], "count": 0, "later": ""}, 2: None}

    def __init__(self, entered):
        super().__init__()
        entered = entered or {}
        self.count = entered.get("count", 0)
        self.words = self.field("words", widgets.Text(description="Words", value=entered.get("words", "")))
        self.later = self.field("later", widgets.Text(description="Handed on when one is done", continuous_update=False,
                                                      value=entered.get("later", "")))
        for text in (self.words, self.later):
            text.observe(lambda _: self.changed(), "value")
        self.told = widgets.HTML()
        acts = ("break", "refuse", "answer", "reach", "send", "add", "hang", "crash", "fill")
        buttons = widgets.HBox([self.add_button(name, getattr(self, f"on_{name}")) for name in acts], layout={"flex_flow": "row wrap"})
        self.children = (self.words, self.later, buttons, self.told)

    inputs = property(lambda self: {"words": self.words.value, "count": self.count, "later": self.later.value})

    def add_button(self, name, act):
        button = self.field(name, widgets.Button(description=name.capitalize()))
        button.on_click(lambda _: act())
        return button

    def tell(self, words):
        self.told.value = markup.status(words)

    def on_add(self):
        self.count += 1
        self.tell(f"Added: {self.count}")
        self.changed()

    def on_hang(self):
        while True:
            pass

    def on_crash(self):
        import os
        os.abort()

    def on_fill(self):
        held = []
        while True:
            held.append(bytearray(16_000_000))

    def on_break(self):
        raise RuntimeError("what nobody foresaw")

    def on_refuse(self):
        raise Problem("The words are too few. Write two more.")

    def on_answer(self):
        self.tell(f"You wrote: {self.words.value}")

    def on_reach(self):
        import calendar
        import statistics
        from email.utils import formataddr
        found = statistics.median([3, 1, 2]), calendar.isleap(2028), formataddr(("Heron", "heron@invented.example"))
        self.tell(f"The whole library says {found[0]}, {found[1]}, {found[2]}")

    def on_send(self):
        import js
        ways = ("fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker")
        self.tell("Open: " + (", ".join(way for way in ways if getattr(js, way, None) is not None) or "none"))

def create(entered=None):
    return Scratch(entered)
'''

FAULTY = '"""An exercise that cannot be built."""\n\ndef create(entered=None):\n    raise RuntimeError("never to be built")\n'

PICTURE = """<div class="widget-text field--words"><label>Words <input type="text"></label></div>
<div class="widget-text field--later"><label>Handed on when one is done <input type="text"></label></div>
<button class="jupyter-button field--break">Break</button> <button class="jupyter-button field--add">Add</button>"""


class Scratch(ExercisePage):
    """The page of :data:`EXERCISE`."""

    path = "exercises/scratch/"


def kept_live(page, site, words="What was said"):
    """The page, live, its work kept, with words in it that are shown as saved."""
    made = Scratch(page).open_live(site)
    made.keep("device")
    made.write("words", words)
    made.is_kept_as("saved")
    return made


def copy_of(site: Path, folder: Path) -> Path:
    """Copy the site and put into it what the tests need; returns the copy's folder.

    Its pages: ``exercises/two/`` (X01 twice), ``exercises/scratch/`` (:data:`EXERCISE`),
    ``exercises/faulty/`` (an exercise that cannot be built).
    """
    copy = folder / "site"
    shutil.copytree(site, copy)
    model = (copy / "exercises" / "stage-tracker" / "index.html").read_text("utf-8")
    first = WHOLE.search(model)[0]
    second = pictures.element("stage_tracker", None, 1, "../stage-tracker/paper/", "Stage tracker, once more")
    scratch = STAGE.sub(PICTURE, first).replace('slug="stage_tracker"', 'slug="scratch"')
    _page(copy, "two", model, first + "\n<p>Between the two.</p>\n" + second)
    _page(copy, "scratch", model, scratch)
    _page(copy, "faulty", model, scratch.replace('slug="scratch"', 'slug="faulty"'))
    [bundle] = (copy / "assets" / "course").glob("exercises.*.zip.bin")
    _add(bundle, {"scratch": EXERCISE, "faulty": FAULTY})
    return copy


def _page(copy: Path, name: str, model: str, body: str) -> None:
    """Write a page that is the stage tracker's but for what stands in its exercise's place."""
    page = copy / "exercises" / name / "index.html"
    page.parent.mkdir()
    page.write_text(WHOLE.sub(lambda _: body, model, count=1), "utf-8")


def _add(bundle: Path, exercises: dict[str, str]) -> None:
    """Add exercises, as source text by their slugs, to the zip of bytecode that the worker fetches."""
    packed = io.BytesIO(gzip.decompress(bundle.read_bytes()))
    with zipfile.ZipFile(packed, "a") as archive:
        for slug, source in exercises.items():
            archive.writestr(f"exercises/catalog/{slug}/__init__.py", source)
    bundle.write_bytes(gzip.compress(packed.getvalue()))
