"""Dates as people remember them: a day, a month, a year, a season, *about* a year.

A moment that is remembered roughly is kept as it was said, and counted as the span of days that it may mean. Nothing
is made exact that was not.
"""

from exercises.record import dates
from exercises.record.problems import Problem, shown

UNKNOWN = "unknown"
HOW = "a day (12/10/2021), a month (March 2021), a season (spring 2021), a year (2021), “about 2021”, or “unknown”"
FIRST_YEAR, LAST_YEAR = 1880, 2100
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Months of the meteorological seasons in Britain, and of the usual school terms; winter and Christmas run into the next year.
_PARTS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14), "early": (1, 4), "mid": (5, 8), "late": (9, 12),
          "autumn term": (9, 12), "spring term": (1, 4), "summer term": (4, 7)}
_SAME = {"fall": "autumn", "middle of": "mid", "start of": "early", "beginning of": "early", "end of": "late", "around": "about", "c": "about",
         "circa": "about", "?": UNKNOWN, "not known": UNKNOWN, "don't know": UNKNOWN, "don’t know": UNKNOWN}


def read(text, what="date"):
    """What somebody typed, in the form in which it is kept.

    Args:
        text: what was typed, such as ``12/10/2021``, ``March 2021``, ``2021-03``, ``spring 2019`` or ``about 2015``.
        what: what it is the date of, for the sentence.

    Returns:
        ISO for a day, a month or a year (``2021-10-12``, ``2021-10``, ``2021``), else small words and a year
        (``spring 2019``), ``unknown``, or an empty text where nothing was typed.

    Raises:
        Problem: it cannot be read as a date.
    """
    bare = " ".join(str(text).lower().replace(",", " ").split()).removeprefix("in ").removeprefix("since ").strip(" .")
    bare = _SAME.get(bare, bare)
    if bare in ("", UNKNOWN):
        return bare
    day = dates.iso(bare)
    if day is not None:
        return _in_reach(day, int(day[:4]), text, what)
    *before, last = bare.replace("/", " ").replace("-", " ").replace(".", " ").split() or [""]
    if len(last) != 4 and len(before) == 1 and _is_year(before[0]):
        before, last = [last], before[0]  # 2021-03
    if not _is_year(last):
        raise Problem(f"The {what} {shown(text)} cannot be read. Write {HOW}.")
    words = " ".join(before)
    words = _SAME.get(words, words)
    if not words:
        kept = last
    elif words in _PARTS or words == "about":
        kept = f"{words} {last}"
    else:
        # A month by name or number: read as a day of it.
        month = dates.iso(f"1 {words} {last}") if len(before) == 1 else None
        if month is None:
            raise Problem(f"The {what} {shown(text)} cannot be read. Write {HOW}.")
        kept = month[:7]
    return _in_reach(kept, int(last), text, what)


def span(kept):
    """The first and the last day that a kept moment may mean, as day numbers; None for nothing and for *unknown*.

    Day numbers count from 1 January 1800, so that differences are days.
    """
    if kept in ("", UNKNOWN):
        return None
    if kept[0].isdigit():
        parts = [int(part) for part in kept.split("-")]
        if len(parts) == 3:
            return (number(kept),) * 2
        return (_month_start(parts[0], parts[1]), _month_end(parts[0], parts[1])) if len(parts) == 2 else _months(parts[0], 1, 12)
    words, year = kept.rsplit(" ", 1)
    if words == "about":
        return _months(int(year) - 1, 1, 36)
    return _months(int(year), *_PARTS[words])


def said(kept, nothing=""):
    """A kept moment as it is shown: ``12 October 2021``, ``March 2021``, ``spring 2019``."""
    if not kept:
        return nothing
    if kept == UNKNOWN:
        return "not known when"
    if kept[0].isdigit() and "-" in kept:
        parts = kept.split("-")
        return dates.british(kept) if len(parts) == 3 else f"{dates.MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return kept


def number(iso):
    """The day number of a date in ISO form."""
    return dates.days("1800-01-01", iso)


def iso_of(day):
    """The date in ISO form of a day number."""
    year = 1800 + int(day / 365.2425)
    while number(f"{year:04d}-01-01") > day:
        year -= 1
    while number(f"{year + 1:04d}-01-01") <= day:
        year += 1
    left, month = day - number(f"{year:04d}-01-01"), 1
    while left >= _month_length(year, month):
        left -= _month_length(year, month)
        month += 1
    return f"{year:04d}-{month:02d}-{left + 1:02d}"


def month_of(day):
    """A day number in words that are as exact as most maps are: ``March 2021``."""
    return said(iso_of(day)[:7])


def order(start, end, what):
    """Refuse an end that certainly lies before its start.

    Raises:
        Problem: it does.
    """
    first, last = span(start), span(end)
    if first and last and last[1] < first[0]:
        raise Problem(f"{what}: the end, {said(end)}, lies before the start, {said(start)}. Change one of them.")


def _is_year(text):
    return len(text) == 4 and text.isascii() and text.isdigit()


def _in_reach(kept, year, text, what):
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Problem(f"The {what} {shown(text)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}. Write another year.")
    return kept


def _months(year, first, last):
    """The days of months, counted from January of a year; the thirteenth is the next January."""
    return _month_start(year + (first - 1) // 12, (first - 1) % 12 + 1), _month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


def _month_start(year, month):
    return number(f"{year:04d}-{month:02d}-01")


def _month_end(year, month):
    return _month_start(year, month) + _month_length(year, month) - 1


def _month_length(year, month):
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap
