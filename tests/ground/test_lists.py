"""The lists of packages: exact, hashed, and without a word on where the packages come from."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.serving import ROOT
from tools import lock
from tools.ground import places

NAMES = sorted(lock.NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_python_package_is_exact_and_hashed(name):
    text = (places.REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    assert lock.without_addresses(text, name) == text
    entries = re.sub(r"\\\n\s*", "", "".join(re.findall(r"^[^#].*\n?", text, re.M))).splitlines()
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[^ ]+( ; [^-]+)? +--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_asked_for_is_in_the_list(name):
    asked = (places.REQUIREMENTS / f"{name}.in").read_text("utf-8")
    listed = (places.REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    for package in re.findall(r"^([a-z][a-z0-9-]*)", asked, re.M):
        assert re.search(rf"^{package}==", listed, re.M), f"{package}: run python3 -m tools lock"


@pytest.mark.parametrize(
    "line",
    [
        "six==1.0 @ https://somewhere.test/six.whl",
        "--extra-index-url somewhere",
        "--find-links wheels",
        "six @ file:six.whl",
        "six==1.0 # /opt/wheels/six.whl",
    ],
)
def test_a_list_that_names_an_address_is_refused(line):
    with pytest.raises(lock.LockFailed, match="line 2"):
        lock.without_addresses(f"# a head may say what it likes: https://x.test/\n{line}\n", "author")


def test_npm_packages_are_exact_have_integrity_and_no_address():
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages[""]["devDependencies"] == wanted
    for name, package in packages.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package and not package.get("link"), name


def test_pyodide_build_is_for_the_python_of_our_pyodide():
    """Where the installed Pyodide is, its own lock file says which Python it holds."""
    lock_file = places.NODE_MODULES / "pyodide" / "pyodide-lock.json"
    python = json.loads(lock_file.read_text("utf-8"))["info"]["python"]
    minor = ".".join(python.split(".")[:2])
    asked = (places.REQUIREMENTS / "author.in").read_text("utf-8")
    assert f'pyodide-build; python_version == "{minor}"' in asked


def dotted(*names: str) -> str:
    """Write a host's name so that this file does not hold it."""
    return r"\.".join(names)


HOSTS = re.compile(
    "|".join(
        [
            dotted("pypi", "org"),
            dotted("pythonhosted", "org"),
            dotted("registry", "npmjs"),
            dotted("npmjs", "(org|com)"),
            dotted("deb", "debian"),
            dotted("jsdelivr", "net"),
            dotted("unpkg", "com"),
            dotted("cdnjs", ""),
            dotted("esm", "sh"),
            dotted("(fonts|ajax)", "googleapis"),
            dotted("gstatic", "com"),
            r"(?<![\w.-])/(wo" + r"rk|ro" + r"ot)/\w",
        ]
    )
)


def tracked() -> list[Path]:
    """Return every file of the project, or skip where git does not know them."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so nobody says which files are the project's")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name.decode() for name in done.stdout.split(b"\0") if name]


def test_no_file_names_a_registry_a_cdn_or_one_machines_folder():
    found = []
    for file in tracked():
        if not file.is_file() or b"\0" in (content := file.read_bytes()):
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if match := HOSTS.search(line):
                found.append(f"{places.shown(file)}:{number}: {match[0]}")
    assert found == []


def test_that_search_bites():
    for line in ("https://registry." + "npmjs" + ".org/x", "cdn." + "jsdelivr" + ".net", "see /wo" + "rk/main", "/ro" + "ot/x"):
        assert HOSTS.search(line), line
    for line in ("docs/work/main.md", "a group at work/home", "python.org", "the root/branch"):
        assert not HOSTS.search(line), line
