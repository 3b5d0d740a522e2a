"""Reading a class: what learners handed in, read together by their tutor, on the tutor's own device."""


def create(inputs=None):
    """The place to read a class; it is empty whenever it is made, since nothing of it is kept.

    Args:
        inputs: nothing is taken from them.
    """
    # Here and not above, so that rules can be used where there are no widgets.
    from exercises.catalog.class_reading.view import ClassReading

    return ClassReading(inputs)
