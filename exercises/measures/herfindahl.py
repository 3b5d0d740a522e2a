"""How few carry most: the Herfindahl-Hirschman index of concentration.

For counts n_1 ... n_k that add up to N it is the sum of (n_i / N) squared: 1 where one carries everything, 1/k where k carry
the same. Its inverse is the number of equal parts that would give the same figure. Named after O. C. Herfindahl (1950) and
A. O. Hirschman (1945; 1964, "The paternity of an index", American Economic Review 54(5), 761-762); with a share of
individuals in place of one of uses it is E. H. Simpson's (1949, "Measurement of diversity", Nature 163, 688).
We have read none of the three; the formula is the one in common use.

Check values: (6, 3, 1) gives .46; (1, 1, 1, 1) gives .25; (7,) gives 1.
"""


def concentration(counts):
    """The Herfindahl-Hirschman index of some counts.

    Args:
        counts: figures of 0 or more, in any unit; those of 0 add nothing.

    Returns:
        A figure above 0 and up to 1, or None where there is nothing to share out.

    Raises:
        ValueError: a count is below 0.
    """
    counts = list(counts)
    if any(count < 0 for count in counts):
        raise ValueError("A count is 0 or more.")
    total = sum(counts)
    return sum((count / total) ** 2 for count in counts) if total else None


def as_many_as(counts):
    """How many equal parts would be as concentrated: the inverse of :func:`concentration`; None where that is."""
    found = concentration(counts)
    return None if found is None else 1 / found
