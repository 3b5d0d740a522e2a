"""The word list: entries of one kind, each with why it is there, what to ask, and who says so.

The course's own list is ``words.csv``, which a tutor can edit with a spreadsheet. A learner's list has the same form.
"""

import os

from exercises.catalog.language_audit.matching import FLAGS, WHO, is_acronym
from exercises.catalog.language_audit.reading import pieces
from exercises.record import tables
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

KINDS = {
    "label": "Label", "blame": "Blame", "certainty": "Certainty", "jargon": "Jargon and letters",
    "passive": "Nobody did it", "strength": "Strength",
    "leave": "Leave alone", "child": "Who: a child", "family": "Who: a grown-up of the family", "service": "Who: a service",
}
LETTERS = {"label": "L", "blame": "B", "certainty": "C", "jargon": "J", "passive": "N", "strength": "S"}
COLUMNS = ("kind", "words", "why", "ask", "source")
NEEDED = ("kind", "words", "why", "source")
BETWEEN = " / "
MOST_ROWS = 600
MOST_PHRASES = 200
LONGEST = {"words": 4000, "why": 600, "ask": 300, "source": 200}

FROM = {
    "CH11": "the chapter by Jopling and Vincent", "AB": "the assignment brief and its sample answer",
    "NFER": "the NFER report on extended schools", "MORAN": "Moran and others, 2007",
    "YFYV": "the Your Family, Your Voice report", "TEN": "the course’s own reading across the sources",
    "DAT": "the course’s list of dated terms",
}

_own = []


def own():
    """The course's list: a list of entries, each ``{"kind", "words", "why", "ask", "source"}``, words being a list."""
    if not _own:
        # The loader and not open(): in the browser this package lies in a zip.
        where = os.path.join(os.path.dirname(__file__), "words.csv")
        _own.extend(read(__spec__.loader.get_data(where).decode("utf-8")))
    return [{**row, "words": list(row["words"])} for row in _own]


def read(data):
    """A list from the bytes or text of a CSV file; a header and no rows is an empty list.

    Raises:
        Problem: everything that is wrong, by line.
    """
    rows, problems, seen = [], [], {}
    for row in tables.read(data, COLUMNS, NEEDED):
        try:
            entry = entry_of(row["kind"], row["words"], row["why"], row.get("ask", ""), row["source"])
            _once(entry, seen, f"line {row.line}")
            rows.append(entry)
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if len(rows) > MOST_ROWS:
        problems.append(Problem(f"The list has {len(rows):,} entries, and {MOST_ROWS} are the most; take some out."))
    if problems:
        raise Problem.several("The word list was not opened.", problems)
    return rows


def write(rows):
    """A list as CSV text that :func:`read` takes back."""
    return tables.write(list(COLUMNS), [[row["kind"], BETWEEN.join(row["words"]), row["why"], row["ask"], row["source"]] for row in rows])


def check(rows, where="words"):
    """A list that came out of a record, tidied.

    Raises:
        Problem: the sentence names the entry.
    """
    if not isinstance(rows, list):
        raise Problem(f"{where}: a list of entries is needed here. The file may have been cut or changed.")
    if len(rows) > MOST_ROWS:
        raise Problem(f"{where}: there are {len(rows):,} entries, and {MOST_ROWS} are the most.")
    found, seen = [], {}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get("words"), list) or not all(isinstance(w, str) for w in row["words"]):
            raise Problem(f"{where}, entry {number}: an entry with its kind, words, why and source is needed here.")
        try:
            entry = entry_of(row.get("kind"), BETWEEN.join(row["words"]), row.get("why"), row.get("ask", ""), row.get("source"))
            _once(entry, seen, f"entry {number}")
        except Problem as problem:
            raise Problem(f"{where}, entry {number}, {problem}") from None
        found.append(entry)
    return found


def added(rows, entry):
    """The list with one more entry at its end.

    Raises:
        Problem: one of its words stands in the list already.
    """
    seen = {}
    for number, row in enumerate(rows, 1):
        _once(row, seen, f"entry {number}")
    _once(entry, seen, "the new entry")
    if len(rows) >= MOST_ROWS:
        raise Problem(f"The list has {MOST_ROWS} entries, which is the most; take one out first.")
    return [*rows, entry]


def entry_of(kind, words, why, ask, source):
    """One entry from what was typed.

    Args:
        kind: a key of :data:`KINDS`, or its name on the screen.
        words: words and phrases with `` / `` between; a ``*`` at a word's end stands for any ending.
        why: why it is in the list.
        ask: what a writer might ask, or nothing.
        source: who says so.

    Raises:
        Problem: something is missing, unknown or too long.
    """
    texts = {"words": words, "why": why, "ask": ask, "source": source}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise Problem(f"{name}: text is needed here.")
        if len(value) > LONGEST[name]:
            raise Problem(f"{name}: this is longer than {LONGEST[name]:,} characters; shorten it.")
        texts[name] = " ".join(whole(value).replace("\x00", "").split())
    known = {key.casefold(): key for key in KINDS} | {name.casefold(): key for key, name in KINDS.items()}
    if not isinstance(kind, str) or kind.strip().casefold() not in known:
        raise Problem(f"kind: {shown(kind)} is not one of {', '.join(KINDS)}.")
    phrases = [phrase.strip() for phrase in texts["words"].split(BETWEEN.strip()) if phrase.strip()]
    if not phrases:
        raise Problem("words: nothing stands here; write a word or a phrase, and “ / ” between several.")
    if len(phrases) > MOST_PHRASES:
        raise Problem(f"words: there are {len(phrases)} in one entry, and {MOST_PHRASES} are the most; make two entries of it.")
    for phrase in phrases:
        found = pieces(phrase)
        if not found:
            raise Problem(f"words: {shown(phrase)} holds no letters; write a word or a phrase.")
        if any(piece.endswith("*") and len(piece) < 4 for piece in found) or "*" in phrase.replace("* ", " ").removesuffix("*"):
            raise Problem(f"words: in {shown(phrase)} the * has to end a word of three letters or more.")
    if not texts["why"]:
        raise Problem("why: say in a sentence why it is in the list.")
    if not texts["source"]:
        raise Problem("source: say who says so, such as an item of the course (CH11-V1), a book, or “own argument”.")
    return {"kind": known[kind.strip().casefold()], "words": phrases, "why": texts["why"], "ask": texts["ask"], "source": texts["source"]}


def told_source(source):
    """Who says so, in words: ids of the course's items get the name of the text that they come from."""
    told = []
    for part in source.split(";"):
        part = part.strip()
        origin = FROM.get(part.split("-")[0]) if "-" in part else None
        told.append(f"{part}, {origin}" if origin else "an argument of the course’s own" if part == "own argument" else part)
    return "; ".join(told)


def counts(rows):
    """How many entries of each kind: marks first, then those that say who acts."""
    return {kind: sum(1 for row in rows if row["kind"] == kind) for kind in (*FLAGS, "leave", *WHO)}


def _once(entry, seen, where):
    """Refuse words that stand in the list twice: it could not be told which of the entries counts.

    A word may be a mark and also say who acts, and letters may also be a word (BEST, best).
    """
    for phrase in entry["words"]:
        key = (entry["kind"] in WHO, is_acronym(phrase), *pieces(phrase))
        if key in seen:
            raise Problem(f"words: {shown(phrase)} stands here and in {seen[key]}. Take one of them out.")
        seen[key] = where
