"""*Work in a group* walked through in a browser: two people deal, put their files together, and one writes an account."""

import json

from playwright.sync_api import expect

from exercises.catalog.stage_tracker import files as stage_files
from exercises.catalog.work_in_a_group import dealing, roles
from exercises.catalog.work_in_a_group.test_gathering import entry
from tests.browser.exercise_page import SHIFTS, ExercisePage

LIST = "Who sits where"


class Group(ExercisePage):
    """The page *Work in a group*."""

    path = "work-in-a-group/"

    def deal(self, words: str, people: int) -> list:
        """Type what is to be dealt, deal, and read the list of who sits where."""
        self.input("words").fill(words)
        self.input("people").fill(str(people))
        self.input("people").blur()
        self.press("deal")
        self.says("tables are dealt")
        return self.tables()[LIST][1:]

    def turn(self, part: str) -> None:
        """Open a part of the page."""
        self.field("part").get_by_role("button", name=part).click()

    def give(self, *texts: str) -> None:
        """Choose several files at once."""
        with self.page.expect_file_chooser() as chooser:
            self.press("merge_file")
        chooser.value.set_files([{"name": f"{number}.json", "mimeType": "application/json", "buffer": text.encode()} for number, text in enumerate(texts, 1)])


def test_two_devices_have_the_same_tables_and_one_file_of_both(new_page, site, axe):
    page = new_page(width=1280, color_scheme="light")
    page.add_init_script(SHIFTS)
    mine = Group(page).open_live(site)
    assert mine.shift_since(0) < 0.02
    other = Group(new_page(width=360, color_scheme="dark")).open_live(site)
    tables = mine.deal("Acorn, walnut-badger", 14)
    assert other.deal("acorn walnut badger", 14) == tables
    here = dealing.deal("acorn walnut badger", [str(number) for number in range(1, 15)], 4, roles.listed(roles.TASK))
    assert [row[1] for row in tables] == [seat["who"] for table in here for seat in table["seats"]], "the browser deals as CPython does"
    for group in (mine, other):
        group.says("island biscuit")
    other.input("me").fill("7")
    other.input("me").blur()
    other.says("You sit at table 2. You are the speaker")
    assert mine.barriers(axe) == [] and other.barriers(axe) == [] and other.sideways() <= 0

    # Files of two members, one of them hostile; what they say differently is chosen.
    mine.keep("device")
    mine.turn("Put files together")
    mine.give(entry("We waited."), entry("We did not wait."), '{"exercise": "<img src=x onerror=alert(1)>", "version": 1}')
    mine.says("1 of 3 files was not taken.")
    mine.says("which is no exercise of this course")
    mine.says("1 place to choose")
    assert mine.barriers(axe) == []
    mine.shown.get_by_label("Version 2").check()
    mine.press("keep_version")
    mine.says("Nothing is open any more.")
    name, text = mine.saved_by("hand_out")
    assert name.startswith("stage-tracker-together-") and stage_files.read(name, text)["entries"][0]["example"] == "We waited."
    for _ in range(2):
        mine.press("keep_it")
        mine.press("keep_it.yes")
        mine.says("It is kept with your work")
    mine.says("It is kept with your work already")
    kept = {one["key"]: one for one in mine.stored(site)}
    assert kept["stage_tracker"]["inputs"]["entries"][0]["example"] == "We waited." and len([key for key in kept if key.startswith("stage_tracker")]) == 1
    page.goto(site.url + "my-work/")
    expect(page.locator("course-work")).to_contain_text("Stage tracker")
    expect(page.get_by_role("link", name="Stage tracker").first).to_have_attribute("href", site.url + "exercises/stage-tracker/")

    # The account is its writer's, and its file says for whom.
    other.turn("My own account")
    other.input("account.did").fill("I rang whoever was missing.")
    assert other.barriers(axe) == [] and other.sideways() <= 0
    other.press("export_account")
    other.says("Choose first for whom this is.")
    other.input("account.for").select_option(label="for my tutor")
    name, text = other.saved_by("export_account")
    held = json.loads(text)
    assert name.startswith("account-for-my-tutor-") and held["results"]["account_for"] == "for my tutor" and held["exercise"] == "account_for_tutor" and "deal" not in held["inputs"]


def test_without_a_script_the_page_says_what_it_is_for(new_page, site):
    group = Group(new_page(javascript=False, width=320)).open(site)
    expect(group.box).to_have_attribute("data-state", "static")
    assert "Say three words to each other." in group.shown.inner_text() and group.sideways() <= 0
