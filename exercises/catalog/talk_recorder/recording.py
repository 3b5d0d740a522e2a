"""Recording: what a tap does, and what becomes of the time in which nobody could tap.

Time is never counted, it is read off the device's clock at each tap; so a slow or busy page loses none of it. While a
recording runs the page gives a sign of life every :data:`BEAT` seconds. Where that sign fails for longer than
:data:`SLEPT`, as when a phone is locked, whoever was speaking is taken to have spoken until the last sign, and the
stretch after it is marked as not recorded. A shorter lock goes unnoticed.

``now`` is the device's clock, in seconds since 1970: it knows no midnight and no summer time.
"""

from exercises.catalog.talk_recorder import talks
from exercises.catalog.talk_recorder.talks import LONGEST, MOST_GAPS, MOST_TURNS, SHORTEST
from exercises.record.problems import Problem

BEAT = 10.0    # seconds
SLEPT = 30.0   # seconds without a sign of life after which the page is taken to have slept
AWAY = 3.0     # the same for a page that was closed and has just been opened again
LEFT = 2 * 3600.0  # seconds away after which a recording is taken to be over


def start(record, now, beats=False):
    """The record in which the open recording runs, from now or again from now.

    Args:
        record: a talk record.
        now: the device's clock.
        beats: whether this place can notice a screen that is off.

    Raises:
        Problem: what it is for is not said, not everybody has agreed, it was pasted, or it is full.
    """
    recording = talks.at(record)
    if record["running"]:
        raise Problem("It runs already." if talks.is_running(record) else "Another recording runs. Stop that one first.")
    talks.ready(recording)
    if recording["began"] is None:
        if recording["turns"]:
            raise Problem("This log was pasted. Begin another recording to tap one.")
        recording = {**recording, "began": round(now, 3)}
        at = 0.0
    else:
        at = _second(recording, now)
        if at > LONGEST:
            raise Problem("It was begun more than twelve hours ago. Begin another recording.")
        left = recording["stopped"] or {"at": _last(recording), "why": "paused"}
        if at < left["at"]:
            # The clock was put back in between: go on where it was left off.
            recording = {**recording, "began": round(now - left["at"], 3)}
            at, left = left["at"], {**left, "why": "clock"}
        recording = _with_gap(recording, left["at"], at, left["why"])
    record = talks.put(record, {**recording, "stopped": None})
    return {**record, "running": {"recording": recording["id"], "open": [], "seen": at, "beats": beats}}


def tap(record, seat, now, together=False):
    """The record after a tap on a seat: it begins to speak, or stops where it was speaking.

    Args:
        record: a talk record in which the open recording runs.
        seat: the seat's id.
        now: the device's clock.
        together: whether whoever speaks goes on speaking.

    Raises:
        Problem: it does not run, or the log is full.
    """
    if not talks.is_running(record):
        raise Problem("Nothing is being recorded. Press “Start” first; then tap whoever speaks.")
    record = awake(record, now)
    recording, running = talks.at(record), record["running"]
    speaking = talks.find(recording["turns"], next((one for one in running["open"]
                                                    if talks.find(recording["turns"], one)["seat"] == seat), ""))
    ended = [speaking["id"]] if speaking else [] if together else running["open"]
    record = _end(record, ended, running["seen"])
    if speaking:
        return record
    if len(talks.at(record)["turns"]) >= MOST_TURNS:
        raise Problem(f"There are {MOST_TURNS} turns, and that is as many as one recording holds. Stop, save, and begin another.")
    turn = {"id": talks.new_id("t"), "seat": seat, "start": running["seen"], "end": running["seen"], "kind": "inform", "picks": ""}
    recording, running = talks.at(record), record["running"]
    record = talks.put(record, {**recording, "turns": [*recording["turns"], turn]})
    return {**record, "running": {**running, "open": [*running["open"], turn["id"]]}}


def nobody(record, now):
    """The record after everybody has stopped speaking.

    Raises:
        Problem: nothing is being recorded.
    """
    if not talks.is_running(record):
        raise Problem("Nothing is being recorded.")
    record = awake(record, now)
    return _end(record, record["running"]["open"], record["running"]["seen"])


def stop(record, now):
    """The record in which recording has stopped; it can be started again.

    Raises:
        Problem: nothing is being recorded.
    """
    record = nobody(record, now)
    return _left(record, "paused")


def awake(record, now, fresh=False):
    """The record as it is once the page is known to be awake at this moment.

    Args:
        record: a talk record.
        now: the device's clock.
        fresh: whether the page has just been opened with a recording that ran when it was closed.
    """
    running = record["running"]
    if running is None:
        return record
    recording = talks.find(record["recordings"], running["recording"])
    at, seen = _second(recording, now), running["seen"]
    if at < seen:
        # Somebody, or the network, has put the clock back. What is recorded stays; the second goes on from here.
        recording = _with_gap({**recording, "began": round(now - seen, 3)}, seen, seen, "clock")
        return talks.put(record, recording)
    away = at - seen
    if away > LEFT or at > LONGEST:
        return _left(_end(record, running["open"], seen), "closed" if fresh else "asleep")
    if away > (AWAY if fresh else SLEPT) and (running["beats"] or fresh):
        record = _end(record, running["open"], seen)
        recording = _with_gap(talks.find(record["recordings"], recording["id"]), seen, at, "closed" if fresh else "asleep")
        record = talks.put(record, recording)
    return {**record, "running": {**record["running"], "seen": at}}


def left_off(record):
    """The record in which nothing runs: what a file that was saved while recording holds for whoever opens it."""
    running = record["running"]
    return record if running is None else _left(_end(record, running["open"], running["seen"]), "closed")


def _left(record, why):
    running = record["running"]
    recording = talks.find(record["recordings"], running["recording"])
    return {**talks.put(record, {**recording, "stopped": {"at": running["seen"], "why": why}}),
            "running": None}


def _end(record, turns, at):
    """The record in which these turns end; one that is too short to have been meant is taken out."""
    running = record["running"]
    recording = talks.find(record["recordings"], running["recording"])
    slips = [one["id"] for one in recording["turns"] if one["id"] in turns and at - one["start"] < SHORTEST]
    kept = [{**one, "end": at if one["id"] in turns else one["end"], "picks": "" if one["picks"] in slips else one["picks"]}
            for one in recording["turns"] if one["id"] not in slips]
    record = talks.put(record, {**recording, "turns": kept})
    return {**record, "running": {**running, "open": [one for one in running["open"] if one not in turns]}}


def _with_gap(recording, start, end, why):
    if len(recording["gaps"]) >= MOST_GAPS or end - start < SHORTEST and why != "clock":
        return recording
    return {**recording, "gaps": [*recording["gaps"], {"id": talks.new_id("g"), "start": start, "end": end, "why": why}]}


def _second(recording, now):
    return round(now - recording["began"], 1)


def _last(recording):
    return max([turn["end"] for turn in recording["turns"]] + [gap["end"] for gap in recording["gaps"]], default=0.0)
