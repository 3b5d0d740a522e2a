"""The supplied texts, and what leaves the exercise as a file."""

import json
import os

from exercises.catalog.language_audit import figures, inputs, rules
from exercises.catalog.language_audit.wordlist import KINDS, told_source
from exercises.record import envelope, tables
from exercises.record.problems import Problem
from exercises.views import markup

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


SHEET = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Language audit: one page for P01, P02 and P05</title>
<style>body{font:1rem/1.5 sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem;color:#1d2a30}
table{border-collapse:collapse;width:100%;margin:.5rem 0}td,th{border:1px solid #6b7a80;padding:.25rem .4rem;text-align:left;
vertical-align:top}figure{margin:0}h3{margin-top:1.6rem}mark{background:#f8edda;color:inherit}blockquote{margin:0;padding-left:1rem;
border-left:3px solid #6b7a80}</style></head><body>
<h2>Language audit: the words on the page</h2>
"""


def sheet(record):
    """The results as one page of their own, to print or keep, with every table open."""
    results = rules.compute(record)
    body = markup.join(figures.top(results), figures.rest(results, inputs.rows(record)))
    notes = markup.join(markup.tag("h3", "My notes"), [markup.paragraph(line) for line in record["notes"].splitlines() if line.strip()])
    prompts = markup.join(
        markup.tag("h3", "For your writing"),
        markup.paragraph(markup.tag("strong", "P01, P02. "), "Which word for families does your definition need, and who is left out by it?"),
        markup.paragraph(markup.tag("strong", "P05. "), "Take one term that a policy or an Act used, and say what it is called now, by whom, since when."))
    opened = markup.Markup(body.replace("<details ", "<details open "))
    return SHEET + opened + (notes if record["notes"].strip() else "") + prompts + "</body></html>\n"
