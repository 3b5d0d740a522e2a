"""The part that puts files together: what came, what differs, what is handed out."""

import json

import ipywidgets as widgets

from exercises import together
from exercises.catalog.work_in_a_group import gathering, inputs
from exercises.catalog.work_in_a_group.asked import QUESTIONS
from exercises.record import envelope
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.choices import Choices, put
from exercises.views.form import ConfirmButton
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show
from exercises.views.upload import Upload

ABOUT = ("Choose the files that your group saved, of as many exercises as you like, all at once. They are sorted by exercise and put together here, on this "
         "device. Where two say different things, both are shown and you choose: the later one never wins by itself.")
AS_IT_WAS = "What stands here is as it was."


class FilesPart(widgets.VBox):
    """The part *Put files together*.

    Args:
        exercise: the :class:`~.view.WorkInAGroup`; the controls become its fields.
    """

    def __init__(self, exercise):
        self._exercise, self._busy, self._stands, self._filling = exercise, False, [], False
        self._line, self._listed, self._letters = Line(), widgets.HTML(), widgets.HTML()
        self._accounts, self._known = [], {}
        chosen = exercise.field("merge_file", Upload(description="Choose files", accept=".json", multiple=True))
        chosen.add_class("course-upload")
        chosen.observe(lambda change: self._chosen(chosen), "value")
        self._mine = button(exercise, "look_up", "Add what I keep on this device", self._look_up)
        self._which = exercise.field("pile", widgets.Dropdown(description="Which of them?"))
        self._choices = Choices(
            exercise, self._questions, put, lambda question, number: gathering.answered(self._pile(), question, number), self._answered,
            heading="The files say different things", promise="Nothing has been overwritten. Whoever it is about should choose, if they are here.")
        self._again = button(exercise, "choose_again", "Take my choices back", lambda: self._line.attempt(self._ask_again))
        self._done = widgets.VBox([
            self._which, self._choices,
            widgets.HBox([button(exercise, "hand_out", "Save it as one file", lambda: self._line.attempt(self._hand_out)),
                          ConfirmButton("Keep it with my work", self._ask_keep, lambda: self._line.attempt(self._keep), "Yes, keep it there", "Not now").register(exercise, "keep_it"),
                          self._again,
                          ConfirmButton("Put it away", self._ask_away, self._put_away, "Yes, put it away", "No, leave it here").register(exercise, "put_away")],
                         layout=ROW)])
        super().__init__([
            widgets.HTML(markup.join(markup.tag("h3", "Put files together"), markup.paragraph(ABOUT))),
            widgets.HBox([chosen, self._mine], layout=ROW), self._line, self._listed, self._done, self._letters])
        self.add_class("group-part")
        self._which.observe(lambda change: self._filling or self._turn(), "value")

    def redraw(self):
        """Bring everything in line with the record."""
        piles = self._exercise.record["piles"]
        self._known = {id(pile): self._known[id(pile)] for pile in piles if id(pile) in self._known}
        self._stands = [gathering.standing(pile, together.rule, self._known) for pile in piles]
        self._line.say()
        if not piles:
            self._accounts = []
        self._draw()

    def say(self, *sentences):
        """Say what came of something."""
        self._line.say(*sentences)

    def kept_came(self, records, why_not):
        """Take the learner's own kept work, or the list of it."""
        if records is None:
            self._line.say(why_not)
            return
        if records and "record" not in records[0]:
            keys = [one["key"] for one in records if one["exercise"] != gathering.OWN]
            if keys:
                self._exercise.ask_for_kept(keys)
                return
            records = []
        if not records:
            self._line.say("Nothing is kept on this device yet.")
            return
        self._take([(f"{one['title']}, kept here", json.dumps({key: one["record"][key] for key in envelope.KEYS})) for one in records], one_by_one=True)

    # What somebody does

    def _chosen(self, upload):
        """Take the chosen files and let go of them, so that the same one may be chosen again."""
        if self._busy or not upload.value:
            return
        files = [(str(file["name"]), file["content"] if isinstance(file["content"], str) else bytes(file["content"])) for file in upload.value]
        self._busy = True
        try:
            upload.value = ()
        finally:
            self._busy = False
        self._take(files)

    def _take(self, files, one_by_one=False):
        """Put files where they belong. One that cannot be read leaves what stands here as it was, and costs the others nothing."""
        piles, said, refused = tuple(self._exercise.record["piles"]), [], 0
        for name, content in files:
            try:
                taken = gathering.take(piles, name, content, together.rule, self._known)
            except Problem as problem:
                refused += 1
                said.append(problem.sentence)
                continue
            piles, said = taken.piles, [*said, *taken.said]
            self._accounts += [one for one in taken.accounts if one not in self._accounts]
        if refused and not one_by_one:
            said.append(AS_IT_WAS if refused == len(files) else f"{refused} of {len(files)} files {'was' if refused == 1 else 'were'} not taken.")
        if list(piles) != self._exercise.record["piles"]:
            self._exercise.put({**self._exercise.record, "piles": list(piles)}, "files")
        else:
            self._draw()
        self._line.say(*said)

    def _look_up(self):
        self._exercise.ask_for_kept()

    def _answered(self, pile):
        at = self._which.value
        piles = self._exercise.record["piles"]
        self._exercise.put({**self._exercise.record, "piles": [pile if place == at else one for place, one in enumerate(piles)]}, "files")
        left = len(self._questions())
        self._line.say(f"Kept as you chose. {left} place{' is' if left == 1 else 's are'} still open." if left else "Kept as you chose. Nothing is open any more.")

    def _ask_again(self):
        self._answered(gathering.asked_again(self._pile()))
        self._line.say("Your choices are taken back. Every file stands here as it came.")

    def _hand_out(self):
        pile = self._pile()
        text = gathering.handed_out(pile, together.rule)
        name = f"{pile['exercise'].replace('_', '-')}-together-{envelope.now()[:10]}.json"
        self._exercise.deliver(name, "application/json", text)
        self._line.say(f"The file {name} was handed to your browser. It opens on the exercise’s own page, under “Open a saved file”.")

    def _ask_keep(self):
        return ("It goes into this browser, with your own work. If you have work in that exercise already, that stays as it is, and this comes as a copy beside it: "
                "My work lets you choose which one opens. Keep it there?")

    def _keep(self):
        self._exercise.keep_beside(gathering.handed_out(self._pile(), together.rule))

    def _ask_away(self):
        return "It goes from this page, with the choices that you made in it. The files that you chose are where they were. Put it away?"

    def _put_away(self):
        at = self._which.value
        self._exercise.put({**self._exercise.record, "piles": [one for place, one in enumerate(self._exercise.record["piles"]) if place != at]}, "files")
        self._line.say("Put away.")

    # Drawing

    def _pile(self):
        piles, at = self._exercise.record["piles"], self._which.value
        if at is None or at >= len(piles):
            raise Problem("There is nothing here yet. Choose files first.")
        return piles[at]

    def _questions(self):
        at = self._which.value
        return self._stands[at].questions if at is not None and at < len(self._stands) else ()

    def _turn(self):
        self._choices.refresh()
        pile = self._exercise.record["piles"][self._which.value or 0] if self._stands else {"log": []}
        show(self._again, any("answer" in entry for entry in pile["log"]))

    def _draw(self):
        piles = self._exercise.record["piles"]
        self._listed.value = _listed(piles, self._stands) if piles else ""
        self._letters.value = markup.join([_letter(*one) for one in self._accounts])
        show(self._done, bool(piles))
        self._filling = True
        try:
            before = self._which.value
            waiting = next((place for place, one in enumerate(self._stands) if one.questions), 0)
            set_options(self._which, tuple((f"{place + 1}. {_title(pile)}", place) for place, pile in enumerate(piles)),
                        (before if before is not None and before < len(piles) and self._stands[before].questions else waiting) if piles else None)
        finally:
            self._filling = False
        self._turn()


def _title(pile):
    try:
        return together.rule(pile["exercise"]).TITLE
    except Problem:
        return pile["exercise"].replace("_", " ")


def _listed(piles, stands):
    """What is here, one after the other: exercise, how it stands, what it holds and from which files."""
    rows = []
    for place, (pile, one) in enumerate(zip(piles, stands), 1):
        held = gathering.files_of(pile)
        if one.merged is None:
            what, how = "", one.why_not
        else:
            what = together.rule(pile["exercise"]).told(one.merged.record)
            open_ = len(one.questions)
            how = f"{open_} place{'' if open_ == 1 else 's'} to choose." if open_ else f"{len(held)} files, and nothing open." if len(held) > 1 else "one file so far."
        files = markup.join([markup.tag("bdi", entry["file"]) for entry in held], between=", ")
        rows.append(markup.join(
            markup.paragraph(markup.tag("strong", f"{place}. {_title(pile)}"), f": {how}"), markup.paragraph(what[:1].upper() + what[1:], ".") if what else None,
            markup.paragraph("From ", files, class_="course-hint"), markup.paragraph("It stands apart. ", pile["why"]) if pile["why"] else None))
    return markup.tag("section", markup.tag("h3", "What is here"), markup.bullet_list(rows, class_="group-piles"))


def _letter(file, account):
    """A member's account that was written for the group, to be read and no more."""
    said = [(QUESTIONS[name][0], account[name].strip()) for name in inputs.TEXTS if account[name].strip()]
    body = [markup.join(markup.tag("h4", asked), [markup.paragraph(line) for line in words.splitlines() if line.strip()]) for asked, words in said]
    return markup.tag("section", markup.tag("h3", f"Written for the group{f' by {account_by}' if (account_by := account['by'].strip()) else ''}"),
                      markup.paragraph(f"From {file}. It is here until you leave the page, and is kept in no record.", class_="course-hint"), *body, class_="group-letter")
