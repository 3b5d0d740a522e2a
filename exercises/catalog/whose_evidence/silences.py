"""What each of the five sources says, and does not say, of five subjects (outline, section 0, ruling 9).

The rows are those of ``docs/sources/silences.toml``; a test holds the two together. *Said* means that the text makes a point of
it; *in passing* means a list, a title, the description of a place. Of children's own words, *said* would mean that they are printed.
"""

from exercises.catalog.whose_evidence.claims import SOURCES, data

SAID = ("said", "in passing", "not said")
_held = data("silences.json")
SUBJECTS = {s["id"]: s for s in _held["subjects"]}
ROWS = {(r["subject"], r["source"]): r for r in _held["rows"]}


def of(subject):
    """The five rows of a subject, in the order of the sources."""
    return [ROWS[subject, source] for source in SOURCES]


def where(row):
    """Where it stands, by item ids and sections; empty where nothing stands."""
    return "; ".join([", ".join(row["items"])] * bool(row["items"]) + [row["where"]] * bool(row["where"]))
