"""HTML made so that what a learner or a stranger wrote can only ever be text.

Every plain string is escaped. Only what these functions made is a :class:`Markup` and passes as it is.
Names of elements and attributes come from our own code, and are checked all the same.
"""

import re

from exercises.record.escaping import escape, unescape

_ELEMENTS = frozenset("""
a abbr article aside b bdi blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption
figure footer h2 h3 h4 h5 h6 header hr i ins kbd li mark ol p pre q s samp section small span strong sub summary sup
table tbody td tfoot th thead time tr u ul var wbr
svg title desc g path rect circle ellipse line polyline polygon text tspan defs pattern
""".split())
_VOID = frozenset(("br", "col", "hr", "wbr"))
_ATTRIBUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*")
_ADDRESSES = ("href", "cite")
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_SAFE_SCHEMES = ("http:", "https:", "mailto:")
_TAGS = re.compile(r"<[^>]*>")


class Markup(str):
    """Text that is HTML already. Make it with the functions here, never from what somebody typed."""

    __slots__ = ()


def text(value):
    """Any value as HTML: Markup as it is, everything else escaped; None is nothing."""
    return value if isinstance(value, Markup) else Markup(escape(value))


def tag(name, *children, **attributes):
    """An element.

    Args:
        name: one of the elements that exercises use; no script, style, frame, form or embed.
        *children: Markup stays, other values are escaped, None is left out, lists are opened.
        **attributes: ``class_`` gives ``class``, ``aria_label`` gives ``aria-label``, ``data_x`` gives
            ``data-x``; None and False leave the attribute out, True gives it without a value.

    Raises:
        ValueError: an element or attribute that is not let through, or an address with another scheme
            than http, https or mailto (an author's mistake).
    """
    if name not in _ELEMENTS:
        raise ValueError(f"Exercises make no <{name}> element.")
    start = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        if children:
            raise ValueError(f"<{name}> holds nothing.")
        return Markup(f"<{start}>")
    return Markup(f"<{start}>{join(*children)}</{name}>")


def join(*parts, between=""):
    """Several pieces as one; lists are opened, None is left out, what is not Markup is escaped."""
    return Markup(text(between).join(text(part) for part in _opened(parts)))


def details(summary, *body, open=False):
    """What stands behind a summary until it is opened; needs no script and no Python."""
    return tag("details", tag("summary", summary), *body, class_="course-details", open=open)


def table(caption, header, rows, row_headers=True):
    """A table that a screen reader can walk through and that scrolls inside itself on a small screen.

    Args:
        caption: what it shows.
        header: a name for each column.
        rows: lists of cells, each as long as the header.
        row_headers: whether the first cell of a row names the row.

    Raises:
        ValueError: a row is not as long as the header (an author's mistake).
    """
    header, rows = list(header), [list(row) for row in rows]
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"A row has {len(row)} cells and the header {len(header)}.")
    head = tag("thead", tag("tr", [tag("th", cell, scope="col") for cell in header]))
    body = tag("tbody", [tag("tr", [tag("th", cell, scope="row") if row_headers and place == 0 else tag("td", cell)
                                    for place, cell in enumerate(row)]) for row in rows])
    # A group and not a region: a page may hold several tables of one name (the same exercise twice), and
    # landmarks have to differ. It takes focus so that the keyboard can scroll it.
    return tag("div", tag("table", tag("caption", caption), head, body), class_="course-table", role="group",
               tabindex="0", aria_label=plain(caption))


def status(*children):
    """What is told to a screen reader when it changes."""
    return tag("div", *children, role="status", class_="course-status")


def paragraph(*children, class_=None):
    """A paragraph."""
    return tag("p", *children, class_=class_)


def bullet_list(items, class_=None):
    """A bulleted list of the items."""
    return tag("ul", [tag("li", item) for item in items], class_=class_)


def plain(value):
    """The words of a piece, without its markup: for a label."""
    if isinstance(value, Markup):
        return unescape(_TAGS.sub("", value))
    return "" if value is None else str(value)


def _opened(parts):
    for part in parts:
        if isinstance(part, (list, tuple)) or hasattr(part, "__next__"):
            yield from _opened(part)
        elif part is not None:
            yield part


def _attribute(key, value):
    name = key.removesuffix("_").replace("_", "-")
    lower = name.lower()
    if not _ATTRIBUTE.fullmatch(name) or lower.startswith("on") or lower in ("style", "srcdoc", "src"):
        raise ValueError(f"Exercises make no attribute {name!r}; give a class instead of a style, a callback instead of a handler.")
    if value is None or value is False:
        return ""
    if value is True:
        # aria attributes know no absence: their true is a word.
        return f' {name}="true"' if lower.startswith("aria-") else f" {name}"
    held = str(value)
    if lower in _ADDRESSES:
        _check_address(held)
    # A Markup is escaped for an element's content; inside quotation marks its words count.
    return f' {name}="{text(plain(value))}"'


def _check_address(address):
    # Browsers pass over blanks and controls before and inside a scheme.
    bare = re.sub(r"[\x00-\x20\x7f]+", "", address)
    scheme = _SCHEME.match(bare)
    if scheme and scheme[0].lower() not in _SAFE_SCHEMES:
        raise ValueError(f"An address here begins with http:, https:, mailto: or is inside the course, not {scheme[0]!r}.")
