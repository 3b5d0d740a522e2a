import pytest

from exercises.record import printable
from tests.views.payloads import PAYLOADS, names_in


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_wrote_stays_text_in_every_part(payload):
    page = printable.page(payload, [printable.heading(payload, 3), printable.paragraph(payload), printable.items([payload]),
                                    printable.table(payload, [payload, payload], [[payload, payload]]), printable.space(2)],
                          source=payload)
    clean = printable.page("x", [printable.heading("x", 3), printable.paragraph("x"), printable.items(["x"]),
                                 printable.table("x", ["x", "x"], [["x", "x"]]), printable.space(2)], source="x")
    assert names_in(page) - {"br"} == names_in(clean)


def test_the_page_needs_nothing_else_and_runs_nothing():
    page = printable.page("Stages", [printable.paragraph("One\ntwo"), printable.space(3)], source="12 May 2026")
    assert page.startswith("<!doctype html>") and 'lang="en-GB"' in page
    assert "default-src 'none'" in page
    assert "<script" not in page and "src=" not in page and "http" not in page.replace("http-equiv", "")
    assert "One<br>two" in page and "12 May 2026" in page


GOOD = '<svg role="img"><title>T</title><rect x="1%" fill="url(#c-p1)"/><text>a &lt; b</text></svg>'


def test_a_picture_of_ours_is_let_through():
    assert GOOD in printable.page("T", [printable.picture(GOOD, "a caption")])


@pytest.mark.parametrize("evil", [
    "<p>no picture</p>",
    "<svg><script>alert(1)</script></svg>",
    '<svg onload="alert(1)"></svg>',
    "<svg onload=alert(1)></svg>",
    '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><image href="x"/></svg>',
    '<svg><use href="#x"/></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    '<svg><rect style="background:red"/></svg>',
    '<svg><rect fill="url(//elsewhere.example/x)"/></svg>',
    '<svg><rect fill="url( #x)"/></svg>',
    "<svg><style>*{}</style></svg>",
    "<svg><!-- x --></svg>",
    "<svg><text>a < b</text></svg>",
    '<svg><animate attributeName="x"/></svg>',
    '<svg\n/onload="alert(1)"></svg>',
])
def test_another_picture_is_refused(evil):
    with pytest.raises(ValueError):
        printable.picture(evil, "c")


@pytest.mark.parametrize("made", [lambda: printable.heading("x", 1), lambda: printable.space(0), lambda: printable.space(41)])
def test_a_part_out_of_its_range_is_an_authors_mistake(made):
    with pytest.raises(ValueError):
        made()
