"""What was read, kept in one SQLite file on the disk, so that memory does not grow with the number of files.

The same figures as :class:`exercises.cohort.tally.Tally`: which copy of a piece of work counts is asked of the database, and the counting
is done by the same classes, fed row by row.
"""

import itertools
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from exercises.cohort.counts import Chosen, Gaps, Thresholds
from exercises.cohort.handed import Choices, Handed, Rating
from exercises.cohort.tally import EARLIER, SAME

CACHE = 16 * 1024
"""Kilobytes that SQLite may hold in memory."""
AT_ONCE = 500

_MADE = """
CREATE TABLE piece (id INTEGER PRIMARY KEY, who TEXT, exercise TEXT, material TEXT, invented INTEGER, full INTEGER, created TEXT, mark TEXT,
  path TEXT, title TEXT, version INTEGER, serves TEXT, choices TEXT, counts INTEGER DEFAULT 0, why TEXT DEFAULT '');
CREATE TABLE text (piece INTEGER, title TEXT, key TEXT, words TEXT, text TEXT);
CREATE TABLE rating (piece INTEGER, rater TEXT, round TEXT, rungs TEXT, levels TEXT);
CREATE TABLE unread (path TEXT, why TEXT);
"""
_SETTLED = """
CREATE INDEX same ON piece (who, exercise, material, invented, full DESC, created DESC, mark DESC, path);
UPDATE piece SET counts = 1 WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER
  (PARTITION BY who, exercise, material, invented ORDER BY full DESC, created DESC, mark DESC, path, id) AS place FROM piece) WHERE place = 1);
UPDATE piece SET why = CASE WHEN EXISTS (SELECT 1 FROM piece AS other WHERE other.counts = 1 AND (other.who, other.exercise, other.material, other.invented)
  = (piece.who, piece.exercise, piece.material, piece.invented) AND (other.full, other.created, other.mark) = (piece.full, piece.created, piece.mark))
  THEN :same ELSE :earlier END WHERE counts = 0;
UPDATE piece SET counts = 0, why = 'It is the course’s own worked example, and nobody’s work.' WHERE invented = 1 AND counts = 1;
CREATE INDEX by_who ON piece (counts, who);
CREATE INDEX by_key ON text (key);
CREATE INDEX by_rater ON rating (rater, round);
"""


class Store:
    """What a run read.

    Args:
        place: where the database is made; it must not be there yet.
    """

    def __init__(self, place: Path) -> None:
        self._base = sqlite3.connect(place, isolation_level=None)
        # The file is thrown away after the run: nothing in it has to survive a power cut.
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{CACHE}", "temp_store = FILE"):
            self._base.execute(f"PRAGMA {setting}")
        self._base.executescript(_MADE)
        self._base.execute("BEGIN")
        self._waiting = 0

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def add(self, handed: list[Handed]) -> None:
        """Take in what one file held."""
        for one in handed:
            if one.trouble:
                self.refuse(one.path, one.trouble)
                continue
            serves = json.dumps([one.prompts, one.outcomes, one.not_prompts, one.not_outcomes])
            choices = json.dumps([[path.vignette, path.version, path.seat, path.made] for path in one.choices]) if one.choices else None
            piece = self._base.execute(
                "INSERT INTO piece (who, exercise, material, invented, full, created, mark, path, title, version, serves, choices) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (one.who, one.exercise, one.material, one.invented, not one.empty, one.created, one.mark, one.path, one.title, one.version, serves, choices)).lastrowid
            heading = "Word documents" if one.exercise == "word" else one.title
            self._base.executemany("INSERT INTO text VALUES (?,?,?,?,?)", [(piece, heading, text.key, text.words, text.text) for text in one.texts])
            self._base.executemany("INSERT INTO rating VALUES (?,?,?,?,?)", [
                (piece, rating.rater, rating.round, json.dumps(rating.rungs), json.dumps(rating.levels)) for rating in one.ratings])
        self._written()

    def refuse(self, path: str, why: str) -> None:
        """Keep what could not be read, and why."""
        self._base.execute("INSERT INTO unread VALUES (?,?)", (path, why))
        self._written()

    def _written(self) -> None:
        self._waiting += 1
        if self._waiting >= AT_ONCE:
            self._base.execute("COMMIT")
            self._base.execute("BEGIN")
            self._waiting = 0

    def settle(self) -> None:
        """Find which copy of each piece of work counts. Nothing is added afterwards."""
        self._base.execute("COMMIT")
        for statement in _SETTLED.split(";\n"):
            if statement.strip():
                named = {"same": SAME, "earlier": EARLIER} if ":same" in statement else {}
                self._base.execute(statement, named)

    def number(self, what: str) -> int:
        """How many there are: ``learners``, ``records``, ``counted`` or ``unread``."""
        asked = {"learners": "SELECT count(DISTINCT who) FROM piece", "records": "SELECT count(*) FROM piece",
                 "counted": "SELECT count(*) FROM piece WHERE counts", "unread": "SELECT count(*) FROM unread"}
        return self._base.execute(asked[what]).fetchone()[0]

    def who(self) -> Iterator[dict]:
        """Who handed in what, as ``Tally.who`` gives it, row by row."""
        names = ("who", "exercise", "material", "title", "version", "created", "path", "counts", "why_not")
        for row in self._base.execute("SELECT who, exercise, material, title, version, created, path, counts, why FROM piece "
                                      "ORDER BY who, title, exercise, material, created, mark, path"):
            yield {**dict(zip(names, row)), "counts": bool(row[7])}

    def unread(self) -> Iterator[dict]:
        """What could not be read: ``{"path", "why"}``."""
        for path, why in self._base.execute("SELECT path, why FROM unread ORDER BY path, why"):
            yield {"path": path, "why": why}

    def prompts(self) -> Iterator[dict]:
        """What something was written to, as ``Tally.prompts`` gives it."""
        for key, words, title, many in self._base.execute(
            "SELECT key, min(words), text.title, count(DISTINCT text) FROM text JOIN piece ON piece.id = piece WHERE counts "
            "GROUP BY key ORDER BY text.title, key"
        ):
            yield {"key": key, "words": words, "title": title, "many": many}

    def texts(self, prompt: str | None = None) -> Iterator[dict]:
        """What was written, as ``Tally.texts`` gives it, by prompt and then by text."""
        rows = self._base.execute(
            "SELECT key, text, text.title, words, who FROM text JOIN piece ON piece.id = piece WHERE counts AND (:key IS NULL OR key = :key) "
            "ORDER BY text.title, key, text, who, piece.title, exercise, material, created, mark, path", {"key": prompt})
        for (key, text), many in itertools.groupby(rows, lambda row: row[:2]):
            first = next(many)
            yield {"key": key, "words": first[3], "title": first[2], "text": text, "who": list(dict.fromkeys([first[4], *(row[4] for row in many)]))}

    def thresholds(self) -> dict:
        """As ``Tally.thresholds`` gives it."""
        counted = Thresholds()
        rows = self._base.execute("SELECT rater, round, rungs, levels FROM rating JOIN piece ON piece.id = piece WHERE counts "
                                  "ORDER BY rater, round, full DESC, created DESC, mark DESC, path DESC")
        for _, many in itertools.groupby(rows, lambda row: row[:2]):
            rater, round_, rungs, levels = next(many)
            counted.add(Rating(rater, round_, tuple(json.loads(rungs)), json.loads(levels)))
        return counted.figures()

    def gaps(self) -> dict:
        """As ``Tally.gaps`` gives it."""
        counted = Gaps()
        rows = self._base.execute("SELECT who, serves FROM piece WHERE counts ORDER BY who")
        for _, many in itertools.groupby(rows, lambda row: row[0]):
            counted.add(SimpleNamespace(**dict(zip(("prompts", "outcomes", "not_prompts", "not_outcomes"), json.loads(serves)))) for _, serves in many)
        return counted.figures()

    def choices(self) -> list[dict]:
        """As ``Tally.choices`` gives it."""
        counted = Chosen()
        for (choices,) in self._base.execute("SELECT choices FROM piece WHERE counts AND choices IS NOT NULL"):
            counted.add(Choices(vignette, version, seat, tuple(map(tuple, made))) for vignette, version, seat, made in json.loads(choices))
        return counted.figures()
