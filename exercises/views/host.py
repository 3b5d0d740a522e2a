"""What an exercise may ask of the place in which it is shown.

The same exercise runs in the course's page, in Jupyter and in pytest. It asks for the little that
differs through one explicit interface, so that no view looks about to find out where it is.
"""


class Host:
    """The place in which an exercise is shown; this one, the default, can do nothing but remember.

    Attributes:
        failures: the exceptions it was told of, newest last.
        delivered: the files handed over so far, as ``(name, mime, text)``, newest last.
    """

    def __init__(self):
        self.delivered = []
        self.failures = []

    def deliver(self, exercise, name, mime, text):
        """Hand a file to the learner.

        Args:
            exercise: the ``Exercise`` that made it.
            name: the file's name, without a folder.
            mime: its type, such as ``"text/csv"``.
            text: what it holds.
        """
        self.delivered.append((name, mime, text))

    def recorded(self, exercise):
        """Be told that what the learner entered in ``exercise`` has changed."""

    def failed(self, exercise, error):
        """Be told of an exception in ``exercise`` that was stopped so that the learner can go on."""
        self.failures.append(error)


current = Host()


def use(host):
    """Make ``host`` the place in which exercises are shown from now on; returns the one before."""
    global current
    before, current = current, host
    return before
