"""The pictures of the exercise: readers as dots by version, and the two versions side by side."""

from exercises.catalog.knowing_the_end.chronology import NAMES
from exercises.views.chart import drawing as draw
from exercises.views.markup import table

_R = 12            # px, room for a number of three figures
_LEFT, _WIDE = 5.5, 89  # %, where 0 lies and how far it is to 100


def dots(rows, title, desc):
    """A line for each version with a dot for each reader, the number in it, and the mean as a mark below.

    Args:
        rows: ``(name, [(figure, invented)], (mean, its words) or None)``; invented readers' dots are square.
        title: what the picture is.
        desc: what it shows, in a sentence.

    Returns:
        SVG as Markup.
    """
    body, y = [], 0
    for which, (name, figures, mean) in enumerate(rows):
        ink = draw.COLOURS[which]
        y += 18
        body.append(draw.words(0, y - 3, name, weight="bold"))
        lanes, placed = [], []
        for figure, invented in sorted(figures):
            x = _at(figure)
            # Counted on a narrow screen, so that no dot lies on another anywhere.
            left = x * draw.NARROW / 100 - _R
            lane = next((n for n, end in enumerate(lanes) if end <= left), len(lanes))
            lanes[lane:lane + 1] = [left + 2 * _R + 2]
            placed.append((x, lane, figure, invented))
        ground = y + 6 + max(1, len(lanes)) * (2 * _R + 2)
        if not figures:
            body.append(draw.words(_LEFT, ground - 9, "nobody yet", size=draw.SMALL))
        if mean:
            body.append(draw.line(_at(mean[0]), y + 6, _at(mean[0]), ground + 6, colour=ink, width=2, dash="3 3"))
        body.append(draw.line(_LEFT, ground, _LEFT + _WIDE, ground))
        # The upper ones first, so that no stem lies on a dot.
        for x, lane, figure, invented in sorted(placed, key=lambda one: -one[1]):
            middle = ground - _R - 2 - lane * (2 * _R + 2)
            if lane:
                body.append(draw.line(x, middle, x, ground))
            body += [draw.shape(1 if invented else 0, x, middle, size=_R - 1, fill=draw.PAPER, stroke=ink, stroke_width=2),
                     draw.words(x, middle + 4, str(figure), size=12, anchor="middle", weight="bold")]
        y = ground + 20
        if mean:
            side = "start" if mean[0] < 25 else "end" if mean[0] > 75 else "middle"
            body.append(draw.words(_at(mean[0]), y, mean[1], size=draw.SMALL, anchor=side))
        y += 10
    body += [draw.line(_LEFT, y, _LEFT + _WIDE, y)]
    for tick in (0, 25, 50, 75, 100):
        body += [draw.line(_at(tick), y, _at(tick), y + 5), draw.words(_at(tick), y + 19, str(tick), size=12, anchor="middle")]
    return draw.frame(title, desc, y + 24, *body)


def numbers(readers, scale, caption):
    """The same as a table: a row for each reader, by code."""
    return table(caption, ["Code", "Version", "Number"],
                 [[r["code"], NAMES[r["version"]] + (", invented" if r["scripted"] else ""), "left blank" if r[scale] == "" else str(r[scale])] for r in readers])


def two_sheets(entries):
    """Two sheets of paper with the same lines; one has the ending above them."""
    body = [draw.words(23, 14, NAMES["untold"], anchor="middle", weight="bold"), draw.words(77, 14, NAMES["told"], anchor="middle", weight="bold")]
    tall = 62 + 12 * entries
    for left in (3, 57):
        body.append(draw.box(left, 24, 40, tall, fill=draw.PAPER, stroke=draw.LINE, stroke_width=1.5))
    body += [draw.box(60, 34, 34, 30, fill=draw.COLOURS[1], fill_opacity=draw.TINT, stroke=draw.COLOURS[1], stroke_width=2),
             draw.words(77, 54, "the ending", size=draw.SMALL, anchor="middle", weight="bold")]
    for left in (6, 60):
        for number in range(entries):
            y = 80 + 12 * number
            body.append(draw.line(left, y, left + (34, 29, 32, 25)[number % 4], y, colour=draw.INK, width=2))
    return draw.frame("Two versions of one chronology",
                      f"Two sheets with the same {entries} entries. On one of them the ending stands above the entries; on the other there is none.",
                      tall + 30, *body)


def _at(figure):
    return _LEFT + _WIDE * figure / 100
