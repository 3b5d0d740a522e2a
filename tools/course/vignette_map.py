"""The map of a vignette's scenes: for each seat a drawing in plain SVG, and a table that says the same.

A box is a scene, with its number and its title; time runs downwards, moment by moment. Where one decides, the
box has a thick rim and the letters of its choices stand at its foot, each at the line that leads on; an ending has
a double rim and the word. Where a scene depends on an earlier choice, it says which scene it recalls. Nothing is told
by colour.
"""

from exercises.views import markup
from exercises.views.chart import drawing
from tools.course import vignette_ways

WIDTH, COLUMNS, GAP = 300, 3, 9  # units: as wide as the place that a phone of 360 px leaves, so letters keep their size there
WIDTHS = {1: 190, 2: 140, 3: 92}  # of a box, by how many stand in its row
SHOWN = 460  # px, the width on a large screen
LETTERS, SMALL, LINE = 12, 11, 14
BETWEEN, FOOT = 30, 15


def html(story, proof):
    """The maps of all seats, each in a figure with its table.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        proof: its :class:`~exercises.narrative.check.Proof`.

    Returns:
        HTML that is safe in any page: every word of the author's is escaped.
    """
    found = vignette_ways.stops(story, proof)
    return str(markup.tag("div", [_figure(story, seat, found[seat.id]) for seat in story.seats.values()], class_="vignette-maps"))


def _figure(story, seat, stops):
    svg = drawn(story, seat, stops)
    caption = (f"The scenes of {seat.name}, from the first at the top to the endings. A thick rim: here one decides; the "
               "letters are the choices. A double rim: an ending. A scene that recalls another depends on what was chosen there.")
    return markup.tag("figure", svg, markup.tag("figcaption", caption), markup.details("The same as a table", table(story, seat, stops)),
                      class_="course-figure vignette-map")


def table(story, seat, stops):
    """The table that says what the map of one seat shows."""
    numbers = {stop.scene.id: stop.number for stop in stops}
    rows = []
    for stop in stops:
        ways = [_way(letter, choice, leads, numbers) for letter, choice, leads in stop.ways]
        child = ", ".join(dict.fromkeys(mark.state for mark in stop.scene.child)) or "no mark"
        rows.append([f"{stop.number}. {stop.scene.title}", stop.moment or "–", markup.bullet_list(ways) if ways else "An ending.",
                     ", ".join(map(str, stop.recalls)) or "–", child])
    return markup.table(f"Scenes and ways of {seat.name}", ["Scene", "When", "What leads where", "Recalls", story.child or "The child"], rows)


def _way(letter, choice, leads, numbers):
    goals = " or ".join(str(numbers[lead]) for lead in leads)
    depends = ", by what went before" if len(leads) > 1 else ""
    if not letter:
        return f"Leads on to {goals}{depends}."
    floor = " (below the floor)" if choice.floor is not None else ""
    return markup.join(markup.tag("strong", f"{letter}{floor}: "), f"{choice.text} Leads to {goals}{depends}.")


def drawn(story, seat, stops):
    """The drawing of one seat's scenes."""
    boxes, bands, height = _placed(stops)
    ends = [stop for stop in stops if stop.scene.ending]
    decisions = [stop for stop in stops if any(letter for letter, _, _ in stop.ways)]
    desc = (f"{len(stops)} scenes, {len(decisions)} of them decisions, {len(ends)} endings: {_listed(ends)}. "
            f"The first is {stops[0].number}, {stops[0].scene.title}. The table below the drawing says which choice leads where.")
    prefix = f"map-{story.slug}-{seat.id}"
    lines = [_line(boxes[stop.number], boxes[goal.number], place, len(stop.ways))
             for stop in stops for place, (_, _, leads) in enumerate(stop.ways) for goal in stops if goal.scene.id in leads]
    body = [markup.tag("g", lines, fill="none", stroke=drawing.LINE, stroke_width="1.4"),
            [_band(title, top) for title, top in bands],
            [_drawn_box(stop, boxes[stop.number]) for stop in stops]]
    return markup.tag("svg", markup.tag("title", f"Map of the scenes of {seat.name}", id=f"{prefix}-t"), markup.tag("desc", desc, id=f"{prefix}-d"),
                      *body, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", width=SHOWN, role="img", focusable="false",
                      aria_labelledby=f"{prefix}-t {prefix}-d", font_size=LETTERS, fill=drawing.INK)


def _listed(ends):
    return "; ".join(f"{stop.number}, {stop.scene.title}" for stop in ends)


class _Box:
    """Where a scene's box stands, and the lines of words in it."""

    def __init__(self, stop, x, y, width):
        self.x, self.y, self.width = x, y, width
        self.titles = drawing.wrapped(f"{stop.number}. {stop.scene.title}", width - 6, LETTERS, 5)
        self.small = [f"recalls {', '.join(map(str, stop.recalls))}"] if stop.recalls else []
        self.small = [line for words in self.small for line in drawing.wrapped(words, width - 6, SMALL, 3)]
        self.word = ["Ending"] if stop.scene.ending else []
        self.letters = [letter for letter, _, _ in stop.ways if letter]
        self.height = (len(self.titles) + len(self.small) + len(self.word)) * LINE + 10 + (FOOT if self.letters else 0)

    @property
    def middle(self):
        """Its middle across."""
        return self.x + self.width / 2

    def foot(self, place, count):
        """Where on its foot the line of a choice begins."""
        return self.x + self.width * (place + 1) / (count + 1)


def _placed(stops):
    """Each box by the number of its scene; the moments' names with their tops; the whole height."""
    boxes, bands, top, moment = {}, [], 4, None
    for row in sorted({stop.row for stop in stops}):
        inside = [stop for stop in stops if stop.row == row]
        if inside[0].moment != moment:
            moment = inside[0].moment
            if moment:
                bands.append((moment, top))
                top += 20
        each = len(inside) if len(inside) <= COLUMNS else 2
        for start in range(0, len(inside), each):
            part = inside[start:start + each]
            for stop, (left, width) in zip(part, _across(len(part), len(inside) > COLUMNS, start)):
                boxes[stop.number] = _Box(stop, left, top, width)
            top += max(boxes[stop.number].height for stop in part) + BETWEEN
    return boxes, bands, round(top - BETWEEN + 6)


def _across(count, crowded, start):
    """Left edges and widths of the boxes of a line.

    Where a row is too crowded for one line, its lines stand apart and together by turns, so that what leads to the
    lower ones passes between the upper ones.
    """
    width = WIDTHS[COLUMNS if crowded else count]
    gap = WIDTH - 2 * width - 6 if crowded and start % 4 == 0 and count == 2 else GAP
    left = (WIDTH - count * width - (count - 1) * gap) / 2
    return [(left + place * (width + gap), width) for place in range(count)]


def _band(title, top):
    return markup.join(markup.tag("path", d=f"M0 {top + 14}H{WIDTH}", stroke=drawing.LINE, stroke_dasharray="1 4"),
                       markup.tag("text", title, x=0, y=top + 9, font_size=SMALL, font_weight="bold", paint_order="stroke",
                                  stroke=drawing.PAPER, stroke_width=4, stroke_linejoin="round"))


def _line(start, goal, place, count):
    left, top = start.foot(place, count), start.y + start.height
    bend = max(12, min(40, (goal.y - top) / 2))
    return markup.tag("path", d=f"M{left:.1f} {top}C{left:.1f} {top + bend:.1f} {goal.middle:.1f} {goal.y - bend - 6:.1f} {goal.middle:.1f} {goal.y - 5}"
                                f"m-4 -5 4 7 4 -7")


def _drawn_box(stop, box):
    rim = {"fill": drawing.PAPER, "stroke": drawing.INK}
    parts = [markup.tag("rect", x=f"{box.x:.1f}", y=box.y, width=box.width, height=box.height, rx=4, stroke_width="2.6" if box.letters else "1", **rim)]
    if stop.scene.ending:
        parts.append(markup.tag("rect", x=f"{box.x + 3:.1f}", y=box.y + 3, width=box.width - 6, height=box.height - 6, rx=2, stroke_width="1", **rim))
    said = [(words, LETTERS, None) for words in box.titles] + [(words, SMALL, None) for words in box.small] + [(words, SMALL, "bold") for words in box.word]
    for count, (words, size, weight) in enumerate(said):
        parts.append(markup.tag("text", words, x=f"{box.middle:.1f}", y=box.y + 16 + count * LINE, text_anchor="middle", font_weight=weight, font_size=size))
    parts += [markup.tag("text", letter, x=f"{box.foot(place, len(stop.ways)):.1f}", y=box.y + box.height - 5, text_anchor="middle", font_weight="bold")
              for place, letter in enumerate(box.letters)]
    return markup.tag("g", parts, data_scene=stop.scene.id)
