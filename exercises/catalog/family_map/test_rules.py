"""The family map's rules against the outline's check values, and whatever else a map may hold."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.family_map import checking, example, family, files, genogram, inputs, moments, picture, rules, rules_time, telling, timeline
from exercises.catalog.family_map.around import BOX, TALL, assign, crossings, ring
from exercises.record.problems import Problem


def made(services=(), links=(), people=("Ada",), **more):
    """A checked record with these services and links, by number, all there for all people unless told otherwise."""
    people = [{"id": f"p{n}", **inputs.EMPTY["people"], **(one if isinstance(one, dict) else {"name": one})} for n, one in enumerate(people)]
    services = [{"id": f"s{n}", **inputs.EMPTY["services"], "name": f"Service {n}", "people": [p["id"] for p in people], **one} for n, one in enumerate(services)]
    links = [{"id": f"k{n}", "kind": (link[2:] or ("meeting",))[0], "a": f"s{link[0]}", "b": f"s{link[1]}", "start": ""} for n, link in enumerate(links)]
    return checking.check({**inputs.blank(), "people": people, "services": services, "links": links, **more})


def tied(people, *ties):
    """A record with people by name and ties ``(a, kind, b)`` by name."""
    rows = [{"id": f"p{n}", **inputs.EMPTY["people"], **(one if isinstance(one, dict) else {"name": one})} for n, one in enumerate(people)]
    ids = {row["name"]: row["id"] for row in rows}
    return checking.check({**inputs.blank(), "people": rows,
                           "ties": [{"id": f"t{n}", "kind": kind, "a": ids[a], "b": ids[b]} for n, (a, kind, b) in enumerate(ties)]})


def network(record):
    return rules.compute(record)["network"]


# The outline's check values

def test_nine_services_without_a_link():
    found = network(made([{}] * 9))
    assert found["fragmentation"] == 1 and found["density"] == 0 and found["pairs"] == found["apart"] == 36


def test_one_hub_with_the_other_eight():
    found = network(made([{}] * 9, [(0, n) for n in range(1, 9)]))
    assert found["fragmentation"] == 0 and round(found["density"], 3) == 0.222


def test_groups_of_three_and_two_and_four_alone():
    found = network(made([{}] * 9, [(0, 1), (1, 2, "plan"), (3, 4)]))
    assert round(found["fragmentation"], 3) == 0.889 and [len(group) for group in found["groups"]] == [3, 2, 1, 1, 1, 1]


@pytest.mark.parametrize("year", [2021, 2020])
def test_three_spans_of_which_two_at_most_fall_together(year):
    spans = [("January", "June"), ("March", "December"), ("July", "August")]
    record = made([{"times": [{"start": f"{a} {year}", "end": f"{b} {year}"}]} for a, b in spans])
    found = rules.compute(record)["peak"]
    assert found["most"] == found["sure"] == 2 and found["first"] == f"{year}-03-01"


# What may be undefined

def test_no_service_and_one_service_have_no_fragmentation_and_say_why():
    none, one = network(made()), network(made([{}]))
    assert none["fragmentation"] is one["fragmentation"] is one["density"] is None
    assert none["reason"] == "there is no service" and "one service only" in one["reason"]
    assert rules.compute(made([{}]))["single_points"] == [{"id": "s0", "pairs": 0, "people": ["p0"]}]


def test_a_rate_of_worker_changes_wants_dates_and_a_quarter():
    def rate(workers, times):
        return rules.compute(made([{"workers": workers, "times": times}]))["services"][0]

    year = [{"start": "1/1/2021", "end": "31/12/2021"}]
    assert rate(2, year)["per_year"] == pytest.approx(2 * 365.25 / 365)
    assert rate(0, year)["per_year"] == 0, "nought is a number"
    assert "no dates" in rate(2, [])["why_no_rate"] and "nobody said" in rate(None, year)["why_no_rate"]
    assert "90 days" in rate(1, [{"start": "1/1/2021", "end": "15/2/2021"}])["why_no_rate"]
    both = rules.compute(made([{"workers": 2, "times": year}, {"workers": None, "times": year}]))["workers"]
    assert (both["changes"], both["met"], both["known"]) == (2, 3, 1)


def test_a_referral_is_no_link_and_the_second_figure_counts_it():
    found = network(made([{}] * 3, [(0, 1, "referral"), (1, 2, "plan")]))
    assert found["fragmentation"] == pytest.approx(2 / 3) and found["with_referrals"] == 0 and found["links"] == 1


# Lost, repeated, single points, what one link or hub would do

def test_who_is_lost():
    people = [{"name": "In the house"}, {"name": "Moved out", "plan": "no"}, {"name": "Unserved"}, {"name": "Stan", "status": "died"},
              {"name": "A baby", "status": "expected"}, {"name": "Somebody", "status": "unknown"}]
    record = made([{"people": ["p0", "p1"]}], people=people)
    found = {p["name"]: p["lost"] for p in rules.compute(record)["people"]}
    assert found == {"In the house": [], "Moved out": ["left out of the plan"], "Unserved": ["no service is there for them"], "Stan": [], "A baby": [],
                     "Somebody": ["no service is there for them"]}


def test_assessments_after_the_first_are_repeated_person_by_person():
    record = made([{"assessments": 2, "people": ["p0", "p1"]}, {"assessments": 1, "people": ["p0"]}, {"assessments": None, "people": ["p0"]}], people=("Ada", "Bo", "Cy"))
    found = rules.compute(record)
    assert [(p["assessments"], p["repeated"]) for p in found["people"]] == [(3, 2), (2, 1), (0, 0)]
    assert (found["assessments"]["total"], found["assessments"]["said"], found["assessments"]["of"]) == (3, 2, 3)


def test_the_best_link_joins_the_largest_pieces_and_serves_the_same_people():
    record = made([{"people": ["p0"]}, {"people": ["p1"]}, {"people": ["p1"]}, {}, {"people": []}], [(0, 1), (2, 3)], people=("Ada", "Bo"))
    best = rules.compute(record)["one_link"][0]
    assert {best["a"], best["b"]} in ({"s0", "s3"}, {"s1", "s2"}, {"s1", "s3"}) and best["shared"]
    assert best["after"] == pytest.approx(4 / 10) and best["before"] == pytest.approx(8 / 10)
    after = rules.compute({**record, "here": {**record["here"], "link": [best["a"], best["b"]]}})["tried"]["link"]
    assert after["fragmentation"] == pytest.approx(best["after"]), "what is foretold is what is found when it is tried"


def test_a_hub_joins_all_and_all_hangs_on_it():
    record = made([{}] * 5, [(0, 1)])
    found = rules.compute({**record, "here": {**record["here"], "hub": "s0"}})
    assert found["tried"]["hub"]["fragmentation"] == 0 and len(found["tried"]["hub"]["added"]) == 3
    assert found["hubs"][0] == {"id": "s0", "new": 3, "served": 1, "without": 1}
    star = rules.compute(made([{}] * 5, [(0, n) for n in range(1, 5)]))
    assert star["single_points"][0] == {"id": "s0", "pairs": 6, "people": []} and star["one_link"] == []
    new = rules.compute({**record, "here": {**record["here"], "hub": "new"}})["tried"]["hub"]
    assert new["fragmentation"] == 0 and new["services"] == 6 and len(new["added"]) == 5


# Time

def test_a_service_that_came_back_is_one_with_two_times():
    record = made([{"times": [{"start": "2019-01", "end": "2019-06"}, {"start": "2020-01", "end": ""}]}], until="2020-12")
    found = rules.compute(record)
    assert found["peak"]["most"] == 1 and found["people"][0]["services"] == ["s0"]
    gap = rules.compute({**record, "here": {**record["here"], "when": "2019-09-01"}})
    assert gap["services"][0]["ended"] and not gap["services"][0]["counts"] and gap["people"][0]["lost"]
    again = rules.compute({**record, "here": {**record["here"], "when": "2020-02-01"}})
    assert again["services"][0]["counts"] and not again["people"][0]["lost"]


def test_rough_dates_count_as_what_they_may_mean():
    record = made([{"times": [{"start": "spring 2019", "end": "spring 2020"}]}, {"times": [{"start": "spring 2020", "end": ""}]}], until="2021")
    found = rules.compute(record)["peak"]
    assert (found["most"], found["sure"]) == (2, 1)
    undated = rules.compute(made([{"times": [{"start": "unknown", "end": ""}]}, {}]))
    assert undated["peak"]["most"] == 0 and undated["peak"]["undated"] == ["s0", "s1"] and undated["peak"]["reason"]


@pytest.mark.parametrize(("typed", "kept", "first", "last"), [
    ("12/10/2021", "2021-10-12", "2021-10-12", "2021-10-12"), ("March 2021", "2021-03", "2021-03-01", "2021-03-31"),
    ("2020-02", "2020-02", "2020-02-01", "2020-02-29"), ("2/2021", "2021-02", "2021-02-01", "2021-02-28"), ("2019", "2019", "2019-01-01", "2019-12-31"),
    ("Spring 2019", "spring 2019", "2019-03-01", "2019-05-31"), ("winter 2019", "winter 2019", "2019-12-01", "2020-02-29"),
    ("about 2015", "about 2015", "2014-01-01", "2016-12-31"), ("c. 2015", "about 2015", "2014-01-01", "2016-12-31"),
    ("end of 2020", "late 2020", "2020-09-01", "2020-12-31"), ("since summer term 2020", "summer term 2020", "2020-04-01", "2020-07-31")])
def test_dates_as_people_remember_them(typed, kept, first, last):
    assert moments.read(typed) == kept == moments.read(kept) == moments.read(moments.said(kept))
    assert tuple(map(moments.iso_of, moments.span(kept))) == (first, last)


@pytest.mark.parametrize("typed", ["soon", "31/02/2021", "spring", "19", "1492", "the year after", "spring summer 2019", "2019 2020", "-1", "2021-13", "٢٠٢١"])
def test_what_is_no_date_gets_a_sentence(typed):
    with pytest.raises(Problem, match=r"cannot be read|outside the years"):
        moments.read(typed)


@settings(max_examples=60)
@given(st.integers(29220, 110000))
def test_day_numbers_and_dates_go_both_ways(day):
    assert moments.number(moments.iso_of(day)) == day


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=8))
def test_the_peak_is_the_most_that_any_day_sees(spans):
    held = [[{"wide": (start, start + long), "sure": None, "open": False}] for start, long in spans]
    most, first, last = rules_time.peak(held)
    by_day = [sum(start <= day <= start + long for start, long in spans) for day in range(60)]
    assert most == max(by_day, default=0)
    if most:
        assert by_day[first] == by_day[last] == most and first == by_day.index(most) and all(by_day[d] == most for d in range(first, last + 1))
        assert by_day[last + 1] != most
    assert all(many == by_day[day] for day, many in rules_time.steps(held))


# Every family shape of the outline's list

SHAPES = {
    "two households": tied([{"name": "Mum", "homes": [{"home": "One", "start": "", "end": ""}]}, {"name": "Dad", "homes": [{"home": "Two", "start": "", "end": ""}]},
                            {"name": "Kit", "homes": [{"home": "One", "start": "", "end": ""}, {"home": "Two", "start": "", "end": ""}]}],
                           ("Mum", "parent", "Kit"), ("Dad", "parent", "Kit"), ("Mum", "divorced", "Dad")),
    "two mothers": tied([{"name": "Ada", "shape": "circle"}, {"name": "Bea", "shape": "circle"}, "Kit"], ("Ada", "married", "Bea"), ("Ada", "parent", "Kit"), ("Bea", "parent", "Kit")),
    "two fathers": tied([{"name": "Abe", "shape": "square"}, {"name": "Ben", "shape": "square"}, "Kit"], ("Abe", "partners", "Ben"), ("Abe", "adoptive", "Kit"), ("Ben", "adoptive", "Kit")),
    "another gender": tied([{"name": "Ash", "shape": "diamond"}, "Kit"], ("Ash", "parent", "Kit")),
    "step-parents": tied(["Mum", "Dad", "Stef", "Kit", "Lee"], ("Mum", "separated", "Dad"), ("Mum", "married", "Stef"), ("Mum", "parent", "Kit"), ("Dad", "parent", "Kit"),
                         ("Stef", "step", "Kit"), ("Stef", "parent", "Lee"), ("Mum", "parent", "Lee")),
    "somebody unknown": tied([{"name": "A father", "status": "unknown"}, "Mum", "Kit"], ("A father", "parent", "Kit"), ("Mum", "parent", "Kit")),
    "adoption": tied([{"name": "Birth mother", "status": "unknown"}, "Ada", "Bo", "Kit"], ("Birth mother", "parent", "Kit"), ("Ada", "adoptive", "Kit"), ("Bo", "adoptive", "Kit"),
                     ("Ada", "married", "Bo")),
    "foster care": tied(["Carer", "Kit"], ("Carer", "foster", "Kit")),
    "a grandmother as carer": tied(["Gran", "Mum", "Kit"], ("Gran", "parent", "Mum"), ("Mum", "parent", "Kit"), ("Gran", "carer", "Kit")),
    "a death": tied([{"name": "Stan", "status": "died", "died": "spring 2021", "born": "1950"}, "Kit"], ("Stan", "parent", "Kit")),
    "a pregnancy": tied(["Mum", {"name": "A baby", "status": "expected"}], ("Mum", "parent", "A baby")),
    "three parents": tied(["Ada", "Bea", "Cal", "Kit"], ("Ada", "parent", "Kit"), ("Bea", "parent", "Kit"), ("Cal", "parent", "Kit"), ("Ada", "married", "Bea")),
    "brothers and sisters alone": tied(["Kit", "Lee", "Max"], ("Kit", "sibling", "Lee"), ("Lee", "sibling", "Max")),
    "a neighbour": tied(["Kit", "Mrs Dow"], ("Kit", "other", "Mrs Dow")),
    "nobody tied": tied(["Kit", "Lee"]),
    "one person": tied(["Kit"]),
    "a contradiction of rows": tied(["Uncle", "Mum", "Kit"], ("Uncle", "sibling", "Mum"), ("Mum", "parent", "Kit"), ("Kit", "married", "Uncle")),
    "nobody": inputs.blank(),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_family_shape_is_drawn_told_and_tabled(shape):
    record = SHAPES[shape]
    results = rules.compute(record)
    svg = files.as_svg(record, results)
    assert svg.startswith("<svg") and "nan" not in svg.lower().replace("nancy", "") and "var(" not in svg
    told = json.dumps(telling.sentences(record, results), ensure_ascii=False)
    put = picture.plan(record, results)
    for person in record["people"]:
        assert person["name"].split()[0] in svg and person["name"] in told and person["name"] in telling.people_table(record, results)
        x, y = put["at"][person["id"]]
        assert 0 < x < put["width"] and 0 < y < put["height"]
    spots = [put["at"][p["id"]] for p in record["people"]]
    assert all(abs(a[0] - b[0]) >= genogram.GAP - 1 or abs(a[1] - b[1]) >= genogram.ROW - 1 for n, a in enumerate(spots) for b in spots[n + 1:])


def test_the_signs_say_what_they_are():
    drawn = {shape: files.as_svg(record, rules.compute(record)) for shape, record in SHAPES.items()}
    assert "child by adoption" in drawn["adoption"] and "little is known" in drawn["adoption"] and "has died" in drawn["a death"]
    assert "pregnancy" in drawn["a pregnancy"] and "step-parent" in drawn["step-parents"] and "separated" in drawn["step-parents"]
    assert "in A and B" in drawn["two households"] and "divorced" in drawn["two households"]
    assert "in foster care" in drawn["foster care"] and "carer or guardian" in drawn["a grandmother as carer"] and "another gender" in drawn["another gender"]
    assert ">71<" in drawn["a death"].replace("</text>", "<"), "the age at death stands in the symbol"


def test_children_stand_below_parents_and_partners_beside_each_other():
    record = example.load()
    at = picture.plan(record, rules.compute(record))["at"]
    for tie in record["ties"]:
        if tie["kind"] in ("parent", "adoptive"):
            assert at[tie["a"]][1] < at[tie["b"]][1]
        if tie["kind"] == "married":
            assert at[tie["a"]][1] == at[tie["b"]][1] and abs(at[tie["a"]][0] - at[tie["b"]][0]) < 1.6 * genogram.GAP


def test_who_has_not_come_yet_is_not_on_the_map_and_not_lost():
    record = example.load()
    for when, absent in (("2018-06-01", {"Ruth", "Jude", "A baby in June"}), ("2021-01-01", {"A baby in June"}), ("2025-01-01", set())):
        results = rules.compute({**record, "here": {**record["here"], "when": when}})
        on_it = {record["people"][n]["name"] for n, p in enumerate(results["people"]) if p["id"] in picture.plan(record, results)["at"]}
        assert {p["name"] for p in results["people"]} - on_it == absent
        assert not any(p["lost"] for p in results["people"] if p["absent"])
    tomasz = next(p for p in rules.compute({**record, "here": {**record["here"], "when": "2023-01-01"}})["people"] if p["name"] == "Tomasz")
    assert not tomasz["absent"] and tomasz["homes"] == {"Larch Court": False, "Quay Street": True}, "who has moved out is in the family still"


def test_nobody_jumps_from_one_moment_to_the_next():
    record = example.load()
    whole = picture.plan(record, rules.compute(record))["at"]
    for when in ("2019-01-01", "2021-06-01", "2024-03-01"):
        now = picture.plan(record, rules.compute({**record, "here": {**record["here"], "when": when}}))["at"]
        assert len(now) < len(whole) and all(whole[one] == spot for one, spot in now.items())


def test_ages_go_by_the_moment_shown():
    row = {"born": "2014", "died": "", "status": "living"}
    assert family.age(row, moments.number("2020-06-01"), None) == "6" and family.age(row, None, moments.number("2025-01-01")) == "11"
    assert family.age({**row, "born": "about 2014"}, None, moments.number("2025-01-01")) == "~11" and family.age({**row, "born": ""}, 1, 1) == ""


# Many and odd

people_ = st.lists(st.sampled_from([p for record in SHAPES.values() for p in record["people"]]), max_size=9)


@st.composite
def maps(draw):
    people = [{**p, "id": f"p{n}", "name": f"{p['name']} {n}"} for n, p in enumerate(draw(people_))]
    ids = [p["id"] for p in people]
    pair = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda two: two[0] != two[1]) if len(ids) > 1 else st.nothing()
    ties = [{"id": f"t{n}", "kind": draw(st.sampled_from(sorted(inputs.TIES))), "a": a, "b": b} for n, (a, b) in enumerate(draw(st.lists(pair, max_size=8)) if len(ids) > 1 else [])]
    date = st.sampled_from(["", "unknown", "2019", "spring 2020", "2021-03-04", "about 2018"])
    services = [{"id": f"s{n}", **inputs.EMPTY["services"], "name": f"Service {n}", "people": draw(st.lists(st.sampled_from(ids), max_size=4, unique=True)) if ids else [],
                 "times": [{"start": draw(date), "end": draw(date)}] if draw(st.booleans()) else [], "workers": draw(st.sampled_from([None, 0, 3])),
                 "feeling": draw(st.sampled_from([None, -2, 0, 2])), "assessments": draw(st.sampled_from([None, 0, 2]))} for n in range(draw(st.integers(0, 7)))]
    links = [{"id": f"k{n}", "kind": draw(st.sampled_from(sorted(inputs.LINKS))), "a": "s0", "b": f"s{n}", "start": draw(date)} for n in range(1, len(services))]
    when = draw(st.sampled_from(["", "2018-05-05", "2020-04-01", "2022-01-01"]))
    return {**inputs.blank(), "people": people, "ties": ties, "services": services, "links": links, "here": {"when": when, "part": "people", "hub": "", "link": []}}


@settings(max_examples=80, deadline=None)
@given(maps())
def test_whatever_is_taken_is_computed_drawn_written_and_read_back(data):
    try:
        record = checking.check(data)
    except Problem as problem:
        assert any(words in str(problem) for words in ("before the start", "already", "ancestor")), problem
        return
    results = rules.compute(record)
    json.dumps(results, allow_nan=False)
    files.as_svg(record, results)
    timeline.bars(results)
    timeline.feelings(results)
    assert checking.check(record) == record
    assert files.read("a.json", files.as_json(record)) == record
    back = files.read("a.csv", files.as_csv(record))
    assert rules.compute({**back, "here": record["here"]}) == results


def test_sixty_and_more_services_go_into_the_grid():
    sixty, more = made([{}] * 60), made([{}] * 61)
    assert "Service 59" in str(picture.draw_map(sixty, rules.compute(sixty)))
    assert "Service 60" not in str(picture.draw_map(more, rules.compute(more)))
    assert "61 Service 60" in telling.grid(more, rules.compute(more))


def test_places_on_the_ring_never_overlap():
    for count in (1, 2, 5, 9, 14, 30, 60):
        places, width, height, _, _ = ring(count, 500, 420)
        assert len(places) == count
        assert all(abs(a[0] - b[0]) >= BOX or abs(a[1] - b[1]) >= TALL for n, a in enumerate(places) for b in places[n + 1:])
        assert all(BOX / 2 <= x <= width - BOX / 2 and TALL / 2 <= y <= height - TALL / 2 for x, y in places)
    at = assign([{"id": "a", "people": []}, {"id": "b", "people": []}], [("a", "b")], {}, ring(2, 300, 300)[0], (150, 150))
    assert set(at) == {"a", "b"}


def test_lines_that_share_an_end_do_not_cross():
    assert crossings([((0, 0), (2, 2)), ((0, 2), (2, 0))]) == 1
    assert crossings([((0, 0), (2, 2)), ((0, 0), (2, 0))]) == crossings([((0, 0), (1, 0)), ((0, 1), (1, 1))]) == 0
