"""The family and service map on the screen: the picture first, the form below it, what it comes to after that.

The view decides nothing. It hands what was entered to ``checking``, asks ``rules`` for results and redraws.
"""

import ipywidgets as widgets

from exercises.catalog.family_map import checking, example, figures, files, form, inputs, merging, moments, rules, sheet, together
from exercises.record.personal import NOTICE
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.choices import Choices, put
from exercises.views.example_bar import ExampleBar
from exercises.views.exercise import Exercise
from exercises.views.export_bar import WAITS, ExportBar
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.side_by_side import SideBySide

PARTS = (("People", "people"), ("Ties", "ties"), ("Services", "services"), ("Links", "links"), ("Own words", "words"), ("Move", "move"))
WHOLE = ("The whole time", "")


class FamilyMap(Exercise):
    """Exercise X11.

    Args:
        entered: a map record, or None for an empty one.

    Attributes:
        record: the map record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else checking.check(entered)
        self._computed, self._filling = (None, None), False
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The map record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record."""
        counted = {**self.record, "here": {**self.record["here"], "part": ""}}
        if self._computed[0] != counted:
            self._computed = counted, rules.compute(self.record)
        return self._computed[1]

    @property
    def notes(self):
        """The family's own words, on which nothing is computed."""
        return self.record["words"]

    # Building

    def _build(self):
        self._example = ExampleBar(self, self._state, example.load, inputs.blank, self._keep, self._contents, "people and services",
                                   "The invented example is loaded. Step through its years with “Later”, or change something and see what it does.")
        self._map, self._results, self._tried, self._after = (widgets.HTML() for _ in range(4))
        self._when = self.field("when", widgets.Dropdown(description="Show the map at", options=(WHOLE,)))
        self._part = self.field("part", widgets.ToggleButtons(description="What do you want to enter?", options=PARTS))
        self._parts = {"people": form.People(self, self._keep), "ties": form.Ties(self, self._keep), "services": form.Services(self, self._keep),
                       "links": form.Links(self, self._keep), "words": form.Words(self, self._keep), "move": form.Move(self, self._put)}
        self._hub = self.field("hub", widgets.Dropdown(description="Try a hub: who could hold it together?", options=(("No hub", ""),)))
        self._try = [self.field(f"try_{end}", widgets.Dropdown(description=said, options=(("Nobody", ""),)))
                     for end, said in (("a", "Try one link: this service"), ("b", "with that one"))]
        self._choices = Choices(self, lambda: together.waiting(Merged(self.record)), put,
                                lambda question, number: together.settle(Merged(self.record), question, number).record, self._keep)
        self._bar = ExportBar(self, self._name, csv=lambda: files.as_csv(self.record), merge=self._merge, on_open=self._example.opened,
                              page=lambda: sheet.page(self.record, self.results), read=files.read, contents=self._contents)
        self._beside = SideBySide(self, self._merged, self._bar.say, lambda place: merging.place_in_words(self.record, place))
        self._about = Line()
        steps = [button(self, "earlier", "Earlier", lambda: self._step(-1)), button(self, "later", "Later", lambda: self._step(1))]
        self.children = (
            self._example.banner, self._map, widgets.HBox([self._when, *steps], layout=ROW), self._about, self._example,
            widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")), self._part, *self._parts.values(), self._choices,
            self._results, widgets.HTML(markup.tag("section", markup.tag("h3", "What would one link change? And a hub?"), class_="course-result")),
            widgets.HBox(self._try, layout=ROW), self._hub, self._tried, self._after,
            widgets.HBox([button(self, "export_svg", "Save the map as a picture (SVG)", lambda: self._picture("svg")),
                          button(self, "export_png", "Save the map as a picture (PNG)", lambda: self._picture("png"))], layout=ROW),
            self._bar, self._beside)
        self._part.observe(lambda change: self._filling or self._go(part=change["new"]), "value")
        self._when.observe(lambda change: self._filling or self._go(when=change["new"]), "value")
        self._hub.observe(lambda change: self._filling or self._go(hub=change["new"]), "value")
        for control in self._try:
            control.observe(lambda change: self._filling or self._pair(), "value")

    def _state(self):
        if self.record["invented"]:
            return "invented"
        return "untouched" if inputs.is_untouched(self.record) else "own"

    def _contents(self):
        record = self.record
        said = ((len(record["people"]), "person", "people"), (len(record["services"]), "service", "services"), (len(record["links"]), "link", "links"))
        return f"the map: {', '.join(f'{many} {one if many == 1 else more}' for many, one, more in said)} and what the family says"

    def _name(self):
        return f"family-map-{self.record['title']}" if self.record["title"] else "family-map"

    # What is shown

    def _go(self, **here):
        """Show another moment or part of the form, or try something."""
        self.record = {**self.record, "here": {**self.record["here"], **here}}
        if "part" in here:
            self._show_part()
        else:
            self._draw()
        self.changed()

    def _step(self, by):
        known = [value for _, value in self._when.options]
        place = known.index(self.record["here"]["when"]) + by
        if 0 <= place < len(known):
            self._go(when=known[place])
            self._about.say(f"Shown: {self._when.label}.")
        else:
            self._about.say("There is nothing earlier: this is the whole time." if by < 0 else
                            "There is nothing later on this map." if len(known) > 1 else "Nothing on the map has a date yet, so there is only the whole time.")

    def _pair(self):
        pair = [control.value for control in self._try]
        self._go(link=pair if all(pair) and pair[0] != pair[1] else [])

    # Merging

    def _merge(self, theirs):
        made, before = together.merge(Merged(self.record), Merged(theirs)), self.record
        if made.conflicts:
            self._beside.ask(made.record, made.conflicts)
            return WAITS
        self._keep(made.record)
        if self.record == before:
            return "All of it was here already."
        twice = len(inputs.same_names(self.record))
        return f"Here now: {self._contents()}." + (f" {twice} {'name stands' if twice == 1 else 'names stand'} there twice: choose above." if twice else "")

    def _merged(self, record):
        def take():
            self._keep(record)
            self._bar.say("The two copies are one now, as you chose.")

        self._about.attempt(take)

    def _picture(self, kind):
        name = f"{self._name()}.{kind}"
        self.deliver(files.safe_name(name), "image/svg+xml" if kind == "svg" else "image/png", files.as_svg(self._shown_record(), self._shown_results()))
        self._bar.say(f"The picture {files.safe_name(name)} was handed to your browser; look among your downloads.")

    # Keeping and redrawing

    def _keep(self, record):
        """Put another record in the place of this one, and show it.

        Raises:
            Problem: it contradicts itself; what stands here is as it was.
        """
        self.record = checking.check(record)
        self._redraw()
        self.changed()

    def _put(self, record):
        """Put in place a record in which only places on the map have changed."""
        self.record = checking.check(record)
        self._draw_map()
        self.changed()

    def _shown_record(self):
        return example.load() if inputs.is_untouched(self.record) else self.record

    def _shown_results(self):
        return rules.compute(self._shown_record()) if inputs.is_untouched(self.record) else self.results

    def _redraw(self):
        """Bring everything in line with the record."""
        self._example.refresh()
        for part in self._parts.values():
            part.refresh()
        self._choices.refresh()
        self._bar.refresh()
        self._show_part()
        self._draw()

    def _show_part(self):
        shown = self.record["here"]["part"]
        for name, part in self._parts.items():
            part.layout.display = "flex" if name == shown else "none"
        self._fill(self._part, None, shown)

    def _draw(self):
        record, results = self.record, self.results
        self._fill(self._when, (WHOLE, *self._moments(results)), record["here"]["when"])
        counting = tuple((f"{s['number']} {s['name']}", s["id"]) for s in results["services"] if s["counts"])
        known = [one for _, one in counting]
        hub = record["here"]["hub"]
        self._fill(self._hub, (("No hub", ""), *counting, ("Somebody new: a lead worker", inputs.NEW_HUB)), hub if hub in (*known, inputs.NEW_HUB) else "")
        link = record["here"]["link"]
        for place, control in enumerate(self._try):
            if link or control.value not in known:
                self._fill(control, (("None", ""), *counting), link[place] if link and link[place] in known else "")
            else:
                self._fill(control, (("None", ""), *counting), control.value)
        self._draw_map()
        self._results.value = figures.results_page(record, results)
        self._tried.value = figures.tried(record, results)
        self._after.value = figures.after(record, results)

    def _moments(self, results):
        """The moments to step through; the one that is shown is among them whatever has changed since."""
        found = [(said, iso) for iso, said in results["changes"]]
        when = self.record["here"]["when"]
        if when and when not in [iso for _, iso in found]:
            found = sorted([*found, (moments.said(when), when)], key=lambda one: one[1])
        return found

    def _draw_map(self):
        untouched = inputs.is_untouched(self.record)
        self._map.value = figures.the_map(self._shown_record(), self._shown_results(), untouched)

    def _fill(self, control, options, value):
        self._filling = True
        try:
            set_options(control, control.options if options is None else options, value)
        finally:
            self._filling = False
