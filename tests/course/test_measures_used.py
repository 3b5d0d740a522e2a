"""Which exercise uses which measure is read from the code, so that no list can grow old."""

import pytest

from tools.course import load, measures_used


@pytest.fixture
def coded(mini):
    """The fixture course with three measures, one built on another and one unused, and code that uses them."""
    room = mini / "exercises/measures"
    room.mkdir(parents=True)
    (room / "__init__.py").write_text("", encoding="utf-8")
    (room / "weigh.py").write_text('"""How heavy a key is.\n\nMore."""\nfrom exercises.measures import add\n', encoding="utf-8")
    (room / "add.py").write_text('"""Adds <things>."""\n', encoding="utf-8")
    (room / "unused.py").write_text('"""Nobody asks."""\n', encoding="utf-8")
    (room / "test_weigh.py").write_text("", encoding="utf-8")
    catalog = mini / "exercises/catalog/count_keys"
    (catalog / "rules.py").write_text("def f():\n    from exercises.measures.weigh import heavy\n", encoding="utf-8")
    (catalog / "test_rules.py").write_text("import exercises.measures.unused\n", encoding="utf-8")
    return mini


def found(root):
    return {measure.name: measure for measure in measures_used.measures(load.load(root))}


def test_a_measure_is_used_by_those_who_import_it_and_by_those_who_import_what_imports_it(coded):
    measures = found(coded)
    assert set(measures) == {"add", "weigh", "unused"}
    assert measures["weigh"].exercises == measures["add"].exercises == ("X01",)
    assert measures["unused"].exercises == (), "a test's import is no use"
    assert measures["weigh"].summary == "How heavy a key is"


@pytest.mark.parametrize("line", ["import exercises.measures.add", "from exercises.measures import add as plus",
                                  "from exercises.measures.add import total"])
def test_every_way_to_import_counts(coded, line):
    (coded / "exercises/catalog/count_keys/rules.py").write_text(line + "\n", encoding="utf-8")
    assert found(coded)["add"].exercises == ("X01",) and found(coded)["weigh"].exercises == ()


def test_the_table_names_exercise_and_page_and_says_where_one_is_missing(coded):
    notebook = coded / measures_used.FOLDER / "add.ipynb"
    notebook.parent.mkdir()
    notebook.write_text('{"cells": []}', encoding="utf-8")
    table = measures_used.table(load.load(coded))
    assert "| Adds &lt;things&gt; | [X01 Key counter](course:X01) | [Step by step](add.ipynb) |" in table
    assert "| How heavy a key is | [X01 Key counter](course:X01) | Not written yet |" in table
    assert "Nobody asks" not in table


def test_a_course_without_measures_says_so(course):
    assert measures_used.table(course) == "No exercise uses a measure so far.\n"


def test_every_measure_that_an_exercise_of_the_course_uses_is_worked_through():
    missing = [measure.name for measure in measures_used.measures(load.load()) if measure.exercises and not measure.notebook]
    assert missing == [], f"write {measures_used.FOLDER}/<measure>.ipynb"


def test_a_notebook_among_the_words_is_a_page_and_nobodys():
    course = load.load()
    page = course.page_at("how-this-is-computed/kendall.ipynb")
    assert (page.kind, page.owner, page.url) == ("notebook", "", "how-this-is-computed/kendall/")
    assert page.title.startswith("Kendall")
