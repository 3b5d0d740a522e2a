"""Calendar files as RFC 5545 wants them: folded, escaped, in CRLF, with names of their own, over changes of the clocks."""

import datetime
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.record import calendar
from exercises.record.problems import Problem

STAMP = "2026-11-22T10:11:12Z"
words = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\r\t\\;,:\""), max_size=300)


def unfolded(text):
    """The content lines of a file, read as section 3.1 says."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def meant(value):
    """An escaped text as it was meant (3.3.11)."""
    said, escaped = "", False
    for mark in value:
        if escaped:
            said += {"n": "\n", "N": "\n"}.get(mark, mark)
            escaped = False
        elif mark == "\\":
            escaped = True
        else:
            assert mark not in ";,", "a sign stands bare"
            said += mark
    assert not escaped
    return said


def events(text):
    """The events of a file: each a dictionary of its properties, their parameters in the name."""
    found, current = [], None
    for line in unfolded(text):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            found.append(current)
            current = None
        elif current is not None:
            assert name not in current, "a property stands twice"
            current[name] = value
    return found


def test_a_day_and_several_days():
    text = calendar.write("Plan", [calendar.day("a", "Draft", "2026-03-28", "2026-03-30"), calendar.day("b", "Rest", "2026-12-31")], STAMP)
    first, second = events(text)
    assert first == {"UID": "a", "DTSTAMP": "20261122T101112Z", "DTSTART;VALUE=DATE": "20260328", "DTEND;VALUE=DATE": "20260331",
                     "SUMMARY": "Draft", "TRANSP": "TRANSPARENT"}
    assert second["DTEND;VALUE=DATE"] == "20270101"
    lines = unfolded(text)
    assert lines[0] == "BEGIN:VCALENDAR" and lines[1] == "VERSION:2.0" and lines[2].startswith("PRODID:") and lines[-1] == "END:VCALENDAR"
    assert "BEGIN:VTIMEZONE" not in lines, "whole days need no zone"


def test_a_moment_stands_in_the_time_of_the_place_with_its_rules():
    [event] = events(text := calendar.write("Plan", [calendar.moment("m", "Hand in", "2026-03-29", "16:00", 30)], STAMP))
    assert event["DTSTART;TZID=Europe/London"] == "20260329T160000" and event["DURATION"] == "PT30M"
    assert text.count("BEGIN:VTIMEZONE") == text.count("END:VTIMEZONE") == 1


@pytest.mark.parametrize("year", [1997, 2026, 2031, 2045])
def test_the_zones_rules_are_those_of_the_clocks(year):
    """The last Sundays of March and October, against the zone as the system knows it."""
    london = zoneinfo.ZoneInfo("Europe/London")
    for month, before, after in ((3, 0, 1), (10, 1, 0)):
        last = max(d for d in (datetime.date(year, month, day) for day in range(25, 32)) if d.weekday() == 6)
        change = datetime.datetime(last.year, last.month, last.day, 1, tzinfo=datetime.timezone.utc)
        hours = [(change + datetime.timedelta(minutes=by)).astimezone(london).utcoffset().total_seconds() / 3600 for by in (-1, 1)]
        assert hours == [before, after]
    text = calendar.write("x", [calendar.moment("m", "x", f"{year}-01-01", "00:00")], STAMP)
    assert "DTSTART:19960331T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100" in text
    assert "DTSTART:19961027T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000" in text


@settings(max_examples=150)
@given(words, words)
def test_any_words_come_back_and_no_line_is_too_long(title, note):
    text = calendar.write("Plan", [calendar.day("a", title, "2026-10-25", note=note)], STAMP)
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    [event] = events(text)
    assert meant(event["SUMMARY"]) == title.replace("\r\n", "\n").replace("\r", "\n")
    if note:
        assert meant(event["DESCRIPTION"]) == note.replace("\r\n", "\n").replace("\r", "\n")


def test_a_character_of_four_octets_is_not_cut():
    text = calendar.write("Plan", [calendar.day("a", "🜁" * 60 + "é" * 60, "2026-10-25")], STAMP)
    for line in text.encode().split(b"\r\n"):
        line.decode()
    assert events(text)[0]["SUMMARY"] == "🜁" * 60 + "é" * 60


def test_nothing_can_be_smuggled_in_by_a_line_break():
    text = calendar.write("Plan\r\nATTACH:x", [calendar.day("a", "x\r\nEND:VEVENT\r\nBEGIN:VALARM", "2026-10-25", note="\x00\x07y")], STAMP)
    assert [line for line in unfolded(text) if line.startswith(("ATTACH", "BEGIN:VALARM"))] == []
    assert events(text)[0]["DESCRIPTION"] == "y"


@pytest.mark.parametrize("make", [
    lambda: calendar.day("a", "x", "2026-02-30"), lambda: calendar.day("a", "x", "2026-03-02", "2026-03-01"),
    lambda: calendar.moment("a", "x", "tomorrow", "16:00"), lambda: calendar.moment("a", "x", "2026-03-01", "25:00"),
])
def test_what_is_no_time_is_refused_in_a_sentence(make):
    with pytest.raises(Problem, match=r"\.$"):
        make()


def test_slips_of_an_author_are_named():
    for make in (lambda: calendar.day("a b", "x", "2026-03-01"), lambda: calendar.write("x", []),
                 lambda: calendar.write("x", [calendar.day("a", "x", "2026-03-01"), calendar.day("a", "y", "2026-03-02")]),
                 lambda: calendar.moment("a", "x", "2026-03-01", "12:00", -1)):
        with pytest.raises(ValueError):
            make()


def test_another_reader_understands_it():
    icalendar = pytest.importorskip("icalendar")
    text = calendar.write("Plan, of mine", [calendar.day("a", "Draft; part, one\\", "2026-03-28", "2026-03-30", "A\nB " + "é" * 99),
                                            calendar.moment("m", "Hand in", "2026-03-29", "16:00")], STAMP)
    read = icalendar.Calendar.from_ical(text.encode())
    first, second = read.walk("VEVENT")
    assert str(first["SUMMARY"]) == "Draft; part, one\\" and str(first["DESCRIPTION"]) == "A\nB " + "é" * 99
    assert first.decoded("DTEND") - first.decoded("DTSTART") == datetime.timedelta(3)
    assert second.decoded("DTSTART").utcoffset() == datetime.timedelta(hours=1)
