"""What a page loses, and says in other words, on its way into a book."""

from pathlib import Path

import pytest

from tests.course.conftest import MINI
from tools.course import load
from tools.export import book, contents, fit, markup


@pytest.fixture(scope="module")
def marks():
    course = load.load(MINI)
    plan = contents.planned(course)
    keys = {page.src_uri: book.key_of(page.url) for part in plan for page in part.pages}
    return fit.Marks(course, keys, contents.on_paper(course), {"--course-1": "#112233"})


def fitted(marks, html, src_uri=""):
    page = marks.course.page_at(src_uri) or next(page for page in marks.course.pages if page.src_uri in marks.keys)
    return markup.html(fit.Fitting(page, "here", marks).body(markup.read(html)))


def test_the_way_through_the_site_and_the_cards_are_left_out(marks):
    made = fitted(marks, '<nav class="module-steps">on</nav><aside class="source-cards">card</aside><p class="page-address">at</p><p hidden>h</p><script>1</script><p>words</p>')
    assert made == made.replace("card", "") and "words" in made
    assert not any(gone in made for gone in ("module-steps", "page-address", "<script", ">h<"))


def test_what_was_folded_away_stands_open_under_its_name(marks):
    made = fitted(marks, '<details class="figure-table"><summary>The <b>table</b></summary><p>rows</p></details>')
    assert '<p class="opened__name">The table</p><p>rows</p>' in made and "<details" not in made


@pytest.mark.parametrize("control", ["<button>Go</button>", "<p><input></p>", "<textarea></textarea>", "<iframe></iframe>"])
def test_a_control_without_words_for_it_stops_the_book(marks, control):
    with pytest.raises(ValueError, match="is a control"):
        fitted(marks, control)


def test_whatever_is_live_is_named_and_its_controls_do_not_come_along(marks):
    made = fitted(marks, '<course-exercise aria-label="Stage tracker"><button>Go</button></course-exercise><course-other><input></course-other>')
    assert '<em>Stage tracker</em> stands here in the course itself.' in made and "<em>Something to use</em> stands here" in made
    assert "course-" not in made and "<input" not in made


def test_handlers_styles_and_other_scripts_do_not_come_along(marks):
    made = fitted(marks, '<p onclick="x()" style="color:red" tabindex="0" data-x="1" id="a" class="b">w</p><svg onload="x()"><rect fill="none" onclick="x()"/></svg>')
    assert '<p id="a" class="b">w</p>' in made and "onclick" not in made and "onload" not in made and "style" not in made


def test_drawings_have_plain_colours(marks):
    made = fitted(marks, '<svg><path stroke="var(--course-1, #1f6f78)" fill="var(--unknown, #fff)"/><path fill="var(--unknown)"/><path fill="currentColor"/></svg>')
    assert 'stroke="#112233"' in made and 'fill="#fff"' in made and made.count('fill="currentColor"') == 2 and "var(" not in made


def test_the_review_status_is_short(marks):
    assert '<p class="review-status">Review: not yet reviewed.</p>' in fitted(marks, '<p class="review-status"><strong>Review:</strong> not yet reviewed. No safeguarding lead has read it.</p>')


def test_a_link_to_what_only_a_screen_can_do_is_named(marks):
    made = fitted(marks, '<p><a href="/nowhere/in/the/book/">My work</a> keeps it.</p>')
    assert '<span class="live">My work<span class="live__where"> (in the course itself)</span></span> keeps it.' in made
    assert "href" not in made


def test_targets_are_reckoned_from_the_page():
    assert fit.target("modules/m1/a/", "../../m2/#x") == ("modules/m2/", "x")
    assert fit.target("modules/m1/a/", "#x") == ("modules/m1/a/", "x")
    assert fit.target("a/", "../") == ("", "")


def test_the_palette_is_read_and_paper_is_white():
    colours = book.palette(Path(book.places.ROOT))
    assert colours["--course-paper"] == "#ffffff" and colours["--course-1"].startswith("#") and len(colours) > 20
