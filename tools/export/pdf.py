"""``tools export pdf``: the print edition, by the course's own Chromium: A4, one document, with page numbers.

Chromium prints page numbers and running heads by CSS, but cannot say on which page another part stands. So the book is
printed twice: the first printing tells where every part came to stand, the second has the numbers in its table of
contents, its cross-references and its list of sources. It is printed a third time only if the numbers moved something.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import urldefrag

from tools import build
from tools.course import fonts
from tools.export import book as books
from tools.export import fit, front_matter, markup, pdf_places
from tools.export.site import standing
from tools.ground import chromium, missing, places
from tools.ground.progress import Progress

OUT = places.ROOT / ".build" / "export"
NAME = "joined-up"
VIGNETTES = "vignettes"
"""Half of all pages: a volume of its own."""
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")
HEADINGS = {"h5": "h6", "h4": "h5", "h3": "h4", "h2": "h3", "h1": "h2"}
PRINTINGS = 4
OLDEST = 131
"""The first Chromium that prints what CSS puts into a page's margins: numbers and running heads."""

FILL = """(pages) => {
    for (const one of document.querySelectorAll('[data-to]')) one.textContent = pages[one.dataset.to] ?? '';
}"""


class NotSettled(Exception):
    """The page numbers went on moving the pages; ``str()`` says so."""


def document(book: books.Book) -> str:
    """Return the whole book as one HTML document; its links are turned into the document's own."""
    sections = [front_matter.cover(book.volume), front_matter.title_page(book), _contents(book), _front(front_matter.about(book))]
    rules = []
    for part in book.parts:
        for chapter in part.chapters:
            first = chapter is part.chapters[0]
            opens = first and part.opened
            _own(chapter, opens)
            if first and not part.opened:
                chapter.body.insert(0, markup.element("h1", part.title, class_="part", id=f"part-{part.key}"))
            chapter.body.set("id", chapter.key)
            kind = "opener" if opens else "sheet" if part.sheets and not first else ""
            chapter.body.set("class", f"{chapter.body.get('class')} {kind}".strip())
            chapter.body.set("style", f"page: {_name(chapter.key)}")
            rules.append(_running(part, chapter, part.sheets and not first))
            sections.append(chapter.body)
    body = "\n".join(markup.html(section) for section in sections)
    return (f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{escape(books.TITLE)}: {escape(book.volume or books.SUBTITLE)}</title>\n'
            f'<link rel="stylesheet" href="print.css">\n<style>\n{chr(10).join(rules)}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n')  # fmt: skip


def _name(key):
    return f"p-{key}"


def _quoted(words):
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _running(part, chapter, sheet):
    """The pages of one chapter: what stands at their head and foot, and for sheets more room to write."""
    right = chapter.title if chapter.title not in part.title else ""
    room = "margin: 18mm 16mm 18mm;" if sheet else ""
    return f"@page {_name(chapter.key)} {{ {room} @top-left {{ content: {_quoted(part.title)}; }} @top-right {{ content: {_quoted(right)}; }} }}"


def _front(section):
    section.set("id", "about-this-edition")
    section.set("class", f"{section.get('class')} opener")
    return section


def _contents(book):
    """The table of contents; the page numbers come with the second printing."""
    element = markup.element
    made = element("section", element("h1", "Contents"), class_="contents", id="contents")
    markup.add(made, _line(front_matter.ABOUT, "about-this-edition", "contents__part"))
    for part in book.parts:
        markup.add(made, _line(part.title, part.chapters[0].key if part.opened else f"part-{part.key}", "contents__part"))
        for chapter in part.chapters[1:] if part.opened else part.chapters:
            markup.add(made, _line(chapter.title, chapter.key, "contents__chapter"))
    return made


def _line(words, place, kind):
    link = markup.element("a", markup.element("span", words, class_="contents__title"), markup.element("span", "000", class_="contents__page", data_to=place), href=f"#{place}")
    return markup.element("p", link, class_=kind)


def _own(chapter, opens):
    """Give a chapter's parts names of their own in the document, its links their goals, its headings their level."""
    for parent in list(chapter.body.iter()):
        for child in list(parent):
            href = child.get("href", "") if child.tag == "a" else ""
            if href.startswith(fit.LINK):
                key, part = urldefrag(href.removeprefix(fit.LINK))
                place = f"{key}--{part}" if part else key
                child.set("href", f"#{place}")
                _number(parent, child, place, key != chapter.key)
    for one in chapter.body.iter():
        if "id" in one.attrib:
            one.set("id", f"{chapter.key}--{one.get('id')}")
        for name in ("aria-labelledby", "fill", "stroke", "marker-end", "marker-start"):
            value = one.get(name, "")
            if name == "aria-labelledby" and value:
                one.set(name, " ".join(f"{chapter.key}--{each}" for each in value.split()))
            elif value.startswith("url(#"):
                one.set(name, value.replace("url(#", f"url(#{chapter.key}--"))
        if one.get("data-lines", "").isdigit():
            one.set("style", f"--lines: {one.get('data-lines')}")
        if not opens:
            one.tag = HEADINGS.get(one.tag, one.tag)


def _number(parent, link, place, elsewhere):
    """Put the number of the page beside a link, where it leads to another chapter."""
    kinds = markup.classes(link)
    if "cited__way" in kinds:
        for inner in list(link):
            link.remove(inner)
        link.text = None
        markup.add(link, markup.element("span", "000", data_to=place))
    elif elsewhere and "cite" not in kinds:
        tail, link.tail = link.tail, None
        at = list(parent).index(link)
        number = markup.element("span", " (p. ", markup.element("span", "000", data_to=place), ")", class_="page-ref")
        number.tail = tail
        parent.insert(at + 1, number)


def write(book: books.Book, out: Path, progress: Progress, browser: object = None) -> Mapping[str, int]:
    """Print the book.

    Args:
        book: the book; it is used up by this.
        out: the file.
        progress: who tells the person.
        browser: a Chromium of Playwright's that is open already; one is started where none is given.

    Returns:
        The number of the page of each part that a link opens, and of the last page under an empty name.

    Raises:
        Missing: there is no Chromium.
        NotSettled: the numbers went on moving the pages.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = laid_out(Path(made), document(book))
        if browser is not None:
            return _printed(browser, folder, out, progress)
        from playwright.sync_api import sync_playwright

        program = chromium.ensure(progress)
        with sync_playwright() as playwright:
            own = playwright.chromium.launch(executable_path=str(program), args=list(FLAGS))
            try:
                return _printed(own, folder, out, progress)
            finally:
                own.close()


def _printed(browser, folder, out, progress):
    """Print until the numbers that are in the pages are those of the pages."""
    if int(browser.version.split(".")[0]) < OLDEST:
        raise missing.Missing(f"The print edition needs Chromium, Chrome or Edge {OLDEST} or newer, for its page numbers; this is {browser.version}.")
    page = browser.new_page()
    try:
        page.goto((folder / "book.html").as_uri(), timeout=120_000)
        page.evaluate("document.fonts.ready")
        before: Mapping[str, int] = {}
        for printing in range(1, PRINTINGS + 1):
            with progress.step(f"Printing, time {printing}"):
                # The first printing is for its numbers alone, and goes without what takes time.
                page.pdf(path=out, prefer_css_page_size=True, print_background=True, tagged=printing > 1, outline=printing > 1)
            found = pdf_places.pages(out.read_bytes())
            if found == before:
                return found
            page.evaluate(FILL, dict(found))
            before = found
    finally:
        page.close()
    raise NotSettled("The page numbers moved the pages each time that the book was printed. Mend: widen .page-ref in tools/export/styles/print.css.")


def laid_out(folder: Path, text: str) -> Path:
    """Put a document, its style sheet and the typeface into a folder; return the folder."""
    (folder / "book.html").write_text(text, "utf-8")
    shutil.copyfile(front_matter.STYLES / "print.css", folder / "print.css")
    for place, source in fonts.files().items():
        target = folder / "fonts" / Path(place).name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, target)
    return folder


def main(argv: list[str]) -> int:
    """Print the PDF; return 0 when it stands, 1 where it cannot be made."""
    parser = argparse.ArgumentParser(
        prog=f"{places.launcher()} -m tools export pdf",
        description="The print edition on A4, in two volumes: the reading course with its tasks and exercises, and the vignettes on paper.",
    )
    parser.add_argument("--into", type=Path, default=OUT, help=f"the folder ({places.shown(OUT)})")
    parser.add_argument("--part", action="append", default=[], metavar="KEY", help="one volume of this part alone, such as m3 or group-tasks; may be said several times")
    parser.add_argument("--site", type=Path, help="the folder of a finished site (site)")
    options = parser.parse_args(argv)
    progress = Progress()
    try:
        site = standing(progress, options.site)
        for name, parts, volume in volumes(options.part):
            began, out = time.monotonic(), options.into / f"{name}.pdf"
            found = write(books.make(site, parts=parts, volume=volume), out, progress)
            progress.say(f"{places.shown(out)}: {found['']} pages, {out.stat().st_size / 1e6:.1f} MB, in {time.monotonic() - began:.0f} s.")
    except (build.BuildFailed, books.BookProblem, missing.Missing, NotSettled) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def volumes(parts: Sequence[str] = ()) -> list[tuple[str, tuple[str, ...], str]]:
    """Return name, parts and title of each volume: two of the whole, or one of the parts that are named."""
    if parts:
        return [("-".join([NAME, *parts]), tuple(parts), "")]
    keys = books.part_keys()
    course = tuple(key for key in keys if key != VIGNETTES)
    return [(NAME, course, "The course, with its tasks and exercises for paper"), (f"{NAME}-{VIGNETTES}", (VIGNETTES,), "Vignettes on paper")]
