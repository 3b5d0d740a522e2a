"""The deal: the same everywhere, fair to everybody, and nobody left out or dealt twice."""

import collections
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.catalog.case_conference.words_seats import SEATS
from exercises.catalog.work_in_a_group import dealing, inputs, roles, rules, saying
from exercises.record import names
from exercises.record.problems import Problem
from tools.ground.places import ROOT

TASK = roles.listed(roles.TASK)
people = st.integers(1, dealing.MOST_PEOPLE)
sizes = st.integers(dealing.FEWEST_AT_TABLE, dealing.MOST_AT_TABLE)
words = st.lists(st.sampled_from(saying.WORDS), min_size=3, max_size=3).map(" ".join)
name = st.text(st.characters(whitelist_categories=("Lu", "Ll", "Lo")), min_size=1, max_size=8).filter(lambda one: names.key(one))


@pytest.mark.parametrize("data, total", [(b"", 0xCBF29CE484222325), (b"a", 0xAF63DC4C8601EC8C), (b"foobar", 0x85944171F73967E8)])
def test_the_seed_is_the_published_sum(data, total):
    assert dealing.fnv1a(data) == total


def test_a_deal_that_was_worked_out_once_and_for_all():
    """If this changes, two versions of the course deal one room differently."""
    tables = dealing.deal("acorn walnut badger", [str(n) for n in range(1, 15)], 4, TASK)
    assert [[seat["who"] for seat in table["seats"]] for table in tables] == [["1", "6", "8", "9"], ["10", "13", "11", "7"], ["12", "4", "2"], ["3", "5", "14"]]
    assert [seat["roles"] for seat in tables[2]["seats"]] == [["facilitator"], ["note keeper"], ["timekeeper"]] and tables[2]["open"] == ["speaker", "observer"]
    assert dealing.sign("acorn walnut badger", [str(n) for n in range(1, 15)], 4, TASK, saying.WORDS) == "island biscuit"


@given(words, people, sizes)
def test_everybody_is_dealt_once_and_tables_are_even(said, many, most):
    tables = dealing.deal(said, [str(n) for n in range(many)], most, TASK)
    dealt = [seat["who"] for table in tables for seat in table["seats"]]
    assert sorted(dealt, key=int) == [str(n) for n in range(many)]
    found = [len(table["seats"]) for table in tables]
    assert max(found) - min(found) <= 1 and found == sorted(found, reverse=True) == dealing.sizes(many, most)
    assert many == 1 or min(found) >= 2
    # One more than was asked for only where somebody would sit alone otherwise.
    assert max(found) <= most or most == 2 and many % 2 == 1
    for table in tables:
        assert sorted(dealing.roles_at(table)) == sorted(TASK) and all(len(seat["roles"]) <= 1 for seat in table["seats"])


@given(words, st.lists(name, min_size=1, max_size=20, unique_by=names.key), sizes, st.randoms())
def test_the_order_case_blanks_and_form_in_which_names_are_typed_do_not_matter(said, typed, most, chance):
    def again(one):
        return f"  {unicodedata.normalize(chance.choice(('NFC', 'NFD')), one)} "

    other = [again(one) for one in typed]
    chance.shuffle(other)
    first = dealing.deal(said, dealing.members(", ".join(typed)), most, TASK)
    second = dealing.deal(said, dealing.members("\n".join(other)), most, TASK)
    assert [[names.key(seat["who"]) for seat in table["seats"]] for table in first] == [[names.key(seat["who"]) for seat in table["seats"]] for table in second]


def test_case_does_not_matter_and_one_name_twice_is_asked_about():
    assert dealing.members("Ade, béa, Cal") == ["Ade", "béa", "Cal"] and list(map(names.key, dealing.members("cal, ADE\nBE\u0301A"))) == ["ade", "béa", "cal"]
    for typed in ("Ade, ade", "B\u00e9a, BE\u0301A", "A  b, a B"):
        with pytest.raises(Problem, match="stands there twice"):
            dealing.members(typed)
    for typed in ("", " , ,, ", "\u200b"):
        with pytest.raises(Problem):
            dealing.members(typed)


def test_every_order_of_four_is_as_likely_as_any_other():
    """24 orders over 24,000 seeds: about 1,000 each. Chi-square with 23 degrees lies below 49.7 in 999 of 1,000 fair shuffles."""
    seen = collections.Counter(tuple(dealing.shuffled("abcd", seed)) for seed in range(24_000))
    assert len(seen) == 24 and sum((count - 1_000) ** 2 / 1_000 for count in seen.values()) < 49.7


def test_over_many_words_everybody_keeps_notes_as_often_as_anybody_else():
    seen = collections.Counter()
    for first in saying.WORDS:
        for second in saying.WORDS:
            for table in dealing.deal(f"{first} {second} acorn", list("abcdefgh"), 4, TASK):
                seen.update(seat["who"] for seat in table["seats"] if "note keeper" in seat["roles"])
    each = sum(seen.values()) / 8
    assert len(seen) == 8 and sum((count - each) ** 2 / each for count in seen.values()) < 24.3  # 7 degrees, 999 of 1,000


def test_another_word_people_or_size_deals_otherwise_and_is_heard():
    base = ("acorn walnut badger", [str(n) for n in range(12)], 4)
    others = [("acorn walnut beetle", *base[1:]), (base[0], [str(n) for n in range(13)], 4), (*base[:2], 3)]
    assert all(dealing.deal(*one, TASK) != dealing.deal(*base, TASK) for one in others)
    signs = {dealing.sign(*one, TASK, saying.WORDS) for one in (base, *others)} | {dealing.sign(*base, roles.listed(roles.CONFERENCE), saying.WORDS)}
    assert len(signs) == 5
    # Other roles leave everybody at their table.
    assert [[seat["who"] for seat in table["seats"]] for table in dealing.deal(*base, ())] == [[seat["who"] for seat in table["seats"]] for table in dealing.deal(*base, TASK)]


@given(words, st.integers(2, 12), st.data())
def test_a_role_that_changes_hands_is_never_lost_or_doubled_and_says_nothing(said, many, data):
    tables = dealing.deal(said, [str(n) for n in range(many)], 6, TASK)
    for _ in range(6):
        place = data.draw(st.integers(0, len(tables) - 1))
        role = data.draw(st.sampled_from(dealing.roles_at(tables[place])))
        who = data.draw(st.sampled_from(["", *(seat["who"] for seat in tables[place]["seats"])]))
        before, tables = tables, dealing.given(tables, place, role, who)
        assert [sorted(dealing.roles_at(table)) for table in tables] == [sorted(TASK)] * len(tables)
        assert [[seat["who"] for seat in table["seats"]] for table in tables] == [[seat["who"] for seat in table["seats"]] for table in before]
        held = [seat["who"] for seat in tables[place]["seats"] if role in seat["roles"]]
        assert held == ([who] if who else []) and set(tables[place]) == {"seats", "open"}
    assert inputs.check(inputs.with_deal(inputs.blank(), tables=tables))["deal"]["tables"] == tables


def test_a_swap_that_is_taken_back_leaves_no_trace():
    tables = dealing.deal("acorn walnut badger", list("abcd"), 4, TASK)
    holder = {role: seat["who"] for seat in tables[0]["seats"] for role in seat["roles"]}
    swapped = dealing.given(tables, 0, "facilitator", holder["speaker"])
    assert {role: seat["who"] for seat in swapped[0]["seats"] for role in seat["roles"]} == {**holder, "facilitator": holder["speaker"], "speaker": holder["facilitator"]}
    assert dealing.given(swapped, 0, "facilitator", holder["facilitator"]) == tables


def test_words_are_heard_with_slips_named():
    assert saying.read(" Acorn-WALNUT, badger. ") == "acorn walnut badger"
    for typed, said in (("", "Type the three words"), ("acorn walnut", "2 words"), ("acorn walnit badger", "Did you mean “walnut”"), ("acorn walnut xylophone", "none of the words")):
        with pytest.raises(Problem, match=said):
            saying.read(typed)
    assert all(saying._apart(one, other) >= 4 for one in saying.WORDS for other in saying.WORDS if one < other)
    assert all(re.fullmatch("[a-z]{5,10}", one) for one in saying.WORDS) and len(set(saying.WORDS)) == len(saying.WORDS) == 48
    drawn = {saying.drawn() for _ in range(40)}
    assert len(drawn) > 30 and all(saying.read(one) == one and len(set(one.split())) == 3 for one in drawn)


def test_the_roles_are_those_of_set_a_task_and_of_the_conference():
    script = (ROOT / "exercises" / "seam" / "page" / "task_link.ts").read_text("utf-8")
    block = script[script.index("export const ROLES"):]
    assert tuple(re.findall(r'  [a-z]: "([^"]+)"', block[:block.index("};")])) == TASK
    assert [role.lower() for role in roles.listed(roles.CONFERENCE)] == [seat["role"].lower() for seat in SEATS.values()]
    said = (ROOT / "docs" / "set-a-task.md").read_text("utf-8")
    assert all(f"*{role.capitalize()}* {what}." in said for role, what in roles.WHAT.items())


def test_own_roles_are_read_and_too_many_refused():
    assert roles.listed(roles.OWN, " opens,doubts ;\nsums up") == ("opens", "doubts", "sums up")
    for typed, said in (("", "Type your roles"), ("a, A", "twice"), (",".join(f"r{n}" for n in range(17)), "16 are the most")):
        with pytest.raises(Problem, match=said):
            roles.listed(roles.OWN, typed)


def test_dealing_from_a_record_and_finding_ones_own_seat():
    record = inputs.with_deal(inputs.blank(), words="Acorn walnut badger", people=14, most=4, me="number 7")
    dealt = rules.dealt(record)
    assert rules.mine(dealt) == 1 and dealt["deal"]["words"] == "acorn walnut badger" and rules.mine(record) is None
    assert rules.mine(inputs.with_deal(dealt, me=" 07")) == 1 and rules.mine(inputs.with_deal(dealt, me="")) is None
    with pytest.raises(Problem, match="Nobody here is “15”. Type your number from 1 to 14"):
        rules.mine(inputs.with_deal(dealt, me="15"))
    for change, said in (({"people": 0}, "from 1 to 400"), ({"most": 1}, "from 2 to 12"), ({"words": "x"}, "1 word,"), ({"way": "names"}, "Type the names"),
                         ({"roles": "own"}, "Type your roles")):
        with pytest.raises(Problem, match=said):
            rules.dealt(inputs.with_deal(record, **change))
    by_name = rules.dealt(inputs.with_deal(record, way="names", names="Cal, Ade, Béa", me="BE\u0301A"))
    assert rules.mine(by_name) == 0 and rules.compute(by_name)["tables"][0]["open"] == ["speaker", "observer"]
