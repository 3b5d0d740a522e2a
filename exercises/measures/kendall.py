"""How far two orders agree: Kendall's tau-b, which makes allowance for ties.

Source: Kendall (1945), The treatment of ties in ranking problems, Biometrika 33(3), 239-251.
"""

from math import sqrt


def tau_b(first, second):
    """Kendall's tau-b of two equally long lists of numbers.

    Every pair of places is looked at. A pair is in step where both lists rise or both fall between
    the two places, out of step where one rises and the other falls. Tau-b is in-step pairs less
    out-of-step pairs, divided by the square root of (pairs not tied in the first list times pairs
    not tied in the second).

    Args:
        first: numbers, such as the places of check-ins in time.
        second: numbers, such as the places of stages in a story; as long as ``first``.

    Returns:
        A float from -1 (opposite orders) to 1 (the same order), or None where it is not defined:
        fewer than two places, or one of the lists never changes.

    Raises:
        ValueError: the lists differ in length.
    """
    if len(first) != len(second):
        raise ValueError("The two lists have different lengths.")
    in_step = out_of_step = untied_first = untied_second = 0
    for i in range(len(first)):
        for j in range(i + 1, len(first)):
            across = first[j] - first[i]
            up = second[j] - second[i]
            untied_first += across != 0
            untied_second += up != 0
            if across and up:
                if (across > 0) == (up > 0):
                    in_step += 1
                else:
                    out_of_step += 1
    if not untied_first or not untied_second:
        return None
    value = (in_step - out_of_step) / sqrt(untied_first * untied_second)
    return min(1.0, max(-1.0, value))
