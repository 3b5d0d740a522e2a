"""The family's own part of the map: people, the lines between them, and who shares a home."""

from math import hypot

from exercises.catalog.family_map import genogram, moments, symbols
from exercises.catalog.family_map.inputs import COUPLES
from exercises.views.chart import drawing as draw
from exercises.views.markup import join, tag

R = symbols.R


def homes_of(people):
    """The homes that people have now, by letter: ``{name: (letter, colour)}``, in the order in which they come."""
    found = {}
    for person in people:
        for home, here in person["homes"].items():
            if here and home not in found:
                found[home] = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(found) % 26], draw.COLOURS[len(found) % 5])
    return found


def age(row, day, last):
    """The age that somebody reaches in the year shown, in words; empty where no year of birth is known."""
    born = moments.span(row["born"])
    died = moments.span(row["died"]) if row["status"] == "died" else None
    until = died[0] if died else day if day is not None else last
    if born is None or until is None or row["status"] == "expected" or row["status"] == "died" and died is None:
        return ""
    years = int(moments.iso_of(until)[:4]) - int(moments.iso_of(born[0])[:4])
    rough = row["born"].startswith("about")
    return "" if years < 0 else f"~{years + (-1 if rough else 0)}" if rough else str(years)


def drawn(record, people, at, day, last, lost=True):
    """The family with its members at the given places.

    Args:
        record: a map record.
        people: the rows of ``rules.compute`` that stand on the map.
        at: ``{id: (x, y)}``.
        day, last: the moment shown and the map's last day, as day numbers or None.
        lost: whether those whom no service reaches are marked.

    Returns:
        ``(ground, people)``: the homes, on which other lines may lie, and what lies on top.
    """
    rows = {p["id"]: {**p, **next(r for r in record["people"] if r["id"] == p["id"])} for p in people}
    homes = homes_of(people)
    bands = [_band(home, sign, [at[p["id"]] for p in people if p["homes"].get(home)]) for home, sign in homes.items()]
    ties = [t for t in record["ties"] if t["a"] in at and t["b"] in at]
    signs = [_person(rows[p["id"]], p, at[p["id"]], age(rows[p["id"]], day, last), homes, lost) for p in people]
    return join(bands), join(_lines(ties, at), [_home_name(home, sign, people, at, homes) for home, sign in homes.items()], signs)


def _band(home, sign, spots):
    """A tinted ground under all who share a home, from each to the nearest of the others."""
    paint = {"stroke": sign[1], "stroke_opacity": "0.15", "stroke_width": 96, "stroke_linecap": "round", "stroke_linejoin": "round", "fill": "none"}
    joined, rest, moves = [spots[0]], list(spots[1:]), f"M{spots[0][0]:.0f} {spots[0][1] + 12:.0f}l0.1 0"
    while rest:
        # The shortest way to one more, level ways first: so that the ground follows rows.
        a, b = min(((a, b) for a in joined for b in rest), key=lambda pair: hypot(pair[0][0] - pair[1][0], 1.2 * (pair[0][1] - pair[1][1])))
        moves += f"M{a[0]:.0f} {a[1] + 12:.0f}L{b[0]:.0f} {b[1] + 12:.0f}"
        joined.append(b)
        rest.remove(b)
    return tag("path", d=moves, **paint)


def _home_name(home, sign, people, at, homes):
    """A home's letter and name above the uppermost of those who live there, if possible of those who live nowhere else."""
    here = [p for p in people if p["homes"].get(home)]
    only = [p for p in here if sum(p["homes"].get(h, False) for h in homes) == 1] or here
    x, y = min((at[p["id"]] for p in only), key=lambda spot: (spot[1], spot[0]))
    said = draw.wrapped(f"{sign[0]} {home}", 150, 13, at_most=1)[0]
    return symbols.words(x - 44, y - R - 19, said, size=13, anchor="start", weight="bold")


def _person(row, computed, spot, years, homes, lost):
    x, y = spot
    name = draw.wrapped(row["name"], 108, 14, at_most=2)
    letters = sorted(homes[h][0] for h, here in computed["homes"].items() if here and h in homes)
    said = [symbols.words(x, y + R + 17 + 15 * n, one, size=14, weight="bold") for n, one in enumerate(name)]
    below = y + R + 17 + 15 * len(name)
    if len(letters) > 1:
        said.append(symbols.words(x, below, f"in {' and '.join(letters)}", size=12))
        below += 14
    if lost and computed["lost"]:
        # Words and a ring, so that it does not hang on the ring.
        ring = tag("circle", cx=x, cy=y, r=R + 8, fill="none", stroke=draw.COLOURS[3], stroke_width=3, stroke_dasharray="3 5")
        what = "no service" if "no service is there for them" in computed["lost"] else "not in the plan"
        said = [ring, *said, symbols.words(x, below, what, size=12, weight="bold", fill="var(--course-4-ink, #7a4a08)")]
    return tag("g", symbols.person(x, y, {**row, **{k: computed[k] for k in ("unborn", "dead", "unknown")}}, years), said, data_moves=row["id"])


def _lines(ties, at):
    """Lines between partners, from parents to children, between brothers and sisters."""
    found, level = [], {}
    row = {y: n for n, y in enumerate(sorted({y for _, y in at.values()}))}
    couples = [t for t in ties if t["kind"] in COUPLES]
    known = {frozenset((t["a"], t["b"])) for t in couples}
    for tie in couples:
        found.append(_couple(at, tie["a"], tie["b"], tie["kind"]))
    for kind in symbols.CHILD:
        here = genogram.parents_of(ties, (kind,))
        if kind in ("parent", "adoptive"):
            groups = {}
            for child, grown in here.items():
                groups.setdefault(tuple(sorted(grown)), []).append(child)
            for grown, children in groups.items():
                pair = len(grown) == 2 and at[grown[0]][1] == at[grown[1]][1]
                if pair and frozenset(grown) not in known:
                    known.add(frozenset(grown))
                    found.append(_couple(at, *grown, "parents"))
                for parents in [grown] if pair else [(one,) for one in grown]:
                    found += _down(parents, children, kind, at, row, level)
        else:
            found += [_straight(at, grown, child, kind) for child, parents in here.items() for grown in parents]
    for tie in ties:
        if tie["kind"] in ("sibling", "other"):
            found.append(_beside(at, tie))
    return found


def _couple(at, a, b, kind):
    (x1, y1), (x2, y2) = at[a], at[b]
    if y1 != y2:
        return symbols.path([symbols.near(at[a], at[b]), symbols.near(at[b], at[a])], stroke_dasharray="6 4")
    between = any(y == y1 and min(x1, x2) < x < max(x1, x2) for one, (x, y) in at.items() if one not in (a, b))
    return symbols.couple(x1, x2, y1, kind, between)


def _down(parents, children, kind, at, row, level):
    """From one or two parents down to their children, along a line of their own."""
    spots = [at[p] for p in parents]
    y = max(spot[1] for spot in spots)
    below = [c for c in children if at[c][1] > y]
    drawn = [_straight(at, p, c, kind) for c in children if c not in below for p in parents]
    if not below:
        return drawn
    paint = symbols.CHILD[kind]
    if len(spots) == 2:
        x = (spots[0][0] + spots[1][0]) / 2
        aside = any(spot[1] == y and min(s[0] for s in spots) < spot[0] < max(s[0] for s in spots) for one, spot in at.items() if one not in parents)
        start = y - R - 17 if aside else y
        # Two kinds of child of one couple must not lie on one line.
        x += {"parent": 0, "adoptive": 7}[kind] if not aside else {"parent": -GAP_HALF, "adoptive": 7 - GAP_HALF}[kind]
        stem = [(x, start)]
    else:
        x = spots[0][0] + R + (22 if kind == "parent" else 30)
        stem = [(spots[0][0] + R, y), (x, y)]
    floor = min(at[c][1] for c in below)
    lane = level.setdefault(row[floor], 0)
    level[row[floor]] = lane + 1
    bar = floor - R - 20 - 8 * (lane % 5)
    drawn.append(symbols.path([*stem, (x, bar)], **paint))
    ends = [x, *(at[c][0] + (7 if kind == "adoptive" else 0) for c in below)]
    drawn.append(symbols.path([(min(ends), bar), (max(ends), bar)], **paint))
    for c in below:
        cx = at[c][0] + (7 if kind == "adoptive" else 0)
        drawn.append(symbols.path([(cx, bar), (cx, at[c][1] - R)], **paint))
        if kind == "adoptive":
            # The convention: a whole line and a broken one side by side.
            drawn.append(symbols.path([(cx - 4, bar), (cx - 4, at[c][1] - R)]))
    return drawn


GAP_HALF = genogram.GAP / 2


def _straight(at, grown, child, kind):
    """A line from one adult to a child, for ties beside those of birth and adoption; bent, so that it runs round who stands between."""
    (x1, y1), (x2, y2) = at[grown], at[child]
    bend = ((x1 + x2) / 2 - 0.36 * (y2 - y1) * (1 if x1 <= x2 else -1), (y1 + y2) / 2)
    a, b = symbols.near((x1, y1), bend), symbols.near((x2, y2), bend)
    return tag("path", d=f"M{a[0]:.0f} {a[1]:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {b[0]:.0f} {b[1]:.0f}",
               **{"fill": "none", "stroke": draw.INK, "stroke_width": 1.6, **symbols.CHILD[kind]})


def _beside(at, tie):
    """A bracket over two brothers or sisters; a dotted curve between people who are close."""
    (x1, y1), (x2, y2) = at[tie["a"]], at[tie["b"]]
    if tie["kind"] == "sibling" and y1 == y2:
        return symbols.path([(x1 - 6, y1 - R), (x1 - 6, y1 - R - 10), (x2 + 6, y2 - R - 10), (x2 + 6, y2 - R)] if x1 < x2 else
                            [(x1 + 6, y1 - R), (x1 + 6, y1 - R - 10), (x2 - 6, y2 - R - 10), (x2 - 6, y2 - R)])
    dash = None if tie["kind"] == "sibling" else "1 6"
    a, b = symbols.near((x1, y1), (x2, y2)), symbols.near((x2, y2), (x1, y1))
    bend = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 34)
    return tag("path", d=f"M{a[0]:.0f} {a[1]:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {b[0]:.0f} {b[1]:.0f}", fill="none", stroke=draw.INK,
               stroke_width=2, stroke_dasharray=dash, stroke_linecap="round")
