"""The EPUB's list of contents for machines (``package.opf``) and for readers (``nav.xhtml``).

The accessibility metadata says what is in the book, and claims no conformance to EPUB Accessibility 1.1: that needs
somebody who has evaluated it against WCAG, and nobody has.
"""

import uuid
from collections.abc import Collection, Sequence
from html import escape

from tools.export import book as books
from tools.export import front_matter

CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

TYPES = {"xhtml": "application/xhtml+xml", "css": "text/css", "png": "image/png", "woff2": "font/woff2", "txt": "text/plain"}
FEATURES = ("alternativeText", "displayTransformability", "longDescription", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
SUMMARY = (
    "All words are text that can be resized, re-coloured and read aloud. Every drawing has a short description, and a "
    "table beside it where it shows figures. Headings and the table of contents lead through the whole book; links "
    "between chapters and to the sources work in both directions. There is no sound, no video, no script and nothing "
    "that flashes. Sheets to write on are drawn for paper: on a device their boxes are empty tables. Conformance to "
    "EPUB Accessibility 1.1 has not been evaluated and is not claimed."
)


def identifier() -> str:
    """Return the book's name for machines: the same from edition to edition, as EPUB wants it."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'joined-up/reading-edition')}"


def package(book: books.Book, pages: Sequence[str], files: Sequence[str], drawn: Collection[str]) -> str:
    """Return the package document.

    Args:
        book: the book.
        pages: its pages' file names in reading order.
        files: all file names, these among them.
        drawn: the pages with a drawing inside them.
    """
    many = [f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in FEATURES]
    items = "\n".join(_item(name, drawn) for name in files)
    order = ["cover.xhtml", "title.xhtml", "nav.xhtml", "edition.xhtml", *(page for page in pages if page not in ("cover.xhtml", "title.xhtml", "edition.xhtml"))]
    spine = "\n".join(f'<itemref idref="{_id(name)}"/>' for name in order)
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="name" xml:lang="en-GB" prefix="schema: http://schema.org/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="name">{identifier()}</dc:identifier>
<dc:title id="title">{escape(books.TITLE)}: {escape(books.SUBTITLE)}</dc:title>
<dc:language>en-GB</dc:language>
<dc:creator>Joined Up</dc:creator>
<dc:date>{book.date.isoformat()}</dc:date>
<dc:description>{escape(books.DESCRIPTION)} {escape(front_matter.review(book))} Release {book.release}.</dc:description>
<dc:rights>{escape(books.LICENCE)}, {front_matter.LICENCE_AT}</dc:rights>
<dc:subject>Social work</dc:subject>
<meta property="dcterms:modified">{book.date.isoformat()}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessModeSufficient">textual,visual</meta>
{chr(10).join(many)}
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">{escape(SUMMARY)}</meta>
</metadata>
<manifest>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def _id(name):
    return "i-" + "".join(letter if letter.isalnum() else "-" for letter in name)


def _item(name, drawn):
    properties = {"nav.xhtml": "nav", "cover.png": "cover-image"}.get(name) or ("svg" if name in drawn else "")
    said = f' properties="{properties}"' if properties else ""
    return f'<item id="{_id(name)}" href="{name}" media-type="{TYPES[name.rsplit(".", 1)[1]]}"{said}/>'


def navigation(book: books.Book) -> str:
    """Return the table of contents, by parts, and the landmarks."""
    parts = "\n".join(_part(part) for part in book.parts)
    first = next(book.chapters()).key
    marks = [("toc", "nav.xhtml", "Contents"), ("bodymatter", f"{first}.xhtml", "Start of the course")]
    back = next((part for part in book.parts if part.key == "at-the-back"), None)
    for chapter in back.chapters if back else ():
        if chapter.src_uri == "references.md":
            marks.append(("bibliography", f"{chapter.key}.xhtml", chapter.title))
    rows = "\n".join(f'<li><a epub:type="{kind}" href="{href}">{escape(words)}</a></li>' for kind, href, words in [("cover", "cover.xhtml", "Cover"), ("titlepage", "title.xhtml", "Title page"), *marks])
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB">
<head><meta charset="utf-8"/><title>Contents</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body epub:type="frontmatter">
<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">Contents</h1>
<ol>
<li><a href="edition.xhtml">{front_matter.ABOUT}</a></li>
{parts}
</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks"><ol>
{rows}
</ol></nav>
</body>
</html>
"""


def _part(part):
    chapters = part.chapters[1:] if part.opened else part.chapters
    name = f'<a href="{part.chapters[0].key}.xhtml">{escape(part.title)}</a>' if part.opened else f"<span>{escape(part.title)}</span>"
    rows = "\n".join(f'<li><a href="{chapter.key}.xhtml">{escape(chapter.title)}</a></li>' for chapter in chapters)
    return f"<li>{name}" + (f"<ol>\n{rows}\n</ol>" if rows else "") + "</li>"
