"""Bars with the stretch in which the figures of many runs or draws lie."""

from exercises.views.chart import drawing as draw


def spans(rows, title, desc, *, high=None, show=draw.number, gap="no figure", colour=1, prefix=None):
    """For each row a bar as long as its figure, a line from the low to the high end, and all three in words.

    Args:
        rows: ``(name, figure, low, high)``; the ends are None where there are none; the figure is None, or words that
            say why, where there is none.
        title: what the picture is.
        desc: what it shows, in a sentence.
        high: the figure at the right end; the largest one if not given.
        show: how a figure is written.
        gap: the words where there is no figure and no reason is given.
        colour: 1 to 5.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.

    Raises:
        ValueError: a figure below 0.
    """
    figures = [value for row in rows for value in row[1:] if draw.is_number(value)]
    if any(value < 0 for value in figures):
        raise ValueError("spans draws figures of 0 or more.")
    full, prefix = high or max([*figures, 0]) or 1, prefix or draw.new_prefix()
    ink, body, y = draw.COLOURS[colour - 1], [], 0

    def across(value):
        return 98 * min(1, value / full)

    for name, value, low, top in rows:
        told = show(value) if draw.is_number(value) else None
        ends = draw.is_number(low) and draw.is_number(top)
        said = f"{told} ({show(low)} to {show(top)})" if told and ends else told
        y += 19
        named = draw.wrapped(name, draw.NARROW - (draw.width_of(said, bold=True) + 8 if said else 0), at_most=2)
        for line, words in enumerate(named):
            y += 18 if line else 0
            body.append(draw.words(0, y - 4, words))
        if told is None:
            for words in draw.wrapped(draw.why_not(value, gap), size=draw.SMALL):
                y += 18
                body.append(draw.words(0, y - 4, words, size=draw.SMALL, dx=8))
            y += 12
            continue
        body += [draw.words(100, y - 4, said, anchor="end", weight="bold"),
                 draw.box(0, y, 98, 16, fill=draw.LINE, fill_opacity="0.12"),
                 draw.box(0, y, across(value), 16, fill=draw.pattern(prefix, colour - 1), stroke=ink, stroke_width=1.5)]
        if ends:
            body += [draw.line(across(low), y + 8, across(top), y + 8, colour=draw.INK, width=2),
                     *(draw.line(across(end), y + 3, across(end), y + 13, colour=draw.INK, width=2) for end in (low, top))]
        y += 28
    return draw.frame(title, desc, max(y - 8, 20), *body, prefix=prefix, patterns=(colour - 1,))
