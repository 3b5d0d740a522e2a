"""What of the record stands, beside what the regulator asks for. It counts and says what is empty; it judges nothing."""

from exercises.catalog.cpd_record.asked import form
from exercises.record import dates

NAMES = {"type": "the type", "what": "what you did and why", "date": "the date", "learnt": "what you learnt", "impact": "what it changed",
         "peer": "what you learnt with a peer"}
NEEDED = ("type", "what", "date", "learnt", "impact")


def year_of(date):
    """The registration year in which a day lies, by the year in which it ends; None where it is no date.

    Social Work England's year goes from 1 December to 30 November (checked on the day that ``asked.json`` names).

    Args:
        date: as typed.
    """
    known = dates.iso(date)
    if known is None:
        return None
    return int(known[:4]) + (known[5:] >= form()["year"]["begins"])


def lacking(piece):
    """The fields of a piece that are empty, or hold a date that cannot be read; a peer's is no part of each piece."""
    return [name for name in NEEDED if not piece[name].strip() or name == "date" and dates.iso(piece["date"]) is None]


def compute(record, today=None):
    """What stands.

    Args:
        record: a CPD record.
        today: an ISO date; the year that is counted is the one in which it lies. Where not given, the year of the latest piece.

    Returns:
        ``{"year": the year in which the registration year ends, or None; "pieces": [{"id", "title", "year", "lacking", "peer"}];
        "whole": how many pieces of that year lack nothing; "with_peer": how many of those have words learnt with a peer;
        "alike": pairs of titles of pieces that say the same; "asks": pieces asked for, "asks_peer": of them with a peer}``.
    """
    rows = [{"id": piece["id"], "title": piece["title"].strip() or "without a title", "year": year_of(piece["date"]),
             "lacking": lacking(piece), "peer": bool(piece["peer"].strip())} for piece in record["pieces"]]
    known = [row["year"] for row in rows if row["year"]]
    year = year_of(today) if today else max(known, default=None)
    done = [row for row in rows if not row["lacking"] and row["year"] == year]
    return {"year": year, "pieces": rows, "whole": len(done), "with_peer": sum(row["peer"] for row in done), "alike": _alike(record["pieces"], rows),
            "asks": form()["pieces"], "asks_peer": form()["with_peer"]}


def _alike(pieces, rows):
    """Pairs of pieces that say the same of what was done: the regulator asks for different ones."""
    said = [" ".join(piece["what"].casefold().split()) for piece in pieces]
    return [[rows[a]["title"], rows[b]["title"]] for a in range(len(said)) for b in range(a + 1, len(said)) if said[a] and said[a] == said[b]]
