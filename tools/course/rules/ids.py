"""Ids: each is known, each stands once."""

import re

from tools.course import citations, load, markdown_source, pages
from tools.course.problems import Finding
from tools.course.rules import line_in, nearest

BROKEN = re.compile(r"\[\s*@[^\]\n]*\](?![(\[])")


def duplicate_ids(course):
    """An id names one thing."""
    named = [(part.id, part.path, line_in(course, part.path, part.id)) for part in course.parts]
    planned = [(each.id, each.path, each.line) for each in course.planned]
    rows = [[(row.id, row.path, row.line) for row in table]
            for table in (course.outcomes, course.prompts, course.items, course.law)]
    sources = [(source.key, source.path, source.line) for source in course.sources]
    for table in (named, planned, *rows, sources):
        first = {}
        for id_, path, line in table:
            if id_ and id_ in first:
                yield Finding(path, line, f"The id {id_} is taken: {first[id_]} has it.",
                              "Give this one an id of its own.")
            first.setdefault(id_, f"{path}:{line}")


def missing_ids(course):
    """Every module and task states its id, and the module it belongs to."""
    for part in (*course.modules, *course.group_tasks):
        if not part.id:
            yield Finding(part.path, 1, "This page states no id.", "Write id: … in its front matter.")
    for part in (*course.group_tasks, *course.vignettes, *course.exercises):
        if not part.modules:
            yield Finding(part.path, 1, f"{part.id or 'This'} belongs to no module.",
                          "Name the module that it is met in.")


def unknown_outcomes(course):
    """Outcomes and prompts are those of the one list."""
    lists = (("outcome", {row.id for row in course.outcomes}), ("prompt", {row.id for row in course.prompts}))
    for part in (*course.parts, *course.planned):
        for name, known in lists:
            for id_ in getattr(part, name + "s"):
                if id_ not in known:
                    yield Finding(part.path, line_in(course, part.path, name, id_), f"There is no {name} {id_}.",
                                  _mend(f"Use an {name} of {load.OUTCOMES}" if name == "outcome"
                                        else f"Use a {name} of {load.OUTCOMES}", id_, known))
    for prompt in course.prompts:
        if prompt.outcome and prompt.outcome not in lists[0][1]:
            yield Finding(prompt.path, prompt.line, f"{prompt.id} belongs to {prompt.outcome}, which is no outcome.",
                          _mend("Name an outcome of the same file", prompt.outcome, lists[0][1]))


def unknown_parts(course):
    """Modules, tasks, vignettes and exercises that are named are built or planned, and of that kind."""
    kinds = {"module": course.modules, "group_task": course.group_tasks, "vignette": course.vignettes,
             "exercise": course.exercises}
    known = {kind: {part.id for part in built} | {each.id for each in course.planned if each.kind == kind}
             for kind, built in kinds.items()}
    named = [(module, kind, getattr(module, kind + "s")) for module in course.modules
             for kind in ("group_task", "vignette", "exercise")]
    named += [(part, "module", part.modules) for part in (*course.group_tasks, *course.vignettes, *course.exercises)]
    named += [(each, "module", (each.module,) if each.module else ()) for each in course.planned]
    for part, kind, ids in named:
        for id_ in ids:
            if id_ not in known[kind]:
                what = kind.replace("_", " ")
                yield Finding(part.path, line_in(course, part.path, kind, id_), f"There is no {what} {id_}.",
                              _mend(f"Use the id of one that is built, or plan it in {load.PLAN}", id_, known[kind]))


def unknown_items(course):
    """What a part rests on, and what a row names, is in the list of items."""
    known = {item.id for item in course.items} | {f"law:{row.id}" for row in course.law}
    for part in course.parts:
        for id_ in part.rests_on:
            if id_ not in known:
                yield _unknown_item(part.path, line_in(course, part.path, id_), id_, known)
    for row in (*course.outcomes, *course.prompts):
        if row.item and row.item not in known:
            yield _unknown_item(row.path, row.line, row.item, known)
    for row in course.law:
        for id_ in row.items:
            if id_ not in known:
                yield _unknown_item(row.path, row.line, id_, known)
    sources = {source.key for source in course.sources}
    for item in course.items:
        if item.source not in sources:
            yield Finding(item.path, item.line, f"{item.id} is of a source {item.source} that is not listed.",
                          _mend(f"Use a key of {load.SOURCES}", item.source, sources))


def unknown_citations(course):
    """Every citation in a page leads to an item or a dated row."""
    known = {item.id for item in course.items} | {f"law:{row.id}" for row in course.law}
    for page in course.written:
        for mark in citations.cited(page.text):
            for id_ in mark.ids:
                if id_ not in known:
                    yield _unknown_item(page.path, markdown_source.line_at(page, mark.start), id_, known)


def broken_citations(course):
    """What looks like a citation is one, and no heading holds one."""
    for page in course.written:
        blank = markdown_source.masked(page.text)
        whole = {match.end() for match in citations.CITATION.finditer(blank)}
        for match in BROKEN.finditer(blank):
            if match.end() not in whole:
                yield Finding(page.path, markdown_source.line_at(page, match.start()),
                              f"{match.group()} is not a citation that can be read.",
                              "Write [@ID], or [@ID @ID] for several, with the ids of the list of items.")
        for heading in markdown_source.headings(page.text):
            if citations.CITATION.search(heading.words):
                yield Finding(page.path, markdown_source.line_at(page, heading.start),
                              "A heading holds a citation.", "Put it after the claim in the text below.")


def unknown_places(course):
    """``<!-- course:NAME -->`` names a part that can be made."""
    for page in course.written:
        for match in pages.PLACE.finditer(page.text):
            if match.group(1) not in pages.MAKERS:
                yield Finding(page.path, markdown_source.line_at(page, match.start()),
                              f"Nothing can be made for course:{match.group(1)}.",
                              _mend(f"Use one of {', '.join(pages.MAKERS)}", match.group(1), pages.MAKERS))


def _unknown_item(path, line, id_, known):
    where = load.LAW if id_.startswith("law:") else load.ITEMS
    return Finding(path, line, f"There is no item {id_} in the sources.", _mend(f"Use an id of {where}", id_, known))


def _mend(words, wrong, known):
    close = nearest(wrong, known)
    return f"{words}; {close}" if close else f"{words}."
