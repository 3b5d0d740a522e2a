"""A meeting from outside: replay it, act in it, hear it on. Everything else follows from the log."""

from collections import namedtuple

from exercises.catalog.case_conference import acts, effects, hearing, plan_lines, preparing, script, seats, words_cards, words_floor
from exercises.catalog.case_conference.state import State
from exercises.record.problems import Problem, shown

Option = namedtuple("Option", "do label help fields")
Field = namedtuple("Field", "name label values needed")
Item = namedtuple("Item", "id owner question options chosen")

# A log longer than any meeting that the rules allow is not read.
MOST_EVENTS = 900
_HUMAN_ONLY = ("before", "judge", "open", "hand_up", "after", "rise", "stepped_out")

_LABELS = {
    "share": ("Say something you know", "It is then known to everybody in the room."),
    "explain": ("Explain plainly", "Something that was said, in words that everybody at the table can use."),
    "ask": ("Ask somebody", "They answer next."),
    "invite": ("Invite somebody to speak", "About whatever they want to say."),
    "challenge": ("Challenge", "You may rest it on something you know."),
    "support": ("Support somebody", "Back what somebody said, or their saying it."),
    "summarise": ("Sum up", "The last three things that came out, and whose they were."),
    "propose": ("Put a line on the plan", "You may leave who, when and how much for later."),
    "complete": ("Say who, when, how much", "For a line that is not whole yet."),
    "silent": ("Say nothing", "Your turn passes."),
    "name_it": ("Name the remark", "Say that it was racist, and to stop."),
    "think_again": ("Think again, aloud", "What you were shown is weighed once more."),
    "defend": ("Stand by what you said", "You were challenged."),
    "answer": ("Answer, and add nothing", "You have nothing new on this."),
    "view": ("Give your view", "Is significant harm likely? A reason helps."),
    "decide": ("Sum up the views and decide", "As your local procedure says."),
    "dissent": ("Say that you do not agree", "It is recorded, with your reasons."),
}
_FIELDS = {"card": "What", "to": "Whom", "topic": "About what", "line": "Which line", "owner": "Who does it", "date": "By when",
           "measure": "How much better by when", "likely": "Is significant harm likely?", "category": "Which kind of harm", "because": "What weighed most",
           "plan": "A child protection plan", "how": "How it is decided", "manner": "How you say it"}
_NEEDED = ("card", "to", "topic", "line", "likely", "plan")
_SAID = {"likely": {"yes": "Yes", "unsure": "I am not sure", "no": "No"},
         "category": {"": "None", "neglect": "Neglect", "emotional": "Emotional harm", "physical": "Physical harm", "sexual": "Sexual harm"},
         "measure": {True: "Said", False: "Left open"}, "plan": {True: "Yes, a plan", False: "No plan: help in another form"},
         "how": {"views": "From the views of the professionals", "vote_all": "Everybody votes, the family too"},
         "manner": {"share": "In plain words", "jargon": "In my service’s words"}}


def replay(record, strict=False):
    """Where a meeting stands.

    Args:
        record: a conference record.
        strict: refuse an event that could not have happened; for logs from elsewhere.

    Returns:
        A :class:`~.state.State`. The same record always gives the same.

    Raises:
        Problem: ``strict``, and an event could not have happened; the sentence names it by number.
    """
    state = State(record)
    for number, event in enumerate(record["log"], 1):
        if strict:
            against = acts.problem(state, event)
            if against:
                raise Problem(f"log, number {number}: {against} The file may have been put together by hand.")
        effects.apply(state, event)
    return state


def begin(record):
    """The record with its meeting set: who sits where, under which rules.

    Raises:
        Problem: nobody has taken a chair.
    """
    if not record["humans"]:
        raise Problem("Take a chair first. The observer’s is one too.")
    if record["way"] == "one" and len([seat for seat in record["humans"] if seat != "observer"]) < 1:
        raise Problem("Somebody has to sit at the table, or there is nobody to pass the device to.")
    return {**record, "started": True}


def do(record, event):
    """The record after a human did something.

    Raises:
        Problem: it cannot be done now; the sentence says why. Nothing is changed then.
    """
    event = {name: value for name, value in event.items() if value not in ("", None)}
    state = replay(record)
    acts.refuse(state, event)
    if event["do"] not in _HUMAN_ONLY and state.waits_for != "human":
        raise Problem("It is not your turn.")
    if len(record["log"]) >= MOST_EVENTS:
        raise Problem("This meeting has gone on longer than any. Let it come to its end, or begin another.")
    return {**record, "log": [*record["log"], event], "uncovered": False if event["do"] not in ("before", "after", "hand_up") else record["uncovered"]}


def event(seat, what, values):
    """An event out of what was chosen: fields left empty fall away, and the manner of saying becomes the act."""
    made = {"do": what, "seat": seat, **{name: value for name, value in values.items() if value not in ("", None)}}
    if made.pop("manner", "share") == "jargon" and what == "share":
        made["do"] = "jargon"
    return made


def hear_on(record):
    """The record after one scripted turn; the same where no scripted seat has the turn."""
    state = replay(record)
    return {**record, "log": [*record["log"], script.choose(state)]} if state.waits_for == "script" else record


def hear_to_my_turn(record):
    """The record after all scripted turns up to a human's, a remark that somebody may name, or the end."""
    state, log = replay(record), list(record["log"])
    while state.waits_for == "script":
        made = script.choose(state)
        log.append(made)
        effects.apply(state, made)
        if made["do"] == "remark" and any(acts.may_raise_hand(state, seat) for seat in state.humans):
            break
    return {**record, "log": log}


def back(record):
    """The record before the last thing that a human did, with what followed from it; judgements are kept."""
    for number in range(len(record["log"]) - 1, -1, -1):
        made = record["log"][number]
        if made["do"] != "judge" and (made["do"] in _HUMAN_ONLY or made.get("seat") in record["humans"]):
            kept = [later for later in record["log"][number:] if later["do"] == "judge" and later["when"] == "before"]
            before = [*record["log"][:number], *kept] if made["do"] in ("before", "open") else record["log"][:number]
            return {**record, "log": before, "uncovered": False}
    return record


def swap(record, old, new):
    """The record in which whoever sat in one chair sits in another. Nothing is kept of how it was before.

    What was said stays said, by the seats that said it. Where the end of the meeting cannot stand so, it is heard again.

    Raises:
        Problem: the new chair is taken, or there is no such chair.
    """
    if new in record["humans"] or new not in seats.BY_ID or old not in record["humans"]:
        raise Problem("That chair is taken, or not there. Choose another.")
    if record["way"] == "several" and any(made["do"] == "open" for made in record["log"]):
        raise Problem("The meeting is open on several devices. Swap by handing each other the devices: nothing is kept of that either.")
    humans = [new if seat == old else seat for seat in record["humans"]]
    humans = [seat for seat in (*seats.IDS, "observer") if seat in humans]
    log = [made for made in record["log"] if not (made["do"] == "judge" and made["seat"] == old)]
    return as_far_as_it_goes({**record, "humans": humans, "log": log, "mine": [new if seat == old else seat for seat in record["mine"]], "uncovered": False})


def as_far_as_it_goes(record):
    """The record with its log cut where an event could not have happened any more."""
    state, kept = State(record), []
    for made in record["log"]:
        if acts.problem(state, made):
            break
        effects.apply(state, made)
        kept.append(made)
    return {**record, "log": kept}


def sees(state, seat, card):
    """Whether a seat may see the face of a card: it was said in the room, or the seat knows it."""
    found = state.cards[card]
    return (found.shared_at is not None and seat in (*state.present, "observer")) or seat in found.known_by


def to_judge(state, record, when):
    """The seats of humans that have not given their two numbers yet."""
    return tuple(seat for seat in record["humans"] if seat in seats.JUDGES and seat not in state.judged[when])


def before(state):
    """What has to be settled before the day, with what is settled of it."""
    return tuple(_item(item, state.before) for item in preparing.ITEMS)


def after(state):
    """What is left to do after the meeting, with what is settled of it."""
    return tuple(_item(item, state.after) for item in preparing.AFTER)


def _item(item, settled):
    words = words_floor.ITEMS[item.id]
    return Item(item.id, item.owner, words["question"], tuple((choice.id, words["options"][choice.id], choice.below) for choice in item.choices), settled.get(item.id))


def options(state, seat):
    """What a seat may do now, with the words of each choice; empty where it is not its turn."""
    made = []
    for what, fields in acts.candidates(state, seat).items():
        if what == "jargon":
            continue
        label, told = _LABELS[what]
        shown_fields = [Field(name, _FIELDS[name], tuple((value, _value(state, name, value)) for value in values), name in _NEEDED and "" not in values)
                        for name, values in fields.items() if values != ("",)]
        if what == "share":
            shown_fields.append(Field("manner", _FIELDS["manner"], tuple(_SAID["manner"].items()), False))
        made.append(Option(what, label, told, tuple(shown_fields)))
    return made


def _value(state, name, value):
    if name in _SAID:
        return _SAID[name][value]
    if value == "":
        return {"card": "Nothing in particular", "because": "Nothing in particular", "owner": "Left open", "date": "Left open"}.get(name, "None")
    if name in ("card", "because"):
        said = " (said already)" if name == "card" and state.cards[value].shared_at is not None else ""
        return words_cards.CARDS[value]["title"] + said
    if name in ("to", "owner"):
        return seats.called(value)
    if name == "topic":
        return words_cards.TOPICS[value]
    if name == "line":
        return words_cards.LINES[value]["title"]
    return day(value) if name == "date" else shown(value)


def day(date):
    """A date of this June or September as people write it."""
    _, month, day = date.split("-")
    return f"{int(day)} {({'06': 'June', '09': 'September'})[month]}"


def stands(state):
    """One sentence on where the meeting is."""
    if state.step == "setting":
        return "The meeting is not set yet."
    if state.step == "before":
        left = len(state.unfinished)
        return "Everything is settled. The chair can open the meeting." if not left else f"Before the day: {left} {'thing' if left == 1 else 'things'} still to settle."
    if state.step == "during":
        title = words_floor.STAGES[state.stage]
        return f"{title}. {seats.called(state.turn)} has the turn." if state.turn else f"{title}."
    return {"after": "The meeting is over. The days after begin.", "down": "Put the person down first.", "debrief": "The debrief is open."}[state.step]


def last_named(state):
    """The ids of the three cards that a summary would name now."""
    return hearing.last_said(state)


def line_title(line):
    """How a line of the plan is called: its own words, or its title."""
    return line.words if line.id == plan_lines.OWN else words_cards.LINES[line.id]["title"]
