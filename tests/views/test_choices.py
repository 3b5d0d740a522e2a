"""Two files that say different things are chosen from, one choice at a time."""

from exercises.record.problems import Problem
from exercises.views import markup
from exercises.record.together import ONE_OR_TWO, versions
from exercises.views.choices import Choices
from exercises.views.exercise import Exercise


class Two(Exercise):
    slug, version = "two", 1

    def __init__(self, waiting, refused=()):
        super().__init__()
        self.waiting, self.settled, self.refused = list(waiting), [], refused
        self.choices = Choices(self, lambda: self.waiting, lambda choice: (markup.paragraph(choice), versions(3)), self._settle, self._keep)
        self.children = (self.choices,)
        self.choices.refresh()

    def _settle(self, choice, answer):
        if choice in self.refused:
            raise Problem("This cannot be chosen. Choose another.")
        return choice, answer

    def _keep(self, record):
        self.settled.append(record)
        self.waiting.remove(record[0])
        self.choices.refresh()


def said(exercise):
    return " ".join(part.value for part in exercise.choices.children if hasattr(part, "value") and isinstance(part.value, str))


def test_choices_are_asked_one_after_the_other():
    two = Two(["a", "b"])
    assert two.choices.layout.display == "flex" and "Choice 1 of 2" in said(two)
    two.apply([{"field": "version", "index": 2}, {"field": "keep_version", "press": True}])
    assert two.settled == [("a", 2)] and "Choice 1" not in said(two)
    assert two.fields["version"].index is None, "the next choice begins unanswered"
    two.apply([{"field": "version", "index": 0}, {"field": "keep_version", "press": True}])
    assert two.settled == [("a", 2), ("b", 0)] and two.choices.layout.display == "none"
    two.apply([{"field": "keep_version", "press": True}])
    assert len(two.settled) == 2


def test_nothing_is_settled_without_an_answer():
    two = Two(["a"])
    two.apply([{"field": "keep_version", "press": True}])
    assert two.settled == [] and "Choose one of the versions first." in said(two)


def test_what_cannot_be_chosen_is_told():
    two = Two(["a"], refused=["a"])
    two.apply([{"field": "version", "index": 1}, {"field": "keep_version", "press": True}])
    assert two.waiting == ["a"] and "This cannot be chosen." in said(two)


def test_answers_in_words():
    assert versions(2) == ("Version 1", "Version 2") and ONE_OR_TWO[0] == "They are one person"
