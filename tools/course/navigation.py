"""The navigation, from the folders and their order; there is no list to edit."""

FRONT_DOOR = "index.md"
SECTIONS = (
    ("modules", "Modules"),
    ("group-tasks", "Group tasks"),
    ("vignettes", "Vignettes"),
    ("exercises", "Exercises"),
    ("outcomes", "Outcomes"),
    ("sources", "Sources"),
)
LAST = (("developing", "For developers"),)


def navigation(pages, course):
    """The navigation of the site.

    Args:
        pages: every page of the site, those made from data among them, each a ``model.Page``.
        course: the course, for the modules' ids.

    Returns:
        A list in the shape of ``nav`` in ``mkdocs.yml``: a page is ``{title: place}``, a section
        ``{title: [...]}``. A section's first page is its ``index.md``.
    """
    top = [page for page in pages if "/" not in page.src_uri and page.src_uri != FRONT_DOOR]
    nav = [{"Front door": FRONT_DOOR}] if any(page.src_uri == FRONT_DOOR for page in pages) else []
    nav += [{page.title: page.src_uri} for page in top]
    named = dict((*SECTIONS, *LAST))
    folders = dict.fromkeys(page.src_uri.split("/")[0] for page in pages if "/" in page.src_uri)
    others = [(folder, folder.replace("-", " ").capitalize()) for folder in sorted(folders) if folder not in named]
    for folder, title in (*SECTIONS, *others, *LAST):
        inside = [page for page in pages if page.src_uri.startswith(folder + "/")]
        if inside:
            nav.append({title: _section(folder, inside, course)})
    return nav


def _section(folder, pages, course):
    """The pages of one folder: its index first, then pages and folders in the order of their names."""
    entries, done = [], set()
    index = next((page for page in pages if page.src_uri == f"{folder}/index.md"), None)
    if index:
        entries.append({index.title: index.src_uri})
        done.add(index.src_uri)
    for page in sorted(pages, key=lambda page: _key(folder, page)):
        if page.src_uri in done:
            continue
        rest = page.src_uri.removeprefix(folder + "/")
        if "/" not in rest:
            entries.append({page.title: page.src_uri})
            done.add(page.src_uri)
            continue
        inner = f"{folder}/{rest.split('/')[0]}"
        inside = [each for each in pages if each.src_uri.startswith(inner + "/")]
        done |= {each.src_uri for each in inside}
        head = next((each for each in inside if each.src_uri == f"{inner}/index.md"), None)
        if head and len(inside) == 1:
            entries.append({_name(head, course): head.src_uri})
        else:
            title = _name(head, course) if head else inner.split("/")[-1].replace("-", " ").capitalize()
            entries.append({title: _section(inner, inside, course)})
    return entries


def _key(folder, page):
    rest = page.src_uri.removeprefix(folder + "/").split("/")
    return [(part != "index.md", part) for part in rest]


def _name(page, course):
    """A page's name in the navigation; a module's begins with its id."""
    module = next((module for module in course.modules if module.page == page.src_uri), None)
    return f"{module.id} {page.title}" if module and module.id else page.title
