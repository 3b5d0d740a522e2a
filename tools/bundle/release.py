"""One release of the site: what belongs to it, and what stays of the one before.

A plain host lets browsers keep a page for some minutes and drops the old files at once; an old page then asks for a
script that is gone. So a build that is given the site before it carries that site's hashed assets along, for one
release. The list of files is what a device that keeps the course fetches and checks (``exercises/seam/page/release.ts``).
"""

import base64
import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path

LIST = "release.json"
SERVICE_WORKER = "sw.js"
PLACEHOLDER = "__COURSE_RELEASE__"
HASHED = re.compile(r"\.[0-9a-f]{8,64}\.[a-z.]+$")
"""A name with a hash of what is in it; ``release.ts`` has the same."""

NOT_KEPT = re.compile(r"(^|/)[._][^/]*$|\.(map|br|gz)$|^sitemap\.xml|^assets/javascripts/lunr/|^editions/|^(release\.json|sw\.js)$")
"""What a kept course is whole without: notes for hosts and developers, compressed twins, a search in languages that the
course is not in, and the book of what is kept already."""

COMPRESSED = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".xml"})
"""What a plain host compresses."""


class NoSite(Exception):
    """The folder that was named holds no site; the text says so."""


def carry_over(site: Path, previous: Path) -> list[str]:
    """Copy the hashed assets of the release before that this one lacks.

    What that release had carried over itself stays behind.

    Args:
        site: the new site.
        previous: the folder of the one before.

    Returns:
        Their paths from the site's root.

    Raises:
        NoSite: ``previous`` holds no site.
    """
    if not (previous / "index.html").is_file():
        raise NoSite(f"{previous} holds no site: it has no index.html. Name the folder of the release before.")
    record = previous / LIST
    older = set(json.loads(record.read_text("utf-8"))["previous"]) if record.is_file() else set()
    carried = []
    for path in sorted((previous / "assets").rglob("*")):
        name = path.relative_to(previous).as_posix()
        if not path.is_file() or not HASHED.search(path.name) or name.endswith((".map", ".br", ".gz")) or name in older:
            continue
        target = site / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            carried.append(name)
    return carried


def publish(site: Path, carried: list[str]) -> dict:
    """Write the list of the site's files, and put the release's name into the service worker.

    Args:
        site: the site, finished but for this.
        carried: what :func:`carry_over` returned.

    Returns:
        The list as it was written: ``release`` (16 hexadecimal digits over all files), ``bytes`` and ``sent`` (sizes
        as they are, and as a host sends them that compresses), ``files`` (address, bytes, SHA-256 in base64) and
        ``previous``.
    """
    files, sent = [], 0
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or NOT_KEPT.search(name) or name in carried:
            continue
        data = path.read_bytes()
        sent += len(gzip.compress(data, 6, mtime=0)) if path.suffix in COMPRESSED else len(data)
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        files.append([re.sub(r"(^|/)index\.html$", r"\1", name), len(data), digest])
    release = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    record = {
        "release": release,
        "bytes": sum(size for _, size, _ in files),
        "sent": sent,
        "files": files,
        "previous": sorted(carried),
    }
    (site / LIST).write_text(json.dumps(record, separators=(",", ":")) + "\n", "utf-8", newline="")
    worker = site / SERVICE_WORKER
    if worker.is_file():
        worker.write_text(worker.read_text("utf-8").replace(PLACEHOLDER, release), "utf-8", newline="")
    return record
