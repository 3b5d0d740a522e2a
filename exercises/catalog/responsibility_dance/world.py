"""The invented world: what can be needed, who offers it, what everything costs. Every figure here is made up.

A world is a dictionary of plain values (see :func:`blank`), so that it can be saved, changed and run again.
"""

from exercises.record import numbers
from exercises.record.problems import Problem

NEEDS = {"money": "money and bills", "home": "a dry home", "school": "getting into school", "mood": "a young person’s low mood",
         "rest": "a night’s rest"}
AREAS = {"north": "north of the river", "south": "south of the river"}


class Setting:
    """One invented figure that can be changed.

    Attributes:
        key, label, start: its name, its words, and what it is at the start.
        low, high: the range that is accepted, both included.
        whole: whether it must be a whole number.
        ends: two other values that are tried when we look for what turns the order.
        about: what it stands for, in a sentence.
    """

    def __init__(self, key, label, start, low, high, ends, about, whole=False):
        self.key, self.label, self.start, self.low, self.high = key, label, start, low, high
        self.ends, self.about, self.whole = ends, about, whole

    def read(self, value):
        """The value as a number of the right kind.

        Raises:
            Problem: it is none, or out of range; the sentence gives the range.
        """
        number = numbers.read(value, self.low, self.high, self.label, self.whole)
        return int(number) if self.whole else number


SIZE = (
    Setting("seed", "Seed", 1966, 0, 2147483647, None, "Which families, and which luck. The same seed gives the same of both.", True),
    Setting("families", "Families", 60, 0, 300, (30, 120), "How many families ask for something. The six with names are among them.", True),
    Setting("weeks", "Weeks", 52, 1, 156, (26, 104), "How long a run lasts. Families ask in its first half.", True),
    Setting("needs", "Most needs in one family", 3, 0, 5, (1, 5), "Families that have no name here are given from one need to so many.", True),
)
DOORS = (
    Setting("accept", "Chance that a door says yes", 0.5, 0, 1, (0.25, 0.9), "To somebody whom it is for. Somebody whom it is not for always hears no."),
    Setting("doors", "Doors tried before giving up", 4, 1, 12, (2, 8), "For one need. After so many refusals the family does not ask again.", True),
    Setting("reply", "Chance that a letter is answered", 0.8, 0, 1, (0.5, 1.0), "For most families. Some letters go astray more often, some less."),
    Setting("point", "Chance that a refusal names a door", 0.5, 0, 1, (0.0, 1.0), "The door it names may be one that has said no already."),
    Setting("work", "Weeks of help that a need takes", 10, 1, 60, (5, 20), "On average. Each need has its own length, from half of this to half as much again."),
)
HOURS = (
    Setting("form", "Family hours for asking once", 1.5, 0, 20, (0.5, 4), "The form, the phone calls, the evidence."),
    Setting("handoff", "Family hours for being passed on", 1.0, 0, 20, (0.25, 3), "Finding out what happened, and telling it again."),
    Setting("travel", "Family hours for one journey", 1.0, 0, 10, (0.0, 2.5), "There and back. Across the river it takes twice as long."),
    Setting("juggle", "Family hours a week for keeping services together", 0.5, 0, 10, (0.0, 2), "For each service that helps, where a family has several needs and nobody does it for them."),
    Setting("help", "Staff hours of help for one place in a week", 2.0, 0.5, 20, (1, 4), "What one place costs."),
)
DESIGN = (
    Setting("pay", "Staff hours a week that a design takes from the services", 14, 0, 60, (7, 28), "The front door, the lead workers, the meeting and the planners are paid from the same hours. Places are lost for them."),
    Setting("front", "Hours at the front door for one family", 2.0, 0, 20, (1, 4), "And half of it each time the family comes back."),
    Setting("lead", "Hours a week of a lead worker for one family", 0.5, 0, 10, (0.25, 1), "As long as the family has a lead worker."),
    Setting("team", "Hours of the team’s meeting for one family", 3.0, 0, 20, (1.5, 6), "All members’ hours together; a third of it when the family comes back."),
    Setting("plan", "Hours to prepare and hold a family’s plan", 8.0, 0, 40, (4, 16), "A sixth of it for a review."),
    Setting("shared", "Share of its own assessment that a service still makes", 0.5, 0, 1, (0.0, 1.0), "After one that was made for all of them."),
    Setting("own", "Chance that a family’s own people meet a need", 0.2, 0, 1, (0.0, 0.4), "In a plan that the family leads."),
    Setting("own_hours", "Hours a week of their own people then", 3.0, 0, 40, (1, 8), "They count as the family’s hours. Nobody pays them."),
)
SETTINGS = SIZE + DOORS + HOURS + DESIGN
BY_KEY = {setting.key: setting for setting in SETTINGS}

OF_SERVICE = (
    Setting("places", "Places", 4, 0, 200, None, "Families at once.", True),
    Setting("wait", "Days until its letter comes", 14, 0, 400, None, "From asking to the first appointment."),
    Setting("assess", "Hours of its assessment", 2, 0, 40, None, "For its staff, and as many for the family."),
    Setting("limit", "Weeks of help at most", 8, 1, 156, None, "Then it closes, whatever is left to do."),
    Setting("youngest", "Youngest age", 0, 0, 18, None, "Of the child for whom it is asked."),
    Setting("oldest", "Oldest age", 17, 0, 25, None, "Up to the next birthday."),
)
AREA_CHOICES = ("both", *AREAS)


def service(key, name, needs, area="both", **figures):
    """A service as it stands in a world."""
    held = {setting.key: setting.start for setting in OF_SERVICE}
    return {"id": key, "name": name, "needs": sorted(needs), "area": area, **held, **figures}


def services():
    """The eight invented services."""
    return [
        service("advice", "Money advice", ["money"], places=4, wait=7, assess=1, limit=6),
        service("housing", "Housing support", ["home", "money"], "north", places=3, wait=21, assess=2, limit=12),
        service("link", "School link team", ["school", "mood"], places=4, wait=14, assess=2, limit=6, youngest=5, oldest=15),
        service("clinic", "The listening clinic", ["mood"], places=3, wait=42, assess=3, limit=12, youngest=11, oldest=17),
        service("breaks", "Short breaks", ["rest"], places=3, wait=35, assess=3, limit=26, youngest=2),
        service("centre", "Family centre", ["rest", "home", "money"], "south", places=4, wait=10, assess=1.5, limit=8, oldest=11),
        service("friends", "Kitchen Table, a charity", ["rest", "school", "mood"], places=3, wait=10, assess=1, limit=8),
        service("early", "Early help team", list(NEEDS), places=5, wait=14, assess=3, limit=8),
    ]


MOST_SERVICES = 8


def blank():
    """The world at the start."""
    return {**{setting.key: setting.start for setting in SETTINGS}, "services": services()}


def check(data, where="world"):
    """The world in ``data``, read anew.

    Raises:
        Problem: something is missing, unknown or out of range; the sentence names the field.
    """
    if not isinstance(data, dict):
        raise Problem(f"{where}: a set of named figures is needed here. The file may have been cut or changed.")
    kept = {}
    for setting in SETTINGS:
        kept[setting.key] = _read(setting, data, where)
    rows = data.get("services")
    if not isinstance(rows, list) or len(rows) != MOST_SERVICES:
        raise Problem(f"{where}, services: a list of {MOST_SERVICES} services is needed here.")
    kept["services"] = [_service(row, start, f"{where}, services, number {n}") for n, (row, start) in enumerate(zip(rows, services()), 1)]
    return kept


def check_service(row, where="service"):
    """Whether what belongs together in a service fits.

    Raises:
        Problem: the oldest age is below the youngest.
    """
    if row["oldest"] < row["youngest"]:
        raise Problem(f"{where}: its oldest age, {row['oldest']:g}, is below its youngest, {row['youngest']:g}. Change one of the two.")
    return row


def _service(row, start, where):
    if not isinstance(row, dict) or row.get("id") != start["id"]:
        raise Problem(f"{where}: the service {start['name']!r} is expected here. The file may have been cut or changed.".replace("'", ""))
    needs = row.get("needs")
    if not isinstance(needs, list) or not all(isinstance(need, str) and need in NEEDS for need in needs):
        raise Problem(f"{where}, needs: a list is needed here, with none but these in it: {', '.join(NEEDS)}.")
    if row.get("area") not in AREA_CHOICES:
        raise Problem(f"{where}, area: one of {', '.join(AREA_CHOICES)} is needed here.")
    figures = {setting.key: _read(setting, row, where) for setting in OF_SERVICE}
    return check_service({**start, "needs": sorted(set(needs)), "area": row["area"], **figures}, where)


def _read(setting, data, where):
    value = data.get(setting.key)
    if isinstance(value, str):
        raise Problem(f"{where}, {setting.key}: a number is needed here and not text.")
    try:
        return setting.read(value)
    except Problem as problem:
        raise Problem(f"{where}, {setting.key}: {problem}") from None


def differences(one, other=None):
    """The settings in which two worlds differ (the second is the one at the start), as ``(label, there, here)`` in words."""
    other = other or blank()
    found = [(setting.label, _words(other[setting.key]), _words(one[setting.key])) for setting in SETTINGS if one[setting.key] != other[setting.key]]
    for ours, theirs in zip(one["services"], other["services"]):
        for setting in OF_SERVICE:
            if ours[setting.key] != theirs[setting.key]:
                found.append((f"{ours['name']}: {setting.label.lower()}", _words(theirs[setting.key]), _words(ours[setting.key])))
        for key in ("needs", "area"):
            if ours[key] != theirs[key]:
                found.append((f"{ours['name']}: {key}", _words(theirs[key]), _words(ours[key])))
    return found


def _words(value):
    if isinstance(value, list):
        return ", ".join(value) or "nobody"
    return f"{value:g}" if isinstance(value, float) else str(value)


def weekly_hours(world):
    """Staff hours of help in a week, all services together, before any design takes from them."""
    return sum(row["places"] for row in world["services"]) * world["help"]


def places_left(world, design):
    """How many places each service has once the design's own staff are paid, in the order of the services.

    Every design is paid from the same hours. What it takes is shared out by size; what is left over goes to the
    services with the largest remainders, the first of equals.
    """
    before = [row["places"] for row in world["services"]]
    total = weekly_hours(world)
    if design == "doors" or total <= 0 or world["pay"] <= 0:
        return before
    left = max(0.0, total - world["pay"]) / total
    exact = [places * left for places in before]
    kept = [int(one + 1e-9) for one in exact]
    spare = int(sum(exact) + 1e-9) - sum(kept)
    for place in sorted(range(len(kept)), key=lambda n: (kept[n] - exact[n], n))[:spare]:
        kept[place] += 1
    return kept
