"""The five stages and the twenty-five plain behaviours that members tick, in our own words.

The stages are Tuckman's (1965), with adjourning from Tuckman and Jensen (1977). What each behaviour
is an instance of follows the two realms of the 1965 review, people and task, as named in ``WHY``. The
behaviours are written for this course: they reproduce no published questionnaire, and nobody has tested
whether they measure anything. They give a group something to point at.
"""

STAGES = ("forming", "storming", "norming", "performing", "adjourning")

WHY = {
    "forming": "Testing and dependence among people; finding one's bearings in the task.",
    "storming": "Conflict among people; feeling about what the task demands.",
    "norming": "Ties and habits among people; opinions openly exchanged about the task.",
    "performing": "Roles that serve the work; solutions that come out of it.",
    "adjourning": "Letting go among people; closing the task and judging how it went.",
}

# Ids are words, never positions: a number would give the stage away in the page's source.
BEHAVIOURS = {
    "waited": ("forming", "People waited for somebody else to say what to do"),
    "nobody_contradicted": ("forming", "Everybody was polite and nobody was contradicted"),
    "what_is_wanted": ("forming", "People asked what the task was, or what was wanted of us"),
    "one_person_asked": ("forming", "Most questions went to one person, as if they were in charge"),
    "who_we_are": ("forming", "People told each other who they are or what they have done before"),
    "disagreed_openly": ("storming", "Somebody said openly that they disagreed, and kept to it"),
    "grumbled": ("storming", "People grumbled about the task, the time or how it will be judged"),
    "who_decides": ("storming", "There was an argument about who decides"),
    "same_sides": ("storming", "The same people took the same side more than once"),
    "sharp_words": ("storming", "Somebody spoke sharply, or stopped talking after a clash"),
    "way_of_working": ("norming", "We agreed a way of working, such as turns, times or messages"),
    "quiet_one_asked": ("norming", "A quieter person was asked for a view, and we waited for it"),
    "changed_mind": ("norming", "Somebody said out loud that another view had changed their mind"),
    "we_and_our": ("norming", "People said “we” and “our” about the work"),
    "reminded": ("norming", "Somebody reminded the rest of something agreed earlier"),
    "swapped_parts": ("performing", "People swapped jobs when the work needed it"),
    "solved_there": ("performing", "A snag in the work was raised and sorted out there and then"),
    "built_on": ("performing", "One person’s idea was taken further by another, and used"),
    "nobody_chased": ("performing", "Work arrived when it was due and nobody had to be chased"),
    "checked_task": ("performing", "We checked our work against the task and changed something"),
    "spoke_of_after": ("adjourning", "Somebody spoke of what they will do once the group has ended"),
    "looked_back": ("adjourning", "People looked back and said what went well or badly"),
    "group_thanked": ("adjourning", "Somebody thanked the whole group, or said goodbye to it"),
    "other_work_first": ("adjourning", "Other work was put first because this work is nearly over"),
    "who_keeps": ("adjourning", "We settled who keeps, hands in or deletes what we made"),
}

DEFAULT_SEED = 1965


def stage_of(behaviour):
    """The stage that a behaviour, named by its id, is counted towards."""
    return BEHAVIOURS[behaviour][0]


def words(behaviour):
    """The words in which a behaviour is put to a member."""
    return BEHAVIOURS[behaviour][1]


def shuffled(seed):
    """The order in which every member sees the behaviours.

    The shuffle is Fisher and Yates's, fed by Park and Miller's generator (multiplier 48271 modulo
    2**31 - 1), so that a seed gives one order on every device and in every version of Python.

    Args:
        seed: a whole number.

    Returns:
        The twenty-five ids in the order that belongs to the seed.
    """
    modulus = 2**31 - 1
    state = seed % (modulus - 1) + 1
    order = list(BEHAVIOURS)
    for last in range(len(order) - 1, 0, -1):
        state = state * 48271 % modulus
        chosen = state % (last + 1)
        order[last], order[chosen] = order[chosen], order[last]
    return order
