"""Putting the sheets of a group together, on one device or several.

A union: where two files have different sheets of one code, both are kept side by side, count towards nothing,
and wait for somebody to pick. It makes no difference which file is opened first, or twice.
"""

from exercises.catalog.knowing_the_end.inputs import MOST_READERS, in_order, is_empty
from exercises.record import merging
from exercises.record.problems import Problem


def merge(mine, theirs):
    """The union of two records.

    Args:
        mine: the record on this device; its seed, what is open and what was shown on this screen stay.
        theirs: the record out of a file.

    Raises:
        Problem: the two together would hold too many readers, or one of them is the invented example and the other is not.
    """
    if mine["invented"] != theirs["invented"]:
        which = "This page holds" if mine["invented"] else "The file holds"
        raise Problem(f"{which} the invented example, and real sheets would be mixed with it. Clear the example first, or "
                      "open the file in a page of its own.")
    said = merging.union(_said(mine), _said(theirs))
    if len(said) > MOST_READERS:
        raise Problem(f"Together the two hold {len(said)} readers, and a record holds {MOST_READERS} at most. Nothing was changed.")
    drawn = merging.added(mine["drawn"], theirs["drawn"], MOST_READERS, "codes drawn for a group")
    return _record(said, {**mine, "panel": mine["panel"] or theirs["panel"], "drawn": sorted(drawn),
                          "answer": merging.texts(mine["answer"], theirs["answer"])})


def settled(record):
    """The record with every code that has one sheet settled, and every other a conflict."""
    return _record(_said(record), record)


def pick(record, conflict, number):
    """The record with one conflict decided for its version ``number``, from 0.

    Raises:
        Problem: the conflict is not there (any more).
    """
    if conflict not in record["conflicts"]:
        raise Problem("That choice has been made already, or the record has changed since.")
    return {**record, "conflicts": [c for c in record["conflicts"] if c != conflict],
            "sheets": in_order([*record["sheets"], conflict["versions"][number]])}


def _said(record):
    """The versions of each code's sheet."""
    open_ = [{c["code"]: c["versions"]} for c in record["conflicts"]]
    return merging.union(*open_, *({s["code"]: [s]} for s in record["sheets"] if not is_empty(s)))


def _record(said, rest):
    """The record in which just that is said."""
    return {**rest, "sheets": in_order(versions[0] for versions in said.values() if len(versions) == 1),
            "conflicts": [{"code": code, "versions": sorted(said[code], key=_order)} for code in sorted(said) if len(said[code]) > 1]}


def _order(sheet):
    """A key that puts versions in an order of their own."""
    return "\x00".join(f"{name}={sheet[name]}" for name in sorted(sheet))
