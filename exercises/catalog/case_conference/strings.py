"""Several devices: a group's code, and the line in which one device tells all that people did at it.

Scripted seats are not sent: they follow from the seed. A line names seats by number, and nobody who sits in them; what
somebody wrote in words of their own stays on their device.
"""

from exercises.catalog.case_conference import acts, cards, effects, inputs, meeting, plan_lines, preparing, script, seats
from exercises.catalog.case_conference.state import State
from exercises.narrative import signs
from exercises.record.problems import Problem

BEGINS = "X16"
SHAPE = "16"
LONGEST = 900
NONE = "-"
OWN_LINE = "A line in words of its own, said aloud in the room."
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORDERS, _DECIDES, _CHAIRS = ("agenda", "strengths"), ("chair", "majority"), ("time", "round")
_CARDS = ("", *(card.id for card in cards.CARDS))
_TOPICS = ("", *cards.TOPICS)
_SEATS = ("", *seats.IDS)
_DATES = ("", *plan_lines.DATES)
_LINES = tuple(plan_lines.BY_ID)
_CATEGORIES = ("", *acts.CATEGORIES)
_TRUTHS = (False, True)
# Each act is a letter, its seat, and a sign for each of these fields.
_ACTS = {
    "share": ("S", (("card", _CARDS),)), "jargon": ("J", (("card", _CARDS),)), "explain": ("E", (("card", _CARDS),)),
    "ask": ("A", (("to", _SEATS), ("topic", _TOPICS))), "invite": ("I", (("to", _SEATS),)), "challenge": ("C", (("to", _SEATS), ("card", _CARDS))),
    "support": ("U", (("to", _SEATS),)), "summarise": ("M", ()), "propose": ("P", (("line", _LINES), ("owner", _SEATS), ("date", _DATES), ("measure", _TRUTHS))),
    "complete": ("K", (("line", _LINES), ("owner", _SEATS), ("date", _DATES), ("measure", _TRUTHS))), "silent": ("Z", ()), "name_it": ("N", ()),
    "view": ("V", (("likely", acts.LIKELY), ("category", _CATEGORIES), ("because", _CARDS))), "decide": ("D", (("plan", _TRUTHS), ("category", _CATEGORIES), ("how", ("views", "vote_all")))),
    "dissent": ("X", ()), "defend": ("F", ()), "think_again": ("T", ()), "answer": ("W", (("topic", _TOPICS),)),
}
_BY_LETTER = {letter: (do, fields) for do, (letter, fields) in _ACTS.items()}
_NOT_WHOLE = "This line is not whole. Nothing was taken over. Copy it again, from the first sign to the last."


def new_code(record):
    """The code of a group: the seed and the settings that all its devices share."""
    return signs.seal(f"{BEGINS}.{inputs.VERSION}.{record['seed']}.{_settings(record)}", SHAPE)


def _settings(record):
    return (_DIGITS[_ORDERS.index(record["order"])] + _DIGITS[_DECIDES.index(record["decides"])] + _DIGITS[_CHAIRS.index(record["chair"])]
            + _DIGITS[record["incident"]])


def join(record, code):
    """The record of a device that plays in the group of a code.

    Raises:
        Problem: it is no code, or the meeting has begun here.
    """
    if record["started"]:
        raise Problem("A meeting is set here already. Put it by before you join a group.")
    settings = _parts(code, 4, "a group code")
    found = {"seed": _number(settings[2]), "way": "several", "weights": {}, "humans": [], "mine": [], "code": signs.clean(code)}
    names = (("order", _ORDERS), ("decides", _DECIDES), ("chair", _CHAIRS), ("incident", _TRUTHS))
    if len(settings[3]) != len(names):
        raise Problem("This is not a group code. Copy it again, from the first sign to the last.")
    for (name, values), sign in zip(names, settings[3]):
        found[name] = _one(values, sign)
    return {**record, **found}


def write(record):
    """All that people did in this group as far as this device knows, in one line."""
    state = meeting.replay(record)
    done, after = _DIGITS.__getitem__, state.after
    settled = "".join(_choice(preparing.BEFORE_BY_ID[item.id], state.before.get(item.id)) for item in preparing.ITEMS)
    later = "".join(_choice(preparing.AFTER_BY_ID[item.id], after.get(item.id)) for item in preparing.AFTER)
    judged = "".join(("B" if when == "before" else "A") + done(seats.IDS.index(seat)) + done(int(pair.harm)) + done(int(pair.help))
                     for when in ("before", "after") for seat, pair in sorted(state.judged[when].items()))
    people = "".join(done(seats.IDS.index(seat)) if seat in seats.IDS else "Y" for seat in record["humans"])
    opened = "1" if any(event["do"] == "open" for event in record["log"]) else "0"
    body = ".".join((BEGINS, str(inputs.VERSION), str(record["seed"]), _settings(record), people or NONE, settled, opened, "".join(_tokens(record)) or NONE,
                     later, judged or NONE))
    return signs.seal(body, SHAPE)


def read(record, text):
    """The record after a line of another device.

    Raises:
        Problem: it cannot be taken over; the sentence says why, and nothing is changed.
    """
    found = _parts(text, 10, "a line of a group")
    if (found[2], found[3]) != (str(record["seed"]), _settings(record)):
        raise Problem("This line is of another group. Nothing was taken over. Look at the code on both devices.")
    if found[6] not in ("0", "1"):
        raise Problem(_NOT_WHOLE)
    theirs = [_seat(sign) for sign in found[4] if found[4] != NONE]
    state = meeting.replay(record)
    opened = found[6] == "1"
    humans = [seat for seat in (*seats.IDS, "observer") if seat in record["humans"] or seat in theirs]
    mine_opened = state.step not in ("setting", "before")
    if humans != record["humans"] and mine_opened:
        raise Problem("At the other device somebody sits in a chair that is scripted here, and the meeting is open. Nothing was taken over. "
                      "Go back to before the opening, exchange lines, and open it then.")
    if opened and humans != [seat for seat in (*seats.IDS, "observer") if seat in theirs]:
        raise Problem("The other device has opened the meeting without knowing who sits here. Nothing was taken over. Go back there to before the "
                      "opening, and take over this device’s line first.")
    settled = _both(state.before, _choices(preparing.ITEMS, found[5]), "before the day")
    later = _both(state.after, _choices(preparing.AFTER, found[8]), "after the meeting")
    acts_here, acts_there = _tokens(record), _split(found[7])
    longer, shorter = (acts_here, acts_there) if len(acts_here) >= len(acts_there) else (acts_there, acts_here)
    if longer[:len(shorter)] != shorter:
        raise Problem("The two devices have gone on differently: two people acted before they had each other’s line. Nothing was taken over. "
                      "On one of them, go back to where they were one, and take the line over then.")
    judged = {**_judged(found[9]), **{(when, seat): pair for when in ("before", "after") for seat, pair in state.judged[when].items()}}
    words = [event for event in record["log"] if event.get("words")]
    return _rebuilt({**record, "humans": humans, "started": record["started"]}, settled, opened or mine_opened, longer, later, judged, words,
                    [event for event in record["log"] if event["do"] in ("rise", "stepped_out")])


def _rebuilt(record, settled, opened, tokens, later, judged, words, ends):
    """The record whose log is made anew from what people did; whatever one wrote here keeps its words."""
    below = [event for event in record["log"] if event["do"] in ("before", "after") and inputs.is_below(event)]
    judged = {(when, seat): pair for (when, seat), pair in judged.items() if seat in record["humans"] and seat in seats.JUDGES}
    log = [event for event in below if event["do"] == "before"]
    log += [{"do": "before", "item": item.id, "choice": settled[item.id]} for item in preparing.ITEMS if item.id in settled]
    log += [{"do": "judge", "when": "before", "seat": seat, "harm": int(pair[0]), "help": int(pair[1])} for (when, seat), pair in sorted(judged.items()) if when == "before"]
    if opened:
        if len(settled) < len(preparing.ITEMS):
            raise Problem(_NOT_WHOLE)
        log.append({"do": "open"})
    base = {**record, "log": log, "uncovered": False}
    if not opened:
        return base
    state, waiting = State(base), list(tokens)
    # What was heard here already is heard again, and all of it where somebody is past the end.
    heard = len(meeting.replay(record).turns)
    past = bool(later) or any(when == "after" for when, _ in judged)
    for event in log:
        effects.apply(state, event)

    def happen(event):
        log.append(event)
        effects.apply(state, event)

    while state.step == "during":
        raised = waiting and waiting[0][0] == "H"
        if raised and _DIGITS.index(waiting[0][2]) * 36 + _DIGITS.index(waiting[0][3]) == len(state.turns):
            event = {"do": "hand_up", "seat": _seat(waiting[0][1])}
        elif state.waits_for == "script":
            if not waiting and not past and len(state.turns) >= heard:
                break
            happen(script.choose(state))
            continue
        elif raised:
            raise Problem(_NOT_WHOLE)  # a hand goes up at its turn, or the line is none
        elif waiting:
            event = _event(waiting[0], words)
        else:
            break
        if acts.problem(state, event):
            raise Problem("This line tells of something that cannot have happened here. Nothing was taken over. See that all devices run the same "
                          "version of the course.")
        waiting.pop(0)
        happen(event)
    if waiting:
        raise Problem(_NOT_WHOLE)
    if state.step == "after":
        for event in (*(event for event in below if event["do"] == "after"), *({"do": "after", "item": item.id, "choice": later[item.id]} for item in preparing.AFTER if item.id in later),
                      *({"do": "judge", "when": "after", "seat": seat, "harm": int(pair[0]), "help": int(pair[1])} for (when, seat), pair in sorted(judged.items()) if when == "after"),
                      *ends):
            happen(event)
    return {**base, "log": log}


def _tokens(record):
    """What people did in the meeting, a short text for each act."""
    state, found = State(record), []
    for event in record["log"]:
        if event["do"] == "hand_up":
            many = len(state.turns)
            found.append("H" + _DIGITS[seats.IDS.index(event["seat"])] + _DIGITS[many // 36] + _DIGITS[many % 36])
        elif event["do"] in _ACTS and event["seat"] in state.humans:
            letter, fields = _ACTS[event["do"]]
            found.append(letter + _DIGITS[seats.IDS.index(event["seat"])] + "".join(_DIGITS[values.index(event.get(name, values[0]))] for name, values in fields))
        effects.apply(state, event)
    return found


def _split(text):
    found, rest = [], "" if text == NONE else text
    while rest:
        many = 4 if rest[0] == "H" else 2 + len(_BY_LETTER[rest[0]][1]) if rest[0] in _BY_LETTER else 0
        if not many or len(rest) < many or not all(sign in _DIGITS for sign in rest[:many]):
            raise Problem(_NOT_WHOLE)
        found.append(rest[:many])
        rest = rest[many:]
    return found


def _event(token, words):
    do, fields = _BY_LETTER[token[0]]
    event = {"do": do, "seat": _seat(token[1])}
    for (name, values), sign in zip(fields, token[2:]):
        value = _one(values, sign)
        if value != "":
            event[name] = value
    mine = next((one for one in words if {name: one[name] for name in one if name != "words" and one[name] != ""} == event), None)
    if mine:
        return mine
    return {**event, "words": OWN_LINE} if event.get("line") == plan_lines.OWN and do == "propose" else event


def _parts(text, count, what):
    body = signs.clean(text)
    found = body.split(".")
    if len(body) > LONGEST or len(found) != count + 1 or not all(found) or not all(sign in _DIGITS + ".-" for sign in body):
        raise Problem(f"This is not {what}. Copy it again, from the first sign to the last.")
    signs.check(body, SHAPE)
    if found[0] != BEGINS or found[1] != str(inputs.VERSION):
        raise Problem(f"This is not {what} of this exercise, or of another version of it. Nothing was taken over.")
    return found[:-1]


def _number(part):
    if not part.isdigit() or len(part) > 10 or int(part) >= 2**31:
        raise Problem("A number is missing in this. Nothing was taken over. Copy it again, from the first sign to the last.")
    return int(part)


def _one(values, sign):
    place = _DIGITS.index(sign) if sign in _DIGITS else len(values)
    if place >= len(values):
        raise Problem(_NOT_WHOLE)
    return values[place]


def _seat(sign):
    return "observer" if sign == "Y" else _one(seats.IDS, sign)


def _choice(item, chosen):
    return NONE if chosen is None else _DIGITS[[choice.id for choice in item.choices].index(chosen)]


def _choices(items, text):
    if len(text) != len(items):
        raise Problem(_NOT_WHOLE)
    found = {}
    for item, sign in zip(items, text):
        if sign != NONE:
            choice = _one(item.choices, sign)
            if choice.below:
                raise Problem(_NOT_WHOLE)
            found[item.id] = choice.id
    return found


def _both(here, there, when):
    for item in here:
        if item in there and here[item] != there[item]:
            raise Problem(f"The two devices settled something differently {when}. Nothing was taken over. Agree on it, and settle it the same on both.")
    return {**there, **here}


def _judged(text):
    found, rest = {}, "" if text == NONE else text
    while rest:
        when = {"B": "before", "A": "after"}.get(rest[0])
        if when is None or len(rest) < 4:
            raise Problem(_NOT_WHOLE)
        found[when, _one(seats.IDS, rest[1])] = (_one(range(11), rest[2]), _one(range(11), rest[3]))
        rest = rest[4:]
    return found
