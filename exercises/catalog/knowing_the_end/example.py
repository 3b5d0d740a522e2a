"""Twelve invented readers: the worked example, and the company of somebody who reads alone.

They were written for the course so that there is something to see. Nobody was asked, and they prove nothing.
"""

import json
import os

from exercises.catalog.knowing_the_end import checking


def load():
    """The worked example, as a checked record marked as invented."""
    # The loader and not open(): in the browser this package lies in a zip.
    where = os.path.join(os.path.dirname(__file__), "example.json")
    return checking.check(json.loads(__spec__.loader.get_data(where).decode("utf-8")))
