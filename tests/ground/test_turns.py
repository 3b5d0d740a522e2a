"""Two commands at once take turns, and a killed one does not block the next."""

import subprocess
import sys
import threading

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


def hold(file):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True, cwd=ROOT
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
        first.stdout.close()
    assert got.wait(30), "the killed process still held its turn"
    thread.join(30)


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
