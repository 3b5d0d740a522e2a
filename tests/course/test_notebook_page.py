"""A notebook's page: its words, its code folded away, what it computed, and nothing of the exporter's."""

import base64

import pytest

from tools.course import notebook_page

EXPORTED = """<script src="https://cdn.example.org/require.min.js"></script>
<style type="text/css">a { background: url(https://cdn.example.org/a.png) } /* <div> */</style>
<!-- Load mathjax --><link rel="stylesheet" href="https://cdn.example.org/a.css">
<div class="jupyter-wrapper"><div class="jp-Notebook" data-jp-theme-light="true">
<div class="jp-Cell jp-MarkdownCell" id="cell-id=1"><div class="jp-Cell-inputWrapper" tabindex="0">
<div class="jp-InputArea"><div class="jp-RenderedHTMLCommon jp-RenderedMarkdown" data-mime-type="text/markdown">
<h2 id="a-part">A part &amp; more<a class="anchor-link" href="#a-part">¶</a></h2><p>Words &lt;b&gt;.</p><div class="mine"><p>kept</p></div>
</div></div></div></div>
<div class="jp-Cell jp-CodeCell"><div class="jp-InputArea jp-Cell-inputArea"><div class="CodeMirror cm-s-jupyter">
<div class="zeroclipboard-container"><clipboard-copy for="c"><div><svg viewbox="0 0 1 1"></svg></div></clipboard-copy></div>
<div class="highlight-ipynb hl-python"><pre><span></span><span class="mi">1</span> <span class="o">+</span> <span class="mi">1</span>
</pre></div><div class="clipboard-copy-txt" id="c">1 + 1</div></div></div>
<div class="jp-Cell-outputWrapper"><div class="jp-OutputArea-child"><div class="jp-RenderedText jp-OutputArea-output" tabindex="0">
<pre>2</pre></div></div>
<div class="jp-OutputArea-child"><div class="jp-RenderedImage jp-OutputArea-output"><img alt="No description has been provided for this image" src="data:image/svg+xml;base64,DRAWING"/></div></div>
<div class="jp-OutputArea-child"><div class="jp-RenderedHTMLCommon jp-OutputArea-output"><table><tr><th scope="col">a</th></tr></table><script>alert(1)</script></div></div>
</div></div></div></div>"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img"><title>Nine</title><path d="M0 0"/></svg>'


@pytest.fixture(scope="module")
def page():
    packed = base64.b64encode(f"<?xml version='1.0'?>\n{DRAWING}".encode()).decode()
    return notebook_page.slim(EXPORTED.replace("DRAWING", packed))


def test_nothing_of_the_exporters_is_left(page):
    for words in ("<script", "<style", "<link", "cdn.example.org", "jp-", "clipboard", "CodeMirror", "¶", "mathjax"):
        assert words not in page


def test_words_tables_and_what_was_computed_are_kept(page):
    assert '<h2 id="a-part">A part &amp; more</h2><p>Words &lt;b&gt;.</p><div class="mine"><p>kept</p></div>' in page
    assert '<div class="notebook-output">\n<pre tabindex="0">2</pre></div>' in page
    assert '<table><tr><th scope="col">a</th></tr></table>' in page


def test_code_is_folded_away_and_keeps_its_colours(page):
    assert ('<details class="notebook-code">\n<summary>Show the code of this step</summary>\n<div class="highlight">'
            '<pre><code tabindex="0"><span></span><span class="mi">1</span> <span class="o">+</span>') in page
    assert "</code></pre></div>\n</details>" in page


def test_a_drawing_is_laid_open_with_its_title(page):
    assert DRAWING in page and "No description" not in page


def test_what_is_opened_is_closed(page):
    for tag in ("div", "details", "pre", "code", "span", "table", "p"):
        assert page.count(f"<{tag}") - page.count(f"<{tag}a") == page.count(f"</{tag}>") or tag == "p", tag


def test_the_words_of_a_percent_notebook_keep_their_lines():
    text = "# ---\n# jupyter: x\n# ---\n\n# %% [markdown]\n# # Title\n#\n# Words\n\n# %%\n# a comment in code\nx = 1\n"
    assert notebook_page.words(text, ".py").split("\n")[5:9] == ["# Title", "", "Words", ""]
    assert "comment" not in notebook_page.words(text, ".py")


def test_the_words_of_a_saved_notebook_are_those_of_its_cells():
    text = '{"cells": [{"cell_type": "markdown", "source": ["# T\\n", "a"]}, {"cell_type": "code", "source": "x"}, {"cell_type": "markdown", "source": "b"}]}'
    assert notebook_page.words(text, ".ipynb") == "# T\na\n\nb"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"cells": [{}]}', '{"cells": 3}'])
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(ValueError):
        notebook_page.words(text, ".ipynb")
