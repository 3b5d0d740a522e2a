import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.record import numbers
from exercises.record.problems import Problem


@pytest.mark.parametrize(("typed", "read"), [
    ("0", 0), ("-0", 0), (" 12 ", 12), ("2.5", 2.5), (".5", 0.5), ("5.", 5), ("+3", 3), ("1e1", 10), (7, 7), (7.25, 7.25), ("40", 40),
])
def test_a_number_in_its_range_is_read(typed, read):
    found = numbers.read(typed, 0, 40, "Hours")
    assert found == read and isinstance(found, float) and math.copysign(1, found) == 1


@pytest.mark.parametrize("typed", [
    "", "   ", None, "abc", "nan", "NaN", "inf", "-inf", "Infinity", "1e999", float("nan"), float("inf"), 10**400, True, False, "-1", "41",
    "1 2", "12 h", "£5", "0x10", "1_000", "٣", "--1", "1,5", "1,000", [], {}, "9" * 500, "1" + " " * 900 + "x",
])
def test_what_is_no_number_in_the_range_is_refused_with_the_range(typed):
    with pytest.raises(Problem) as raised:
        numbers.read(typed, 0, 40, "Hours")
    assert raised.value.sentence.startswith("Hours: ")
    assert "0 to 40" in raised.value.sentence
    assert len(raised.value.sentence) < 250


def test_a_decimal_comma_is_told_how_to_be_written():
    with pytest.raises(Problem, match="write 2.5, with a full stop and not a comma"):
        numbers.read("2,5", 0, 40, "Hours")


def test_a_comma_that_may_be_either_is_told_both_ways():
    with pytest.raises(Problem, match=r"as 1000, .* or 1\.000 with a full stop"):
        numbers.read("1,000", 0, 5000, "Pounds")


def test_a_typographic_minus_is_a_minus():
    assert numbers.read("\u22122", -5, 5, "Change") == -2


def test_whole_numbers_only_where_asked():
    assert numbers.read("3", 1, 8, "Members", whole=True) == 3
    with pytest.raises(Problem, match="a whole number from 1 to 8"):
        numbers.read("2.5", 1, 8, "Members", whole=True)


def test_an_open_range_is_said_as_one():
    with pytest.raises(Problem, match="a number of 0 or more"):
        numbers.read("-1", 0, None, "Minutes")
    with pytest.raises(Problem, match="a number of 9 or less"):
        numbers.read("10", None, 9, "Minutes")
    assert numbers.read("1e300", None, None, "Anything") == 1e300


@given(st.floats(-1e6, 1e6))
def test_what_was_written_is_read_back(number):
    assert numbers.read(repr(number), -1e6, 1e6, "Figure") == number
