"""The check values of the dance of responsibility, its edge cases, and its engine beside another one."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.responsibility_dance import board, chance, families, inputs, playing, rules, simulate, turning, world
from exercises.catalog.responsibility_dance.designs import DESIGNS, is_free
from exercises.catalog.responsibility_dance.engine import NEVER, Clock, Desk, Places, TooMany
from exercises.catalog.responsibility_dance.visiting import NO, Town, Walk
from exercises.measures.bootstrap import mixed
from exercises.record.problems import Problem

BASE = world.blank()
JOBS = [(place * 3 % 17, 2 + place * 7 % 11) for place in range(40)]
# When each job began with three places, as simpy 4.1.2 has it.
AS_SIMPY = [0, 18, 32, 49, 70, 83, 2, 25, 35, 60, 78, 86, 11, 27, 38, 65, 79, 0, 20, 32, 50, 73, 84, 9, 27, 37, 61, 79, 87, 13, 32, 47, 69, 83, 0,
            20, 35, 57, 75, 85]


def begun(places):
    """When each job began in our engine."""
    clock, found = Clock(), {}
    room = Places(clock, places)

    def job(number, long):
        yield room
        found[number] = clock.now
        yield long
        room.leave()

    for number, (day, long) in enumerate(JOBS):
        clock.start(job(number, long), day)
    clock.run(400)
    return [found.get(number) for number in range(len(JOBS))]


def test_the_engine_queues_as_a_well_known_one_does():
    assert begun(3) == AS_SIMPY


def test_where_simpy_is_there_it_agrees_with_any_number_of_places():
    simpy = pytest.importorskip("simpy")
    for places in (1, 2, 5, 40):
        env, found = simpy.Environment(), {}
        room = simpy.Resource(env, capacity=places)

        def job(number, day, long, env=env, room=room, found=found):
            yield env.timeout(day)
            with room.request() as asked:
                yield asked
                found[number] = env.now
                yield env.timeout(long)

        for number, (day, long) in enumerate(JOBS):
            env.process(job(number, day, long))
        env.run(until=1000)
        assert begun(places) == [found.get(number) if found.get(number, 999) <= 400 else None for number in range(len(JOBS))]


def test_nobody_is_ever_served_where_there_is_no_place_or_no_hour():
    assert begun(0) == [None] * len(JOBS)
    clock = Clock()
    assert Desk(clock, 0).wait(1) == NEVER and Desk(clock, 0).wait(0) == 0
    desk = Desk(clock, 7)
    assert (desk.wait(7), desk.wait(3.5)) == (7, 10.5) and desk.used == 10.5


def test_a_run_that_would_not_end_is_stopped_with_a_sentence(monkeypatch):
    monkeypatch.setattr("exercises.catalog.responsibility_dance.engine.MOST_EVENTS", 100)

    def for_ever():
        while True:
            yield 0

    clock = Clock()
    clock.start(for_ever())
    with pytest.raises(TooMany, match="fewer families"):
        clock.run(1)


# Check values of the outline

def test_four_doors_that_say_yes_one_time_in_four():
    found = rules.doors_by_arithmetic(0.25, 4)
    assert found["none"] == pytest.approx(0.316, abs=5e-4) and found["doors"] == pytest.approx(2.734, abs=5e-4)
    assert found == {"none": 0.31640625, "doors": 2.734375}


@pytest.mark.parametrize(("accept", "none", "doors"), [(1, 0, 1), (0, 1, 4)])
def test_everyone_accepts_and_nobody_does(accept, none, doors):
    assert rules.doors_by_arithmetic(accept, 4) == {"none": none, "doors": doors}
    counted = rules.doors_by_chance({**BASE, "accept": accept}, 200)
    assert (counted["none"], counted["doors"]) == (none, doors)


def open_town(**changed):
    """A world of eight doors that are there for everybody, at once, with room for all."""
    there = copy.deepcopy({**BASE, "reply": 1.0, "point": 0.0, "needs": 1, "work": 1, "families": 300, **changed})
    for row in there["services"]:
        row.update(places=200, wait=0, needs=list(world.NEEDS), area="both", youngest=0, oldest=25, limit=156)
    return there


def test_the_engine_comes_to_the_same_as_the_arithmetic():
    there = open_town(accept=0.25, doors=4)
    ways = [walk for run in range(20) for walk in simulate.walks(there, "doors", run) if len(walk.needs) == 1]
    none = sum(walk.first is None for walk in ways) / len(ways)
    doors = sum(walk.doors for walk in ways) / len(ways)
    # 5,920 askings: three standard errors are .018 and .045.
    assert len(ways) > 5000 and abs(none - 0.31640625) < 0.018 and abs(doors - 2.734375) < 0.045


@pytest.mark.parametrize("design", DESIGNS)
def test_everyone_is_helped_where_every_door_says_yes(design):
    found = simulate.one_run(open_town(accept=1, pay=60, weeks=104, own=0.0), design, 0)
    assert found["none"] == 0 and found["all"] == 1 and found["refusing"] == 0 and found["loops"] == 0
    if design == "doors":
        # The three named families with more than one need try one door for each of them.
        assert found["doors"] == pytest.approx((294 + sum(len(f.needs) for f in families.NAMED)) / 300, abs=1e-4)


@pytest.mark.parametrize("design", DESIGNS)
def test_nobody_accepts(design):
    found = simulate.one_run({**BASE, "accept": 0.0, "own": 0.0}, design, 0)
    assert found["none"] == 1 and found["all"] == 0 and found["first"] is None and found["deciding"] == found["helping"] == 0
    row = rules.summary([found["first"]] * 3)
    assert row["mean"] is None and "in 3 of 3 runs" in row["because"]


# Edge cases

def test_a_loop_is_counted_and_ends():
    found = simulate.one_run({**BASE, "accept": 0.0, "reply": 1.0, "point": 1.0, "doors": 12}, "doors", 0)
    assert found["loops"] > 0 and found["doors"] <= 8 * 3
    assert simulate.one_run({**BASE, "point": 0.0}, "doors", 0)["loops"] == 0


@pytest.mark.parametrize("design", DESIGNS)
def test_a_wait_beyond_the_run_means_no_help_and_is_not_nought_weeks(design):
    there = copy.deepcopy(BASE)
    there.update(weeks=1, own=0.0)
    for row in there["services"]:
        row["wait"] = 400
    found = simulate.one_run(there, design, 0)
    assert found["first"] is None or design in ("team", "plan")


@pytest.mark.parametrize("design", DESIGNS)
def test_without_places_nobody_is_helped(design):
    there = copy.deepcopy({**BASE, "own": 0.0})
    for row in there["services"]:
        row["places"] = 0
    found = simulate.one_run(there, design, 0)
    assert found["none"] == 1 and found["helping"] == 0


def test_a_birthday_in_the_queue_closes_the_door():
    there = {**BASE, "accept": 1.0, "reply": 1.0}
    clock = Clock()
    town = Town(there, "doors", 0, clock)
    filip = families.BY_NAME["Kowalczyk"]
    place = next(n for n, row in enumerate(town.services) if row["id"] == "clinic")
    walk = Walk(filip, 0, 10, steps=True)
    need = walk.needs[0]
    assert filip.age_on(0) == 17 and filip.age_on(120) == 18
    assert town.is_for(walk, need, place)
    town.places[place].free = 0
    clock.start(town.visit(walk, need, place))
    clock.run(150)
    town.places[place].leave()
    clock.run(151)
    assert walk.too_old == 1 and walk.first is None and walk.told[-1][1] == "too old now that a place is free"
    assert town.places[place].free == 1, "the place goes to somebody else"
    assert not town.is_for(walk, need, place)
    clock.start(town.visit(walk, need, place))
    clock.run(300)
    assert walk.told[-1][1] == NO and walk.refusing == 3, "the birthday came before the assessment"


def test_a_family_that_needs_nothing_asks_nowhere_and_is_in_no_figure():
    there = {**BASE, "needs": 0, "families": 40}
    ways = simulate.walks(there, "front", 0)
    idle = [walk for walk in ways if not walk.needs]
    assert len(idle) == 34 and all(walk.doors == 0 and walk.family_hours == 0 for walk in idle)
    assert simulate.figures(there, "front", ways)["none"] <= 1
    nobody = {**BASE, "families": 0}
    assert simulate.one_run(nobody, "doors", 0) == {measure.key: None for measure in simulate.MEASURES}
    assert "nobody asked" in rules.summary([None])["because"]


@pytest.mark.parametrize(("design", "key"), [("front", "front"), ("lead", "lead"), ("team", "team"), ("plan", "plan")])
def test_a_design_with_free_staff_has_no_place_in_any_order(design, key):
    there = {**BASE, key: 0.0}
    assert is_free(there, design) and not is_free(BASE, design) and not is_free(there, "doors")
    ran = ran_in(there, 3)
    for measure in simulate.RANKED:
        order = rules.order(ran, measure)
        assert design in order["left_out"] and "free staff" in order["left_out"][design]
        assert all(design not in place for place in order["places"])
    assert is_free({**BASE, "pay": 0}, design), "a design that takes nothing from the services is free as well"


def test_every_design_is_paid_from_the_same_hours():
    total = world.weekly_hours(BASE)
    assert world.places_left(BASE, "doors") == [row["places"] for row in BASE["services"]]
    for design in ("front", "lead", "team", "plan"):
        left = world.places_left(BASE, design)
        paid = sum(left) * BASE["help"] + BASE["pay"]
        assert total - BASE["help"] < paid <= total + 1e-9, "at most a part of one place is lost in rounding"
    assert world.places_left({**BASE, "pay": 1000}, "lead") == [0] * 8


def ran_in(there, runs):
    ran, row = rules.new_ran(there), {}
    for _, design, found in rules.pieces(there, 0, runs):
        row[design] = found
        if len(row) == len(DESIGNS):
            ran, row = rules.with_run(ran, row), {}
    return ran


def test_designs_that_come_to_the_same_share_a_place():
    assert rules.grouped({"doors": 2.0, "team": 1.0, "plan": 1.00001, "front": 3}, more=False) == [["team", "plan"], ["doors"], ["front"]]
    assert rules.grouped({"doors": 2.0, "team": 2.0}, more=True) == [["doors", "team"]]
    assert rules.grouped({}, more=True) == []


def test_too_few_runs_have_no_interval_and_no_verdict():
    few = rules.summary([1.0] * 19)
    assert few["mean"] == 1 and few["low"] is None and "below 20" in few["no_interval"]
    enough = rules.summary([float(n) for n in range(41)])
    assert (enough["mean"], enough["low"], enough["high"]) == pytest.approx((20, 1, 39))
    order = rules.order(ran_in({**BASE, "families": 6}, 3), "family")
    assert all(row[4] is None for row in order["apart"])


def test_a_single_run_without_a_figure_leaves_no_mean():
    found = rules.summary([1.0] * 30 + [None])
    assert found["mean"] is None and found["undefined"] == 1 and "in 1 of 31 runs" in found["because"]


def test_the_middle_wait_counts_who_was_never_helped():
    class Way:
        def __init__(self, first):
            self.asked, self.first = 7, first

    assert simulate.middle_wait([Way(7), Way(21), Way(None)]) == 2
    assert simulate.middle_wait([Way(7), Way(None), Way(None)]) is None
    assert simulate.middle_wait([Way(14)]) == 1


# The same luck

def test_chance_is_looked_up():
    assert chance.share(1, 2, 3) == chance.share(1, 2, 3) != chance.share(1, 3, 2)
    assert mixed(0) == 16294208416658607535, "the published first number of SplitMix64 from seed 0"
    drawn = [chance.share(7, n) for n in range(4000)]
    assert all(0 <= one < 1 for one in drawn) and abs(sum(drawn) / len(drawn) - 0.5) < 0.02


def test_a_door_answers_alike_in_every_design():
    towns = [Town(BASE, design, 3, Clock()) for design in DESIGNS]
    walk = Walk(families.NAMED[3], 0, 10)
    for need in walk.needs:
        for service in range(8):
            for _ in range(3):
                assert len({town.says_yes(walk, need, service) for town in towns}) == 1


def test_the_same_seed_gives_the_same_run_and_another_one_another():
    assert simulate.one_run(BASE, "lead", 2) == simulate.one_run(copy.deepcopy(BASE), "lead", 2)
    assert simulate.one_run(BASE, "lead", 2) != simulate.one_run({**BASE, "seed": 7}, "lead", 2)
    first = families.all_of(BASE)
    again = families.all_of({**BASE, "accept": 0.1})
    assert [f.needs for f in first] == [f.needs for f in again], "the families stay when the doors change"


# What turns the order

def test_every_number_is_tried_at_both_ends_and_nothing_else_is_changed():
    tried = turning.variations(BASE)
    assert len(tried) == 2 * (len([s for s in world.SETTINGS if s.ends]) + len(turning.SCALED))
    for key, _, _, there in tried:
        if key.startswith("all_"):
            assert {k: v for k, v in there.items() if k != "services"} == {k: v for k, v in BASE.items() if k != "services"}
        else:
            assert [k for k in BASE if there[k] != BASE[k]] == [key]
        assert world.check(there) == there, "each of them is a world"


def test_pairs_that_change_places_are_counted():
    before = {"doors": 3, "front": 2, "lead": 1, "team": None, "plan": 5}
    assert turning.compared(before, before) == (0, 0)
    assert turning.compared(before, {**before, "doors": 1.5}) == (1, 0)
    assert turning.compared(before, {**before, "doors": 2}) == (0, 1)
    assert turning.compared(before, {**before, "plan": None}) == (0, 3)
    means = {design: {key: value for key in simulate.RANKED} for design, value in before.items()}
    other = {**means, "front": {key: 0.5 for key in simulate.RANKED}}
    found = turning.compute({"world": BASE, "means": [means, other]}, "family")
    assert found["base"] == ["lead"] and found["rows"][0]["first"] == ["front"] and found["rows"][0]["turns_first"]
    assert found["turned"] == [found["rows"][0]["label"]] and found["left"] == len(turning.variations(BASE)) - 1


def test_what_is_tried_can_be_gone_on_with():
    small = {**BASE, "families": 2, "weeks": 4}
    pieces = [one for one, _ in zip((p for p in turning.pieces(small) if p), range(5))]
    later = [one for one, _ in zip((p for p in turning.pieces(small, 3) if p), range(2))]
    assert later == pieces[3:]


# Numbers that are typed

@pytest.mark.parametrize("typed", ["", "x", "NaN", "inf", "-1", "1e400", None, True])
def test_what_is_no_number_in_range_is_refused_with_the_range(typed):
    for setting in world.SETTINGS + world.OF_SERVICE:
        with pytest.raises(Problem) as told:
            setting.read(typed)
        assert setting.label in str(told.value) and f"{setting.low:g}" in str(told.value).replace("2147483647", "2.14748e+09")


def test_too_many_families_and_half_a_family_are_refused():
    for typed in ("301", "12.5"):
        with pytest.raises(Problem, match="from 0 to 300"):
            world.BY_KEY["families"].read(typed)


def test_an_oldest_age_below_the_youngest_is_refused():
    with pytest.raises(Problem, match="below its youngest"):
        inputs.with_service(inputs.blank(), 2, oldest=3)


def ranged(setting):
    low, high = setting.low, setting.high
    return st.integers(low, min(high, 40)) if setting.whole else st.floats(low, min(high, 60), allow_nan=False)


WORLDS = st.fixed_dictionaries({**{s.key: ranged(s) for s in world.SETTINGS}, "families": st.integers(0, 12), "weeks": st.integers(1, 30),
                                "services": st.lists(st.fixed_dictionaries({
                                    "places": st.integers(0, 3), "wait": st.sampled_from((0, 7, 400)), "assess": st.sampled_from((0, 2)),
                                    "limit": st.sampled_from((1, 8)), "youngest": st.sampled_from((0, 5)), "oldest": st.sampled_from((5, 17)),
                                    "area": st.sampled_from(world.AREA_CHOICES),
                                    "needs": st.lists(st.sampled_from(tuple(world.NEEDS)), unique=True)}), min_size=8, max_size=8)})


@settings(max_examples=40, deadline=None)
@given(WORLDS, st.sampled_from(tuple(DESIGNS)))
def test_any_world_ends_and_its_figures_make_sense(drawn, design):
    there = world.check({**drawn, "services": [{**start, **row} for start, row in zip(world.services(), drawn["services"])]})
    found = simulate.one_run(there, design, 0)
    for key, value in found.items():
        assert value is None or value >= 0, key
    for key in ("all", "none", "silent"):
        assert found[key] is None or found[key] <= 1
    if found["none"] is not None:
        assert found["all"] + found["none"] <= 1 + 1e-9
        assert (found["first"] is None) == (found["none"] > 0.5)


MOVES = st.lists(st.one_of(st.just(["wait"]), st.just(["answer"]),
                           st.tuples(st.just("ask"), st.sampled_from([r["id"] for r in world.services()]), st.sampled_from(tuple(world.NEEDS))).map(list)),
                 max_size=25)


@settings(max_examples=30, deadline=None)
@given(MOVES, st.sampled_from([family.name for family in families.NAMED]))
def test_any_moves_can_be_played_and_time_goes_forward(moves, name):
    there, before = {**BASE, "families": 12}, 0
    for many in (len(moves) // 2, len(moves)):
        now = playing.turn(there, name, moves[:many])
        assert now.day >= before and now.walk.family_hours >= 0
        before = now.day
    assert [list(move) for move in playing.check_moves(moves)] == moves


def test_a_letter_that_is_left_lying_closes_the_door():
    ask = ["ask", "advice", "money"]
    left = playing.turn(BASE, "Marsh", [ask, *[["wait"]] * 4])
    assert left.walk.silent == 1 and "closed for no reply" in [kind for _, kind, _, _ in left.walk.told]
    answered = playing.turn(BASE, "Marsh", [ask, ["wait"], ["answer"]])
    assert answered.walk.silent == 0 and answered.walk.assessed == 1
    assert answered.walk.family_hours == BASE["form"] + 1 + BASE["travel"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 100), max_size=25).map(sorted))
def test_marks_on_the_board_keep_apart_and_in_order(places):
    moved = board._apart(places)
    assert all(b - a >= 3.4 - 1e-9 for a, b in zip(moved, moved[1:])) and all(one <= 98.4 + 1e-9 for one in moved)


def test_a_year_of_waiting_ends_with_the_run():
    now = playing.turn(BASE, "Doyle", [["wait"]] * 60)
    assert now.is_over and now.why == "The run has ended." and now.walk.doors == 0
    with pytest.raises(Problem, match="too few families"):
        playing.turn({**BASE, "families": 2}, "Reid", [])


def test_by_hand_as_the_machine_would_comes_to_what_the_machine_comes_to():
    """The first door that the machine tries, tried by hand, says the same."""
    there = {**BASE, "reply": 1.0}
    walk = simulate.walks(there, "doors", 0, steps=(2,))[2]
    first = next(step for step in walk.told if step[1] == "asks")
    answer = next(step for step in walk.told if step[1] in ("no", "yes, and a place in the queue"))
    moves = [["ask", there["services"][first[3]]["id"], first[2]]]
    while not playing.turn(there, "Doyle", moves).letters:
        moves.append(["wait"])
    moves += [["answer"], ["wait"]]
    told = [step[1] for step in playing.turn(there, "Doyle", moves).walk.told]
    assert answer[1] in told
