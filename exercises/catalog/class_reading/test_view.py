"""A class read on the screen, without a browser: what is handed over, shown, hidden and taken along."""

import json

import pytest

from exercises.catalog.class_reading import create, invented
from exercises.catalog.class_reading.folder import Folder
from tests.support.learner import page, press, seen  # noqa: F401


def hand(exercise, files, kind="json", field="files"):
    """Hand files over as the page does; returns what was answered to each step."""
    control = exercise.fields[field]
    step = {"mount": "m1", "field": field, "name": "", "kind": "", "why": "", "at": 0, "of": 100}
    answers = [control.take({**step, "step": "begin"}, None)]
    for name, content in files:
        if not answers[-1]:
            break
        told = {**step, "name": name, "at": 50}
        answers.append(control.take({**told, "step": "text", "kind": kind}, memoryview(content)) if isinstance(content, bytes) else
                       control.take({**told, "step": "not_read", "why": content}, None))
    control.take({**step, "step": "end", "at": 100}, None)
    return answers


@pytest.fixture
def read(page):
    """A class that was read: the invented one's files, as if they were real."""
    exercise = create()
    hand(exercise, invented.files())
    return exercise


def delivered(page, name):
    return next(content for file, _, content in reversed(page.delivered) if file == name)


def test_it_begins_empty_keeps_nothing_and_says_so(page):
    exercise = create({"anything": "is passed over"})
    assert "Who handed in what" not in seen(exercise) and exercise.inputs == {} and not exercise.keeps
    assert "course-keeps-nothing" in exercise._dom_classes
    hand(exercise, invented.files())
    assert exercise.inputs == {} and page.times == 0 and "Close or leave this page" in seen(exercise)


def test_what_was_handed_in_stands_in_order_of_names_with_a_picture_and_a_table(read):
    told = seen(read)
    for words in ("12 learners handed in 23 pieces of work", "Alder Finch", "11 of 12", "not here", "9 November 2026", "Where the class differs",
                  "On the stairs: placed on rungs 1, 2, 3 and 4", "Ask Noah what usually happens after the shouting.", "Agreement is not accuracy.",
                  "What the work touches", "Two in which a child needs somebody to act today",
                  "What was chosen in a vignette", "four-weeks", "4 of 7"):
        assert words in told, words
    assert told.index("Alder Finch") < told.index("Linden Swift") and told.count("<svg") == 5
    assert "0020" not in told and "score" not in told


def test_names_go_from_the_screen_and_from_the_table_with_one_switch(read, page):
    read.fields["hide_names"].value = True
    told = seen(read)
    assert "Learner 1" in told and "Learner 12" in told
    for name in ("Finch", "Sedge", "Swift", "4100", "assignsubmission"):
        assert name not in told
    for table in read.fields["table"].options:
        read.fields["table"].value = table
        press(read, "export_csv")
    assert all("Finch" not in content for _, _, content in page.delivered) and len(page.delivered) == 6
    read.fields["hide_names"].value = False
    press(read, "export_csv")
    read.fields["table"].value = "Who handed in what"
    press(read, "export_csv")
    assert "Alder Finch (4100)" in page.delivered[-1][2]


def test_numbers_are_no_order_of_names_and_stay(page):
    folder = Folder()
    for name, content in invented.files():
        folder.take(name, "json", content)
    first = folder.called(True)
    assert folder.called(True) == first and sorted(first.values(), key=len)[0].startswith("Learner ")
    folder.take("A New Name_9_assignsubmission_file_/supervision-page.json", "json", dict(invented.files())["Iris Teal_4108_assignsubmission_file_/supervision-page.json"])
    assert {who: folder.called(True)[who] for who in first} == first and folder.called(True)["A New Name (9)"] == "Learner 13"


def test_texts_are_chosen_found_turned_over_and_ticked(read, page):
    prompt = next(index for index, label in enumerate(read.fields["prompt"]._options_labels) if "On the stairs: Why" in label)
    read.fields["prompt"].index = prompt
    told = seen(read)
    assert "7 texts." in told and "Both sober, no one touched" in told
    read.fields["find"].value = "COAT"
    told = seen(read)
    assert "2 texts with “COAT”." in told and "<mark>coat</mark>" in told and "Both sober" not in told
    read.fields["card.1"].value = True
    press(read, "export_page")
    made = delivered(page, "seminar.html")
    assert "He had his coat on." in made and "Second call in a year" not in made and "Sedge" not in made and "Where we differ about a threshold" in made
    read.fields["find"].value = "no such words"
    assert "No text holds" in seen(read)
    read.fields["find"].value = ""
    assert [read.fields[f"card.{number}"].value for number in (1, 2, 3)] == [False, True, False]
    for name in ("thresholds", "gaps", "choices", "texts"):
        read.fields[f"on_page.{name}"].value = False
    press(read, "export_page")
    assert "He had his coat on." not in delivered(page, "seminar.html")


def test_more_texts_than_fit_are_turned_over(page):
    exercise = create()
    records = [(f"L{number:03}/s.json", json.dumps({"exercise": "supervision_page", "version": 1, "created": "2026-11-09T10:00:00Z", "results": {}, "notes": "",
                                                   "inputs": {"version": 1, "date": "", "noticed": f"Thing {number:03}", "power": "", "question": ""}}).encode())
               for number in range(30)]
    hand(exercise, records)
    assert "Texts 1 to 12 of 30." in seen(exercise) and "Thing 011" in seen(exercise) and "Thing 012" not in seen(exercise)
    press(exercise, "texts.next", "texts.next", "texts.next")
    assert "Thing 029" in seen(exercise) and "These are the last of them." in seen(exercise)
    press(exercise, "texts.before", "texts.before", "texts.before")
    assert "These are the first of them." in seen(exercise)


def test_what_cannot_be_read_is_named_and_markup_in_it_is_only_text(page):
    exercise = create()
    bad = "<img src=x onerror=alert(1)>"
    record = {"exercise": "supervision_page", "version": 1, "created": "2026-11-09T10:00:00Z", "results": {}, "notes": "",
              "inputs": {"version": 1, "date": "", "noticed": f"{bad} =SUM(1)", "power": "=HYPERLINK(1)", "question": ""}}
    hand(exercise, [(f"{bad}_1_assignsubmission_file_/a.json", json.dumps(record).encode()), ("Bo/b.json", b"{nonsense"), ("Cy/c.pdf", "A PDF is made to be printed."),
                    ("Di/d.json", b"[1]"), ("Di/e.json", b"\xff\xfe\x00")])
    told = seen(exercise)
    assert "What could not be read: 4 files" in told and "Bo/b.json" in told and "A PDF is made to be printed." in told
    assert "<img" not in told and "&lt;img" in told
    assert "5 could not" not in told and "1 file of 1 learner read so far. 4 could not be read" in told
    exercise.fields["table"].value = "What they wrote, by prompt"
    press(exercise, "export_csv")
    assert "'=HYPERLINK(1)" in page.delivered[-1][2]


def test_many_that_could_not_be_read_are_gathered_by_reason_and_hidden_with_the_names(page):
    exercise = create()
    hand(exercise, [(f"Ash Fell_{number}_assignsubmission_file_/e.pdf", "A PDF is made to be printed.") for number in range(20)])
    told = seen(exercise)
    assert "What could not be read: 20 files" in told and "<td>20</td>" in told and "Show them file by file" in told and "Nothing could be read." in told
    exercise.fields["hide_names"].value = True
    assert "Ash Fell" not in seen(exercise) and "<td>20</td>" in seen(exercise)


def test_word_documents_stand_under_their_headings(page):
    exercise = create()
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>What I noticed</w:t></w:r></w:p><w:p><w:r><w:t>She looked at the door.</w:t></w:r></w:p>'
    hand(exercise, [("Ash_7_assignsubmission_file_/work.docx", f"<w:document {w}><w:body>{body}</w:body></w:document>".encode())], kind="word")
    told = seen(exercise)
    assert "Ash" in told and "She looked at the door." in told and "committed to placements" not in told


def test_it_can_be_stopped_and_what_was_read_stays(page):
    exercise = create()
    files = list(invented.files())
    control = exercise.fields["files"]
    step = {"mount": "m1", "field": "files", "name": "", "kind": "json", "why": "", "at": 0, "of": 100}
    control.take({**step, "step": "begin"}, None)
    assert control.take({**step, "step": "text", "name": files[0][0]}, files[0][1])
    press(exercise, "files.stop")
    assert not control.take({**step, "step": "text", "name": files[1][0]}, files[1][1])
    control.take({**step, "step": "end"}, None)
    assert "Stopped." in seen(exercise) and "Alder Finch" in seen(exercise)


def test_more_files_come_to_those_that_are_there_and_all_can_be_put_away(read):
    before = seen(read)
    assert "(4100)" not in before
    hand(read, [("Alder Finch_7_assignsubmission_file_/supervision-page.json", b"not JSON"), ("Alder Finch_8_assignsubmission_file_/supervision-page.json",
                dict(invented.files())["Dale Heron_4103_assignsubmission_file_/supervision-page.json"])])
    assert "Alder Finch (4100)" in seen(read) and "Alder Finch (8)" in seen(read)
    hand(read, [("Moss Fell/supervision-page.json", dict(invented.files())["Iris Teal_4108_assignsubmission_file_/supervision-page.json"])])
    assert "14 learners" in seen(read) and "Alder Finch" in before
    press(read, "put_away")
    assert "Put it away?" in seen(read)
    press(read, "put_away.yes")
    assert "Finch" not in seen(read) and "Nothing of it is left" in seen(read)


def test_an_invented_class_is_marked_and_gives_way_to_a_real_one(page):
    exercise = create()
    press(exercise, "load_example")
    assert "Invented class." in seen(exercise) and "Alder Finch" in seen(exercise) and "[Read an invented class]" not in seen(exercise)
    hand(exercise, [("Moss Fell/a.json", dict(invented.files())["Iris Teal_4108_assignsubmission_file_/supervision-page.json"])])
    assert "Finch" not in seen(exercise) and "Moss Fell" in seen(exercise) and "Invented class." not in seen(exercise)


def test_where_no_page_hands_files_over_they_come_whole(page):
    exercise = create()
    for name, content in list(invented.files())[:3]:
        exercise.apply([{"field": "files", "file": {"name": name.replace("/", "_"), "content": content.decode()}}])
    assert "Alder Finch" in seen(exercise) and "Bryony Sedge" in seen(exercise)
    exercise.apply([{"field": "files", "file": {"name": "class.zip", "content": "PK"}}])
    assert "own page opens Word files and zips" in seen(exercise)
