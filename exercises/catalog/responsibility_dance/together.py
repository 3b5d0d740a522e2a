"""How several people's worlds come to stand beside each other; see :mod:`exercises.record.together`."""

from exercises.catalog.responsibility_dance import checking, files, inputs, merging
from exercises.record.problems import Problem
from exercises.record.together import Merged

TITLE = "The dance of responsibility"
SENTENCE = "Each world stands beside the others with its figures and the words of whoever made it. Nothing is averaged, and no world takes another’s place."
MERGES, SIDED = True, True

write = files.as_json


def read(name, data):
    """The record in a file, if its figures are those that its world gives.

    Raises:
        Problem: it cannot be read, or holds figures that do not come out again.
    """
    record, sentences = checking.unlike(files.read(name, data))
    if sentences:
        raise Problem(f"{' '.join(sentences)} Open it on the page of the exercise, and save it again from there.")
    return record


def merge(mine, theirs):
    """The first one's world with the others beside it.

    Raises:
        Problem: there would be more worlds than are kept.
    """
    if inputs.is_untouched(mine.record):
        return theirs
    return Merged(merging.merge(mine.record, theirs.record))


def waiting(merged):
    """Nothing: two worlds are two worlds."""
    return ()


def settle(merged, question, number):
    """As it was, since nothing is ever asked."""
    return merged


def said(record):
    """Every world in it, whoever's it is."""
    return merging.worlds(record)


def told(record):
    """What is in a record, in words."""
    many = len(merging.worlds(record))
    return f"{many} invented world{'' if many == 1 else 's'} with figures or words"
