"""The virtual environment and its hashed Python packages."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.ground import missing, places, stamps
from tools.ground.progress import Progress

TRANSPORT = frozenset(
    "cert client_cert proxy trusted_host index_url extra_index_url find_links no_index timeout "
    "default_timeout retries cache_dir no_cache_dir keyring_provider".split()
)
"""The pip settings that are taken over from the machine: how to reach a registry. Any other (a
target folder, user installs, a constraint file) would put the packages elsewhere or change them.
What comes by these ways is held to the lock file's hashes, whoever serves it."""


def key(requirements: Path) -> str:
    """Return what an environment with these requirements must be stamped with."""
    return stamps.key([requirements], sys.platform, "%d.%d" % sys.version_info[:2])


def ready(folder: Path, requirements: Path) -> bool:
    """Say, in milliseconds, whether the environment stands as the lock file wants it."""
    return places.venv_python(folder).exists() and stamps.fits(folder, key(requirements))


def make(folder: Path, requirements: Path, progress: Progress) -> None:
    """Make the environment from nothing and install the hashed packages.

    Whatever stood in the folder goes: a half-made environment, or one of another Python.

    Raises:
        Missing: pip, venv, the registry or the disk is not there.
    """
    version = "%d.%d.%d" % sys.version_info[:3]
    try:
        with progress.step(f"Making {places.shown(folder)} for Python {version}"):
            if folder.exists():
                stamps.remove(folder)
                shutil.rmtree(folder)
            with_pip = _create(folder)
    except OSError as error:
        raise missing.disk_or_rights(error, "The Python environment") from error
    except subprocess.CalledProcessError as error:
        raise missing.python_without_pip() from error
    install(folder, requirements, progress, "Python packages", with_pip)
    stamps.write(folder, key(requirements), python=version)


def _create(folder: Path) -> bool:
    """Create the empty environment; say whether pip is inside it."""
    try:
        import venv
    except ImportError as error:
        raise missing.python_without_venv() from error
    with_pip = importlib.util.find_spec("ensurepip") is not None
    if not with_pip and importlib.util.find_spec("pip") is None:
        raise missing.python_without_pip()
    # Symbolic links keep the environment small; Windows asks for rights that few have.
    venv.EnvBuilder(with_pip=with_pip, symlinks=os.name != "nt").create(folder)
    return with_pip


def install(
    folder: Path, requirements: Path, progress: Progress, what: str, with_pip: bool = True
) -> None:
    """Install a hashed requirements file into an environment.

    Args:
        folder: the environment.
        requirements: a complete lock file, so that pip has nothing to resolve.
        progress: who tells the person.
        what: what is installed, for that person.
        with_pip: whether the environment has its own pip; otherwise this Python's is lent.

    Raises:
        Missing: the packages could not be had.
    """
    python = places.venv_python(folder)
    pip = [python, "-m", "pip"] if with_pip else [sys.executable, "-m", "pip", "--python", python]
    options = ["install", "--no-warn-script-location", "-r", requirements]
    _run(pip, options, f"Installing {what} (some minutes the first time)", what, requirements.stem, progress)


def download(
    folder: Path, requirements: Path, python: str, progress: Progress, what: str
) -> None:
    """Put the packages of a hashed requirements file into a folder as they come, as wheels.

    Args:
        folder: where they go.
        requirements: packages of pure Python, each with its hashes.
        python: the version of Python that they are for, such as ``3.13``; it need not be this one.
        progress: who tells the person.
        what: what they are, for that person.

    Raises:
        Missing: they could not be had.
    """
    if importlib.util.find_spec("pip") is None:
        raise missing.python_without_pip()
    options = ["download", "--python-version", python, "--dest", folder, "-r", requirements]
    pip = [sys.executable, "-m", "pip"]
    _run(pip, options, f"Fetching {what}", what, f"wheels-{requirements.stem}", progress)


def _run(pip: list, options: list, text: str, what: str, log: str, progress: Progress) -> None:
    """Let pip fetch what is listed and nothing else, by hash, ready-made."""
    held = "--require-hashes --no-deps --only-binary=:all: --no-input --disable-pip-version-check --progress-bar=off"
    code, output = progress.run(
        text,
        [*pip, *options, *held.split()],
        log=f"pip-{log}",
        env=pip_environment(os.environ, _pip_settings(pip)),
    )
    if code != 0:
        raise missing.download_failed(what, output, places.LOGS / f"pip-{log}.log")


def _pip_settings(pip: list) -> str:
    """Return what ``pip config list`` prints: this machine's files and environment together."""
    done = subprocess.run(
        [*pip, "config", "list"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=plain_environment(os.environ),
    )
    return done.stdout if done.returncode == 0 else ""


def plain_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without what would lead a fresh interpreter astray."""
    astray = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    return {name: value for name, value in environment.items() if name not in astray}


def pip_environment(environment: Mapping[str, str], settings: str) -> dict[str, str]:
    """Return the environment for pip: of all its settings, only how to reach a registry.

    Args:
        environment: the process's own environment.
        settings: the output of ``pip config list``, lines such as ``global.cert='/a/b'``. Where
            a setting stands several times the last line that pip itself would follow wins:
            ``:env:`` before a command's section before ``global``.
    """
    result = {
        name: value
        for name, value in plain_environment(environment).items()
        if not name.startswith("PIP_")
    }
    rank = {"global": 0, "install": 1, ":env:": 2}
    found: dict[str, tuple[int, str]] = {}
    for line in settings.splitlines():
        name, equals, raw = line.partition("=")
        section, dot, option = name.rpartition(".")
        option = option.strip().lower().replace("-", "_")
        if not equals or not dot or section not in rank or option not in TRANSPORT:
            continue
        try:
            value = " ".join(str(ast.literal_eval(raw)).split())
        except (ValueError, SyntaxError):
            continue
        if option not in found or rank[section] >= found[option][0]:
            found[option] = (rank[section], value)
    result.update({f"PIP_{option.upper()}": value for option, (_, value) in found.items()})
    result["PIP_CONFIG_FILE"] = os.devnull
    return result
