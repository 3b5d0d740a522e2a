"""What an exercise may ask of the place in which it is shown.

The same exercise runs in the course's page, in Jupyter and in pytest. It asks for the little that
differs through one explicit interface, so that no view looks about to find out where it is.
"""

import sys


class Host:
    """The place in which an exercise is shown; this one, the default, can do nothing but remember.

    Attributes:
        failures: the exceptions it was told of, newest last.
        delivered: the files handed over so far, as ``(name, mime, content)``, newest last.
        due: pieces of work that were put off and not done yet, as ``(exercise, act)``, oldest first.
    """

    def __init__(self):
        self.delivered = []
        self.failures = []
        self.due = []

    def deliver(self, exercise, name, mime, content):
        """Hand a file to the learner.

        Args:
            exercise: the ``Exercise`` that made it.
            name: the file's name, without a folder.
            mime: its type, such as ``"text/csv"``; ``"image/png"`` with text asks for a picture to be drawn from its SVG, and
                a place that cannot draw hands over the SVG.
            content: what it holds: text, or bytes where it is no text.
        """
        self.delivered.append((name, mime, content))

    def ask_for_kept(self, exercise, keys=None):
        """Ask for what the learner has kept of other exercises; ``exercise.kept_came`` is called with the answer, now or later.

        Args:
            exercise: the ``Exercise`` that asks; what is kept of itself is left out.
            keys: None for a list of what there is, to choose from; or the keys of what the learner chose.
        """
        exercise.kept_came(None, "Nothing is kept here that could be looked up. Open saved files instead.")

    def keep_beside(self, exercise, text):
        """Put a record with the learner's own work, beside what is there; ``exercise.kept_beside`` is called with what came of it.

        Args:
            exercise: the ``Exercise`` that asks; the learner has been asked first.
            text: the record as the text of its file.
        """
        exercise.kept_beside("Nothing is kept here. Save it as a file instead.")

    def recorded(self, exercise):
        """Be told that what the learner entered in ``exercise`` has changed."""

    def failed(self, exercise, error):
        """Be told of an exception in ``exercise`` that was stopped so that the learner can go on."""
        self.failures.append(error)

    def later(self, exercise, act):
        """Do a piece of long work soon, after whatever the learner did meanwhile.

        Nothing here can be interrupted. So what takes long is cut into pieces of a tenth of a second or so, and each
        asks for the next. In Jupyter the kernel's loop does them; where there is none, they wait in ``due``.

        Args:
            exercise: the ``Exercise`` whose work it is; once that is gone, the work is too.
            act: called without arguments.
        """
        loop = _running_loop()
        if loop is None:
            self.due.append((exercise, act))
        else:
            loop.call_later(0.01, self._do, exercise, act)

    def work(self):
        """Do the piece that has waited longest; whether there was one."""
        if not self.due:
            return False
        self._do(*self.due.pop(0))
        return True

    def _do(self, exercise, act):
        try:
            act()
        except Exception as error:  # noqa: BLE001 nobody stands above a piece of work
            self.failed(exercise, error)

    def beat(self, exercise, seconds, act):
        """Do something every so often while the place is awake, until it says that it is enough.

        Where a device sleeps, beats fail to come; that is how an exercise can notice it.

        Args:
            exercise: the ``Exercise`` for which it is done; with it the beats end.
            seconds: how far apart the beats are.
            act: called without arguments; the beats end once it returns False.

        Returns:
            Whether this place has a clock that can do so.
        """
        return False


def _running_loop():
    """The event loop that runs this code, where one does; nobody imports asyncio for the sake of asking."""
    asyncio = sys.modules.get("asyncio")
    try:
        return asyncio.get_running_loop() if asyncio else None
    except RuntimeError:
        return None


current = Host()


def use(host):
    """Make ``host`` the place in which exercises are shown from now on; returns the one before."""
    global current
    before, current = current, host
    return before
