"""Bars: one figure a row, or the parts of a whole a row."""

from exercises.views.chart import drawing as draw
from exercises.views.chart import shares


def bars(rows, title, desc, *, high=None, reference=None, show=draw.number, gap="no figure", colour=1, prefix=None):
    """Level bars, each with its name above and its figure at its end.

    Args:
        rows: ``(name, value)``; a value is a figure of 0 or more, or None or words where there is none.
        title: what the picture is.
        desc: what it shows, in a sentence.
        high: the figure at which a bar is full; the largest one if not given.
        reference: ``(name, value)`` of a dashed line across all bars, such as an even share.
        show: how a figure is written.
        gap: the words where there is no figure and no reason is given.
        colour: 1 to 5.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.

    Raises:
        ValueError: a figure below 0.
    """
    figures = [value for _, value in rows if draw.is_number(value)]
    if any(value < 0 for value in figures):
        raise ValueError("bars draws figures of 0 or more; use dumbbell or lines for changes in both directions.")
    full = high or max([*figures, reference[1] if reference else 0, 0]) or 1
    reserve = max([draw.width_of("0"), *(draw.width_of(show(value), bold=True) for value in figures)]) + 12
    across = 100 - 100 * reserve / draw.NARROW  # % of the width that a full bar takes
    prefix = prefix or draw.new_prefix()
    body, y, at = [], 0, None
    if reference:
        at = min(1, reference[1] / full) * across
        body.append(draw.words(at, 14, f"{reference[0]}: {show(reference[1])}", size=draw.SMALL, anchor=_side(at)))
        y = 22
    for name, value in rows:
        for said in draw.wrapped(name):
            y += 19
            body.append(draw.words(0, y - 4, said))
        if draw.is_number(value):
            length = min(1, value / full) * across
            body += [draw.box(0, y, across, 18, fill=draw.LINE, fill_opacity="0.12"),
                     draw.box(0, y, length, 18, fill=draw.pattern(prefix, colour - 1), stroke=draw.COLOURS[colour - 1],
                              stroke_width=1.5),
                     # The line stands beside the bars only, so that it strikes through no words.
                     draw.line(at, y - 3, at, y + 21, colour=draw.INK, width=1.5, dash="4 3") if reference else None,
                     draw.words(length, y + 14, show(value), weight="bold", dx=7)]
            y += 18
        else:
            for said in draw.wrapped(draw.why_not(value, gap), size=draw.SMALL):
                y += 18
                body.append(draw.words(0, y - 4, said, size=draw.SMALL, dx=8))
            body.append(draw.line(0, y - 16, 0, y, dash="3 3", width=2))
        y += 12
    return draw.frame(title, desc, max(y - 8, 20), *body, prefix=prefix, patterns=(colour - 1,))


def stacked_bars(rows, series, title, desc, *, show=draw.percent, gap="no figure", prefix=None):
    """The parts of a whole, one bar a row, each part with its letter and figure where there is room.

    Args:
        rows: ``(name, parts)``; parts is a list as long as ``series`` of figures of 0 or more, which are drawn
            as shares of their sum, or None or words where there are none.
        series: ``(letter, name)`` of each part, at most five.
        title: what the picture is.
        desc: what it shows, in a sentence.
        show: how a share (0 to 1) is written.
        gap: the words where there is nothing to show and no reason is given.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.

    Raises:
        ValueError: more than five parts, or a row whose parts are not as many.
    """
    series = shares.checked(series)
    prefix = prefix or draw.new_prefix()
    body, y, named = [], 0, set()
    for name, parts in rows:
        for said in draw.wrapped(name):
            y += 19
            body.append(draw.words(0, y - 4, said))
        found = shares.of(parts, len(series))
        if found is None:
            for said in draw.wrapped(draw.why_not(parts, gap), size=draw.SMALL):
                y += 18
                body.append(draw.words(0, y - 4, said, size=draw.SMALL, dx=8))
            body.append(draw.line(0, y - 16, 0, y, dash="3 3", width=2))
        else:
            body += _parts(found, series, y, show, prefix, named)
            y += 28
        y += 12
    notes, y = shares.names_left(series, named, y)
    return draw.frame(title, desc, max(y - 6, 20), *body, *notes, prefix=prefix, patterns=range(len(series)))


def _parts(found, series, y, show, prefix, named):
    """One bar of parts; adds to ``named`` those whose whole name found room."""
    drawn, x = [], 0.0
    for which, share in enumerate(found):
        width = share * 100
        if width:
            drawn.append(draw.box(x, y, width, 28, fill=draw.pattern(prefix, which), stroke=draw.COLOURS[which], stroke_width=1.5))
            room = width * draw.NARROW / 100 - 6
            letter, name = series[which]
            for said, whole in ((f"{name} {show(share)}", True), (f"{letter} {show(share)}", False), (letter, False)):
                if draw.width_of(said, 14, bold=True) <= room:
                    drawn.append(draw.words(x + width / 2, y + 19, said, size=14, anchor="middle", weight="bold"))
                    if whole:
                        named.add(which)
                    break
        x += width
    return drawn


def _side(x):
    return "start" if x < 25 else "end" if x > 75 else "middle"
