"""The supervision page: written, kept, printed, read back."""

import json

import pytest

from exercises.catalog.supervision_page import create, rules
from exercises.record import word
from exercises.record.problems import Problem
from tests.record.test_word import said as said_in
from tests.support.learner import page  # noqa: F401


def enter(exercise, **values):
    exercise.apply([{"field": name, "value": value} for name, value in values.items()])


def said(exercise):
    return exercise._line.value + exercise._bar._told.value


def test_written_rebuilt_and_printed(page):
    mine = create()
    enter(mine, date="14/10/2026", noticed="She looked at the door", power="I chose the <b>chair</b>")
    assert create(json.loads(json.dumps(mine.inputs))).inputs == mine.inputs
    mine.apply([{"field": "export_page", "press": True}])
    text = page.delivered[-1][2]
    assert "14 October 2026" in text and "She looked at the door" in text and "&lt;b&gt;chair" in text and 'class="space"' in text


def test_an_empty_page_is_not_printed_and_a_long_text_is_cut_with_a_word(page):
    mine = create()
    mine.apply([{"field": "export_page", "press": True}])
    assert page.delivered == [] and "a page would be empty" in said(mine)
    enter(mine, question="x" * (rules.MOST_TEXT + 1))
    assert len(mine.inputs["question"]) == rules.MOST_TEXT and "Only the first 4,000" in said(mine)
    enter(mine, date="soon")
    assert mine.inputs["date"] == "soon" and "written like 14/10/2026" in said(mine)


def test_a_file_never_takes_the_place_of_what_was_written(page):
    mine, other = create(), create()
    enter(other, noticed="Theirs")
    other.apply([{"field": "export_json", "press": True}])
    file = {"name": "o.json", "content": page.delivered[-1][2]}
    enter(mine, noticed="Mine")
    mine.apply([{"field": "open_file", "file": file}])
    assert mine.inputs["noticed"] == "Mine" and "There is a page here already" in said(mine)
    mine.apply([{"field": "clear", "press": True}, {"field": "clear.yes", "press": True}, {"field": "open_file", "file": file}])
    assert mine.inputs["noticed"] == "Theirs"


@pytest.mark.parametrize("data, words", [([], "named fields"), ({"version": 2}, "version"), ({"version": 1, "power": 3}, "power"),
                                         ({"version": 1, "noticed": "x" * 4001}, "noticed")])
def test_what_cannot_be_read_is_told(data, words):
    with pytest.raises(Problem, match=words):
        rules.check(data)


def test_it_goes_along_as_a_word_document_too(page):
    mine = create()
    mine.apply([{"field": "export_word", "press": True}])
    assert page.delivered == [] and "a page would be empty" in said(mine)
    enter(mine, noticed="She looked at the door")
    mine.apply([{"field": "export_word", "press": True}])
    name, mime, content = page.delivered[-1]
    assert name.endswith(".docx") and mime == word.MIME
    lines = said_in(content)
    assert lines[0] == "For supervision" and lines[lines.index("What I noticed") + 1] == "She looked at the door"
