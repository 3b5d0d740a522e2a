"""Meetings for the tests: heard to their end, or played by somebody who does anything that is allowed."""

import random

from exercises.catalog.case_conference import acts, effects, inputs, meeting, script


def opened(humans=("observer",), settled=(), **settings):
    """A record whose meeting has just been opened; ``settled`` are items before the day, as ``(item, choice)``."""
    record = meeting.begin({**inputs.blank(), "humans": list(humans), "way": "solo" if len(humans) == 1 else "one", **settings})
    for item, choice in settled:
        record = meeting.do(record, {"do": "before", "item": item, "choice": choice})
    return meeting.do(inputs.settle(record), {"do": "open"})


def heard(humans=("observer",), settled=(), **settings):
    """A record whose meeting was heard to its end, people in it saying as little as they can."""
    record = meeting.hear_to_my_turn(opened(humans, settled, **settings))
    while meeting.replay(record).step == "during":
        state = meeting.replay(record)
        if state.waits_for == "human":
            record = meeting.do(record, least(state))
        record = meeting.hear_to_my_turn(record)
    return record


def least(state):
    """The least that the seat whose turn it is can do."""
    found = acts.candidates(state, state.turn)
    if "silent" in found:
        return {"do": "silent", "seat": state.turn}
    if "view" in found:
        return {"do": "view", "seat": state.turn, "likely": "unsure"}
    if "decide" in found:
        return {"do": "decide", "seat": "chair", "plan": found["decide"]["plan"][0], "category": "neglect"}
    return {"do": "defend", "seat": state.turn}


def at_random(seed, watch=None):
    """A meeting in which every setting, and all that people do, is drawn; as ``(record, state)`` at its end.

    Args:
        seed: settles it all.
        watch: called with the state and the event before each event.
    """
    drawn = random.Random(seed)
    seats = [seat for seat in effects.seats.IDS if drawn.random() < 0.3] or ["observer"]
    record = {**inputs.blank(), "seed": drawn.randrange(10**6), "humans": seats, "way": "one" if len(seats) > 1 else "solo",
              "order": drawn.choice(inputs.ORDER_IDS), "decides": drawn.choice(inputs.DECIDES), "chair": drawn.choice(inputs.CHAIRS),
              "incident": drawn.random() < 0.8, "started": True}
    if drawn.random() < 0.3:
        record["weights"] = {"teacher": {"police": drawn.random()}, "mother": {"social_worker": 0.0}}
    state, log = meeting.State(record), []

    def happen(event):
        assert acts.problem(state, event) is None, (event, acts.problem(state, event))
        if watch:
            watch(state, event)
        log.append(event)
        effects.apply(state, event)

    for item in acts.preparing.ITEMS:
        while item.id not in state.before:
            happen({"do": "before", "item": item.id, "choice": drawn.choice(item.choices).id})
    for seat in seats:
        if seat in effects.seats.JUDGES and drawn.random() < 0.7:
            happen({"do": "judge", "when": "before", "seat": seat, "harm": drawn.randrange(11), "help": drawn.randrange(11)})
    happen({"do": "open"})
    while state.step == "during":
        raising = [seat for seat in seats if acts.may_raise_hand(state, seat)]
        if raising and drawn.random() < 0.05:
            happen({"do": "hand_up", "seat": drawn.choice(raising)})
        elif state.waits_for == "script":
            happen(script.choose(state))
        else:
            happen(drawn_act(state, drawn))
    for item in acts.preparing.AFTER:
        happen({"do": "after", "item": item.id, "choice": drawn.choice(item.choices).id})
    happen({"do": "rise"})
    return {**record, "log": log}, state


def drawn_act(state, drawn):
    """Something that the seat whose turn it is may do."""
    found = acts.candidates(state, state.turn)
    while True:
        do = drawn.choice(sorted(found))
        event = {"do": do, "seat": state.turn, **{field: drawn.choice(values) for field, values in found[do].items()}}
        event = {name: value for name, value in event.items() if value != ""}
        if event.get("line") == "own" and do == "propose":
            event["words"] = "Somebody mends the buggy."
        if acts.problem(state, event) is None:
            return event
