"""How inputs that an earlier version of an exercise saved become inputs of today's.

An exercise keeps a table of the versions that it reads: ``{1: split_names, 2: None}``. Each function takes
the inputs of its own version and returns those of the next version in the table; the highest key is the
current version. Every released version stays as a fixture beside the exercise's tests.
"""

import copy

from exercises.record.problems import Problem


def readable(version, versions):
    """Refuse a version that cannot be brought to the current one.

    Args:
        version: the version that the file names.
        versions: the exercise's table.

    Raises:
        Problem: it is newer than the current version, or older than what can still be read.
    """
    current = max(versions)
    if version > current:
        raise Problem(f"This file was made by a newer version of this course (version {version} of this exercise; "
                      f"this page reads up to version {current}). Reload the page, or open the file where it was saved.")
    if version not in versions:
        raise Problem(f"This file was made by version {version} of this exercise, which can no longer be read here "
                      f"(version {min(versions)} or later can). The file itself is kept as it is.")


def kept(inputs, version, versions):
    """Inputs that the page kept, of whatever version, as inputs of the current one.

    Args:
        inputs: a dictionary; it is not changed.
        version: the version that was kept with them.
        versions: the exercise's table.

    Returns:
        A dictionary that shares nothing with the one given.

    Raises:
        Problem: they cannot be read; the page puts them aside as they are.
    """
    current = max(versions)
    if version > current:
        raise Problem(f"What is kept here was made by a newer version of this course (version {version} of this exercise; this page "
                      f"reads up to version {current}). It is put aside as it is, and a file of it can be saved on My work. "
                      "Load the page again later.")
    if version not in versions:
        raise Problem(f"What is kept here was made by version {version} of this exercise, which can no longer be read "
                      f"(version {min(versions)} or later can). It is put aside as it is, and a file of it can be saved on My work.")
    return migrate(inputs, version, versions)


def migrate(inputs, version, versions):
    """Inputs of ``version`` as inputs of the current version.

    Args:
        inputs: a dictionary; it is not changed.
        version: its version, one of ``versions``.
        versions: the exercise's table.

    Returns:
        A dictionary that shares nothing with the one given.

    Raises:
        Problem: a step of the way could not read them, so that nothing was taken over.
    """
    inputs = copy.deepcopy(inputs)
    for step in sorted(key for key in versions if key >= version):
        change = versions[step]
        if change is None:
            continue
        try:
            inputs = change(inputs)
        except Problem:
            raise
        except (LookupError, TypeError, ValueError, AttributeError):
            # A stranger's file may hold anything under the right version.
            raise Problem(f"The file says that it is of version {step}, but its inputs do not have that version's form; "
                          "open another copy of it.") from None
        if not isinstance(inputs, dict):
            raise TypeError(f"The migration from version {step} has to return a dictionary.")
    return inputs
