"""How paths through one vignette come to stand beside each other; see :mod:`exercises.record.together`.

No story is needed for it: a record names seats and choices. Whether they fit the vignette as it is now its own page finds
out when it opens the file.
"""

from exercises.catalog.vignette import rules_fields, rules_merging
from exercises.record import envelope
from exercises.record.together import Merged

TITLE = "Vignettes"
SENTENCE = "Paths through one vignette stand beside each other, the first file’s as the one that goes on. Choices are their maker’s own: only who hands over a file shows them. Devices that play one group’s seats meet by their lines."
MERGES, SIDED = True, True


def read(name, data):
    """The record in a file.

    Raises:
        Problem: it cannot be read; the sentence names the field.
    """
    return rules_merging.checked(envelope.read(data, "vignette", {1: None})["inputs"])


def write(record):
    """A record as the text of a file. What came of the choices is worked out where the story is."""
    return envelope.write("vignette", 1, record, {}, record["notes"]["for_the_group"])


def merge(mine, theirs):
    """The first path goes on; the other's paths and notes stand beside it.

    Raises:
        Problem: it is another vignette, a group is playing, or there are more paths than are kept.
    """
    return Merged(rules_merging.beside_records(mine.record, theirs.record))


def waiting(merged):
    """Nothing: two paths are two paths."""
    return ()


def settle(merged, question, number):
    """As it was, since nothing is ever asked."""
    return merged


def said(record):
    """Every path in it, whichever goes on."""
    paths = [*record["earlier"], *rules_merging.own_path(record)]
    notes = {part.strip() for part in record["notes"]["for_the_group"].split("\n\n")} - {""}
    return {"vignette": record["vignette"], "paths": sorted({repr(sorted(path.items())) for path in paths}), "notes": sorted(notes)}


def told(record):
    """What is in a record, in words."""
    many = len(said(record)["paths"])
    return f"{many} path{'' if many == 1 else 's'} through “{record['vignette'].replace('-', ' ')}”"
