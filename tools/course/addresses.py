"""Where each file of the course stands on the site.

============================================  ==============================
file                                          address
============================================  ==============================
docs/modules/m2-our-group/index.md            modules/m2-our-group/
docs/modules/m2-our-group/20-stages.md        modules/m2-our-group/stages/
docs/how-this-is-computed/kendall.ipynb       how-this-is-computed/kendall/
docs/group-tasks/build-trust.md               group-tasks/build-trust/
exercises/catalog/stage_tracker/page.md       exercises/stage-tracker/
exercises/catalog/stage_tracker/paper.md      exercises/stage-tracker/paper/
exercises/catalog/stage_tracker/method.ipynb  exercises/stage-tracker/method/
vignettes/after-the-bridge-goes/page.md       vignettes/after-the-bridge-goes/
============================================  ==============================

The number at the head of a file's name gives its order, never its address.
"""

import posixpath
import re

NUMBER = re.compile(r"^\d+-")
EXERCISE = re.compile(r"^exercises/catalog/([^/]+)/(page|paper|method)\.(md|ipynb|py)$")
VIGNETTE = re.compile(r"^vignettes/([^/]+)/page\.md$")


def src_uri(path):
    """The place of a file in the tree that the page maker reads.

    Args:
        path: the file, from the project's root.

    Returns:
        The place, or an empty string where the file is no page.
    """
    if path.startswith("docs/") and path.endswith((".md", ".ipynb")):
        return path.removeprefix("docs/")
    if match := EXERCISE.match(path):
        slug, role, ending = match.groups()
        return f"exercises/{kebab(slug)}/{'index' if role == 'page' else role}.{ending}"
    if match := VIGNETTE.match(path):
        return f"vignettes/{match.group(1)}/index.md"
    return ""


def url(uri):
    """The address, from the site's root, of the page at this place in the tree."""
    folder, name = posixpath.split(uri)
    stem = NUMBER.sub("", posixpath.splitext(name)[0])
    parts = [part for part in (folder, "" if stem in ("index", "README") else stem) if part]
    return "/".join(parts) + "/" if parts else ""


def relative(from_url, to_url):
    """The address of one page as written in another.

    Args:
        from_url: the address of the page in which the link stands, from the site's root.
        to_url: the address that it goes to, from the site's root, with or without a ``#part``.
    """
    address, mark, part = to_url.partition("#")
    if address == from_url and mark:
        return f"#{part}"
    way = posixpath.relpath("/" + address, "/" + from_url)
    return ("./" if way == "." else way + ("/" if address.endswith("/") or not address else "")) + mark + part


def kebab(slug):
    """A slug as it stands in an address."""
    return slug.replace("_", "-")


def anchor(id_):
    """An id as the name of a place on a page: ``CH11-PA8`` gives ``ch11-pa8``."""
    return re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-")
