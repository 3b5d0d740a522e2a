"""A page's prose as its reader meets it: paragraphs, with their lines, without Markdown's signs.

Headings, tables, code, drawings, HTML blocks and what a fold hides of tutor notes are told apart, so that a rule
can say which of them it speaks of.
"""

import re
from dataclasses import dataclass

from tools.course import markdown_source

BLOCK_HTML = re.compile(r"<(svg|figure|details|table|style|script|course-exercise|div|section|aside)\b.*?</\1>", re.S | re.I)
TAG = re.compile(r"</?[a-z][^>]*>", re.I)
CITED = re.compile(r"\[@[^\]\n]+\]")
OWN = re.compile(r"\[own argument\]")
LINK_WORDS = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^)\n]*\)")
TOKEN = re.compile(r"\[\[[^\]\n]+\]\]")
SIGNS = re.compile(r"[*_`]+|\{[:#.][^}\n]*\}|^>\s?|^\s*(?:[-+*]|\d+\.)\s+", re.M)


@dataclass(frozen=True)
class Paragraph:
    """A run of prose.

    Attributes:
        start: where it begins in the page's text.
        raw: as the author wrote it.
        kind: ``text``, ``list``, ``heading``, ``table``, ``quote`` or ``folded`` (inside ``???`` or ``!!!``).
    """

    start: int
    raw: str
    kind: str

    @property
    def words(self):
        """Its words without citations, links' targets and Markdown's signs."""
        return plain(self.raw)

    @property
    def is_grounded(self):
        """Whether it names a source, or says that it is an argument of the course's own."""
        return bool(CITED.search(self.raw) or OWN.search(self.raw))


def plain(text):
    """Text without Markdown's signs, citations and tags; a link keeps its words, a token is one word."""
    text = TOKEN.sub("it", OWN.sub("", CITED.sub("", text)))
    text = SIGNS.sub("", TAG.sub(" ", LINK_WORDS.sub(r"\1", text)))
    return re.sub(r"\s+", " ", text).strip()


def blanked(text):
    """The text with code, comments and blocks of HTML blanked letter by letter."""
    text = markdown_source.masked(text)
    return BLOCK_HTML.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def paragraphs(text):
    """The paragraphs of a page's Markdown, in order; each item of a list is part of its list's paragraph.

    Args:
        text: Markdown without front matter.

    Returns:
        A list of :class:`Paragraph`.
    """
    found, folded = [], False
    for match in re.finditer(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", blanked(text), re.M):
        raw = text[match.start():match.end()]
        first = raw.lstrip("\n")
        if re.match(r"(?:\?\?\?|!!!)", first):
            folded = True
            continue
        if not raw.startswith("    "):
            folded = False
        found.append(Paragraph(match.start(), raw, _kind(first, folded)))
    return found


def _kind(raw, folded):
    if folded:
        return "folded"
    if raw.startswith("#"):
        return "heading"
    if raw.startswith("|"):
        return "table"
    if raw.startswith(">"):
        return "quote"
    if re.match(r"\s*(?:[-+*]|\d+\.)\s", raw):
        return "list"
    return "text"
