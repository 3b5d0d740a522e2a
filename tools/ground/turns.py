"""One set-up at a time in a checkout, however many commands were started."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if os.name == "nt":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give_back(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _give_back(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def turn(file: Path, waiting: Callable[[float], None], pause: float = 0.2) -> Iterator[None]:
    """Hold a file's lock while the block runs; wait for it where somebody else has it.

    The operating system lets go of the lock when a process ends, however it ends, so a killed
    set-up never leaves the next one waiting for ever. What the killed one had started (pip, say)
    may still be writing, though; so, but for Windows, such a command holds the lock as well.

    Args:
        file: the file to lock; it is made where it is missing and stays behind, empty.
        waiting: called with the seconds waited so far, each time the lock was not to be had.
        pause: seconds between two tries.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    os.set_inheritable(handle, True)
    started = time.monotonic()
    try:
        while not _take(handle):
            waiting(time.monotonic() - started)
            time.sleep(pause)
        try:
            yield
        finally:
            _give_back(handle)
    finally:
        os.close(handle)


def told_once(say: Callable[[str], None], text: str) -> Callable[[float], None]:
    """Return a ``waiting`` that says a sentence the first time it is called, and then is silent."""
    told: list[str] = []

    def waiting(seconds: float) -> None:
        if not told:
            told.append(text)
            say(text)

    return waiting
