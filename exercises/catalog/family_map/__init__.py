"""X11, the family and service map: who is in the family, who is there for whom, and what is joined."""


def create(inputs=None):
    """The family and service map, with what was entered before.

    Args:
        inputs: a map record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.family_map.view import FamilyMap

    return FamilyMap(inputs)
