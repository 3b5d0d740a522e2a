"""A table seen from above, with its seats round it: a number or a name in each, and a role beside it.

Each table is a picture of its own, so that tables stand beside each other on a wall and below each other on a phone, with
words as large in both. What a picture shows stands in a table of words beside it as well.
"""

import math

from exercises.record import names
from exercises.views.chart import drawing as draw
from exercises.views.markup import tag

LINE, ROW = 12, 15  # signs in a line of words beside a seat; px from line to line
_ROUND, _SEAT, _OUT = 54, 19, 25  # px: a table's radius, a seat's, and from the table's edge to the seat's middle
_WORDS = 84  # px for words beside a seat


def picture(table, number=0, me="", prefix=None):
    """One table.

    Args:
        table: as :mod:`.dealing` has it.
        number: its number; 0 where it is the only one.
        me: who looks at it; their seat is filled.
        prefix: for the ids in the picture.
    """
    seats, prefix = table["seats"], prefix or draw.new_prefix()
    key = names.key(me.strip().lstrip("0") if me.strip().isdigit() else me) if me.strip() else None
    # A table for twelve is larger than one for four, so that seats do not touch.
    radius = _ROUND + 9 * max(0, len(seats) - 6)
    ups = [math.sin(_angle(place, len(seats))) * (radius + _OUT) for place in range(len(seats))]
    room = _SEAT + 3 * ROW + 6
    # Three seats leave the foot of the table free: the picture ends where they do.
    centre = room - min(ups)
    width, height = 2 * (radius + _OUT + _SEAT + 5 + _WORDS), round(centre + max(max(ups) + room, radius + 12))
    body = [tag("circle", cx=width // 2, cy=round(centre), r=radius, fill="var(--course-sunk, #f1ece3)", stroke=draw.LINE, stroke_width=2)]
    if number:
        body.append(tag("text", f"Table {number}", x=width // 2, y=round(centre) + 5, text_anchor="middle", font_weight="bold", font_size=draw.WORDS))
    for place, seat in enumerate(seats):
        body += _seat(seat, _angle(place, len(seats)), width / 2, centre, radius, names.key(seat["who"]) == key)
    return tag("svg", tag("title", f"Table {number}" if number else "The table", id=f"{prefix}-t"), tag("desc", describe(table), id=f"{prefix}-d"), *body,
               class_="group-table", role="img", aria_labelledby=f"{prefix}-t {prefix}-d", width=width, height=height, viewBox=f"0 0 {width} {height}",
               focusable="false", fill=draw.INK, font_size=draw.WORDS, xmlns="http://www.w3.org/2000/svg")


def describe(table):
    """A table in words."""
    said = [f"{seat['who']}{', ' + ' and '.join(seat['roles']) if seat['roles'] else ''}" for seat in table["seats"]]
    return f"Round the table: {'; '.join(said)}."


def _angle(place, many):
    """Where a seat is, from the top and with the clock."""
    return 2 * math.pi * place / many - math.pi / 2


def _seat(seat, angle, middle, centre, radius, own):
    """A seat at an angle, from the top and with the clock, and what is said beside it."""
    across, up = math.cos(angle), math.sin(angle)
    x, y = middle + (radius + _OUT) * across, centre + (radius + _OUT) * up
    short = len(seat["who"]) <= 3
    paint = {"fill": "var(--course-1, #1d3068)", "stroke": draw.INK} if own else {"fill": draw.PAPER, "stroke": draw.INK}
    drawn = [tag("circle", cx=round(x), cy=round(y), r=_SEAT, stroke_width=3 if own else 1.5, **paint),
             tag("text", seat["who"] if short else seat["who"][:1].upper(), x=round(x), y=round(y + 6), text_anchor="middle", font_weight="bold", font_size=17,
                 fill=draw.PAPER if own else None)]
    said = [line for words in ([] if short else [seat["who"]]) + seat["roles"] for line in _lines(words)] + (["you"] if own else [])
    said = said[:4]
    # Beside the seat where there is room, above or below it at the table's ends.
    if abs(across) < 0.35:
        anchor, at = "middle", x
        start = y + _SEAT + ROW if up > 0 else y - _SEAT - 6 - ROW * (len(said) - 1)
    else:
        side = 1 if across > 0 else -1
        anchor, at, start = "start" if side > 0 else "end", x + side * (_SEAT + 5), y + 5 - ROW * (len(said) - 1) / 2
    drawn += [tag("text", words, x=round(at), y=round(start + line * ROW), text_anchor=anchor, font_size=14, paint_order="stroke", stroke=draw.PAPER,
                  stroke_width=3, stroke_linejoin="round") for line, words in enumerate(said)]
    return drawn


def _lines(words):
    """Words in at most two lines that fit beside a seat."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line if len(line) <= LINE else f"{line[:LINE - 1]}…" for line in lines]
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1][:LINE - 1]}…"]
