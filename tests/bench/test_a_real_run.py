"""One real visit, short: the instrument itself, and no word about how long anything took."""

import pytest

from tools.bench import browser, hosts, pages
from tools.ground.places import NODE_MODULES


@pytest.mark.browser
def test_the_bare_page_answers_on_both_visits_and_what_went_over_the_line_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(browser, "SETTLE", 0.1)
    for name, text in {"seed": pages.page("Nothing", "", ""), "bare": pages.page("Bare", pages.BARE, pages.CONTROLS)}.items():
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "index.html").write_text(text, "utf-8")
    folders = {"/course/": tmp_path / "site", "/course/pyodide/": NODE_MODULES / "pyodide"}
    host = hosts.Host(folders, hosts.Packer(tmp_path / "packed"))
    bare = browser.Page("/course/bare/", "#press", "#answer[data-answered]", pages.kept("any", pages.record()))
    try:
        with browser.started() as chromium, chromium.reader(host) as reader:
            reader.prepare(bare)
            first, again = reader.visit(bare), reader.visit(bare)
    finally:
        host.close()
    assert first.answered > 0 and again.answered > 0
    # The page itself, Pyodide's three scripts and its lock file, its WebAssembly, its library.
    assert first.requests >= 6 and first.size > 4_000_000
    assert (again.requests, again.size) == (0, 0), "ten minutes' cache was asked for"
    assert first.block > 0, "a bare Pyodide blocks its page"
