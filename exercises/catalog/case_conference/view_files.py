"""What one takes along: the record as a file, the log as a table, minutes, dissent note and process audit to print."""

import ipywidgets as widgets

from exercises.catalog.case_conference import files, inputs, papers, together
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views.export_bar import ExportBar
from exercises.views.lines import ROW, Line, button
from exercises.views.shown import show

NAME = "case conference"
AFTER = ("after", "down", "debrief")
TOO_SOON = "Nobody has sat down yet, so there is nothing to write up. Take a chair first."


class Files(widgets.VBox):
    """Saving, opening and merging, and the papers of the meeting.

    Args:
        exercise: the exercise on which the controls are registered.
    """

    def __init__(self, exercise):
        self._exercise, self._line = exercise, Line()
        self._bar = ExportBar(exercise, NAME, csv=lambda: files.as_csv(self._begun()), page=lambda: papers.minutes(exercise.state, self._begun()),
                              merge=self._merge, on_open=self._open, read=files.read, contents=self._contents)
        self._papers = widgets.HBox([
            button(exercise, "export_dissent", "Dissent note, to print", lambda: self._line.attempt(lambda: self._paper("dissent-note", papers.dissent_note))),
            button(exercise, "export_audit", "Process audit, to print", lambda: self._line.attempt(lambda: self._paper("process-audit", papers.process_audit)))],
            layout=ROW)
        super().__init__([self._bar, self._papers, self._line])

    def redraw(self):
        """List anew what a file would hold, and offer the papers once there is something in them."""
        show(self._papers, self._exercise.state.step in AFTER)
        self._bar.refresh()

    def sheets(self):
        """What one can take home: the minutes so far; after the meeting the other papers; once it is looked back on, its figures.

        Raises:
            Problem: nobody has sat down yet.
        """
        exercise, record = self._exercise, self._begun()
        made, step = [papers.minutes(exercise.state, record)], exercise.state.step
        if step in AFTER:
            made += [papers.dissent_note(exercise.state, record), papers.process_audit(exercise.state, record)]
        if step == "debrief":
            made.append(papers.looking_back(exercise.state, exercise.results))
        return made

    def _begun(self):
        if not self._exercise.record["started"]:
            raise Problem(TOO_SOON)
        return self._exercise.record

    def _contents(self):
        record = self._exercise.record
        turns = len(self._exercise.state.turns)
        kept = len(record["earlier"])
        more = f", {kept} earlier {'meeting' if kept == 1 else 'meetings'}" if kept else ""
        return f"the settings, the log of {turns} {'turn' if turns == 1 else 'turns'}{more}, and what you wrote. It names seats and nobody who sat in them"

    def _paper(self, name, make):
        page = make(self._exercise.state, self._begun())
        self._exercise.deliver(f"{name}.html", "text/html;charset=utf-8", page)
        self._line.say(f"The file {name}.html was handed to your browser; look among your downloads.")

    def _open(self, theirs):
        if not inputs.is_untouched(self._exercise.record):
            raise Problem("A meeting stands here already, and opening would put the file in its place. To keep both, choose the file under “Add "
                          "others’ files to this one”. To replace it, save this one and put it by first.")
        self._exercise.restart(theirs)

    def _merge(self, theirs):
        before = self._exercise.record
        self._exercise.move(together.merge(Merged(before), Merged(theirs)).record, focus=False)
        if self._exercise.record == before:
            return "All of it was here already."
        left = len(self._exercise.record["conflicts"])
        return f"Added.{f' The files differ in {left} places: choose which version holds.' if left else ''}"
