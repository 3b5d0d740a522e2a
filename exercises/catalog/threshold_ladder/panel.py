"""The invented panel of five, for somebody who works alone, and the worked example.

Both were written for the course. Nobody was asked, and no placement in them is right.
"""

import json
import os

from exercises.catalog.threshold_ladder import checking

SAYS = "invented panel"


def load():
    """The panel: ``{"raters": [{id, name, role}], "sheets": [...]}``, as in a ladder record."""
    return _data("panel.json")


def example():
    """The worked example: two invented students beside the panel, both rounds done."""
    return checking.check(_data("example.json"))


def _data(name):
    # The loader and not open(): in the browser this package lies in a zip.
    where = os.path.join(os.path.dirname(__file__), name)
    return json.loads(__spec__.loader.get_data(where).decode("utf-8"))
