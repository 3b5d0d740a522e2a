"""Every vignette is played once from each seat, by its buttons, to an ending and into its debrief.

One profile for all of them, so that the browser compiles Python once; in each vignette one page, in which the
seats are played one after another.
"""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.narrative import model, player
from exercises.narrative.model import ON
from tests.browser.exercise_page import ExercisePage
from tests.support.browsing import watched_context
from tests.support.serving import ROOT

SLUGS = [path.parent.name for path in sorted(ROOT.glob("vignettes/*/vignette.toml"))]


class VignettePage(ExercisePage):
    """The page of a vignette: ``told`` is its story, ``state`` where the model stands after the same moves."""

    def __init__(self, page, slug):
        super().__init__(page)
        self.path = f"vignettes/{slug}/"
        self.told = self.state = None

    def read(self):
        """Read the story as it came with this very page."""
        self.told = model.read(json.loads(self.box.locator("script.course-material").text_content())["story"])
        return self.told

    def begin(self, seat):
        """Take a seat."""
        self.press(f"begin.{seat}")
        self.state = player.begin(self.told, seat)
        self.stands_where_the_model_does()

    def stands_where_the_model_does(self):
        """Wait for the model's scene: its title, its words, what can be done there and no more."""
        expect(self.shown.locator(".scene h2")).to_have_text(self.state.scene.title)
        words = self.shown.locator(".scene").text_content()
        for block in player.blocks(self.state):
            assert block.text in words
        open_here = [choice.text for choice in player.options(self.state) if choice.id != ON]
        buttons = self.shown.locator(".choice-button:visible")
        expect(buttons).to_have_count(len(open_here))
        assert [words.strip() for words in buttons.all_text_contents()] == open_here

    def take(self, choice):
        """Do ``choice`` by its button, and see what it opened, what it cost and what moved."""
        if choice.id == ON:
            self.press("next")
            self.state = player.choose(self.told, self.state, ON)
            return
        self.shown.get_by_role("button", name=choice.text, exact=True).click()
        self.state = player.choose(self.told, self.state, choice.id)
        step = self.state.steps[-1]
        for said in (*(one.text for one in step.choice.feedback), *(one.entry.reason for one in step.noted)):
            self.says(said)
        if choice.floor is not None:
            for said in vars(choice.floor).values():
                self.says(said)


    def open_debrief(self):
        """Open the debrief: it speaks of each choice, and has the map of scenes; all that is folded is opened."""
        self.press("debrief")
        debrief = self.shown.locator(".debrief")
        expect(debrief.locator("h2").first).to_have_text("The debrief of your path")
        words = debrief.text_content()
        assert all(step.choice.text in words for step in self.state.steps)
        assert debrief.locator("svg[role=img]").count() == len(self.told.seats), "the map of scenes is not there"
        self.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")

    def bars(self, axe):
        """What axe finds in the exercise, with the page at its top: further down the header lies over it."""
        self.page.evaluate("() => scrollTo({top: 0, behavior: 'instant'})")
        self.two_frames()
        return axe(self.page, "course-exercise")


def picked(state, place):
    """One of the open choices: another place in the list at each step and for each seat, so that all places are met."""
    open_here = player.options(state)
    return open_here[(len(state.steps) + place) % len(open_here)]


@pytest.fixture(scope="module")
def profile(browser):
    """One profile for all vignettes, and the watch over it."""
    context, watch = watched_context(browser, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context, watch
    context.close()
    watch.elsewhere.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_it_is_played_from_each_seat_to_an_ending_and_its_debrief_opens(slug, profile, site, axe):
    context, watch = profile
    before = len(watch.left())
    page = context.new_page()
    vignette = VignettePage(page, slug).open_live(site)
    found = []

    def look(where):
        found.extend((seat, where, one) for one in vignette.bars(axe))

    for place, seat in enumerate(vignette.read().seats):
        vignette.begin(seat)
        looked = place > 0  # scenes of all seats are made alike; each debrief has other words and another length
        while not vignette.state.ended:
            choice = picked(vignette.state, place)
            first, looked = choice.id != ON and not looked, looked or choice.id != ON
            if first:
                look("a scene")
            vignette.take(choice)
            if first:
                look("feedback")
            if choice.id != ON:
                vignette.press("on")
            vignette.stands_where_the_model_does()
        vignette.open_debrief()
        look("the debrief")
    assert [f"{seat}, {where}: {one['rule']} ({one['help']}) at {one['where']}: {one['html'][:1]}" for seat, where, one in found] == []
    assert vignette.sideways() <= 0
    page.close()
    assert watch.left()[before:] == []


@pytest.fixture(scope="module")
def plain_profile(browser):
    """A profile without JavaScript."""
    context, watch = watched_context(browser, viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context
    assert watch.left() == []
    context.close()
    watch.elsewhere.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_on_paper_each_sheet_begins_a_side_and_no_script_is_needed(slug, plain_profile, site):
    page = plain_profile.new_page()
    page.goto(f"{site.url}vignettes/{slug}/")
    page.locator(".page-facts").get_by_role("link", name="On paper").click()
    assert page.url == f"{site.url}vignettes/{slug}/paper/"
    page.locator("a[href='#to-1a']").click()
    assert page.url.endswith("#to-1a")
    expect(page.locator("[id=to-1a]")).to_be_in_viewport()
    page.emulate_media(media="print")
    assert not page.locator(".md-header").first.is_visible()
    sheets = page.locator(".paper-sheet")
    begins = sheets.evaluate_all("(all) => all.map((one) => getComputedStyle(one).breakBefore)")
    seats = page.locator(".paper-ledger").count()
    assert seats > 1 and begins == ["page"] * (3 * seats + 1), "a brief, scenes and what came of it for each seat; the debrief"
    sides = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(begins) < sides <= 16 * seats + 8, "more sides than anybody would print"
    page.close()
