"""From the project's folders to the course as data.

Reading never stops at the first slip: what cannot be read is left out and told as a finding, so that one
half-written page does not hide the rest.
"""

import dataclasses
import re
from pathlib import Path

from tools.course import addresses, markdown_source, model, notebook_page, pages, reflections, toml_files
from tools.course.problems import CourseProblem, Finding

ROOT = Path(__file__).resolve().parents[2]
OUTCOMES = "docs/outcomes/outcomes.toml"
PLAN = "docs/outcomes/plan.toml"
SOURCES = "docs/sources/sources.toml"
ITEMS = "docs/sources/items.toml"
LAW = "docs/sources/law.toml"
PLANNED_KINDS = ("module", "group_task", "vignette", "exercise")


def load(root=ROOT):
    """Read the whole course.

    Args:
        root: the project's root.

    Returns:
        A :class:`tools.course.model.Course`; what could not be read is among its ``findings``.
    """
    root = Path(root)
    findings = []
    written = _pages(root, findings)
    read = _Reader(root, findings)
    course = model.Course(
        root=str(root),
        modules=tuple(_module(page, written) for page in written if page.kind == "module"),
        group_tasks=tuple(_group_task(page) for page in written if page.kind == "group-task"),
        vignettes=_vignettes(root, findings),
        exercises=_exercises(root, written, findings),
        reflections=reflections.read(root),
        instruments=_instruments(root, []),
        outcomes=read.rows(model.Outcome, OUTCOMES, "outcome"),
        prompts=read.rows(model.Prompt, OUTCOMES, "prompt"),
        sources=read.rows(model.Source, SOURCES, "source"),
        items=read.rows(model.Item, ITEMS, "item"),
        law=read.rows(model.LawRow, LAW, "law"),
        planned=tuple(row for kind in PLANNED_KINDS for row in read.rows(model.Planned, PLAN, kind)),
        pages=written,
        findings=tuple(findings),
    )
    return dataclasses.replace(course, pages=(*written, *pages.derived(course)))


class _Reader:
    """Reads each TOML file once, and keeps what was wrong."""

    def __init__(self, root, findings):
        self.root, self.findings, self.files = root, findings, {}

    def rows(self, cls, path, name):
        if path not in self.files:
            try:
                self.files[path] = toml_files.read(self.root, path)
            except CourseProblem as problem:
                self.findings += problem.findings
                self.files[path] = ({}, "")
        rows, findings = toml_files.rows(cls, *self.files[path], name, path)
        self.findings += findings
        return rows


def _pages(root, findings):
    """Every page that has a file, in the order of the folders."""
    files = sorted(path for path in (root / "docs").rglob("*.md")
                   if "theme" not in path.relative_to(root / "docs").parts[:1])
    for pattern in ("docs/how-this-is-computed/*.ipynb", "exercises/catalog/*/page.md", "exercises/catalog/*/paper.md", "exercises/catalog/*/method.ipynb",
                    "exercises/catalog/*/method.py", "vignettes/*/page.md"):
        files += sorted(root.glob(pattern))
    found = (_page(root, path.relative_to(root).as_posix(), findings) for path in files)
    return tuple(page for page in found if page)


def _page(root, path, findings):
    """The page of one file, or None where the file cannot be read."""
    uri = addresses.src_uri(path)
    try:
        text = (root / path).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        if path.endswith((".ipynb", ".py")):
            words = notebook_page.words(text, path[path.rindex("."):])
            return model.Page(path, uri, addresses.url(uri), _title({}, words, path), "notebook", _owner(path),
                              text=words)
        meta, body, first_line = markdown_source.split_front_matter(text, path)
    except CourseProblem as problem:
        findings += problem.findings
        return None
    except (OSError, UnicodeDecodeError):
        findings.append(Finding(path, 1, "This file cannot be read as UTF-8 text.", "Save it again as UTF-8."))
        return None
    except ValueError:
        findings.append(Finding(path, 1, "This is not a notebook that can be read.", "Save it again from Jupyter."))
        return None
    kind, owner = _kind(path, meta)
    return model.Page(path, uri, addresses.url(uri), _title(meta, body, path), kind, owner,
                      str(meta.get("review") or "").strip(), meta, body, first_line)


def _owner(path):
    """The exercise in whose folder a notebook lies; one among the words of the course is nobody's."""
    return path.split("/")[2] if path.startswith("exercises/") else ""


def _title(meta, body, path):
    """A page's name: its front matter's, its first heading's, or its file's."""
    if meta.get("title"):
        return str(meta["title"])
    top = next((heading for heading in markdown_source.headings(body) if heading.level == 1), None)
    if top:
        return markdown_source.words_as_name(top.words)
    if path.endswith((".ipynb", ".py")):
        return "How this is computed"
    name = path.split("/")[-2 if path.endswith(("index.md", "page.md")) else -1].removesuffix(".md")
    return addresses.NUMBER.sub("", name).replace("-", " ").replace("_", " ").capitalize()


def _kind(path, meta):
    """What sort of page a file is, and whose."""
    parts = path.split("/")
    if parts[:2] == ["docs", "modules"] and len(parts) > 3:
        return ("module", str(meta.get("id", ""))) if parts[-1] == "index.md" else (
            str(meta.get("kind", "reading")), parts[2])
    if parts[:2] == ["docs", "group-tasks"] and parts[-1] != "index.md":
        return "group-task", str(meta.get("id", ""))
    if parts[:2] == ["docs", "developing"]:
        return "developer", ""
    if parts[0] == "exercises":
        return ("exercise" if parts[-1] == "page.md" else "paper"), parts[2]
    if parts[0] == "vignettes":
        return "vignette", parts[1]
    return "page", ""


def names(value):
    """A value that may be one id, a list of ids or nothing, as a tuple of ids."""
    if value in (None, ""):
        return ()
    return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else (str(value),)


def number(value):
    """A value as a whole number; 0 where it is none."""
    found = re.search(r"\d+", str(value))
    return int(found.group()) if found else 0


def _served(meta):
    return {"outcomes": names(meta.get("outcomes")), "prompts": names(meta.get("prompts")),
            "rests_on": names(meta.get("rests_on"))}


def _module(page, written):
    meta = page.meta
    folder = page.path.rsplit("/", 1)[0] + "/"
    inside = [each.src_uri for each in written if each.path.startswith(folder) and each.path != page.path]
    return model.Module(
        id=str(meta.get("id", "")), title=page.title, slug=folder.split("/")[-2], path=page.path, page=page.src_uri,
        review=page.review, pages=(page.src_uri, *inside), group_tasks=names(meta.get("group_tasks")),
        vignettes=names(meta.get("vignettes")), exercises=names(meta.get("exercises")),
        hours=str(meta.get("hours", "")), **_served(meta))


def _group_task(page):
    meta = page.meta
    return model.GroupTask(
        id=str(meta.get("id", "")), title=page.title, slug=page.path.rsplit("/", 1)[-1].removesuffix(".md"),
        path=page.path, page=page.src_uri, review=page.review, modules=names(meta.get("modules", meta.get("module"))),
        minutes=number(meta.get("minutes", 0)), group_size=str(meta.get("group_size", "")), **_served(meta))


def _folders(root, pattern, findings):
    """The data of each folder that holds such a file: its path, its slug, its tables."""
    for file in sorted(root.glob(pattern)):
        path = file.relative_to(root).as_posix()
        try:
            tables, _ = toml_files.read(root, path)
        except CourseProblem as problem:
            findings += problem.findings
            continue
        lacking = [name for name in ("id", "title") if not tables.get(name)]
        if lacking:
            findings.append(Finding(path, 1, f"This file has no {' and no '.join(lacking)}.",
                                    f"Write {lacking[0]} = \"…\" at its head."))
            continue
        yield path, file.parent.name, tables


def _common(path, slug, tables, page):
    return {"id": str(tables["id"]), "title": str(tables["title"]), "slug": slug, "path": path,
            "page": page.src_uri if page else "", "modules": names(tables.get("modules", tables.get("module"))),
            "review": str(tables.get("review", "")), **_served(tables)}


def _vignettes(root, findings):
    found = []
    for path, slug, tables in _folders(root, "vignettes/*/vignette.toml", findings):
        # a vignette's page is made from its data where no file of its own stands there
        page = model.Page(path, f"vignettes/{slug}/index.md", f"vignettes/{slug}/", str(tables["title"]))
        found.append(model.Vignette(**_common(path, slug, tables, page), seats=_seats(tables.get("seats")),
                                    version=str(tables.get("version", "")), paper=f"vignettes/{slug}/paper.md"))
    return tuple(found)


def _seats(seats):
    """The seats' names, whether given as words or as tables with a name."""
    if isinstance(seats, dict):
        seats = list(seats.values())
    return tuple(str(seat.get("name", seat.get("id", ""))) if isinstance(seat, dict) else str(seat)
                 for seat in seats or ())


def _instruments(root, findings):
    """What works like an exercise and stands on a page among the words of the course: a tutor's, and nobody's task."""
    return tuple(model.Instrument(slug, str(tables["title"]), path, str(tables["stands_on"]))
                 for path, slug, tables in _folders(root, "exercises/catalog/*/exercise.toml", findings) if tables.get("stands_on"))


def _named_page(written, tables):
    """The page among the words of the course that an exercise says it stands on, or None."""
    return next((page for page in written if page.path == tables.get("page")), None)


def _exercises(root, written, findings):
    found = []
    for path, slug, tables in _folders(root, "exercises/catalog/*/exercise.toml", findings):
        if slug == model.PLAYER or tables.get("stands_on"):
            continue
        own = {page.kind: page for page in written if page.path.startswith(f"exercises/catalog/{slug}/")}
        found.append(model.Exercise(
            **_common(path, slug, tables, own.get("exercise") or _named_page(written, tables)), purpose=" ".join(str(tables.get("purpose", "")).split()),
            version=str(tables.get("version", "")), minutes=number(tables.get("minutes", 0)),
            paper=own["paper"].src_uri if "paper" in own else "",
            notebook=own["notebook"].src_uri if "notebook" in own else "",
            take_home=" ".join(str(tables.get("take_home", "")).split())))
    return tuple(found)
