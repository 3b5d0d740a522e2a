"""What stands round an author's words: facts at the head, the path through a module, the review status.

All of it is HTML made from data. The classes are the style sheets' handles.
"""

from html import escape

from tools.course import addresses, links, model

REVIEW_MEANS = ("No safeguarding lead, no anti-racist practice lead and nobody with lived experience has read "
                "it yet.")


def review_line(status):
    """The quiet line that says who has reviewed a page, or that nobody has."""
    status = status or model.NOT_REVIEWED
    more = f" {REVIEW_MEANS}" if status.lower() == model.NOT_REVIEWED else ""
    return f'<p class="review-status"><strong>Review:</strong> {escape(status.rstrip("."))}.{more}</p>'


def subject(course, page):
    """The module, task, vignette or exercise that a page is the head page of, or None."""
    return next((part for part in course.parts if part.page == page.src_uri), None)


def module_of(course, page):
    """The module in whose folder a page lies, or None."""
    return next((module for module in course.modules if page.src_uri in module.pages), None)


def rests_on(course, page):
    """The ids that the subject of a page rests on, for the list at its foot."""
    part = subject(course, page)
    return part.rests_on if part else ()


def review_of(course, page):
    """A page's review status: its own, else that of the exercise or vignette in whose folder it lies."""
    if page.review:
        return page.review
    folder = page.path.rsplit("/", 1)[0] + "/"
    owner = next((part for part in (*course.exercises, *course.vignettes) if part.path.startswith(folder)), None)
    return owner.review if owner else ""


def head(course, page):
    """What stands under a page's title."""
    part = subject(course, page)
    makers = {model.Module: _module_facts, model.GroupTask: _task_facts, model.Exercise: _exercise_facts,
              model.Vignette: _vignette_facts}
    facts = makers[type(part)](course, page, part) if part else ""
    place = "" if part else _place(course, page)
    path = _module_path(course, page, part) if isinstance(part, model.Module) else ""
    review = "" if page.kind == "developer" else review_line(review_of(course, page))
    return f'<div class="page-head" data-search-exclude>\n{place}{facts}{review}\n{path}</div>' if place or facts or review or path else ""


def foot(course, page):
    """What stands under a page's words: the way on through its module."""
    module = module_of(course, page)
    if not module or len(module.pages) < 2:
        return ""
    at = module.pages.index(page.src_uri)
    steps = []
    if at > 0:
        steps.append(_step(course, page, module.pages[at - 1], "prev", "Back to"))
    if at + 1 < len(module.pages):
        steps.append(_step(course, page, module.pages[at + 1], "next", "On to"))
    return (f'<nav class="module-steps" data-search-exclude aria-label="Way through {escape(module.id)}">\n' + "\n".join(steps) + "\n</nav>")


def _step(course, page, uri, rel, words):
    goal = course.page_at(uri)
    url = addresses.relative(page.url, goal.url)
    return (f'<a class="module-steps__{rel}" rel="{rel}" href="{url}"><span class="module-steps__way">{words}</span> '
            f"{escape(goal.title)}</a>")


def _place(course, page):
    """The line that says where in the course a page lies."""
    module = module_of(course, page)
    if module:
        at = module.pages.index(page.src_uri) + 1
        link = links.html_link(course, page.url, module.id, f"{module.id} {module.title}")
        return f'<p class="page-place">{link}, page {at} of {len(module.pages)}</p>\n'
    folder = page.path.rsplit("/", 1)[0] + "/"
    owner = next((part for part in course.exercises if part.path.startswith(folder)), None)
    if owner and owner.page:
        return f'<p class="page-place">{links.html_link(course, page.url, owner.id, f"{owner.id} {owner.title}")}</p>\n'
    return ""


def _module_path(course, page, module):
    """The pages of a module in their order."""
    if len(module.pages) < 2:
        return ""
    rows = []
    for uri in module.pages[1:]:
        goal = course.page_at(uri)
        kind = f' <span class="module-path__kind">{escape(goal.kind)}</span>'
        rows.append(f'<li><a href="{addresses.relative(page.url, goal.url)}">{escape(goal.title)}</a>{kind}</li>')
    return (f'<nav class="module-path" aria-label="Pages of {escape(module.id)}">\n<ol>\n'
            + "\n".join(rows) + "\n</ol>\n</nav>\n")


def _facts(pairs):
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in pairs if value)
    return f'<dl class="page-facts">\n{rows}</dl>\n' if rows else ""


def _serves(course, page, part):
    """Links from a part to its outcomes and prompts on the outcomes page."""
    pairs = []
    for name, ids, rows in (("Learning outcomes", part.outcomes, course.outcomes),
                            ("Prompts", part.prompts, course.prompts)):
        texts = {row.id: row.text for row in rows}
        pairs.append((name, ", ".join(
            f'<a href="{addresses.relative(page.url, "outcomes/#" + addresses.anchor(id_))}" '
            f'title="{escape(texts[id_])}">{escape(id_)}</a>' if id_ in texts else escape(id_) for id_ in ids)))
    return pairs


def _linked(course, page, ids):
    return ", ".join(links.html_link(course, page.url, id_) for id_ in ids)


def _modules(course, page, part):
    named = [course.part(id_) or course.plan(id_) for id_ in part.modules]
    return ", ".join(links.html_link(course, page.url, each.id, f"{each.id} {each.title}") for each in named if each)


def _resting(course, part):
    """Links to the cards at the foot of the page."""
    known = [id_ for id_ in part.rests_on if course.item(id_)]
    return ", ".join(f'<a href="#source-{addresses.anchor(id_)}">{escape(id_)}</a>' for id_ in known)


def _module_facts(course, page, module):
    return _facts([
        *_serves(course, page, module), ("Time", hours(module.hours)),
        ("Group tasks", _linked(course, page, module.group_tasks)),
        ("Vignettes", _linked(course, page, module.vignettes)),
        ("Exercises", _linked(course, page, module.exercises))])


def hours(value):
    """A module's time in words; a bare number is hours."""
    value = escape(value.strip())
    return f"{value} hour{'' if value == '1' else 's'}" if value.replace(".", "", 1).isdigit() else value


def _task_facts(course, page, task):
    return _facts([
        ("Module", _modules(course, page, task)), ("Time", f"{task.minutes} minutes" if task.minutes else ""),
        ("Group", escape(task.group_size)), *_serves(course, page, task), ("Resting on", _resting(course, task))])


def _exercise_facts(course, page, exercise):
    ways = []
    if exercise.paper:
        ways.append(f'<a href="{addresses.relative(page.url, addresses.url(exercise.paper))}">On paper</a>')
    if exercise.notebook:
        ways.append(f'<a href="{addresses.relative(page.url, addresses.url(exercise.notebook))}">How this is computed</a>')
    return _facts([
        ("Modules", _modules(course, page, exercise)),
        ("Time", f"{exercise.minutes} minutes" if exercise.minutes else ""),
        *_serves(course, page, exercise), ("Other forms", ", ".join(ways)), ("Resting on", _resting(course, exercise))])


def _vignette_facts(course, page, vignette):
    label = ('<p class="fictional"><strong>Fictional.</strong> The people and events in this vignette are invented '
             "for the course.</p>\n")
    paper = f'<a href="{addresses.relative(page.url, addresses.url(vignette.paper))}">On paper</a>' if vignette.paper else ""
    return label + _facts([
        ("Module", _modules(course, page, vignette)), ("Seats", escape("; ".join(vignette.seats))),
        *_serves(course, page, vignette), ("Other forms", paper), ("Resting on", _resting(course, vignette))])
