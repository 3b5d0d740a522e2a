"""X16, the case conference simulator: take every chair."""


def create(inputs=None):
    """The case conference, with what was played before.

    Args:
        inputs: a conference record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.case_conference.view import CaseConference

    return CaseConference(inputs)
