"""What every chart owes its reader, on every chart; then what each owes by itself."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exercises.record import printable
from exercises.views import chart
from exercises.views.chart import drawing
from tests.views.payloads import PAYLOADS, names_in

STAGES = [("F", "forming"), ("S", "storming"), ("N", "norming"), ("P", "performing"), ("A", "adjourning")]
FOUR = ["1", "2", "3", "4"]
SIXTEEN = [str(number) for number in range(1, 17)]
SHARES = [[.6, .2, .2, 0, 0], None, [.1, .2, .3, .4, 0], "not defined, because nobody ticked"]


def charts(x="x", columns=FOUR, shares=SHARES):
    """Each chart, and its table, with ``x`` in every place that takes words."""
    many = len(columns)
    shares = [shares[place % len(shares)] for place in range(many)]
    figures = [[0.12, None, "not defined, because too few", 0.5][place % 4] for place in range(many)]
    columns = [x] * many if x != "x" else columns
    series = [(letter, f"{name} {x}") for letter, name in STAGES]
    panels = [(f"Ash {x}", shares), (x, shares)]
    lines = [(f"Ash {x}", figures), (x, [None] * many)]
    rows = [(x, 0.25), (f"Bay {x}", None), ("Cedar", x)]
    dots = [(x, [(x, 2), (x, 2), ("C", None), 3.5]), ("none", [None, x])]
    ways = [(x, 2, 4), ("back", 4, 1), ("same", 3, 3), ("gone", None, 2), ("why", x, None)]
    cells = [[0.1, None, x], [1, 0, "S"]]
    words = [x] * many
    return {
        "bars": (chart.bars(rows, x, x, reference=(x, 0.1), gap=x), chart.bars_table(rows, x)),
        "stacked_bars": (chart.stacked_bars([(x, part) for part in shares], series, x, x, gap=x),
                         chart.shares_table([x] * many, series, shares, x)),
        "stacked_area": (chart.stacked_area(columns, series, shares, x, x, gap=x), chart.shares_table(columns, series, shares, x, corner=x)),
        "small_multiples": (chart.small_multiples(panels, columns, series, x, x, gap=x),
                            chart.multiples_table(panels, columns, series, x, corners=(x, x))),
        "lines": (chart.lines(columns, lines, x, x, gap=x), chart.lines_table(columns, lines, x, corner=x)),
        "strip": (chart.strip(columns, figures, x, x, words=words, gap=x), chart.strip_table(columns, figures, x, words=words)),
        "dots": (chart.dots(dots, x, x, high=5, gap=x), chart.dots_table(dots, x)),
        "spans": (chart.spans([(x, 2.5, 1, 4), (f"Bay {x}", 3, None, None), ("why", x, None, None), (x, None, None, None)], x, x, gap=x),
                  chart.spans_table([(x, 2.5, 1, 4), (x, 3, None, None), ("why", x, None, None)], x)),
        "dumbbell": (chart.dumbbell(ways, x, x, ends=(x, x), gap=x), chart.dumbbell_table(ways, x)),
        "matrix": (chart.matrix([x, "b"], [x, "b", "c"], cells, x, x), chart.matrix_table([x, "b"], [x, "b", "c"], cells, x)),
    }


NAMES = list(charts())
every = pytest.mark.parametrize("name", NAMES)
at_each_width = pytest.mark.parametrize("columns", [["1"], FOUR, SIXTEEN], ids=["one", "four", "sixteen"])


def parsed(svg):
    return ElementTree.fromstring(svg)


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def all_of(root, name):
    return [element for element in root.iter() if local(element) == name]


@every
@at_each_width
def test_a_chart_is_a_picture_with_a_name_and_a_description(name, columns):
    root = parsed(charts(columns=columns)[name][0])
    assert root.get("role") == "img" and root.get("width") == "100%" and float(root.get("height")) >= 20
    named = [root.find(f".//*[@id='{part}']") for part in root.get("aria-labelledby").split()]
    assert [local(part) for part in named] == ["title", "desc"] and all(part.text for part in named)


@every
@at_each_width
def test_its_words_are_large_enough_and_inside_the_picture_on_a_phone(name, columns):
    root = parsed(charts(columns=columns)[name][0])
    height = float(root.get("height"))
    found = 0
    for text in root.findall("{*}text"):
        found += 1
        size = float(text.get("font-size", drawing.WORDS))
        assert size >= 11
        x = float(text.get("x").removesuffix("%")) * drawing.NARROW / 100 + float(text.get("dx", 0))
        width = len(text.text) * size * 0.5
        start = {"start": x, "middle": x - width / 2, "end": x - width}[text.get("text-anchor", "start")]
        assert start >= -8 and start + width <= drawing.NARROW + 8, text.text
        assert 8 <= float(text.get("y")) <= height, text.text
    assert found
    assert root.get("font-size") and all(float(text.get("font-size", 99)) >= 11 for text in all_of(root, "text"))


@every
def test_its_colours_are_the_pages_with_a_colour_to_fall_back_on(name):
    for element in parsed(charts()[name][0]).iter():
        for paint in ("fill", "stroke"):
            value = element.get(paint)
            assert value is None or value == "none" or re.fullmatch(r"url\(#[\w-]+\)|var\(--course-[\w-]+, (?:var\([\w-]+, )?#[0-9a-f]{3,6}\)+", value)
        assert element.get("style") is None


@every
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_wrote_stays_text(name, payload):
    picture, table = charts(payload)[name]
    clean_picture, clean_table = charts("Ash Grove")[name]
    assert names_in(picture) <= names_in(clean_picture) | {"text[dx]", "text[text-anchor]", "text[font-weight]", "text[font-size]", "tspan",
                                                           "text[transform]", "text[dy]", "svg[y]", "svg[x]", "svg[height]"}
    assert names_in(table) == names_in(clean_table)
    parsed(picture)
    picture.encode("utf-8")


@every
def test_it_may_stand_in_a_printable_page(name):
    printable.check_picture(charts()[name][0])


@every
def test_what_is_not_there_is_said_in_words_in_picture_and_table(name):
    if name == "matrix":
        assert "–" in charts()[name][0] and "nothing" in charts()[name][1]
        return
    picture, table = charts()[name]
    assert any(said in table for said in ("no figure", "no answer", "not defined", ">x<", "x, "))
    assert "nan" not in picture.lower().replace("norming", "") and "None" not in picture + table


def test_ids_differ_in_one_process_and_in_another():
    mine = [re.search(r'aria-labelledby="(\S+)-t', picture)[1] for picture, _ in [*charts().values(), *charts().values()]]
    assert len(set(mine)) == len(mine)
    root = Path(__file__).parents[2]
    told = "from exercises.views import chart; print(chart.bars([('a', 1)], 't', 'd'))"
    theirs = subprocess.run([sys.executable, "-c", told], cwd=root, capture_output=True, text=True, check=True).stdout
    assert re.search(r'aria-labelledby="(\S+)-t', theirs)[1] not in mine


def test_a_build_may_have_the_same_ids_each_time():
    before = drawing._count, drawing._process
    try:
        made = []
        for _ in range(2):
            chart.number_from("page-x")
            made.append(chart.bars([("a", 1)], "t", "d"))
        assert made[0] == made[1] and 'id="page-x-1-t"' in made[0]
    finally:
        drawing._count, drawing._process = before


def lengths(svg, fill):
    return [float(box.get("width").removesuffix("%")) for box in all_of(parsed(svg), "rect") if (box.get("fill") or "").startswith(fill)
            and "%" in box.get("width")]


def test_bars_are_as_long_as_their_figures():
    drawn = lengths(chart.bars([("a", 1), ("b", 2), ("c", 0)], "t", "d"), "url")
    assert drawn[0] * 2 == pytest.approx(drawn[1], abs=0.02) and drawn[2] == 0


def test_bars_refuse_what_they_cannot_draw():
    with pytest.raises(ValueError, match="0 or more"):
        chart.bars([("a", -1)], "t", "d")
    assert "no figure" in chart.bars([("a", float("nan"))], "t", "d")
    assert parsed(chart.bars([], "t", "d")) is not None


def test_parts_of_a_bar_fill_it():
    drawn = lengths(chart.stacked_bars([("a", [1, 2, 5])], STAGES[:3], "t", "d"), "url")
    assert drawn == pytest.approx([12.5, 25, 62.5], abs=0.02)


def test_parts_that_are_all_nought_are_no_shares():
    assert "no figure" in chart.stacked_bars([("a", [0, 0, 0])], STAGES[:3], "t", "d")


@pytest.mark.parametrize("parts", [[1, 2], [1, 2, 3, 4], [1, -1, 1]])
def test_parts_that_do_not_fit_are_an_authors_mistake(parts):
    with pytest.raises(ValueError):
        chart.stacked_bars([("a", parts)], STAGES[:3], "t", "d")


def test_more_than_five_parts_or_a_letter_twice_are_refused():
    with pytest.raises(ValueError, match="one to five"):
        chart.stacked_area(["1"], [(str(n), "x") for n in range(6)], [None], "t", "d")
    with pytest.raises(ValueError, match="letter of its own"):
        chart.stacked_area(["1"], [("A", "x"), ("A", "y")], [None], "t", "d")


def polygons(svg):
    return [[tuple(map(float, point.split(","))) for point in shape.get("points").split()] for shape in all_of(parsed(svg), "polygon")]


def test_bands_lie_on_each_other_and_fill_the_height():
    drawn = polygons(chart.stacked_area(["1", "2"], STAGES[:2], [[3, 1], [1, 1]], "t", "d"))
    assert [y for _, y in drawn[0]] == [25, 50, 100, 100]  # the lower band's upper edge, then its foot
    assert [y for _, y in drawn[1]] == [0, 0, 50, 25]


def test_no_band_is_drawn_across_a_column_without_answers():
    values = [[1, 0], [1, 0], None, [1, 0]]
    drawn = polygons(chart.stacked_area(FOUR, STAGES[:2], values, "t", "d", gap="nobody"))
    across = [(min(x for x, _ in shape), max(x for x, _ in shape)) for shape in drawn]
    at = drawing.columns_at(4, 7.0, 93.0)
    assert len(across) == 2 and across[0] == pytest.approx((at[0], at[1]), abs=0.02)
    assert at[2] < across[1][0] < at[3] < across[1][1]
    assert "nobody" in chart.stacked_area(FOUR, STAGES[:2], values, "t", "d", gap="nobody")


def test_every_part_is_named_in_the_picture_or_below_it():
    for columns in (FOUR, SIXTEEN):
        values = [[.6, .2, .2, 0, 0], [.2, .5, .2, .1, 0], [.1, .2, .3, .4, 0], [0, .1, .2, .4, .3]] * (len(columns) // 4)
        svg = chart.stacked_area(columns, STAGES, values, "t", "d").replace("\u00a0", " ")
        assert all(name in svg for _, name in STAGES)
        svg = chart.small_multiples([("Ash", values)], columns, STAGES, "t", "d").replace("\u00a0", " ")
        assert all(f"{letter} = {name}" in svg for letter, name in STAGES)


def test_a_line_breaks_where_a_figure_is_missing_and_each_has_its_own_dash_and_mark():
    svg = chart.lines(FOUR, [("a", [1, 2, None, 3]), ("b", [1, 1, 1, 1])], "t", "d")
    drawn = [line for line in parsed(svg).findall("{*}line") if line.get("stroke-width") == "2.5"]
    assert len(drawn) == 1 + 3
    assert {line.get("stroke-dasharray") for line in drawn} == {None, drawing.DASHES[1]}
    assert len(parsed(svg).findall("{*}circle")) == 3 + 1 and len(parsed(svg).findall("{*}rect")) == 4 + 1


def test_dots_of_one_figure_do_not_lie_on_each_other():
    svg = chart.dots([("Trust", [("A", 2), ("B", 2), ("C", 2)])], "t", "d", high=5)
    assert len({(dot.get("cx"), dot.get("cy")) for dot in parsed(svg).findall("{*}circle")}) == 3


def test_a_dumbbell_says_that_nothing_changed():
    assert "3, the same" in chart.dumbbell([("a", 3, 3)], "t", "d", high=5)


def test_a_matrix_needs_a_cell_for_each_pair():
    with pytest.raises(ValueError):
        chart.matrix(["a"], ["b", "c"], [[1]], "t", "d")


def test_a_figure_is_never_a_long_or_negative_nought():
    assert [chart.number(value) for value in (0, -0.001, 2, 2.5, 0.126, -3)] == ["0", "0", "2", "2.5", "0.13", "\u22123"]
    assert [chart.percent(value) for value in (0, 0.004, 0.25, 1)] == ["0%", "0%", "25%", "100%"]


def test_a_narrow_figure_never_becomes_nought():
    svg = chart.strip(SIXTEEN, [0.04] * 16, "t", "d")
    assert ">.04<" in svg and ">.0<" not in svg


def test_a_figure_has_its_numbers_one_touch_away():
    made = chart.figure(chart.bars([("a", 1)], "t", "d"), chart.bars_table([("a", 1)], "t"), "What to see")
    assert made.startswith('<figure class="course-figure"><svg') and "<summary>Show the numbers</summary>" in made
    assert "<figcaption>What to see</figcaption>" in made and "<table>" in made
