"""X12, the dance of responsibility: the same invented families through five designs of services."""


def create(inputs=None):
    """The dance of responsibility, with what was entered before.

    Args:
        inputs: a record of this exercise, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.responsibility_dance.view import ResponsibilityDance

    return ResponsibilityDance(inputs)
