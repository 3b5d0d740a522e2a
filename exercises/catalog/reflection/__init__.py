"""Reflections: a prompt, a model or none, one's own words, and a peer's answers to one of them."""


def create(inputs=None):
    """The reflections of one module, with what was written before.

    Args:
        inputs: a record of reflections, or None for an empty one of the module whose prompts came with the page.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.reflection.view import Reflections

    return Reflections(inputs)
