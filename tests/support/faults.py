"""The faults' table: what was tried, how often, and how often something that was shown as saved was lost."""

import os
import random
from dataclasses import asdict, dataclass, field

from tests.support.serving import ROOT

TABLE = ROOT / "test-results" / "faults.txt"


def seed() -> int:
    """The number that repeats this run: that of ``tools test``, or one of its own where pytest was called by itself."""
    given = os.environ.get("PYTHONHASHSEED", "")
    return int(given) if given.isdigit() else _OWN


_OWN = random.randrange(2**32)


@dataclass
class Fault:
    """One kind of fault.

    Attributes:
        name: what was done.
        runs: how often.
        losses: for each loss, what was shown as saved and what came back.
        remark: what else was counted.
    """

    name: str
    runs: int = 0
    losses: list[str] = field(default_factory=list)
    remark: str = ""

    def run(self, loss: str | None = None) -> None:
        """Count a run, and a loss where there was one."""
        self.runs += 1
        if loss:
            self.losses.append(loss)

    def holds(self) -> None:
        """Fail where anything was lost."""
        assert self.runs, f"{self.name}: nothing was tried"
        told = "\n".join(self.losses[:5])
        assert not self.losses, f"{self.name}, seed {seed()}: {len(self.losses)} of {self.runs} lost\n{told}"


class Faults:
    """All kinds, in the order in which they were tried."""

    def __init__(self) -> None:
        self.all: list[Fault] = []

    def fault(self, name: str) -> Fault:
        """Begin to count a kind; one that was begun is gone on with."""
        found = next((one for one in self.all if one.name == name), None)
        if found is None:
            found = Fault(name)
            self.all.append(found)
        return found

    def chance(self, name: str) -> random.Random:
        """Chance of its own for each kind, so that one kind can be repeated alone."""
        return random.Random(f"{seed()} {name}")

    def times(self, few: int, many: int) -> int:
        """How often: few times in the ordinary run, many in a long one."""
        return many if os.environ.get("JOINEDUP_LONG") == "1" else few

    def table(self) -> list[str]:
        """The lines of the table."""
        width = max((len(one.name) for one in self.all), default=0)
        rows = [f"{one.name:<{width}}  {one.runs:>5}  {len(one.losses):>6}  {seed():>10}  {one.remark}".rstrip() for one in self.all]
        return [f"{'Fault':<{width}}  {'runs':>5}  {'losses':>6}  {'seed':>10}", *rows]

    def write(self) -> None:
        """Leave the table in a file too."""
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text("\n".join(self.table()) + "\n", "utf-8")

    def told(self) -> list[dict]:
        """What was counted, in plain values: walkers beside each other each count their own."""
        return [asdict(one) for one in self.all]

    def add(self, told: list[dict]) -> None:
        """Take over what another walker counted."""
        for other in told:
            one = self.fault(other["name"])
            one.runs += other["runs"]
            one.losses += other["losses"]
            one.remark = "; ".join(filter(None, dict.fromkeys((one.remark, other["remark"]))))
