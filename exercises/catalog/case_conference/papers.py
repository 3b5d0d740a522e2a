"""Minutes, dissent note, process audit and the figures of the debrief as pages to print, each marked fictional."""

from exercises.catalog.case_conference import figures, whys
from exercises.catalog.case_conference import minutes as written
from exercises.catalog.case_conference.rule_table import RULES
from exercises.record import printable
from exercises.views import markup, on_paper

FOOT = "Joined Up, X16, case conference simulator. Fictional: the family, the meeting and everybody in it are invented."


def minutes(state, record):
    """The minutes as a page to print."""
    return _page("Minutes of an invented conference", written.minutes(state, record))


def dissent_note(state, record):
    """The dissent note as a page to print."""
    return _page("Dissent note", written.dissent_note(state, record))


def process_audit(state, record):
    """The process audit as a page to print."""
    return _page("Process audit", written.process_audit(state, record))


def looking_back(state, results):
    """The figures of the debrief, with their tables; the rules by which somebody's numbers moved are its reasons."""
    shown = markup.join(figures.known(results), figures.talk(results, state.turns), figures.decided(results), figures.judged(results), figures.below(results))
    used = dict.fromkeys(row["rule"] for row in results["changed"])
    return printable.page("An invented conference in figures", [printable.paragraph(written.FICTIONAL), *on_paper.parts(shown)], FOOT,
                          reasons={id_: [_rule(id_)] for id_ in used})


def _rule(id_):
    one = RULES[id_]
    return " ".join(filter(None, (f"Rule {id_}. {one.when} {one.effect} Rests on {whys.sources(one.source)}. {one.limit}", whys.OURS if one.ours else "")))


def _page(title, text):
    """Plain text as a page: a line in capitals is a heading, lines that begin with a dash a list."""
    parts, items = [], []
    lines = text.splitlines()
    # The page has its name above already.
    for line in [*lines[lines[:1] == [title.upper()]:], ""]:
        if line.startswith("- "):
            items.append(line[2:])
            continue
        if items:
            parts.append(printable.items(items))
            items = []
        if line.strip():
            parts.append(printable.heading(line.capitalize().replace(" i ", " I ")) if line.isupper() else printable.paragraph(line))
    parts.append(printable.space(4))
    return printable.page(title, parts, FOOT)
