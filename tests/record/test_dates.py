"""Dates and times of day: the end never before the start, midnight, leap years, and days on which the clocks change."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.record import dates, numbers
from exercises.record.problems import Problem


@given(st.dates(), st.dates())
def test_days_are_those_of_the_calendar(one, other):
    first, last = sorted((one, other))
    if first.year >= 1000:
        assert dates.days(first.isoformat(), last.isoformat()) == (last - first).days
    if first != last and first.year >= 1000:
        with pytest.raises(Problem, match="lies before the start"):
            dates.days(last.isoformat(), first.isoformat())


@pytest.mark.parametrize("day", [datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)])
def test_a_day_on_which_the_clocks_change_is_a_day(day):
    assert dates.days((day - datetime.timedelta(1)).isoformat(), (day + datetime.timedelta(1)).isoformat()) == 2


def test_times_cross_midnight_only_where_that_is_said():
    assert dates.minutes("14:10", "15.40") == 90
    assert dates.minutes("09:00", "09:00") == 0
    assert dates.minutes("23:50", "00:20", over_midnight=True) == 30
    with pytest.raises(Problem, match="00:20, lies before the start, 23:50"):
        dates.minutes("23:50", "00:20")


@pytest.mark.parametrize("text", ["", "24:00", "12:60", "noon", "1:2", "-1:00", "\u0661\u0662:00"])
def test_what_is_no_time_is_refused_in_a_sentence(text):
    with pytest.raises(Problem, match="cannot be read as a time"):
        dates.minutes(text, "15:00")


def test_too_few_says_how_many_and_below_which_number():
    assert numbers.too_few(3, 4, "week", "weeks") == "there are 3 weeks, and below 4 it is too few to say"
    assert numbers.too_few(1, 4, "week", "weeks").startswith("there is one week,")
    assert numbers.too_few(0, 4, "week", "weeks").startswith("there are none,")


@given(st.dates(), st.integers(-5_000, 5_000))
def test_weekdays_and_days_later_are_those_of_the_calendar(day, count):
    assert dates.weekday(day.isoformat()) == day.weekday()
    try:
        wanted = day + datetime.timedelta(count)
    except OverflowError:
        with pytest.raises(Problem, match="lies in no year"):
            dates.later(day.isoformat(), count)
    else:
        assert dates.later(day.isoformat(), count) == wanted.isoformat()


def test_a_week_over_each_change_of_the_clocks_is_seven_days():
    assert dates.later("2026-03-25", 7) == "2026-04-01" and dates.later("2026-10-22", 7) == "2026-10-29"
    assert dates.with_weekday("2026-03-29") == "Sunday 29 March 2026"


def test_today_is_a_date():
    assert dates.iso(dates.today()) == dates.today()
