"""``tools export scorm``: the course, or a part of it, as a SCORM 1.2 package for a learning platform.

A package is made from the built site. It has one launch page that holds the visit (``exercises/seam/page/platform.ts``);
the site's own pages stand in a frame within it.
"""

import argparse
import hashlib
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools import build
from tools.bundle import scripts
from tools.bundle.node_script import ScriptFailed
from tools.course import load
from tools.export import assets, launch_page, manifest, packaged, scope as scopes
from tools.export.site import standing
from tools.ground import places
from tools.ground.progress import Progress

OUT = places.ROOT / ".build" / "export"
OWN = "platform/"
"""Where the package's own scripts and styles lie."""

LICENCES = {"LICENSE": "LICENSE.txt", "LICENSE-WORDS": "LICENSE-WORDS.txt"}
STORED = frozenset({".bin", ".png", ".woff2", ".zip"})
DATE = (1980, 1, 1, 0, 0, 0)


def files(site: Path, scope: scopes.Scope, progress: Progress, elsewhere: str = "") -> dict[str, bytes]:
    """Return all files of a package by their names, the manifest first.

    Args:
        site: the finished site.
        scope: what goes in.
        progress: who tells the person.
        elsewhere: the address of the whole course on the web, for links that lead out of the package; or empty.

    Raises:
        FileNotFoundError: the site lacks a file that a page asks for.
        ScriptFailed: a script of the package does not bundle.
    """
    made = _own(progress)
    names = {Path(name).stem.split(".")[0] + Path(name).suffix: name for name in made}
    packager = packaged.Packager(frozenset(scope.pages), scope.start, names["page.js"], names["page.css"], scope.id, scope.title,
                                 elsewhere, lambda name: (site / name).is_file())  # fmt: skip
    pages = {f"{url}index.html": packager.page(url, (site / url / "index.html").read_text("utf-8")) for url in scope.pages}
    made[launch_page.NAME] = launch_page.text(scope, names["launch.js"], names["launch.css"]).encode()
    wanted = packager.wanted | set(launch_page.ASSETS)
    for name in assets.needed(site, wanted, assets.exercises_in(pages.values())):
        made[name] = (site / name).read_bytes()
    made |= {name: text.encode() for name, text in pages.items()}
    if (index := assets.search_index(site, frozenset(scope.pages))) is not None:
        made[assets.SEARCH] = index.encode()
    made |= {name: (places.ROOT / source).read_bytes() for source, name in LICENCES.items()}
    described = manifest.text(scope.id, scope.title, launch_page.NAME, made)
    return {manifest.NAME: described.encode(), **dict(sorted(made.items()))}


def _own(progress: Progress) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        scripts.platform(Path(folder), progress)
        found = {OWN + path.name: path.read_bytes() for path in Path(folder).iterdir()}
    for sheet in ("launch.css", "page.css"):
        data = (launch_page.TEMPLATES / sheet).read_bytes().replace(b"\r\n", b"\n")
        found[f"{OWN}{Path(sheet).stem}.{hashlib.sha256(data).hexdigest()[:12]}.css"] = data
    return found


def write(held: Mapping[str, bytes], out: Path) -> None:
    """Write a package as a zip file; the same files give the same bytes.

    Args:
        held: its files by name, in the order in which they are to stand.
        out: the zip file.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in held.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in STORED else zipfile.ZIP_DEFLATED
            packed.writestr(entry, data, compresslevel=9)


def pages_of(site: Path) -> frozenset[str]:
    """Return the addresses of a site's pages, from its root."""
    return frozenset(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html"))


def chosen(site: Path, module: str | None = None, vignette: str | None = None, exercise: str | None = None) -> scopes.Scope:
    """Return the scope that the command line asks for; the whole course where it names no part.

    Raises:
        scopes.NoSuchPart: there is none such.
    """
    course, there = load.load(), pages_of(site)
    for asked, find in ((module, scopes.of_module), (vignette, scopes.of_vignette), (exercise, scopes.of_exercise)):
        if asked is not None:
            return find(course, there, asked)
    return scopes.of_course(course, there)


def main(argv: list[str]) -> int:
    """Write the package; return 0 when it stands, 1 when it does not."""
    parser = argparse.ArgumentParser(
        prog=f"{places.launcher()} -m tools export scorm",
        description="A SCORM 1.2 package for Moodle and other learning platforms: the whole course, or one part of it.",
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--module", metavar="M2", help="one module, with its group tasks, vignettes and exercises")
    part.add_argument("--vignette", metavar="SLUG", help="one vignette, such as after-the-bridge-goes or V-PA")
    part.add_argument("--exercise", metavar="X01", help="one exercise")
    parser.add_argument("--course-at", metavar="ADDRESS", default="", help="where the whole course can be read, for links that lead out of the package")
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"the zip file (in {places.shown(OUT)}, named after what is in it)")
    parser.add_argument("--site", type=Path, help="the folder of a finished site (site)")
    options = parser.parse_args(argv)
    if options.course_at and not options.course_at.startswith(("https://", "http://")):
        parser.error(f"--course-at: {options.course_at!r} is no web address; it has to begin with https://")
    progress = Progress()
    try:
        site = standing(progress, options.site)
        scope = chosen(site, options.module, options.vignette, options.exercise)
        held = files(site, scope, progress, options.course_at)
        out = options.out or OUT / f"{scope.file}.zip"
        write(held, out)
    except (build.BuildFailed, scopes.NoSuchPart, FileNotFoundError, ScriptFailed) as failure:
        print(failure, file=sys.stderr)
        return 1
    size = sum(map(len, held.values()))
    progress.say(f"{places.shown(out)}: {scope.title}. {len(scope.pages)} pages, {len(held)} files, {out.stat().st_size / 1e6:.1f} MB ({size / 1e6:.1f} MB unpacked).")
    progress.say("How to put it into Moodle stands in docs/in-the-learning-platform.md.")
    return 0
