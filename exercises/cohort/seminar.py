"""A page to print for a seminar, out of what a class handed in: one HTML file, no names, and no texts unless the tutor ticked them."""

import zlib

from exercises.cohort.counts import FEWEST_FOR_CHOICES
from exercises.record import personal, printable

NAMES_IN_TEXTS = ("These are words that learners wrote. No name was put beside them, but a text can hold a name, or tell who wrote it. "
                  "Read each before you show or print this page, and leave out what points to somebody.")
MOST_TEXTS = 40
"""Texts to one prompt; a seminar reads no more in an hour."""


def page(thresholds=None, gaps=None, choices=None, texts=None, seed=1, when=""):
    """The seminar page as HTML.

    Args:
        thresholds: what :meth:`~exercises.cohort.tally.Tally.thresholds` gives, or None to leave it out.
        gaps: what ``gaps`` gives, or None.
        choices: what ``choices`` gives, or None.
        texts: rows as ``texts`` gives them, where the tutor ticked prompts; None leaves them out, and that is the rule.
        seed: of the order in which texts stand: not that of the names.
        when: the day, in words.

    Returns:
        HTML that needs no other file, runs nothing, and holds no learner's name that we put there.
    """
    parts = [printable.paragraph(f"{when}\nWhat a class handed in, counted. No names.".strip())]
    parts += _thresholds(thresholds) if thresholds and (thresholds["rows"] or thresholds["apart"]["rows"]) else []
    parts += _choices(choices) if choices else []
    parts += _gaps(gaps) if gaps and gaps["learners"] else []
    parts += _texts(texts, seed) if texts else []
    if len(parts) == 1:
        parts.append(printable.paragraph("Nothing was chosen for this page, or nothing of it could be counted."))
    return printable.page("What we handed in", [*parts, printable.heading("To talk about"), printable.space(6)])


def _thresholds(figures):
    rungs = figures["rungs"]
    people = figures["people"]
    parts = [printable.heading("Where we differ about a threshold"),
             printable.paragraph(f"{_people(people['before'])} committed before talking, {_people(people['after'])} after. The referral on which the "
                                 "placements lie furthest apart stands first."),
             printable.items(f"{number}: {name}" for number, name in enumerate(rungs, 1))]
    for rows, caption in ((figures["rows"], "How many stood on each rung, before and after the talk"),
                          (figures["apart"]["rows"], f"Two that stand apart. {figures['apart']['why']}")):
        if rows:
            parts.append(printable.table(caption, ["Referral", "Round", *(str(number) for number, _ in enumerate(rungs, 1))],
                                         [[row["title"], name, *row[name]] for row in rows for name in ("before", "after") if any(row[name])]))
    if figures["elsewhere"]:
        parts.append(printable.paragraph(f"{_people(figures['elsewhere'])} had other names for the rungs and are not counted here: a 2 on another "
                                         "ladder need not mean the same."))
    said = [f"Krippendorff’s alpha {name} the talk, ordinal: " + (f"{one['value']:.2f}." if one["value"] is not None else f"not given, since {one['not_given_because']}.")
            for name, one in figures["alpha"].items()]
    return [*parts, printable.paragraph(figures["said"]), printable.paragraph("\n".join(["For whoever wants one figure:", *said]))]


def _choices(figures):
    parts = [printable.heading("What was chosen"),
             printable.paragraph("Only of those who included their choices, and never by whom. Where fewer than "
                                 f"{FEWEST_FOR_CHOICES} did, the numbers are withheld: in so small a group one can tell who it was.")]
    parts += [printable.table(f"{one['title']}, as {one['seat']}: {one['at']}", ["Choice", f"Of {one['people']}"],
                              [[row["words"], row["many"]] for row in one["rows"]]) for one in figures if not one["withheld"]]
    withheld = {}
    for one in figures:
        if one["withheld"]:
            withheld.setdefault(f"{one['title']}, as {one['seat']}", []).append(one["at"])
    if withheld:
        parts += [printable.paragraph("Withheld:"), printable.items(f"{about}: {', '.join(scenes)}" for about, scenes in withheld.items())]
    return parts


def _gaps(figures):
    rows = [[f"{row['id']}: {row['text']}", row["touched"], row["could"]] for row in figures["rows"]]
    return [printable.heading("What the work touches"),
            printable.paragraph(f"{_people(figures['learners'])} handed in something that counts here. A low number is a gap in what was set or "
                                "handed in, and says nothing of any person."),
            printable.table("How many learners’ work touches it, and how many handed in something that could", ["Outcome or prompt", "Touches", "Could"], rows)]


def _texts(rows, seed):
    parts = [printable.heading("In our own words"), printable.paragraph(NAMES_IN_TEXTS)]
    by_prompt = {}
    for row in rows:
        by_prompt.setdefault(row["key"], []).append(row)
    for many in by_prompt.values():
        first = many[0]
        said = sorted({row["text"] for row in many}, key=lambda text: (zlib.crc32(f"{seed}{text}".encode("utf-8", "replace")), text))
        parts += [printable.heading(f"{first['title']}. {first['words']}", 3), printable.items(said[:MOST_TEXTS])]
        if len(said) > MOST_TEXTS:
            parts.append(printable.paragraph(f"{len(said) - MOST_TEXTS} more were left out here."))
        flagged = sum(bool(personal.warnings(text)) for text in said[:MOST_TEXTS])
        if flagged:
            parts.append(printable.paragraph(f"Look again: {flagged} of these {'holds' if flagged == 1 else 'hold'} something like a date of birth, a "
                                             "number, an address. " + personal.LIMITS))
    return parts


def _people(many):
    return "One person" if many == 1 else f"{many:,} people"
