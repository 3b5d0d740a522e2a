"""``tools cohort``: read what many learners handed in, and write tables, a seminar page and a list of what could not be read."""

import argparse
import sqlite3
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from exercises.cohort import course, reading
from exercises.record.problems import Problem, shown
from tools.cohort import found, out
from tools.cohort.store import Store
from tools.course import handed_in

SAID_EVERY = 2.0
"""Seconds between two lines of progress."""


def main(argv: list[str]) -> int:
    """Read a folder, or make one to try the command on.

    Args:
        argv: what was typed after the verb.

    Returns:
        0 where the folder was read, however much in it was damaged; 1 where the tables could not be written; 2 where nothing was done.
    """
    parser = argparse.ArgumentParser(
        prog="tools cohort", description="Read what many learners handed in: JSON, Word, and a learning platform's zips, in a folder and below it. "
        "Nothing leaves this machine.")
    parser.add_argument("folder", nargs="?", type=Path, help="where the hand-ins lie; a platform's zip may be named as it is")
    parser.add_argument("--out", type=Path, help="where the tables go: a new or empty folder, or one that this command wrote (FOLDER-read)")
    parser.add_argument("--texts", action="append", default=[], metavar="KEY", help="a prompt whose texts stand on the seminar page; its key stands in prompts.csv")
    parser.add_argument("--generate", type=Path, metavar="FOLDER", help="make a folder of invented hand-ins instead")
    parser.add_argument("--learners", type=int, default=300, help="with --generate: how many invented learners (300)")
    parser.add_argument("--damaged", type=int, default=10, help="with --generate: how many damaged files besides (10)")
    parser.add_argument("--seed", type=int, default=1, help="with --generate: of chance (1)")
    chosen = parser.parse_args(argv)
    if chosen.generate:
        from tools.cohort import generate

        return generate.into(chosen.generate, chosen.learners, chosen.damaged, chosen.seed)
    if not chosen.folder:
        parser.error("name the folder in which the hand-ins lie")
    if not chosen.folder.is_dir() and not chosen.folder.is_file():
        print(f"There is no {chosen.folder}. Name the folder in which the hand-ins lie, or a learning platform's zip.", file=sys.stderr)
        return 2
    whole_path = chosen.folder.resolve()
    where = chosen.out or whole_path.with_name(f"{whole_path.stem if whole_path.is_file() else whole_path.name}-read")
    if where.resolve() == whole_path:
        print("The tables cannot go where the hand-ins lie. Name another folder with --out.", file=sys.stderr)
        return 2
    try:
        out.look(where)
    except out.NotOurs as refused:
        print(refused, file=sys.stderr)
        return 2
    try:
        read(chosen.folder, where, chosen.texts)
    except (OSError, sqlite3.Error) as error:
        print(f"The tables could not be written to {where} ({error}). Nothing that stood there was changed. Make room, or name another folder with --out.", file=sys.stderr)
        return 1
    return 0


def read(folder: Path, where: Path, texts: list[str] = (), say=print) -> dict:
    """Read a folder and write what came of it.

    Args:
        folder: where the hand-ins lie.
        where: the folder to write, which :func:`tools.cohort.out.look` found to be ours.
        texts: keys of prompts whose texts stand on the seminar page.
        say: takes each line that is told.

    Returns:
        How many: ``{"files", "not_read", "learners", "records", "counted", "seconds", "peak"}``; ``peak`` in MB, or None where the
        machine does not tell it.
    """
    course.use(handed_in.told())
    where.mkdir(parents=True, exist_ok=True)
    out.clear(where)
    began = told = time.perf_counter()
    files = read_ = 0
    # In the folder itself: it holds what the hand-ins hold, and belongs on no other disk.
    with tempfile.TemporaryDirectory(dir=where, prefix=out.WORKING) as place:
        store = Store(Path(place) / out.BASE)
        try:
            for one in found.files(folder, where):
                files += 1
                read_ += _take(store, one)
                if time.perf_counter() - told > SAID_EVERY:
                    told = time.perf_counter()
                    say(f"{files:,} files, {files - read_:,} of them not read, {told - began:.0f} s")
            say("All files were looked at. The tables are being written.")
            store.settle()
            for key in texts:
                if next(store.texts(key), None) is None:
                    say(f"Nothing was written to {key!r}, so the seminar page holds nothing of it. The keys stand in prompts.csv.")
            out.write(where, Path(place), store, list(texts), time.strftime("%-d %B %Y") if sys.platform != "win32" else time.strftime("%d %B %Y"))
            known = {"files": files, "not_read": store.number("unread"), **{name: store.number(name) for name in ("learners", "records", "counted")}}
        finally:
            store.close()
    known |= {"seconds": time.perf_counter() - began, "peak": _peak()}
    for line in _report(known, where):
        say(line)
    return known


def _take(store: Store, one: found.File) -> bool:
    """Keep what a file holds, or why it could not be read; whether it could."""
    if one.why:
        store.refuse(one.path, one.why)
        return False
    try:
        handed = reading.read(one.name, one.data) if one.kind == "json" else reading.read_word(one.name, one.data)
    except Problem as problem:
        # The table names the file in a column of its own, and inside a zip by its whole path.
        store.refuse(one.path, problem.sentence.removeprefix(f"{shown(one.name, 160)}: "))
        return False
    except Exception as error:  # one file's fault, or ours, does not end the reading of ten thousand others
        store.refuse(one.path, f"A fault of this command kept it from being read ({type(error).__name__}). Tell whoever runs the course, without the file.")
        return False
    store.add([replace(record, path=one.path, trouble=record.trouble.replace(f"{shown(one.name, 160)}, r", "R", 1)) for record in handed])
    return True


def _report(known: dict, where: Path) -> list[str]:
    peak = f", {known['peak']:.0f} MB of memory at most" if known["peak"] else ""
    return [
        f"{_many(known['files'], 'file')}: {_many(known['records'], 'record')} of {_many(known['learners'], 'learner')}; {known['counted']:,} of them "
        f"{'counts' if known['counted'] == 1 else 'count'}, and who.csv says why the others do not.",
        f"{known['not_read']:,} could not be read, in whole or in part; not-read.csv names each with its mend." if known["not_read"] else "All of it could be read.",
        f"It took {known['seconds']:.1f} s{peak}.",
        f"The tables stand in {where}. They hold names and words of learners: personal data. Delete the folder when you no longer need it.",
    ]


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _peak() -> float | None:
    """The most memory that this process has held, in MB."""
    try:
        import resource
    except ImportError:
        return None  # Windows
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)
