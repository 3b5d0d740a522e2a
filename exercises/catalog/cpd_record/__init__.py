"""The CPD record: what one learnt, in the fields that the regulator asks for, and a peer's answers to it."""


def create(inputs=None):
    """The CPD record, with what was entered before.

    Args:
        inputs: a CPD record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.cpd_record.view import CPDRecord

    return CPDRecord(inputs)
