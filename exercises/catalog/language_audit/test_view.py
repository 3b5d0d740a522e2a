"""The language audit as a learner meets it, by the names of its fields."""

import json

import pytest

from exercises.catalog.language_audit import create, files, inputs, rules, wordlist
from exercises.record.problems import Problem
from tests.support.learner import page, press, seen  # noqa: F401

NOTE, STRATEGY, WORKED = 1, 0, 2


def put(exercise, **values):
    assert exercise.apply([{"field": name.replace("__", "."), "value": value} for name, value in values.items()]) == []


def load(exercise, index):
    exercise.apply([{"field": "which", "index": index}, {"field": "load", "press": True}])


def test_an_empty_exercise_stands_there_and_says_what_to_do(page):
    exercise = create(None)
    told = seen(exercise)
    assert "nobody reads it" in told and "[First draft]" in told and "[Your rewrite]" in told
    press(exercise, "show")
    assert "There is no text yet" in seen(exercise) and not exercise.inputs["showing"]
    press(exercise, "ellie")
    assert not exercise.inputs["as_ellie"]


def test_every_control_has_a_name_of_its_own(page):
    exercise = create()
    load(exercise, WORKED)
    press(exercise, "show", "list.open")
    shown = [line for line in seen(exercise).split("\n") if line.startswith("[")]
    assert len(shown) == len(set(shown)) and all(widget.description for widget in exercise.fields.values())


def test_what_is_entered_makes_the_same_exercise_again(page):
    exercise = create()
    put(exercise, text="She is a <b>hostile</b> case.", rewrite="She shouted once.", child="Ellie", family="Dawn", reader="Heron", notes="mine")
    press(exercise, "show", "ellie")
    entered = json.loads(json.dumps(exercise.inputs))
    again = create(entered)
    assert again.inputs == exercise.inputs == entered and again.results == exercise.results == rules.compute(entered)
    assert again.notes == "mine" and "As Ellie, 11" in seen(again) and "hostile" in seen(again)


@pytest.mark.parametrize("index, name", [(STRATEGY, "strategy"), (NOTE, "note"), (WORKED, "worked")])
def test_a_supplied_text_is_loaded_marked_as_invented_and_cleared(page, index, name):
    exercise = create()
    load(exercise, index)
    assert exercise.inputs == files.supplied(name) and "Invented text." in seen(exercise)
    press(exercise, "show")
    told = seen(exercise)
    assert "What these figures do not show" in told and told.count("Why? And what can this not know?") >= 5
    press(exercise, "clear")
    assert "cannot be brought back" in seen(exercise)
    press(exercise, "clear.yes")
    assert inputs.is_untouched(exercise.inputs) and "Cleared." in seen(exercise) and "What these figures" not in seen(exercise)


def test_work_of_ones_own_is_not_lost_by_loading_or_opening(page):
    exercise = create()
    load(exercise, NOTE)
    load(exercise, STRATEGY)
    assert exercise.inputs["text"].startswith("Harbourside")
    put(exercise, rewrite="mine")
    load(exercise, NOTE)
    assert exercise.inputs["rewrite"] == "mine" and "There is work of your own here" in seen(exercise)
    file = {"name": "x.json", "content": json.dumps({"exercise": "language_audit", "version": 1, "created": "2026-03-04T10:11:12Z",
                                                     "inputs": inputs.blank(), "results": {}, "notes": ""})}
    exercise.apply([{"field": "open_file", "file": file}])
    assert exercise.inputs["rewrite"] == "mine" and "There is an audit here already" in seen(exercise)


def test_typing_reads_nothing_anew_until_it_is_asked_for(page, monkeypatch):
    exercise = create()
    put(exercise, text="A case.")
    press(exercise, "show")

    def never(*_):
        raise AssertionError("a key must not set the marks anew")

    monkeypatch.setattr("exercises.catalog.language_audit.rules.compute", never)
    put(exercise, rewrite="A person.")
    assert "Something has changed since the marks were set" in seen(exercise)


def test_a_mark_is_left_out_with_a_reason_and_only_with_one(page):
    exercise = create()
    put(exercise, text="A case. She is not hostile.")
    press(exercise, "show", "review.leave")
    assert "Write a reason first" in seen(exercise) and exercise.inputs["decisions"] == []
    put(exercise, review__reason="a law case")
    press(exercise, "review.leave")
    assert exercise.results["first"]["marks"][0]["status"] == "left_out" and "a law case" in seen(exercise)
    assert exercise.fields["review.reason"].value == ""
    press(exercise, "review.on")
    put(exercise, review__reason="still written")
    press(exercise, "review.count")
    assert exercise.results["first"]["counts"]["blame"] == 1
    press(exercise, "review.on")
    assert "This is the last of these marks." in seen(exercise)
    press(exercise, "review.undo")
    assert exercise.results["first"]["counts"]["blame"] == 0
    press(exercise, "review.undo")
    assert "You have decided nothing on this mark." in seen(exercise)


def test_marks_are_gone_through_by_kind_and_draft(page):
    exercise = create()
    load(exercise, WORKED)
    press(exercise, "show")
    exercise.apply([{"field": "review.kind", "index": 2}])
    assert "Mark 1 of 7. Blame." in seen(exercise)
    press(exercise, "review.on", "review.on", "review.back")
    assert "Mark 2 of 7" in seen(exercise)
    exercise.apply([{"field": "review.draft", "index": 1}, {"field": "review.kind", "index": 1}])
    assert "There is no such mark in this draft." in seen(exercise)
    put(exercise, review__reason="x")
    press(exercise, "review.leave", "review.on")
    assert len(exercise.inputs["decisions"]) == 3


def test_an_entry_is_added_to_the_list_taken_out_and_the_list_put_back(page):
    exercise = create()
    put(exercise, text="An odd fish. A case.")
    press(exercise, "show", "list.open", "list.add")
    assert "words: nothing stands here" in seen(exercise)
    put(exercise, list__words="odd fish", list__why="it laughs", list__source="me")
    press(exercise, "list.add")
    assert exercise.results["first"]["counts"]["label"] == 2 and "a word list that was changed" in seen(exercise)
    exercise.apply([{"field": "list.which", "index": len(wordlist.own())}])
    press(exercise, "list.remove")
    assert exercise.inputs["words"] is None
    exercise.apply([{"field": "list.which", "index": 0}])
    press(exercise, "list.remove")
    assert len(exercise.inputs["words"]) == len(wordlist.own()) - 1
    press(exercise, "list.reset")
    assert exercise.inputs["words"] is None


def test_a_list_from_a_file_holds_and_a_bad_one_changes_nothing(page):
    exercise = create()
    put(exercise, text="An odd fish. A case.")
    press(exercise, "list.open", "show")
    exercise.apply([{"field": "list.file", "file": {"name": "l.csv", "content": "kind,words,why,source\nblame,odd fish,it laughs,me\n"}}])
    assert [row["words"] for row in exercise.inputs["words"]] == [["odd fish"]] and exercise.results["first"]["counts"]["blame"] == 1
    before = exercise.inputs
    exercise.apply([{"field": "list.file", "file": {"name": "l.csv", "content": "kind,words,why,source\nblame,,<img>,me\n"}}])
    assert exercise.inputs == before and "The list is as it was." in seen(exercise) and "<img" not in seen(exercise)
    press(exercise, "list.save")
    assert wordlist.read(page.delivered[-1][2]) == exercise.inputs["words"]


def test_an_empty_list_says_so(page):
    exercise = create({**inputs.blank(), "text": "A case.", "words": [], "showing": True})
    assert "The word list holds no marks" in seen(exercise)


def test_files_go_out_and_come_back(page):
    exercise = create()
    load(exercise, WORKED)
    press(exercise, "show", "export_json", "export_csv", "export_page", "export_text")
    names = [name.rpartition(".")[2] for name, _, _ in page.delivered]
    assert names == ["json", "csv", "html", "txt"] and page.delivered[3][2] == exercise.inputs["rewrite"]
    other = create()
    other.apply([{"field": "open_file", "file": {"name": "x.json", "content": page.delivered[0][2]}}])
    assert other.inputs == exercise.inputs and other.results == exercise.results


def test_another_readers_file_is_set_beside_and_nothing_is_lost_by_a_bad_one(page):
    exercise, theirs = create(), create()
    load(exercise, NOTE)
    load(theirs, NOTE)
    put(theirs, reader="Kestrel", rewrite="Better words.")
    press(theirs, "export_json")
    exercise.apply([{"field": "merge_file", "file": {"name": "o.json", "content": page.delivered[-1][2]}}])
    told = seen(exercise)
    assert "Beside you now: Kestrel." in told and "Where readers differ" in told and "Otter (invented)" in told
    before = exercise.inputs
    exercise.apply([{"field": "merge_file", "file": {"name": "o.json", "content": "{"}}])
    assert exercise.inputs == before and "What stands here is as it was." in seen(exercise)
    empty = create()
    empty.apply([{"field": "merge_file", "file": {"name": "o.json", "content": page.delivered[-1][2]}}])
    assert "There is nothing here to add to" in seen(empty)


def test_what_is_too_long_short_or_not_english_is_told_and_never_a_nought(page):
    exercise = create()
    put(exercise, text="stone " * 20_001)
    press(exercise, "show")
    told = seen(exercise)
    assert "was not read, because the text has 20,001 words" in told
    put(exercise, text="A hostile case.")
    press(exercise, "show")
    assert "Rates are not defined, because there are 3 words" in seen(exercise) and "0.00" not in seen(exercise)


def test_a_reader_without_a_name_keeps_the_one_before(page):
    exercise = create()
    put(exercise, reader=" ")
    assert exercise.inputs["reader"] == "Reader 1" and "“Reader 1” is kept." in seen(exercise)


def test_warnings_about_real_people_stand_and_block_nothing(page):
    exercise = create()
    put(exercise, text="Born 3/4/2011, ring 020 7946 0000.")
    assert "looks like" in seen(exercise) and exercise.inputs["text"].startswith("Born")


def test_markup_in_every_field_is_text(page):
    exercise = create()
    nasty = "<img src=x onerror=1> hostile case"
    put(exercise, text=nasty, rewrite=nasty, child=nasty, family=nasty, reader="<b>R</b>", notes=nasty)
    press(exercise, "show", "ellie")
    put(exercise, review__reason=nasty)
    press(exercise, "review.leave", "export_page")
    assert "<img" not in seen(exercise) and "<img" not in page.delivered[-1][2] and "<b>R" not in seen(exercise)


def test_a_record_that_cannot_be_read_is_refused_with_a_sentence(page):
    with pytest.raises(Problem, match="text: text is needed"):
        create({**inputs.blank(), "text": 3})
