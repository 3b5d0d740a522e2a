"""The audit's figures: the outline's check values, its edge cases one by one, and what holds of any text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.language_audit import acting, ellie, files, inputs, rules, wordlist
from exercises.catalog.language_audit.matching import FLAGS
from exercises.catalog.language_audit.reading import Reading, pieces

OWN = wordlist.own()


def entry(words, kind="label"):
    return wordlist.entry_of(kind, words, "because", "", "own argument")


def marks(text, rows=OWN, decisions=()):
    return [(mark["phrase"], mark["kind"], mark["status"]) for mark in rules.draft(text, rows, decisions)["marks"]]


def phrases(text, rows=OWN):
    return [phrase for phrase, _, _ in marks(text, rows)]


def filled(hits, words, hit="case"):
    """A text of so many words, so many of them marks."""
    return " ".join([hit, *["stone"] * (words // hits - 1)] * hits + ["stone"] * (words - hits * (words // hits)))


# The outline's check values


def test_twelve_in_400_and_five_in_380():
    record = {**inputs.blank(), "text": filled(12, 400), "rewrite": filled(5, 380), "words": [entry("case")]}
    results = rules.compute(record)
    assert results["first"]["words"] == 400 and results["rewrite"]["words"] == 380
    assert results["first"]["counts"]["label"] == 12 and results["rewrite"]["counts"]["label"] == 5
    assert f"{results['first']['rates']['label']:.2f}" == "3.00"
    assert f"{results['rewrite']['rates']['label']:.2f}" == "1.32"
    assert f"{results['ratios']['label']:.2f}" == "2.28"


def test_no_interval_is_given_anywhere():
    # Section 0 of the outline: one note is no sample.
    results = rules.compute(files.supplied("worked"))
    assert not any(word in str(sorted(results)) for word in ("interval", "lower", "upper", "p_value"))


def test_readability_of_a_hundred_words_in_five_sentences():
    # 20 words a sentence, 10 of one syllable and 10 of two: 150 syllables.
    text = " ".join([" ".join(["stone"] * 10 + ["mother"] * 10) + "."] * 5)
    read = rules.draft(text, [])["readability"]
    assert read["syllables"] == 150 and read["longest"] == 20
    assert round(read["ease"], 1) == 59.6 and round(read["grade"], 1) == 9.9


# Empty, short, long, not English


def test_nothing_gives_nothing_and_says_so():
    for text in ("", "   \n\t ", "…!?", "<b></b>"):
        found = rules.draft(text, OWN)
        assert found["state"] == "empty" and found["words"] == 0 and found["not_defined_because"] == "there is no text"
        assert set(found["rates"].values()) == {None} and found["readability"]["grade"] is None


@pytest.mark.parametrize("words, state", [(1, "short"), (49, "short"), (50, "full"), (51, "full")])
def test_below_fifty_words_there_are_counts_only(words, state):
    found = rules.draft(filled(1, words), [entry("case")])
    assert found["state"] == state and found["counts"]["label"] == 1
    assert (found["rates"]["label"] is None) == (state == "short")
    if state == "short":
        assert "below 50 one mark would make the rate" in found["not_defined_because"]


def test_20000_words_are_read_and_one_more_is_not():
    most = rules.draft(filled(100, 20_000), [entry("case")])
    assert most["state"] == "full" and most["words"] == 20_000 and most["rates"]["label"] == 0.5
    over = rules.draft(filled(100, 20_001), [entry("case")])
    assert over["state"] == "too_long" and over["words"] == 20_001 and not over["marks"]
    assert "20,000 are the most" in over["not_defined_because"]


@pytest.mark.parametrize("text", [
    "Mama powiedziała, że dzieci chodzą do szkoły i że nie rozumie listu, który przyszedł. " * 6,
    "Mae'r fam yn dweud bod y plant yn mynd i'r ysgol ac nad yw hi'n deall y llythyr. " * 6,
    "La madre dice que los niños van a la escuela y no entiende la carta que llegó. " * 6,
    "Hooyadu waxay sheegtay in carruurtu ay iskuulka aadaan oo aanay fahmin warqadda iyo waxa ku qoran " * 6,
    "أمي لا تفهم الرسالة التي جاءت من المدرسة " * 12,
])
def test_another_language_gets_counts_and_no_rates(text):
    found = rules.draft(text, OWN)
    assert found["state"] == "not_english" and found["words"] > 50 and found["rates"]["label"] is None
    assert "does not look like English" in found["not_defined_because"]


def test_clipped_notes_are_still_english():
    assert rules.draft("Mum tired. Flat cold. Boiler broken since Monday; landlord rung twice. Max late again. " * 5, OWN)["state"] == "full"


def test_an_english_note_with_words_of_another_language_stays_english():
    text = "She said “nie rozumiem tego listu” and gave it to me. " * 8
    assert rules.draft(text, OWN)["state"] == "full"


# What is found


def test_a_word_inside_a_word_is_none():
    assert phrases("cased, encased, casework, suitcases and showcase") == []


@pytest.mark.parametrize("text", ["hard to reach", "hard-to-reach", "Hard-To-Reach", "HARD TO REACH", "hard‐to‐reach", "hard‑to‑reach",
                                  "hard–to–reach", "hard to\nreach", "hard\u00ad-to-reach", "<i>hard</i> to reach"])
def test_hyphens_capitals_and_breaks_do_not_hide_a_phrase(text):
    assert len(phrases(f"They are {text} here")) == 1


@pytest.mark.parametrize("text", ["hard, to reach", "hard. To reach", "hard (to) reach", "hard to. reach"])
def test_a_phrase_does_not_go_over_a_stop(text):
    assert phrases(text, [entry("hard to reach")]) == []


@pytest.mark.parametrize("text", ["can't cope", "can’t cope", "canʼt cope", "CAN’T COPE"])
def test_every_apostrophe_is_one(text):
    assert len(phrases(text, [entry("can't cope", "blame")])) == 1


def test_a_possessive_is_the_word():
    assert phrases("the family’s case’s end", [entry("family"), entry("case")]) == ["family’s", "case’s"]


def test_composed_and_decomposed_letters_are_one():
    assert len(phrases("cafe\u0301", [entry("café")])) == len(phrases("café", [entry("cafe\u0301")])) == 1


def test_a_star_stands_for_any_ending():
    assert phrases("engage engaging engagement disengaged", [entry("engag*")]) == ["engage", "engaging", "engagement"]


def test_the_longest_wins_then_the_first_then_the_earlier_entry():
    rows = [entry("case"), entry("a case for"), entry("for a person", "blame"), entry("person", "jargon")]
    assert [(p, k) for p, k, _ in marks("he is a case for a person", rows)] == [("for a person", "blame"), ("case", "label")][::-1]
    same = [entry("a b"), entry("b c", "blame")]
    assert phrases("a b c", same) == ["a b"]


def test_leave_alone_keeps_a_shorter_word_from_being_marked():
    assert phrases("In case it is a case") == ["case"]


def test_markup_is_no_word_and_hides_none():
    found = rules.draft("<p class='case'>She is <b>resistant</b> &amp; tired</p><!-- case -->", OWN)
    assert [m["phrase"] for m in found["marks"]] == ["resistant"] and found["words"] == 4


def test_an_entry_in_capitals_is_found_in_capitals_only():
    assert phrases("the best BEST", [entry("BEST", "jargon")]) == ["best"]
    assert rules.draft("the best BEST", [entry("BEST", "jargon")])["marks"][0]["start"] == 9


def test_an_empty_list_marks_nothing_and_is_no_error():
    found = rules.draft("She is a hostile case. " * 20, [])
    assert found["marks"] == [] and found["rates"]["blame"] == 0.0


# Negation and quotation


@pytest.mark.parametrize("text, status", [
    ("She was not resistant.", "denied"), ("She is not at all hostile.", "denied"), ("Mum isn’t hostile", "denied"),
    ("never hostile", "denied"), ("neither hostile nor loud", "denied"), ("without being hostile", "denied"),
    ("not only hostile", "counts"), ("no longer hostile", "counts"), ("no doubt hostile", "counts"), ("whether or not hostile", "counts"),
    ("She did not come, and is hostile", "counts"), ("I do not know. Hostile", "counts"), ("not tired but hostile", "counts"),
    ("She does not like the man who is hostile", "counts"),
])
def test_a_not_before_it_denies_a_mark(text, status):
    assert [m[2] for m in marks(text) if m[0] == "hostile" or m[0] == "resistant"] == [status]


def test_a_phrase_that_holds_its_own_not_is_not_denied():
    assert ("did not engage", "blame", "counts") in marks("She did not engage.")


def test_jargon_and_a_missing_doer_are_not_denied():
    assert {m[2] for m in marks("No threshold was met and she was not referred on")} == {"counts"}


@pytest.mark.parametrize("text", ["“I am not a case”", '"I am a case"', "‘I am a case’", "'I am a case'", "She said 'I'm no case'.", "“a\ncase”"])
def test_words_in_quotation_marks_are_told_apart(text):
    assert [m[2] for m in marks(text) if m[0] == "case"] == ["quoted"]


@pytest.mark.parametrize("text", ["the parents' case and the boys' case", "it's a case, isn't it", "“a case", "a case”", "5' 4\" case"])
def test_an_apostrophe_or_a_lost_mark_opens_no_quotation(text):
    assert "quoted" not in {m[2] for m in marks(text)}


def test_quoted_and_denied_marks_are_out_of_the_rate_and_counted_apart():
    text = "She said “a case”. She is not hostile. A case. " + "stone " * 88
    found = rules.draft(text, OWN)
    assert found["apart"] == {"quoted": 1, "denied": 1, "left_out": 0}
    assert found["counts"]["label"] == 1 and found["counts"]["blame"] == 0


# Decisions


def test_a_decision_needs_a_reason_and_turns_a_mark_round_both_ways():
    record = {**inputs.blank(), "text": "A case. She is not hostile."}
    case, hostile = rules.compute(record)["first"]["marks"]
    with pytest.raises(ValueError, match="Write a reason first"):
        inputs.decided(record, case, False, "  ")
    record = inputs.decided(record, case, False, "a law case")
    record = inputs.decided(record, hostile, True, "it is written all the same")
    found = rules.compute(record)["first"]
    assert [m["status"] for m in found["marks"]] == ["left_out", "counted_again"]
    assert found["counts"]["label"] == 0 and found["counts"]["blame"] == 1
    record = inputs.undecided(record, case)
    assert [m["status"] for m in rules.compute(record)["first"]["marks"]] == ["counts", "counted_again"]


def test_a_decision_holds_for_one_of_two_alike_and_follows_its_sentence_into_the_rewrite():
    record = {**inputs.blank(), "text": "A case is a case. And more.", "rewrite": "Less now. A case is a case. It was a case."}
    second = rules.compute(record)["first"]["marks"][1]
    assert second["nth"] == 1
    results = rules.compute(inputs.decided(record, second, False, "why not"))
    assert [m["status"] for m in results["first"]["marks"]] == ["counts", "left_out"]
    assert [m["status"] for m in results["rewrite"]["marks"]] == ["counts", "left_out", "counts"]
    changed = {**inputs.decided(record, second, False, "why not"), "text": "A case was a case."}
    assert rules.compute({**changed, "rewrite": ""})["spent"] == 1 and rules.compute(record)["spent"] == 0


# Ratio


def test_a_ratio_with_nothing_below_is_not_defined_and_says_why():
    record = {**inputs.blank(), "text": filled(2, 60), "rewrite": "stone " * 60, "words": [entry("case")]}
    results = rules.compute(record)
    assert results["ratios"]["label"] is None and "nought" in results["ratio_not_defined_because"]["label"]
    no_rewrite = rules.compute({**record, "rewrite": ""})
    assert "no rate for the rewrite: there is no text" in no_rewrite["ratio_not_defined_because"]["label"]
    assert rules.ratio(0.0, 2.0) == 0 and rules.ratio(None, 2.0) is None and rules.per_hundred(0, 0) is None


# Letters


def test_letters_written_out_once_are_no_mark():
    assert phrases("A child in need (CIN) plan. The CIN plan.") == []
    assert phrases("The CIN (child in need) plan; CIN.") == []
    assert [a["letters"] for a in rules.draft("The CIN plan and the QZX and two QZXs.", OWN)["acronyms"]] == ["QZX", "CIN"]
    assert rules.draft("CIN", OWN)["acronyms"][0]["meaning"].startswith("Child in need")
    assert phrases("Yes. Father (FOC) came") == ["foc"]


def test_shouting_is_no_acronym_and_neither_is_tv():
    assert phrases("In Y6 the GP and the K4 lane.", []) == []
    assert phrases("THE TEXT IS ALL SHOUTED AT US. TV and UK and II.", []) == []


# Who acts


@pytest.mark.parametrize("text, group, way", [
    ("Mum rang the school.", "family", "does"), ("Mum was referred to the centre.", "family", "done_to"),
    ("Mum is low in mood.", "family", "described"), ("Mum has been asked to come.", "family", "done_to"),
    ("The mother was tired.", "family", "described"), ("Ellie was spoken to.", "child", "done_to"), ("Ellie cooks.", "child", "does"),
    ("I rang.", "service", "does"), ("We were told late.", "service", "done_to"), ("The school has asked for a letter.", "service", "does"),
    ("In the mother’s view the school was late.", "service", "described"), ("It was cold.", None, None), ("Mum’s shifts were cut.", None, None),
    ("Families with complex needs will be allocated a worker.", "family", "done_to"), ("Plan: go on.", None, None),
    ("Children are supported by a worker.", "child", "done_to"),
])
def test_who_acts_is_guessed(text, group, way):
    act = acting.who_acts(Reading(text), OWN, ("Ellie",), ("Dawn",))[0]
    assert (act["group"], act["way"]) == (group, way)


def test_she_is_whoever_of_the_family_came_last():
    acts = acting.who_acts(Reading("Dawn came. She rang. Ellie sang. She was heard."), OWN, ("Ellie",), ("Dawn",))
    assert [(a["group"], a["way"]) for a in acts] == [("family", "does"), ("family", "does"), ("child", "does"), ("child", "done_to")]


def test_names_are_counted_against_role_words_only_where_names_are_given():
    found = rules.draft("Dawn rang. Mum rang. The mother and Ellie.", OWN, (), ("Ellie",), ("Dawn",))
    assert found["mentions"] == {"names_given": True, "by_name": 2, "by_role": 2}
    assert rules.draft("Dawn rang.", OWN)["mentions"]["names_given"] is False


# Sentences


@pytest.mark.parametrize("text, count", [
    ("Mr. Khan came at 4.15. Dr. Bell left.", 2), ("It was e.g. late. Yes.", 2), ("One? Two! Three… Four", 4), ("- one\n- two\n- three", 3),
    ("A line\nthat goes on. End.", 2), ("First\n\nSecond", 2), ("She said “No.” Then she left.", 2), ("J. Smith came.", 1), ("and I. Then you.", 2),
])
def test_sentences_are_parted_roughly(text, count):
    assert len(Reading(text).sentences) == count


# Ellie


def test_ellie_asks_by_the_kind_of_mark_and_at_long_sentences():
    found = ellie.read(rules.draft("Mum is hostile. The HV came. Nothing here. " + "word " * 26 + ".", OWN))
    assert [len(one["asks"]) for one in found["sentences"]] == [1, 1, 0, 1] and found["asked"] == 3
    assert "Did anybody ask why?" in found["sentences"][0]["asks"][0] and "What is “HV”?" == found["sentences"][1]["asks"][0]
    assert "26 words without a stop" in found["sentences"][3]["asks"][0]


# Readers


def test_readers_are_set_side_by_side_and_only_where_they_differ():
    results = rules.compute(files.supplied("worked"))
    assert results["readers"]["names"] == ["Heron (invented)", "Otter (invented)"]
    assert {one["phrase"] for one in results["readers"]["apart"]} == {"hostile", "always", "known to services", "refuses"}
    assert all(any(reason for _, reason in one["said"]) for one in results["readers"]["apart"])


def test_the_supplied_note_is_the_easier_and_the_colder_of_the_two():
    note = rules.compute(files.supplied("note"))["first"]
    policy = rules.compute(files.supplied("strategy"))["first"]
    # The page says so: about the reading of nine, and of fifteen.
    assert (round(note["readability"]["grade"]) + 5, round(policy["readability"]["grade"]) + 5) == (9, 15)
    assert note["rates"]["blame"] > policy["rates"]["blame"]


def test_the_paper_version_holds_the_same_note():
    paper = Path(__file__).with_name("paper.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| \d+ \| (.+?) \| \|$", paper, re.M)
    bare = [re.sub(r"[“”\"]", "", text).replace("’", "'") for text in (" ".join(lines), files.supplied("note")["text"])]
    assert len(lines) == 14 and bare[0].split() == bare[1].split()
    assert f"The note has {rules.compute(files.supplied('note'))['first']['words']} words" in paper


# Whatever is typed

ALPHABET = st.sampled_from(list("aeinrst .,-’'“”\"\n*<>&;()ABCN") + ["not ", "case ", "hostile ", "hard-to-reach ", "\u00ad", "\u0301", "ß", "م", "\ud83d", "CIN "])
ANY = st.one_of(st.text(max_size=120), st.lists(ALPHABET, max_size=60).map("".join))


@settings(max_examples=120, deadline=None)
@given(ANY)
def test_any_text_is_read_and_its_marks_lie_in_it_apart_and_in_order(text):
    found = rules.draft(text, OWN)
    at = 0
    for mark in found["marks"]:
        assert at <= mark["start"] < mark["end"] <= len(found["text"])
        assert " ".join(found["text"][mark["start"]:mark["end"]].casefold().split()) == mark["phrase"]
        at = mark["end"]
    assert sum(found["counts"].values()) + sum(found["apart"].values()) == len(found["marks"])
    assert len(found["acts"]) == len(found["sentence_list"]) == found["sentences"]
    assert found["words"] >= found["sentences"]
    assert all(rate is None or 0 <= rate <= 100 for rate in found["rates"].values())


@settings(max_examples=60, deadline=None)
@given(ANY, st.sampled_from(FLAGS))
def test_without_entries_of_a_kind_there_are_no_marks_of_it_but_letters(text, kind):
    rows = [row for row in OWN if row["kind"] != kind]
    assert all(mark["kind"] != kind or mark["row"] is None for mark in rules.draft(text, rows)["marks"])


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_capitals_make_no_difference_to_words(text):
    row = [entry("hard to reach / case / hostile")]
    lower, upper = text.lower(), text.lower().upper()
    if upper.lower() == lower:
        assert len(rules.draft(lower, row)["marks"]) == sum(1 for m in rules.draft(upper, row)["marks"] if m["row"] is not None)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_the_pieces_of_a_phrase_are_found_in_itself(text):
    found = pieces(text)
    if found and not any(piece.endswith("*") for piece in found):
        assert all(piece == piece.casefold() for piece in found)
