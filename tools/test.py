"""``tools test``: pass every test, quick ones first, journeys in a real browser last."""

import argparse
import os
import random

from tools.ground import chromium, engines, places
from tools.ground.missing import Missing
from tools.ground.progress import Progress
from tools.testing import runners
from tools.testing.outcome import Outcome, all_sound, table


MOST_WALKERS = 4
"""Each walker has a browser of its own, and a browser takes room."""


def main(argv: list[str]) -> int:
    """Run the tests as the command line says; return 0 only where everything passed."""
    options = _read(argv)
    seed = options.seed
    if seed is None:
        seed = random.randrange(2**32) if options.long else 0
    print(f"Seed {seed}; --seed {seed} repeats this run.", flush=True)
    env = {"PYTHONHASHSEED": str(seed), "JOINEDUP_LONG": "1" if options.long else "0"}
    words = [*options.path, *(["-k", options.k] if options.k else [])]
    words += [f"--hypothesis-seed={seed}"] if options.long else []
    narrowed = bool(options.k or options.path)

    outcomes = []
    if not options.path:
        outcomes += [runners.types(), runners.page(options.k)]
    beside = [] if narrowed else _beside_each_other()
    outcomes.append(runners.pytest("python", [*beside, "-m", "not browser", *words], env, narrowed))
    if not options.fast:
        outcomes += _journeys(["-m", "browser", *words], env, narrowed)
    print(table(outcomes), flush=True)
    return 0 if all_sound(outcomes) else 1


def _read(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=f"{places.launcher()} -m tools test",
        description="Check types, pass the page's tests under Node and all Python tests, build the "
        "site, and walk through it in a browser.",
    )
    parser.add_argument("path", nargs="*", help="only the Python tests in these files or folders")
    parser.add_argument("--fast", action="store_true", help="leave out the site and the browser")
    parser.add_argument("--long", action="store_true", help="more generated examples, by a fresh seed")
    parser.add_argument("--seed", type=int, help="repeat a run: the number that it printed")
    parser.add_argument("-k", metavar="NAME", help="only tests whose name fits")
    return parser.parse_args(argv)


def _journeys(words: list[str], env: dict[str, str], narrowed: bool) -> list[Outcome]:
    """Build the site and walk through it; without a browser or a site, say so and fail."""
    name = "journeys in a browser"
    try:
        browser = chromium.ensure(Progress())
        engines.ensure(Progress())
    except Missing as gap:
        print(f"\n{gap}\n", flush=True)
        return [Outcome(name, False, remark="not run: a browser is missing")]
    built = runners.site()
    if not built.sound:
        return [built, Outcome(name, False, remark="not run: no site")]
    env = {**env, chromium.VARIABLE: os.fspath(browser)}
    beside = [] if narrowed else _beside_each_other()
    return [built, runners.pytest(name, [*beside, *words], env, narrowed)]


def _beside_each_other() -> list[str]:
    """Several tests at a time, one for each processor; the shared queue keeps both busy to the end."""
    walkers = min(os.cpu_count() or 1, MOST_WALKERS)
    return ["-n", str(walkers), "--dist", "worksteal"] if walkers > 1 else []
