"""A sheet with every chart and its table: what is looked at, by eye and by browser.

``python -m tests.views.sheet FILE`` writes it.
"""

import random
import sys
from pathlib import Path

from exercises.views import chart, markup

LOOK = Path(__file__).parents[2] / "docs" / "assets" / "stylesheets"
STAGES = [("F", "forming"), ("S", "storming"), ("N", "norming"), ("P", "performing"), ("A", "adjourning")]
FOUR = ["1", "2", "3", "4"]
EIGHT = [str(number) for number in range(1, 9)]
SIXTEEN = [str(number) for number in range(1, 17)]
SHARES = [[.6, .2, .2, 0, 0], [.2, .5, .2, .1, 0], [.1, .2, .3, .4, 0], [0, .1, .2, .4, .3]]


def figures():
    """A figure for each chart, ordinary and crowded."""
    chance = random.Random(3)
    gaps = [*SHARES[:2], None, SHARES[2], "nobody answered", *SHARES[1:]]
    many = [None if place in (4, 9, 11) else [chance.random() for _ in STAGES] for place in range(16)]
    for columns, values in ((FOUR, SHARES), (EIGHT, gaps), (SIXTEEN, many)):
        yield chart.figure(chart.stacked_area(columns, STAGES, values, "The group", "Shares of ticks by stage."),
                           chart.shares_table(columns, STAGES, values, f"The group over {len(columns)} check-ins", corner="Check-in"), "An area chart.")
    for columns, panels in ((FOUR, [("Ash", SHARES), ("Bay", [None, *SHARES[1:]]), ("Cedar", [SHARES[1]] * 4)]),
                            (SIXTEEN, [("Ash", many), ("Bay", many[::-1])])):
        yield chart.figure(chart.small_multiples(panels, columns, STAGES, "Members", "Shares of each one's ticks."),
                           chart.multiples_table(panels, columns, STAGES, f"Members over {len(columns)} check-ins", corners=("Member", "Check-in")),
                           "Small multiples.")
    for columns, values, words in ((FOUR, [.12, .55, None, .31], ["near", "apart", "", "some"]),
                                   (SIXTEEN, [None if place == 4 else chance.random() for place in range(16)], None)):
        yield chart.figure(chart.strip(columns, values, "Disagreement", "How far apart members were.", words=words),
                           chart.strip_table(columns, values, f"Disagreement over {len(columns)} check-ins", words=words,
                                             header=("Check-in", "Figure", "In words")), "A strip.")
    talk = [("The mother", .12), ("Social worker", .41), ("School lead, who also speaks for the pastoral team and the kitchen", .47),
            ("The boy", "not defined, because nobody timed his turns")]
    yield chart.figure(chart.bars(talk, "Talk", "Share of talk by seat.", reference=("even share", .25), show=chart.percent, high=1),
                       chart.bars_table(talk, "Share of talk", header=("Seat", "Share"), show=chart.percent), "Bars.")
    days = [("Monday 12 May", SHARES[0]), ("Wednesday", SHARES[1]), ("Friday", None), ("Sunday", SHARES[3])]
    yield chart.figure(chart.stacked_bars(days, STAGES, "Days", "Shares by day."),
                       chart.shares_table([name for name, _ in days], STAGES, [parts for _, parts in days], "Shares by day", corner="Day"), "Stacked bars.")
    trust = [("Social worker", [1, 2, 3, 2]), ("School lead", [4, 3.5, None, 4]), ("Mother", [2, 2, 2.5, 3]), ("The boy", [None] * 4)]
    yield chart.figure(chart.lines(FOUR, trust, "Trust", "Trust by meeting.", high=5),
                       chart.lines_table(FOUR, trust, "Trust by meeting", corner="Meeting"), "Lines.")
    rated = [("Trust", [("A", 2), ("B", 2), ("C", 3.5), ("D", None)]), ("Time", [1, 2, 2, 5])]
    yield chart.figure(chart.dots(rated, "Ratings", "Ratings by theme.", high=5), chart.dots_table(rated, "Ratings by theme", header=("Theme", "Ratings")), "Dots.")
    parts = [("Shared purpose", 2, 4), ("Reflection on process", 4, 1.5), ("Flexibility", 3, 3), ("Interdependence", None, 2)]
    yield chart.figure(chart.dumbbell(parts, "Parts", "Ratings before and after.", high=5, low=1), chart.dumbbell_table(parts, "Before and after", corner="Part"), "Dumbbells.")
    acts = ["Ask", "Inform", "Propose something", "Support"]
    follow = [[.1, .5, .4, 0], [.25, .25, .25, .25], [None, 1, 0, 0], [.05, .05, .1, .8]]
    yield chart.figure(chart.matrix(acts, acts, follow, "Turns", "What follows what."), chart.matrix_table(acts, acts, follow, "What follows what", corner="After"), "A matrix.")
    tags = [f"Prompt {number}" for number in range(1, 13)]
    used = [[chance.choice([None, "D", "A", 3]) for _ in tags] for _ in acts]
    yield chart.figure(chart.matrix(acts, tags, used, "Tags", "What is tagged."), chart.matrix_table(acts, tags, used, "What is tagged", corner="Part"), "Letters.")


def page(scheme="default", look=True):
    """The sheet as a page in the course's own colours; ``scheme`` is ``default`` (light) or ``slate`` (dark)."""
    styles = "".join((LOOK / name).read_text("utf-8") for name in ("palette.css", "exercise.css")) if look else ""
    return (f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>Charts</title><style>{styles}\nbody{{margin:16px;font:17px/1.5 sans-serif;background:var(--course-paper);color:var(--course-ink)}}"
            f'main{{max-width:760px;margin:auto}}</style></head><body data-md-color-scheme="{scheme}" data-md-color-primary="custom">'
            f'<main class="md-typeset"><h1>Charts</h1>{markup.join(*figures())}</main></body></html>')


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(*sys.argv[2:3]), "utf-8")
