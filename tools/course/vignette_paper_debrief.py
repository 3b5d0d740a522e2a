"""The debrief on paper: de-roling, every choice weighed, the endings, what the child said, the questions."""

from exercises.narrative.debrief import VOICES
from exercises.views import markup
from tools.course.vignette_scene_sheet import Sheet


def pieces(story, found):
    """The debrief's parts.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        found: for each seat its scenes, as :func:`tools.course.vignette_ways.stops` gives them.

    Yields:
        Markup.
    """
    words = story.debrief
    yield markup.tag("h3", "Before you talk")
    yield [markup.paragraph(text) for text in words.get("before", ())]
    yield markup.tag("h3", f"What {story.child or 'the child'} said, and what became of it")
    yield markup.paragraph("Look up the scenes that you came to.")
    for seat in story.seats.values():
        lines = [markup.join(markup.tag("strong", f"{number}. {title}. "), said) for number, title, said in Sheet(story, seat, found[seat.id]).child()]
        yield [markup.paragraph(markup.tag("strong", seat.name)), markup.bullet_list(lines)] if lines else None
    yield markup.tag("h3", "The choices, one by one")
    yield markup.paragraph("Read the ones that were made; then, if there is time, the roads not taken.")
    for seat in story.seats.values():
        for stop in found[seat.id]:
            yield from (_weighed(story, stop, letter, choice) for letter, choice, _ in stop.ways if letter)
    yield markup.tag("h3", "Where it came to")
    for id_, ending in words.get("endings", {}).items():
        numbers = ", ".join(str(stop.number) for stops in found.values() for stop in stops if stop.scene.id == id_)
        if numbers:
            yield markup.tag("section", markup.tag("h4", f"{numbers}. {story.scenes[id_].title}"), [markup.paragraph(text) for text in ending["text"]],
                             markup.bullet_list(ending["questions"]) if ending["questions"] else None)
    yield markup.tag("h3", "To take to a group")
    yield markup.bullet_list(words.get("questions", ()))


def _weighed(story, stop, letter, choice):
    said = story.debrief.get("choices", {}).get(f"{stop.scene.id}/{choice.id}", {})
    rests = ", ".join(said.get("sources", ()))
    return markup.tag(
        "section", markup.tag("h4", f"{stop.number}{letter}. {stop.scene.title}"), markup.paragraph(markup.tag("em", choice.text)), markup.paragraph(said.get("why", "")),
        markup.bullet_list([markup.join(markup.tag("strong", f"{name}: "), said[key]) for key, name in VOICES if said.get(key)]),
        markup.paragraph(markup.tag("strong", "Rests on "), f"{rests}. ", markup.tag("strong", "What this cannot show: ") if said.get("limits") else None, said.get("limits", "")),
        class_="paper-entry")


def card(one):
    """A source's card in a paragraph."""
    return markup.paragraph(markup.tag("strong", f"{one.id} "), f"{one.short}. " if one.short else None, one.says, " ", one.who, " ",
                            markup.tag("em", "Cannot carry: ") if one.limits else None, one.limits)
