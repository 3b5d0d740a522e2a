"""From a file to what it holds: exercises, My work, and Word; what cannot be read is said by name."""

import io
import json
import zipfile

import pytest

from exercises.cohort import course, places, reading
from exercises.cohort.reading import read, read_word
from exercises.record import word
from exercises.record.problems import Problem
from tests.record import released

SUPERVISION = {"exercise": "supervision_page", "version": 1, "created": "2026-11-22T12:00:00Z", "results": {}, "notes": "",
               "inputs": {"version": 1, "date": "", "noticed": "A door.", "power": "", "question": "  Who was I there for? "}}


def record(**changes):
    return json.dumps({**SUPERVISION, **changes})


def document(*blocks, title="A reflection"):
    with zipfile.ZipFile(io.BytesIO(word.document(title, list(blocks)))) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("path", released.of_exercises(), ids=lambda path: f"{path.parent.name} {path.stem}")
def test_every_released_record_is_read(path):
    one = read(path.name, path.read_bytes())[0]
    held = json.loads(path.read_text("utf-8"))
    assert (one.exercise, one.version, one.created, one.trouble) == (path.parent.name, 1, held["created"], "")
    assert one.invented == (held["inputs"].get("invented") is True and one.exercise != "language_audit" or held["inputs"].get("kind") == "invented"
                            or one.exercise == "talk_recorder" and all(r["invented"] for r in held["inputs"]["recordings"]))
    assert not one.invented or not (one.texts or one.ratings or one.prompts)
    for text in one.texts:
        assert text.text in path.read_text("utf-8") or "\\" in json.dumps(text.text, ensure_ascii=False)
    assert not set(one.prompts) & set(one.not_prompts)


def test_what_a_file_holds_stands_under_its_prompts():
    one = read("Sam Hill_3_assignsubmission_file_/x.json", record())[0]
    assert one.who == "Sam Hill (3)" and one.title == "Supervision page" and one.outcomes == ("LO6",) and one.choices is None
    assert [(text.key, text.words, text.text) for text in one.texts] == [
        ("supervision_page.noticed", "What I noticed", "A door."), ("supervision_page.question", "A question", "Who was I there for?")]


def test_a_reflection_stands_under_the_prompt_that_it_answered():
    path = released.FOLDER / "reflection" / "1-answered-and-changed-since.json"
    one = read("x.json", path.read_bytes())[0]
    assert one.material == "m2" and one.prompts == ("P07", "P10") and one.outcomes == ("LO1", "LO6")
    felt = next(text for text in one.texts if text.key == "reflection.gibbs_felt.m2.not-listened-to")
    assert felt.words.startswith("What did you do the last time you were not listened to?") and felt.words.endswith(" — Gibbs: What did you feel?")
    assert not [text for text in one.texts if "could do with your hands" in text.text], "a peer's answers are not the writer's to hand in"
    held = json.loads(path.read_text("utf-8"))
    held["inputs"]["reflections"][0].update(prompt="<b>" * 40, asks=["x"])
    assert "reflection.gibbs_felt.m2" in [text.key for text in read("x.json", json.dumps(held))[0].texts], "a stranger's key is no key"


def test_a_ladder_gives_each_persons_committed_rungs_and_reasons_by_referral():
    path = released.FOLDER / "threshold_ladder" / "1-one-committed-one-begun.json"
    one = read("x.json", path.read_bytes())[0]
    assert [(rating.rater, rating.round) for rating in one.ratings] == [("r0c0ffee1", "before")] and one.ratings[0].levels["ramp"] == 2
    assert any(text.key == "threshold_ladder.why.ramp" and text.words == "A ramp and a night’s sleep: Why there? A few words" for text in one.texts)


def test_all_of_my_work_is_read_and_one_bad_record_in_it_is_said():
    file = {"format": "joined-up work", "version": 1, "created": "2026-11-22T12:00:00Z", "contents": [],
            "records": [SUPERVISION, {**SUPERVISION, "version": 9}, "nothing", {**SUPERVISION, "exercise": "cpd_peer", "inputs": {"id": "pa1", "try": "Ring first."}}],
            "waiting": [{"exercise": "stage_tracker", "created": "2026-11-22T12:00:00Z", "typed": []}]}
    found = read("Sam/work.json", json.dumps(file))
    assert [bool(one.trouble) for one in found] == [False, True, True, False, True] and found[3].texts[0].text == "Ring first." and found[3].material == "pa1"
    assert all("“Sam/work.json”, record" in one.trouble for one in found if one.trouble) and "save the file again" in found[4].trouble
    assert {one.who for one in found} == {"Sam"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"), ("[1]", "curly bracket"), ("{}", "neither a saved exercise nor"), (record(exercise="Nobody’s"), "“exercise”"),
        (record(exercise="x99"), "does not know"), (record(version=True), "“version”"), (record(version=7), "another version of Supervision page"),
        (record(created="yesterday"), "“created”"), (record(inputs=[]), "“inputs”"), ('{"records": {}}', "“format”"),
        ('{"format": "joined-up work", "version": 3, "records": []}', "another version"), ('{"format": "joined-up work", "version": 1, "records": []}', "empty"),
        ('{"format": "joined-up work", "version": 1, "records": {}}', "has to hold a list"),
        (json.dumps({"format": "joined-up work", "version": 1, "records": [{}] * 501}), "more than 500"), ('{"exercise": NaN}', "NaN"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_files_name(text, said):
    with pytest.raises(Problem, match=said) as caught:
        read("Sam/<b>x.json", text)
    assert caught.value.sentence.startswith("“Sam/<b>x.json”: ") and caught.value.sentence.endswith(".")


def test_what_its_writer_meant_for_others_is_not_read():
    before = dict(course.course())
    held = {"versions": [1], "apart_by": "module", "texts": [
        {"key": "did", "fields": [], "at": "account.did", "words": "What I did", "prompts": ["P07"], "outcomes": [], "only": {"at": "account.for", "is": "tutor"}}]}
    course.use({**before, "exercises": {**before["exercises"], "account": {"title": "An account", "prompts": ["P07"], "outcomes": ["LO1"], "handed_in": held}}})
    try:
        read_ = [read("x.json", record(exercise="account", inputs={"module": "M2", "account": {"did": "Mine.", **to}}))[0] for to in ({}, {"for": "group"}, {"for": "tutor"})]
    finally:
        course.use(before)
    assert [len(one.texts) for one in read_] == [0, 0, 1] and [one.prompts for one in read_] == [(), (), ("P07",)] and read_[0].material == "M2"


def test_a_text_of_no_end_is_cut_and_said_so():
    long = record(inputs={**SUPERVISION["inputs"], "noticed": "a" * 30_000})
    assert len(read("x.json", long)[0].texts[0].text) == reading.LONGEST_TEXT + len(reading.CUT)


def test_places_pass_over_what_is_of_another_form():
    value = {"a": [{"b": 1}, 3, {"b": {"c": 2}}], "d": {"x": {"e": 1}, "y": {"e": 2}}}
    assert list(places.at(value, "a.*.b")) == [("", 1), ("", {"c": 2})] and list(places.at(value, "d.<item>.e", {"y": ""})) == [("y", 2)]
    assert list(places.at(value, "a.b")) == [] and list(places.at(None, "a.*")) == [] and list(places.at({"a": "text"}, "a.*")) == []
    assert not any(map(places.stands, (None, "", " ", False, [], {}))) and all(map(places.stands, (0, 1, "a", True, [1])))


def test_a_document_of_ours_is_read_by_its_headings():
    text = document(word.paragraph("Before."), word.heading("What happened"), word.paragraph("One line\nand two & <three>."), word.items(["a", "b"]),
                    word.heading("Nothing here"), word.heading("What I would do", 2), word.paragraph("“Ring.”"))
    one, = read_word("Sam/x.docx", text)
    assert one.title == "A reflection" and one.exercise == "word" and one.material == "x.docx" and one.prompts == ()
    assert [(t.key, t.words, t.text) for t in one.texts] == [
        ("word.before", "Before the first heading", "Before."), ("word.what happened", "What happened", "One line\nand two & <three>.\na\nb"),
        ("word.what i would do", "What I would do", "“Ring.”")]


W = 'xmlns:{p}="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body(inner, p="w"):
    return f"<?xml version='1.0'?><{p}:document {W.format(p=p)}><{p}:body>{inner}</{p}:body></{p}:document>"


@pytest.mark.parametrize(
    ("xml", "texts"),
    [
        (body("<w:p><w:r><w:t>A</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space='preserve'> B</w:t></w:r></w:ins></w:p>"), ["A B"]),
        (body("<w:moveFrom><w:p><w:r><w:t>old place</w:t></w:r></w:p></w:moveFrom><w:p><w:r><w:t>new</w:t></w:r></w:p>"), ["new"]),
        (body("<w:p><w:r><w:instrText> PAGE </w:instrText><w:t>A&#8217;s &amp; b&apos;s</w:t><w:br/><w:t>c</w:t></w:r></w:p>"), ["A’s & b's\nc"]),
        (body("<w:p><w:r><w:t>out</w:t></w:r><w:r><w:pict><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:pict></w:r></w:p>"), ["boxed\nout"]),
        (body("<w:p><mc:Fallback xmlns:mc='x'><w:r><w:t>twice</w:t></w:r></mc:Fallback><w:r><w:t>once</w:t></w:r></w:p>"), ["once"]),
        (body("<x:p><x:r><x:t>other prefix</x:t></x:r></x:p>", "x"), ["other prefix"]),
        (body("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), ["cell"]),
    ],
)
def test_what_stands_in_a_document_is_what_one_sees_in_it(xml, texts):
    assert [text.text for text in read_word("x.docx", xml)[0].texts] == texts


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("", "empty"), ("<a/>", "not the text of a Word document"), (body("<w:p/>")[:-20], "breaks off"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + body(""), "document type"), (body("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 20_001), "paragraphs"),
    ],
)
def test_a_document_that_is_none_or_could_swell_is_refused(xml, said):
    with pytest.raises(Problem, match=said):
        read_word("x.docx", xml)


def test_the_course_is_told_from_its_folders():
    told = course.from_checkout()
    assert len(told["prompts"]) == 12 and [one["id"] for one in told["outcomes"]] == ["LO1", "LO6"] and len(told["vignettes"]) >= 16
    assert course.outcomes_of(["P03", "P07"]) == ("LO1", "LO6") and course.title_of("no_such_thing") == "No such thing"
