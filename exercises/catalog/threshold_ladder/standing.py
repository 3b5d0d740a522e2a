"""Where one person is: what is placed, committing, and what stands there once they have committed."""

import ipywidgets as widgets

from exercises.catalog.threshold_ladder import figures, inputs
from exercises.views.lines import ROW, Line, button
from exercises.catalog.threshold_ladder.referrals import BY_ID, MEANS, NOW, placed_in, rung_words
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import ConfirmButton

CURTAIN = ("This sheet has something on it and is put away, so that nobody sees it before all have committed. It is a curtain, not a lock.")
SPOKE = ("Not noted", *(figures.place(n).capitalize() for n in range(1, inputs.MOST_RATERS + 1)))


class Standing(widgets.VBox):
    """The curtain, the button that commits, and what follows.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        open_mine: called when somebody says that the sheet behind the curtain is theirs.
        commit: called when the open sheet is to be committed.
        round_of: called with the round that is to be opened.
        spoke: called with the person's place in the order of speaking, or None.

    Attributes:
        above: a line that belongs above the form: whose sheet this is.
    """

    def __init__(self, exercise, open_mine, commit, round_of, spoke):
        self._exercise, self._tell_spoke = exercise, spoke
        self.above = widgets.HTML()
        self._progress, self._mine, self._line = widgets.HTML(), widgets.HTML(), Line()
        self._spoke = exercise.field("spoke", widgets.Dropdown(options=SPOKE, description="In the talk, I spoke"))
        self._commit = ConfirmButton("Commit this sheet", self._ask, lambda: self._do(commit),
                                     "Yes, commit it", "Not yet").register(exercise, "commit")
        self._open = button(exercise, "open_sheet", "This is mine: open it", open_mine)
        self._again = button(exercise, "again", "Place the ten again, after the talk", lambda: round_of("after"))
        self._back = button(exercise, "first_round", "Back to the first placements", lambda: round_of("before"))
        super().__init__([self._open, self._spoke, self._progress, self._commit, self._line, self._mine,
                          widgets.HBox([self._again, self._back], layout=ROW)])
        self._filling = False
        self._spoke.observe(self._said, "index")

    def show(self, covered, undecided):
        """Bring it in line with the record."""
        record = self._exercise.record
        rater, round_name = record["here"]["rater"], record["here"]["round"]
        sheet, first = inputs.sheet_of(record, rater, round_name), inputs.sheet_of(record, rater, "before")
        name = inputs.find(record["raters"], rater)["name"]
        closed = covered or undecided
        self._open.layout.display = "" if covered and not undecided else "none"
        self._commit.layout.display = "none" if closed or sheet["committed"] else "flex"
        self._progress.layout.display = "none" if closed or sheet["committed"] else ""
        self._spoke.layout.display = "" if round_name == "after" and not closed else "none"
        self._again.layout.display = "" if first["committed"] and round_name == "before" and not closed else "none"
        self._back.layout.display = "" if round_name == "after" else "none"
        self._filling = True
        try:
            self._spoke.index = sheet["spoke"] or 0
        finally:
            self._filling = False
        words = "first placements, alone" if round_name == "before" else "second placements, after the talk"
        self.above.value = markup.join(markup.tag("h3", f"{name}: {words}"), markup.paragraph(
            "This sheet stands in two versions. Choose below which of them holds." if undecided else CURTAIN if covered else
            "Committed. It stays as it is." if sheet["committed"] else
            "Do this before anybody speaks. Nobody sees it until you commit." if round_name == "before" else
            "The ten again; the two that need action are settled. Place each where you would now, even if it has not moved."))
        self._mine.value = "" if closed or not sheet["committed"] else self._committed(sheet, name)
        self._line.say()
        self.progress()

    def progress(self):
        """How far the open sheet has come."""
        record = self._exercise.record
        placed, bare, _ = inputs.unfinished(record, record["here"]["rater"], record["here"]["round"])
        of = len(placed_in(record["here"]["round"]))
        missing = f" {len(bare)} of them without a line of why." if bare else ""
        told = markup.paragraph(markup.tag("strong", f"{len(placed)} of {of} placed."), missing)
        if self._progress.value != told:
            self._progress.value = told

    def _ask(self):
        record = self._exercise.record
        rater, round_name = record["here"]["rater"], record["here"]["round"]
        placed, bare, left = inputs.unfinished(record, rater, round_name)
        if not placed or bare:
            return None  # committing says itself what is missing
        gone = f"{len(left)} {'is' if len(left) == 1 else 'are'} not placed and will count as missing, not as a low rung. " if left else ""
        after = " Then this page says which two needed action today." if round_name == "before" else ""
        return f"{gone}Once committed, a sheet stays as it is: what you change your mind about goes into the next round.{after} Commit it?"

    def _do(self, commit):
        """Commit, and say so to somebody who does not see that the form is gone."""
        first = self._exercise.record["here"]["round"] == "before"
        try:
            commit()
        except Problem as problem:
            self._line.say(str(problem))
        else:
            self._line.say("Committed. Read next which two needed action now." if first else "Committed.")

    def _said(self, change):
        if not self._filling:
            self._tell_spoke(change["new"] or None)

    def _committed(self, sheet, name):
        """What a person sees of their own sheet, and after the first round the two that needed action."""
        rows = [[BY_ID[one].title, rung_words(inputs.answer_of(sheet, one)["rung"], sheet["rungs"]), inputs.answer_of(sheet, one)["why"]]
                for one in placed_in(sheet["round"])]
        mine = markup.details("What you placed", markup.table(f"{name}’s placements", ["Referral", "Rung", "Why"], rows))
        if sheet["round"] == "after":
            return markup.join(markup.paragraph("Both rounds are done. Show where you stand, and read who moved after hearing what."), mine)
        settled = []
        for one in NOW:
            answer = inputs.answer_of(sheet, one)
            where = rung_words(answer["rung"], sheet["rungs"])
            told = (f"You placed it at {where}. The rung was seen. The word that counts now is today." if answer["rung"] == 4 else
                    "You left it out." if answer["rung"] is None else
                    "You said that you need to know more. Here one does not wait for it: others ask, once it is passed on." if answer["rung"] == "unsure" else
                    f"You placed it at {where}. There is nothing to defend: find the words that were read past.")
            settled.append(markup.join(markup.tag("h4", BY_ID[one].title), markup.paragraph(told), figures.card(one)))
        return markup.tag("section", markup.tag("h3", "Two of the twelve needed action now"),
                          markup.paragraph("Ten were written so that reasonable people differ. Two were not: a child needs somebody to act today. "
                                           "They are left out of all figures."), *settled, mine, class_="course-result")


def ladder_card(rungs):
    """The ladder in words, from the lowest rung."""
    return markup.join(markup.tag("p", "The ladder. It is the course’s own, and nobody’s threshold document.", class_="course-legend"),
                       markup.tag("ol", [markup.tag("li", markup.tag("strong", name), f": {means}") for name, means in zip(rungs, MEANS)]))
