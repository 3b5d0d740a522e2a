"""What the page *My work* asks of Python: the printable pages of saved records, then one document of them.

The records come one after another, so that the page can say how far it is, and one that fails costs no other. Nothing of
it is shown: an exercise is built, asked for its pages and let go.
"""

import traceback

from exercises.record.problems import Problem
from exercises.seam.python import building, wire

WENT_WRONG = "Something in this exercise went wrong, so that it cannot be taken along. Its saved file holds all that was entered."
MOST_PIECES = 10_000
"""Pieces of long work that an exercise may still do before it is asked for its pages."""


class Taking:
    """Pages that were gathered, until they are bound.

    Args:
        tell: called as ``tell(message, buffers)`` with each message for the page.
    """

    def __init__(self, tell):
        self._tell, self._gathered = tell, {}

    def gather(self, ask):
        """Build one exercise from what was kept and ask it for its pages.

        Args:
            ask: as for ``mount``, with ``pictures``: whether they are wanted as SVG. ``gathered`` answers it.
        """
        sheets, problem, detail = (), "", ""
        try:
            sheets = _sheets(ask)
        except Problem as error:
            problem = str(error)
        except Exception as error:  # noqa: BLE001 the others are still to come out
            problem, detail = WENT_WRONG, "".join(traceback.format_exception(type(error), error, error.__traceback__))
        self._gathered[ask["mount"]] = sheets
        self._tell({"type": "gathered", "mount": ask["mount"], "problem": problem, "detail": detail,
                    "pages": [{"title": page.title, "pictures": _pictures(page) if ask["pictures"] else []} for page in sheets]})

    def bind(self, ask, drawn):
        """Make one document and send it as a file.

        Args:
            ask: ``mounts`` in their order, for each what it is ``of`` and from ``when``; the document's ``title``, what it was ``made`` with
                and when, its file's ``name`` without the ending, and ``form``: ``"word"`` or ``"page"``.
            drawn: for each picture of these in order its PNG; nothing in one that was not drawn.
        """
        # Only here: it comes in a part of its own, which no page with an exercise fetches.
        from exercises.record import take_home, word

        pieces = [take_home.Piece(page, of, when) for mount, of, when in zip(ask["mounts"], ask["of"], ask["when"], strict=True)
                  for page in self._gathered.get(mount, ())]
        file = {"type": "file", "mount": None}
        if ask["form"] == "page":
            text = take_home.as_page(ask["title"], ask["made"], pieces)
            self._tell({**file, "name": f"{ask['name']}.html", "mime": "text/html;charset=utf-8", "text": text}, [])
        else:
            made = take_home.as_word(ask["title"], ask["made"], pieces, [_bytes(one) or None for one in drawn])
            self._tell({**file, "name": f"{ask['name']}.docx", "mime": word.MIME, "text": None}, [made])
        self._gathered.clear()


def _sheets(ask):
    """The pages of one exercise, built where nobody looks."""
    from exercises.views import host

    here, post = _Unseen(), wire.PageComm.post
    before = host.use(here)
    wire.PageComm.post = staticmethod(lambda text, buffers: None)
    try:
        exercise, refusal = building.built(ask)
        if refusal is not None:
            building.close(exercise)
            raise refusal
        exercise.apply(ask.get("edits") or [])
        for _ in range(MOST_PIECES):
            if not here.work():
                break
        sheets = exercise.sheets()
        if not sheets:
            raise Problem("This exercise has no page to take along. Its saved file holds all that was entered.")
        building.close(exercise)
        return sheets
    finally:
        wire.PageComm.post = staticmethod(post)
        host.use(before)


def _pictures(page):
    from exercises.record import take_home

    return take_home.pictures(page)


def _bytes(part):
    """Bytes, or the page's own array of them."""
    return part.to_bytes() if hasattr(part, "to_bytes") else bytes(part)


class _Unseen:
    """A place in which an exercise is built and not shown; long work is done at once, nothing beats and nothing is handed over."""

    def __init__(self):
        self._due = []

    def later(self, exercise, act):
        """Put off a piece of work."""
        self._due.append(act)

    def work(self):
        """Do the piece that has waited longest; whether there was one."""
        if not self._due:
            return False
        self._due.pop(0)()
        return True

    def beat(self, exercise, seconds, act):
        """No clock here."""
        return False

    def deliver(self, exercise, name, mime, content):
        """Nobody is handed anything."""

    def ask_for_kept(self, exercise, keys=None):
        """Nothing is looked up."""

    def recorded(self, exercise):
        """Nothing is kept."""

    def failed(self, exercise, error):
        """An early click that failed costs the rest nothing."""
