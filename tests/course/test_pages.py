"""Pages made from data: what serves what, what is missing, what is to come."""

import dataclasses

from tools.course import load, navigation, page_parts, pages


def test_the_outcomes_page_gathers_who_serves_what(course):
    text = pages.outcomes(course)
    one, two = text.split("## LO2")[0], text.split("## LO2")[1].split("## P01")[0]
    assert "## LO1: Doors {#lo1}" in one
    assert "- **Modules:** [M1 Doors and keys](course:M1).\n" in one
    assert "- **Group tasks:** [GT-K1 Share a key](course:GT-K1)" in one
    assert "- **Vignettes:** [V-KEY The lost key](course:V-KEY)" in one
    assert "- **Exercises:** [X01 Key counter](course:X01)" in one
    assert f"- **Modules:** {pages.GAP} Planned: M2 Gates." in two, "what is planned to serve it is named"
    assert two.count(pages.GAP) == 4, "what is not built is a gap, and said to be one"
    assert "Who waited on the step? [@DOOR-1] It belongs to LO1." in text


def test_what_serves_an_outcome_is_never_typed_twice(mini):
    page = mini / "docs/group-tasks/share-a-key.md"
    page.write_text(page.read_text(encoding="utf-8").replace("outcomes: [LO1]", "outcomes: [LO2]"), encoding="utf-8")
    text = pages.outcomes(load.load(mini))
    assert "GT-K1" not in text.split("## LO2")[0]
    assert "GT-K1" in text.split("## LO2")[1].split("## P01")[0]


def test_the_catalogues_hold_what_is_built_and_what_is_to_come(course):
    exercises = pages.exercises(course)
    assert "Counts keys. Says who has none. About 10 minutes." in exercises
    assert "[On paper: Key counter](count-keys/paper.md)" in exercises
    assert "- X02 Weigh the keys, in M2" in exercises.split("## Not built yet")[1]
    vignettes = pages.vignettes(course)
    assert "Fictional" in vignettes and "- V-GATE At the gate, in M2" in vignettes
    assert "| [GT-K1 Share a key](course:GT-K1) | LO1, P01 | [M1 Doors and keys](course:M1) | 20 | 2 to 4 |" in pages.group_tasks(course)
    assert "1. [M1 Doors and keys](course:M1), 1 hour\n1. [M2 Gates](course:M2)" in pages.modules(course)


def test_the_lists_of_sources_hold_a_place_for_each_row(course):
    assert '<div id="door-1"><dt>DOOR-1</dt><dd>Those with keys came in first.</dd></div>' in pages.items(course)
    assert "## The Keys Rule {#keys}" in pages.law(course)
    assert "To be looked at again by:** 22 May 2027" in pages.law(course)
    assert "**What it cannot carry:** Anything about the people without keys." in pages.sources(course)


def test_pages_without_a_file_are_made_and_those_with_one_are_left_to_their_author(mini):
    assert load.load(mini).page_at("outcomes/index.md").kind == "derived"
    own = mini / "docs/outcomes/index.md"
    own.write_text("---\ntitle: Mine\nreview: not yet reviewed\n---\n\nFirst.\n\n<!-- course:outcomes -->\n\nLast.\n", encoding="utf-8")
    course = load.load(mini)
    page = course.page_at("outcomes/index.md")
    assert (page.title, page.kind) == ("Mine", "page")
    text = pages.filled(course, page, page.text)
    assert text.index("First.") < text.index("## LO1") < text.index("Last.")
    assert text.count("## LO1") == 1


def test_an_authors_own_list_page_without_the_mark_gets_the_list_at_its_end(mini):
    (mini / "docs/group-tasks/index.md").write_text("---\ntitle: Tasks\n---\n\nWords.\n", encoding="utf-8")
    course = load.load(mini)
    page = course.page_at("group-tasks/index.md")
    assert pages.filled(course, page, page.text).index("Words.") < pages.filled(course, page, page.text).index("GT-K1")


def test_a_vignette_without_a_page_of_its_own_gets_one(mini):
    (mini / "vignettes/the-lost-key/page.md").unlink()
    page = load.load(mini).page_at("vignettes/the-lost-key/index.md")
    assert '<course-exercise slug="vignette" material="the-lost-key"></course-exercise>' in page.text


def test_a_module_shows_its_facts_its_path_and_its_review(course):
    head = page_parts.head(course, course.page_at("modules/m1-doors-and-keys/index.md"))
    assert '<a href="../../outcomes/#lo1" title="Say who holds the key.">LO1</a>' in head
    assert "<dt>Time</dt><dd>1 hour</dd>" in head
    assert '<a href="who-waits/">Who waits</a> <span class="module-path__kind">reading</span>' in head
    assert '<a href="../../exercises/count-keys/">Key counter</a>, Weigh the keys <span class="not-built">' in head
    assert "<strong>Review:</strong> not yet reviewed." in head


def test_the_pages_of_a_module_lead_on_and_back(course):
    first = page_parts.foot(course, course.page_at("modules/m1-doors-and-keys/10-who-waits.md"))
    assert 'rel="prev" href="../"' in first and 'rel="next" href="../count/"' in first
    last = page_parts.foot(course, course.page_at("modules/m1-doors-and-keys/20-count.md"))
    assert 'rel="next"' not in last
    place = page_parts.head(course, course.page_at("modules/m1-doors-and-keys/20-count.md"))
    assert '<a href="../">M1 Doors and keys</a>, page 3 of 3' in place


def test_every_page_that_teaches_shows_its_review_status(course):
    for page in course.pages:
        shown = 'class="review-status"' in page_parts.head(course, page)
        assert shown == (page.kind != "developer"), page.src_uri


def test_an_exercises_page_takes_its_review_from_its_data(mini):
    data = mini / "exercises/catalog/count_keys/exercise.toml"
    data.write_text(data.read_text(encoding="utf-8").replace("not yet reviewed", "safeguarding lead, 3 May 2027"), encoding="utf-8")
    course = load.load(mini)
    for uri in ("exercises/count-keys/index.md", "exercises/count-keys/paper.md"):
        assert "safeguarding lead, 3 May 2027." in page_parts.head(course, course.page_at(uri))


def test_a_vignette_says_that_it_is_fictional_and_what_it_rests_on(course):
    head = page_parts.head(course, course.page_at("vignettes/the-lost-key/index.md"))
    assert "<strong>Fictional.</strong>" in head
    assert '<dt>Resting on</dt><dd><a href="#source-door-1">DOOR-1</a>, <a href="#source-door-2">DOOR-2</a></dd>' in head
    assert "<dt>Seats</dt><dd>The neighbour</dd>" in head


def test_the_navigation_follows_the_folders(course):
    nav = navigation.navigation(course.pages, course)
    assert [next(iter(entry)) for entry in nav] == [
        "Front door", "Then and now", "Modules", "Group tasks", "Vignettes", "Exercises", "Outcomes", "Sources", "For developers"]
    modules = nav[2]["Modules"]
    assert modules[0] == {"Modules": "modules/index.md"}
    assert modules[1] == {"M1 Doors and keys": [
        {"Doors and keys": "modules/m1-doors-and-keys/index.md"},
        {"Who waits": "modules/m1-doors-and-keys/10-who-waits.md"},
        {"Count the keys": "modules/m1-doors-and-keys/20-count.md"}]}
    assert nav[4]["Vignettes"][1] == {"The lost key": [
        {"The lost key": "vignettes/the-lost-key/index.md"}, {"The lost key, on paper": "vignettes/the-lost-key/paper.md"}]}


def test_a_new_file_needs_no_list_to_be_edited(mini):
    (mini / "docs/modules/m1-doors-and-keys/15-rain.md").write_text("---\ntitle: Rain\n---\n\nIt rained.\n", encoding="utf-8")
    (mini / "docs/help").mkdir()
    (mini / "docs/help/index.md").write_text("# Help\n", encoding="utf-8")
    (mini / "docs/about.md").write_text("# About\n", encoding="utf-8")
    course = load.load(mini)
    nav = navigation.navigation(course.pages, course)
    pages_of_module = nav[3]["Modules"][1]["M1 Doors and keys"]
    assert [next(iter(entry)) for entry in pages_of_module] == ["Doors and keys", "Who waits", "Rain", "Count the keys"]
    assert {"About": "about.md"} in nav[1:3]
    assert {"Help": [{"Help": "help/index.md"}]} in nav[:-1]


def test_every_page_of_the_course_is_in_the_navigation(course):
    def uris(entries):
        for entry in entries:
            for value in entry.values():
                yield from uris(value) if isinstance(value, list) else [value]
    found = list(uris(navigation.navigation(course.pages, course)))
    assert sorted(found) == sorted(page.src_uri for page in course.pages)


def test_a_course_with_nothing_in_it_still_makes_its_pages(tmp_path):
    course = load.load(tmp_path)
    assert course.parts == () and course.findings == ()
    for _, _, _, make in pages.DERIVED.values():
        assert isinstance(make(course), str)


def test_titles_are_made_safe_for_html(course):
    sly = dataclasses.replace(course, modules=(dataclasses.replace(course.modules[0], title="<script>", hours="<b>"),))
    page = course.page_at("group-tasks/share-a-key.md")
    assert "<script>" not in page_parts.head(sly, page) + pages.modules(sly)
