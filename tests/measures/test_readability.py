"""Readability against the facts page's check values, the formulas by hand, and general properties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.readability import grade, reading_ease, syllables


def test_the_check_values_of_a_hundred_words_in_five_sentences():
    assert round(reading_ease(100, 5, 150), 1) == 59.6
    assert round(grade(100, 5, 150), 1) == 9.9


@pytest.mark.parametrize("words, sentences, all_syllables, ease, school", [
    (6, 1, 6, 206.835 - 6.09 - 84.6, 2.34 + 11.8 - 15.59),      # six words of one syllable: a grade below 0
    (10, 1, 30, 206.835 - 10.15 - 253.8, 3.9 + 35.4 - 15.59),
    (40, 4, 60, 206.835 - 10.15 - 126.9, 3.9 + 17.7 - 15.59),
])
def test_the_formulas_by_hand(words, sentences, all_syllables, ease, school):
    assert reading_ease(words, sentences, all_syllables) == pytest.approx(ease, abs=1e-9)
    assert grade(words, sentences, all_syllables) == pytest.approx(school, abs=1e-9)


@pytest.mark.parametrize("word, count", [
    ("cat", 1), ("mother", 2), ("engaged", 2), ("asked", 1), ("table", 2), ("free", 1), ("home", 1), ("agency", 3),
    ("wanted", 2), ("I", 1), ("", 1), ("14", 1), ("safeguarding", 4), ("mum’s", 1),
])
def test_syllables_as_they_are_counted(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize("none", [(0, 0, 0), (0, 1, 0), (5, 0, 5)])
def test_without_words_or_sentences_it_is_not_defined(none):
    assert reading_ease(*none) is None and grade(*none) is None


@pytest.mark.parametrize("wrong", [(-1, 1, 1), (1, -1, 1), (1, 1, -1)])
def test_a_count_below_0_is_an_authors_mistake(wrong):
    with pytest.raises(ValueError):
        grade(*wrong)
    with pytest.raises(ValueError):
        reading_ease(*wrong)


@settings(max_examples=80)
@given(st.integers(1, 5000), st.integers(1, 500), st.integers(1, 4))
def test_longer_sentences_and_longer_words_read_harder(words, sentences, per_word):
    assert grade(words + sentences, sentences, (words + sentences) * per_word) > grade(words, sentences, words * per_word)
    assert grade(words, sentences, words * per_word + words) > grade(words, sentences, words * per_word)
    assert reading_ease(words, sentences, words * per_word + words) < reading_ease(words, sentences, words * per_word)


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_has_a_syllable_at_least_and_no_more_than_its_letters(text):
    assert 1 <= syllables(text) <= max(1, len(text) * 2)
