"""A calendar file that phones and desktops take up: iCalendar, RFC 5545.

Whole days are written as dates, which no change of the clocks can move. A moment is written in the time of a place,
Europe/London, with that zone's rules beside it, so that four o'clock stays four o'clock in summer and in winter.

Held to here, by section of RFC 5545: lines end in CRLF and are folded at 75 octets, never inside a character (3.1);
backslash, comma, semicolon and line breaks in a text are escaped (3.3.11); each event has a UID and a DTSTAMP in UTC
(3.6.1, 3.8.4.7, 3.8.7.2); the end of a whole day is the day after (3.6.1). UIDs name no host and no person (RFC 7986, 5.3).
"""

import re

from exercises.record import dates, envelope
from exercises.record.files import whole
from exercises.record.problems import Problem

MIME = "text/calendar;charset=utf-8"
FOLD = 75  # octets in a line, its end not counted
ZONE = "Europe/London"

# Since 1996 the clocks of the United Kingdom change at 01:00 UTC on the last Sundays of March and October.
_ZONE = ("BEGIN:VTIMEZONE", f"TZID:{ZONE}",
         "BEGIN:DAYLIGHT", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
         "TZNAME:BST", "END:DAYLIGHT",
         "BEGIN:STANDARD", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
         "TZNAME:GMT", "END:STANDARD", "END:VTIMEZONE")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")


def day(uid, title, first, last=None, note=""):
    """An event of one whole day or of several.

    Args:
        uid: a name that no other event has, and that stays the same when the file is made anew: a calendar that
            knows it puts the new event in the place of the old one. Letters, figures, dots, hyphens and underscores.
        title: what the calendar shows.
        first: the first day, in ISO form.
        last: the last day, itself included; the first if not given.
        note: words below the title.

    Raises:
        Problem: a day is no date, or the last lies before the first.
    """
    last = last or first
    dates.days(first, last)
    return {"uid": _checked(uid), "title": title, "note": note, "first": dates.iso(first), "after": dates.later(last, 1)}


def moment(uid, title, date, time, minutes=0, note=""):
    """An event at a time of day, by the clocks of the United Kingdom.

    An hour that the clocks leave out in spring is read as if they had not yet changed, and the hour that comes twice in
    autumn is the first of the two: so RFC 5545, 3.3.5, has it.

    Args:
        uid, title, note: as for :func:`day`.
        date: in ISO form.
        time: such as ``16:00``.
        minutes: how long it lasts; 0 for a mere moment.

    Raises:
        Problem: there is no such date or time.
    """
    if dates.iso(date) is None:
        raise Problem(f"The date of {title} cannot be read. Write day, month and year, such as 12/10/2026.")
    hours, mins = divmod(dates.minutes("00:00", time), 60)
    if not 0 <= minutes < 7 * 24 * 60:
        raise ValueError("An event at a time of day lasts less than a week.")
    return {"uid": _checked(uid), "title": title, "note": note, "date": dates.iso(date), "at": f"{hours:02d}{mins:02d}00", "minutes": minutes}


def write(name, events, stamp=None):
    """A calendar as the text of a file.

    Args:
        name: what the calendar is called where a program shows names.
        events: what :func:`day` and :func:`moment` gave, at least one (3.6).
        stamp: when it was made, ISO 8601 in UTC, such as ``2026-03-04T10:11:12Z``; now if not given.

    Returns:
        Text whose lines end in CRLF; write it as UTF-8.

    Raises:
        ValueError: there is no event, or two have one UID (an author's mistake).
    """
    events = list(events)
    if not events or len({event["uid"] for event in events}) < len(events):
        raise ValueError("A calendar holds one event at least, and each has a UID of its own.")
    stamp = re.sub("[-:]", "", stamp or envelope.now())
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Joined Up//Course calendar 1//EN", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_text(name)}"]
    if any("at" in event for event in events):
        lines += _ZONE
    for event in events:
        lines += ["BEGIN:VEVENT", f"UID:{event['uid']}", f"DTSTAMP:{stamp}", *_times(event), f"SUMMARY:{_text(event['title'])}"]
        if event["note"]:
            lines.append(f"DESCRIPTION:{_text(event['note'])}")
        # It is a reminder: the day stays free for others who look whether one is busy.
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _checked(uid):
    if not _UID.match(uid):
        raise ValueError(f"{uid!r} is no UID: letters, figures, dots, hyphens and underscores, at most 100.")
    return uid


def _times(event):
    if "first" in event:
        return [f"DTSTART;VALUE=DATE:{event['first'].replace('-', '')}", f"DTEND;VALUE=DATE:{event['after'].replace('-', '')}"]
    lines = [f"DTSTART;TZID={ZONE}:{event['date'].replace('-', '')}T{event['at']}"]
    if event["minutes"]:
        # A duration and not an end: it is as long on the night on which the clocks change.
        lines.append(f"DURATION:PT{event['minutes']}M")
    return lines


def _text(words):
    """A text as a value: escaped, without what no calendar can hold."""
    words = _CONTROL.sub("", whole(str(words)).replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line):
    """A line in pieces of at most 75 octets, the further ones behind a space; no character is cut in two."""
    pieces, current, room = [], "", FOLD
    for mark in line:
        size = len(mark.encode())
        if size > room:
            pieces.append(current)
            current, room = " ", FOLD - 1
        current += mark
        room -= size
    return [*pieces, current]
