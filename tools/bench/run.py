"""``tools bench``: how long a reader waits, measured beside a bare Pyodide in one run, and what a build costs."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

from tools.bench import browser, figures, hosts, pages, peers, phone
from tools.bench.workshop import WorkFailed
from tools.build import SITE
from tools.ground import places
from tools.ground.missing import Missing
from tools.ground.progress import Progress

LIVE = "course-exercise[data-state=live] .course-stage-live "
TINY_ANSWER = LIVE + ".bench-answer"
STAGES_ANSWER = LIVE + "table caption"
PRESS, SHOW = '[class~="field--press"]', '[class~="field--show"]'

WHERE = {
    figures.PLAIN: (hosts.LOOPBACK, False),
    figures.SLOW: (hosts.TEN_MEGABIT, False),
    "brotli": (hosts.LOOPBACK, True),
    "brotli, 10 Mbit/s": (hosts.TEN_MEGABIT, True),
}
"""The four hosts: how the reader is connected, and whether brotli twins are sent."""


def targets() -> dict[str, browser.Page]:
    """The pages by their names."""
    kept = pages.kept(pages.STAGES, pages.record())
    return {
        "bare": browser.Page("/course/bare/", "#press", "#answer[data-answered]"),
        "tiny": browser.Page("/course/tiny/", PRESS, TINY_ANSWER),
        "stages": browser.Page("/course/stages/", SHOW, STAGES_ANSWER, kept),
        "both": browser.Page("/course/both/", PRESS, TINY_ANSWER, kept),
        "still": browser.Page("/course/still/", "#press", ""),
        peers.NAME: peers.PAGE,
    }


def plan(quick: bool, beside: bool = False) -> list[tuple[str, str]]:
    """Return what one round visits: ``(host, page)`` each; ``beside``: another project's page as well."""
    plain = ["bare", "tiny", "stages", "still", "both", *([peers.NAME] if beside else [])]
    if quick:
        return [(figures.PLAIN, page) for page in plain] + [(figures.SLOW, page) for page in ("bare", "tiny", "both")]
    rest = [name for name in WHERE if name != figures.PLAIN]
    return [(figures.PLAIN, page) for page in plain] + [(name, page) for name in rest for page in ("bare", "tiny", "stages", *(["both"] if name == figures.SLOW else []))]


def in_turn(asked: list, rounds: int) -> Iterator[list]:
    """Yield each round's order: every round begins one further on, so that nothing is always first."""
    for at in range(rounds):
        turn = at % len(asked) if asked else 0
        yield asked[turn:] + asked[:turn]


def _visits(reader: browser.Reader, name: str, page: browser.Page, place: str) -> Iterator[tuple]:
    """Visit a page for the first time and once more, or go from the first exercise to a second."""
    reader.prepare(page)
    yield place, name, figures.FIRST, reader.visit(page)._asdict()
    if name == "both":
        yield place, name, "second", {"answered": reader.second(SHOW, STAGES_ANSWER)}
        stages = targets()["stages"]
        yield place, name, "next", reader.visit(stages)._asdict()
    elif name != "still":
        yield place, name, figures.AGAIN, reader.visit(page)._asdict()


def measure(asked: list, rounds: int, say, more: Mapping[str, Path] = MappingProxyType({})) -> list[tuple]:
    """Measure; returns ``(host, page, visit, values)`` for each visit.

    Where another project's page did not answer, and where any page asked other hosts, a sentence stands for the visit,
    and there are no values.

    Args:
        asked: see :func:`plan`.
        rounds: how often each is visited.
        say: told in a sentence what is being done.
        more: further folders to serve, by their addresses.

    Raises:
        browser.NoAnswer: Python did not answer on a page of ours.
        Missing: there is no browser.
        WorkFailed: the bundle was not made.
    """
    known = targets()
    folders = {"/course/": pages.make(say), "/course/pyodide/": places.NODE_MODULES / "pyodide", **more}
    packer = hosts.Packer(places.CACHE / "bench" / "packed")
    found = []
    with ExitStack() as stack:
        chromium = stack.enter_context(browser.started())
        served = {}
        for name in dict.fromkeys(place for place, _ in asked):
            line, brotli = WHERE[name]
            served[name] = hosts.Host(folders, packer, line, brotli)
            stack.callback(served[name].close)
        for number, turn in enumerate(in_turn(asked, rounds), 1):
            for place, name in turn:
                with chromium.reader(served[place]) as reader:
                    try:
                        for visit in _visits(reader, name, known[name], place):
                            found.append(visit)
                            took = visit[3]["answered"]
                            say(f"round {number} of {rounds}: {place}: {name}, {visit[2]}" + (f": {took / 1000:.2f} s" if took else ""))
                    except browser.NoAnswer as failure:
                        if name != peers.NAME:
                            raise
                        found.append((place, name, f"not measured: {failure}", {}))
                    if reader.strangers:
                        found.append((place, name, f"asked elsewhere, and was refused: {', '.join(sorted(reader.strangers))}", {}))
    return found


def _report(found: list[tuple], asked: list, options: argparse.Namespace) -> dict:
    # In the order of the plan, whatever order the rounds had.
    order = {key: at for at, key in enumerate(asked)}
    values = figures.samples(sorted(found, key=lambda visit: order[visit[:2]]))
    rows = figures.verdicts(values)
    print("\n" + figures.table(values) + peers.remarks(found) + "\n\n" + figures.verdict_table(rows), flush=True)
    return {
        "rounds": options.rounds,
        "load": list(os.getloadavg()) if hasattr(os, "getloadavg") else None,
        "visits": [{"host": host, "page": page, "visit": which, **values} for host, page, which, values in found],
        "targets": rows,
    }


def main(argv: list[str]) -> int:
    """Measure as the command line says; return 0, or 1 where something could not be measured.

    A target that is missed is told and is no failure: on a machine that does other things as well, time proves little.
    """
    options = _read(argv)
    progress = Progress()
    try:
        if options.cost:
            from tools.bench import cost

            report = cost.measure(progress.say, options.rounds)
            print("\n" + cost.table(report), flush=True)
        elif options.phone:
            if not (SITE / "index.html").is_file():
                print(f"\nThere is no built course. First: {places.launcher()} -m tools build", file=sys.stderr)
                return 1
            report = phone.measure(SITE, options.rounds, progress.say)
            print("\n" + phone.table(report), flush=True)
        else:
            asked = plan(options.quick, options.peers)
            more = peers.make(progress) if options.peers else {}
            report = _report(measure(asked, options.rounds, progress.say, more), asked, options)
    except (WorkFailed, browser.NoAnswer, OSError) as failure:
        print(f"\nNot measured. {failure}", file=sys.stderr)
        return 1
    except Missing as gap:
        print(f"\n{gap}", file=sys.stderr)
        return 1
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return 0


def _read(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=f"{places.launcher()} -m tools bench",
        description="Measure how long a reader waits, beside a page that only calls loadPyodide(), and what a build costs.",
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each page is visited (5)")
    parser.add_argument("--quick", action="store_true", help="plain host only, and fewer pages on the slow line")
    parser.add_argument("--peers", action="store_true", help="as well: a JupyterLite page with the same tiny exercise (fetched and built the first time)")
    parser.add_argument("--cost", action="store_true", help="what a build costs its author, and how that grows; nothing else")
    parser.add_argument("--phone", action="store_true", help="the main journeys on a slow phone and a slow line; nothing else")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every value into a file, too")
    options = parser.parse_args(argv)
    if options.rounds < 1:
        parser.error("--rounds: one at least is needed")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
