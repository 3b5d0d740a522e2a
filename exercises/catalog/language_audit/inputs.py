"""What is entered in the language audit: two drafts, a word list, decisions with reasons, and other readers'.

A record is a dictionary; nothing here changes one in place.

``version``   1
``invented``  whether the first draft is one of the supplied texts
``text``      the first draft; ``rewrite`` what the learner made of it
``child``, ``family``  names in it, with commas between
``reader``    the made-up name of whoever reads
``words``     None for the course's own word list, or the entries
``decisions`` ``{"phrase", "sentence", "nth", "count", "reason"}``: what this reader decided of a mark
``others``    ``{"reader", "rewrite", "decisions"}`` of other readers of the same text
``showing``, ``as_ellie``  what is open on the screen
``notes``     the learner's own
"""

import re

from exercises.catalog.language_audit import wordlist
from exercises.catalog.language_audit.reading import MOST_WORDS, composed, how_many
from exercises.record import names
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

VERSION = 1
MOST_TEXT = 200_000   # characters; 20,000 words have about 120,000
MOST_REASON = 300
MOST_NAMES = 300
MOST_NOTES = 4000
MOST_DECISIONS = 4000
MOST_READERS = 12
MOST_SENTENCE = 300
_NUMBER = re.compile(r" \([0-9]+\)\Z")


def blank():
    """An empty record."""
    return {"version": VERSION, "invented": False, "text": "", "rewrite": "", "child": "", "family": "", "reader": "Reader 1",
            "words": None, "decisions": [], "others": [], "showing": False, "as_ellie": False, "notes": ""}


def is_untouched(record):
    """Whether nothing of the learner's own would be lost with it (what is open, or the reader's name, is nothing)."""
    empty = blank()
    return all(record[key] == empty[key] for key in ("text", "rewrite", "words", "decisions", "others", "notes"))


def check(data):
    """The record that ``data`` holds.

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    if not isinstance(data, dict):
        raise Problem("The record: a set of named fields is needed here. The file may have been cut or changed.")
    if data.get("version") != VERSION or type(data.get("version")) is not int:
        raise Problem(f"version: this page reads language audits of version {VERSION}, and this one says "
                      f"{shown(data.get('version'))}. Open it with the version of the course that made it.")
    record = blank()
    for field, most in (("text", MOST_TEXT), ("rewrite", MOST_TEXT), ("child", MOST_NAMES), ("family", MOST_NAMES), ("notes", MOST_NOTES)):
        record[field] = _text(data.get(field, ""), field, most)
    record["reader"] = _reader(data.get("reader", record["reader"]), "reader")
    for field in ("invented", "showing", "as_ellie"):
        record[field] = data.get(field) is True
    if data.get("words") is not None:
        record["words"] = wordlist.check(data["words"])
        if record["words"] == wordlist.own():
            record["words"] = None
    record["decisions"] = _decisions(data.get("decisions", []), "decisions")
    others = data.get("others", [])
    if not isinstance(others, list) or len(others) > MOST_READERS:
        raise Problem(f"others: a list of {MOST_READERS} readers at most is needed here.")
    for number, other in enumerate(others, 1):
        where = f"others, number {number}"
        if not isinstance(other, dict):
            raise Problem(f"{where}: a reader with a rewrite and decisions is needed here.")
        record["others"].append({"reader": _reader(other.get("reader"), f"{where}, reader"),
                                 "rewrite": _text(other.get("rewrite", ""), f"{where}, rewrite", MOST_TEXT),
                                 "decisions": _decisions(other.get("decisions", []), f"{where}, decisions")})
    return record


def rows(record):
    """The word list that holds for a record."""
    return wordlist.own() if record["words"] is None else record["words"]


def names_of(text):
    """Names that were typed with commas between."""
    return tuple(name.strip() for name in text.replace(";", ",").replace("\n", ",").split(",") if name.strip())


def decided(record, mark, count, reason):
    """The record with what was decided of a mark; a decision needs a reason, and an earlier one gives way.

    Raises:
        Problem: there is no reason, or it is too long.
    """
    reason = " ".join(whole(reason).split())
    if not reason:
        raise Problem("Write a reason first: in a year’s time “left out” without one says nothing.")
    if len(reason) > MOST_REASON:
        raise Problem(f"The reason is longer than {MOST_REASON} characters; shorten it.")
    kept = [d for d in record["decisions"] if key(d) != key(mark)]
    if len(kept) >= MOST_DECISIONS:
        raise Problem(f"There are {MOST_DECISIONS:,} decisions here, which is the most. Audit the text in parts.")
    made = {"phrase": mark["phrase"], "sentence": mark["sentence"][:MOST_SENTENCE], "nth": mark["nth"], "count": count, "reason": reason}
    return {**record, "decisions": [*kept, made]}


def undecided(record, mark):
    """The record without a decision on this mark."""
    return {**record, "decisions": [d for d in record["decisions"] if key(d) != key(mark)]}


def key(mark):
    """What tells one mark from another: its words, its sentence, and which of several alike in it."""
    return mark["phrase"], mark["sentence"][:MOST_SENTENCE], mark["nth"]


def merged(record, theirs):
    """The record with another reader of the same text beside this one.

    Returns:
        ``(record, names of those who came)``.

    Raises:
        Problem: it is another text; nothing is changed then.
    """
    if " ".join(composed(record["text"]).split()) != " ".join(composed(theirs["text"]).split()):
        raise Problem("This file is an audit of another text. Readers can be set side by side only on one first draft. "
                      "Open it on its own, or agree on a draft first.")
    here = [*record["others"]]
    mine = {"rewrite": record["rewrite"], "decisions": record["decisions"]}
    came = []
    for other in ({key: theirs[key] for key in ("reader", "rewrite", "decisions")}, *theirs["others"]):
        said = {key: other[key] for key in ("rewrite", "decisions")}
        taken = [("", record["reader"], mine), *((None, o["reader"], {k: o[k] for k in said}) for o in here)]
        if any(names.same(_unnumbered(name), _unnumbered(other["reader"])) and said == what for _, name, what in taken):
            continue
        if not said["decisions"] and not said["rewrite"].strip():
            continue
        name, number = other["reader"], 2
        while any(names.same(name, known) for _, known, _ in taken):
            name, number = f"{other['reader'][:names.LONGEST - 5]} ({number})", number + 1
        if len(here) >= MOST_READERS:
            raise Problem(f"There are {MOST_READERS} other readers here, which is the most.")
        here.append({"reader": name, **said})
        came.append(name)
    return {**record, "others": here}, came


def _unnumbered(name):
    """A reader's name without the number that it got where another of that name was here already."""
    return _NUMBER.sub("", name)


def too_long(text):
    """How many words a text has if they are more than are read, otherwise None."""
    if len(text) <= MOST_WORDS:
        return None
    count = how_many(text)
    return count if count > MOST_WORDS else None


def _text(value, where, most):
    if not isinstance(value, str):
        raise Problem(f"{where}: text is needed here. The file may have been cut or changed.")
    if len(value) > most:
        raise Problem(f"{where}: this is {len(value):,} characters long, and {most:,} are the most that are kept. Shorten it.")
    return whole(value).replace("\x00", "")


def _reader(value, where):
    if not isinstance(value, str):
        raise Problem(f"{where}: a made-up name is needed here.")
    return names.clean(value, "reader’s name")


def _decisions(value, where):
    if not isinstance(value, list) or len(value) > MOST_DECISIONS:
        raise Problem(f"{where}: a list of {MOST_DECISIONS:,} at most is needed here.")
    found = {}
    for number, row in enumerate(value, 1):
        if (not isinstance(row, dict) or not all(isinstance(row.get(k), str) for k in ("phrase", "sentence", "reason"))
                or type(row.get("nth")) is not int or row["nth"] < 0 or type(row.get("count")) is not bool):
            raise Problem(f"{where}, number {number}: a phrase, its sentence, which of them, whether it counts and a reason are needed here.")
        if len(row["phrase"]) > 200 or len(row["sentence"]) > MOST_SENTENCE or len(row["reason"]) > MOST_REASON or not row["reason"].strip():
            raise Problem(f"{where}, number {number}: the reason is missing, or something in it is too long.")
        made = {"phrase": whole(row["phrase"]), "sentence": whole(row["sentence"]), "nth": row["nth"], "count": row["count"],
                "reason": whole(row["reason"])}
        found[key(made)] = made
    return list(found.values())
