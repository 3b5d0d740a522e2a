"""What one record that was handed in holds, as far as a class is read together."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """One thing that somebody wrote.

    Attributes:
        key: of the prompt: exercise, text and, where there are several, the item (``threshold_ladder.why.mondays``).
        words: what was asked, in the course's own words; of a Word document, its heading.
        text: what was written, a stranger's words.
    """

    key: str
    words: str
    text: str


@dataclass(frozen=True)
class Rating:
    """One person's committed placements in one round.

    Attributes:
        rater: an id drawn at random by the exercise; the same person's in several people's files, so that nobody is counted twice.
        round: ``before`` or ``after`` the talk.
        rungs: what the ladder's rungs were called, in order.
        levels: the rung by item.
    """

    rater: str
    round: str
    rungs: tuple
    levels: dict


@dataclass(frozen=True)
class Choices:
    """The choices of one path in a vignette, which the learner included.

    Attributes:
        vignette, version, seat: which story, and from where it was played.
        made: ``(scene, choice)`` in order, ids of the story's.
    """

    vignette: str
    version: int
    seat: str
    made: tuple


@dataclass(frozen=True)
class Handed:
    """One record, as :func:`exercises.cohort.reading.read` gives it.

    Attributes:
        who: by whom, told by the file's path (:func:`exercises.cohort.whose.learner_of`).
        path: the file.
        exercise: the exercise's slug; ``word`` for a Word document.
        material: what tells two pieces of one exercise apart: the vignette's slug, a plan's id, the document's name; empty elsewhere.
        title: what the course calls it.
        version: of its inputs.
        created: when it was saved, ISO 8601 in UTC, as the learner's device said; empty where the file does not say.
        mark: a sum of what it holds: two files with one mark are the same.
        invented: whether it is the course's own example, and nobody's work; nothing else is read of it then.
        texts: a tuple of :class:`Text`.
        ratings: a tuple of :class:`Rating`.
        prompts, outcomes: ids of what it touches, in the course's order.
        not_prompts, not_outcomes: ids of what its exercise serves and it does not touch.
        choices: a tuple of :class:`Choices`, or None where the learner did not include them (or it has none).
        trouble: why nothing could be read of this record, in a file of which the rest can be; else empty.
    """

    who: str
    path: str
    exercise: str
    material: str = ""
    title: str = ""
    version: int = 0
    created: str = ""
    mark: str = ""
    invented: bool = False
    texts: tuple = ()
    ratings: tuple = ()
    prompts: tuple = ()
    outcomes: tuple = ()
    not_prompts: tuple = ()
    not_outcomes: tuple = ()
    choices: tuple | None = field(default=None)
    trouble: str = ""

    @property
    def piece(self):
        """What a second copy of would stand in its place: the learner, the exercise, and the vignette or document. The course's own
        example takes no work's place."""
        return self.who, self.exercise, self.material, self.invented

    @property
    def empty(self):
        """Whether nothing of it is read here; it takes no other copy's place then, however late it was saved."""
        return not (self.texts or self.ratings or self.prompts or self.outcomes or self.choices)

    @property
    def age(self):
        """By which of two copies the one that counts is known: one that holds something, then the one saved last, then its mark, so that the
        order of files plays no part."""
        return not self.empty, self.created, self.mark
