"""The CPD record as its user meets it, by the names of its fields."""

import json


from exercises.catalog.cpd_record import create, inputs, peers
from exercises.record import word
from tests.record.test_word import said
from tests.support.learner import page, press, seen  # noqa: F401


def enter(exercise, **values):
    exercise.apply([{"field": name, "value": value} for name, value in values.items()])


def test_a_piece_is_written_kept_and_rebuilt(page):
    mine = create()
    assert "Still empty in this piece: the type, what you did and why" in seen(mine)
    enter(mine, title="Seats", what="I played it twice", date="14/10/2026", learnt="Much", impact="I ask")
    mine.apply([{"field": "type", "index": 3}])
    assert "Every field of this piece has something in it." in seen(mine) and "1 of at least 2 pieces" in seen(mine)
    assert mine.inputs["here"] != "p1", "a piece that holds something has an id of its own"
    again = create(json.loads(json.dumps(mine.inputs)))
    assert again.inputs == mine.inputs and again.results == mine.results and again.fields["what"].value == "I played it twice"


def test_pieces_are_added_gone_between_and_removed(page):
    mine = create()
    enter(mine, title="One", what="First")
    press(mine, "add_piece")
    enter(mine, title="Two", what="Second")
    mine.apply([{"field": "piece", "index": 0}])
    assert mine.fields["what"].value == "First"
    press(mine, "remove_piece")
    assert "takes away “One”" in seen(mine)
    press(mine, "remove_piece.no")
    assert len(mine.inputs["pieces"]) == 2
    press(mine, "remove_piece", "remove_piece.yes")
    assert [piece["title"] for piece in mine.inputs["pieces"]] == ["Two"]
    press(mine, "remove_piece", "remove_piece.yes")
    assert inputs.is_untouched(mine.inputs)


def test_a_peer_answers_and_both_hold_it(page):
    mine, theirs = create(), create()
    enter(mine, name="Heron", title="Seats", what="I played it", learnt="Much", impact="Nothing for them")
    press(mine, "ask_peer")
    name, _, sent = page.delivered[-1]
    assert name == "reflection-for-a-peer.json" and "Nothing for them" not in sent, "impact is not ticked at first"
    enter(theirs, name="Kestrel")
    theirs.apply([{"field": "peer_file", "file": {"name": name, "content": sent}}])
    assert "From Heron: Seats" in seen(theirs) and "I played it" in seen(theirs)
    press(theirs, "send_answers")
    assert "None of the three questions has an answer yet." in seen(theirs)
    enter(theirs, **{"answer.chair": "The door", "answer.try": "<b>Ask</b>"})
    press(theirs, "send_answers")
    mine.apply([{"field": "peer_file", "file": {"name": "a.json", "content": page.delivered[-1][2]}}])
    assert "Kestrel answered" in seen(mine) and "The door" in seen(mine) and "<b>Ask" not in seen(mine)
    assert theirs.inputs["asked"][0]["chair"] == "The door"
    press(theirs, "put_away", "put_away.yes")
    assert theirs.inputs["asked"] == [] and "From Heron" not in seen(theirs)


def test_a_file_of_another_kind_changes_nothing(page):
    mine = create()
    enter(mine, what="Mine")
    before = mine.inputs
    for content in ("{", "[]", '{"exercise": "stage_tracker", "version": 1}', json.dumps({"exercise": peers.SLUG})):
        mine.apply([{"field": "peer_file", "file": {"name": "x.json", "content": content}}])
        assert "What stands here is as it was." in seen(mine) and mine.inputs == before


def test_two_devices_are_put_together(page):
    mine, other = create(), create()
    enter(mine, title="Here", what="One")
    enter(other, title="There", what="Two")
    press(other, "export_json")
    mine.apply([{"field": "merge_file", "file": {"name": "o.json", "content": page.delivered[-1][2]}}])
    assert [piece["title"] for piece in mine.inputs["pieces"]] == ["Here", "There"]
    mine.apply([{"field": "open_file", "file": {"name": "o.json", "content": page.delivered[-1][2]}}])
    assert "There are pieces here already" in seen(mine) and len(mine.inputs["pieces"]) == 2


def test_every_control_has_a_name(page):
    for name, control in create().fields.items():
        assert control.description, name


def test_it_goes_along_as_a_word_document_with_what_is_asked_above_the_words(page):
    mine = create()
    press(mine, "export_word")
    assert page.delivered == [] and "a page would be empty" in seen(mine)
    enter(mine, title="Seats", what="I played it twice", learnt="<Much>")
    press(mine, "export_word")
    name, mime, content = page.delivered[-1]
    lines = said(content)
    assert name.startswith("cpd-record-") and name.endswith(".docx") and mime == word.MIME
    assert lines[0] == "My CPD record" and lines[lines.index("Seats") + 2] == "I played it twice" and "<Much>" in lines
