"""From visits to a table: medians with ranges, ratios to the bare page, and whether each target is met."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """A median and the range that it stands in."""

    middle: float
    least: float
    most: float


def figure(values: Sequence[float]) -> Figure | None:
    """Return the median of the values, the least and the greatest; None where there are none."""
    return Figure(statistics.median(values), min(values), max(values)) if values else None


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Figure | None:
    """Return the ratio of the medians, and the range of the ratios round by round.

    Rounds alternate, so the two values of a round were measured under much the same load.

    Args:
        ours: one value a round.
        theirs: likewise, in the same order.
    """
    if not ours or not theirs or statistics.median(theirs) == 0:
        return None
    pairs = [a / b for a, b in zip(ours, theirs, strict=False) if b]
    return Figure(statistics.median(ours) / statistics.median(theirs), min(pairs), max(pairs))


def added(ours: Sequence[float], theirs: Sequence[float]) -> Figure | None:
    """Return by how much the median of ours is above theirs, and the range round by round; never below zero."""
    if not ours or not theirs:
        return None
    pairs = [max(0.0, a - b) for a, b in zip(ours, theirs, strict=False)]
    return Figure(max(0.0, statistics.median(ours) - statistics.median(theirs)), min(pairs), max(pairs))


class Target(NamedTuple):
    """What is promised.

    Attributes:
        words: the promise, as a row of the table.
        most: the greatest value that keeps it.
        below: whether the value itself breaks it.
        unit: what stands after the value.
        reckon: from the samples (see :func:`samples`) to the value.
    """

    words: str
    most: float
    below: bool
    unit: str
    reckon: Callable[[Mapping[tuple, list[float]]], Figure | None]


def _ratio(what: str, place: str, ours: tuple[str, str], theirs: tuple[str, str]):
    return lambda found: ratio(found.get((place, *ours, what), []), found.get((place, *theirs, what), []))


PLAIN, SLOW = "plain", "plain, 10 Mbit/s"
FIRST, AGAIN = "first", "again"

TARGETS = (
    Target("tiny, first visit, to bare", 0.60, False, "×", _ratio("answered", PLAIN, ("tiny", FIRST), ("bare", FIRST))),
    Target("tiny, second visit, to bare's", 0.60, False, "×", _ratio("answered", PLAIN, ("tiny", AGAIN), ("bare", AGAIN))),
    Target("tiny, bytes, to bare", 0.85, False, "×", _ratio("size", PLAIN, ("tiny", FIRST), ("bare", FIRST))),
    Target(
        "tiny, longest block added to the page without", 100, True, " ms",
        lambda found: added(found.get((PLAIN, "tiny", FIRST, "block"), []), found.get((PLAIN, "still", FIRST, "block"), [])),
    ),
    Target("tiny, first visit at 10 Mbit/s, to bare", 0.65, False, "×", _ratio("answered", SLOW, ("tiny", FIRST), ("bare", FIRST))),
    Target("tiny, memory, to bare", 1.30, False, "×", _ratio("memory", PLAIN, ("tiny", FIRST), ("bare", FIRST))),
    Target("X01 with five members and sixteen check-ins, to tiny", 1.25, False, "×", _ratio("answered", PLAIN, ("stages", FIRST), ("tiny", FIRST))),
    Target("a second exercise on the page, to the first", 0.50, True, "×", _ratio("answered", PLAIN, ("both", "second"), ("both", FIRST))),
    Target("another exercise on the next page, to the first", 0.50, True, "×", _ratio("answered", PLAIN, ("both", "next"), ("both", FIRST))),
    Target("the same at 10 Mbit/s", 0.50, True, "×", _ratio("answered", SLOW, ("both", "next"), ("both", FIRST))),
)  # fmt: skip
"""The issue's targets, in its order. A second exercise has to be live in well under half of the first's time."""


def met(target: Target, value: float) -> bool:
    """Say whether a value keeps a promise."""
    return value < target.most if target.below else value <= target.most


def verdicts(found: Mapping[tuple, list[float]]) -> list[dict]:
    """Return each target with its value and whether it is met; ``met`` is None where it was not measured."""
    rows = []
    for target in TARGETS:
        value = target.reckon(found)
        rows.append(
            {
                "target": target.words,
                "most": target.most,
                "unit": target.unit,
                "value": value.middle if value else None,
                "range": [value.least, value.most] if value else None,
                "met": met(target, value.middle) if value else None,
            }
        )
    return rows


def samples(visits: Sequence[tuple[str, str, str, Mapping[str, float | None]]]) -> dict[tuple, list[float]]:
    """Return the values by ``(host, page, visit, what)``, each in the order of the rounds.

    Args:
        visits: ``(host, page, visit, values)`` each.
    """
    found: dict[tuple, list[float]] = {}
    for host, page, which, values in visits:
        for what, value in values.items():
            if value is not None:
                found.setdefault((host, page, which, what), []).append(value)
    return found


COLUMNS = (
    # heading, what, how many of its units make one shown, digits
    ("answer, s", "answered", 1000, 2),
    ("processor, s", "processor", 1, 2),
    ("KB", "size", 1000, 0),
    ("requests", "requests", 1, 0),
    ("block, ms", "block", 1, 0),
    ("MB", "memory", 1, 0),
)


def table(found: Mapping[tuple, list[float]]) -> str:
    """Return all figures as a table in Markdown: median (least to greatest)."""
    rows = [["host", "page", "visit", *(column[0] for column in COLUMNS)]]
    for place in dict.fromkeys(key[:3] for key in found):
        row = list(place)
        for _, what, part, digits in COLUMNS:
            value = figure(found.get((*place, what), []))
            row.append(shown(value, part, digits) if value else "")
        rows.append(row)
    return lines(rows)


def verdict_table(rows: Sequence[Mapping]) -> str:
    """Return the targets as a table in Markdown."""
    told = [["what", "found", "range", "target", "met"]]
    for row in rows:
        digits = 2 if row["unit"] == "×" else 0
        sign = "under" if row["target"] and _is_below(row["target"]) else "at most"
        if row["value"] is None:
            told.append([row["target"], "not measured", "", f"{sign} {row['most']:g}{row['unit']}", ""])
            continue
        found, least, most = (f"{value:.{digits}f}{row['unit']}" for value in (row["value"], *row["range"]))
        told.append([row["target"], found, f"{least} to {most}", f"{sign} {row['most']:g}{row['unit']}", "yes" if row["met"] else "NO"])
    return lines(told)


def _is_below(words: str) -> bool:
    return any(target.below for target in TARGETS if target.words == words)


def shown(value: Figure, part: float, digits: int) -> str:
    """Return a figure in words: its median and, where they differ, its range."""
    middle, least, most = (f"{number / part:.{digits}f}" for number in value)
    return middle if least == most else f"{middle} ({least} to {most})"


def lines(rows: Sequence[Sequence[str]]) -> str:
    """Return rows, the headings first, as a table in Markdown."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    drawn = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows]
    return "\n".join([drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]])
