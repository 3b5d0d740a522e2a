"""Work in a group: who sits with whom, files of several people put together, and an account of one's own that stays private."""


def create(inputs=None):
    """The page *Work in a group*, with what was entered before.

    Args:
        inputs: a group record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.work_in_a_group.view import WorkInAGroup

    return WorkInAGroup(inputs)
