"""Running our TypeScript under Node: bundled by esbuild, told what to do by a file, answering by a file."""

import json
import os
from pathlib import Path

from tools.bundle import lean, places
from tools.ground import node
from tools.ground.progress import Progress


class ScriptFailed(RuntimeError):
    """A script under Node did not do its work; the text is what it printed."""


def esbuild(arguments: list[str], progress: Progress, what: str) -> None:
    """Run esbuild.

    Raises:
        ScriptFailed: it did not bundle.
    """
    command = [node.node(), places.NODE_MODULES / "esbuild" / "bin" / "esbuild", *arguments, "--log-level=warning"]
    code, output = progress.run(what, command, log="esbuild", env=node.environment())
    if code != 0:
        raise ScriptFailed(output)


def bundle(entry: str, progress: Progress) -> Path:
    """Bundle ``exercises/seam/page/node/<entry>.ts`` for Node and return the script's path."""
    target = places.WORK / "node" / f"{entry}.mjs"
    esbuild(
        [
            str(places.PAGE / "node" / f"{entry}.ts"),
            "--bundle",
            "--platform=node",
            "--format=esm",
            "--target=node20",
            f"--outfile={target}",
            "--external:jsdom",
            "--external:pyodide",
            *lean.arguments(),
            # jQuery and others are CommonJS and ask for `require` inside an ES module.
            "--banner:js=import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);",
        ],
        progress,
        f"Bundling {entry} for Node",
    )
    return target


def run(entry: str, what: str, job: dict, progress: Progress) -> dict:
    """Run a script of ``exercises/seam/page/node`` with a job and return its answer.

    Raises:
        ScriptFailed: it ended with an error.
    """
    script = bundle(entry, progress)
    ask, answer = places.WORK / f"{entry}-job.json", places.WORK / f"{entry}-answer.json"
    answer.unlink(missing_ok=True)
    ask.write_text(json.dumps({**job, "to": str(answer)}), "utf-8")
    env = {**node.environment(), "NODE_PATH": os.fspath(places.NODE_MODULES)}
    code, output = progress.run(what, [node.node(), "--no-warnings", script, ask], log=entry, env=env)
    if code != 0 or not answer.exists():
        raise ScriptFailed(f"{what} did not work:\n{output}")
    return json.loads(answer.read_text("utf-8"))
