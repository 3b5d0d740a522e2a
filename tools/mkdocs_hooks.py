"""The one place that knows MkDocs: it hands MkDocs what ``tools.course`` makes.

====================  =====================================================================
MkDocs asks           it is given
====================  =====================================================================
``on_config``         the course, read anew; what is wrong with it, as warnings
``on_files``          the pages outside ``docs/``, those made from data, and the navigation
``on_page_markdown``  ``dress.markdown``: made parts, links, citations
``on_page_content``   ``dress.html``: facts, review status, exercises, sources
``on_post_page``      the head that an exercise, *My work*, or the keeping of the course needs
``on_post_build``     the bundle and the typeface, copied beside the pages
====================  =====================================================================
"""

import hashlib
import importlib
import logging
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from mkdocs.plugins import CombinedEvent, event_priority  # noqa: E402
from mkdocs.structure.files import File  # noqa: E402

from tools.bundle import offline_page, task_page, wheel, work_page  # noqa: E402
from tools.course import addresses, check, dress, fonts, load, navigation, record_keys, task_parts  # noqa: E402

log = logging.getLogger("mkdocs.plugins.course")
ASSETS = ROOT / ".build" / "site_assets"
DRAWN = 'data-state="static"'
NOTEBOOK_CACHE = ROOT / ".cache" / "mkdocs-jupyter"


class _Now:
    """What one build works on: the course, its pages by their place, and the bundler's picture maker."""

    course = None
    pages = {}
    pictures = None


def on_config(config):
    """Read the course; name what is wrong; let notebooks find the exercises."""
    _Now.course = load.load(ROOT)
    _Now.pages = {page.src_uri: page for page in _Now.course.pages}
    _Now.pictures = _picture_maker()
    for finding in check.run(_Now.course):
        log.log(logging.INFO if finding.warning else logging.WARNING, "%s", finding)
    if "mkdocs-jupyter" in config.plugins:
        _ready_for_notebooks()
        config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(_notebook_cache())
    return config


def _picture_maker():
    """The bundler's module for static pictures, or None while the course is built without them."""
    try:
        return importlib.import_module("tools.bundle.pictures")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("tools.bundle"):
            raise
        return None


def _ready_for_notebooks():
    """Let a notebook's own process find the exercises, and keep its settings out of the home folder."""
    way = os.environ.get("PYTHONPATH", "")
    if str(ROOT) not in way.split(os.pathsep):
        os.environ["PYTHONPATH"] = os.pathsep.join(part for part in (str(ROOT), way) if part)
    os.environ["IPYTHONDIR"] = str(ROOT / ".cache" / "ipython")
    profile = ROOT / ".cache" / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    # It warns at every start that it speaks over this machine's own network; an author can do nothing about it.
    (profile / "ipython_kernel_config.py").write_text('c = get_config()\nc.IPKernelApp.log_level = "ERROR"\n', encoding="utf-8")


def _notebook_cache():
    """A folder that changes with the exercises: a notebook is run again when the code it explains has changed."""
    code = hashlib.sha256()
    for path in sorted((ROOT / "exercises").rglob("*.py")):
        code.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    now = NOTEBOOK_CACHE / code.hexdigest()[:16]
    for old in NOTEBOOK_CACHE.glob("*") if NOTEBOOK_CACHE.is_dir() else ():
        if old != now and old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
    return now


@event_priority(100)
def _add_pages(files, config):
    """Before other plugins: pages that lie outside ``docs/`` and pages made from data."""
    for uri, page in _Now.pages.items():
        file = files.get_file_from_path(uri)
        if file is None:
            if page.path:
                file = File.generated(config, uri, abs_src_path=str(ROOT / page.path))
            else:
                file = File.generated(config, uri, content=f"---\ntitle: {_quoted(page.title)}\n---\n\n{page.text}")
            files.append(file)
        if uri.endswith(".md"):
            file.dest_uri = page.url + "index.html"
            file.url = page.url or "./"
    return files


@event_priority(-100)
def _after_plugins(files, config):
    """After other plugins: the notebooks' real files, and the navigation."""
    for file in files:
        page = _Now.pages.get(file.src_uri)
        if page and page.kind == "notebook":
            # mkdocs-jupyter wraps the file and looks for it under docs/
            file.abs_src_path = str(ROOT / page.path)
    there = [page for uri, page in _Now.pages.items() if files.get_file_from_path(uri)]
    config.nav = navigation.navigation(there, _Now.course)
    return files


on_files = CombinedEvent(_add_pages, _after_plugins)


def _quoted(words):
    """Words as a YAML string."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def on_page_markdown(markdown, page, config, files):
    """The author's Markdown, with made parts, links and citations."""
    ours = _Now.pages.get(page.file.src_uri)
    if ours is None:
        return markdown
    page.meta.setdefault("title", ours.title)
    if ours.kind == "notebook":
        return markdown
    return dress.markdown(_Now.course, ours, markdown)


def on_page_content(html, page, config, files):
    """The finished content, with what stands round it and the exercises in it."""
    ours = _Now.pages.get(page.file.src_uri)
    if ours is None:
        return html
    if ours.kind == "notebook":
        html = dress.notebook(_Now.course, ours, html)
    return dress.html(_Now.course, ours, ours.text, html, _element)


def _element(slug, material, mount, paper, title):
    """An exercise's element with its static controls, or None where the bundler has drawn none."""
    if not _Now.pictures:
        return None
    try:
        return _Now.pictures.element(slug, material, mount, paper, title)
    except KeyError:
        # not drawn: the check names a slug that nobody knows
        return None


def on_post_page(output, page, config):
    """The page with the scripts that a drawn exercise, the list of one's work, or the keeping of the course needs."""
    content = page.content or ""
    base = addresses.relative(page.url.lstrip("./"), "")
    heads = []
    if _Now.pictures and DRAWN in content:
        heads.append(_Now.pictures.head(base))
    if work_page.ELEMENT in content:
        heads.append(work_page.head(base, record_keys.catalogue(_Now.course), wheel.version()))
    heads.append(task_page.head(base, content, task_parts.parts(_Now.course)))
    heads.append(offline_page.head(base, content))
    return output.replace("</head>", "\n".join([*filter(None, heads), "</head>"]), 1)


def on_post_build(config):
    """Copy what the bundler made, and the typeface, beside the pages."""
    for place, source in fonts.files().items():
        target = Path(config.site_dir, place)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if ASSETS.is_dir():
        shutil.copytree(ASSETS, config.site_dir, dirs_exist_ok=True)
