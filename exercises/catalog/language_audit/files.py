"""The supplied texts, and what leaves the exercise as a file."""

import json
import os

from exercises.catalog.language_audit import figures, inputs, rules
from exercises.catalog.language_audit.wordlist import KINDS, told_source
from exercises.record import envelope, printable, tables
from exercises.record.problems import Problem
from exercises.views import markup, on_paper

SLUG = "language_audit"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}
COLUMNS = ("draft", "number", "mark", "kind", "status", "sentence", "reason", "why", "source", "words_in_draft", "invented")

_texts = {}


def texts():
    """The supplied texts, all invented: ``{id: {"name", "text", "rewrite", …}}``."""
    if not _texts:
        where = os.path.join(os.path.dirname(__file__), "texts.json")
        _texts.update(json.loads(__spec__.loader.get_data(where).decode("utf-8")))
    return _texts


def supplied(name):
    """A record that holds one of the supplied texts."""
    held = {key: value for key, value in texts()[name].items() if key != "name"}
    return inputs.check({**inputs.blank(), **held, "invented": True})


def is_as_supplied(record):
    """Whether it is a supplied text to which nothing has been added."""
    aside = {"showing": False, "as_ellie": False, "reader": ""}
    return any({**record, **aside} == {**supplied(name), **aside} for name in texts())


def as_csv(record):
    """Every mark as a row of a CSV table."""
    results, rows, cells = rules.compute(record), inputs.rows(record), []
    for name, draft in (("first", results["first"]), ("rewrite", results["rewrite"])):
        for number, mark in enumerate(draft["marks"], 1):
            row = rules.ACRONYM if mark["row"] is None else rows[mark["row"]]
            cells.append([name, number, mark["phrase"], KINDS[mark["kind"]], figures.STATUS[mark["status"]], mark["sentence"], mark["reason"],
                          row["why"], told_source(row["source"]), draft["words"], record["invented"]])
    return tables.write(list(COLUMNS), cells)


def read(name, data):
    """The record in a file that somebody chose.

    Raises:
        Problem: a sentence that says what is wrong and what to do. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        raise Problem("A table does not hold the text, so an audit cannot be opened from it. Open the JSON file; a word list "
                      "is opened under “Use a word list from a file”.")
    return inputs.check(envelope.read(data, SLUG, VERSIONS)["inputs"])


def sheet(record):
    """The results as one page of their own, to print or keep, with every table open."""
    results = rules.compute(record)
    parts = on_paper.parts(markup.join(figures.top(results), figures.rest(results, inputs.rows(record))))
    if record["notes"].strip():
        parts += [printable.heading("My notes"), *(printable.paragraph(line) for line in record["notes"].splitlines() if line.strip())]
    parts += [printable.heading("For your writing"),
              printable.paragraph(printable.strong("P01, P02. "), "Which word for families does your definition need, and who is left out by it?"),
              printable.paragraph(printable.strong("P05. "), "Take one term that a policy or an Act used, and say what it is called now, by whom, since when.")]
    return printable.page("Language audit: the words on the page", parts, "Joined Up, X14, language audit.")
