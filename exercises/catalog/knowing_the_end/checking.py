"""Whether a dictionary from elsewhere is a record of readers: from the page's store, a file, a stranger.

Everything is read before anything is kept, so that a record is taken whole or not at all.
"""

from exercises.catalog.knowing_the_end import codes
from exercises.catalog.knowing_the_end.chronology import BY_ID, SCALES
from exercises.catalog.knowing_the_end.inputs import MOST_ANSWER, MOST_READERS, MOST_TYPED, MOST_WHY, VERSION, is_empty, rating
from exercises.record.problems import Problem, shown

MOST_VERSIONS = 20


def check(data):
    """The record that ``data`` holds, tidied.

    Two different sheets of one code are kept as a conflict for somebody to decide.

    Args:
        data: anything that came out of a JSON file or the page's store.

    Returns:
        A record (see :mod:`exercises.catalog.knowing_the_end.inputs`).

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    # Here and not above: merging needs the records that this module checks.
    from exercises.catalog.knowing_the_end import merging

    _kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if version != VERSION or type(version) is not int:
        raise Problem(f"version: this page reads records of version {VERSION}, and this one says {shown(version)}. "
                      "Open it with the version of the course that made it.")
    seed = data.get("seed")
    if type(seed) is not int or not 0 <= seed < 2**31:
        raise Problem("seed: a whole number from 0 to 2147483647 is needed, so that the test comes out the same again.")
    sheets = [read_sheet(row, f"sheets, number {n}") for n, row in _numbered(data, "sheets", MOST_READERS * MOST_VERSIONS)]
    conflicts = [_conflict(row, f"conflicts, number {n}") for n, row in _numbered(data, "conflicts", MOST_READERS, needed=False)]
    drawn = [read_code(one, f"drawn, number {n}") for n, one in _numbered(data, "drawn", MOST_READERS, needed=False)]
    record = {"version": VERSION, "seed": seed, "invented": data.get("invented") is True,
              # The example needs nobody beside it: it is they.
              "panel": data.get("panel") is True and data.get("invented") is not True,
              "sheets": [s for s in sheets if not is_empty(s)], "drawn": sorted(set(drawn)), "conflicts": conflicts,
              **{name: data.get(name) is True for name in ("showing", "shown")},
              "answer": text(data.get("answer", ""), "answer", MOST_ANSWER), "here": _here(data.get("here"))}
    return merging.settled(record)


def read_sheet(row, where):
    """One reader's sheet.

    Raises:
        Problem: its code is none, or a rating, an entry or a mark is not one that stands on a sheet.
    """
    _kind(row, dict, where, "a reader’s sheet")
    code = read_code(row.get("code"), f"{where}, code")
    marks = {name: row.get(name, False) for name in ("heard", "committed", "late")}
    for name, value in marks.items():
        if type(value) is not bool:
            raise Problem(f"{where}, {name}: true or false is needed here, not {shown(value)}.")
    rated = {scale: _rated(row.get(scale, ""), f"{where}, {scale}", scale, marks["committed"]) for scale in SCALES}
    if marks["committed"] and all(value == "" for value in rated.values()):
        raise Problem(f"{where}: a committed sheet has one rating at least, and this one has none.")
    entry = row.get("entry", "")
    if not isinstance(entry, str) or entry and entry not in BY_ID:
        raise Problem(f"{where}, entry: {shown(entry)} is no entry of the chronology.")
    return {"code": code, **rated, "entry": entry, "why": text(row.get("why", ""), f"{where}, why", MOST_WHY), **marks}


def read_code(value, where):
    """A code, or the sign of a lost one."""
    if not isinstance(value, str) or not codes.is_code(value):
        raise Problem(f"{where}: {shown(value)} is not a code of this exercise. The file may have been changed.")
    return value


def text(value, where, most):
    """A text of at most ``most`` characters that can be written to a file."""
    _kind(value, str, where, "text")
    if len(value) > most:
        raise Problem(f"{where}: this is {len(value):,} characters long, and {most:,} are the most that are kept. Shorten it.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Problem(f"{where}: this holds a broken character. Type it again.") from None
    return value.replace("\x00", "")


def _rated(value, where, scale, committed):
    """A rating: text as typed on an open sheet, a whole number or nothing on a committed one."""
    if not committed and isinstance(value, str):
        return text(value, where, MOST_TYPED)
    if not (value == "" or type(value) is int):
        raise Problem(f"{where}: a whole number from 0 to 100 is needed here, or nothing, not {shown(value)}.")
    try:
        return rating(value, scale)
    except Problem as problem:
        raise Problem(f"{where}: {problem}") from None


def _conflict(row, where):
    """Versions of one code's sheet."""
    _kind(row, dict, where, "a choice still to be made")
    versions = row.get("versions")
    _kind(versions, list, f"{where}, versions", "a list")
    if not 2 <= len(versions) <= MOST_VERSIONS:
        raise Problem(f"{where}, versions: two at least and {MOST_VERSIONS} at most are needed.")
    read = [read_sheet(one, f"{where}, version {n}") for n, one in enumerate(versions, 1)]
    if any(one["code"] != row.get("code") or is_empty(one) for one in read):
        raise Problem(f"{where}, versions: these are not versions of one sheet.")
    return {"code": row["code"], "versions": read}


def _here(value):
    """What the page has open; nothing where the record does not say."""
    value = value if isinstance(value, dict) else {}
    code = value.get("code")
    return {"code": code if isinstance(code, str) and codes.is_code(code) else "", "test": value.get("test") is True}


def _numbered(data, field, most, needed=True):
    rows = data.get(field, None if needed else [])
    _kind(rows, list, field, "a list")
    if len(rows) > most:
        raise Problem(f"{field}: there are {len(rows):,} here, and a record holds {most:,} at most.")
    return list(enumerate(rows, 1))


def _kind(value, kind, where, name):
    if not isinstance(value, kind):
        raise Problem(f"{where}: {name} is needed here. The file may have been cut or changed.")
