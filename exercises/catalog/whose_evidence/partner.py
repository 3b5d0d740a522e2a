"""The invented coder, for somebody who works alone, and the worked example.

Both were written for the course. Nobody was asked, and no code in them is right.
"""

from exercises.catalog.whose_evidence import checking
from exercises.catalog.whose_evidence.claims import ASPECTS, data

PARTNER_ID = "partner"


def load():
    """The invented coder, finished: ``{"id", "name", "codes", "apart"}``."""
    held = data("partner.json")
    return {"id": PARTNER_ID, "name": held["name"], "codes": held["codes"],
            "apart": {claim: {aspect: code[aspect] for aspect in ASPECTS} for claim, code in held["codes"].items()}}


def example():
    """The worked example: two invented students who have coded the twenty-four apart."""
    return checking.check(data("example.json"))
