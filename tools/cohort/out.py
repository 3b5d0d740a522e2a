"""The folder that a run writes, and what of it a later run may write again: nothing that it did not write."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from exercises.cohort import seminar, tables
from exercises.record import tables as csv
from tools.cohort.store import Store

LIST = "written.json"
READ_FIRST = "read-this-first.txt"
BY = "joined-up cohort"
BASE = "read.sqlite3"
WORKING = ".reading-"
"""What the folder begins with in which a run works; it lies inside the one that is written, since it holds what the hand-ins hold."""
FILES = (READ_FIRST, "who.csv", "texts.csv", "thresholds.csv", "gaps.csv", "choices.csv", "prompts.csv", "not-read.csv", "seminar.html")

ABOUT = """\
What stands in this folder

These tables were made out of what learners handed in. who.csv and texts.csv hold their names and their words. That is
personal data: keep the folder where only you can read it, and delete it when you no longer need it.

  who.csv         who handed in what, and which copy counts
  texts.csv       what was written, by prompt, with names
  thresholds.csv  how many placed each referral on which rung, before and after the talk
  gaps.csv        how many learners' work touches each outcome and prompt
  choices.csv     what was chosen in vignettes, by those who included it; no names, and nothing where fewer than five did
  prompts.csv     the prompts to which something was written, with the keys that --texts takes
  not-read.csv    what could not be read, why, and what to do
  seminar.html    a page for a seminar, without names

Nothing here marks, orders or compares learners. A low number in gaps.csv is a gap in what was set or handed in. A number of
files, clicks or minutes says nothing of what anybody contributed, so none is given. Who handed a file in was read off its
path; where a platform did not name it, the folder's or the file's own name stands in its place.
"""


class NotOurs(Exception):
    """Why the folder is not written to, as a sentence."""


def look(folder: Path) -> None:
    """Refuse a folder in which something stands that a run did not write, or that was changed since.

    Raises:
        NotOurs: it is no folder, or is not ours to write over.
    """
    if folder.is_symlink() or folder.exists() and not folder.is_dir():
        raise NotOurs(f"{folder} is not a folder. Name another with --out.")
    if not folder.exists():
        return
    there = {path.name for path in folder.iterdir() if not _left_over(path)}
    if not there:
        return
    try:
        held = json.loads((folder / LIST).read_text("utf-8"))
        sums = held["files"] if held["by"] == BY else {}
    except (OSError, ValueError, KeyError, TypeError):
        sums = {}
    if not isinstance(sums, dict) or not sums:
        raise NotOurs(f"Something stands in {folder} already that this command did not write. Name an empty or a new folder with --out.")
    changed = sorted(name for name in FILES if name in there and sums.get(name) != _sum(folder / name))
    if changed:
        raise NotOurs(f"{', '.join(changed)} in {folder} was changed since it was written. Move it, or name another folder with --out.")


def clear(folder: Path) -> None:
    """Take away what a run that was killed left behind: it holds learners' words."""
    for path in folder.iterdir():
        if _left_over(path):
            shutil.rmtree(path)


def _left_over(path: Path) -> bool:
    return path.name.startswith(WORKING) and not path.is_symlink() and path.is_dir() and all(
        one.name.startswith(BASE) or one.name in FILES for one in path.iterdir())


def write(folder: Path, place: Path, store: Store, texts: list[str], when: str) -> None:
    """Write everything, and only when all of it is written put it where it is to stand.

    Args:
        folder: where to; :func:`look` found that it may be.
        place: a folder inside it to work in.
        store: what was read, settled.
        texts: keys of the prompts whose texts stand on the seminar page.
        when: the day, for the seminar page.
    """
    thresholds, gaps, choices = store.thresholds(), store.gaps(), store.choices()
    shown = [row for key in texts for row in store.texts(key)]
    made: dict[str, Iterable[str]] = {
        READ_FIRST: [ABOUT],
        "who.csv": csv.lines(*tables.who(store.who())),
        "texts.csv": csv.lines(*tables.texts(store.texts())),
        "thresholds.csv": csv.lines(*tables.thresholds(thresholds)),
        "gaps.csv": csv.lines(*tables.gaps(gaps)),
        "choices.csv": csv.lines(*tables.choices(choices)),
        "prompts.csv": csv.lines(*tables.prompts(store.prompts())),
        "not-read.csv": csv.lines(*tables.not_read(store.unread())),
        "seminar.html": [seminar.page(thresholds, gaps, choices, shown, when=when)],
    }
    for name, pieces in made.items():
        with (place / name).open("w", encoding="utf-8-sig" if name.endswith(".csv") else "utf-8", newline="") as file:
            file.writelines(pieces)
    sums = {name: _sum(place / name) for name in made}
    for name in made:
        (place / name).replace(folder / name)
    (folder / LIST).write_text(json.dumps({"by": BY, "files": sums}, indent=1) + "\n", "utf-8")


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
