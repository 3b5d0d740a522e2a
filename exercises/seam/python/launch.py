"""The one entry of the page into Python: mount an exercise, pass on a message, let it go.

The worker holds a :class:`Launcher` and calls nothing else. Each call takes and gives JSON text; between messages the
worker asks whether a piece of long work waits.
"""

import asyncio
import json
import os
import traceback

from exercises.record.problems import Problem
from exercises.seam.python import building, later, shell, taking, wire

WENT_WRONG = ("Something in this exercise went wrong. What you entered is kept. Try again; if it comes back, "
              "save what you have with a file and use the paper version.")


class Launcher:
    """The exercises on one page.

    Args:
        post: called as ``post(text, buffers)`` with each message for the page (``messages.schema.json``).
    """

    def __init__(self, post):
        # The page never echoes a state back to whom it came from: half the messages, no flicker.
        os.environ["JUPYTER_WIDGETS_ECHO"] = "0"
        self._post = post
        self._mounted = {}
        self._asked_by = None
        self._touched = {}
        self._pressed = False
        self._due = []
        self._taking = taking.Taking(self._tell)
        shell.install(self.report)
        self._comms = wire.connect(post)
        later.widgets()
        # Only now: both import ipywidgets, which asks for the shell.
        from exercises.seam.python import at_once, sparing
        from exercises.views import host

        sparing.widgets()
        at_once.widgets()
        self._held = at_once.held
        self._forget = sparing.forget

        self._host = host.use(_PageHost(self))

    def mount(self, request):
        """Build an exercise for the page and show it.

        Args:
            request: JSON text with ``mount`` (the page's name for this place), ``slug``, ``inputs`` (or
                null) and their ``version``, ``edits`` (see ``Exercise.apply``) and ``material`` (or null).
        """
        ask = json.loads(request)
        mount = self._asked_by = ask["mount"]
        try:
            with self._held():
                exercise, refusal = building.built(ask)
                self._mounted[mount] = exercise
                passed_over = exercise.apply(ask.get("edits") or [])
            self._tell({"type": "mounted", "mount": mount, "model_id": exercise.model_id,
                        "passed_over": len(passed_over), "refused": refusal is not None})
            if refusal is not None:
                self.report(refusal)
            self._touched[mount] = exercise
            self._tell_records()
        except Exception as error:  # noqa: BLE001 the page must hear of whatever it was
            self.report(error, fatal=True)

    def handle(self, text, buffers=()):
        """Pass a comm message from the page on to its widget.

        Args:
            text: JSON text of the message; its ``mount`` says where the learner was.
            buffers: its binary parts.
        """
        message = json.loads(text)
        message["buffers"] = list(buffers)
        self._asked_by = message.get("mount", self._asked_by)
        self._pressed = message["content"].get("data", {}).get("method") == "custom"
        try:
            self._comms.receive(message)
        except Exception as error:  # noqa: BLE001 as above
            self.report(error)
        finally:
            # Sliders and fast typing wait for this before they send the next state.
            self._tell({"type": "idle", "msg_id": message.get("msg_id", "")})
            self._tell_records()

    def unmount(self, mount):
        """Let go of the exercise in one place of the page, and of all its widgets."""
        exercise = self._mounted.pop(mount, None)
        if exercise is not None:
            building.close(exercise)
        if not self._mounted:
            self._forget()

    def later(self, exercise, act):
        """Put off a piece of an exercise's work until what the learner did meanwhile has been dealt with."""
        self._due.append((exercise, act))

    def has_work(self):
        """Whether a piece of work waits; the worker asks after each message and each piece."""
        self._due = [(exercise, act) for exercise, act in self._due if self._mount_or_none(exercise)]
        return bool(self._due)

    def work(self):
        """Do the piece of work that has waited longest, and tell the page what came of it."""
        if not self.has_work():
            return
        exercise, act = self._due.pop(0)
        self._asked_by = self._mount_of(exercise)
        self._pressed = True
        try:
            act()
        except Exception as error:  # noqa: BLE001 as above
            self.report(error)
        finally:
            self._tell_records(unasked=True)

    def touched(self, exercise):
        """Note that what was entered in ``exercise`` changed; the page hears of it once a message."""
        for mount, other in self._mounted.items():
            if other is exercise:
                self._touched[mount] = exercise

    def deliver(self, exercise, name, mime, content):
        """Send a file to the page, to be saved by the learner; bytes travel beside the message."""
        file = {"type": "file", "mount": self._mount_of(exercise), "name": name, "mime": mime}
        if isinstance(content, str):
            self._tell({**file, "text": content})
        else:
            self._tell({**file, "text": None}, [bytes(content)])

    def ask_for_kept(self, exercise, keys):
        """Ask the page for what the learner kept of other exercises."""
        self._tell({"type": "ask_for_kept", "mount": self._mount_of(exercise), "keys": keys})

    def kept(self, text):
        """Hand on the page's answer to :meth:`ask_for_kept`.

        Args:
            text: JSON text with ``mount``, ``records`` (a list, or null where there is no store) and ``why_not``.
        """
        answer = json.loads(text)
        exercise = self._mounted.get(answer["mount"])
        if exercise is None:
            return
        self._asked_by, self._pressed = answer["mount"], True
        try:
            exercise.kept_came(answer["records"], answer["why_not"])
        except Exception as error:  # noqa: BLE001 as above
            self.report(error)
        finally:
            self._tell_records()

    def gather(self, request):
        """Find what the learner can take home of one saved record, and keep it until it is bound; see ``taking``."""
        self._taking.gather(json.loads(request))

    def bind(self, request, drawn=()):
        """Make one document of what was gathered, and send it to the page; see ``taking``."""
        self._taking.bind(json.loads(request), drawn)

    def handed(self, text, content=None):
        """Hand one of many files to the control it was chosen for, and say whether the next is wanted.

        ``text`` is JSON as ``messages.schema.json`` has it under ``handed``; ``content`` a text's bytes, or None.
        """
        file = json.loads(text)
        fields = getattr(self._mounted.get(file["mount"]), "fields", {})
        self._asked_by, self._pressed, more = file["mount"], True, file["field"] in fields
        try:
            more = more and fields[file["field"]].take(file, content)
        except Exception as error:  # noqa: BLE001 one file that fails must not cost the reader the rest
            self.report(error)
        finally:
            self._tell({"type": "go_on", "mount": file["mount"], "more": more})
            self._tell_records()

    def keep_beside(self, exercise, text):
        """Ask the page to put a record with the learner's own work."""
        self._tell({"type": "keep_beside", "mount": self._mount_of(exercise), "text": text})

    def kept_beside(self, text):
        """Hand on what came of :meth:`keep_beside`.

        Args:
            text: JSON text with ``mount`` and ``sentence``.
        """
        answer = json.loads(text)
        exercise = self._mounted.get(answer["mount"])
        if exercise is None:
            return
        self._asked_by = answer["mount"]
        try:
            exercise.kept_beside(answer["sentence"])
        except Exception as error:  # noqa: BLE001 as above
            self.report(error)
        finally:
            self._tell_records()

    def beat(self, exercise, seconds, act):
        """Call ``act`` every so many seconds while ``exercise`` stands on the page; see ``Host.beat``."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return False

        def once():
            if exercise not in self._mounted.values():
                return
            try:
                again = act()
            except Exception as error:  # noqa: BLE001 as in handle
                self.report(error)
                return
            self._tell_records(unasked=True)
            if again is not False:
                loop.call_later(seconds, once)

        loop.call_later(seconds, once)
        return True

    def _tell_records(self, unasked=False):
        touched, self._touched = self._touched, {}
        for mount, exercise in touched.items():
            record = {"type": "record", "mount": mount, "slug": exercise.slug, "version": exercise.version,
                      "inputs": exercise.inputs, "notes": exercise.notes, "fields": exercise.snapshot() if exercise.keeps else {}}
            if self._pressed:
                record["results"] = exercise.results
            if unasked:
                # It answers no message: what the reader did meanwhile has still to be taken.
                record["unasked"] = True
            self._tell(record)

    def _mount_of(self, exercise):
        return self._mount_or_none(exercise) or self._asked_by

    def _mount_or_none(self, exercise):
        return next((mount for mount, other in self._mounted.items() if other is exercise), None)

    def report(self, error, fatal=False):
        """Tell the page of ``error``: in its own words where a learner can mend it, else in ours."""
        sentence = str(error) if isinstance(error, Problem) else WENT_WRONG
        detail = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        self._tell({"type": "problem", "mount": self._asked_by, "sentence": sentence, "fatal": fatal,
                    "detail": "" if isinstance(error, Problem) else detail})

    def _tell(self, message, buffers=()):
        self._post(json.dumps(message), list(buffers))


class _PageHost:
    """The page as a place in which exercises are shown; see ``exercises.views.host.Host``."""

    def __init__(self, launcher):
        self._launcher = launcher

    def deliver(self, exercise, name, mime, content):
        self._launcher.deliver(exercise, name, mime, content)

    def ask_for_kept(self, exercise, keys=None):
        self._launcher.ask_for_kept(exercise, keys)

    def keep_beside(self, exercise, text):
        self._launcher.keep_beside(exercise, text)

    def recorded(self, exercise):
        self._launcher.touched(exercise)

    def failed(self, exercise, error):
        self._launcher.report(error)

    def later(self, exercise, act):
        self._launcher.later(exercise, act)

    def beat(self, exercise, seconds, act):
        return self._launcher.beat(exercise, seconds, act)
