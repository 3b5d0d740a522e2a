"""The generated course is what it is said to be."""

from tools.bench import cost


def course(root):
    module = root / "docs" / "modules" / "m1-one"
    module.mkdir(parents=True)
    (root / "docs" / "index.md").write_text("words")
    for name in ("index.md", "10-first.md", "20-second.md"):
        (module / name).write_text("---\nid: M1\n---\nwords" if name == "index.md" else "words")
    exercise = root / "exercises" / "catalog" / "counting"
    exercise.mkdir(parents=True)
    (exercise / "__init__.py").write_text("def create(inputs):\n    from exercises.catalog.counting import view\n")
    (exercise / "view.py").write_text('class Counting:\n    slug = "counting"\n')
    (exercise / "test_view.py").write_text("")
    (exercise / "exercise.toml").write_text('id = "X07"\nslug = "counting"\ntitle = "Counting"\n')
    (exercise / "page.md").write_text('<course-exercise slug="counting"></course-exercise>\n')
    player = root / "exercises" / "catalog" / "player"
    player.mkdir()
    (player / "exercise.toml").write_text('id = "P"\n')
    return module


def test_there_are_ten_times_as_many_of_each(tmp_path):
    module = course(tmp_path)
    cost.multiply(tmp_path, 10)
    # Four pages, three of them a module's: twelve copies of the module are the fewest that make forty.
    assert len(list((tmp_path / "docs").rglob("*.md"))) == 4 + 12 * 3
    ids = [(folder / "index.md").read_text().split()[2] for folder in module.parent.iterdir()]
    assert "M1" in ids and "M1201" in ids and len(set(ids)) == 13
    assert len(list((tmp_path / "exercises" / "catalog").glob("counting*"))) == 10
    assert len(list((tmp_path / "exercises" / "catalog").glob("player*"))) == 1


def test_a_copy_of_an_exercise_is_one_of_its_own(tmp_path):
    course(tmp_path)
    cost.multiply(tmp_path, 3)
    copy = tmp_path / "exercises" / "catalog" / "counting_copy2"
    assert "exercises.catalog.counting_copy2 import view" in (copy / "__init__.py").read_text()
    assert 'slug = "counting_copy2"' in (copy / "view.py").read_text()
    settings = (copy / "exercise.toml").read_text()
    assert 'id = "X207"' in settings and 'slug = "counting_copy2"' in settings and 'title = "Counting, copy 2"' in settings
    assert 'slug="counting_copy2"' in (copy / "page.md").read_text()
    assert not (copy / "test_view.py").exists()


def report(small, large):
    """A report in which every step took the same: ``[clock, processor]`` for each round."""
    return {"small": {"pages": 4, "exercises": 1, **dict.fromkeys(cost.STEPS, small)},
            "large": {"pages": 40, "exercises": 10, **dict.fromkeys(cost.STEPS, large)}}  # fmt: skip


def test_a_step_grows_by_the_medians_of_the_processors_seconds_and_not_by_the_clock():
    told = report([[9.0, 2.0], [1.0, 1.0], [5.0, 4.0]], [[99.0, 9.0], [50.0, 8.0], [70.0, 20.0]])
    assert cost.growth(told, "whole") == 4.5


def test_where_no_processor_is_told_the_clock_counts():
    assert cost.growth(report([[2.0, 0.0]], [[9.0, 0.0]]), "whole") == 4.5


def test_the_table_names_how_often_each_step_grew():
    shown = cost.table(report([[3.0, 2.0], [5.0, 2.0]], [[9.0, 9.0], [9.0, 9.0]]))
    assert shown.count(" 4.5 ") == len(cost.STEPS)
    assert shown.count(" 4.0 (3.0 to 5.0) ") == len(cost.STEPS)
    assert "4 pages, 1 exercises: clock, s" in shown and "40 pages, 10 exercises: processor, s" in shown


def test_each_round_takes_each_step_in_both_courses(tmp_path, monkeypatch):
    """The builds themselves are stood in for: which course, which step and in which order."""
    taken = []

    def copy(name):
        course(tmp_path / name)
        return tmp_path / name

    def timed(root, step, say):
        taken.append((root.name, step))
        return [2.0, 1.0]

    monkeypatch.setattr(cost.workshop, "copy", copy)
    monkeypatch.setattr(cost, "_timed", timed)
    told = cost.measure(lambda text: None, rounds=2, times=3)
    one = [(f"cost-{name}", step) for name in ("small", "large") for step in cost.STEPS]
    assert taken == one + one
    assert (told["small"]["pages"], told["large"]["pages"]) == (4, 13)
    assert (told["small"]["exercises"], told["large"]["exercises"]) == (1, 3)
    assert told["large"]["whole"] == [[2.0, 1.0], [2.0, 1.0]]


def test_whole_begins_from_nothing_and_one_page_changed_changes_one(tmp_path, monkeypatch):
    module = course(tmp_path)
    seen = []
    monkeypatch.setattr(cost.workshop, "run", lambda root, work: seen.append(sorted(path.name for path in root.iterdir())))
    before = {page.name: page.read_text() for page in module.iterdir()}
    for step in cost.STEPS:
        (tmp_path / "site").mkdir(exist_ok=True)
        took = cost._timed(tmp_path, step, lambda text: None)
        assert len(took) == 2 and all(value >= 0 for value in took)
    assert ["site" in names for names in seen] == [False, True, True]
    assert [name for name, text in before.items() if (module / name).read_text() != text] == ["10-first.md"]


def test_what_stands_on_every_page_walks_through_no_list_of_all_pages():
    """A build would take a hundred times as long for ten times the pages. The page for a wrong address stands once."""
    from tools.ground.places import ROOT

    for part in (ROOT / "docs" / "theme").rglob("*.html"):
        assert part.name == "404.html" or "nav.pages" not in part.read_text("utf-8"), part.name
