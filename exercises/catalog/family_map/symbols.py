"""The signs of the map: a genogram's shapes for people, and an ecomap's lines for what runs between them.

The signs are the profession's own (a square, a circle, a cross for a death, a triangle for a pregnancy; a line that is strong, thin or
jagged). Each stands in the picture's own key with its words, so that nobody needs to have learnt them.
"""

from math import atan2, cos, hypot, sin

from exercises.views.chart import drawing as draw
from exercises.views.markup import join, tag

R = 21          # half a symbol, in map units
SOFT = "var(--course-ink-soft, #5b5046)"
TEXT, SMALL = 15, 12.5


def frame(title, desc, width, height, *body, map_=True, drags=None):
    """A whole picture in its own units, which grows and shrinks as one; with its name and description.

    Args:
        title, desc: the name and the description.
        width, height: in map units.
        *body: what is drawn.
        map_: whether it is the map, or one of the small rings.
        drags: the field that is told when a part is dragged, where that may be.
    """
    prefix = draw.new_prefix()
    return tag("svg", tag("title", title, id=f"{prefix}-t"), tag("desc", desc, id=f"{prefix}-d"), *body,
               class_="course-map-picture" if map_ else "course-ring-picture", role="img", aria_labelledby=f"{prefix}-t {prefix}-d",
               viewBox=f"0 0 {_n(width)} {_n(height)}", width=_n(width), height=_n(height), focusable="false", data_drags=drags, fill=draw.INK, font_size=TEXT,
               xmlns="http://www.w3.org/2000/svg")


def words(x, y, said, size=TEXT, anchor="middle", weight=None, fill=None, rim=True):
    """Words at a place, with a rim of paper so that they are read over lines."""
    paint = {"paint_order": "stroke", "stroke": draw.PAPER, "stroke_width": 4, "stroke_linejoin": "round"} if rim else {}
    return tag("text", said, x=_n(x), y=_n(y), font_size=None if size == TEXT else size,
               text_anchor=None if anchor == "start" else anchor, font_weight=weight, fill=fill, **paint)


def path(points, closed=False, **paint):
    """Straight lines from point to point."""
    d = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + ("Z" if closed else "")
    return tag("path", d=d, **{"fill": "none", "stroke": draw.INK, "stroke_width": 1.6, **paint})


def person(x, y, row, said=""):
    """A person's symbol, with a word in it (an age); dashed where little is known, crossed where somebody has died.

    Args:
        x, y: its middle.
        row: ``{shape, unborn, dead, unknown}``.
        said: what stands in it.
    """
    paint = {"fill": draw.PAPER, "stroke": draw.INK, "stroke_width": 2.2, "stroke_dasharray": "5 4" if row["unknown"] else None}
    shape = "triangle" if row["unborn"] else row["shape"]
    if shape == "square":
        drawn = tag("rect", x=_n(x - R), y=_n(y - R), width=2 * R, height=2 * R, **paint)
    elif shape == "circle":
        drawn = tag("circle", cx=_n(x), cy=_n(y), r=R, **paint)
    elif shape == "diamond":
        drawn = path([(x, y - R - 4), (x + R + 4, y), (x, y + R + 4), (x - R - 4, y)], True, **paint)
    elif shape == "triangle":
        drawn = path([(x, y - R), (x + R, y + R - 4), (x - R, y + R - 4)], True, **paint)
    else:
        drawn = tag("rect", x=_n(x - R), y=_n(y - R), width=2 * R, height=2 * R, rx=11, **paint)
    cross = [path([(x - R, y - R), (x + R, y + R)]), path([(x + R, y - R), (x - R, y + R)])] if row["dead"] else None
    inside = "?" if row["unknown"] else said
    low = 10 if shape == "triangle" else 5
    return join(drawn, cross, words(x, y + low, inside, size=13 if shape == "triangle" else TEXT, weight="bold") if inside else None)


def couple(x1, x2, y, kind, under=False):
    """The line between two partners: whole if married, broken if not, one stroke through it if separated, two if divorced.

    Where others stand between them (``under``) it runs above their heads.
    """
    (x1, x2) = sorted((x1, x2))
    dash = "6 4" if kind == "partners" else "2 4" if kind == "parents" else None
    if under:
        lift = y - R - 17
        points, level = [(x1 + 9, y - R), (x1 + 9, lift), (x2 - 9, lift), (x2 - 9, y - R)], lift
    else:
        points, level = [(x1 + R, y), (x2 - R, y)], y
    middle, strokes = (x1 + x2) / 2, []
    # The strokes stand off the middle, from where the children's line goes down.
    for shift in {"separated": (16,), "divorced": (14, 21)}.get(kind, ()):
        strokes.append(path([(middle + shift - 5, level + 9), (middle + shift + 5, level - 9)], stroke_width=2))
    return join(path(points, stroke_dasharray=dash), strokes)


CHILD = {"parent": {}, "adoptive": {"stroke_dasharray": "7 4"}, "foster": {"stroke_dasharray": "2 4", "stroke_width": 2.2},
         "step": {"stroke_dasharray": "10 4 2 4", "stroke": SOFT, "stroke_width": 1.4}, "carer": {"stroke_dasharray": "13 5", "stroke": SOFT}}
"""How the line to a child is drawn, by the kind of the tie."""


def between(a, b, feeling, faint=False):
    """An ecomap's line from a service to somebody: heavy where it felt good, thin, or jagged where it felt bad, dotted where nobody said.

    Args:
        a, b: its ends.
        feeling: -2 to 2, or None.
        faint: whether the service has ended.
    """
    far = hypot(b[0] - a[0], b[1] - a[1])
    if faint:
        return path([a, b], stroke=draw.LINE, stroke_width=1.2, stroke_dasharray="1 5", stroke_linecap="round")
    if feeling is None:
        return path([a, b], stroke=draw.COLOURS[0], stroke_width=1.8, stroke_dasharray="2 5")
    if feeling < 0:
        high = 3 if feeling == -1 else 6
        many = max(3, int(far / 9))
        turn = atan2(b[1] - a[1], b[0] - a[0])
        points = [a]
        for n in range(1, many):
            along, off = n / many, high * (1 if n % 2 else -1)
            points.append((a[0] + (b[0] - a[0]) * along - sin(turn) * off, a[1] + (b[1] - a[1]) * along + cos(turn) * off))
        return path([*points, b], stroke=draw.COLOURS[1], stroke_width=1.6 if feeling == -1 else 2.2, stroke_linejoin="round")
    return path([a, b], stroke=draw.COLOURS[2], stroke_width=(1.4, 2.4, 4.6)[feeling])


def linked(a, b, kind, bend):
    """A curve between two services: two strands for meetings, one heavy for a shared plan, a thin arrow for a referral only.

    Args:
        a, b: its ends.
        kind: of the link.
        bend: the point towards which it bends.
    """
    d = f"M{_n(a[0])} {_n(a[1])}Q{_n(bend[0])} {_n(bend[1])} {_n(b[0])} {_n(b[1])}"
    ink = draw.COLOURS[4]
    if kind == "meeting":
        return join(tag("path", d=d, fill="none", stroke=ink, stroke_width=6.5), tag("path", d=d, fill="none", stroke=draw.PAPER, stroke_width=2.6))
    if kind == "plan":
        return tag("path", d=d, fill="none", stroke=ink, stroke_width=4)
    turn = atan2(b[1] - bend[1], b[0] - bend[0])
    head = [(b[0] - 11 * cos(turn - 0.45), b[1] - 11 * sin(turn - 0.45)), b, (b[0] - 11 * cos(turn + 0.45), b[1] - 11 * sin(turn + 0.45))]
    return join(tag("path", d=d, fill="none", stroke=ink, stroke_width=1.5, stroke_dasharray="4 4"), path(head, stroke=ink, stroke_width=1.8))


def edge_of(x, y, wide, tall, towards):
    """Where a line from the middle of a box to somewhere leaves the box."""
    across, down = towards[0] - x, towards[1] - y
    if not across and not down:
        return x, y
    scale = min(wide / 2 / abs(across) if across else 1e9, tall / 2 / abs(down) if down else 1e9, 1)
    return x + across * scale, y + down * scale


def near(point, towards, by=R + 4):
    """The point so far from one on the way to another."""
    far = hypot(towards[0] - point[0], towards[1] - point[1]) or 1
    return point[0] + (towards[0] - point[0]) * by / far, point[1] + (towards[1] - point[1]) * by / far


def _n(value):
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
