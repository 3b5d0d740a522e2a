"""The rules as a reader meets them: one behind a sentence, and all of them in a table."""

from exercises.catalog.case_conference.rule_table import RULES
from exercises.views.markup import details, join, paragraph, table, tag

OURS = "The number in it is invented by this course. It is not a finding and must not be quoted as one."
TERMS = ("When", "What it does", "Rests on", "Its limit")


def rule(id_):
    """One rule as a short list of terms."""
    one = RULES[id_]
    said = (one.when, one.effect, sources(one.source), one.limit)
    return join(tag("dl", [[tag("dt", term), tag("dd", words)] for term, words in zip(TERMS, said, strict=True) if words]),
                paragraph(OURS) if one.ours else None, paragraph(f"Rule {id_}.", class_="conference-small"))


def sources(ids):
    """What a rule rests on, as it is named in a sentence: seed ids, rows of the dated law page, or our own argument."""
    return ", ".join(f"the law page on {id_[4:].replace('cp-', 'child protection ').replace('-', ' ')}" if id_.startswith("law:") else
                     "our own argument" if id_ == "own argument" else id_ for id_ in ids)


def effect(said, id_):
    """What a turn did, in a sentence that opens on its rule."""
    return details(join(said, " ", tag("span", "Why?", class_="conference-why")), rule(id_))


def all_rules():
    """The whole table, behind a summary."""
    rows = [[id_, one.when, one.effect, sources(one.source), join(one.limit, " Ours." if one.ours else "")] for id_, one in RULES.items()]
    return details(f"Every rule of the model, all {len(rows)} in one table",
                   paragraph("Where the last column says “ours”, the number was invented by this course."),
                   table("The rules of the model", ["Rule", *TERMS], rows))
