"""Before anybody sits down: which chair, alone or with others, which running order; weights and seed a button away."""

import ipywidgets as widgets

from exercises.catalog.case_conference import inputs, pages, seats
from exercises.catalog.case_conference.people import all_seats, called, with_role
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import Group
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show

WAYS = (("Alone: the other chairs speak by themselves", "solo"), ("Together, one device that goes round", "one"),
        ("Together, a device for each of us", "several"))
DECIDERS = (("The chair decides, after hearing each professional", "chair"),
            ("What most of the professionals say is decided", "majority"))
CHAIRS = (("She keeps to the time", "time"), ("She asks round and has things explained", "round"))
MORE, LESS = "More about this meeting", "Put that away"
STEPS = tuple((f"{n / 10:.1f}", n / 10) for n in range(11))


class Setting(widgets.VBox):
    """The controls with which a meeting is set up.

    Args:
        exercise: the exercise on which they are registered; its ``record`` is read.
        keep: called with another record to take the place of this one.
        begin: called when somebody sits down.
        group: the controls that several devices need, which stand below the ways of playing.
    """

    def __init__(self, exercise, keep, begin, group):
        self._exercise, self._keep, self._filling, self._opened = exercise, keep, False, False
        field = exercise.field
        self._seat = field("seat", widgets.RadioButtons(description="Which chair do you take?", options=[(with_role(seat), seat) for seat in all_seats()]))
        self._way = field("way", widgets.RadioButtons(description="How will you play?", options=list(WAYS)))
        self._checks = {seat: field(f"seat.{seat}", widgets.Checkbox(description=with_role(seat), indent=False)) for seat in all_seats()}
        self._seats = Group("Which chairs do people take?", list(self._checks.values()),
                            "The others speak by themselves. Two people may share a chair. Anybody may swap or stop later, and says no reason.")
        self._order = field("order", widgets.RadioButtons(description="In which order does it run?", options=[
            (pages.order_title("strengths"), "strengths"), (pages.order_title("agenda"), "agenda")]))
        self._incident = field("incident", widgets.Checkbox(description="Leave out the moment in which a racist remark is made", indent=False))
        self._decides = field("decides", widgets.RadioButtons(description="Who decides here?", options=list(DECIDERS)))
        self._chair = field("chair", widgets.RadioButtons(description="A scripted chair: how does she run it?", options=list(CHAIRS)))
        self._seed = field("seed", widgets.BoundedIntText(description="Seed: another number, another meeting", min=0, max=2**31 - 1, value=inputs.DEFAULT_SEED))
        self._listener = field("listener", widgets.Dropdown(description="How much does this chair"))
        self._speaker = field("speaker", widgets.Dropdown(description="go by what this one says"))
        self._weight = field("weight", widgets.Dropdown(description="0 not at all, 1 fully", options=STEPS, value=0.5))
        self._line, self._weights, self._about_order = Line(), widgets.HTML(), widgets.HTML()
        self._more = button(exercise, "more", MORE, self._turn)
        self._rest = widgets.VBox([
            self._decides, widgets.HTML(pages.who_decides()), self._chair, self._seed,
            widgets.HTML(markup.join(markup.tag("h3", "Who listens to whom"), markup.paragraph(
                "A scripted chair’s two numbers move toward what it hears by a weighted average. These weights are ours. They are no findings. "
                "Change them, and see what hangs on them."))),
            widgets.HBox([self._listener, self._speaker, self._weight], layout=ROW),
            button(exercise, "use_weight", "Use this weight", lambda: self._line.attempt(self._use)), self._line, self._weights])
        sit = button(exercise, "sit", "Sit down", begin)
        sit.add_class("mod-primary")
        super().__init__([self._way, self._seat, self._seats, group, self._order, self._about_order, self._incident, sit, self._more, self._rest])
        self._fill_lists()
        self._seat.observe(lambda change: self._set_humans((change["new"],)), "value")
        for check in self._checks.values():
            check.observe(lambda _: self._set_humans(tuple(seat for seat, one in self._checks.items() if one.value)), "value")
        for control, name in ((self._way, "way"), (self._order, "order"), (self._decides, "decides"), (self._chair, "chair"), (self._seed, "seed")):
            control.observe(lambda change, name=name: self._set(name, change["new"]), "value")
        self._incident.observe(lambda change: self._set("incident", not change["new"]), "value")
        self._listener.observe(lambda _: self._filling or self._show_weight(), "value")
        self._speaker.observe(lambda _: self._filling or self._show_weight(), "value")

    def refresh(self):
        """Bring the controls in line with the record."""
        record = self._exercise.record
        self._filling = True
        try:
            self._way.value, self._order.value, self._decides.value = record["way"], record["order"], record["decides"]
            self._incident.value, self._seed.value, self._chair.value = not record["incident"], record["seed"], record["chair"]
            humans = record["humans"]
            self._seat.value = humans[0] if len(humans) == 1 else self._seat.value
            mine = record["mine"] if record["way"] == "several" else humans
            for seat, check in self._checks.items():
                check.value = seat in mine
        finally:
            self._filling = False
        show(self._seat, record["way"] == "solo")
        show(self._seats, record["way"] != "solo")
        show(self._rest, self._opened)
        self._more.description = LESS if self._opened else MORE
        self._about_order.value = pages.about_order(record["order"])
        self._weights.value = pages.weights(seats.weights(record)) if self._opened else ""
        self._show_weight()

    def _fill_lists(self):
        people = tuple((called(seat), seat) for seat in all_seats(observer=False))
        set_options(self._listener, people, "teacher")
        set_options(self._speaker, people, "mother")

    def _turn(self):
        self._opened = not self._opened
        self.refresh()

    def _set(self, name, value):
        if not self._filling and value is not None:
            self._keep(_at_this_device(inputs.with_setting(self._exercise.record, name, value)))

    def _set_humans(self, wanted):
        if not self._filling and None not in wanted:
            self._keep(self._with_humans(self._exercise.record, wanted))

    @staticmethod
    def _with_humans(record, wanted):
        for seat in all_seats():
            record = inputs.with_seat(record, seat, seat in wanted)
        return _at_this_device(record)

    def _show_weight(self):
        if self._listener.value == self._speaker.value:
            return
        held = seats.weights(self._exercise.record).get(self._listener.value, {}).get(self._speaker.value)
        nearest = min((value for _, value in STEPS), key=lambda value: abs(value - (held or 0)))
        if self._weight.value != nearest:
            self._weight.value = nearest

    def _use(self):
        listener, speaker = self._listener.value, self._speaker.value
        if listener == speaker:
            raise Problem("These two are one chair. Choose another for one of them.")
        self._keep(inputs.with_weight(self._exercise.record, listener, speaker, self._weight.value))
        self._line.say(f"{called(listener)} goes by what {called(speaker)} says with a weight of {self._weight.value:.1f} now.")


def _at_this_device(record):
    """Until lines are exchanged, whoever sits in the meeting as this device knows it sits at this device."""
    return {**record, "mine": list(record["humans"]) if record["way"] == "several" else []}
