"""*Work in a group* as its user meets it, by the names of its fields."""

import json

import pytest

from exercises.catalog.work_in_a_group import create, files
from exercises.catalog.work_in_a_group.test_gathering import entry
from tests.support.learner import page, press, seen  # noqa: F401


def enter(exercise, **values):
    exercise.apply([{"field": name, "value": value} for name, value in values.items()])


def give(exercise, field, *texts):
    exercise.apply([{"field": field, "file": {"name": f"{number}.json", "content": text}} for number, text in enumerate(texts, 1)])


def turn(exercise, part):
    exercise.apply([{"field": "part", "index": ("deal", "files", "account").index(part)}])


def dealt():
    mine = create()
    enter(mine, words="Acorn, walnut, badger", people=14, me="7")
    press(mine, "deal")
    return mine


def test_the_same_words_make_the_same_tables_and_the_record_rebuilds_them(page):
    mine, other = dealt(), create()
    enter(other, words="acorn walnut badger", people=14)
    press(other, "deal")
    assert mine.results["tables"] == other.results["tables"] and mine.results["sign"] == other.results["sign"] == "island biscuit"
    shown = seen(mine)
    assert "You sit at table 2." in shown and "You are the speaker, who tells the others." in shown and "island biscuit" in shown
    again = create(json.loads(json.dumps(mine.inputs)))
    assert again.inputs == mine.inputs and again.results == mine.results and "You sit at table 2." in seen(again)


def test_a_role_changes_hands_and_nothing_says_so(page):
    mine = dealt()
    before = mine.inputs["deal"]["tables"][1]
    press(mine, "give")
    assert "Choose who has it from now on" in seen(mine) and mine.inputs["deal"]["tables"][1] == before
    mine.apply([{"field": "role", "index": 0}, {"field": "who", "value": "7"}])
    press(mine, "give")
    assert "You are the facilitator" in seen(mine) and "Nothing says who had it before." in seen(mine)
    mine.apply([{"field": "role", "index": list(mine.fields["role"].options).index("facilitator")}, {"field": "who", "value": ""}])
    press(mine, "give")
    assert "You have no role to look after, and a full part all the same." in seen(mine)
    press(mine, "export_json")
    held = json.loads(page.delivered[-1][2])["inputs"]
    assert held["deal"]["tables"] == mine.inputs["deal"]["tables"] and set(held["deal"]) == set(create().inputs["deal"])


def test_what_cannot_be_dealt_is_said_and_leaves_the_tables(page):
    mine = dealt()
    before = mine.inputs["deal"]["tables"]
    enter(mine, words="acorn walnit badger")
    assert "dealt from what stood here before" in seen(mine)
    press(mine, "deal")
    assert "Did you mean “walnut”" in seen(mine) and mine.inputs["deal"]["tables"] == before
    enter(mine, me="15")
    assert "Nobody here is “15”" in seen(mine)
    press(mine, "make_words", "deal")
    assert mine.inputs["deal"]["words"] != "acorn walnut badger" and "4 tables are dealt" in seen(mine)


def test_names_stay_text_and_are_printed(page):
    mine = create()
    mine.apply([{"field": "way", "index": 1}, {"field": "names", "value": "<b>Ade</b>, Béa, Cal"}, {"field": "words", "value": "acorn walnut badger"}, {"field": "me", "value": "cal"}])
    mine.apply([{"field": "roles", "index": 3}, {"field": "own_roles", "value": "opens, <i>doubts</i>"}])
    press(mine, "deal", "export_page")
    name, _, text = page.delivered[-1]
    assert name.startswith("tables-") and "<b>Ade" not in text + seen(mine) and "&lt;b&gt;Ade" in text and "<svg" in text and "You sit here." in seen(mine)


def test_files_are_put_together_chosen_between_and_handed_out(page):
    mine = create()
    turn(mine, "files")
    give(mine, "merge_file", entry("We waited."), entry("We did not."))
    shown = seen(mine)
    assert "1 place to choose" in shown and "it is Heron who chooses (only what differs is listed)" in shown and "We did not." in shown
    press(mine, "hand_out")
    assert "still open" in seen(mine) and page.delivered == []
    mine.apply([{"field": "version", "index": 1}])
    press(mine, "keep_version")
    assert "Nothing is open any more." in seen(mine)
    again = create(json.loads(json.dumps(mine.inputs)))
    assert again.inputs == mine.inputs and "2 files, and nothing open." in seen(again)
    press(mine, "hand_out")
    name, _, text = page.delivered[-1]
    assert name.startswith("stage-tracker-together-") and json.loads(text)["exercise"] == "stage_tracker" and "We waited." in text and "We did not." not in text
    press(mine, "keep_it", "keep_it.yes")
    assert "Nothing is kept here. Save it as a file instead." in seen(mine)
    press(mine, "choose_again")
    assert "1 place to choose" in seen(mine)
    press(mine, "put_away", "put_away.yes")
    assert mine.inputs["piles"] == [] and "Put away." in seen(mine)


@pytest.mark.parametrize("content", ["{", "[]", '{"exercise": "<img src=x onerror=alert(1)>", "version": 1}', '{"exercise": "cpd_record"}', "\x00", '{"records": [[]]}', "[" * 90])
def test_a_hostile_file_is_a_sentence_and_changes_nothing(page, content):
    mine = create()
    turn(mine, "files")
    give(mine, "merge_file", entry("We waited."))
    before = mine.inputs
    for field in ("merge_file", "open_file"):
        give(mine, field, content)
        assert "What stands here is as it was." in seen(mine) and mine.inputs == before and "<img" not in seen(mine)


def test_an_account_is_private_until_its_writer_chooses_a_reader(page):
    mine = create()
    turn(mine, "account")
    press(mine, "export_account")
    assert "Nothing has been written yet" in seen(mine)
    enter(mine, **{"account.did": "I rang round.", "account.unseen": "Otter read it on the bus.", "account.by": "Heron"})
    press(mine, "export_account")
    assert "Choose first for whom this is." in seen(mine) and page.delivered == []
    mine.apply([{"field": "account.for", "index": 3}])
    press(mine, "export_account", "print_account")
    (name, _, text), (_, _, printed) = page.delivered
    assert name.startswith("account-for-my-tutor-") and json.loads(text)["results"]["account_for"] == "for my tutor" and "for my tutor" in printed
    other = create()
    turn(other, "files")
    give(other, "merge_file", text)
    assert "an account that was written for a tutor is not opened here." in seen(other) and "on the bus" not in seen(other)
    mine.apply([{"field": "account.for", "index": 2}])
    press(mine, "export_account")
    give(other, "merge_file", page.delivered[-1][2])
    assert "Written for the group by Heron" in seen(other) and "on the bus" in seen(other) and other.inputs == {**create().inputs, "part": "files"}
    # The writer's own other device takes it up; one who has written something keeps that.
    third = create()
    give(third, "open_file", text)
    assert third.inputs["account"]["unseen"] == "Otter read it on the bus." and third.inputs["part"] == "account"
    enter(third, **{"account.did": "Something else."})
    give(third, "open_file", text)
    assert "There is an account of yours here already" in seen(third) and third.inputs["account"]["did"] == "Something else."
    press(mine, "delete_account", "delete_account.yes")
    assert not any(mine.inputs["account"].values())


def test_what_is_kept_on_the_device_is_asked_for_only_when_told_to(page):
    mine = create()
    turn(mine, "files")
    asked = []
    page.ask_for_kept = lambda exercise, keys=None: asked.append(keys)
    press(mine, "look_up")
    listed = {"key": "stage_tracker", "exercise": "stage_tracker", "material": None, "title": "Stage tracker", "changed": "2026-11-22T10:00:00Z"}
    mine.kept_came([listed, {**listed, "key": "cpd_record", "exercise": "cpd_record", "title": "CPD record"}, {**listed, "key": "work_in_a_group", "exercise": "work_in_a_group"}])
    assert asked == [None, ["stage_tracker", "cpd_record"]]
    record = {**json.loads(entry("One")), "page": {"title": "x"}}
    mine.kept_came([{**listed, "record": record}, {**listed, "key": "cpd_record", "record": {**record, "exercise": "cpd_record"}}])
    assert [pile["exercise"] for pile in mine.inputs["piles"]] == ["stage_tracker"] and "Stays apart" in seen(mine)
    mine.kept_came(None, "There is no store.")
    assert "There is no store." in seen(mine)


def test_clearing_asks_first_and_opening_a_deal_never_overwrites_one(page):
    mine = dealt()
    press(mine, "export_json")
    other = create()
    enter(other, words="beetle walnut badger")
    press(other, "deal")
    give(other, "open_file", page.delivered[-1][2])
    assert "There is a deal here already" in seen(other)
    press(other, "clear")
    assert "your private account" in seen(other)
    press(other, "clear.yes")
    give(other, "open_file", page.delivered[-1][2])
    assert other.inputs["deal"] == mine.inputs["deal"] and files.SLUG == other.slug


def test_every_control_has_a_name(page):
    for name, control in create().fields.items():
        assert control.description, name
