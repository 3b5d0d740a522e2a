"""The invented example never takes the place of what is the learner's own."""

import pytest

from exercises.record.problems import Problem
from exercises.views.example_bar import ExampleBar
from exercises.views.exercise import Exercise


class One(Exercise):
    slug, version = "one", 1

    def __init__(self):
        super().__init__()
        self.record = ""
        self.bar = ExampleBar(self, self.state, lambda: "example", lambda: "", self.keep, lambda: "two words", "words", "The example is here.")
        self.children = (self.bar.banner, self.bar)

    def state(self):
        return "untouched" if not self.record else "invented" if self.record.startswith("example") else "own"

    def keep(self, record):
        self.record = record
        self.bar.refresh()

    def press(self, *names):
        self.apply([{"field": name, "press": True} for name in names])

    def asked(self):
        return self.bar.children[0].children[1].children[1].value


@pytest.fixture
def one():
    return One()


def test_the_example_is_marked_and_cleared(one):
    assert one.bar.banner.value == ""
    one.press("load_example")
    assert one.record == "example" and "The example is here." in one.bar.said.value and "Nobody here is real" in one.bar.banner.value
    one.keep("example, changed")
    one.press("clear")
    assert "the invented example, with whatever you changed in it" in one.asked()
    one.press("clear.no")
    assert one.record == "example, changed"
    one.press("clear", "clear.yes")
    assert one.record == "" and "Cleared" in one.bar.said.value and one.bar.banner.value == ""


def test_own_work_stays(one):
    one.keep("mine")
    one.press("load_example")
    assert one.record == "mine" and "There are words of your own here" in one.bar.said.value
    with pytest.raises(Problem, match="There are words here already"):
        one.bar.opened("theirs")
    assert one.record == "mine"
    one.press("clear")
    assert "two words" in one.asked() and one.record == "mine"


def test_a_file_opens_where_nothing_is_lost(one):
    one.bar.opened("theirs")
    assert one.record == "theirs"
    one.keep("example")
    one.bar.opened("others")
    assert one.record == "others"


def test_nothing_is_asked_where_nothing_would_go(one):
    one.press("clear")
    assert one.record == "" and "Cleared" in one.bar.said.value
