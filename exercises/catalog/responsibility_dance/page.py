"""The argument page: one's own words, the picture of one family, the figures, and what they hang on."""

from exercises.catalog.responsibility_dance import board, figures, rules
from exercises.catalog.responsibility_dance.designs import DESIGNS, HOW
from exercises.catalog.responsibility_dance.simulate import BY_MEASURE, MEASURES
from exercises.catalog.responsibility_dance.whys import NOT_SHOWN, WHY
from exercises.catalog.responsibility_dance.world import SETTINGS, differences
from exercises.record import printable as on_paper
from exercises.views import chart

TITLE = "The dance of responsibility: an argument"


def page(record, results, walks):
    """The page as HTML text.

    Args:
        record: the record.
        results: what was computed from it.
        walks: for each design the open family's walk, or a sentence that says why there is none.
    """
    voice, measure, world = record["voice"], BY_MEASURE[record["measure"]], record["world"]
    parts = [on_paper.paragraph("Every number and every family on this page is invented. No order on it is a finding.")]
    if record["invented"]:
        parts.append(on_paper.paragraph("Invented example. Nobody has argued this."))
    for key, label in figures.VOICES.items():
        parts.append(on_paper.heading(label))
        parts.append(on_paper.paragraph(voice[key]) if voice[key].strip() else on_paper.space(4))
    if voice["name"].strip():
        parts.append(on_paper.paragraph(f"Written by {voice['name']} (a made-up name)."))
    if not isinstance(walks, str):
        days = world["weeks"] * 7 - next(iter(walks.values())).asked
        blocks = [(DESIGNS[d], board.line_of(rules.costs(walk)), walk, days) for d, walk in walks.items()]
        title = f"The {record['family']} family’s way through five designs"
        parts += [on_paper.heading(title), on_paper.picture(board.board(blocks, max(1, round(days / 7)), title, title), f"One run, seed {world['seed']}.")]
    parts += [on_paper.heading("The five designs"), on_paper.items([f"{name}: {HOW[d]}" for d, name in DESIGNS.items()])]
    if results["done"]:
        rows = [(name, results["designs"][d][measure.key]["mean"], results["designs"][d][measure.key]["low"], results["designs"][d][measure.key]["high"])
                for d, name in DESIGNS.items()]
        title = f"{measure.label}, {measure.unit}"
        parts += [on_paper.heading(title), on_paper.paragraph(measure.about),
                  on_paper.picture(chart.spans(rows, title, title, show=lambda v: figures.shown(measure, v), gap="not defined"),
                                   f"{results['done']} runs; in brackets the middle 95 per cent of them."),
                  on_paper.items(figures.order_told(results["order"][measure.key])),
                  on_paper.table("All figures, mean of the runs", ["Measure", *DESIGNS.values()], [
                      [f"{m.label}, {m.unit}", *("not defined" if results["designs"][d][m.key]["mean"] is None else
                                                 figures.shown(m, results["designs"][d][m.key]["mean"]) for d in DESIGNS)] for m in MEASURES])]
        if results["stale"]:
            parts.append(on_paper.paragraph("The figures were run with other numbers than those listed below."))
    turns = results["turns"]
    if turns:
        parts += [on_paper.heading("What turns the order"),
                  on_paper.table("Values that put another design first", ["Number", "Tried", "First then"], [
                      [row["label"], row["tried"], " and ".join(DESIGNS[d] for d in row["first"]) or "none"] for row in turns["rows"] if row["turns_first"]]
                      or [["None of those that were tried", "", ""]])]
    changed = differences(world)
    parts += [on_paper.heading("The numbers"), on_paper.table("What was made up", ["Number", "Figure"], [
        [one.label, f"{world[one.key]:.15g}"] for one in SETTINGS])]
    if changed:
        parts.append(on_paper.table("Changed from the course’s own", ["Number", "The course’s", "Here"], changed))
    parts += [on_paper.heading("What this does not show"), on_paper.paragraph(NOT_SHOWN),
              on_paper.heading("To talk about"), on_paper.items([
                  "P08: how does this show itself in practice? Name one step of this family’s way that you have seen, and who noticed it.",
                  "Which number on this page would you ask somebody about before you believed it? Whom?",
                  "Who pays in hours that nobody counts?"]), on_paper.space(4)]
    return on_paper.page(TITLE, parts, "Joined Up, X12, the dance of responsibility. Everything here is invented.", reasons=WHY)
