"""X02, the talk recorder: who speaks, and who is picked up?"""


def create(inputs=None):
    """The talk recorder, with what was entered before.

    Args:
        inputs: a talk record, or None for an empty one.

    Raises:
        Problem: the record cannot be read; the sentence names the field.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.talk_recorder.view import TalkRecorder

    return TalkRecorder(inputs)
