"""What each exercise fetches: enough to run, and nothing of another's."""

import zipfile

from tools.bundle import parts, wheel


def course(**exercises):
    """A small course: a seam, two rooms, and exercises that import what is named."""
    files = {
        "exercises/__init__.py": "",
        "exercises/catalog/__init__.py": "",
        "exercises/views/__init__.py": "",
        "exercises/measures/__init__.py": "",
        "exercises/seam/__init__.py": "",
        "exercises/seam/launch.py": "import json\nfrom exercises.views import markup\ndef take():\n    from exercises.measures import rare",
        "exercises/views/markup.py": "",
        "exercises/views/exercise.py": "import ipywidgets",
        "exercises/views/host.py": "",
        "exercises/views/chart/__init__.py": "from exercises.views.chart import bars",
        "exercises/views/chart/bars.py": "from .. import markup",
        "exercises/views/form.py": "",
        "exercises/measures/rare.py": "",
        "exercises/measures/nobody.py": "",
        "ipywidgets/__init__.py": "",
    }
    for slug, source in exercises.items():
        files[f"exercises/catalog/{slug}/__init__.py"] = "def create(inputs):\n    from exercises.catalog." + slug + " import view"
        files[f"exercises/catalog/{slug}/view.py"] = source
    return {name: text.encode() for name, text in files.items()}


def own(slug, found):
    """The part's files without the exercise's own folder."""
    return {name for name in found[slug] if not name.startswith(f"exercises/catalog/{slug}/")}


def test_an_exercise_brings_its_own_folder_and_what_it_leans_on():
    found = parts.divide(course(a="from exercises.views.chart import bars", b="import exercises.measures.rare", c="", d="", e=""))
    assert own("a", found) == {"exercises/views/chart/__init__.py", "exercises/views/chart/bars.py"}
    assert own("b", found) == {"exercises/measures/rare.py"}
    assert own("c", found) == set()
    assert "exercises/catalog/c/view.py" in found["c"]


def test_what_half_of_the_exercises_lean_on_is_common():
    form = "from exercises.views import form"
    assert own("a", parts.divide(course(a=form, b=form, c="", d=""))) == set()


def test_what_few_lean_on_goes_into_each_of_their_parts():
    form = "from exercises.views import form"
    found = parts.divide(course(a=form, b=form, c="", d="", e=""))
    assert own("a", found) == own("b", found) == {"exercises/views/form.py"}


def test_what_is_imported_by_nobody_is_everybodys_since_it_may_be_imported_by_name():
    found = parts.divide(course(a="", b=""))
    assert not any("exercises/measures/nobody.py" in files for files in found.values())


def test_the_rooms_and_the_seam_are_common():
    every = set().union(*parts.divide(course(a="from exercises.seam import launch", b="", c="")).values())
    assert not [name for name in every if name.startswith("exercises/seam/") or name.count("/") < 3 and name.endswith("__init__.py")]


def test_the_courses_own_parts_leave_nothing_out(tmp_path):
    """Common part and parts together hold each file of the course; no exercise's folder is in another's part."""
    sources = dict(wheel.contents())
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in sources.items():
            archive.writestr(name + "c" if name.endswith(".py") else name, data)
    common, own_parts = parts.write(whole, sources, tmp_path / "parts")
    names = {slug: set(zipfile.ZipFile(path).namelist()) for slug, path in own_parts.items()}
    shared = set(zipfile.ZipFile(common).namelist())
    assert shared.union(*names.values()) == set(zipfile.ZipFile(whole).namelist())
    for slug, files in names.items():
        assert files and not files & shared
        assert {name.split("/")[2] for name in files if name.startswith("exercises/catalog/")} == {slug} - set(parts.APART)
    assert not [name for name in shared if name.startswith("exercises/catalog/") and name.count("/") > 2]


def test_what_the_course_says_of_itself_goes_with_the_module_that_reads_it():
    assert parts.unit("exercises/cohort/course.json") == parts.unit("exercises/cohort/course.py") != parts.unit("exercises/cohort/tally.py")
