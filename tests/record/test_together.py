"""Every exercise's rule of merging, held to one promise: in whichever order, and however often, the same is said and nothing is lost."""

import copy
import importlib
import json
import random

import pytest

from exercises import together as door
from exercises.record import together
from exercises.record.problems import Problem
from exercises.record.together import Merged
from tests.record import released
from tests.support import asked_for_long
from tools.course import load
from tools.ground.places import ROOT

COUNT = 300 if asked_for_long() else 10
SEED = 20261122
# A tutor's instrument keeps and saves nothing, so that there is nothing to put together.
SLUGS = sorted(path.parent.name for path in ROOT.glob("exercises/catalog/*/exercise.toml") if "\nstands_on" not in path.read_text("utf-8"))
RULES = {slug: importlib.import_module(f"exercises.catalog.{slug}.together") for slug in SLUGS}
MERGING = [slug for slug in SLUGS if RULES[slug].MERGES]
of_each = pytest.mark.parametrize("slug", MERGING)


def samples(slug):
    """Released records that this course reads and that no group or meeting is in the middle of."""
    found = []
    for path in released.of_exercises():
        if path.parent.name == slug:
            found.append((path.name, path.read_text("utf-8")))
    return found


def variants(slug, seed):
    """Three copies of one released record as three people may have gone on with it."""
    chance, rule = random.Random(seed), RULES[slug]
    name, text = chance.choice([one for one in samples(slug) if "nothing" not in one[0]])
    copies = []
    while len(copies) < 3:
        held = json.loads(text)
        # A conflict would name what has gone, and figures are worked out from a world: these are left as they are.
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            _change(held["inputs"], chance)
        try:
            copies.append(rule.read(name, json.dumps(held)))
        except Problem:
            continue
    return copies


def _change(inputs, chance):
    """Something that somebody may have done: a row taken out, a text gone on with, a tick changed."""
    places = list(_places(inputs))
    if not places:
        return
    holder, key = chance.choice(places)
    value = holder[key]
    if isinstance(value, bool):
        holder[key] = not value
    elif isinstance(value, str):
        holder[key] = f"{value} {chance.choice(('and more', 'or less', 'x'))}".strip()
    elif isinstance(value, list):
        del value[chance.randrange(len(value))]


def _places(value, way=()):
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in steps:
        if step in ("world", "figures", "id", "conflicts", "vignette", "invented", "kind", "version"):
            continue
        if isinstance(one, (bool, str)) or isinstance(one, list) and one:
            yield value, step
        yield from _places(one, (*way, step))


def put(slug, *copies):
    """What copies come to, put together in this order, or the sentence that says why they do not."""
    rule = RULES[slug]
    try:
        made = Merged(copy.deepcopy(copies[0]))
        for one in copies[1:]:
            made = rule.merge(made, Merged(copy.deepcopy(one)))
        return made
    except Problem:
        return None


def says(slug, made):
    """All that a merged record says, whichever device it is on and in whatever order; None where there is none."""
    if made is None:
        return None
    conflicts = sorted((json.dumps(one["place"]), sorted(json.dumps(version, sort_keys=True) for version in one["versions"])) for one in made.conflicts)
    return json.dumps([RULES[slug].said(made.record), conflicts], sort_keys=True, default=str)


def test_every_exercise_says_how_two_of_its_records_become_one_or_why_they_stay_apart():
    course = load.load(ROOT)
    titles = {exercise.slug: exercise.title for exercise in course.exercises}
    for slug, rule in RULES.items():
        assert rule.SENTENCE.endswith(".") and isinstance(rule.MERGES, bool) and isinstance(rule.SIDED, bool), slug
        assert rule.TITLE == titles.get(slug, "Vignettes"), slug
        if not rule.MERGES:
            assert rule.SENTENCE.startswith("Stays apart"), slug
        assert door.rule(slug) is rule


def test_the_page_for_a_group_says_the_same_sentences():
    page = (ROOT / "docs" / "work-in-a-group.md").read_text("utf-8")
    for slug, rule in RULES.items():
        assert slug == "work_in_a_group" or f"| {rule.SENTENCE} |" in page, f"{slug}: the page does not say what its rule says"


@pytest.mark.parametrize("slug", ["no_such_exercise", "", "../record", "record.envelope", "Stage", None, 3, "x" * 200])
def test_a_name_that_is_no_exercise_is_refused_in_a_sentence(slug):
    with pytest.raises(Problem, match="no exercise of this course"):
        door.rule(slug)


@of_each
def test_the_order_makes_no_difference(slug):
    tried = 0
    for seed in range(SEED, SEED + COUNT):
        a, b, c = variants(slug, seed)
        first, other = put(slug, a, b), put(slug, b, a)
        if RULES[slug].SIDED and slug == "assignment_planner":
            # Of another's plan only the coverage comes, so that whose plan it is counts; two copies of one plan do not.
            if a["id"] != b["id"]:
                continue
        assert says(slug, first) == says(slug, other), (slug, seed)
        assert says(slug, put(slug, a, b, c)) == says(slug, put(slug, c, a, b)), (slug, seed)
        tried += first is not None
    assert tried > COUNT / 3, "hardly any two copies were put together"


@of_each
def test_the_same_file_twice_changes_nothing(slug):
    for seed in range(SEED, SEED + COUNT):
        a, b, _ = variants(slug, seed)
        if slug == "assignment_planner" and a["kind"] != "own":
            # What the course supplied as an example is put together with nothing.
            assert put(slug, a, a) is None
            continue
        assert says(slug, put(slug, a, a)) == says(slug, Merged(a)), (slug, seed)
        once = put(slug, a, b)
        if once is not None:
            assert says(slug, put(slug, a, b, b)) == says(slug, put(slug, a, b, a)) == says(slug, once), (slug, seed)


@of_each
def test_what_is_asked_can_be_answered_and_every_version_is_offered(slug):
    rule, asked = RULES[slug], 0
    for seed in range(SEED, SEED + COUNT):
        a, b, c = variants(slug, seed)
        made = put(slug, a, b, c)
        for _ in range(200):
            questions = rule.waiting(made) if made else ()
            if not questions:
                break
            asked += 1
            question = questions[0]
            assert question.about and len(question.answers) >= 2 and all(len(row) == 1 + len(question.answers) for row in question.rows)
            try:
                made = rule.settle(made, question, seed % len(question.answers))
            except Problem as problem:
                # So answered the record would contradict itself, and says so; the other answer has to do.
                assert problem.sentence.endswith(".")
                made = rule.settle(made, question, (seed + 1) % len(question.answers))
        else:
            raise AssertionError(f"{slug}, seed {seed}: there is no end of questions")
        if made and not rule.waiting(made):
            text = rule.write(made.record)
            assert rule.read("file.json", text) == rule.read("file.json", rule.write(rule.read("file.json", text))), (slug, seed)
            assert rule.told(made.record)
    if slug in ("stage_tracker", "threshold_ladder", "whose_evidence", "knowing_the_end", "family_map", "talk_recorder", "case_conference"):
        assert asked, "no two copies differed, so that nothing was tried"


def test_three_copies_that_differ_on_one_place_keep_three_versions_in_any_order():
    copies = [Merged({"title": words, "rows": [{"id": "a", "note": "same"}]}) for words in ("one", "two", "three")]
    found = set()
    for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0)):
        made = copies[order[0]]
        for at in order[1:]:
            made = together.by_field(made, copies[at])
        found.add(json.dumps([made.record, made.conflicts]))
        assert [one["versions"] for one in made.conflicts] == [["one", "three", "two"]]
        assert together.settled_by_field(made, together.asked_by_field(made)[0], 1) == Merged({"title": "three", "rows": [{"id": "a", "note": "same"}]})
    assert len(found) == 1
