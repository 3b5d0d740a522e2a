"""Numbers that learners type, or that stand in a stranger's file."""

import math
import re

from exercises.record.problems import Problem, shown

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,300}(?:\.[0-9]{0,300})?|\.[0-9]{1,300})(?:[eE][+-]?[0-9]{1,3})?")
_COMMA = re.compile(r"([+-]?[0-9]{1,300}),([0-9]{1,300})")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:[, \u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?")


def read(text, low, high, what, whole=False):
    """The number that was typed, if it is one and lies in its range.

    Args:
        text: what was typed; an int or float (from JSON) is checked alike.
        low: the least that is accepted, itself included; None where there is no least.
        high: the most that is accepted, itself included; None where there is no most.
        what: what it is the number of, as the learner sees it ("Hours in a week").
        whole: whether it must be a whole number.

    Returns:
        The number as a float. Nought is a number like others where the range holds it.

    Raises:
        Problem: blank, text, not a number, endless or out of range; the sentence gives the range.
    """
    wanted = _range(low, high, whole)
    number = _parse(text, what, wanted)
    if math.isnan(number) or math.isinf(number):
        raise Problem(f"{what}: that is too large to count with; type {wanted}.")
    if (low is not None and number < low) or (high is not None and number > high):
        raise Problem(f"{what}: {_plain(number)} is out of range; type {wanted}.")
    if whole and number != int(number):
        raise Problem(f"{what}: {_plain(number)} is not a whole number; type {wanted}.")
    return number + 0.0  # -0.0 becomes 0.0


def _parse(text, what, wanted):
    """The number in ``text``, which may be not finite."""
    if isinstance(text, bool) or text is None:
        raise Problem(f"{what}: a number is missing; type {wanted}.")
    if isinstance(text, int):
        # An int may be longer than a float can be.
        return float(text) if abs(text) < 10**300 else math.inf
    if isinstance(text, float):
        return text
    if not isinstance(text, str):
        raise Problem(f"{what}: this is not a number; type {wanted}.")
    bare = text[:400].strip().replace("\u2212", "-")
    if not bare:
        raise Problem(f"{what}: nothing stands here; type {wanted}.")
    if _NUMBER.fullmatch(bare) and len(text) <= 400:
        return float(bare)
    if _THOUSANDS.fullmatch(bare):
        together = re.sub("[, \u00a0\u202f]", "", bare)
        comma = _COMMA.fullmatch(bare)
        also = f", or {comma[1]}.{comma[2]} with a full stop if you mean a fraction" if comma else ""
        raise Problem(f"{what}: write {shown(bare)} as {together}, without a gap or comma{also}; {wanted} is accepted.")
    comma = _COMMA.fullmatch(bare)
    if comma:
        raise Problem(f"{what}: write {comma[1]}.{comma[2]}, with a full stop and not a comma; {wanted} is accepted.")
    raise Problem(f"{what}: {shown(bare)} is not a number; type {wanted}, in digits and without a unit.")


def _range(low, high, whole):
    """The accepted range in words."""
    kind = "a whole number" if whole else "a number"
    if low is None and high is None:
        return kind
    if high is None:
        return f"{kind} of {_plain(low)} or more"
    if low is None:
        return f"{kind} of {_plain(high)} or less"
    return f"{kind} from {_plain(low)} to {_plain(high)}"


def _plain(number):
    """A number without a needless ``.0``."""
    return f"{number:.15g}"


def too_few(count, least, one, many):
    """Why something is not worked out from so few; it ends a sentence such as "not defined, because …".

    Args:
        count: how many there are.
        least: below how many nothing is said.
        one, many: what is counted, for one and for several, such as "check-in with a clear stage".
    """
    there = "there are none" if count == 0 else f"there is one {one}" if count == 1 else f"there are {count} {many}"
    return f"{there}, and below {least} it is too few to say"
