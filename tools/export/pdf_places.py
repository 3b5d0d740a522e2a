"""Where in a PDF of Chromium's each part stands, read from the file's own list of named places.

Chromium writes its objects plainly, one after another, and packs only the pages' content; so the few that are wanted
here (the catalogue, the tree of pages, the named places, the outline) can be read without a library.
"""

import re

OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b(.*?)(?:\bstream[\r\n]|\bendobj)", re.DOTALL)
REFERENCE = re.compile(rb"(\d+) 0 R")
PLACE = re.compile(rb"/((?:[^\s/\[\]()<>]|#[0-9A-Fa-f]{2})+)\s*\[(\d+) 0 R")


class NotRead(ValueError):
    """A PDF is not written as Chromium writes it; ``str()`` says what was not found."""


def objects(pdf: bytes) -> dict[int, bytes]:
    """Return the dictionary, or other plain text, of every object, by its number."""
    return {int(number): text for number, text in OBJECT.findall(pdf)}


def page_order(found: dict[int, bytes]) -> list[int]:
    """Return the numbers of the objects that are pages, in order.

    Raises:
        NotRead: there is no tree of pages.
    """
    root = next((text for text in found.values() if re.search(rb"/Type\s*/Catalog\b", text)), b"")
    top = re.search(rb"/Pages\s+(\d+) 0 R", root)
    if not top:
        raise NotRead("The PDF names no tree of pages.")
    ordered: list[int] = []
    waiting = [int(top[1])]
    while waiting:
        number = waiting.pop()
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", found.get(number, b""))
        if kids:
            waiting += [int(kid) for kid in reversed(REFERENCE.findall(kids[1]))]
        else:
            ordered.append(number)
    return ordered


def pages(pdf: bytes) -> dict[str, int]:
    """Return the number of the page, from 1, on which each named place stands; the empty name has the last page's.

    Raises:
        NotRead: there is no tree of pages.
    """
    found = objects(pdf)
    order = page_order(found)
    at = {number: index for index, number in enumerate(order, 1)}
    named = {"": len(order)}
    for text in found.values():
        for name, page in PLACE.findall(text):
            if int(page) in at:
                named[_name(name)] = at[int(page)]
    return named


def outline(pdf: bytes) -> int:
    """Return how many entries the outline has, with all that are folded away in it."""
    return sum(1 for text in objects(pdf).values() if re.search(rb"/Title\b", text) and re.search(rb"/Parent\b", text) and b"/Dest" in text)


def _name(raw):
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), raw).decode("utf-8", "replace")
