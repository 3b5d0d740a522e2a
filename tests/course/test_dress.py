"""A page on its way to the site: the exercises in it, what stands round it, a notebook's links."""

from tools.course import dress

PRACTICE = "modules/m1-doors-and-keys/20-count.md"
READING = "modules/m1-doors-and-keys/10-who-waits.md"


def test_markdown_gets_its_links_and_citations_and_keeps_its_code(course):
    page = course.page_at(READING)
    made = dress.markdown(course, page, page.text)
    assert made.count('<sup class="cites" data-search-exclude>') == 2
    assert "`[@DOOR-9]`" in made and "[@DOOR-9] and [[X99]] stand here" in made


def test_each_exercise_of_a_page_is_drawn_in_its_place(course):
    page = course.page_at(PRACTICE)
    drawn = []

    def element(slug, material, mount, paper, title):
        drawn.append((slug, material, mount, paper, title))
        return f"<course-exercise slug=\"{slug}\" data-state=\"static\">{mount}</course-exercise>"

    html = dress.with_elements(course, page, '<p>a</p>\n<p><course-exercise slug="count_keys"></course-exercise></p>\n'
                               '<p><course-exercise slug="vignette" material="the-lost-key"></course-exercise></p>', element)
    assert drawn == [("count_keys", None, 0, "../../../exercises/count-keys/paper/", "Key counter"),
                     ("vignette", "the-lost-key", 1, "../../../vignettes/the-lost-key/paper/", "The lost key")]
    assert html == ('<p>a</p>\n<course-exercise slug="count_keys" data-state="static">0</course-exercise>\n'
                    '<course-exercise slug="vignette" data-state="static">1</course-exercise>')


def test_an_exercise_that_is_not_drawn_stands_bare_and_says_why(course):
    page = course.page_at(PRACTICE)
    for element in (None, lambda *_: None):
        html = dress.with_elements(course, page, '<p><course-exercise slug="count_keys"></course-exercise></p>', element)
        assert html.startswith('<course-exercise slug="count_keys"></course-exercise>\n<p class="exercise-later">')
        assert "<code>python3 -m tools build</code>" in html


def test_an_exercise_written_as_code_stays_code(course):
    html = "<p><code>&lt;course-exercise slug=\"x\"&gt;&lt;/course-exercise&gt;</code></p>"
    assert dress.with_elements(course, course.page_at(PRACTICE), html) == html


def test_what_stands_round_a_page_comes_in_order(course):
    page = course.page_at(READING)
    html = dress.html(course, page, page.text, '<h1 id="x">Who waits</h1>\n<p>Words.</p>')
    places = [html.index(words) for words in ("</h1>", "page-head", "Words.", "module-steps", "source-cards")]
    assert places == sorted(places)
    assert dress.html(course, page, page.text, "<p>Words.</p>").startswith('<div class="page-head"')


def test_the_empty_corner_of_a_table_is_no_heading(course):
    page = course.page_at(READING)
    html = dress.html(course, page, page.text, '<table>\n<thead>\n<tr>\n<th scope="col"></th>\n<th>b</th></tr></thead></table>')
    assert "<tr>\n<td></td>\n<th>b</th></tr>" in html


def test_a_notebooks_links_and_citations_work_as_on_other_pages(course):
    page = course.page_at("exercises/count-keys/method.py")
    assert page.title == "How keys are counted"
    html = dress.notebook(course, page, '<div class="jp-Cell"><p>By [@DOOR-1]: <a href="page.md">page</a>, <a href="paper.md">paper</a>, '
                          '[[GT-K1]], <a href="https://example.org/">out</a>, <code>[[X01]]</code></p></div>')
    assert '<a class="cite" id="cite-door-1"' in html
    assert '<a href="../">page</a>, <a href="../paper/">paper</a>' in html
    assert '<a href="../../../group-tasks/share-a-key/">Share a key</a>' in html
    assert '<a href="https://example.org/">out</a>' in html and "<code>[[X01]]</code>" in html
    assert 'id="source-door-1"' in dress.html(course, page, page.text, html)
