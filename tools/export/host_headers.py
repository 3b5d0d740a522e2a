"""The site's ``_headers`` file said in the words of two web servers: Apache and nginx.

Netlify and Cloudflare Pages read ``_headers`` themselves. A page carries its policy inside it and a worker lets go of
the network by itself, so a server that takes none of this serves the course all the same.
"""

import re

TYPES = {"wasm": "application/wasm", "js": "text/javascript", "json": "application/json", "svg": "image/svg+xml", "woff2": "font/woff2"}


def rules(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the rules of a ``_headers`` file: each a path and its headers, as name and value."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if not line[0].isspace():
            found.append((line.strip(), []))
        else:
            name, _, value = line.strip().partition(":")
            found[-1][1].append((name.strip(), value.strip()))
    return found


def apache(text: str) -> str:
    """Return the rules as a ``.htaccess`` file for the course's own folder, wherever that lies."""
    lines = ["# For Apache 2.4 with mod_headers: name this file .htaccess and put it beside index.html.", "<IfModule mod_mime.c>"]
    lines += [f"  AddType {kind} .{end}" for end, kind in TYPES.items()]
    lines += ["</IfModule>", "<IfModule mod_headers.c>"]
    for path, headers in rules(text):
        inside = [f'Header set {name} "{_quoted(value)}"' for name, value in headers]
        if path == "/*":
            lines += [f"  {line}" for line in inside]
        else:
            name = path.rsplit("/", 1)[1]
            lines += [f'  <FilesMatch "^{re.escape(name)}$">', *(f"    {line}" for line in inside), "  </FilesMatch>"]
    return "\n".join([*lines, "</IfModule>", ""])


def nginx(text: str) -> str:
    """Return the rules as lines for a ``server`` block; a ``location`` says all headers again, as nginx wants it."""
    every = dict(next((headers for path, headers in rules(text) if path == "/*"), []))
    lines = ["# For nginx: put these lines into the server block, after the one that names the folder."]
    lines += _add(every, "")
    for path, headers in rules(text):
        if path != "/*":
            name = path.rsplit("/", 1)[1]
            lines += [f"location ~ /{re.escape(name)}$ {{", *_add({**every, **dict(headers)}, "  "), "}"]
    return "\n".join([*lines, ""])


def _add(headers, indent):
    return [f'{indent}add_header {name} "{_quoted(value)}" always;' for name, value in headers.items()]


def _quoted(value):
    return value.replace("\\", "\\\\").replace('"', '\\"')
