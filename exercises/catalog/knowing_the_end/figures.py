"""The results as they are shown: the dots and counts first, then words; the permutation test and the last question apart."""

from exercises.catalog.knowing_the_end import notices, picture
from exercises.catalog.knowing_the_end.chronology import BY_ID, ENDING, NAMES, SCALES, VERSIONS, label
from exercises.catalog.knowing_the_end.notices import figure
from exercises.catalog.knowing_the_end.whys import CAN, CANNOT, NOT_SHOWN, why
from exercises.catalog.knowing_the_end.wording import KINDS
from exercises.views import chart
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag

INVENTED = " The course wrote what they say, so that there is something to see. Nobody was asked, and it proves nothing."


def page(results, beside=None):
    """All that leads, as Markup.

    Args:
        results: what :func:`exercises.catalog.knowing_the_end.rules.compute` gave.
        beside: the same of the invented readers, where they stand beside those here.
    """
    return join(
        marked(results, beside),
        details("How it ended, for those who were not told", tag("blockquote", paragraph(ENDING), paragraph("Invented."))),
        _section("The dots", [_scale(results, beside, scale) for scale in SCALES], why("dots")),
        _section("Which entry weighed most", _entries(results, beside), why("entries")),
        _section("Looking back in words", _words(results, beside), why("words")),
        _section("What it may mean for learning from reviews", _learning(results, beside), why("learning")),
        _section("About these sheets", bullet_list(notices.about(results, beside))))


def last(results):
    """What comes after everything else: what to take to the group, and the last question."""
    return join(_section("To take to the group", bullet_list(notices.questions(results))),
                _section("What can a review not tell you?",
                         tag("ol", [tag("li", tag("strong", head), " ", said) for head, said in CANNOT]), paragraph(CAN)))


def honesty():
    """What none of it shows."""
    return paragraph(NOT_SHOWN, class_="course-honesty")


def test(results, beside=None):
    """The permutation test and the effect size of both scales, one click down."""
    parts = [_tested(results, "The invented readers:" if results["invented"] else "")]
    if beside:
        parts.append(_tested(beside, "The twelve invented readers, who are not yours:"))
    return _section("The permutation test", *parts, why("test"))


def marked(results, beside):
    """The labels that invented readers never lose."""
    if results["invented"]:
        return paragraph(tag("strong", "Invented example."), " These twelve readers are made up. Their dots are square.", INVENTED, class_="course-invented")
    if beside:
        return paragraph(tag("strong", "Twelve invented readers"), " stand beside you. Their dots are square, yours are round, and they are in none of your figures.", INVENTED,
                         class_="course-invented")
    return None


def _section(heading, *body):
    return tag("section", tag("h3", heading), *body, class_="course-result")


def _alone(results, beside):
    """Whether the readers here have nothing to set side by side, and invented ones stand beside them."""
    return bool(beside) and all(results["scales"][scale]["difference"] is None for scale in SCALES)


def _learning(results, beside):
    """Told of the readers here, or of the invented ones where those here have nothing to set side by side."""
    alone = _alone(results, beside)
    return [paragraph(said) for said in notices.learning(beside if alone else results, alone or results["invented"])]


def rows_of(results, beside, scale):
    """What the picture of one question is drawn from, and its counts in sentences: ``(rows, sentences)``."""
    words, found = SCALES[scale], results["scales"][scale]
    other = beside["scales"][scale] if beside else None
    # One mean a line: that of the readers here, where both versions were read.
    whose = found if found["difference"] is not None or not other else other
    rows = []
    for version in VERSIONS:
        figures = [(value, results["invented"]) for value in found[version]] + [(value, True) for value in (other[version] if other else [])]
        mean = whose["means"][version]
        said = None if mean is None else (mean, f"{'mean' if whose is found else 'mean of the invented'} {figure(mean)}")
        many = f"{len(found[version])} here, {len(other[version])} invented" if other else len(figures)
        rows.append((f"{NAMES[version]} ({many})", figures, said))
    told = [notices.lead(found, words, "Invented readers who were told" if results["invented"] else "Those who were told")]
    if other:
        told.append(notices.lead(other, "The invented readers:", "those who were told"))
    return rows, told


def _scale(results, beside, scale):
    """One question: the picture, its numbers, and the counts in a sentence."""
    words = SCALES[scale]
    rows, told = rows_of(results, beside, scale)
    readers = [{**r, "scripted": results["invented"]} for r in results["readers"] if not r["left_out_because"]]
    readers += [{**r, "scripted": True} for r in beside["readers"] if not r["left_out_because"]] if beside else []
    return join(tag("h4", words),
                chart.figure(picture.dots(rows, f"{words} By version", " ".join(told)), picture.numbers(readers, scale, f"{words} Each reader’s number"),
                             "Each dot is a reader, with the number given, from 0 to 100."),
                [paragraph(said) for said in told])


def _entries(results, beside):
    """By entry, how many of each version it weighed most with; those that nobody named stay out of the picture."""
    alone = _alone(results, beside)
    named = [entry for entry in (beside if alone else results)["entries"] if entry["told"] or entry["untold"]]
    if not named:
        return paragraph("Nobody named an entry. Go round: which one weighed most with you, and what did it point to?")
    rows = [(label(entry["id"]), entry["untold"], entry["told"]) for entry in named]
    most, least = max(rows, key=lambda row: (row[2] - row[1], row[2])), max(rows, key=lambda row: (row[1] - row[2], row[1]))
    said = [f"Named more often by those who knew: {most[0]} ({most[2]} against {most[1]})." if most[2] > most[1] else None,
            f"More often by those who did not: {least[0]} ({least[1]} against {least[2]})." if least[1] > least[2] else None,
            _own(results) if alone else None]
    ends = tuple(NAMES[version].lower() for version in VERSIONS)
    whose = " These are the invented readers." if alone or results["invented"] else ""
    return join(chart.figure(chart.dumbbell(rows, "Which entry weighed most, by version", "How many readers of each version named each entry.", ends=ends),
                             chart.dumbbell_table(rows, "How many named each entry", ends=ends, corner="Entry"),
                             f"How many readers named each entry: an open mark for those who were not told, a full one for those who were.{whose}"),
                paragraph(" ".join(one for one in said if one)) if any(said) else None,
                details("Read those entries again", table("What those entries say", ["Entry", "What was written"],
                                                          [[label(entry["id"]), BY_ID[entry["id"]].text] for entry in named])))


def _own(results):
    """What the few readers here named, beside the invented ones."""
    named = [label(entry["id"]) for entry in results["entries"] if entry["told"] or entry["untold"]]
    return f"Named here: {'; '.join(named)}." if named else None


def _words(results, beside):
    """How often reasons look back, and each find in its sentence."""
    parts = []
    for one, whose in ((results, ""), (beside, "The invented readers: ")):
        if one:
            parts.append(_counted_words(one["words"], whose))
    return join(*parts)


def _counted_words(words, whose):
    if not any(words[version]["wrote"] for version in VERSIONS):
        return paragraph(f"{whose}Nobody wrote a reason, so there are no words to count.")
    rows = [[NAMES[version], words[version]["wrote"], words[version]["readers"], *(words[version][kind] for kind in KINDS)] for version in VERSIONS]
    counted = "; ".join(f"{NAMES[v].lower()} {words[v]['should']}" for v in VERSIONS)
    finds = [[f"{one['code']}, {NAMES[one['version']].lower()}", KINDS[one["kind"]], join(one["before"], tag("strong", one["words"]), one["after"])]
             for one in words["found"]]
    return join(paragraph(f"{whose}“Should have” and its like: {counted}."),
                table(f"{whose}Words that look back", ["Version", "Wrote a reason", "Of these, used such words", *KINDS.values()], rows),
                details("Each find in its sentence", table(f"{whose}What was found", ["Who", "Kind", "In the sentence"], finds)) if finds else None)


def tested(results):
    """Both scales' test and effect size for one set of readers, a sentence or two each."""
    told = []
    for scale, words in SCALES.items():
        found = results["scales"][scale]
        test, pairs = found["test"], found["pairs"]
        if test["not_defined_because"]:
            said = f"No test, because {test['not_defined_because']}."
        else:
            dealt = (f"In {test['as_far']:,} of all {test['of']:,} ways to deal these numbers blindly" if test["exact"] else
                     f"In {test['as_far']:,} of {test['of']:,} deals drawn by chance (seed {results['seed']})")
            kind = "exact, two-sided" if test["exact"] else "two-sided"
            said = (f"{dealt}, the means lie as far apart or further: p = {share(test['p'])}, {kind}. With groups of these sizes it cannot come "
                    f"out below {share(test['least'])}.")
        delta = f" Cliff’s delta {chart.number(pairs['delta'])}." if pairs else ""
        told.append(join(tag("strong", words), f" {said}{delta}"))
    return told


def _tested(results, whose):
    return join(paragraph(whose) if whose else None, bullet_list(tested(results)))


def share(value):
    """A share of the ways as it is written: two places, three where it is small, and never 0."""
    return "below 0.001" if value < 0.001 else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"
