"""The twenty-four claims, what each is coded by, and what is known of the sources; all in the course's own words.

No coding is right. The course picked the claims so that all five sources speak and readers may differ; they are
no sample of anything.
"""

import json
import os
from typing import NamedTuple

MOST_TEXT = 300
"""The longest claim, in characters: one that needs more is two."""


class Claim(NamedTuple):
    """A claim to be coded.

    Attributes:
        id: the id of the item that it paraphrases; for a learner's own, ``own`` and figures made of its words.
        source: the key of one of the five sources, or a name that the learner gave.
        text: the claim.
        stands: how it stands in the source: who speaks there, if that can be told.
        year: of a learner's own source, or an empty text.
    """

    id: str
    source: str
    text: str
    stands: str
    year: str = ""


class Source(NamedTuple):
    """One of the five: its key, a short name, the reference, and what has to be found before it is cited."""

    key: str
    short: str
    reference: str
    to_find: str


SPEAKERS = {
    "professional": "A professional: practitioner, manager, school staff",
    "parent": "A parent or other adult in a family",
    "child": "A child or young person",
    "family": "Families, not told apart",
    "author": "The authors themselves",
    "other": "Another text that is cited",
    "several": "Several of these",
    "nobody": "The text does not say",
}
SPEAKER_SHORT = {"professional": "Professional", "parent": "Adult in a family", "child": "Child", "family": "Families",
                 "author": "Authors", "other": "Another text", "several": "Several", "nobody": "Not said"}
SUBJECTS = {
    "child": "Children or young people",
    "parent": "Parents or other adults in families",
    "family": "Families as a whole",
    "professional": "Professionals",
    "service": "Services, schools, systems, law",
    "several": "Several of these",
}
SUBJECT_SHORT = {"child": "Children", "parent": "Adults", "family": "Families", "professional": "Professionals",
                 "service": "Services", "several": "Several"}
# The five strengths are those of the page "What it would let you say" in module eight.
HOW = {
    "saw": "It was seen: in this place, this happened",
    "counted": "It was counted: this many, of this many, by this rule",
    "told": "It was told: these people, when asked, said so",
    "forecast": "It is expected: they think that it will",
    "hope": "It is hoped for",
    "argued": "It is argued, from other texts or from principle",
    "unsaid": "The text does not say how it is known",
}
HOW_SHORT = {"saw": "Seen", "counted": "Counted", "told": "Told", "forecast": "Expected", "hope": "Hoped", "argued": "Argued",
             "unsaid": "Not said"}

FAMILY_SPEAKERS = ("parent", "child", "family")
FAMILY_SUBJECTS = ("child", "parent", "family")
ONE_KIND = ("professional", "parent", "child", "family", "author", "other")
"""Speakers that are of one kind; *several* is not, and *not said* cannot be told."""

ASPECTS = {"speaker": SPEAKERS, "about": SUBJECTS, "how": HOW}
ASPECT_NAMES = {"speaker": "Who says it", "about": "About whom", "how": "How it is known"}
SHORT = {"speaker": SPEAKER_SHORT, "about": SUBJECT_SHORT, "how": HOW_SHORT}


def data(name):
    """What a data file of this folder holds."""
    # The loader and not open(): in the browser this package lies in a zip.
    where = os.path.join(os.path.dirname(__file__), name)
    return json.loads(__spec__.loader.get_data(where).decode("utf-8"))


_held = data("claims.json")
CLAIMS = tuple(Claim(c["id"], c["source"], c["text"], c["stands"]) for c in _held["claims"])
SOURCES = {s["key"]: Source(s["key"], s["short"], s["reference"], s["to_find"]) for s in _held["sources"]}


def all_of(record):
    """Every claim of a record: the twenty-four, then the learners' own."""
    return (*CLAIMS, *(Claim(o["id"], o["source"], o["text"], o["stands"], o["year"]) for o in record["own"]))


def source_name(key):
    """A source's short name; a learner's own as it was written."""
    return SOURCES[key].short if key in SOURCES else key


def by_known(values, order):
    """Values in the order in which the course names them."""
    return sorted(values, key=list(order).index)
