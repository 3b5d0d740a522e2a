"""The one shape that every exercise has: named fields round a dictionary of named inputs."""

import re

import ipywidgets as widgets
from traitlets import TraitError

from exercises.views import host

NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*\Z")
FIELD_CLASS = "field--"


class Exercise(widgets.VBox):
    """An exercise as it stands on the screen.

    A subclass lives in ``exercises/catalog/<slug>/view.py``. It sets ``slug`` and ``version``, builds its
    controls from the inputs it is given, registers each with :meth:`field`, and calls
    :meth:`changed` whenever what was entered has changed. What it shows it asks of its rules.

    Attributes:
        slug: the exercise's folder in ``exercises/catalog``.
        version: the version of its inputs; a saved record names it.
        versions: the versions of its inputs that it can read, each with the way to the next
            (``exercises.record.migration``), or None where there has been one only.
        keeps: whether what is entered may be kept. Where it may not, since it is other people's, the page keeps nothing on the
            device, offers nothing of the kind and says so; and ``inputs`` must be empty of it.
        fields: every control that a learner can touch, by its name.
        paper: gives its printable page, a ``Page`` of ``exercises.record.printable``; ``ExportBar`` puts it here.
    """

    slug = ""
    version = 1
    versions = None
    keeps = True

    def __init__(self, children=(), **kwargs):
        super().__init__(children=tuple(children), **kwargs)
        self.fields = {}
        self.paper = None
        self.add_class("course-live")
        if not self.keeps:
            self.add_class("course-keeps-nothing")

    def field(self, name, widget):
        """Register ``widget`` as the control called ``name``, and return it.

        Raises:
            ValueError: the name is taken by another control or has another form, or the control has no description.
        """
        if self.fields.get(name, widget) is not widget:
            raise ValueError(f"Two controls of {self.slug} are called {name!r}; give one another name.")
        if not getattr(widget, "description", ""):
            raise ValueError(f"The control {name!r} of {self.slug} needs a description: it is its name for a screen reader.")
        if not NAME.match(name):
            raise ValueError(f"A control of {self.slug} is called {name!r}; use small letters, digits, dots and underscores.")
        self.fields[name] = widget
        # The page finds the control by this class, in the static picture and in the live widgets alike.
        widget.add_class(FIELD_CLASS + name)
        return widget

    def drop_fields(self, names):
        """Forget controls that are no longer on the screen."""
        for name in names:
            self.fields.pop(name, None)

    @classmethod
    def readable(cls):
        """The table of versions that can be read: ``versions``, or that of the one there has been."""
        return cls.versions or {cls.version: None}

    @property
    def inputs(self):
        """All that was entered, as a JSON-able dictionary; ``create(inputs)`` makes the same exercise."""
        raise NotImplementedError

    @property
    def results(self):
        """What was computed from the inputs, as a JSON-able dictionary."""
        return {}

    @property
    def notes(self):
        """The learner's own notes, kept apart from what is computed on."""
        return ""

    def sheets(self):
        """What one can take home of it: pages of ``exercises.record.printable``, in order.

        Raises:
            Problem: there is nothing yet, or a group has not chosen to see it; the sentence says what to do.
        """
        return [self.paper()] if self.paper else []

    def apply(self, edits):
        """Honour, in order, what was typed and clicked before Python was here.

        Args:
            edits: dictionaries that name a ``field`` and hold one of ``value``, ``index``, ``press`` or
                ``file``. A name that is not on the screen (any more) is passed over: the rest still counts.

        Returns:
            The edits that were passed over.
        """
        passed_over = []
        for edit in edits:
            control = self.fields.get(edit.get("field"))
            try:
                if control is None or not _apply_one(control, edit):
                    passed_over.append(edit)
            except Exception as error:  # noqa: BLE001 one edit that fails must not cost the learner the rest
                host.current.failed(self, error)
        return passed_over

    def snapshot(self):
        """What each control shows now, by name, in the form that :meth:`apply` takes (without presses).

        The page puts these into the controls that stand in its HTML when a learner comes back, before
        Python is here.
        """
        shown = {}
        for name, control in self.fields.items():
            if isinstance(control, (widgets.Button, widgets.FileUpload)):
                continue
            if hasattr(control, "index") and hasattr(control, "_options_labels"):
                shown[name] = {"index": control.index, "options": list(control._options_labels)}
            elif hasattr(control, "value"):
                shown[name] = {"value": control.value}
        return shown

    def changed(self):
        """Tell whoever keeps the record that what was entered has changed."""
        host.current.recorded(self)

    def later(self, act):
        """Do a piece of long work soon; what the learner does meanwhile comes first (``exercises.views.host``)."""
        host.current.later(self, act)

    def deliver(self, name, mime, content):
        """Hand the learner a file, such as an export: text, or bytes."""
        host.current.deliver(self, name, mime, content)

    def ask_for_kept(self, keys=None):
        """Ask for what the learner has kept of other exercises on this device; call it only when the learner has said so.

        Args:
            keys: None for a list to choose from; or the keys of what was chosen, to be handed over whole.
        """
        host.current.ask_for_kept(self, keys)

    def kept_came(self, records, why_not=""):
        """Take what was asked for with :meth:`ask_for_kept`; an exercise that asks has its own.

        Args:
            records: for a list, dictionaries with ``key``, ``exercise``, ``material``, ``title`` and ``changed``, the last
                changed first; with ``record`` besides, the saved record as a file holds it, for those that were asked for
                by key. None where there is no store to look into.
            why_not: a sentence that says why, where it is None.
        """

    def keep_beside(self, text):
        """Put a record, as the text of its file, with the learner's own work; call it only when the learner has said so.

        What is kept of that exercise stays as it is; a record that differs comes as a copy beside it.
        """
        host.current.keep_beside(self, text)

    def kept_beside(self, sentence):
        """Take the sentence that says what came of :meth:`keep_beside`; an exercise that asks has its own."""


def _apply_one(control, edit):
    """Put one edit into one control; whether it is of a kind that the control takes.

    What the exercise makes of it is not caught here.
    """
    if edit.get("press"):
        if not hasattr(control, "click"):
            return False
        control.click()
        return True
    name, value = next(((key, edit[key]) for key in ("file", "index", "value") if key in edit), (None, None))
    if name == "file":
        content = value["content"].encode() if isinstance(value["content"], str) else value["content"]
        name, value = "value", ({"name": value["name"], "type": value.get("type", ""), "size": len(content),
                                 "content": memoryview(content), "last_modified": None},)
    if name is None or not hasattr(control, name):
        return False
    try:
        setattr(control, name, value)
    except TraitError:
        # Not a value of this control: it keeps what it had.
        return False
    return True
