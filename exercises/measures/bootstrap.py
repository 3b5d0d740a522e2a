"""How much a figure hangs on which things happened to be in the set: the percentile bootstrap.

Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13. As many things as there
are get drawn from the set with putting back; the figure is worked out on each draw; the middle 95 per cent
of those figures is the interval. The chance is seeded: the same seed gives the same draws everywhere.

Check value: see ``tests/measures/test_bootstrap.py``; the generator is SplitMix64 (Steele, Lea and Flood
2014, Fast splittable pseudorandom number generators), whose first number from seed 0 is
16294208416658607535.
"""

TIMES = 1000
MIDDLE = 0.95
MASK = 2**64 - 1
STEP = 0x9E3779B97F4A7C15


def numbers(seed):
    """Whole numbers from 0 to 2**64 - 1 without end, the same for the same seed (SplitMix64)."""
    state = seed & MASK
    while True:
        yield mixed(state)
        state = (state + STEP) & MASK


def mixed(state):
    """The whole number from 0 to 2**64 - 1 that SplitMix64 makes of a state: for chance that is looked up by a key."""
    state = (state + STEP) & MASK
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & MASK
    return state ^ (state >> 31)


def draws(things, seed, times=TIMES):
    """Draws of as many things as there are, with putting back.

    Args:
        things: a list.
        seed: a whole number.
        times: how many draws.
    """
    source, many = numbers(seed), len(things)
    for _ in range(times):
        yield [things[next(source) % many] for _ in range(many)]


def interval(things, figure, seed, times=TIMES, middle=MIDDLE):
    """The percentile interval of a figure over draws of things.

    Args:
        things: what is drawn; one at least.
        figure: takes a list of things and gives a number, or None where it is not defined for that draw.
        seed: a whole number.
        times: how many draws.
        middle: the share of the draws that lies within.

    Returns:
        ``{"low", "high", "times", "undefined"}``: the ends (None where no draw had a figure) and how many
        draws had none. Ends are found between the two nearest figures, in proportion.

    Raises:
        ValueError: there is nothing to draw from, or ``middle`` is not a share.
    """
    if not things:
        raise ValueError("There is nothing to draw from.")
    if not 0 < middle < 1:
        raise ValueError("The middle is a share between 0 and 1.")
    found = [figure(drawn) for drawn in draws(things, seed, times)]
    known = sorted(value for value in found if value is not None)
    ends = [quantile(known, (1 - middle) / 2), quantile(known, (1 + middle) / 2)] if known else [None, None]
    return {"low": ends[0], "high": ends[1], "times": times, "undefined": times - len(known)}


def quantile(ordered, share):
    """The value below which a share of the ordered values lies, in proportion between the two nearest."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
