"""How two records of coded claims become one; see :mod:`exercises.record.together`."""

from exercises.catalog.whose_evidence import files, inputs, merging
from exercises.catalog.whose_evidence.claims import ASPECTS, SHORT, all_of
from exercises.catalog.whose_evidence.inputs import code_of, find
from exercises.catalog.whose_evidence.silences import SUBJECTS
from exercises.record import together
from exercises.record.together import Merged, Question

TITLE = "Whose evidence is this?"
SENTENCE = "Coders, claims of your own and notes come into one record. A coder of whom two files differ counts in no figure until somebody chooses."
MERGES, SIDED = True, False

read, write = files.read, files.as_json


def merge(mine, theirs):
    """The union of two records; whoever has coded nothing gets an id of their own where a page is still empty."""
    if inputs.is_untouched(mine.record):
        return Merged(merging.merge(mine.record, inputs.fresh(theirs.record)))
    if inputs.is_untouched(theirs.record):
        return mine
    return Merged({**merging.merge(mine.record, theirs.record), "showing": False})


def waiting(merged):
    """Two coders of one name first, since one person's versions may follow from it."""
    record = merged.record
    return (*(_same_name(record, pair) for pair in merging.same_names(record)), *(_differs(record, one) for one in record["conflicts"]))


def settle(merged, question, number):
    """The record with one question answered.

    Raises:
        Problem: it cannot be answered so, or is there no more.
    """
    kind, what = question.what
    if kind == "same_name":
        first, second = what
        return Merged(merging.one_person(merged.record, first, second) if number == 0 else merging.two_people(merged.record, second))
    return Merged(merging.pick(merged.record, what, number))


def said(record):
    """What was coded, whosever sheet is open."""
    return together.without(record, "showing", "here")


def told(record):
    """What is in a record, in words."""
    coders, codes, own = len(record["coders"]), sum(len(coder["codes"]) for coder in record["coders"]), len(record["own"])
    return f"{coders} made-up name{'' if coders == 1 else 's'}, {codes} coded claim{'' if codes == 1 else 's'}, {own} of your own"


def _same_name(record, pair):
    name = find(record["coders"], pair[0])["name"]
    return Question(f"Two coders are called {name}. Are they one person on two devices? If they are two, one of them gets a number after the name.",
                    (), together.ONE_OR_TWO, ("same_name", pair))


def _differs(record, conflict):
    rows, about = {"coder": _coder, "own": _own, "gap": _gap}[conflict["about"]](record, conflict)
    return Question(about, tuple(map(tuple, rows)), together.versions(len(conflict["versions"])), ("conflict", conflict))


def _coder(record, conflict):
    versions = conflict["versions"]
    rows = [["Name", *(v["name"] for v in versions)], ["Finished", *("no" if v["apart"] is None else "yes" for v in versions)]]
    for claim in all_of(record):
        codes = [_code(v, claim.id) for v in versions]
        if len(set(codes)) > 1:
            rows.append([claim.text, *codes])
    return rows, versions[0]["name"]


def _code(version, claim):
    code, alone = code_of(version, claim), (version["apart"] or {}).get(claim)
    words = ", ".join(SHORT[a][code[a]] for a in ASPECTS if code[a])
    if alone and any(alone[a] != code[a] for a in ASPECTS):
        words = f"{words or 'nothing'} (alone: {', '.join(SHORT[a][alone[a]] for a in ASPECTS)})"
    return f"{words or 'nothing'}; {code['against']}" if code["against"] else words or "nothing"


def _own(record, conflict):
    rows = [[name.capitalize(), *(v[name] or "nothing" for v in conflict["versions"])] for name in ("text", "source", "year", "stands")]
    return rows, "A claim of your own, in two versions"


def _gap(record, conflict):
    return [["Note", *conflict["versions"]]], f"{SUBJECTS[conflict['id']]['name']}: where to look"
