"""The supervision page: what I noticed, my use of power, a question; no case detail."""


def create(inputs=None):
    """The supervision page, with what was entered before.

    Args:
        inputs: a supervision page's inputs, or None for an empty one.

    Raises:
        Problem: the inputs cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.supervision_page.view import SupervisionPage

    return SupervisionPage(inputs)
