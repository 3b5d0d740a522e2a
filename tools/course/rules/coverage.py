"""Nothing of the sources is forgotten, and nothing of the assignment goes unserved without saying so.

``docs/sources/left-out.toml`` lists the items that the course leaves out, each with a reason;
``docs/outcomes/gaps.toml`` the outcomes and prompts that something is still missing for.
"""

import re
import tomllib
from pathlib import Path

from tools.course import markdown_source
from tools.course.problems import Finding

MUST_BE_USED = ("task", "case", "factor", "model", "challenge", "finding", "prompt")
LEFT_OUT = "docs/sources/left-out.toml"
GAPS = "docs/outcomes/gaps.toml"
NEEDS = ("page", "task", "exercise")
BLANKET = {"X20"}
"""The planner carries every prompt; that says nothing about any one of them."""
CITATION = re.compile(r"\[@([^\]\n]+)\]")


def _rows(course, path, table):
    file = Path(course.root, path)
    if not file.is_file():
        return []
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")).get(table, [])
    except tomllib.TOMLDecodeError:
        return []


def left_out(course):
    """The ids that are left out on purpose, each with its reason."""
    return {row.get("id", ""): row.get("reason", "") for row in _rows(course, LEFT_OUT, "left_out")}


def gaps(course):
    """The outcomes and prompts that something is missing for: id to the set of what is missing."""
    return {row.get("id", ""): set(row.get("lacks", ())) for row in _rows(course, GAPS, "gap")}


def used(course):
    """The ids of the items that the course cites or rests on, but for lists that name every item."""
    found = {id_ for part in course.parts for id_ in part.rests_on}
    found |= {prompt.item for prompt in course.prompts} | {outcome.item for outcome in course.outcomes}
    for page in course.written:
        for match in CITATION.finditer(markdown_source.masked(page.text)):
            found |= set(match.group(1).replace("@", " ").split())
    for row in course.law:
        found |= set(row.items)
    return found


def forgotten_items(course):
    """Each item that asks to be worked with is used somewhere, or left out with a reason."""
    if not course.items:
        return
    there, away = used(course), left_out(course)
    for item in course.items:
        if item.kind in MUST_BE_USED and item.id not in there and item.id not in away:
            yield Finding(item.path, item.line, f"{item.id} ({item.kind}) is neither used nor left out.",
                          f"Cite it where it belongs, or name it in {LEFT_OUT} with a reason.")


def wrongly_left_out(course):
    """What is left out exists, is not used after all, and has a reason."""
    there, lines = used(course), _lines(course, LEFT_OUT)
    for id_, reason in left_out(course).items():
        line = lines.get(id_, 1)
        if course.item(id_) is None:
            yield Finding(LEFT_OUT, line, f"There is no item {id_}.", "Use an id of docs/sources/items.toml.")
        elif id_ in there:
            yield Finding(LEFT_OUT, line, f"{id_} is listed as left out and used all the same.", "Take it from the list.")
        elif not reason.strip():
            yield Finding(LEFT_OUT, line, f"{id_} is left out without a reason.", "Say in a clause why.")


def _lines(course, path):
    file = Path(course.root, path)
    if not file.is_file():
        return {}
    pattern = re.compile(r"^\s*id\s*=\s*\"([^\"]+)\"")
    lines = enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
    return {match.group(1): number for number, line in lines if (match := pattern.match(line))}


def serving(course):
    """For each outcome and prompt, which of ``page``, ``task`` and ``exercise`` serve it, by id.

    Returns:
        A dictionary from id to ``{"page": […], "task": […], "exercise": […]}``. A vignette that can be played
        counts as an exercise: it runs, computes its ledger and its debrief, and is kept in the record.
    """
    table = {}
    for wanted in (*course.outcomes, *course.prompts):
        def serves(parts, id_=wanted.id):
            return [part.id for part in parts if id_ in (*part.outcomes, *part.prompts) and part.id not in BLANKET]
        table[wanted.id] = {"page": serves(course.modules), "task": serves(course.group_tasks),
                            "exercise": serves((*course.exercises, *course.vignettes))}
    return table


def unserved(course):
    """Each outcome and prompt has a page, a task and a built exercise of its own, or is listed as a gap."""
    if not course.prompts:
        return
    known = gaps(course)
    for wanted in (*course.outcomes, *course.prompts):
        served = serving(course)[wanted.id]
        missing = {need for need in NEEDS if not served[need]} - known.get(wanted.id, set())
        for need in sorted(missing):
            yield Finding(wanted.path, wanted.line, f"No {need} of its own serves {wanted.id}.",
                          f"Name {wanted.id} where it is served, or list it in {GAPS} with lacks = [\"{need}\"].")


def closed_gaps(course):
    """A gap that has been closed is taken from the list."""
    table, lines = serving(course), _lines(course, GAPS)
    for id_, lacks in gaps(course).items():
        if id_ not in table:
            yield Finding(GAPS, lines.get(id_, 1), f"There is no outcome or prompt {id_}.", "Use an id of docs/outcomes/outcomes.toml.")
            continue
        for need in sorted(lacks):
            if need not in NEEDS or table[id_][need]:
                yield Finding(GAPS, lines.get(id_, 1), f"{id_} is said to lack a {need} and does not.", "Take it from the list.")


def table(course):
    """The coverage table that ``tools check --coverage`` prints, as lines."""
    there, away = used(course), left_out(course)
    lines = ["kind         items  used  left out  forgotten"]
    for kind in sorted({item.kind for item in course.items}):
        ids = [item.id for item in course.items if item.kind == kind]
        gone = [id_ for id_ in ids if id_ in away and id_ not in there]
        lost = [id_ for id_ in ids if id_ not in there and id_ not in away]
        mark = "" if kind in MUST_BE_USED else "  (need not be used)"
        lines.append(f"{kind:<12}{len(ids):>6}{len(ids) - len(gone) - len(lost):>6}{len(gone):>10}{len(lost):>11}{mark}")
    lines += ["", "outcome or prompt   page  task  exercise  said to lack"]
    known = gaps(course)
    for id_, served in serving(course).items():
        counts = "".join(f"{len(served[need]):>6}" if need != "exercise" else f"{len(served[need]):>10}" for need in NEEDS)
        lines.append(f"{id_:<18}{counts}  {', '.join(sorted(known.get(id_, ()))) or '-'}")
    return lines
