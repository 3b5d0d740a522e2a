"""A matrix: a figure or a letter for each pair of a row and a column."""

from exercises.views.chart import drawing as draw


def matrix(row_names, column_names, cells, title, desc, *, high=None, show=draw.number, gap="–", colour=1, prefix=None):
    """A grid with the figure in each cell, and a bar below it as long as the figure is large.

    Args:
        row_names: a name for each row.
        column_names: a name for each column; written upwards where they are long.
        cells: for each row a list of figures of 0 or more, letters, or None.
        title: what the picture is.
        desc: what it shows, in a sentence.
        high: the figure at which a bar is full; the largest one if not given.
        show: how a figure is written.
        gap: the sign where there is nothing.
        colour: 1 to 5.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    if not column_names or len(cells) != len(row_names) or any(len(row) != len(column_names) for row in cells):
        raise ValueError("A matrix needs a cell for each row and column, and at least one column.")
    figures = [cell for row in cells for cell in row if draw.is_number(cell)]
    if any(cell < 0 for cell in figures):
        raise ValueError("A matrix draws figures of 0 or more.")
    full = high or max([*figures, 0]) or 1
    left = 30.0
    slot = (100 - left) / len(column_names)
    room = slot * draw.NARROW / 100
    upright = any(draw.width_of(name, draw.SMALL) > room - 4 for name in column_names)
    cut = [draw.wrapped(name, 130, draw.SMALL, at_most=1)[0] for name in column_names]
    top = max(draw.width_of(name, draw.SMALL) for name in cut) + 10 if upright else 22
    body = []
    for place, name in enumerate(cut):
        x = left + (place + 0.5) * slot
        body.append(draw.words_up(x, top - 6, name) if upright else draw.words(x, top - 7, name, size=draw.SMALL, anchor="middle"))
    tall, y = 34, top
    for name, row in zip(row_names, cells):
        said = draw.wrapped(name, draw.NARROW * left / 100 - 8, draw.SMALL, at_most=3)
        high_row = max(tall, 16 * len(said) + 4)
        middle = y + high_row / 2
        body.append(draw.line(0, y, 100, y))
        for place, text in enumerate(said):
            body.append(draw.words(0, middle + 5 + 16 * (place - (len(said) - 1) / 2), text, size=draw.SMALL))
        for place, cell in enumerate(row):
            body += _cell(cell, left + (place + 0.5) * slot, middle, high_row, full, slot, show, gap, draw.COLOURS[colour - 1])
        y += high_row
    return draw.frame(title, desc, y + 2, *body, prefix=prefix)


def _cell(cell, x, y, tall, full, slot, show, gap, ink):
    """A figure with a bar below it as long as it is large, on a ground as strong; or a letter."""
    room, wide = slot * draw.NARROW / 100, slot * 0.9
    if not draw.is_number(cell):
        said = cell if isinstance(cell, str) and cell else gap
        return [draw.words(x, y + 5, said, size=14 if room > 16 else 12, anchor="middle", weight="bold" if cell else None)]
    share = min(1.0, cell / full)
    said = show(cell)
    if draw.width_of(said, draw.SMALL) > room and said.startswith("0."):
        said = f"{cell:.1f}"[1:] if cell >= 0.05 else said[1:]
    ground = draw.box(x - wide / 2, y - tall / 2 + 2, wide, tall - 4, fill=ink, fill_opacity=f"{0.04 + 0.24 * share:.2f}")
    bar = draw.box(x - wide / 2, y + tall / 2 - 6, wide * share, 4, fill=ink)
    return [ground, bar, draw.words(x, y + 3, said, size=draw.SMALL if room > 22 else 11, anchor="middle")]
