"""One seat's scenes and consequences on paper, with conditions turned into instructions.

A seat's own sheet needs no condition on the seat, and none that always or never holds for whoever sits there: those
are resolved here, so that a reader is asked to look at ticks only where it matters.
"""

from dataclasses import replace

from exercises.narrative.model import DIMENSIONS, HEARD, SEAT
from exercises.views import markup

FLOOR = (("duty", "The duty"), ("source", "Where it stands"), ("dated", "Its date"), ("today", "What one does today"),
         ("tell", "Whom one tells"), ("escalate", "If nobody acts"))


class Sheet:
    """What one seat reads.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        seat: the :class:`~exercises.narrative.model.Seat`.
        stops: its scenes, each a :class:`tools.course.vignette_ways.Stop`.
    """

    def __init__(self, story, seat, stops):
        self.story, self.seat, self.stops = story, seat, stops
        self._numbers = {stop.scene.id: stop.number for stop in stops}
        self._values = {SEAT: {seat.id}} | {variable.id: {variable.start} for variable in story.variables.values()}
        for stop in stops:
            for owner in (stop.scene, *(choice for _, choice, _ in stop.ways)):
                for setting in owner.settings:
                    self._values[setting.variable].add(setting.value)

    def number(self, scene):
        """The number of a scene on this seat's sheets."""
        return self._numbers[scene]

    def remembered(self):
        """The variables that this seat's scenes ask for, each with the values that it can have here."""
        asked = {condition.variable for stop in self.stops for piece in self._pieces(stop) for condition in self._asked(piece) or ()}
        return [replace(variable, values=tuple(value for value in variable.values if value in self._values[variable.id]))
                for variable in self.story.variables.values() if variable.id in asked]

    def _pieces(self, stop):
        owners = [stop.scene, *(choice for _, choice, _ in stop.ways)]
        yield from (*stop.scene.blocks, *stop.scene.child)
        for owner in owners:
            yield from (*owner.settings, *owner.entries)
        for _, choice, _ in stop.ways:
            yield from (choice, *choice.targets)

    def _asked(self, piece):
        """The conditions that a reader has to look up, or None where the piece can never hold in this seat."""
        asked = []
        for condition in piece.when:
            possible = self._values[condition.variable]
            if not possible & set(condition.values):
                return None
            if not possible <= set(condition.values):
                asked.append(condition)
        return asked

    def _if(self, piece, word="If"):
        """The conditions in words, empty where there is nothing to look up."""
        asked = self._asked(piece)
        held = [f"{condition.variable.replace('-', ' ')} is {' or '.join(value.replace('-', ' ') for value in condition.values if value in self._values[condition.variable])}"
                for condition in asked or ()]
        return f"{word} {' and '.join(held)}" if held else ""

    def _holding(self, pieces):
        return [piece for piece in pieces if self._asked(piece) is not None]

    def link(self, number):
        """A number to turn to; on a screen it is a link."""
        return markup.tag("a", markup.tag("strong", number), href=f"#to-{number}")

    # A scene -----------------------------------------------------------------------------------------------------

    def scene(self, stop):
        """A numbered scene: its words, what to tick and to note, and what can be done."""
        scene = stop.scene
        return markup.tag("section", markup.tag("h3", f"{stop.number}. {scene.title}", id=f"to-{stop.number}"),
                          markup.tag("p", stop.moment, class_="paper-moment") if stop.moment else None,
                          self._blocks(scene.blocks), self._noted(scene), self._on(stop), class_="paper-entry")

    def _blocks(self, blocks):
        made, held, under = [], [], ""
        for block in [*self._holding(blocks), None]:
            words = self._if(block) if block else None
            if held and words != under:
                made.append(markup.tag("div", markup.tag("p", f"{under}:", class_="paper-when"), held, class_="paper-if") if under else markup.join(*held))
                held = []
            if block:
                held.append(_block(block))
                under = words
        return made

    def _noted(self, owner):
        """What is ticked and what goes into the ledger, as a list; None where nothing does."""
        lines = []
        for setting in self._holding(owner.settings):
            lines.append(self._line(setting, "Tick", markup.join(markup.tag("strong", setting.variable.replace("-", " ")), ": ", setting.value.replace("-", " "), ".")))
        for entry in self._holding(owner.entries):
            lines.append(self._line(entry, "Ledger", markup.join(
                markup.tag("strong", f"{DIMENSIONS[entry.dimension]}: {entry.direction}. "), entry.reason, f" ({', '.join(entry.sources)})")))
        return markup.bullet_list(lines) if lines else None

    def _line(self, piece, word, said):
        when = self._if(piece)
        return markup.join(f"{when}: {word.lower()}" if when else word, " ", said)

    def _on(self, stop):
        if not stop.ways:
            return markup.paragraph("This is an ending. Put the people down, then begin the debrief.", class_="paper-go")
        if not stop.ways[0][0]:
            return self._go(stop.ways[0][1], stop.ways[0][2])
        items = []
        for letter, choice, _ in stop.ways:
            only = self._if(choice, "Only if")
            items.append(markup.tag("li", markup.tag("strong", f"{letter}. "), f"{only}: " if only else None, choice.text, " Turn to ", self.link(f"{stop.number}{letter}"), "."))
        return markup.join(markup.tag("p", "What do you say or do?", class_="paper-go"), markup.tag("ul", items, class_="paper-choices"))

    def _go(self, choice, leads):
        """Where to go on: the targets in their order, the last without a condition."""
        ways = [target for target in self._holding(choice.targets) if target.scene in leads]
        said = []
        for place, target in enumerate(ways):
            when = self._if(target)
            last = place == len(ways) - 1 or not when
            start = "Go to " if len(ways) == 1 or (last and place == 0) else "Otherwise go to " if last else f"{when}, go to "
            said += [start, self.link(self._numbers[target.scene]), ". "]
            if last:
                break
        return markup.paragraph(said, class_="paper-go")

    # What came of it ---------------------------------------------------------------------------------------------

    def after(self, stop):
        """For each choice of a scene what it opened and cost, what to note, and where to go on."""
        for letter, choice, leads in stop.ways:
            if letter:
                told = [markup.paragraph(markup.tag("strong", f"{'Opened' if said.kind == 'opened' else 'Cost'} for {said.whom}: "), said.text) for said in choice.feedback]
                yield markup.tag("section", markup.tag("h3", f"{stop.number}{letter}", id=f"to-{stop.number}{letter}"),
                                 markup.tag("p", f"At “{stop.scene.title}”: {choice.text}", class_="paper-moment"),
                                 _floor(choice.floor), told, self._noted(choice), self._go(choice, leads), class_="paper-entry")

    # What the child said -----------------------------------------------------------------------------------------

    def child(self):
        """For each scene with the child's mark, what was said of it: ``(number, title, words)``."""
        for stop in self.stops:
            for mark in self._holding(stop.scene.child):
                when = self._if(mark)
                yield stop.number, stop.scene.title, markup.join(f"{when}: " if when else None, "" if mark.state == HEARD else "not asked. ", mark.note)


def _block(block):
    if block.kind == "speech":
        return markup.paragraph(markup.tag("strong", f"{block.speaker}: "), block.text)
    if block.kind == "note":
        return markup.tag("blockquote", markup.paragraph(markup.tag("strong", f"{block.label}: ") if block.label else None, block.text))
    return markup.paragraph(block.text)


def _floor(floor):
    if floor is None:
        return None
    return markup.tag("div", markup.paragraph(markup.tag("strong", "Below the floor. "), "This is not left to judgement."),
                      markup.bullet_list([markup.join(markup.tag("strong", f"{name}: "), getattr(floor, key)) for key, name in FLOOR]), class_="paper-floor")
