"""``tools conference``: play many random meetings of the case conference (X16), and say whether all came to their end, and how long it took.

For whoever changes its rules. It is no finding: the model's weights are invented, and nothing that it counts is shown to learners.
"""

import argparse
import time

from exercises.catalog.case_conference.test_many import in_order
from exercises.catalog.case_conference.test_support import at_random


def main(argv: list[str]) -> int:
    """Play the meetings.

    Args:
        argv: what was typed after the verb.

    Returns:
        0 if every one came to its end in order, 1 if one did not.
    """
    parser = argparse.ArgumentParser(prog="tools conference", description="Play random meetings of the case conference to their end.")
    parser.add_argument("--many", type=int, default=10_000, help="how many meetings (10000)")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first (0); the others follow it")
    chosen = parser.parse_args(argv)
    began, turns = time.perf_counter(), 0
    for seed in range(chosen.first, chosen.first + chosen.many):
        try:
            _, state = at_random(seed)
            in_order(state)
        except Exception as error:  # whatever it is, the seed is what one needs to look at it
            print(f"The meeting of seed {seed} did not come to its end in order: {type(error).__name__}: {error}")
            return 1
        turns += len(state.turns)
    took = time.perf_counter() - began
    print(f"{chosen.many:,} meetings, {turns:,} turns: all came to their end in order. It took {took:.1f} s, {1000 * took / max(1, chosen.many):.1f} ms a meeting.")
    return 0
