"""Where a class differs about a threshold, what its work touches, and what it chose."""

from exercises.catalog.class_reading.whys import why
from exercises.views import chart
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag

DISPUTED = 3
"""Referrals under which the class's own questions stand."""
MOST_QUESTIONS = 6
NO_ACCURACY_SHORT = "Agreement is not accuracy."


def thresholds(figures, questions):
    """Where the class differs; None where nobody handed in committed placements.

    Args:
        figures: what ``Tally.thresholds`` gives.
        questions: called with a referral's id; gives the texts to *what would you ask next*.
    """
    rows = figures["rows"]
    if not rows and not figures["apart"]["rows"]:
        return None
    rungs, people = figures["rungs"], figures["people"]
    series = [(str(number), rung) for number, rung in enumerate(rungs, 1)]
    said = f"{_people(people['before'])} committed to placements before talking, {_people(people['after']) if people['after'] else 'nobody'} after. The referral on which they lie furthest apart stands first."
    return join(
        tag("h3", "Where the class differs about a threshold"), paragraph(said),
        chart.figure(
            chart.stacked_bars([(row["title"], row["before"] if any(row["before"]) else row["after"]) for row in rows], series,
                               "Where each referral was placed", _placed(rows), show=chart.percent, gap="nobody placed it", prefix="rungs"),
            _numbers(rows, series, "How many stood on each rung"),
            "Each bar is a referral; its parts are the shares of the class on each rung, from 1 to 4.") if rows else None,
        *[_disputed(row, questions(row["item"])) for row in rows[:DISPUTED] if row["spread"]],
        details(f"Agreement in one figure. {NO_ACCURACY_SHORT}",
                [paragraph(figures["said"]), *[paragraph(_alpha(name, one)) for name, one in figures["alpha"].items()]]),
        _apart(figures["apart"], series), _elsewhere(figures["elsewhere"]), why("thresholds"))


def _disputed(row, asked):
    stood = [str(rung) for rung, many in enumerate(row["before"], 1) if many]
    head = f"{row['title']}: placed on {'rung' if len(stood) == 1 else 'rungs'} {' and '.join([', '.join(stood[:-1]), stood[-1]] if len(stood) > 1 else stood)}"
    if not asked:
        return tag("div", tag("h4", head), paragraph("Nobody wrote what they would ask. Ask it now: what would each of you need to know first?"), class_="class-disputed")
    left = paragraph(f"{len(asked) - MOST_QUESTIONS} more stand among the texts above.") if len(asked) > MOST_QUESTIONS else None
    return tag("div", tag("h4", head), paragraph("What they would ask next:"), bullet_list(asked[:MOST_QUESTIONS]), left, class_="class-disputed")


def _placed(rows):
    return " ".join(f"{row['title']}: " + ", ".join(f"{many} on rung {rung}" for rung, many in enumerate(row["before"], 1) if many) + "." for row in rows)


def _numbers(rows, series, caption):
    return table(caption, ["Referral", "Round", *(f"{letter}: {name}" for letter, name in series), "Mean difference"],
                 [[row["title"], name, *row[name], "–" if row[apart] is None else f"{row[apart]:.1f}"]
                  for row in rows for name, apart in (("before", "spread"), ("after", "spread_after")) if any(row[name])])


def _alpha(name, one):
    head = f"Krippendorff’s alpha {name} the talk, ordinal: "
    return head + (f"{one['value']:.2f}. 1 is full agreement, 0 what chance would bring." if one["value"] is not None else f"not given, since {one['not_given_because']}.")


def _apart(apart, series):
    if not apart["rows"]:
        return None
    return details("Two in which a child needs somebody to act today", [paragraph(apart["why"]), _numbers(apart["rows"], series, "Placed before the page said so")])


def _elsewhere(many):
    return paragraph(f"{_people(many)} had given the rungs other names and {'is' if many == 1 else 'are'} not counted here: a 2 on another ladder need not "
                     "mean the same.") if many else None


def gaps(figures):
    """What the hand-in touches, outcome by outcome; None where nothing counts."""
    if not figures["learners"]:
        return None
    outcomes = [row for row in figures["rows"] if row["kind"] == "outcome"]
    parts = [tag("h3", "What the work touches, and what it leaves out"),
             paragraph(f"Of {_people(figures['learners'])}. The least touched stands first under each outcome. A gap is one of the hand-in, never of a person.")]
    for outcome in outcomes:
        every = [row for row in figures["rows"] if row["outcome"] == outcome["id"] and row["kind"] == "prompt"]
        rows = sorted((row for row in every if row["could"]), key=lambda row: (row["touched"], row["id"]))
        parts += [tag("h4", f"{outcome['id']}: touched by {outcome['touched']} of {outcome['of']}"), paragraph(outcome["text"])]
        if rows:
            parts.append(chart.figure(
                chart.bars([(f"{row['id']} {row['text']}", row["touched"]) for row in rows],
                           f"Learners whose work touches each prompt of {outcome['id']}", _touched(rows), high=figures["learners"],
                           show=lambda many: f"{many} of {figures['learners']}", colour=2, prefix=f"gaps-{outcome['id'].lower()}"),
                table(f"Prompts of {outcome['id']}", ["Prompt", "Touched by", "Handed in what can touch it", "Learners"],
                      [[f"{row['id']} {row['text']}", row["touched"], row["could"], row["of"]] for row in rows]),
                "A short bar shows what to ask about next. It does not show whether an answer was a good one."))
        left = [row for row in every if not row["could"]]
        if left:
            parts.append(details(f"{len(left)} prompt{'' if len(left) == 1 else 's'} of {outcome['id']} that nothing in this folder could touch",
                                 [paragraph("No work that was handed in serves these. It is a gap in what was set, or in what was asked for."),
                                  bullet_list(f"{row['id']} {row['text']}" for row in left)]))
    return join(*parts, why("gaps"))


def _touched(rows):
    return "; ".join(f"{row['id']}: {row['touched']}" for row in rows) + "."


def choices(figures):
    """What was chosen in vignettes, unnamed; None where nobody included theirs."""
    if not figures:
        return None
    parts = [tag("h3", "What was chosen in a vignette"), paragraph("Only of those who included their choices, and never by whom.")]
    by_story = {}
    for one in figures:
        by_story.setdefault((one["title"], one["version"], one["seat"]), []).append(one)
    for place, ((title, _, seat), many) in enumerate(by_story.items()):
        parts.append(tag("h4", f"{title}, as {seat}"))
        shown = [one for one in many if not one["withheld"]]
        for at, one in enumerate(shown):
            bars = chart.bars([(row["words"], row["many"]) for row in one["rows"]], f"Chosen: {one['at']}",
                              "; ".join(f"{row['words']}: {row['many']}" for row in one["rows"]) + ".", high=one["people"],
                              show=lambda many, of=one["people"]: f"{many} of {of}", colour=3, prefix=f"chosen-{place}-{at}")
            parts.append(chart.figure(bars, table(one["at"], ["Choice", "How many"], [[row["words"], row["many"]] for row in one["rows"]]), one["at"]))
        withheld = len(many) - len(shown)
        if withheld:
            fewest = max(one["people"] for one in many if one["withheld"])
            parts.append(paragraph(f"{withheld} {'decision is' if withheld == 1 else 'decisions are'} withheld: {_people(fewest)} at most included "
                                   "theirs, and in so small a group one can tell who it was. Ask the group itself."))
    return join(*parts, why("choices"))


def _people(many):
    return "one person" if many == 1 else f"{many:,} people"
