"""Markdown as an author wrote it: code is left alone, every place keeps its line."""

import pytest

from tools.course import markdown_source
from tools.course.problems import CourseProblem


def test_front_matter_is_taken_off_and_the_lines_are_counted_on():
    meta, body, line = markdown_source.split_front_matter("---\ntitle: A\nhours: 6\n---\n\nWords\n")
    assert (meta, body, line) == ({"title": "A", "hours": 6}, "\nWords\n", 5)


def test_a_page_without_front_matter_is_all_words():
    assert markdown_source.split_front_matter("# Title\n") == ({}, "# Title\n", 1)


def test_a_rule_of_hyphens_in_the_text_is_no_front_matter():
    assert markdown_source.split_front_matter("Words\n\n---\n\nmore\n")[0] == {}


def test_front_matter_that_is_a_list_is_refused():
    with pytest.raises(CourseProblem, match="Write each line as name: value"):
        markdown_source.split_front_matter("---\n- a\n- b\n---\n", "docs/a.md")


@pytest.mark.parametrize("code", ["`[[X01]]`", "``a ` [[X01]]``", "```\n[[X01]]\n```", "~~~ text\n[[X01]]\n~~~",
                                  "<!-- [[X01]] -->", "<pre>[[X01]]</pre>", "<code>[[X01]]</code>"])
def test_code_and_comments_are_blanked_letter_by_letter(code):
    text = f"before\n\n{code}\n\nafter [[X02]]\n"
    blank = markdown_source.masked(text)
    assert len(blank) == len(text) and blank.count("\n") == text.count("\n")
    assert [link.target for link in markdown_source.links(text)] == ["course:X02"]


def test_a_lone_backtick_hides_nothing():
    assert len(markdown_source.links("a ` b [c](d.md)\n\nnew ` paragraph [e](f.md)")) == 2


def test_links_of_every_form_are_found_with_their_places():
    text = 'See [a](a.md), ![b](b.svg "B"), [![c](c.svg)](c.md), [[X01]] and [d][d].\n\n[d]: d.md\n[^1]: note\n'
    found = {(link.target, link.picture) for link in markdown_source.links(text)}
    assert found == {("a.md", False), ("b.svg", True), ("c.svg", True), ("c.md", False), ("course:X01", False), ("d.md", False)}


def test_headings_know_their_level_and_their_given_address():
    text = "# One\n\n```\n# not one\n```\n\n## Two *words* {#two .quiet}\n"
    found = markdown_source.headings(text)
    assert [(heading.level, heading.words, heading.id) for heading in found] == [(1, "One", ""), (2, "Two *words*", "two")]


def test_replacing_leaves_code_as_it_is():
    import re
    text = "a `a` a\n\n```\na\n```\n"
    assert markdown_source.replace(re.compile("a"), lambda match: "b", text) == "b `a` b\n\n```\na\n```\n"
