"""The print edition: a module, the tasks and the back matter printed, and the printing read again.

The whole of it takes minutes; these parts have everything in them that the whole has.
"""

import re

import pytest

from tests.export.pdf_text import Pages
from tools.export import book, pdf, pdf_places
from tools.ground.progress import Progress

PARTS = ("m2", "group-tasks", "at-the-back")
LEAST = 80
"""Pages that these parts fill at least; more as words are added."""


@pytest.fixture(scope="module")
def printed(site, browser, tmp_path_factory):
    """The bytes, where each part stands in them, and the book that was printed."""
    out = tmp_path_factory.mktemp("pdf") / "part.pdf"
    found = pdf.write(book.make(site.folder, parts=PARTS), out, Progress(), browser)
    return out.read_bytes(), found, book.make(site.folder, parts=PARTS)


def test_it_is_tagged_in_english_with_outline_title_and_its_own_fonts(printed):
    data, found, made = printed
    assert found[""] >= LEAST
    assert b"/Lang (en-GB)" in data and b"/Marked true" in data and b"/StructTreeRoot" in data
    assert pdf_places.outline(data) > sum(len(part.chapters) for part in made.parts)
    fonts = set(re.findall(rb"/FontDescriptor\b.*?/FontName\s*/(\S+)", data, re.DOTALL))
    assert any(b"AtkinsonHyperlegibleNext-Regular" in font for font in fonts)
    descriptors = [text for text in pdf_places.objects(data).values() if re.search(rb"/Type\s*/FontDescriptor\b", text)]
    assert descriptors and all(re.search(rb"/FontFile\d?\s", text) for text in descriptors)


def test_every_chapter_begins_on_a_page_of_its_own_and_the_contents_say_which(printed):
    data, found, made = printed
    starts = [found[chapter.key] for chapter in made.chapters()]
    assert starts == sorted(set(starts))
    pages = Pages(data)
    contents = "".join(pages.letters(number) for number in range(3, starts[0]))
    for chapter in made.chapters():
        assert f"{_letters(chapter.title)}{found[chapter.key]}" in contents, chapter.title


def test_no_word_of_a_page_is_lost(printed):
    data, found, made = printed
    pages = Pages(data)
    chapters = list(made.chapters())
    for chapter, following in list(zip(chapters, chapters[1:], strict=False))[::3]:
        there = "".join(pages.letters(number) for number in range(found[chapter.key], found[following.key]))
        for one in chapter.body.iter("a"):
            if one.get("class") == "cited__way":  # on paper it is the number of a page
                one.text = ""
        words = set("".join(f" {text} " for text in chapter.body.itertext()).split())
        lost = sorted(word for word in words if word not in there)
        assert len(words) > 50 and lost == [], chapter.key


def test_the_list_of_sources_says_on_which_page_each_is_cited(printed):
    data, found, _ = printed
    pages = Pages(data)
    there = "".join(pages.letters(number) for number in range(found["sources-items"], found["about"]))
    where = found["m2-learning-from-our-own-group-fifty-articles-and-a-rhyme--cite-ab-th1"]
    entry = there[there.index("AB-TH1") :][:600]
    assert re.search(rf"Citedin(\d+;)*{where}[;.]", entry), entry


def _letters(words):
    return "".join(words.split())

