"""The statement of sources, help and use of AI: filled in as one goes, to the rule of one's own university."""

import ipywidgets as widgets

from exercises.catalog.assignment_planner import inputs
from exercises.catalog.assignment_planner.brief import HELP
from exercises.catalog.assignment_planner.part import Part
from exercises.views import markup

RULE = ("Its rule decides, and comes before this form. Some rules forbid a tool, some allow it for one purpose, some want it named. If you use a machine because of "
        "how you read, write or hear, and the rule is not clear, ask early and in writing. It is an adjustment to agree on.")
NEVER = "Never put anything about a real child, family, colleague or placement into an AI tool, a translator or a checker, with or without names."


class Statement(Part):
    """What the statement holds."""

    def __init__(self, exercise):
        super().__init__(exercise)
        self._told = {field: self.typed(f"statement_{field}", words, lambda text, field=field: self._tell(**{field: text}), inputs.MOST_NOTE, rows=rows)
                      for field, words, rows in (
                          ("rule", "My university’s rule: its title, its date, where I read it, and what it lets me do", 3),
                          ("lost", "A reference or claim that a tool gave me and that I could not find again, and what I did about it", 2),
                          ("mine", "What in this essay is from my own event, my own group and my own reading", 2),
                          ("form", "Whatever form of words the rule asks for", 2))}
        self._which = self.chosen("help", "Help of which kind?", tuple((words, kind) for kind, words in HELP.items()), self._open)
        self._help = {field: self.typed(f"help_{field}", words, lambda text, field=field: self._tell_help(**{field: text}), inputs.MOST_LINE, done=False)
                      for field, words in (("who", "Who or what, and when; “none” if none"), ("what", "What for"), ("kept", "What I kept, and how I checked it"))}
        self._listed = widgets.HTML()
        self.children = (
            widgets.HTML(markup.paragraph(RULE)), self._told["rule"], widgets.HTML(markup.paragraph(NEVER, class_="course-hint")),
            self._which, *self._help.values(), self._listed, self.line,
            self._told["lost"], self._told["mine"], self._told["form"],
            widgets.HTML(markup.paragraph("How you met each source is said under “Sources”, and goes into the statement from there.", class_="course-hint")))

    def show_plan(self):
        told = self.plan["statement"]
        for field, holder in self._told.items():
            holder.text.value = told[field]
        self._which.value = self.plan["here"]["help"]
        for field, control in self._help.items():
            control.value = told["help"][self.plan["here"]["help"]][field]
        self._list()

    def _list(self):
        told = self.plan["statement"]["help"]
        said = [HELP[kind].split(":")[0] for kind in HELP if any(line.strip() for line in told[kind].values())]
        words = markup.paragraph(f"Said so far: {'; '.join(said)}." if said else "Nothing is said of any kind of help yet.")
        if self._listed.value != words:
            self._listed.value = words

    def _open(self, kind):
        self.exercise.put({**self.plan, "here": {**self.plan["here"], "help": kind}}, counts=False)
        self.fill()

    def _tell(self, **changes):
        self.exercise.put(inputs.with_statement(self.plan, **changes), counts=False)

    def _tell_help(self, **changes):
        self.exercise.put(inputs.with_help(self.plan, self.plan["here"]["help"], **changes), counts=False)
        self._list()
