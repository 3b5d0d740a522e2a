"""The policy, reckoned from pages as they stand."""

import base64
import hashlib
import re

import pytest

from tools.bundle import policy

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>x</title>{}</head><body>{}</body></html>'


def source(text):
    """The hash source of a script's text, reckoned apart from the code under test."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@pytest.fixture
def site(tmp_path):
    """``site({"index.html": …})`` writes pages and returns their folder."""

    def write(pages):
        for name, text in pages.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        return tmp_path

    return write


def test_a_known_hash():
    """The example of the specification, Content Security Policy Level 3, 8.3."""
    assert policy.hashes("<script>alert('Hello, world.');</script>") == {
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    }


@pytest.mark.parametrize(
    "script, text",
    [
        ("<script>one()</script>", "one()"),
        ("<SCRIPT>one()</SCRIPT>", "one()"),
        ('<script type="module">\n two() \n</script>', "\n two() \n"),
        ("<script type=text/javascript>a < b && c > d</script>", "a < b && c > d"),
        ("<script>one()\r\ntwo()</script>", "one()\ntwo()"),
        ('<script type="importmap">{}</script>', "{}"),
        ("<script>é</script >", "é"),
    ],
)
def test_what_runs_is_hashed_as_a_browser_reads_it(script, text):
    assert policy.hashes(HEAD.format(script, "")) == {source(text)}


@pytest.mark.parametrize(
    "script",
    ['<script src="x.js"></script>', '<script type="application/json">{"a": 1}</script>', "<p>&lt;script>one()&lt;/script></p>"],
)
def test_what_does_not_run_is_not(script):
    assert policy.hashes(HEAD.format("", script)) == set()


def test_every_page_has_all_hashes_of_all_pages_before_its_first_script(site):
    folder = site({
        "index.html": HEAD.format("<script>one()</script>", ""),
        "a/b/index.html": HEAD.format("<script>two()</script>", "<script>one()</script>"),
        "404.html": '<!doctype html><html><head><script>first()</script><meta charset="utf-8"></head><body></body></html>',
    })
    made = policy.apply(folder)
    assert {source("one()"), source("two()"), source("first()")} <= set(re.split("[; ]+", made))
    for name in ("index.html", "a/b/index.html", "404.html"):
        page = (folder / name).read_text("utf-8")
        assert page.count(f'content="{made}"') == 1
        assert page.index("charset") < page.index(made) < page.index("<script"), name
        assert page.count("charset") == 1


def test_the_policy_allows_nothing_for_being_inline_and_no_words_as_code(site):
    directives = dict(part.split(" ", 1) for part in policy.apply(site({"index.html": HEAD.format("", "")})).split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert directives["connect-src"] == directives["worker-src"] == "'self'"
    assert "frame-ancestors" not in directives, "a policy in a page may not say it"


@pytest.mark.parametrize(
    "slip", ['<button onclick="go()">Go</button>', "<img src=x ONERROR=go()>", '<a href=" JavaScript:go()">Go</a>']
)
def test_a_handler_in_a_page_is_named_and_nothing_is_written(site, slip):
    folder = site({"m/index.html": HEAD.format("", slip), "index.html": HEAD.format("", "")})
    with pytest.raises(policy.PolicyProblem, match="m/index.html has <"):
        policy.apply(folder)
    assert "Content-Security" not in (folder / "index.html").read_text("utf-8")


def test_words_that_look_like_a_handler_are_words(site):
    text = '<p title="the one = two">based on x, onset = early, and javascript: the word</p>'
    policy.apply(site({"index.html": HEAD.format("", text)}))


def test_a_page_without_a_head_is_named(site):
    with pytest.raises(policy.PolicyProblem, match="part.html has no head"):
        policy.apply(site({"part.html": "<p>Half a page</p>"}))


def test_the_header_file_says_what_a_page_cannot(site):
    folder = site({"index.html": HEAD.format("<script>one()</script>", ""), "assets/course/worker.0123456789ab.js": ""})
    made = policy.apply(folder)
    text = (folder / policy.HEADERS).read_text("utf-8")
    rules = dict(re.findall(r"^(/\S*)\n((?:  .*\n)+)", text, re.MULTILINE))
    assert f"Content-Security-Policy: {made}; frame-ancestors 'self'" in rules["/*"]
    worker = rules["/assets/course/worker.0123456789ab.js"]
    assert "connect-src 'self'" in worker and "'wasm-unsafe-eval'" in worker
    assert "inline" not in worker and "sha256" not in worker
    assert "no-cache" in rules["/sw.js"] and "no-cache" in rules["/release.json"]
    # Hosts that read such files take lines of 2,000 characters.
    assert max(map(len, text.splitlines())) < 2000
