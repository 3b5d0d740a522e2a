"""A plan out into files and back: JSON, table, calendar, documents, the coverage alone."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.assignment_planner import brief, checking, files, inputs, outline, rules, sheet, supplied
from exercises.record.problems import Problem

CREATED = "2026-11-22T10:11:12Z"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
words = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n=+-@'\""), max_size=60)


def said(data):
    """The words of a Word document, a line for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))
    return ["".join(node.text or "" for node in one.iter(f"{W}t")) for one in tree.iter(f"{W}p")]


@st.composite
def plans(draw):
    sources = [{"id": f"s{n}", "name": f"Source {n} {draw(st.sampled_from(('', '2007', '=SUM', 'é')))}".strip(), "year": draw(words)[:40], "through": draw(words),
                "voices": brief.ordered(draw(st.sets(st.sampled_from(list(brief.VOICES)))), brief.VOICES), "read": draw(st.sampled_from(("", *brief.READ)))}
               for n in range(draw(st.integers(0, 3)))]
    ids = [one["id"] for one in sources]
    materials = [{"id": "vignette.after-the-bridge", "exercise": "vignette", "title": "=After the bridge", "changed": "2026-11-03", "lines": ["one line of it", "@another line here"]}]
    paragraphs = [{**inputs.new_paragraph(), "id": f"p{n}", "heading": draw(words), "claim": draw(words), "note": draw(words), "own": draw(st.booleans()),
                   "words": draw(st.none() | st.integers(0, 9_000)), "mode": draw(st.sampled_from(("", *brief.MODES))), "weighs": draw(st.sampled_from(("", *brief.WEIGHS))),
                   "prompts": brief.ordered(draw(st.sets(st.sampled_from(list(brief.PROMPTS)))), brief.PROMPTS),
                   "sources": draw(st.lists(st.sampled_from(ids), unique=True)) if ids else [],
                   "materials": draw(st.sampled_from(([], ["vignette.after-the-bridge"])))} for n in range(draw(st.integers(1, 4)))]
    statement = inputs.empty_statement()
    statement["rule"], statement["mine"], statement["help"]["ai"] = draw(words), draw(words), {"who": draw(words), "what": draw(words), "kept": draw(words)}
    return checking.check({**inputs.blank(), "title": draw(words), "limit": draw(st.none() | st.integers(1, 9_000)), "deadline": draw(st.sampled_from(("", "2026-12-11"))),
                           "at": draw(st.sampled_from(("", "16:00"))), "begin": draw(st.sampled_from(("", "2026-11-16"))), "free": sorted(draw(st.sets(st.integers(0, 6)))),
                           "sources": sources, "apart": [ids[:2]] if len(ids) > 1 else [], "paragraphs": paragraphs, "materials": materials, "statement": statement,
                           "notes": draw(words), "here": {}})


@settings(max_examples=60, deadline=None)
@given(plans())
def test_json_and_table_come_back_to_the_same_plan_and_figures(plan):
    again = files.read("plan.json", files.as_json(plan, created=CREATED))
    assert again == plan and rules.compute(again) == rules.compute(plan)
    back = files.read("plan.CSV", files.as_csv(plan))
    assert back == plan and rules.compute(back) == rules.compute(plan)


def test_no_cell_of_the_table_begins_like_a_formula():
    plan = supplied.example()
    plan["paragraphs"][0]["heading"] = "=HYPERLINK(1)"
    table = files.as_csv(plan)
    assert "'=HYPERLINK(1)" in table and files.from_csv(table)["paragraphs"][0]["heading"] == "=HYPERLINK(1)"
    # A spreadsheet writes dates in its own way, parts the cells by semicolons and ends with blank lines.
    assert files.from_csv("\ufeff" + table.replace("2026-12-11", "11/12/2026") + "\r\n\r\n")["deadline"] == "2026-12-11"


@pytest.mark.parametrize(("change", "why"), [
    (lambda table: table.replace("paragraph,p00000002", "essay,p00000002"), "Line 13, row: “essay” is none of"),
    (lambda table: table.replace(",150,P01; P02,", ",many,P01; P02,"), "Line 13, words: “many” is not a whole number"),
    (lambda table: table.replace("P01; P02", "P01; P99"), "“P99” is nowhere in the plan or the brief"),
    (lambda table: "\r\n".join(line for line in table.split("\r\n") if not line.startswith("plan,")), "has 0 rows that say “plan”"),
    (lambda table: table.replace("2026-12-11", "soon"), "Line 2, deadline: “soon” is not a date"),
    (lambda table: table.replace("help,ai,", "help,ghost,"), "none of the kinds of help"),
    (lambda table: table.replace("row,id", "rows,id", 1), "heading “row” is missing"),
])
def test_a_table_that_was_changed_is_refused_by_line(change, why):
    table = files.as_csv(supplied.example())
    changed = change(table)
    assert changed != table
    with pytest.raises(Problem, match=re.escape(why)):
        files.from_csv(changed)


@pytest.mark.parametrize(("change", "why"), [
    (lambda d: d.update(version=2), "version: this page reads plans of version 1"), (lambda d: d.update(kind="real"), "kind:"), (lambda d: d.update(limit=0), "limit:"),
    (lambda d: d.update(free=[7]), "free:"), (lambda d: d["paragraphs"][0].update(words=-1), "paragraphs, number 1, words"), (lambda d: d.update(paragraphs=[]), "one at least"),
    (lambda d: d["paragraphs"][0].update(sources=["s9"]), "nowhere in the plan"), (lambda d: d["paragraphs"][1].update(id=d["paragraphs"][0]["id"]), "stands there twice"),
    (lambda d: d["paragraphs"][0].update(heading="x" * 401), "401 characters long"), (lambda d: d["sources"][0].update(read="skimmed"), "read:"),
    (lambda d: d.update(deadline="2026-02-30"), "deadline:"), (lambda d: d.update(at="9:00"), "at:"), (lambda d: d["statement"]["help"].pop("ai"), "statement, ai"),
    (lambda d: d.update(apart=[["s00000001", "s00000001"]]), "apart:"), (lambda d: d.update(id="<b>"), "id:"), (lambda d: d["materials"][0].update(id="other"), "number 1, id"),
])
def test_a_plan_with_something_wrong_in_it_is_refused_by_its_field(change, why):
    data = json.loads(json.dumps(supplied.example()))
    change(data)
    with pytest.raises(Problem, match=re.escape(why)):
        checking.check(data)


def test_the_coverage_alone_holds_no_word_that_was_written():
    plan = supplied.example()
    text = files.as_json(files.coverage_alone(plan), created=CREATED)
    assert "Tuesday" not in text and "Moran" not in text and "2026-12" not in text and "window" not in text
    again = files.read("x.json", text)
    assert {**rules.coverage_only(again), "id": plan["id"]} == rules.coverage_only(plan)


def test_the_calendar_holds_each_stage_each_draft_and_the_deadline_under_names_that_stay():
    plan = supplied.example()
    text = files.as_calendar(plan, CREATED)
    uids = re.findall(r"UID:(.*)\r\n", text)
    assert len(uids) == len(set(uids)) == 6 + 9 + 1 and all(uid.startswith("x00000002-") for uid in uids)
    assert "DTSTART;TZID=Europe/London:20261211T160000" in text
    assert re.findall(r"UID:(.*)\r\n", files.as_calendar({**plan, "deadline": "2026-12-18"}, CREATED)) == uids
    assert "DTSTART;VALUE=DATE:20261211" in files.as_calendar({**plan, "at": ""}, CREATED)
    with pytest.raises(Problem, match="There is no timetable, because the deadline"):
        files.as_calendar({**plan, "deadline": "2026-01-01"})


def test_the_outline_holds_headings_tags_and_own_notes_and_no_sentence_of_an_essay():
    plan = supplied.example()
    lines = said(outline.outline(plan, CREATED))
    assert lines[0] == plan["title"] and lines[1].startswith("Invented example")
    for n, one in enumerate(plan["paragraphs"], 1):
        assert f"{n}. {one['heading'] or 'No heading yet'}" in lines
        assert not one["note"] or one["note"] in lines
    assert "Prompts: P01 definition; P02 same as multi-agency?" in lines and "From the course: Stage tracker" in lines
    assert "Words: 180" in lines and "Claim: Time together" in lines
    assert outline.outline(plan, CREATED) == outline.outline(plan, CREATED)


def test_an_empty_plan_makes_documents_that_say_so():
    plan = inputs.blank()
    assert "1. No heading yet" in (lines := said(outline.outline(plan, CREATED))) and "No tags yet" in lines
    assert "Not defined, because no deadline is entered." in lines
    assert said(outline.statement(plan, CREATED)).count("nothing entered") > 15


def test_the_statement_holds_what_was_entered_and_how_each_source_was_met():
    lines = said(outline.statement(supplied.example(), CREATED))
    for words in ("Dictation on my phone", "Met through another", "Bonebright 2010", "Stage tracker", "The Tuesday, and the week that did not fit.", "none"):
        assert words in lines, words
    assert any(line.startswith("Invented: “Use of tools") for line in lines)


def test_the_page_to_print_holds_no_script_and_says_what_it_does_not_show():
    for plan in (supplied.example(), supplied.sample(), {**inputs.blank(), "title": "<script>x</script>"}):
        page = sheet.page(plan, rules.compute(plan))
        assert "<script" not in page and "foretells a mark" in page
