"""Two groups set side by side: the permutation test of their means, and Cliff's delta.

Sources: Pitman (1937), Significance tests which may be applied to samples from any populations, Supplement to the
Journal of the Royal Statistical Society 4(1), 119-130. Cliff (1993), Dominance statistics: ordinal analyses to answer
ordinal questions, Psychological Bulletin 114(3), 494-509. That a sampled share is never nought: Phipson and Smyth
(2010), Permutation P-values should never be zero, Statistical Applications in Genetics and Molecular Biology 9(1), 39.

Check value: 20, 30, 40 against 50, 60, 70 differ by 30; of the 20 ways to deal six figures into two threes, 2 lie as
far apart or further, so that the exact two-sided share is 0.10. Cliff's delta is 1.
"""

from itertools import combinations

from exercises.measures.bootstrap import numbers

MOST_EXACT = 10_000
TIMES = 10_000


def mean(values):
    """The mean of some numbers, or None where there are none."""
    return sum(values) / len(values) if values else None


def ways(first, second):
    """In how many ways as many things can be dealt into two groups of these sizes."""
    found = 1
    for step in range(1, min(first, second) + 1):
        found = found * (first + second - step + 1) // step
    return found


def compare(first, second, seed, times=TIMES, most_exact=MOST_EXACT):
    """How often figures dealt blindly into two groups lie as far apart as these two groups do.

    All the figures are put together and dealt again into groups of the same sizes, in every possible way where
    there are at most ``most_exact`` of them, else in ``times`` ways drawn at random from ``seed``. Counted are the
    ways in which the two means differ at least as much as in truth, whichever is the higher (two-sided).

    Args:
        first, second: numbers, one at least in each.
        seed: a whole number; what is drawn for it is the same everywhere.
        times: how many ways are drawn where not all are looked at.
        most_exact: up to how many ways are looked at one by one.

    Returns:
        ``{"difference", "p", "as_far", "of", "exact"}``: the second mean less the first; the share of the ways; how
        many of them, out of how many. Drawn ways leave out the true one, which is then counted in: (as far + 1) / (drawn + 1).

    Raises:
        ValueError: one of the groups is empty.
    """
    if not first or not second:
        raise ValueError("Both groups need one figure at least.")
    together = [*first, *second]
    total, many = sum(together), len(together)
    few = min(len(first), len(second))
    smaller = first if len(first) <= len(second) else second
    # The distance of the means is this one over (few * others): the same for all ways, so that it need not be divided.
    reached = abs(sum(smaller) * many - total * few)
    # Sums of fractions may differ in their last place; whole numbers are compared exactly.
    reached -= 1e-9 * many * sum(abs(value) for value in together)
    exact = ways(len(first), len(second)) <= most_exact
    dealt = combinations(together, few) if exact else _dealt(together, few, seed, times)
    as_far = of = 0
    for one in dealt:
        of += 1
        as_far += abs(sum(one) * many - total * few) >= reached
    return {"difference": mean(second) - mean(first), "p": as_far / of if exact else (as_far + 1) / (of + 1),
            "as_far": as_far, "of": of, "exact": exact}


def _dealt(together, few, seed, times):
    """Groups of ``few`` drawn from all the figures, without putting back."""
    source, pool, many = numbers(seed), list(together), len(together)
    for _ in range(times):
        for place in range(few):
            other = place + next(source) % (many - place)
            pool[place], pool[other] = pool[other], pool[place]
        yield pool[:few]


def pairs(first, second):
    """Every figure of the second group set beside every one of the first.

    Returns:
        ``{"higher", "lower", "level", "delta"}``: in how many pairs the second's figure is the higher, the lower, the same;
        and Cliff's delta, (higher less lower) over all pairs, from -1 to 1. It is None where a group is empty.
    """
    higher = sum(b > a for a in first for b in second)
    lower = sum(b < a for a in first for b in second)
    count = len(first) * len(second)
    return {"higher": higher, "lower": lower, "level": count - higher - lower,
            "delta": (higher - lower) / count if count else None}
