"""The word list, the record and its files: whole or not at all, and the same figures back."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.language_audit import files, inputs, rules, wordlist
from exercises.catalog.language_audit.matching import FLAGS
from exercises.record import envelope, tables
from exercises.record.problems import Problem

HEAD = "kind,words,why,ask,source\n"
ROOT = Path(__file__).parents[3]


def written(record):
    return envelope.write(files.SLUG, inputs.VERSION, record, rules.compute(record), record["notes"])


# The course's own list


def test_every_entry_of_the_courses_list_says_why_and_who_says_so():
    rows = wordlist.own()
    items = {item["id"] for item in tomllib.loads((ROOT / "docs/sources/items.toml").read_text(encoding="utf-8"))["item"]}
    assert set(wordlist.counts(rows)) >= set(FLAGS) and all(wordlist.counts(rows)[kind] >= 3 for kind in FLAGS)
    for row in rows:
        for part in row["source"].split(";"):
            part = part.strip()
            assert part in items or part in ("own argument", "Language That Cares (TACT, 2019)"), row
        if row["kind"] in FLAGS:
            assert row["ask"].endswith(("?", ".")) and row["why"].endswith("."), row


def test_the_list_goes_out_as_a_table_and_comes_back():
    rows = wordlist.own()
    assert wordlist.read(wordlist.write(rows)) == rows
    assert wordlist.read(f"\ufeff{wordlist.write(rows)}".replace("\r\n", "\n")) == rows
    assert wordlist.check(json.loads(json.dumps(rows))) == rows


def test_a_table_as_a_spreadsheet_saves_it_is_read():
    text = "Kind;Words;Why;Source;Mine\nLabel;=case / odd fish;it’s said;me;x\n\n"
    assert wordlist.read(text) == [{"kind": "label", "words": ["=case", "odd fish"], "why": "it’s said", "ask": "", "source": "me"}]


def test_a_list_with_a_header_only_is_an_empty_list():
    assert wordlist.read(HEAD) == []


@pytest.mark.parametrize("row, says", [
    ("insult,fish,why,,me", "Line 2, kind: “insult” is not one of"),
    ("label,,why,,me", "Line 2, words: nothing stands here"),
    ("label,///,why,,me", "Line 2, words: nothing stands here"),
    ("label,…,why,,me", "holds no letters"),
    ("label,fish,,,me", "Line 2, why: say in a sentence"),
    ("label,fish,why,,", "Line 2, source: say who says so"),
    ("label,a*,why,,me", "the * has to end a word of three letters"),
    ("label,fi*sh,why,,me", "the * has to end a word of three letters"),
    ("label,fish,why,,me\nblame,FISH / fish,why,,me", "stands here and in line 2"),
    ("label,fish,why,,me\nblame,fish,why,,me", "Line 3, words: “fish” stands here and in line 2"),
    ("label,fish,why", "Line 2 has 3 cells"),
    (f"label,{'fish ' * 900},why,,me", "longer than 4,000"),
])
def test_a_bad_entry_is_told_by_its_line(row, says):
    with pytest.raises(Problem) as told:
        wordlist.read(HEAD + row + "\n")
    assert says in str(told.value) and "was not opened." in str(told.value)


def test_too_many_entries_and_a_missing_column_are_told():
    with pytest.raises(Problem, match="601 entries"):
        wordlist.read(HEAD + "".join(f"label,fish{n},why,,me\n" for n in range(601)))
    with pytest.raises(Problem, match="source"):
        wordlist.read("kind,words,why\nlabel,fish,why\n")


def test_a_word_that_is_there_already_cannot_be_added():
    with pytest.raises(Problem, match="stands here"):
        wordlist.added(wordlist.own(), wordlist.entry_of("blame", "Hard-to-reach", "why", "", "me"))
    assert len(wordlist.added(wordlist.own(), wordlist.entry_of("blame", "odd fish", "why", "", "me"))) == len(wordlist.own()) + 1


# The record


@pytest.mark.parametrize("name", ["strategy", "note", "worked"])
def test_a_saved_audit_comes_back_to_the_same_figures(name):
    record = files.supplied(name)
    again = files.read("x.json", written(record))
    assert again == record and rules.compute(again) == rules.compute(record) and record["invented"]
    assert json.loads(written(record))["results"] == json.loads(json.dumps(rules.compute(record)))


@pytest.mark.parametrize("change, says", [
    ({"version": 2}, "version"), ({"text": 3}, "text: text is needed"), ({"text": "x" * 200_001}, "text: this is 200,001"),
    ({"reader": ""}, "reader’s name is empty"), ({"reader": 4}, "reader: a made-up name"), ({"words": "fish"}, "words: a list of entries"),
    ({"words": [{"kind": "label"}]}, "words, entry 1"), ({"words": [{"kind": "x", "words": ["fish"], "why": "w", "source": "s"}]}, "words, entry 1, kind"),
    ({"decisions": [{"phrase": "x"}]}, "decisions, number 1"), ({"decisions": {}}, "decisions: a list"),
    ({"decisions": [{"phrase": "x", "sentence": "x", "nth": True, "count": True, "reason": "r"}]}, "decisions, number 1"),
    ({"decisions": [{"phrase": "x", "sentence": "x", "nth": 0, "count": True, "reason": " "}]}, "decisions, number 1"),
    ({"others": [3]}, "others, number 1"), ({"others": [{"reader": "A", "rewrite": 3}]}, "others, number 1, rewrite"), ({"notes": []}, "notes: text"),
])
def test_a_damaged_record_is_told_by_its_field(change, says):
    with pytest.raises(Problem, match=says):
        inputs.check({**inputs.blank(), **change})


def test_a_list_that_is_the_courses_own_is_not_kept_twice():
    assert inputs.check({**inputs.blank(), "words": wordlist.own()})["words"] is None
    assert inputs.check({**inputs.blank(), "words": []})["words"] == []


def test_a_table_of_marks_holds_each_mark_and_is_safe_in_a_spreadsheet():
    record = {**inputs.blank(), "text": "=HYPERLINK(0) is a case. +Hostile"}
    rows = tables.read(files.as_csv(record), files.COLUMNS)
    assert [row["mark"] for row in rows] == ["case", "hostile"] and rows[0]["sentence"] == "=HYPERLINK(0) is a case."
    assert "'=HYPERLINK(0) is a case." in files.as_csv(record)
    assert len(tables.read(files.as_csv(files.supplied("note")), files.COLUMNS)) == len(rules.compute(files.supplied("note"))["first"]["marks"])


@pytest.mark.parametrize("name, content, says", [
    ("marks.csv", "draft,number\n", "Open the JSON file"), ("x.json", "{", "breaks off"), ("x.json", "Dear all", "not a file that an exercise saved"),
    ("x.json", b"\xff\xfe", "UTF-16"), ("x.json", " " * 10, "empty"),
])
def test_another_file_gets_a_sentence(name, content, says):
    with pytest.raises(Problem, match=says):
        files.read(name, content)


def test_the_printable_page_opens_every_table_and_runs_nothing():
    page = files.sheet({**files.supplied("worked"), "notes": "<script>1</script>"})
    assert "<details class" not in page and "<script" not in page and "&lt;script&gt;" in page and "default-src 'none'" in page


# Several readers


def decision(phrase, sentence, count=False):
    return {"phrase": phrase, "sentence": sentence, "nth": 0, "count": count, "reason": "because"}


def test_another_reader_comes_beside_and_the_same_file_twice_changes_nothing():
    mine = {**inputs.blank(), "text": "A case. More.", "reader": "Heron"}
    theirs = {**mine, "reader": "Otter", "decisions": [decision("case", "A case.")]}
    both, came = inputs.merged(mine, theirs)
    assert came == ["Otter"] and inputs.merged(both, theirs) == (both, [])
    assert inputs.merged(both, {**theirs, "text": "A  case.\nMore."})[1] == []
    assert rules.compute(both)["readers"]["apart"][0]["said"] == [[True, ""], [False, "because"]]


def test_two_files_under_one_name_stand_side_by_side_and_neither_is_overwritten():
    mine = {**inputs.blank(), "text": "A case.", "reader": "Heron", "decisions": [decision("case", "A case.", True)]}
    both, came = inputs.merged(mine, {**mine, "decisions": [decision("case", "A case.")]})
    assert came == ["Heron (2)"] and both["decisions"] == mine["decisions"]
    again, came = inputs.merged(both, {**mine, "rewrite": "other"})
    assert came == ["Heron (3)"] and len(again["others"]) == 2


def test_a_file_that_holds_others_brings_them_all():
    mine = {**inputs.blank(), "text": "A case.", "reader": "Heron"}
    theirs = {**mine, "reader": "Otter", "rewrite": "x", "others": [{"reader": "Alder", "rewrite": "y", "decisions": []}]}
    assert inputs.merged(mine, theirs)[1] == ["Otter", "Alder"]


def test_an_audit_of_another_text_is_refused():
    with pytest.raises(Problem, match="another text"):
        inputs.merged({**inputs.blank(), "text": "one"}, {**inputs.blank(), "text": "two", "rewrite": "x"})


def test_more_readers_than_a_table_holds_are_refused():
    record = {**inputs.blank(), "text": "x", "others": [{"reader": f"R{n}", "rewrite": str(n), "decisions": []} for n in range(inputs.MOST_READERS)]}
    with pytest.raises(Problem, match="which is the most"):
        inputs.merged(record, {**inputs.blank(), "text": "x", "reader": "Z", "rewrite": "z"})


PLAIN = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60)


@settings(max_examples=40, deadline=None)
@given(PLAIN, PLAIN, PLAIN)
def test_whatever_was_typed_comes_back_from_a_file(text, rewrite, notes):
    record = inputs.check({**inputs.blank(), "text": text, "rewrite": rewrite, "notes": notes})
    assert files.read("x.json", written(record)) == record


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(inputs.blank())), st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5),
                                                                          st.lists(st.integers(), max_size=2), st.just({}))))
def test_anything_under_the_right_names_is_taken_or_told(change):
    try:
        record = inputs.check({**inputs.blank(), **change})
    except Problem as problem:
        assert str(problem)
    else:
        assert inputs.check(record) == record
