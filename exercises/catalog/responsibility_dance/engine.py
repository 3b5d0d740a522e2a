"""A small engine for events in time: a clock, places with a queue, a desk with hours.

A process is a generator. It yields a number to wait so many days, or a :class:`Places` to wait until it is given a
place. Nothing else is needed here, which is why no library is (``docs/developing/decisions/0017``). Events of one day
happen in the order in which they were put down, so a run comes out the same every time.
"""

from bisect import insort

from exercises.record.problems import Problem

NEVER = float("inf")
MOST_EVENTS = 400_000


class TooMany(Problem):
    """A run that would not come to an end: more events than any sensible world has."""


class Clock:
    """What happens next, and which day it is.

    Attributes:
        now: the day, counted from 0, with its fraction.
    """

    def __init__(self):
        self.now = 0.0
        # Kept from the latest to the earliest, so that the next one is taken off the end.
        self._due = []
        self._count = 0

    def start(self, process, after=0.0):
        """Let a process begin (or go on) after so many days; after :data:`NEVER` it does not."""
        if after < NEVER:
            self._count -= 1
            insort(self._due, (-(self.now + after), self._count, process))

    def run(self, until):
        """Let everything happen that is due up to and on the day ``until``.

        Raises:
            TooMany: there were more than :data:`MOST_EVENTS` events.
        """
        due, left = self._due, MOST_EVENTS
        while due and -due[-1][0] <= until:
            day, _, process = due.pop()
            self.now = -day
            left -= 1
            if left < 0:
                raise TooMany(f"A run came to more than {MOST_EVENTS:,} events. Take fewer families, fewer weeks, or a longer limit.")
            for wanted in process:
                if isinstance(wanted, Places):
                    wanted.join(process)
                else:
                    self.start(process, wanted)
                break
        self.now = max(self.now, until)


class Places:
    """Places for so many families at once; who finds none waits, first come, first served.

    Args:
        clock: the clock.
        many: how many places; with 0 everybody waits for good.
    """

    def __init__(self, clock, many):
        self._clock, self.free, self.queue = clock, many, []

    def join(self, process):
        """Give the process a place now, or put it at the end of the queue."""
        if self.free > 0:
            self.free -= 1
            self._clock.start(process)
        else:
            self.queue.append(process)

    def leave(self):
        """Give a place back; whoever has waited longest has it next."""
        if self.queue:
            self._clock.start(self.queue.pop(0))
        else:
            self.free += 1


class Desk:
    """Somebody who deals with one thing after the other, with so many hours a week.

    Args:
        clock: the clock.
        hours: hours in a week; with 0 nothing that takes time is ever done.

    Attributes:
        used: hours of work taken on so far.
    """

    def __init__(self, clock, hours):
        self._clock, self._hours, self._free_at, self.used = clock, hours, 0.0, 0.0

    def wait(self, hours):
        """Days until a piece of work of so many hours is done, if it is handed in now."""
        if hours <= 0:
            return 0.0
        if self._hours <= 0:
            return NEVER
        self.used += hours
        self._free_at = max(self._free_at, self._clock.now) + hours / self._hours * 7
        return self._free_at - self._clock.now
