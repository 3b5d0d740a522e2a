"""What stands on a screen as parts of a page: the same words, and markup never."""

import pytest

from exercises.record import printable
from exercises.views import chart, markup, on_paper
from tests.views.payloads import PAYLOADS, names_in


def test_each_kind_of_markup_becomes_its_part():
    rows = [("Ash", 1), ("Oak", 3)]
    made = on_paper.parts(markup.tag(
        "section", markup.tag("h3", "A result"), markup.paragraph("Read ", markup.tag("strong", "this"), " first."),
        markup.bullet_list(["one", markup.join(markup.tag("strong", "two: "), "more")]),
        chart.figure(chart.bars(rows, "Bars", "Oak has most."), chart.bars_table(rows, "The same"), "A caption"),
        markup.details("Why?", [markup.paragraph("Because."), markup.paragraph("Others disagree.")]),
        markup.details("All of it", markup.table("T", ["A", "B"], [[1, 2]])),
        markup.tag("dl", markup.tag("dt", "When"), markup.tag("dd", "Now")), markup.tag("h4", "Below"),
        markup.tag("mark", "case", markup.tag("sup", "L")), " loose words", markup.paragraph("What this does not show: all.", class_="course-honesty")))
    kinds = [part[0] for part in made]
    assert kinds == ["heading", "paragraph", "items", "picture", "table", "note", "note", "note", "heading", "table", "items", "heading",
                     "paragraph", "note"]
    assert made[0] == ("heading", "A result", 2) and made[1] == ("paragraph", ("Read ", ("strong", "this"), " first."))
    assert made[2] == ("items", (("one",), (("strong", "two: "), "more")))
    assert made[3][2] == "A caption" and made[4][1:] == ("The same", ("", "Figure"), (("Ash", "1"), ("Oak", "3")))
    assert made[5] == ("note", (("strong", "Why?"),)) and made[10] == ("items", ((("strong", "When: "), "Now"),))
    assert made[12] == ("paragraph", (("strong", "case (L)"), " loose words"))
    printable.page("T", made)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_wrote_comes_through_as_words(payload):
    shown = markup.tag("div", markup.paragraph(payload), markup.table(payload, [payload], [[payload]]), markup.bullet_list([payload]))
    clean = markup.tag("div", markup.paragraph("x"), markup.table("x", ["x"], [["x"]]), markup.bullet_list(["x"]))
    assert names_in(printable.page("x", on_paper.parts(shown))) - {"br"} <= names_in(printable.page("x", on_paper.parts(clean)))


def test_text_that_is_no_markup_is_refused():
    with pytest.raises(TypeError):
        on_paper.parts("<p>x</p>")
