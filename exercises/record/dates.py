"""Dates as people in Britain write them, and as files keep them: ISO in files, en-GB on the screen; an end before its start is refused."""

import time

from exercises.record.problems import Problem, shown

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso(text):
    """A typed date in ISO form, or None where it is no date.

    Args:
        text: such as ``12/10/2026``, ``12 October 2026``, ``12 Oct 2026`` or ``2026-10-12``.
    """
    parts = text.strip().replace("/", " ").replace(".", " ").replace("-", " ").replace(",", " ").split()
    if len(parts) != 3:
        return None
    day, month, year = parts if len(parts[0]) <= 2 else reversed(parts)
    number = _month(month)
    if not (_figures(day) and _figures(year) and number and len(year) == 4):
        return None
    day, year = int(day), int(year)
    leap = number == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= day <= _DAYS[number - 1] + leap:
        return None
    return f"{year:04d}-{number:02d}-{day:02d}"


def british(text):
    """A typed date as it is shown, ``12 October 2026``; what is no date stays as it was typed."""
    known = iso(text)
    if known is None:
        return text.strip()
    year, month, day = known.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _figures(text):
    """Whether a text is nothing but the figures 0 to 9."""
    return text.isascii() and text.isdigit()


def _month(text):
    """A month's number from its number, its name or the first letters of its name; 0 where it is none."""
    if _figures(text):
        return int(text) if len(text) <= 2 and 1 <= int(text) <= 12 else 0
    if len(text) < 3:
        return 0
    return next((n for n, name in enumerate(MONTHS, start=1) if name.lower().startswith(text.lower())), 0)


def minutes(start, end, over_midnight=False):
    """How many minutes lie between two times of one day's clock, as a meeting is timed.

    A clock that is put forward or back in between is not known of: what was read off it counts, as it does on paper.

    Args:
        start, end: such as ``14:10``.
        over_midnight: whether the end may be on the next day.

    Raises:
        Problem: one of them is no time, or the end lies before the start.
    """
    begun, ended = _clock(start), _clock(end)
    if ended < begun and not over_midnight:
        raise Problem(f"The end, {end.strip()}, lies before the start, {start.strip()}. Change one of them, or say that it ended on the next day.")
    return (ended - begun) % (24 * 60)


def days(start, end):
    """How many days lie between two dates in ISO form; across a change of the clocks too.

    Raises:
        Problem: one of them is no date, or the end lies before the start.
    """
    begun, ended = (_number(one) for one in (start, end))
    if ended < begun:
        raise Problem(f"The end, {british(end)}, lies before the start, {british(start)}. Change one of them.")
    return ended - begun


def today():
    """This day by the device's own clock, in ISO form."""
    return time.strftime("%Y-%m-%d")


def weekday(date):
    """Which day of the week a date is: 0 is Monday, 6 is Sunday.

    Raises:
        Problem: it is no date.
    """
    # The count of days begins on the first of March of the year 0 of this calendar, a Wednesday.
    return (_number(date) + 2) % 7


def later(date, count):
    """The date so many days later, in ISO form; earlier where the count is below 0. Clocks that change do not matter to it.

    Raises:
        Problem: it is no date, or the day lies outside the years 1 to 9999.
    """
    days_since = _number(date) + count
    # About the right year, then back or on to the right one.
    year = max(0, min(10_000, days_since * 400 // 146_097))
    while _first_of_march(year) > days_since:
        year -= 1
    while _first_of_march(year + 1) <= days_since:
        year += 1
    left = days_since - _first_of_march(year)
    month = next(m for m in range(11, -1, -1) if (153 * m + 2) // 5 <= left)
    day = left - (153 * month + 2) // 5 + 1
    year, month = (year, month + 3) if month < 10 else (year + 1, month - 9)
    if not 1 <= year <= 9999:
        raise Problem(f"{count:,} days from {british(date)} lies in no year that a calendar here holds. Choose another date.")
    return f"{year:04d}-{month:02d}-{day:02d}"


def with_weekday(date):
    """A date as it is shown with its day: ``Monday 12 October 2026``."""
    return f"{WEEKDAYS[weekday(date)]} {british(date)}"


def _clock(text):
    hours, _, mins = text.strip().replace(".", ":").partition(":")
    if not (_figures(hours) and _figures(mins) and len(mins) == 2 and int(hours) < 24 and int(mins) < 60):
        raise Problem(f"{shown(text)} cannot be read as a time. Write hours and minutes, such as 14:10.")
    return int(hours) * 60 + int(mins)


def _number(text):
    """The number of a date's day; differences between such numbers are days."""
    known = iso(text)
    if known is None:
        raise Problem(f"{shown(text)} cannot be read as a date. Write day, month and year, such as 12/10/2026.")
    year, month, day = map(int, known.split("-"))
    # March counts first, so that a leap day comes last (a rule of the civil calendar: 97 leap years in 400).
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return _first_of_march(year) + (153 * month + 2) // 5 + day - 1


def _first_of_march(year):
    return 365 * year + year // 4 - year // 100 + year // 400
