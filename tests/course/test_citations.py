"""Citations: small numbered links with a name, and cards that say what a source cannot carry."""

import pytest

from tools.course import citations

TEXT = "Some came first [@DOOR-1]. Others waited [@DOOR-2 @DOOR-1]; the rule changed [@law:keys]. So [own argument]."


def test_marks_are_numbered_in_the_order_in_which_sources_are_first_named(course):
    made = citations.marked(course, TEXT)
    assert ('Some came first<sup class="cites" data-search-exclude><a class="cite" id="cite-door-1" href="#source-door-1" '
            'aria-label="Source 1: A study of one door, 1">1</a></sup>.') in made
    assert 'waited<sup class="cites" data-search-exclude><a class="cite" id="cite-door-2" href="#source-door-2"' in made
    assert made.count('id="cite-door-1"') == 1, "the same id must not stand twice on a page"
    assert 'aria-label="Source 3: then and now, The Keys Rule">3</a>' in made
    assert made.endswith('So <span class="own-argument">(own argument)</span>.')


def test_every_mark_has_its_card_and_every_card_its_way_back(course):
    made, cards = citations.marked(course, TEXT), citations.cards(course, "modules/m1/", TEXT)
    for place in ("door-1", "door-2", "law-keys"):
        assert f'href="#source-{place}"' in made and f'<article class="source-card" id="source-{place}"' in cards
        assert f'id="cite-{place}"' in made and f'href="#cite-{place}"' in cards


def test_a_card_says_who_was_studied_how_many_and_what_it_cannot_carry(course):
    cards = citations.cards(course, "modules/m1/", TEXT)
    for words in ("Those with keys came in first.", "Two people with keys.", "2 people.", "Anything about the people without keys.",
                  'href="../../sources/items/#door-1"', 'href="../../then-and-now/#keys"', "One key for each household.",
                  "1 April 2020", "22 November 2026", "confirmed"):
        assert words in cards
    assert cards.count("the course’s own reading of the sources") == 1, "only the item that is ours"


def test_what_a_page_rests_on_has_a_card_without_a_way_back(course):
    cards = citations.cards(course, "group-tasks/a/", "No mark here.", ("DOOR-2",))
    assert 'id="source-door-2"' in cards and "#cite-door-2" not in cards


def test_a_page_that_names_no_source_has_no_list(course):
    assert citations.cards(course, "a/", "Nothing [own argument].") == ""


def test_what_nobody_knows_stays_as_it_was_written(course):
    assert citations.marked(course, "So [@DOOR-9].") == "So [@DOOR-9]."


@pytest.mark.parametrize("text", ["`[@DOOR-1]`", "```\n[@DOOR-1]\n```", "[@DOOR-1](a.md)"])
def test_code_and_links_are_no_citations(course, text):
    assert citations.marked(course, text) == text
    assert citations.cited(text) == []


def test_names_are_made_safe_for_html(course):
    import dataclasses
    sly = dataclasses.replace(course, sources=(dataclasses.replace(course.sources[0], short='"><script>'),))
    assert "<script>" not in citations.marked(sly, TEXT) + citations.cards(sly, "a/", TEXT)


@pytest.mark.parametrize(("iso", "words"), [("2026-11-22", "22 November 2026"), ("2026-01-05", "5 January 2026"),
                                            ("2026-13-01", "2026-13-01"), ("", "")])
def test_dates_are_written_as_in_britain(iso, words):
    assert citations.british_date(iso) == words
