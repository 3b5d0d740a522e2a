"""``tools cohort``: a mixed folder read, everything damaged in it named, and the same figures as in the page."""

import csv
import json
import os
import random
import re
import zipfile

import pytest

from exercises.cohort import course, reading
from exercises.cohort.tally import Tally
from tools.cohort import damage, found, generate, out, run

LEARNERS = 240
DAMAGED = len(damage.KINDS)
MEND = re.compile(r"\b(ask for|save|open another|choose another|copy|download|take|put|read it with)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A folder of invented hand-ins, read once: ``(folder, out, what is known, what is damaged)``."""
    folder = tmp_path_factory.mktemp("cohort") / "class"
    wrong = generate.make(folder, LEARNERS, DAMAGED, 20261122)
    where = folder.with_name("read")
    told = []
    known = run.read(folder, where, ["supervision_page.question"], told.append)
    return folder, where, known, wrong, told


@pytest.fixture(scope="module")
def tallied(mixed):
    """The same files, in another order, in memory."""
    tally = Tally()
    files = list(found.files(mixed[0]))
    random.Random(3).shuffle(files)
    for one in files:
        if not one.why:
            try:
                tally.add(reading.read(one.name, one.data) if one.kind == "json" else reading.read_word(one.name, one.data))
            except reading.Problem:
                pass
    return tally


def table(where, name):
    with (where / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def test_every_learner_is_read_and_everything_damaged_is_named_with_a_mend(mixed):
    _, where, known, wrong, told = mixed
    assert known["learners"] == LEARNERS and known["records"] >= LEARNERS >= known["counted"] - LEARNERS
    rows = table(where, "not-read.csv")
    for path, kind in wrong:
        assert sum(row[0] == path or row[0].startswith(path + "/") for row in rows) == 1, kind
    assert len(rows) == DAMAGED == known["not_read"]
    for path, why in rows:
        assert why.endswith(".") and MEND.search(why) and not why.startswith("“"), (path, why)
    assert not any("fault of this command" in why for _, why in rows)
    assert any("personal data" in line for line in told) and known["seconds"] > 0


def test_the_figures_are_those_of_the_page(mixed, tallied, tmp_path):
    folder, _, known, _, _ = mixed
    store = run.Store(tmp_path / "again.sqlite3")
    for one in found.files(folder):
        run._take(store, one)
    store.settle()
    assert store.thresholds() == tallied.thresholds() and store.gaps() == tallied.gaps() and store.choices() == tallied.choices()
    names = {row["path"].rpartition(".zip/")[2]: row for row in store.who()}
    rows = {row["path"]: row for row in tallied.who()}
    assert names.keys() == rows.keys() and all({**names[path], "path": path} == rows[path] for path in rows)
    order = lambda row: (row["key"], row["text"])
    assert sorted(store.texts(), key=order) == sorted(tallied.texts(), key=order)
    assert list(store.prompts()) == tallied.prompts()
    assert store.number("learners") == len(tallied.learners()) == known["learners"]
    assert tallied.thresholds()["people"]["before"] > 50 and tallied.thresholds()["alpha"]["before"]["value"] is not None
    assert any(row["rows"] for row in tallied.choices()) and tallied.unread()
    store.close()


def test_no_name_stands_on_the_seminar_page_and_only_ticked_texts(mixed, tallied):
    where = mixed[1]
    page = (where / "seminar.html").read_text("utf-8")
    for who in tallied.learners():
        assert who not in page and who.partition(" (")[0] not in page
    assert "<script" not in page and "&lt;b&gt;as it was said&lt;/b&gt;" in page and "Read each before you show" in page
    ticked = {row["text"] for row in tallied.texts("supervision_page.question")}
    others = {row["text"] for row in tallied.texts() if len(row["text"]) > 150} - ticked
    assert len(others) > 50 and not any(text in page for text in others)


def test_a_spreadsheet_takes_no_cell_for_a_formula(mixed):
    written = [cell for name in ("who.csv", "texts.csv", "not-read.csv") for row in table(mixed[1], name) for cell in row]
    assert written and not any(cell[:1] in "=+@\t" for cell in written if cell)


def test_a_second_run_writes_over_its_own_and_over_nothing_else(mixed, tmp_path):
    folder = tmp_path / "class"
    generate.make(folder, 3, 0, 1)
    where = folder.with_name("class-read")
    assert run.main([str(folder)]) == 0 and run.main([str(folder)]) == 0
    assert sorted(path.name for path in where.iterdir()) == sorted([*out.FILES, out.LIST]), "what was read was left lying about"
    (where / "who.csv").write_text("mine", "utf-8")
    assert run.main([str(folder)]) == 2 and (where / "who.csv").read_text("utf-8") == "mine"
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine", "utf-8")
    assert run.main([str(folder), "--out", str(other)]) == 2 and list(other.iterdir()) == [other / "notes.txt"]
    assert run.main([str(folder), "--out", str(folder)]) == 2
    assert run.main(["--generate", str(folder)]) == 2
    inside = folder / "read"
    assert run.main([str(folder), "--out", str(inside)]) == 0 and run.main([str(folder), "--out", str(inside)]) == 0
    assert table(inside, "not-read.csv") == [], "the tables were read as hand-ins"


def test_a_run_that_was_killed_or_found_no_room_leaves_nothing_in_the_way(tmp_path, monkeypatch, capsys):
    folder, where = tmp_path / "class", tmp_path / "class-read"
    generate.make(folder, 2, 0, 1)
    left = where / f"{out.WORKING}abc"
    left.mkdir(parents=True)
    (left / out.BASE).write_bytes(b"words of learners")
    assert run.main([str(folder)]) == 0 and not left.exists(), "the words that a killed run left are still there"
    before = {path.name: path.read_bytes() for path in where.iterdir()}

    def full(*given, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(out.seminar, "page", full)
    assert run.main([str(folder)]) == 1 and "No space left" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in where.iterdir()} == before


def test_a_platforms_zip_can_be_named_as_it_is(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "SW301.zip", "w") as archive:
        archive.writestr("Sam Hill_3_assignsubmission_file_/x.json", json.dumps(
            {"exercise": "supervision_page", "version": 1, "created": "2026-11-22T12:00:00Z", "inputs": {"noticed": "A door."}, "results": {}, "notes": ""}))
    assert run.main([str(tmp_path / "SW301.zip"), "--texts", "no.such"]) == 0
    told = capsys.readouterr().out
    assert "written to 'no.such'" in told and "1 record of 1 learner; 1 of them counts" in told
    assert table(tmp_path / "SW301-read", "texts.csv") == [["Sam Hill (3)", "Supervision page", "What I noticed", "A door."]]
    assert run.main([str(tmp_path / "gone")]) == 2 and "There is no" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_links_and_what_is_no_file_are_named_and_not_followed(tmp_path):
    folder = tmp_path / "class"
    (folder / "Sam").mkdir(parents=True)
    outside = tmp_path / "outside.json"
    outside.write_text("{}", "utf-8")
    (folder / "Sam" / "link.json").symlink_to(outside)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.json")
    deep = folder.joinpath(*["d"] * 40)
    deep.mkdir(parents=True)
    (folder / ".DS_Store").write_bytes(b"x")
    why = {one.path: one.why for one in found.files(folder)}
    assert "not followed" in why.pop("Sam/link.json") and "not followed" in why.pop("round") and "no plain file" in why.pop("pipe.json")
    assert len(why) == 1 and "deep" in next(iter(why.values()))


def test_what_a_platform_puts_beside_the_files_is_told_apart(tmp_path):
    for path in ("Reading_sh1234_attempt_2026-11-22-10-00-00.txt", "Sam Hill_3_assignsubmission_onlinetext_/onlinetext.html", "Sam/words.html"):
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("<p>words</p>", "utf-8")
    why = {one.path.rpartition("/")[2]: one.why for one in found.files(tmp_path)}
    assert "slip" in why["Reading_sh1234_attempt_2026-11-22-10-00-00.txt"] and "typed into Moodle" in why["onlinetext.html"] and "a web page" in why["words.html"]


def test_a_zip_that_says_it_holds_too_much_is_not_listed(tmp_path, monkeypatch):
    folder = tmp_path / "class"
    folder.mkdir()
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for number in range(12):
            archive.writestr(f"{number}.json", "{}")
    monkeypatch.setattr(found, "MOST_ENTRIES", 10)
    assert ["12 files" in one.why for one in found.files(folder)] == [True]
    monkeypatch.setattr(found, "MOST_ENTRIES", 20)
    monkeypatch.setattr(found, "MOST_EXPANDED", 9)
    whys = [one.why for one in found.files(folder)]
    assert "expands to more than" in whys[-1] and 4 < len(whys) < 12


def test_a_fault_of_ours_ends_no_run(tmp_path, monkeypatch):
    folder = tmp_path / "class"
    generate.make(folder, 2, 0, 1)
    monkeypatch.setattr(reading, "_record", lambda *given: 1 / 0)
    known = run.read(folder, tmp_path / "read", [], lambda line: None)
    assert known["not_read"] == known["files"] > 0


def test_each_invented_record_opens_in_its_exercise():
    import importlib

    from tools.cohort import records

    records.ready()
    for kind in sorted(set(records.KINDS), key=lambda one: one.__name__):
        for seed in range(2):
            file = json.loads(records.saved(random.Random(seed), kind))
            exercise = importlib.import_module(f"exercises.catalog.{file['exercise']}").create(file["inputs"])
            assert exercise.version == file["version"]
            handed = reading.read("Sam/a.json", json.dumps(file))[0]
            assert handed.texts and not handed.invented


@pytest.fixture(autouse=True, scope="module")
def as_it_was():
    yield
    course.use(course.from_checkout())
