"""The picture of the exercise: a ladder laid on its side, with a mark for each person on the rung they chose."""

from exercises.catalog.threshold_ladder.referrals import LEVELS, UNSURE
from exercises.views.chart import drawing as draw
from exercises.views.markup import table, tag

CELL = 11   # px, half the room of a mark
COLUMNS = (*LEVELS, UNSURE)
ACROSS = 2  # marks beside each other on one rung, so that five columns fit a phone


def marks(people):
    """A mark of two letters for each person, no two alike.

    Args:
        people: ``[{id, name}]``.

    Returns:
        A dictionary from id to mark.
    """
    found = {}
    for person in people:
        letters = [c for c in person["name"] if c.isalnum()] or ["?"]
        tries = [letters[0].upper() + other.lower() for other in letters[1:]] + [letters[0].upper() + str(n) for n in range(1, 10)]
        found[person["id"]] = next((one for one in tries if one not in found.values()), tries[-1])
    return found


def picture(rows, people, title, desc, field="rung"):
    """For each referral a row of four rungs and a place for *needs to know more*.

    Args:
        rows: referrals as ``rules.compute`` gives them.
        people: ``[{id, name, panel}]``; the invented panel's marks are square, others' round.
        title: what the picture is.
        desc: what it shows, in a sentence.
        field: ``"rung"`` for the first placements, ``"again"`` for those after the talk.

    Returns:
        SVG as Markup.
    """
    sign = marks(people)
    square = {person["id"] for person in people if person["panel"]}
    middle = {column: 10 + 20 * place for place, column in enumerate(COLUMNS)}
    body = [draw.words(middle[column], 14, "?" if column == UNSURE else str(column), anchor="middle", weight="bold") for column in COLUMNS]
    y = 22
    for row in rows:
        for said in draw.wrapped(row["title"]):
            y += 20
            body.append(draw.words(0, y - 4, said, weight="bold"))
        stood = {column: [p["rater"] for p in row["placements"] if p[field] == column] for column in COLUMNS}
        tall = max(1, *(-(-len(here) // ACROSS) for here in stood.values()))
        top = y + 3
        height = tall * 2 * (CELL + 1) + 6
        for column in COLUMNS:
            body.append(draw.box(middle[column] - 9.4, top, 18.8, height, fill="none", stroke=draw.LINE,
                                 stroke_width=1, stroke_dasharray="3 3" if column == UNSURE else None))
            body += [_mark(middle[column], top + 3, place, len(here), sign[rater], rater in square)
                     for here in (stood[column],) for place, rater in enumerate(here)]
        y = top + height + 10
    return draw.frame(title, desc, y, *body)


def _mark(x, top, place, many, said, square):
    """One person's mark, its place in the cell counted row by row."""
    line = place // ACROSS
    beside = min(ACROSS, many - line * ACROSS)
    # Positions across are shares of the width; a step of 24 px is taken as a shift, so that marks never part or overlap.
    shift = (place % ACROSS - (beside - 1) / 2) * 2 * (CELL + 1)
    y = top + CELL + line * 2 * (CELL + 1)
    ink = draw.COLOURS[1 if square else 0]
    drawn = draw.shape(1 if square else 0, x, y, size=CELL - 1, fill=draw.PAPER, stroke=ink, stroke_width=2)
    return tag("g", drawn, draw.words(x, y + 4.5, said, size=12, anchor="middle", weight="bold"), transform=f"translate({shift:g} 0)")


def numbers(rows, people, caption, field="rung"):
    """The same as a table: who placed which referral where."""
    def told(row, rater):
        rung = next((p[field] for p in row["placements"] if p["rater"] == rater), None)
        return "to know more" if rung == UNSURE else "not placed" if rung is None else str(rung)

    return table(caption, ["Referral", *(person["name"] for person in people)],
                 [[row["title"], *(told(row, person["id"]) for person in people)] for row in rows])
