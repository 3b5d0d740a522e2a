"""What a ladder record holds, and the few ways in which it changes.

A record is a plain dictionary (version 1)::

    version     1
    seed        whole number: the seed of the bootstrap
    invented    True for the worked example and whatever is made out of it
    panel       whether the invented panel of five stands beside the people here
    rungs       four names: what the rungs of the ladder are called now
    raters      [{id, name, role}]: up to 12, by name; ids are drawn at random and name nobody
    sheets      [{rater, round, committed, rungs, late, spoke, answers}]: one person's placements in one
                round; ``rungs`` are the names under which they committed, ``late`` says that figures had been
                on this screen before, ``spoke`` is their place in the order of speaking, or None
    conflicts   what two files say differently and nobody has decided yet (see ``merging``)
    showing     whether the results stand on the screen
    shown       whether they ever stood there
    here        {rater, round, referral, pair, figures}: whose sheet is open, at what; the two who are
                compared, and whether the coefficients are opened

``answers`` holds ``{rung, sure, why, ask}`` by referral: ``rung`` is 1 to 4, ``"unsure"``, or None where
nothing is said. Every function here gives back a new record and leaves the one it was given as it was.
"""

import os

from exercises.catalog.threshold_ladder.referrals import BY_ID, ROUNDS, RUNGS, placed_in
from exercises.record import names
from exercises.record.problems import Problem

VERSION = 1
MOST_RATERS = 12
DEFAULT_SEED = 1965
MOST_LINE = 400
MOST_RUNG = 60
# Names of nobody: offered so that nobody needs to write a real one.
PSEUDONYMS = ("Heron", "Otter", "Alder", "Kestrel", "Linnet", "Plover", "Teasel", "Curlew", "Bramble", "Sedge", "Fern", "Marten")
ROLES = ("", "Student social worker", "Social worker", "Teacher or school staff", "Health visitor or nurse", "Police",
         "Family support or early help", "Voluntary group", "Parent or family member")
NO_ROLE = "Role not said"
EMPTY = {"rung": None, "sure": "", "why": "", "ask": ""}


def new_id():
    """A person's id: random, so that it says neither who somebody is nor when they joined."""
    return "r" + os.urandom(4).hex()


def blank():
    """A record with one person and nothing placed."""
    first = {"id": new_id(), "name": PSEUDONYMS[0], "role": ""}
    return {"version": VERSION, "seed": DEFAULT_SEED, "invented": False, "panel": False, "rungs": list(RUNGS),
            "raters": [first], "sheets": [], "conflicts": [], "showing": False, "shown": False,
            "here": {"rater": first["id"], "round": "before", "referral": placed_in("before")[0], "pair": [], "figures": False}}


def new_sheet(rater, round_name):
    """A sheet on which nothing stands."""
    return {"rater": rater, "round": round_name, "committed": False, "rungs": [], "late": False, "spoke": None, "answers": {}}


def find(rows, wanted):
    """The row whose id is ``wanted``, or None."""
    return next((row for row in rows if row["id"] == wanted), None)


def sheet_of(record, rater, round_name):
    """A person's sheet of a round; an empty one where there is none."""
    for sheet in record["sheets"]:
        if (sheet["rater"], sheet["round"]) == (rater, round_name):
            return sheet
    return new_sheet(rater, round_name)


def answer_of(sheet, referral):
    """What a sheet says of a referral; nothing where it says nothing."""
    return sheet["answers"].get(referral, EMPTY)


def is_empty(sheet):
    """Whether nothing stands on a sheet, so that there is nothing to keep."""
    return not sheet["committed"] and sheet["spoke"] is None and not sheet["answers"]


def conflict_at(record, rater, round_name):
    """The undecided versions of a person's sheet, or None."""
    for conflict in record["conflicts"]:
        if conflict["about"] == "sheet" and (conflict["rater"], conflict["round"]) == (rater, round_name):
            return conflict
    return None


def is_untouched(record):
    """Whether the record is as :func:`blank` makes it, so that nothing is lost if another takes its place."""
    return (not record["sheets"] and not record["conflicts"] and len(record["raters"]) == 1 and not record["panel"]
            and record["raters"][0]["name"] == PSEUDONYMS[0] and not record["raters"][0]["role"]
            and record["rungs"] == list(RUNGS))


def by_name(raters):
    """People in the order of their names, which says nothing of who came first."""
    return sorted(raters, key=lambda r: (names.key(r["name"]), r["id"]))


def in_order(sheets):
    """Sheets in an order that does not depend on when they were made."""
    return sorted(sheets, key=lambda s: (ROUNDS.index(s["round"]), s["rater"]))


def with_sheet(record, sheet):
    """The record with one sheet put in its place, or taken out where it is empty."""
    kept = [s for s in record["sheets"] if (s["rater"], s["round"]) != (sheet["rater"], sheet["round"])]
    return {**record, "sheets": in_order(kept if is_empty(sheet) else [*kept, sheet])}


def with_answer(record, rater, round_name, referral, **changes):
    """The record with one answer changed.

    Raises:
        Problem: the sheet is committed, and a commitment stays.
    """
    sheet = sheet_of(record, rater, round_name)
    if sheet["committed"]:
        raise Problem("This sheet is committed, and stays as it is. Differences are for the talk, and for the second round.")
    answer = {**answer_of(sheet, referral), **changes}
    answers = {k: v for k, v in {**sheet["answers"], referral: answer}.items() if v != EMPTY}
    return with_sheet(record, {**sheet, "answers": {k: answers[k] for k in placed_in(round_name) if k in answers}})


def unfinished(record, rater, round_name):
    """What keeps a sheet from being committed: ``(placed, without a reason, left out)`` as lists of referrals.

    A placement wants a line of why. In the second round only one that differs from the first does: what
    was heard in between.
    """
    sheet, first = sheet_of(record, rater, round_name), sheet_of(record, rater, "before")
    placed, bare, left = [], [], []
    for referral in placed_in(round_name):
        answer = answer_of(sheet, referral)
        if answer["rung"] is None:
            left.append(referral)
            continue
        placed.append(referral)
        moved = round_name == "before" or answer["rung"] != answer_of(first, referral)["rung"]
        # Nothing to be moved from is no move.
        if round_name == "after" and answer_of(first, referral)["rung"] is None:
            moved = False
        if moved and not answer["why"].strip():
            bare.append(referral)
    return placed, bare, left


def commit(record, rater, round_name):
    """The record with a sheet committed.

    Raises:
        Problem: nothing is placed, a placement is without a reason, or the first round is not committed yet.
    """
    if round_name == "after" and not sheet_of(record, rater, "before")["committed"]:
        raise Problem("Commit your first placements before you place anything again.")
    placed, bare, _ = unfinished(record, rater, round_name)
    if not placed:
        raise Problem("Nothing is placed yet. Place at least one referral, or say that you need to know more.")
    if bare:
        raise Problem(f"A line of why is missing at {_titles(bare)}. A few words will do. "
                      + ("Say what you heard that moved you." if round_name == "after" else "Say what weighed with you."))
    sheet = sheet_of(record, rater, round_name)
    return with_sheet(record, {**sheet, "committed": True, "rungs": list(record["rungs"]),
                               "late": round_name == "before" and record["shown"]})


def _titles(referrals):
    said = [f"“{BY_ID[r].title}”" for r in referrals[:3]]
    if len(referrals) > 3:
        return f"{', '.join(said)} and {len(referrals) - 3} more"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def add_rater(record, name=""):
    """The record with one more person, whose sheet is open.

    Raises:
        Problem: there are twelve already, the name is somebody's, or it is too long.
    """
    if len(record["raters"]) >= MOST_RATERS:
        raise Problem(f"There are {MOST_RATERS} people already, and that is as many as one record holds.")
    if name.strip():
        name = _free_name(record, name)
    else:
        taken = [r["name"] for r in record["raters"]]
        name = next(p for p in PSEUDONYMS if not any(names.same(p, t) for t in taken))
    rater = {"id": new_id(), "name": name, "role": ""}
    return {**record, "raters": by_name([*record["raters"], rater]),
            "here": {**record["here"], "rater": rater["id"], "round": "before", "referral": placed_in("before")[0]}}


def rename(record, rater, name):
    """The record with another name for a person.

    Raises:
        Problem: the name is empty, too long, or another person's.
    """
    name = _free_name(record, name, besides=rater)
    return {**record, "raters": by_name({**r, "name": name} if r["id"] == rater else r for r in record["raters"])}


def with_role(record, rater, role):
    """The record with another role for a person; an empty text is *not said*.

    Raises:
        Problem: the role is longer than a name may be.
    """
    role = names.clean(role, "role") if role.strip() else ""
    same = next((known for known in roles(record) if known and names.same(known, role)), role)
    return {**record, "raters": [{**r, "role": same} if r["id"] == rater else r for r in record["raters"]]}


def pair_of(first, second):
    """Two people to be compared; none where both are one."""
    return [first, second] if first and second and first != second else []


def roles(record):
    """Every role to choose from: the usual ones, then those that somebody here has brought."""
    found = list(ROLES)
    for rater in record["raters"]:
        if not any(names.same(rater["role"], known) for known in found):
            found.append(rater["role"])
    return found


def with_rungs(record, number, name):
    """The record with another name for a rung.

    Args:
        record: a ladder record.
        number: the rung, 1 to 4.
        name: what it is called now; the course's own name comes back where it is empty.

    Raises:
        Problem: it is too long, or another rung's name.
    """
    name = names.clean(name, f"name of rung {number}") if name.strip() else RUNGS[number - 1]
    if any(names.same(name, other) for n, other in enumerate(record["rungs"], 1) if n != number):
        raise Problem(f"Another rung is called {name} already. Give each rung a name of its own.")
    return {**record, "rungs": [name if n == number else other for n, other in enumerate(record["rungs"], 1)]}


def _free_name(record, name, besides=None):
    name = names.clean(name)
    if any(names.same(name, r["name"]) for r in record["raters"] if r["id"] != besides):
        raise Problem(f"There is already somebody called {name}. If it is another person, choose another name.")
    return name


def withdraw(record, rater):
    """The record as if the person had never been in it. Where nobody is left, a blank one takes its place."""
    if find(record["raters"], rater) is None:
        return record
    left = [r for r in record["raters"] if r["id"] != rater]
    if not left:
        return {**blank(), "seed": record["seed"], "rungs": record["rungs"]}
    return {**record, "raters": left, "sheets": [s for s in record["sheets"] if s["rater"] != rater],
            "conflicts": [c for c in record["conflicts"] if c["rater"] != rater],
            "here": {**record["here"], "rater": left[0]["id"], "round": "before", "referral": placed_in("before")[0], "pair": []}}


def only(record, rater):
    """A record with one person's committed sheets and nobody else's, to be handed to the group.

    Raises:
        Problem: the person has committed nothing, or a choice between two versions still waits.
    """
    if any(c["rater"] == rater for c in record["conflicts"]):
        raise Problem("This person stands here in two versions. Choose between them first.")
    mine = [s for s in record["sheets"] if s["rater"] == rater and s["committed"]]
    if not mine:
        raise Problem("Commit first: what you hand over is to be what you thought alone.")
    return {**record, "raters": [r for r in record["raters"] if r["id"] == rater], "sheets": mine, "conflicts": [],
            "panel": False, "showing": False, "shown": False,
            "here": {"rater": rater, "round": "before", "referral": placed_in("before")[0], "pair": [], "figures": False}}
