"""How the parts of a whole change over time: one area chart, or a small one for each person."""

from exercises.views.chart import drawing as draw
from exercises.views.chart import shares
from exercises.views.markup import tag

TALL = 232  # px


def stacked_area(columns, series, values, title, desc, *, show=draw.percent, gap="no answers", prefix=None):
    """Bands that rise and fall from column to column; the first part lies lowest.

    A column without figures breaks the bands, and words stand there. A column alone between two such is
    drawn as a narrow bar: no line is drawn to what is not known.

    Args:
        columns: a short name for each column, such as ``"1"`` or ``"12 May"``.
        series: ``(letter, name)`` of each part, at most five.
        values: for each column a list of figures, drawn as shares of their sum, or None or words.
        title: what the picture is.
        desc: what it shows, in a sentence.
        show: how a share (0 to 1) is written.
        gap: the words where a column has no figures; keep them short, the reason stands in the table.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    series = shares.checked(series)
    found = [shares.of(parts, len(series)) for parts in values]
    if len(found) != len(columns):
        raise ValueError(f"{len(columns)} columns and {len(found)} sets of figures were given.")
    if not columns:
        raise ValueError("A chart needs at least one column; say in words that there is none.")
    inset = 7.0 if len(columns) <= 8 else 3.5
    across = draw.columns_at(len(columns), inset, 100 - inset)
    step = across[1] - across[0] if len(across) > 1 else 40.0
    bands = [_band(which, run, found, across, step) for run in _runs(found) for which in range(len(series))]
    stretched = tag("svg", bands, x="0", y=8, width="100%", height=TALL, viewBox="0 0 100 100", preserveAspectRatio="none",
                    overflow="visible")
    body = [stretched]
    for place, parts in enumerate(found):
        x = across[place]
        if parts is None:
            body += [draw.line(x, 8, x, 8 + TALL, dash="3 4", width=1.5), draw.words_up(x, TALL - 14, gap)]
        body += [draw.line(x, 8 + TALL, x, 13 + TALL), draw.words(x, TALL + 28, columns[place], size=draw.column_size(columns), anchor="middle")]
    labels, named = _labels(found, series, across, step, show)
    notes, y = shares.names_left(series, named, TALL + 36)
    return draw.frame(title, desc, y, *body, *labels, *notes, prefix=prefix)


def small_multiples(panels, columns, series, title, desc, *, gap="no answer", prefix=None):
    """A small row of columns for each person, all on the same scale, with the letter of the largest part.

    Args:
        panels: ``(name, values)``; values as for :func:`stacked_area`.
        columns: a short name for each column.
        series: ``(letter, name)`` of each part, at most five.
        title: what the picture is.
        desc: what it shows, in a sentence.
        gap: the words where a column has no figures.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    series = shares.checked(series)
    prefix = prefix or draw.new_prefix()
    if not columns:
        raise ValueError("A chart needs at least one column; say in words that there is none.")
    slot = 100 / len(columns)
    body, y, tall = [], 0, 76
    for name, values in panels:
        if len(values) != len(columns):
            raise ValueError(f"{name!r} has {len(values)} columns and {len(columns)} are named.")
        body.append(draw.words(0, y + 15, draw.wrapped(name, at_most=1)[0], weight="bold"))
        top = y + 24
        body.append(draw.line(0, top + tall, 100, top + tall))
        for place, parts in enumerate(values):
            found, left, wide = shares.of(parts, len(series)), (place + 0.1) * slot, 0.8 * slot
            middle = (place + 0.5) * slot
            if found is None:
                body += [draw.box(left, top, wide, tall, fill="none", stroke=draw.LINE, stroke_dasharray="3 4"),
                         draw.words_up(middle, top + tall - 5, draw.why_not(None, gap), size=12)]
            else:
                body += _column(found, series, left, wide, top, tall, prefix)
            body.append(draw.words(middle, top + tall + 15, columns[place], size=draw.column_size(columns), anchor="middle"))
        y = top + tall + 26
    notes, y = shares.names_left(series, (), y)
    return draw.frame(title, desc, max(y, 20), *body, *notes, prefix=prefix, patterns=range(len(series)))


def _column(found, series, left, wide, top, tall, prefix):
    """Parts on top of each other, a letter in each that has room, so that a tie shows as one."""
    drawn, y = [], top + tall
    for which, share in enumerate(found):
        high = share * tall
        y -= high
        if high:
            drawn.append(draw.box(left, y, wide, high, fill=draw.pattern(prefix, which), stroke=draw.COLOURS[which], stroke_width=1.2))
        if high >= 15:
            drawn.append(draw.words(left + wide / 2, y + high / 2 + 4.5, series[which][0], size=draw.SMALL, anchor="middle",
                                    weight="bold"))
    return drawn


def _runs(found):
    """The stretches of columns that have figures, as lists of places."""
    runs, current = [], []
    for place, parts in enumerate(found):
        if parts is None:
            if current:
                runs.append(current)
            current = []
        else:
            current.append(place)
    return [*runs, current] if current else runs


def _band(which, run, found, across, step):
    """One part over one run of columns, as an area in a square of 100 by 100."""
    points = []
    for place in run:
        low = 100 * (1 - sum(found[place][:which]))
        points.append((across[place], low, 100 * (1 - sum(found[place][: which + 1]))))
    if not any(low - high > 1e-9 for _, low, high in points):
        return None
    if len(points) == 1:
        x, low, high = points[0]
        half = min(step * 0.3, 10)
        points = [(x - half, low, high), (x + half, low, high)]
    upper = " ".join(f"{x:.2f},{high:.2f}" for x, _, high in points)
    lower = " ".join(f"{x:.2f},{low:.2f}" for x, low, _ in reversed(points))
    return tag("polygon", points=f"{upper} {lower}", fill=draw.COLOURS[which], fill_opacity=draw.TINT,
               stroke=draw.COLOURS[which], stroke_width=2, stroke_linejoin="round", vector_effect="non-scaling-stroke")


def _labels(found, series, across, step, show):
    """Each band's name where it is wide enough for it, its letter and figure elsewhere; none on another.

    Words begin inside their band: at the first column of a stretch they go to the right, at the last to the left.
    """
    drawn, named, taken = [], set(), []
    places = {place: (run, *_inward(place, run)) for run in _runs(found) for place in run}

    def put(which, place, said, size, bold=False):
        parts = found[place]
        run, anchor, dx = places[place]
        tall = (size + 3) * len(said)
        if parts[which] * TALL < tall:
            return False
        x = across[place] * draw.NARROW / 100 + dx
        width = max(draw.width_of(each, size, bold) for each in said)
        start = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        ends = [across[end] * draw.NARROW / 100 for end in (run[0], run[-1])]
        if len(run) > 1 and (start < ends[0] or start + width > ends[1]) or len(run) == 1 and width > step * draw.NARROW / 100 * 0.6:
            return False
        middle = 8 + TALL * (1 - sum(parts[:which]) - parts[which] / 2)
        if not draw.fits(taken, start - 2, start + width + 2, middle - tall / 2, middle + tall / 2):
            return False
        for row, each in enumerate(said):
            y = middle + (row - (len(said) - 1) / 2) * (size + 3) + size * 0.36
            drawn.append(draw.words(across[place], y, each, size=size, anchor=anchor, dx=dx or None, weight="bold" if bold else None))
        return True

    spelled = set()
    if len(across) <= 8:
        # The widest band first, and each near where it is widest: there its name says most.
        widest = {which: max(found[place][which] for place in places) for which in range(len(series))} if places else {}
        for which in sorted(widest, key=lambda which: -widest[which]):
            near = [place for place in places if found[place][which] >= 0.6 * widest[which]]
            for place in sorted(near, key=lambda place: -found[place][which]):
                name, figure = series[which][1], show(found[place][which])
                if put(which, place, [f"{name} {figure}"], 14, True) or put(which, place, [name, figure], 14, True):
                    named.add(which)
                    spelled.add((which, place))
                    break
    for place in places:
        for which, (letter, _) in enumerate(series):
            if (which, place) not in spelled:
                # In many columns figures would crowd out letters; the table has them all.
                figure = [f"{letter} {show(found[place][which])}"]
                if len(across) > 8 or not put(which, place, figure, draw.SMALL):
                    put(which, place, [letter], draw.SMALL)
    return drawn, named


def _inward(place, run):
    """The anchor and shift (px) under which words at a column stand inside their stretch."""
    if len(run) == 1:
        return "middle", 0
    return ("start", 4) if place == run[0] else ("end", -4) if place == run[-1] else ("middle", 0)
