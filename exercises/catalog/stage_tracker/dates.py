"""Dates as people in Britain write them, and as files keep them."""

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
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
