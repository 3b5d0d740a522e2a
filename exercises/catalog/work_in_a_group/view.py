"""*Work in a group* on the screen: three parts, one open at a time.

The view decides nothing. It hands what was entered to the rules and redraws only what has changed.
"""

import ipywidgets as widgets

from exercises.catalog.work_in_a_group import files, inputs, rules
from exercises.catalog.work_in_a_group.view_account import AccountPart
from exercises.catalog.work_in_a_group.view_deal import DealPart
from exercises.catalog.work_in_a_group.view_files import FilesPart
from exercises.record.problems import Problem, shown
from exercises.views.exercise import Exercise
from exercises.views.form import ConfirmButton
from exercises.views.lines import Line
from exercises.views.shown import show
from exercises.views.upload import Upload

NAMES = ("Who sits where", "Put files together", "My own account")
AS_IT_WAS = "What stands here is as it was."


class WorkInAGroup(Exercise):
    """The page's live part.

    Args:
        entered: a group record, or None for an empty one.

    Attributes:
        record: the group record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else inputs.check(entered)
        self._filling = False
        self._part = self.field("part", widgets.ToggleButtons(options=tuple(zip(NAMES, inputs.PARTS)), description="Which part?"))
        self._parts = {"deal": DealPart(self), "files": FilesPart(self), "account": AccountPart(self)}
        self._said = Line()
        opened = self.field("open_file", Upload(description="Open a saved deal or account", accept=".json", multiple=False))
        opened.add_class("course-upload")
        self.children = (
            self._part, *self._parts.values(), opened,
            ConfirmButton("Clear everything", self._ask, self._clear, "Yes, clear it all", "No, keep it").register(self, "clear"), self._said)
        self._part.observe(lambda change: self._filling or self.put({**self.record, "part": change["new"]}, "part"), "value")
        opened.observe(lambda change: self._opened(opened), "value")
        self._redraw()

    @property
    def inputs(self):
        """The group record."""
        return self.record

    @property
    def results(self):
        """The tables, and for whom an account was written."""
        return rules.compute(self.record)

    def sheets(self):
        """The tables, and one's own account, whichever there is.

        Raises:
            Problem: there is neither.
        """
        record, found = self.record, []
        if record["deal"]["tables"]:
            found.append(files.tables_page(record, self._parts["deal"].drawn))
        if inputs.has_account(record):
            # Whoever takes it home without having said for whom it is has it for themselves.
            found.append(files.account_page({**record, "account": {**record["account"], "for": record["account"]["for"] or "myself"}}))
        if not found:
            raise Problem("Nothing has been dealt and nothing written yet. Press “Deal”, or write something in your own account, first.")
        return found

    def put(self, record, *parts):
        """Put another record in the place of this one, and redraw some parts.

        Args:
            record: a group record.
            *parts: which parts to redraw; none where they show it already, ``"part"`` to open another.
        """
        self.record = record
        if "part" in parts:
            self._open()
        for name in parts:
            if name in self._parts:
                self._parts[name].redraw()
        self.changed()

    def kept_came(self, records, why_not=""):
        """Hand what was asked for of the learner's own work to the part that asked."""
        self._parts["files"].kept_came(records, why_not)

    def kept_beside(self, sentence):
        """Say what came of putting something with the learner's own work."""
        self._parts["files"].say(sentence)

    def _opened(self, upload):
        if self._filling or not upload.value:
            return
        file = upload.value[0]
        content = file["content"] if isinstance(file["content"], str) else bytes(file["content"])
        self._filling = True
        try:
            upload.value = ()
        finally:
            self._filling = False
        try:
            self._take(files.read(str(file["name"]), content))
        except Problem as problem:
            self._said.say(str(problem), AS_IT_WAS)
            return
        self._said.say(f"Opened {shown(str(file['name']))}.")

    def _take(self, theirs):
        """Let a file that was saved here stand here, each part of it where nothing of the learner's own would give way."""
        record = self.record
        if inputs.has_account(theirs):
            if inputs.has_account(record) and record["account"] != theirs["account"]:
                raise Problem("There is an account of yours here already, and opening would put the file in its place. Save yours first, then clear.")
            record = {**record, "account": theirs["account"], "part": "account"}
        if theirs["deal"]["tables"]:
            if record["deal"]["tables"] and record["deal"] != theirs["deal"]:
                raise Problem("There is a deal here already, and opening would put the file in its place. Save yours first, then clear.")
            record = {**record, "deal": theirs["deal"], "part": "deal"}
        if theirs["piles"]:
            if record["piles"] and record["piles"] != theirs["piles"]:
                raise Problem("There are files here already that wait to be put together. Hand them out and put them away first.")
            record = {**record, "piles": theirs["piles"], "part": "files"}
        if record == self.record:
            raise Problem("Nothing in that file is not here already.")
        self.record = record
        self._redraw()
        self.changed()

    def _ask(self):
        if inputs.is_untouched(self.record):
            return None
        return "This takes away the deal, the files that wait here, and your private account. Without a saved file it cannot be brought back. Clear it?"

    def _clear(self):
        self.record = inputs.blank()
        self._redraw()
        self._said.say("Cleared.")
        self.changed()

    def _open(self):
        for name, part in self._parts.items():
            show(part, name == self.record["part"])

    def _redraw(self):
        self._filling = True
        try:
            self._part.value = self.record["part"]
        finally:
            self._filling = False
        self._said.say()
        for part in self._parts.values():
            part.redraw()
        self._open()
