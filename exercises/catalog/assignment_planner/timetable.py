"""A timetable counted back from the deadline.

The stages and their shares are the course's own. Days are counted whole, so that no change of the clocks moves one.
"""

from exercises.record import dates

STAGES = (
    ("choose", "Choose the prompts to go deep on, and one event", 0.08),
    ("read", "Read and note, paragraph by paragraph", 0.27),
    ("draft", "Draft", 0.35),
    ("leave", "Leave it alone", 0.05),
    ("revise", "Revise: empty prompts, balance, whose words", 0.15),
    ("check", "Check references, fill in the statement, read it aloud", 0.10),
)
LONGEST = 400  # days


def plan_days(begin, deadline, free=(), drafts=()):
    """Which stage falls on which days.

    Each stage gets its share of the working days, in whole days (largest remainder; where two are equal, the later stage).
    The days are given out from the deadline backwards. Every stage gets one day at least; where there are fewer days than
    stages, those that come first share the first day.

    Args:
        begin: the first day that counts, in ISO form, or "".
        deadline: the day of handing in, on which no work is put; or "".
        free: days of the week without work, 0 for Monday.
        drafts: ``(id, words)`` of each paragraph in order; None where its words are not known.

    Returns:
        ``{"not_defined_because", "days", "stages", "drafts"}``: ``days`` counts the working days, ``stages`` are
        ``{key, title, first, last, days}`` and ``drafts`` ``{id, first, last}``, in ISO form.
    """
    reason = _why_not(begin, deadline, free)
    if reason:
        return {"not_defined_because": reason, "days": 0, "stages": [], "drafts": []}
    days = working_days(begin, deadline, free)
    if not days:
        return {"not_defined_because": "every day before the deadline is one that you keep free", "days": 0, "stages": [], "drafts": []}
    stages, end = [], len(days)
    for (key, title, _), count in reversed(list(zip(STAGES, shared(len(days))))):
        first, last = (end - count, end - 1) if count else (0, 0)
        end -= count
        stages.append({"key": key, "title": title, "first": days[first], "last": days[last], "days": count})
    stages.reverse()
    draft = next(one for one in stages if one["key"] == "draft")
    on = [day for day in days if draft["first"] <= day <= draft["last"]]
    return {"not_defined_because": None, "days": len(days), "stages": stages, "drafts": _drafts(on, drafts)}


def working_days(begin, deadline, free=()):
    """Each day from ``begin`` to the day before ``deadline`` that is not kept free."""
    count = dates.days(begin, deadline)
    return [day for day in (dates.later(begin, by) for by in range(count)) if dates.weekday(day) not in free]


def shared(count):
    """How many of ``count`` days each stage gets; they add up to it."""
    shares = [share for _, _, share in STAGES]
    if count < len(shares):
        return [0] * (len(shares) - count) + [1] * count
    given = [int(share * count + 1e-9) for share in shares]
    left = sorted(range(len(shares)), key=lambda n: (given[n] - shares[n] * count, -n))
    for which in left[: count - sum(given)]:
        given[which] += 1
    while 0 in given:
        given[given.index(max(given))] -= 1
        given[given.index(0)] += 1
    return given


def _drafts(days, drafts):
    """Each paragraph's drafting days, as much of them as its part of the words; where words are not said, the mean of the others."""
    known = [words for _, words in drafts if words]
    mean = sum(known) / len(known) if known else 1
    weights = [words if words is not None else mean for _, words in drafts]
    total = sum(weights)
    if not total:
        weights, total = [1] * len(drafts), len(drafts)
    rows, before = [], 0.0
    for (id_, _), weight in zip(drafts, weights):
        after = before + weight
        first = min(len(days) - 1, int(before / total * len(days) + 1e-9))
        last = max(first, min(len(days), _ceiling(after / total * len(days))) - 1)
        rows.append({"id": id_, "first": days[first], "last": days[last]})
        before = after
    return rows


def _ceiling(value):
    whole = int(value + 1e-9)
    return whole if value - whole <= 1e-9 else whole + 1


def _why_not(begin, deadline, free):
    if not deadline:
        return "no deadline is entered"
    if not begin:
        return "no day to count from is entered"
    if deadline < begin:
        return f"the deadline, {dates.british(deadline)}, lies before the day that you count from, {dates.british(begin)}"
    if deadline == begin:
        return "the deadline is the day that you count from: there is no day left to plan"
    if dates.days(begin, deadline) > LONGEST:
        return f"the deadline lies more than {LONGEST} days ahead; count from a later day"
    if len(set(free)) == 7:
        return "all seven days of the week are kept free"
    return None
