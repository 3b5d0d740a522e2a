"""People who speak: a seat's mark, a voice with its words, and a duty that lies below the floor of what is open."""

from exercises.views.markup import bullet_list, join, paragraph, tag

SHAPES = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆", "hexagon": "⬢"}


def seat_name(seat):
    """A seat's name with its shape and letter, which mean it where colour cannot.

    Args:
        seat: anything with a ``name``, a ``shape`` and a ``letter``.
    """
    mark = tag("span", f"{SHAPES.get(seat.shape, '●')} {seat.letter}", class_="seat-mark", aria_hidden="true")
    return join(mark, " ", tag("strong", seat.name))


def speech(name, words, letter="", own=False, *more):
    """A voice: an initial, a name, what is said.

    Args:
        name: who speaks.
        words: what is said.
        letter: the initial; the name's own where not given.
        own: whether it is the learner's own seat, which stands on a ground.
        *more: what stands below the words.
    """
    initial = letter or name.replace("Ms ", "").replace("Mr ", "")[:1]
    return tag("div", tag("span", initial, class_="speech-mark", aria_hidden="true"),
               paragraph(name, class_="speech-name"), paragraph(words, class_="speech-words"), *more,
               class_="speech is-self" if own else "speech")


def floor(duty):
    """Why a choice lies below the floor, and what one does today.

    Args:
        duty: anything with ``duty``, ``source``, ``dated``, ``today``, ``tell`` and ``escalate``.
    """
    return tag(
        "div",
        tag("h3", "Below the floor"),
        paragraph("This is not open to judgement. ", duty.duty),
        bullet_list([join(tag("strong", "Where that stands: "), where_it_stands(duty)),
                     join(tag("strong", "Today: "), duty.today), join(tag("strong", "Whom you tell: "), duty.tell),
                     join(tag("strong", "If nobody acts: "), duty.escalate)]),
        class_="problem vignette-floor")


def where_it_stands(duty):
    """A duty's source and date in words."""
    source, dated = (part if part.endswith(".") else f"{part}." for part in (duty.source, duty.dated))
    return f"{source} Dated: {dated} Verify current arrangements; local procedure governs."
