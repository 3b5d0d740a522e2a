"""A class read together, in memory: for a page and some hundreds of files. ``tools/cohort`` does the same for many thousands.

A learner who handed the same thing in twice counts once, by the copy that was saved last (an empty one apart); both stand in the list of who handed in what.
The order in which files are added plays no part.
"""

from exercises.cohort.counts import Chosen, Gaps, Thresholds


class Tally:
    """What a class handed in."""

    def __init__(self):
        self._latest = {}
        self._older = {}
        self._unread = []

    def add(self, handed):
        """Take in one record, or each of a list of them (:class:`~exercises.cohort.handed.Handed`)."""
        for one in handed if isinstance(handed, (list, tuple)) else [handed]:
            if one.trouble:
                self._unread.append(one)
                continue
            there = self._latest.get(one.piece)
            if there is None or there.age < one.age:
                self._latest[one.piece] = one
            elif there.age == one.age:
                # One and the same file twice; which of its two paths stands in the list depends on no order.
                self._latest[one.piece] = min(there, one, key=lambda two: two.path)
                one = max(there, one, key=lambda two: two.path)
                there = None
            older = one if self._latest[one.piece] is not one else there
            if older is not None:
                self._older.setdefault(older.piece, []).append(older)

    def learners(self):
        """Everybody who handed in something that could be read, by name."""
        return sorted({one.who for one in self._latest.values()})

    def pieces(self):
        """What counts: the latest copy of each piece of work, by learner and title; the course's own examples are not among them."""
        return [one for one in sorted(self._latest.values(), key=_order) if not one.invented]

    def who(self):
        """Who handed in what, by name.

        Returns:
            ``[{"who", "exercise", "material", "title", "version", "created", "path", "counts", "why_not"}]``; a copy that was saved earlier, and the
            course's own example, stand in the list and do not count, and ``why_not`` says so.
        """
        rows = [(one, "It is the course’s own worked example, and nobody’s work." if one.invented else "") for one in self._latest.values()]
        rows += [(one, EARLIER if one.age != self._latest[one.piece].age else SAME) for many in self._older.values() for one in many]
        return [{"who": one.who, "exercise": one.exercise, "material": one.material, "title": one.title, "version": one.version,
                 "created": one.created, "path": one.path, "counts": not why, "why_not": why} for one, why in sorted(rows, key=lambda row: _order(row[0]))]

    def unread(self):
        """Records in files of many that could not be read: ``[{"who", "path", "title", "why"}]``."""
        rows = [{"who": one.who, "path": one.path, "title": one.title, "why": one.trouble} for one in self._unread]
        return sorted(rows, key=lambda row: (row["who"], row["path"], row["why"]))

    def prompts(self):
        """What something was written to: ``[{"key", "words", "title", "many"}]``, ``many`` being how many different texts."""
        found = {}
        for one in self.pieces():
            for text in one.texts:
                row = found.setdefault(text.key, {"key": text.key, "words": text.words, "title": _from(one), "texts": set()})
                row["texts"].add(text.text)
        rows = [{**{name: row[name] for name in ("key", "words", "title")}, "many": len(row["texts"])} for row in found.values()]
        return sorted(rows, key=lambda row: (row["title"], row["key"]))

    def texts(self, prompt=None):
        """What was written to a prompt, side by side.

        Args:
            prompt: its key, or None for all.

        Returns:
            ``[{"key", "words", "title", "text", "who"}]``, each text once; ``who`` are the names of all in whose files it stands, since a
            group may hand in one and the same.
        """
        found = {}
        for one in self.pieces():
            for text in one.texts:
                if prompt in (None, text.key):
                    row = found.setdefault((text.key, text.text), {"key": text.key, "words": text.words, "title": _from(one), "text": text.text, "who": []})
                    if one.who not in row["who"]:
                        row["who"].append(one.who)
        return sorted(found.values(), key=lambda row: (row["title"], row["key"], row["who"], row["text"]))

    def thresholds(self):
        """What the class differs about on the ladder: :meth:`.counts.Thresholds.figures`. A person whose sheet stands in several files
        is counted once, by the file that was saved last."""
        latest = {}
        for one in self.pieces():
            for rating in one.ratings:
                there = latest.get((rating.rater, rating.round))
                if there is None or there[0] < (*one.age, one.path):
                    latest[rating.rater, rating.round] = ((*one.age, one.path), rating)
        counted = Thresholds()
        for at in sorted(latest):
            counted.add(latest[at][1])
        return counted.figures()

    def gaps(self):
        """What the hand-in touches by outcome and prompt: :meth:`.counts.Gaps.figures`. A gap is one of what was handed in, never of a person."""
        by_learner = {}
        for one in self.pieces():
            by_learner.setdefault(one.who, []).append(one)
        counted = Gaps()
        for pieces in by_learner.values():
            counted.add(pieces)
        return counted.figures()

    def choices(self):
        """What was chosen, by those who included it, unnamed: :meth:`.counts.Chosen.figures`."""
        counted = Chosen()
        for one in self.pieces():
            if one.choices:
                counted.add(one.choices)
        return counted.figures()


EARLIER = "Another copy stands for it, which was saved later or holds more."
SAME = "The same file stands here twice."


def _order(one):
    return one.who, one.title, one.exercise, one.material, one.created, one.mark, one.path


def _from(one):
    """Under which heading a text stands: the exercise, and of documents one heading for all."""
    return "Word documents" if one.exercise == "word" else one.title
