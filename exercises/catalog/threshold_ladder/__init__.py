"""X08, the threshold ladder: where would you place it, before anybody spoke and after?"""


def create(inputs=None):
    """The threshold ladder, with what was entered before.

    Args:
        inputs: a ladder record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.threshold_ladder.view import ThresholdLadder

    return ThresholdLadder(inputs)
