"""Long work shows signs of life, and its whole output is kept."""

import io
import sys

import pytest

from tools.ground import places, progress


@pytest.fixture
def said(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "LOGS", tmp_path)
    return io.StringIO()


def test_a_long_command_says_that_it_is_still_at_work_and_where(said, monkeypatch, tmp_path):
    monkeypatch.setattr(progress, "HEARTBEAT", 0.2)
    go_on = tmp_path / "go-on"
    script = (
        "import pathlib, sys, time; print('Collecting a-package', flush=True)\n"
        f"while not pathlib.Path({str(go_on)!r}).exists(): time.sleep(0.05)\nsys.exit(4)"
    )

    class Watched(progress.Progress):
        def say(self, text):
            super().say(text)
            if "Collecting" in text:
                go_on.touch()

    code, output = Watched(said).run("Installing", [sys.executable, "-c", script], log="a")
    assert (code, output) == (4, "Collecting a-package\n")
    assert (tmp_path / "a.log").read_text() == output
    lines = said.getvalue().splitlines()
    assert lines[0] == "[0:00] Installing …"
    assert any("Installing … still at work (Collecting a-package)" in line for line in lines)
    assert "done" not in lines[-1], "a command that failed was called done"


def test_a_stopped_command_does_not_outlive_us(said, monkeypatch):
    started = []

    class Stopped(progress.Progress):
        def _wait(self, process, text, file):
            started.append(process)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Stopped(said).run("Waiting", [sys.executable, "-c", "import time; time.sleep(600)"], log="a")
    assert started[0].poll() is not None


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.9, "0:59"), (67, "1:07"), (3600, "60:00")])
def test_time_is_shown_as_minutes_and_seconds(seconds, shown):
    assert progress.clock(seconds) == shown
