"""The text of a Word document by its headings, read from ``word/document.xml`` (ECMA-376, Part 1, WordprocessingML).

Read by its tags and not by a parser of XML: such a part has no document type, so there is nothing that could swell, and what is wanted of it
are paragraphs (17.3.1.22), their style (17.3.1.27) or outline level (17.3.1.20) and text (17.3.3.31). Words that were deleted or moved away
under *track changes* are not text of the document, and what stands a second time for older programs is read once.
"""

import re

from exercises.record import names
from exercises.record.escaping import unescape
from exercises.record.files import text_of
from exercises.record.problems import Problem

MOST_PARAGRAPHS = 20_000
LONGEST_HEADING = 200
SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")

_PREFIX = re.compile(r"xmlns:([A-Za-z][A-Za-z0-9]{0,15})\s*=\s*[\"']([^\"'<>]{1,200})[\"']")
_PIECE = re.compile(r"<([^<>]{1,20000})>|([^<]+)")
_HEADING = re.compile(r"(?:heading|berschrift|titre|t.tulo|rubrik|kop|overskrift|otsikko)\s*([1-9])?\Z", re.IGNORECASE)
_VALUE = re.compile(r"val\s*=\s*[\"']([^\"'<>]*)[\"']")
_NUMBERED = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_SKIPPED = ("moveFrom", "Fallback", "del")


def sections(document_xml):
    """A document's title and its text by headings.

    Args:
        document_xml: the part, as text or as bytes.

    Returns:
        ``(title, [(heading, text)])``, in order; text before the first heading stands under "". Headings without text are left out.

    Raises:
        Problem: it is no such part, it breaks off, or it has a document type.
    """
    text = text_of(document_xml)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Problem("The document holds a document type, which Word never writes; it was not opened. Ask for it saved again from Word.")
    w = next((prefix for prefix, space in _PREFIX.findall(text[:20_000]) if space in SPACES), None)
    if w is None or f"<{w}:body" not in text:
        raise Problem("This is not the text of a Word document; ask for the file saved again as .docx.")
    if not text.rstrip().endswith(f"</{w}:document>"):
        raise Problem("The Word document breaks off: a part of it is missing. Ask for it again, whole.")
    title, found, heading, lines = "", [], "", []
    for level, words in _paragraphs(text, w):
        if level is None:
            lines.append(words)
            continue
        if level == 0 and not title and not found and not lines:
            title = words[:LONGEST_HEADING]
            continue
        found.append((heading, lines))
        heading, lines = words[:LONGEST_HEADING], []
    found.append((heading, lines))
    parts = [(heading, "\n".join(lines).strip()) for heading, lines in found]
    return title, [(heading, text) for heading, text in parts if text]


def key(heading):
    """What two headings share that ask the same."""
    return names.key(heading)[:120] or "before"


def _paragraphs(text, w):
    """Each paragraph that says something, as ``(level, words)``; 0 is the title's level, None that of plain text."""
    tags = _Tags(w)
    many = 0
    for piece in _PIECE.finditer(text):
        done = tags.take(piece)
        if done is None:
            continue
        level, words = done
        words = " ".join(words.split(" ")).strip()
        if not words:
            continue
        many += 1
        if many > MOST_PARAGRAPHS:
            raise Problem(f"The Word document has more than {MOST_PARAGRAPHS:,} paragraphs; ask for a shorter one.")
        yield (level, " ".join(words.split())) if level is not None else (None, words)


class _Tags:
    """What stands open while a document is read from its beginning."""

    def __init__(self, w):
        self._w, self._skipping, self._in_text = f"{w}:", 0, False
        self._open = []

    def take(self, piece):
        """The paragraph that ends with this piece, or None."""
        if piece[2] is not None:
            if self._in_text and not self._skipping and self._open:
                self._open[-1][1].append(_plain(piece[2]))
            return None
        tag = piece[1]
        closing, alone = tag.startswith("/"), tag.endswith("/")
        name = tag.strip("/").split(None, 1)[0] if tag.strip("/").split() else ""
        local = name.rpartition(":")[2]
        if local in _SKIPPED and not alone:
            self._skipping = max(0, self._skipping + (-1 if closing else 1))
            return None
        if not name.startswith(self._w) or self._skipping:
            return None
        if local == "p":
            # A paragraph may stand inside another, in a box of text: each is told by itself.
            if closing and self._open:
                level, words = self._open.pop()
                return level, "".join(words)
            if not closing and not alone and len(self._open) < 32:
                self._open.append([None, []])
        elif self._open and not closing:
            self._inside(local, tag)
        self._in_text = local == "t" and not closing and not alone
        return None

    def _inside(self, local, tag):
        here = self._open[-1]
        if local in ("br", "cr"):
            here[1].append("\n")
        elif local == "tab":
            here[1].append(" ")
        elif local in ("pStyle", "outlineLvl"):
            said = _VALUE.search(tag)
            value = said[1] if said else ""
            if local == "pStyle":
                found = _HEADING.match(value)
                here[0] = int(found[1] or 1) if found else 0 if value.lower() == "title" else here[0]
            elif value.isdigit() and int(value) < 9:
                here[0] = int(value) + 1


def _plain(text):
    return unescape(_NUMBERED.sub(_sign, text).replace("&apos;", "'"))


def _sign(found):
    number = int(found[1], 16) if found[1] else int(found[2])
    return chr(number) if 31 < number < 0x110000 and not 0xD800 <= number <= 0xDFFF or number in (9, 10) else " "
