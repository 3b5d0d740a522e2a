"""A document for Word and its relatives: Office Open XML, by the standard library's zip and text alone.

Written strictly, since the programs that open it differ in what they forgive: ECMA-376, Part 1 (WordprocessingML, with the
order of elements that its schema asks for) and Part 2 (the package: content types, relationships). Headings are real
headings, lists real lists, a table's first row is marked as its heading row, a picture has its words: what a screen reader
needs is in the file. All words are escaped; what XML cannot hold is left out.
"""

import re

from exercises.record import envelope, word_parts
from exercises.record.escaping import escape
from exercises.record.files import whole

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTH = 9354      # twentieths of a point: A4 between margins of 22.5 mm
EMU = 360_000     # English Metric Units in a centimetre
WIDEST = 16.5     # cm
LEVELS = 3

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def heading(words, level=1, on_new_page=False):
    """A heading of level 1 to 3; the document's title stands above them. One may begin on a page of its own."""
    if level not in range(1, LEVELS + 1):
        raise ValueError(f"A heading in a document is of level 1 to {LEVELS}.")
    return ("heading", words, level, on_new_page)


def paragraph(*runs, style=None):
    """A paragraph.

    Args:
        *runs: text, or what :func:`strong` and :func:`slanted` gave; line breaks in it are kept.
        style: ``"Quote"`` or ``"Hint"``, or None.
    """
    if style not in (None, "Quote", "Hint"):
        raise ValueError(f"A document has no paragraph style {style!r}.")
    return ("paragraph", runs, style)


def strong(words):
    """Words in bold within a paragraph, an item or a cell."""
    return ("strong", words)


def slanted(words):
    """Words in italics within a paragraph, an item or a cell."""
    return ("slanted", words)


def items(texts, numbered=False):
    """A list, with bullets or with numbers from 1; each item is text or a tuple of runs."""
    return ("items", tuple(texts), bool(numbered))


def table(caption, header, rows, widths=None):
    """A table with its caption above it; the first row is repeated on each page.

    Args:
        caption: what it shows.
        header: a name for each column.
        rows: cells, as many as the header's; text, or tuples of runs.
        widths: how wide the columns are in relation to one another; equal if not given.

    Raises:
        ValueError: a row, or the widths, are not as many as the header's cells.
    """
    header, rows = tuple(header), tuple(tuple(row) for row in rows)
    widths = tuple(widths or (1,) * len(header))
    if not header or len(widths) != len(header) or any(len(row) != len(header) for row in rows) or min(widths) <= 0:
        raise ValueError("A table has a heading for each column, and as many cells in each row and as many widths.")
    return ("table", caption, header, rows, widths)


def picture(data, words, width=12.0):
    """A picture.

    Args:
        data: a PNG or JPEG file's bytes.
        words: what it shows, for whoever does not see it.
        width: in centimetres, at most 16.5; the height follows.

    Raises:
        ValueError: it is neither, or its size cannot be read, or it has no words.
    """
    if not str(words).strip() or not 0 < width <= WIDEST:
        raise ValueError("A picture has words that say what it shows, and a width that fits the page.")
    kind, across, down = _size_of(data)
    return ("picture", bytes(data), str(words), kind, round(width * EMU), max(1, round(width * EMU * down / across)))


def space(lines=4):
    """Ruled lines to write on."""
    if not 1 <= lines <= 40:
        raise ValueError("A space to write on has 1 to 40 lines.")
    return ("space", lines)


def new_page():
    """What follows begins on a page of its own."""
    return ("new_page",)


def document(title, blocks, foot="", language="en-GB", created=None):
    """A whole document.

    Args:
        title: its name, above everything and in its properties.
        blocks: what the functions above gave, in order.
        foot: words at the foot of each page, before the page's number.
        language: of its words.
        created: when, ISO 8601 in UTC; now if not given. The same arguments give the same bytes.

    Returns:
        The file's bytes.
    """
    body = _Body()
    drawn = [f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{_runs((title,))}</w:p>']
    blocks = list(blocks)
    for place, block in enumerate(blocks):
        drawn.append(getattr(body, f"_{block[0]}")(*block[1:]))
        if place and blocks[place - 1][0] == "table" and block[0] in ("paragraph", "items"):
            drawn[-1] = _apart(drawn[-1])
        # Two tables that touch become one, and a body may not end in a table.
        if block[0] == "table" and (place + 1 == len(blocks) or blocks[place + 1][0] == "table"):
            drawn.append("<w:p/>")
    main = word_parts.body("".join(drawn))
    parts = {
        "[Content_Types].xml": word_parts.content_types(sorted({kind for _, kind in body.media})),
        "_rels/.rels": word_parts.PACKAGE_RELATIONSHIPS,
        "docProps/core.xml": word_parts.core(_text(title), created or envelope.now(), _text(language)),
        "docProps/app.xml": word_parts.APP,
        "word/document.xml": main,
        "word/_rels/document.xml.rels": word_parts.relationships([(f"rIdPicture{n}", "image", f"media/image{n}.{kind}")
                                                                  for n, (_, kind) in enumerate(body.media, 1)]),
        "word/styles.xml": word_parts.styles(_text(language)),
        "word/numbering.xml": word_parts.numbering(body.numbered),
        "word/settings.xml": word_parts.SETTINGS,
        "word/footer1.xml": word_parts.footer(_runs((f"{foot} · " if foot else "",)) if foot else ""),
    }
    parts.update({f"word/media/image{n}.{kind}": data for n, (data, kind) in enumerate(body.media, 1)})
    return _packed(parts)


class _Body:
    """Draws blocks, and remembers the pictures and the numbered lists that other parts of the file have to name."""

    def __init__(self):
        self.media, self.numbered, self._pictures = [], 0, 0

    def _heading(self, words, level, on_new_page):
        breaks = "<w:pageBreakBefore/>" if on_new_page else ""
        return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/>{breaks}</w:pPr>{_runs((words,))}</w:p>'

    def _paragraph(self, runs, style):
        kept = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{kept}{_runs(runs)}</w:p>"

    def _items(self, texts, numbered):
        which = word_parts.BULLETS
        if numbered:
            self.numbered += 1
            which = word_parts.BULLETS + self.numbered
        style = "ListNumber" if numbered else "ListBullet"
        properties = (f'<w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{which}"/></w:numPr></w:pPr>')
        return "".join(f"<w:p>{properties}{_runs(_as_runs(text))}</w:p>" for text in texts)

    def _table(self, caption, header, rows, widths):
        across = [max(200, round(WIDTH * width / sum(widths))) for width in widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in across)
        head = self._row(header, across, True)
        body = "".join(self._row(row, across, False) for row in rows)
        told = f'<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>{_runs((caption,))}</w:p>'
        return (f'{told}<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(across)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
                f'<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
                f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>")

    def _row(self, cells, across, is_head):
        properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else ""
        return f"<w:tr>{properties}" + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>'
            f"{_runs(tuple(strong(_plain(cell)) for cell in [cell]) if is_head else _as_runs(cell))}</w:p></w:tc>"
            for cell, width in zip(cells, across)) + "</w:tr>"

    def _picture(self, data, words, kind, across, down):
        known = [one for one, _ in self.media]
        if data not in known:
            self.media.append((data, kind))
            known.append(data)
        self._pictures += 1
        return word_parts.picture(f"rIdPicture{known.index(data) + 1}", self._pictures, _text(words).replace("\n", " "), across, down)

    def _space(self, lines):
        return '<w:p><w:pPr><w:pStyle w:val="Ruled"/></w:pPr></w:p>' * lines

    def _new_page(self):
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _apart(drawn):
    """A paragraph with some room above it, since a table has none below."""
    room = '<w:spacing w:before="160"/>'
    return drawn.replace("</w:pPr>", f"{room}</w:pPr>", 1) if drawn.startswith("<w:p><w:pPr>") else drawn.replace("<w:p>", f"<w:p><w:pPr>{room}</w:pPr>", 1)


def _as_runs(cell):
    """A cell or an item as runs: a tuple of runs stays, a single run or text becomes one."""
    if isinstance(cell, tuple) and not (len(cell) == 2 and cell[0] in ("strong", "slanted") and isinstance(cell[1], str)):
        return cell
    return (cell,)


def _plain(cell):
    return "".join(run[1] if isinstance(run, tuple) else str(run) for run in _as_runs(cell))


def _runs(runs):
    """Runs of text; a line break inside one is a break, and spaces at its ends are kept."""
    drawn = []
    for run in runs:
        kind, words = run if isinstance(run, tuple) else ("", run)
        properties = {"strong": "<w:rPr><w:b/></w:rPr>", "slanted": "<w:rPr><w:i/></w:rPr>"}.get(kind, "")
        said = str("" if words is None else words).replace("\r\n", "\n").replace("\r", "\n")
        lines = [f'<w:t xml:space="preserve">{_text(line)}</w:t>' if line else "" for line in said.split("\n")]
        if said:
            drawn.append(f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>")
    return "".join(drawn)


def _text(words):
    """Words as XML holds them; a tab becomes a space."""
    return escape(_NOT_XML.sub("", whole(str(words))).replace("\t", " "))


def _size_of(data):
    """``(ending, width, height)`` of a PNG or JPEG, in pixels."""
    data = bytes(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        size = ("png", int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
    elif data[:3] == b"\xff\xd8\xff":
        size = ("jpeg", *_size_of_jpeg(data))
    else:
        raise ValueError("A picture in a document is a PNG or a JPEG.")
    if not (size[1] and size[2]):
        raise ValueError("A picture's size cannot be read.")
    return size


def _size_of_jpeg(data):
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        # Start of frame, of any kind but the tables that share its range.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7:at + 9], "big"), int.from_bytes(data[at + 5:at + 7], "big")
        at += 2 + int.from_bytes(data[at + 2:at + 4], "big")
    return 0, 0


def _packed(parts):
    """The parts in one zip, with one and the same date, so that the same document is the same file."""
    # Only here: no exercise that makes no document has to load it.
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode() if isinstance(content, str) else content)
    return out.getvalue()
