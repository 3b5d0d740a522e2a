"""The exercise as a learner meets it, by the names of its fields."""

import json
import re

import pytest

from exercises.catalog.whose_evidence import create, files, inputs, partner, rules
from exercises.catalog.whose_evidence.claims import CLAIMS, HOW, SPEAKERS, SUBJECTS
from exercises.catalog.whose_evidence.silences import ROWS
from exercises.record.problems import Problem
from exercises.views import host
from tests.support.learner import press, seen

IDS = [c.id for c in CLAIMS]
LISTS = ("claim", "speaker", "about", "how", "coder", "subject", "version")


@pytest.fixture
def page():
    """A place that remembers what it is told and handed."""
    class Page(host.Host):
        def __init__(self):
            super().__init__()
            self.times, self.handed = 0, {}

        def recorded(self, exercise):
            self.times += 1

        def deliver(self, exercise, name, mime, text):
            self.handed[name] = text

    here = Page()
    before = host.use(here)
    yield here
    host.use(before)
    assert here.failures == []


def enter(exercise, **values):
    exercise.apply([{"field": name, "index" if name in LISTS else "value": value} for name, value in values.items()])


def give(exercise, field, name, content):
    exercise.apply([{"field": field, "file": {"name": name, "content": content}}])


def fill(exercise, many=6, speaker=1, finish=True):
    """Code the first claims one after the other, and finish."""
    for number in range(many):
        enter(exercise, claim=number, speaker=speaker + number % 2, about=1 + number % 3, how=3, against="Ask a parent.")
    if finish:
        press(exercise, "finish", "finish.yes")
    return exercise


def two_people(page):
    exercise = fill(create())
    press(exercise, "add_coder")
    return fill(exercise, speaker=2)


def test_an_empty_exercise_stands_there_with_the_table_of_what_nobody_says(page):
    exercise = create(None)
    told = seen(exercise)
    assert CLAIMS[0].text in told and CLAIMS[0].stands in told and "nobody reads it" in told and "0 of 24 coded" in told
    assert "What each source says, and does not say" in told and all(ROWS["race", s]["what"] in told.replace("&#x27;", "'") for s in ("CH11", "YFYV"))
    assert "23 of 66 people, 34.8%" in told and "23 of 104 units, 22.1%" in told and "9 of 92 units, 9.8%" in told and "20 of 52 units, 38.5%" in told
    assert "Nothing to show yet" in told and "there is no total" in told


def test_every_control_has_a_name_of_its_own(page):
    for exercise in (create(), create(partner.example())):
        press(exercise, "show")
        shown = [n for n in seen(exercise).split("\n") if n.startswith("[")]
        assert all(w.description for w in exercise.fields.values()) and len(shown) == len(set(shown)) <= 45


def test_what_is_entered_is_in_the_inputs_and_makes_the_same_exercise_again(page):
    exercise = two_people(page)
    enter(exercise, subject=2, gap="A deaf parents’ group.", own_text="Schools listen.", own_source="Smith")
    press(exercise, "add_claim", "partner", "show")
    enter(exercise, speaker=4)
    entered = json.loads(json.dumps(exercise.inputs))
    again = create(entered)
    assert again.inputs == exercise.inputs == entered and again.results == exercise.results == rules.compute(entered)
    assert again.snapshot() == exercise.snapshot() and seen(again).count("<svg ") == seen(exercise).count("<svg ")


def test_a_key_tells_the_page_and_computes_nothing(page, monkeypatch):
    exercise = create()
    before = page.times
    monkeypatch.setattr("exercises.catalog.whose_evidence.rules.compute", None)
    enter(exercise, against="s")
    assert page.times == before + 1


def test_codes_are_the_keys_that_stand_in_the_lists(page):
    exercise = create()
    for field, levels in (("speaker", SPEAKERS), ("about", SUBJECTS), ("how", HOW)):
        for number, (key, words) in enumerate(levels.items(), 1):
            enter(exercise, **{field: number})
            assert exercise.inputs["coders"][0]["codes"][IDS[0]][field] == key and exercise.fields[field].options[number] == words
    press(exercise, "uncode")
    assert exercise.inputs["coders"][0]["codes"] == {} and exercise.fields["how"].index == 0


def test_back_and_on_stop_at_the_ends(page):
    exercise = create()
    press(exercise, "earlier")
    assert "This is the first claim" in seen(exercise)
    enter(exercise, claim=23)
    press(exercise, "next")
    assert "This was the last one" in seen(exercise)


def test_finishing_asks_then_keeps_what_was_coded_alone(page):
    exercise = create()
    press(exercise, "finish")
    assert "Code a claim first" in seen(exercise)
    fill(exercise, 2, finish=False)
    press(exercise, "finish")
    assert "22 are not coded" in seen(exercise) and exercise.inputs["coders"][0]["apart"] is None
    press(exercise, "finish.yes")
    assert len(exercise.inputs["coders"][0]["apart"]) == 2 and "Finished" in seen(exercise) and "[Finish coding alone]" not in seen(exercise)
    enter(exercise, claim=0, speaker=8)
    assert exercise.inputs["coders"][0]["apart"][IDS[0]]["speaker"] == "professional"


def test_another_persons_sheet_is_put_away_until_all_have_finished(page):
    exercise = fill(create(), finish=False)
    press(exercise, "add_coder")
    enter(exercise, claim=0, speaker=3)
    enter(exercise, coder=0)
    assert "It is a curtain" in seen(exercise) and "[Who says it?]" not in seen(exercise) and exercise.fields["speaker"].index == 0
    enter(exercise, speaker=5)
    press(exercise, "show", "export_mine", "export_bibliography")
    assert exercise.inputs["coders"][0]["codes"][IDS[0]]["speaker"] == "professional" and page.handed == {} and "put away" in seen(exercise)
    press(exercise, "open_sheet")
    assert "It is a curtain" not in seen(exercise) and exercise.fields["speaker"].index == 1


def test_nothing_is_set_side_by_side_before_all_who_began_have_finished(page):
    exercise = fill(create())
    press(exercise, "add_coder")
    fill(exercise, speaker=2, finish=False)
    press(exercise, "show")
    assert "Otter has begun and not finished" in seen(exercise) and "who coded it how" not in seen(exercise)
    press(exercise, "finish", "finish.yes", "show")
    told = seen(exercise)
    assert "6 claims were coded differently" in told and "Heron and Otter both coded 6 claims" in told and "who says it for 0 (0%)" in told


def test_the_grid_comes_first_and_says_whose_reading_it_is(page):
    exercise = fill(create(), finish=False)
    press(exercise, "show")
    told = seen(exercise)
    order = [told.index(words) for words in ("Who speaks of whom, as Heron reads it", "Told by one kind of speaker", "Who is missing", "<h3>How it is known",
                                             "Where coders differ", "What this does not show", "Who was asked")]
    assert order == sorted(order)
    assert "Of 6 claims about children, adults in families or families, <strong>3 are made by them</strong> (50%). None of these is a child’s." in told
    assert "No claim here is made by a child." in told and "Heron has begun and not finished" in told
    enter(exercise, claim=0, how=1)
    assert "Something has changed since this was drawn" in seen(exercise)
    press(exercise, "hide")
    assert "Who speaks of whom" not in seen(exercise)


def test_the_invented_coder_stands_beside_only_who_has_finished(page):
    exercise = fill(create(), finish=False)
    press(exercise, "partner")
    assert "Finish your own coding first" in seen(exercise) and not exercise.inputs["partner"]
    press(exercise, "finish", "finish.yes", "partner", "show")
    told = seen(exercise)
    assert "Wren (invented)" in told and "they are no key" in told
    press(exercise, "partner")
    assert "Wren" not in seen(exercise) and not exercise.inputs["partner"]


def test_markup_in_a_claim_or_name_is_text(page):
    exercise = create()
    enter(exercise, own_text="<img src=x> harms", own_source="<b>Smith</b>", coder_name="<i>Alder</i>", gap="<u>x</u>")
    press(exercise, "add_claim", "rename_coder")
    enter(exercise, speaker=1, about=1, how=1, against="<script>alert(1)</script>")
    press(exercise, "show", "finish", "finish.yes", "show")
    told = seen(exercise)
    assert not re.search(r"<(img|b|i|u|script)\b", told) and "&lt;img src=x&gt;" in told
    assert not re.search(r"<(img|script)\b", exercise._showing.page())


def test_an_own_claim_is_added_coded_and_taken_out(page):
    exercise = create()
    enter(exercise, own_text="Schools listen.", own_source="Smith", own_stands="A head")
    press(exercise, "add_claim")
    assert "Added, and open" in seen(exercise) and "Smith, no year; your own claim" in seen(exercise) and "0 of 25" in seen(exercise)
    enter(exercise, speaker=1, about=1, how=1)
    press(exercise, "show")
    assert "Smith, no year: Schools listen. Check the full reference." in seen(exercise)
    press(exercise, "drop_claim")
    assert exercise.inputs["own"] == [] and "of 24" in seen(exercise)
    press(exercise, "drop_claim")
    assert "one of the twenty-four" in seen(exercise)
    enter(exercise, own_text="x" * 301, own_source="Smith")
    press(exercise, "add_claim")
    assert "301 characters long" in seen(exercise) and exercise.fields["own_text"].value


def test_a_group_is_put_together_from_files(page):
    mine, otter = fill(create()), create()
    enter(otter, coder_name="Otter")
    press(otter, "rename_coder")
    fill(otter, speaker=2)
    press(otter, "export_mine")
    name, text = page.handed.popitem()
    assert name == "whose-evidence-otter.json"
    give(mine, "merge_file", name, text)
    assert "Here now: 2 made-up names" in seen(mine)
    give(mine, "merge_file", name, text)
    assert "All of it was here already" in seen(mine)
    press(mine, "show")
    assert "6 claims were coded differently" in seen(mine)


def test_a_seminar_that_opens_one_tutors_file_comes_back_as_several_people(page):
    tutor = create()
    enter(tutor, own_text="Schools listen.", own_source="Smith")
    press(tutor, "add_claim")
    handed = files.as_json(tutor.inputs)
    one, two = create(), create()
    give(one, "open_file", "claims.json", handed)
    give(two, "merge_file", "claims.json", handed)
    assert [len(x.inputs["own"]) for x in (one, two)] == [1, 1]
    assert len({x.inputs["coders"][0]["id"] for x in (tutor, one, two)}) == 3
    for exercise, name in ((one, "Alder"), (two, "Linnet")):
        enter(exercise, coder_name=name)
        press(exercise, "rename_coder")
        fill(exercise)
    give(one, "merge_file", "linnet.json", files.as_json(two.inputs))
    assert [c["name"] for c in one.inputs["coders"]] == ["Alder", "Linnet"] and one.inputs["conflicts"] == []


def test_two_versions_are_asked_about_before_anything_counts(page):
    mine = fill(create(), 2)
    other = create(json.loads(json.dumps(mine.inputs)))
    enter(other, claim=0, speaker=6)
    give(mine, "merge_file", "b.json", files.as_json(other.inputs))
    told = seen(mine)
    assert "The files differ in 1 place" in told and "Two files say different things" in told and "stands here in two versions" in told
    enter(mine, speaker=2)
    press(mine, "show")
    assert len(mine.inputs["conflicts"]) == 1 and "Choose first which" in seen(mine)
    assert create(json.loads(json.dumps(mine.inputs))).inputs == mine.inputs
    enter(mine, version=0)
    press(mine, "keep_version")
    assert mine.inputs["conflicts"] == [] and "Two files say" not in seen(mine)


def test_a_bad_file_changes_nothing_and_nothing_of_ones_own_is_overwritten(page):
    mine = fill(create(), 2)
    before = mine.inputs
    for content, says in ((b"{", "breaks off"), (b"\x89PNG\r\n", "UTF-8"), (files.as_json(before).replace("whose_evidence", "stage_tracker"), "belongs to the exercise")):
        give(mine, "open_file", "a.json", content)
        assert says in seen(mine) and "What stands here is as it was." in seen(mine) and mine.inputs == before
    give(mine, "open_file", "a.json", files.as_json(partner.example()))
    assert "There are codes and claims here already" in seen(mine) and mine.inputs == before
    press(mine, "load_example")
    assert "Save and clear them first" in seen(mine) and mine.inputs == before


def test_the_example_is_loaded_marked_and_cleared(page):
    exercise = create()
    press(exercise, "load_example", "show")
    assert seen(exercise).count("Invented example.") == 2 and "16 claims were coded differently" in seen(exercise) and "Otter changed 2 after finishing" in seen(exercise)
    press(exercise, "clear")
    assert "This takes away the invented example" in seen(exercise)
    press(exercise, "clear.yes")
    assert inputs.is_untouched(exercise.inputs) and "Cleared." in seen(exercise)


def test_who_leaves_takes_their_codes_along(page):
    exercise = two_people(page)
    enter(exercise, coder=0)
    press(exercise, "withdraw", "withdraw.yes")
    assert [c["name"] for c in exercise.inputs["coders"]] == ["Otter"] and "Nothing of that person is left" in seen(exercise)


def test_files_and_the_sheet(page):
    exercise = two_people(page)
    with pytest.raises(Problem, match="no claim has all three"):
        create()._showing.page()
    press(exercise, "export_bibliography", "export_page", "export_csv", "export_json")
    assert {name.rsplit(".", 1)[1] for name in page.handed} == {"csv", "html", "json"} and len(page.handed) == 4
    sheet = next(text for name, text in page.handed.items() if name.endswith("html"))
    assert "Where coders differ" in sheet and "What this does not show" in sheet and "<svg" in sheet
    assert "Check the full reference." in page.handed["whose-evidence-bibliography.csv"]


def test_a_note_on_a_silence_is_kept_by_subject(page):
    exercise = create()
    enter(exercise, gap="Ask the librarian.", subject=4)
    assert exercise.fields["gap"].value == "" and exercise.inputs["gaps"] == {"race": "Ask the librarian."}
    assert "one short phrase from them is printed" in seen(exercise).lower()
    enter(exercise, subject=0)
    assert exercise.fields["gap"].value == "Ask the librarian."
    enter(exercise, gap="x" * 500)
    assert len(exercise.inputs["gaps"]["race"]) == 400 and "first 400 characters" in seen(exercise)
