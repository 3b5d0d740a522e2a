"""The worked example: an invented family, written for the course."""

import json
import os

from exercises.catalog.family_map import checking


def load():
    """The invented family’s record, checked, marked as invented."""
    # The loader and not open(): in the browser this package lies in a zip.
    where = os.path.join(os.path.dirname(__file__), "example.json")
    return checking.check(json.loads(__spec__.loader.get_data(where).decode("utf-8")))
