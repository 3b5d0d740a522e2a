"""The coefficients, one click down: two people at a time, then all together."""

from exercises.catalog.threshold_ladder.figures import names_of, two
from exercises.catalog.threshold_ladder.referrals import LEVELS
from exercises.catalog.threshold_ladder.whys import NOT_ACCURACY, why
from exercises.views import chart
from exercises.views.markup import details, join, paragraph, table, tag

ROUND_WORDS = {"before": "before the talk", "after": "after the talk"}


def together(results):
    """Alpha of all together, before and after, and every pair."""
    return tag("section", tag("h3", "Everybody together"), [_round(results, name) for name in ("before", "after")], _same_people(results),
               details("Every pair of people", [_pairs(results, name) for name in ("before", "after")]), why("agreement"),
               paragraph(NOT_ACCURACY), class_="course-result")


def two_people(results, pair):
    """Two people set side by side: where they met, and what the coefficients make of it.

    Args:
        results: what ``rules.compute`` gave.
        pair: the ids of the two; where they are not two different people who committed, that is said.
    """
    name = names_of(results)
    found = {frozenset((p["a"], p["b"])): p for p in results["rounds"]["before"]["pairs"]}.get(frozenset(pair))
    heading = tag("h3", "Two people, before the talk")
    if results["rounds"]["before"]["not_defined_because"]:
        return join(heading, paragraph("Agreement of two people: not defined, because ", results["rounds"]["before"]["not_defined_because"], "."))
    if found is None:
        return join(heading, paragraph("Choose two different people who have committed."))
    a, b, grid = found["a"], found["b"], found["grid"]
    if pair[0] == b:
        a, b, grid = b, a, [list(column) for column in zip(*grid)]
    levels = [str(level) for level in LEVELS]
    return join(heading, _in_words(found, name[a], name[b]), _paradox(found, grid),
                chart.figure(chart.matrix(levels, levels, grid, f"Where {name[a]} and {name[b]} met",
                                          f"Rows are {name[a]}’s rungs, columns {name[b]}’s. They met on {found['matches']} of {found['shared']}."),
                             chart.matrix_table(levels, levels, grid, f"{name[a]} down, {name[b]} across", corner="Rung"),
                             f"Rows: {name[a]}. Columns: {name[b]}. On the line from top left to bottom right they chose the same rung."))


def _in_words(found, first, second):
    if not found["shared"]:
        return paragraph(f"{first} and {second}: not defined, because {found['not_defined_because']}.")
    said = [paragraph(f"{first} and {second} both placed {found['shared']} of the ten. They chose the same rung for ",
                      tag("strong", str(found["matches"])), f" ({chart.percent(found['match'])}), and stood one rung apart at most for "
                      f"{chart.percent(found['near'])}.")]
    if found["kappa"] is None:
        said.append(paragraph(f"Kappa: not defined, because {found['not_defined_because']}."))
    else:
        said.append(paragraph("Cohen’s kappa ", tag("strong", two(found["kappa"])), ", quadratic-weighted ", tag("strong", two(found["weighted"])),
                              ". 1 is a match throughout; 0 is what these two people’s habits would bring about by chance."))
    return join(*said)


def _paradox(found, grid):
    """Why much agreement and a low kappa can go together, where they do."""
    if not found["paradox"]:
        return None
    rows, columns = [sum(row) for row in grid], [sum(column) for column in zip(*grid)]
    most = max(range(len(LEVELS)), key=lambda n: rows[n] + columns[n])
    share = (rows[most] + columns[most]) / (2 * found["shared"])
    chance = sum(r * c for r, c in zip(rows, columns)) / found["shared"] ** 2
    return paragraph(
        tag("strong", "The kappa paradox bites here. "),
        f"They matched on {chart.percent(found['match'])}, and kappa is {two(found['kappa'])}. {chart.percent(share)} of their placements stand on rung "
        f"{LEVELS[most]}, so two people who chose it that often would match on {chart.percent(chance)} without reading a word. Little is left for kappa to "
        "measure. Neither figure is wrong. Read the matches and the reasons, and do not quote kappa alone.")


def _round(results, name):
    """One round's alpha and its interval."""
    found, one = results["rounds"][name], ROUND_WORDS[name]
    if found["not_defined_because"]:
        return paragraph(f"Alpha {one}: not defined, because {found['not_defined_because']}.")
    alpha, interval = found["alpha"], found["interval"]
    if alpha["ordinal"] is None:
        return paragraph(f"Alpha {one}: not defined, because {alpha['not_defined_because']}.")
    if interval["not_defined_because"]:
        around = f". No interval is given, because {interval['not_defined_because']}"
    else:
        around = (f"; middle 95 per cent of {interval['times']:,} draws of referrals {two(interval['low'])} to {two(interval['high'])} "
                  f"(seed {interval['seed']}" + (f"; {interval['undefined']} draws had no variation and are left out" if interval["undefined"] else "") + ")")
    return paragraph(f"Krippendorff’s alpha {one}, ordinal: ", tag("strong", two(alpha["ordinal"])), f"{around}. {len(found['raters'])} people, "
                     f"{alpha['units']} referrals, {alpha['values']} placements. Pairs matched on {chart.percent(found['match'])} on average.")


def _same_people(results):
    """Before and after for those who did both, so that somebody's absence does not look like talk."""
    shift = results["shift"]
    if shift["not_defined_because"]:
        return None
    parts = []
    for key, words in (("alpha_before", "before"), ("alpha_after", "after")):
        found = shift[key]
        parts.append(f"{words} {two(found['ordinal'])}" if found["ordinal"] is not None else
                     f"{words} not defined, because {found['not_defined_because']}")
    return paragraph(f"The same {len(shift['raters'])} people in both rounds, ordinal alpha: " if len(shift["raters"]) > 1 else
                     "The one person who did both rounds, ordinal alpha: ", "; ".join(parts),
                     ". A rise says that they stand nearer together. It may be only who is senior.")


def _pairs(results, name):
    found, label = results["rounds"][name], names_of(results)
    if not found["pairs"]:
        return paragraph(f"Pairs {ROUND_WORDS[name]}: not defined, because {found['not_defined_because']}.")
    rows = [[f"{label[p['a']]} and {label[p['b']]}", f"{p['matches']} of {p['shared']}",
             *([two(p["kappa"]), two(p["weighted"])] if p["kappa"] is not None else [f"not defined, because {p['not_defined_because']}"] * 2)]
            for p in found["pairs"]]
    return table(f"Every pair, {ROUND_WORDS[name]}", ["Pair", "Matched", "Kappa", "Weighted kappa"], rows)
