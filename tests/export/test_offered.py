"""The book beside the site: the pages that offer it lead to it, and nothing else changes."""

from tests.support.serving import ROOT
from tools.export import offered
from tools.ground.progress import Progress


def test_the_page_says_what_there_is_and_leads_to_it(tmp_path, monkeypatch):
    """With small files in the place of the books, which have tests of their own."""
    site = tmp_path / "site"
    words = (ROOT / "docs" / "hand-out.md").read_text("utf-8")
    start = words.index('<div class="editions"')
    asked = words[start : words.index("</div>", start) + len("</div>")]
    for place, text in (("hand-out", f"<p>before</p>{asked}<p>after</p>"), ("about", "<p>words</p>")):
        (site / place).mkdir(parents=True)
        (site / place / "index.html").write_text(text, "utf-8")

    def book(made, out, *rest):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(b"x" * 3_000_000)
        return {"": 321}

    monkeypatch.setattr(offered.books, "make", lambda *words, **named: None)
    monkeypatch.setattr(offered.epub, "write", book)
    monkeypatch.setattr(offered.pdf, "write", book)
    files = offered.offer(site, Progress())
    page = (site / "hand-out" / "index.html").read_text("utf-8")
    assert [path.name for path in files] == ["joined-up.epub", "joined-up.pdf", "joined-up-vignettes.pdf"]
    for path in files:
        assert path.parent == site / "editions" and f'href="../editions/{path.name}"' in page
    assert "321 pages, 3 MB" in page and "You can ask them" not in page
    assert page.startswith("<p>before</p>") and page.endswith("</div><p>after</p>")
    assert (site / "about" / "index.html").read_text("utf-8") == "<p>words</p>"
