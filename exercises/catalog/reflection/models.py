"""The four models that the course offers for setting a reflection down, and none of them.

Names, years and questions: the course's dated facts, after Gibbs (1988), Driscoll (1994, after Borton 1970), Kolb (1984) and
Schön (1983); what each is good for and where it stops is the course's own argument, and is marked so on the screen. None is
better, none is scored, and the order is that in which the reflect pages have them.
"""

NONE = "none"
MODELS = {
    NONE: {
        "name": "No model", "good_for": "write as it comes",
        "asks": (("words", "What you write"),),
        "source": "", "limit": "",
    },
    "gibbs": {
        "name": "Gibbs", "good_for": "a scene that you keep going back to",
        "asks": (("happened", "What happened?"), ("felt", "What did you feel?"), ("weighed", "What was good, and what was bad?"),
                 ("sense", "What sense do you make of it?"), ("else", "What else could you have done?"), ("next", "What will you do?")),
        "source": "Gibbs, G. (1988) Learning by Doing: A Guide to Teaching and Learning Methods.",
        "limit": "Six questions ask to be filled, and all six are about you. Who else was there, and what rule or timetable set the scene, it does not ask.",
    },
    "driscoll": {
        "name": "Driscoll", "good_for": "ten minutes",
        "asks": (("what", "What?"), ("so", "So what?"), ("now", "Now what?")),
        "source": "Driscoll, J. (1994), after Borton (1970). We have the three questions and the year at second hand, and not the article.",
        "limit": "It gets to the end fast. If the answer to the third question is one that you had before the first, you have told a story and learnt nothing from it yet.",
    },
    "kolb": {
        "name": "Kolb", "good_for": "trying something again",
        "asks": (("did", "What did you do?"), ("saw", "What do you see, looking back at it?"), ("think", "What do you think now?"),
                 ("try", "What will you try?")),
        "source": "Kolb, D.A. (1984) Experiential Learning.",
        "limit": "It ends in a trial. Some things should not be tried out on people who cannot say no to you.",
    },
    "schon": {
        "name": "Schön", "good_for": "the moment itself",
        "asks": (("during", "What did you notice and change while it went on?"), ("after", "What do you see only now?")),
        "source": "Schön, D.A. (1983) The Reflective Practitioner.",
        "limit": "What you noticed at the time you tell from memory, and memory is kind. Nobody can check it, so say what you are not sure of.",
    },
}
MOST_ASKS = max(len(model["asks"]) for model in MODELS.values())
PLACES = tuple(f"{id_}_{key}" for id_, model in MODELS.items() for key, _ in model["asks"])
"""Every question of every model, by ``<model>_<question>``: where words can stand."""


def label(id_):
    """A model as it stands in a list: its name, and what it is for."""
    model = MODELS[id_]
    return f"{model['name']}: {model['good_for']}"


def places(id_):
    """The places of one model, in the order of its questions."""
    return tuple(f"{id_}_{key}" for key, _ in MODELS[id_]["asks"])


def question(place):
    """The words of the question at a place."""
    id_, _, key = place.partition("_")
    return dict(MODELS[id_]["asks"])[key]


def where(place):
    """A place as it is called when its model is not the one in use: *Gibbs: What did you feel?*"""
    id_ = place.partition("_")[0]
    return "Without a model" if id_ == NONE else f"{MODELS[id_]['name']}: {question(place)}"
