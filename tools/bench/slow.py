"""A slow processor for a browser's renderers, all their threads alike.

A browser's own emulation slows the page's thread and leaves its worker, where Python runs, as fast as before. So the
renderers are stopped and let go again, many times a second, as a scheduler would on a machine that has less to give.
"""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator

SLICE = 0.010
"""Seconds for which a renderer runs at a time."""


class Slowed(threading.Thread):
    """Lets processes run for one part of the time in ``factor``.

    Args:
        factor: how many times slower they are to be.
        pids: gives the processes; asked anew now and then, since pages come and go.
        send: sends a signal to a process, as ``os.kill``.
        sleep: waits, as ``time.sleep``.
    """

    def __init__(self, factor: float, pids: Callable[[], list[int]], send=os.kill, sleep=time.sleep) -> None:
        super().__init__(daemon=True)
        self.factor = factor
        self._pids, self._send, self._sleep = pids, send, sleep
        self._done = threading.Event()

    def run(self) -> None:
        """Stop and let go until :meth:`end`; nothing is left stopped."""
        while not self._done.is_set():
            found = self._pids()
            for _ in range(10):
                self._signal(found, signal.SIGSTOP)
                self._sleep(SLICE * (self.factor - 1))
                self._signal(found, signal.SIGCONT)
                self._sleep(SLICE)

    def _signal(self, pids: list[int], what: int) -> None:
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                self._send(pid, what)

    def end(self) -> None:
        """Let everything run again."""
        self._done.set()
        self.join()


@contextlib.contextmanager
def slowed(factor: float, pids: Callable[[], list[int]]) -> Iterator[None]:
    """Slow processes for as long as the block lasts; not on Windows, which knows no such signals.

    Raises:
        OSError: this system cannot stop a process and let it go again.
    """
    if not hasattr(signal, "SIGSTOP"):
        raise OSError("Windows cannot hold a process; measure the slow phone on Linux or a Mac.")
    thread = Slowed(factor, pids)
    thread.start()
    try:
        yield
    finally:
        thread.end()
