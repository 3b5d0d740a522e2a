"""X01, the stage tracker: what a group saw itself do, set beside the ordered story of stages."""


def create(inputs=None):
    """The stage tracker, with what was entered before.

    Args:
        inputs: a stage record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.stage_tracker.view import StageTracker

    return StageTracker(inputs)
