"""What came from elsewhere is of the kind that is needed, or a sentence names the place."""

import pytest

from exercises.record import reading
from exercises.record.problems import Problem


@pytest.mark.parametrize("value", [None, 3, True, ["a"], {"a": 1}])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(Problem, match="^words: text is needed here"):
        reading.text(value, "words", 10)


def test_a_text_may_be_as_long_as_is_kept_and_no_longer():
    assert reading.text("a" * 10, "words", 10) == "a" * 10
    assert reading.text("a\x00b", "words", 10) == "ab"
    with pytest.raises(Problem, match="words: this is 11 characters long, and 10 are the most"):
        reading.text("a" * 11, "words", 10)
    with pytest.raises(Problem, match="broken character"):
        reading.text("\ud800", "words", 10)


def test_rows_are_numbered_and_counted():
    assert reading.rows(["a", "b"], "people", 2) == [(1, "a"), (2, "b")] and reading.rows([], "people", 0) == []
    for value, says in (("ab", "people: a list is needed"), (None, "a list is needed"), ([1, 2, 3], "there are 3 here, and a record holds 2 at most")):
        with pytest.raises(Problem, match=says):
            reading.rows(value, "people", 2)
