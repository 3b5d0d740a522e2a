"""The same bundle comes out whichever way the exercises' wheel is compiled."""

import json
import re
import subprocess
import sys
import zipfile

import pytest

from tools.bundle import bytecode, canonical, places, wheel
from tools.ground import node
from tools.ground.places import REQUIREMENTS, ROOT
from tools.ground.progress import Progress

PYODIDE_BUILD = ("pyodide-build", "packaging", "platformdirs", "rich", "pygments", "markdown-it-py", "mdurl")
"""pyodide-build, and what its compiler imports."""

INSIDE = """
import { readFile, writeFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";
const [folder, wheel, target] = process.argv.slice(2);
const pyodide = await loadPyodide({ env: { HOME: "/home/learner" } });
pyodide.mountNodeFS("/theirs", folder);
const name = "/tmp/" + wheel.split(/[\\\\/]/).pop();
pyodide.FS.writeFile(name, await readFile(wheel));
const made = pyodide.runPython(`
import sys
sys.path.insert(0, "/theirs")
from pathlib import Path
from pyodide_build import _py_compile
str(_py_compile._py_compile_archive(Path(${JSON.stringify(name)}), verbose=False, compression_level=0))
`);
pyodide.FS.writeFile("/tmp/canonical.py", await readFile("tools/bundle/canonical.py", "utf8"));
pyodide.runPython(`
sys.path.insert(0, "/tmp")
import canonical
canonical.canonical_archive(${JSON.stringify(made)}, "/tmp/target.zip")
`);
await writeFile(target, pyodide.FS.readFile("/tmp/target.zip"));
process.exit(0);
"""


@pytest.fixture(scope="module")
def whl(tmp_path_factory):
    return wheel.write(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def by_pyodide(whl, tmp_path_factory):
    target = tmp_path_factory.mktemp("pyodide") / "course.zip"
    bytecode.in_pyodide([{"source": str(whl), "target": str(target), "allow": False}], Progress())
    return target


@pytest.fixture(scope="module")
def pyodide_build(tmp_path_factory):
    """pyodide-build as it is locked for Python 3.13, whatever Python runs this."""
    folder = tmp_path_factory.mktemp("theirs")
    locked = re.split(r"\n(?=\S)", (REQUIREMENTS / "author.txt").read_text("utf-8"))
    wanted = [re.sub(r" ; [^\\\n]*", " ", entry, count=1) for entry in locked if entry.split("==")[0] in PYODIDE_BUILD]
    assert len(wanted) == len(PYODIDE_BUILD)
    (folder / "wanted.txt").write_text("\n".join(wanted), "utf-8")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "--only-binary=:all:", "--ignore-requires-python"]
    command += ["--python-version", "3.13", "--target", folder / "site", "-r", folder / "wanted.txt"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_pyodide_build_makes_the_same_archive(whl, by_pyodide, pyodide_build, tmp_path):
    """pyodide-build, run by the very Python that Pyodide carries, and our own way end in the same bytes."""
    script, target = ROOT / ".build" / "inside.mjs", tmp_path / "course.zip"
    script.write_text(INSIDE, "utf-8")
    done = subprocess.run([node.node(), script, pyodide_build, whl, target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes() == by_pyodide.read_bytes()


@pytest.mark.skipif(not bytecode.host_can(), reason="this Python is not of Pyodide's minor version")
def test_a_host_of_the_same_minor_version_makes_the_same_archive(whl, by_pyodide, tmp_path):
    """Either its release compiles alike and pyodide-build did it, or it was noticed and Pyodide did it."""
    course, library = tmp_path / "course.zip", tmp_path / "library.zip"
    bytecode.make(whl, course, library, Progress())
    assert course.read_bytes() == by_pyodide.read_bytes()


@pytest.mark.parametrize("alike, way", [(True, "pyodide-build"), (False, "pyodide")])
def test_a_release_that_compiles_otherwise_is_noticed(monkeypatch, tmp_path, alike, way):
    ran = []
    monkeypatch.setattr(bytecode, "host_can", lambda: True)
    monkeypatch.setattr(bytecode, "on_host", lambda wheel, target: ran.append("on_host"))

    def in_pyodide(jobs, progress, extra=None):
        ran.append(["library" if job["allow"] else "course" for job in jobs])
        return {"modules": ["json/__init__.py"], "probe": "alike" if alike else "another"}

    monkeypatch.setattr(canonical, "probe", lambda: "alike")
    monkeypatch.setattr(bytecode, "in_pyodide", in_pyodide)
    assert bytecode.make(tmp_path / "w.whl", tmp_path / "c.zip", tmp_path / "l.zip", Progress()) == way
    assert ran == [["library"], "on_host" if alike else ["course"]]
    assert json.loads((tmp_path / "library.json").read_text("utf-8")) == ["json/__init__.py"]


def test_wheel_is_the_same_twice_and_holds_no_tests(monkeypatch, tmp_path):
    files = dict(wheel.contents())
    monkeypatch.setattr(wheel, "contents", lambda: iter(files.items()))
    first, second = wheel.write(tmp_path / "a"), wheel.write(tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()
    names = zipfile.ZipFile(first).namelist()
    assert "exercises/seam/python/launch.py" in names
    assert "ipywidgets/__init__.py" in names
    assert not [name for name in names if "test" in name.rsplit("/", 1)[-1] and name.startswith("exercises/")]
    assert not [name for name in names if name.endswith((".md", ".ipynb", ".toml", ".ts"))]


def test_bundle_holds_bytecode_only(by_pyodide):
    names = zipfile.ZipFile(by_pyodide).namelist()
    assert not [name for name in names if name.endswith(".py")]
    assert "exercises/seam/python/launch.pyc" in names


def test_canonical_bytes_do_not_hang_on_who_holds_a_name():
    """What ``marshal`` writes by default depends on reference counts; the canonical form must not."""
    source = b"names = ('alpha_beta', 'gamma_delta')\ndef f(alpha_beta):\n    return alpha_beta\n"
    first = canonical.compile_source("x.py", source)
    code = compile(source, "x.py", "exec", dont_inherit=True)
    holders = [constant for constant in code.co_consts for _ in range(3)]
    assert canonical.pyc(code) == first and holders
    assert canonical.pyc_from(first) == first


def test_other_versions_bytecode_is_refused():
    with pytest.raises(ValueError, match="another version"):
        canonical.pyc_from(b"\x00\x00\r\n" + bytes(20))


def test_pyodide_version_stands_in_one_place():
    assert json.loads((places.PYODIDE / "package.json").read_text("utf-8"))["version"] == places.pyodide_version()
