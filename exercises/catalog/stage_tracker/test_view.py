"""The stage tracker as a learner meets it, by the names of its fields."""

import json

import pytest

from exercises.catalog.stage_tracker import create, files, inputs, rules
from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS, DEFAULT_SEED, STAGES, shuffled, stage_of, words
from exercises.record.problems import Problem
from tests.support.learner import page, press, seen  # noqa: F401


def tick(exercise, *behaviours):
    exercise.apply([{"field": f"behaviour.{b}", "value": True} for b in behaviours])


def two_members(page):
    """Two members at four check-ins: the first sees 1, 2, 3, 4, the second 1, 3, 3, 4."""
    exercise = create()
    stories = ("FSNP", "FNNP")
    for place, story in enumerate(stories):
        if place:
            press(exercise, "add_member")
            exercise.apply([{"field": "check_in", "index": 0}])
        for n, letter in enumerate(story):
            tick(exercise, *[b for b in BEHAVIOURS if stage_of(b)[0].upper() == letter][:2])
            if n < 3:
                press(exercise, "next_check_in")
    return exercise


def test_an_empty_exercise_stands_there_and_says_what_to_do(page):
    exercise = create(None)
    told = seen(exercise)
    assert "Nothing to show yet" in told and "shuffle number 1965" in told and "nobody reads it" in told
    assert not any(stage in told.lower() for stage in STAGES)
    assert exercise.results["fit"]["tau_b"] is None


def test_the_boxes_stand_in_the_order_of_the_shuffle_with_no_stage_in_sight(page):
    told = seen(create())
    places = [told.index(f"[{words(b)}]") for b in shuffled(DEFAULT_SEED)]
    assert places == sorted(places)


def test_every_control_has_a_name_of_its_own(page):
    exercise = create()
    names = [w.description for w in exercise.fields.values()]
    assert all(names)
    shown = [n for n in seen(exercise).split("\n") if n.startswith("[")]
    assert len(shown) == len(set(shown)) and len(shown) <= 50


def test_what_is_entered_is_in_the_inputs_and_makes_the_same_exercise_again(page):
    exercise = two_members(page)
    exercise.apply([{"field": "date", "value": "12/10/2026"}, {"field": "event", "value": "rain"},
                    {"field": "example", "value": "<b>a pause</b>"}, {"field": "afterwards", "value": True}])
    entered = json.loads(json.dumps(exercise.inputs))
    again = create(entered)
    assert again.inputs == exercise.inputs == entered
    assert again.results == exercise.results
    assert again.snapshot() == exercise.snapshot()
    assert again.fields["date"].value == "12 October 2026"


def test_the_results_are_the_rules_own_figures(page):
    exercise = two_members(page)
    assert exercise.results == rules.compute(exercise.inputs)
    assert [c["stage"] for c in exercise.results["check_ins"]] == ["forming", "mixed", "norming", "performing"]
    assert [round(c["disagreement"], 3) for c in exercise.results["check_ins"]] == [0, 1, 0, 0]
    assert "too few" in exercise.results["fit"]["not_defined_because"]


def test_a_tick_tells_the_page_once_and_draws_no_figures(page, monkeypatch):
    exercise = two_members(page)
    press(exercise, "show", "show.yes")
    before = page.times

    def never(*_):
        raise AssertionError("a tick must not compute or draw the figures")

    monkeypatch.setattr("exercises.catalog.stage_tracker.figures.page", never)
    monkeypatch.setattr("exercises.catalog.stage_tracker.rules.compute", never)
    tick(exercise, "grumbled")
    assert page.times == before + 1
    assert "Something has changed" in seen(exercise)


def test_two_observers_are_warned_and_both_must_say_yes(page):
    exercise = two_members(page)
    press(exercise, "show")
    assert "Each will know what the other ticked" in seen(exercise)
    assert not exercise.inputs["showing"] and "Kendall" not in seen(exercise)
    press(exercise, "show.no")
    assert not exercise.inputs["showing"]
    press(exercise, "show", "show.yes")
    assert "What the group ticked" in seen(exercise) and "talk resembling forming" in seen(exercise)


def test_a_late_yes_to_a_question_that_is_not_asked_does_nothing(page):
    exercise = two_members(page)
    press(exercise, "show.yes", "clear.yes", "withdraw.yes")
    assert len(exercise.inputs["members"]) == 2 and not exercise.inputs["showing"]


def test_nothing_is_shown_where_nobody_has_ticked(page):
    exercise = create()
    press(exercise, "show")
    assert "Nothing to show yet" in seen(exercise) and not exercise.inputs["showing"]


def test_one_observer_is_told_that_there_is_no_disagreement_to_compute(page):
    exercise = create()
    tick(exercise, "waited", "who_we_are")
    press(exercise, "show")
    told = seen(exercise)
    assert "one observer only" in told and "not defined" in told


def test_another_members_entry_is_behind_a_curtain_until_the_group_compares(page):
    exercise = two_members(page)
    exercise.apply([{"field": "member", "index": 0}])
    assert "a curtain, not a lock" in seen(exercise)
    assert f"[{words('waited')}]" not in seen(exercise)
    assert not any(exercise.fields[f"behaviour.{b}"].value for b in BEHAVIOURS)
    tick(exercise, "we_and_our")
    assert "we_and_our" not in [t for e in exercise.inputs["entries"] for t in e["ticks"]]
    press(exercise, "open_entry")
    assert f"[{words('waited')}]" in seen(exercise)
    exercise.apply([{"field": "member", "index": 1}])
    assert "a curtain" in seen(exercise)
    press(exercise, "show", "show.yes")
    assert "a curtain" not in seen(exercise)


def test_a_change_after_comparing_is_marked(page):
    exercise = two_members(page)
    press(exercise, "show", "show.yes")
    tick(exercise, "grumbled")
    press(exercise, "show", "show.yes")
    assert "changed after the group had compared, by Otter" in seen(exercise)


def test_withdrawing_takes_name_and_entries_at_once_and_leaves_no_trace(page):
    exercise = two_members(page)
    press(exercise, "show", "show.yes", "withdraw")
    assert "No reason is asked" in seen(exercise)
    press(exercise, "withdraw.yes")
    assert [m["name"] for m in exercise.inputs["members"]] == ["Heron"]
    assert "Otter" not in json.dumps([exercise.inputs, exercise.results, exercise.snapshot()]) + seen(exercise)


def test_it_is_the_member_who_was_asked_that_leaves(page):
    exercise = two_members(page)
    press(exercise, "withdraw")
    exercise.apply([{"field": "member", "index": 0}])
    press(exercise, "withdraw.yes")
    assert [m["name"] for m in exercise.inputs["members"]] == ["Heron"]


def test_contradictions_are_told_and_kept(page):
    exercise = create()
    tick(exercise, "waited")
    exercise.apply([{"field": "none_fits", "value": True}])
    assert "Until one of them goes" in seen(exercise)
    exercise.apply([{"field": "absent", "value": True}])
    assert "kept but not counted" in seen(exercise)
    assert exercise.inputs["entries"][0]["ticks"] == ["waited"]


def test_something_like_a_real_person_is_warned_of_and_kept(page):
    exercise = create()
    exercise.apply([{"field": "example", "value": "ring 01632 960123"}])
    assert "phone number" in seen(exercise)
    assert exercise.inputs["entries"][0]["example"] == "ring 01632 960123"


def test_markup_is_shown_as_text_everywhere(page):
    exercise = create()
    evil = "<img src=x onerror=alert(1)>"
    exercise.apply([{"field": "member_name", "value": evil}, {"field": "rename_member", "press": True},
                    {"field": "event", "value": evil}, {"field": "date", "value": evil},
                    {"field": "example", "value": evil}])
    tick(exercise, "waited", "who_we_are")
    press(exercise, "add_member")
    tick(exercise, "sharp_words", "who_decides")
    press(exercise, "show", "show.yes", "export_page")
    assert "&lt;img src=x" in seen(exercise) and "<img" not in seen(exercise)
    assert "<img" not in page.delivered[-1][2] and "&lt;img src=x" in page.delivered[-1][2]


def test_bad_names_and_dates_get_a_sentence_and_change_nothing(page):
    exercise = create()
    press(exercise, "rename_member")
    assert "The name is empty" in seen(exercise) and exercise.inputs["members"][0]["name"] == "Heron"
    exercise.apply([{"field": "member_name", "value": "HERON "}])
    press(exercise, "add_member")
    assert "already a member called" in seen(exercise) and len(exercise.inputs["members"]) == 1
    exercise.apply([{"field": "date", "value": "31/11/2026"}])
    assert "cannot be read as a date" in seen(exercise)
    assert exercise.inputs["check_ins"][0]["date"] == "31/11/2026", "what was typed is kept"


def test_the_example_is_loaded_labelled_changed_and_cleared(page):
    exercise = create()
    press(exercise, "load_example", "show")
    told = seen(exercise)
    assert told.count("Invented example.") == 2 and "0.83" in told and "mixed" in told
    for heading in ("Each member beside the group", "Where you saw different things", "What does not fit",
                    "Where ending appears", "How far the order matches"):
        assert heading in told
    assert told.count("Why? And who disagrees?") == 6
    assert told.count("<svg ") >= 3 and told.count("<table>") >= 6
    tick(exercise, "reminded")
    assert exercise.inputs["invented"] and "Something has changed" in seen(exercise)
    press(exercise, "clear")
    assert "Clear it?" in seen(exercise) and exercise.inputs["entries"]
    press(exercise, "clear.yes")
    assert exercise.inputs["entries"] == [] and not exercise.inputs["invented"]
    assert "Invented" not in seen(exercise)


def test_the_example_does_not_take_the_place_of_ones_own_entries(page):
    exercise = create()
    tick(exercise, "waited")
    press(exercise, "load_example")
    assert "entries of your own" in seen(exercise) and not exercise.inputs["invented"]


def give(exercise, field, name, content):
    exercise.apply([{"field": field, "file": {"name": name, "content": content}}])


def test_export_and_import_come_to_the_same(page):
    exercise = two_members(page)
    press(exercise, "export_json", "export_csv")
    (name, _, saved), (table_name, _, table) = page.delivered
    assert name.endswith(".json") and table_name.endswith(".csv")
    again, from_table = create(), create()
    give(again, "open_file", name, saved)
    give(from_table, "open_file", table_name, table)
    assert again.inputs == exercise.inputs
    assert from_table.results == exercise.results


def test_opening_does_not_take_the_place_of_what_is_there(page):
    exercise = two_members(page)
    before = exercise.inputs
    give(exercise, "open_file", "a.json", files.as_json(files.example()))
    assert exercise.inputs == before and "would put the file in their place" in seen(exercise)


@pytest.mark.parametrize("name, content, part", [
    ("a.json", files.as_json(files.example()).replace('"version": 1', '"version": 3', 1), "version"),
    ("a.json", files.as_json(files.example())[:3000], "breaks off in line"),
    ("a.json", files.as_json(files.example()).replace('"waited"', '"<b>"', 1), "&lt;b&gt;"),
    ("a.csv", files.as_csv(files.example()).replace("c07", "c70", 1), "Line 32"),
    ("a.json", " " * (5 * 1024 * 1024 + 1), "larger than 5 MB")])
@pytest.mark.parametrize("field", ["open_file", "merge_file"])
def test_a_bad_file_gets_a_sentence_and_leaves_what_was_there(page, field, name, content, part):
    exercise = create()
    tick(exercise, "waited")
    before, shown = exercise.inputs, exercise.snapshot()
    give(exercise, field, name, content)
    assert part in seen(exercise)
    assert exercise.inputs == before and exercise.snapshot() == shown


def test_one_members_file_and_the_groups_files_together(page):
    exercise = two_members(page)
    press(exercise, "export_mine")
    name, _, saved = page.delivered[-1]
    assert name == "stage-tracker-otter.json" and "Heron" not in saved
    other = create()
    give(other, "merge_file", name, saved)
    assert [m["name"] for m in other.inputs["members"]] == ["Otter"]
    assert not other.inputs["showing"]
    give(other, "merge_file", name, saved)
    assert "already" in seen(other)


def test_two_versions_are_put_side_by_side_and_the_learner_picks(page):
    exercise = create()
    tick(exercise, "waited")
    record = exercise.inputs
    theirs = inputs.with_entry(record, record["members"][0]["id"], "c01", ticks=["sharp_words"])
    give(exercise, "merge_file", "b.json", files.as_json(theirs))
    told = seen(exercise)
    assert "Two files say different things" in told and words("sharp_words") in told and words("waited") in told
    assert "two versions" in told
    press(exercise, "keep_version")
    assert "Choose one of the versions first" in seen(exercise)
    exercise.apply([{"field": "version", "index": 0}])
    press(exercise, "keep_version")
    assert exercise.inputs["entries"][0]["ticks"] == ["sharp_words"]
    assert "Two files say" not in seen(exercise)


def test_one_name_on_two_devices_is_asked_about(page):
    exercise, other = create(), create()
    tick(exercise, "waited")
    tick(other, "built_on")
    press(other, "next_check_in")
    tick(other, "built_on")
    give(exercise, "merge_file", "b.json", files.as_json(other.inputs))
    assert "one person on two devices" in seen(exercise)
    exercise.apply([{"field": "version", "index": 1}])
    press(exercise, "keep_version")
    assert {m["name"] for m in exercise.inputs["members"]} == {"Heron", "Heron 2"}


def test_a_record_that_cannot_be_read_is_refused_with_a_sentence(page):
    with pytest.raises(Problem, match="version"):
        create({"version": 99})


def test_five_members_and_sixteen_check_ins_can_be_shown(page):
    exercise = create()
    for _ in range(4):
        press(exercise, "add_member")
    for _ in range(12):
        press(exercise, "add_check_in")
    record = exercise.inputs
    for n, member in enumerate(record["members"]):
        for m, check_in in enumerate(record["check_ins"]):
            record = inputs.with_entry(record, member["id"], check_in["id"],
                                       ticks=[list(BEHAVIOURS)[(n * 3 + m * 2 + k) % 25] for k in range(4)])
    full = create(record)
    press(full, "show")
    assert len(full.results["check_ins"]) == 16 and full.inputs["showing"]
    assert len(seen(full)) < 400_000


def test_behaviours_and_stages_are_told_only_after_comparing(page):
    exercise = two_members(page)
    assert "Counted towards" not in seen(exercise)
    press(exercise, "show", "show.yes")
    assert "Counted towards" in seen(exercise)


def test_the_printable_page_waits_until_the_group_compares(page):
    exercise = two_members(page)
    press(exercise, "export_page")
    assert page.delivered == [] and "Show what we saw" in seen(exercise)
    press(exercise, "show", "show.yes", "export_page")
    name, mime, text = page.delivered[-1]
    assert name.endswith(".html") and mime.startswith("text/html")
    assert "P07" in text and "P10" in text and "Why? And who disagrees?" in text and "<table" in text and "<svg" in text
    assert "<details" not in text and "<script" not in text
