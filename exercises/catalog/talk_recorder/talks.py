"""What a talk record holds, and the few ways in which it changes, besides being recorded (see ``recording``).

A record is a plain dictionary (version 1)::

    version     1
    recordings  [recording]: one to six
    running     None, or {recording, open, seen, beats} while one is being recorded: the turns that go on, the last
                second at which the page was known to be awake, and whether it can notice a screen that is off
    here        {recording, turn, pair, showing}: which recording is open, which of its turns is being corrected,
                which two stand beside each other, and whether the results stand on the screen

A recording::

    id, title, invented
    purpose     "" (not said yet), "rehearsal" or "seminar"; never a meeting about a real child
    agreed      whether everybody at the table knows of it and has agreed
    began       the moment of its second 0, in seconds since 1970, or None where it was pasted
    stopped     None, or {at, why}: the second at which it was last left off, and why ("paused" or "closed")
    seats       [{id, name, role}], silent ones among them
    turns       [{id, seat, start, end, kind, picks}], by start; seconds from ``began``; ``picks`` is an id or ""
    gaps        [{id, start, end, why}]: stretches in which nothing was recorded

Every function here gives back a new record and leaves the one it was given as it was.
"""

import os

from exercises.measures import talk
from exercises.record import names
from exercises.record.problems import Problem

VERSION = 1
MOST_RECORDINGS, MOST_SEATS, MOST_TURNS, MOST_GAPS = 6, 14, 600, 200
LONGEST = 12 * 3600  # seconds
SHORTEST = 0.1       # seconds; below it a tap was a slip of the finger

KINDS = {"ask": "asks", "inform": "tells", "propose": "proposes", "challenge": "challenges", "support": "supports", "decide": "decides"}
ROLES = {"": "Role not said", "family": "Family", "child": "Child, or a child’s advocate", "professional": "Professional", "chair": "Chair"}
PURPOSES = {"": "Not chosen yet", "rehearsal": "A rehearsal, with invented people", "seminar": "A seminar, or our own group’s meeting"}
WHYS = {"asleep": "the screen was off", "paused": "paused", "closed": "the page was closed", "clock": "the device’s clock was changed"}

# Names of nobody, so that nobody needs to write a real one.
GROUP = (("Heron", ""), ("Otter", ""), ("Alder", ""), ("Kestrel", ""))
REHEARSAL = (("Chair", "chair"), ("Social worker", "professional"), ("Teacher", "professional"), ("Health visitor", "professional"),
             ("Police", "professional"), ("Family support", "professional"), ("Mother", "family"), ("Grandmother", "family"),
             ("Father, apart", "family"), ("Advocate", "child"))


def new_id(letter):
    """An id: random, so that it says nothing of anybody."""
    return letter + os.urandom(4).hex()


def seats_of(listed):
    """Seats out of names and roles."""
    return [{"id": new_id("s"), "name": name, "role": role} for name, role in listed]


def new_recording(title, seats=None):
    """A recording in which nothing stands yet."""
    return {"id": new_id("r"), "title": title, "invented": False, "purpose": "", "agreed": False, "began": None, "stopped": None,
            "seats": seats if seats is not None else seats_of(GROUP), "turns": [], "gaps": []}


def blank():
    """A record with one recording and nothing in it."""
    first = new_recording("First recording")
    return {"version": VERSION, "recordings": [first], "running": None, "here": opened(first["id"])}


def opened(recording):
    """``here`` where a recording has just been opened."""
    return {"recording": recording, "turn": "", "pair": [], "showing": False}


def is_untouched(recording):
    """Whether nobody has entered anything in it."""
    return (not recording["turns"] and not recording["gaps"] and not recording["purpose"] and not recording["agreed"]
            and [(s["name"], s["role"]) for s in recording["seats"]] == list(GROUP))


def find(rows, wanted):
    """The row with an id, or None."""
    return next((row for row in rows if row["id"] == wanted), None)


def at(record):
    """The recording that is open."""
    return find(record["recordings"], record["here"]["recording"])


def put(record, recording):
    """The record with one recording in the place of the one with its id, its turns in order."""
    recording = {**recording, "turns": in_order(recording["turns"]), "gaps": in_order(recording["gaps"])}
    return {**record, "recordings": [recording if one["id"] == recording["id"] else one for one in record["recordings"]]}


def in_order(rows):
    """Turns or stretches by the moment at which they began; those of one moment by when they end."""
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["id"]))


def changed(record, **fields):
    """The record with other fields in the recording that is open."""
    return put(record, {**at(record), **fields})


def ready(recording):
    """Refuse to take anything in before it is said what this is, and that everybody has agreed.

    Raises:
        Problem: one of the two is missing.
    """
    if not recording["purpose"]:
        raise Problem("Say first what this is: a rehearsal with invented people, or a seminar or your own group’s meeting. It is for nothing else.")
    if not recording["agreed"]:
        raise Problem("Tick first that everybody at the table knows of it and has agreed. Where somebody would rather not, do not record.")


def is_running(record):
    """Whether the recording that is open is being recorded."""
    return record["running"] is not None and record["running"]["recording"] == record["here"]["recording"]


def begin_another(record):
    """The record with one more recording, which is open; its seats are those of the one before.

    Raises:
        Problem: there are six, one is being recorded, or the one that is open holds nothing yet.
    """
    if record["running"]:
        raise Problem("One is being recorded. Stop it first.")
    if len(record["recordings"]) >= MOST_RECORDINGS:
        raise Problem(f"There are {MOST_RECORDINGS} recordings already. Save a file, and clear, or take one away.")
    if not at(record)["turns"]:
        raise Problem("This recording is empty. Use it, or paste a log into it.")
    count = len(record["recordings"]) + 1
    name = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")[count - 1]
    fresh = new_recording(f"{name} recording", [{**seat, "id": new_id("s")} for seat in at(record)["seats"]])
    return {**record, "recordings": [*record["recordings"], fresh],
            "here": {**opened(fresh["id"]), "pair": record["here"]["pair"]}}


def without(record):
    """The record without the recording that is open; a blank one where none is left.

    Raises:
        Problem: it is being recorded.
    """
    if record["running"]:
        raise Problem("One is being recorded. Stop it first.")
    left = [one for one in record["recordings"] if one["id"] != record["here"]["recording"]]
    return {**record, "recordings": left, "here": opened(left[0]["id"])} if left else blank()


def with_seats(record, listed):
    """The record with other seats in the open recording.

    Raises:
        Problem: somebody has spoken already.
    """
    if at(record)["turns"]:
        raise Problem("There are turns in this recording already, and they belong to its seats. Begin another recording for other seats.")
    return changed(record, seats=seats_of(listed))


def add_seat(record, name, role=""):
    """The record with one more seat.

    Raises:
        Problem: the name is empty, too long or taken, or there are fourteen seats.
    """
    seats = at(record)["seats"]
    if len(seats) >= MOST_SEATS:
        raise Problem(f"There are {MOST_SEATS} seats already, and that is as many as one recording holds.")
    return changed(record, seats=[*seats, {"id": new_id("s"), "name": _free(seats, name), "role": role}])


def with_seat(record, seat, name, role):
    """The record with another name and role for a seat.

    Raises:
        Problem: the name is empty, too long or another seat's.
    """
    seats = at(record)["seats"]
    name = _free([one for one in seats if one["id"] != seat], name)
    return changed(record, seats=[{**one, "name": name, "role": role} if one["id"] == seat else one for one in seats])


def without_seat(record, seat):
    """The record without a seat.

    Raises:
        Problem: it has spoken, or it is the last.
    """
    recording = at(record)
    if any(turn["seat"] == seat for turn in recording["turns"]):
        raise Problem(f"{find(recording['seats'], seat)['name']} has turns in the log. Give them to another seat or take them out first. "
                      "A seat that says nothing may stay: it counts.")
    if len(recording["seats"]) == 1:
        raise Problem("One seat has to be left.")
    return changed(record, seats=[one for one in recording["seats"] if one["id"] != seat])


def _free(seats, name):
    name = names.clean(name, "seat’s name")
    if any(names.same(name, seat["name"]) for seat in seats):
        raise Problem(f"There is a seat called {name} already. Give this one another name.")
    return name


def with_turn(record, turn, **fields):
    """The record with a turn changed.

    Raises:
        Problem: it would end before or as it begins, begin before the recording, be longer than twelve hours, or
            pick up a turn that is its own seat's or does not come before it.
    """
    recording = at(record)
    after = {**find(recording["turns"], turn), **fields}
    if after["end"] - after["start"] < SHORTEST and turn not in open_turns(record):
        raise Problem("A turn has to end after it begins. Change one of the two times.")
    if after["start"] < 0 or after["end"] > LONGEST:
        raise Problem("A turn lies between 0:00 and 12:00:00.")
    turns = in_order([after if one["id"] == turn else one for one in recording["turns"]])
    place = {one["id"]: n for n, one in enumerate(turns)}
    picked = find(turns, after["picks"])
    if after["picks"] and (picked is None or place[picked["id"]] >= place[turn]):
        raise Problem("A turn can pick up only one that came before it.")
    if picked and picked["seat"] == after["seat"]:
        raise Problem("Nobody picks up their own turn. Choose a turn of somebody else’s, or nothing.")
    # Links that the change has made impossible are let go of; the sentence that the view says counts them.
    return put(record, {**recording, "turns": [_linked(one, turns, place) for one in turns]})


def _linked(one, turns, place):
    picked = find(turns, one["picks"])
    if one["picks"] and (picked is None or place[picked["id"]] >= place[one["id"]] or picked["seat"] == one["seat"]):
        return {**one, "picks": ""}
    return one


def without_turn(record, turn):
    """The record without a turn; whatever picked it up picks up nothing now."""
    recording = at(record)
    left = [{**one, "picks": ""} if one["picks"] == turn else one for one in recording["turns"] if one["id"] != turn]
    running = record["running"]
    if running:
        record = {**record, "running": {**running, "open": [one for one in running["open"] if one != turn]}}
    return put(record, {**recording, "turns": left})


def open_turns(record):
    """The ids of turns that go on."""
    return record["running"]["open"] if is_running(record) else []


def closed(record, recording):
    """The turns of a recording as :class:`exercises.measures.talk.Turn`, and their ids, those that go on left out."""
    running = record["running"]
    going = running["open"] if running and running["recording"] == recording["id"] else []
    rows = [turn for turn in recording["turns"] if turn["id"] not in going]
    place = {turn["id"]: n for n, turn in enumerate(rows)}
    return [talk.Turn(t["seat"], t["start"], t["end"], t["kind"], place.get(t["picks"])) for t in rows], list(place)


def clock(seconds):
    """Seconds as one writes them: ``4:05`` or ``1:04:05``, with a tenth where there is one."""
    tenths = round(seconds * 10)
    whole, tenth = divmod(tenths, 10)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    part = f".{tenth}" if tenth else ""
    return f"{hours}:{minute:02d}:{second:02d}{part}" if hours else f"{minute}:{second:02d}{part}"


def seconds(text, what="time"):
    """The seconds in a typed time: ``75``, ``1:15`` or ``0:01:15``, with a tenth if one likes.

    Raises:
        Problem: it is no such time, or longer than twelve hours.
    """
    parts = text.strip().split(":")
    last, dot, tenth = parts[-1].partition(".")
    figures = [*parts[:-1], last]
    if (len(parts) > 3 or not all(p.isascii() and p.isdigit() and len(p) <= 6 for p in figures)
            or dot and not (tenth.isascii() and tenth.isdigit() and len(tenth) <= 3)
            or len(parts) > 1 and any(len(p) > 2 or int(p) > 59 for p in figures[1:])):
        raise Problem(f"The {what} “{text.strip()[:20]}” cannot be read. Write minutes and seconds, such as 4:05, or hours too, such as 1:04:05.")
    total = 0
    for part in figures:
        total = total * 60 + int(part)
    total = round(total + (float(f"0.{tenth}") if tenth else 0), 1)
    if total > LONGEST * 4:
        raise Problem(f"The {what} “{text.strip()[:20]}” is longer than a recording can be.")
    return total
