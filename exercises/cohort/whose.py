"""Whose file it is, told by its path: a record names nobody, but a learning platform names each file by who handed it in.

Moodle: ``mod/assign/classes/downloader.php`` (``get_student_prefix``, ``load_submissionplugin_filelist``), as it stands in
``moodle/moodle`` since 4.1: a name in which ``_`` was made a space, ``_``, a number, ``_assignsubmission_`` and the kind, then a folder or,
where the teacher turned folders off, the file's own name. The number is the participant's, and keeps namesakes apart. Older
versions end the folder's name with another ``_``.

Canvas: ``lib/content_zipper.rb`` (``get_filename``, ``add_upload_submission``) in ``instructure/canvas-lms``: the sortable name in small
letters without spaces and commas, ``_LATE`` where it was late, ``_`` and the user's number, ``_`` and the file's number, ``_`` and the
file's own name; ``anon_`` and a mark where the marking is anonymous.
"""

import re

LONGEST = 120

_MOODLE = re.compile(r"(?P<name>[^_]{1,300})_(?P<id>[0-9]{1,20})_assign(?:submission|feedback)_[a-z]{1,40}(?:_|\Z)")
_TEAM = re.compile(r"(?P<name>[^_]{1,300})_assign(?:submission|feedback)_[a-z]{1,40}(?:_|\Z)")
_CANVAS = re.compile(r"(?P<name>(?!anon_)[^_\s]{1,300})(?:_LATE)?_(?P<id>[0-9]{1,20})_[0-9]{1,20}_.")
_CANVAS_UNNAMED = re.compile(r"anon_(?P<id>[0-9A-Za-z]{1,40})_[0-9]{1,20}_.", re.IGNORECASE)
_BLACKBOARD = re.compile(r".{1,300}_(?P<name>[^_]{1,100})_attempt_[0-9]{4}(?:-[0-9]{2}){5}(?:_|\.)")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


def learner_of(path):
    """Who handed a file in, as its path says.

    Args:
        path: from the folder or the zip that was chosen, with ``/`` or ``\\`` between.

    Returns:
        A name to tell learners apart by: what the platform wrote, with the platform's number in brackets; else the folder in
        which the file lies; else the file's own name without its ending. Never empty, one line, at most 120 characters long.
    """
    steps = [step for step in str(path).replace("\\", "/").split("/") if step.strip() and step not in (".", "..")] or ["a file without a name"]
    for step in steps:
        for pattern in (_MOODLE, _TEAM):
            found = pattern.match(step)
            if found:
                return _line(found["name"], found["id"] if pattern is _MOODLE else "")
    found = _CANVAS_UNNAMED.match(steps[-1])
    if found:
        return _line("anon", found["id"])
    found = _CANVAS.match(steps[-1])
    if found:
        return _line(found["name"], found["id"])
    found = _BLACKBOARD.match(steps[-1])
    if found:
        return _line(found["name"])
    return _line(steps[-2] if len(steps) > 1 else _ENDING.sub("", steps[-1]))


def _line(name, number=""):
    tail = f" ({number})" if number else ""
    kept = " ".join("".join(mark if mark.isprintable() else " " for mark in name[:LONGEST * 4]).split())
    return f"{kept[:LONGEST - len(tail)].strip() or 'without a name'}{tail}"
