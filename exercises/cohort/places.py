"""Walking to a place in inputs that may be a stranger's: what is not of the form that is looked for is passed over."""

MOST = 5_000
"""Things found at one place; more than any record of this course holds."""


def at(value, place, items=None):
    """All that stands at a place.

    Args:
        value: named inputs.
        place: names with dots between; ``*`` is any row or name, ``<item>`` any name that is one of ``items``.
        items: the names that ``<item>`` can be.

    Yields:
        ``(item, what stands there)``; the item is "" where the place names none. At most :data:`MOST`.
    """
    steps = place.split(".")
    open_ = [(value, 0, "")]
    found = 0
    while open_ and found < MOST:
        here, step, item = open_.pop()
        if step == len(steps):
            found += 1
            yield item, here
            continue
        name = steps[step]
        if name == "*" or name == "<item>":
            rows = _rows(here, items if name == "<item>" else None)
            open_ += [(one, step + 1, key if name == "<item>" else item) for key, one in reversed(rows[:MOST])]
        elif isinstance(here, dict) and name in here:
            open_.append((here[name], step + 1, item))


def _rows(value, items):
    if isinstance(value, dict):
        return [(key, one) for key, one in value.items() if items is None or key in items]
    return [("", one) for one in value] if isinstance(value, list) and items is None else []


def stands(value):
    """Whether something was entered there: words, a number, a mark that was set."""
    return bool(value.strip()) if isinstance(value, str) else bool(value) or value == 0 and not isinstance(value, bool)
