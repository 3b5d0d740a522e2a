"""Agreement among the people who placed the ten: in pairs, and all together.

Each figure that cannot be given carries the reason. The lines below which a figure is not given are the
course's own; no study stands behind them.
"""

from exercises.catalog.threshold_ladder.referrals import LEVELS, OPEN
from exercises.measures import bootstrap
from exercises.measures.cohen_kappa import agreement, grid, kappa, mean_pair_agreement
from exercises.measures.krippendorff import METRICS, alpha, coincidences, from_coincidences

FEWEST_SHARED = 5    # referrals that two people, or any two among several, both placed
FEWEST_DRAWN = 8     # referrals below which no interval is given
MOST_UNDEFINED = 0.05
# Where two people match on so much, and kappa stays so low all the same, the page explains why.
PARADOX_MATCH = 0.70
PARADOX_KAPPA = 0.40

RENAMED = "the rungs had different names when these sheets were committed, so that a 2 need not mean the same"


def agreement_in(round_name, raters, sheets, naming, seed):
    """Every figure of agreement in one round.

    Args:
        round_name: ``"before"`` or ``"after"``.
        raters: the people.
        sheets: committed sheets by ``(rater, round)``.
        naming: the different ways in which the rungs were called in this round.
        seed: of the bootstrap.

    Returns:
        ``{"raters", "not_defined_because", "match", "pairs", "alpha", "interval"}``.
    """
    here = [r["id"] for r in raters if (r["id"], round_name) in sheets]
    columns = {r: ratings(sheets[r, round_name]) for r in here}
    reason = RENAMED if len(naming) > 1 else few(len(here))
    out = {"raters": here, "not_defined_because": reason, "match": None, "pairs": [],
           "alpha": _no_alpha(reason), "interval": _no_interval(reason)}
    if reason:
        return out
    out["match"] = mean_pair_agreement(list(columns.values()))
    out["pairs"] = [pair(a, b, columns[a], columns[b]) for i, a in enumerate(here) for b in here[i + 1:]]
    units = [list(unit) for unit in zip(*columns.values())]
    out["alpha"] = alphas(units)
    out["interval"] = interval(units, seed) if out["alpha"]["ordinal"] is not None else _no_interval(
        out["alpha"]["not_defined_because"])
    return out


def ratings(sheet, referrals=OPEN):
    """A sheet's rungs in the order of the referrals; None where nothing was placed, or more must be known."""
    found = [sheet["answers"].get(one, {}).get("rung") for one in referrals]
    return [rung if isinstance(rung, int) else None for rung in found]


def few(people):
    """Why so few people have no agreement; an empty text where there are enough."""
    if people == 0:
        return "nobody has committed in this round"
    return "one person cannot agree or differ with nobody" if people == 1 else ""


def pair(a, b, first, second):
    """Agreement of two people, with the grid and the reason where a figure is not given."""
    shared = sum(x is not None and y is not None for x, y in zip(first, second))
    out = {"a": a, "b": b, "shared": shared, "matches": sum(x is not None and x == y for x, y in zip(first, second)),
           "match": agreement(first, second), "near": _near(first, second), "grid": grid(first, second, LEVELS),
           "kappa": None, "weighted": None, "not_defined_because": "", "paradox": False}
    if not shared:
        out["not_defined_because"] = "there is no referral that both of them placed on a rung"
    elif shared < FEWEST_SHARED:
        out["not_defined_because"] = f"both placed {shared}, and below {FEWEST_SHARED} it is too few to say"
    else:
        out["kappa"], out["weighted"] = kappa(first, second, LEVELS), kappa(first, second, LEVELS, "quadratic")
        if out["kappa"] is None:
            out["not_defined_because"] = "both used one and the same rung throughout: there is no variation"
        else:
            out["paradox"] = out["match"] >= PARADOX_MATCH and out["kappa"] <= PARADOX_KAPPA
    return out


def _near(first, second):
    """The share of shared referrals on which two people were one rung apart at most."""
    pairs = [(a, b) for a, b in zip(first, second) if a is not None and b is not None]
    return sum(abs(a - b) <= 1 for a, b in pairs) / len(pairs) if pairs else None


def alphas(units):
    """Krippendorff's alpha of all together, for three ways of counting a distance."""
    comparable = [unit for unit in units if sum(value is not None for value in unit) > 1]
    values = [value for unit in comparable for value in unit if value is not None]
    out = {**_no_alpha(""), "units": len(comparable), "values": len(values)}
    if not comparable:
        out["not_defined_because"] = "no referral was placed on a rung by two people"
    elif len(comparable) < FEWEST_SHARED:
        one = "one referral was" if len(comparable) == 1 else f"{len(comparable)} referrals were"
        out["not_defined_because"] = f"{one} placed by two or more people, and below {FEWEST_SHARED} it is too few to say"
    elif len(set(values)) == 1:
        out["not_defined_because"] = "everybody used one and the same rung throughout: there is no variation"
    else:
        out.update({metric: alpha(units, LEVELS, metric) for metric in METRICS})
    return out


def interval(units, seed):
    """The bootstrap interval of the ordinal alpha over referrals, or why none is given."""
    counted = [matrix for matrix in (coincidences(unit, LEVELS) for unit in units) if any(map(any, matrix))]
    if len(counted) < FEWEST_DRAWN:
        return {**_no_interval(f"{len(counted)} referrals can be drawn from, and below {FEWEST_DRAWN} it is too few to say"),
                "seed": seed}
    found = bootstrap.interval(counted, lambda drawn: from_coincidences(drawn, LEVELS), seed)
    if found["undefined"] > MOST_UNDEFINED * found["times"]:
        return {**_no_interval(f"in {found['undefined']} of {found['times']} draws everybody stood on one rung"), "seed": seed}
    return {**found, "seed": seed, "not_defined_because": ""}


def _no_alpha(reason):
    return {**{metric: None for metric in METRICS}, "units": 0, "values": 0, "not_defined_because": reason}


def _no_interval(reason):
    return {"low": None, "high": None, "times": 0, "undefined": 0, "not_defined_because": reason}
