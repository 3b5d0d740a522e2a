"""What stands on the screen as parts of a printable page: the same words, pictures, tables and reasons, written once.

Only HTML of ``exercises.views.markup`` is read, which is well formed; a learner's words in it are text already.
"""

import re

from exercises.record import printable
from exercises.record.escaping import unescape
from exercises.views.markup import Markup

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>")
_CLASS = re.compile(r' class="([^"]*)"')
_VOID = ("br", "hr", "col", "wbr")
_BLOCKS = frozenset("section div article aside header footer figure details blockquote table ul ol dl p h2 h3 h4 h5 h6 svg hr".split())
_SMALL = ("course-honesty", "course-hint", "course-small", "conference-small")
_SPACES = re.compile(r"[ \t\r\n]+")


def parts(markup):
    """Parts of ``exercises.record.printable`` for a piece of Markup, in order.

    A heading of the second or third level stays above, those below it become the third; what opens on *Why?* becomes small
    print; a picture keeps its caption and its table.

    Args:
        markup: what ``exercises.views.markup`` made.

    Raises:
        TypeError: it is no Markup, so that it could hold anything.
    """
    if not isinstance(markup, Markup):
        raise TypeError("Only what exercises.views.markup made can be put on paper.")
    return _Walk().block(_tree(markup))


class _Node:
    """An element with its children, which are nodes and text; of a picture the source as it stood."""

    def __init__(self, name, attributes="", start=0):
        self.name, self.children, self.start, self.source = name, [], start, ""
        found = _CLASS.search(attributes)
        self.classes = found[1].split() if found else []

    def all(self, *names):
        """Elements of these names below, in order, none of them inside another."""
        for child in self.children:
            if isinstance(child, _Node):
                if child.name in names:
                    yield child
                else:
                    yield from child.all(*names)


def _tree(markup):
    text, at, open_ = str(markup), 0, [_Node("div")]
    for found in _TAG.finditer(text):
        if found.start() > at:
            open_[-1].children.append(text[at:found.start()])
        at = found.end()
        closes, name = found[1], found[2]
        if closes:
            node = open_.pop()
            if node.name == "svg":
                node.source = text[node.start:at]
        else:
            node = _Node(name, found[3], found.start())
            open_[-1].children.append(node)
            if name not in _VOID and not found[3].endswith("/"):
                open_.append(node)
    if text[at:]:
        open_[-1].children.append(text[at:])
    return open_[0]


class _Walk:
    """Turns elements into parts."""

    def block(self, node, small=False):
        """The parts of an element that holds blocks; loose words in it become paragraphs."""
        made, loose = [], []

        def settle():
            runs = _tidy(loose)
            loose.clear()
            if runs:
                made.append((printable.note if small else printable.paragraph)(*runs))

        for child in node.children:
            if isinstance(child, _Node) and (child.name in _BLOCKS or any(True for _ in child.all(*_BLOCKS))):
                settle()
                made += self._one(child, small)
            else:
                loose += _runs(child)
        settle()
        return made

    def _one(self, node, small):
        name = node.name
        if name in ("h2", "h3", "h4", "h5", "h6"):
            return [printable.heading(_words(node), 2 if name in ("h2", "h3") else 3)]
        if name == "p":
            runs = _tidy([run for child in node.children for run in _runs(child)])
            return [(printable.note if small or set(_SMALL) & set(node.classes) else printable.paragraph)(*runs)] if runs else []
        if name in ("ul", "ol"):
            return _list(_tidy([run for child in item.children for run in _runs(child)]) for item in node.all("li"))
        if name == "dl":
            return _list(_terms(node))
        if name == "table":
            return [_table(node)]
        if name == "svg":
            return [printable.picture(node.source, "")]
        if name == "figure":
            return self._figure(node)
        if name == "details":
            return self._details(node)
        return self.block(node, small or bool(set(_SMALL) & set(node.classes)))

    def _figure(self, node):
        caption = " ".join(_words(one) for one in node.all("figcaption"))
        pictures = [printable.picture(one.source, caption) for one in node.all("svg")]
        return [*pictures, *(_table(one) for one in node.all("table"))]

    def _details(self, node):
        summary = next(iter(node.all("summary")), None)
        said = _words(summary) if summary else ""
        rest = _Node("div")
        rest.children = [child for child in node.children if child is not summary]
        if not any(True for _ in rest.all("table", "svg", "figure")):
            body = self.block(rest, small=True)
            return [printable.note(printable.strong(said)), *body] if said else body
        return [*([printable.heading(said, 3)] if said else []), *self.block(rest)]


def _list(rows):
    rows = [row for row in rows if row]
    return [printable.items(rows)] if rows else []


def _terms(node):
    term = ""
    for child in node.all("dt", "dd"):
        if child.name == "dt":
            term = _words(child)
        else:
            yield _tidy([*([printable.strong(f"{term}: ")] if term else []), *(run for one in child.children for run in _runs(one))])


def _table(node):
    caption = " ".join(_words(one) for one in node.all("caption"))
    rows = [[_words(cell) for cell in row.all("th", "td")] for row in node.all("tr")]
    return printable.table(caption, rows[0], rows[1:])


def _runs(child):
    """What stands in a line, as runs; blocks in it are parted by line breaks."""
    if isinstance(child, str):
        return [_SPACES.sub(" ", unescape(child))]
    if child.name == "br":
        return ["\n"]
    if child.name == "sup":
        return [f" ({_words(child)})"]
    if child.name in ("strong", "b", "mark"):
        return [printable.strong("".join(_plain(run) for one in child.children for run in _runs(one)))]
    inner = [run for one in child.children for run in _runs(one)]
    return ["\n", *inner] if child.name in ("p", "li", "div") else inner


def _plain(run):
    return run[1] if isinstance(run, tuple) else run


def _words(node):
    return " ".join("".join(_plain(run) for child in node.children for run in _runs(child)).split())


def _tidy(runs):
    """Runs with words in them, those alike beside each other put together, without blanks at the ends."""
    made = []
    for run in runs:
        if not _plain(run):
            continue
        if made and isinstance(run, str) and isinstance(made[-1], str):
            made[-1] += run
        else:
            made.append(run)
    if made and isinstance(made[0], str):
        made[0] = made[0].lstrip()
    if made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip()
    made = [run for run in made if _plain(run)]
    return tuple(made) if any(_plain(run).strip() for run in made) else ()
