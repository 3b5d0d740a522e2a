"""The player of every vignette: who one is, a scene, what one says, what moved, and the debrief."""


def create(inputs=None):
    """The player, with what was played before.

    Args:
        inputs: which vignette and what was chosen in it (``rules.read``), or None for the vignette that
            came with the page, not begun.

    Raises:
        Problem: the inputs cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.vignette.view import Vignette

    return Vignette(inputs)
