"""How reliably several people put things in order, with gaps: Krippendorff's alpha.

Sources: Hayes and Krippendorff (2007), Answering the call for a standard reliability measure for coding
data, Communication Methods and Measures 1(1), 77-89; Krippendorff, Computing Krippendorff's
alpha-reliability (2011), for the coincidence matrix and the four-observer example.

Check values: units [1,1,1] [2,2,3] [2,3,3] [3,3,-] [3,4,4] [4,4,4] [2,2,2] [1,2,-] give 0.832 ordinal, 0.531
nominal, 0.837 interval. The published example of four observers and twelve units gives 0.815, 0.743, 0.849.
"""

METRICS = ("nominal", "ordinal", "interval")


def coincidences(unit, levels):
    """What one unit adds to the coincidence matrix.

    Every value is paired with every other value of the unit, both ways round; each pair weighs 1 / (m - 1)
    for a unit of m values, so that a value counts once however many people judged the unit.

    Args:
        unit: the values that a thing was given, None where missing.
        levels: every value that there is, in order.

    Returns:
        Rows of floats; all 0 where fewer than two people judged the thing: it cannot be compared.

    Raises:
        ValueError: a value is not one of the levels.
    """
    place = {level: n for n, level in enumerate(levels)}
    counts = [0] * len(place)
    for value in unit:
        if value is not None:
            if value not in place:
                raise ValueError(f"{value!r} is not one of the levels.")
            counts[place[value]] += 1
    many = sum(counts)
    if many < 2:
        return [[0.0] * len(place) for _ in place]
    return [[count * (other - (i == j)) / (many - 1) for j, other in enumerate(counts)] for i, count in enumerate(counts)]


def alpha(units, levels, metric="ordinal"):
    """Krippendorff's alpha of the values that several people gave.

    Args:
        units: for each thing a list of values, None where somebody gave none; the lists may differ in length.
        levels: every value that there is, in order; numbers for ``"interval"``.
        metric: how far apart two values count. ``"nominal"``: the same or not. ``"ordinal"``: by how many of
            the values given lie between them. ``"interval"``: by the difference of the numbers.

    Returns:
        A float of 1 at most, 0 where people agree no more than chance would bring about, below 0 where less;
        or None where it is not defined: no thing was judged by two, or all values that can be compared are
        the same, so that there is no variation to be reliable about.

    Raises:
        ValueError: an unknown metric, or a value that is not one of the levels.
    """
    return from_coincidences([coincidences(unit, levels) for unit in units], levels, metric)


def from_coincidences(matrices, levels, metric="ordinal"):
    """Alpha from each unit's own :func:`coincidences`, so that many draws of units need not count anew."""
    if metric not in METRICS:
        raise ValueError(f"The metric is one of {METRICS}, not {metric!r}.")
    size = len(levels)
    added = [[0.0] * size for _ in range(size)]
    for matrix in matrices:
        for row, more in zip(added, matrix):
            for j, value in enumerate(more):
                row[j] += value
    # A level's values are whole numbers, and the weights of the pairs add up to them but for rounding.
    totals = [round(sum(row)) for row in added]
    many = sum(totals)
    seen = expected = 0.0
    for c in range(size):
        for k in range(c + 1, size):
            apart = distance(c, k, totals, levels, metric)
            seen += added[c][k] * apart
            expected += totals[c] * totals[k] * apart
    return 1 - (many - 1) * seen / expected if expected else None


def distance(c, k, totals, levels, metric):
    """How far apart the levels at two places count, squared.

    Args:
        c, k: places in ``levels``, ``c`` before ``k``.
        totals: how many comparable values each level was given.
        levels: the levels.
        metric: see :func:`alpha`.
    """
    if metric == "nominal":
        return 1
    if metric == "interval":
        return (levels[c] - levels[k]) ** 2
    return (sum(totals[c:k + 1]) - (totals[c] + totals[k]) / 2) ** 2
