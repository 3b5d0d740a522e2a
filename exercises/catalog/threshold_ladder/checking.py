"""Whether a dictionary from elsewhere is a ladder record: from the page's store, a file, a stranger.

Everything is read before anything is kept, so that a record is taken whole or not at all.
"""

from exercises.catalog.threshold_ladder.inputs import EMPTY, MOST_LINE, MOST_RATERS, MOST_RUNG, VERSION, in_order, is_empty
from exercises.catalog.threshold_ladder.referrals import LEVELS, ROUNDS, SURE, UNSURE, placed_in
from exercises.record import names
from exercises.record.problems import Problem, shown
from exercises.record.reading import kind as _kind
from exercises.record.reading import rows as _rows
from exercises.record.reading import text

MOST_VERSIONS = 20
PANEL_ID = "panel"


def check(data):
    """The record that ``data`` holds, tidied.

    Two different sheets of one person in one round are kept as a conflict for somebody to decide.

    Args:
        data: anything that came out of a JSON file or the page's store.

    Returns:
        A ladder record (see :mod:`exercises.catalog.threshold_ladder.inputs`).

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    # Here and not above: merging needs the records that this module checks.
    from exercises.catalog.threshold_ladder import merging

    _kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if version != VERSION or type(version) is not int:
        raise Problem(f"version: this page reads ladder records of version {VERSION}, and this one says {shown(version)}. "
                      "Open it with the version of the course that made it.")
    seed = data.get("seed")
    if type(seed) is not int or not 0 <= seed < 2**31:
        raise Problem("seed: a whole number from 0 to 2147483647 is needed, so that the interval comes out the same again.")
    raters = [_rater(row, f"raters, number {n}") for n, row in _rows(data.get("raters"), "raters", MOST_RATERS)]
    if not raters:
        raise Problem("raters: nobody is in this record. One person at least is needed.")
    ids = [r["id"] for r in raters]
    for one in ids:
        if ids.count(one) > 1:
            raise Problem(f"raters: the id {one} stands there twice. The file may have been put together by hand.")
    most = MOST_RATERS * len(ROUNDS) * MOST_VERSIONS
    sheets = [read_sheet(row, f"sheets, number {n}", ids) for n, row in _rows(data.get("sheets"), "sheets", most)]
    conflicts = [_conflict(row, f"conflicts, number {n}", ids) for n, row in _rows(data.get("conflicts", []), "conflicts", most)]
    record = {"version": VERSION, "seed": seed, "invented": data.get("invented") is True, "panel": data.get("panel") is True,
              "rungs": read_rungs(data.get("rungs"), "rungs"), "raters": raters,
              "sheets": in_order(s for s in sheets if not is_empty(s)), "conflicts": conflicts,
              "showing": data.get("showing") is True, "shown": data.get("shown") is True,
              "here": _here(data.get("here"), ids)}
    return merging.settled(record)


def read_rungs(value, where):
    """Four different names for the rungs."""
    _kind(value, list, where, "a list of four names")
    if len(value) != len(LEVELS):
        raise Problem(f"{where}: {len(value)} names stand here, and the ladder has {len(LEVELS)} rungs.")
    kept = [names.clean(text(one, f"{where}, number {n}", MOST_RUNG), f"name of rung {n}") for n, one in enumerate(value, 1)]
    if len({names.key(one) for one in kept}) < len(kept):
        raise Problem(f"{where}: two rungs have one name. Give each a name of its own.")
    return kept


def read_sheet(row, where, ids):
    """One person's placements in one round.

    Raises:
        Problem: the person is unknown, the round or a referral does not exist, or an answer is out of range.
    """
    _kind(row, dict, where, "a sheet")
    if row.get("rater") not in ids:
        raise Problem(f"{where}, rater: {shown(row.get('rater'))} is nowhere else in the record. The file may have been cut or changed.")
    round_name = row.get("round")
    if round_name not in ROUNDS:
        raise Problem(f"{where}, round: {shown(round_name)} is neither before nor after.")
    answers = row.get("answers", {})
    _kind(answers, dict, f"{where}, answers", "placements by referral")
    for referral in answers:
        if referral not in placed_in(round_name):
            raise Problem(f"{where}, answers: {shown(referral)} is not a referral that is placed {round_name} the talk.")
    read = {r: read_answer(answers[r], f"{where}, {r}") for r in placed_in(round_name) if r in answers}
    committed = row.get("committed", False)
    late = row.get("late", False)
    for name, value in (("committed", committed), ("late", late)):
        if type(value) is not bool:
            raise Problem(f"{where}, {name}: true or false is needed here, not {shown(value)}.")
    spoke = row.get("spoke")
    if spoke is not None and (type(spoke) is not int or not 1 <= spoke <= MOST_RATERS):
        raise Problem(f"{where}, spoke: a whole number from 1 to {MOST_RATERS} is needed, or nothing, not {shown(spoke)}.")
    return {"rater": row["rater"], "round": round_name, "committed": committed,
            "rungs": read_rungs(row.get("rungs"), f"{where}, rungs") if committed else [],
            "late": late, "spoke": spoke, "answers": {r: a for r, a in read.items() if a != EMPTY}}


def read_answer(row, where):
    """One placement with what belongs to it."""
    _kind(row, dict, where, "a placement")
    rung = row.get("rung")
    if not (rung is None or rung == UNSURE or type(rung) is int and rung in LEVELS):
        raise Problem(f"{where}, rung: {shown(rung)} is not a rung. Rungs go from 1 to 4; “unsure” stands for needing to know more.")
    sure = row.get("sure", "")
    if not isinstance(sure, str) or sure not in SURE:
        raise Problem(f"{where}, sure: {shown(sure)} is none of {', '.join(k for k in SURE if k)}.")
    return {"rung": rung, "sure": sure, "why": text(row.get("why", ""), f"{where}, why", MOST_LINE),
            "ask": text(row.get("ask", ""), f"{where}, ask", MOST_LINE)}


def _rater(row, where):
    _kind(row, dict, where, "a person with an id and a name")
    value = row.get("id")
    if (not isinstance(value, str) or not 1 <= len(value) <= 40 or not (value.isascii() and value.isalnum())
            or value.startswith(PANEL_ID)):
        raise Problem(f"{where}, id: letters and figures are needed here, at most 40, as the course writes them.")
    return {"id": value, "name": _named(row.get("name"), f"{where}, name"), "role": _role(row.get("role", ""), f"{where}, role")}


def _named(value, where):
    try:
        return names.clean(text(value, where, MOST_LINE))
    except Problem as problem:
        sentence = str(problem)
        raise Problem(sentence if sentence.startswith(where) else f"{where}: {sentence}") from None


def _role(value, where):
    return _named(value, where) if text(value, where, MOST_LINE).strip() else ""


def _conflict(row, where, ids):
    """One thing that two files say differently."""
    _kind(row, dict, where, "a choice still to be made")
    about, versions = row.get("about"), row.get("versions")
    _kind(versions, list, f"{where}, versions", "a list")
    if not 2 <= len(versions) <= MOST_VERSIONS:
        raise Problem(f"{where}, versions: two at least and {MOST_VERSIONS} at most are needed.")
    if row.get("rater") not in ids:
        raise Problem(f"{where}, rater: {shown(row.get('rater'))} is nowhere else in the record.")
    if about == "sheet":
        read = [read_sheet(v, f"{where}, version {n}", ids) for n, v in enumerate(versions, 1)]
        if len({(v["rater"], v["round"]) for v in read}) != 1 or read[0]["rater"] != row["rater"] or any(map(is_empty, read)):
            raise Problem(f"{where}, versions: these are not versions of one sheet.")
        return {"about": "sheet", "rater": row["rater"], "round": read[0]["round"], "versions": read}
    if about in ("name", "role"):
        reader = _named if about == "name" else _role
        return {"about": about, "rater": row["rater"],
                "versions": [reader(v, f"{where}, version {n}") for n, v in enumerate(versions, 1)]}
    raise Problem(f"{where}, about: {shown(about)} is not something that two files can differ on here.")


def _here(value, ids):
    """Where the page is open; the first place where the record does not say."""
    value = value if isinstance(value, dict) else {}
    rater = value.get("rater") if value.get("rater") in ids else ids[0]
    round_name = value.get("round") if value.get("round") in ROUNDS else "before"
    asked = placed_in(round_name)
    pair = value.get("pair") if isinstance(value.get("pair"), list) else []
    pair = [p for p in pair if isinstance(p, str) and len(p) <= 40][:2]
    return {"rater": rater, "round": round_name, "pair": pair if len(set(pair)) == 2 else [],
            "figures": value.get("figures") is True,
            "referral": value.get("referral") if value.get("referral") in asked else asked[0]}
