"""What stands before a book's first page: its cover, its title page, and what this edition is."""

import xml.etree.ElementTree as tree
from pathlib import Path

from tools.course import citations, page_parts
from tools.export import book as books
from tools.export import markup

STYLES = Path(__file__).parent / "styles"
ABOUT = "About this edition"
LICENCE_AT = "https://creativecommons.org/licenses/by-sa/4.0/"


def date_in_words(book: books.Book) -> str:
    """Return the edition's day as people in Britain write it."""
    return citations.british_date(book.date.isoformat())


def drawing() -> tree.Element:
    """Return the cover's drawing."""
    return list(markup.read((STYLES / "cover.svg").read_text("utf-8")))[0]


def cover(volume: str = "") -> tree.Element:
    """Return the cover: the title over the drawing.

    Args:
        volume: what the book holds, where it is not the whole.
    """
    return markup.element(
        "section",
        markup.element("p", books.TITLE, class_="cover__title"),
        markup.element("p", volume or books.SUBTITLE, class_="cover__subtitle"),
        drawing(),
        markup.element("p", "A course for social work in England: readings, group tasks, exercises and vignettes for paper", class_="cover__foot"),
        class_="cover",
    )


def title_page(book: books.Book) -> tree.Element:
    """Return the title page: title, day, review status and licence."""
    element = markup.element
    return element(
        "section",
        element("h1", books.TITLE),
        element("p", books.SUBTITLE, class_="title-page__subtitle"),
        element("p", book.volume, class_="title-page__volume") if book.volume else None,
        element("p", books.DESCRIPTION),
        element("p", f"Edition of {date_in_words(book)}", class_="title-page__date"),
        element("p", review(book), class_="review-status"),
        element("p", books.LICENCE, class_="title-page__licence"),
        class_="title-page",
    )


def review(book: books.Book) -> str:
    """Return the sentence that says how much of the book somebody has reviewed."""
    done, pages = book.reviewed()
    if not done:
        return f"Review: not yet reviewed. {page_parts.REVIEW_MEANS}"
    return f"Review: {done} of {pages} pages have been reviewed; each says at its head by whom and when, or that nobody has."


def about(book: books.Book) -> tree.Element:
    """Return the chapter that says what this edition is, what it is without, and what may be done with it."""
    element = markup.element
    return element(
        "section",
        element("h1", ABOUT),
        element("p", f"This book is the reading part of the course {books.TITLE}, with its group tasks, exercises and vignettes in their versions for paper. It was made from the course’s own pages as they stood on {date_in_words(book)} (release {book.release}, version {book.version})."),
        element("h2", "What it is without"),
        element("p", "In the course itself, exercises compute from what you enter, vignettes are played scene by scene, and what you enter is kept on your own device. A book can do none of that. Where a page speaks of something that only a screen can do, it says ", element("em", "in the course itself"), ". Where an exercise or a vignette has a version for paper, the way leads to that."),
        element("h2", "Who has checked it"),
        element("p", review(book)),
        element("p", "Law and guidance are for England, and they change. A row of ", element("em", "Then and now"), " says when somebody last looked. Your local procedures come first. The families and people in the vignettes are invented."),
        element("h2", "How a claim is sourced"),
        element("p", "Letters and a number in brackets, such as [CH11-PA8], name what a claim rests on. ", element("em", "What the sources say, item by item"), ", at the back, has each of them in our words, in the order of the sources, and says where it is cited. A mark that begins with ", element("em", "law:"), " leads to a row of ", element("em", "Then and now"), ". Where the argument is the course’s own it says ", element("em", "own argument"), "."),
        element("h2", "Copying"),
        element("p", "You may copy, print, change and pass on the words and drawings, in whole or in part, under ", element("a", books.LICENCE, href=LICENCE_AT), ". Name Joined Up, say what you changed, and share what you make under the same licence. The sources that the course reads belong to their authors and publishers."),
        element("p", "In print, each group task, each exercise and each vignette begins on a page of its own, so that it can be copied by itself. Please leave the line at the foot of the page on the copy."),
        element("p", "Set in Atkinson Hyperlegible Next, under the SIL Open Font License 1.1. The drawings are the course’s own."),
        class_="chapter chapter--about",
    )  # fmt: skip
