"""``tools build``: write the static site.

The bundle (bytecode, static pictures, the page's script) is made first, then MkDocs lays the pages
round it, then the site is finished: its policy, the list of its files. A build that fails leaves the
site that stood before it.
"""

import argparse
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tools.ground import places, turns
from tools.ground.progress import Progress

CONFIG = places.ROOT / "mkdocs.yml"
SITE = places.ROOT / "site"
WAITING = "Another command is building in this checkout; waiting for it …"
WORK = places.ROOT / ".build"


class BuildFailed(Exception):
    """The site was not built; ``str()`` says why."""


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of, for a page that shows it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def build_site(
    progress: Progress,
    site: Path = SITE,
    address: str | None = None,
    previous: Path | None = None,
    draft: bool = False,
    editions: bool = False,
) -> None:
    """Make the bundle and the pages.

    Args:
        progress: who tells the person.
        site: the folder to fill; what stood in it goes once the new site is whole.
        address: the address under which the site will be read, where it is not ``site_url``.
        previous: the site of the release before, whose assets are published too; may be ``site`` itself.
        draft: leave out the policy and the list of files, for a site that changes while it is read.
        editions: make the EPUB and the print edition too, for the site to offer.

    Raises:
        BuildFailed: the pages could not be made.
    """
    with turns.turn(places.CACHE / "build.lock", turns.told_once(progress.say, WAITING)):
        _bundle(progress)
        WORK.mkdir(exist_ok=True)
        with progress.step("Writing the pages"), tempfile.TemporaryDirectory(dir=WORK) as made:
            _pages(Path(made, "site"), address)
            if editions:
                _editions(Path(made, "site"), progress)
            if not draft:
                _finish(Path(made, "site"), previous)
            shutil.rmtree(site, ignore_errors=True)
            shutil.move(Path(made, "site"), site)


def _bundle(progress: Progress) -> None:
    from tools.bundle import make as bundle
    from tools.bundle.node_script import ScriptFailed
    from tools.course import vignettes

    # First, since it takes a moment and the rest does not: what an author has just mistyped.
    wrong = [finding for loaded in vignettes.load_all(places.ROOT) for finding in loaded.errors]
    if wrong:
        raise BuildFailed("\n".join(map(str, wrong)))
    try:
        bundle.make(progress)
    except ScriptFailed as error:
        raise BuildFailed(f"The exercises were not made ready for the browser. {error}") from error


def _pages(site: Path, address: str | None) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from tools.course.problems import CourseProblem

    if not CONFIG.is_file():
        raise BuildFailed("mkdocs.yml is missing from this folder; this checkout is not whole.")
    _quiet_kernel(places.CACHE / "ipython")
    options = {"site_dir": os.fspath(site)} | ({"site_url": address} if address else {})
    try:
        config = load_config(os.fspath(CONFIG), **options)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (CourseProblem, MkDocsException, SystemExit) as error:
        raise BuildFailed(f"The pages were not made. {error}") from error


def _editions(site: Path, progress: Progress) -> None:
    from tools.export import book, offered, pdf
    from tools.ground import missing

    try:
        offered.offer(site, progress)
    except (book.BookProblem, pdf.NotSettled, missing.Missing) as error:
        raise BuildFailed(f"The book was not made. {error}") from error


def _finish(site: Path, previous: Path | None) -> None:
    from tools.bundle import finish, policy, release

    try:
        finish.finish(site, previous)
    except (policy.PolicyProblem, release.NoSite) as error:
        raise BuildFailed(f"The site was not finished. {error}") from error


def _quiet_kernel(folder: Path) -> None:
    """Let the notebooks' kernel keep its notes here, not in the author's home, and warn of nothing.

    Its warning, that it talks over this machine's own TCP, is true of every notebook and is no help.
    """
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings = "get_config().IPKernelApp.log_level = 'ERROR'\n"
    (profile / "ipython_kernel_config.py").write_text(settings, "utf-8")
    os.environ["IPYTHONDIR"] = os.fspath(folder)


def _listen_to_mkdocs(verbose: bool) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    for name in ("mkdocs", "tools"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.INFO if verbose else logging.WARNING)


def main(argv: list[str]) -> int:
    """Build the site as the command line says; return 0 when it stands, 1 when it does not."""
    parser = argparse.ArgumentParser(
        prog=f"{places.launcher()} -m tools build", description="Write the static site."
    )
    parser.add_argument("--into", type=Path, default=SITE, help="the folder (site)")
    parser.add_argument("--address", help="the address it will be read at (site_url of mkdocs.yml)")
    parser.add_argument(
        "--previous",
        type=Path,
        metavar="FOLDER",
        help="the site of the release before: its hashed assets are published too, for pages that are still open",
    )
    parser.add_argument(
        "--draft", action="store_true", help="leave out the content security policy and the list of files, as serve does"
    )
    parser.add_argument(
        "--editions", action="store_true", help="make the EPUB and the print edition too, and offer them on the site (needs Chromium, and minutes)"
    )
    parser.add_argument("--verbose", action="store_true", help="show all that MkDocs says")
    parser.add_argument("--problems", type=Path, metavar="FILE", help="if the site is not built, write why to this file, as serve asks")
    options = parser.parse_args(argv)
    _listen_to_mkdocs(options.verbose)
    heard = _Heard()
    logging.getLogger("mkdocs").addHandler(heard)
    progress = Progress()
    try:
        previous = options.previous.resolve() if options.previous else None
        build_site(progress, options.into.resolve(), options.address, previous, options.draft, options.editions)
    except BuildFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        if options.problems:
            options.problems.write_text("\n".join([*heard.lines, str(failure)]), "utf-8")
        return 1
    finally:
        logging.getLogger("mkdocs").removeHandler(heard)
    if options.address is None:
        progress.say(f"The site stands in {places.shown(options.into.resolve())}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
