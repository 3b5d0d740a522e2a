"""The tests' own instruments: a watch that sees nothing would let everything pass."""

import pytest

from tests.support.browsing import watched_context

PAGE = """<!doctype html><html lang="en"><head><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; connect-src *">
<link rel="icon" href="icon.svg"></head>
<body><main><h1>A page</h1>{body}</main></body></html>"""


@pytest.fixture
def tiny(tmp_path, serve_site):
    """Serve a page with the given body and further files."""

    def make(body="<p>Words.</p>", files=(), **options):
        (tmp_path / "sub").mkdir(exist_ok=True)
        (tmp_path / "index.html").write_text(PAGE.format(body=body))
        (tmp_path / "sub" / "index.html").write_text(PAGE.format(body="<p>Below.</p>"))
        (tmp_path / "404.html").write_text("<!doctype html><title>Not here</title>")
        (tmp_path / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
        for name, content in dict(files).items():
            (tmp_path / name).write_text(content)
        return serve_site(folder=tmp_path, **options)

    return make


def test_a_sound_page_leaves_no_trouble(tiny, new_page, until):
    site = tiny()
    page = new_page()
    assert page.goto(site.url).status == 200
    until(lambda: site.asked("icon.svg"), why="the icon was never asked for")
    assert site.asked("") == [("", 200)]
    assert site.pages() == [site.url, site.url + "sub/"]


@pytest.mark.parametrize(
    ("name", "script", "sign"),
    [
        ("page", "fetch('http://elsewhere.test/x').catch(() => 0)", "elsewhere.test"),
        ("https", "fetch('https://elsewhere.test/x').catch(() => 0)", "elsewhere.test"),
        ("worker", "new Worker('worker.js')", "elsewhere.test/from-worker"),
        ("console", "console.error('it broke')", "it broke"),
        ("uncaught", "setTimeout(() => { throw new Error('nobody caught me') })", "nobody caught me"),
        ("lost file", "fetch('not-there.json')", "404"),
    ],
)
def test_every_kind_of_trouble_is_seen(tiny, browser, until, name, script, sign):
    worker = "fetch('http://elsewhere.test/from-worker').catch(() => postMessage('done'))"
    site = tiny(body='<script src="script.js"></script>', files={"script.js": script, "worker.js": worker})
    context, watch = watched_context(browser)
    try:
        page = context.new_page()
        page.goto(site.url)

        def seen():
            page.evaluate("1")  # lets the browser's events through
            return [trouble for trouble in watch.left() if sign in trouble]

        until(seen, timeout=20, why=f"{name}: the trouble was not seen; {watch.left()}")
        watch.allow = [sign, "Failed to load resource"]
        assert watch.left() == []
    finally:
        context.close()
        watch.elsewhere.close()


def test_the_host_can_be_bad_in_named_ways(tiny, new_page):
    site = tiny(
        files={"a.worker.js": "1", "b.wasm": "x", "c.txt": "words " * 100},
        missing=["*worker*"],
        types={"*.wasm": "text/plain"},
        compress=True,
        headers={"c.txt": {"X-Extra": "yes"}},
    )
    request = new_page().request
    assert request.get(site.url + "a.worker.js").status == 404
    assert request.get(site.url + "b.wasm").headers["content-type"] == "text/plain"
    text = request.get(site.url + "c.txt")
    assert (text.headers["content-encoding"], text.headers["x-extra"]) == ("gzip", "yes")
    assert text.text() == "words " * 100
    assert request.get(site.url + "sub").url == site.url + "sub/"
    assert request.get(site.origin + "/elsewhere").status == 404
    assert request.get(site.url + "%2e%2e/%2e%2e/etc/passwd").status == 404


def test_axe_finds_what_is_wrong_and_nothing_else_under_a_policy(tiny, new_page, axe):
    page = new_page()
    page.goto(tiny().url)
    assert axe(page) == []
    page.goto(tiny(body='<img src="icon.svg"><input type="text">').url)
    assert {finding["rule"] for finding in axe(page)} == {"image-alt", "label"}


def test_a_page_without_javascript_and_in_the_dark(tiny, new_page):
    site = tiny(
        body='<p>Words</p><script src="script.js"></script><link rel="stylesheet" href="s.css">',
        files={
            "script.js": "document.querySelector('p').textContent = 'Changed'",
            "s.css": "@media (prefers-color-scheme: dark) { p { color: rgb(1, 2, 3) } }",
        },
    )
    page = new_page(javascript=False, color_scheme="dark", width=320)
    page.goto(site.url)
    assert page.locator("p").inner_text() == "Words"
    assert page.locator("p").evaluate("p => getComputedStyle(p).color") == "rgb(1, 2, 3)"
    assert page.viewport_size["width"] == 320


def test_until_gives_up_with_its_reason(until):
    with pytest.raises(pytest.fail.Exception, match="the kettle never boiled"):
        until(lambda: 0, timeout=0.1, why="the kettle never boiled")
    assert until(iter([0, 0, 7]).__next__) == 7
