"""Before and after: the services in a ring, what joins them now, and what one link or one hub would join."""

from math import cos, pi, sin

from exercises.catalog.family_map import symbols
from exercises.catalog.family_map.inputs import NEW_HUB
from exercises.views.chart import drawing as draw
from exercises.views.markup import tag

SIZE, FAR = 300, 112


def ring(services, joint, added, title, desc, hub=None, family=True):
    """Services in a ring by their numbers; whole lines for what joins them, broken ones for what is tried.

    Args:
        services: rows with ``id`` and ``number``.
        joint: pairs that are joined.
        added: pairs that are tried out.
        title, desc: the picture's name and description.
        hub: the one that stands in the middle, or None: then the family does.
        family: whether the family is drawn in the middle, with its thin lines to everybody.
    """
    ids = [s["id"] for s in services if s["id"] != hub]
    at = {one: (SIZE / 2 + FAR * sin(2 * pi * n / len(ids)), SIZE / 2 - FAR * cos(2 * pi * n / len(ids))) for n, one in enumerate(ids)}
    middle = (SIZE / 2, SIZE / 2)
    if hub:
        at[hub] = middle
    body = [symbols.path([middle, at[one]], stroke=draw.LINE, stroke_width=1, stroke_dasharray="1 5") for one in ids] if family and not hub else []
    body += [symbols.path([at[a], at[b]], stroke=draw.COLOURS[4], stroke_width=4) for a, b in _once(joint) if a in at and b in at]
    body += [symbols.path([at[a], at[b]], stroke=draw.COLOURS[3], stroke_width=3.2, stroke_dasharray="8 4") for a, b in _once(added) if a in at and b in at]
    if not hub:
        body += [tag("rect", x=SIZE / 2 - 33, y=SIZE / 2 - 15, width=66, height=30, rx=9, fill=draw.PAPER, stroke=draw.LINE, stroke_width=1.5),
                 symbols.words(*_down(middle), "family", size=14, rim=False)]
    number = {s["id"]: str(s["number"]) for s in services}
    radius = 15 if len(ids) <= 24 else 9
    for one, (x, y) in at.items():
        big = one == hub
        body += [tag("circle", cx=x, cy=y, r=22 if big else radius, fill=draw.PAPER, stroke=draw.COLOURS[3] if big else draw.INK, stroke_width=3 if big else 1.8),
                 symbols.words(x, y + 5, "new" if one == NEW_HUB else number[one], size=14 if radius > 9 else 10, weight="bold", rim=False)]
    return symbols.frame(title, desc, SIZE, SIZE, *body, map_=False)


def _down(spot):
    return spot[0], spot[1] + 5


def _once(pairs):
    return [tuple(sorted(pair)) for pair in {frozenset(pair): pair for pair in pairs}.values()]
