"""A matrix: a figure or a letter for each pair of a row and a column."""

from exercises.views.chart import drawing as draw


def matrix(row_names, column_names, cells, title, desc, *, high=None, show=draw.number, gap="–", colour=1, prefix=None):
    """Squares whose size is the figure, with the figure in them.

    Args:
        row_names: a name for each row.
        column_names: a name for each column; written upwards where they are long.
        cells: for each row a list of figures of 0 or more, letters, or None.
        title: what the picture is.
        desc: what it shows, in a sentence.
        high: the figure at which a square is full; the largest one if not given.
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
    side = min(room - 2, 40)  # px, of a full square
    upright = any(draw.width_of(name, draw.SMALL) > room - 4 for name in column_names)
    cut = [draw.wrapped(name, 130, draw.SMALL, at_most=1)[0] for name in column_names]
    top = max(draw.width_of(name, draw.SMALL) for name in cut) + 10 if upright else 22
    body = []
    for place, name in enumerate(cut):
        x = left + (place + 0.5) * slot
        body.append(draw.words_up(x, top - 6, name) if upright else draw.words(x, top - 7, name, size=draw.SMALL, anchor="middle"))
    tall, y = max(side + 4, 24), top
    for name, row in zip(row_names, cells):
        said = draw.wrapped(name, draw.NARROW * left / 100 - 8, draw.SMALL, at_most=3)
        high_row = max(tall, 16 * len(said) + 4)
        middle = y + high_row / 2
        body.append(draw.line(0, y, 100, y))
        for place, text in enumerate(said):
            body.append(draw.words(0, middle + 5 + 16 * (place - (len(said) - 1) / 2), text, size=draw.SMALL))
        for place, cell in enumerate(row):
            body += _cell(cell, left + (place + 0.5) * slot, middle, side, full, room, show, gap, draw.COLOURS[colour - 1])
        y += high_row
    return draw.frame(title, desc, y + 2, *body, prefix=prefix)


def _cell(cell, x, y, side, full, room, show, gap, ink):
    if draw.is_number(cell):
        # The area is the figure: the side grows with its root.
        edge = side * min(1.0, cell / full) ** 0.5
        square = draw.tag("rect", x=draw.percent_of(x), y=f"{y - edge / 2:.1f}", width=f"{edge:.1f}", height=f"{edge:.1f}",
                          transform=f"translate({-edge / 2:.1f} 0)", fill=ink, fill_opacity=draw.TINT, stroke=ink,
                          stroke_width=1.2) if cell else None
        said = show(cell)
        if draw.width_of(said, 12) > room and said.startswith("0."):
            said = f"{cell:.1f}".removeprefix("0")
        return [square, draw.words(x, y + 4.5, said, size=draw.SMALL if room > 28 else 12, anchor="middle")]
    said = cell if isinstance(cell, str) and cell else gap
    return [draw.words(x, y + 5, said, size=14 if room > 16 else 12, anchor="middle", weight="bold" if cell else None)]
