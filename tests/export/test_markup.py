"""A page's HTML read into a tree and written as XHTML."""

import xml.etree.ElementTree as tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.export import markup


def test_what_html_may_leave_out_is_there_in_xhtml():
    made = markup.xhtml(markup.read('<p class="a">one<br>two &amp; &nbsp;three<img src="x.png" alt="a > b"></p>'))
    assert tree.fromstring(made).find("p").attrib == {"class": "a"}
    assert "<br />" in made and "two &amp; \xa0three" in made


def test_the_capitals_of_drawings_come_back_and_only_there():
    root = markup.read('<svg viewbox="0 0 1 1"><pattern patternunits="x"></pattern><lineargradient></lineargradient></svg><p viewbox="no"></p>')
    assert root[0].attrib == {"viewBox": "0 0 1 1"} and root[0][0].attrib == {"patternUnits": "x"}
    assert root[0][1].tag == "linearGradient" and root[1].attrib == {"viewbox": "no"}
    assert 'xmlns="http://www.w3.org/2000/svg"' in markup.xhtml(root)


@pytest.mark.parametrize(("html", "says"), [("<p><em>a</p></em>", "closes <em>"), ("</p>", "closes nothing"), ("<div><p>", "never closed")])
def test_what_is_not_whole_is_refused_with_its_place(html, says):
    with pytest.raises(markup.NotWhole, match=says):
        markup.read(html)


def test_a_page_without_an_article_is_refused():
    with pytest.raises(markup.NotWhole, match="no article"):
        markup.article("<html><body>words</body></html>")


@given(st.text(), st.text())
def test_any_words_survive_and_are_well_formed(words, value):
    made = markup.element("div", markup.element("p", words.replace("\x00", ""), title=value))
    read = markup.read(markup.html(made))
    again = tree.fromstring(markup.xhtml(read))
    kept = markup.CONTROL.sub("", words).replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(again.itertext()).split() == kept.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split()
