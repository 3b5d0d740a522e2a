"""A duty that lies below the floor, as it stands on the screen."""

from exercises.catalog.case_conference.words_floor import FLOORS
from exercises.views.markup import join, paragraph, tag
from exercises.views.voices import floor


class Duty:
    """A duty's words, as :func:`exercises.views.voices.floor` takes them."""

    def __init__(self, id_):
        for name in ("duty", "source", "dated", "today", "tell", "escalate"):
            setattr(self, name, FLOORS[id_][name])


def notice(id_):
    """Why a choice lies below the floor, with its title."""
    return join(paragraph(tag("strong", FLOORS[id_]["title"])), floor(Duty(id_)))
