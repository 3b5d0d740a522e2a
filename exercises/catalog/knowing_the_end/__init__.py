"""X18, knowing how it ended: one invented chronology, two versions, and the dots beside each other."""


def create(inputs=None):
    """The exercise, with what was entered before.

    Args:
        inputs: a record of readers, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.knowing_the_end.view import KnowingTheEnd

    return KnowingTheEnd(inputs)
