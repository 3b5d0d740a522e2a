"""Knowing how it ended as a reader meets it, by the names of its fields."""

import json

import pytest

from exercises.catalog.knowing_the_end import codes, create, example, files, inputs, rules
from exercises.catalog.knowing_the_end.chronology import ENDING, ENTRIES
from exercises.record.problems import Problem
from exercises.views.export_bar import WAITS
from tests.support.learner import page, press, seen  # noqa: F401

INDEXED = ("entry", "version")


def enter(exercise, **values):
    exercise.apply([{"field": name, "index" if name in INDEXED else "value": value} for name, value in values.items()])


def code_of(version, taken=()):
    return codes.draw(version, taken)


def read_and_commit(exercise, version, harm="40", decisions="60", **more):
    """Open a code of this version, rate and commit; returns the code."""
    code = code_of(version, inputs.taken(exercise.record))
    enter(exercise, code=code)
    press(exercise, "use_code")
    enter(exercise, harm=harm, decisions=decisions, **more)
    press(exercise, "commit", "commit.yes")
    return code


def a_group(page, untold=(20, 30, 40), told=(50, 60, 70)):
    exercise = create()
    for version, numbers in (("untold", untold), ("told", told)):
        for number in numbers:
            read_and_commit(exercise, version, str(number), str(100 - number), entry=3 if version == "told" else 9, why="They should have.")
    return exercise


def test_an_empty_exercise_says_what_it_is_and_tells_neither_entries_nor_ending(page):
    exercise = create(None)
    told = seen(exercise)
    assert "<svg " in told and "Nobody dies" in told and "nobody reads it" in told and "leave it out" in told
    assert "nobody has committed" in told and ENDING not in told and not any(entry.text in told for entry in ENTRIES)
    assert exercise.results["scales"]["harm"]["difference"] is None


def test_every_control_has_a_name_of_its_own(page):
    for exercise in (create(), create(example.load())):
        press(exercise, "draw", "show", "test")
        shown = [n for n in seen(exercise).split("\n") if n.startswith("[")]
        assert all(w.description for w in exercise.fields.values()) and len(shown) == len(set(shown)) <= 40


@pytest.mark.parametrize("version", ["told", "untold"])
def test_a_code_decides_which_version_is_read_and_the_rest_is_the_same(page, version):
    exercise = create()
    enter(exercise, code=code_of(version).lower())
    press(exercise, "use_code")
    told = seen(exercise)
    assert (ENDING in told) == (version == "told") and all(entry.text in told for entry in ENTRIES)
    assert told.index("How it ended") < told.index(ENTRIES[0].text) if version == "told" else "up to the day of the last entry" in told
    assert ("[I knew how it ended" in told) == (version == "untold")


def test_codes_that_are_drawn_one_after_the_other_stay_balanced(page):
    exercise = create()
    for _ in range(4):
        press(exercise, "draw")
        enter(exercise, harm="50")
        press(exercise, "commit", "commit.yes")
    assert exercise.results["counted"] == {"told": 2, "untold": 2}


def test_a_wrong_code_is_refused_and_changes_nothing(page):
    exercise = create()
    enter(exercise, code="ABCD")
    press(exercise, "use_code")
    assert "is not a code of this exercise" in seen(exercise) and exercise.inputs == inputs.blank()
    press(exercise, "draw")
    assert exercise.inputs["here"]["code"] and exercise.fields["code"].value == ""


def test_what_is_entered_is_in_the_inputs_and_makes_the_same_exercise_again(page):
    exercise = a_group(page)
    press(exercise, "show", "test")
    enter(exercise, answer="What she saw from the worktop.")
    entered = json.loads(json.dumps(exercise.inputs))
    again = create(entered)
    assert again.inputs == exercise.inputs == entered and again.snapshot() == exercise.snapshot()
    assert again.results == exercise.results == rules.compute(entered)
    assert seen(again).count("<svg ") == seen(exercise).count("<svg ")


def test_a_half_filled_sheet_comes_back_as_it_was_left_wrong_number_and_all(page):
    exercise = create()
    press(exercise, "draw")
    enter(exercise, harm="4O", decisions="7", entry=2, why="I <b>do not</b> know")
    assert "“4O” is not a number" in seen(exercise)
    again = create(json.loads(json.dumps(exercise.inputs)))
    assert again.snapshot() == exercise.snapshot() and again.fields["harm"].value == "4O" and again.fields["why"].value == "I <b>do not</b> know"


def test_a_key_tells_the_page_and_computes_nothing(page, monkeypatch):
    exercise = create()
    press(exercise, "draw")
    before = page.times
    monkeypatch.setattr("exercises.catalog.knowing_the_end.rules.compute", None)
    enter(exercise, why="s")
    assert page.times == before + 1


def test_committing_says_what_is_missing_then_asks_then_stays(page):
    exercise = create()
    press(exercise, "draw", "commit")
    assert "Nothing is rated yet" in seen(exercise)
    enter(exercise, harm="150")
    press(exercise, "commit")
    assert "150 is out of range" in seen(exercise)
    enter(exercise, harm="50")
    press(exercise, "commit")
    assert "“How good were the decisions?” is left blank" in seen(exercise) and not exercise.inputs["sheets"][0]["committed"]
    press(exercise, "commit.yes")
    told = seen(exercise)
    assert "Committed. It stays as it is." in told and "[How likely was harm" not in told and ENTRIES[0].text not in told
    enter(exercise, harm="1")
    assert exercise.inputs["sheets"][0]["harm"] == 50


def test_leaving_out_takes_text_and_sheet_away_without_a_trace(page):
    exercise = create()
    press(exercise, "draw", "leave")
    assert exercise.inputs == inputs.blank() and "Nothing of that sheet is left" in seen(exercise) and ENTRIES[0].text not in seen(exercise)
    press(exercise, "draw")
    enter(exercise, harm="3")
    press(exercise, "leave")
    assert "No reason is asked" in seen(exercise)
    press(exercise, "leave.yes")
    assert exercise.inputs == inputs.blank()


def test_dots_and_counts_lead_the_test_is_a_click_down_and_the_last_question_is_last(page):
    exercise = a_group(page)
    assert "Of 9 pairs" not in seen(exercise)
    press(exercise, "show")
    told = seen(exercise)
    assert "gave 60 on average, the others 30: 30 higher. Of 9 pairs, the told reader’s number is the higher in 9" in told
    assert "30 lower" in told and "p = " not in told
    press(exercise, "test")
    told = seen(exercise)
    assert "In 2 of all 20 ways" in told and "p = 0.10, exact, two-sided" in told and "cannot come out below 0.10" in told
    order = [told.index(words) for words in ("<h3>The dots", "<h3>Which entry", "<h3>Looking back", "<h3>What it may mean", "<h3>The permutation test",
                                             "<h3>To take to the group", "<h3>What can a review not tell you?", "[What can a review not tell you? Your own answer]",
                                             "What this does not show")]
    assert order == sorted(order)
    press(exercise, "test", "hide")
    assert "p = " not in seen(exercise) and "<h3>The dots" not in seen(exercise)


def test_each_result_says_why_and_a_picture_has_its_table(page):
    exercise = a_group(page)
    press(exercise, "show", "test")
    told = seen(exercise)
    assert told.count("Why? And who disagrees?") == 5 and told.count("Show the numbers") == 3
    assert told.count('class="course-chart"') == 3


def test_nothing_is_shown_before_all_have_committed_and_whoever_comes_after_is_left_out(page):
    exercise = a_group(page)
    press(exercise, "draw")
    enter(exercise, harm="9")
    begun = exercise.inputs["here"]["code"]
    press(exercise, "show")
    assert f"{begun} has begun and not committed" in seen(exercise) and "<h3>The dots" not in seen(exercise)
    press(exercise, "leave", "leave.yes", "show")
    assert "<h3>The dots" in seen(exercise)
    late = read_and_commit(exercise, "untold", "99")
    press(exercise, "show")
    assert f"{late} counts towards no figure: it was committed after results had been shown" in seen(exercise)
    assert exercise.results["counted"] == {"told": 3, "untold": 3}


def test_a_reader_who_heard_and_a_lost_code_are_named_and_left_out(page):
    exercise = a_group(page)
    heard = read_and_commit(exercise, "untold", "80", heard=True)
    press(exercise, "lost")
    assert "counts towards no figure" in seen(exercise)
    enter(exercise, harm="10")
    press(exercise, "commit", "commit.yes", "show")
    told = seen(exercise)
    assert f"{heard} counts towards no figure: this reader was not told" in told and "the code was lost" in told
    assert exercise.results["counted"] == {"told": 3, "untold": 3}


def test_alone_the_invented_readers_stand_beside_and_are_said_to_be_invented(page):
    exercise = create()
    press(exercise, "panel")
    assert "Commit your own sheet first" in seen(exercise)
    read_and_commit(exercise, "untold", "35", "80")
    press(exercise, "panel", "show", "test")
    told = seen(exercise)
    assert "Twelve invented readers" in told and "they are in none of your figures" in told and "Nobody was asked" in told
    assert "Not defined, because nobody counted here was told the ending first" in told and "In 76 of all 462 ways" in told
    assert "No test, because there is one rating by a reader who was not told" in told
    assert exercise.results["counted"] == {"told": 0, "untold": 1}
    assert "Not told (1 here, 5 invented)" in told and "These are the invented readers." in told and "Among the invented readers, those who knew" in told
    press(exercise, "export_page")
    assert "Twelve invented readers stand beside" in page.delivered[-1][2]


def test_the_example_is_loaded_marked_and_cleared(page):
    exercise = create()
    press(exercise, "load_example", "show")
    told = seen(exercise)
    assert told.count("Invented example.") == 2 and "Invented readers who were told gave 56.7" in told and "[Set twelve invented" not in told
    press(exercise, "clear", "clear.yes")
    assert exercise.inputs == inputs.blank() and "Cleared" in seen(exercise)
    read_and_commit(exercise, "told")
    press(exercise, "load_example")
    assert "sheets of your own here" in seen(exercise) and not exercise.inputs["invented"]


def test_a_groups_codes_are_drawn_kept_and_counted_back(page):
    exercise = create()
    for typed, part in (("", "nothing stands here"), ("1", "out of range"), ("many", "is not a number")):
        enter(exercise, group_size=typed)
        press(exercise, "draw_group")
        assert part in seen(exercise)
    enter(exercise, group_size="6")
    press(exercise, "draw_group")
    drawn = exercise.inputs["drawn"]
    assert len(drawn) == 6 and sum(codes.version_of(code) == "told" for code in drawn) == 3
    enter(exercise, code=drawn[0])
    press(exercise, "use_code")
    enter(exercise, harm="10")
    press(exercise, "commit", "commit.yes")
    assert "have come back here: 1 of 6" in seen(exercise)


@pytest.mark.parametrize(("untold", "told", "part"), [
    ((20, 30, 40), (50, 60, 70), "Those who knew the ending found harm likelier, and they thought less of the decisions, which were the same decisions, on average."),
    ((50, 60, 70), (20, 30, 40), "found harm less likely, and they thought more of the decisions, on average. That runs against the usual finding"),
    ((50,), (50,), "found harm as likely, and they thought as much of the decisions"),
    ((50,), (), "With one version only there is nothing to set side by side yet.")])
def test_what_was_found_is_put_in_words_whichever_way_it_went(page, untold, told, part):
    exercise = a_group(page, untold, told)
    press(exercise, "show")
    assert part in seen(exercise)


def test_a_file_from_a_screen_that_showed_results_does_not_make_this_one_late(page):
    exercise, other = create(), create()
    read_and_commit(other, "told", "70")
    press(other, "show", "export_json")
    exercise.apply([{"field": "merge_file", "file": {"name": "a.json", "content": page.delivered[-1][2]}}])
    assert not exercise.inputs["shown"] and "<h3>The dots" not in seen(exercise)
    read_and_commit(exercise, "untold", "20")
    assert exercise.results["counted"] == {"told": 1, "untold": 1}
    again = create()
    again.apply([{"field": "open_file", "file": {"name": "a.json", "content": page.delivered[-1][2]}}])
    assert again.inputs["shown"] and "<h3>The dots" in seen(again), "whoever opens their own work has seen what stood there"


def test_ones_own_file_joins_the_groups_and_what_differs_is_chosen(page):
    mine, group = create(), a_group(page)
    code = read_and_commit(mine, "told", "77")
    press(mine, "export_mine")
    name, _, text = page.delivered[-1]
    assert name == f"knowing-the-end-{code.lower()}.json" and len(json.loads(text)["inputs"]["sheets"]) == 1
    give = lambda exercise, content: exercise.apply([{"field": "merge_file", "file": {"name": "a.json", "content": content}}])  # noqa: E731
    give(group, text)
    assert "Here now: 7 sheets by code" in seen(group)
    give(group, text)
    assert "All of it was here already." in seen(group)
    other = json.loads(text)
    other["inputs"]["sheets"][0]["harm"] = 12
    give(group, json.dumps(other))
    assert "Two files say different things" in seen(group) and WAITS not in seen(group)
    press(group, "keep_version")
    enter(group, version=0)
    press(group, "keep_version")
    assert group.inputs["conflicts"] == [] and len(group.inputs["sheets"]) == 7


def test_a_bad_file_is_told_of_and_changes_nothing(page):
    exercise = a_group(page)
    before = exercise.inputs
    for content, part in (("{", "breaks off"), (files.as_json(example.load()), "invented example"), ("code,harm\nA", "is missing")):
        name = "a.csv" if content.startswith("code") else "a.json"
        exercise.apply([{"field": "merge_file", "file": {"name": name, "content": content}}])
        assert part in seen(exercise) and exercise.inputs == before
    exercise.apply([{"field": "open_file", "file": {"name": "a.json", "content": files.as_json(inputs.blank())}}])
    assert "There are sheets here already" in seen(exercise) and exercise.inputs == before


def test_words_of_a_stranger_stay_words(page):
    exercise = a_group(page)
    read_and_commit(exercise, "told", why="<img src=x onerror=alert(1)> should have")
    enter(exercise, answer="<script>alert(1)</script>")
    press(exercise, "show", "export_page")
    told = seen(exercise) + page.delivered[-1][2]
    assert "<img" not in told and "<script>" not in told and "&lt;img" in told


def test_the_seminar_sheet_holds_it_all_and_ends_with_the_last_question(page):
    exercise = a_group(page)
    press(exercise, "export_page")
    assert not page.delivered and "Press “Show the dots” first" in seen(exercise)
    press(exercise, "show")
    enter(exercise, answer="Ours.")
    press(exercise, "export_page")
    text = page.delivered[-1][2]
    assert all(entry.text in text for entry in ENTRIES) and "p = 0.10" in text and "Our own answer:" in text and text.count("<svg") == 2
    assert text.index("The dots") < text.index("The permutation test") < text.index("What can a review not tell you?") < text.index("What this does not show")


def test_texts_that_are_too_long_are_cut_and_that_is_said(page):
    exercise = create()
    press(exercise, "draw")
    enter(exercise, why="x" * 700, harm="1" * 80)
    assert len(exercise.inputs["sheets"][0]["why"]) == 600 and len(exercise.inputs["sheets"][0]["harm"]) == 40
    assert "only the first 600 characters are kept" in seen(exercise)
    assert create(json.loads(json.dumps(exercise.inputs))).inputs == exercise.inputs


def test_what_cannot_be_a_record_is_refused(page):
    with pytest.raises(Problem, match="version"):
        create({"version": 2})
