"""The results as pictures, sentences and tables."""

from exercises.catalog.responsibility_dance import board, rules
from exercises.catalog.responsibility_dance.designs import DESIGNS, HOW
from exercises.catalog.responsibility_dance.families import BY_NAME
from exercises.catalog.responsibility_dance.simulate import BY_MEASURE, MEASURES, PAID, RANKED
from exercises.catalog.responsibility_dance.whys import why
from exercises.catalog.responsibility_dance.world import NEEDS, differences
from exercises.views import chart, markup

COLUMNS = {"family": "Family", "refusing": "Ended in no", "deciding": "Ended in yes", "running": "Design", "helping": "Help"}


def shown(measure, value):
    """A figure as it is written, by what it is a figure of."""
    return chart.percent(value) if measure.unit == "of families" else f"{value:.1f}".removesuffix(".0")


def about_family(name):
    """Who the family is, and what there is to do."""
    family = BY_NAME[name]
    return markup.join(markup.paragraph(family.about), markup.paragraph(
        markup.tag("strong", "They ask for: "), f"{', '.join(NEEDS[need] for need, _ in family.needs)}. ",
        markup.tag("span", "Invented. A need is something to be done; it is not what they are.", class_="course-hint")))


def paths(world, name, walks):
    """The family's way through each design.

    Args:
        world: the world.
        name: the family's name.
        walks: for each design the family's walk, with its steps; or a sentence that says why there is none.
    """
    if isinstance(walks, str):
        return markup.paragraph(walks)
    costs = {design: rules.costs(walk) for design, walk in walks.items()}
    days = world["weeks"] * 7 - next(iter(walks.values())).asked
    weeks = max(1, round(days / 7))
    blocks = [(DESIGNS[design], board.line_of(costs[design]), walk, days) for design, walk in walks.items()]
    title = f"The {name} family’s way through five designs"
    picture = board.board(blocks, weeks, title, "; ".join(f"{DESIGNS[d]}: {board.line_of(costs[d])}" for d in walks))
    tables = [board.steps_table(walk, world["services"], f"{name}: {DESIGNS[design].lower()}, step by step") for design, walk in walks.items()]
    return markup.join(chart.figure(picture, markup.join(*tables), f"The first run, seed {world['seed']}. One family, the same luck, five designs."),
                       why("paths"))


def designs_told():
    """The five designs in a sentence each."""
    return markup.details("What the five designs are", markup.tag("dl", [
        markup.join(markup.tag("dt", name), markup.tag("dd", HOW[design])) for design, name in DESIGNS.items()]))


def bars(results, world):
    """The chosen measure, design by design, with its interval; and what the order is worth."""
    measure = BY_MEASURE[results["measure"]]
    rows = []
    for design, name in DESIGNS.items():
        found = results["designs"][design][measure.key]
        rows.append((name, found["mean"] if found["mean"] is not None else f"not defined, because {found['because']}", found["low"], found["high"]))

    def show(value):
        return shown(measure, value)

    title = f"{measure.label}, {measure.unit}"
    desc = ". ".join(f"{row[0]}: {show(row[1]) if not isinstance(row[1], str) else row[1]}" for row in rows)
    few = results["designs"]["doors"][measure.key]["no_interval"]
    caption = (f"{results['done']} runs of {world['families']} families. " + (
        f"No interval: {few}." if few else "The line at a bar’s end, and the figures in brackets: the middle 95 per cent of the runs."))
    return markup.join(markup.tag("h4", title), markup.paragraph(measure.about),
                       chart.figure(chart.spans(rows, title, desc, show=show), chart.spans_table(rows, title, header=("Design", "Mean", "From", "To"), show=show), caption),
                       markup.paragraph(f"By {measure.label.lower()}, {'more' if measure.more else 'less'} being better:"),
                       markup.bullet_list(order_told(results["order"][measure.key])), why("bars"))


def order_told(order):
    """The order on one measure in sentences, with what it is worth."""
    said = []
    for better, other, wins, runs, is_apart in order["apart"]:
        told = f"{DESIGNS[better]} before {DESIGNS[other].lower()} in {wins} of {runs} runs"
        said.append(f"{told}: too few runs to say more." if is_apart is None else f"{told}: apart." if is_apart else f"{told}: not apart.")
    for place in order["places"]:
        if len(place) > 1:
            said.append(f"{' and '.join(DESIGNS[d] for d in place)} tie.")
    for design, because in order["left_out"].items():
        said.append(f"{DESIGNS[design]} has no place: {because}.")
    if not order["places"]:
        said.append("There is no order, because no design has a figure.")
    return said


def everything(results):
    """All measures of all designs in one table."""
    rows = []
    for measure in MEASURES:
        cells = []
        for design in DESIGNS:
            found = results["designs"][design][measure.key]
            cells.append("not defined" if found["mean"] is None else shown(measure, found["mean"]) if found["low"] is None else
                         f"{shown(measure, found['mean'])} ({shown(measure, found['low'])} to {shown(measure, found['high'])})")
        rows.append([f"{measure.label}, {measure.unit}", *cells])
    return markup.details("All figures in one table", markup.table("All figures, design by design", ["Measure", *DESIGNS.values()], rows))


def paid(results):
    """Who paid in hours."""
    if any(results["designs"][d][key]["mean"] is None for d in DESIGNS for key in PAID):
        return markup.join(markup.tag("h4", "Who paid in hours"), markup.paragraph("Not defined, because nobody asked for anything."))
    cells = [[round(results["designs"][design][key]["mean"], 1) for key in PAID] for design in DESIGNS]
    names, heads = list(DESIGNS.values()), [COLUMNS[key] for key in PAID]

    def show(value):
        return f"{value:.1f}" if 0 < value < 10 else f"{value:.0f}"

    title = "Hours for each family: who paid"
    desc = ". ".join(f"{name}: the family {show(row[0])}, staff {show(sum(row[1:]))}" for name, row in zip(names, cells))
    return markup.join(markup.tag("h4", "Who paid in hours"),
                       chart.figure(chart.matrix(names, heads, cells, title, desc, show=show), chart.matrix_table(names, heads, cells, title, corner="Design", show=show),
                                    "The first column is the family’s own, unpaid. The second is staff time after which no help came."), why("paid"))


def turned(turns, measure, others):
    """Which invented number turns the order."""
    if turns is None:
        return ""
    first = " and ".join(DESIGNS[d] for d in turns["base"]) or "no design"
    parts = [markup.paragraph(f"As it is, {first} comes first by {measure.label.lower()}, in {others} runs."),
             markup.paragraph(*_summed(turns))]
    if turns["left"]:
        parts.append(markup.paragraph(f"{turns['left']} values have not been tried. Go on, and this is drawn again."))
    strongest = [(f"{row['label']}: {row['tried']}", row["swapped"]) for row in turns["rows"] if row["swapped"] or row["turns_first"]][:8]
    rows = [[row["label"], row["tried"], " and ".join(DESIGNS[d] for d in row["first"]) or "no design has a figure",
             "yes" if row["turns_first"] else "no", row["swapped"], row["lost"]] for row in turns["rows"]]
    if rows:
        title = "Pairs of designs that changed places, of ten"
        table = markup.table("What was tried, one number at a time",
                             ["Number", "Tried", "First then", "Another first place", "Pairs that changed places", "Pairs without an order"], rows)
        picture = chart.bars(strongest or [("Nothing that was tried", 0)], title, ". ".join(f"{name}: {n}" for name, n in strongest) or "None.", high=10, colour=4)
        parts.append(chart.figure(picture, table, title + ". Numbers that turn the first place stand first."))
    return markup.join(*parts, why("turns"))


def _summed(turns):
    """What hangs on how many numbers: the point in bold, then which."""
    if not turns["rows"]:
        return ["Nothing has been tried yet."]
    if not turns["turned"]:
        return [markup.tag("strong", f"None of the {len(turns['rows'])} values that were tried put another design first."),
                " That may mean that it follows from how the designs are drawn, and not from any number."]
    many = len(turns["turned"])
    return [markup.tag("strong", f"The first place hangs on {many} invented number{'' if many == 1 else 's'}."), f" {'; '.join(turns['turned'])}."]


def alone(arithmetic, counted, world):
    """Doors alone, by arithmetic and by chance."""
    rows = [["No help at all", f"{arithmetic['none']:.3f}", f"{counted['none']:.3f}" if counted else "not counted yet"],
            ["Doors tried", f"{arithmetic['doors']:.3f}", f"{counted['doors']:.3f}" if counted else "not counted yet"]]
    return markup.join(markup.paragraph(f"A chance of {world['accept']:g} at each door, {world['doors']} doors at most:"),
                       markup.table("Doors alone, worked out and counted", ["What", "By arithmetic", f"Counted in {rules.ALONE:,} askings"], rows), why("alone"))


def worlds(results, record):
    """Other people's worlds beside this one, with their words."""
    if not record["others"]:
        return ""
    measure, parts = BY_MEASURE[results["measure"]], []
    rows = []
    for other, found in zip(record["others"], results["worlds"]):
        names = ", ".join(filter(None, found["names"])) or "somebody without a name"
        changed = differences(other["world"])
        told = "; ".join(f"{label}: {here} for {there}" for label, there, here in changed[:6]) or "nothing changed"
        more = f"; and {len(changed) - 6} more" if len(changed) > 6 else ""
        first = " and ".join(DESIGNS[d] for d in found["order"]["places"][0]) if found["order"] and found["order"]["places"] else "no order"
        rows.append([names, told + more, first, found["done"]])
        for voice in other["voices"]:
            parts.append(markup.details(f"{voice['name'] or 'Somebody without a name'}, in their own words", markup.tag("dl", [
                markup.join(markup.tag("dt", label), markup.tag("dd", voice[key] or "nothing written")) for key, label in VOICES.items()])))
    return markup.join(markup.tag("h4", "Others’ worlds beside this one"),
                       markup.table(f"Whose numbers put whom first, by {measure.label.lower()}", ["Whose", "Numbers that differ from the course’s", "First", "Runs"], rows),
                       *parts)


VOICES = {"claim": "What I would argue", "hangs": "Which invented number it hangs on", "ask": "What I would ask a family, and a worker"}
RANKED_LABELS = tuple((BY_MEASURE[key].label, key) for key in RANKED)
