"""One paragraph at a time: its heading and words, the tags it carries, the claim it makes, and own notes."""

import ipywidgets as widgets

from exercises.catalog.assignment_planner import inputs
from exercises.catalog.assignment_planner.brief import MODES, OUTCOMES, PROMPTS, WEIGHS, label
from exercises.catalog.assignment_planner.part import BESIDE, TICKS, Part
from exercises.views import markup
from exercises.views.form import ConfirmButton, Group
from exercises.views.lines import ROW, button, set_options


class Paragraphs(Part):
    """The paragraphs of the plan."""

    def __init__(self, exercise):
        super().__init__(exercise)
        self._which = self.chosen("paragraph", "Which paragraph?", (("1. No heading yet", ""),), lambda id_: self._open(id_) if id_ else None)
        self._heading = self.typed("heading", "Its heading, in your words", lambda text: self._tell(False, heading=text), inputs.MOST_LINE, done=False)
        self._words = self.typed("words", "How many words?", lambda text: self._tell(True, words=text), 20)
        self._prompts = {id_: self.ticked(f"prompt.{id_.lower()}", label(id_), lambda on, id_=id_: self._tag("prompts", id_, on)) for id_ in PROMPTS}
        self._outcomes = {id_: self.ticked(f"outcome.{id_.lower()}", f"{id_} {said[0]}", lambda on, id_=id_: self._tag("outcomes", id_, on))
                          for id_, said in OUTCOMES.items()}
        self._mode = self.chosen("mode", "What does it mostly do?", (("Not said yet", ""), *((said, key) for key, said in MODES.items())),
                                 lambda key: self._tell(True, mode=key))
        self._weighs = self.chosen("weighs", "Strength or weakness?", (("Neither, or not said", ""), *((said, key) for key, said in WEIGHS.items())),
                                   lambda key: self._tell(True, weighs=key))
        self._claim = self.typed("claim", "The claim it makes, if it makes one, in a few words", lambda text: self._tell(False, claim=text), inputs.MOST_LINE, done=False)
        self._own = self.ticked("own", "It rests on my own event or my own argument, and says so", lambda on: self._tell(False, own=on))
        self._sources, self._materials = {}, {}
        self._source_box = Group("Which sources carry it?", [], "Add sources under “Sources”.")
        self._material_box = Group("What from the course goes into it?", [], "Draw records in under “My work”.")
        for box in (self._source_box, self._material_box):
            box.head = box.children[0]
        self._note = self.typed("note", "Your own notes for it: never sentences for the essay", lambda text: self._tell(False, note=text), inputs.MOST_NOTE, rows=4)
        self._delete = ConfirmButton("Take this paragraph out", self._ask, self._take_out, "Yes, take it out", "No, keep it").register(exercise, "delete_paragraph")
        self.children = (
            self._which,
            widgets.HBox([button(exercise, "add_paragraph", "Add a paragraph after it", lambda: self.attempt(lambda: self._keep(inputs.add_paragraph(self.plan)))),
                          button(exercise, "move_up", "Move it up", lambda: self._move(-1)), button(exercise, "move_down", "Move it down", lambda: self._move(1))],
                         layout=ROW),
            self.line, widgets.Box([self._heading, self._words], layout=BESIDE),
            Group("Which prompts does it answer?", [widgets.Box(list(self._prompts.values()), layout=TICKS)],
                  "Tick few. Its words are shared out among them."),
            Group("Which outcomes does it serve?", [widgets.Box(list(self._outcomes.values()), layout=TICKS)]),
            widgets.Box([self._mode, self._weighs], layout=BESIDE), self._claim, self._source_box, self._own, self._material_box, self._note, self._delete)

    def here(self):
        """The open paragraph."""
        return inputs.find(self.plan["paragraphs"], self.plan["here"]["paragraph"])

    def show_plan(self):
        one = self.here()
        self._name()
        self._heading.value, self._claim.value, self._own.value = one["heading"], one["claim"], one["own"]
        self._words.value = "" if one["words"] is None else str(one["words"])
        self._note.text.value = one["note"]
        for field, boxes in (("prompts", self._prompts), ("outcomes", self._outcomes)):
            for id_, box in boxes.items():
                box.value = id_ in one[field]
        self._mode.value, self._weighs.value = one["mode"], one["weighs"]
        self._draw_ticks("sources", "source", self._sources, self._source_box, [(row["id"], row["name"]) for row in self.plan["sources"]])
        self._draw_ticks("materials", "record", self._materials, self._material_box, [(row["id"], row["title"]) for row in self.plan["materials"]])

    def _draw_ticks(self, field, prefix, boxes, holder, rows):
        """A tick for each source, or each record from the course; the boxes are made anew only where the list has changed."""
        def name(id_):
            return f"{prefix}.{id_.replace('-', '_').replace('.', '_')}"
        if [(id_, box.description) for id_, box in boxes.items()] != rows:
            gone = dict(boxes)
            boxes.clear()
            for id_, words in rows:
                same = gone.pop(id_, None)
                if same is not None:
                    same.description = words
                boxes[id_] = same or self.ticked(name(id_), words, lambda on, id_=id_: self._tag(field, id_, on))
            self.exercise.drop_fields([name(id_) for id_ in gone])
            holder.children = (holder.head, widgets.Box(list(boxes.values()), layout=TICKS)) if boxes else (holder.head,)
        for id_, box in boxes.items():
            box.value = id_ in self.here()[field]

    def _name(self):
        """Name each paragraph in the list."""
        filling, self._filling = self._filling, True
        try:
            rows = tuple((f"{n}. {one['heading'].strip()[:60] or 'No heading yet'}", one["id"]) for n, one in enumerate(self.plan["paragraphs"], 1))
            set_options(self._which, rows, self.plan["here"]["paragraph"])
        finally:
            self._filling = filling

    def _open(self, id_):
        self.exercise.put({**self.plan, "here": {**self.plan["here"], "paragraph": id_}}, counts=False)
        self.fill()

    def _keep(self, plan):
        self.exercise.put(plan)
        self.fill()

    def _tell(self, counts, **changes):
        self.exercise.put(inputs.with_paragraph(self.plan, self.here()["id"], **changes), counts=counts)
        if "heading" in changes:
            self._name()

    def _tag(self, field, id_, on):
        tags = [tag for tag in self.here()[field] if tag != id_]
        self._tell(True, **{field: [*tags, id_] if on else tags})

    def _move(self, by):
        after = inputs.moved(self.plan, self.here()["id"], by)
        if after == self.plan:
            self.line.say("It is the first already." if by < 0 else "It is the last already.")
            return
        self._keep(after)
        at = [one["id"] for one in after["paragraphs"]].index(self.here()["id"]) + 1
        self.line.say(f"It is paragraph {at} of {len(after['paragraphs'])} now.")

    def _ask(self):
        return None if inputs.is_empty(self.here()) else "This takes the paragraph out, with its tags and notes. It cannot be brought back from here. Take it out?"

    def _take_out(self):
        self._keep(inputs.without_paragraph(self.plan, self.here()["id"]))
        self.line.say("Done. The one beside it is open now.")


def of(words, heading):
    """A heading of a part with a sentence on what it is for."""
    return widgets.HTML(markup.join(markup.tag("h3", heading), markup.paragraph(words)))
