"""How far apart two or more profiles of shares lie: Jensen-Shannon divergence, base 2.

Source: Lin (1991), Divergence measures based on the Shannon entropy, IEEE Transactions on
Information Theory 37(1), 145-151. Each profile is compared with the mean of the two; with
logarithms to base 2 the result lies between 0 (the same) and 1 (nothing in common).
"""

from math import fsum, isfinite, log2

TOLERANCE = 1e-9


def divergence(first, second):
    """Jensen-Shannon divergence of two profiles, in bits.

    Args:
        first: shares that add up to 1, in a fixed order of kinds.
        second: shares that add up to 1, in the same order.

    Returns:
        A float from 0 (the same shares) to 1 (no kind in common).

    Raises:
        ValueError: the profiles differ in length, or a share is negative or not finite, or the
            shares of one do not add up to 1.
    """
    if len(first) != len(second):
        raise ValueError("The two profiles have different numbers of shares.")
    _check(first)
    _check(second)
    total = 0.0
    for p, q in zip(first, second):
        middle = (p + q) / 2
        # The two halves are added to each other first, so that swapping the profiles changes nothing.
        total += ((p * log2(p / middle) if p > 0 else 0.0)
                  + (q * log2(q / middle) if q > 0 else 0.0))
    # Rounding can carry the sum a hair outside the range in which the measure lies.
    return min(1.0, max(0.0, total / 2))


def mean_pairwise(profiles):
    """Mean of the divergences of every pair among several profiles.

    Args:
        profiles: a list of profiles, each as for :func:`divergence`.

    Returns:
        A float from 0 to 1, or None where there are fewer than two profiles: one observer
        cannot disagree with anybody, which is not the same as agreement.

    Raises:
        ValueError: as for :func:`divergence`.
    """
    if len(profiles) < 2:
        return None
    apart = [divergence(profiles[i], profiles[j])
             for i in range(len(profiles)) for j in range(i + 1, len(profiles))]
    # fsum rounds once, so that the order in which people are listed cannot change the last digit.
    return fsum(apart) / len(apart)


def _check(profile):
    """Refuse what is not a profile of shares."""
    if any(not isfinite(share) or share < 0 for share in profile):
        raise ValueError("A share must be a number of 0 or more.")
    if abs(sum(profile) - 1) > TOLERANCE:
        raise ValueError("The shares of a profile must add up to 1.")
