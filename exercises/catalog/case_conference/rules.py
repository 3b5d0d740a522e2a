"""The figures of a conference record: what its meeting did, ready for a file or a picture."""

from exercises.catalog.case_conference import audit, meeting


def compute(record):
    """What :func:`.audit.compute` says of a record; nothing where its meeting has not been set."""
    return audit.compute(meeting.replay(record), record) if record["started"] else {}
