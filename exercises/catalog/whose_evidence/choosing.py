"""What two files say differently, in words; ``exercises/views/choices`` asks."""

from exercises.catalog.whose_evidence import merging
from exercises.catalog.whose_evidence.claims import ASPECTS, SHORT, all_of
from exercises.catalog.whose_evidence.inputs import code_of, find
from exercises.catalog.whose_evidence.silences import SUBJECTS
from exercises.views import markup
from exercises.views.choices import NAMES, versions


def settled(record, choice, answer):
    """The record once a choice is made.

    Raises:
        Problem: it cannot be made.
    """
    kind, what = choice
    if kind == "same_name":
        first, second = what
        return merging.one_person(record, first, second) if answer == 0 else merging.two_people(record, second)
    return merging.pick(record, what, answer)


def waiting_in(record):
    """The choices that wait: two coders of one name first, since one person's versions may follow from it."""
    return [("same_name", pair) for pair in merging.same_names(record)] + [("conflict", one) for one in record["conflicts"]]


def told(record, choice):
    """A choice in words, and its options."""
    kind, what = choice
    if kind == "same_name":
        name = find(record["coders"], what[0])["name"]
        return markup.paragraph(f"Two coders are called {name}. Are they one person on two devices? If they are two, one of them gets a number "
                                "after the name."), NAMES
    options = versions(len(what["versions"]))
    rows, caption = {"coder": _coder, "own": _own, "gap": _gap}[what["about"]](record, what)
    return markup.table(caption, ["", *options], rows), options


def _coder(record, what):
    rows = [["Name", *(v["name"] for v in what["versions"])], ["Finished", *("no" if v["apart"] is None else "yes" for v in what["versions"])]]
    for claim in all_of(record):
        said = [_code(v, claim.id) for v in what["versions"]]
        if len(set(said)) > 1:
            rows.append([claim.text, *said])
    return rows, f"{what['versions'][0]['name']}: only what differs is listed"


def _code(version, claim):
    code, alone = code_of(version, claim), (version["apart"] or {}).get(claim)
    said = ", ".join(SHORT[a][code[a]] for a in ASPECTS if code[a])
    if alone and any(alone[a] != code[a] for a in ASPECTS):
        said = f"{said or 'nothing'} (alone: {', '.join(SHORT[a][alone[a]] for a in ASPECTS)})"
    return f"{said or 'nothing'}; {code['against']}" if code["against"] else said or "nothing"


def _own(record, what):
    return [[name.capitalize(), *(v[name] or "nothing" for v in what["versions"])] for name in ("text", "source", "year", "stands")], "A claim of your own, in two versions"


def _gap(record, what):
    return [["Note", *what["versions"]]], f"{SUBJECTS[what['id']]['name']}: where to look"
