"""What is kept of reflections, what is moved, merged and sent to a peer, and what strangers' files may not do."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.reflection import asked, files, inputs, models, peers, rules
from exercises.record import peers as shared
from exercises.record.problems import Problem

TODAY = "2026-03-04"
PAGE = {"kind": "reflection", "module": "m2", "id": "M2", "title": "Our own group", "outcomes": ["LO6", "LO1"], "prompts": ["P07"], "safely": "../",
        "asks": [{"key": "not-listened-to", "words": "What did you do? Give the words."}, {"key": "whose-silence", "words": "Whose silence?"}]}


@pytest.fixture(autouse=True)
def page():
    asked.register(PAGE)
    yield
    asked.register(None)


def ids(seed=7):
    dice = random.Random(seed)
    return lambda: inputs.new_id(lambda: dice.getrandbits(40))


def wrote(record=None, **words):
    """A record in which words stand: ``gibbs_felt="…"``; a prompt and a model are chosen."""
    record = record or inputs.renamed(inputs.with_prompt(inputs.changed(inputs.blank("m2"), model="gibbs"), "not-listened-to"), "rmine")
    for name, text in words.items():
        record = inputs.with_words(record, name, text, TODAY)
    return record


def one(record):
    return inputs.here(record)


# The models

def test_no_model_is_better_and_each_has_source_and_limit():
    assert list(models.MODELS) == ["none", "gibbs", "driscoll", "kolb", "schon"]
    years = {"gibbs": "1988", "driscoll": "1994", "kolb": "1984", "schon": "1983"}
    assert all(year in models.MODELS[id_]["source"] and len(models.MODELS[id_]["limit"]) > 40 for id_, year in years.items())
    assert [len(model["asks"]) for model in models.MODELS.values()] == [1, 6, 3, 4, 2]
    assert models.where("none_words") == "Without a model" and models.where("gibbs_felt") == "Gibbs: What did you feel?"


# Writing

def test_the_first_word_dates_it_and_later_ones_do_not():
    record = wrote(gibbs_felt="Cold")
    assert one(record)["written"] == TODAY and one(inputs.with_words(record, "unresolved", "Why", "2027-01-01"))["written"] == TODAY
    assert one(wrote(gibbs_felt=" "))["written"] == ""


def test_changing_the_model_keeps_every_word_and_moving_loses_none():
    record = wrote(gibbs_felt="Cold", gibbs_happened="He spoke on")
    other = inputs.changed(record, model="driscoll")
    assert one(other)["texts"] == one(record)["texts"] and inputs.elsewhere(one(other)) == ["gibbs_happened", "gibbs_felt"]
    moved = inputs.moved(inputs.moved(other, "gibbs_happened", "driscoll_what"), "gibbs_felt", "driscoll_what")
    assert one(moved)["texts"] == {"driscoll_what": "He spoke on\n\nCold"} and inputs.elsewhere(one(moved)) == []
    assert one(inputs.changed(other, model="gibbs"))["texts"] == one(record)["texts"]
    full = inputs.with_words(other, "driscoll_what", "x" * inputs.MOST_TEXT, TODAY)
    with pytest.raises(Problem, match="longer than the 6,000"):
        inputs.moved(full, "gibbs_felt", "driscoll_what")


@given(st.lists(st.one_of(st.tuples(st.just("write"), st.sampled_from((*models.PLACES, "own", "unresolved")), st.text(min_size=1, max_size=6)),
                          st.tuples(st.just("model"), st.sampled_from(list(models.MODELS)), st.just("")),
                          st.tuples(st.just("prompt"), st.sampled_from(["", "own", "not-listened-to", "gone"]), st.just(""))), max_size=12))
def test_whatever_is_chosen_no_word_is_lost(acts):
    record, should = inputs.blank("m2"), {}
    for act, name, text in acts:
        if act == "write":
            record, should[name] = inputs.with_words(record, name, text, TODAY), shared.kept(text, 9)
        else:
            record = inputs.changed(record, model=name) if act == "model" else inputs.with_prompt(record, name)
    held = one(record)
    stands = {**held["texts"], **{name: held[name] for name in ("own", "unresolved") if held[name]}}
    assert stands == {name: text for name, text in should.items() if text}
    assert inputs.check(json.loads(json.dumps(record))) == record


def test_a_reworded_prompt_keeps_the_words_that_were_answered():
    record = wrote(gibbs_felt="Cold")
    asked.register({**PAGE, "asks": [{"key": "not-listened-to", "words": "What did you do then?"}]})
    assert peers.asks_of(one(record)) == "What did you do? Give the words."
    assert rules.compute(record)["reflections"][0]["reworded"] == "What did you do then?"
    assert "in other words since: What did you do then?" in files.page(record)
    asked.register({**PAGE, "asks": []})
    assert rules.compute(record)["reflections"][0]["asks"] == "What did you do? Give the words.", "a prompt that is gone took no words with it"
    asked.register(None)
    assert rules.compute(record)["module"] == "M2" and rules.compute(record)["outcomes"] == []


def test_several_are_kept_and_one_is_removed():
    fresh = ids()
    two = wrote(inputs.added(wrote(gibbs_felt="One"), fresh()), none_words="Two")
    assert [row["texts"] for row in two["reflections"]] == [{"gibbs_felt": "One"}, {"none_words": "Two"}]
    three = inputs.added(two, fresh())
    assert inputs.added(three, fresh()) == three, "an empty one is opened and not doubled"
    left = inputs.removed(two, fresh())
    assert len(left["reflections"]) == 1 and left["here"] == "rmine"
    assert inputs.is_untouched(inputs.removed(left, fresh()))
    full = {**two, "reflections": [{**one(two), "id": f"r{n}"} for n in range(inputs.MOST_REFLECTIONS)]}
    with pytest.raises(Problem, match="which is the most"):
        inputs.added(full, fresh())


def test_what_a_tutor_reads_by_outcome_and_by_prompt():
    record = wrote(gibbs_felt="Cold", unresolved="Why he laughed")
    result = rules.compute(record)
    assert (result["module"], result["outcomes"], result["prompts"]) == ("M2", ["LO6", "LO1"], ["P07"])
    assert one(record)["serves"] == ["LO6", "LO1", "P07"], "also where a file is read without its page"
    assert "Cold" not in json.dumps(result), "the words stand once, in the inputs"
    record = inputs.changed(record, model="kolb")
    found = rules.free_text(record)
    assert [(row["prompt"], row["model"], row["question"], row["text"]) for row in found] == [
        ("not-listened-to", "kolb", peers.UNRESOLVED, "Why he laughed"), ("not-listened-to", "gibbs", "What did you feel?", "Cold")]


# Peers

def back_and_forth(record, unresolved=False, **answers):
    """What is sent, the peer's record once it is answered, and the writer's once it came back."""
    sent = peers.question(record, unresolved)
    theirs, _, step = peers.received({**inputs.blank(), "name": "Kestrel"}, "x.json", sent)
    assert step == "asked"
    for name, text in answers.items():
        theirs = {**theirs, "asked": shared.with_answer(theirs["asked"], theirs["open"], name, text, inputs.MOST_TEXT)}
    return sent, theirs


def test_one_reflection_goes_is_answered_and_both_records_hold_it():
    record = {**wrote(gibbs_felt="Cold", unresolved="Why he laughed"), "name": "Heron"}
    record = inputs.changed(wrote(inputs.changed(record, model="driscoll"), driscoll_what="He spoke on"))
    record = wrote(inputs.added(record, "rother"), none_words="Something else")
    record = {**record, "here": "rmine"}
    listed = "\n".join(peers.contents(one(record), False))
    assert "He spoke on" in listed and "Cold" not in listed and "Driscoll" not in listed
    sent, theirs = back_and_forth(record, heard="You were not heard", others="He might say he was nervous")
    assert all(word not in sent for word in ("Cold", "Something else", "Why he laughed", TODAY)), "the rest stays"
    assert "Why he laughed" in peers.question(record, True)
    back, said, step = peers.received(record, "y.json", peers.answer(theirs))
    assert step == "answered" and said == "Kestrel answered. Their words stand beside your reflection."
    [answer] = one(back)["answers"]
    assert answer["heard"] == "You were not heard" and answer["said"] == [{"asks": "What?", "text": "He spoke on"}] and peers.stands(one(back), answer)
    assert theirs["asked"][0]["said"] == answer["said"] and theirs["asked"][0]["heard"], "both hold what was answered, and to what"
    assert inputs.check(json.loads(json.dumps(back))) == back and inputs.check(json.loads(json.dumps(theirs))) == theirs
    again, said, _ = peers.received(back, "y.json", peers.answer(theirs))
    assert again["reflections"] == back["reflections"] and "here already" in said
    assert "What Kestrel answered" in files.page(back) and "What I answered Peer A" in files.page({**theirs, "asked": [{**theirs["asked"][0], "by": "Peer A"}]})
    assert "He spoke on" not in files.page(theirs), "what a peer wrote is not printed"
    own = files.read("x.json", files.own(back).encode(), "m2")
    assert own["reflections"][0]["answers"] == [] and own["reflections"][0]["texts"] == back["reflections"][0]["texts"] and own["asked"] == []
    with pytest.raises(Problem, match="Nothing of your own"):
        files.own(theirs)


def test_the_version_that_was_answered_stands_beside_a_reflection_that_changed_since():
    record = wrote(gibbs_felt="Cold")
    _, theirs = back_and_forth(record, heard="You were cold")
    later = inputs.with_words(record, "gibbs_felt", "Angry, I see now", TODAY)
    back, said, _ = peers.received(later, "y.json", peers.answer(theirs))
    assert "earlier version" in said and not peers.stands(one(back), one(back)["answers"][0])
    assert "To an earlier version: Cold" in files.page(back) and one(back)["texts"] == {"gibbs_felt": "Angry, I see now"}
    mended = inputs.with_words(back, "gibbs_felt", "Cold", TODAY)
    assert peers.stands(one(mended), one(mended)["answers"][0]), "the words are compared, not the clock"


def test_what_a_peer_cannot_do():
    record = wrote(gibbs_felt="Cold")
    sent, theirs = back_and_forth(record, heard="x")
    with pytest.raises(Problem, match="your own"):
        peers.received(record, "x.json", sent)
    with pytest.raises(Problem, match="not in this record. Open the file on the reflect page of module M2"):
        peers.received(inputs.blank("m3"), "y.json", peers.answer(theirs))
    with pytest.raises(Problem, match="None of the three"):
        peers.answer(back_and_forth(record)[1])
    with pytest.raises(Problem, match="Nothing is written"):
        peers.question(inputs.blank("m2"), True)
    with pytest.raises(Problem, match="says something else"):
        peers.received(theirs, "x.json", peers.question(inputs.with_words(record, "gibbs_felt", "Warm", TODAY), False))
    assert theirs["asked"][0]["heard"] == "x"


def changed(sent, **values):
    held = json.loads(sent)
    held["inputs"].update(values)
    return json.dumps(held).encode()


@pytest.mark.parametrize("values, words", [
    ({"step": "paid"}, "step"), ({"id": "../x"}, "id"), ({"by": 7}, "by"), ({"by": " "}, "made-up name"), ({"said": "x"}, "said"), ({"said": []}, "not those"),
    ({"said": [{"asks": "a", "text": "another"}]}, "not those that it was made with"), ({"said": [{"asks": "", "text": "x" * 6001}]}, "6,000"),
    ({"said": [{"asks": "", "text": "x"}] * 8}, "7 at most"), ({"said": [7]}, "set of named fields"), ({"asks": "Other words"}, "not those"),
    ({"digest": "0"}, "not those"), ({"model": "magic"}, "model"), ({"module": "<b>"}, "module"), ({"heard": "x" * 6001}, "heard")])
def test_a_strangers_file_is_refused_in_a_sentence(values, words):
    sent = changed(peers.question(wrote(gibbs_felt="Cold"), False), **values)
    with pytest.raises(Problem, match=words) as found:
        peers.received(inputs.blank(), "x.json", sent)
    assert 20 < len(str(found.value)) < 400


JSON = st.recursive(st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=8) | st.sampled_from(["m2", "own", "gibbs", "none", TODAY]),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                        st.sampled_from(["version", "module", "reflections", "id", "here", "asked", "name", "texts", "answers", "said", "model", "prompt", "gibbs_felt"]),
                        inner, max_size=6), max_leaves=14)


@settings(max_examples=150)
@given(JSON)
def test_whatever_is_read_is_a_record_or_a_sentence(data):
    for held in (data, {"version": 1, "reflections": [{"id": "r1", **data}] if isinstance(data, dict) else data}):
        try:
            made = inputs.check(held)
        except Problem as problem:
            assert len(str(problem)) > 20
        else:
            assert inputs.check(made) == made and rules.free_text(made) is not None


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(["step", "id", "by", "module", "asks", "model", "said", "digest", "heard", "answered_by"]), JSON, max_size=5))
def test_whatever_a_peer_sends_nothing_here_is_overwritten(values):
    record = wrote(gibbs_felt="Cold")
    _, theirs = back_and_forth(record, heard="Yes")
    for mine, sent in ((theirs, peers.question(record, False)), (record, peers.answer(theirs))):
        before = json.dumps(mine)
        try:
            made, said, _ = peers.received(mine, "x.json", changed(sent, **values))
        except Problem as problem:
            assert len(str(problem)) > 20
        else:
            assert inputs.check(made) == made and len(said) > 20
            assert [{**row, "answers": []} for row in made["reflections"]] == [{**row, "answers": []} for row in mine["reflections"]]
            assert made["asked"][:len(mine["asked"])] == mine["asked"]
        assert json.dumps(mine) == before


# Files

def test_two_devices_are_put_together_and_nothing_gives_way():
    fresh = ids()
    mine = wrote(gibbs_felt="Cold")
    other = inputs.with_words(mine, "gibbs_felt", "Warm", TODAY)
    both, came, beside = inputs.merged(mine, other, fresh)
    assert (came, beside) == (1, 1) and [row["texts"]["gibbs_felt"] for row in both["reflections"]] == ["Cold", "Warm"]
    assert inputs.merged(mine, mine, fresh)[1] == 0
    empty, came, beside = inputs.merged(inputs.blank("m2"), mine, fresh)
    assert (came, beside) == (1, 0) and empty["reflections"] == mine["reflections"]


def test_a_file_is_opened_where_it_belongs():
    from exercises.record import envelope

    record = wrote(gibbs_felt="Cold")
    held = envelope.write(files.SLUG, 1, record, {}, "").encode()
    assert files.read("x.json", held, "m2") == record
    with pytest.raises(Problem, match="belong to module M2"):
        files.read("x.json", held, "m3")
    with pytest.raises(Problem, match="from a peer"):
        files.read("x.json", peers.question(record, False).encode(), "m2")
    with pytest.raises(Problem, match="JSON"):
        files.read("x.csv", b"", "m2")
    with pytest.raises(Problem, match="Nothing has been written"):
        files.page(inputs.blank("m2"))


def test_the_page_to_print_is_words_and_nothing_else():
    record = wrote(gibbs_felt="<script>alert(1)</script>", unresolved="It & that")
    page = files.page(record)
    assert "&lt;script&gt;" in page and "<script" not in page and "It &amp; that" in page and "4 March 2026, set down with Gibbs" in page
    kinds = {part[0] for part in files.parts(record, one(record))}
    assert kinds == {"heading", "paragraph"} and files.parts(record, one(record))[0] == ("heading", "What did you do? Give the words.", 2)
