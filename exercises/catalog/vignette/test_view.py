"""The player: a record is a seat and a path, a press that comes too often decides nothing, nothing is lost."""

import json

import pytest

from exercises.catalog.vignette import create, rules
from exercises.narrative import library
from exercises.record.problems import Problem
from exercises.views import host
from tools.course import vignettes

SLUG = "after-the-bridge-goes"
STORY = vignettes.load_for_play(SLUG)
TO_NAMED = "begin.lead choice.3 on next choice.2 on next choice.2 on next choice.1 on".split()
TO_PAPER = "begin.mother choice.1 on next choice.3 on next choice.2 on next choice.1 on".split()


@pytest.fixture(autouse=True)
def page():
    library.forget()
    library.register(STORY)
    yield
    library.forget()


def press(exercise, *names):
    assert exercise.apply([{"field": name, "press": True} for name in names]) == []
    return exercise


def words(exercise):
    """All HTML that is on the screen, and the words of the buttons that are."""
    found = []

    def gather(widget):
        if widget.layout.display == "none":
            return
        found.append(str(getattr(widget, "value", "")) + " " + str(getattr(widget, "description", "")))
        for child in getattr(widget, "children", ()):
            gather(child)

    gather(exercise)
    return " ".join(found)


def shown(exercise):
    """The names of the buttons that are on the screen."""
    found = set()

    def gather(widget):
        if widget.layout.display != "none":
            found.add(widget)
            for child in getattr(widget, "children", ()):
                gather(child)

    gather(exercise)
    return {name for name, control in exercise.fields.items() if control in found and name not in ("together", "files")}


def test_before_python_the_page_can_be_read():
    text = words(create(None))
    for part in ("Fictional.", "What is in it.", "Resting on: CH11-PA4", "not yet reviewed", "Jo Farrow, head of Year 8",
                 "Simone Reid, Malachi’s mother", "Your brief.", "Nineteen working days", "Begin as Jo Farrow"):
        assert part in text, part
    assert shown(create(None)) == {"begin.lead", "begin.mother"}


def test_without_a_vignette_it_says_so():
    library.forget()
    exercise = create(None)
    assert "No vignette came with this page" in words(exercise)
    assert exercise.inputs["vignette"] == ""
    assert create(exercise.inputs).inputs == exercise.inputs


def test_two_paths_come_to_two_different_debriefs():
    first, second = press(create(None), *TO_NAMED, "debrief"), press(create(None), *TO_PAPER, "debrief")
    assert "A number to ring" in words(first) and "The two people it was for were asked before" in words(first)
    assert "With a name" in words(second) and "who else has this word" in words(second)
    for exercise in (first, second):
        text = words(exercise)
        for part in ("What Malachi said", "Somebody in the family might say", "A partner might say", "A manager might say",
                     "What this cannot show", "Roads not taken", "To take to a group", "What it cannot carry"):
            assert part in text, part


def test_at_each_moment_few_buttons_stand_there():
    exercise = create(None)
    assert shown(press(exercise, "begin.lead")) == {"choice.1", "choice.2", "choice.3", "back"}
    assert shown(press(exercise, "choice.1")) == {"on", "back", "leave"}
    assert shown(press(exercise, "on")) == {"next", "back", "leave"}
    assert shown(press(exercise, "next")) == {"choice.1", "choice.2", "choice.3", "back", "leave"}


def test_after_a_choice_it_is_told_at_once_what_it_opened_and_cost():
    text = words(press(create(None), "begin.lead", "choice.2"))
    for part in ("What it opened for Malachi: ", "What it cost Simone: ", "Into the margin", "Shared purpose: more."):
        assert part in text, part


def test_a_double_press_decides_nothing_twice():
    once = press(create(None), "begin.lead", "choice.1")
    twice = press(create(None), "begin.lead", "choice.1", "choice.1", "choice.1")
    assert once.inputs == twice.inputs
    assert press(create(None), "begin.lead", "choice.1", "on", "on", "on").inputs["path"] == ["refer"]


@pytest.mark.parametrize("name", ["choice.1", "on", "next", "debrief", "back", "leave", "take_road"])
def test_a_press_that_does_not_belong_here_changes_nothing(name):
    exercise = create(None)
    before = exercise.inputs
    press(exercise, name)
    assert exercise.inputs == before


@pytest.mark.parametrize("steps", range(1, len(TO_NAMED) + 2))
def test_a_record_makes_the_same_exercise_again(steps):
    exercise = press(create(None), *[*TO_NAMED, "debrief"][:steps])
    record = json.loads(json.dumps(exercise.inputs))
    again = create(record)
    assert again.inputs == exercise.inputs
    assert again.results == exercise.results


def test_going_back_leaves_a_mark():
    exercise = press(create(None), "begin.lead", "choice.1", "on", "back")
    assert exercise.inputs["path"] == []
    assert exercise.inputs["went_back"] == [{"scene": "four-weeks", "choice": "refer"}]
    assert "You went back once on this path." in words(exercise)
    finished = press(exercise, *TO_NAMED[1:], "debrief")
    assert "you first chose: I’ll send the family help hub" in words(finished)


def test_before_the_first_choice_back_leads_to_the_seats():
    exercise = press(create(None), "begin.mother", "back")
    assert shown(exercise) == {"begin.lead", "begin.mother"}


def test_the_margin_shows_reasons_and_never_a_sum():
    text = words(press(create(None), "begin.lead", "choice.2", "on"))
    assert "Shared purpose" in text and "Somebody in the building answers for the plan from today." in text
    assert "CH11-PA8" in text and "nothing yet" in text
    assert "score" not in text.lower() and "total" not in text.lower()


def test_from_another_seat_two_paths_stand_side_by_side():
    exercise = press(create(None), *TO_NAMED, "debrief", *TO_PAPER, "debrief")
    text = words(exercise)
    assert "Two paths side by side" in text and "The log is read" in text
    assert exercise.fields["compare"].index == 1
    exercise.apply([{"field": "compare", "index": 0}])
    assert "Two paths, moment by moment" not in words(exercise)


def test_one_may_go_back_to_a_decision_and_choose_otherwise():
    exercise = press(create(None), *TO_NAMED, "debrief")
    exercise.apply([{"field": "road", "index": 1}, {"field": "take_road", "press": True}])
    assert exercise.attempt.state.scene.id == "two-readings"
    assert exercise.inputs["earlier"][0]["path"] == ["ask", "on", "watch", "on", "phone", "on", "tell"]
    press(exercise, "choice.1", "on", "next", "choice.2", "on", "next", "choice.1", "on", "debrief")
    assert "(here they part)" in words(exercise)


def test_notes_are_kept_and_markup_in_them_stays_text():
    exercise = press(create(None), *TO_NAMED, "debrief")
    exercise.apply([{"field": "notes", "value": "<b>who rings</b>"}])
    assert exercise.notes == "<b>who rings</b>"
    assert create(exercise.inputs).notes == "<b>who rings</b>"
    exercise.apply([{"field": "export_page", "press": True}])
    name, mime, text = host.current.delivered[-1]
    assert name.endswith(".html") and "<b>who" not in text and "&lt;b&gt;who" in text


def test_the_path_can_be_taken_along_as_a_table():
    exercise = press(create(None), *TO_NAMED, "debrief", "export_csv")
    lines = host.current.delivered[-1][2].splitlines()
    assert lines[0].endswith("seat,step,scene,choice,moved,direction,reason,sources")
    entries = [line for line in lines if ",,family_voice,more," in line]
    assert len(lines) > 12 and entries


def edited(**changes):
    """The story as its author changed it after it was begun: a choice of the first scene has another name."""
    story = json.loads(json.dumps(STORY)) | changes
    scene = next(scene for scene in story["scenes"] if scene["id"] == "four-weeks")
    scene["choices"][0]["id"] = "send-on"
    story["debrief"]["choices"]["four-weeks/send-on"] = story["debrief"]["choices"].pop("four-weeks/refer")
    return story


class TestEditedSince:
    def record(self):
        return press(create(None), "begin.lead", "choice.1", "on", "next", "choice.1").inputs

    @pytest.mark.parametrize("version", [1, 2], ids=["the author forgot the number", "with a new number"])
    def test_where_the_old_story_is_here_one_finishes_it_or_starts_again(self, version):
        record = self.record()
        library.register(edited(version=version), published=[STORY])
        asked = create(record)
        assert shown(asked) == {"finish", "restart"}
        assert "This vignette has been edited" in words(asked) and "you take a seat in the story as it is now" in words(asked)
        assert asked.inputs["path"] == record["path"] and create(asked.inputs).inputs == asked.inputs

        finished = press(create(record), "finish")
        assert finished.attempt.story.shape == record["story_shape"] and finished.inputs["path"] == record["path"]
        assert "What it opened for" in words(finished)
        again = create(json.loads(json.dumps(finished.inputs)))
        assert again.inputs == finished.inputs and "finish" not in shown(again), "it asks once"
        press(again, "on", "next", "choice.1", "on", "next", "choice.1", "on", "debrief")
        assert "The story has been edited since" in words(again)

        started = press(create(record), "restart", "begin.lead", "choice.1")
        assert started.inputs["path"] == ["send-on"] and started.inputs["story_version"] == version
        assert started.inputs["earlier"][0]["path"] == record["path"]
        assert started.attempt.comparable() == (), "a path of another story is never laid beside this one"

    def test_until_one_has_said_nothing_else_can_be_done(self):
        record = self.record()
        library.register(edited(version=2), published=[STORY])
        asked = create(record)
        before = asked.inputs
        for name in ("choice.1", "on", "next", "debrief", "back", "leave", "begin.lead", "together", "take_road"):
            assert press(asked, name).inputs == before, name

    def test_where_it_is_gone_the_path_is_kept_and_one_starts_again(self):
        record = self.record()
        library.register(edited(version=2))
        exercise = create(record)
        text = words(exercise)
        assert "edited since you began it: you began version 1, and version 2 is here" in text
        assert "refer · on · plan" in text
        assert shown(exercise) == {"begin.lead", "begin.mother"}
        assert create(exercise.inputs).inputs["earlier"] == exercise.inputs["earlier"]
        assert press(exercise, "begin.lead").inputs["story_version"] == 2

    def test_a_path_that_would_fit_by_its_names_alone_is_not_taken_for_this_story(self):
        record = press(create(None), "begin.lead", "choice.2", "on").inputs
        library.register(edited())
        exercise = create(record)
        assert exercise.attempt.state is None and "do not fit this vignette as it is now" in words(exercise)

    def test_a_slip_of_the_pen_that_was_mended_asks_nobody(self):
        record = self.record()
        story = json.loads(json.dumps(STORY))
        story["scenes"][0]["blocks"][0]["text"] += " And so on."
        library.register(story)
        assert create(record).inputs["path"] == record["path"]

    def test_a_record_from_before_shapes_were_kept_goes_by_its_version(self):
        record = self.record()
        del record["story_shape"], record["finishing"]
        assert create(record).inputs["path"] == record["path"]

    def test_the_story_may_have_lost_a_seat_and_won_a_choice(self):
        record = press(create(None), "begin.mother", "choice.1").inputs
        story = edited(version=2)
        story["seats"] = [seat for seat in story["seats"] if seat["id"] == "lead"]
        scene = next(scene for scene in story["scenes"] if scene["id"] == "four-weeks")
        scene["choices"].append({"id": "fourth", "text": "A fourth thing.", "targets": scene["choices"][0]["targets"]})
        library.register(story, published=[STORY])
        finished = press(create(record), "finish", "on", "leave")
        assert shown(finished) == {"begin.lead", "earlier_path", "take_up"}
        assert press(finished, "begin.lead", "choice.4").inputs["path"] == ["fourth"]

    @pytest.mark.parametrize("path", [["sing"], ["refer", "refer"], ["refer", "on", "gone-since"]])
    def test_a_path_that_does_not_fit_is_kept_and_not_guessed_at(self, path):
        exercise = create(self.record() | {"path": path})
        assert "do not fit this vignette" in words(exercise)
        assert exercise.inputs["earlier"][-1]["path"] == path
        assert exercise.inputs["seat"] == ""

    def test_a_seat_that_is_gone_is_no_crash(self):
        assert "do not fit" in words(create(self.record() | {"seat": "cellar"}))


@pytest.mark.parametrize(("change", "says"), [
    ({"path": "refer"}, "path"), ({"path": ["../x"]}, "path"), ({"path": ["a"] * 81}, "path"), ({"path": [1]}, "path"),
    ({"seat": "<b>"}, "seat"), ({"story_version": "one"}, "story_version"), ({"story_version": True}, "story_version"),
    ({"went_back": [1]}, "went_back"), ({"earlier": {}}, "earlier"), ({"earlier": [{"seat": "lead"}]}, "earlier"),
    ({"notes": 4}, "notes"), ({"notes": {"for_the_group": []}}, "notes"), ({"vignette": 4}, "vignette"),
    ({"vignette": "no-such"}, "no-such"),
])
def test_a_record_of_the_wrong_kind_names_its_field(change, says):
    record = press(create(None), "begin.lead", "choice.1").inputs
    with pytest.raises(Problem, match=says):
        rules.read(record | change)


def test_a_file_of_another_vignette_leaves_what_was_there():
    exercise = press(create(None), "begin.lead", "choice.1")
    library.register(STORY | {"slug": "another"})
    before = exercise.inputs
    other = create({"vignette": "another"})
    with pytest.raises(Problem, match="another vignette"):
        exercise.open_record(other.inputs)
    assert exercise.inputs == before


def test_what_a_choice_opened_and_cost_is_still_there_after_a_reload():
    exercise = press(create(None), "begin.lead", "choice.1")
    again = create(json.loads(json.dumps(exercise.inputs)))
    assert "What it opened for" in words(again) and shown(again) == {"on", "back", "leave"}


def test_each_seat_reads_its_own_brief_and_no_other():
    text = words(press(create(None), "begin.lead"))
    lead, mother = (seat["brief"][0]["text"] for seat in STORY["seats"])
    assert lead in text and mother not in text
    assert "Your brief" in words(press(create(None), "begin.mother", "choice.1", "on"))


def test_a_file_can_be_saved_in_the_middle_and_gone_on_with_elsewhere():
    here = press(create(None), "begin.lead", "choice.3", "on", "next", "choice.2", "files")
    assert {"export_json", "open_file"} <= shown(here)
    press(here, "export_json")
    file = {"name": "path.json", "content": host.current.delivered[-1][2]}
    there = press(create(None), "begin.mother", "files")
    there.apply([{"field": "open_file", "file": file}])
    assert there.inputs["path"] == ["ask", "on", "watch"] and "What it opened for" in words(there)
    press(there, *TO_NAMED[5:], "debrief")
    assert "The debrief of your path" in words(there)


def test_a_path_in_one_line_leads_to_the_same_scene():
    here = press(create(None), *TO_NAMED, "debrief")
    line = here.fields["path_line"].value
    assert line == "V-PA.1.lead.ask._.watch._.phone._.tell"
    there = press(create(None), "begin.mother", "choice.1", "files")
    there.apply([{"field": "follow_line", "value": line}, {"field": "follow", "press": True}])
    assert there.attempt.state == here.attempt.state
    assert there.inputs["earlier"][0]["seat"] == "mother", "what was under way is put by"


@pytest.mark.parametrize(("line", "says"), [
    ("", "not a path"), ("V-PA.1.lead.sing", "does not fit"), ("V-XX.1.lead", "one of V-XX"), ("V-PA.9.lead", "no longer here"),
    ("V-PA.1.cellar", "no seat called"), ("<b>.1.lead", "one of &lt;b&gt;"),
])
def test_a_line_that_leads_nowhere_changes_nothing(line, says):
    exercise = press(create(None), "begin.lead", "choice.1", "files")
    before = exercise.inputs
    exercise.apply([{"field": "follow_line", "value": line}, {"field": "follow", "press": True}])
    assert exercise.inputs == before and says in words(exercise)


def test_a_path_that_was_put_by_can_be_gone_on_with():
    exercise = press(create(None), "begin.lead", "choice.1", "on", "next", "leave")
    assert {"earlier_path", "take_up"} <= shown(exercise) and "Paths you have played" in words(exercise)
    press(exercise, "begin.mother", "choice.1", "on", "leave")
    exercise.apply([{"field": "earlier_path", "index": 1}])
    press(exercise, "take_up")
    assert exercise.inputs["seat"] == "lead" and exercise.inputs["path"] == ["refer", "on"]
    assert [one["seat"] for one in exercise.inputs["earlier"]] == ["mother"]
    before = exercise.inputs
    assert press(exercise, "take_up").inputs == before
    record = press(exercise, "leave").inputs
    library.register(edited(version=2), published=[STORY])
    again = create(record)
    assert "in version 1" in words(again)
    assert press(again, "take_up").attempt.story.version == 1 and "take_up" not in shown(press(again, "next"))
    assert create(json.loads(json.dumps(again.inputs))).inputs == again.inputs


def test_where_one_chose_before_it_says_so():
    exercise = press(create(None), *TO_NAMED, "debrief")
    exercise.apply([{"field": "road", "index": 1}, {"field": "take_road", "press": True}])
    assert "On a path that you have put by you chose here: " in words(exercise)
    assert "you chose here" not in words(press(create(None), "begin.lead"))


def test_roads_not_taken_open_with_their_reasons_and_cards_with_their_limits():
    exercise = press(create(None), *TO_NAMED, "debrief")
    text = words(exercise)
    said = STORY["debrief"]["choices"]["four-weeks/refer"]
    for part in (said["why"], said["family"], said["manager"]):
        assert part in text, part
    for id_ in STORY["debrief"]["choices"]["four-weeks/ask"]["sources"]:
        if id_ != "own argument":
            assert STORY["sources"][id_]["limits"] in text


def test_the_debrief_goes_into_the_record_and_onto_a_page_for_a_portfolio():
    exercise = press(create(None), *TO_NAMED)
    assert "debrief" not in exercise.results
    press(exercise, "debrief")
    told = exercise.results["debrief"]
    assert [one["scene"] for one in told["choices"]] == ["Nineteen working days", "Eleven exits", *[one["scene"] for one in told["choices"][2:]]]
    assert len(told["choices"]) == 4 and all(one["why"] and len(one["voices"]) == 3 and one["sources"] for one in told["choices"])
    assert told["questions"] and told["child"] and all(card["limits"] for card in told["sources"] if card["id"] != "own argument")
    json.dumps(told)
    press(exercise, "export_page")
    page = host.current.delivered[-1][2]
    for part in (STORY["title"], "Fictional", "Serves LO1, LO6", "not yet reviewed", "Chosen:", "Roads not taken", told["questions"][0].replace("’", "’")):
        assert part in page, part
    assert "<script" not in page


def test_before_a_seat_is_taken_there_is_nothing_to_print_and_it_says_so():
    exercise = press(create(None), "files", "export_page")
    assert "There is nothing to print yet." in words(exercise)


def test_a_map_stands_in_the_debrief_and_nowhere_before():
    library.register(STORY | {"map": '<div><svg xmlns="http://www.w3.org/2000/svg" aria-labelledby="map-x-lead-t b"><title>All scenes</title></svg></div>'})
    exercise = press(create(None), *TO_NAMED)
    assert "All scenes" not in words(exercise)
    assert "<title>All scenes</title>" in words(press(exercise, "debrief"))


def test_a_choice_below_the_floor_says_so_at_once():
    story = json.loads(json.dumps(STORY))
    scene = next(scene for scene in story["scenes"] if scene["id"] == "four-weeks")
    scene["choices"][0]["floor"] = {"duty": "A duty.", "source": "A source", "dated": "March 2026", "today": "Do it.",
                                    "tell": "The lead.", "escalate": "Their manager."}
    library.register(story)
    exercise = press(create(None), "begin.lead", "choice.1")
    assert "That was below the floor." in words(exercise)
    text = words(exercise)
    for part in ("Below the floor", "A duty.", "A source. Dated: March 2026.", "Do it.", "The lead.", "Their manager."):
        assert part in text
    finished = words(press(exercise, "on", "next", "choice.1", "on", "next", "choice.1", "on", "next", "choice.1", "on", "debrief", "export_page"))
    assert "Below the floor" in finished and "A duty." in host.current.delivered[-1][2]
    other = words(press(create(None), *TO_NAMED, "debrief"))
    assert "Below the floor" in other, "a road not taken says it too"


def test_another_copy_stands_beside_ones_own_and_nothing_of_either_goes():
    mine, theirs = press(create(None), *TO_NAMED), press(create(None), *TO_PAPER, "debrief")
    mine.apply([{"field": "notes", "value": "Mine."}])
    theirs.apply([{"field": "notes", "value": "Theirs."}])
    before, path = mine.attempt.state, theirs.attempt.state.path
    mine.add_record(theirs.inputs)
    assert mine.attempt.state == before
    assert mine.attempt.notes == "Mine.\n\nTheirs."
    assert [kept.path for kept in mine.attempt.earlier] == [path]
    again = mine.inputs
    mine.add_record(theirs.inputs)
    assert mine.inputs == again, "a copy that comes twice is taken once"
    assert create(again).inputs == again


def test_opening_a_file_puts_by_what_stood_here():
    mine, theirs = press(create(None), *TO_NAMED), press(create(None), *TO_PAPER)
    mine.apply([{"field": "notes", "value": "Mine."}])
    path = mine.attempt.state.path
    mine.open_record(theirs.inputs)
    assert mine.attempt.state == theirs.attempt.state
    assert [kept.path for kept in mine.attempt.earlier] == [path] and mine.attempt.notes == "Mine."


def test_copies_that_are_too_many_or_of_something_else_change_nothing():
    mine = press(create(None), *TO_NAMED)
    before = mine.inputs
    kept = [{"seat": "lead", "path": [f"c{number}"], "story_version": STORY["version"]} for number in range(rules.MOST_EARLIER)]
    full = create({"vignette": SLUG, "earlier": kept})
    with pytest.raises(Problem, match="13 paths"):
        full.add_record(before)
    with pytest.raises(Problem, match="is not here"):
        mine.add_record({"vignette": "none-such"})
    assert mine.inputs == before
