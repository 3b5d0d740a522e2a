"""The check's table and the report of each vignette."""

import shutil

from tests.narrative.conftest import FIXTURES
from tools.course import check, vignette_report, vignettes


def project(tmp_path):
    """A project of one vignette."""
    shutil.copytree(FIXTURES / "the-spare-key", tmp_path / "vignettes" / "the-spare-key")
    return tmp_path


def test_the_table_has_the_figures_and_what_is_left(tmp_path):
    everything = vignettes.load_all(project(tmp_path))
    head, rule, row, *rest = vignette_report.table(everything)
    assert head.split() == ["Vignette", "Scenes", "States", "Endings", "Seats", "Paths", "Longest", "Warnings"]
    assert set(rule) == {"-", " "}
    warnings = len(everything[0].warnings)
    assert row.split() == ["V-KEY", "The", "spare", "key", "4", "6", "1", "2", "4", "25", str(warnings)]
    assert sum(line.startswith("Warning: ") for line in rest) == warnings > 0
    assert any("of 3,000" in line for line in rest)


def test_one_that_is_broken_stands_in_the_table_too(tmp_path):
    file = project(tmp_path) / "vignettes" / "the-spare-key" / "scenes" / "stairs.md"
    file.write_text(file.read_text(encoding="utf-8").replace("next: later", "next: latter"), encoding="utf-8")
    lines = vignette_report.table(vignettes.load_all(tmp_path))
    assert lines[2].startswith("the-spare-key") and lines[2].endswith("1 to mend")
    assert "latter" in lines[-1] and ":" in lines[-1]


def test_the_command_prints_it_and_writes_the_reports(tmp_path, capsys):
    assert check.main(["--root", str(project(tmp_path)), "--vignettes"]) == 0
    said = capsys.readouterr().out
    assert "V-KEY The spare key" in said and "reports" in said
    html = (tmp_path / ".build" / "reports" / "the-spare-key.html").read_text(encoding="utf-8")
    for words in ("The spare key: what the check found", "Warning: ", "Endings by seat", "50 in 100", "Decisions", 'role="img"', "Scenes and ways of Ada"):
        assert words in html or words == "50 in 100" and "100 in 100" in html, words
    file = tmp_path / "vignettes" / "the-spare-key" / "vignette.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('content_note = "Nothing to warn of."\n', ""), encoding="utf-8")
    assert check.main(["--root", str(tmp_path), "--vignettes"]) == 1
    assert "no content note" in capsys.readouterr().out
    assert "To mend: " in (tmp_path / ".build" / "reports" / "the-spare-key.html").read_text(encoding="utf-8")


def test_a_report_of_a_vignette_that_is_gone_goes(tmp_path):
    everything = vignettes.load_all(project(tmp_path))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "gone.html").write_text("", encoding="utf-8")
    assert [file.name for file in vignette_report.write(everything, tmp_path / "reports")] == ["the-spare-key.html"]
    assert [file.name for file in (tmp_path / "reports").iterdir()] == ["the-spare-key.html"]
