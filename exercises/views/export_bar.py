"""The way of an exercise's work out into a file and back."""

import re

import ipywidgets as widgets

from exercises.record import envelope
from exercises.record.problems import Problem, shown
from exercises.record.together import Merged, by_field
from exercises.views import markup
from exercises.views.side_by_side import SideBySide
from exercises.views.upload import Upload

WAITS = "The two copies differ. Nothing has been taken over yet: choose above which versions hold."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NAME = re.compile(r"[^a-z0-9]+")


class ExportBar(widgets.VBox):
    """Buttons that save what was entered as a file, and fields that open one.

    What the files hold is listed before they are made. A file that cannot be opened is told of in a
    sentence; nothing that was there is touched then.

    Args:
        exercise: the ``Exercise``; the controls become its fields ``export_json``, ``export_csv``,
            ``export_page``, ``export_word``, ``open_file`` and ``merge_file``.
        name: what the files are called, before the date; or a function that gives it.
        csv: gives the table as CSV text, where the exercise has one.
        merge: takes the inputs of a further file and returns a sentence that says what was taken over;
            raises ``Problem`` before it changes anything. Where not given, fields are merged by name, and what
            the two copies say differently is put side by side, to be chosen from. False where copies are not put together.
        together: the rule of that merging, where the exercise has one of its own (``merge`` of its ``together.py``).
        page: gives a printable page (of ``exercises.record.printable``), where the exercise has one; *My work* takes home the same.
        word: makes the bytes of a Word document of that page, where the exercise offers one.
        on_open: takes the inputs of a file that was opened and may return a sentence that says what became of what
            stood here; raises ``Problem`` before it changes anything.
        read: takes a file's name and bytes and gives inputs; where not given, JSON of the exercise's
            ``versions`` (or of its one ``version``) is read.
        contents: what the files hold, in words, or a function that says it.
    """

    def __init__(self, exercise, name, csv=None, merge=None, *, page=None, word=None, on_open=None, read=None, contents=None, together=None):
        self._exercise, self._name, self._contents = exercise, name, contents
        self._csv, self._page, self._word, self._merge, self._on_open = csv, page, word, merge, on_open
        exercise.paper = page
        self._together, beside = together or by_field, ()
        if merge is None and on_open:
            self._beside = SideBySide(exercise, self._merged, self.say)
            self._merge, beside = self._by_field, (self._beside,)
        self._read = read or self._read_json
        self._busy = False
        self._listed = widgets.HTML()
        self._told = widgets.HTML(markup.status())
        save = [self._button("export_json", "Save a file (JSON)", self._save_json)]
        if csv:
            save.append(self._button("export_csv", "Save a table (CSV)", self._save_csv))
        if page:
            save.append(self._button("export_page", "Printable page", self._save_page))
        if page and word:
            save.append(self._button("export_word", "Word document", self._save_word))
        chosen = []
        if on_open:
            chosen.append(self._upload("open_file", "Open a saved file", False, self._open))
        if self._merge:
            chosen.append(self._upload("merge_file", "Add others’ files to this one", True, self._add))
        wrap = {"flex_flow": "row wrap"}
        super().__init__([self._listed, widgets.HBox(save, layout=wrap), widgets.HBox(chosen, layout=wrap), *beside, self._told])
        self.add_class("course-export")
        self.refresh()

    def refresh(self):
        """List anew what a file would hold; call it when what was entered has changed."""
        contents = self._contents() if callable(self._contents) else self._contents
        told = contents or "all that was entered here and what was computed from it"
        self._listed.value = markup.paragraph(f"A file holds {told}. It goes to your own device and nowhere else.",
                                              class_="course-contents")

    def say(self, sentence):
        """Put a sentence where the outcome of saving and opening stands."""
        self._told.value = markup.status(sentence)

    def _button(self, name, description, act):
        button = self._exercise.field(name, widgets.Button(description=description))
        button.on_click(lambda _: self._tried(act))
        return button

    def _upload(self, name, description, multiple, act):
        upload = self._exercise.field(name, Upload(description=description, accept=".json,.csv", multiple=multiple))
        upload.add_class("course-upload")
        upload.observe(lambda change: self._chosen(upload, act), names="value")
        return upload

    def _chosen(self, upload, act):
        """Take the chosen files and let go of them, so that the same one may be chosen again."""
        if self._busy or not upload.value:
            return
        files = [(str(file["name"]), file["content"]) for file in upload.value]
        self._busy = True
        try:
            upload.value = ()
        finally:
            self._busy = False
        for name, content in files[:1] if not upload.multiple else files:
            if not self._tried(lambda: act(name, content), "What stands here is as it was."):
                return  # the sentence about the file that failed has to stay on the screen

    def _tried(self, act, otherwise=None):
        """Do it, or say why not and what holds otherwise; whether it was done."""
        try:
            act()
        except Problem as problem:
            self._told.value = _told(problem, otherwise)
            return False
        return True

    def _file_name(self, ending):
        name = self._name() if callable(self._name) else self._name
        return f"{_NAME.sub('-', name.lower()).strip('-') or self._exercise.slug}-{envelope.now()[:10]}.{ending}"

    def _save_json(self):
        exercise = self._exercise
        text = envelope.write(exercise.slug, exercise.version, exercise.inputs, exercise.results, exercise.notes)
        self._deliver("json", "application/json", text)

    def _save_csv(self):
        # Spreadsheets take UTF-8 for UTF-8 only behind a byte-order mark.
        self._deliver("csv", "text/csv;charset=utf-8", f"\ufeff{self._csv().removeprefix(chr(0xfeff))}")

    def _save_page(self):
        self._deliver("html", "text/html;charset=utf-8", self._page())

    def _save_word(self):
        self._deliver("docx", WORD, self._word(self._page()))

    def _deliver(self, ending, mime, content):
        name = self._file_name(ending)
        self._exercise.deliver(name, mime, content)
        self.say(f"The file {name} was handed to your browser; look among your downloads.")

    def _open(self, name, content):
        outcome = self._on_open(self._read(name, _bytes(content)))
        self.say(f"Opened {shown(name)}. {outcome or 'What stood here before was replaced.'}")
        self.refresh()

    def _add(self, name, content):
        outcome = self._merge(self._read(name, _bytes(content)))
        self.say(outcome if outcome is WAITS else f"Added {shown(name)}. {outcome or ''}")
        self.refresh()

    def _by_field(self, theirs):
        """Merge by the names of the fields; what is said differently is asked about before anything is taken over."""
        made = self._together(Merged(self._exercise.inputs), Merged(theirs))
        if made.conflicts:
            self._beside.ask(made.record, made.conflicts)
            return WAITS
        self._on_open(made.record)
        return "The two copies do not contradict each other."

    def _merged(self, inputs):
        if self._tried(lambda: self._on_open(inputs), "What stands here is as it was."):
            self.say("The two copies are one now, as you chose.")
            self.refresh()

    def _read_json(self, name, content):
        exercise = self._exercise
        return envelope.read(content, exercise.slug, exercise.readable())["inputs"]


def _bytes(content):
    """A file's content as it came: a view of bytes from the page, or text from a test or an early edit."""
    return content if isinstance(content, str) else bytes(content)


def _told(problem, otherwise):
    """A problem in the status line; several as a list."""
    if len(problem.parts) > 1:
        opening = problem.sentence[: problem.sentence.find(problem.parts[0])].strip()
        said = [markup.paragraph(opening) if opening else None, markup.bullet_list(problem.parts)]
    else:
        said = [markup.paragraph(problem.sentence)]
    return markup.status(markup.tag("div", said, class_="course-problems"), markup.paragraph(otherwise) if otherwise else None)
