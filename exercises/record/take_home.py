"""What one takes home: printable pages as one Word document or as one page to print, and a single page as a Word document.

Both are written from the same parts, those of ``exercises.record.printable``. Nothing is in a document that cannot be seen in it:
no record, no author, no time beyond the day. A saved file (JSON) is what brings work back.

A picture is SVG. Word wants pixels, and Python has no means to draw letters: whoever asks for a document draws what
:func:`pictures` gives and hands the PNG back. Without it the words of the picture stand in its place, and its table stays.
"""

import re

from exercises.record import printable, word
from exercises.record.escaping import escape, unescape

WIDEST = 16.5    # cm between the margins
HIGHEST = 18.0   # cm, so that a picture and its caption stay on one page
ACROSS = 640     # px, for a picture that is as wide as its place
REASONS = "Where it comes from, and who disagrees"
CONTENTS = "What is in it"
NOT_DRAWN = "A picture is left out here, since this browser did not draw it. What it shows: "
MADE = "Made with Joined Up, an open course for social work students on working with partners and families"
ABOUT = ("The results describe an exercise and what was entered in it. They describe no person and measure nobody. Every family, child and service "
         "that the course itself tells of is invented: vignettes, the conference, the referrals, the chronology.")
# Colours by the course's names for them, where a picture names one without saying what it is; paper is white.
_COLOURS = {"course-ink": "#2b221b", "course-line": "#877b6f", "course-paper": "#ffffff", "md-default-bg-color": "#ffffff"}
_PAINT = re.compile(r"var\(--([\w-]+)(?:,\s*([^()]*))?\)")
_ROOT = re.compile(r"<svg([^>]*)>")
_OURS = re.compile(r' (?:class|focusable|data-[\w-]+)="[^"]*"')
_EDGES, _SIGN = 230, 112  # twentieths of a point: the margins of a cell, and a letter in it
_NOT_XML = re.compile("[\ufffe\uffff]")


class Piece:
    """One page among those that are taken home.

    Attributes:
        page: what an exercise gave, a ``Page`` of ``exercises.record.printable``.
        of: the exercise or vignette, by its name.
        when: from when it is, in a sentence.
    """

    def __init__(self, page, of="", when=""):
        self.page, self.of, self.when = page, of, when

    @property
    def about(self):
        """What it is of, and from when."""
        return " ".join(filter(None, (f"From {self.of}." if self.of else "", self.when)))

    @property
    def line(self):
        """Itself in a list of contents."""
        name = self.of.rpartition(" (")[0] or self.of
        return f"{self.page.title}; {self.of}" if name and not self.page.title.startswith(name) else self.page.title


def pictures(page):
    """The page's pictures in order, each as SVG that stands alone: with a size, without the page's names for colours."""
    return [standing_alone(part[1]) for part in page.parts if part[0] == "picture"]


def standing_alone(svg):
    """A picture of ours as any program opens it."""
    across, down = _size(svg)
    root = _ROOT.match(svg)[1]
    for name in ("width", "height", "xmlns", "font-family"):
        root = re.sub(rf' {name}="[^"]*"', "", root)
    text = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:g}" height="{down:g}" font-family="Arial, Helvetica, sans-serif"'
            f'{root}>{svg[svg.index(">") + 1:]}')
    text = _OURS.sub("", _NOT_XML.sub("", text))
    while _PAINT.search(text):
        text = _PAINT.sub(lambda found: _COLOURS.get(found[1]) or (found[2] or "#2b221b").strip(), text)
    return text


def as_word(title, made, pieces, drawn=(), created=None):
    """All pieces as one document for Word.

    Args:
        title: the learner's own.
        made: what the document was made with, and when.
        pieces: :class:`Piece` s, in order.
        drawn: PNG bytes for each picture of each piece in order; None for one that was not drawn.
        created: when, for the document's properties; now if not given.

    Returns:
        The file's bytes.
    """
    drawn = iter(drawn)
    blocks = [*_blocks(_front(made), 1, ()), word.heading(CONTENTS), word.items([one.line for one in pieces], numbered=True)]
    for one in pieces:
        blocks += [word.heading(one.page.title, on_new_page=True), *([word.paragraph(one.about, style="Hint")] if one.about else []),
                   *_blocks(one.page.parts, 0, drawn), *_blocks(_end(one.page), 0, ())]
    return word.document(title, blocks, made.rstrip("."), created=created)


def one_as_word(page, drawn=(), created=None):
    """One page as a document for Word; its headings begin at the first level."""
    return word.document(page.title, _blocks(page.parts, 1, iter(drawn)), page.source.rstrip("."), created=created)


def as_page(title, made, pieces):
    """All pieces as one page to print: HTML text that needs nothing else and runs nothing."""
    listed = "".join(f'<li><a href="#piece-{number}">{escape(one.line)}</a></li>' for number, one in enumerate(pieces, 1))
    sections = "\n".join(
        f'<section class="piece" id="piece-{number}"><h2>{escape(one.page.title)}</h2>\n'
        f'{printable.body([*([printable.note(one.about)] if one.about else []), *one.page.parts, *_end(one.page)], 1)}\n</section>'
        for number, one in enumerate(pieces, 1))
    return printable.whole(title, f"{printable.body(_front(made))}\n<h2>{CONTENTS}</h2>\n<ol>{listed}</ol>\n{sections}\n")


def _front(made):
    return [printable.paragraph(made), printable.note(ABOUT)]


def _end(page):
    reasons = [printable.heading(REASONS), *(printable.note(text) for text in page.reasons)] if page.reasons else []
    return [*reasons, *([printable.note(page.source)] if page.source else [])]


def _blocks(parts, higher, drawn):
    """Parts as blocks of a document; headings are ``higher`` levels further up than on a page."""
    made = []
    for part in parts:
        kind = part[0]
        if kind == "heading":
            made.append(word.heading(part[1], part[2] - higher))
        elif kind == "paragraph":
            made.append(word.paragraph(*part[1]))
        elif kind == "note":
            made.append(word.paragraph(*part[1], style="Hint"))
        elif kind == "items":
            made.append(word.items(part[1]))
        elif kind == "table":
            made.append(word.table(part[1], part[2], part[3], _widths(part[2], part[3])))
        elif kind == "picture":
            made += _picture(part[1], part[2], next(drawn, None))
        else:
            made.append(word.space(part[1]))
    return made


def _picture(svg, caption, png):
    said = _described(svg, caption)
    across, down = _size(svg)
    width = min(WIDEST, WIDEST * across / ACROSS, HIGHEST * across / down)
    try:
        shown = [word.picture(png, said, width)] if png else []
    except ValueError:
        shown = []
    if not shown:
        shown = [word.paragraph(f"{NOT_DRAWN}{said}", style="Hint")]
    return [*shown, *([word.paragraph(caption, style="Hint")] if caption else [])]


def _described(svg, caption):
    """What a picture shows, for whoever does not see it: its own name and description, or else its caption."""
    found = [re.search(rf"<{name}[^>]*>([^<]*)</{name}>", svg) for name in ("title", "desc")]
    told = [unescape(one[1]).strip() for one in found if one and one[1].strip()]
    return " ".join(text if text.endswith(".") else f"{text}." for text in told) or caption or "A picture."


def _size(svg):
    """How wide and high a picture is, in px; one that is as wide as its place takes :data:`ACROSS`."""
    root = _ROOT.match(svg)[1]
    given = {name: re.search(rf' {name}="([\d.]+)"', root) for name in ("width", "height")}
    box = re.search(r' viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', root)
    across = float(given["width"][1]) if given["width"] else float(box[1]) if box else float(ACROSS)
    down = float(given["height"][1]) if given["height"] else across * float(box[2]) / float(box[1]) if box else across / 2
    return max(1.0, across), max(1.0, down)


def _widths(header, rows):
    """How wide the columns are beside one another: none narrower than its longest word, the rest by how much stands in them."""
    least, more = [], []
    for column, name in enumerate(header):
        cells = [str("" if cell is None else cell) for cell in (name, *(row[column] for row in rows))]
        longest = max((_wide(one) for cell in cells for one in cell.split()), default=1)
        least.append(_EDGES + _SIGN * min(longest, 22))
        more.append(_SIGN * min(max(len(cell) for cell in cells), 220) ** 0.75)
    room = max(0.0, word.WIDTH - sum(least))
    return [one + room * another / sum(more) if sum(more) else one for one, another in zip(least, more)]


def _wide(words):
    """About how many middling letters a word is as wide as."""
    return sum(1.6 if sign in "mwMW@%" else 0.55 if sign in "iljtfrI.,;:’'-()|" else 1.15 if sign.isupper() else 1 for sign in words)
