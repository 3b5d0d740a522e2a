"""Files of strangers sorted and put together: nothing lost, nothing decided by itself, and a sentence for whatever cannot be read."""

import json

import pytest

from exercises import together
from exercises.catalog.family_map import example as map_example
from exercises.catalog.family_map import files as map_files
from exercises.catalog.family_map import inputs as map_inputs
from exercises.catalog.language_audit import files as audit_files
from exercises.catalog.language_audit import together as audit
from exercises.catalog.stage_tracker import files as stage_files
from exercises.catalog.stage_tracker import inputs as stages
from exercises.catalog.work_in_a_group import files, gathering, inputs
from exercises.record import envelope
from exercises.record.problems import Problem
from tests.record import mangle, released
from tests.support import asked_for_long


def entry(example, member="m00000001", name="Heron"):
    """A file of the stage tracker in which one member says one thing."""
    record = {**stages.blank(), "members": [{"id": member, "name": name}], "here": {"member": member, "check_in": "c01"}}
    return stage_files.as_json(stages.with_entry(record, member, "c01", none_fits=True, example=example))


def taken(*texts, piles=()):
    for number, text in enumerate(texts, 1):
        piles = gathering.take(piles, f"{number}.json", text, together.rule).piles
    return piles


def test_files_are_sorted_by_exercise_and_those_that_belong_together_are_one():
    piles = taken(entry("One"), map_files.as_json(map_example.load()), entry("Two", "m00000002", "Otter"))
    assert [(pile["exercise"], len(pile["log"]), pile["why"]) for pile in piles] == [("stage_tracker", 2, ""), ("family_map", 1, "")]
    stands = gathering.standing(piles[0], together.rule)
    assert stands.questions == () and [member["name"] for member in stands.merged.record["members"]] == ["Heron", "Otter"]
    made = stage_files.read("x.json", gathering.handed_out(piles[0], together.rule))
    assert [one["example"] for one in made["entries"]] == ["One", "Two"]


def test_copies_that_differ_wait_for_a_choice_which_can_be_taken_back():
    piles = taken(entry("We waited."), entry("We did not wait."))
    stands = gathering.standing(piles[0], together.rule)
    assert len(stands.questions) == 1 and stands.merged.record["entries"] == []
    with pytest.raises(Problem, match="1 place is still open"):
        gathering.handed_out(piles[0], together.rule)
    chosen = gathering.answered(piles[0], stands.questions[0], 1)
    assert stage_files.read("x.json", gathering.handed_out(chosen, together.rule))["entries"][0]["example"] == "We waited."
    assert gathering.asked_again(chosen) == piles[0] and [one["inputs"] for one in gathering.files_of(chosen)] == [json.loads(t)["inputs"] for t in (entry("We waited."), entry("We did not wait."))]
    # A third file that says something else is asked about: the choice holds for what it was made of.
    third = taken(entry("Nobody waited."), piles=(chosen,))[0]
    assert len(gathering.standing(third, together.rule).questions) == 1


def test_the_same_copy_twice_is_said_and_not_kept_twice():
    piles = taken(entry("One"))
    again = gathering.take(piles, "again.json", entry("One"), together.rule)
    assert again.piles == piles and "is here already" in again.said[0]


def test_what_does_not_belong_together_stands_apart_with_the_reason():
    other = json.loads(envelope.write("language_audit", 1, {**audit_files.supplied("worked"), "text": "Another note altogether.", "decisions": [], "others": []}, {}))
    piles = taken(audit.write(audit_files.supplied("worked")), json.dumps(other), entry("One"), stage_files.as_json(stage_files.example()))
    assert [(pile["exercise"], bool(pile["why"])) for pile in piles] == [("language_audit", False), ("language_audit", True), ("stage_tracker", False), ("stage_tracker", True)]
    assert "audit of another text" in piles[1]["why"] and "invented example" in piles[3]["why"]


def test_a_map_whose_fields_differ_asks_and_ends_in_a_map():
    one = map_example.load()
    two = map_inputs.change(one, "people", one["people"][0]["id"], role="somebody else")
    piles = taken(map_files.as_json(one), map_files.as_json(two))
    questions = gathering.standing(piles[0], together.rule).questions
    assert len(questions) == 1 and "role" in questions[0].about
    made = gathering.handed_out(gathering.answered(piles[0], questions[0], 0), together.rule)
    assert map_files.read("x.json", made)["people"][0]["role"] in (one["people"][0]["role"], "somebody else")


def test_all_of_ones_work_in_one_file_is_sorted_and_the_account_in_it_stays_closed():
    own = {"exercise": "work_in_a_group", "version": 1, "created": "2026-11-22T10:00:00Z", "results": {}, "notes": "",
           "inputs": inputs.with_account(inputs.blank(), did="Secret")}
    own["inputs"]["account"]["for"] = "group"
    work = {"format": "joined-up work", "version": 1, "records": [json.loads(entry("One")), own, {"exercise": "cpd_record"}, {"exercise": "nobody"}], "waiting": [{}]}
    came = gathering.take((), "my-work.json", json.dumps(work), together.rule)
    assert [pile["exercise"] for pile in came.piles] == ["stage_tracker"] and came.accounts == ()
    assert [("left closed" in said, "Stays apart" in said, "no exercise of this course" in said, "only My work" in said) for said in came.said] == [
        (False,) * 4, (True, False, False, False), (False, True, False, False), (False, False, True, False), (False, False, False, True)]
    for broken in ({"records": 3}, {"records": [3]}, {"records": []}, {"waiting": []}, {"records": [{}] * 201}):
        with pytest.raises(Problem):
            gathering.take((), "x.json", json.dumps(broken), together.rule)


def test_an_account_is_read_by_whom_it_was_written_for_and_goes_into_nothing():
    record = inputs.with_account(inputs.blank(), did="I rang the one who was missing.", by="Heron")
    for reader, shown in (("group", True), ("tutor", False), ("myself", False)):
        record["account"]["for"] = reader
        text = files.account_alone(record)
        held = json.loads(text)
        assert held["exercise"] == f"account_for_{reader}" and held["inputs"]["for"] == reader and held["results"]["account_for"] == inputs.READERS[reader] and held["notes"].startswith(f"Written {inputs.READERS[reader]}")
        assert held["results"]["account"] == [{"asked": "What I did", "answered": "I rang the one who was missing."}] and set(held["inputs"]) == set(record["account"])
        lied = json.dumps({**held, "exercise": "account_for_group" if reader != "group" else "account_for_tutor"})
        for read in (lambda: gathering.take((), "a.json", lied, together.rule), lambda: files.read("a.json", lied)):
            with pytest.raises(Problem):
                read()
        if shown:
            came = gathering.take((), "a.json", text, together.rule)
            assert came.piles == () and came.accounts[0][1]["did"] == "I rang the one who was missing."
        else:
            with pytest.raises(Problem, match="is not opened here"):
                gathering.take((), "a.json", text, together.rule)
        assert files.read("a.json", text)["account"] == record["account"]


def test_no_file_but_the_accounts_own_holds_a_word_of_it():
    record = inputs.with_account(inputs.with_deal(inputs.blank(), words="acorn walnut badger"), did="Secret")
    from exercises.catalog.work_in_a_group import rules
    assert "Secret" not in files.deal_alone(rules.dealt(record))
    with pytest.raises(Problem, match="for whom"):
        files.account_alone(record)
    with pytest.raises(Problem, match="Nothing has been written"):
        files.account_page(inputs.blank())
    with pytest.raises(Problem, match="Nothing has been dealt"):
        files.deal_alone(inputs.blank())


def test_too_much_is_refused_and_leaves_what_is_here():
    piles = taken(entry("One"))
    with pytest.raises(Problem, match="is a table"):
        gathering.take(piles, "x.csv", "a,b", together.rule)
    large = json.loads(entry("One"))
    large["inputs"]["check_ins"][0]["event"] = "x" * (5 * 1024 * 1024)
    with pytest.raises(Problem, match="larger than 5 MB"):
        gathering.take(piles, "x.json", json.dumps(large), together.rule)
    full = tuple({"exercise": "stage_tracker", "why": "", "log": [{"file": "f", "version": 1, "inputs": {"n": n}}]} for n in range(inputs.MOST_PILES))
    with pytest.raises(Problem, match="things here already"):
        gathering.take(full, "x.json", entry("One"), together.rule)


def test_a_pile_that_can_no_longer_be_read_stays_as_it_came_and_says_why():
    for log in ([{"file": "f", "version": 99, "inputs": {}}], [{"file": "f", "version": 1, "inputs": {"members": 3}}], [{"about": "x", "answer": 0}, {"file": "f", "version": 1, "inputs": {}}]):
        stands = gathering.standing({"exercise": "stage_tracker", "why": "", "log": log}, together.rule)
        assert stands.merged is None and stands.why_not.endswith(".")
    assert gathering.standing({"exercise": "cpd_record", "why": "", "log": [{"file": "f", "version": 1, "inputs": {}}]}, together.rule).why_not


def test_damaged_files_of_every_exercise_are_sentences_and_change_nothing():
    samples = [path.read_bytes() for path in released.of_exercises()]
    piles, refused = taken(entry("One")), 0
    for seed, data in mangle.many(samples, 4_000 if asked_for_long() else 250, 20261122):
        try:
            came = gathering.take(piles, "<b>theirs</b>.json", data, together.rule)
        except Problem as problem:
            refused += 1
            assert problem.sentence.startswith("“<b>theirs</b>.json”") and problem.sentence.endswith("."), (seed, problem.sentence)
            continue
        assert inputs.check({**inputs.blank(), "piles": list(came.piles)})["piles"] == list(came.piles), seed
        for pile in came.piles:
            gathering.standing(pile, together.rule)
    assert refused > 60
    assert gathering.standing(piles[0], together.rule).merged.record["entries"][0]["example"] == "One"
