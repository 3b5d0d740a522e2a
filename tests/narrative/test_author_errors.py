"""Each file in ``fixtures/broken`` changes one thing in a sound vignette; its name states the broken rule."""

import tomllib

import pytest

from tests.narrative.conftest import FIXTURES
from tools.course import vignettes
from tools.course.problems import CourseProblem

BROKEN = sorted((FIXTURES / "broken").glob("*.toml"))


def test_the_tiny_vignette_is_sound(key_folder):
    loaded = vignettes.load(key_folder)
    assert [str(finding) for finding in loaded.errors] == []
    assert loaded.proof.paths == {"upstairs": 2, "downstairs": 2}


@pytest.mark.parametrize("path", BROKEN, ids=[path.stem for path in BROKEN])
def test_a_broken_rule_is_named_with_file_line_and_mend(path, key_folder):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    file = key_folder / case["file"]
    text = file.read_text(encoding="utf-8")
    assert text.count(case["find"]) >= 1, "the fixture no longer fits the sound vignette"
    file.write_text(text.replace(case["find"], case["put"], 1), encoding="utf-8")
    findings = vignettes.load(key_folder).errors
    fitting = [finding for finding in findings if case["says"] in finding.what]
    assert fitting, f"{case['says']!r} is not among: {[str(finding) for finding in findings]}"
    assert any(case["mend"] in finding.mend for finding in fitting)
    for finding in fitting:
        assert finding.path.startswith(key_folder.as_posix())
        assert 1 <= finding.line <= len((key_folder / finding.path).read_text(encoding="utf-8").splitlines()) + 1
    with pytest.raises(CourseProblem, match="Mend: "):
        vignettes.compile_story(key_folder)


def test_a_missing_target_names_the_line_of_its_choice(key_folder):
    file = key_folder / "scenes" / "stairs.md"
    text = file.read_text(encoding="utf-8").replace("next: later", "next: latter")
    file.write_text(text, encoding="utf-8")
    [finding] = vignettes.load(key_folder).errors
    assert finding.path.endswith("scenes/stairs.md")
    assert text.splitlines()[finding.line - 1] == "## Choice: wait"


def test_all_slips_of_a_file_are_found_in_one_reading(key_folder):
    file = key_folder / "scenes" / "stairs.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: Later\n", "").replace("Ned: It", "Ted: It").replace("stairs. (own argument)", "stairs."), encoding="utf-8")
    assert len(vignettes.load(key_folder).errors) >= 3


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")], ids=["byte-order mark", "CRLF"])
def test_files_saved_on_other_systems_read_the_same(change, key_folder):
    plain = vignettes.load(key_folder).story
    for file in [*key_folder.glob("scenes/*.md"), *key_folder.glob("*.md"), key_folder / "vignette.toml"]:
        file.write_bytes(change(file.read_text(encoding="utf-8")).encode("utf-8"))
    assert vignettes.load(key_folder).story == plain


@pytest.mark.parametrize(("find", "put", "line"), [
    ('shape = "square"', 'shape = "star"', 'id = "downstairs"'),
    ('start = "shut"', 'start = "ajar"', "[variables.door]"),
    ('first = "landing"', 'first = "landin"', 'first = "landin"'),
    ('outcomes = ["LO1"]', 'outcomes = ["LO9"]', 'outcomes = ["LO9"]'),
    ('rests_on = ["CH11-PA8"]', 'rests_on = ["CH11-PA88"]', 'rests_on = ["CH11-PA88"]'),
    ('values = ["shut", "open"]', 'values = ["shut", "open", "gone"]', 'values = ["shut", "open", "gone"]'),
    ('content_note = "Nothing to warn of."', 'content_note = ""', 'content_note = ""'),
    ('[[moments]]\nid = "one"', '[variables.lamp]\nabout = "A lamp."\nvalues = ["off"]\nstart = "off"\n\n[[moments]]\nid = "one"', "[variables.lamp]"),
])
def test_what_is_wrong_in_vignette_toml_is_told_with_its_line(find, put, line, key_folder):
    file = key_folder / "vignette.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count(find) == 1
    file.write_text(text.replace(find, put), encoding="utf-8")
    lines = [file.read_text(encoding="utf-8").splitlines()[finding.line - 1] for finding in vignettes.load(key_folder).errors
             if finding.path.endswith("vignette.toml")]
    assert line in lines
