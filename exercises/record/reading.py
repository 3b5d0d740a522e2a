"""Reading what came from elsewhere piece by piece: is it of the kind that is needed, and no longer than is kept?

Each function gives the value back or raises a ``Problem`` that names the place. What it means is the exercise's to say.
"""

from exercises.record.problems import Problem


def kind(value, wanted, where, name):
    """Refuse what is not of the kind that is needed.

    Args:
        value: what came.
        wanted: a type.
        where: the field, as the reader of the sentence finds it in the file.
        name: what is needed there, in words, such as ``"a list"``.

    Raises:
        Problem: it is of another kind.
    """
    if not isinstance(value, wanted):
        raise Problem(f"{where}: {name} is needed here. The file may have been cut or changed.")


def text(value, where, most):
    """A text of at most ``most`` characters that can be written to a file.

    Raises:
        Problem: it is not text, too long, or holds half a character.
    """
    kind(value, str, where, "text")
    if len(value) > most:
        raise Problem(f"{where}: this is {len(value):,} characters long, and {most:,} are the most that are kept. Shorten it.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Problem(f"{where}: this holds a broken character. Type it again.") from None
    return value.replace("\x00", "")


def rows(value, where, most):
    """A list's rows, each with its number from 1.

    Raises:
        Problem: it is no list, or longer than a record holds.
    """
    kind(value, list, where, "a list")
    if len(value) > most:
        raise Problem(f"{where}: there are {len(value):,} here, and a record holds {most:,} at most.")
    return list(enumerate(value, 1))
