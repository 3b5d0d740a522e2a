"""The planner's view: what is entered comes back, each button does its deed, and nothing of the learner's is lost."""

import json

import pytest

from exercises.catalog.assignment_planner import create, files, inputs, supplied
from exercises.record import envelope
from exercises.views import host


@pytest.fixture
def here():
    made = host.Host()
    before = host.use(made)
    yield made
    host.use(before)
    assert made.failures == []


def lines(exercise):
    """Everything that is told on the screen."""
    found = []

    def walk(widget):
        if type(widget).__name__ in ("HTML", "Line"):
            found.append(widget.value)
        for child in getattr(widget, "children", ()):
            walk(child)

    walk(exercise)
    return " ".join(found)


def filled(exercise):
    f = exercise.fields
    f["heading"].value = "A Tuesday"
    f["words"].value = "120"
    f["prompt.p07"].value = f["outcome.lo1"].value = True
    f["mode"].value = "reflect"
    f["claim"].value = "I filled a silence"
    return f


def test_an_empty_plan_comes_back_and_says_what_to_do(here):
    exercise = create(None)
    assert exercise.inputs == create(exercise.inputs).inputs and inputs.is_untouched(exercise.inputs)
    exercise.fields["show"].click()
    assert "There is nothing to show yet." in lines(exercise)
    exercise.fields["export_outline"].click()
    assert "There is nothing in the plan yet" in lines(exercise) and here.delivered == []


def test_what_is_entered_comes_back_in_every_field(here):
    exercise = create(None)
    f = filled(exercise)
    f["add_paragraph"].click()
    assert f["heading"].value == "" and not f["prompt.p07"].value
    f["heading"].value = "Second"
    f["move_up"].click()
    assert "It is paragraph 1 of 2 now." in lines(exercise)
    assert [one["heading"] for one in exercise.inputs["paragraphs"]] == ["Second", "A Tuesday"]
    again = create(json.loads(json.dumps(exercise.inputs)))
    assert again.inputs == exercise.inputs and again.snapshot() == exercise.snapshot()
    f["paragraph"].value = exercise.inputs["paragraphs"][1]["id"]
    assert (f["heading"].value, f["words"].value, f["mode"].value) == ("A Tuesday", "120", "reflect")


def test_the_coverage_on_top_follows_tags_and_words_and_is_not_sent_for_a_heading(here):
    exercise = create(None)
    top = exercise._showing.top
    assert "No paragraph carries a prompt yet." in top.value
    filled(exercise)
    assert "11 of 12 prompts have no paragraph." in top.value and "120 words planned" in top.value
    before = top.value
    exercise.fields["heading"].value = "Another heading"
    assert top.value is before


def test_numbers_that_cannot_be_read_leave_what_was_there(here):
    exercise = create(None)
    f = filled(exercise)
    for typed in ("many", "-3", "1,200"):
        f["words"].value = typed
        assert exercise.inputs["paragraphs"][0]["words"] == 120 and "Words:" in lines(exercise)
    f["limit"].value = "none"
    assert "Word limit: “none” is not a number" in lines(exercise) and exercise.inputs["limit"] is None


def test_a_deadline_makes_a_timetable_and_says_where_it_cannot(here):
    exercise = create(None)
    f = filled(exercise)
    f["begin"].value = "1 December 2026"
    f["deadline"].value = "18/12/2026"
    assert exercise.inputs["deadline"] == "2026-12-18" and "17 working days" in lines(exercise)
    assert f["deadline"].value == "18 December 2026"
    f["free.saturday"].value = f["free.sunday"].value = True
    assert "13 working days" in lines(exercise)
    f["deadline"].value = "1/12/2026"
    assert "there is no day left to plan" in lines(exercise)
    f["export_calendar"].click()
    assert "There is no timetable, because the deadline is the day" in lines(exercise)


def test_sources_are_added_tagged_asked_about_and_taken_out(here):
    exercise = create(None)
    f = filled(exercise)
    f["new_source"].value = "Moran et al 2007"
    f["add_source"].click()
    f["add_source"].click()
    assert "The source’s name is empty" in lines(exercise)
    f["course_source"].value = "MORAN"
    f["add_course_source"].click()
    assert "written in two ways?" in lines(exercise) and "Two sources may be one" in lines(exercise)
    first, second = (one["id"] for one in exercise.inputs["sources"])
    f[f"source.{second}"].value = True
    assert exercise.inputs["paragraphs"][0]["sources"] == [second]
    f["keep_version"].click()
    assert "Choose one of the versions first." in lines(exercise)
    f["version"].index = 0
    f["keep_version"].click()
    assert [one["id"] for one in exercise.inputs["sources"]] == [first] and exercise.inputs["paragraphs"][0]["sources"] == [first]
    assert f"source.{second}" not in exercise.fields and exercise.fields[f"source.{first}"].value
    f["read"].value, f["through"].value = "through", "a review"
    f["voice.child"].value = True
    kept = exercise.inputs["sources"][0]
    assert (kept["read"], kept["through"], kept["voices"], kept["year"]) == ("through", "a review", ["professionals", "child"], "2007")
    f["delete_source"].click()
    f["delete_source.yes"].click()
    assert exercise.inputs["sources"] == [] and exercise.inputs["paragraphs"][0]["sources"] == []


def test_records_are_drawn_in_from_the_device_only_as_the_learner_says(here):
    asked = []
    here.ask_for_kept = lambda exercise, keys=None: asked.append(keys)
    exercise = create(None)
    f = filled(exercise)
    f["draw_in"].click()
    assert asked == [] and "first, then choose a record." in lines(exercise)
    f["look_up"].click()
    assert asked == [None]
    exercise.kept_came(None, "This browser gives the site no place to keep work.")
    assert "no place to keep work" in lines(exercise)
    exercise.kept_came([])
    assert "Nothing of other exercises is kept in this browser." in lines(exercise)
    listed = {"key": "threshold_ladder", "exercise": "threshold_ladder", "material": None, "title": "Threshold ladder", "changed": "2026-11-03T10:00:00Z"}
    exercise.kept_came([listed])
    f["draw_in"].click()
    assert asked[-1] == ["threshold_ladder"]
    record = json.loads(envelope.write("threshold_ladder", 1, {"sheets": [{"why": "Missing school, but there is a reason."}]}, {}, created="2026-11-03T10:00:00Z"))
    exercise.kept_came([{**listed, "record": record}])
    assert exercise.inputs["materials"][0]["lines"] == ["Missing school, but there is a reason."]
    f["use_line"].click()
    one = exercise.inputs["paragraphs"][0]
    assert one["note"] == "Threshold ladder, 3 November 2026: “Missing school, but there is a reason.”" and one["materials"] == ["threshold_ladder"]
    assert f["note"].value == one["note"] and exercise.fields["record.threshold_ladder"].value
    f["drop_record"].click()
    assert exercise.inputs["materials"] == [] and exercise.inputs["paragraphs"][0]["materials"] == []


def test_of_a_record_of_several_people_only_ones_own_lines_come(here):
    exercise = create(None)
    held = {"members": [{"id": "m1", "name": "Heron"}, {"id": "m2", "name": "Otter"}],
            "entries": [{"member": "m1", "example": "what I saw that week"}, {"member": "m2", "example": "what Otter saw instead"}]}
    exercise.apply([{"field": "record_file", "file": {"name": "a.json", "content": envelope.write("stage_tracker", 1, held, {})}}])
    assert "Several people entered into Stage tracker." in lines(exercise) and exercise.inputs["materials"] == []
    f = exercise.fields
    assert [name for name, _ in f["whose"].options] == ["Heron", "Otter"]
    f["draw_mine"].click()
    assert exercise.inputs["materials"][0]["lines"] == ["what I saw that week"] and "Otter" not in json.dumps(exercise.inputs)
    f["draw_mine"].click()
    assert len(exercise.inputs["materials"]) == 1, "nothing waits any more"


def test_outside_the_page_it_says_to_open_files_and_files_are_drawn_in(here):
    exercise = create(None)
    f = exercise.fields
    f["look_up"].click()
    assert "Open saved files instead." in lines(exercise)
    good = envelope.write("stage_tracker", 1, {"entries": [{"example": "Ten minutes on ten minutes."}]}, {}, "Otter came late again.")
    exercise.apply([{"field": "record_file", "file": {"name": "a.json", "content": good}}])
    assert exercise.inputs["materials"][0]["lines"] == ["Otter came late again.", "Ten minutes on ten minutes."]
    before = exercise.inputs
    for bad in ("{", files.as_json(supplied.example()), "words"):
        exercise.apply([{"field": "record_file", "file": {"name": "b.json", "content": bad}}])
        assert "“b.json”: " in lines(exercise) and "Nothing was drawn in." in lines(exercise) and exercise.inputs == before


def test_every_file_can_be_saved_and_those_for_word_are_bytes(here):
    exercise = create(supplied.example())
    for name in ("export_outline", "export_statement", "export_calendar", "export_coverage", "export_json", "export_csv", "export_page"):
        exercise.fields[name].click()
    kinds = {name.rsplit(".", 1)[-1] + str(n): content for n, (name, _, content) in enumerate(here.delivered)}
    assert [one[:4] for one in kinds] == ["docx", "docx", "ics2", "json", "json", "csv5", "html"]
    assert kinds["docx0"][:2] == b"PK" and kinds["docx1"][:2] == b"PK" and isinstance(kinds["ics2"], str)
    assert all("/" not in name for name, _, _ in here.delivered)


def test_a_saved_plan_opens_on_an_empty_page_and_never_over_ones_own(here):
    exercise = create(None)
    text = files.as_json({**supplied.example(), "kind": "own"})
    exercise.apply([{"field": "open_file", "file": {"name": "plan.json", "content": text}}])
    assert exercise.inputs["title"] == "Eleven minutes on a Tuesday" and "Opened" in lines(exercise)
    before = exercise.inputs
    exercise.apply([{"field": "open_file", "file": {"name": "plan.json", "content": text}}])
    assert "There are entries here already" in lines(exercise) and exercise.inputs == before


def test_another_persons_file_brings_the_coverage_alone(here):
    exercise = create(None)
    filled(exercise)
    theirs = create(None)
    filled(theirs)
    theirs.fields["name"].value = "Otter"
    theirs.fields["note"].value = "not for others"
    exercise.apply([{"field": "merge_file", "file": {"name": "o.json", "content": files.as_json(theirs.inputs)}}])
    assert "Otter’s coverage stands beside yours" in lines(exercise)
    assert [one["name"] for one in exercise.inputs["others"]] == ["Otter"] and "not for others" not in json.dumps(exercise.inputs)
    exercise.fields["show"].click()
    assert "In your group" in lines(exercise) and "None of you touches P01" in lines(exercise)
    twin = create(None)
    filled(twin)
    exercise.apply([{"field": "merge_file", "file": {"name": "t.json", "content": files.as_json(twin.inputs)}}])
    assert "Two plans are called Heron." in lines(exercise) and len(exercise.inputs["others"]) == 1


def test_two_copies_of_one_plan_are_put_together_by_choice(here):
    exercise = create(None)
    filled(exercise)
    other = create(exercise.inputs)
    other.fields["words"].value = "300"
    other.fields["title"].value = "On the phone"
    other.fields["add_paragraph"].click()
    other.fields["heading"].value = "From the phone"
    exercise.apply([{"field": "merge_file", "file": {"name": "phone.json", "content": files.as_json(other.inputs)}}])
    assert "Nothing has been taken over yet" in lines(exercise) and "Paragraph 1 · words" in lines(exercise)
    assert exercise.inputs["paragraphs"][0]["words"] == 120
    exercise.fields["version.second"].click()
    assert exercise.inputs["paragraphs"][0]["words"] == 300 and exercise.inputs["title"] == "On the phone"
    assert [one["heading"] for one in exercise.inputs["paragraphs"]] == ["A Tuesday", "From the phone"]


def test_the_examples_are_marked_and_never_mixed_with_ones_own(here):
    exercise = create(None)
    f = exercise.fields
    f["load_sample"].click()
    assert "The printed sample’s coverage" in exercise._examples.banner.value and "not an aim" in exercise._examples.banner.value
    f["load_example"].click()
    assert "Invented example." in exercise._examples.banner.value and exercise.inputs["kind"] == "invented"
    f["show"].click()
    assert "Concentration (HHI)" in lines(exercise) and "foretells a mark" in lines(exercise)
    exercise.apply([{"field": "merge_file", "file": {"name": "o.json", "content": files.as_json({**inputs.blank(), "name": "Otter"})}}])
    assert "holds what the course supplied as an example" in lines(exercise)
    f["clear"].click()
    f["clear.yes"].click()
    filled(exercise)
    before = exercise.inputs
    f["load_example"].click()
    f["load_sample"].click()
    assert exercise.inputs == before and "entries of your own here" in lines(exercise)


def test_every_result_has_its_why_and_the_page_ends_with_what_it_does_not_show(here):
    exercise = create(supplied.example())
    exercise.fields["show"].click()
    shown = exercise._showing._results.value
    for heading in ("What is not there", "Balance", "Sources", "Whose words", "Timetable"):
        section = shown.split(f"<h3>{heading}</h3>")[1].split("</section>")[0]
        assert "Why, and what is this not?" in section, heading
    assert shown.rstrip().endswith("</p>") and "What this does not show" in shown.split("course-honesty")[1]


def test_markup_that_is_typed_stays_words(here):
    exercise = create(None)
    f = filled(exercise)
    f["heading"].value = "<img src=x onerror=alert(1)>"
    f["new_source"].value = "<b>2007</b>"
    f["add_source"].click()
    f["show"].click()
    assert "<img" not in lines(exercise) and "<b>2007" not in lines(exercise) and "&lt;img" in lines(exercise)


def test_a_warning_comes_where_a_note_looks_like_a_real_persons_details(here):
    exercise = create(None)
    exercise.fields["note"].value = "ring 07700 900123"
    assert "looks like a UK phone number" in lines(exercise) and exercise.inputs["paragraphs"][0]["note"] == "ring 07700 900123"
