"""What a conference record holds, and the few ways in which its settings change.

A record is a plain dictionary (version 1)::

    version   1
    seed      whole number: settles whatever could go one way or another
    way       solo, one (device for all) or several (devices)
    humans    the seats in which people sit; an observer is one
    order     agenda or strengths: the running order
    decides   chair or majority: how local procedure turns views into a decision
    chair     time or round: what a scripted chair does
    incident  whether a racist remark falls; False where the learner leaves it out
    started   whether the meeting has been set
    weights   {listener: {speaker: 0 to 1}}: only what was changed
    log       all that happened, one small dictionary for each event
    kept      what other seats said in the run that is replayed from another chair
    code      the group's code where there are several devices; ``mine``: the seats at this device
    debrief   {down, happened, why, do, reflection}: what was written afterwards
    uncovered whether whoever has the device has lifted the cover
    earlier   [{title, settings, log}]: runs that were put by, at most four
    conflicts what two files say differently and nobody has decided yet

A meeting is whatever follows from that: see :mod:`.meeting`. Every function gives back a new record.
"""

from exercises.catalog.case_conference import preparing, seats
from exercises.catalog.case_conference.say import pick
from exercises.record import numbers
from exercises.record.problems import Problem

VERSION = 1
DEFAULT_SEED = 1706
MOST_EARLIER = 4
LONGEST_TEXT = 4000
LONGEST_TITLE = 80
WAYS = ("solo", "one", "several")
DECIDES = ("chair", "majority")
CHAIRS = ("time", "round")
ORDER_IDS = ("agenda", "strengths")
DEBRIEF = ("down", "happened", "why", "do", "reflection")
SETTINGS = ("seed", "way", "humans", "order", "decides", "chair", "incident", "started", "weights", "kept")


def blank():
    """A record in which nothing is settled, with the social worker's chair taken."""
    return {"version": VERSION, "seed": DEFAULT_SEED, "way": "solo", "humans": ["social_worker"], "order": "agenda", "decides": "chair",
            "chair": "time", "incident": True, "started": False, "weights": {}, "log": [], "kept": [], "code": "", "mine": [],
            "debrief": dict.fromkeys(DEBRIEF, ""), "uncovered": False, "earlier": [], "conflicts": []}


def is_untouched(record):
    """Whether nothing would be lost if another record took this one's place."""
    return not record["log"] and not record["earlier"] and not record["conflicts"] and not any(record["debrief"].values()) and not record["started"]


def settings_of(record):
    """The settings of a record, as they are kept beside a run that is put by."""
    return {name: record[name] for name in SETTINGS}


def as_record(run):
    """A run that was put by, as a record that can be replayed."""
    return {**blank(), **run["settings"], "log": run["log"]}


def with_setting(record, name, value):
    """The record with another setting, before the meeting begins.

    Raises:
        Problem: the meeting has begun, or there is no such setting or value.
    """
    allowed = {"way": WAYS, "order": ORDER_IDS, "decides": DECIDES, "chair": CHAIRS, "incident": (True, False)}
    if record["started"]:
        raise Problem("The meeting is set. Put this run by and begin another to change how it is held.")
    if name == "seed":
        return {**record, "seed": int(numbers.read(value, 0, 2**31 - 1, "Seed", whole=True))}
    if value not in allowed.get(name, ()):
        raise Problem(f"There is no such choice for {name}.")
    humans = record["humans"] if value != "solo" else record["humans"][:1]
    made = {**record, name: value, "humans": humans}
    if name == "way":
        # The script has to do the same on all devices, so that the weights are ours there.
        made |= {"mine": humans, "weights": {}} if value == "several" else {"mine": [], "code": ""}
    return made


def with_seat(record, seat, human):
    """The record with a person in a seat, or with the seat left to the script.

    Alone, taking one chair leaves the other.
    """
    if record["started"]:
        raise Problem("The meeting is set. Swap chairs instead.")
    kept = [] if human and record["way"] == "solo" else [one for one in record["humans"] if one != seat]
    taken = [*kept, seat] if human else kept
    made = {**record, "humans": [one for one in (*seats.IDS, "observer") if one in taken]}
    # Before the devices have met, whoever sits at this one is whoever is known.
    return {**made, "mine": made["humans"]} if record["way"] == "several" else made


def with_weight(record, listener, speaker, value):
    """The record with another weight of a speaker for a listener.

    Raises:
        Problem: it is not a number from 0 to 1.
    """
    if listener not in seats.FIRST_WEIGHTS or speaker not in seats.FIRST_WEIGHTS[listener]:
        raise Problem("There is no such weight.")
    if record["way"] == "several":
        raise Problem("On several devices the weights stay as they are, so that the scripted seats say the same on all of them.")
    found = numbers.read(value, 0, 1, f"How {seats.called(listener)} weighs {seats.called(speaker)}")
    row = {**record["weights"].get(listener, {}), speaker: found}
    if found == seats.FIRST_WEIGHTS[listener][speaker]:
        del row[speaker]
    weights = {**record["weights"], listener: row}
    return {**record, "weights": {one: weights[one] for one in seats.JUDGES if weights.get(one)}}


def with_debrief(record, name, words):
    """The record with other words in one place of the debrief."""
    if name not in DEBRIEF:
        raise Problem("There is no such place in the debrief.")
    if len(words) > LONGEST_TEXT:
        raise Problem(f"That is longer than {LONGEST_TEXT} signs. Keep what you will want to read again.")
    return {**record, "debrief": {**record["debrief"], name: words}}


def settle(record):
    """The record with every item before the day settled that is still open, as a scripted owner would: above the floor, by the seed."""
    settled = {event["item"] for event in record["log"] if event["do"] == "before" and not is_below(event)}
    log = list(record["log"])
    for item in preparing.ITEMS:
        if item.id not in settled:
            choices = [choice.id for choice in item.choices if not choice.below]
            log.append({"do": "before", "item": item.id, "choice": pick(f"{record['seed']}/{item.id}", choices)})
    return {**record, "log": log}


def put_by(record, title):
    """A fresh record with the same settings, and this run kept beside it.

    Raises:
        Problem: nothing happened that could be put by, or four runs are kept already.
    """
    if not record["log"]:
        raise Problem("Nothing has happened in this run yet, so there is nothing to put by.")
    if len(record["earlier"]) >= MOST_EARLIER:
        raise Problem(f"{MOST_EARLIER} runs are put by already, as many as a record holds. Take one out first.")
    run = {"title": title[:LONGEST_TITLE], "settings": settings_of(record), "log": record["log"]}
    return {**record, "started": False, "log": [], "kept": [], "code": "", "mine": [], "uncovered": False, "earlier": [*record["earlier"], run]}


def take_out(record, number):
    """The record without one of the runs that were put by, from 0."""
    return {**record, "earlier": [run for n, run in enumerate(record["earlier"]) if n != number]}


def is_below(event):
    """Whether an event settles an item below the floor, so that it does not stand."""
    return bool(preparing.below({**preparing.BEFORE_BY_ID, **preparing.AFTER_BY_ID}[event["item"]], event["choice"]))
