"""One family played by hand: what lies on the table, what one can do, and what it has come to."""

import ipywidgets as widgets

from exercises.catalog.responsibility_dance import board, playing, rules
from exercises.catalog.responsibility_dance.designs import DESIGNS
from exercises.catalog.responsibility_dance.families import SAYS
from exercises.catalog.responsibility_dance.whys import why
from exercises.catalog.responsibility_dance.world import NEEDS
from exercises.record.problems import Problem
from exercises.views import chart, markup
from exercises.views.lines import ROW, Line, button, set_options


class ByHand(widgets.VBox):
    """Ask, answer, wait; a board of what happened; and beside it the same family in the machine's hands.

    Args:
        exercise: the exercise; its ``record`` is read.
        keep: called with the moves after a move was made or taken back.
        walks: gives for each design the machine's walk of the same family, or a sentence where there is none.
    """

    def __init__(self, exercise, keep, walks):
        self._exercise, self._keep, self._walks = exercise, keep, walks
        self._said, self._told, self._board = Line(), widgets.HTML(), widgets.HTML()
        self._need = exercise.field("hand.need", widgets.Dropdown(description="Ask for help with"))
        self._door = exercise.field("hand.door", widgets.Dropdown(description="at the door of"))
        self._ask = button(exercise, "hand.ask", "Fill in the form and ask", lambda: self._move(["ask", self._door.value, self._need.value]))
        self._answer = button(exercise, "hand.answer", "Answer the letter", lambda: self._move(["answer"]))
        self._wait = button(exercise, "hand.wait", "Wait until something happens, a week at most", lambda: self._move(["wait"]))
        self._back = button(exercise, "hand.back", "Take back the last step", lambda: self._take_back())
        self._again = button(exercise, "hand.again", "Put the family’s year back to its first day", lambda: self._begin_again())
        super().__init__([self._told, self._said, widgets.HBox([self._need, self._door], layout=ROW),
                          widgets.HBox([self._ask, self._answer, self._wait], layout=ROW), self._board,
                          widgets.HBox([self._back, self._again], layout=ROW)])

    def refresh(self):
        """Bring it in line with the record."""
        record = self._exercise.record
        self._said.say()  # what was said belongs to the step before, or to another family
        try:
            now = playing.turn(record["world"], record["family"], record["moves"])
        except Problem as problem:
            self._told.value, self._board.value = markup.paragraph(str(problem)), ""
            self._show_controls(None)
            return
        costs = rules.costs(now.walk)
        services = record["world"]["services"]
        letters = [f"A letter from {services[service]['name']} lies on the mat, about {NEEDS[need]}. It closes after {playing.LETTER_DAYS} days."
                   for service, need in now.letters]
        open_ = [f"{services[service]['name']}, about {NEEDS[need]}: {_stands(now.walk, service, need)}." for service, need in now.open
                 if (service, need) not in now.letters]
        self._told.value = markup.join(
            markup.tag("p", markup.tag("strong", f"{board.day_words(now.day).capitalize()}. "), _so_far(costs)),
            markup.bullet_list([*letters, *open_]) if letters or open_ else None,
            markup.paragraph(markup.tag("strong", now.why)) if now.is_over else None)
        self._show_controls(now)
        if not record["moves"]:
            self._board.value = why("hand")
            return
        days = max(now.day, 28)
        name = f"{record['family']}, played by hand"
        picture = board.board([(name, board.line_of(costs), now.walk, now.day)], max(4, round(days / 7)), name, board.line_of(costs))
        parts = [chart.figure(picture, board.steps_table(now.walk, services, f"{name}, step by step"), "What you did, and what came of it.")]
        walks = self._walks()
        if now.is_over and not isinstance(walks, str):
            rows = [["By hand", *_row(costs)], *([DESIGNS[d], *_row(rules.costs(walk))] for d, walk in walks.items())]
            parts.append(markup.table(f"The {record['family']} family by hand and by machine, in the same run",
                                      ["How", "Doors", "Told it to", "Weeks to first help", "Family’s hours", "Done"], rows))
        self._board.value = markup.join(*parts, why("hand"))

    def _show_controls(self, now):
        record, live = self._exercise.record, now is not None and not now.is_over
        for control in (self._need, self._door, self._ask, self._wait):
            control.layout.display = "" if live else "none"
        self._answer.layout.display = "" if live and now.letters else "none"
        for control in (self._back, self._again):
            control.layout.display = "" if record["moves"] else "none"
        if live:
            needs = [(NEEDS[need.name], need.name) for need in now.walk.needs if not need.is_met]
            set_options(self._need, tuple(needs), self._need.value if self._need.value in [k for _, k in needs] else needs[0][1])
            doors = tuple((row["name"], row["id"]) for row in record["world"]["services"])
            set_options(self._door, doors, self._door.value or doors[0][1])
            if now.letters:
                service = record["world"]["services"][now.letters[0][0]]["name"]
                self._answer.description = f"Answer the letter from {service}"

    def _move(self, move):
        record = self._exercise.record
        if len(record["moves"]) >= playing.MOST_MOVES:
            self._said.say(f"That was {playing.MOST_MOVES} steps, and as many as are kept. Take some back, or begin again.")
            return
        before = playing.turn(record["world"], record["family"], record["moves"])
        if move[0] == "ask":
            service = next(n for n, row in enumerate(record["world"]["services"]) if row["id"] == move[1])
            if (service, move[2]) in before.open:
                self._said.say("You have asked there for this already, and it is still open. Wait, or try another door.")
                return
        if before.is_over or move == ["answer"] and not before.letters:
            self._said.say(before.why or "There is no letter to answer.")
            return
        self._keep([*record["moves"], move])
        after = playing.turn(self._exercise.record["world"], record["family"], self._exercise.record["moves"])
        goes_on = any(_stands(after.walk, *one) == HELPS for one in after.open)
        self._said.say(" ".join(_news(after, before, record["world"]["services"])) or
                       f"A week goes by. {'Help goes on.' if goes_on else 'Nothing comes.'}")

    def _take_back(self):
        self._keep(self._exercise.record["moves"][:-1])
        self._said.say("The last step is taken back.")

    def _begin_again(self):
        self._keep([])
        self._said.say("The first day again.")


HELPS = "somebody helps"


def _stands(walk, service, need):
    """How it stands with what was asked at a door."""
    last = next((kind for _, kind, what, where in reversed(walk.told) if (what, where) == (need, service)), "")
    return {"help begins": HELPS, "yes, and a place in the queue": "you stand in the queue", "asks": "no letter yet"}.get(last, "not settled")


def _news(after, before, services):
    """What has happened since, in sentences."""
    said = []
    for day, kind, need, service in after.walk.told[len(before.walk.told):]:
        where = services[service]["name"] if service is not None else "nobody"
        words = {
            "asks": f"You fill in the form at {where}.",
            "a letter comes": f"A letter comes from {where}.",
            "answers the letter": "You ring back.",
            "tells it at an assessment": f"You tell it from the beginning at {where}, to somebody you have not met before.",
            "no": f"{where} says no. Nobody says who else might help with {NEEDS.get(need)}.",
            "closed for no reply": f"{where} has closed the matter, since its letter was not answered.",
            "yes, and a place in the queue": f"{where} says yes. There is a queue.",
            "help begins": f"Help begins at {where}.",
            "done": f"{where} has done what was asked. {NEEDS.get(need, '').capitalize()}: that is settled.",
            "time is up, need is not": f"The time is up at {where}, and {NEEDS.get(need)} is not settled. You may ask again.",
            "too old now that a place is free": f"{where} has a place now, and {after.walk.family.child} is too old for it.",
        }
        said.append(words.get(kind, ""))
    if said:
        said.append(_child(after, before))
    elif after.walk.first is None and int(after.day) // 28 > int(before.day) // 28:
        said += ["A week goes by. Nothing comes.", SAYS[after.walk.family.name]["wait"]]
    return [one for one in said if one]


def _child(after, before):
    """What a child says of it, where there is something to say."""
    lines = SAYS[after.walk.family.name]
    if before.walk.first is None and after.walk.first is not None:
        return lines["help"]
    again = after.walk.assessed - 2
    return lines["again"][again] if after.walk.assessed > before.walk.assessed and 0 <= again < len(lines["again"]) else ""


def _so_far(costs):
    return (f"Doors tried: {costs['doors']}. People who have heard it from the beginning: {costs['people']}. Hours of the family’s: "
            f"{round(costs['family_hours'], 1):g}. {costs['met']} of {costs['needs']} settled.")


def _row(costs):
    first = "no help" if costs["first_weeks"] is None else f"{costs['first_weeks']:.1f}"
    return [costs["doors"], costs["people"], first, f"{costs['family_hours']:.0f}", f"{costs['met']} of {costs['needs']}"]
