"""Each promise, broken once on the fixture course: the message names the file, the line and the mend."""

import datetime

import pytest

from tools.course import check, load

MODULE = "docs/modules/m1-doors-and-keys/index.md"
READING = "docs/modules/m1-doors-and-keys/10-who-waits.md"
PRACTICE = "docs/modules/m1-doors-and-keys/20-count.md"
TASK = "docs/group-tasks/share-a-key.md"
EXERCISE = "exercises/catalog/count_keys/exercise.toml"
VIGNETTE = "vignettes/the-lost-key/vignette.toml"
SCENES = "vignettes/the-lost-key/scenes/step.md"

SEE_NOTHING = " ".join(["Considerable institutional accessibility"] * 40)

WRITE = '<course-exercise slug="reflection" material="m1"></course-exercise>'

# doubts: file, words, words in their place, what is said
DOUBTFUL = {
    "a page that is hard to read": (TASK, "Lay all keys on the table.", f"{SEE_NOTHING}.", "reads at grade"),
    "sentences without end": (TASK, "Lay all keys on the table.", "a key " * 60 + ".", "words on average"),
    "a reading that is no sitting": (READING, "somebody", "somebody", "600 to 1400 is one sitting"),
    "an overdue row": ("docs/sources/law.toml", "review_by", "review_by", "was to be looked at again by"),
}

# what is broken: file, words, words in their place, the line that is named, what is said, the mend
BROKEN = {
    "an unknown outcome in a page": (
        MODULE, "outcomes: [LO1]", "outcomes: [LO7]", 4, "There is no outcome LO7", "docs/outcomes/outcomes.toml"),
    "an unknown outcome of an exercise": (
        EXERCISE, '["LO1"]', '["LO11"]', 7, "There is no outcome LO11", "did you mean LO1"),
    "a published story that is none": (
        "vignettes/the-lost-key/published/1.json", '"version": 1', '"version": 2', 1, "not version 1 of the-lost-key", "as it was released"),
    "an unknown outcome of a vignette": (
        VIGNETTE, '["LO1"]', '["LO9"]', 5, "There is no outcome LO9", "docs/outcomes/outcomes.toml"),
    "an instrument that does not stand where it says": (
        EXERCISE, 'slug = "count_keys"', 'slug = "count_keys"\nstands_on = "docs/index.md"', 1, "stands on docs/index.md, and it does not", "on a line of its own"),
    "an unknown prompt": (TASK, "prompts: [P01]", "prompts: [P13]", 8, "There is no prompt P13", "docs/outcomes/outcomes.toml"),
    "a prompt of an unknown outcome": (
        "docs/outcomes/outcomes.toml", 'outcome = "LO1"', 'outcome = "LO5"', 10, "P01 belongs to LO5", "Name an outcome"),
    "an unknown module": (TASK, "module: M1", "module: M9", 4, "There is no module M9", "docs/outcomes/plan.toml"),
    "an unknown task": (MODULE, "[GT-K1]", "[GT-K7]", 6, "There is no group task GT-K7", "did you mean GT-K1"),
    "an unknown vignette": (MODULE, "V-GATE]", "V-HEDGE]", 7, "There is no vignette V-HEDGE", "docs/outcomes/plan.toml"),
    "an unknown exercise": (MODULE, "X02]", "X77]", 8, "There is no exercise X77", "docs/outcomes/plan.toml"),
    "an exercise named as a task": (MODULE, "[GT-K1]", "[X01]", 6, "There is no group task X01", "docs/outcomes/plan.toml"),
    "a task of no module": (TASK, "module: M1\n", "", 1, "GT-K1 belongs to no module", "Name the module"),
    "a page without its id": (MODULE, "id: M1\n", "", 1, "This page states no id", "Write id:"),
    "an unknown seed id in front matter": (
        TASK, "[DOOR-2]", "[DOOR-9]", 9, "There is no item DOOR-9", "docs/sources/items.toml"),
    "an unknown seed id in an exercise": (
        EXERCISE, '["DOOR-1"]', '["DOOR-11"]', 9, "There is no item DOOR-11", "did you mean DOOR-1"),
    "an unknown seed id in a citation": (
        READING, "[@DOOR-1 @DOOR-2]", "[@DOOR-1 @DOOR-7]", 9, "There is no item DOOR-7", "docs/sources/items.toml"),
    "an unknown seed id of a prompt": (
        "docs/outcomes/outcomes.toml", 'item = "DOOR-1"', 'item = "DOOR-4"', 10, "There is no item DOOR-4", "items.toml"),
    "an unknown seed id in a notebook": (
        "exercises/catalog/count_keys/method.py", "[@DOOR-1]", "[@DOOR-8]", 17, "There is no item DOOR-8", "items.toml"),
    "an unknown seed id among the silences": (
        "docs/sources/silences.toml", "DOOR-1", "DOOR-6", 6, "names the item DOOR-6", "docs/sources/items.toml"),
    "a paragraph of a reading without a source": (
        READING, "waited [@DOOR-1 @DOOR-2]. Nobody asked for how long [own argument].",
        "waited on the step in the rain. Nobody asked them for how long.", 9, "names no source", "[own argument]"),
    "a forgotten item": (
        "docs/sources/items.toml", 'id = "DOOR-3"', 'id = "DOOR-4"', 15, "DOOR-4 (case) is neither used nor left out",
        "docs/sources/left-out.toml"),
    "an item left out that does not exist": (
        "docs/sources/left-out.toml", "DOOR-3", "DOOR-6", 2, "There is no item DOOR-6", "docs/sources/items.toml"),
    "an item left out and used": (
        "docs/sources/left-out.toml", "DOOR-3", "DOOR-1", 2, "DOOR-1 is listed as left out and used", "Take it from the list"),
    "an item left out without a reason": (
        "docs/sources/left-out.toml", "The door of that winter was another one.", "", 2, "without a reason", "Say in a clause why"),
    "an outcome that nothing serves": (
        "docs/outcomes/outcomes.toml", 'id = "LO2"', 'id = "LO3"', 6, "No task of its own serves LO3", 'lacks = ["task"]'),
    "a gap that is closed": (
        "docs/outcomes/gaps.toml", 'id = "LO2"', 'id = "LO1"', 3, "LO1 is said to lack a page", "Take it from the list"),
    "a word that lays blame": (
        READING, "agree that somebody waited", "agree that locked-out people waited", 9, "The course's own voice says",
        "Say who holds the key"),
    "an unknown dated row": (
        READING, "[@law:keys]", "[@law:locks]", 13, "There is no item law:locks", "docs/sources/law.toml"),
    "an item of no source": (
        "docs/sources/items.toml", 'source = "DOOR"', 'source = "GATE"', 1, "a source GATE", "docs/sources/sources.toml"),
    "a citation that cannot be read": (
        READING, "[@DOOR-1 @DOOR-2]", "[@DOOR-1 and DOOR-2]", 9, "is not a citation that can be read", "Write [@ID]"),
    "a citation in a heading": (READING, "## On the step", "## On the step [@DOOR-1]", 7, "A heading holds a citation", "after the claim"),
    "a made part that nothing makes": (
        TASK, "Lay all keys", "<!-- course:outcome -->\n\nLay all keys", 13, "Nothing can be made for course:outcome",
        "did you mean outcomes"),
    "the same id twice": (EXERCISE, 'id = "X01"', 'id = "V-KEY"', 1, "The id V-KEY is taken: vignettes/the-lost-key", "an id of its own"),
    "a dead link": (PRACTICE, "../../group-tasks/share-a-key.md", "../share-a-key.md", 7, "leads nowhere", "Write the way from this file"),
    "a link from the root": (PRACTICE, "../../group-tasks/share-a-key.md", "/group-tasks/share-a-key/", 7, "leads nowhere", "another folder"),
    "a link to an id that nobody knows": ("docs/index.md", "course:X01", "course:X44", 6, "course:X44 leads nowhere", "Use the id of"),
    "a short link to an id that nobody knows": ("docs/index.md", "[[M1]]", "[[M8]]", 6, "course:M8 leads nowhere", "Use the id of"),
    "a link to no part of a page": (MODULE, "#on-the-step", "#on-the-stair", 13, "no part called #on-the-stair", "one of its headings"),
    "a missing picture": ("docs/index.md", "drawings/door.svg", "drawings/gate.svg", 8, "leads nowhere", "Write the way"),
    "a picture without words": (
        "docs/index.md", "![A door with two locks, one above the other]", "![]", 8, "no words for those who do not see it", "alternative text"),
    "an image tag without words": (
        "docs/index.md", "A course about", '<img src="drawings/door.svg"> A course about', 6, "no words for those", "alternative text"),
    "a drawing without a title": (
        "docs/index.md", "A course about", "<svg><rect/></svg> A course about", 6, "no words for those", "<title>"),
    "a level of headings left out": (READING, "### In the rain", "#### In the rain", 11, "of level 4", "3 # at most"),
    "a second heading of the first level": (READING, "### In the rain", "# In the rain", 11, "one heading of the first level", "two # or more"),
    "a column without a heading": (
        TASK, "Lay all keys", "| Who | |\n|---|---|\n| a | b |\n\nLay all keys", 13, "A column of this table has no heading", "first row"),
    "a page that does not tell its review": (READING, "review: not yet reviewed\n", "", 1, "whether it has been reviewed", "review: not yet reviewed"),
    "an exercise that does not tell its review": (EXERCISE, 'review = "not yet reviewed"\n', "", 1, "X01 does not say", 'review = "not yet reviewed"'),
    "a kind of page that nobody knows": (READING, "kind: reading", "kind: lecture", 3, "no kind of page called lecture", "reading, practice"),
    "an unknown exercise in a page": (PRACTICE, 'slug="count_keys"', 'slug="count_kees"', 9, "There is no exercise count_kees", "did you mean count_keys"),
    "an unknown vignette to play": (PRACTICE, 'material="the-lost-key"', 'material="the-key"', 13, "There is no vignette the-key", "Name a folder of vignettes/"),
    "an exercise that takes no material": (PRACTICE, 'slug="count_keys"', 'slug="count_keys" material="m1"', 9, "takes no material", "Take material"),
    "a prompt without a key": (PRACTICE, "Then play the scene.", f"## Prompts\n\n1. Who had it?\n\n{WRITE}", 13, "“Who had it?” has no key", "{ #a-short-key }"),
    "two prompts of one key": (
        PRACTICE, "Then play the scene.", f"## Prompts\n\n1. Who?\n   {{ #who }}\n2. Whom?\n   {{ #who }}\n\n{WRITE}", 15, "Two prompts have the key who", "another key"),
    "a place to write without prompts": (PRACTICE, "Then play the scene.", WRITE, 11, "no list of prompts", "## Prompts"),
    "another module's prompts": (
        PRACTICE, "Then play the scene.", WRITE.replace('"m1"', '"m2"'), 11, "m2 is not that of module M1", 'material="m1"'),
    "an exercise inside a sentence": (
        PRACTICE, '<course-exercise slug="count_keys">', 'Look: <course-exercise slug="count_keys">', 9, "does not stand alone", "a line of its own"),
    "a slug that is not the folder's": (EXERCISE, 'slug = "count_keys"', 'slug = "counting"', 2, "not the name of the folder", 'slug = "count_keys"'),
    "a choice that leads nowhere": (SCENES, "next: inside\nledger: trust", "ledger: trust", 10, "'open' leads nowhere", "next:"),
    "a choice that leads to no scene": (SCENES, "next: inside\nledger: trust", "next: attic\nledger: trust", 10, "'attic'", "Write that scene"),
    "front matter that is not YAML": (READING, "title: Who waits", "title: Who: waits", 2, "not YAML", "quotation marks"),
    "front matter that never ends": (READING, "review: not yet reviewed\n---\n", "", 1, "never closed", "three hyphens"),
    "TOML that cannot be read": (EXERCISE, 'title = "Key counter"', 'title = "Key counter', 3, "not TOML", "quotation marks"),
    "a row without its id": ("docs/sources/items.toml", 'id = "DOOR-2"\n', "", 8, "[[item]] has no id", "Write id"),
    "an exercise without its title": (EXERCISE, 'title = "Key counter"\n', "", 1, "no title", "Write title"),
    "a vignette without a table's line": (VIGNETTE, 'line = "Nine, lives on the second floor."\n', "", 1, "cannot be put together", "another vignette"),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_each_broken_promise_names_file_line_and_mend(mini, case):
    path, old, new, line, what, mend = case
    file = mini / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"the fixture course has changed: {path} holds no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check.failures(check.run(load.load(mini)))
    hits = [finding for finding in found if finding.path == path and what in finding.what and mend in finding.mend]
    assert hits, "\n".join(map(str, found)) or "nothing was found"
    assert line in {finding.line for finding in hits}


@pytest.mark.parametrize("name", ["page.md", "paper.md", "exercise.toml"])
def test_an_exercise_without_one_of_its_files_is_named(mini, name):
    (mini / "exercises/catalog/count_keys" / name).unlink()
    found = check.failures(check.run(load.load(mini)))
    named = [finding for finding in found if finding.path == "exercises/catalog/count_keys"]
    assert [finding.what for finding in named] == [f"This exercise has no {name}."]
    assert named[0].mend.startswith(f"Write exercises/catalog/count_keys/{name}")


def test_a_page_that_is_not_text_is_named_and_the_rest_still_read(mini):
    (mini / "docs/index.md").write_bytes(b"\xff\xfe\x00bad")
    course = load.load(mini)
    assert [finding.path for finding in course.findings] == ["docs/index.md"]
    assert "UTF-8" in course.findings[0].mend
    assert course.part("M1")


def test_a_notebook_that_is_no_notebook_is_named(mini):
    (mini / "exercises/catalog/count_keys/method.py").unlink()
    (mini / "exercises/catalog/count_keys/method.ipynb").write_text('{"cells": 3', encoding="utf-8")
    found = check.run(load.load(mini))
    assert any(finding.path.endswith("method.ipynb") and "Jupyter" in finding.mend for finding in found)


def test_the_whole_fixture_course_has_no_slip(course):
    assert check.failures(check.run(course)) == []


def test_the_command_prints_each_slip_and_counts_them(mini, capsys):
    assert check.main(["--root", str(mini)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 slips to mend, 4 warnings, in 10 pages."
    task = mini / TASK
    task.write_text(task.read_text(encoding="utf-8").replace("[DOOR-2]", "[DOOR-9]"), encoding="utf-8")
    assert check.main(["--root", str(mini)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{TASK}:9: There is no item DOOR-9 in the sources. Mend: Use an id of docs/sources/items.toml")
    assert out.splitlines()[-1] == "1 slip to mend, 4 warnings, in 10 pages."


def test_every_rule_of_the_table_speaks_in_one_of_these_cases(mini):
    """A rule that no case can make speak would be a rule that nobody has seen work."""
    silent = {rule.__name__: rule for rule in check.RULES}
    (mini / "exercises/catalog/count_keys/paper.md").unlink()
    for path, old, new, *_ in (*BROKEN.values(), *DOUBTFUL.values()):
        file = mini / path
        whole = file.read_text(encoding="utf-8")
        file.write_text(whole.replace(old, new, 1), encoding="utf-8")
        course = load.load(mini)
        for name, rule in list(silent.items()):
            if list(rule(course)):
                del silent[name]
        file.write_text(whole, encoding="utf-8")
    assert not silent, sorted(silent)


@pytest.mark.parametrize("case", DOUBTFUL.values(), ids=DOUBTFUL)
def test_each_doubt_is_told_and_stops_nothing(mini, case):
    path, old, new, what = case
    file = mini / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check.run(load.load(mini), today=datetime.date(2099, 1, 1))
    hits = [finding for finding in found if finding.path == path and what in finding.what]
    assert hits and all(hit.warning for hit in hits)
    assert check.failures(found) == []


def test_an_overdue_row_stops_a_release(mini):
    course = load.load(mini)
    assert check.failures(check.run(course, today=datetime.date(2099, 1, 1), release=True))
    assert not check.failures(check.run(course, today=datetime.date(2000, 1, 1), release=True))


@pytest.mark.parametrize("words", [
    "agree that “locked-out people” waited", "agree that *locked-out people* waited", "agree that the Locked Out People Programme waited"])
def test_a_word_may_be_discussed_and_a_name_may_hold_it(mini, words):
    file = mini / READING
    file.write_text(file.read_text(encoding="utf-8").replace("agree that somebody waited", words), encoding="utf-8")
    assert check.failures(check.run(load.load(mini))) == []


def test_a_page_may_say_which_word_it_discusses(mini):
    file = mini / READING
    text = file.read_text(encoding="utf-8").replace("somebody waited", "locked-out people waited")
    file.write_text(text.replace("kind: reading", "kind: reading\ndiscusses: [locked out]"), encoding="utf-8")
    assert check.failures(check.run(load.load(mini))) == []


def test_a_sentence_of_a_source_is_found_and_its_title_is_not(mini, tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text("In those days the people who held no key would wait outside until somebody came.\n"
                                   "The value of social care professionals working in extended schools.", encoding="utf-8")
    file = mini / READING
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nThe people who held no key would wait outside [@DOOR-1]. *The value of social care "
                    "professionals working in extended schools* says it too [@DOOR-1].\n", encoding="utf-8")
    found = check.failures(check.run(load.load(mini), sources=sources))
    assert [finding.path for finding in found] == [READING]
    assert "“the people who held no key would wait outside” stands word for word in a.txt" in found[0].what
    assert found[0].line == text.count("\n") + 2


def test_without_the_sources_texts_nothing_is_compared(mini, tmp_path):
    with pytest.raises(SystemExit):
        check.main(["--root", str(mini), "--sources", str(tmp_path)])


def test_the_coverage_table_counts_what_is_used_left_out_and_missing(mini, capsys):
    check.main(["--root", str(mini), "--coverage"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:5] == ["case", "1", "0", "1", "0"]
    assert lines[2].split() == ["finding", "2", "2", "0", "0"]
    assert any(line.startswith("LO2") and "exercise, page, task" in line for line in lines)


def test_the_course_itself_keeps_its_promises():
    found = check.failures(check.run(load.load()))
    assert found == [], "\n" + "\n".join(map(str, found))
