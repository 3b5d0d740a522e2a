"""``tools export epub``: the reading course, and its tasks, exercises and vignettes for paper, as one EPUB 3 file.

An EPUB is a zip of XHTML with a list of what is in it, and the pages stand there already: so the standard library
writes it (``docs/developing/decisions/0022-editions.md`` says what else was looked at), and epubcheck judges it in
``tests/export/test_epub.py``.
"""

import argparse
import sys
import time
import xml.etree.ElementTree as tree
import zipfile
from html import escape
from pathlib import Path
from urllib.parse import urldefrag

from tools import build
from tools.course import fonts
from tools.export import book as books
from tools.export import epub_package, fit, front_matter, markup
from tools.export.site import standing
from tools.ground import places
from tools.ground.progress import Progress

NAME = "joined-up"
OUT = places.ROOT / ".build" / "export" / f"{NAME}.epub"
DATE = (1980, 1, 1, 0, 0, 0)
STORED = frozenset({".woff2", ".png"})
FONTS = ("latin-400-normal", "latin-400-italic", "latin-700-normal", "latin-ext-400-normal", "latin-ext-700-normal")

PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body epub:type="{matter}">
{body}
</body>
</html>
"""


def write(book: books.Book, out: Path) -> int:
    """Write the book.

    Args:
        book: the book; its links are turned into the EPUB's own, so it is used up by this.
        out: the file.

    Returns:
        How many files are in it.
    """
    files = _files(book)
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w") as packed:
        _put(packed, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(packed, "META-INF/container.xml", epub_package.CONTAINER.encode())
        for name, data in files.items():
            _put(packed, f"EPUB/{name}", data)
    return len(files) + 2


def _put(packed, name, data, how=None):
    entry = zipfile.ZipInfo(name, DATE)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    entry.compress_type = how if how is not None else zipfile.ZIP_STORED if Path(name).suffix in STORED else zipfile.ZIP_DEFLATED
    packed.writestr(entry, data, compresslevel=9)


def _files(book):
    """Every file of the book by its name, the list of them last."""
    files = {"cover.xhtml": _page("Cover", _cover(), "frontmatter", "cover"),
             "title.xhtml": _page(books.TITLE, front_matter.title_page(book), "frontmatter", "titlepage"),
             "edition.xhtml": _page(front_matter.ABOUT, front_matter.about(book), "frontmatter", "preface")}  # fmt: skip
    for part in book.parts:
        for chapter in part.chapters:
            _own_links(chapter.body)
            matter = "backmatter" if part.key == "at-the-back" else "bodymatter"
            files[f"{chapter.key}.xhtml"] = _page(chapter.title, chapter.body, matter, "chapter")
    drawn = frozenset(name for name, page in files.items() if b"<svg" in page)
    pages = list(files)
    files["nav.xhtml"] = epub_package.navigation(book).encode()
    files["book.css"] = (front_matter.STYLES / "epub.css").read_bytes()
    files["cover.png"] = (front_matter.STYLES / "cover.png").read_bytes()
    for place, source in fonts.files().items():
        if place.endswith(".txt"):
            files["fonts/LICENSE.txt"] = source.read_bytes()
        elif source.stem.endswith(FONTS):
            files[f"fonts/{source.name}"] = source.read_bytes()
    files["package.opf"] = epub_package.package(book, pages, list(files), drawn).encode()
    return files


def _page(title, body, matter, kind):
    body.set("epub:type", kind)
    if kind == "cover":
        body.set("aria-label", title)
    return PAGE.format(title=escape(title), matter=matter, body=markup.xhtml(body)).encode()


def _cover():
    title = markup.words(next(front_matter.drawing().iter("title")))
    words = f"Cover. {books.TITLE}: {books.SUBTITLE}. {title}"
    return markup.element("section", tree.Element("img", {"src": "cover.png", "alt": words}), class_="cover")


def _own_links(body):
    """Turn the links between chapters into this book's addresses, and leave out what only print asks for."""
    for one in body.iter():
        href = one.get("href", "")
        if href.startswith(fit.LINK):
            target, part = urldefrag(href.removeprefix(fit.LINK))
            one.set("href", f"{target}.xhtml" + (f"#{part}" if part else ""))
        one.attrib.pop("data-lines", None)


def main(argv: list[str]) -> int:
    """Write the EPUB; return 0 when it stands, 1 where it cannot be made."""
    parser = argparse.ArgumentParser(prog=f"{places.launcher()} -m tools export epub", description="The reading course and all that is for paper, as an EPUB.")
    parser.add_argument("--out", type=Path, default=OUT, help=f"the file ({places.shown(OUT)})")
    parser.add_argument("--site", type=Path, help="the folder of a finished site (site)")
    options = parser.parse_args(argv)
    progress = Progress()
    try:
        site = standing(progress, options.site)
        began = time.monotonic()
        book = books.make(site)
        write(book, options.out)
    except (build.BuildFailed, books.BookProblem) as failure:
        print(failure, file=sys.stderr)
        return 1
    chapters = sum(1 for _ in book.chapters())
    progress.say(f"{places.shown(options.out)}: {chapters} chapters, {options.out.stat().st_size / 1e6:.1f} MB, in {time.monotonic() - began:.0f} s.")
    return 0
