"""What every chart is drawn with: its frame, colours, words and scales.

Across, positions are percentages, so that a chart is as wide as the place it stands in; up and down, and
in the size of words, they are CSS pixels, so that words stay as large on a phone as on a wall. What must
fit beside each other is worked out for :data:`NARROW`, the room that a phone of 320 px leaves.
"""

import math
import os

from exercises.views.markup import join, tag  # noqa: F401 (charts take them from here)

NARROW = 288  # px
WORDS, SMALL = 15, 13  # px, sizes of letters

INK = "var(--course-ink, #2b221b)"
LINE = "var(--course-line, #877b6f)"
PAPER = "var(--course-paper, var(--md-default-bg-color, #fff))"
COLOURS = ("var(--course-1, #1d3068)", "var(--course-2, #923430)", "var(--course-3, #2b7f67)",
           "var(--course-4, #b27624)", "var(--course-5, #642560)")
TINT = "0.22"  # how strongly a colour lies under words: ink stays legible on it
DASHES = (None, "7 4", "2 4", "10 4 2 4", "14 5")

_count = 0
_process = ""


def number_from(prefix):
    """Begin the ids of charts anew under ``prefix``: for a build whose pages must come out the same each time."""
    global _count, _process
    _count, _process = 0, prefix


def new_prefix():
    """A prefix for the ids of one picture.

    It differs between processes too: the picture that stands in a page was made in another one than the
    picture that is about to stand beside it.
    """
    global _count, _process
    if not _process:
        _process = f"c{os.urandom(4).hex()}"
    _count += 1
    return f"{_process}-{_count}"


def frame(title, desc, height, *body, prefix=None, patterns=()):
    """A whole picture with its name and description.

    Args:
        title: what it is, in a few words.
        desc: what it shows, in a sentence or two that would do without the picture.
        height: in px.
        *body: what is drawn.
        prefix: for its ids; a new one if not given.
        patterns: the numbers (0 to 4) of the patterns that are used; see :func:`pattern`.
    """
    prefix = prefix or new_prefix()
    defs = tag("defs", [_pattern(prefix, which) for which in patterns]) if patterns else None
    return tag("svg", tag("title", title, id=f"{prefix}-t"), tag("desc", desc, id=f"{prefix}-d"), defs, *body,
               class_="course-chart", role="img", aria_labelledby=f"{prefix}-t {prefix}-d", width="100%",
               height=_round(height), focusable="false", fill=INK, font_size=WORDS, overflow="visible",
               xmlns="http://www.w3.org/2000/svg")


def pattern(prefix, which):
    """The paint of pattern ``which`` in the picture with this prefix."""
    return f"url(#{prefix}-p{which % 5})"


def _pattern(prefix, which):
    """Five patterns that differ in black and white: rising, dots, level, falling, upright."""
    colour = COLOURS[which % 5]
    ground = tag("rect", width=8, height=8, fill=colour, fill_opacity=TINT)
    line = {"stroke": colour, "stroke_width": 1.2, "stroke_opacity": "0.75"}
    drawn = (tag("path", d="M-2 2L2 -2M0 8L8 0M6 10L10 6", **line),
             join(tag("circle", cx=2, cy=2, r=1.1, fill=colour), tag("circle", cx=6, cy=6, r=1.1, fill=colour)),
             tag("path", d="M0 2H8M0 6H8", **line),
             tag("path", d="M-2 6L2 10M0 0L8 8M6 -2L10 2", **line),
             tag("path", d="M2 0V8M6 0V8", **line))[which % 5]
    return tag("pattern", ground, drawn, id=f"{prefix}-p{which % 5}", width=8, height=8, patternUnits="userSpaceOnUse")


def words(x, y, said, size=WORDS, anchor="start", weight=None, dx=None, fill=None):
    """Words at ``x`` (%) and baseline ``y`` (px), with a rim of paper so that they are read over lines."""
    return tag("text", said, x=percent_of(x), y=_round(y), dx=dx, font_size=None if size == WORDS else size,
               text_anchor=None if anchor == "start" else anchor, font_weight=weight, fill=fill,
               paint_order="stroke", stroke=PAPER, stroke_width=3, stroke_linejoin="round")


def words_up(x, y, said, size=SMALL):
    """Words that run upwards from ``x`` (%), ``y`` (px), for a place too narrow to write across."""
    turned = tag("text", said, transform="rotate(-90)", dy="0.35em", font_size=size, paint_order="stroke", stroke=PAPER,
                 stroke_width=3)
    return tag("svg", turned, x=percent_of(x), y=_round(y), overflow="visible", width=1, height=1)


def line(x1, y1, x2, y2, colour=LINE, width=1, dash=None):
    """A straight line; x in %, y in px."""
    return tag("line", x1=percent_of(x1), y1=_round(y1), x2=percent_of(x2), y2=_round(y2), stroke=colour,
               stroke_width=width, stroke_dasharray=dash)


def box(x, y, width, height, **paint):
    """A rectangle; x and width in %, y and height in px."""
    return tag("rect", x=percent_of(x), y=_round(y), width=percent_of(max(0, width)), height=_round(max(0, height)), **paint)


def shape(which, x, y, size=5, **paint):
    """A mark at ``x`` (%), ``y`` (px): circle, square, triangle, diamond or cross, by number."""
    which %= 5
    if which == 0:
        return tag("circle", cx=percent_of(x), cy=_round(y), r=size, **paint)
    if which == 1:
        return tag("rect", x=percent_of(x), y=_round(y - size), width=2 * size, height=2 * size,
                   transform=f"translate({-size} 0)", **paint)
    arm = size + 1
    path = {2: f"M0 {-arm}L{arm} {size}L{-arm} {size}Z", 3: f"M0 {-arm - 1}L{arm + 1} 0L0 {arm + 1}L{-arm - 1} 0Z",
            4: f"M{-size} {-size}L{size} {size}M{-size} {size}L{size} {-size}"}[which]
    return tag("svg", tag("path", d=path, **paint), x=percent_of(x), y=_round(y), overflow="visible", width=1, height=1)


def wrapped(said, room=NARROW, size=WORDS, at_most=3):
    """Words in lines that fit ``room`` px, the last cut short if there would be more than ``at_most``."""
    lines, current = [], ""
    # Only at plain spaces: a no-break space keeps what belongs together.
    for word in filter(None, str(said).replace("\n", " ").split(" ")):
        tried = f"{current} {word}".strip()
        if current and width_of(tried, size) > room:
            lines.append(current)
            current = word
        else:
            current = tried
    lines.append(current)
    if len(lines) > at_most:
        lines = [*lines[: at_most - 1], f"{lines[at_most - 1]} …"]
    return [_cut(each, room, size) for each in lines]


def width_of(said, size=WORDS, bold=False):
    """About how wide words are, in px: a wide text face, since the reader's own may stand in for ours."""
    return len(said) * size * (0.62 if bold else 0.56)


def fits(taken, left, right, top, bottom):
    """Whether a place (px on a narrow screen) is free of those ``taken``; takes it if it is."""
    if any(left < other[1] and right > other[0] and top < other[3] and bottom > other[2] for other in taken):
        return False
    taken.append((left, right, top, bottom))
    return True


def _cut(said, room, size):
    most = max(2, int(room / (size * 0.56)))
    return said if len(said) <= most else f"{said[: most - 1]}…"


def column_size(columns):
    """The size of the columns' names: smaller where they stand close."""
    return SMALL if len(columns) <= 8 else 11


def columns_at(count, left=5.0, right=95.0):
    """Positions (%) of ``count`` columns, evenly spread; one stands in the middle."""
    if count == 1:
        return [(left + right) / 2]
    return [left + place * (right - left) / (count - 1) for place in range(count)]


def is_number(value):
    """Whether a value is a figure that can be drawn; True, NaN, words and None are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def why_not(value, gap):
    """What stands in place of a figure that is not there."""
    return value if isinstance(value, str) and value.strip() else gap


def number(value):
    """A figure as it is written: whole, or with two places at most, and never as a negative nought."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written.replace("-", "\u2212")


def percent(value):
    """A share from 0 to 1 as a whole percentage."""
    return f"{number(float(f'{value * 100:.0f}'))}%"


def percent_of(x):
    """A position across, as SVG takes it."""
    return f"{_round(x)}%"


def _round(value):
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
