"""The dance of responsibility as a learner meets it, by the names of its fields."""

import json

import pytest

from exercises.catalog.responsibility_dance import create, example, files, inputs, rules, world
from exercises.record.problems import Problem
from exercises.views import host, long_work
from tests.support.learner import seen

LISTS = ("family", "group", "service", "service.area", "measure", "hand.need", "hand.door")


@pytest.fixture
def page():
    """A place that remembers what it is told and handed, and does long work when it is told to."""
    class Page(host.Host):
        def __init__(self):
            super().__init__()
            self.times = 0

        def recorded(self, exercise):
            self.times += 1

        def later(self, exercise, act):
            # Here and not in whatever loop a browser's test has left running.
            self.due.append((exercise, act))

    here = Page()
    before = host.use(here)
    yield here
    host.use(before)
    assert here.failures == []


@pytest.fixture
def slow(monkeypatch):
    """Each piece of work is as small as it can be."""
    monkeypatch.setattr(long_work, "PIECE", 0)
    monkeypatch.setattr(long_work, "KEEP", 0)


def press(exercise, *names):
    for name in names:
        assert exercise.apply([{"field": name, "press": True}]) == []


def enter(exercise, name, value):
    assert exercise.apply([{"field": name, "index" if name in LISTS else "value": value}]) == []


def small():
    return {**inputs.blank(), "runs": 3, "world": {**world.blank(), "families": 8, "weeks": 20}}


def test_an_empty_exercise_begins_with_a_picture_and_says_that_all_is_invented(page):
    exercise = create(None)
    told = seen(exercise)
    assert "Every number here is invented" in told and "The Marsh family’s way through five designs" in told
    assert told.index("<svg") < told.index("[Which numbers]") and "Nothing has run yet" in told and "What this does not show" in told
    assert "nobody reads it" in told and "Look for the number, not for the winner" in told
    assert exercise.results["designs"] == {} and "not counted yet" in told


def test_every_control_has_a_name_of_its_own(page):
    for exercise in (create(), create(example.load())):
        shown = [n for n in seen(exercise).split("\n") if n.startswith("[")]
        assert '<th scope="col"></th>' not in seen(exercise), "a table's corner needs a word"
        assert all(w.description for w in exercise.fields.values()) and len(shown) == len(set(shown)) <= 40


def test_what_is_entered_is_in_the_inputs_and_makes_the_same_exercise_again(page):
    exercise = create(small())
    enter(exercise, "family", 3)
    press(exercise, "hand.ask", "hand.wait")
    enter(exercise, "world.accept", "0.7")
    enter(exercise, "voice.claim", "I <b>do not</b> know")
    press(exercise, "run")
    while page.work():
        pass
    enter(exercise, "measure", 2)
    entered = json.loads(json.dumps(exercise.inputs))
    again = create(entered)
    assert again.inputs == exercise.inputs == entered and entered["ran"]["done"] == 3 and entered["world"]["accept"] == 0.7
    assert again.results == exercise.results == rules.compute(entered)
    assert seen(again).count("<svg ") == seen(exercise).count("<svg ") and "&lt;b&gt;" not in seen(again)
    assert again.fields["voice.claim"].value == "I <b>do not</b> know" and "I <b>do not</b> know" in exercise.notes


def test_long_work_yields_shows_how_far_it_is_and_can_be_stopped_with_what_ran_kept(page, slow):
    exercise = create(small())
    press(exercise, "run")
    assert exercise.inputs["ran"] is None and "0 of 3 runs" in seen(exercise) and len(page.due) == 1
    for _ in range(7):
        assert page.work()
    assert "1 of 3 runs" in seen(exercise) and exercise.inputs["ran"]["done"] == 1
    # Something else is done meanwhile.
    press(exercise, "hand.ask")
    enter(exercise, "voice.name", "Heron")
    press(exercise, "run.stop")
    assert "Stopped. The results of 1 run stand below." in seen(exercise) and "1 of 3 runs" not in seen(exercise)
    while page.work():
        pass
    assert exercise.inputs["ran"]["done"] == 1 and exercise.inputs["voice"]["name"] == "Heron" and len(exercise.inputs["moves"]) == 1
    press(exercise, "run")
    while page.work():
        pass
    assert exercise.inputs["ran"]["done"] == 3 and "Done." in seen(exercise)
    straight = create(small())
    press(straight, "run")
    while page.work():
        pass
    assert straight.inputs["ran"] == exercise.inputs["ran"], "stopping and going on changes no figure"
    press(exercise, "run")
    assert "3 runs of this world are here already" in seen(exercise) and page.due == []


def test_what_ran_is_told_from_time_to_time(page, slow):
    exercise = create(small())
    press(exercise, "run")
    before = page.times
    for _ in range(6):
        page.work()
    assert page.times > before + 2


def test_a_changed_number_stops_the_work_and_old_figures_say_that_they_are_old(page, slow):
    exercise = create(small())
    press(exercise, "run")
    for _ in range(6):
        page.work()
    enter(exercise, "world.accept", "0.9")
    told = seen(exercise)
    assert "Stopped, because a number has been changed." in told and "were run with other numbers" in told
    assert exercise.results["stale"] and exercise.inputs["ran"]["world"]["accept"] == 0.5
    press(exercise, "run")
    while page.work():
        pass
    assert exercise.inputs["ran"]["world"]["accept"] == 0.9 and not exercise.results["stale"] and exercise.inputs["ran"]["done"] == 3


def test_looking_for_what_turns_the_order_can_be_stopped_and_gone_on_with(page, slow):
    exercise = create({**small(), "world": {**world.blank(), "families": 2, "weeks": 4}})
    press(exercise, "turn")
    for _ in range(70):
        page.work()
    press(exercise, "turn.stop")
    so_far = len(exercise.inputs["turns"]["means"])
    assert 1 < so_far < 50 and "have not been tried" in seen(exercise)
    press(exercise, "turn")
    while page.work():
        pass
    turns = exercise.inputs["turns"]
    assert len(turns["means"]) == len(rules.turning.variations(turns["world"])) + 1
    assert exercise.results["turns"]["left"] == 0 and "have not been tried" not in seen(exercise)
    press(exercise, "turn")
    assert "Everything has been tried" in seen(exercise)


def test_one_long_work_stops_the_other(page, slow):
    exercise = create(small())
    press(exercise, "run")
    page.work()
    press(exercise, "turn")
    assert "because we look for what turns the order" in seen(exercise)
    press(exercise, "run")
    assert "because the five designs are running" in seen(exercise)
    while page.work():
        pass
    assert exercise.inputs["ran"]["done"] == 3


def test_work_that_was_stopped_by_clearing_leaves_nothing_behind(page, slow):
    exercise = create(small())
    press(exercise, "run")
    for _ in range(6):
        page.work()
    press(exercise, "clear", "clear.yes")
    while page.work():
        pass
    assert exercise.inputs == inputs.blank()


def test_a_number_that_cannot_be_read_changes_nothing_and_says_the_range(page):
    exercise = create()
    for typed, says in (("", "nothing stands here"), ("lots", "is not a number"), ("-1", "from 0 to 1"), ("2", "from 0 to 1")):
        enter(exercise, "world.accept", typed)
        assert says in seen(exercise) and "still the one from before" in seen(exercise)
        assert exercise.inputs["world"] == world.blank()
    enter(exercise, "runs", "501")
    assert "from 1 to 500" in seen(exercise) and exercise.inputs["runs"] == 40
    enter(exercise, "world.accept", "0.6")
    assert "still the one from before" not in seen(exercise) and exercise.inputs["world"]["accept"] == 0.6
    press(exercise, "reset")
    assert exercise.inputs["world"] == world.blank() and exercise.fields["world.accept"].value == "0.5"


def test_a_service_is_changed_and_what_does_not_fit_is_refused(page):
    exercise = create()
    enter(exercise, "group", 4)
    enter(exercise, "service", 3)
    assert exercise.fields["service.wait"].value == "42"
    enter(exercise, "service.wait", "7")
    enter(exercise, "service.area", 1)
    enter(exercise, "service.money", True)
    row = exercise.inputs["world"]["services"][3]
    assert (row["wait"], row["area"], row["needs"]) == (7, "north", ["money", "mood"])
    enter(exercise, "service.oldest", "3")
    assert "below its youngest" in seen(exercise) and exercise.inputs["world"]["services"][3]["oldest"] == 17
    assert "The listening clinic: days until its letter comes: 7 for 42" in seen(exercise)


def test_free_staff_is_said_and_has_no_place(page):
    exercise = create({**small(), "world": {**small()["world"], "lead": 0.0}})
    press(exercise, "run")
    while page.work():
        pass
    assert "Lead worker has no place: its own staff cost nothing here" in seen(exercise)


def test_a_family_is_played_by_hand(page):
    exercise = create()
    enter(exercise, "family", 0)
    enter(exercise, "hand.need", 0)
    enter(exercise, "hand.door", 0)
    press(exercise, "hand.ask")
    assert "You fill in the form at Money advice." in seen(exercise) and "Doors tried: 1." in seen(exercise)
    press(exercise, "hand.ask")
    assert "You have asked there for this already" in seen(exercise) and len(exercise.inputs["moves"]) == 1
    assert "Money advice, about money and bills: no letter yet." in seen(exercise)
    press(exercise, "hand.wait")
    assert "A letter comes from Money advice." in seen(exercise) and "[Answer the letter from Money advice]" in seen(exercise)
    press(exercise, "hand.answer")
    assert "You tell it from the beginning at Money advice" in seen(exercise)
    assert "Callum asks if this one is going to stay." in seen(exercise)
    press(exercise, "hand.back")
    assert "The last step is taken back." in seen(exercise) and "lies on the mat" in seen(exercise)
    for _ in range(60):
        if "The run has ended." in seen(exercise):
            break
        press(exercise, "hand.wait")
    told = seen(exercise)
    assert "The run has ended." in told and "The Marsh family by hand and by machine, in the same run" in told and "[Fill in the form and ask]" not in told
    press(exercise, "hand.back")
    enter(exercise, "family", 1)
    assert "The last step is taken back." not in seen(exercise), "what was said belongs to another family"
    enter(exercise, "family", 0)
    press(exercise, "hand.wait", "hand.again")
    assert exercise.inputs["moves"] == [] and "[Fill in the form and ask]" in seen(exercise)


def test_a_family_that_is_not_in_the_world_is_said_so(page):
    exercise = create({**inputs.blank(), "world": {**world.blank(), "families": 0}})
    assert seen(exercise).count("not in this world") == 2 and "[Fill in the form and ask]" not in seen(exercise)


def test_a_world_with_more_events_than_can_be_run_is_said_so_and_can_be_mended(page, monkeypatch):
    monkeypatch.setattr("exercises.catalog.responsibility_dance.engine.MOST_EVENTS", 200)
    exercise = create({**inputs.blank(), "moves": [["wait"]]})
    assert seen(exercise).count("A run came to more than 200 events.") == 2 and exercise.results["by_hand"] is None
    press(exercise, "run", "export_page")
    while page.work():
        pass
    assert "Take fewer families, fewer weeks, or a longer limit. No run was finished." in seen(exercise) and "[Stop: keep the runs so far]" not in seen(exercise)
    enter(exercise, "world.families", "6")
    enter(exercise, "world.weeks", "2")
    assert "more than 200 events" not in seen(exercise.children[5]) and "way through five designs" in seen(exercise)


def test_the_example_is_loaded_and_never_over_ones_own(page):
    exercise = create()
    press(exercise, "load_example")
    told = seen(exercise)
    assert "Invented example." in told and "Who paid in hours" in told and "hangs on" in told and exercise.inputs["invented"]
    press(exercise, "clear", "clear.yes")
    assert exercise.inputs == inputs.blank()
    enter(exercise, "voice.claim", "Mine.")
    press(exercise, "load_example")
    assert not exercise.inputs["invented"] and "of your own here" in seen(exercise)


def test_files_go_out_and_come_back(page):
    exercise = create(example.load())
    press(exercise, "export_json", "export_csv", "export_page")
    (name, _, text), (_, _, table), (_, _, printed) = page.delivered
    other = create()
    other.apply([{"field": "open_file", "file": {"name": name, "content": text}}])
    assert other.inputs == exercise.inputs and other.results == exercise.results and json.loads(text)["results"] == json.loads(json.dumps(exercise.results))
    assert len(table.strip().split("\n")) == 201 and "<svg" in printed and "What this does not show" in printed and "<script" not in printed
    other.apply([{"field": "open_file", "file": {"name": "runs.csv", "content": table}}])
    assert "not the world that they were made in" in seen(other)


def test_a_groups_worlds_stand_beside_each_other(page):
    ours = create(inputs.with_voice(inputs.blank(), name="Alder", claim="A claim."))
    ours.apply([{"field": "merge_file", "file": {"name": "wren.json", "content": files.as_json(example.load())}}])
    told = seen(ours)
    assert "Others’ worlds beside this one" in told and "Wren, in their own words" in told and ours.inputs["voice"]["name"] == "Alder"
    ours.apply([{"field": "merge_file", "file": {"name": "wren.json", "content": files.as_json(example.load())}}])
    assert "All of it was here already." in seen(ours)


def test_a_strangers_figures_are_tried_before_they_are_shown(page):
    forged = example.load()
    forged["ran"]["figures"]["team"]["family"][-1] = 0.0
    exercise = create()
    exercise.apply([{"field": "open_file", "file": {"name": "a.json", "content": files.as_json(forged)}}])
    assert "left out. Run it again." in seen(exercise) and exercise.inputs["ran"] is None


def test_bad_inputs_are_refused_with_a_sentence(page):
    with pytest.raises(Problem, match="runs"):
        create({**inputs.blank(), "runs": "many"})


def test_doors_alone_are_worked_out_and_counted(page):
    exercise = create()
    enter(exercise, "world.accept", "0.25")
    press(exercise, "count")
    told = seen(exercise)
    assert "0.316" in told and "2.734" in told and "0.297" in told
