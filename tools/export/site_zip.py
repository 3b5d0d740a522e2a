"""``tools export zip``: the built site as one file, to be unpacked on any web server.

The same site gives the same bytes: entries in the order of their names, one date, one way of packing. What is packed
already (the compressed twins, archives, fonts) is stored as it is.
"""

import argparse
import sys
import time
import zipfile
from pathlib import Path

from tools import build
from tools.export import host_headers
from tools.export.site import standing
from tools.ground import places
from tools.ground.progress import Progress

OUT = places.ROOT / ".build" / "export" / "joined-up-site.zip"
FOLDER = "joined-up"
STORED = frozenset({".br", ".gz", ".woff2", ".png", ".bin", ".zip", ".jpg"})
DATE = (1980, 1, 1, 0, 0, 0)

README = """\
JOINED UP: THE COURSE, FOR ANY WEB SERVER

1. Unpack this file.
2. Copy the folder joined-up, with everything in it, to where your web server's pages lie. Any folder will do,
   however deep; the folder may bear another name. It is about {size} MB.
3. Open its address in a browser. The front door is index.html.

There is no program to install, no database, and no code that runs on the server: they are files. Nothing in them
calls another host. What a reader enters stays in the reader's browser.

Serve it over https: without it a browser keeps neither the course nor anybody's work for the time without a network.
A page's address ends with a slash; the server must answer it with the index.html of that folder, as servers do.

TYPES. A server should send .html as text/html, .css as text/css, .js as text/javascript, .json as application/json,
.svg as image/svg+xml, .woff2 as font/woff2 and .wasm as application/wasm. The first three must be right. The course
still works where .wasm, .bin or .woff2 come with another type.

HEADERS, if you may set them. joined-up/_headers is read by Netlify and Cloudflare Pages. Beside this file lie the same
rules for Apache (apache-htaccess.txt) and for nginx (nginx.txt). They say three things: which scripts a page may run
(Content-Security-Policy; every page says so itself as well), that a type is to be believed (X-Content-Type-Options),
and that sw.js and release.json are to be asked for anew each time, so that a reader soon has a new version. The lines
are for this release alone: take the new ones with a new release.

COMPRESSED FILES. Beside large files lie .br and .gz: the same, packed. A server that is told to use them (nginx:
gzip_static on; Apache: see mod_deflate, precompressed content) saves readers time. Any other takes no notice of them.

A NEW VERSION. Put the new folder in the place of the old one. A page that somebody still has open asks for files of
the old version: leave the old folder's assets/course for a day, or have the course built with --previous.

A PLAIN TEST on your own machine: python3 -m http.server, in the folder joined-up, and open the address that it names.

Licence: the words CC BY-SA 4.0, the code MIT. Release {release}.
"""


def write(site: Path, out: Path) -> int:
    """Write the site into a zip file.

    Args:
        site: the finished site.
        out: the file.

    Returns:
        How many files of the site are in it.
    """
    files = [path for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()) if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    headers = (site / "_headers").read_text("utf-8") if (site / "_headers").is_file() else ""
    release = (site / "release.json").read_text("utf-8").split('"release":"', 1)[1][:16]
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w") as packed:
        _put(packed, "README.txt", README.format(size=round(size / 1e6), release=release).encode())
        if headers:
            _put(packed, "apache-htaccess.txt", host_headers.apache(headers).encode())
            _put(packed, "nginx.txt", host_headers.nginx(headers).encode())
        for path in files:
            _put(packed, f"{FOLDER}/{path.relative_to(site).as_posix()}", path.read_bytes())
    return len(files)


def _put(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, DATE)
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # as if made on one system, readable by all
    entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in STORED else zipfile.ZIP_DEFLATED
    packed.writestr(entry, data, compresslevel=9)


def main(argv: list[str]) -> int:
    """Write the zip file; return 0 when it stands, 1 when there is no site."""
    parser = argparse.ArgumentParser(prog=f"{places.launcher()} -m tools export zip", description="The built site as one file for any web server.")
    parser.add_argument("--out", type=Path, default=OUT, help=f"the file ({places.shown(OUT)})")
    parser.add_argument("--site", type=Path, help="the folder of a finished site (site)")
    options = parser.parse_args(argv)
    progress = Progress()
    try:
        site = standing(progress, options.site)
    except build.BuildFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    began = time.monotonic()
    count = write(site, options.out)
    progress.say(f"{places.shown(options.out)}: {count} files, {options.out.stat().st_size / 1e6:.1f} MB, in {time.monotonic() - began:.0f} s.")
    return 0
