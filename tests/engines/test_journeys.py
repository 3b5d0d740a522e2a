"""The main journeys in Firefox and in WebKitGTK; in Chromium the other walks take them, and many more.

Each is what a learner does: they click on what stands there, read what comes, and find their work again.
"""

import json
import os

import pytest

from exercises.narrative import player
from exercises.narrative.model import ON, read
from tests.engines import engine as engines_
from tools.ground import engines

STAGE = "exercises/stage-tracker/"
V_PA = "vignettes/after-the-bridge-goes/"
LIVE = "course-exercise[data-state=live] .course-stage-live "
SEAT, PATH = "lead", ("refer", ON, "plan", ON, "send", ON, "tell")

CATCH = """() => {
    window.handedOut = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        const name = this.download;
        // Read now: the page lets go of it.
        fetch(this.href).then((answer) => answer.text()).then((text) => window.handedOut.push({name, text}));
    };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        void blob.text().then((text) => window.blobs.push(text));
        return make.call(URL, blob);
    };
    window.blobs = [];
}"""
"""Where a browser's downloads go is its own affair; here the file is taken as the page hands it over."""


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request, tmp_path_factory):
    """The browser, with a profile of its own for this file's journeys."""
    name = request.param
    if engines.ENGINES[name].parts() is None:
        if os.environ.get("CI"):
            pytest.fail(engines.how_to_get(name), pytrace=False)
        pytest.skip(engines.how_to_get(name))
    with engines_.started(name, tmp_path_factory.mktemp(name)) as running:
        print(f"\n{running.version}")
        yield running


def field(name):
    """The live control of that name."""
    return f'{LIVE}[class~="field--{name}"]'


def still(name):
    """The control as it stands in the HTML, before Python is here."""
    return f'course-exercise .course-stage [class~="field--{name}"]'


def ticked(engine, name):
    """Whether a box is ticked."""
    return engine.evaluate("(box) => document.querySelector(box)?.checked ?? null", field(name) + " input")


def handed_out(engine, button):
    """Press a button that saves a file; returns the file's text."""
    engine.evaluate(CATCH)
    engine.click(field(button))
    return engine.until("() => window.blobs[0]", why="the file")


HOLD = """() => {
    const click = HTMLInputElement.prototype.click;
    HTMLInputElement.prototype.click = function () {
        if (this.type !== 'file') return click.call(this);
        this.id = 'the-file';
        document.body.append(this);
    };
}"""
"""The system's own window for choosing files cannot be reached from outside; the field behind it can."""


def choose_file(engine, name, file):
    """Press a button that opens a file, and choose one."""
    engine.evaluate(HOLD)
    engine.click(field(name))
    engine.upload("#the-file", file)


def come_near(engine):
    """Scroll to the exercise, which is what makes it start."""
    engine.evaluate("() => document.querySelector('course-exercise .course-stage').scrollIntoView({behavior: 'instant'})")


def agree(engine):
    """Let this device keep what is entered."""
    engine.click("[data-consent=device]")
    engine.sees('.course-kept[data-kept="saved"]')


def test_x01_from_its_picture_to_live_to_a_file_and_back(engine, serve_site, tmp_path):
    site = serve_site()
    engine.goto(site.url + STAGE)
    # The first click falls on the picture; Python honours it when it comes.
    engine.click(still("behaviour.waited") + " input")
    engine.sees(LIVE)
    engine.until("(box) => document.querySelector(box)?.checked", field("behaviour.waited") + " input", why="the early tick")
    engine.click(field("behaviour.grumbled") + " input")
    engine.type(field("example") + " textarea, " + field("example") + " input", "We laughed.")
    agree(engine)
    engine.click(field("show"))
    engine.says("The figures stand below", "course-exercise")
    record = json.loads(handed_out(engine, "export_json"))
    entry = record["inputs"]["entries"][0]
    assert entry["ticks"] == ["grumbled", "waited"]
    assert entry["example"] == "We laughed."

    engine.reload()
    come_near(engine)
    engine.sees(LIVE)
    assert ticked(engine, "behaviour.waited") is True
    assert ticked(engine, "behaviour.grumbled") is True

    engine.click(field("clear"))
    engine.click(field("clear.yes"))
    engine.says("The record is empty", "course-exercise")
    assert ticked(engine, "behaviour.waited") is False
    saved = tmp_path / "stages.json"
    saved.write_text(json.dumps(record), "utf-8")
    choose_file(engine, "open_file", saved)
    engine.says("Opened", "course-exercise")
    assert ticked(engine, "behaviour.grumbled") is True


def test_v_pa_to_its_debrief(engine, serve_site):
    site = serve_site()
    engine.goto(site.url + V_PA)
    story = read(json.loads(engine.evaluate("() => document.querySelector('script.course-material').textContent"))["story"])
    state = player.begin(story, SEAT)
    engine.click(still(f"begin.{SEAT}"))
    for choice in PATH:
        engine.until(
            "(title) => document.querySelector('.course-stage-live .scene h2')?.textContent === title",
            state.scene.title, why=state.scene.title,
        )  # fmt: skip
        if choice == ON:
            engine.click(field("next"))
        else:
            words = next(one.text for one in player.options(state) if one.id == choice)
            button = engine.evaluate(
                """(words) => {
                    const one = [...document.querySelectorAll('.course-stage-live button')].find((b) => b.textContent.trim() === words);
                    one.id = 'the-choice';
                    return '#the-choice';
                }""",
                words,
            )
            engine.click(button)
            engine.click(field("on"))
        state = player.choose(story, state, choice)
    assert state.ended
    engine.click(field("debrief"))
    engine.says("The debrief of your path", "course-exercise")
    engine.until("() => document.activeElement !== document.body", why="the focus")


def test_a_strangers_file_and_a_good_one_on_my_work(engine, serve_site, tmp_path):
    site = serve_site()
    engine.goto(site.url + STAGE)
    engine.click(still("behaviour.waited") + " input")
    engine.sees(LIVE)
    agree(engine)
    record = json.loads(handed_out(engine, "export_json"))
    engine.goto(site.url + "my-work/")
    engine.says("Stage tracker", "course-work")
    bad, good = tmp_path / "bad.json", tmp_path / "good.json"
    bad.write_text('{"exercise": "<img src=x onerror=window.hit=1>", "inputs": [', "utf-8")
    record["inputs"]["entries"][0]["ticks"] = ["grumbled"]
    good.write_text(json.dumps(record), "utf-8")
    engine.upload("course-work input[type=file]", bad)
    engine.says("bad.json", "course-work")
    engine.upload("course-work input[type=file]", good)
    engine.says("good.json", "course-work")
    assert engine.evaluate("() => window.hit ?? null") is None


def test_without_a_network(engine, serve_site):
    site = serve_site()
    engine.goto(site.url + "offline/")
    if not engine.evaluate("() => 'serviceWorker' in navigator && 'caches' in window"):
        engine.says("cannot keep", "course-offline")
        pytest.skip(f"{engine.version} has no service workers here; the page says so and still reads")
    engine.click("course-offline [role=switch]")
    engine.sees("course-offline[data-state=kept]")
    site.down = True
    engine.goto(site.url + "modules/")
    assert len(engine.text("main")) > 100
    engine.goto(site.url + STAGE)
    engine.click(still("behaviour.waited") + " input")
    engine.sees(LIVE)
    engine.until("(box) => document.querySelector(box)?.checked", field("behaviour.waited") + " input", why="the tick")
    engine.goto(site.url + V_PA)
    engine.click(still(f"begin.{SEAT}"))
    engine.sees(field("back") + ", " + LIVE + ".scene")
