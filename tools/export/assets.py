"""Which of the site's files a package's pages need beside themselves, and the search index as the package needs it."""

import json
import posixpath
import re
from collections.abc import Collection, Iterable
from pathlib import Path

COURSE = "assets/course/"
EXERCISE = re.compile(r'<course-exercise\b[^>]*?\bslug="([\w-]+)"')
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+?)["']?\s*\)|@import\s+["']([^"']+)["']""")
PART = re.compile(r"^exercise-([\w]+)\.[0-9a-f]+\.")
FONTS = "assets/fonts/"
LEFT = (".br", ".gz", ".map")
SEARCH = "search/search_index.json"


def exercises_in(pages: Iterable[str]) -> set[str]:
    """Return the slugs of the exercises that stand in these pages' HTML."""
    return {slug for page in pages for slug in EXERCISE.findall(page)}


def needed(site: Path, wanted: Collection[str], slugs: Collection[str]) -> list[str]:
    """Return the files that a package needs beside its pages, from the site's root.

    What a style sheet names is needed with it. A script of the course names its fellows by their hashed names; of the
    exercises' own parts only those come that some page holds.

    Args:
        site: the built site.
        wanted: what the pages themselves ask for.
        slugs: the exercises in them.

    Raises:
        FileNotFoundError: a page asks for a file that the site lacks; it was not built to its end.
    """
    fellows = [path.name for path in (site / COURSE).iterdir() if not path.name.endswith(LEFT)] if (site / COURSE).is_dir() else []
    found: set[str] = set()
    ahead = sorted(wanted)
    while ahead:
        name = ahead.pop()
        if name in found or name == SEARCH:
            continue
        file = site / name
        if not file.is_file():
            raise FileNotFoundError(f"The site has no {name}, which a page asks for. Mend: build it again (tools build).")
        found.add(name)
        if name.endswith(".css"):
            ahead += [posixpath.normpath(posixpath.join(posixpath.dirname(name), address)) for address in _addresses(file)]
        elif name.startswith(COURSE) and name.endswith(".js"):
            text = file.read_text("utf-8")
            ahead += [COURSE + fellow for fellow in fellows if fellow in text and _is_for(fellow, slugs)]
        if name.startswith(FONTS) and (site / FONTS / "LICENSE.txt").is_file():
            ahead.append(FONTS + "LICENSE.txt")
    return sorted(found)


def _addresses(sheet: Path) -> list[str]:
    found = [first or second for first, second in CSS_ADDRESS.findall(sheet.read_text("utf-8"))]
    return [address.split("#")[0].split("?")[0] for address in found if not address.startswith(("data:", "#", "http:", "https:"))]


def _is_for(fellow: str, slugs: Collection[str]) -> bool:
    part = PART.match(fellow)
    return part is None or part[1] in slugs


def search_index(site: Path, pages: Collection[str]) -> str | None:
    """Return the search index with the package's own pages alone, each with its file's name; None where there is none."""
    file = site / SEARCH
    if not file.is_file():
        return None
    index = json.loads(file.read_text("utf-8"))
    docs = []
    for doc in index["docs"]:
        url, mark, part = doc["location"].partition("#")
        if url in pages:
            docs.append(doc | {"location": f"{url}index.html{mark}{part}"})
    return json.dumps(index | {"docs": docs}, ensure_ascii=False, separators=(",", ":"))
