"""A group's play as a record holds it, and the way back from what may be a stranger's file."""

from dataclasses import replace

from exercises.catalog.vignette import rules_fields as fields
from exercises.catalog.vignette.rules_group import LONGEST_TALK, ONE, PRIVATE, SEVERAL, SHOWING, Group
from exercises.narrative import debrief, group, group_lines, player
from exercises.narrative.group_round import Dissent
from exercises.narrative.model import ON
from exercises.record.problems import Problem

MOST_DISSENTS = 200
MOST_MOMENTS = 40
MOST_LINES = group.MOST


def write(play):
    """The record of a :class:`~.rules_group.Group`, JSON-able."""
    both = {"way": play.way, "showing": play.showing, "then": play.showing if play.showing in PRIVATE else play.then,
            "turn": play.turn, "paths": {seat: list(path) for seat, path in play.paths.items() if path},
            "dissents": [{"moment": one.moment, "seat": one.seat, "scene": one.scene, "choice": one.choice} for one in play.dissents],
            "talk": dict(play.talk), "at": play.at, "went_back": [dict(mark) for mark in play.went_back]}
    if play.way == ONE:
        return both | {"people": dict(play.people), "number": play.number, "since": play.since, "read": list(play.read)}
    return both | {"code": group.write_code(play.story, play.code), "place": play.place, "say": play.say, "rev": play.rev,
                   "lines": [group_lines.write(play.story, play.code, line) for line in play.lines]}


def results(play):
    """Each seat's path, the disagreements by seat, and the debriefs, for whoever reads a file without the course."""
    story, told, open_ = play.story, {}, play.showing in ("table", "down", "debrief")
    if play.showing == "debrief":
        told = {"debriefs": {seat: debrief.as_record(story, state) for seat, state in play.played.items()}}
    return {
        "seats": {seat: {"path": player.written(story, state), "ended": state.ended, "scene": state.scene.id}
                  for seat, state in play.played.items()} if open_ else {},
        "disagreements": [{"moment": story.moments.get(one.moment, ""), "seat": story.seats[one.seat].name,
                           "would_have": would_have(story, one)} for one in play.disagreements] if open_ else [],
        "talk": {story.moments.get(moment, ""): words for moment, words in play.talk.items()},
    } | told


def would_have(story, dissent):
    """In words, what somebody in the seat would have done; empty where the seat as a whole would have had it otherwise."""
    scene = story.scenes.get(dissent.scene)
    return next((choice.text for choice in scene.choices if choice.id == dissent.choice), "") if scene else ""


def read(value):
    """The fields of a group's record, each of the right kind; whether they fit a story is not asked yet.

    Raises:
        Problem: one of them is of the wrong kind; the sentence names it.
    """
    value = fields.table(value, "group")
    paths = fields.table(value.get("paths", {}), "group.paths")
    people = fields.table(value.get("people", {}), "group.people")
    talk = fields.table(value.get("talk", {}), "group.talk")
    if max(len(paths), len(people), len(talk)) > MOST_MOMENTS:
        raise Problem("The field “group” of this record holds more than any group plays. Choose another file.")
    return {
        "way": fields.one_of(value.get("way"), "group.way", (ONE, SEVERAL)),
        "showing": fields.one_of(value.get("showing", "cover"), "group.showing", SHOWING),
        "then": fields.one_of(value.get("then", "scene"), "group.then", (*PRIVATE, "cover")),
        "turn": fields.name_or_none(value.get("turn", ""), "group.turn"),
        "paths": {fields.name(seat, "group.paths"): fields.path(path, "group.paths") for seat, path in paths.items()},
        "people": {fields.name(seat, "group.people"): fields.number(many, "group.people", 0, group.MOST) for seat, many in people.items()},
        "number": fields.number(value.get("number", 0), "group.number", 0, MOST_MOMENTS),
        "since": fields.number(value.get("since", 0), "group.since", 0, fields.MOST_STEPS),
        "read": tuple(fields.name(seat, "group.read") for seat in fields.items(value.get("read", []), "group.read", MOST_MOMENTS)),
        "code": fields.text(value.get("code", ""), "group.code"),
        "place": fields.number(value.get("place", 0), "group.place", 0, group.MOST),
        "say": fields.name_or_none(value.get("say", ""), "group.say"),
        "rev": fields.number(value.get("rev", 1), "group.rev", 1, 99_999),
        "lines": tuple(fields.text(one, "group.lines") for one in fields.items(value.get("lines", []), "group.lines", MOST_LINES)),
        "dissents": tuple(_dissent(one) for one in fields.items(value.get("dissents", []), "group.dissents", MOST_DISSENTS)),
        "talk": {fields.name_or_none(moment, "group.talk"): fields.text(words, "group.talk", LONGEST_TALK) for moment, words in talk.items()},
        "at": fields.number(value.get("at", 0), "group.at", 0, MOST_MOMENTS),
        "went_back": fields.marks(value.get("went_back", []), "group.went_back"),
    }


def _dissent(value):
    value = fields.table(value, "group.dissents")
    return Dissent(fields.name_or_none(value.get("moment", ""), "group.dissents"), fields.name(value.get("seat"), "group.dissents"),
                   fields.name_or_none(value.get("scene", ""), "group.dissents"), fields.name_or_none(value.get("choice", ""), "group.dissents"))


def make(story, held):
    """A group's play from the fields of its record. What lay open on one device lies under the cover again.

    Args:
        story: the vignette, in the version that was begun.
        held: as :func:`read` gives it.

    Raises:
        Problem: they do not fit this story.
    """
    play = Group(story, held["way"], {seat: path for seat, path in held["paths"].items() if seat in story.seats},
                 talk=held["talk"], went_back=held["went_back"], dissents=tuple(
                     one for one in held["dissents"] if one.seat in story.seats and (not one.scene or one.scene in story.scenes)))
    for seat, path in play.paths.items():
        player.replay(story, seat, path)
    play = _of_one(play, held) if held["way"] == ONE else _of_several(play, held)
    return replace(play, at=min(held["at"], max(0, len(play.rows) - 1)))


def _of_one(play, held):
    showing = held["showing"]
    open_ = showing in ("table", "down", "debrief")
    people = {seat: held["people"].get(seat, 0) for seat in play.story.seats}
    play = replace(play, people=people, number=held["number"], turn="" if open_ else held["turn"], since=held["since"],
                          read=tuple(seat for seat in held["read"] if seat in play.story.seats))
    if open_:
        return replace(play, showing=showing)
    if held["turn"] not in play.seated:
        raise Problem("In the seat whose turn it is in this record sits nobody. Choose another file.")
    then = held["then"]
    # What is read after a choice needs that choice to have been made.
    made = play.state.steps and play.state.path[-1] != ON
    return replace(play, then=then if then in ("split", "told") and made else "scene")


def _of_several(play, held):
    story = play.story
    code = group.read_code(story, held["code"])
    if held["turn"] not in story.seats or not 1 <= held["place"] <= code.people:
        raise Problem("This record names a place or a seat that there is not. Choose another file.")
    lines = ()
    for text in held["lines"]:
        try:
            lines = group_lines.add(story, code, lines, text, held["place"])
        except Problem:
            continue  # the line can be had again from the device it came from
    play = replace(play, code=code, place=held["place"], turn=held["turn"], rev=held["rev"], lines=lines)
    options = [choice.id for choice in player.options(play.state)]
    say = held["say"] if held["say"] in options else ""
    showing = held["showing"] if held["showing"] not in ("cover", "split") else "scene"
    made = play.state.steps and play.state.path[-1] != ON
    if (showing == "meet" and not say) or (showing == "told" and not made) or (showing in ("table", "down", "debrief") and not play.state.ended):
        showing = "scene"
    return replace(play, showing=showing, say=say)
