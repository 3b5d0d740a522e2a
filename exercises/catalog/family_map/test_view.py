"""The family and service map as a learner meets it, by the names of its fields."""

import json

import pytest

from exercises.catalog.family_map import create, example, files, inputs, rules
from exercises.record.problems import Problem
from tests.support.learner import page, press, seen  # noqa: F401

LISTS = ("person", "person_shape", "person_status", "person_plan", "person_home_number", "tie", "tie_a", "tie_b", "tie_kind", "service", "service_time_number",
         "service_feeling", "link", "link_a", "link_b", "link_kind", "when", "part", "hub", "try_a", "try_b", "move", "version")


def enter(exercise, **values):
    """Type and choose; a list is chosen from by the words of one of its options."""
    for name, value in values.items():
        name = name.replace("__", ".")
        if name in LISTS:
            labels = list(exercise.fields[name]._options_labels)
            value = next(n for n, label in enumerate(labels) if value in label)
            assert exercise.apply([{"field": name, "index": value}]) == []
        else:
            assert exercise.apply([{"field": name, "value": value}]) == []


def person(exercise, name, **more):
    if exercise.fields["person"].value:
        press(exercise, "next_person")
    enter(exercise, person_name=name, **{f"person_{field}": value for field, value in more.items()})
    press(exercise, "add_person")


def service(exercise, name, **more):
    if exercise.fields["service"].value:
        press(exercise, "next_service")
    enter(exercise, service_name=name, **{(field if field.startswith("serves") else f"service_{field}"): value for field, value in more.items()})
    press(exercise, "add_service")


def join(exercise, what, a, kind, b):
    if exercise.fields[what].value:
        press(exercise, f"next_{what}")
    enter(exercise, **{f"{what}_a": a, f"{what}_kind": kind, f"{what}_b": b})
    press(exercise, f"add_{what}")


def id_of(exercise, name):
    return next(row["id"] for rows in ("people", "services") for row in exercise.record[rows] if row["name"] == name)


@pytest.fixture
def drawn(page):
    """A small map, entered by the form alone."""
    exercise = create()
    person(exercise, "Ada", role="mother", shape="Circle", born="1990", home_home="Elm Row", home_start="2015")
    person(exercise, "Kit", born="about 2015", plan="Named", home_home="Elm Row")
    person(exercise, "Bo", role="father", shape="Square", plan="Left out")
    join(exercise, "tie", "Ada", "parent of", "Kit")
    join(exercise, "tie", "Bo", "parent of", "Kit")
    join(exercise, "tie", "Ada", "separated", "Bo")
    ada, kit = id_of(exercise, "Ada"), id_of(exercise, "Kit")
    service(exercise, "School", **{f"serves__{kit}": True}, universal=True, time_start="autumn 2019", feeling="good")
    service(exercise, "Family help", **{f"serves__{ada}": True, f"serves__{kit}": True}, time_start="March 2021", time_end="March 2022", workers="3", assessments="2",
            feeling="2: very bad")
    service(exercise, "Clinic", **{f"serves__{kit}": True}, time_start="2021")
    join(exercise, "link", "School", "meet", "Family help")
    return exercise


def test_an_empty_exercise_shows_what_a_map_looks_like_and_says_whose_it_is(page):
    exercise = create(None)
    told = seen(exercise)
    assert "An invented family, to show what a map looks like" in told and "Halina" in told and "nobody reads it" in told
    assert "No service is on the map yet" in told and exercise.inputs == inputs.blank()
    assert exercise.results["people"] == [] and exercise.results["network"]["fragmentation"] is None
    assert "data-drags" not in told, "what is not one's own cannot be dragged"


def test_a_map_is_entered_by_the_form_and_counted(drawn, page):
    results = drawn.results
    told = seen(drawn)
    assert [p["name"] for p in drawn.record["people"]] == ["Ada", "Kit", "Bo"] and "Halina" not in told
    assert drawn.record["people"][0]["homes"] == [{"home": "Elm Row", "start": "2015", "end": ""}]
    assert drawn.record["services"][1]["times"] == [{"start": "2021-03", "end": "2022-03"}] and drawn.record["services"][1]["feeling"] == -2
    assert results["network"]["fragmentation"] == pytest.approx(2 / 3) and "2 of 3" in told
    assert [p["name"] for p in results["people"] if p["lost"]] == ["Bo"] and "left out of the plan" in told
    assert "3 services at once" in told and "Ada is a parent of Kit." in told and "What this does not show" in told
    assert page.times >= 10
    assert create(drawn.inputs).inputs == drawn.inputs
    assert seen(create(drawn.inputs)).count("<svg") == told.count("<svg")


def test_what_is_on_the_map_is_changed_as_one_types(drawn):
    press(drawn, "next_person")
    enter(drawn, person="Bo", person_name="Bob", person_born="1988")
    assert id_of(drawn, "Bob") and "Bob" in seen(drawn)
    enter(drawn, person_born="soon")
    assert "cannot be read" in seen(drawn) and drawn.record["people"][2]["born"] == "1988"
    enter(drawn, person_born="about 1988", person_name="ada")
    assert "There is somebody called ada already" in seen(drawn) and drawn.record["people"][2]["name"] == "Bob"
    assert drawn.record["people"][2]["born"] == "about 1988"
    enter(drawn, person_name="Bob", person_status="Has died", person_died="2023")
    assert drawn.record["people"][2]["died"] == "2023" and drawn.results["people"][2]["lost"] == []
    enter(drawn, person_status="Living")
    assert (drawn.record["people"][2]["status"], drawn.record["people"][2]["died"]) == ("living", "")


def test_somebody_with_two_homes_and_a_service_that_came_back(drawn):
    enter(drawn, person="Kit", person_home_number="Another home", person_home_home="Quay", person_home_start="spring 2020")
    assert [home["home"] for home in drawn.record["people"][1]["homes"]] == ["Elm Row", "Quay"] and "in A and B" in seen(drawn)
    enter(drawn, part="Services", service="Family help", service_time_number="Another time", service_time_start="2023")
    assert drawn.record["services"][1]["times"][1] == {"start": "2023", "end": ""}
    enter(drawn, service_time_end="2022")
    assert "lies before the start" in seen(drawn) and drawn.record["services"][1]["times"][1]["end"] == ""
    press(drawn, "next_service")
    enter(drawn, service_name="family HELP")
    press(drawn, "add_service")
    assert "If it ended and came back" in seen(drawn) and len(drawn.record["services"]) == 3


def test_what_contradicts_itself_is_said_and_not_kept(drawn):
    before = drawn.record
    enter(drawn, part="Ties")
    join(drawn, "tie", "Kit", "parent of", "Ada")
    assert "their own ancestor" in seen(drawn)
    enter(drawn, tie_b="Kit")
    press(drawn, "add_tie")
    assert "to itself" in seen(drawn)
    enter(drawn, part="Links")
    join(drawn, "link", "Family help", "meet", "School")
    assert "joined in this way already" in seen(drawn)
    assert {**drawn.record, "here": before["here"]} == before


def test_taking_somebody_off_asks_and_takes_what_hangs_on_them(drawn):
    enter(drawn, person="Kit")
    press(drawn, "remove_person")
    assert "Kit leaves the map, and 5 ties, links or lines with it" in seen(drawn)
    press(drawn, "remove_person.no")
    assert len(drawn.record["people"]) == 3
    press(drawn, "remove_person", "remove_person.yes")
    assert [t["kind"] for t in drawn.record["ties"]] == ["separated"] and all(not s["people"] or len(s["people"]) == 1 for s in drawn.record["services"])
    assert not any(name.startswith("serves.") and name.endswith("kit") for name in drawn.fields)


def test_a_warning_and_never_a_block_where_text_looks_real(drawn):
    press(drawn, "next_person")
    person(drawn, "Cy", role="born 12/10/2014, LS1 4AP")
    told = seen(drawn)
    assert "looks like a full date" in told and "looks like a postcode" in told and "misses most" in told
    assert drawn.record["people"][3]["role"].startswith("born")
    enter(drawn, part="Own words", words="Ring 0113 496 0000")
    assert "looks like a UK phone number" in seen(drawn) and drawn.notes == "Ring 0113 496 0000"


def test_stepping_through_time_and_trying_a_link_and_a_hub(drawn):
    press(drawn, "later")
    first = drawn.record["here"]["when"]
    assert first == "2015-01-01" and drawn.results["network"]["services"] == 0
    press(drawn, "later")
    assert drawn.results["network"]["services"] == 1 and "one service only" in seen(drawn)
    press(drawn, "earlier", "earlier", "earlier")
    assert drawn.record["here"]["when"] == "" and "nothing earlier" in seen(drawn)
    enter(drawn, try_a="Family help", try_b="Clinic")
    assert drawn.results["tried"]["link"]["fragmentation"] == 0 and "If Family help and Clinic worked together: 0 of 3" in seen(drawn)
    enter(drawn, hub="lead worker")
    assert "It takes 3 new links" in seen(drawn)
    enter(drawn, hub="School")
    assert "It takes 1 new link." in seen(drawn)


def test_moving_by_key_and_by_dragging_changes_no_figure(drawn):
    before = {**drawn.results}
    enter(drawn, part="Move", move="Kit")
    press(drawn, "move_right", "move_right", "move_up")
    kit = id_of(drawn, "Kit")
    assert drawn.record["moved"] == {kit: [48, -24]} and "Kit is moved." in seen(drawn)
    enter(drawn, dragged=f"{kit} -48 30 1")
    assert drawn.record["moved"] == {kit: [0, 6]}
    for odd in ("nobody 10 10 2", "x", "", f"{kit} nan 1 3", f"{kit} 1e400 1 4", "<script> 1 2 3"):
        enter(drawn, dragged=odd)
        assert drawn.record["moved"] == {kit: [0, 6]}
    enter(drawn, dragged=f"{kit} 99999 0 5")
    assert drawn.record["moved"][kit][0] == inputs.FURTHEST
    press(drawn, "move_back")
    assert drawn.record["moved"] == {} and drawn.results == before


def test_the_example_is_marked_and_gives_way_to_nothing_of_ones_own(page, drawn):
    press(drawn, "load_example")
    assert "Save and clear them first" in seen(drawn) and not drawn.record["invented"]
    press(drawn, "clear", "clear.yes", "load_example")
    assert drawn.record["invented"] and "Invented example." in seen(drawn) and "Halina" in seen(drawn)
    assert "data-drags" in seen(drawn)


def test_every_file_is_handed_over_and_read_back(drawn, page):
    press(drawn, "export_json", "export_csv", "export_page", "export_svg", "export_png")
    kinds = {name.rsplit(".", 1)[1]: (mime, text) for name, mime, text in page.delivered}
    assert set(kinds) == {"json", "csv", "html", "svg", "png"}
    assert kinds["png"][1] == kinds["svg"][1] and kinds["svg"][1].startswith("<svg ") and "data-" not in kinds["svg"][1]
    assert json.loads(kinds["json"][1])["results"] == json.loads(json.dumps(drawn.results))
    assert "A4 landscape" in kinds["html"][1] and "Ada is a parent of Kit." in kinds["html"][1] and "<svg" in kinds["html"][1]
    for ending in ("json", "csv"):
        fresh = create()
        fresh.apply([{"field": "open_file", "file": {"name": f"map.{ending}", "content": kinds[ending][1]}}])
        assert {**fresh.record, "here": drawn.record["here"]} == drawn.record


def test_two_devices_make_one_map_and_what_differs_is_asked(drawn, page):
    mine, theirs = drawn.record, create(drawn.inputs)
    enter(theirs, service="Clinic", service_workers="4")
    service(theirs, "Debt advice")
    enter(drawn, service="Clinic", service_workers="2")
    service(drawn, "debt ADVICE")
    drawn.apply([{"field": "merge_file", "file": {"name": "b.json", "content": files.as_json(theirs.record)}}])
    told = seen(drawn)
    assert "Service Clinic: workers" in told and len(drawn.record["services"]) == 4, "nothing is taken over before it is decided"
    first = "4" if "<td>4</td>" in told.split("The first")[1].split("The second")[0] else "2"
    press(drawn, "version.first")
    assert next(s for s in drawn.record["services"] if s["name"] == "Clinic")["workers"] == int(first)
    assert len(drawn.record["services"]) == 5 and "Two services are called" in seen(drawn) and "wait for a choice" in seen(drawn)
    enter(drawn, version="They are one service")
    press(drawn, "keep_version")
    assert len(drawn.record["services"]) == 4 and "wait for a choice" not in seen(drawn)
    assert mine["people"] == drawn.record["people"]
    drawn.apply([{"field": "merge_file", "file": {"name": "c.json", "content": files.as_json(drawn.record)}}])
    assert "All of it was here already." in seen(drawn)


def test_a_bad_file_changes_nothing(drawn):
    before, good = drawn.record, files.as_json(drawn.record)
    for name, content, says in bad_files(good, files.as_csv(drawn.record)):
        for field in ("open_file", "merge_file"):
            drawn.apply([{"field": field, "file": {"name": name, "content": content}}])
            assert says in seen(drawn) and drawn.record == before, name


def bad_files(good, table):
    def with_(change):
        record = json.loads(good)
        change(record["inputs"])
        return json.dumps(record)

    ada = json.loads(good)["inputs"]["people"][0]["id"]
    return [
        ("half.json", good[: len(good) // 2], "breaks off in line"),
        ("loop.json", with_(lambda r: r["links"][0].update(a=r["links"][0]["b"])), "joins one of the services to itself"),
        ("nobody.json", with_(lambda r: r["services"][0]["people"].append("pgone")), "services, number 1, people:"),
        ("soon.json", with_(lambda r: r["people"][0].update(born="soon")), "people, number 1, born:"),
        ("back.json", with_(lambda r: r["services"][1]["times"][0].update(end="2019")), "lies before the start"),
        ("many.json", with_(lambda r: r.update(services=r["services"] * 60)), "a record holds 150 at most"),
        ("twice.json", with_(lambda r: r["people"].append(r["people"][0])), "stands there twice"),
        ("marked.json", with_(lambda r: r["people"][0].update(name="<img src=x onerror=alert(1)>" * 4)), "people, number 1, name:"),
        ("feeling.json", with_(lambda r: r["services"][0].update(feeling=3)), "from -2 to 2"),
        ("unknown.csv", table.replace("serves,", "servs,", 1), "none of map, person"),
        ("gone.csv", table.replace(f"person,{ada}", "person,pother", 1), "none of the people in the lines above it"),
        ("formula.csv", table.replace(",3,2,-2,", ",=1+1,2,-2,", 1), "is not a whole number"),
        ("words.json", "Dear group, see you on Monday.", "not a file that an exercise saved"),
    ]


def test_markup_in_names_is_text(page):
    exercise = create()
    person(exercise, "<b onload=x>Ada</b>", role="\"><script>x</script>")
    service(exercise, "<i>Help</i>")
    press(exercise, "export_svg", "export_page")
    for told in (seen(exercise), *(text for _, _, text in page.delivered)):
        assert "<b onload" not in told and "<script>x" not in told and "<i>Help" not in told


def test_create_refuses_what_it_cannot_read():
    with pytest.raises(Problem, match="version"):
        create({"version": 2})
    assert rules.compute(create(example.load()).inputs) == create(example.load()).results
