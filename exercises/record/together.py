"""What two records of one exercise become, in the one shape that every exercise's ``together.py`` keeps to.

``exercises/catalog/<slug>/together.py`` is pure Python and says:

=============  ==================================================================================================
``TITLE``      what the exercise is called, as in its ``exercise.toml``
``SENTENCE``   what becomes of two people's files, or why they stay apart, in a sentence
``MERGES``     whether files of several people are put together at all; if not, the rest may be missing
``SIDED``      whether the first record stays somebody's own, with the other beside it (then the order counts)
``read``       takes a file's name and content and gives a checked record, or raises ``Problem``
``merge``      takes two :class:`Merged` and gives one; raises ``Problem`` before anything is changed
``waiting``    takes a :class:`Merged` and gives the :class:`Question` that wait, in the order in which they are asked
``settle``     takes a :class:`Merged`, a question and the number of the answer, and gives a :class:`Merged`
``said``       takes a record and gives what it says, without what belongs to one device (what is open, and the like)
``told``       takes a record and says in words what is in it
``write``      takes a record and gives the text of its file
=============  ==================================================================================================

An exercise's own button and the page *Work in a group* both go through it. The way to another exercise's rule is
:mod:`exercises.together`.
"""

import json
from dataclasses import dataclass, replace

from exercises.record import merging

ONE_OR_TWO = ("They are one person", "They are two people")
"""The answers where two people of one name may be one; in this order."""


@dataclass(frozen=True)
class Merged:
    """One record made of several.

    Attributes:
        record: the record, as the exercise reads it.
        conflicts: what the copies say differently, where the record itself has no place for it
            (``exercises.record.merging.merge``).
    """

    record: dict
    conflicts: tuple = ()


@dataclass(frozen=True)
class Question:
    """One thing that two copies say differently, for somebody to choose.

    Attributes:
        about: what it is about, in words; a table's caption, or a sentence where there are no rows.
        rows: what each version says: the first cell names what, the others follow the answers.
        answers: the answers in words.
        what: the exercise's own name for it, for ``settle``.
    """

    about: str
    rows: tuple
    answers: tuple
    what: object


def versions(count):
    """The answers where versions of one thing stand side by side: *Version 1*, *Version 2* and so on."""
    return tuple(f"Version {number}" for number in range(1, count + 1))


def without(record, *own):
    """A record without what belongs to one device."""
    return {name: value for name, value in record.items() if name not in own}


def same(one, other):
    """Whether two values are the same JSON."""
    return _text(one) == _text(other)


def _text(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def by_field(mine, theirs, blank=None):
    """Two merged records as one, field by field; what is said differently waits beside it.

    Three copies put together in any order come to the same: a place on which they differ keeps all of its versions.

    Args:
        mine, theirs: a :class:`Merged` each.
        blank: the inputs of an empty exercise; what a copy left so says nothing.
    """
    record, found = merging.merge(mine.record, theirs.record, blank)
    return joined(record, mine.conflicts, theirs.conflicts, found)


def joined(record, *conflicts):
    """A merged record with all that waits beside it: of each place every version once, the first of them in the record.

    Args:
        record: what ``merging.merge`` gave.
        *conflicts: lists of conflicts, those of the two copies before and the new ones.
    """
    open_ = {}
    for conflict in (one for found in conflicts for one in found):
        known = open_.setdefault(tuple(conflict["place"]), [])
        known += [version for version in conflict["versions"] if not any(same(version, one) for one in known)]
    kept = tuple({"place": list(place), "versions": sorted(open_[place], key=_text)} for place in open_)
    for conflict in kept:
        record = merging.pick(record, conflict, 0)
    return Merged(record, kept)


def asked_by_field(merged, name=None):
    """The questions of a record that :func:`by_field` made.

    Args:
        merged: the :class:`Merged`.
        name: what a place is called for a reader, a function of its steps.
    """
    name = name or (lambda place: " · ".join(str(step).replace("_", " ") for step in place))
    return tuple(Question(name(one["place"]), (("What it says", *(in_words(version) for version in one["versions"])),),
                          versions(len(one["versions"])), one) for one in merged.conflicts)


def settled_by_field(merged, question, number):
    """The record once one of its questions is answered."""
    left = tuple(one for one in merged.conflicts if one != question.what)
    return replace(merged, record=merging.pick(merged.record, question.what, number), conflicts=left)


def in_words(value):
    """A value as a reader can take it in."""
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(in_words(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')}: {in_words(one)}" for name, one in value.items())
    return str(value)
