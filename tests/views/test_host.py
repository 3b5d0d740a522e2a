"""The place in which an exercise is shown, where that is neither the page nor a test's own."""

import asyncio
import threading

from exercises.views.host import Host


def test_what_is_put_off_waits_its_turn_where_no_loop_runs(monkeypatch):
    monkeypatch.setattr("exercises.views.host._running_loop", lambda: None)  # a browser's test may have left one running
    host, done = Host(), []
    host.later(None, lambda: done.append(1))
    host.later(None, lambda: done.append(2))
    assert done == []
    assert host.work() and done == [1]
    assert host.work() and not host.work() and done == [1, 2]


def run(notebook):
    """Run it in a thread of its own, where no other loop can be."""
    thread = threading.Thread(target=asyncio.run, args=(notebook,))
    thread.start()
    thread.join()


def test_in_a_loop_such_as_jupyters_it_is_done_without_being_asked_for():
    host, done = Host(), []

    async def notebook():
        host.later(None, lambda: done.append(1))
        host.later(None, lambda: 1 / 0)
        assert done == [], "not at once: what the learner did comes first"
        for _ in range(100):
            if host.failures:
                break
            await asyncio.sleep(0.01)

    run(notebook())
    assert done == [1] and isinstance(host.failures[0], ZeroDivisionError) and host.due == []
