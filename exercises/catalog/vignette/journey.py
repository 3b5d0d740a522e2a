"""V-PA played in a browser, from both seats, down to debriefs that differ."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.narrative import debrief, model, player
from exercises.narrative.model import DIMENSIONS, ON
from tests.browser.exercise_page import SHIFTS, ExercisePage

MATERIAL = re.compile(r'(<script type="application/json" class="course-material">)(.*?)(</script>)', re.DOTALL)
LEAD = ("lead", ("refer", ON, "plan", ON, "send", ON, "tell"), "ends-gap")
MOTHER = ("mother", ("go", ON, "word", ON, "together", ON, "paper"), "ends-paper")
ANOTHER_LEAD = ("lead", ("ask", ON, "watch", ON, "phone", ON, "tell"), "ends-named")


class AfterTheBridgeGoes(ExercisePage):
    """The page of the vignette V-PA.

    Attributes:
        state: where the model stands after the same moves; the page has to stand there too.
    """

    path = "vignettes/after-the-bridge-goes/"
    state = None

    @property
    def story(self):
        """The story as it came with this very page."""
        text = self.box.locator("script.course-material").text_content()
        return model.read(json.loads(text)["story"])

    def scene_is(self, title):
        """Wait until this scene is on the screen."""
        expect(self.shown.locator(".scene h2")).to_have_text(title)

    def stands_where_the_model_does(self):
        """Wait for the model's scene; the focus has to be at what is new, never lost."""
        self.scene_is(self.state.scene.title)
        expect(self.shown.locator(".vignette-stage")).to_be_focused()

    def boy_says(self):
        """What Malachi says in the scene that is open."""
        spoken = self.shown.locator(".scene .speech", has=self.page.locator(".speech-name", has_text="Malachi"))
        return spoken.locator(".speech-words").all_inner_texts()

    def begin(self, seat):
        """Take a seat."""
        self.press(f"begin.{seat}")
        self.state = player.begin(self.story, seat)
        self.stands_where_the_model_does()

    def choose(self, choice):
        """Say or do one thing, and read what it opened and what it cost."""
        words = next(one.text for one in player.options(self.state) if one.id == choice)
        self.shown.get_by_role("button", name=words).click()
        for part in self.shown_after(choice):
            self.says(part)
        self.press("on")
        self.stands_where_the_model_does()

    def shown_after(self, choice):
        """Make the choice in the model too; what the page has to say about it at once."""
        self.state = player.choose(self.story, self.state, choice)
        step = self.state.steps[-1]
        return [*(said.text for said in step.choice.feedback), *(one.entry.reason for one in step.noted)]

    def go_on(self):
        """Go on from a scene in which nothing is decided."""
        self.press("next")
        self.state = player.choose(self.story, self.state, ON)
        self.stands_where_the_model_does()

    def go_back(self):
        """Go back one scene."""
        self.press("back")
        self.state, _ = player.back(self.story, self.state)
        self.stands_where_the_model_does()

    def play(self, seat, path):
        """Play a path to its end; returns all that the boy said on it."""
        self.begin(seat)
        said = self.boy_says()
        for choice in path:
            self.go_on() if choice == ON else self.choose(choice)
            said += self.boy_says()
        return said

    def open_debrief(self):
        """Open the debrief; returns its words."""
        self.press("debrief")
        self.says("The debrief of your path")
        return self.shown.locator(".debrief").text_content()

    def ledger(self):
        """The margin: for each dimension its line, and the reasons folded away behind it."""
        margin = self.shown.locator(".ledger")
        lines = [line.strip() for line in margin.locator("summary, > p").all_text_contents()]
        return lines, margin.locator("li").all_text_contents()


@pytest.fixture
def v_pa(page):
    return AfterTheBridgeGoes(page)


def in_the_story(story, words):
    """Whether Malachi's words are written so in the story."""
    return any(
        block.text == words
        for scene in story.scenes.values()
        for block in scene.blocks
        if block.kind == "speech" and block.speaker == "Malachi"
    )


def test_without_a_script_the_first_scene_stands_there_to_be_read(new_page, site):
    v_pa = AfterTheBridgeGoes(new_page(javascript=False, width=320)).open(site)
    expect(v_pa.box).to_have_attribute("data-state", "static")
    text = v_pa.box.inner_text()
    for part in (
        "Fictional.",
        "Resting on: CH11-PA4",
        "Review status: not yet reviewed.",
        "Begin as Jo Farrow, head of Year 8",
        "Begin as Simone Reid, Malachi’s mother",
        "Nineteen working days",
        "What might one say or do here?",
        "JavaScript is off, so this stays as it is",
    ):
        assert part in text, part
    assert v_pa.sideways() <= 0


@pytest.mark.parametrize("width", [1280, 360])
def test_it_goes_live_without_a_jump(new_page, site, width):
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    v_pa = AfterTheBridgeGoes(page)
    let_go = v_pa.hold_python()
    v_pa.open(site)
    v_pa.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    v_pa.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    v_pa.two_frames()
    before = v_pa.now()
    let_go()
    v_pa.becomes("live")
    assert v_pa.shift_since(before) < 0.01


@pytest.mark.parametrize(("seat", "path", "ending"), [LEAD, MOTHER], ids=["lead", "mother"])
def test_a_path_leads_to_a_debrief_of_its_own(v_pa, site, seat, path, ending):
    v_pa.open_live(site)
    story = v_pa.story
    said = v_pa.play(seat, path)
    assert v_pa.state.scene.id == ending
    assert len(said) >= 3, "the boy speaks for himself on every path"
    assert all(in_the_story(story, words) for words in said), said

    lines, reasons = v_pa.ledger()
    assert len(v_pa.state.noted) == len(reasons) > 0
    for one in v_pa.state.noted:
        assert any(one.entry.reason in reason and one.entry.direction in reason.lower() for reason in reasons)
        assert all(source.startswith(("own", "law")) or source in "".join(reasons) for source in one.entry.sources)
    for name in DIMENSIONS.values():
        assert any(line.startswith(name) for line in lines), name

    text = v_pa.open_debrief()
    walked = debrief.walk(story, v_pa.state)
    assert [one.choice.id for one in walked.choices] == [choice for choice in path if choice != ON]
    for one in walked.choices:
        assert one.choice.text in text and one.why in text
        assert one.cards and all(card.says in text for card in one.cards), one.scene.id
    for _, mark in walked.child:
        assert mark.note in text
    others = {scene for _, _, scene in (LEAD, MOTHER, ANOTHER_LEAD)} - {ending}
    for other in others:
        assert not any(words in text for words in story.debrief["endings"][other]["text"])
    assert all(words in text for words in walked.ending)

    page = v_pa.saved_by("export_page")[1]
    saved = v_pa.record()
    assert saved["inputs"]["path"] == list(path)
    assert len(saved["results"]["ledger"]) == len(v_pa.state.noted)
    assert story.title in page and "not yet reviewed" in page


def test_two_paths_from_two_seats_stand_side_by_side(v_pa, site):
    v_pa.open_live(site)
    v_pa.play(*LEAD[:2])
    first = v_pa.open_debrief()
    v_pa.play(*MOTHER[:2])
    second = v_pa.open_debrief()
    assert first != second
    v_pa.says("Two paths side by side")
    tables = v_pa.tables()
    heads = tables["Two paths, moment by moment"][0]
    assert heads[1].startswith("Simone Reid") and heads[2].startswith("Jo Farrow")


def test_one_may_go_back_a_scene_and_choose_otherwise(v_pa, site):
    v_pa.open_live(site)
    v_pa.begin("lead")
    v_pa.choose("refer")
    v_pa.go_back()
    v_pa.says("You went back once on this path.")
    v_pa.choose("ask")
    assert v_pa.boy_says()[-1].startswith("Mr Pike.")
    for choice in ANOTHER_LEAD[1][1:]:
        v_pa.go_on() if choice == ON else v_pa.choose(choice)
    text = v_pa.open_debrief()
    assert "Where you went back" in text
    assert "At “Nineteen working days” you first chose:" in text


def test_a_second_press_by_accident_decides_nothing(v_pa, site):
    v_pa.open_live(site)
    v_pa.begin("lead")
    v_pa.field("choice.1").dblclick()
    v_pa.says("What it opened for Simone")
    v_pa.press("on")
    v_pa.shown_after("refer")
    v_pa.stands_where_the_model_does()
    v_pa.field("next").dblclick()
    v_pa.state = player.choose(v_pa.story, v_pa.state, ON)
    v_pa.stands_where_the_model_does()


def test_from_the_top_of_the_page_to_the_debrief_by_keyboard_alone(v_pa, site):
    v_pa.open_live(site)
    keys = v_pa.page.keyboard
    v_pa.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    v_pa.tab_to("begin.mother")
    keys.press("Enter")
    v_pa.state = player.begin(v_pa.story, "mother")
    v_pa.stands_where_the_model_does()
    for choice in MOTHER[1]:
        if choice == ON:
            v_pa.tab_to("next", most=10)
            keys.press("Enter")
            v_pa.state = player.choose(v_pa.story, v_pa.state, ON)
        else:
            place = [one.id for one in player.options(v_pa.state)].index(choice)
            v_pa.tab_to(f"choice.{place + 1}", most=10)
            keys.press("Space")
            for part in v_pa.shown_after(choice):
                v_pa.says(part)
            expect(v_pa.shown.locator(".vignette-stage")).to_be_focused()
            v_pa.tab_to("on", most=10)
            keys.press("Enter")
        v_pa.stands_where_the_model_does()
    v_pa.tab_to("debrief", most=10)
    keys.press("Enter")
    v_pa.says("The debrief of your path")
    expect(v_pa.shown.locator(".vignette-stage")).to_be_focused()


def test_nothing_stands_out_sideways_on_a_narrow_screen(new_page, site):
    v_pa = AfterTheBridgeGoes(new_page(width=320)).open_live(site)
    assert v_pa.sideways() <= 0
    v_pa.begin("mother")
    assert v_pa.sideways() <= 0
    for choice in MOTHER[1]:
        v_pa.go_on() if choice == ON else v_pa.choose(choice)
    assert v_pa.sideways() <= 0
    v_pa.open_debrief()
    assert v_pa.sideways() <= 0


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    still = AfterTheBridgeGoes(new_page(width=width, color_scheme=scheme)).stay_static().open(site)
    assert still.barriers(axe) == []
    v_pa = AfterTheBridgeGoes(new_page(width=width, color_scheme=scheme)).open_live(site)
    assert v_pa.barriers(axe) == []
    v_pa.begin("lead")
    assert v_pa.barriers(axe) == []
    v_pa.field("choice.1").click()
    v_pa.says("What it opened for Simone")
    assert v_pa.barriers(axe) == []
    v_pa.press("leave")
    v_pa.says("Take one seat now.")
    v_pa.play(*MOTHER[:2])
    v_pa.open_debrief()
    v_pa.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert v_pa.barriers(axe) == []


# Saved, taken along, gone on with


def test_what_was_begun_on_one_device_is_finished_on_another(new_page, site):
    here = AfterTheBridgeGoes(new_page()).open_live(site)
    here.begin("lead")
    here.choose(LEAD[1][0])
    here.press("files")
    name, text = here.saved_by("export_json")
    line = here.input("path_line").input_value()
    assert line == "V-PA.1.lead.refer"

    there = AfterTheBridgeGoes(new_page(width=360)).open_live(site)
    there.press("files")
    there.give_file("open_file", name, text)
    there.state = player.replay(there.story, "lead", LEAD[1][:1])
    there.stands_where_the_model_does()
    for choice in LEAD[1][1:]:
        there.go_on() if choice == ON else there.choose(choice)
    there.open_debrief()

    by_hand = AfterTheBridgeGoes(new_page()).open_live(site)
    by_hand.press("files")
    by_hand.write("follow_line", line)
    by_hand.press("follow")
    by_hand.state = player.replay(by_hand.story, "lead", LEAD[1][:1])
    by_hand.stands_where_the_model_does()


def test_after_a_reload_it_goes_on_at_what_the_choice_cost(v_pa, site):
    v_pa.open_live(site)
    v_pa.keep("device")
    v_pa.begin("lead")
    v_pa.field("choice.1").click()
    v_pa.says("What it opened for Simone")
    v_pa.is_kept_as("saved")
    v_pa.page.reload()
    v_pa.go_live()
    v_pa.says("What it opened for Simone")
    v_pa.press("on")
    v_pa.scene_is(player.replay(v_pa.story, "lead", ("refer",)).scene.title)


def edited(html):
    """The page as its author would publish it after an edit: a choice has another name, the number is raised."""

    def change(found):
        material = json.loads(found[2])
        before = json.loads(found[2])["story"]
        story = material["story"] | {"version": before["version"] + 1}
        scene = next(scene for scene in story["scenes"] if scene["id"] == "four-weeks")
        scene["choices"][0] |= {"id": "send-on", "text": "Words that were not there before the edit."}
        text = json.dumps(material | {"story": story, "published": [before]}).replace("<", "\\u003c")
        return found[1] + text + found[3]

    changed, count = MATERIAL.subn(change, html)
    assert count == 1
    return changed


@pytest.mark.parametrize("way", ["finish", "restart"])
def test_a_story_edited_since_is_finished_as_it_was_or_begun_anew(v_pa, site, axe, way):
    v_pa.open_live(site)
    v_pa.keep("device")
    v_pa.begin("lead")
    v_pa.choose(LEAD[1][0])
    v_pa.is_kept_as("saved")
    v_pa.page.route("**/after-the-bridge-goes/", lambda route: route.fulfill(body=edited(route.fetch().text()), content_type="text/html; charset=utf-8"))
    v_pa.page.reload()
    v_pa.go_live()
    v_pa.says("This vignette has been edited")
    v_pa.says("you began version 1, and version 2 is here now")
    assert v_pa.barriers(axe) == []
    v_pa.press(way)
    if way == "finish":
        v_pa.stands_where_the_model_does()
        for choice in LEAD[1][1:]:
            v_pa.go_on() if choice == ON else v_pa.choose(choice)
        assert "The story has been edited since" in v_pa.open_debrief()
    else:
        v_pa.says("Who are you?")
        v_pa.press("begin.lead")
        v_pa.says("Words that were not there before the edit.")


def test_read_out_the_scene_comes_before_what_one_might_say_to_it(v_pa, site):
    v_pa.open_live(site)
    v_pa.begin("lead")
    read = v_pa.shown.aria_snapshot()
    spoken = [choice.text for choice in player.options(v_pa.state)]
    parts = ["status: Nineteen working days. 3 things", "Your brief", 'heading "Nineteen working days"', "Dervla", "What do you say or do?",
             *(f'button "{words}"' for words in spoken), 'button "Choose another seat"', 'heading "What moved"']
    places = [read.find(part) for part in parts]
    assert -1 not in places and places == sorted(places), list(zip(parts, places, strict=True))
    v_pa.field("choice.1").click()
    v_pa.says("What it opened for Simone")
    read = v_pa.shown.aria_snapshot()
    assert read.find("status: What your choice opened") < read.find(spoken[0]) < read.find("What it cost") < read.find('button "Read on"')


def test_at_twice_the_size_and_with_little_motion_nothing_is_lost(new_page, site):
    v_pa = AfterTheBridgeGoes(new_page(width=640, height=480, reduced_motion="reduce"))
    v_pa.open_live(site)
    v_pa.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    v_pa.begin("mother")
    assert v_pa.sideways() <= 0
    moving = v_pa.shown.evaluate("""(stage) => [...stage.querySelectorAll('*')].filter((one) => {
        const style = getComputedStyle(one);
        return [...style.transitionDuration.split(','), ...style.animationDuration.split(',')].some((time) => parseFloat(time) > 0.01);
    }).map((one) => one.className)""")
    assert moving == []
