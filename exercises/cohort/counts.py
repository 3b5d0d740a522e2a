"""What is counted of a class, fed piece by piece, so that thirty files in a page and many thousands on one machine are counted alike.

Nothing here orders, marks or compares learners, and no number of files, clicks or minutes is anybody's contribution. Whoever feeds
these sees to it that a second copy is not fed (see :mod:`.tally` and ``tools/cohort/store.py``).
"""

from exercises.cohort import course
from exercises.measures.krippendorff import alpha

FEWEST_FOR_CHOICES = 5
"""Learners below whom what was chosen at a decision is withheld: see decision 0020."""
FEWEST_ITEMS = 5        # referrals that two or more placed, below which no alpha is given; the threshold ladder's own line
MOST_NAMINGS = 50
MOST_DECISIONS = 5_000  # more than all vignettes of the course have; what else is named is a stranger's
NO_ACCURACY = ("Agreement is not accuracy: a class that agrees can be wrong together, and nothing here says which rung is right. The "
               "referrals and the ladder are invented.")


class Thresholds:
    """Placements on the ladder, of every person once in each round."""

    def __init__(self):
        self._of = {}  # by what the rungs were called: [people by round, {(round, item): [how many on each level]}]
        self._beyond = 0

    def add(self, rating):
        """Count one person's placements in one round (a :class:`~exercises.cohort.handed.Rating`)."""
        if rating.rungs not in self._of and len(self._of) >= MOST_NAMINGS:
            self._beyond += 1
            return
        people, placed = self._of.setdefault(rating.rungs, ({}, {}))
        people[rating.round] = people.get(rating.round, 0) + 1
        levels = _ladder()["levels"]
        for item, level in rating.levels.items():
            row = placed.setdefault((rating.round, item), [0] * len(levels))
            row[levels.index(level)] += 1

    def figures(self):
        """What the class differs about.

        Returns:
            ``{"rungs", "people": {round: how many}, "rows", "apart": {"rows", "why"}, "alpha": {round: {"value", "not_given_because"}},
            "elsewhere", "said"}``. ``rows`` are the referrals that at least two placed, the most disputed first, each ``{"item", "title",
            "before", "after", "spread", "spread_after"}``: how many stood on each rung, and :func:`spread`, by which they are put in
            order. ``apart`` holds the two that the exercise counts nowhere. Only people whose rungs had the commonest names are counted,
            since a 2 on another ladder need not mean the same; ``elsewhere`` says how many were not.
        """
        how = _ladder()
        by_size = sorted(self._of, key=lambda rungs: (-max(self._of[rungs][0].values()), rungs))
        rungs = by_size[0] if by_size else ()
        people, placed = self._of.get(rungs, ({}, {}))
        rows = [self._row(item, title, placed, how) for item, title in how["items"].items()]
        rows = [row for row in rows if any(row["before"]) or any(row["after"])]
        apart = [row for row in rows if row["item"] in how["apart"]["items"]]
        counted = [row for row in rows if row not in apart]
        counted.sort(key=lambda row: (-(row["spread"] if row["spread"] is not None else -1), row["title"]))
        elsewhere = self._beyond + sum(max(self._of[other][0].values()) for other in by_size[1:])
        return {"rungs": list(rungs), "people": {name: people.get(name, 0) for name in how["rounds"]}, "rows": counted,
                "apart": {"rows": sorted(apart, key=lambda row: row["title"]), "why": how["apart"]["why"]},
                "alpha": {name: self._alpha([row[name] for row in counted], how["levels"]) for name in how["rounds"]},
                "elsewhere": elsewhere, "said": NO_ACCURACY}

    @staticmethod
    def _row(item, title, placed, how):
        row = {"item": item, "title": title, **{name: placed.get((name, item), [0] * len(how["levels"])) for name in how["rounds"]}}
        return {**row, "spread": spread(row["before"]), "spread_after": spread(row["after"])}

    @staticmethod
    def _alpha(rows, levels):
        units = [[level for level, many in zip(levels, row) for _ in range(many)] for row in rows if sum(row) > 1]
        if not units:
            return {"value": None, "not_given_because": "no referral was placed on a rung by two people"}
        if len(units) < FEWEST_ITEMS:
            return {"value": None, "not_given_because": f"only {len(units)} were placed by two or more people, and below {FEWEST_ITEMS} it is too few to say"}
        value = alpha(units, levels)
        return {"value": value, "not_given_because": "" if value is not None else "everybody used one and the same rung throughout: there is no variation"}


def spread(row):
    """How far apart placements lie: the mean difference, in rungs, over all pairs of people. The threshold ladder's own measure.

    Args:
        row: how many stood on each rung, in order.

    Returns:
        A float from 0 to one less than the rungs, or None where fewer than two placed it.
    """
    many = sum(row)
    if many < 2:
        return None
    apart = sum(row[a] * row[b] * (b - a) for a in range(len(row)) for b in range(a + 1, len(row)))
    return apart / (many * (many - 1) / 2)


class Gaps:
    """Which outcomes and prompts what was handed in touches. Learners are fed one after the other."""

    def __init__(self):
        self._learners = 0
        self._touched = {}
        self._handed = {}

    def add(self, pieces):
        """Count one learner.

        Args:
            pieces: what they handed in, each with ``prompts``, ``outcomes``, ``not_prompts`` and ``not_outcomes``.
        """
        self._learners += 1
        touched, could = set(), set()
        for piece in pieces:
            touched.update(piece.prompts, piece.outcomes)
            could.update(piece.not_prompts, piece.not_outcomes)
        for one in touched:
            self._touched[one] = self._touched.get(one, 0) + 1
        for one in touched | could:
            self._handed[one] = self._handed.get(one, 0) + 1

    def figures(self):
        """By outcome and prompt, in the course's order.

        Returns:
            ``{"learners", "rows": [{"kind": "outcome" or "prompt", "id", "outcome", "text", "touched", "could", "of"}]}``: of ``of`` learners,
            ``could`` handed in something that can touch it, and ``touched`` something that does.
        """
        both = course.course()
        rows = [("outcome", one["id"], one["id"], one["text"]) for one in both["outcomes"]]
        rows += [("prompt", one["id"], one["outcome"], one["text"]) for one in both["prompts"]]
        order = [one["id"] for one in both["outcomes"]]
        rows.sort(key=lambda row: (order.index(row[2]), row[0] == "prompt"))
        return {"learners": self._learners, "rows": [
            {"kind": kind, "id": id_, "outcome": outcome, "text": text, "touched": self._touched.get(id_, 0), "could": self._handed.get(id_, 0),
             "of": self._learners} for kind, id_, outcome, text in rows]}


class Chosen:
    """What was chosen in vignettes, by those who included it. Never by whom."""

    def __init__(self):
        self._of = {}  # by (vignette, version, seat, scene): {choice: how many}

    def add(self, choices):
        """Count one learner's paths in one vignette (a tuple of :class:`~exercises.cohort.handed.Choices`): each decision once from each
        seat, as it was made first."""
        seen = set()
        for path in choices:
            for scene, choice in path.made:
                at = (path.vignette, path.version, path.seat, scene)
                if at not in seen and path.vignette in course.course()["vignettes"] and (at in self._of or len(self._of) < MOST_DECISIONS):
                    seen.add(at)
                    row = self._of.setdefault(at, {})
                    row[choice] = row.get(choice, 0) + 1

    def figures(self):
        """By vignette, seat and decision.

        Returns:
            ``[{"vignette", "title", "version", "seat", "scene", "at", "people", "withheld", "rows": [{"choice", "words", "many"}]}]``. Where fewer than
            :data:`FEWEST_FOR_CHOICES` included theirs, ``withheld`` is True and ``rows`` is empty. Words are the course's own; a
            choice that it does not know stands by its id.
        """
        made = []
        for (slug, version, seat, scene), row in self._of.items():
            known = course.course()["vignettes"].get(slug, {})
            decision = known.get("decisions", {}).get(scene, {})
            people, withheld = sum(row.values()), sum(row.values()) < FEWEST_FOR_CHOICES
            rows = [{"choice": choice, "words": decision.get("choices", {}).get(choice, choice), "many": many} for choice, many in row.items()]
            made.append({"vignette": slug, "title": course.title_of("vignette", slug), "version": version,
                         "seat": known.get("seats", {}).get(seat, seat), "scene": scene, "at": decision.get("title", scene), "people": people,
                         "withheld": withheld, "rows": [] if withheld else sorted(rows, key=lambda one: (one["words"], one["choice"]))})
        orders = {slug: list(one.get("decisions", {})) for slug, one in course.course()["vignettes"].items()}

        def order(one):
            scenes = orders.get(one["vignette"], [])
            at = scenes.index(one["scene"]) if one["scene"] in scenes else len(scenes)
            return one["title"], one["vignette"], one["version"], one["seat"], at, one["scene"]

        return sorted(made, key=order)


def _ladder():
    return course.exercise("threshold_ladder")["handed_in"]["ratings"]
