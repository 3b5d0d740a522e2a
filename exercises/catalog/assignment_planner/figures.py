"""The results as they are shown: coverage, balance, sources, what is not there, the timetable, the group."""

from exercises.catalog.assignment_planner import grid_picture, notices, timetable_picture
from exercises.catalog.assignment_planner.brief import OUTCOMES, PROMPTS, SHORT_MODES, label
from exercises.catalog.assignment_planner.outline import count
from exercises.catalog.assignment_planner.whys import NOT_SHOWN, why
from exercises.views import chart
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag

STATES = {"empty": "no paragraph", "no_words": "tagged, no words yet", "clause": "a clause", "uncritical": "without criticism", "there": ""}
_LETTERS = {"describe": "D", "analyse": "A", "criticise": "C", "reflect": "R", "": "?"}


def coverage(results):
    """The picture that stands on top and follows every change: twelve prompts, and the words set aside for each."""
    total, limit = results["total"], results["limit"]
    empty = sum(one["state"] == "empty" for one in results["prompts"])
    told = "; ".join(f"{label(one['id'])}: {STATES[one['state']] or f'''{count(one['words'])} words'''}" for one in results["prompts"])
    rows = [(_named(one), one["words"] or STATES[one["state"]]) for one in results["prompts"]]
    if limit is None:
        words = f"{total:,} words planned; no limit is entered."
    else:
        words = f"{total:,} of {limit:,} words planned" + (f", {results['left']:,} left." if results["left"] >= 0 else f", {-results['left']:,} over.")
    head = "No prompt is without a paragraph." if not empty else "No paragraph carries a prompt yet." if empty == 12 else f"{empty} of 12 prompts have no paragraph."
    return join(
        paragraph(tag("strong", head), f" {words}"),
        chart.figure(chart.bars(rows, "Words set aside for each prompt", told, show=count),
                     table("Words by prompt", ["Prompt", "Words", "Share of the plan", "Paragraphs", "State"],
                           [[label(one["id"]), count(one["words"]), _share(one["words"], total), _places(one["paragraphs"]), STATES[one["state"]] or "there"]
                            for one in results["prompts"]]),
                     "Longer is more words, not better. A prompt may be left out on purpose."))


def page(results, plan):
    """All that follows, as Markup.

    Args:
        results: what ``rules.compute`` gave.
        plan: the plan itself, for the words and dates that results do not repeat.
    """
    return join(
        _section("What is not there", _missing(results), why("coverage")),
        _section("Paragraph by paragraph", _matrix(results)),
        _section("Balance", _balance(results), why("balance")),
        _section("Sources", _sources(results), why("sources")),
        _section("Whose words", _heard(results), why("heard")),
        _section("Timetable", _timetable(results, plan), why("timetable")),
        _section("In your group", _group(results), why("group")) if results["others"]["plans"] else None,
        _section("To take to the group", bullet_list(notices.questions(results))),
        paragraph(NOT_SHOWN, class_="course-honesty"))


def _section(heading, *body):
    return tag("section", tag("h3", heading), *body, class_="course-result")


def _named(one):
    return f"{label(one['id'])}: {STATES[one['state']]}" if one["state"] in ("clause", "uncritical") else label(one["id"])


def _share(words, total):
    return chart.percent(words / total) if total else "not defined, because no paragraph has words yet"


def _places(numbers):
    return ", ".join(map(str, numbers)) or "none"


def _missing(results):
    found = notices.missing(results)
    if not found:
        return paragraph("Nothing that this page looks for is missing. That says little: read the plan aloud to somebody.")
    return join([join(tag("h4", heading), bullet_list(said)) for heading, said in found])


def _matrix(results):
    rows = results["paragraphs"]
    names = [f"{row['number']}. {row['heading'].strip() or 'no heading yet'}" for row in rows]
    cells = [[row["words"] / len(row["prompts"]) if p in row["prompts"] and row["words"] else "•" if p in row["prompts"] else None for p in PROMPTS] for row in rows]
    outcomes = [[f"{id_} {OUTCOMES[id_][0]}", count(one["words"]), _share(one["words"], results["total"]), _places(one["paragraphs"])]
                for id_, one in zip(OUTCOMES, results["outcomes"])]
    marked = [[*(count(cell) if isinstance(cell, float) else "tagged" if cell else "" for cell in row)] for row in cells]
    return join(
        chart.figure(grid_picture.picture(rows, "Paragraphs and prompts",
                                          "Which paragraph carries which prompt, and with how many of its words; the same as in the table."),
                     table("Words by paragraph and prompt", ["Paragraph", *PROMPTS], [[name, *row] for name, row in zip(names, marked)]),
                     "A figure is words; a dot is a tag without words. A column of empty places is a prompt without a paragraph, a row of them a paragraph without a prompt."),
        table("Words by outcome", ["Outcome", "Words", "Share of the plan", "Paragraphs"], outcomes))


def _balance(results):
    if not results["total"]:
        return paragraph("Not defined, because no paragraph has words yet.")
    modes, weighs = results["modes"], results["weighs"]
    # What has no words has no place in the bar, and needs no letter below it.
    shown = [mode for mode in _LETTERS if modes[mode]]
    series = [(_LETTERS[mode], SHORT_MODES.get(mode, "Not said")) for mode in shown]
    does = chart.figure(
        chart.stacked_bars([("What the words do", [modes[mode] for mode in shown])], series, "What the words do",
                           "; ".join(f"{name}: {count(modes[mode])} words" for (_, name), mode in zip(series, shown))),
        chart.bars_table([(SHORT_MODES.get(mode, "Not said"), modes[mode]) for mode in _LETTERS], "Words by what they do", header=("What they do", "Words"), show=count),
        _ratio(results["describe_to_analyse"], "For each word that analyses or criticises, {} describe.", "Describing to analysing", results["describe_to_analyse_not_defined_because"]))
    every = [("S", "Strength", weighs["strength"]), ("W", "Weakness", weighs["weakness"]), ("–", "Neither", weighs[""])]
    sides, values = [(letter, name) for letter, name, words in every if words], [words for _, _, words in every if words]
    weigh = chart.figure(
        chart.stacked_bars([("Strengths and weaknesses of working together", values)], sides, "Strengths and weaknesses",
                           "; ".join(f"{name}: {count(value)} words" for (_, name), value in zip(sides, values))),
        chart.bars_table([(name, words) for _, name, words in every], "Words on strengths and weaknesses", header=("What they do", "Words"), show=count),
        _ratio(results["strength_to_weakness"], "For each word on a weakness, {} are on a strength.", "Strengths to weaknesses",
               results["strength_to_weakness_not_defined_because"]))
    return join(does, weigh)


def _ratio(value, words, name, reason):
    return f"{name}: not defined, because {reason}." if value is None else words.format(chart.number(value))


def _sources(results):
    rows = results["sources"]
    if results["hhi"] is None:
        listed = f" {len(rows)} {'is' if len(rows) == 1 else 'are'} listed." if rows else ""
        return paragraph(f"Concentration: not defined, because {results['hhi_not_defined_because']}.{listed}")
    used = [one for one in rows if one["uses"]]
    return join(
        paragraph(f"{len(used)} {'source' if len(used) == 1 else 'sources'} in use. Concentration (HHI) ", tag("strong", f"{results['hhi']:.2f}"),
                  f": as if the plan leaned on {results['as_many_as']:.1f} sources, all alike."),
        chart.figure(chart.bars([(one["name"], one["uses"]) for one in used], "How many paragraphs use each source",
                                "; ".join(f"{one['name']}: {one['uses']}" for one in used), colour=3),
                     table("Sources and the paragraphs that use them", ["Source", "Paragraphs", "Which"],
                           [[one["name"], one["uses"], _places(one["paragraphs"])] for one in rows]),
                     "A use is a paragraph. Whether a source bears the weight is not counted."))


def _heard(results):
    name = {one["id"]: one["name"] for one in results["sources"]}
    rows = []
    for who, words in (("family", "Parents, carers, family"), ("child", "Children and young people")):
        found = results["heard"][who]
        rows.append([words, "; ".join(name[one] for one in found["sources"]) or "none in use", _places(found["paragraphs"])])
    return table("Whose own words the sources in use carry", ["Whose", "Sources", "Paragraphs"], rows)


def _timetable(results, plan):
    found = results["timetable"]
    if found["not_defined_because"]:
        return paragraph(f"Not defined, because {found['not_defined_because']}.")
    days = found["days"]
    draft = next(one["days"] for one in found["stages"] if one["key"] == "draft")
    pace = f" {results['total'] / draft:,.0f} words on each drafting day." if draft and results["total"] else ""
    few = " Fewer days than stages: some share a day." if days < len(found["stages"]) else ""
    return join(paragraph(f"{days} working {'day' if days == 1 else 'days'}.{pace}{few}"),
                chart.figure(timetable_picture.picture(plan, found), timetable_picture.numbers(plan, found),
                             "Counted back from the deadline. Dashed lines are Mondays."))


def _group(results):
    plans = results["others"]["plans"]
    none = results["others"]["touched_by_none"]
    cells = [[one["shares"][p] if one["shares"] and one["shares"][p] else None for p in PROMPTS] for one in plans]
    names = [one["name"] for one in plans]
    said = f"None of you touches {'; '.join(label(p) for p in none)}." if none else "Each prompt is touched by one of you at least."
    return join(
        paragraph(said),
        chart.figure(chart.matrix(names, list(PROMPTS), cells, "Whose plan touches which prompt", "Shares of each plan’s own words; the same as in the table.",
                                  show=lambda share: f"{share * 100:.0f}", gap="", colour=3),
                     table("Shares of each plan’s own words", ["Plan", *PROMPTS],
                           [[name, *(chart.percent(cell) if cell else "" for cell in row)] for name, row in zip(names, cells)]),
                     "Figures are per cent of that plan’s own words. Whether your rules let you compare plans is for your university to say."),
        details("What came in their files", paragraph("Words by prompt and by mode, under a made-up name. No heading, claim, source or note.")))
