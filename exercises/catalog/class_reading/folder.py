"""What was dropped: the records that could be read, the files that could not, and what learners are called on the screen."""

import random
import re

from exercises.cohort import reading
from exercises.cohort.tally import Tally
from exercises.record.problems import Problem

ODD = "What is in it could not be understood. Leave it out, and ask for the file again."
_NUMBER = re.compile(r" \([0-9A-Za-z]{1,40}\)\Z")
MOST_NOT_READ = 2_000
"""Files that are named one by one among those that could not be read."""


class Folder:
    """What a tutor has opened so far.

    Attributes:
        tally: what could be read (:class:`exercises.cohort.tally.Tally`).
        files: how many files were read.
    """

    def __init__(self):
        self.tally = Tally()
        self.files = 0
        self._not_read = []
        self._many_not_read = 0
        self._numbers = {}

    def take(self, name, kind, content):
        """Read one file.

        Args:
            name: its path in the folder or zip.
            kind: ``"json"``, or ``"word"`` for the part of a Word file that holds its words.
            content: its bytes.

        Raises:
            Exception: what is no ``Problem``, after the file was noted as not read: a fault of ours, to be told as such.
        """
        try:
            self.tally.add(reading.read_word(name, content) if kind == "word" else reading.read(name, content))
            self.files += 1
        except Problem as problem:
            self.refuse(name, _without(name, problem.sentence))
        except Exception:
            self.refuse(name, ODD)
            raise

    def refuse(self, name, why):
        """Note that a file could not be read, and why."""
        self._many_not_read += 1
        if len(self._not_read) < MOST_NOT_READ:
            self._not_read.append({"path": name, "why": why})

    def not_read(self):
        """What could not be read: ``[{"path", "why"}]``, whole files first, then single records of files that could be."""
        return self._not_read + [{"path": f"{one['path']}: {one['title']}" if one["title"] else one["path"], "why": one["why"]} for one in self.tally.unread()]

    @property
    def many_not_read(self):
        """How many files and records could not be read."""
        return self._many_not_read + len(self.tally.unread())

    @property
    def is_empty(self):
        """Whether nothing has been opened."""
        return not self.files and not self._many_not_read

    def called(self, hidden):
        """What each learner is called on the screen: ``{who: words}``, in the order in which they are shown.

        Args:
            hidden: whether names are to stay away. Then each has a number, drawn by lot and the same until the page is closed: numbers in
                the order of the names would tell whose is whose.
        """
        known = self.tally.learners()
        if not hidden:
            plain = {who: _NUMBER.sub("", who) for who in known}
            every = list(plain.values())
            # The platform's number is shown only where it tells namesakes apart.
            return {who: name if every.count(name) == 1 else who for who, name in plain.items()}
        new = [who for who in known if who not in self._numbers]
        random.SystemRandom().shuffle(new)
        for who in new:
            self._numbers[who] = len(self._numbers) + 1
        return {who: f"Learner {self._numbers[who]}" for who in sorted(known, key=self._numbers.get)}


def _without(name, sentence):
    """A sentence about a file without the file's name before it, which stands beside it already."""
    head, colon, rest = sentence.partition(": ")
    return rest if colon and head.strip("“”…") and name.endswith(head.strip("“”…")[-20:]) or head.startswith("“") and rest else sentence
