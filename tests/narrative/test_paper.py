"""The paper version: every scene and every choice can be turned to, and following it is playing the vignette."""

import re
from html import unescape

import pytest

from exercises.narrative import model, player
from exercises.narrative.model import ON
from tests.narrative.conftest import FIXTURES
from tools.course import load, pages, playthroughs, vignette_paper, vignettes
from tools.course.vignette_scene_sheet import Sheet
from tools.course.vignette_ways import stops

SLUGS = [path.parent.name for path in sorted(vignettes.ROOT.glob("vignettes/*/vignette.toml"))]


@pytest.fixture(scope="module")
def course():
    return load.load()


def plain(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sheet(folder, seat):
    loaded = vignettes.load(folder)
    story = model.read(loaded.story)
    found = stops(story, loaded.proof)
    return Sheet(story, story.seats[seat], found[seat]), found[seat]


class TestInstructions:
    def test_a_condition_on_the_seat_is_settled_and_one_on_a_tick_is_asked(self):
        up, mine = sheet(FIXTURES / "the-spare-key", "upstairs")
        words = plain(up.scene(mine[1]))
        assert "You hear him from your kitchen." in words and "lift" not in words
        assert "If door is open: The door is open" in words and "If door is shut: The door is shut." in words

    def test_what_can_never_hold_in_a_seat_is_left_out_and_what_always_holds_is_not_asked(self):
        down, mine = sheet(FIXTURES / "the-spare-key", "downstairs")
        words = plain(down.scene(mine[2]))
        assert "The door is shut." in words and "If door" not in words and "toast" not in words
        assert down.remembered() == []

    def test_a_choice_is_turned_to_and_says_what_to_tick_and_where_to_go(self):
        up, mine = sheet(FIXTURES / "the-spare-key", "upstairs")
        assert "a. I fetch the key" in plain(up.scene(mine[0])) and "Turn to 1a ." in plain(up.scene(mine[0]))
        first, second = map(plain, up.after(mine[0]))
        assert "Opened for Ned: A way in." in first and "Tick door : open." in first and "Go to 2 ." in first
        assert "Trust" not in second and "Family voice: more. He was asked. (CH11-PA8)" in second

    def test_a_target_by_what_went_before(self, key_folder):
        file = key_folder / "scenes" / "stairs.md"
        text = file.read_text(encoding="utf-8").replace("opened for Ned: A way in.", "opened for Ned: A way in.\nset: door = open", 1)
        text = text.replace("moment: one\nnext: after\n\nIt is", "moment: one\nnext: after when door = open\nnext: end\n\nIt is")
        text = text.replace("next: later\n", "next: later\nset: door = open\n") + "\n# Scene: end\ntitle: End\nseat: downstairs\nending: yes\n\nDark.\n"
        text = text.replace("next: after when door = open\nnext: after\nledger: mediation", "next: later\nledger: mediation")
        file.write_text(text, encoding="utf-8")
        down, mine = sheet(key_folder, "downstairs")
        later = next(stop for stop in mine if stop.scene.id == "later")
        after, end = (down.number(id_) for id_ in ("after", "end"))
        assert f"If door is open, go to {after} . Otherwise go to {end} ." in plain(down.scene(later))
        assert [variable.id for variable in down.remembered()] == ["door"]

    def test_below_the_floor_all_six_lines_stand_there(self):
        for slug in SLUGS:
            loaded = vignettes.load(vignettes.ROOT / "vignettes" / slug)
            story = model.read(loaded.story)
            for seat, mine in stops(story, loaded.proof).items():
                for stop in mine:
                    after = list(Sheet(story, story.seats[seat], mine).after(stop))
                    for (_, choice, _), html in zip([way for way in stop.ways if way[0]], after, strict=True):
                        if choice.floor:
                            assert all(value in unescape(re.sub(r"<[^>]+>", "", html)) for value in vars(choice.floor).values())


@pytest.mark.parametrize("slug", SLUGS)
class TestEveryVignette:
    def page(self, course, slug):
        page = course.page_at(f"vignettes/{slug}/paper.md")
        return pages.filled(course, page, page.text)

    def test_has_its_paper_with_all_parts(self, course, slug):
        text = self.page(course, slug)
        part = next(each for each in course.vignettes if each.slug == slug)
        for seat in part.seats:
            for words in ("the brief", "what came of it"):
                assert re.search(rf"^## .*{words} \{{ #\S+ \.paper-sheet", text, re.M), seat
        for words in ("Fictional.", "Before you begin:", "Before you talk", "To take to a group"):
            assert words in text

    def test_every_number_that_is_named_is_there_once(self, course, slug):
        text = self.page(course, slug)
        goals = re.findall(r'id="(to-\w+)"', text)
        assert len(goals) == len(set(goals))
        named = set(re.findall(r'href="#(to-\w+)"', text))
        assert named <= set(goals)
        assert set(goals) - named <= set(), "a number that nobody is sent to"

    def test_followed_by_its_ticks_it_is_the_vignette(self, slug):
        """What a reader with ticks is shown on every kept path is what a learner is shown."""
        loaded = vignettes.load(vignettes.ROOT / "vignettes" / slug)
        story = model.read(loaded.story)
        found = stops(story, loaded.proof)
        for file in (vignettes.ROOT / "vignettes" / slug / "playthroughs").glob("*.txt"):
            seat, path, _ = playthroughs.read(file.read_text(encoding="utf-8"))
            paper = Sheet(story, story.seats[seat], found[seat])
            state = player.begin(story, seat)
            for choice in (*path, None):
                stop = next(stop for stop in found[seat] if stop.scene is state.scene)
                words = plain(paper.scene(stop))
                for block in player.blocks(state):
                    assert " ".join(block.text.split()) in words
                if choice is None:
                    assert "This is an ending" in words
                    break
                now = player.choose(story, state, choice)
                letter, taken, _ = next(way for way in stop.ways if way[1].id == choice)
                told = words if choice == ON else plain(list(paper.after(stop))[[way[1].id for way in stop.ways].index(choice)])
                if letter:
                    assert taken.text in words and f"Turn to {stop.number}{letter} ." in words
                goal = paper.number(now.scene.id)
                assert re.search(rf"go to {goal} \.", told, re.I)
                state = now


def test_it_stands_in_the_catalogue_and_on_the_vignettes_page(course):
    from tools.course import page_parts

    assert "after-the-bridge-goes/paper.md" in pages.vignettes(course)
    page = course.page_at("vignettes/after-the-bridge-goes/index.md")
    assert 'href="paper/">On paper</a>' in page_parts.head(course, page)


def test_one_that_is_broken_says_so(key_folder, course):
    from types import SimpleNamespace

    (key_folder / "debrief.md").unlink()
    broken = SimpleNamespace(root=key_folder.parent, part=lambda _: SimpleNamespace(path="the-spare-key/vignette.toml"))
    assert "tools check" in vignette_paper.markdown(broken, SimpleNamespace(owner="V-KEY"))
