"""The runners: TypeScript's check, Node's tests, pytest, and the site that browser tests walk."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.bundle import lean
from tools.ground import node, places
from tools.testing.outcome import Outcome, counts

PAGE = places.ROOT / "exercises" / "seam" / "page"
RESULTS = places.ROOT / "test-results"
BUNDLES = places.ROOT / ".build" / "node-tests"
NO_TESTS = 5
"""pytest's exit code where nothing was collected, as when ``-k`` fits nothing in a part."""


def _call(command: Sequence[str | os.PathLike], env: Mapping[str, str] | None = None) -> int:
    sys.stdout.flush()
    return subprocess.call(
        [os.fspath(part) for part in command],
        cwd=places.ROOT,
        env=None if env is None else dict(env),
        stdin=subprocess.DEVNULL,
    )


def types() -> Outcome:
    """Check the types of the page's TypeScript."""
    began = time.monotonic()
    compiler = places.NODE_MODULES / "typescript" / "bin" / "tsc"
    code = _call(
        [node.node(), compiler, "--noEmit", "-p", PAGE / "tsconfig.json"], env=node.environment()
    )
    remark = "no wrong type" if code == 0 else "wrong types, named above"
    return Outcome("types of the page", code == 0, seconds=time.monotonic() - began, remark=remark)


def page(only: str | None) -> Outcome:
    """Bundle the page's own tests and pass them under Node.

    Args:
        only: a pattern for the names of the tests to run; all where none is given.
    """
    name, began = "page, under Node", time.monotonic()
    tests = sorted((PAGE / "tests").glob("*.test.ts"))
    if not tests:
        return Outcome(name, False, remark="no test was found in exercises/seam/page/tests")
    shutil.rmtree(BUNDLES, ignore_errors=True)
    bundled = _call(
        [
            node.node(),
            places.NODE_MODULES / "esbuild" / "bin" / "esbuild",
            *tests,
            "--bundle",
            "--platform=node",
            "--format=esm",
            "--target=node20",
            "--sourcemap=inline",
            "--out-extension:.js=.mjs",
            f"--outdir={BUNDLES}",
            "--external:jsdom",
            "--external:pyodide",
            # As in the page, so that what is tested is what is sent.
            *lean.arguments(),
            # CommonJS packages ask for `require` inside an ES module.
            "--banner:js=import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);",
            "--log-level=warning",
        ],
        env=node.environment(),
    )
    if bundled != 0:
        return Outcome(name, False, seconds=time.monotonic() - began, remark="the tests do not bundle")
    RESULTS.mkdir(exist_ok=True)
    report = RESULTS / "page.xml"
    report.unlink(missing_ok=True)
    options = ["--test", "--enable-source-maps"]
    options += ["--test-reporter=spec", "--test-reporter-destination=stdout"]
    options += ["--test-reporter=junit", f"--test-reporter-destination={report}"]
    options += [f"--test-name-pattern={only}"] if only else []
    code = _call([node.node(), *options, *sorted(BUNDLES.glob("*.test.mjs"))], env=node.environment())
    return _outcome(name, code, report, began, may_be_empty=bool(only))


def pytest(name: str, options: Sequence[str], env: Mapping[str, str], may_be_empty: bool) -> Outcome:
    """Run pytest as one part.

    Args:
        name: the part's name.
        options: its own words on the command line.
        env: what is set besides this process's environment.
        may_be_empty: whether it is in order that no test fits.
    """
    began = time.monotonic()
    RESULTS.mkdir(exist_ok=True)
    report = RESULTS / f"{name.split()[0]}.xml"
    report.unlink(missing_ok=True)
    code = _call(
        [sys.executable, "-m", "pytest", f"--junit-xml={report}", "--durations=5", *options],
        env={**os.environ, **env},
    )
    if code == NO_TESTS and may_be_empty:
        return Outcome(name, True, seconds=time.monotonic() - began, remark="no test of that name")
    return _outcome(name, code, report, began, may_be_empty)


def _outcome(name: str, code: int, report: Path, began: float, may_be_empty: bool) -> Outcome:
    passed, failed, skipped = counts(report)
    remark = ""
    if code != 0 and not failed:
        remark = f"the runner broke (exit code {code})"
    elif not passed and not failed and not may_be_empty:
        code, remark = 1, "no test was run"
    return Outcome(name, code == 0, passed, failed, skipped, time.monotonic() - began, remark)


def site() -> Outcome:
    """Build the site that the journeys walk through."""
    began = time.monotonic()
    code = _call([sys.executable, "-m", "tools.build"])
    remark = "built" if code == 0 else "not built; why stands above"
    return Outcome("site", code == 0, seconds=time.monotonic() - began, remark=remark)
