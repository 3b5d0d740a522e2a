import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.record import names
from exercises.record.problems import Problem


@pytest.mark.parametrize(("typed", "kept"), [
    ("  Ash \t Grove\n", "Ash Grove"),
    ("Zoe\u0308", "Zoë"),
    ("A\u202eb\u200bc\u2066", "Abc"),
    ("Bay\x00\x1b[31m", "Bay[31m"),
    ("\ud800Ash", "Ash"),
    ("نمی\u200cدانم", "نمی\u200cدانم"),  # a joiner inside a Persian word belongs to it
    ("As\u200d h\u200d", "As h"),
    ("<b>Ash</b>", "<b>Ash</b>"),  # markup is text; the view escapes it
    ("x" * 60, "x" * 60),
])
def test_a_name_is_kept_without_what_cannot_be_seen(typed, kept):
    assert names.clean(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "\u202e\u2069", "\u3164", "\u2800", "\u0301", "\u200d", None, 7])
def test_an_empty_name_is_refused(typed):
    with pytest.raises(Problem, match="member's name"):
        names.clean(typed, "member's name")


def test_a_long_name_is_refused_with_its_limit():
    with pytest.raises(Problem, match="longer than 60 characters"):
        names.clean("x" * 61)
    with pytest.raises(Problem, match="longer than 60 characters"):
        names.clean(("x" + " " * 40) * 100)


@pytest.mark.parametrize(("a", "b"), [
    ("Ash", "ASH"), ("Ash ", " ash"), ("Zoë", "ZOE\u0308"), ("Straße", "STRASSE"), ("A\u200cb", "ab"), ("Ash\u00a0Grove", "ash  grove"),
])
def test_names_that_read_alike_are_the_same(a, b):
    assert names.same(a, b) and names.key(a) == names.key(b)


def test_names_that_read_otherwise_are_not_the_same():
    assert not names.same("Ash", "Ashe")
    assert not names.same("Zoë", "Zoe")


@given(st.text())
def test_cleaning_again_changes_nothing_and_the_name_stays_the_same(typed):
    try:
        kept = names.clean(typed)
    except Problem as problem:
        assert problem.sentence.endswith(".")
        return
    assert names.clean(kept) == kept
    assert names.same(typed, kept)
    assert 1 <= len(kept) <= 60 and "\n" not in kept
