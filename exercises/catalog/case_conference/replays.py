"""The same meeting once more: from another chair, or under one changed rule. One pair at a time, with the same seed.

The model is invented. Two runs that differ show what hangs on a rule in it, and nothing of real meetings.
"""

from collections import namedtuple

from exercises.catalog.case_conference import acts, audit, cards, effects, inputs, meeting, script, seats, words_cards
from exercises.catalog.case_conference.state import State
from exercises.record.problems import Problem

Rerun = namedtuple("Rerun", "record dropped")

_CHANGES = (
    ("reports_two_days", "The family has the reports two days before", {"reports": "two_days"}, {}),
    ("reports_on_the_day", "The family first reads the reports in the room", {"reports": "on_the_day"}, {}),
    ("family_first", "The chair meets Dawn and Jean first", {"family_first": "yes"}, {}),
    ("advocate", "An advocate comes for Ellie", {"advocate": "yes"}, {}),
    ("no_advocate", "No advocate was asked for", {"advocate": "no"}, {}),
    ("chair_round", "Another chair, who asks round", {}, {"chair": "round"}),
    ("chair_time", "Another chair, who keeps to the time", {}, {"chair": "time"}),
    ("strengths", "The family seated first, and one board", {}, {"order": "strengths"}),
    ("agenda", "The older agenda", {}, {"order": "agenda"}),
)
_SELDOM_KEPT = ("hand_up", "judge", "before", "open", "after", "rise", "stepped_out", "remark", "answer", "defend", "think_again")


def changes():
    """What can be changed: ``[(id, label)]``."""
    return [(id_, label) for id_, label, _, _ in _CHANGES]


def rerun(record, change):
    """The same choices under one changed rule.

    Scripted seats do what they would do now. Whatever a human did is done again in the same part of the meeting, in the same order,
    as far as it can be.

    Args:
        record: a record whose meeting has come to its end.
        change: the id of a change.

    Returns:
        :class:`Rerun`: the other run as a record, and ``(event, why)`` for each act of a human that could not be done in it.

    Raises:
        Problem: the meeting is not over, there is no such change, or it is how the meeting was held already.
    """
    state = meeting.replay(record)
    if state.step not in ("after", "down", "debrief"):
        raise Problem("This meeting is not over yet. Hear it to its end first.")
    found = next((row for row in _CHANGES if row[0] == change), None)
    if found is None:
        raise Problem("There is no such change.")
    _, label, items, settings = found
    if all(state.before.get(item) == choice for item, choice in items.items()) and all(record[name] == value for name, value in settings.items()):
        raise Problem(f"That is how it was: {label[0].lower()}{label[1:]}. Choose another change.")
    if "chair" in settings and "chair" in record["humans"]:
        raise Problem("You sit in the chair’s seat yourself, so that no other chair can take it here. Choose another change.")
    log = [{**event, "choice": items.get(event["item"], event["choice"])} if event["do"] == "before" else event
           for event in record["log"] if event["do"] in ("before", "open") or (event["do"] == "judge" and event["when"] == "before")]
    other = {**record, **settings, "log": log, "kept": []}
    return _played(other, _acts_by_stage(record))


def _acts_by_stage(record):
    """What humans did in the meeting: ``[(stage, event)]``."""
    state, found = State(record), []
    for event in record["log"]:
        if state.step == "during" and event.get("seat") in state.humans and event["do"] != "judge":
            found.append((state.stage, event))
        effects.apply(state, event)
    return found


def _played(record, waiting):
    """Play a record to its end with what humans wait to do in it."""
    state, log, waiting = meeting.replay(record), list(record["log"]), list(waiting)

    def happen(event):
        log.append(event)
        effects.apply(state, event)

    while state.step == "during":
        raised = next((row for row in waiting if row[1]["do"] == "hand_up" and row[0] == state.stage and acts.problem(state, row[1]) is None), None)
        if raised and state.waits_for == "script":
            waiting.remove(raised)
            happen(raised[1])
        elif state.waits_for == "script":
            happen(script.choose(state))
        else:
            happen(_next_of(state, waiting) or _pass(state))
    if any(event["do"] in ("rise", "stepped_out") for event in record["log"]):
        raise ValueError("A run that is played again begins before its end.")
    dropped = [(event, _why(state, event)) for _, event in waiting if event["do"] not in ("silent", "hand_up")]
    return Rerun({**record, "log": log}, dropped)


def _next_of(state, waiting):
    """The next thing that this human did in this part, else in a part that there is not any more, that can be done now."""
    for here in (True, False):
        for row in waiting:
            stage, event = row
            if event.get("seat") != state.turn or event["do"] == "hand_up" or (stage == state.stage) != here or (not here and stage in state.stages):
                continue
            if acts.problem(state, event) is None:
                waiting.remove(row)
                return event
    return None


def _pass(state):
    """What a human's seat does where nothing waits: nothing, or what the script would where something has to be said."""
    found = acts.candidates(state, state.turn)
    if "silent" in found:
        return {"do": "silent", "seat": state.turn}
    if "decide" in found:
        return {"do": "decide", "seat": "chair", "plan": found["decide"]["plan"][0], "category": "neglect"}
    if "view" in found:
        return {"do": "view", "seat": state.turn, "likely": "unsure", "category": "", "because": ""}
    return {"do": "defend", "seat": state.turn}


def _why(state, event):
    card = event.get("card")
    if card and not state.knows(event["seat"], card):
        return f"{words_cards.CARDS[card]['title']}: this seat did not know it in this run."
    if event["do"] in ("think_again", "defend", "answer"):
        return "Nobody asked or challenged this seat here."
    if event.get("to") and event["to"] not in state.present:
        return f"{seats.called(event['to'])} was not in the room."
    return f"There was no turn for it: {event['do'].replace('_', ' ')}."


def as_seat(record, seat):
    """A fresh run of the same meeting, taken from another chair. This one is put by.

    Others say again what they said, where they still can; the learner's new seat begins with nothing said.

    Raises:
        Problem: there is no such seat, or nothing has happened yet.
    """
    if seat not in seats.BY_ID:
        raise Problem("There is no such chair.")
    room = record if len(record["earlier"]) < inputs.MOST_EARLIER else inputs.take_out(record, 0)
    fresh = inputs.put_by(room, f"From the chair of {', '.join(seats.called(one) for one in record['humans'])}")
    log = [event for event in record["log"] if event["do"] == "before"]
    kept = [event for event in record["log"] if event.get("seat") not in (None, seat) and event["do"] not in _SELDOM_KEPT]
    return {**fresh, "way": "solo", "humans": [seat], "started": True, "log": log, "kept": kept}


def compare(first, second):
    """Two runs side by side: ``[(what, in the first, in the second)]``, all words.

    Args:
        first, second: records whose meetings have come to their end.
    """
    states = [meeting.replay(record) for record in (first, second)]
    found = [audit.compute(state, record) for state, record in zip(states, (first, second))]
    rows = [("What one chair alone knew, and came out", *(f"{sum(row['out'] is not None for row in one['unique'])} of {len(one['unique'])}" for one in found))]
    for number, id_ in enumerate(cards.UNIQUE):
        told = [_told(one["unique"][number]) for one in found]
        if told[0] != told[1]:
            rows.append((words_cards.CARDS[id_]["title"], *told))
    rows.append(("The family’s share of the talk", *(_percent(one["family"]["talk"]) for one in found)))
    rows.append(("The family’s share of what was picked up", *(_percent(one["family"]["uptake"]) for one in found)))
    rows.append(("Longest run with professionals and chair alone", *(_run(one["talk"]["professional_run"]) for one in found)))
    rows.append(("A racist remark", *({"none": "none fell", "open": "stood open", "named": "was named", "passed_over": "was passed over"}[one["incident"]["what"]] for one in found)))
    rows.append(("Views on whether harm is likely", *(_views(one["views"]) for one in found)))
    rows.append(("Decided", *(_decided(one["decision"]) for one in found)))
    rows.append(("Did not agree", *(", ".join(seats.called(row["seat"]) for row in one["dissent"]) or "nobody said so" for one in found)))
    rows.append(("Lines of the plan, and how many are whole", *(f"{len(one['plan'])}, {sum(bool(row['owner'] and row['date'] and row['measure']) for row in one['plan'])} whole" for one in found)))
    rows.append(("Lines that were the family’s idea", *(str(sum(seats.BY_ID[row["voiced_by"] or row["by"]].kind == "family" for row in one["plan"])) for one in found)))
    for seat in seats.JUDGES:
        ends = [one["judgements"][seats.JUDGES.index(seat)] for one in found]
        if ends[0]["scripted"] and ends[1]["scripted"] and ends[0]["harm"] != ends[1]["harm"]:
            rows.append((f"{seats.called(seat)}: harm likely, before and after", *(f"{end['harm'][0]:.1f}, {end['harm'][1]:.1f}" for end in ends)))
    return rows


def _told(row):
    return "not said" if row["out"] is None else f"said by {seats.called(row['by'])}, turn {row['out'] + 1}"


def _percent(value):
    return f"{value:.0%}" if not isinstance(value, dict) else f"not defined, because {value['because']}"


def _run(run):
    return f"{run['turns']} turns" if run else "none"


def _views(rows):
    said = [row["likely"] for row in rows]
    return f"{said.count('yes')} yes, {said.count('unsure')} not sure, {said.count('no')} no"


def _decided(decision):
    if decision is None:
        return "nothing yet"
    return f"a plan, {decision['category'] or 'no category'}" if decision["plan"] else "no plan: help in another form"
