"""The pages that nobody types: what serves what, the catalogues, the lists of sources.

Each maker is a function from the course to Markdown. A page of an author's own may stand at the same
place: then the made part is put where it says ``<!-- course:NAME -->``, or at its end.
"""

import re
from html import escape

from tools.course import addresses, citations, measures_used, model, silences, vignette_paper
from tools.course.page_parts import hours

GAP = '<span class="gap">None yet: this is a gap.</span>'


def outcomes(course):
    """Each learning outcome and prompt with the modules, tasks, vignettes and exercises that serve it."""
    lines = []
    for outcome in course.outcomes:
        lines += [f"## {outcome.id}{': ' + outcome.short if outcome.short else ''} {{#{addresses.anchor(outcome.id)}}}", "",
                  f"{outcome.text}{_cite(course, outcome.item)}", "", *_serving(course, "outcomes", outcome.id)]
    for prompt in course.prompts:
        belongs = f" It belongs to {prompt.outcome}." if prompt.outcome else ""
        lines += [f"## {prompt.id} {{#{addresses.anchor(prompt.id)}}}", "",
                  f"{prompt.text}{_cite(course, prompt.item)}{belongs}", "", *_serving(course, "prompts", prompt.id)]
    return "\n".join(lines)


def _cite(course, id_):
    return f" [@{id_}]" if id_ and course.item(id_) else ""


def _serving(course, field, id_):
    """Four lines: what serves this outcome or prompt, of each kind; a gap is said, and what is planned."""
    lines = []
    for name, kind, parts in (("Modules", "module", course.modules), ("Group tasks", "group_task", course.group_tasks),
                              ("Vignettes", "vignette", course.vignettes), ("Exercises", "exercise", course.exercises)):
        built = [_named(course, part.id) for part in parts if id_ in getattr(part, field)]
        coming = [f"{each.id} {escape(each.title)}" for each in course.planned
                  if each.kind == kind and id_ in getattr(each, field) and not course.part(each.id)]
        planned = f" Planned: {'; '.join(coming)}." if coming else ""
        lines.append(f"- **{name}:** {'; '.join(built) + '.' if built else GAP}{planned}")
    return [*lines, ""]


def _named(course, id_):
    named = course.part(id_) or course.plan(id_)
    return f"[{escape(named.id)} {escape(named.title)}](course:{id_})" if named else escape(id_)


def modules(course):
    """The modules in their order, those to come among them."""
    built = {module.id: module for module in course.modules}
    ids = sorted({*built, *(each.id for each in course.planned if each.kind == "module")})
    rows = []
    for id_ in ids:
        module = built.get(id_)
        time = f", {hours(module.hours)}" if module and module.hours else ""
        rows.append(f"1. {_named(course, id_)}{time}")
    return "\n".join(rows) + "\n"


def group_tasks(course):
    """The group tasks as a table that can be searched, by module and time, then those to come."""
    rows = ["| Task | Serves | Module | Minutes | Group |", "|---|---|---|---|---|"]
    for task in sorted(course.group_tasks, key=lambda task: (task.modules, task.minutes, task.id)):
        serves = ", ".join((*task.outcomes, *task.prompts))
        rows.append(f"| {_named(course, task.id)} | {serves} | {_ids(course, task.modules)} | {task.minutes or ''} | "
                    f"{escape(task.group_size)} |")
    found = ['<div markdown data-filter="Find a task by outcome, prompt, module or a word">', "", *rows, "", "</div>"]
    return "\n".join([*(found if len(rows) > 2 else []), "", *_coming(course, "group_task")]) + "\n"


def exercises(course):
    """The catalogue of exercises, by the order of their ids."""
    lines = []
    for exercise in sorted(course.exercises, key=lambda exercise: exercise.id):
        minutes = f" About {exercise.minutes} minutes." if exercise.minutes else ""
        lines += [f"## {_named(course, exercise.id)}", "", f"{exercise.purpose}{minutes}", "",
                  f"- **In:** {_ids(course, exercise.modules)}"]
        if exercise.paper:
            lines.append(f"- [On paper: {exercise.title}]({_beside(exercise.paper)})")
        if exercise.notebook:
            lines.append(f"- [How this is computed: {exercise.title}]({_beside(exercise.notebook)})")
        lines += ["", f"{_review(exercise)}", ""]
    return "\n".join([*lines, *_coming(course, "exercise")]) + "\n"


def _beside(uri):
    """A place in ``exercises/`` as written in ``exercises/index.md``."""
    return uri.removeprefix("exercises/")


def vignettes(course):
    """The catalogue of vignettes, by the order of their ids."""
    lines = []
    for vignette in sorted(course.vignettes, key=lambda vignette: vignette.id):
        lines += [f"## {_named(course, vignette.id)}", "", "Fictional: the people and events are invented for the course.",
                  "", f"- **In:** {_ids(course, vignette.modules)}",
                  f"- **Seats:** {escape('; '.join(vignette.seats))}",
                  *([f"- [On paper: {vignette.title}]({vignette.paper.removeprefix('vignettes/')})"] if vignette.paper else []),
                  "", f"{_review(vignette)}", ""]
    return "\n".join([*lines, *_coming(course, "vignette")]) + "\n"


def _review(part):
    return f"Review: {escape(part.review or model.NOT_REVIEWED)}."


def _ids(course, ids):
    return ", ".join(_named(course, id_) for id_ in ids)


def _coming(course, kind):
    """What is planned of a kind and not built, as a list under its own heading."""
    coming = [each for each in course.planned if each.kind == kind and not course.part(each.id)]
    if not coming:
        return []
    rows = [f"- {each.id} {escape(each.title)}{', in ' + each.module if each.module else ''}" for each in coming]
    return ["## Not built yet {#not-built-yet}", "", "These are planned, and nothing stands behind their names so far.", "",
            *rows, ""]


def sources(course):
    """The sources, one after another: who speaks, how many, what each can and cannot carry."""
    lines = []
    for source in course.sources:
        page = course.page_at(f"sources/{source.page}") if source.page else None
        lines += [f"## {source.short} {{#{addresses.anchor(source.key)}}}", "", source.reference, ""]
        lines += [f"- **{name}:** {value}" for name, value in (
            ("What it is", source.kind), ("Who was studied", source.who), ("How many", source.how_many),
            ("Who speaks", source.who_speaks), ("What it can carry", source.can_carry),
            ("What it cannot carry", source.cannot_carry),
            ("Still to be found for the reference", source.to_find if source.incomplete else "")) if value]
        lines.append(f"- [What the course takes from {source.short}](items.md#{addresses.anchor(source.key)})")
        if page:
            lines.append(f"- [More on {source.short}]({source.page})")
        lines.append("")
    return "\n".join(lines) + "\n"


def items(course):
    """Every item that a page may cite, by source, each with its own place to be opened at."""
    lines = []
    for source in course.sources:
        rows = [item for item in course.items if item.source == source.key]
        if not rows:
            continue
        lines += [f"## {source.short} {{#{addresses.anchor(source.key)}}}", "", '<dl class="item-list">']
        for item in rows:
            ours = " (the course’s own reading)" if item.basis == "ours" else ""
            lines.append(f'<div id="{addresses.anchor(item.id)}"><dt>{escape(item.id)}</dt>'
                         f"<dd>{escape(item.says)}{ours}</dd></div>")
        lines += ["</dl>", ""]
    return "\n".join(lines) + "\n"


def law(course):
    """The dated terms, each with its own place to be opened at."""
    lines = []
    for row in course.law:
        lines += [f"## {row.term} {{#{addresses.anchor(row.id)}}}", "", row.now, ""]
        lines += [f"- **{name}:** {value}" for name, value in (
            ("Since", row.since), ("Scotland", row.scotland), ("Wales", row.wales),
            ("Northern Ireland", row.northern_ireland), ("Source", row.source),
            ("Checked", citations.british_date(row.checked)), ("Confidence", row.confidence),
            ("To be looked at again by", citations.british_date(row.review_by))) if value]
        lines.append("")
    return "\n".join(lines) + "\n"


# name: where the page stands, its title, the words at its head, its maker
DERIVED = {
    "modules": ("modules/index.md", "Modules", "Eight modules, each a path of a few pages.", modules),
    "group-tasks": ("group-tasks/index.md", "Group tasks", "For groups of three to eight. Each prints as a handout.",
                    group_tasks),
    "vignettes": ("vignettes/index.md", "Vignettes",
                  "Scenes to play from more than one seat. Nothing in them is scored.", vignettes),
    "exercises": ("exercises/index.md", "Exercises",
                  "Each computes something on your own device, and says what that does not show.", exercises),
    "outcomes": ("outcomes/index.md", "Outcomes and prompts",
                 "The assignment brief prints two learning outcomes and twelve prompts. Here is what in this course "
                 "serves each, gathered from the pages themselves. Where nothing does, it says so.", outcomes),
    "sources": ("sources/index.md", "Sources", "What the course rests on, and what each source cannot carry.", sources),
    "items": ("sources/items.md", "What the sources say, item by item",
              "Every claim in this course leads to one of these, in our words. The id is the one that pages cite.", items),
    "law": ("then-and-now.md", "Then and now",
            "Terms of law and procedure that have dated, for England. A row is a pointer, never legal advice: local "
            "procedures govern. Check a row before you rely on it.", law),
}
# parts of a page that an author writes round them
PARTS = {"silences": silences.table, "silences-at-a-glance": silences.glance, "silences-searched": silences.searched,
         "measures": measures_used.table}
# pages of which there is one for each vignette: their makers take the page too
PAGES = {"vignette-paper": vignette_paper.markdown}
MAKERS = {**{name: maker for name, (_, _, _, maker) in DERIVED.items()}, **PARTS}
PLACE = re.compile(r"^<!--\s*course:([a-z-]+)\s*-->[ \t]*$", re.M)


def derived(course):
    """The pages that are made from data and have no file of their own."""
    taken = {page.src_uri for page in course.pages}
    made = [model.Page("", uri, addresses.url(uri), title, "derived", text=f"{lead}\n\n<!-- course:{name} -->\n")
            for name, (uri, title, lead, _) in DERIVED.items() if uri not in taken]
    made += [model.Page("", vignette.page, addresses.url(vignette.page), vignette.title, "vignette", vignette.id,
                        review=vignette.review, text=f'<course-exercise slug="vignette" material="{vignette.slug}">'
                                                     "</course-exercise>\n")
             for vignette in course.vignettes if vignette.page and vignette.page not in taken]
    made += [model.Page("", vignette.paper, addresses.url(vignette.paper), f"{vignette.title}, on paper", "paper", vignette.id,
                        review=vignette.review, text="<!-- course:vignette-paper -->\n")
             for vignette in course.vignettes if vignette.paper]
    return tuple(made)


def filled(course, page, text):
    """A page's Markdown with the made parts put in where it asks for them."""
    asked = set(PLACE.findall(text))
    def made(match):
        name = match.group(1)
        return PAGES[name](course, page) if name in PAGES else MAKERS[name](course) if name in MAKERS else match.group()

    text = PLACE.sub(made, text)
    for name, (uri, _, _, make) in DERIVED.items():
        if uri == page.src_uri and name not in asked:
            text = f"{text.rstrip()}\n\n{make(course)}"
    return text
