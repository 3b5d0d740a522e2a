"""Where the services stand: on a ring round the family, each near the people whom it serves and the services it is linked with."""

from math import atan2, hypot

BOX, TALL = 160, 62   # a service's box, in map units
STEP_DOWN, STEP_ACROSS = 82, 176
EDGE = 6
CAREFUL = 24  # services, up to which places are chosen so that lines run round people


def ring(count, inner_width, inner_height):
    """Places for so many services round a family of that size.

    Args:
        count: how many services.
        inner_width, inner_height: of the family's own part of the picture.

    Returns:
        ``(places, width, height, left, top)``: the middles of the boxes, clockwise from the upper left corner; the size of the
        whole picture; and where the family's part begins in it.
    """
    side = max(1, int((inner_height + 30) // STEP_DOWN))
    level = max(1, int((inner_width + 40) // STEP_ACROSS))
    if count <= 2 * side and count <= 6:
        above = below = 0
    else:
        share = count * level / (2 * (side + level))
        above, below = min(level, -(-int(share * 2) // 2)), min(level, int(share))
        above, below = max(above, 1), max(below, 1) if count > 3 else 0
    rest = count - min(count, above + below)
    above, below = min(above, count), min(below, count - min(above, count))
    left, right = -(-rest // 2), rest // 2
    tall = max(inner_height, max(left, right) * STEP_DOWN - 20)
    margin = BOX + EDGE + 40 if rest else 40
    top = TALL + EDGE + 48 if above else 20
    foot = TALL + EDGE + 48 if below else 20
    width, height = inner_width + 2 * margin, tall + top + foot
    middle, centre = width / 2, top + tall / 2

    def spread(many, step, around):
        return [around + (n - (many - 1) / 2) * step for n in range(many)]

    places = [(x, EDGE + TALL / 2) for x in spread(above, STEP_ACROSS, middle)]
    places += [(width - EDGE - BOX / 2, y) for y in spread(right, min(STEP_DOWN * 1.35, tall / max(1, right)), centre)]
    places += [(x, height - EDGE - TALL / 2) for x in reversed(spread(below, STEP_ACROSS, middle))]
    places += [(EDGE + BOX / 2, y) for y in reversed(spread(left, min(STEP_DOWN * 1.35, tall / max(1, left)), centre))]
    return places, width, height, (width - inner_width) / 2, top + (tall - inner_height) / 2


def assign(services, links, people, places, middle):
    """Which service takes which place, so that lines are short and few of them cross.

    Args:
        services: rows with ``id`` and ``people``.
        links: pairs of services.
        people: ``{id: (x, y)}`` on the picture.
        places: as :func:`ring` gives them.
        middle: the middle of the family.

    Returns:
        ``{id: (x, y)}``.
    """
    target = {}
    for service in services:
        here = [people[p] for p in service["people"] if p in people] or [middle]
        target[service["id"]] = (sum(x for x, _ in here) / len(here), sum(y for _, y in here) / len(here))

    def angle(point):
        return atan2(point[1] - middle[1], point[0] - middle[0])

    near = {s["id"]: [] for s in services}
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    order = sorted((s["id"] for s in services), key=lambda one: angle(target[one]))
    spots = sorted(places, key=angle)
    at = dict(zip(order, spots))

    served = {s["id"]: [p for p in s["people"] if p in people] for s in services}
    careful = len(services) <= CAREFUL
    known = {}

    def way(one, spot):
        """How long the way to those served is; longer where a line would run through somebody else."""
        if (one, spot) not in known:
            x, y = target[one]
            through = sum(_passes(people[other], spot, people[p]) for p in served[one] for other in people if other != p) if careful else 0
            known[one, spot] = hypot(spot[0] - x, spot[1] - y) + 70 * through
        return known[one, spot]

    def pull(one, spot):
        return way(one, spot) + 0.9 * sum(hypot(spot[0] - at[o][0], spot[1] - at[o][1]) for o in near[one])

    for _ in range(6):
        better = False
        for n, a in enumerate(order):
            for b in order[n + 1:]:
                before = pull(a, at[a]) + pull(b, at[b])
                at[a], at[b] = at[b], at[a]
                if pull(a, at[a]) + pull(b, at[b]) < before - 1e-6:
                    better = True
                else:
                    at[a], at[b] = at[b], at[a]
        if not better:
            break
    return at


def _passes(point, a, b, by=26):
    """Whether a point lies nearer than so to the way from a to b."""
    across, down = b[0] - a[0], b[1] - a[1]
    long = across * across + down * down
    along = ((point[0] - a[0]) * across + (point[1] - a[1]) * down) / long if long else 0
    return 0 < along < 1 and hypot(point[0] - a[0] - along * across, point[1] - a[1] - along * down) < by


def crossings(lines):
    """How many pairs of straight lines cross; lines that share an end do not.

    Args:
        lines: ``((x1, y1), (x2, y2))`` for each.
    """
    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    def cross(one, other):
        (a, b), (c, d) = one, other
        if len({a, b, c, d}) < 4:
            return False
        return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0

    return sum(cross(one, other) for n, one in enumerate(lines) for other in lines[n + 1:])
