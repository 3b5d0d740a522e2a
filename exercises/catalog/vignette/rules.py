"""What a learner's record of a vignette means: read it, move in it, write it. No screen.

An attempt is never changed in place: every move makes a new one. The record keeps seats and choices, not
states, so that it stays small and a replay proves it.
"""

from dataclasses import dataclass, replace

from exercises.catalog.vignette import rules_fields as fields
from exercises.catalog.vignette import rules_group, rules_group_record
from exercises.catalog.vignette.rules_fields import MOST_EARLIER, MOST_STEPS, Kept
from exercises.narrative import debrief, library, player
from exercises.narrative.model import ON, Story
from exercises.record.problems import Problem

VERSION = 1
SHOWING = ("scene", "feedback", "debrief")


@dataclass(frozen=True)
class Attempt:
    """One learner's way with one vignette.

    Attributes:
        story: the vignette, in the version that was begun; None where none came with the page.
        state: where they are, or None while no seat is taken.
        went_back: marks ``{"scene", "choice"}``, one for each time they went back on this path.
        showing: ``scene``, ``feedback`` on the last choice, or ``debrief``.
        notes: what they wrote for themselves.
        earlier: paths put by, oldest first, each a :class:`~.rules_fields.Kept`.
        trouble: why the path that was begun cannot be gone on with, or empty.
        asking: whether the story has been edited since, the older one is here, and nobody has said yet
            whether to finish what was begun or to start again.
        group: what a group plays, a :class:`~.rules_group.Group`, or None where one plays alone.
    """

    story: Story | None
    state: player.State | None = None
    went_back: tuple = ()
    showing: str = "scene"
    notes: str = ""
    earlier: tuple = ()
    trouble: str = ""
    asking: bool = False
    group: rules_group.Group | None = None

    @property
    def debriefed(self):
        """Whether the debrief of this path is open."""
        return self.showing == "debrief"

    @property
    def at_feedback(self):
        """Whether what the last choice opened and cost is being read."""
        return self.showing == "feedback"

    @property
    def edited(self):
        """Whether the story that is played is not the one that is here now."""
        return self.story is not None and not Kept("", (), self.story.version, self.story.shape).fits(library.find(self.story.slug))

    def begin(self, seat):
        """Take a seat. A path that is under way is put by, and the newest version of the story is played."""
        if self.story is None or self.asking:
            return self
        story = library.find(self.story.slug)
        return replace(self, story=story, state=player.begin(story, seat), went_back=(), showing="scene",
                       earlier=self._put_by(), trouble="", group=None)

    def choose(self, choice):
        """Make a choice, or go on. One that is not open here changes nothing (a press that came too late)."""
        if self.state is None or self.showing != "scene" or self.asking or choice not in [one.id for one in player.options(self.state)]:
            return self
        return replace(self, state=player.choose(self.story, self.state, choice), showing="scene" if choice == ON else "feedback")

    def read_on(self):
        """Put the feedback away."""
        return replace(self, showing="scene") if self.at_feedback and not self.asking else self

    def back(self):
        """Go back one scene, with a mark that one did."""
        if self.state is None or not self.state.steps or self.asking:
            return self
        state, mark = player.back(self.story, self.state)
        marks = self.went_back if mark["choice"] == ON else (*self.went_back, mark)
        return replace(self, state=state, went_back=marks[-MOST_STEPS:], showing="scene")

    def leave(self):
        """Put the path by and stand before the seats again, in the story as it is now."""
        return self if self.state is None or self.asking else self._left()

    def _left(self):
        return replace(self, story=library.find(self.story.slug), state=None, went_back=(), showing="scene",
                       earlier=self._put_by(), trouble="", asking=False, group=None)

    def finish(self):
        """Of a story that has been edited since: go on in the story as it was when this was begun."""
        return replace(self, asking=False)

    def start_again(self):
        """Of a story that has been edited since: put by what was begun, a group's paths too, and take a seat anew."""
        if self.group is None:
            return self._left()
        left = tuple(Kept(seat, path, self.story.version, self.story.shape) for seat, path in self.group.paths.items() if path)
        kept = (*[one for one in self.earlier if one not in left], *left)[-MOST_EARLIER:]
        return replace(self._left(), earlier=kept)

    def debrief(self):
        """Open the debrief of a path that has ended."""
        ready = self.state is not None and self.state.ended and self.showing == "scene" and not self.asking
        return replace(self, showing="debrief") if ready else self

    def take_road(self, step):
        """Put the path by and stand at its decision number ``step`` (counted from 0) again."""
        if self.state is None or self.asking or not 0 <= step < len(self.state.steps):
            return self
        state = player.replay(self.story, self.state.seat, self.state.path[:step])
        return replace(self, state=state, went_back=(), showing="scene", earlier=self._put_by())

    def write(self, notes):
        """Keep the learner's own notes."""
        return replace(self, notes=notes[:fields.LONGEST_NOTES])

    def play_together(self, group):
        """Put a path of one's own by and play in a group; None ends the group's play."""
        return replace(self, state=None, went_back=(), showing="scene", earlier=self._put_by(), trouble="", group=group)

    def follow(self, line):
        """Put the path by and go on from one that was written down (:func:`exercises.narrative.player.written`).

        Raises:
            Problem: it is no path, one of another vignette or of a version that is not here, or does not fit.
        """
        id_, version, seat, path = player.read_written(line)
        if id_ != self.story.id:
            raise Problem(f"This path is one of {id_}, and here is {self.story.id}. Open it on that vignette’s page.")
        story = library.find(self.story.slug, version)
        return replace(self, story=story, state=player.replay(story, seat, path), went_back=(), showing="scene",
                       earlier=self._put_by(), trouble="", asking=False, group=None)

    def story_of(self, kept):
        """The story in which an earlier path was made, or None where it is no longer here."""
        try:
            return library.find(self.story.slug, kept.version, kept.shape)
        except Problem:
            return None

    def standing(self, kept):
        """Where an earlier path comes to in the story it was made in, or None where that is no longer here."""
        story = self.story_of(kept)
        return kept.state(story) if story is not None else None

    def take_up(self, kept):
        """Go on with an earlier path, in the story it was made in."""
        state = self.standing(kept)
        if state is None or self.asking:
            return self
        earlier = tuple(one for one in self._put_by() if one != kept)
        return replace(self, story=self.story_of(kept), state=state, went_back=(), showing="scene", earlier=earlier, trouble="", group=None)

    def comparable(self):
        """The earlier paths that fit the story as it is played now, newest first, as ``(Kept, State)``."""
        if self.story is None:
            return ()
        found = [(kept, kept.state(self.story)) for kept in reversed(self.earlier)]
        return tuple((kept, state) for kept, state in found if state is not None)

    def chosen_before(self):
        """What was chosen at this very place on paths that were put by, each choice once, newest first."""
        if self.state is None or not self.state.scene.decision:
            return ()
        here = self.state.path
        ids = [state.path[len(here)] for _, state in self.comparable()
               if state.seat == self.state.seat and state.path[:len(here)] == here and len(state.path) > len(here)]
        return tuple(one for id_ in dict.fromkeys(ids) for one in self.state.scene.choices if one.id == id_ != ON)

    def _put_by(self):
        """The earlier paths with this one among them, each once, the latest last."""
        if self.state is None or not self.state.steps:
            return self.earlier
        kept = Kept(self.state.seat, self.state.path, self.story.version, self.story.shape)
        return (*[one for one in self.earlier if one != kept], kept)[-MOST_EARLIER:]

    @property
    def inputs(self):
        """The record of this attempt; ``read`` takes it back."""
        state = self.state
        record = {
            "vignette": self.story.slug if self.story else "", "story_version": self.story.version if self.story else 0,
            "story_shape": self.story.shape if self.story else "",
            "seat": state.seat if state else "", "path": list(state.path) if state else [],
            "went_back": [dict(mark) for mark in self.went_back], "showing": self.showing,
            "finishing": self.edited and not self.asking and (state is not None or self.group is not None),
            "notes": {"for_the_group": self.notes}, "earlier": [kept.record for kept in self.earlier],
        }
        return record | ({"group": rules_group_record.write(self.group)} if self.group else {})

    @property
    def results(self):
        """The scenes passed, the ledger, the ending and the debrief, for whoever reads a file without the course."""
        if self.group is not None:
            return rules_group_record.results(self.group)
        state = self.state
        if state is None:
            return {}
        told = {"debrief": debrief.as_record(self.story, state)} if self.debriefed else {}
        return {
            "path": player.written(self.story, state), "ended": state.ended, "scene": state.scene.id,
            "ledger": [{"scene": one.scene, "choice": one.choice, "dimension": one.entry.dimension,
                        "direction": one.entry.direction, "reason": one.entry.reason, "sources": list(one.entry.sources)}
                       for one in state.noted],
        } | told


def read(inputs=None):
    """Make an attempt from a record.

    Args:
        inputs: a dictionary as :attr:`Attempt.inputs` gives it (what is left out is as if not begun), or
            None for the vignette that came with the page.

    Returns:
        An :class:`Attempt`. Where the story has been edited since, it is ``asking`` if the older story is
        here; if not, its ``trouble`` says so and the path stands among the earlier ones. Nothing is lost or
        guessed.

    Raises:
        Problem: the record is not one of a vignette, names one that is not here, or a part of it is of the
            wrong kind; the sentence names the field.
    """
    entered = {} if inputs is None else inputs
    if not isinstance(entered, dict):
        raise Problem("This is not a record of a vignette: it has no named fields. Choose another file.")
    slug = entered.get("vignette") or library.latest()
    if slug is None:
        return Attempt(None)
    if not isinstance(slug, str):
        raise Problem("The field “vignette” of this record is not a name. Choose another file.")
    newest = library.find(slug)
    begun = Kept(fields.name_or_none(entered.get("seat", ""), "seat"), fields.path(entered.get("path", []), "path"),
                 fields.version(entered.get("story_version") or newest.version, "story_version"),
                 fields.shape(entered.get("story_shape", ""), "story_shape"))
    attempt = Attempt(newest, notes=fields.notes(entered.get("notes", {})), earlier=fields.earlier(entered.get("earlier", [])),
                      went_back=fields.marks(entered.get("went_back", [])))
    together = rules_group_record.read(entered["group"]) if entered.get("group") else None
    if not begun.seat and together is None:
        return replace(attempt, went_back=())
    asking = not begun.fits(newest) and entered.get("finishing") is not True
    try:
        story = library.find(slug, begun.version, begun.shape)
        if together is not None:
            return replace(attempt, story=story, went_back=(), asking=asking, group=rules_group_record.make(story, together))
        state = player.replay(story, begun.seat, begun.path)
    except Problem:
        left = (begun,) if begun.path else ()
        if together is not None:
            left = tuple(Kept(seat, path, begun.version, begun.shape) for seat, path in together["paths"].items() if path)
        return _cannot_go_on(attempt, begun, left, newest)
    showing = entered.get("showing", "scene")
    fits = showing in SHOWING and (showing != "debrief" or state.ended) and (
        showing != "feedback" or (state.steps and state.steps[-1].choice.id != ON))
    return replace(attempt, story=story, state=state, showing=showing if fits else "scene", asking=asking)


def _cannot_go_on(attempt, begun, left, newest):
    """The attempt with what was begun put by, and why."""
    told = (f"This vignette has been edited since you began it: you began version {begun.version}, and version "
            f"{newest.version} is here. What you chose cannot be gone on with. It is kept below; take a seat to start again.")
    if begun.version == newest.version:
        told = "The choices in this record do not fit this vignette as it is now. They are kept below; take a seat to start again."
    kept = (*[one for one in attempt.earlier if one not in left], *left)
    return replace(attempt, earlier=kept[-MOST_EARLIER:], trouble=told, went_back=())
