"""Figures on a line: dots, and the way from one to another."""

from exercises.views.chart import drawing as draw

_R = 11  # px, room for a letter


def dots(rows, title, desc, *, low=0, high=None, show=draw.number, gap="no figure", colour=1, prefix=None):
    """For each row a line with a dot for each figure; none lies on another.

    Args:
        rows: ``(name, values)``; a value is a figure, or ``(mark, figure)`` with a letter or two to stand in
            the dot. What is not a figure is counted in words.
        title: what the picture is.
        desc: what it shows, in a sentence.
        low: the figure at the left end.
        high: the figure at the right end; the largest one if not given.
        show: how a figure is written.
        gap: the words where a row has no figure at all.
        colour: 1 to 5.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    rows = [(str(name), [_marked(value) for value in values]) for name, values in rows]
    figures = [value for _, values in rows for _, value in values if draw.is_number(value)]
    high = max([*figures, low]) if high is None else high
    span = (high - low) or 1
    body, y = [], 0
    for name, values in rows:
        for said in draw.wrapped(name):
            y += 19
            body.append(draw.words(0, y - 4, said, weight="bold"))
        known = sorted((pair for pair in values if draw.is_number(pair[1])), key=lambda pair: pair[1])
        missing = [mark for mark, value in values if not draw.is_number(value)]
        lanes = []
        for mark, value in known:
            x = 5 + 75 * (min(max(value, low), high) - low) / span
            said = show(value)
            reach = x + (_R + 6 + draw.width_of(said, draw.SMALL) + _R) * 100 / draw.NARROW
            lane = next((place for place, end in enumerate(lanes) if end <= x), len(lanes))
            lanes[lane:lane + 1] = [reach]
            middle = y + 14 + lane * 27
            body += [tag_dot(x, middle, mark, draw.COLOURS[colour - 1]),
                     draw.words(x, middle + 4.5, said, size=draw.SMALL, dx=_R + 4)]
        if known:
            y += 27 * len(lanes)
            body += [draw.line(5, y + 2, 80, y + 2), draw.words(5, y + 17, show(low), size=12, anchor="middle"),
                     draw.words(80, y + 17, show(high), size=12, anchor="middle")]
            y += 20
        if missing or not known:
            named = [mark for mark in missing if mark]
            told = f"{gap}: {', '.join(named)}" if named and known else f"{gap} from {len(missing)}" if known else gap
            y += 18
            body.append(draw.words(0, y - 4, draw.wrapped(told, size=draw.SMALL, at_most=1)[0], size=draw.SMALL))
        y += 14
    return draw.frame(title, desc, max(y - 8, 20), *body, prefix=prefix)


def dumbbell(rows, title, desc, *, low=0, high=None, ends=("before", "after"), show=draw.number, gap="no figure", colour=1,
             prefix=None):
    """For each row the way from one figure to another: an open mark, a line, a filled mark.

    Args:
        rows: ``(name, from, to)``; either may be None or words.
        title: what the picture is.
        desc: what it shows, in a sentence.
        low: the figure at the left end.
        high: the figure at the right end; the largest one if not given.
        ends: what the two marks stand for.
        show: how a figure is written.
        gap: the words where a figure is missing and no reason is given.
        colour: 1 to 5.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    figures = [value for row in rows for value in row[1:3] if draw.is_number(value)]
    low = min([*figures, low])
    high = max([*figures, low]) if high is None else high
    span, ink = (high - low) or 1, draw.COLOURS[colour - 1]
    second = 6 + (draw.width_of(ends[0]) + 60) * 100 / draw.NARROW
    body = [_open(3.5, 12, ink), draw.words(3.5, 17, ends[0], dx=12), _full(second, 12, ink), draw.words(second, 17, ends[1], dx=12)]
    y = 30
    for row in rows:
        for said in draw.wrapped(row[0]):
            y += 19
            body.append(draw.words(0, y - 4, said, weight="bold"))
        middle = y + 14
        body.append(draw.line(14, middle, 84, middle, dash="1 5"))
        places = [14 + 70 * (min(max(value, low), high) - low) / span if draw.is_number(value) else None for value in row[1:3]]
        body += _way(places, row[1:3], middle, show, ink)
        y += 30
        for value, end, place in zip(row[1:3], ends, places):
            if place is None:
                for said in draw.wrapped(f"{end}: {draw.why_not(value, gap)}", size=draw.SMALL):
                    y += 17
                    body.append(draw.words(0, y - 4, said, size=draw.SMALL))
        y += 12
    return draw.frame(title, desc, max(y - 6, 30), *body, prefix=prefix)


def tag_dot(x, y, mark, ink):
    """A dot with a letter or two in it."""
    dot = draw.shape(0, x, y, size=_R if mark else 7, fill=draw.PAPER, stroke=ink, stroke_width=2.5)
    if not mark:
        return draw.join(dot, draw.shape(0, x, y, size=3, fill=ink))
    return draw.join(dot, draw.words(x, y + 4.5, mark[:2], size=draw.SMALL, anchor="middle", weight="bold"))


def _marked(value):
    return (str(value[0]), value[1]) if isinstance(value, tuple) else ("", value)


def _open(x, y, ink):
    return draw.shape(0, x, y, size=7, fill=draw.PAPER, stroke=ink, stroke_width=2.5)


def _full(x, y, ink):
    return draw.shape(3, x, y, size=7, fill=ink, stroke=ink, stroke_width=1)


def _way(places, values, y, show, ink):
    """The two marks, the line between them, and their figures on the outer sides."""
    start, end = places
    drawn = []
    if start is not None and end is not None:
        drawn.append(draw.line(start, y, end, y, colour=ink, width=4))
    forward = start is None or end is None or end >= start
    if start is not None:
        drawn.append(_open(start, y, ink))
    if end is not None:
        drawn.append(_full(end, y, ink))
    if start is not None and start == end:
        return [*drawn, _open(start, y, ink), draw.shape(3, end, y, size=3, fill=ink),
                draw.words(end, y + 5, f"{show(values[1])}, the same", size=14, dx=14 if end < 60 else -14,
                           anchor="start" if end < 60 else "end")]
    if start is not None:
        drawn.append(draw.words(start, y + 5, show(values[0]), size=14, dx=-13 if forward else 13, anchor="end" if forward else "start"))
    if end is not None:
        drawn.append(draw.words(end, y + 5, show(values[1]), size=14, weight="bold", dx=13 if forward else -13,
                                anchor="start" if forward else "end"))
    return drawn
