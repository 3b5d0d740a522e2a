"""Links: to files as they lie on the disk, to parts by their id, and never dead."""

import pytest

from tools.course import links

READING = "modules/m1-doors-and-keys/10-who-waits.md"
PRACTICE = "modules/m1-doors-and-keys/20-count.md"


@pytest.mark.parametrize(("place", "written", "made"), [
    (PRACTICE, "[x](../../group-tasks/share-a-key.md)", "[x](../../group-tasks/share-a-key.md)"),
    (PRACTICE, "[x](../../../exercises/catalog/count_keys/page.md)", "[x](../../exercises/count-keys/index.md)"),
    (PRACTICE, "[x](../../exercises/count-keys/index.md)", "[x](../../exercises/count-keys/index.md)"),
    (PRACTICE, "[[X01]]", "[Key counter](../../exercises/count-keys/index.md)"),
    (PRACTICE, "[count](course:X01)", "[count](../../exercises/count-keys/index.md)"),
    (PRACTICE, "[](course:GT-K1)", "[Share a key](../../group-tasks/share-a-key.md)"),
    (PRACTICE, "[[V-KEY]]", "[The lost key](../../vignettes/the-lost-key/index.md)"),
    (PRACTICE, "[weigh](course:X02)", f"weigh {links.NOT_BUILT}"),
    (PRACTICE, "[[V-GATE]]", f"At the gate {links.NOT_BUILT}"),
    (PRACTICE, "[x](10-who-waits.md#on-the-step)", "[x](10-who-waits.md#on-the-step)"),
    ("exercises/count-keys/index.md", "[x](paper.md)", "[x](paper.md)"),
    ("exercises/count-keys/index.md", "[x](method.py)", "[x](method.py)"),
    ("exercises/count-keys/paper.md", "[x](page.md)", "[x](index.md)"),
    (PRACTICE, "[x](nowhere.md)", "[x](nowhere.md)"),
    (PRACTICE, "`[[X01]]`", "`[[X01]]`"),
])
def test_a_link_is_written_as_the_page_maker_wants_it(course, place, written, made):
    assert links.resolved(course, course.page_at(place), f"a {written} b") == f"a {made} b"


@pytest.mark.parametrize(("target", "kind"), [
    ("https://example.org/a", "outside"), ("mailto:a@example.org", "outside"), ("#part", "page"), ("20-count.md", "page"),
    ("../../drawings/door.svg", "file"), ("../../outcomes/index.md", "page"), ("course:X01", "page"), ("course:X02", "planned"),
    ("course:X99", "dead"), ("/group-tasks/", "dead"), ("no.md", "dead"), ("../../outcomes/outcomes.toml", "file"), ("", "page"),
])
def test_where_a_link_goes(course, target, kind):
    assert links.goal(course, course.page_at(READING), target).kind == kind


def test_the_parts_of_a_page_that_can_be_opened():
    text = '# A page\n\n## Say *who* waits?\n\n## Again\n\n## Again\n\n### Short {#s}\n\n<p id="by-hand">x</p>\n'
    assert {"a-page", "say-who-waits", "again", "again_1", "s", "by-hand"} <= links.anchors(text)
