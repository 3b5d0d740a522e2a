"""The part for one's own account: four questions, for whom it is, and a file that says so."""

import ipywidgets as widgets

from exercises.catalog.work_in_a_group import files, inputs
from exercises.catalog.work_in_a_group.asked import NO_COUNT, PRIVATE, QUESTIONS
from exercises.record import envelope
from exercises.record.personal import NOTICE
from exercises.views import markup
from exercises.views.form import ConfirmButton, FreeText
from exercises.views.lines import ROW, Line, button

CHOOSE = "Choose a reader"


class AccountPart(widgets.VBox):
    """The part *My own account*.

    Args:
        exercise: the :class:`~.view.WorkInAGroup`; the controls become its fields.
    """

    def __init__(self, exercise):
        self._exercise, self._filling, self._line = exercise, False, Line()
        self._held, asked = {}, []
        for name, (words, hint) in QUESTIONS.items():
            free = FreeText(words, rows=4, notice=None)
            self._held[name] = exercise.field(f"account.{name}", free.text)
            part = widgets.VBox([free, widgets.HTML(markup.paragraph(hint, class_="course-hint"))])
            part.add_class("course-asked")
            asked.append(part)
        self._held["by"] = exercise.field("account.by", widgets.Text(description="A name to stand under it, if you like"))
        self._held["for"] = exercise.field("account.for", widgets.Dropdown(
            options=((CHOOSE, ""), *((words, reader) for reader, words in inputs.READERS.items())), description="For whom is it?"))
        super().__init__([
            widgets.HTML(markup.join(markup.tag("h3", "My own account"), markup.paragraph(markup.tag("strong", "Private. "), PRIVATE),
                                     markup.paragraph(NO_COUNT), markup.paragraph(NOTICE, class_="course-notice"))),
            *asked, self._held["by"], self._held["for"],
            widgets.HBox([button(exercise, "export_account", "Save my account as a file", lambda: self._line.attempt(self._file)),
                          button(exercise, "print_account", "My account, to print", lambda: self._line.attempt(self._page))], layout=ROW),
            ConfirmButton("Delete my account", lambda: None if not inputs.has_account(exercise.record) else
                          "This takes away all four texts. Without a saved file nobody can bring them back. Delete them?", self._delete, "Yes, delete it", "No, keep it")
            .register(exercise, "delete_account"), self._line])
        self.add_class("group-part")
        for name, control in self._held.items():
            control.observe(lambda change, name=name: self._filling or self._typed(name, change["new"]), "value")

    def redraw(self):
        """Bring everything in line with the record."""
        account = self._exercise.record["account"]
        self._filling = True
        try:
            for name, control in self._held.items():
                if control.value != account[name]:
                    control.value = account[name]
        finally:
            self._filling = False
        self._line.say()

    def _typed(self, name, value):
        record = self._exercise.record
        if name == "for":
            self._exercise.put({**record, "account": {**record["account"], "for": value or ""}})
            return
        most = inputs.MOST_NAME if name == "by" else inputs.MOST_TEXT
        self._exercise.put(inputs.with_account(record, **{name: value}))
        self._line.say(f"Only the first {most:,} characters are kept." if len(value) > most else "")

    def _file(self):
        self._hand_over("json", "application/json", files.account_alone(self._exercise.record))

    def _page(self):
        self._hand_over("html", "text/html;charset=utf-8", files.account_page(self._exercise.record))

    def _hand_over(self, ending, mime, text):
        reader = inputs.READERS[self._exercise.record["account"]["for"]]
        name = f"account-{reader.replace(' ', '-')}-{envelope.now()[:10]}.{ending}"
        self._exercise.deliver(name, mime, text)
        self._line.say(f"The file {name} was handed to your browser. It says that it is {reader}, and holds nothing else from this page. Who gets it is yours to decide.")

    def _delete(self):
        self._exercise.put({**self._exercise.record, "account": inputs.blank()["account"]}, "account")
        self._line.say("Deleted. A file that you saved earlier still holds it.")
