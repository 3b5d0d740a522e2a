"""How readers of one text come to stand beside each other; see :mod:`exercises.record.together`."""

from exercises.catalog.language_audit import files, inputs, rules
from exercises.catalog.language_audit.reading import composed
from exercises.record import envelope
from exercises.record.together import Merged

TITLE = "Language audit"
SENTENCE = "Readers of one first draft stand beside each other, each with decisions, reasons and rewrite. Audits of different drafts stay apart, and a reader’s own notes stay in that reader’s file."
MERGES, SIDED = True, True

read = files.read


def write(record):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(files.SLUG, inputs.VERSION, record, rules.compute(record), record["notes"])


def merge(mine, theirs):
    """The first reader's record with the others beside it.

    Raises:
        Problem: it is another text, or there would be more readers than are kept.
    """
    if inputs.is_untouched(mine.record):
        return theirs
    if inputs.is_untouched(theirs.record):
        return mine
    return Merged(inputs.merged(mine.record, theirs.record)[0])


def waiting(merged):
    """Nothing: readers who differ stand beside each other, which is what the exercise shows."""
    return ()


def settle(merged, question, number):
    """As it was, since nothing is ever asked."""
    return merged


def said(record):
    """The text and what each reader made of it, whoever is called the reader here."""
    readers = [(one["rewrite"].strip(), sorted(map(repr, one["decisions"]))) for one in (record, *record["others"])]
    return {"text": " ".join(composed(record["text"]).split()), "readers": sorted(one for one in readers if any(one))}


def told(record):
    """What is in a record, in words."""
    readers = 1 + len(record["others"])
    return f"{readers} reader{'' if readers == 1 else 's'} of a first draft of {len(record['text'].split()):,} words"
