"""The lines that a person sees while something takes long."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tools.ground import places

HEARTBEAT = 10.0
"""Seconds after which a long step says that it is still at work."""


def clock(seconds: float) -> str:
    """Return a span of time as minutes and seconds, like ``1:07``."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


class Progress:
    """Says what is being done, and how long since the start, one line at a time.

    Plain lines, so that they read the same in a terminal, in a log and to a screen reader.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
        self.started = time.monotonic()

    def say(self, text: str) -> None:
        """Print one line with the time since the start before it."""
        print(f"[{clock(time.monotonic() - self.started)}] {text}", file=self.stream, flush=True)

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Name a step when it starts, and say how long it took when that was noticeable."""
        self.say(f"{text} …")
        began = time.monotonic()
        yield
        took = time.monotonic() - began
        if took >= 1:
            self.say(f"{text}: done in {took:.0f} s")

    def run(
        self,
        text: str,
        command: Sequence[str | os.PathLike],
        log: str,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> tuple[int, str]:
        """Run a command as a step, its output in a log, with a sign of life every few seconds.

        Args:
            text: what is being done, for the person who waits.
            command: the program and its arguments.
            log: name of the log in ``.cache/logs``.
            env: the environment; this process's own where none is given.
            cwd: the folder to run in; the checkout where none is given.

        Returns:
            The exit code and everything that the command printed.
        """
        places.LOGS.mkdir(parents=True, exist_ok=True)
        file = places.LOGS / f"{log}.log"
        self.say(f"{text} …")
        began = time.monotonic()
        with file.open("wb") as output:
            process = subprocess.Popen(
                [os.fspath(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=cwd or places.ROOT,
                env=None if env is None else dict(env),
                close_fds=os.name == "nt",  # see turns.turn: it shares in our turn
            )
            try:
                self._wait(process, text, file)
            except BaseException:
                process.terminate()
                process.wait()
                raise
        took = time.monotonic() - began
        if process.returncode == 0 and took >= 1:
            self.say(f"{text}: done in {took:.0f} s")
        return process.returncode, file.read_text("utf-8", "replace")

    def _wait(self, process: subprocess.Popen, text: str, file: Path) -> None:
        while True:
            try:
                process.wait(HEARTBEAT)
                return
            except subprocess.TimeoutExpired:
                last = _last_line(file)
                self.say(f"{text} … still at work{f' ({last})' if last else ''}")


def _last_line(file: Path, width: int = 60) -> str:
    with file.open("rb") as log:
        log.seek(max(0, file.stat().st_size - 4000))
        lines = log.read().decode("utf-8", "replace").splitlines()
    said = [line.strip() for line in lines if not line.lower().startswith(("warning", "npm warn"))]
    text = next((line for line in reversed(said) if line), "")
    return text if len(text) <= width else text[: width - 1] + "…"
