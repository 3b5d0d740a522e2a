"""What is computed from the runs: means, intervals, an order for each measure, and how sure that order is.

No order is a finding. The figures are of invented families among invented doors; what can be learnt is which invented
number an order hangs on (:mod:`exercises.catalog.responsibility_dance.turning`).
"""

from math import fsum

from exercises.catalog.responsibility_dance import playing, turning
from exercises.catalog.responsibility_dance.chance import DOOR, share
from exercises.catalog.responsibility_dance.designs import DESIGNS, is_free
from exercises.catalog.responsibility_dance.simulate import BY_MEASURE, MEASURES, RANKED, one_run
from exercises.measures.bootstrap import quantile
from exercises.record import numbers
from exercises.record.problems import Problem

MIDDLE = 0.95
LEAST = 20
"""Below so many runs no interval is given, and nothing is said of how far two designs are apart."""
APART = 0.95
"""Two designs are called apart where one was better in at least this share of the runs. A line of the course's own."""
ALONE = 1000


def pieces(world, first, last):
    """Run after run, design after design; the caller may stop at any piece.

    Args:
        world: the world.
        first: the first run, from 0.
        last: the run before which to stop.

    Yields:
        ``(run, design, figures)``.
    """
    for run in range(first, last):
        for design in DESIGNS:
            yield run, design, one_run(world, design, run)


def new_ran(world):
    """A place for the figures of runs to come."""
    return {"world": world, "done": 0, "figures": {design: {measure.key: [] for measure in MEASURES} for design in DESIGNS}}


def with_run(ran, figures):
    """The figures with one more run in them.

    Args:
        ran: what ran so far.
        figures: for each design its figures in that run.
    """
    kept = {design: {key: [*row, figures[design][key]] for key, row in rows.items()} for design, rows in ran["figures"].items()}
    return {**ran, "done": ran["done"] + 1, "figures": kept}


def summary(row):
    """What the runs of one measure and design come to.

    Args:
        row: a figure for each run, or None where it was not defined.

    Returns:
        ``{"mean", "low", "high", "runs", "undefined", "because", "no_interval"}``. The interval holds the middle 95
        per cent of the runs' figures. Where a single run has no figure there is no mean: leaving it out would flatter.
    """
    runs, undefined = len(row), sum(value is None for value in row)
    because = None
    if not runs:
        because = "nothing has run yet"
    elif undefined:
        because = f"in {undefined} of {runs} runs half of the families or more never had help, or nobody asked for any"
    found = {"mean": None, "low": None, "high": None, "runs": runs, "undefined": undefined, "because": because, "no_interval": None}
    if because is None:
        ordered = sorted(row)
        # As fsum adds, not as sum does: that is not the same in every version of Python.
        found["mean"] = fsum(row) / runs
        if runs < LEAST:
            found["no_interval"] = numbers.too_few(runs, LEAST, "run", "runs")
        else:
            found["low"], found["high"] = quantile(ordered, (1 - MIDDLE) / 2), quantile(ordered, (1 + MIDDLE) / 2)
    return found


def order(ran, key):
    """The designs in order on one measure, the better first.

    Args:
        ran: what ran.
        key: the measure.

    Returns:
        ``{"places", "left_out", "apart"}``: ``places`` is a list of lists (designs with one mean share a place);
        ``left_out`` gives for each design without a place the reason; ``apart`` gives for each two neighbours
        ``(better, next, runs in which the better one was better, runs, whether they are called apart)``; the last is
        None below :data:`LEAST` runs.
    """
    figures, world = ran["figures"], ran["world"]
    more, left_out, means = BY_MEASURE[key].more, {}, {}
    for design in DESIGNS:
        found = summary(figures[design][key])
        if is_free(world, design):
            left_out[design] = "its own staff cost nothing here, and a design with free staff wins by that alone"
        elif found["mean"] is None:
            left_out[design] = f"not defined, because {found['because']}"
        else:
            means[design] = found["mean"]
    places = grouped(means, more)
    apart = []
    for before, after in zip(places, places[1:]):
        better, worse = before[-1], after[0]
        wins = sum((a > b) if more else (a < b) for a, b in zip(figures[better][key], figures[worse][key]))
        runs = ran["done"]
        apart.append((better, worse, wins, runs, None if runs < LEAST else wins >= APART * runs))
    return {"places": places, "left_out": left_out, "apart": apart}


def grouped(means, more):
    """Designs from the best mean to the worst; those whose means are one to four places share a place."""
    places = []
    for design in sorted(means, key=lambda one: (-means[one] if more else means[one], list(DESIGNS).index(one))):
        if places and abs(means[places[-1][0]] - means[design]) < 5e-5:
            places[-1].append(design)
        else:
            places.append([design])
    return places


def doors_by_arithmetic(accept, most):
    """What doors alone come to, with no waits, no letters and no limits.

    Each of at most ``most`` doors says yes with the chance ``accept``, whatever the one before has said. No help: all
    say no. Doors: the first is always tried, the next only after a no.

    Args:
        accept: a share from 0 to 1.
        most: a whole number of 1 or more.

    Returns:
        ``{"none", "doors"}``: the share that gets no help, and doors tried on average.
    """
    no = 1 - accept
    return {"none": no ** most, "doors": fsum(no ** before for before in range(most))}


def doors_by_chance(world, many=ALONE):
    """The same counted: so many askings, one door after the other, by the looked-up chance of this world's seed."""
    tried = helped = 0
    for one in range(many):
        for door in range(world["doors"]):
            tried += 1
            if share(world["seed"], DOOR, one, door) < world["accept"]:
                helped += 1
                break
    return {"none": 1 - helped / many, "doors": tried / many, "many": many}


def compute(record):
    """Everything that is shown of a record, JSON-able."""
    ran = record["ran"]
    results = {"done": ran["done"] if ran else 0, "designs": {}, "order": {}, "arithmetic": doors_by_arithmetic(
        record["world"]["accept"], record["world"]["doors"]), "stale": bool(ran) and ran["world"] != record["world"],
        "measure": record["measure"], "turns": turning.compute(record["turns"], record["measure"]) if record["turns"] else None,
        "by_hand": by_hand(record), "worlds": []}
    if ran and ran["done"]:
        results["designs"] = {design: {key: summary(row) for key, row in rows.items()} for design, rows in ran["figures"].items()}
        results["order"] = {key: order(ran, key) for key in RANKED}
    for other in record["others"]:
        results["worlds"].append({"names": [voice["name"] for voice in other["voices"]], "done": other["done"],
                                  "order": order(other, record["measure"]) if other["done"] else None})
    return results


def by_hand(record):
    """What the family that is played by hand has come to so far, or None where nothing was played or can be."""
    if not record["moves"]:
        return None
    try:
        now = playing.turn(record["world"], record["family"], record["moves"])
    except Problem:
        return None
    return {"family": record["family"], "day": now.day, **costs(now.walk)}


def costs(walk):
    """What a family's way has cost and brought."""
    return {"doors": walk.doors, "handoffs": walk.handoffs, "assessed": walk.assessed, "people": walk.met_people, "silent": walk.silent,
            "loops": walk.loops, "reentries": walk.reentries, "family_hours": round(walk.family_hours, 2), "refusing": round(walk.refusing, 2),
            "first_weeks": None if walk.first is None else round((walk.first - walk.asked) / 7, 2),
            "met": sum(need.is_met for need in walk.needs), "needs": len(walk.needs)}
