"""How far two people agree beyond what their own habits would bring about: Cohen's kappa, plain and weighted.

Sources: Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20(1), 37-46; Cohen (1968), Weighted kappa, Psychological Bulletin 70(4), 213-220. Quadratic
weights count a miss by two steps four times as heavily as a miss by one.

Check values: A 1,2,2,3,3,4,2,1 and B 1,2,3,3,4,4,2,2 on four levels agree on 0.625 of the things; kappa is
0.489, quadratic-weighted kappa 0.818.
"""

from math import fsum

WEIGHTS = ("plain", "quadratic")


def both(first, second):
    """The pairs of values in which neither is missing.

    Args:
        first: one person's values in the order of the things, None where there is none.
        second: the other's, as long as ``first``.

    Raises:
        ValueError: the lists differ in length.
    """
    if len(first) != len(second):
        raise ValueError("The two lists have different lengths.")
    return [(a, b) for a, b in zip(first, second) if a is not None and b is not None]


def agreement(first, second):
    """The share of things on which two people gave the same value.

    Args:
        first, second: values in the same order; a thing that one of them left out (None) is passed over.

    Returns:
        A float from 0 to 1, or None where there is nothing that both of them judged.
    """
    pairs = both(first, second)
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def grid(first, second, levels):
    """How often each value of the first person met each value of the second.

    Args:
        first, second: values in the same order, None where missing.
        levels: every value that there is, in order.

    Returns:
        A list of rows, one for each value of the first person, of counts.

    Raises:
        ValueError: a value is not one of the levels.
    """
    place = {level: n for n, level in enumerate(levels)}
    rows = [[0] * len(place) for _ in place]
    for a, b in both(first, second):
        if a not in place or b not in place:
            raise ValueError(f"{a if a not in place else b!r} is not one of the levels.")
        rows[place[a]][place[b]] += 1
    return rows


def kappa(first, second, levels, weights="plain"):
    """Cohen's kappa of two people's values.

    One less the disagreement that was seen, divided by the disagreement that would be expected if each
    kept their own habits (how often they use which level) and threw them together blindly.

    Args:
        first, second: values in the same order, None where missing; only things that both judged count.
        levels: every value that there is, in order. Weights go by the place in this order.
        weights: ``"plain"`` (a miss is a miss) or ``"quadratic"`` (a miss counts as the square of its steps).

    Returns:
        A float of 1 at most, 0 where they agree no more than their habits would, below 0 where less; or
        None where it is not defined: nothing that both judged, or both used one and the same level
        throughout, so that no disagreement could be expected.

    Raises:
        ValueError: the lists differ in length, a value is not one of the levels, or the weights are unknown.
    """
    if weights not in WEIGHTS:
        raise ValueError(f"Weights are one of {WEIGHTS}, not {weights!r}.")
    rows = grid(first, second, levels)
    many = sum(map(sum, rows))
    if not many:
        return None
    columns = [sum(column) for column in zip(*rows)]
    totals = [sum(row) for row in rows]
    seen = expected = 0
    for i, row in enumerate(rows):
        for j, count in enumerate(row):
            weight = (i - j) ** 2 if weights == "quadratic" else int(i != j)
            seen += weight * count
            expected += weight * totals[i] * columns[j]
    # Whole numbers up to here, so that nought is nought.
    return 1 - seen * many / expected if expected else None


def mean_pair_agreement(ratings):
    """Mean share of matches over all pairs of people who judged something in common.

    Args:
        ratings: for each person a list of values in the same order, None where missing.

    Returns:
        A float from 0 to 1, or None where no two people judged one thing.
    """
    found = [agreement(ratings[i], ratings[j]) for i in range(len(ratings)) for j in range(i + 1, len(ratings))]
    known = [share for share in found if share is not None]
    return fsum(known) / len(known) if known else None
