"""What a part of the tests came to, and the lines that say so."""

import xml.etree.ElementTree as xml
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """What one part came to.

    Attributes:
        part: the part's name.
        sound: whether it may count as passed.
        passed, failed, skipped: how many tests.
        seconds: how long it took.
        remark: a sentence where numbers do not say it, such as why a part did not run.
    """

    part: str
    sound: bool
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    remark: str = ""


def counts(report: Path) -> tuple[int, int, int]:
    """Return how many tests of a JUnit report passed, failed and were skipped.

    pytest and Node's runner both write this form. An error while setting up or tearing down
    counts as a failure. A report that is missing or cut short counts nothing: its runner's exit code
    tells that it broke.
    """
    try:
        cases = list(xml.parse(report).iter("testcase"))
    except (OSError, xml.ParseError):
        return 0, 0, 0
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    return max(0, len(cases) - failed - skipped), failed, skipped


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the closing lines: one for each part, and the sum alone on the last."""
    lines = []
    for outcome in outcomes:
        numbers = f"{outcome.passed} passed, {outcome.failed} failed"
        if outcome.skipped:
            numbers += f", {outcome.skipped} skipped"
        said = outcome.remark or numbers
        word = "ok  " if outcome.sound else "FAIL"
        lines.append(f"  {word}  {outcome.part:<22} {said}  ({outcome.seconds:.0f} s)")
    return "\n".join(["", "What was tested:", *lines, "", total(outcomes)])


def total(outcomes: Sequence[Outcome]) -> str:
    """Return the sum; a part that broke without a failing test to show counts as one failure."""
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(max(outcome.failed, 0 if outcome.sound else 1) for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    return f"{passed} passed, {failed} failed, {skipped} skipped"


def all_sound(outcomes: Sequence[Outcome]) -> bool:
    """Say whether the whole may count as passed: every part sound, and some test run."""
    return all(outcome.sound for outcome in outcomes) and any(outcome.passed for outcome in outcomes)
