"""Two copies of one exercise made into one, with nothing overwritten: what two devices, two tabs or two people entered.

Outline 6.0, Merging: files from several devices merge by exercise and anonymous id; conflicting duplicates are shown side by
side, never overwritten. An exercise that knows better what its fields mean merges in its own way, with :func:`union`,
:func:`added` and :func:`texts`; for every other there is :func:`merge`.
"""

import copy
import json

from exercises.record.problems import Problem

_NOTHING = object()


def union(*said):
    """What several copies say, together.

    A copy is taken apart into what it says of each *place*. A place of which all say the same has one version, any other
    several. The union does not care about order: it makes no difference which copy comes first, or comes twice.

    Args:
        said: for each copy, the versions by their place: ``{place: [version, ...]}``.

    Returns:
        The same of all of them, each version once.
    """
    together = {}
    for one in said:
        for place, versions in one.items():
            known = together.setdefault(place, [])
            known += [version for version in versions if version not in known]
    return together


def added(mine, theirs, most, what):
    """Two lists as one: mine, then what only the other has.

    Args:
        mine, theirs: sequences; not changed.
        most: how many there may be.
        what: what they are, in the plural, for the sentence.

    Raises:
        Problem: together there are more than ``most``; none is left out unasked.
    """
    found = [*mine, *(one for one in theirs if one not in mine)]
    if len(found) > most:
        raise Problem(f"Together the two copies hold {len(found)} {what}, and {most} are kept at most. Nothing was changed.")
    return found


def beside(mine, theirs, renamed):
    """Two lists of rows as one, where each row has an ``id``: what both say stands once, and a row of which they differ twice.

    Args:
        mine, theirs: the rows; not changed.
        renamed: takes a row of theirs whose id is taken by another, and gives it an id of its own.

    Returns:
        ``(rows, how many came, how many of them stand beside one of the same id)``.
    """
    rows, twice = list(mine), 0
    for row in theirs:
        if row in rows:
            continue
        if any(one["id"] == row["id"] for one in rows):
            row, twice = renamed(row), twice + 1
        rows.append(row)
    return rows, len(rows) - len(mine), twice


def texts(mine, theirs, between="\n\n"):
    """Two free texts as one in which each stands whole, once."""
    if theirs.strip() in mine:
        return mine
    return theirs if mine.strip() in theirs else f"{mine}{between}{theirs}"


def merge(mine, theirs, blank=None):
    """Two copies of an exercise's named inputs as one.

    Fields are gone through by name, and rows that each have an ``id`` by that; whatever else differs is one place. What a copy
    has left as it stands in an empty exercise says nothing. A row that one copy has and the other has not is kept.

    Args:
        mine: the inputs on this device; not changed.
        theirs: the other copy's; not changed.
        blank: the inputs of an empty exercise, or None.

    Returns:
        ``(inputs, conflicts)``. A conflict is ``{"place": [name or id, ...], "versions": [...]}``, its versions in an order of
        their own, so that both devices show the same. In the inputs the first of them stands until :func:`pick` is asked.

    Raises:
        Problem: one of the two is not named inputs.
    """
    if not isinstance(mine, dict) or not isinstance(theirs, dict):
        raise Problem("One of the two copies holds no named fields, so that they cannot be put together. Both are as they were.")
    conflicts = []
    merged = _merged(mine, theirs, _NOTHING if blank is None else blank, [], conflicts)
    return copy.deepcopy(merged), copy.deepcopy(conflicts)


def pick(inputs, conflict, number):
    """The inputs with one conflict decided.

    Args:
        inputs: as :func:`merge` gave them; not changed.
        conflict: one of its conflicts.
        number: which of the versions holds, from 0.
    """
    inputs = copy.deepcopy(inputs)
    *way, last = conflict["place"]
    holder = inputs
    for step in way:
        holder = holder[_index(holder, step)]
    holder[_index(holder, last)] = copy.deepcopy(conflict["versions"][number])
    return inputs


def _index(holder, step):
    return step if isinstance(holder, dict) else [row["id"] for row in holder].index(step)


def _merged(mine, theirs, blank, place, conflicts):
    if mine is _NOTHING or theirs is _NOTHING or _same(mine, theirs):
        return theirs if mine is _NOTHING else mine
    if blank is not _NOTHING and _same(theirs, blank):
        return mine
    if blank is not _NOTHING and _same(mine, blank):
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _by_name(mine, theirs, blank if isinstance(blank, dict) else {}, place, conflicts)
    if _are_rows(mine) and _are_rows(theirs):
        parts = [{row["id"]: row for row in rows} for rows in (mine, theirs, blank if _are_rows(blank) else [])]
        return list(_by_name(*parts, place, conflicts).values())
    versions = sorted((mine, theirs), key=_text)
    conflicts.append({"place": place, "versions": versions})
    return versions[0]


def _by_name(mine, theirs, blank, place, conflicts):
    return {name: _merged(mine.get(name, _NOTHING), theirs.get(name, _NOTHING), blank.get(name, _NOTHING), [*place, name], conflicts)
            for name in dict.fromkeys((*mine, *theirs))}


def _are_rows(value):
    """Whether this is a list of rows that each have an id of their own."""
    if not isinstance(value, list) or not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in value):
        return False
    return len({row["id"] for row in value}) == len(value)


def _text(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _same(one, other):
    """Whether two values are the same JSON: to Python alone, ``True`` is 1."""
    return _text(one) == _text(other)
