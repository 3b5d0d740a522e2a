"""Parts of a whole, for the charts that draw them."""

from exercises.views.chart import drawing as draw


def checked(series):
    """The parts' letters and names, at most five, each letter once."""
    series = [(str(letter), str(name)) for letter, name in series]
    if not 1 <= len(series) <= len(draw.COLOURS):
        raise ValueError("A whole is drawn in one to five parts: put the smallest together.")
    if len({letter for letter, _ in series}) < len(series):
        raise ValueError("Each part needs a letter of its own: the colour alone does not tell it.")
    return series


def of(parts, count):
    """The parts as shares that sum to 1, or None where there is nothing to show.

    Raises:
        ValueError: they are not as many as ``count``, or one is below 0.
    """
    if parts is None or isinstance(parts, str):
        return None
    parts = list(parts)
    if len(parts) != count:
        raise ValueError(f"{len(parts)} parts were given and {count} are named.")
    if not all(draw.is_number(part) for part in parts):
        return None
    if any(part < 0 for part in parts):
        raise ValueError("A part of a whole is never below 0.")
    total = sum(parts)
    return [part / total for part in parts] if total else None


def names_left(series, named, y):
    """Lines below the picture for those whose name found no room in it; ``(drawn, y below them)``."""
    left = [f"{letter} = {name}".replace(" ", "\u00a0") for which, (letter, name) in enumerate(series) if which not in named]
    drawn = []
    for said in draw.wrapped(", ".join(left), size=draw.SMALL, at_most=6) if left else ():
        y += 18
        drawn.append(draw.words(0, y - 2, said, size=draw.SMALL))
    return drawn, y + (8 if left else 0)
