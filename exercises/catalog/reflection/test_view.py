"""Reflections as their user meets them, by the names of their fields."""

import json

import pytest

from exercises.catalog.reflection import asked, create, peers
from exercises.catalog.reflection.test_rules import PAGE
from tests.support.learner import page, press, seen  # noqa: F401


@pytest.fixture(autouse=True)
def asks():
    asked.register(PAGE)
    yield
    asked.register(None)


def enter(exercise, **values):
    exercise.apply([{"field": name.replace("_", ".", 1) if name.startswith(("part", "answer")) else name, "value": value} for name, value in values.items()])


def choose(exercise, name, index):
    exercise.apply([{"field": name, "index": index}])


def file(exercise, field, content, name="x.json"):
    exercise.apply([{"field": field, "file": {"name": name, "content": content}}])


def test_it_is_written_kept_and_rebuilt(page):
    mine = create()
    assert "Begin another" not in seen(mine), "nothing is offered that has no use yet"
    choose(mine, "prompt", 1)
    assert "What did you do? Give the words." in seen(mine)
    choose(mine, "model", 2)
    assert "[So what?]" in seen(mine) and "[What did you feel?]" not in seen(mine)
    enter(mine, part_2="It was his meeting", unresolved="Why I laughed")
    held = mine.inputs["reflections"][0]
    assert held["texts"] == {"driscoll_so": "It was his meeting"} and held["written"] and held["id"] != "r1" and mine.inputs["module"] == "m2"
    again = create(json.loads(json.dumps(mine.inputs)))
    assert again.inputs == mine.inputs and again.results == mine.results and again.fields["part.2"].value == "It was his meeting"
    assert again.fields["prompt"].value == "not-listened-to"


def test_what_was_typed_before_python_came_counts_in_the_order_in_which_it_was_done(page):
    mine = create()
    mine.apply([{"field": "prompt", "index": 2}, {"field": "model", "index": 1}, {"field": "part.1", "value": "She spoke"}])
    assert mine.inputs["reflections"][0]["texts"] == {"gibbs_happened": "She spoke"} and mine.inputs["reflections"][0]["prompt"] == "whose-silence"
    other = create()
    other.apply([{"field": "part.1", "value": "She spoke"}, {"field": "model", "index": 1}])
    assert other.inputs["reflections"][0]["texts"] == {"none_words": "She spoke"} and "Written without a model" in seen(other)


def test_a_changed_model_loses_nothing_and_words_are_moved(page):
    mine = create()
    choose(mine, "model", 1)
    enter(mine, part_1="He spoke on", part_2="Cold")
    choose(mine, "model", 4)
    assert "Written under Gibbs: What happened?" in seen(mine) and "He spoke on" in seen(mine)
    choose(mine, "move_to", 1)
    press(mine, "move")
    assert mine.inputs["reflections"][0]["texts"] == {"gibbs_felt": "Cold", "schon_after": "He spoke on"} and "Moved." in seen(mine)
    press(mine, "move")
    assert "Kept from before" not in seen(mine)
    press(mine, "move")
    assert mine.inputs["reflections"][0]["texts"] == {"schon_during": "Cold", "schon_after": "He spoke on"}


def test_a_warning_is_never_a_block(page):
    mine = create()
    enter(mine, part_1="Ring 07700 900123 or SW1A 1AA")
    assert "looks like a UK phone number" in seen(mine) and "looks like a postcode" in seen(mine)
    assert "07700 900123" in mine.inputs["reflections"][0]["texts"]["none_words"]
    enter(mine, part_1="x" * 6005)
    assert "Only the first 6,000 characters are kept" in seen(mine)


def test_several_reflections(page):
    mine = create()
    enter(mine, part_1="One")
    press(mine, "add")
    assert "An empty reflection stands here" in seen(mine)
    choose(mine, "prompt", 3)
    enter(mine, own="What was I afraid of?", part_1="Two")
    choose(mine, "reflection", 0)
    assert mine.fields["part.1"].value == "One"
    press(mine, "remove", "remove.yes")
    assert [one["own"] for one in mine.inputs["reflections"]] == ["What was I afraid of?"] and mine.fields["own"].value == "What was I afraid of?"
    press(mine, "files_open", "clear", "clear.yes")
    assert "Cleared" in seen(mine) and mine.inputs["module"] == "m2" and len(mine.inputs["reflections"]) == 1


def test_a_peer_answers_and_both_hold_it(page):
    mine, theirs = create(), None
    choose(mine, "prompt", 1)
    enter(mine, part_1="He spoke on, and I let him", unresolved="Why", name="Heron")
    press(mine, "ask_open")
    assert "your words under “What you write”, beginning “He spoke on, and I let …”" in seen(mine) and "It would not hold the date" in seen(mine)
    press(mine, "ask_peer")
    name, _, sent = page.delivered[-1]
    assert name == "reflection-for-a-peer.json" and "Why" not in json.loads(sent)["inputs"].get("said")[0]["text"] and len(json.loads(sent)["inputs"]["said"]) == 1
    asked.register(None)
    theirs = create()
    assert seen(theirs).index("Answer a peer’s reflection") < seen(theirs).index("Which prompt"), "on the exercise's own page it comes first"
    enter(theirs, name="Kestrel")
    file(theirs, "peer_file", sent)
    assert "From Heron" in seen(theirs) and "He spoke on, and I let him" in seen(theirs) and "[What did you hear?]" in seen(theirs)
    press(theirs, "send_answers")
    assert "None of the three questions has an answer yet." in seen(theirs)
    enter(theirs, answer_heard="That you let him", answer_others="<b>He</b> might be glad")
    press(theirs, "send_answers")
    answers = page.delivered[-1][2]
    asked.register(PAGE)
    file(mine, "answers_file", answers)
    assert "Kestrel answered" in seen(mine) and "That you let him" in seen(mine) and "<b>He" not in seen(mine) and "earlier version" not in seen(mine)
    enter(mine, part_1="He spoke on, and I was relieved")
    mine = create(mine.inputs)
    assert "They answered an earlier version." in seen(mine) and "He spoke on, and I let him" in seen(mine)
    assert theirs.inputs["asked"][0]["heard"] == "That you let him"
    press(mine, "files_open", "export_own")
    held = page.delivered[-1][2]
    assert "without what peers sent" in seen(mine) and "He spoke on, and I was relieved" in held and "That you let him" not in held
    press(theirs, "put_away", "put_away.yes")
    assert theirs.inputs["asked"] == [] and "From Heron" not in seen(theirs)


def test_a_file_of_another_kind_changes_nothing(page):
    mine = create()
    enter(mine, part_1="Mine")
    press(mine, "answer_open")
    before = mine.inputs
    for content in ("{", "[]", '{"exercise": "cpd_peer", "version": 1}', json.dumps({"exercise": peers.SLUG})):
        file(mine, "peer_file", content)
        assert "What stands here is as it was." in seen(mine) and mine.inputs == before


def test_two_devices_are_put_together(page):
    mine, other = create(), create()
    enter(mine, part_1="Here")
    enter(other, part_1="There")
    press(other, "files_open", "export_json")
    press(mine, "files_open")
    file(mine, "merge_file", page.delivered[-1][2])
    assert [one["texts"]["none_words"] for one in mine.inputs["reflections"]] == ["Here", "There"]
    file(mine, "open_file", page.delivered[-1][2])
    assert "There are reflections here already" in seen(mine)
    press(mine, "export_page")
    assert "Here" in page.delivered[-1][2]


def test_a_prompt_that_is_gone_or_reworded_keeps_its_words(page):
    mine = create()
    choose(mine, "prompt", 1)
    enter(mine, part_1="Hm")
    asked.register({**PAGE, "asks": [{"key": "new", "words": "New?"}]})
    again = create(mine.inputs)
    assert again.fields["prompt"].value == "not-listened-to" and "What did you do? Give the words." in seen(again)
    asked.register({**PAGE, "asks": [{"key": "not-listened-to", "words": "Asked anew?"}]})
    assert "The page asks it in other words since: Asked anew?" in seen(create(mine.inputs))


def test_every_control_has_a_name(page):
    for name, control in create().fields.items():
        assert control.description, name
