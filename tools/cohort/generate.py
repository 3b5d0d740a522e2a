"""``tools cohort --generate``: a folder of invented hand-ins in the forms in which platforms give them out, some of it damaged."""

import random
import sys
import zipfile
from pathlib import Path

from tools.cohort import damage, records

AT_ONCE = 400
"""Learners in one zip."""


def into(folder: Path, learners: int, damaged: int, seed: int) -> int:
    """Make the folder and say what is in it.

    Args:
        folder: a new or empty one.
        learners: how many invented learners hand something in.
        damaged: how many damaged files lie among theirs.
        seed: of chance: the same one gives the same files.

    Returns:
        0, or 2 where something stands there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"Something stands in {folder} already. Name a new or an empty folder.", file=sys.stderr)
        return 2
    wrong = make(folder, learners, damaged, seed)
    listed = folder.with_name(folder.name + "-damaged.txt")
    listed.write_text("".join(f"{path}\t{kind}\n" for path, kind in wrong), "utf-8")
    print(f"{learners:,} invented learners handed in, and {damaged:,} damaged files lie among theirs; {listed} names them. Nobody wrote any of it.")
    return 0


def make(folder: Path, learners: int, damaged: int, seed: int) -> list[tuple[str, str]]:
    """Make the folder.

    Two in five learners have a folder of Moodle's, three in ten stand in Moodle's zips, two in ten are Canvas's files, the others have a
    folder with their name. Most hand in one exercise's file, some all of *My work*, a Word document, or one thing twice.

    Returns:
        The path of each damaged file, and of which kind it is.
    """
    chance = random.Random(seed)
    records.ready()
    folder.mkdir(parents=True, exist_ok=True)
    waiting: list[tuple[str, bytes]] = []
    for number in range(1, learners + 1):
        bird, tree = chance.choice(records.BIRDS), chance.choice(records.TREES)
        way = chance.choices(("folder", "zip", "canvas", "plain"), (4, 3, 2, 1))[0]
        for name, data in _handed(chance):
            if way == "canvas":
                who = f"{tree}{bird}".lower().replace(" ", "").replace("’", "").replace("-", "")
                late = "_LATE" if chance.random() < 0.1 else ""
                _put(folder, f"canvas/{who}{late}_{number}_{number * 7 + len(name)}_{name}", data)
            elif way == "plain":
                _put(folder, f"by name/{bird} {tree} {number}/{name}", data)
            elif way == "folder":
                _put(folder, f"moodle/{bird} {tree}_{number}_assignsubmission_file_/{name}", data)
            else:
                waiting.append((f"{bird} {tree}_{number}_assignsubmission_file_/{name}", data))
        if len(waiting) >= AT_ONCE:
            _zipped(folder, waiting, number)
    _zipped(folder, waiting, learners)
    wrong = []
    kinds = list(damage.KINDS)
    for number in range(damaged):
        kind = kinds[number % len(kinds)]
        ending, data = damage.KINDS[kind](chance)
        path = f"moodle/Damaged Fern_{900_000 + number}_assignsubmission_file_/{ending}"
        _put(folder, path, data)
        wrong.append((path, kind))
    return wrong


def _handed(chance: random.Random) -> list[tuple[str, bytes]]:
    way = chance.choices(("one", "work", "word", "twice"), (84, 6, 6, 4))[0]
    if way == "work":
        return [("joined-up-work.json", records.work(chance).encode())]
    if way == "word":
        return [("reflection.docx", records.written(chance))]
    kind = chance.choice(records.KINDS)
    made = [(f"{kind.__name__}{place or ''}.json", records.saved(chance, kind).encode()) for place in range(2 if way == "twice" else 1)]
    return made


def _put(folder: Path, path: str, data: bytes) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def _zipped(folder: Path, waiting: list[tuple[str, bytes]], number: int) -> None:
    if waiting:
        with zipfile.ZipFile(folder / f"SW301-Reading-{number}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in waiting:
                archive.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
        waiting.clear()
