"""The workflow that publishes: it can be read, what it calls is there, nothing in it can change under us, it needs no secret."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from tools.__main__ import VERBS
from tools.export import run

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / ".github" / "workflows" / "publish.yml"


@pytest.fixture(scope="module")
def workflow():
    return yaml.safe_load(FILE.read_text("utf-8"))


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_command_that_it_runs_is_there(workflow):
    commands = [line for step in steps(workflow) for line in step.get("run", "").splitlines() if line.strip()]
    assert commands[0] == ".ci/run" and len(commands) > 2
    for command in commands:
        words = shlex.split(command)
        if words[0] == ".ci/run":
            assert (ROOT / words[0]).stat().st_mode & 0o100
            continue
        assert words[:3] == ["python3", "-m", "tools"] and words[3] in VERBS
        if words[3] == "export":
            assert words[4] in run.KINDS
        for option in (word for word in words if word.startswith("--")):
            module = VERBS[words[3]][0].replace(".", "/")
            assert f'"{option}"' in (ROOT / f"{module}.py").read_text("utf-8")


def test_foreign_steps_are_held_to_one_commit_with_its_version_beside_it(workflow):
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert len(used) > 3 and all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)
    text = FILE.read_text("utf-8")
    assert all(re.search(re.escape(one) + r" # v\d+\.\d+\.\d+", text) for one in used)


def test_it_may_do_no_more_than_it_must_and_needs_no_secret(workflow):
    text = FILE.read_text("utf-8")
    assert "secrets." not in text and "GITHUB_TOKEN" not in text
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert workflow["jobs"]["publish"]["needs"] == "test-and-build"
    assert workflow[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}  # YAML reads "on" as true


def test_its_first_lines_tell_what_it_does_and_what_to_switch_on():
    head = FILE.read_text("utf-8").split("\nname:", 1)[0]
    assert all(line.startswith("#") or not line for line in head.splitlines())
    assert "WHAT THIS DOES" in head and "WHAT TO SWITCH ON" in head
