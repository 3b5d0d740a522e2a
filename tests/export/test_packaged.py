"""A page as it stands in a package: its links, its list of pages, its first script."""

import re

import pytest

from tools.export import packaged

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x">
<link rel="canonical" href="https://example.org/joined-up/modules/m2/"><link rel="next" href="a/">
<link rel="stylesheet" href="../../assets/a.css">
<script>var leave = "<a href='../../about/'>as it is</a>";</script>
<script type="module" src="../../assets/course/offline_notice.0123.js"></script>
</head><body>
<a class="course-brand" href="../..">Joined Up</a>
<nav class="course-nav"><ul>
<li><a href="../..">Front door</a></li>
<li><details><summary>Modules</summary><ul><li><a href="./" aria-current="page">M2</a><ul><li><a href="a/">A</a></li></ul></li><li><a href="../m3/">M3</a></li></ul></details></li>
<li><details><summary>Group tasks</summary><ul><li><a href="../../group-tasks/x/">X</a></li></ul></details></li>
</ul></nav>
<article><h1>M2</h1>
<p><a href="a/">in</a> <a href="a/#part">part</a> <a href="#here">here</a> <a href="./#there">there</a> <a href="../m3/?q=1#x">M <em>three</em></a>
<a href="../../about/" aria-label="About &quot;it&quot;">about</a> <a href="https://elsewhere.example/?a=1&amp;b=2">away</a>
<a href="data.csv">file</a> <a href="mailto:a@b.example">write</a></p>
<course-exercise slug="x" data-state="static" data-paper="a/"><div class="course-consent"><details><summary>What</summary><p>This.</p></details></div></course-exercise>
<p class="page-address">Joined Up · <span data-page-address>https://example.org/joined-up/modules/m2/</span></p>
<script id="__config" type="application/json">{"base": "../..", "search": "../../assets/search.js"}</script>
</article></body></html>"""


def made(elsewhere="", url="modules/m2/"):
    packager = packaged.Packager({"modules/m2/", "modules/m2/a/"}, "modules/m2/", "platform/page.js", "platform/page.css", "joined-up-m2",
                                 "Module <2>", elsewhere, lambda name: name == "modules/m2/data.csv")  # fmt: skip
    return packager, packager.page(url, PAGE)


def test_every_link_ends_in_a_file_and_keeps_its_place():
    _, page = made()
    for address in ('href="a/index.html"', 'href="a/index.html#part"', 'href="#here"', 'href="#there"', 'href="data.csv"', 'href="mailto:a@b.example"'):
        assert address in page
    assert not re.search(r'<a [^>]*href="[^"#]*/(?:#[^"]*)?"', page.replace("https://", "").replace("<a href='../../about/'>", ""))


def test_what_the_package_lacks_is_named_and_is_no_link():
    _, page = made()
    assert '<span class="not-in-package">M <em>three</em><span class="not-in-package__note"> (not in this package)</span></span>' in page
    assert '<span class="not-in-package__note">About &quot;it&quot;</span>' in page
    assert page.count('<p class="not-in-package__line">') == 1 and "</h1><p class" in page


def test_where_the_whole_course_is_known_such_a_link_leads_there_in_a_new_tab():
    _, page = made("https://course.example/ju/")
    assert 'href="https://course.example/ju/modules/m3/?q=1#x" class="in-whole-course" target="_blank" rel="noopener noreferrer"' in page
    assert "(in the whole course, in a new tab)" in page and "not-in-package__line" not in page


@pytest.mark.parametrize("elsewhere", ["", "https://course.example/"])
def test_the_list_of_pages_holds_the_packages_own_alone(elsewhere):
    _, page = made(elsewhere)
    nav = packaged.NAV.search(page)[0]
    assert nav.count("<li>") == nav.count("</li>") == 3 and "<details open>" in nav and "course.example" not in nav
    assert "M2" in nav and "a/index.html" in nav
    assert "M3" not in nav and "Group tasks" not in nav and "Front door" not in nav and "not-in" not in nav


def test_the_name_leads_to_where_the_package_begins():
    assert '<a class="course-brand" href="index.html">' in made()[1]


def test_the_packages_script_stands_before_every_other_and_the_rest_is_as_it_was():
    packager, page = made()
    assert page.index('<script src="../../platform/page.js" data-root="../../" data-package="joined-up-m2">') < page.index("<script>var leave")
    assert """"<a href='../../about/'>as it is</a>";""" in page, "a policy's hash holds a script to its every letter"
    assert "offline_notice" not in page and "canonical" not in page and 'rel="next"' not in page
    assert packager.wanted == {"assets/a.css", "assets/search.js", "modules/m2/data.csv"}


def test_a_printed_page_does_not_bear_the_platforms_address_which_may_hold_a_token():
    _, page = made()
    assert "data-page-address" not in page and "<span>Module &lt;2&gt;</span>" in page


def test_the_choice_to_keep_work_says_that_it_holds_here_too():
    assert packaged.SAME_RULE + "</details>" in made()[1]
    assert 'data-paper="a/index.html"' in made()[1]


def test_a_link_to_another_host_opens_in_a_tab_of_its_own():
    assert '<a href="https://elsewhere.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">away</a>' in made()[1]


def test_a_page_of_a_site_that_was_not_finished_is_refused():
    with pytest.raises(ValueError, match="policy"):
        packaged.Packager({""}, "", "s", "c", "i", "t", "", lambda name: False).page("", "<html><head></head><body></body></html>")


@pytest.mark.parametrize(
    ("url", "address", "file"),
    [("", "./", "index.html"), ("a/b/", "../..", "index.html"), ("a/b/", "../../", "index.html"), ("a/b/", ".", "a/b/index.html"),
     ("a/b/", "c/#x", "a/b/c/index.html"), ("a/b/", "../c.css?v=1", "a/c.css"), ("a/b/", "", "a/b/index.html"), ("a/", "../../../x/", "x/index.html")],
)  # fmt: skip
def test_addresses_are_read_as_a_browser_reads_them(url, address, file):
    assert packaged._resolved(url, address) == file
