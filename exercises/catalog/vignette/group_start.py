"""How a group begins: one device or several, how many people, which table, which place."""

import ipywidgets as widgets

from exercises.catalog.vignette import group_pages, rules_group_start
from exercises.catalog.vignette.pieces import ROW, show
from exercises.narrative import group
from exercises.record.problems import Problem
from exercises.views import markup

WAYS = ["One device, passed from seat to seat", "A device for each place"]


class GroupStart(widgets.VBox):
    """The fields with which a group begins.

    Args:
        player: the :class:`~.view.Vignette`; the controls become its fields.
        begin: called with the :class:`~.rules_group.Group` that begins.
        cancel: called when nobody begins.
    """

    def __init__(self, player, begin, cancel):
        self._player, self._begun = player, begin
        self._head = widgets.HTML()
        self._way = player.field("group.way", widgets.RadioButtons(description="How will you play?", options=WAYS, index=0))
        self._people = player.field("group.number", widgets.BoundedIntText(description="How many people", value=4, min=group.FEWEST, max=group.MOST))
        self._table = player.field("group.table", widgets.BoundedIntText(description="Number of your table", value=1, min=1, max=group.TABLES))
        self._code = player.field("group.code", widgets.Text(description="Group code from another device, if there is one"))
        self._place = player.field("group.place", widgets.BoundedIntText(description="Your place, counted round the table", value=1, min=1, max=group.MOST))
        self._dealt = widgets.HTML()
        self._told = widgets.HTML(markup.status())
        begin_button = player.button("group.start", "Begin together", self._begin, primary=True)
        cancel_button = player.button("group.cancel", "Back to the seats", cancel)
        for control in (self._way, self._people, self._table, self._code):
            control.observe(lambda _: self.redraw(), names=["index", "value"])
        super().__init__([self._head, self._way, self._people, self._table, self._code, self._place, self._dealt, self._told,
                          widgets.HBox([begin_button, cancel_button], layout=ROW)])

    @property
    def _several(self):
        return self._way.index == 1

    def _agreed(self):
        """The group's code: the one that was typed, else what the numbers make.

        Raises:
            Problem: what was typed is no code of this vignette.
        """
        if self._several and self._code.value.strip():
            return group.read_code(self._player.attempt.story, self._code.value)
        return group.Code(self._people.value, self._table.value)

    def redraw(self):
        """Show what fits the way of playing, and who sits where."""
        self._head.value = group_pages.setting_up(self._several)
        typed = self._several and bool(self._code.value.strip())
        show(self._code, self._several)
        show(self._place, self._several)
        show(self._people, not typed)
        show(self._table, not typed)
        try:
            self._dealt.value = group_pages.dealt(self._player.attempt.story, self._agreed(), self._several)
            self._told.value = markup.status()
        except Problem as problem:
            self._dealt.value = ""
            self._told.value = markup.status(markup.paragraph(problem.sentence, class_="problem"))

    def follow(self, play):
        """Let the number of people be what it is now: what stands in a field is kept, and would tell that somebody left."""
        many = sum(play.people.values())
        if many and self._people.value != many:
            self._people.value = many

    def _begin(self):
        story = self._player.attempt.story
        try:
            code = self._agreed()
            if self._several:
                self._begun(rules_group_start.begin_several(story, code, self._place.value))
            else:
                self._begun(rules_group_start.begin_one(story, group.count(story, group.deal(story, code))))
        except Problem as problem:
            self._told.value = markup.status(markup.paragraph(problem.sentence, class_="problem"))
