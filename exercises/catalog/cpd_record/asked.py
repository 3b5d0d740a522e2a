"""What the regulator's form asks for, as data with its source and the day on which it was checked."""

import json
import os

FIELDS = ("type", "what", "date", "learnt", "impact", "peer")
QUESTIONS = ("chair", "touches", "try")

_held = {}


def form():
    """The form: ``{"version", "regulator", "checked", "source", "confidence", "year", "pieces", "with_peer", "types", "fields",
    "elsewhere", "questions"}`` as in ``asked.json``; ``checked`` is an ISO date."""
    if not _held:
        where = os.path.join(os.path.dirname(__file__), "asked.json")
        _held.update(json.loads(__spec__.loader.get_data(where).decode("utf-8")))
    return _held


def field(name):
    """One of the form's fields: ``{"id", "asks", "help"}``."""
    return next(one for one in form()["fields"] if one["id"] == name)


def question(name):
    """The words of one of the three questions to a peer."""
    return next(one["asks"] for one in form()["questions"] if one["id"] == name)
