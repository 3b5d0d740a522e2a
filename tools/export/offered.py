"""``tools build --editions``: the book beside the site, for readers to take along.

It is not part of an ordinary build, since printing takes minutes and a Chromium, and it is not part of what *Keep this
course* fetches, since a reader who keeps the course has all of it already. A page that offers it has an element
``<div data-editions>`` with a sentence for the sites that have no book; here the sentence gives way to links.
"""

import re
from html import escape
from pathlib import Path

from tools.course import addresses
from tools.export import book as books
from tools.export import epub, pdf
from tools.ground.progress import Progress

FOLDER = "editions"
PLACE = re.compile(r"(<div\b[^>]*\bdata-editions\b[^>]*>).*?(</div>)", re.DOTALL)
"""The element holds paragraphs and no element of its own kind."""


def offer(site: Path, progress: Progress) -> list[Path]:
    """Make the books and let the pages lead to them.

    Args:
        site: the site as its pages were written, before it is finished.
        progress: who tells the person.

    Returns:
        The files.

    Raises:
        BookProblem, NotSettled, Missing: as the two kinds of book raise them.
    """
    folder = site / FOLDER
    made = {folder / f"{epub.NAME}.epub": ("EPUB, for a reading device or a phone", None)}
    epub.write(books.make(site), folder / f"{epub.NAME}.epub")
    for name, parts, title in pdf.volumes():
        out = folder / f"{name}.pdf"
        pages = pdf.write(books.make(site, parts=parts, volume=title), out, progress)[""]
        made[out] = (f"PDF, A4. {title}", pages)
    for page in sorted(site.rglob("index.html")):
        text = page.read_text("utf-8")
        if "data-editions" in text:
            way = addresses.relative(page.parent.relative_to(site).as_posix() + "/", f"{FOLDER}/")
            page.write_text(PLACE.sub(lambda match: match[1] + _list(made, way) + match[2], text), "utf-8", newline="")
    return list(made)


def _list(made, way):
    rows = []
    for path, (words, pages) in made.items():
        size = f"{max(1, round(path.stat().st_size / 1e6))} MB"
        more = f"{pages} pages, {size}" if pages else size
        rows.append(f'<li><a href="{escape(way + path.name)}" download>{escape(words)}</a> ({more})</li>')
    return "<ul>" + "".join(rows) + "</ul>"
