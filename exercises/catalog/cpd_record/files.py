"""The CPD record as files: a table, a page to print, and the worked example."""

import json
import os

from exercises.catalog.cpd_record import inputs, rules
from exercises.catalog.cpd_record.asked import FIELDS, QUESTIONS, field, form, question
from exercises.record import dates, envelope, printable, tables
from exercises.record.problems import Problem

SLUG = "cpd_record"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}
COLUMNS = ("title", "type", "what", "date", "learnt", "impact", "peer", "peer_role", "lacking", "invented")
NOT_ACCREDITED = ("This is a record of one’s own learning, in one’s own words. The course it comes from is not accredited by the regulator, gives no "
                  "certificate, and does not know what the regulator will make of it.")


def example():
    """The worked example, marked as invented."""
    where = os.path.join(os.path.dirname(__file__), "example.json")
    return inputs.check(json.loads(__spec__.loader.get_data(where).decode("utf-8")))


def as_csv(record):
    """Every piece as a row of a CSV table, the date in ISO form where it can be read."""
    standing = {row["id"]: row for row in rules.compute(record)["pieces"]}
    return tables.write(list(COLUMNS), [
        [*(dates.iso(piece[name]) or piece[name] if name == "date" else piece[name] for name in COLUMNS[:-2]),
         "; ".join(rules.NAMES[name] for name in standing[piece["id"]]["lacking"]), record["invented"]] for piece in record["pieces"]])


def read(name, data):
    """The record in a file that somebody chose.

    Raises:
        Problem: a sentence that says what is wrong and what to do. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        raise Problem("A table cannot be opened here, since a peer’s answers are not in it. Open the JSON file.")
    return inputs.check(envelope.read(data, SLUG, VERSIONS)["inputs"])


def told(piece):
    """A piece as pairs of what the form asks and what stands there, empty ones left out."""
    pairs = []
    for name in FIELDS:
        text = piece[name].strip()
        if name == "date":
            text = dates.british(text)
        if name == "peer" and text and piece["peer_role"].strip():
            text = f"{text}\n(With: {piece['peer_role'].strip()})"
        if text:
            pairs.append((field(name)["asks"], text))
    return pairs


def page(record):
    """The record as one page of its own, to print or keep."""
    parts = [printable.paragraph(NOT_ACCREDITED)]
    if record["invented"]:
        parts.insert(0, printable.paragraph("Invented example. Nobody in it is real."))
    for piece in record["pieces"]:
        if inputs.is_empty(piece):
            continue
        parts.append(printable.heading(piece["title"].strip() or "A piece without a title"))
        for asks, text in told(piece):
            parts += [printable.heading(asks, 3), printable.paragraph(text)]
        for answer in piece["answers"]:
            parts.append(printable.heading(f"What {answer['by']} answered", 3))
            parts += [printable.paragraph(f"{question(name)}\n{answer[name].strip()}") for name in QUESTIONS if answer[name].strip()]
    if len(parts) < 2 + record["invented"]:
        raise Problem("Nothing has been written yet, so that a page would be empty.")
    about = form()
    return printable.page("My CPD record", parts, f"The questions are those of {about['regulator']}, as checked on {dates.british(about['checked'])}.")
