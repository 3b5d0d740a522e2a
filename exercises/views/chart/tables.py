"""The same figures as a table: one function for each chart, taking what the chart takes."""

from exercises.views import markup
from exercises.views.chart import drawing as draw
from exercises.views.chart import shares


def bars_table(rows, caption, *, header=("", "Figure"), show=draw.number, gap="no figure"):
    """The figures of :func:`~exercises.views.chart.bars` (and of any ``(name, value)`` rows)."""
    return markup.table(caption, header, [[name, _cell(value, show, gap)] for name, value in rows])


def shares_table(columns, series, values, caption, *, corner="", show=draw.percent, gap="no answers"):
    """The figures of ``stacked_area``, and of ``stacked_bars`` with the rows' names as ``columns``.

    Each row of the table is one column of the chart; shares are of its own sum.
    """
    rows = []
    for name, parts in zip(columns, values):
        found = shares.of(parts, len(series))
        rows.append([name, *([show(share) for share in found] if found else [draw.why_not(parts, gap)] * len(series))])
    return markup.table(caption, [corner, *(name for _, name in series)], rows)


def multiples_table(panels, columns, series, caption, *, corners=("", ""), show=draw.percent, gap="no answer"):
    """The figures of ``small_multiples``: a row for each person and column."""
    rows = []
    for panel, values in panels:
        for column, parts in zip(columns, values):
            found = shares.of(parts, len(series))
            rows.append([panel, column, *([show(share) for share in found] if found else [draw.why_not(parts, gap)] * len(series))])
    return markup.table(caption, [*corners, *(name for _, name in series)], rows)


def lines_table(columns, series, caption, *, corner="", show=draw.number, gap="no figure"):
    """The figures of ``lines``: a row for each column of the chart."""
    rows = [[column, *(_cell(values[place], show, gap) for _, values in series)] for place, column in enumerate(columns)]
    return markup.table(caption, [corner, *(name for name, _ in series)], rows)


def strip_table(columns, values, caption, *, words=None, header=("", "Figure", "In words"), show=draw.number, gap="no figure"):
    """The figures of ``strip``, with its words where it has them."""
    rows = [[column, _cell(value, show, gap), *([words[place] if draw.is_number(value) else ""] if words else [])]
            for place, (column, value) in enumerate(zip(columns, values))]
    return markup.table(caption, header[: 3 if words else 2], rows)


def dots_table(rows, caption, *, header=("", "Figures"), show=draw.number, gap="no figure"):
    """The figures of ``dots``: a row for each row, its figures in the order given."""
    return markup.table(caption, header, [[name, ", ".join(_one(value, show, gap) for value in values) or gap] for name, values in rows])


def dumbbell_table(rows, caption, *, ends=("before", "after"), corner="", show=draw.number, gap="no figure"):
    """The figures of ``dumbbell``."""
    return markup.table(caption, [corner, *ends], [[row[0], *(_cell(value, show, gap) for value in row[1:3])] for row in rows])


def spans_table(rows, caption, *, header=("", "Figure", "From", "To"), show=draw.number, gap="no figure", no_ends="not given"):
    """The figures of :func:`~exercises.views.chart.spans`."""
    return markup.table(caption, header, [[name, _cell(value, show, gap), _cell(low, show, no_ends), _cell(high, show, no_ends)]
                                          for name, value, low, high in rows])


def matrix_table(row_names, column_names, cells, caption, *, corner="", show=draw.number, gap="nothing"):
    """The figures of ``matrix``."""
    return markup.table(caption, [corner, *column_names],
                        [[name, *(_cell(cell, show, gap) for cell in row)] for name, row in zip(row_names, cells)])


def _cell(value, show, gap):
    return show(value) if draw.is_number(value) else draw.why_not(value, gap)


def _one(value, show, gap):
    if isinstance(value, tuple):
        return f"{value[0]} {_cell(value[1], show, gap)}"
    return _cell(value, show, gap)
