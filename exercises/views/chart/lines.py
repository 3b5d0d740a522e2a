"""Figures that change from column to column: lines, and a strip of columns."""

from exercises.views.chart import drawing as draw


def lines(columns, series, title, desc, *, low=0, high=None, show=draw.number, gap="no figure", prefix=None):
    """A line for each series, told apart by its dash, its marks and its name at the end.

    Args:
        columns: a short name for each column.
        series: ``(name, values)``, at most five; a value that is not a figure breaks the line.
        title: what the picture is.
        desc: what it shows, in a sentence.
        low: the figure at the foot.
        high: the figure at the top; the largest one if not given.
        show: how a figure is written.
        gap: the words where a whole series has no figure.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    series = [(str(name), list(values)) for name, values in series]
    if not 1 <= len(series) <= len(draw.COLOURS):
        raise ValueError("One to five lines are drawn in one picture; make small pictures of more.")
    if not columns or any(len(values) != len(columns) for _, values in series):
        raise ValueError("Each line needs a value, or None, for each column.")
    figures = [value for _, values in series for value in values if draw.is_number(value)]
    high = max([*figures, low]) if high is None else high
    span = (high - low) or 1
    top, tall = 22, 190
    across = draw.columns_at(len(columns), 5.0, 66.0)

    def height(value):
        return top + tall * (1 - (min(max(value, low), high) - low) / span)

    body = [draw.line(0, top + tall, 70, top + tall), draw.line(0, top, 70, top, dash="1 5"),
            draw.words(0, top - 6, show(high), size=draw.SMALL), draw.words(0, top + tall + 16, show(low), size=draw.SMALL)]
    body += [draw.words(x, top + tall + 32, name, size=draw.column_size(columns), anchor="middle") for x, name in zip(across, columns)]
    ends, taken = [], []
    for which, (name, values) in enumerate(series):
        colour, last = draw.COLOURS[which], None
        points = [(x, height(value)) if draw.is_number(value) else None for x, value in zip(across, values)]
        body += [draw.line(*start, *end, colour=colour, width=2.5, dash=draw.DASHES[which])
                 for start, end in zip(points, points[1:]) if start and end]
        for place, point in enumerate(points):
            if point:
                x = point[0] * draw.NARROW / 100
                taken.append((x - 7, x + 7, point[1] - 7, point[1] + 7))
                paint = {"fill": "none" if which == 4 else draw.PAPER, "stroke": colour, "stroke_width": 2.5}
                body.append(draw.shape(which, *point, **paint))
                last = place
        if last is None:
            ends.append((top + tall, which, name, gap))
        else:
            ends.append((points[last][1], which, name, show(values[last])))
    for _, values in series:
        body += _figures([(x, height(value)) if draw.is_number(value) else None for x, value in zip(across, values)],
                         values, show, taken)
    drawn, bottom = _ends(ends, top)
    return draw.frame(title, desc, max(top + tall + 40, bottom), *body, *drawn, prefix=prefix)


def strip(columns, values, title, desc, *, low=0, high=1, words=None, show=draw.number, gap="no figure", colour=4, prefix=None):
    """A row of columns, each with its figure on top, and a word below where there is room.

    Args:
        columns: a short name for each column.
        values: a figure for each column, or None or words.
        title: what the picture is.
        desc: what it shows, in a sentence.
        low: the figure at the foot.
        high: the figure of a full column.
        words: for each column a word for what the figure comes to, such as ``"split"``.
        show: how a figure is written.
        gap: short words where there is no figure; the reason stands in the table.
        colour: 1 to 5.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    if not columns or len(values) != len(columns):
        raise ValueError("A strip needs a value, or None, for each of at least one column.")
    prefix = prefix or draw.new_prefix()
    slot, tall, top = 100 / len(columns), 96, 20
    room = slot * draw.NARROW / 100 - 3
    worded = words and max(draw.width_of(word, draw.SMALL) for word in words) <= room
    body = [draw.line(0, top + tall, 100, top + tall)]
    for place, value in enumerate(values):
        left, wide, middle = (place + 0.12) * slot, 0.76 * slot, (place + 0.5) * slot
        body.append(draw.box(left, top, wide, tall, fill=draw.LINE, fill_opacity="0.1"))
        if draw.is_number(value):
            share = (min(max(value, low), high) - low) / ((high - low) or 1)
            body.append(draw.box(left, top + tall * (1 - share), wide, tall * share, fill=draw.pattern(prefix, colour - 1),
                                 stroke=draw.COLOURS[colour - 1], stroke_width=1.5))
            said = _fitting(show(value), room)
            body.append(draw.words(middle, top + tall * (1 - share) - 5, said, size=14 if len(columns) < 9 else 11,
                                   anchor="middle", weight="bold"))
        else:
            body.append(draw.words_up(middle, top + tall - 5, gap))
        body.append(draw.words(middle, top + tall + 17, columns[place], size=draw.column_size(columns), anchor="middle"))
        if worded and draw.is_number(value):
            body.append(draw.words(middle, top + tall + 34, words[place], size=draw.SMALL, anchor="middle"))
    return draw.frame(title, desc, top + tall + (42 if worded else 24), *body, prefix=prefix, patterns=(colour - 1,))


def _fitting(said, room):
    """A figure that fits: 0.25 becomes .3 in a narrow column, 0.04 becomes .04; the table has it whole."""
    if draw.width_of(said, 14, bold=True) <= room or not said.startswith("0."):
        return said
    short = f"{float(said):.1f}"
    return {"1.0": "1", "0.0": said[1:]}.get(short, short[1:])


def _figures(points, values, show, taken):
    """The figures of a line beside its points, above or below, where no other stands."""
    drawn = []
    for point, value in zip(points, values):
        if not point:
            continue
        said = show(value)
        half = draw.width_of(said, 12) / 2 + 2
        x = point[0] * draw.NARROW / 100
        for y in (point[1] - 10, point[1] + 19):
            if draw.fits(taken, x - half, x + half, y - 10, y + 1):
                drawn.append(draw.words(point[0], y, said, size=12, anchor="middle"))
                break
    return drawn


def _ends(ends, top):
    """The names at the lines' ends, moved apart where they would lie on each other; and where they end."""
    drawn, free = [], top - 8
    room = draw.NARROW * 0.245
    for y, which, name, said in sorted(ends):
        told = [*draw.wrapped(name, room, draw.SMALL, at_most=2), said]
        start = max(y - 6, free + 14)
        drawn.append(draw.shape(which, 72.5, start - 4, size=4, fill="none", stroke=draw.COLOURS[which], stroke_width=2))
        for row, text in enumerate(told):
            drawn.append(draw.words(75.5, start + 15 * row, text, size=draw.SMALL, weight="bold" if row == len(told) - 1 else None))
        free = start + 15 * (len(told) - 1) + 6
    return drawn, free + 8
