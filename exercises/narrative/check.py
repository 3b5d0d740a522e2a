"""Proves a vignette sound: its names, its words, and then all of its states, not a sample of its paths."""

from dataclasses import dataclass, field

from exercises.narrative import debrief
from exercises.narrative.doubts import doubts
from exercises.narrative.explore import ERROR, WARNING, Flaw, Walk
from exercises.narrative.model import DIMENSIONS, DIRECTIONS, HEARD, NOT_ASKED, ON, SEAT


@dataclass(frozen=True)
class Proof:
    """What the exploration found.

    Attributes:
        flaws: everything that is wrong, errors first.
        states: how many states there are.
        paths: how many whole paths each seat has, by seat.
        endings: how many paths come to each ending, by seat and scene.
        chances: how likely each ending is for somebody who takes every open choice alike, by seat and scene.
        longest: the length of the longest written path, in characters.
        shown: for each scene, every set of its blocks (by number) that is ever shown together.
        ways: where choices lead: for each seat, scene and choice that can be taken, the scenes after it, in the
            order in which the choice names them.
        complete: false where there were too many states to see them all.
    """

    flaws: tuple
    states: int
    paths: dict
    endings: dict
    longest: int
    shown: dict
    chances: dict = field(default_factory=dict)
    ways: dict = field(default_factory=dict)
    complete: bool = True


def prove(story):
    """Explore ``story`` (a :class:`~exercises.narrative.model.Story`) and return its :class:`Proof`."""
    flaws = [*_names(story), *_words(story)]
    if any(flaw.severity == ERROR for flaw in flaws):
        return Proof(_sorted(flaws), 0, {}, {}, 0, {})
    walk = Walk(story)
    flaws += walk.flaws
    if walk.complete:
        flaws += _unused(story, walk)
    if not any(flaw.severity == ERROR for flaw in flaws):
        flaws += doubts(story, walk)
    return Proof(_sorted(flaws), len(walk.leads), walk.paths, walk.endings, walk.longest, walk.shown, walk.chances,
                 _ways(story, walk), walk.complete)


def _ways(story, walk):
    found = {}
    for key, leads in walk.leads.items():
        for lead in leads:
            found.setdefault((key[0], key[1], lead.choice), set()).add(lead.key[1])
    named = {(scene.id, choice.id): list(dict.fromkeys(target.scene for target in choice.targets))
             for scene in story.scenes.values() for choice in scene.choices}
    return {way: tuple(sorted(after, key=named[way[1:]].index)) for way, after in found.items()}


def _sorted(flaws):
    return tuple(sorted(dict.fromkeys(flaws), key=lambda flaw: (flaw.severity != ERROR, flaw.scene, flaw.choice, flaw.rule)))


def _pieces(story):
    """Every piece that may carry a condition, as ``(conditions, scene id, choice id)``."""
    for scene in story.scenes.values():
        for piece in (*scene.blocks, *scene.settings, *scene.entries, *scene.child):
            yield piece.when, scene.id, ""
        for choice in scene.choices:
            for piece in (choice, *choice.targets, *choice.settings, *choice.entries):
                yield piece.when, scene.id, choice.id


def _names(story):
    """Names that name nothing: targets, variables, values, seats, dimensions, moments."""
    values = {variable.id: variable.values for variable in story.variables.values()} | {SEAT: tuple(story.seats)}
    for when, scene, choice in _pieces(story):
        for condition in when:
            if condition.variable not in values:
                yield Flaw("unknown-variable", f"A condition asks for {condition.variable!r}, which is no variable.",
                           "Declare it in vignette.toml, or correct the name.", scene, choice)
            else:
                for value in condition.values:
                    if value not in values[condition.variable]:
                        yield Flaw("unknown-value", f"{condition.variable!r} never has the value {value!r}.",
                                   f"Use one of: {', '.join(values[condition.variable])}.", scene, choice)
    for seat in story.seats.values():
        if seat.first not in story.scenes:
            yield Flaw("missing-target", f"The seat {seat.id!r} begins at {seat.first!r}, and there is no such scene.",
                       "Write that scene, or name another as the seat's first.")
    for scene in story.scenes.values():
        yield from _names_in(story, scene, values)


def _names_in(story, scene, values):
    for seat in scene.seats:
        if seat not in story.seats:
            yield Flaw("unknown-seat", f"The scene is for {seat!r}, and there is no such seat.",
                       f"Use one of: {', '.join(story.seats)}.", scene.id)
    if scene.moment and scene.moment not in story.moments:
        yield Flaw("unknown-moment", f"There is no moment called {scene.moment!r}.",
                   "Declare it in vignette.toml, or correct the name.", scene.id)
    if scene.ending and scene.choices:
        yield Flaw("ending-goes-on", "An ending has a way on.", "Take out its choices, or the word ending.", scene.id)
    if not scene.ending and not scene.choices:
        yield Flaw("dead-end", "The scene has no choice, no scene after it, and is no ending.",
                   "Give it a choice or a line “next:”, or mark it “ending: yes”.", scene.id)
    for owner, choice in ((scene, ""), *((one, one.id) for one in scene.choices)):
        for setting in owner.settings:
            if setting.variable not in values or setting.variable == SEAT:
                yield Flaw("unknown-variable", f"It sets {setting.variable!r}, which is no variable.",
                           "Declare it in vignette.toml, or correct the name.", scene.id, choice)
            elif setting.value not in values[setting.variable]:
                yield Flaw("unknown-value", f"It sets {setting.variable!r} to {setting.value!r}, which it cannot hold.",
                           f"Use one of: {', '.join(values[setting.variable])}.", scene.id, choice)
        for entry in owner.entries:
            if entry.dimension not in DIMENSIONS or entry.direction not in DIRECTIONS:
                yield Flaw("unknown-ledger", f"The ledger has no “{entry.dimension} {entry.direction}”.",
                           f"Begin with one of {', '.join(DIMENSIONS).replace('_', ' ')}, then more, less or unsettled.", scene.id, choice)
    for mark in scene.child:
        if mark.state not in (HEARD, NOT_ASKED):
            yield Flaw("unknown-child-mark", f"A child is heard or not asked, not {mark.state!r}.",
                       "Write “heard” or “not asked”.", scene.id)
    for choice in scene.choices:
        for target in choice.targets:
            if target.scene not in story.scenes:
                yield Flaw("missing-target", f"The choice {choice.id!r} leads to {target.scene!r}, and there is no such scene.",
                           "Write that scene, or correct the name after “next:”.", scene.id, choice.id)


def _words(story):
    """What a choice, a ledger entry and the whole must say."""
    if not story.content_note:
        yield Flaw("no-content-note", "The vignette has no content note (“content_note”).",
                   "Say in vignette.toml (content_note) what is in it, or that there is nothing to warn of.")
    if not story.outcomes or not story.rests_on:
        yield Flaw("no-grounds", f"The vignette {'serves no outcome (“outcomes”)' if not story.outcomes else 'rests on no source (“rests_on”)'}.",
                   "Fill it in, in vignette.toml.")
    weighed = story.debrief.get("choices", {})
    for scene in story.scenes.values():
        for choice in scene.choices:
            if choice.floor is not None:
                empty = [name for name, value in vars(choice.floor).items() if not value.strip()]
                if empty:
                    yield Flaw("floor-without-duty", f"A choice below the floor does not say: {', '.join(empty)}.",
                               "Say the duty, its source and date, what one does today, whom one tells, how one escalates.",
                               scene.id, choice.id)
            if choice.id == ON:
                continue
            kinds = {one.kind for one in choice.feedback}
            if choice.floor is None and kinds != {"opened", "cost"}:
                yield Flaw("no-feedback", f"The choice {choice.id!r} does not say what it opened and what it cost.",
                           "Add a line “opened for …:” and a line “cost for …:”.", scene.id, choice.id)
            said = weighed.get(f"{scene.id}/{choice.id}", {})
            missing = [key for key in ("why", "family", "partner", "manager", "sources") if not said.get(key)]
            if missing:
                yield Flaw("no-debrief", f"The debrief of {scene.id} / {choice.id} lacks: {', '.join(missing)}.",
                           "Fill it in debrief.md; a claim of one's own rests on “own argument”.", scene.id, choice.id)
        for owner, choice in ((scene, ""), *((one, one.id) for one in scene.choices)):
            for entry in owner.entries:
                if not entry.reason or not entry.sources:
                    yield Flaw("ledger-without-reason", "A ledger entry lacks its reason or its source.",
                               "Write the reason, then the source's id (or own argument) in brackets.", scene.id, choice)
    known = {f"{scene.id}/{choice.id}" for scene in story.scenes.values() for choice in scene.choices}
    for name in weighed:
        if name not in known:
            yield Flaw("debrief-of-nothing", f"The debrief speaks of {name!r}, and there is no such choice.",
                       "Correct the heading in debrief.md to “scene / choice”.")


def _unused(story, walk):
    """What nobody ever comes to, takes, reads or writes."""
    for scene in story.scenes.values():
        came = [seat for seat, id_ in walk.scenes if id_ == scene.id]
        if not came:
            rule, what = ("ending-never-reached", "No path comes to this ending.") if scene.ending else (
                "unreachable-scene", "No path comes to this scene.")
            yield Flaw(rule, what, "Lead to it from a choice, or take it out.", scene.id)
            continue
        for choice in scene.choices:
            if (scene.id, choice.id) not in walk.taken:
                yield Flaw("never-takeable", f"The choice {choice.id!r} can never be taken.",
                           "Change its condition, or take it out.", scene.id, choice.id)
    for seat in story.seats:
        if seat not in walk.decides:
            yield Flaw("seat-decides-nothing", f"Whoever plays the seat {seat!r} never has two choices.",
                       "Give this seat a decision, or take the seat out.")
    read = {condition.variable for when, _, _ in _pieces(story) for condition in when}
    held = {pair for key in walk.leads for pair in key[2]}
    for variable in story.variables.values():
        if variable.id not in read:
            yield Flaw("variable-unread", f"Nothing ever asks for the variable {variable.id!r}.",
                       "Let something return because of it, or take it out of vignette.toml.")
        if len(variable.values) == 1:
            yield Flaw("variable-unwritten", f"Nothing can ever set the variable {variable.id!r}, which has one value alone.",
                       "Give it a second value that a choice sets, or take it out of vignette.toml.")
        for value in variable.values:
            if (variable.id, value) not in held and value != variable.start:
                yield Flaw("variable-unwritten", f"Nothing ever sets {variable.id!r} to {value!r}.",
                           "Set it in a choice that can be taken, or take the value out of vignette.toml.")
    for scene in story.scenes.values():
        seen = {count for together in walk.shown.get(scene.id, ()) for count in together}
        for count, block in enumerate(scene.blocks):
            if scene.id in walk.shown and count not in seen:
                yield Flaw("never-shown", f"Nobody ever reads the paragraph “{' '.join(block.text.split()[:5])} …”.",
                           "Change its condition, which never holds here, or take it out.", scene.id, severity=WARNING)


def cited(story):
    """Every source id that the story names, with where: ``(id, scene id, choice id)``."""
    for id_ in story.rests_on:
        yield id_, "", ""
    for scene in story.scenes.values():
        for owner, choice in ((scene, ""), *((one, one.id) for one in scene.choices)):
            for entry in owner.entries:
                for source in entry.sources:
                    if source != debrief.OWN:
                        yield source, scene.id, choice
    for name, said in story.debrief.get("choices", {}).items():
        scene, _, choice = name.partition("/")
        for source in said.get("sources", ()):
            if source != debrief.OWN:
                yield source, scene, choice
