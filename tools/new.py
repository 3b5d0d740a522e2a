"""``tools new``: begin a vignette from a small sound one that can be played at once."""

import argparse
import re
import sys
import tomllib
from pathlib import Path

from tools.ground import places

TEMPLATE = Path(__file__).parent / "templates" / "vignette"
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST = 60
WINDOWS_OWN = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


class Refused(ValueError):
    """A vignette cannot be made; ``str()`` says why and what to do."""


def vignette(slug: str, title: str = "", root: Path = places.ROOT) -> Path:
    """Make ``vignettes/<slug>/`` from the template.

    Args:
        slug: the folder's name, in small letters, digits and hyphens.
        title: what it is called; made from the slug if not given.
        root: the project's root.

    Returns:
        The folder.

    Raises:
        Refused: the slug cannot be a folder's name or an address, or is taken, or the title cannot stand in the files.
    """
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST or slug in WINDOWS_OWN:
        fitting = _slug_from(slug)
        raise Refused(f"A vignette cannot be called {slug!r}: use small letters a to z, digits and hyphens, a letter first, "
                      f"{LONGEST} at most{f', such as {fitting}' if fitting else ', such as the-spare-key'}.")
    folder = root / "vignettes" / slug
    if folder.exists():
        raise Refused(f"There is a vignette {slug!r} already, in {places.shown(folder)}. Nothing was changed; choose another name, or go on with that one.")
    title = " ".join(title.split()) or slug.replace("-", " ").capitalize()
    if re.search(r"[\"\\{}<>#:]", title):
        raise Refused("A title is plain words: without quotation marks, colons, brackets or backslashes.")
    words = {"{{slug}}": slug, "{{title}}": title, "{{id}}": _free_id(slug, root)}
    for source in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        text = source.read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        target = folder / source.relative_to(TEMPLATE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _slug_from(words: str) -> str:
    """The nearest name that would do, or an empty string."""
    fitting = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-0123456789")[:LONGEST].strip("-")
    return fitting if SLUG.fullmatch(fitting) and fitting not in WINDOWS_OWN else ""


def _free_id(slug: str, root: Path) -> str:
    """An id such as V-TSK, from the first letters, that no vignette bears and none is planned under."""
    taken = set()
    for path in (*root.glob("vignettes/*/vignette.toml"), root / "docs/outcomes/plan.toml"):
        if path.is_file():
            taken.update(re.findall(r"^id\s*=\s*[\"']([^\"']+)", path.read_text(encoding="utf-8-sig"), re.M))
    first = "V-" + "".join(word[0] for word in slug.split("-")).upper()
    return next(id_ for id_ in (first, *(f"{first}{number}" for number in range(2, 1000))) if id_ not in taken)


def main(argv: list[str]) -> int:
    """Make what the command line names; return 0, or 2 where it cannot be made."""
    call = f"{places.launcher()} -m tools"
    parser = argparse.ArgumentParser(prog=f"{call} new", description="Begin a vignette from a small sound one that can be played at once.")
    parser.add_argument("kind", choices=["vignette"], help="what to make")
    parser.add_argument("slug", help="the name of its folder, such as the-spare-key")
    parser.add_argument("--title", default="", help="what it is called (made from the name)")
    options = parser.parse_args(argv)
    try:
        folder = vignette(options.slug, options.title)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    facts = tomllib.loads((folder / "vignette.toml").read_text(encoding="utf-8"))
    print(f"{places.shown(folder)} holds a small vignette, {facts['id']} {facts['title']}. It passes the check and can be played.\n\n"
          f"  {call} serve    shows it at vignettes/{folder.name}/ and follows every change\n"
          f"  {call} check    names what is missing, by file and line\n\n"
          "Change its words into yours. docs/developing/writing-a-vignette.md goes through it, file by file.")
    return 0
