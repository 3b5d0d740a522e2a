"""What is counted of a class: by whom each piece counts once, what is withheld, and that the order of files plays no part."""

import dataclasses
import itertools

import pytest

from exercises.cohort import counts, seminar, tables
from exercises.cohort.counts import spread
from exercises.cohort.handed import Choices, Handed, Rating, Text
from exercises.cohort.tally import EARLIER, SAME, Tally
from exercises.record import tables as csv

RUNGS = ("What everybody has", "One service more", "Several services, one plan", "Social care looks into it now")


def piece(who, exercise="supervision_page", created="2026-11-01T10:00:00Z", mark="a", texts=("words",), **more):
    made = tuple(Text(f"{exercise}.noticed", "What I noticed", text) for text in texts)
    return Handed(who, more.pop("path", f"{who}/{created}.json"), exercise, title=more.pop("title", "Supervision page"), created=created, mark=mark,
                  texts=made, outcomes=("LO6",), **more)


def ladder(who, rater, levels, round_="before", rungs=RUNGS, **more):
    return piece(who, "threshold_ladder", title="Threshold ladder", ratings=(Rating(rater, round_, rungs, levels),), **more)


def tallied(*pieces):
    tally = Tally()
    tally.add(list(pieces))
    return tally


def test_the_copy_saved_last_counts_whatever_the_order_and_both_are_listed():
    early, late = piece("Sam", texts=("early",)), piece("Sam", created="2026-11-02T10:00:00Z", mark="b", texts=("late",))
    empty = dataclasses.replace(piece("Sam", created="2026-11-03T10:00:00Z", mark="c"), texts=(), outcomes=())
    twice = dataclasses.replace(late, path="again.json")
    example = piece("Sam", created="2026-11-09T10:00:00Z", mark="d", invented=True)
    found = {str((t.who(), t.texts(), t.gaps())) for t in (tallied(*order) for order in itertools.permutations([early, late, empty, twice, example]))}
    assert len(found) == 1
    tally = tallied(early, late, empty, twice, example)
    assert [row["text"] for row in tally.texts()] == ["late"] and sum(row["counts"] for row in tally.who()) == 1
    assert sorted(row["why_not"] for row in tally.who() if row["why_not"]) == sorted([EARLIER, EARLIER, SAME, "It is the course’s own worked example, and nobody’s work."])


def test_one_text_in_two_files_stands_once_with_both_names():
    row, = tallied(piece("Ann"), piece("Bo"), piece("Bo", "cpd_peer", texts=())).texts("supervision_page.noticed")
    assert row["who"] == ["Ann", "Bo"]


def test_a_person_counts_once_however_many_hand_in_their_sheet():
    shared = [ladder(who, "r1", {"ramp": 2, "stairs": 1}, created=f"2026-11-0{n}T10:00:00Z") for n, who in enumerate(("Ann", "Bo", "Cy"), 1)]
    figures = tallied(*shared, ladder("Di", "r2", {"ramp": 4})).thresholds()
    rows = {row["item"]: row for row in figures["rows"]}
    assert figures["people"] == {"before": 2, "after": 0} and rows["ramp"]["before"] == [0, 1, 0, 1] and rows["ramp"]["spread"] == 2
    assert rows["stairs"]["spread"] is None and list(rows) == ["ramp", "stairs"], "the most disputed stands first"


def test_the_two_that_need_action_are_apart_and_other_ladders_are_not_counted_in():
    figures = tallied(ladder("A", "r1", {"clinic": 2, "ramp": 1}), ladder("B", "r2", {"clinic": 4, "ramp": 3}), ladder("C", "r3", {"ramp": 4}, rungs=("a", "b", "c", "d"))).thresholds()
    assert [row["item"] for row in figures["rows"]] == ["ramp"] and [row["item"] for row in figures["apart"]["rows"]] == ["clinic"] and figures["elsewhere"] == 1
    assert "wrong together" in figures["said"] and figures["alpha"]["before"]["value"] is None and "too few" in figures["alpha"]["before"]["not_given_because"]


def test_alpha_is_that_of_the_published_example():
    """The four observers and twelve units of Krippendorff (2011), ordinal 0.815, on rungs: the one unit with a fifth level is left out on both sides."""
    from exercises.measures.krippendorff import alpha

    units = {"mondays": [1, 1, 1], "ramp": [2, 2, 3], "stairs": [2, 3, 3], "trainers": [3, 3], "room": [3, 4, 4], "grandad": [4, 4, 4], "maths": [2, 2, 2], "sister": [1, 2]}
    people = [{item: values[n] for item, values in units.items() if n < len(values)} for n in range(3)]
    figures = tallied(*(ladder(f"P{n}", f"r{n}", levels) for n, levels in enumerate(people))).thresholds()
    assert figures["alpha"]["before"]["value"] == pytest.approx(alpha(list(units.values()), (1, 2, 3, 4))) == pytest.approx(0.832, abs=0.001)


def test_spread_is_the_mean_over_all_pairs():
    for row in ([0, 0, 0, 0], [1, 0, 0, 0], [2, 0, 0, 0], [1, 0, 0, 1], [3, 2, 0, 5]):
        values = [level for level, many in enumerate(row) for _ in range(many)]
        pairs = [abs(a - b) for a, b in itertools.combinations(values, 2)]
        assert spread(row) == (sum(pairs) / len(pairs) if pairs else None)


def chose(who, choice, **more):
    return piece(who, "vignette", material="after-the-bridge-goes", title="After the bridge goes",
                 choices=(Choices("after-the-bridge-goes", 1, "lead", (("four-weeks", choice), ("two-readings", "watch"))),), **more)


def test_choices_are_counted_without_names_and_withheld_below_five():
    few = tallied(*(chose(f"P{n}", "ask") for n in range(counts.FEWEST_FOR_CHOICES - 1))).choices()
    assert few and all(row["withheld"] and not row["rows"] for row in few)
    many = tallied(*(chose(f"P{n}", "ask" if n else "refer") for n in range(counts.FEWEST_FOR_CHOICES))).choices()
    assert {row["scene"]: [(one["choice"], one["many"]) for one in row["rows"]] for row in many} == {
        "four-weeks": [("ask", 4), ("refer", 1)], "two-readings": [("watch", 5)]}
    assert "P0" not in str(many)
    assert tallied(*(piece(f"P{n}") for n in range(9))).choices() == []


def test_a_vignette_that_the_course_does_not_know_is_not_counted():
    strange = piece("Sam", "vignette", choices=(Choices("x" * 70, 1, "lead", (("a", "b"),)),))
    assert tallied(strange).choices() == []


def test_gaps_are_of_the_hand_in():
    a, b = piece("A"), dataclasses.replace(piece("B"), outcomes=(), not_outcomes=("LO6",), not_prompts=("P06",))
    figures = tallied(a, b).gaps()
    row = next(row for row in figures["rows"] if row["id"] == "LO6")
    assert (row["touched"], row["could"], row["of"]) == (1, 2, 2) == (1, 2, figures["learners"])
    assert "A" not in [cell for line in tables.gaps(figures)[1] for cell in line]


def test_nothing_counts_files_clicks_or_minutes_of_a_learner():
    rows = tallied(piece("A"), piece("A", mark="b", created="2026-11-05T10:00:00Z"), piece("B")).who()
    assert all(set(row) == {"who", "exercise", "material", "title", "version", "created", "path", "counts", "why_not"} for row in rows)
    assert [row["who"] for row in rows] == sorted(row["who"] for row in rows)


def test_a_seminar_page_escapes_what_learners_wrote_and_says_that_words_may_name():
    tally = tallied(piece("Ann Other", texts=("<script>alert(1)</script> born 3 May 1990",)), ladder("Bo Peep", "r1", {"ramp": 1}), ladder("Cy", "r2", {"ramp": 4}))
    bare = seminar.page(tally.thresholds(), tally.gaps(), tally.choices(), when="22 November 2026")
    assert "Two that stand apart" not in bare and "Ann Other" not in bare and "alert" not in bare and "wrong together" in bare and "gap in what was set" in bare
    ticked = seminar.page(texts=tally.texts("supervision_page.noticed"))
    assert "&lt;script&gt;" in ticked and "<script" not in ticked and seminar.NAMES_IN_TEXTS in ticked and "Look again: 1 of these holds" in ticked and "Ann" not in ticked
    assert seminar.page() and "Nothing was chosen" in seminar.page()


def test_texts_on_a_seminar_page_do_not_stand_in_the_order_of_names():
    rows = tallied(*(piece(f"P{n:02}", texts=(f"text {n:02}",)) for n in range(30))).texts()
    page = seminar.page(texts=rows)
    order = sorted(range(30), key=lambda n: page.index(f"text {n:02}"))
    assert order != sorted(order) and order != sorted(order, reverse=True)


def test_tables_are_safe_to_open_in_a_spreadsheet():
    tally = tallied(piece("=Ann", texts=("=1+1", "\tb")), chose("Bo", "ask"))
    for header, rows in (tables.who(tally.who()), tables.texts(tally.texts()), tables.gaps(tally.gaps()), tables.choices(tally.choices()),
                         tables.thresholds(tally.thresholds()), tables.prompts(tally.prompts()), tables.not_read([{"path": "=x", "why": "It."}])):
        text = csv.write(header, rows)
        assert not any(line.startswith(("=", "+", "@", "\t")) for line in text.splitlines()) and "\"=" not in text and ",=" not in text
