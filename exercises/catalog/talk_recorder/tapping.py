"""The recorder: a button for each seat, what the turn was, and what it picked up. By touch, by keyboard, by single keys."""

import ipywidgets as widgets

from exercises.catalog.talk_recorder import figures, recording, talks
from exercises.catalog.talk_recorder.talks import KINDS, MOST_SEATS, WHYS, clock
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import Group
from exercises.views.lines import ROW, Line, button, set_options

RECENT = 5
BACK = 12  # how many turns back a proposal is offered to be picked up
KEYS = dict(zip("atpcsd", ("ask", "inform", "propose", "challenge", "support", "decide")))
HINT = ("One key for one deed: 1 to 9 and 0 for the seats, n for nobody, a asks, t tells, p proposes, c challenges, s supports, d decides, l links to the last "
        "proposal of somebody else, + lets two speak at once, z takes back. Other keys do nothing.")


class Tapping(widgets.VBox):
    """The controls that record.

    Args:
        exercise: the exercise on which they are registered; its ``record`` is read and its ``now()`` gives the time.
        keep: called with another record.
        undo: takes the last deed back; whether there was one.
    """

    def __init__(self, exercise, keep, undo):
        self._exercise, self._keep, self._undo, self._filling, self._typed = exercise, keep, undo, False, ""
        self._start = button(exercise, "start", "Start", lambda: self._try(self._turn_on_or_off))
        self._line, self._time, self._recent = Line(), widgets.HTML(), widgets.HTML()
        self._seats = [button(exercise, f"tap.{n + 1}", f"Seat {n + 1}", lambda n=n: self._try(lambda: self._tap(n))) for n in range(MOST_SEATS)]
        for one in self._seats:
            # Two beside each other on a phone, and large enough for a thumb.
            one.layout.min_height, one.layout.min_width, one.layout.flex, one.layout.max_width = "2.8rem", "6.4rem", "1 1 6.4rem", "11rem"
        self._nobody = button(exercise, "nobody", "Nobody speaks", lambda: self._try(self._silence))
        self._together = exercise.field("together", widgets.Checkbox(description="Two at once: the next tap lets whoever speaks go on", indent=False, layout={"width": "auto"}))
        self._kind = exercise.field("kind", widgets.ToggleButtons(options=figures.kinds(), value="inform", description="This turn"))
        self._picks = exercise.field("picks", widgets.Dropdown(description="It picks up"))
        self._keys = exercise.field("keys", widgets.Text(description="Single keys", placeholder="1 p 2 s"))
        self._live = widgets.VBox([
            Group("Tap whoever speaks", [widgets.HBox(self._seats, layout=ROW)], "Tap again, or Nobody speaks, when they have done."),
            self._nobody, self._together,
            self._kind, self._picks, self._keys, widgets.HTML(markup.paragraph(HINT, class_="course-hint"))])
        super().__init__([widgets.HTML(markup.tag("h3", "Record")), self._start, self._line, self._time, self._live, self._recent,
                          button(exercise, "undo", "Take back the last step", self._take_back)])
        self._kind.observe(lambda change: self._filling or self._try(lambda: self._tag(change["new"])), "value")
        self._picks.observe(lambda change: self._filling or self._try(lambda: self._link(change["new"])), "value")
        self._keys.observe(lambda change: self._pressed(change["new"]), "value")

    def forget(self):
        """Let go of what was said and typed about another record."""
        self._line.say()
        self._typed = self._keys.value = ""

    def say(self, *sentences):
        """Say something where the outcome of a tap stands."""
        self._line.say(*sentences)

    def refresh(self):
        """Bring everything in line with the record."""
        record = self._exercise.record
        here, runs = talks.at(record), talks.is_running(record)
        going = [talks.find(here["turns"], one)["seat"] for one in talks.open_turns(record)]
        self._start.description = "Stop" if runs else "Go on recording" if here["began"] is not None else "Start"
        self._live.layout.display = "flex" if runs else "none"
        for n, one in enumerate(self._seats):
            seat = here["seats"][n] if n < len(here["seats"]) else None
            one.layout.display = "" if seat else "none"
            said = f"Seat {n + 1}" if seat is None else f"● {seat['name']} speaks" if seat["id"] in going else seat["name"]
            if one.description != said:
                one.description = said
        self._fill_last(here)
        self.tick()
        self._recent.value = _recent(here, talks.open_turns(record))

    def tick(self):
        """Say how long it runs, quietly: no screen reader is told of every beat."""
        record = self._exercise.record
        running = record["running"]
        said = f"Recording: {clock(int(running['seen']))}." if running else ""
        if running and not running["beats"]:
            said += " This place cannot notice a screen that is off: keep it on."
        if self._time.value != said:
            self._time.value = markup.text(said)

    def _fill_last(self, here):
        last = here["turns"][-1] if here["turns"] else None
        self._filling = True
        try:
            kind = last["kind"] if last else "inform"
            if self._kind.value != kind:
                self._kind.value = kind
            set_options(self._picks, (("nothing", ""), *picking(here, last)), last["picks"] if last else "")
        finally:
            self._filling = False

    def _try(self, act):
        try:
            act()
        except Problem as problem:
            self.say(str(problem))

    def _turn_on_or_off(self):
        exercise = self._exercise
        if talks.is_running(exercise.record):
            self._keep(recording.stop(exercise.record, exercise.now()))
            self.say(f"Stopped at {clock(talks.at(exercise.record)['stopped']['at'])}. You can go on, correct the log, or show what it says.")
        else:
            self._keep(recording.start(exercise.record, exercise.now(), exercise.beats()))
            self._typed = self._keys.value
            self.say("Recording. Tap whoever speaks.")

    def _tap(self, n):
        exercise, seats = self._exercise, talks.at(self._exercise.record)["seats"]
        if n >= len(seats):
            return
        before = len(talks.at(exercise.record)["gaps"])
        self._keep(recording.tap(exercise.record, seats[n]["id"], exercise.now(), self._together.value))
        self._together.value = False
        here = talks.at(exercise.record)
        going = [talks.find(here["seats"], talks.find(here["turns"], one)["seat"])["name"] for one in talks.open_turns(exercise.record)]
        self.say(*slept(here, before), f"{' and '.join(going)} {'speaks' if len(going) == 1 else 'speak'}." if going else "Nobody speaks.")

    def _silence(self):
        self._keep(recording.nobody(self._exercise.record, self._exercise.now()))
        self.say("Nobody speaks.")

    def _last(self):
        turns = talks.at(self._exercise.record)["turns"]
        if not turns:
            raise Problem("There is no turn yet. Tap whoever speaks first.")
        return turns[-1]

    def _tag(self, kind):
        last = self._last()
        self._keep(talks.with_turn(self._exercise.record, last["id"], kind=kind))
        self.say(f"Turn {len(talks.at(self._exercise.record)['turns'])} {KINDS[kind]}.")

    def _link(self, turn):
        here, last = talks.at(self._exercise.record), self._last()
        self._keep(talks.with_turn(self._exercise.record, last["id"], picks=turn))
        place = [one["id"] for one in here["turns"]].index(turn) + 1 if turn else 0
        self.say(f"It picks up turn {place}." if turn else "It picks up nothing.")

    def _take_back(self):
        self.say("The last step is taken back." if self._undo() else "There is nothing to take back.")

    def _pressed(self, typed):
        """Act on keys that were added; what was typed before stays there and is not done again."""
        fresh = typed[len(self._typed):] if typed.startswith(self._typed) else ""
        self._typed = typed
        for key in fresh.lower():
            self._try(lambda key=key: self._key(key))

    def _key(self, key):
        if not talks.is_running(self._exercise.record):
            raise Problem("Nothing is being recorded. Press “Start” first.")
        if key in "1234567890":
            self._tap("1234567890".index(key))
        elif key in KEYS:
            self._tag(KEYS[key])
        elif key == "n":
            self._silence()
        elif key == "z":
            self._take_back()
        elif key == "+":
            self._together.value = not self._together.value
        elif key == "l":
            here = talks.at(self._exercise.record)
            offered = picking(here, self._last(), ("propose",))
            if not offered:
                raise Problem("There is no proposal of somebody else’s to link to. Tag one with p.")
            self._link(offered[0][1])


def picking(here, last, kinds=tuple(KINDS)):
    """The turns that the last one may pick up, proposals first, the latest first: ``(label, id)``."""
    if last is None:
        return ()
    place = [one["id"] for one in here["turns"]].index(last["id"])
    name = {seat["id"]: seat["name"] for seat in here["seats"]}
    near = [(n, one) for n, one in enumerate(here["turns"][:place], 1)
            if one["seat"] != last["seat"] and one["kind"] in kinds and (n > place - BACK or one["id"] == last["picks"])]
    near.sort(key=lambda row: (row[1]["kind"] != "propose", -row[0]))
    return tuple((f"turn {n}: {name[one['seat']]} {KINDS[one['kind']]}", one["id"]) for n, one in near)


def slept(here, before):
    """What to say where stretches have been marked since there were so many."""
    return [f"From {clock(gap['start'])} to {clock(gap['end'])} nothing was recorded: {WHYS[gap['why']]}. It is marked so. Tap whoever speaks now."
            for gap in here["gaps"][before:] if gap["why"] != "paused"]


def _recent(here, going):
    name = {seat["id"]: seat["name"] for seat in here["seats"]}
    turns = list(enumerate(here["turns"], 1))
    if not turns:
        return ""
    place = {one["id"]: n for n, one in turns}
    rows = [[str(n), name[one["seat"]], f"{clock(one['start'])} to {'now' if one['id'] in going else clock(one['end'])}",
             KINDS[one["kind"]] + (f", picks up turn {place[one['picks']]}" if one["picks"] else "")] for n, one in turns[-RECENT:][::-1]]
    return markup.table(f"The latest of {len(turns)} turns" if len(turns) > 1 else "One turn", ["Turn", "Who", "When", "What"], rows)
