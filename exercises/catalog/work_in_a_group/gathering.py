"""Files of several people sorted by exercise, and put together by each exercise's own rule.

A *pile* is what of one exercise belongs together. It keeps every file as it came and every choice that was made, in order; what
they come to is worked out from that each time (:func:`standing`). So no file's contents are ever overwritten, and a choice
can be taken back. This module knows no exercise: it is handed the way to their rules (:func:`exercises.together.rule`).
"""

import json
from dataclasses import dataclass

from exercises.catalog.work_in_a_group import files
from exercises.catalog.work_in_a_group.inputs import LARGEST, MOST_FILE_NAME, MOST_LOG, MOST_PILES, size_of
from exercises.record import envelope
from exercises.record.problems import Problem, shown
from exercises.record.together import Merged, same

OWN = "work_in_a_group"
MOST_RECORDS = 200  # in one file; a group's file of all work holds a few dozen


@dataclass(frozen=True)
class Standing:
    """What a pile comes to.

    Attributes:
        merged: the record that its files make, or None where they cannot be read (any more).
        questions: what has to be chosen, in order.
        why_not: a sentence, where ``merged`` is None.
    """

    merged: Merged | None
    questions: tuple = ()
    why_not: str = ""


@dataclass(frozen=True)
class Taken:
    """What came of a file.

    Attributes:
        piles: all piles as they are then.
        said: a sentence for each record that was in the file.
        accounts: what members wrote for their group, each ``(file, account)``; they are shown and never put together or kept.
    """

    piles: tuple
    said: tuple
    accounts: tuple = ()


def take(piles, name, data, rule_of, known=None):
    """Put what is in a file where it belongs.

    Args:
        piles: the piles so far; not changed.
        name: the file's name.
        data: its bytes or its text.
        rule_of: gives an exercise's rule of merging by its slug (:mod:`exercises.record.together`); raises ``Problem``.
        known: what piles came to when last looked at, as :func:`standing` keeps it, so that a further file costs one merge and not all.

    Raises:
        Problem: the file cannot be read, or there is no room; nothing is changed then.
    """
    file = shown(name, MOST_FILE_NAME - 2)
    if name.lower().endswith(".csv"):
        raise Problem(f"{file} is a table, which does not say which exercise it is of. Choose the file (JSON) that was saved with it.")
    try:
        held = envelope.parse(data)
    except Problem as problem:
        raise Problem(f"{file}: {problem.sentence}") from None
    if "records" not in held and "waiting" not in held:
        return _one(tuple(piles), file, held, rule_of, known)
    records = held.get("records")
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records) or len(records) > MOST_RECORDS:
        raise Problem(f"{file} says that it holds work of this course, but has no list of records as My work saves it. Choose another copy.")
    said, accounts, came = [], [], tuple(piles)
    for one in records:
        try:
            if one.get("exercise") == OWN or one.get("exercise") in files.ACCOUNTS:
                # Somebody's whole work, which they did not save for the group to read.
                raise Problem(f"{file}: the deal and the private account in it were left closed.")
            taken = _one(came, file, one, rule_of, known)
        except Problem as problem:
            # One record that belongs nowhere must not cost the others of the same file.
            said.append(problem.sentence)
            continue
        came, said, accounts = taken.piles, [*said, *taken.said], [*accounts, *taken.accounts]
    if held.get("waiting"):
        said.append(f"{file} also holds what was typed before an exercise had started; only My work can bring that back.")
    if not said:
        raise Problem(f"{file} holds no record.")
    return Taken(came, tuple(said), tuple(accounts))


def _one(piles, file, held, rule_of, known):
    """Put one record where it belongs."""
    if held.get("exercise") == OWN or held.get("exercise") in files.ACCOUNTS:
        return _account(piles, file, held)
    try:
        rule = rule_of(held.get("exercise"))
        if not rule.MERGES:
            raise Problem(f"{rule.TITLE}. {rule.SENTENCE}")
        text = json.dumps(held, ensure_ascii=False)
        came = rule.read("file.json", text)
    except Problem as problem:
        raise Problem(f"{file}: {problem.sentence}") from None
    entry = {"file": file, "version": held["version"], "inputs": held["inputs"]}
    here = [pile for pile in piles if pile["exercise"] == held["exercise"]]
    if any(same(old["inputs"], entry["inputs"]) for pile in here for old in files_of(pile)):
        return Taken(piles, (f"{file}: this copy of {rule.TITLE} is here already.",))
    if size_of(entry["inputs"]) + sum(size_of(old["inputs"]) for pile in piles for old in files_of(pile)) > LARGEST:
        raise Problem(f"{file}: together with the files that are here it is larger than can be put together at once. Hand out what is done, and put it away first.")
    why = ""
    for pile in here:
        try:
            stands = standing(pile, rule_of, known)
            if stands.merged is None:
                continue
            if len(pile["log"]) >= MOST_LOG:
                raise Problem("There are as many files in it as are put together at once.")
            made = rule.merge(stands.merged, Merged(came))
        except Problem as problem:
            why = why or problem.sentence
            continue
        more = {**pile, "log": [*pile["log"], entry]}
        _know(known, more, Standing(made, rule.waiting(made)))
        return Taken(_with(piles, pile, more), (f"{file}: added to {rule.TITLE}.",))
    if len(piles) >= MOST_PILES:
        raise Problem(f"{file}: there are {MOST_PILES} things here already. Hand out what is done, and put it away first.")
    beside = f"{file}: {rule.TITLE}, {rule.told(came)}." if not why else f"{file} stands apart from the other {rule.TITLE}. {why}"
    return Taken((*piles, {"exercise": held["exercise"], "why": why, "log": [entry]}), (beside,))


def _account(piles, file, held):
    """Somebody's account of their own part: shown if it was written for the group, and never put together."""
    reader = files.ACCOUNTS.get(held["exercise"])
    if reader is None:
        raise Problem(f"{file} was saved on this page, and holds no exercise. A deal is opened under “Open a saved deal or account”.")
    if reader != "group":
        whom = {"tutor": "for a tutor", "myself": "for its writer alone"}[reader]
        raise Problem(f"{file}: an account that was written {whom} is not opened here. If it is yours, choose it under “Open a saved deal or account”.")
    try:
        account = files.read_account(json.dumps(held, ensure_ascii=False))
    except Problem as problem:
        raise Problem(f"{file}: {problem.sentence}") from None
    return Taken(piles, (f"{file}: an account that was written for the group. It stands below to be read, and goes into nothing.",), ((file, account),))


def files_of(pile):
    """The files in a pile, in the order in which they came."""
    return [entry for entry in pile["log"] if "inputs" in entry]


def standing(pile, rule_of, known=None):
    """What a pile comes to, with the choices that were made.

    Args:
        pile: the pile.
        rule_of: as for :func:`take`.
        known: a dictionary in which what it comes to is kept from one time to the next; a pile is never changed in place.
    """
    if known is not None and id(pile) in known:
        return known[id(pile)][1]
    return _know(known, pile, _worked_out(pile, rule_of))


def _know(known, pile, stands):
    if known is not None:
        # With the pile itself, so that no other can come to have its number.
        known[id(pile)] = (pile, stands)
    return stands


def _worked_out(pile, rule_of):
    try:
        rule, merged = rule_of(pile["exercise"]), None
        if not rule.MERGES:
            raise Problem(f"{rule.TITLE}. {rule.SENTENCE}")
        for entry in pile["log"]:
            if "inputs" in entry:
                came = Merged(rule.read("file.json", envelope.write(pile["exercise"], entry["version"], entry["inputs"], {})))
                merged = came if merged is None else rule.merge(merged, came)
                continue
            question = next((one for one in rule.waiting(merged) if one.about == entry["about"]), None) if merged else None
            # A choice about something that is no longer asked says nothing.
            if question is not None and entry["answer"] < len(question.answers):
                merged = rule.settle(merged, question, entry["answer"])
        return Standing(merged, rule.waiting(merged))
    except Problem as problem:
        return Standing(None, (), problem.sentence)
    except (LookupError, TypeError, ValueError, AttributeError):
        # What passed every check and contradicts itself all the same is a stranger's; it stays as it came.
        return Standing(None, (), "Its files contradict themselves, so that they cannot be put together. Put them away, and ask for others.")


def answered(pile, question, number):
    """The pile with one of its questions answered."""
    if len(pile["log"]) >= MOST_LOG:
        raise Problem("There are more choices here than are kept. Save what is done as a file, put it away, and go on from the file.")
    return {**pile, "log": [*pile["log"], {"about": question.about, "answer": number}]}


def asked_again(pile):
    """The pile with every choice taken back."""
    return {**pile, "log": files_of(pile)}


def handed_out(pile, rule_of):
    """The text of the file that a pile comes to.

    Raises:
        Problem: something in it has still to be chosen, or it cannot be read.
    """
    stands, rule = standing(pile, rule_of), rule_of(pile["exercise"])
    if stands.merged is None:
        raise Problem(stands.why_not)
    if stands.questions:
        left = len(stands.questions)
        raise Problem(f"{rule.TITLE}: {left} place{' is' if left == 1 else 's are'} still open. Choose first which version holds; until then every file stands here as it came.")
    return rule.write(stands.merged.record)


def _with(piles, old, new):
    return tuple(new if one is old else one for one in piles)
