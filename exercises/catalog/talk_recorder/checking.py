"""Whether a dictionary from elsewhere is a talk record: from the page's store, a file, a stranger.

Everything is read before anything is kept, so that a record is taken whole or not at all.
"""

from math import isfinite

from exercises.catalog.talk_recorder.talks import (KINDS, LONGEST, MOST_GAPS, MOST_RECORDINGS, MOST_SEATS, MOST_TURNS, PURPOSES, ROLES,
                                                   VERSION, WHYS, in_order, opened)
from exercises.record import names
from exercises.record.problems import Problem, shown

LATEST = 2**53  # seconds since 1970 that a file may name; far beyond any clock


def check(data):
    """The record that ``data`` holds, tidied.

    Args:
        data: anything that came out of a JSON file or the page's store.

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    _kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if version != VERSION or type(version) is not int:
        raise Problem(f"version: this page reads talk records of version {VERSION}, and this one says {shown(version)}. "
                      "Open it with the version of the course that made it.")
    recordings = [_recording(row, f"recordings, number {n}") for n, row in _numbered(data, "recordings", MOST_RECORDINGS, "recordings")]
    if not recordings:
        raise Problem("recordings: there is none in this record. One at least is needed.")
    _different([one["id"] for one in recordings], "recordings")
    running = _running(data.get("running"), recordings)
    going = running["open"] if running else []
    for one in recordings:
        _lengths(one, going)
    return {"version": VERSION, "recordings": recordings, "running": running, "here": _here(data.get("here"), recordings)}


def _recording(row, where):
    _kind(row, dict, where, "a recording")
    for field in ("invented", "agreed"):
        if type(row.get(field, False)) is not bool:
            raise Problem(f"{where}, {field}: true or false is needed here, not {shown(row.get(field))}.")
    purpose = row.get("purpose", "")
    if not isinstance(purpose, str) or purpose not in PURPOSES:
        raise Problem(f"{where}, purpose: {shown(purpose)} is none of {', '.join(p for p in PURPOSES if p)}.")
    seats = [_seat(one, f"{where}, seats, number {n}") for n, one in _numbered(row, "seats", MOST_SEATS, f"{where}, seats")]
    if not seats:
        raise Problem(f"{where}, seats: nobody sits there. One seat at least is needed.")
    _different([one["id"] for one in seats], f"{where}, seats")
    _different([names.key(one["name"]) for one in seats], f"{where}, seats", "name")
    known = [one["id"] for one in seats]
    turns = [_turn(one, f"{where}, turns, number {n}", known) for n, one in _numbered(row, "turns", MOST_TURNS, f"{where}, turns")]
    _different([one["id"] for one in turns], f"{where}, turns")
    gaps = [_gap(one, f"{where}, gaps, number {n}") for n, one in _numbered(row, "gaps", MOST_GAPS, f"{where}, gaps")]
    _different([one["id"] for one in gaps], f"{where}, gaps")
    turns = in_order(turns)
    place = {one["id"]: n for n, one in enumerate(turns)}
    for n, one in enumerate(turns, 1):
        if one["picks"] and (one["picks"] not in place or place[one["picks"]] >= n - 1):
            raise Problem(f"{where}, turn {n}, picks: a turn can pick up only one that came before it.")
        if one["picks"] and turns[place[one["picks"]]]["seat"] == one["seat"]:
            raise Problem(f"{where}, turn {n}, picks: nobody picks up their own turn.")
    began = row.get("began")
    return {"id": _id(row.get("id"), where), "title": _named(row.get("title"), f"{where}, title"),
            "invented": row.get("invented", False), "purpose": purpose, "agreed": row.get("agreed", False),
            "began": None if began is None else _number(began, f"{where}, began", LATEST), "stopped": _stopped(row.get("stopped"), where),
            "seats": seats, "turns": turns, "gaps": in_order(gaps)}


def _seat(row, where):
    _kind(row, dict, where, "a seat with an id and a name")
    role = row.get("role", "")
    if not isinstance(role, str) or role not in ROLES:
        raise Problem(f"{where}, role: {shown(role)} is none of {', '.join(r for r in ROLES if r)}.")
    return {"id": _id(row.get("id"), where), "name": _named(row.get("name"), f"{where}, name"), "role": role}


def _turn(row, where, seats):
    _kind(row, dict, where, "a turn")
    if not isinstance(row.get("seat"), str) or row["seat"] not in seats:
        raise Problem(f"{where}, seat: {shown(row.get('seat'))} is not a seat at this table.")
    kind = row.get("kind", "inform")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Problem(f"{where}, kind: {shown(kind)} is none of {', '.join(KINDS)}.")
    picks = row.get("picks", "")
    return {"id": _id(row.get("id"), where), "seat": row["seat"], "start": _number(row.get("start"), f"{where}, start"),
            "end": _number(row.get("end"), f"{where}, end"), "kind": kind, "picks": _id(picks, f"{where}, picks") if picks else ""}


def _gap(row, where):
    _kind(row, dict, where, "a stretch that was not recorded")
    start, end, why = _number(row.get("start"), f"{where}, start"), _number(row.get("end"), f"{where}, end"), row.get("why")
    if end < start:
        raise Problem(f"{where}, end: it ends before it begins.")
    if not isinstance(why, str) or why not in WHYS:
        raise Problem(f"{where}, why: {shown(why)} is none of {', '.join(WHYS)}.")
    return {"id": _id(row.get("id"), where), "start": start, "end": end, "why": why}


def _lengths(recording, going):
    """A turn that does not go on has to end after it begins."""
    for n, turn in enumerate(recording["turns"], 1):
        if turn["end"] < turn["start"] or turn["end"] == turn["start"] and turn["id"] not in going:
            raise Problem(f"Turn {n} of {shown(recording['title'])}: it ends before or as it begins. Mend one of its times.")


def _stopped(value, where):
    if value is None:
        return None
    _kind(value, dict, f"{where}, stopped", "a second and a reason")
    why = value.get("why")
    if not isinstance(why, str) or why not in WHYS:
        raise Problem(f"{where}, stopped: {shown(why)} is none of {', '.join(WHYS)}.")
    return {"at": _number(value.get("at"), f"{where}, stopped"), "why": why}


def _running(value, recordings):
    if value is None:
        return None
    _kind(value, dict, "running", "what is being recorded")
    one = next((row for row in recordings if row["id"] == value.get("recording")), None)
    if one is None or one["began"] is None:
        raise Problem(f"running, recording: {shown(value.get('recording'))} is not a recording that was begun here.")
    going = value.get("open")
    _kind(going, list, "running, open", "a list of turns")
    ids = [turn["id"] for turn in one["turns"]]
    if any(turn not in ids for turn in going) or len(set(map(str, going))) < len(going):
        raise Problem("running, open: a turn that is nowhere in the log goes on. The file may have been cut or changed.")
    if type(value.get("beats", False)) is not bool:
        raise Problem("running, beats: true or false is needed here.")
    return {"recording": one["id"], "open": list(going), "seen": _number(value.get("seen"), "running, seen"), "beats": value.get("beats", False)}


def _here(value, recordings):
    """Where the page is open; the first recording where the record does not say."""
    value = value if isinstance(value, dict) else {}
    ids = [one["id"] for one in recordings]
    at = value.get("recording") if value.get("recording") in ids else ids[0]
    turns = [turn["id"] for turn in next(one for one in recordings if one["id"] == at)["turns"]]
    pair = value.get("pair") if isinstance(value.get("pair"), list) else []
    pair = [one for one in pair if one in ids]
    return {**opened(at), "turn": value.get("turn") if value.get("turn") in turns else "",
            "pair": pair[:2] if len(pair) == 2 and pair[0] != pair[1] else [], "showing": value.get("showing") is True}


def _id(value, where):
    if not isinstance(value, str) or not 1 <= len(value) <= 40 or not (value.isascii() and value.isalnum()):
        raise Problem(f"{where}, id: letters and figures are needed here, at most 40, as the course writes them.")
    return value


def _named(value, where):
    _kind(value, str, where, "text")
    try:
        return names.clean(value)
    except Problem as problem:
        raise Problem(f"{where}: {problem}") from None


def _number(value, where, most=LONGEST):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value) or not 0 <= value <= most:
        raise Problem(f"{where}: a number of seconds from 0 to {most:,} is needed here, not {shown(value)}.")
    return round(float(value), 3)


def _numbered(row, field, most, where):
    rows = row.get(field)
    _kind(rows, list, where, "a list")
    if len(rows) > most:
        raise Problem(f"{where}: there are {len(rows):,} here, and {most:,} are held at most.")
    return list(enumerate(rows, 1))


def _different(values, where, what="id"):
    if len(set(values)) < len(values):
        raise Problem(f"{where}: one {what} stands there twice. The file may have been put together by hand.")


def _kind(value, kind, where, name):
    if not isinstance(value, kind):
        raise Problem(f"{where}: {name} is needed here. The file may have been cut or changed.")
