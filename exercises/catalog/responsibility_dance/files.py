"""A record as a file: the whole as JSON, the runs as a table."""

from exercises.catalog.responsibility_dance import checking, inputs, rules
from exercises.catalog.responsibility_dance.designs import DESIGNS
from exercises.catalog.responsibility_dance.simulate import MEASURES
from exercises.record import envelope, tables
from exercises.record.problems import Problem

SLUG = "responsibility_dance"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}
COLUMNS = ("design", "run", *(measure.key for measure in MEASURES), "seed", "families", "weeks", "invented")


def as_json(record, created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, record, rules.compute(record), "", created)


def as_csv(record):
    """The runs as the text of a CSV file: a row for each design and run.

    Raises:
        Problem: nothing has run yet.
    """
    ran = record["ran"]
    if not ran:
        raise Problem("Nothing has run yet, so there is no table to save. Press “Run the five designs” first.")
    rows = []
    for design, name in DESIGNS.items():
        for run in range(ran["done"]):
            rows.append([name, run + 1, *(ran["figures"][design][measure.key][run] for measure in MEASURES), ran["world"]["seed"],
                         ran["world"]["families"], ran["world"]["weeks"], True])
    return tables.write(list(COLUMNS), rows)


def read(name, data):
    """The record in a file that somebody chose; its figures have been tried again where they stand in it.

    Raises:
        Problem: a sentence that names the line or field. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        raise Problem("A table (CSV) holds the runs and not the world that they were made in. Open the file (JSON) that was saved with it.")
    return checking.check(envelope.read(data, SLUG, VERSIONS)["inputs"])
