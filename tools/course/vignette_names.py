"""Looks for names of real people and places in a vignette's files. ``real_names.toml`` lists them, with reasons."""

import functools
import re
import tomllib
from pathlib import Path

from tools.course.problems import Finding

LIST = Path(__file__).with_name("real_names.toml")
FILES = ("vignette.toml", "page.md", "debrief.md", "scenes/**/*.md")
PLACE_WORDS = r"\b(?:in|from|to|at|near|of|outside|around|round|via|towards|into|over|for)\s+"
STREET = r"(?!['’]?s?\s+(?:Avenue|Bridge|Close|Court|Crescent|Drive|Gardens|Green|Grove|House|Lane|Park|Place|Road|Row|Street|Terrace|Way)\b)"
MEND = {"people": "Invent another name; everybody in a vignette is invented.",
        "places": "Invent another place, or leave it unnamed (“the city”, “the council”); where it is meant, name it under [[named]] in vignette.toml with a reason."}


@functools.lru_cache(maxsize=1)
def known():
    """The names that no vignette may carry.

    Returns:
        A list of ``(pattern, name, kind, reason)``; the kind is ``people`` or ``places``.
    """
    made = []
    for kind, groups in tomllib.loads(LIST.read_text(encoding="utf-8")).items():
        for group in groups:
            before = PLACE_WORDS if group.get("after_a_word_of_place") else r"\b"
            for name in group["names"]:
                words = r"\s+".join(map(re.escape, name.split()))
                made.append((re.compile(rf"{before}(?P<name>{words})\b{STREET if kind == 'places' else ''}"), name, kind, group["reason"]))
    return made


def findings(folder, facts, relative):
    """What real names stand in a vignette's files.

    Args:
        folder: the vignette's folder.
        facts: its vignette.toml as read: people's names are their own, and ``named`` lists what is meant.
        relative: a function from a file to the path that findings name.

    Yields:
        A :class:`~tools.course.problems.Finding` for each name and place.
    """
    people = {word for person in facts.get("people", ()) for word in person.get("name", "").split()}
    meant = {one.get("name") for one in facts.get("named", ()) if one.get("reason")}
    for pattern in FILES:
        for file in sorted(folder.glob(pattern)):
            text = file.read_text(encoding="utf-8", errors="replace")
            for expression, name, kind, reason in known():
                if name.split()[0] not in text or name in meant or (kind == "places" and name in people):
                    continue
                for match in expression.finditer(text):
                    line = text.count("\n", 0, match.start("name")) + 1
                    yield Finding(relative(file), line, f"{name!r} is a real name. {reason}", MEND[kind])
