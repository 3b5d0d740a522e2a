"""``tools lock``: renew the lists of exact packages. For maintainers, after a change to ``*.in``.

Python packages are resolved once for every Python and system that the course knows, by uv, which
comes by hash from the package registry like all else. The lists name packages, versions
and hashes, and no address: where they come from is each machine's own setting.
"""

import argparse
import os
import re
import sys
from pathlib import Path

from tools.ground import node, packages, places
from tools.ground.progress import Progress

NAMES = ("author", "node", "lock", "peers", "platforms")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "macos", "x86_64-apple-darwin", "windows")
COMPILE = (
    "pip compile --no-config --universal --fork-strategy fewest --python-version 3.11 "
    "--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet"
).split()
HEAD = "# Made by `python3 -m tools lock` from {name}.in. Not edited by hand.\n"
ADDRESS = re.compile(r"https?://|file:|ssh:|(?<!\w)/(?:[\w.-]+/)+|--(?:extra-)?index-url|--find-links")


class LockFailed(Exception):
    """A list could not be made; ``str()`` says why. What stood before is untouched."""


def without_addresses(text: str, name: str) -> str:
    """Return a list of packages as it came, if it names no address.

    Raises:
        LockFailed: it names one.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#") and ADDRESS.search(line):
            raise LockFailed(f"requirements/{name}.txt, line {number}, names an address: {line.strip()}")
    return text


def uv_environment() -> dict[str, str]:
    """Return the environment for uv, less what would add other sources of packages."""
    kept = ("UV_DEFAULT_INDEX", "UV_NATIVE_TLS", "UV_SYSTEM_CERTS", "UV_CACHE_DIR", "UV_HTTP_TIMEOUT")
    plain = packages.plain_environment(os.environ)
    return {name: value for name, value in plain.items() if not name.startswith("UV_") or name in kept}


def lock_python(uv: Path, name: str, upgrade: bool, progress: Progress) -> None:
    """Resolve one ``.in`` file into its ``.txt``; versions stay as they are unless told otherwise."""
    target = places.REQUIREMENTS / f"{name}.txt"
    work = places.CACHE / f"{name}.txt"
    if target.exists() and not upgrade:
        work.write_bytes(target.read_bytes())
    else:
        work.unlink(missing_ok=True)
    code, output = progress.run(
        f"Resolving {name}.in",
        [uv, *COMPILE, places.REQUIREMENTS / f"{name}.in", "-o", work],
        log=f"lock-{name}",
        env=uv_environment(),
    )
    if code != 0:
        raise LockFailed(f"uv could not resolve requirements/{name}.in:\n{output}")
    text = without_addresses(work.read_text("utf-8"), name)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    target.write_text(HEAD.format(name=name) + "\n".join(lines) + "\n", "utf-8", newline="\n")


def lock_npm(upgrade: bool, progress: Progress) -> None:
    """Renew ``package-lock.json``, with integrity and without addresses."""
    verb = "update" if upgrade else "install"
    code, output = progress.run(
        "Resolving package.json",
        [*node.npm(), verb, "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund",
         "--omit-lockfile-registry-resolved", "--save-exact"],
        log="lock-npm",
        env=node.environment(),
    )
    if code != 0:
        raise LockFailed(f"npm could not resolve package.json:\n{output}")
    lock = (places.ROOT / "package-lock.json").read_text("utf-8")
    if '"resolved"' in lock:
        raise LockFailed("package-lock.json names addresses (\"resolved\"); npm 9 or newer leaves them out.")


def check_everywhere(uv: Path, name: str, progress: Progress) -> None:
    """See that every Python on every system finds a ready-made, hashed file of each package."""
    for system in SYSTEMS:
        for version in PYTHONS:
            folder = places.CACHE / "lock-target"
            code, output = progress.run(
                f"Trying {name}.txt for Python {version}, {system}",
                [uv, "pip", "install", "--no-config", "--dry-run", "--require-hashes", "--no-deps",
                 "--only-binary", ":all:", "--python-version", version, "--python-platform", system,
                 "--target", folder, "-r", places.REQUIREMENTS / f"{name}.txt"],
                log=f"lock-try-{name}",
                env=uv_environment(),
            )  # fmt: skip
            if code != 0:
                raise LockFailed(f"{name}.txt does not do for Python {version} on {system}:\n{output}")


def main(argv: list[str]) -> int:
    """Renew the lists as the command line says; return 0, or 1 where one could not be made."""
    parser = argparse.ArgumentParser(
        prog=f"{places.launcher()} -m tools lock",
        description="Renew the lists of exact packages (requirements/*.txt, package-lock.json).",
    )
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    parser.add_argument("--only-try", action="store_true", help="resolve nothing; try the lists as they are")
    options = parser.parse_args(argv)
    progress = Progress()
    folder = places.CACHE / "lock-venv"
    requirements = places.REQUIREMENTS / "lock.txt"
    if not packages.ready(folder, requirements):
        packages.make(folder, requirements, progress)
    uv = places.venv_python(folder).with_name("uv.exe" if os.name == "nt" else "uv")
    try:
        if not options.only_try:
            for name in NAMES:
                lock_python(uv, name, options.upgrade, progress)
            lock_npm(options.upgrade, progress)
        for name in NAMES:
            check_everywhere(uv, name, progress)
    except LockFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    progress.say("The lists are made and tried. Run the tests, then commit them.")
    return 0
