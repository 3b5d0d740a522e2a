"""Which invented number turns the order: each is set to another value, one at a time, and everything is run again.

One at a time finds no pair of numbers that turn it only together, and the other values are made up like the first.
"""

from math import fsum

from exercises.catalog.responsibility_dance.designs import DESIGNS, is_free
from exercises.catalog.responsibility_dance.simulate import BY_MEASURE, RANKED, one_run
from exercises.catalog.responsibility_dance.world import SETTINGS

SCALED = (
    ("places", "Places, all services", (0.5, 2.0)),
    ("wait", "Days until a letter comes, all services", (0.0, 2.0)),
    ("assess", "Hours of an assessment, all services", (0.5, 2.0)),
    ("limit", "Weeks of help at most, all services", (0.5, 2.0)),
)
"""Figures of all services at once: the name, its words, and by what they are multiplied."""
RUNS = 4
"""Runs for each value that is tried."""


def variations(world):
    """``(key, label, words for the value, world)`` for everything that is tried; values that hold already are left out."""
    found = []
    for setting in SETTINGS:
        for value in setting.ends or ():
            value = int(value) if setting.whole else float(value)
            if value != world[setting.key]:
                found.append((setting.key, setting.label, f"{value:g} for {world[setting.key]:g}", {**world, setting.key: value}))
    for key, label, scales in SCALED:
        for scale in scales:
            rows = [{**row, key: _scaled(row[key], scale, key)} for row in world["services"]]
            if rows != world["services"]:
                said = "none" if scale == 0 else "half" if scale == 0.5 else "twice as many"
                found.append((f"all_{key}", label, said, {**world, "services": rows}))
    return found


def _scaled(value, scale, key):
    if key == "places":
        return min(200, int(value * scale + 0.5))
    return max(1, value * scale) if key == "limit" else min({"wait": 400, "assess": 40}.get(key, value * scale), value * scale)


def pieces(world, skip=0):
    """What is tried, one after the other, beginning with the world as it is.

    Args:
        world: the world.
        skip: how many of them have been done before.

    Yields:
        For each design and measure the mean of :data:`RUNS` runs, or None where one of them has no figure or the
        design's staff are free. Between two of these it yields None, so that the caller may do something else.
    """
    for _, _, _, changed in [("", "", "", world), *variations(world)][skip:]:
        means = {}
        for design in DESIGNS:
            rows = []
            for run in range(RUNS):
                rows.append(one_run(changed, design, run))
                yield None
            means[design] = {measure: None if is_free(changed, design) else _mean([row[measure] for row in rows]) for measure in RANKED}
        yield means


def _mean(values):
    return None if any(value is None for value in values) else round(fsum(values) / len(values), 4)


def compute(turns, measure):
    """What the trials say of one measure.

    Args:
        turns: ``{"world", "means"}`` as kept in a record; the means of the world as it is come first, then
            those of :func:`variations`, as far as they were tried.
        measure: the measure by which designs are ordered.

    Returns:
        ``{"base", "rows", "turned", "left"}``: ``base`` the order as it is; each row ``{"label", "tried", "first", "turns_first",
        "swapped", "lost"}`` with the designs that come first then, whether that is another first place, how many pairs
        stand the other way round, and how many pairs can no longer be ordered. ``left`` says how many trials
        have not been made.
    """
    tried = variations(turns["world"])
    left = len(tried) + 1 - len(turns["means"])
    if not turns["means"]:
        return {"base": [], "rows": [], "turned": [], "left": left}
    more = BY_MEASURE[measure].more
    base, *others = [{design: means[measure] for design, means in row.items()} for row in turns["means"]]
    first = _first(base, more)
    rows = []
    for (_, label, words, _), now in zip(tried, others):
        swapped, lost = compared(base, now)
        rows.append({"label": label, "tried": words, "first": _first(now, more), "turns_first": _first(now, more) != first,
                     "swapped": swapped, "lost": lost})
    rows.sort(key=lambda row: (not row["turns_first"], -row["swapped"], row["label"]))
    return {"base": first, "rows": rows, "turned": sorted({row["label"] for row in rows if row["turns_first"]}), "left": left}


def _first(figures, more):
    """The designs that come first; several where they tie, none where nothing is defined."""
    known = [value for value in figures.values() if value is not None]
    if not known:
        return []
    best = max(known) if more else min(known)
    return [design for design, value in figures.items() if value is not None and abs(value - best) < 5e-5]


def compared(before, after):
    """How many pairs of designs stand the other way round, and how many lost their order: ``(swapped, lost)``."""
    swapped = lost = 0
    names = list(before)
    for place, one in enumerate(names):
        for other in names[place + 1:]:
            signs = [_sign(figures[one], figures[other]) for figures in (before, after)]
            if None in signs or 0 in signs:
                lost += signs[0] not in (None, 0) and signs[1] in (None, 0)
            else:
                swapped += signs[0] != signs[1]
    return swapped, lost


def _sign(one, other):
    if one is None or other is None:
        return None
    return 0 if abs(one - other) < 5e-5 else 1 if one > other else -1
