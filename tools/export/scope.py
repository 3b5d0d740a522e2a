"""What goes into a package for a learning platform, and what of it has to be reached for it to count as completed.

A package is the course, or one of its modules, vignettes or exercises. Its own pages come with those that a learner needs
beside them wherever they are: their own work, what stays private, where help is, and what the sources are.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tools.course import addresses, model, record_keys

NAME = "joined-up"
BESIDE = ("my-work/", "privacy/", "working-safely/", "accessibility/", "outcomes/", "references/", "sources/", "sources/items/")
"""Pages that every package brings."""

NEVER = ("set-a-task/", "read-a-class/", "offline/", "developing/")
"""What has no use on a platform: a tutor's links to the site's own address and files of a class, a course kept on the
device, notes for its makers."""

SHOWN = re.compile(r'<course-exercise\b[^>]*?\bslug="([\w-]+)"')
"""An exercise that stands on a page brings its own pages, its version for paper among them."""

COUNTED = frozenset({"module", "reading", "practice", "reflection"})
"""The kinds of a module's pages that a learner is meant to open; a tutor's page is not one."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
ID_LENGTH = 4
"""``platform_state.ts`` has the same."""


class NoSuchPart(Exception):
    """What was asked for is not in the course, or not on the built site; the text names what there is."""


@dataclass(frozen=True)
class Scope:
    """What a package holds.

    Attributes:
        id: its name for platforms and for storage, such as ``joined-up-m2``; the same for every release.
        title: what a platform shows.
        file: the name of the zip file, without its ending.
        start: the address, from the site's root, that it opens with.
        pages: the addresses of all its pages, in order.
        keys: the record key of each exercise and vignette in it, with its address.
        counted: what has to be reached: ``pages`` (addresses), ``begun`` and ``ended`` (record keys).
    """

    id: str
    title: str
    file: str
    start: str
    pages: tuple[str, ...]
    keys: dict[str, str]
    counted: dict[str, tuple[str, ...]]


def of_course(course: model.Course, there: Collection[str]) -> Scope:
    """Return the scope of the whole course.

    Args:
        course: the course.
        there: the addresses of the pages that the built site has.
    """
    pages = tuple(sorted(url for url in there if not url.startswith(NEVER)))
    parts = [part for module in course.modules for part in _parts(course, module)]
    counted = {url for module in course.modules for url in _read(course, module)}
    return _scope(course, NAME, "Joined Up", NAME, "", pages, counted, parts)


def of_module(course: model.Course, there: Collection[str], asked: str) -> Scope:
    """Return the scope of a module: its pages, and those of its group tasks, vignettes and exercises.

    Raises:
        NoSuchPart: there is no such module, or the site lacks its pages.
    """
    module = _find(course.modules, asked, "module")
    parts = _parts(course, module)
    tasks = [part for id_ in module.group_tasks if (part := course.part(id_))]
    own = [url for part in (module, *tasks, *parts) for url in _own(part, there)]
    counted = set(_read(course, module))
    return _narrow(course, there, module, own, counted, parts)


def of_vignette(course: model.Course, there: Collection[str], asked: str) -> Scope:
    """Return the scope of a vignette: its page, and its version for paper.

    Raises:
        NoSuchPart: there is no such vignette, or the site lacks its page.
    """
    part = _find(course.vignettes, asked, "vignette")
    return _narrow(course, there, part, _own(part, there), {addresses.url(part.page)}, [part])


def of_exercise(course: model.Course, there: Collection[str], asked: str) -> Scope:
    """Return the scope of an exercise: its page, its version for paper, and how it computes.

    Raises:
        NoSuchPart: there is no such exercise, or the site lacks its page.
    """
    part = _find([one for one in course.exercises if one.slug != model.PLAYER], asked, "exercise")
    return _narrow(course, there, part, _own(part, there), {addresses.url(part.page)}, [part])


def _narrow(course, there, part, own: Iterable[str], counted: set[str], parts) -> Scope:
    start = addresses.url(part.page)
    missing = sorted({start, *counted, *(addresses.url(one.page) for one in parts)} - set(there))
    if missing:
        raise NoSuchPart(f"The built site lacks {', '.join(missing)}. Mend: build it again (tools build).")
    own = list(own)
    shown = {slug for page in course.pages if page.url in own for slug in SHOWN.findall(page.text)}
    own += [url for one in course.exercises if one.page and one.slug in shown - {model.PLAYER} for url in _own(one, there)]
    pages = tuple(dict.fromkeys([*own, *(url for url in BESIDE if url in there)]))
    name = addresses.anchor(part.id)
    slug = addresses.kebab(part.slug)
    file = f"{NAME}-{slug}" if slug.startswith(f"{name}-") else f"{NAME}-{name}-{slug}"
    return _scope(course, f"{NAME}-{name}", f"{part.title} – Joined Up", file, start, pages, counted, parts)


def _scope(course, id_, title, file, start, pages, counted: set[str], parts) -> Scope:
    keys = {key: one["address"] for key, one in record_keys.catalogue(course).items() if one["address"] in pages}
    by_address = {address: key for key, address in keys.items()}
    here = [(part, by_address[addresses.url(part.page)]) for part in dict.fromkeys(parts) if addresses.url(part.page) in by_address]
    played = {part for part in course.vignettes}
    return Scope(id_, title, f"{file}-scorm12", start, pages, keys, {
        "pages": tuple(url for url in pages if url in counted),
        "begun": tuple(key for part, key in here if part not in played),
        "ended": tuple(key for part, key in here if part in played),
    })  # fmt: skip


def _parts(course: model.Course, module: model.Module) -> list:
    """A module's exercises and vignettes that are built."""
    found = (course.part(id_) for id_ in (*module.exercises, *module.vignettes))
    return [part for part in found if part is not None and part.page]


def _own(part, there: Collection[str]) -> list[str]:
    url = addresses.url(part.page)
    return sorted(one for one in there if one == url or one.startswith(url))


def _read(course: model.Course, module: model.Module) -> list[str]:
    url = addresses.url(module.page)
    return [page.url for page in course.pages if page.url.startswith(url) and page.kind in COUNTED]


def _find(parts: Iterable, asked: str, kind: str):
    parts = [part for part in parts if part.page]
    wanted = addresses.kebab(asked.strip().lower())
    for part in parts:
        if wanted in (part.id.lower(), addresses.kebab(part.slug)):
            return part
    known = "\n".join(f"  {part.id:<6} {addresses.kebab(part.slug):<36} {part.title}" for part in parts)
    raise NoSuchPart(f"There is no {kind} {asked!r}. There are:\n{known}")


def ids(names: Iterable[str]) -> dict[str, str]:
    """Return a short id for each name, the same in every package unless two names fall together.

    Args:
        names: addresses and record keys.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        for turn in range(100):
            number = int.from_bytes(hashlib.sha256(f"{name}#{turn}".encode()).digest()[:8], "big") % len(DIGITS) ** ID_LENGTH
            id_ = "".join(DIGITS[number // len(DIGITS) ** place % len(DIGITS)] for place in reversed(range(ID_LENGTH)))
            if id_ not in taken:
                break
        taken.add(id_)
        found[name] = id_
    return found
