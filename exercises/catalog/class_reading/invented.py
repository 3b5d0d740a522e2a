"""An invented class, so that a tutor can see what this page shows before a learner has handed anything in."""

import json
import os

_SENTENCES = {}


def files():
    """Its files, as a learning platform's zip would hold them: ``(path, bytes)``, each a record such as the course saves."""
    held = _held()
    for number, name in enumerate(held["learners"]):
        folder = f"{name}_{4100 + number}_assignsubmission_file_"
        day = held["days"][number % len(held["days"])]
        if name not in held["without_ladder"]:
            yield f"{folder}/threshold-ladder.json", _record("threshold_ladder", day, _ladder(held, name, number))
        if name in held["story"]:
            yield f"{folder}/after-the-bridge-goes.json", _story(day, **held["story"][name])
        if name in held["supervision"]:
            yield f"{folder}/supervision-page.json", _record("supervision_page", day, {"version": 1, "date": "", **held["supervision"][name]})


def _ladder(held, name, number):
    answers = {item: {"rung": levels[number], "sure": "", "why": held["why"].get(item, {}).get(name, ""), "ask": held["ask"].get(item, {}).get(name, "")}
               for item, levels in held["levels"].items()}
    rater = f"r{0xc1a55000 + number:08x}"
    return {"version": 1, "invented": False, "raters": [{"id": rater, "name": "Heron", "role": ""}], "sheets": [
        {"rater": rater, "round": "before", "committed": True, "rungs": list(_rungs()), "late": False, "spoke": None, "answers": answers}]}


def _story(day, made, note):
    """A vignette as it is handed in: with the choices, or without."""
    slug = "after-the-bridge-goes"
    inputs = {"version": 1, "vignette": slug, "notes": {"for_the_group": note}, "path": []}
    if made is None:
        return _record("vignette", day, inputs)
    steps = [{"scene": scene, "choice": choice} for scene, choice in zip(("four-weeks", "two-readings"), made)]
    return _record("vignette", day, {**inputs, "path": made, "choices_included": True},
                   {"chosen": [{"vignette": slug, "version": 1, "seat": "lead", "made": steps}]})


def _record(exercise, day, inputs, results=None):
    return json.dumps({"exercise": exercise, "version": 1, "created": f"{day}T16:20:00Z", "inputs": inputs, "results": results or {}, "notes": ""}).encode()


def _rungs():
    return "What everybody has", "One service more", "Several services, one plan", "Social care looks into it now"


def _held():
    if not _SENTENCES:
        # The archive in the browser and the folder of a checkout are read in the same way.
        _SENTENCES.update(json.loads(__spec__.loader.get_data(os.path.join(os.path.dirname(__file__), "invented.json"))))
    return _SENTENCES
