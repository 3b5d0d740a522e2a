"""The timeline: its boxes, its marks, its gaps, and its table."""

import re

import pytest

from exercises.views import chart


def test_boxes_stand_where_and_as_long_as_their_turns_are():
    svg = chart.timeline(["Chair", "Mother"], [(0, 0, 25, "A", ""), (1, 25, 100, "P", "taken")], "Who when", "Two turns", prefix="p")
    boxes = re.findall(r'<rect x="([\d.]+)%" y="([\d.]+)" width="([\d.]+)%" height="22" fill="url', svg)
    assert [(float(x), float(wide)) for x, _, wide in boxes] == [(0, 25), (25, 75)] and boxes[0][1] != boxes[1][1]
    assert ">Chair<" in svg and ">Mother<" in svg and ">A<" in svg and 'role="img"' in svg


def test_what_is_not_known_is_a_stretch_with_words_and_no_box():
    svg = chart.timeline(["A"], [(0, 0, 10, "", "")], "t", "d", gaps=[(10, 60)], length=100, gap_words="not recorded", prefix="p")
    assert "not recorded" in svg and 'x="10%"' in svg and 'width="50%"' in svg
    assert "not recorded" not in chart.timeline(["A"], [(0, 0, 10, "", "")], "t", "d", prefix="p")


def test_marks_differ_in_more_than_colour_and_a_short_turn_holds_no_letter():
    full, hollow = (chart.timeline(["A"], [(0, 0, 10, "P", mark)], "t", "d", prefix="p") for mark in ("taken", "left"))
    assert full != hollow and full.count("<path") == hollow.count("<path")
    assert ">P<" not in chart.timeline(["A"], [(0, 0, 1, "P", ""), (0, 5, 100, "", "")], "t", "d", prefix="p")


def test_a_name_is_text_and_an_empty_talk_is_a_picture():
    assert "<img" not in chart.timeline(["<img src=x>"], [], "t", "d")
    with pytest.raises(ValueError, match="ends after it begins"):
        chart.timeline(["A"], [(0, 5, 1, "", "")], "t", "d")


def test_the_table_has_a_row_for_each_turn():
    table = chart.timeline_table(["Chair", "Mother"], [(0, 0, 25, "A", ""), (1, 25, 100, "P", "left")], "Every turn", words=["asks", "proposes"])
    assert table.count("<tr>") == 3 and "<td>Mother</td>" in table and "proposes" in table
