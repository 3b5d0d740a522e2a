"""The map: the family in the middle, the services round it, how each felt, and which of them work together."""

from math import hypot

from exercises.catalog.family_map import around, family, genogram, moments, symbols
from exercises.catalog.family_map.inputs import COUPLES, FEELINGS, JOINT, LINKS
from exercises.catalog.family_map.rules import homes_at
from exercises.views.chart import drawing as draw
from exercises.views.markup import join, tag

MOST_DRAWN = 60      # services, above which the grid stands in the map's place
MANY_CROSSINGS = 60  # crossings of lines, from which on the grid is offered first
PAD_ACROSS, PAD_ABOVE, PAD_BELOW = 62, 104, 84


def plan(record, results):
    """Where everything stands.

    Args:
        record: a checked map record.
        results: what ``rules.compute`` made of it.

    Returns:
        ``{people, services, ties, links, at, width, height, family, crossings, day}``: the rows that are on the map, the middles of all of them, the
        picture's size, the family's own part ``(x, y, width, height)``, and how many lines cross.
    """
    day = moments.number(results["when"]) if results["when"] else None
    last = moments.number(results["until"]) if results["until"] else None
    # Places are found for everybody and everything at once, so that nobody jumps from one moment to the next.
    rows = [{"id": p["id"], "homes": [h for h, here in homes_at(p, None, last).items() if here]} for p in record["people"]]
    spots, across, down = genogram.layout(rows, record["ties"])
    inner = max(across, 260) + 2 * PAD_ACROSS, down + PAD_ABOVE + PAD_BELOW
    every = results["services"]
    places, width, height, left, top = around.ring(len(every), *inner)
    shift = left + (inner[0] - across) / 2
    at = {one: (x + shift, y + top + PAD_ABOVE) for one, (x, y) in spots.items()}
    if len(every) <= MOST_DRAWN:
        links = [(k["a"], k["b"]) for k in record["links"]]
        at.update(around.assign(every, links, at, places, (left + inner[0] / 2, top + inner[1] / 2)))
    people = [p for p in results["people"] if not (p["unborn"] and p["status"] != "expected") and not p["absent"]]
    services = [s for s in every if s["begun"]]
    shown = {row["id"] for row in (*people, *services)}
    ties = [t for t in record["ties"] if {t["a"], t["b"]} <= shown]
    links = [k for k in record["links"] if {k["a"], k["b"]} <= shown and _begun(k, day)]
    at = {one: spot for one, spot in at.items() if one in shown}
    for one, (x, y) in record["moved"].items():
        if one in at:
            at[one] = (min(max(at[one][0] + x, 40), width - 40), min(max(at[one][1] + y, 40), height - 40))
    lines = [(at[s["id"]], at[p]) for s in services for p in s["people"] if s["id"] in at and p in at]
    return {"people": people, "services": services, "at": at, "width": width, "height": height, "family": (left, top, *inner),
            "crossings": around.crossings(lines) if len(lines) <= 400 else MANY_CROSSINGS, "day": day, "ties": ties, "links": links}


def draw_map(record, results, title=None, drags=None):
    """The whole map as SVG, with its key.

    Args:
        record: a checked map record.
        results: what ``rules.compute`` made of it.
        title: its name, where it is not the record's.
        drags: the field that is told when something on it is dragged, where that may be.

    Returns:
        Markup. More than sixty services are not drawn; ``telling.grid`` stands in their place.
    """
    put = plan(record, results)
    at, day = put["at"], put["day"]
    last = moments.number(results["until"]) if results["until"] else None
    left, top, wide, tall = put["family"]
    everybody = {p["id"] for p in put["people"] if not (p["dead"] or p["unborn"] or p["unknown"])}
    panel = tag("rect", x=left, y=top, width=wide, height=tall, rx=26, fill=draw.PAPER, stroke=draw.LINE, stroke_width=1.5)
    homes = family.homes_of(put["people"])
    beside = [_touch(s, put, everybody, homes) for s in put["services"]] if len(results["services"]) <= MOST_DRAWN else []
    links = _links(put) if beside else None
    boxes = [_box(s, at[s["id"]]) for s in put["services"]] if beside else None
    ground, people = family.drawn(record, put["people"], at, day, last, bool(record["services"]))
    heading = title or record["title"] or "A family and its services"
    moment = f"as on {moments.said(results['when'])}" if results["when"] else "the whole time"
    names = symbols.words(left + 20, top + 27, draw.wrapped(heading, wide - 160, 16, at_most=1)[0], size=16, anchor="start", weight="bold")
    told = symbols.words(left + wide - 18, top + 27, moment, size=12.5, anchor="end", fill=symbols.SOFT)
    key, foot = _key(record, put, put["width"], put["height"] + 16)
    return symbols.frame(f"Map: {heading}", describe(results, put), put["width"], foot, panel, ground, links, beside,
                         people, boxes, names, told, key, drags=drags)


def describe(results, put):
    """What the map shows, in sentences that would do without it."""
    served = [s for s in put["services"] if s["counts"]]
    joint = results["network"]["links"]
    lost = [p["name"] for p in put["people"] if p["lost"]]
    return (f"{len(put['people'])} people in the middle, {len(served)} services round them. {joint} {'pair' if joint == 1 else 'pairs'} of services "
            f"work together. {'No service, or no place in the plan: ' + ', '.join(lost) + '. ' if lost else ''}"
            "The same stands below as a table and in sentences.")


def _touch(service, put, everybody, homes):
    """The lines from one service to those whom it serves: one to the family as a whole, or to all of a home, where it serves them all."""
    at, ended = put["at"], service["ended"]
    here = at[service["id"]]
    served = [p for p in service["people"] if p in at]
    drawn = []

    def line(goal, said=None):
        start = symbols.edge_of(*here, around.BOX, around.TALL, goal)
        drawn.append(symbols.between(start, goal, service["feeling"], ended))
        if said:
            aside = goal[0] < here[0]
            drawn.append(join(tag("circle", cx=goal[0], cy=goal[1], r=5, fill=draw.INK),
                              symbols.words(goal[0] + (8 if aside else -8), goal[1] - 8, said, size=12, anchor="start" if aside else "end")))

    if len(everybody) > 2 and everybody <= set(served):
        x, y, wide, tall = put["family"]
        line(symbols.edge_of(x + wide / 2, y + tall / 2, wide, tall, here), "everybody")
        served = [p for p in served if p not in everybody]
    for home, (letter, _) in homes.items():
        members = [p["id"] for p in put["people"] if p["id"] in everybody and p["homes"].get(home)]
        if len(members) > 2 and set(members) <= set(served):
            closest = min((at[m] for m in members), key=lambda spot: hypot(spot[0] - here[0], spot[1] - here[1]))
            line(symbols.near(closest, here, 46), f"all of {letter}")
            served = [p for p in served if p not in members]
    for one in served:
        line(symbols.near(at[one], here, symbols.R + 9))
    return join(drawn)


def _box(service, spot):
    """A service: its number and name, whether it has ended, and a sign for how it felt."""
    x, y = spot
    ended = service["ended"]
    name = draw.wrapped(f"{service['number']} {service['name']}", around.BOX - 52, 12, at_most=3 if not ended else 2)
    box = tag("rect", x=x - around.BOX / 2, y=y - around.TALL / 2, width=around.BOX, height=around.TALL, rx=9, fill=draw.PAPER,
              stroke=draw.LINE if ended else draw.INK, stroke_width=1.3 if ended else 2, stroke_dasharray="5 4" if ended else None)
    lines = len(name) + ended
    start = y + 5 - (lines - 1) * 8
    said = [symbols.words(x - around.BOX / 2 + 9, start + 16 * n, one, size=14, anchor="start", weight=None if ended else "bold", rim=False)
            for n, one in enumerate(name)]
    if ended:
        said.append(symbols.words(x - around.BOX / 2 + 9, start + 16 * len(name), "has ended", size=12, anchor="start", fill=symbols.SOFT, rim=False))
    return tag("g", box, said, _feeling(x + around.BOX / 2 - 18, y, service["feeling"]), data_moves=service["id"])


def _feeling(x, y, feeling):
    if feeling is None:
        return symbols.words(x, y + 5, "?", size=14, fill=symbols.SOFT, rim=False)
    ink = draw.COLOURS[1] if feeling < 0 else draw.COLOURS[2] if feeling else draw.LINE
    sign = "0" if not feeling else f"{'+' if feeling > 0 else chr(0x2212)}{abs(feeling)}"
    return join(tag("circle", cx=x, cy=y, r=13, fill=draw.PAPER, stroke=ink, stroke_width=2), symbols.words(x, y + 4.5, sign, size=12.5, weight="bold", rim=False))


def _links(put):
    """Curves between services that are linked."""
    at, drawn, seen = put["at"], [], {}
    for a, b, kind in sorted(((k["a"], k["b"], k["kind"]) for k in put["links"]), key=lambda row: row[2] in JOINT):
        one, other = at[a], at[b]
        again = seen[frozenset((a, b))] = seen.get(frozenset((a, b)), 0) + 1
        bend = _bend(one, other, put, again)
        drawn.append(symbols.linked(symbols.edge_of(*one, around.BOX, around.TALL, bend), symbols.edge_of(*other, around.BOX + 6, around.TALL + 6, bend),
                                    kind, bend))
    return drawn


def _bend(one, other, put, again):
    """Where a link bends to: into the channel between the services and the family."""
    left, top, wide, tall = put["family"]
    middle = (left + wide / 2, top + tall / 2)
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    inward = 0.3 + 0.1 * (again - 1)
    if abs(one[0] - other[0]) < 30 or abs(one[1] - other[1]) < 30:
        # On one side of the picture: a bow towards the family, deeper for boxes further apart.
        deep = 60 + 0.16 * (abs(one[0] - other[0]) + abs(one[1] - other[1])) + 24 * (again - 1)
        return (x + (deep if x < middle[0] else -deep), y) if abs(one[0] - other[0]) < 30 else (x, y + (deep if y < middle[1] else -deep))
    # Round a corner: along the corner rather than across the people.
    corner = (min(one[0], other[0]) if x < middle[0] else max(one[0], other[0]), min(one[1], other[1]) if y < middle[1] else max(one[1], other[1]))
    return corner[0] + (middle[0] - corner[0]) * inward, corner[1] + (middle[1] - corner[1]) * inward


def _begun(link, day):
    start = moments.span(link["start"])
    return day is None or start is None or start[0] <= day


def _key(record, put, width, y):
    """The signs that stand in this picture, each with its words."""
    kinds = {t["kind"] for t in put["ties"]}
    shapes = {r["shape"] for r in record["people"] if r["id"] in put["at"] and r["status"] != "expected"}
    rows = [({"shape": s}, t) for s, t in (("square", "man or boy"), ("circle", "woman or girl"), ("diamond", "another gender"), ("none", "not said"))
            if s in shapes]
    rows += [({"unborn": True}, "pregnancy")] if any(p["unborn"] for p in put["people"]) else []
    rows += [({"dead": True, "shape": "circle"}, "has died")] if any(p["dead"] for p in put["people"]) else []
    rows += [({"unknown": True, "shape": "circle"}, "little is known")] if any(p["unknown"] for p in put["people"]) else []
    entries = [(symbols.person, row, said) for row, said in rows]
    entries += [("couple", kind, {"married": "married", "partners": "together", "separated": "separated", "divorced": "divorced"}[kind])
                for kind in COUPLES if kind in kinds]
    entries += [("child", kind, said) for kind, said in (("adoptive", "child by adoption"), ("foster", "in foster care"), ("step", "step-parent"),
                                                         ("carer", "carer or guardian")) if kind in kinds]
    entries += [("feeling", f, f"felt {FEELINGS[f].split(' good nor')[0]}") for f in (2, 1, 0, -1, -2) if any(s["feeling"] == f for s in put["services"])]
    entries += [("feeling", None, "nobody said")] if any(s["feeling"] is None for s in put["services"]) else []
    entries += [("link", kind, {"meeting": "meet together", "plan": "one shared plan", "referral": "referred, no more"}[kind])
                for kind in LINKS if any(k["kind"] == kind for k in put["links"])]
    drawn, x, column = [], 22, 0
    step = max(150, (width - 24) / max(4, int((width - 24) // 172)))
    for what, which, said in entries:
        if x + step > width and column:
            x, y, column = 22, y + 30, 0
        drawn.append(join(_sample(what, which, x, y), symbols.words(x + 46, y + 4.5, said, size=12.5, anchor="start", rim=False)))
        x, column = x + step, column + 1
    if record["services"] and any(p["lost"] for p in put["people"]):
        if x + step * 1.5 > width:
            x, y = 22, y + 30
        ring = tag("circle", cx=x + 16, cy=y, r=10, fill="none", stroke=draw.COLOURS[3], stroke_width=3, stroke_dasharray="3 5")
        drawn.append(join(ring, symbols.words(x + 46, y + 4.5, "no service, or not in the plan", size=12.5, anchor="start", rim=False)))
    return drawn, y + (24 if entries else 4)


def _sample(what, which, x, y):
    """One sign of the key."""
    a, b = (x, y), (x + 36, y)
    if what == "couple":
        return tag("g", symbols.couple(x - symbols.R, x + 36 + symbols.R, y, which))
    if what == "child":
        line = symbols.path([a, b], **symbols.CHILD[which])
        return join(line, symbols.path([(x, y - 4), (x + 36, y - 4)])) if which == "adoptive" else line
    if what == "feeling":
        return symbols.between(a, b, which)
    if what == "link":
        return symbols.linked(a, b, which, (x + 18, y))
    row = {"shape": "none", "unborn": False, "dead": False, "unknown": False, **which}
    return tag("g", symbols.person(0, 0, row), transform=f"translate({x + 16:.0f} {y}) scale(0.52)")
