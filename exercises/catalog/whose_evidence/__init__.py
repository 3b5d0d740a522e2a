"""X19, whose evidence is this? Who says it, about whom, how they know, and what none of the five says."""


def create(inputs=None):
    """The exercise, with what was entered before.

    Args:
        inputs: an evidence record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.whose_evidence.view import WhoseEvidence

    return WhoseEvidence(inputs)
