"""From a mark in the text to a small card that says who was studied and what that cannot carry.

An author writes ``[@CH11-PA8]``, ``[@CH11-PA8 @YFYV-K1]`` or ``[@law:s10]`` directly after a claim, and
``[own argument]`` after a claim of the course's own. Each mark becomes a small numbered link; the numbers
run through a page in the order in which its sources are first named, and the cards stand at its foot.
"""

import re
from dataclasses import dataclass
from html import escape

from tools.course import addresses, markdown_source

CITATION = re.compile(r"[ \t]*\[(@[A-Za-z][\w.:-]*(?:[ \t,;]+@[A-Za-z][\w.:-]*)*)\](?![(\[])")
OWN_ARGUMENT = re.compile(r"[ \t]*\[own argument\](?![(\[])", re.I)
ITEM_LIST = "sources/items/"
LAW_LIST = "then-and-now/"


@dataclass(frozen=True)
class Cited:
    """One citation mark: the letter on which it stands and the ids that it names."""

    start: int
    ids: tuple


def cited(text):
    """The citation marks of a text, in order, outside code."""
    found = []
    for match in CITATION.finditer(markdown_source.masked(text)):
        ids = tuple(re.findall(r"@([\w.:-]*\w)", match.group(1)))
        found.append(Cited(match.start(1), ids))
    return found


def known(course, id_):
    """Whether the course has an item, or a dated row, of this id."""
    return bool(course.law_row(id_[4:]) if id_.startswith("law:") else course.item(id_))


def order(course, text, rests_on=()):
    """The known ids that a page cites, in the order of their numbers, then those that it rests on."""
    ids = [id_ for mark in cited(text) for id_ in mark.ids]
    return list(dict.fromkeys(id_ for id_ in (*ids, *rests_on) if known(course, id_)))


def marked(course, text, rests_on=()):
    """The Markdown with each mark as a small link to its card.

    Ids that the course does not know stand as they were written: the check names them.
    """
    numbers = {id_: number for number, id_ in enumerate(order(course, text, rests_on), 1)}
    seen = set()

    def links(match):
        ids = re.findall(r"@([\w.:-]*\w)", match.group(1))
        if not all(id_ in numbers for id_ in ids):
            return match.group()
        made = [_mark(course, id_, numbers[id_], id_ not in seen and not seen.add(id_)) for id_ in ids]
        return f'<sup class="cites" data-search-exclude>{" ".join(made)}</sup>'

    text = markdown_source.replace(CITATION, links, text)
    return markdown_source.replace(
        OWN_ARGUMENT, lambda match: ' <span class="own-argument">(own argument)</span>', text)


def _mark(course, id_, number, first):
    """One small link; the first of each id carries the place to come back to."""
    place = addresses.anchor(id_)
    back = f' id="cite-{place}"' if first else ""
    kind = " cite-law" if id_.startswith("law:") else ""
    name = escape(f"Source {number}: {name_of(course, id_)}")
    return f'<a class="cite{kind}"{back} href="#source-{place}" aria-label="{name}">{number}</a>'


def name_of(course, id_):
    """How a source is named aloud: ``Jopling and Vincent, chapter 11, PA8``."""
    if id_.startswith("law:"):
        return f"then and now, {course.law_row(id_[4:]).term}"
    item = course.item(id_)
    source = course.source(item.source)
    return f"{source.short if source else item.source}, {id_.removeprefix(item.source + '-')}"


def cards(course, page_url, text, rests_on=()):
    """The list "Sources on this page", as HTML; empty where a page names no source.

    Args:
        course: the course.
        page_url: the address of the page, for the links out of it.
        text: its Markdown as written.
        rests_on: further ids that the page's subject rests on.
    """
    ids = order(course, text, rests_on)
    if not ids:
        return ""
    in_text = {id_ for mark in cited(text) for id_ in mark.ids}
    made = "\n".join(_card(course, page_url, id_, number, id_ in in_text) for number, id_ in enumerate(ids, 1))
    return (f'<aside class="source-cards" aria-labelledby="sources-on-this-page" data-search-exclude>\n'
            f'<h2 id="sources-on-this-page" data-search-exclude>Sources on this page</h2>\n{made}\n</aside>')


def _card(course, page_url, id_, number, in_text):
    place = addresses.anchor(id_)
    body = _law_body(course, page_url, id_) if id_.startswith("law:") else _item_body(course, page_url, id_)
    back = (f'<a class="source-card__back" href="#cite-{place}" aria-label="Back to the text, at source {number}">'
            "Back to the text</a>") if in_text else ""
    name = name_of(course, id_)
    return (f'<article class="source-card" id="source-{place}" aria-labelledby="source-{place}-name">\n'
            f'<p class="source-card__name" id="source-{place}-name"><span class="source-card__number">{number}</span> '
            f"{escape(name[:1].upper() + name[1:])}</p>\n{body}"
            f'<p class="source-card__ways">{body_way(course, page_url, id_)} {back}</p>\n</article>')


def _item_body(course, page_url, id_):
    item = course.item(id_)
    source = course.source(item.source)
    ours = ('<p class="source-card__basis">This is the course’s own reading of the sources, not something that '
            "a source says.</p>\n") if item.basis == "ours" else ""
    study = _facts("source-card__study", [
        ("Kind", source.kind), ("Who was studied", source.who), ("How many", source.how_many),
        ("What it cannot carry", source.cannot_carry)]) if source else ""
    about = f"<details><summary>About this source</summary>\n{study}</details>\n" if study else ""
    return f'<p class="source-card__says">{escape(item.says)}</p>\n{ours}{about}'


def _law_body(course, page_url, id_):
    row = course.law_row(id_[4:])
    facts = _facts("source-card__law", [
        ("Since", row.since), ("Source", row.source), ("Checked", british_date(row.checked)),
        ("Confidence", row.confidence)])
    return f'<p class="source-card__says">{escape(row.now)}</p>\n{facts}'


def body_way(course, page_url, id_):
    """The link from a card to the row of the item, or of the dated term, on its list."""
    if id_.startswith("law:"):
        url, words = f"{LAW_LIST}#{addresses.anchor(id_[4:])}", "Open the row in Then and now"
    else:
        url, words = f"{ITEM_LIST}#{addresses.anchor(id_)}", "Open it in the list of items"
    return (f'<a class="source-card__row" href="{addresses.relative(page_url, url)}" '
            f'aria-label="{words}: {escape(id_.removeprefix("law:"))}">{words}</a>')


def _facts(class_, pairs):
    """Names and values as a list of terms; values that are empty are left out."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>\n" for name, value in pairs if value)
    return f'<dl class="{class_}">\n{rows}</dl>\n' if rows else ""


def british_date(iso):
    """A date as people in Britain write it: ``2026-11-22`` gives ``22 November 2026``."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", iso or "")
    if not match:
        return iso
    months = ("January February March April May June July August September October November December").split()
    year, month, day = (int(part) for part in match.groups())
    return f"{day} {months[month - 1]} {year}" if 1 <= month <= 12 else iso
