"""The threshold ladder as a learner meets it, by the names of its fields."""

import json

import pytest

from exercises.catalog.threshold_ladder import create, files, inputs, panel, rules
from exercises.catalog.threshold_ladder.referrals import ALL, BY_ID, NOW, OPEN
from exercises.record.problems import Problem
from tests.support.learner import page, press, seen  # noqa: F401

RUNGS = (2, 3, 2, 2, 4, 3, 2, 3, 2, 1, 1, 2)
OTHER = (2, 2, 3, 4, 2, 3, 2, 4, 4, 2, 1, 2)
SETTLED = "Two of the twelve needed action now"


def enter(exercise, **values):
    exercise.apply([{"field": name, "index" if name in ("rung", "sure", "rater", "role", "referral", "spoke", "version", "pair_first", "pair_second") else "value": value}
                    for name, value in values.items()])


def fill(exercise, rungs=RUNGS, commit=True, why="it weighed"):
    """Place one referral after the other on the open sheet, and commit."""
    for number, rung in enumerate(rungs):
        enter(exercise, referral=number, rung=rung - 1, why=why, ask="Ask the family.")
    if commit:
        press(exercise, "commit", "commit.yes")
    return exercise


def two_people(page):
    """Two people who have committed their first sheets."""
    exercise = fill(create())
    press(exercise, "add_rater")
    return fill(exercise, OTHER)


def test_an_empty_exercise_stands_there_and_says_what_to_do(page):
    exercise = create(None)
    told = seen(exercise)
    assert BY_ID["mondays"].text in told and "nobody reads it" in told
    assert "0 of 12 placed" in told and "nobody has committed" in told and "nobody’s threshold document" in told
    assert SETTLED not in told and not any(BY_ID[one].action.word in told for one in NOW)
    assert exercise.results["rounds"]["before"]["alpha"]["ordinal"] is None


def test_every_control_has_a_name_of_its_own(page):
    for exercise in (create(), create(panel.example())):
        press(exercise, "show", "figures")
        shown = [n for n in seen(exercise).split("\n") if n.startswith("[")]
        assert all(w.description for w in exercise.fields.values()) and len(shown) == len(set(shown)) <= 45


def test_what_is_entered_is_in_the_inputs_and_makes_the_same_exercise_again(page):
    exercise = two_people(page)
    enter(exercise, role=2)
    press(exercise, "panel", "show", "figures")
    entered = json.loads(json.dumps(exercise.inputs))
    again = create(entered)
    assert again.inputs == exercise.inputs == entered
    assert again.results == exercise.results == rules.compute(entered) and again.snapshot() == exercise.snapshot()
    assert seen(again).count("<svg ") == seen(exercise).count("<svg ")


def test_a_half_filled_sheet_comes_back_as_it_was_left(page):
    exercise = create()
    enter(exercise, referral=4, rung=4, sure=1, why="I <b>do not</b> know", ask="Ask him.")
    again = create(json.loads(json.dumps(exercise.inputs)))
    assert again.snapshot() == exercise.snapshot() and again.fields["why"].value == "I <b>do not</b> know"
    assert again.inputs["sheets"][0]["answers"]["trainers"] == {"rung": "unsure", "sure": "guess", "why": "I <b>do not</b> know", "ask": "Ask him."}


def test_a_key_tells_the_page_and_draws_no_results(page, monkeypatch):
    exercise = create()
    before = page.times
    monkeypatch.setattr("exercises.catalog.threshold_ladder.rules.compute", None)
    enter(exercise, why="s")
    assert page.times == before + 1


def test_going_on_makes_no_figure_anew(page, monkeypatch):
    exercise = two_people(page)
    assert exercise.results
    monkeypatch.setattr("exercises.catalog.threshold_ladder.rules.compute", None)
    press(exercise, "again", "next", "earlier")
    assert exercise.results


def test_back_and_on_stop_at_the_ends_and_a_placement_can_be_taken_back(page):
    exercise = create()
    press(exercise, "earlier")
    assert "This is the first referral" in seen(exercise)
    enter(exercise, referral=11)
    press(exercise, "next")
    assert "This was the last one" in seen(exercise)
    enter(exercise, rung=1)
    assert "1 of 12 placed" in seen(exercise) and exercise.fields["referral"].options[11][0].endswith(": on 2")
    press(exercise, "unplace")
    assert "0 of 12 placed" in seen(exercise) and exercise.fields["rung"].index is None and exercise.inputs["sheets"] == []


def test_committing_asks_for_reasons_then_asks_again_then_says_which_two(page):
    exercise = fill(create(), RUNGS[:5], commit=False, why="")
    press(exercise, "commit")
    assert "A line of why is missing" in seen(exercise) and not exercise.inputs["sheets"][0]["committed"]
    for number in range(5):
        enter(exercise, referral=number, why="a reason")
    press(exercise, "commit")
    assert "7 are not placed and will count as missing" in seen(exercise) and SETTLED not in seen(exercise)
    press(exercise, "commit.no")
    assert not exercise.inputs["sheets"][0]["committed"]
    press(exercise, "commit", "commit.yes")
    told = seen(exercise)
    assert SETTLED in told and all(BY_ID[one].action.duty in told and BY_ID[one].action.dated in told for one in NOW)
    assert "There is nothing to defend" in told and "You left it out." in told and "Committed. Read next which two" in told
    assert "[Where would you place it?]" not in told, "a commitment stays"
    enter(exercise, rung=3)
    assert exercise.inputs["sheets"][0]["answers"]["mondays"]["rung"] == 2


def test_a_late_yes_to_a_question_that_is_not_asked_does_nothing(page):
    exercise = fill(create(), commit=False)
    press(exercise, "commit.yes", "clear.yes", "withdraw.yes")
    assert not exercise.inputs["sheets"][0]["committed"] and exercise.inputs["sheets"][0]["answers"]


def test_nothing_is_shown_before_all_who_began_have_committed(page):
    exercise = create()
    press(exercise, "show", "panel", "export_page")
    told = seen(exercise)
    assert "Commit your own placements first" in told and not exercise.inputs["panel"] and page.delivered == []
    fill(exercise)
    press(exercise, "add_rater")
    fill(exercise, OTHER[:3], commit=False)
    press(exercise, "show")
    assert "Otter has begun and not committed" in seen(exercise) and not exercise.inputs["showing"]
    assert SETTLED not in seen(exercise), "what one person was told is not told to the next"


def test_another_persons_sheet_is_behind_a_curtain(page):
    exercise = fill(create(), RUNGS[:3], commit=False)
    press(exercise, "add_rater")
    fill(exercise, OTHER[:2], commit=False)
    enter(exercise, rater=0)
    assert "a curtain, not a lock" in seen(exercise) and "it weighed" not in str(exercise.snapshot())
    enter(exercise, rung=0, why="mine")
    assert exercise.inputs["sheets"][0]["answers"]["mondays"]["rung"] == 2
    press(exercise, "open_sheet")
    assert "[Where would you place it?]" in seen(exercise) and exercise.fields["why"].value == "it weighed"


def test_somebody_new_puts_the_results_away_and_is_marked_if_late(page):
    exercise = two_people(page)
    press(exercise, "show")
    assert "The results stand below: 2 people" in seen(exercise)
    press(exercise, "add_rater")
    enter(exercise, rater=1)
    press(exercise, "show")
    enter(exercise, rater=0)
    assert exercise.inputs["showing"] is False and "Where you differ" not in seen(exercise)
    fill(exercise, (1, 2))
    press(exercise, "show")
    assert "Alder committed after results had been on this screen" in seen(exercise)


def test_the_results_lead_with_differences_and_keep_the_coefficients_a_click_away(page):
    exercise = two_people(page)
    press(exercise, "show")
    told = seen(exercise)
    order = [told.index(f"<h3>{heading}") for heading in ("Where you differ", "What would you ask?", "Two that needed action now", "After the talk",
                                                          "By role", "About these placements", "To take to the group")]
    assert order == sorted(order) and "disputed" in told and "Agreement is not accuracy" in told and "What this does not show" in told
    assert "kappa" not in told.lower().replace("coefficient", "") and told.count("Why? And who disagrees?") == 5
    press(exercise, "figures")
    told = seen(exercise)
    assert "Krippendorff’s alpha before the talk" in told and "Cohen’s kappa" in told and "not defined, because nobody has committed in this round" in told
    press(exercise, "figures")
    assert "Cohen’s kappa" not in seen(exercise)


def test_two_people_can_be_chosen_and_one_twice_gets_a_sentence(page):
    exercise = create(panel.example())
    press(exercise, "show", "figures")
    assert "The kappa paradox bites here" in seen(exercise)
    enter(exercise, pair_second=3)
    assert "Heron and Rook (invented) both placed 9 of the ten" in seen(exercise) and exercise.inputs["here"]["pair"] == ["r00000001", "panelrook"]
    enter(exercise, pair_second=0)
    assert "Choose two different people" in seen(exercise)


def test_one_person_alone_is_sent_to_the_panel(page):
    exercise = fill(create())
    press(exercise, "show", "figures")
    assert "nobody differs yet" in seen(exercise) and "one person cannot agree or differ with nobody" in seen(exercise)
    press(exercise, "panel")
    told = seen(exercise)
    assert "An invented panel of five" in told and "Wren (invented)" in told and exercise.results["raters"][1]["invented"]
    press(exercise, "panel")
    assert "Wren (invented)" not in seen(exercise)


def test_the_second_round_has_ten_shows_the_first_and_tells_who_moved(page):
    exercise = two_people(page)
    press(exercise, "again")
    assert [value for _, value in exercise.fields["referral"].options] == list(OPEN)
    enter(exercise, referral=0)
    assert "Before the talk: <strong>2: One service more</strong>" in seen(exercise)
    for number in range(10):
        enter(exercise, referral=number, rung=exercise.inputs["sheets"][-2]["answers"].get(OPEN[number], {"rung": 2})["rung"] - 1)
    enter(exercise, referral=0, rung=3)
    press(exercise, "commit")
    assert "Say what you heard that moved you" in seen(exercise)
    enter(exercise, referral=0, why="That he was collected.", spoke=2)
    for number in range(1, 10):
        enter(exercise, referral=number, why="a reason")
    press(exercise, "commit", "commit.yes", "show")
    told = seen(exercise)
    assert "Both rounds are done" in told and "That he was collected." in told and "2 → 4" in told and ">second<" in told


def test_something_like_a_real_person_is_warned_of_and_kept(page):
    exercise = create()
    enter(exercise, why="ring 01632 960123")
    assert "phone number" in seen(exercise) and exercise.inputs["sheets"][0]["answers"]["mondays"]["why"] == "ring 01632 960123"


def test_too_long_a_reason_is_said_and_cut(page):
    exercise = create()
    enter(exercise, why="x" * 500)
    assert "only the first 400 characters" in seen(exercise) and len(exercise.inputs["sheets"][0]["answers"]["mondays"]["why"]) == 400


def test_markup_is_shown_as_text_everywhere(page):
    exercise = create()
    evil = "<img src=x onerror=alert(1)>"
    enter(exercise, rater_name=evil, other_role=evil, rung_name=evil)
    press(exercise, "rename_rater", "use_role", "name_rung")
    fill(exercise, why=evil)
    press(exercise, "panel", "show", "figures", "export_page")
    assert "&lt;img src=x" in seen(exercise) and "<img" not in seen(exercise)
    assert "<img" not in page.delivered[-1][2] and "&lt;img src=x" in page.delivered[-1][2]


def test_names_roles_and_rungs_get_a_sentence_when_they_cannot_be(page):
    exercise = create()
    press(exercise, "rename_rater")
    assert "The name is empty" in seen(exercise)
    enter(exercise, rater_name="HERON ")
    press(exercise, "add_rater")
    assert "already somebody called" in seen(exercise) and len(exercise.inputs["raters"]) == 1
    enter(exercise, other_role="Head of year")
    press(exercise, "use_role")
    assert exercise.inputs["raters"][0]["role"] == "Head of year" and "Head of year" in exercise.fields["role"].options[-1]
    enter(exercise, rung_name="one SERVICE more")
    press(exercise, "name_rung")
    assert "Another rung is called" in seen(exercise)
    enter(exercise, rung_name="Universal")
    press(exercise, "name_rung")
    assert exercise.inputs["rungs"][0] == "Universal" and "1. Universal" in exercise.fields["rung"].options[0]


def test_renaming_a_rung_between_the_rounds_is_told(page):
    exercise = two_people(page)
    enter(exercise, rung_name="Level one")
    press(exercise, "name_rung")
    assert "Some have committed under other names" in seen(exercise)


def test_withdrawing_takes_everything_at_once(page):
    exercise = two_people(page)
    press(exercise, "show", "withdraw")
    assert "No reason is asked" in seen(exercise)
    press(exercise, "withdraw.yes")
    assert [r["name"] for r in exercise.inputs["raters"]] == ["Heron"]
    assert "Otter" not in json.dumps([exercise.inputs, exercise.results, exercise.snapshot()]) + seen(exercise)


def test_the_example_is_loaded_labelled_and_cleared(page):
    exercise = create()
    press(exercise, "load_example", "show")
    told = seen(exercise)
    assert told.count("Invented example.") == 2 and "8 of ten referrals disputed" in told
    press(exercise, "clear")
    assert "Clear it?" in seen(exercise)
    press(exercise, "clear.yes")
    assert exercise.inputs["sheets"] == [] and "Invented example" not in seen(exercise)
    enter(exercise, rung=1)
    press(exercise, "load_example")
    assert "placements of your own" in seen(exercise) and not exercise.inputs["invented"]


def give(exercise, field, name, content):
    exercise.apply([{"field": field, "file": {"name": name, "content": content}}])


def test_export_and_import_come_to_the_same(page):
    exercise = two_people(page)
    press(exercise, "panel", "show", "export_json", "export_csv", "export_page")
    (name, _, saved), (table_name, _, table), (_, mime, sheet) = page.delivered
    again, from_table = create(), create()
    give(again, "open_file", name, saved)
    give(from_table, "open_file", table_name, table)
    assert again.inputs == exercise.inputs and from_table.results == exercise.results
    assert mime.startswith("text/html") and "Threshold discussion sheet" in sheet and "P04" in sheet and "<script" not in sheet
    assert "invented" in sheet and "Agreement is not accuracy" in sheet


def test_opening_does_not_take_the_place_of_what_is_there(page):
    exercise = fill(create(), commit=False)
    before = exercise.inputs
    give(exercise, "open_file", "a.json", files.as_json(panel.example()))
    assert exercise.inputs == before and "would put the file in their place" in seen(exercise)


@pytest.mark.parametrize(("name", "content", "part"), [
    ("a.json", files.as_json(panel.example()).replace('"version": 1', '"version": 3', 1), "version"),
    ("a.json", files.as_json(panel.example())[:3000], "breaks off in line"),
    ("a.json", files.as_json(panel.example()).replace('"rung": 2', '"rung": "<b>"', 1), "&lt;b&gt;"),
    ("a.csv", files.as_csv(panel.example()).replace(",2,fairly,", ",9,fairly,", 1), "Line 2"),
    ("a.json", " " * (5 * 1024 * 1024 + 1), "larger than 5 MB")])
@pytest.mark.parametrize("field", ["open_file", "merge_file"])
def test_a_bad_file_gets_a_sentence_and_leaves_what_was_there(page, field, name, content, part):
    exercise = create()
    enter(exercise, rung=1)
    before, shown = exercise.inputs, exercise.snapshot()
    give(exercise, field, name, content)
    assert part in seen(exercise) and exercise.inputs == before and exercise.snapshot() == shown


def test_the_groups_files_are_put_together_and_differences_chosen(page):
    here, there = fill(create()), create()
    enter(there, rater_name="Alder")
    press(there, "rename_rater", "export_mine")
    assert page.delivered == [] and "Commit first" in seen(there)
    fill(there, OTHER)
    press(there, "export_mine")
    name, _, saved = page.delivered[-1]
    assert name == "threshold-ladder-alder.json"
    give(here, "merge_file", name, saved)
    assert "Here now: 2 made-up names" in seen(here)
    give(here, "merge_file", name, saved)
    assert "All of it was here already" in seen(here)
    other = json.loads(saved)
    other["inputs"]["sheets"][0]["answers"]["mondays"]["rung"] = 4
    give(here, "merge_file", "b.json", json.dumps(other))
    assert "Two files say different things" in seen(here) and "it is Alder who chooses" in seen(here)
    press(here, "keep_version")
    assert "Choose one of the versions first" in seen(here)
    enter(here, version=0)
    press(here, "keep_version")
    assert here.inputs["conflicts"] == [] and len(here.results["raters"]) == 2


def test_one_name_on_two_devices_is_asked_about(page):
    here, there = fill(create()), fill(create(), OTHER)
    give(here, "merge_file", "b.json", files.as_json(there.inputs))
    assert "Are they one person on two devices?" in seen(here)
    enter(here, version=1)
    press(here, "keep_version")
    assert {r["name"] for r in here.inputs["raters"]} == {"Heron", "Heron 2"}


def test_a_record_that_cannot_be_read_is_refused_with_a_sentence(page):
    with pytest.raises(Problem, match="version"):
        create({"version": 99})


def test_twelve_people_can_be_shown(page):
    record = inputs.blank()
    for _ in range(11):
        record = inputs.add_rater(record)
    for n, rater in enumerate(record["raters"]):
        for m, one in enumerate(ALL):
            record = inputs.with_answer(record, rater["id"], "before", one, rung=(n * m) % 4 + 1, why="so")
        record = inputs.commit(record, rater["id"], "before")
    with pytest.raises(Problem, match="12 people already"):
        inputs.add_rater(record)
    exercise = create(record)
    press(exercise, "panel", "show", "figures")
    assert len(exercise.results["raters"]) == 17 and len(seen(exercise)) < 500_000
