"""A group: the deal, the strings that people exchange, how they meet, and whose turn it is."""

import copy
import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.narrative import group, group_lines, group_round, model, player, signs
from exercises.narrative.group import Code
from exercises.narrative.group_lines import Line
from exercises.narrative.model import ON
from exercises.record.problems import Problem
from tests.narrative.conftest import SLUG
from tools.course import vignettes

STORY = model.read(vignettes.load_for_play(SLUG))
FOLDERS = sorted(path.parent for path in (vignettes.ROOT / "vignettes").glob("*/vignette.toml"))
CODES = st.builds(Code, st.integers(group.FEWEST, group.MOST), st.integers(1, group.TABLES))


def walk(seat, chance, steps):
    """So many steps of a path."""
    state = player.begin(STORY, seat)
    while len(state.path) < steps and not state.ended:
        state = player.choose(STORY, state, chance.choice(player.options(state)).id)
    return state


@st.composite
def lines(draw, code=None, place=None, rev=None):
    """A line as some device might write it."""
    code = code or draw(CODES)
    seat, chance = draw(st.sampled_from(sorted(STORY.seats))), random.Random(draw(st.integers(0, 999)))
    state = walk(seat, chance, draw(st.integers(0, 12)))
    spoken = [choice.id for choice in player.options(state) if choice.id != ON]
    made = [step for step in state.steps if step.choice.id != ON]
    splits = [(number, chance.choice(step.scene.choices).id) for number, step in enumerate(made, 1) if chance.random() < 0.3]
    return Line(place or draw(st.integers(1, code.people)), rev or draw(st.integers(1, 40)), seat, state.path,
                chance.choice(spoken) if spoken and chance.random() < 0.5 else "",
                tuple(moment for moment in STORY.moments if chance.random() < 0.3), tuple(splits))


class TestDeal:
    @given(CODES)
    def test_every_device_deals_alike_and_no_seat_has_two_more_than_another(self, code):
        dealt = group.deal(STORY, code)
        assert dealt == group.deal(STORY, group.read_code(STORY, group.write_code(STORY, code)))
        counts = group.count(STORY, dealt)
        assert sum(counts.values()) == len(dealt) == code.people
        assert max(counts.values()) - min(counts.values()) <= 1

    def test_it_is_the_rule_that_it_states(self, bridge):
        seats = list(bridge.seats)
        assert group.deal(bridge, Code(5, 1)) == (seats[0], seats[1], seats[0], seats[1], seats[0])
        assert group.deal(bridge, Code(3, 2)) == (seats[1], seats[0], seats[1])
        assert group.deal(bridge, Code(3, 7)) == group.deal(bridge, Code(3, 1))

    @pytest.mark.parametrize(("people", "table", "says"), [(1, 1, "2 to 12"), (13, 1, "2 to 12"), (4, 0, "1 to 99"), (4, 100, "1 to 99")])
    def test_too_few_or_too_many_are_told_so(self, people, table, says):
        with pytest.raises(Problem, match=says):
            group.deal(STORY, Code(people, table))


def other_sign(chance, sign):
    return chance.choice([one for one in string.ascii_uppercase + string.digits + "-" if one != sign])


class TestSigns:
    @given(lines(code=Code(6, 3)), st.randoms(use_true_random=False))
    def test_one_wrong_sign_is_always_seen(self, line, chance):
        text = group_lines.write(STORY, Code(6, 3), line)
        place = chance.randrange(len(text))
        if text[place] == ".":
            return
        with pytest.raises(Problem):
            group_lines.read(STORY, Code(6, 3), text[:place] + other_sign(chance, text[place]) + text[place + 1:])

    @given(lines(code=Code(6, 3)), st.randoms(use_true_random=False))
    def test_two_signs_that_changed_places_are_always_seen(self, line, chance):
        text = group_lines.write(STORY, Code(6, 3), line)
        body, _, check = text.rpartition(".")
        first, second = sorted(chance.sample(range(len(body)), 2))
        if body[first] == body[second]:
            return
        mangled = list(body)
        mangled[first], mangled[second] = mangled[second], mangled[first]
        with pytest.raises(Problem):
            group_lines.read(STORY, Code(6, 3), f"{''.join(mangled)}.{check}")

    @given(st.text(max_size=60))
    def test_whatever_is_typed_is_refused_in_a_sentence(self, text):
        for read in (lambda: group.read_code(STORY, text), lambda: group_lines.read(STORY, Code(6, 3), text)):
            with pytest.raises(Problem, match=r"\."):
                read()

    def test_the_power_of_seven_never_comes_back_within_a_string(self):
        assert len({pow(signs.BASE, place, signs.PRIME) for place in range(1, signs.LONGEST + 1)}) == signs.LONGEST
        assert all(signs.PRIME % number for number in range(2, 200))

    def test_it_is_read_as_it_is_meant(self):
        code = group.write_code(STORY, Code(4, 3))
        for typed in (code.lower(), f"  {code} \n", code.replace("-", "–"), f"“{code}”", f"{code[:4]}\u200b {code[4:]}"):
            assert group.read_code(STORY, typed) == Code(4, 3)


class TestLines:
    @given(CODES.flatmap(lambda code: st.tuples(st.just(code), lines(code=code))))
    def test_a_line_comes_back_as_it_went(self, pair):
        code, line = pair
        text = group_lines.write(STORY, code, line)
        assert group_lines.read(STORY, code, text) == line
        assert len(text) <= signs.LONGEST
        assert not set(text) - set(string.ascii_uppercase + string.digits + ".-")

    def changed(self, place, value):
        """A line in which one part is another, with three signs that fit."""
        parts = group_lines.write(STORY, Code(4, 3), Line(2, 5, "lead", ("ask",))).split(".")[:-1]
        parts[place] = value
        return signs.seal(".".join(parts), STORY.shape)

    @pytest.mark.parametrize(("place", "value", "says"), [
        (0, "V-XX", "another vignette, V-XX"), (1, "2", "version 2 of the vignette, and here is version 1"),
        (2, "5", "another group: 5 people at table 3"), (3, "4", "another group: 4 people at table 4"),
        (4, "9", "place or a seat"), (4, "0", "place or a seat"), (5, "0", "place or a seat"), (6, "3", "place or a seat"), (6, "X", "number is missing"),
        (7, "9", "does not fit"), (7, "0", "does not fit"), (7, "2" * 40, "does not fit"), (8, "9", "does not fit"), (8, "11", "does not fit"),
        (9, "Z", "does not fit"), (9, "0", "does not fit"), (10, "1", "does not fit"), (10, "91", "does not fit"), (10, "01", "does not fit"),
    ])
    def test_what_does_not_fit_is_refused_with_its_reason(self, place, value, says):
        assert group_lines.read(STORY, Code(4, 3), self.changed(place, group_lines.write(STORY, Code(4, 3), Line(2, 5, "lead", ("ask",))).split(".")[place]))
        with pytest.raises(Problem, match=says):
            group_lines.read(STORY, Code(4, 3), self.changed(place, value))

    def test_one_made_with_an_edited_story_is_refused(self):
        text = group_lines.write(STORY, Code(4, 3), Line(2, 5, "lead", ("ask",)))
        # A copy: others play this very story.
        story = copy.deepcopy(vignettes.load_for_play(SLUG))
        story["scenes"][0]["choices"].reverse()
        with pytest.raises(Problem, match="changed or lost"):
            group_lines.read(model.read(story), Code(4, 3), text)

    @given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), min_size=1, max_size=6, unique=True).flatmap(
        lambda spots: st.tuples(*(lines(Code(4, 1), place, rev) for place, rev in spots))), st.randoms(use_true_random=False))
    def test_it_does_not_matter_in_which_order_and_how_often_lines_meet(self, found, chance):
        def met(order):
            here = ()
            for line in order:
                here = group_lines.meet(here, line)
            return here

        shuffled = [*found, *chance.sample(found, len(found))]
        chance.shuffle(shuffled)
        assert met(found) == met(shuffled)
        halves = met(found[: len(found) // 2]), met(found[len(found) // 2:])
        assert met([*halves[0], *halves[1]]) == met([*halves[1], *halves[0]]) == met(found), "also through somebody between"
        for line in met(found):
            assert line.rev == max(one.rev for one in found if one.place == line.place)

    def test_two_devices_at_one_place_are_told_so(self):
        code = Code(4, 3)
        one, other, own = (group_lines.write(STORY, code, Line(place, 1, "lead", path)) for place, path in ((2, ("ask",)), (2, ("refer",)), (1, ())))
        here = group_lines.add(STORY, code, (), one, own=1)
        assert group_lines.add(STORY, code, here, one, own=1) == here
        for text in (other, own):
            with pytest.raises(Problem, match="count round the table again"):
                group_lines.add(STORY, code, here, text, own=1)

    def test_who_sits_where_follows_the_newest_line(self):
        code = Code(4, 1)
        assert group_lines.seats_by_place(STORY, code, (Line(2, 3, "lead"),)) == {1: "lead", 2: "lead", 3: "lead", 4: "mother"}
        assert group_lines.furthest((Line(2, 3, "lead", ("ask",)), Line(3, 1, "lead", ("ask", ON))), "lead") == ("ask", ON)
        assert group_lines.furthest((), "lead") == ()


class TestRounds:
    def test_a_round_ends_where_something_is_decided(self, bridge, key):
        moments = list(bridge.moments)
        assert [[moments[number] for number in held] for held in group_round.rounds(bridge)] == [
            ["call"], ["boy", "log"], ["return", "list"], ["night", "line", "end"]]
        assert group_round.rounds(key) == ((0, 1),)
        assert group_round.rounds(model.read(vignettes.load_for_play(SLUG) | {"moments": []})) == ((0,),)

    @given(st.sets(st.sampled_from(sorted(STORY.seats)), min_size=1), st.randoms(use_true_random=False))
    def test_every_seat_that_is_taken_plays_to_its_end_and_no_other_moves(self, seated, chance):
        states = {seat: player.begin(STORY, seat) for seat in STORY.seats}
        read, number, seat, turns = (), 0, "", []
        while (found := group_round.next_turn(STORY, states, seated, read, number, seat)) is not None:
            number, seat = found
            turns.append(found)
            assert len(turns) < 40, "the turns do not come to an end"
            while not states[seat].ended and not group_round.turn_is_over(STORY, states[seat], number):
                states[seat] = player.choose(STORY, states[seat], chance.choice(player.options(states[seat])).id)
            if states[seat].ended and not group_round.turn_is_over(STORY, states[seat], number):
                read = (*read, seat)
        assert set(read) == seated
        assert all(not states[seat].steps for seat in STORY.seats if seat not in seated)
        assert turns == sorted(turns, key=lambda turn: (turn[0], list(STORY.seats).index(turn[1]))), "moment by moment, in the order of seats"

    def test_whoever_sits_down_late_catches_up(self, bridge):
        states = {"lead": walk("lead", random.Random(1), 5), "mother": player.begin(bridge, "mother")}
        assert group_round.next_turn(bridge, states, ("lead", "mother"), (), 3, "lead") == (3, "mother")
        assert group_round.next_turn(bridge, states, ("lead", "mother"), ("lead",), 3, "mother") == (3, "mother")

    def test_what_lies_on_the_table_are_the_decisions_of_each_moment(self, bridge):
        states = {seat: walk(seat, random.Random(2), 99) for seat in bridge.seats}
        rows = group_round.laid_out(bridge, states)
        assert [moment for moment, *_ in rows] == ["call", "log", "list", "line"]
        for seat, state in states.items():
            assert [choice.id for *_, columns in rows for _, choice in columns.get(seat, ())] == [one for one in state.path if one != ON]

    def test_a_line_tells_of_disagreements_by_seat(self, bridge):
        line = Line(2, 1, "lead", ("ask", ON, "watch"), dissent=("list",), splits=((2, "plan"),))
        told = group_round.told_by(bridge, line)
        assert [(one.moment, one.seat, one.choice) for one in told] == [("list", "lead", ""), ("log", "lead", "plan")]


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_every_vignette_can_be_played_by_a_group_and_its_lines_travel(folder):
    story, chance = model.read(vignettes.compile_story(folder)), random.Random(5)
    states = {seat: player.begin(story, seat) for seat in story.seats}
    read, number, seat, turns = (), 0, "", 0
    while (found := group_round.next_turn(story, states, story.seats, read, number, seat)) is not None:
        number, seat = found
        turns += 1
        assert turns <= len(story.seats) * (1 + len(group_round.rounds(story)))
        while not states[seat].ended and not group_round.turn_is_over(story, states[seat], number):
            states[seat] = player.choose(story, states[seat], chance.choice(player.options(states[seat])).id)
        if states[seat].ended and not group_round.turn_is_over(story, states[seat], number):
            read = (*read, seat)
    assert len(group_round.laid_out(story, states)) >= 3
    code = Code(group.MOST, group.TABLES)
    for place, (seat, state) in enumerate(states.items(), 1):
        made = [step.choice.id for step in state.steps if step.choice.id != ON]
        line = Line(place, 999, seat, state.path, "", tuple(story.moments), tuple(enumerate(made, 1)))
        text = group_lines.write(story, code, line)
        assert group_lines.read(story, code, text) == line and len(text) <= 80
