"""Two commands at once take turns, and a killed one does not block the next."""

import subprocess
import sys
import threading

import pytest

from tests.support.serving import ROOT
from tools.ground import turns

HOLD = """
import sys, time
from pathlib import Path
from tools.ground import turns
with turns.turn(Path(sys.argv[1]), lambda waited: None):
    print("mine", flush=True)
    time.sleep(600)
"""


def hold(file, script=HOLD):
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout.readline().strip() == "mine"
    return process


def test_the_second_waits_until_the_first_is_gone_however_it_goes(tmp_path):
    file = tmp_path / "deep" / "set-up.lock"
    first = hold(file)
    try:
        waited, got = threading.Event(), threading.Event()

        def second():
            with turns.turn(file, lambda seconds: waited.set(), pause=0.01):
                got.set()

        thread = threading.Thread(target=second, daemon=True)
        thread.start()
        assert waited.wait(30) and not got.is_set()
    finally:
        first.kill()
        first.wait()
        first.stdout.close(), first.stderr.close()
    assert got.wait(30), "the killed process still held its turn"
    thread.join(30)


CHILD = """
import sys
from pathlib import Path
from tools.ground import places, progress, turns
places.LOGS = Path(sys.argv[1]).parent
wait = "import pathlib, sys, time\\nprint('started', flush=True)\\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.05)"
with turns.turn(Path(sys.argv[1]), lambda waited: None):
    print("mine", flush=True)
    progress.Progress(sys.stderr).run("Installing", [sys.executable, "-c", wait, sys.argv[1] + ".end"], log="a")
"""


def log_of(folder):
    log = folder / "a.log"
    return log.read_text() if log.exists() else ""


@pytest.mark.skipif(sys.platform == "win32", reason="a lock of Windows belongs to one process")
def test_what_a_killed_set_up_left_running_is_waited_for(tmp_path, until):
    file = tmp_path / "set-up.lock"
    first = hold(file, CHILD)
    until(lambda: "started" in log_of(tmp_path), why="the command was not started")
    first.kill()
    first.wait()
    first.stdout.close(), first.stderr.close()
    waited, got = threading.Event(), threading.Event()

    def second():
        with turns.turn(file, lambda seconds: waited.set(), pause=0.01):
            got.set()

    threading.Thread(target=second, daemon=True).start()
    assert waited.wait(30) and not got.wait(0.5), "what the killed one started is still at work"
    (tmp_path / "set-up.lock.end").touch()
    assert got.wait(30)


def test_the_turn_is_given_back_after_an_error(tmp_path):
    file = tmp_path / "lock"
    for _ in range(2):
        try:
            with turns.turn(file, lambda seconds: (_ for _ in ()).throw(AssertionError("it is taken"))):
                raise RuntimeError
        except RuntimeError:
            pass


def test_waiting_is_told_once():
    said = []
    waiting = turns.told_once(said.append, "waiting …")
    waiting(0.1), waiting(0.2)
    assert said == ["waiting …"]
