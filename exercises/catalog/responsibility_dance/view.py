"""The dance of responsibility on the screen: one family's ways first, then many families, then what the order hangs on.

The view decides nothing. It keeps one record, asks the rules, and redraws what has changed.
"""

import ipywidgets as widgets

from exercises.catalog.responsibility_dance import checking, example, figures, files, inputs, jobs, page, rules, simulate, together, turning, world
from exercises.catalog.responsibility_dance.designs import DESIGNS
from exercises.catalog.responsibility_dance.families import NAMED
from exercises.catalog.responsibility_dance.hand import ByHand
from exercises.catalog.responsibility_dance.numbers_form import Numbers
from exercises.catalog.responsibility_dance.whys import NOT_SHOWN
from exercises.record import numbers
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.example_bar import ExampleBar
from exercises.views.export_bar import ExportBar
from exercises.views.exercise import Exercise
from exercises.views.form import FreeText
from exercises.views.lines import ROW, Line, button
from exercises.views.long_work import LongWork

EVERYTHING_INVENTED = ("Every number here is invented, and so is every family. What comes first hangs on numbers that somebody made up. "
                       "Look for the number, not for the winner.")
NOT_HERE = "This family is not in this world: there are too few families. Raise their number to six or more."
STALE = "These figures were run with other numbers than those that stand above now. Run again to bring them together."


class ResponsibilityDance(Exercise):
    """Exercise X12.

    Args:
        entered: a record, or None for an empty one.

    Attributes:
        record: the record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else checking.check(entered)
        self._walked, self._computed, self._counted, self._filling = (None, None), (None, None), None, False
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record."""
        if self._computed[0] is not self.record:
            self._computed = self.record, rules.compute(self.record)
        return self._computed[1]

    @property
    def notes(self):
        """What the learner would argue, in their own words."""
        return "\n\n".join(f"{label}: {self.record['voice'][key]}" for key, label in figures.VOICES.items() if self.record["voice"][key].strip())

    # Building

    def _build(self):
        self._example = ExampleBar(self, self._state, example.load, inputs.blank, self._keep_all, self._contents, "numbers, runs or words of your own",
                                   "The invented example is loaded: forty runs, what turned their order, a week played by hand, and somebody’s argument.")
        self._family = self.field("family", widgets.Dropdown(options=[(one.name, one.name) for one in NAMED], description="Family"))
        self._family.observe(lambda change: self._filling or self._choose_family(change["new"]), "value")
        self._about, self._paths = widgets.HTML(), widgets.HTML()
        self._hand = ByHand(self, lambda moves: self._keep({**self.record, "moves": moves}, hand=True), self._walks)
        self._numbers = Numbers(self, self._set, self._set_service, self._reset)
        self._runs = self.field("runs", widgets.Text(description=f"Runs (1 to {inputs.MOST_RUNS})", continuous_update=False))
        self._runs.observe(lambda change: self._filling or self._about_runs.attempt(lambda: self._set_runs(change["new"])), "value")
        self._about_runs = Line()
        self._run = LongWork(self, "run", "Run the five designs", self._start_run, self._ran, self.changed, "runs")
        self._measure = self.field("measure", widgets.Dropdown(options=figures.RANKED_LABELS, description="Compare by"))
        self._measure.observe(lambda change: self._filling or self._keep({**self.record, "measure": change["new"]}), "value")
        self._results, self._turned, self._worlds, self._alone = (widgets.HTML() for _ in range(4))
        self._turn = LongWork(self, "turn", "Look for the numbers that turn the order", self._start_turn, self._tried, self.changed, "values tried")
        self._voice = {}
        for key, label in (("name", "A made-up name"), *figures.VOICES.items()):
            text = self._voice[key] = FreeText(label, rows=1 if key == "name" else 3, notice=None)
            self.field(f"voice.{key}", text.text).observe(lambda change, key=key: self._filling or self._write(key, change["new"]), "value")
        self._bar = ExportBar(self, "dance-of-responsibility", csv=lambda: files.as_csv(self.record), merge=self._merge,
                              page=lambda: page.page(self.record, self.results, self._walks()), on_open=self._open, read=files.read, contents=self._contents)
        head = self._head
        self.children = (
            self._example.banner, widgets.HTML(markup.paragraph(markup.tag("strong", EVERYTHING_INVENTED))),
            head("One family, five designs"), self._family, self._about, self._paths, widgets.HTML(figures.designs_told()),
            head("Play them by hand"), self._hand,
            head("The invented numbers"), self._numbers,
            head("Many families, many runs"), self._runs, self._about_runs, self._run, self._measure, self._results,
            head("What turns the order?"), self._turn, self._turned,
            head("Doors alone"), widgets.HBox([button(self, "count", "Count a thousand askings", self._count)], layout=ROW), self._alone,
            head("What would you argue?"), widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")), *self._voice.values(),
            self._worlds, widgets.HTML(markup.tag("section", markup.tag("h3", "What this does not show"), markup.paragraph(NOT_SHOWN))),
            self._bar, self._example)

    @staticmethod
    def _head(words):
        return widgets.HTML(markup.tag("h3", words))

    def _state(self):
        return "untouched" if inputs.is_untouched(self.record) else "invented" if self.record["invented"] else "own"

    def _contents(self):
        ran = self.record["ran"]
        return (f"the invented world with its numbers, {ran['done'] if ran else 0} runs, {len(self.record['moves'])} steps played by hand, and the "
                "words that you wrote")

    # What somebody does

    def _choose_family(self, name):
        self._keep({**self.record, "family": name, "moves": []})

    def _set(self, key, value):
        self._change_world(inputs.with_setting(self.record, key, value))

    def _set_service(self, number, **changes):
        self._change_world(inputs.with_service(self.record, number, **changes))

    def _reset(self):
        self._change_world({**self.record, "world": world.blank()})

    def _change_world(self, record):
        if record["world"] == self.record["world"]:
            return
        for work in (self._run, self._turn):
            work.stop("Stopped, because a number has been changed.")
        self._counted = None
        self._keep(record)

    def _set_runs(self, typed):
        self._keep({**self.record, "runs": int(numbers.read(typed, 1, inputs.MOST_RUNS, "Runs", whole=True))})
        self._about_runs.say()

    def _write(self, key, words):
        most = inputs.MOST_NAME if key == "name" else inputs.MOST_TEXT
        self.record = inputs.with_voice(self.record, **{key: words[:most].replace("\x00", "")})
        self.changed()

    def _count(self):
        self._counted = rules.doors_by_chance(self.record["world"])
        self._draw_alone()

    # Long work

    def _start_run(self):
        self._turn.stop("Stopped, because the five designs are running.")
        return jobs.to_run(self.record, lambda ran: self._take(ran=ran))

    def _start_turn(self):
        self._run.stop("Stopped, because we look for what turns the order.")
        return jobs.to_try(self.record, lambda turns: self._take(turns=turns))

    def _take(self, **found):
        """Take over what a piece of work has found; it is shown when the work ends."""
        self.record = {**self.record, **found}

    def _ran(self):
        self._draw_results()
        ran = self.record["ran"]
        if not ran:
            return "No run was finished."
        return f"The results of {ran['done']} run{'' if ran['done'] == 1 else 's'} stand below."

    def _tried(self):
        self._draw_turned()
        turns = self.record["turns"]
        return f"{len(turns['means']) - 1} other values have been tried; what they did stands below." if turns else "Nothing was finished."

    # Files

    def _open(self, theirs):
        record, said = checking.unlike(theirs)
        self._example.opened(record)
        return " ".join(said) or None

    def _merge(self, theirs):
        theirs, said = checking.unlike(theirs)
        before = self.record
        self._keep_all(together.merge(Merged(before), Merged(theirs)).record)
        if inputs.is_untouched(before):
            return " ".join(said) or "Nothing stood here, so this page is now as the file was."
        if self.record["others"] == before["others"]:
            return " ".join([*said, "All of it was here already."])
        many = len(self.record["others"])
        return " ".join([*said, f"{many} other world{'' if many == 1 else 's'} stand{'s' if many == 1 else ''} beside this one now."])

    # Keeping and redrawing

    def _keep_all(self, record):
        """Put another record in the place of this one."""
        for work in (self._run, self._turn):
            work.clear()
        self._counted = None
        self.record = record
        self._redraw()
        self.changed()

    def _keep(self, record, hand=False):
        """Keep a changed record, and redraw what the change touches."""
        before, self.record = self.record, record
        if hand:
            self._hand.refresh()
            self._bar.refresh()
        else:
            self._redraw(before)
        self.changed()

    def _walks(self):
        """The open family's walk through each design in the first run, or a sentence that says why there is none."""
        there = self.record["world"]
        if self._walked[0] != there:
            named = range(min(len(NAMED), there["families"]))
            try:
                found = {design: simulate.walks(there, design, 0, named)[: len(named)] for design in DESIGNS}
            except Problem as problem:
                found = str(problem)
            self._walked = there, found
        found, place = self._walked[1], [one.name for one in NAMED].index(self.record["family"])
        if isinstance(found, str):
            return found
        return {design: row[place] for design, row in found.items()} if place < there["families"] else NOT_HERE

    def _redraw(self, before=None):
        """Bring everything in line with the record; with the one before, only what differs."""
        record = self.record

        def differs(*keys):
            return before is None or any(record[key] is not before[key] for key in keys)

        self._filling = True
        try:
            for control, value in ((self._family, record["family"]), (self._runs, str(record["runs"])), (self._measure, record["measure"]),
                                   *((self._voice[key].text, record["voice"][key]) for key in self._voice)):
                if control.value != value:
                    control.value = value
        finally:
            self._filling = False
        if before is None:
            self._example.refresh()
        if differs("world", "family"):
            self._about.value = figures.about_family(record["family"])
            self._paths.value = figures.paths(record["world"], record["family"], self._walks())
        if differs("world", "family", "moves"):
            self._hand.refresh()
        if differs("world"):
            self._numbers.refresh()
            self._draw_alone()
        if differs("world", "ran", "measure"):
            self._draw_results()
        if differs("world", "turns", "measure"):
            self._draw_turned()
        if differs("others", "measure"):
            self._worlds.value = figures.worlds(self.results, record)
        self._bar.refresh()

    def _draw_alone(self):
        there = self.record["world"]
        self._alone.value = figures.alone(rules.doors_by_arithmetic(there["accept"], there["doors"]), self._counted, there)

    def _draw_results(self):
        results = self.results
        self._measure.layout.display = "" if results["done"] else "none"
        if not results["done"]:
            self._results.value = markup.paragraph("Nothing has run yet. Forty runs of sixty families take some seconds on a laptop, and longer on a phone.", class_="course-hint")
            return
        stale = markup.paragraph(markup.tag("strong", STALE)) if results["stale"] else None
        self._results.value = markup.tag("section", stale, figures.bars(results, self.record["ran"]["world"]), figures.paid(results),
                                         figures.everything(results), class_="course-result")

    def _draw_turned(self):
        record, turns = self.record, self.record["turns"]
        if turns is None:
            self._turned.value = markup.paragraph(f"About fifty other values are tried, one at a time, each in {turning.RUNS} runs.", class_="course-hint")
            return
        stale = markup.paragraph(markup.tag("strong", STALE)) if turns["world"] != record["world"] else None
        self._turned.value = markup.tag("section", stale, figures.turned(self.results["turns"], simulate.BY_MEASURE[record["measure"]], turning.RUNS),
                                        class_="course-result")
