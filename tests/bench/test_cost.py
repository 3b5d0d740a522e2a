"""The generated course is what it is said to be."""

from tools.bench import cost


def course(root):
    module = root / "docs" / "modules" / "m1-one"
    module.mkdir(parents=True)
    for name in ("index.md", "10-first.md", "20-second.md"):
        (module / name).write_text("words")
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
    assert len(list(module.glob("*.md"))) == 1 + 2 * 10
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


def test_the_table_names_how_often_each_step_grew():
    report = {"small": {"pages": 4, "exercises": 1, **dict.fromkeys(cost.STEPS, 2.0)},
              "large": {"pages": 40, "exercises": 10, **dict.fromkeys(cost.STEPS, 9.0)}}  # fmt: skip
    assert cost.table(report).count("| 4.5 |") == len(cost.STEPS)
