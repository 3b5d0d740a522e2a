"""Whether a dictionary from elsewhere is an evidence record: from the page's store, a file, a stranger.

Everything is read before anything is kept, so that a record is taken whole or not at all.
"""

from exercises.catalog.whose_evidence.claims import ASPECTS, CLAIMS, MOST_TEXT, all_of
from exercises.catalog.whose_evidence.inputs import (EMPTY, MOST_CODERS, MOST_LINE, MOST_OWN, MOST_VERSIONS, VERSION, is_coded, new_coder, own_claim)
from exercises.catalog.whose_evidence.silences import SUBJECTS
from exercises.record import names
from exercises.record.problems import Problem, shown

PARTNER_ID = "partner"


def check(data):
    """The record that ``data`` holds, tidied.

    Args:
        data: anything that came out of a JSON file or the page's store.

    Returns:
        An evidence record (see :mod:`exercises.catalog.whose_evidence.inputs`).

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    # Here and not above: merging needs the records that this module checks.
    from exercises.catalog.whose_evidence import merging

    _kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if version != VERSION or type(version) is not int:
        raise Problem(f"version: this page reads evidence records of version {VERSION}, and this one says {shown(version)}. "
                      "Open it with the version of the course that made it.")
    own = [read_own(row, f"own, number {n}") for n, row in _numbered(data, "own", MOST_OWN, needed=False)]
    _once(own, "own", "Two claims have the same words. Take one out.")
    known = [c.id for c in CLAIMS] + [o["id"] for o in own]
    coders = [_coder(row, f"coders, number {n}", known) for n, row in _numbered(data, "coders", MOST_CODERS)]
    if not coders:
        raise Problem("coders: nobody is in this record. One person at least is needed.")
    _once(coders, "coders", "The file may have been put together by hand.")
    gaps = data.get("gaps", {})
    _kind(gaps, dict, "gaps", "notes by subject")
    gaps = {key: _gap(key, text, f"gaps, {shown(key)}") for key, text in gaps.items()}
    conflicts = [_conflict(row, f"conflicts, number {n}", coders, own, known)
                 for n, row in _numbered(data, "conflicts", MOST_CODERS + MOST_OWN + len(SUBJECTS), needed=False)]
    record = {"version": VERSION, "invented": data.get("invented") is True, "partner": data.get("partner") is True, "coders": coders, "own": own,
              "gaps": {key: gaps[key] for key in SUBJECTS if gaps.get(key, "").strip()}, "conflicts": conflicts,
              "showing": data.get("showing") is True}
    record["here"] = _here(data.get("here"), record)
    return merging.settled(record)


def read_own(row, where):
    """A claim that a learner brought.

    Raises:
        Problem: it has no words or source, is too long, or its id is not that of its words.
    """
    _kind(row, dict, where, "a claim")
    try:
        claim = own_claim(*(text(row.get(field, ""), f"{where}, {field}", MOST_TEXT + 100) for field in ("text", "source", "year", "stands")))
    except Problem as problem:
        sentence = str(problem)
        raise Problem(sentence if sentence.startswith(where) else f"{where}: {sentence}") from None
    if row.get("id") not in (None, claim["id"]):
        raise Problem(f"{where}, id: {shown(row['id'])} does not belong to these words. Leave the id out, and the course makes it.")
    return claim


def read_code(row, where):
    """How somebody codes a claim.

    Raises:
        Problem: a code is none that the course knows, or the words are too long.
    """
    _kind(row, dict, where, "a set of codes")
    for aspect, levels in ASPECTS.items():
        value = row.get(aspect, "")
        if not isinstance(value, str) or value and value not in levels:
            raise Problem(f"{where}, {aspect}: {shown(value)} is none of {', '.join(levels)}.")
    return {**{aspect: row.get(aspect, "") for aspect in ASPECTS}, "against": text(row.get("against", ""), f"{where}, against", MOST_LINE)}


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


def coder_id(value, where):
    """A coder's id, as the course makes it."""
    if (not isinstance(value, str) or not 1 <= len(value) <= 40 or not (value.isascii() and value.isalnum()) or value == PARTNER_ID):
        raise Problem(f"{where}, id: letters and figures are needed here, at most 40, as the course writes them.")
    return value


def _coder(row, where, known):
    _kind(row, dict, where, "a coder with an id and a name")
    try:
        name = names.clean(text(row.get("name"), f"{where}, name", MOST_LINE))
    except Problem as problem:
        sentence = str(problem)
        raise Problem(sentence if sentence.startswith(where) else f"{where}, name: {sentence}") from None
    out = new_coder(name, coder_id(row.get("id"), where))
    codes = _codes(row.get("codes", {}), f"{where}, codes", known)
    out["codes"] = {claim: codes[claim] for claim in known if claim in codes and codes[claim] != EMPTY}
    if row.get("apart") is not None:
        apart = _codes(row["apart"], f"{where}, apart", known)
        for claim, code in apart.items():
            if not is_coded(code):
                raise Problem(f"{where}, apart, {claim}: one of the three codes is missing. What was coded alone is kept whole or not at all.")
        out["apart"] = {claim: {a: apart[claim][a] for a in ASPECTS} for claim in known if claim in apart}
    return out


def _codes(rows, where, known):
    _kind(rows, dict, where, "codes by claim")
    for claim in rows:
        if claim not in known:
            raise Problem(f"{where}: {shown(claim)} is not a claim of this record.")
    return {claim: read_code(rows[claim], f"{where}, {claim}") for claim in rows}


def _gap(key, value, where):
    if key not in SUBJECTS:
        raise Problem(f"{where}: this is none of {', '.join(SUBJECTS)}.")
    return text(value, where, MOST_LINE)


def _conflict(row, where, coders, own, known):
    """One thing that two files say differently."""
    _kind(row, dict, where, "a choice still to be made")
    about, which, versions = row.get("about"), row.get("id"), row.get("versions")
    _kind(versions, list, f"{where}, versions", "a list")
    if not 2 <= len(versions) <= MOST_VERSIONS:
        raise Problem(f"{where}, versions: two at least and {MOST_VERSIONS} at most are needed.")
    there = {"coder": [c["id"] for c in coders], "own": [o["id"] for o in own], "gap": list(SUBJECTS)}
    if about not in there:
        raise Problem(f"{where}, about: {shown(about)} is not something that two files can differ on here.")
    if which not in there[about]:
        raise Problem(f"{where}, id: {shown(which)} is nowhere else in the record.")
    read = [{"coder": lambda v, w: _coder(v, w, known), "own": read_own, "gap": lambda v, w: _gap(which, v, w)}[about](v, f"{where}, version {n}")
            for n, v in enumerate(versions, 1)]
    if about != "gap" and any(v["id"] != which for v in read) or any(v == read[0] for v in read[1:]):
        raise Problem(f"{where}, versions: these are not different versions of one thing.")
    return {"about": about, "id": which, "versions": read}


def _here(value, record):
    """Where the page is open; the first place where the record does not say."""
    value = value if isinstance(value, dict) else {}
    places = {"coder": [c["id"] for c in record["coders"]], "claim": [c.id for c in all_of(record)], "subject": list(SUBJECTS)}
    return {name: value.get(name) if value.get(name) in known else known[0] for name, known in places.items()}


def _once(rows, where, why):
    ids = [row["id"] for row in rows]
    for one in ids:
        if ids.count(one) > 1:
            raise Problem(f"{where}: {shown(one)} stands there twice. {why}")


def _numbered(data, field, most, needed=True):
    rows = data.get(field, None if needed else [])
    _kind(rows, list, field, "a list")
    if len(rows) > most:
        raise Problem(f"{field}: there are {len(rows):,} here, and a record holds {most:,} at most.")
    return list(enumerate(rows, 1))


def _kind(value, kind, where, name):
    if not isinstance(value, kind):
        raise Problem(f"{where}: {name} is needed here. The file may have been cut or changed.")
