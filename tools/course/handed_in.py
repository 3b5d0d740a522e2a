"""What the course says of itself to whoever reads a class: what the exercises' folders say, and the words of every decision in a vignette."""

from exercises.cohort import course
from exercises.narrative import model
from tools.course import vignettes
from tools.ground import places


def told() -> dict:
    """Return all of it, as :func:`exercises.cohort.course.course` describes it.

    To each vignette come ``seats``, the name of each by its id, and ``decisions``: ``{scene: {"title", "choices": {id: words}}}`` in the story's
    order. A vignette that cannot be read adds none; the check names it.
    """
    made = course.from_checkout(str(places.ROOT))
    for slug, about in made["vignettes"].items():
        compiled = vignettes.load_for_play(slug)
        if compiled is None:
            continue
        story = model.read(compiled)
        about["seats"] = {id_: seat.name for id_, seat in story.seats.items()}
        about["decisions"] = {
            scene.id: {"title": scene.title, "choices": {choice.id: choice.text for choice in scene.choices if choice.id != model.ON}}
            for scene in story.scenes.values() if scene.decision
        }
    return made
