"""A page to print or hand in: one HTML file that needs nothing else and runs nothing.

A part is made by one of the functions below; all words are escaped. A picture is SVG from
``exercises.views.chart`` and is checked against an allow-list of elements and attributes, since it is
the only markup that is let through. A page remembers its parts: ``exercises.record.take_home`` writes
the same ones into a Word document, or several pages into one.
"""

import re

from exercises.record.escaping import escape as _text

_STYLE = """
:root{--course-ink:#2b221b;--course-paper:#fff;--course-line:#877b6f}
body{font:1rem/1.5 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,sans-serif;color:#2b221b;background:#fff;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.2rem;margin:1.6rem 0 .4rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
p,li{max-width:38rem}figure{margin:1rem 0;break-inside:avoid}svg{max-width:36rem}figcaption,.from{font-size:.9rem}
table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;font-weight:bold;margin-bottom:.3rem}
th,td{border:1px solid #877b6f;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}thead{display:table-header-group}thead th{overflow-wrap:break-word}tr{break-inside:avoid}
.note{font-size:.9rem;color:#5b5047}.piece{break-before:page;border-top:2px solid #877b6f;margin-top:3rem}h4{font-size:1rem;margin:1rem 0 .3rem}h1,h2,h3,h4,caption{break-after:avoid}
.space{border:1px solid #877b6f;margin:.5rem 0 1rem;break-inside:avoid}.space span{display:block;height:2rem;border-bottom:1px dotted #877b6f}.space span:last-child{border:0}
@page{margin:18mm}@media print{body{margin:0;max-width:none;padding:0}}
"""

_LANDSCAPE = "body{max-width:62rem}figure,svg{max-width:100%}svg[viewBox]{height:auto;max-height:165mm}@page{size:A4 landscape}"

_ELEMENTS = frozenset("svg title desc g path rect circle ellipse line polyline polygon text tspan defs pattern".split())
_ATTRIBUTES = frozenset("""role aria-labelledby aria-hidden id class viewBox width height x y x1 y1 x2 y2 cx cy r rx ry dx dy d
points fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-opacity stroke-opacity opacity
text-anchor dominant-baseline font-size font-weight font-family font-variant-numeric paint-order transform
vector-effect preserveAspectRatio patternUnits patternTransform overflow xmlns focusable letter-spacing""".split())
_TAG = re.compile(r"<(/?)([A-Za-z]+)((?: [A-Za-z0-9-]+=\"[^\"<>]*\")*) ?(/?)>")
_ATTRIBUTE = re.compile(r" ([A-Za-z0-9-]+)=\"([^\"<>]*)\"")
# A paint may point to a pattern of the same picture and to nothing else.
_URL = re.compile(r"url\((?!#[\w-]+\))|javascript:|data:|@import", re.IGNORECASE)


class Page(str):
    """A page as HTML text that remembers what it was made of.

    Attributes:
        title: its name.
        parts: the parts in it, in order.
        source: the line at its foot.
        reasons: paragraphs that say where its rules come from and who disagrees; what is taken home has them, a handout does not.
    """

    title, parts, source, reasons = "", (), "", ()


def page(title, parts, source="", language="en-GB", landscape=False, reasons=None):
    """A whole HTML page.

    Args:
        title: the page's name, its only first-level heading.
        parts: what :func:`heading`, :func:`paragraph`, :func:`items`, :func:`table`, :func:`picture` and
            :func:`space` gave, in order.
        source: a line for the foot, such as the address of the exercise and the date.
        language: of its words.
        landscape: whether it prints wider than high, for a picture that needs the width.
        reasons: for each result the paragraphs behind its *Why?*, as an exercise's ``whys.WHY`` has them; remembered, not printed.

    Returns:
        A :class:`Page`: HTML text that names no other file and holds no script; its own policy forbids both.
    """
    parts = tuple(parts)
    foot = f'<p class="from">{_text(source)}</p>' if source else ""
    made = Page(whole(title, f"{body(parts)}\n{foot}", language, landscape))
    made.title, made.parts, made.source = str(title), parts, source
    made.reasons = tuple(dict.fromkeys(text for texts in (reasons or {}).values() for text in texts))
    return made


def whole(title, content, language="en-GB", landscape=False):
    """The file round a page's ``content``, which is HTML that the functions here made."""
    return (f'<!doctype html>\n<html lang="{_text(language)}">\n<head>\n<meta charset="utf-8">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{_text(title)}</title>\n<style>{_STYLE}{_LANDSCAPE if landscape else ''}</style>\n</head>\n<body>\n<main>\n<h1>{_text(title)}</h1>\n"
            f"{content}</main>\n</body>\n</html>\n")


def body(parts, deeper=0):
    """The parts as HTML; ``deeper`` headings are so many levels further down."""
    return "\n".join(_heading(part[1], part[2] + deeper) if part[0] == "heading" else _DRAW[part[0]](*part[1:]) for part in parts)


def heading(text, level=2):
    """A heading of level 2 or 3."""
    if level not in (2, 3):
        raise ValueError("A heading in a printable page is of level 2 or 3.")
    return ("heading", text, level)


def paragraph(*runs):
    """A paragraph of text and what :func:`strong` gave; line breaks in it are kept."""
    return ("paragraph", runs)


def note(*runs):
    """A paragraph in small print: where something comes from, what it does not show."""
    return ("note", runs)


def strong(text):
    """Words in bold within a paragraph or an item."""
    return ("strong", text)


def items(texts):
    """A bulleted list; each item is text, or a tuple of runs as :func:`paragraph` takes them."""
    return ("items", tuple(texts))


def table(caption, header, rows):
    """A table whose first column names the rows; cells are text."""
    return ("table", caption, tuple(header), tuple(tuple(row) for row in rows))


def picture(svg, caption):
    """A chart with its caption.

    Raises:
        ValueError: the SVG holds anything that a chart of ours does not.
    """
    check_picture(svg)
    return ("picture", str(svg), caption)


def space(lines=4):
    """A box of ruled lines to write in."""
    if not 1 <= lines <= 40:
        raise ValueError("A box to write in has 1 to 40 lines.")
    return ("space", lines)


def check_picture(svg):
    """Refuse SVG that holds an element, attribute or address that our charts do not use."""
    svg = str(svg)
    if not svg.startswith("<svg") or not svg.endswith("</svg>"):
        raise ValueError("A picture in a printable page is SVG from exercises.views.chart.")
    for found in _TAG.finditer(svg):
        if found[2] not in _ELEMENTS:
            raise ValueError(f"A picture may not hold the element {found[2]}.")
        for name, value in _ATTRIBUTE.findall(found[3]):
            if name not in _ATTRIBUTES or _URL.search(value):
                raise ValueError(f"A picture may not hold the attribute {name}=\"{value}\".")
    if "<" in _TAG.sub("", svg):
        raise ValueError("A picture holds markup that cannot be read.")


def runs_of(text):
    """An item or a paragraph's text as a tuple of runs."""
    return text if isinstance(text, tuple) and not (len(text) == 2 and text[0] == "strong") else (text,)


def _heading(text, level):
    return f"<h{level}>{_text(text)}</h{level}>"


def _runs(runs):
    drawn = []
    for run in runs:
        kind, words = run if isinstance(run, tuple) else ("", run)
        said = ("" if words is None else str(words)).replace("\r\n", "\n").replace("\r", "\n")
        lines = "<br>".join(_text(line) for line in said.split("\n"))
        drawn.append(f"<strong>{lines}</strong>" if kind else lines)
    return "".join(drawn)


def _paragraph(runs):
    return f"<p>{_runs(runs)}</p>"


def _note(runs):
    return f'<p class="note">{_runs(runs)}</p>'


def _items(texts):
    return "<ul>" + "".join(f"<li>{_runs(runs_of(text))}</li>" for text in texts) + "</ul>"


def _table(caption, header, rows):
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in header)
    body = "".join("<tr>" + "".join(f'<th scope="row">{_text(cell)}</th>' if place == 0 else f"<td>{_text(cell)}</td>"
                                    for place, cell in enumerate(row)) + "</tr>" for row in rows)
    return f"<table><caption>{_text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _picture(svg, caption):
    return f"<figure>{svg}<figcaption>{_text(caption)}</figcaption></figure>"


def _space(lines):
    return '<div class="space">' + "<span></span>" * lines + "</div>"


_DRAW = {"heading": _heading, "paragraph": _paragraph, "note": _note, "items": _items, "table": _table, "picture": _picture,
         "space": _space}
