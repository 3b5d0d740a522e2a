"""Whether a dictionary from elsewhere is a conference record: from the page's store, a file, a stranger.

Everything is read before anything is kept, and the log is played through: what could not have happened is refused.
"""

from exercises.catalog.case_conference import acts, cards, inputs, plan_lines, preparing, seats
from exercises.catalog.case_conference.meeting import MOST_EVENTS, replay
from exercises.record.problems import Problem, shown

_SEATS = (*seats.IDS, "observer")
_CARDS = tuple(card.id for card in cards.CARDS)
_CUT = "The file may have been cut or changed."
# What each field of an event may hold.
_FIELDS = {
    "seat": seats.IDS, "to": seats.IDS, "card": ("", *_CARDS), "topic": ("", *cards.TOPICS), "line": tuple(plan_lines.BY_ID), "owner": ("", *seats.IDS),
    "date": ("", *plan_lines.DATES), "measure": (True, False), "likely": acts.LIKELY, "category": ("", *acts.CATEGORIES), "because": ("", *_CARDS),
    "plan": (True, False), "how": ("views", "vote_all"), "when": ("before", "after"), "harm": tuple(range(11)), "help": tuple(range(11)),
    "item": (*preparing.BEFORE_BY_ID, *preparing.AFTER_BY_ID),
}
# Which fields each event has: those it needs, then those it may have. Any act may carry words.
_FORMS = {
    "before": ("item choice", ""), "after": ("item choice", ""), "judge": ("when seat harm help", ""), "open": ("", ""), "rise": ("", ""), "stepped_out": ("", ""),
    "hand_up": ("seat", ""), "share": ("seat card", ""), "jargon": ("seat card", ""), "explain": ("seat card", ""), "ask": ("seat to topic", ""),
    "invite": ("seat to", ""), "challenge": ("seat to", "card"), "support": ("seat to", ""), "summarise": ("seat", ""), "propose": ("seat line", "owner date measure"),
    "complete": ("seat line", "owner date measure"), "silent": ("seat", ""), "name_it": ("seat", ""), "remark": ("seat", ""), "view": ("seat likely", "category because"),
    "decide": ("seat plan", "category how"), "dissent": ("seat", ""), "defend": ("seat", ""), "think_again": ("seat", ""), "answer": ("seat", "topic"),
}


def check(data):
    """The record that ``data`` holds.

    Args:
        data: anything that came out of a JSON file or the page's store.

    Returns:
        A conference record (see :mod:`.inputs`).

    Raises:
        Problem: something is missing, unknown or of the wrong kind, or could not have happened; the sentence names it.
    """
    _kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if version != inputs.VERSION or type(version) is not int:
        raise Problem(f"version: this page reads conference records of version {inputs.VERSION}, and this one says {shown(version)}. "
                      "Open it with the version of the course that made it.")
    record = {"version": inputs.VERSION, **_run(data, "")}
    record |= {"code": _text(data.get("code", ""), "code", 60), "mine": _seats(data.get("mine", []), "mine"), "debrief": _debrief(data.get("debrief", {}), "debrief"),
               "uncovered": data.get("uncovered") is True, "earlier": [], "conflicts": []}
    if not set(record["mine"]) <= set(record["humans"]):
        raise Problem("mine: a seat stands here in which nobody sits.")
    earlier = data.get("earlier", [])
    _kind(earlier, list, "earlier", "a list")
    if len(earlier) > inputs.MOST_EARLIER:
        raise Problem(f"earlier: {len(earlier)} runs stand here, and a record holds {inputs.MOST_EARLIER} at most.")
    record["earlier"] = [_earlier(row, f"earlier, number {n}") for n, row in enumerate(earlier, 1)]
    conflicts = data.get("conflicts", [])
    _kind(conflicts, list, "conflicts", "a list")
    record["conflicts"] = [_conflict(row, f"conflicts, number {n}") for n, row in enumerate(conflicts[:20], 1)]
    replay(record, strict=True)
    return record


def check_event(row, where):
    """One event of a log, tidied.

    Raises:
        Problem: it is of no known kind, or a field of it holds what it may not.
    """
    _kind(row, dict, where, "an event")
    do = row.get("do")
    if not isinstance(do, str) or do not in _FORMS:
        raise Problem(f"{where}: {shown(do)} is nothing that can happen in this meeting.")
    needed, may = (part.split() for part in _FORMS[do])
    made = {"do": do}
    for field in (*needed, *may):
        if field not in row:
            if field in needed:
                raise Problem(f"{where}: {field} is missing. {_CUT}")
            continue
        value = row[field]
        allowed = acts.choices_of(made["item"]) if field == "choice" else _FIELDS[field]
        if isinstance(value, (dict, list)) or value not in allowed or type(value) is not type(next(one for one in allowed if one == value)):
            raise Problem(f"{where}, {field}: {shown(value)} is not something that can stand here.")
        if value != "":
            made[field] = value
    if do in ("before", "after") and made["item"] not in (preparing.BEFORE_BY_ID if do == "before" else preparing.AFTER_BY_ID):
        raise Problem(f"{where}, item: {shown(made['item'])} is not settled {do} the meeting.")
    words = _text(row.get("words", ""), f"{where}, words", acts.LONGEST_WORDS)
    return {**made, "words": words} if words else made


def _run(data, where):
    """The settings and the log of a run."""
    at = f"{where}, " if where else ""
    seed = data.get("seed")
    if type(seed) is not int or not 0 <= seed < 2**31:
        raise Problem(f"{at}seed: a whole number from 0 to 2147483647 is needed, so that the meeting comes out the same again.")
    settled = {"seed": seed}
    for name, allowed in (("way", inputs.WAYS), ("order", inputs.ORDER_IDS), ("decides", inputs.DECIDES), ("chair", inputs.CHAIRS)):
        if data.get(name) not in allowed:
            raise Problem(f"{at}{name}: {shown(data.get(name))} is none of {', '.join(allowed)}.")
        settled[name] = data[name]
    humans = _seats(data.get("humans"), f"{at}humans")
    for name in ("incident", "started"):
        if type(data.get(name)) is not bool:
            raise Problem(f"{at}{name}: true or false is needed here, not {shown(data.get(name))}.")
    if settled["way"] == "solo" and len(humans) > 1:
        raise Problem(f"{at}humans: alone one sits in one chair.")
    log = _events(data.get("log"), f"{at}log")
    if (log and not data["started"]) or (data["started"] and not humans):
        raise Problem(f"{at}started: this does not go with the rest. {_CUT}")
    return {**settled, "humans": humans, "incident": data["incident"], "started": data["started"], "weights": _weights(data.get("weights", {}), f"{at}weights"),
            "log": log, "kept": _events(data.get("kept", []), f"{at}kept")}


def _events(value, where):
    _kind(value, list, where, "a list")
    if len(value) > MOST_EVENTS:
        raise Problem(f"{where}: {len(value):,} events stand here, and a meeting has {MOST_EVENTS} at most.")
    return [check_event(row, f"{where}, number {n}") for n, row in enumerate(value, 1)]


def _seats(value, where):
    _kind(value, list, where, "a list of seats")
    for one in value:
        if not isinstance(one, str) or one not in _SEATS:
            raise Problem(f"{where}: {shown(one)} is not a seat at this table.")
    return [seat for seat in _SEATS if seat in value]


def _weights(value, where):
    _kind(value, dict, where, "weights by listener")
    found = {}
    for listener in seats.JUDGES:
        row = value.get(listener, {})
        _kind(row, dict, f"{where}, {listener}", "weights by speaker")
        for speaker, weight in row.items():
            if speaker not in seats.FIRST_WEIGHTS[listener]:
                raise Problem(f"{where}, {listener}: {shown(speaker)} is not somebody whom this seat hears.")
            if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight <= 1:
                raise Problem(f"{where}, {listener}, {speaker}: a number from 0 to 1 is needed here, not {shown(weight)}.")
            found.setdefault(listener, {})[speaker] = float(weight)
    for listener in value:
        if listener not in seats.JUDGES:
            raise Problem(f"{where}: {shown(listener)} is not a seat that judges.")
    return found


def _debrief(value, where):
    _kind(value, dict, where, "texts by name")
    return {name: _text(value.get(name, ""), f"{where}, {name}", inputs.LONGEST_TEXT) for name in inputs.DEBRIEF}


def _earlier(row, where):
    _kind(row, dict, where, "a run")
    _kind(row.get("settings"), dict, f"{where}, settings", "a set of named fields")
    run = _run({**row["settings"], "log": row.get("log")}, where)
    replay({**inputs.blank(), **run}, strict=True)
    return {"title": _text(row.get("title", ""), f"{where}, title", inputs.LONGEST_TITLE), "settings": {name: run[name] for name in inputs.SETTINGS}, "log": run["log"]}


def _conflict(row, where):
    """One thing that two files say differently: the meeting, or a text of the debrief."""
    _kind(row, dict, where, "a choice still to be made")
    about, versions = row.get("about"), row.get("versions")
    _kind(versions, list, f"{where}, versions", "a list")
    if not 2 <= len(versions) <= 8:
        raise Problem(f"{where}, versions: two at least and 8 at most are needed.")
    if about == "meeting":
        runs = [_earlier({"title": "", **one} if isinstance(one, dict) else one, f"{where}, version {n}") for n, one in enumerate(versions, 1)]
        return {"about": about, "versions": [{"settings": run["settings"], "log": run["log"]} for run in runs]}
    if isinstance(about, str) and about in inputs.DEBRIEF:
        return {"about": about, "versions": [_text(one, f"{where}, version {n}", inputs.LONGEST_TEXT) for n, one in enumerate(versions, 1)]}
    raise Problem(f"{where}, about: {shown(about)} is not something that two files can differ on here.")


def _text(value, where, most):
    _kind(value, str, where, "text")
    if len(value) > most:
        raise Problem(f"{where}: this is {len(value):,} characters long, and {most:,} are the most that are kept. Shorten it.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Problem(f"{where}: this holds a broken character. Type it again.") from None
    return value.replace("\x00", "")


def _kind(value, kind, where, name):
    if not isinstance(value, kind):
        raise Problem(f"{where}: {name} is needed here. {_CUT}")
