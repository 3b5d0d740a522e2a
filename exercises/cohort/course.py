"""What the course says of itself to whoever reads a class: titles, outcomes, and where free text stands in each exercise's inputs.

Each exercise says its own part in ``handed_in.json`` in its folder (see ``docs/developing/adding-an-exercise.md``). In the page all of it
comes as one file beside this module, which the build writes; elsewhere it is read from the checkout.

``handed_in.json`` holds::

    versions   the versions of the exercise's inputs for which the places below hold
    texts      [{key, fields, at, words, prompts, outcomes, items}]: free text of the learner's own. ``fields`` are the controls in which
               it is typed, ``at`` the place in the inputs (``sheets.*.answers.<item>.why``: ``*`` is any, ``<item>`` any that ``items`` names),
               ``words`` what the learner was asked; ``items`` may name a data file of the exercise instead, as
               ``{file, list, key, words}``; ``asked`` says ``{row, key, words}`` where each row names what it
               answers (a reflection its prompt), the key and the words of it; ``only`` says ``{at, is}`` where its writer chooses who reads it; ``serves`` says ``"vignette"`` where the vignette names prompts and outcomes
    work       [{at, prompts, outcomes}]: work that is no text, and what it serves where anything stands there; with ``tags`` (``"prompts"``
               or ``"outcomes"``) what stands there are ids that the learner gave
    not_text   {control: reason}: long text fields whose words are not the learner's own work
    invented   {at, unless}: where the inputs say that they are the course's own example and nobody's work
    ratings    {sheets, committed, rater, round, rungs, answers, level, levels, rounds, items, apart}: placements on a ladder
    apart_by   the input by which two records of the exercise are two pieces and not two copies
    choices    where a learner's choices stand if, and only if, they included them (the vignette alone)
    also       {slug: the same}: other kinds of record that the exercise saves
"""

import json
import os

DATA = "handed_in.json"
_held = {}


def course():
    """All of it: ``{"exercises": {slug: {"title", "outcomes", "prompts", "handed_in"}}, "vignettes": {slug: {"title", "outcomes", "prompts",
    "decisions"}}, "outcomes": [{"id", "short", "text"}], "prompts": [{"id", "text", "outcome"}]}``."""
    if not _held:
        use(_beside() or from_checkout())
    return _held


def use(told):
    """Go by this from now on (what the author's side adds, or a test's own)."""
    _held.clear()
    _held.update(told)


def exercise(slug):
    """What is known of the records of this name, or None."""
    return course()["exercises"].get(slug)


def title_of(slug, material=""):
    """What the course calls it; a name made readable where the course does not know it."""
    known = course()["vignettes"].get(material) if material else exercise(slug)
    return known["title"] if known else " ".join((material or slug).replace("_", " ").replace("-", " ").split()).capitalize()


def outcomes_of(prompts, outcomes=()):
    """The outcomes under which these prompts stand, with those named besides, in the course's order."""
    found = set(outcomes) | {one["outcome"] for one in course()["prompts"] if one["id"] in prompts}
    return tuple(one["id"] for one in course()["outcomes"] if one["id"] in found)


def _beside():
    where = os.path.join(os.path.dirname(__file__), "course.json")
    try:
        return json.loads(__spec__.loader.get_data(where).decode("utf-8"))
    except OSError:
        return None


def from_checkout(root=None):
    """All of it, read from the course's folders.

    Args:
        root: the checkout; the one that this file stands in where not given.
    """
    import tomllib

    root = root or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

    def toml(*steps):
        with open(os.path.join(root, *steps), "rb") as file:
            return tomllib.load(file)

    made = {"exercises": {}, "vignettes": {}}
    for slug in sorted(os.listdir(os.path.join(root, "exercises", "catalog"))):
        folder = ("exercises", "catalog", slug)
        if not os.path.isfile(os.path.join(root, *folder, "exercise.toml")):
            continue
        about = toml(*folder, "exercise.toml")
        if about.get("stands_on"):
            continue  # it is no task, and nobody hands it in
        held = {}
        if os.path.isfile(os.path.join(root, *folder, DATA)):
            with open(os.path.join(root, *folder, DATA), encoding="utf-8") as file:
                held = json.load(file)
            for one in held["texts"]:
                if "file" in one.get("items", {}):
                    one["items"] = _listed(os.path.join(root, *folder), one["items"])
        both = {"outcomes": about["outcomes"], "prompts": about["prompts"]}
        for name, more in held.pop("also", {}).items():
            made["exercises"][name] = {"title": more.pop("title"), **both, "handed_in": more}
        made["exercises"][slug] = {"title": about["title"], **both, "handed_in": held}
    folder = os.path.join(root, "vignettes")
    for slug in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if os.path.isfile(os.path.join(folder, slug, "vignette.toml")):
            about = toml("vignettes", slug, "vignette.toml")
            made["vignettes"][slug] = {"title": about["title"], "outcomes": about["outcomes"], "prompts": about["prompts"], "decisions": {}}
    listed = toml("docs", "outcomes", "outcomes.toml")
    made["outcomes"] = [{"id": one["id"], "short": one["short"], "text": one["text"]} for one in listed["outcome"]]
    made["prompts"] = [{"id": one["id"], "text": one["text"], "outcome": one["outcome"]} for one in listed["prompt"]]
    return made


def _listed(folder, where):
    """Items that stand in a data file of the exercise: ``{id: words}``."""
    with open(os.path.join(folder, where["file"]), encoding="utf-8") as file:
        return {one[where["key"]]: one[where["words"]] for one in json.load(file)[where["list"]]}
