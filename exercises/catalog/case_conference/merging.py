"""Two files of one group brought together: nothing is overwritten, what differs is put side by side.

A meeting is one story. Where one file has gone further in the same meeting, its end is taken; where the two are different
meetings, somebody chooses. Texts of the debrief are chosen one by one.
"""

from exercises.catalog.case_conference import inputs
from exercises.record.problems import Problem


def merge(mine, theirs):
    """The record that holds both.

    Args:
        mine, theirs: checked conference records.

    Returns:
        A record; what differs stands in its ``conflicts``. In whichever order two are merged, the same comes out but for what
        belongs to this device: which seats are at it, and whether its cover is lifted.

    Raises:
        Problem: together they hold more runs than a record can.
    """
    versions = []
    for record in (mine, theirs):
        versions += [one for conflict in record["conflicts"] if conflict["about"] == "meeting" for one in conflict["versions"]]
        if record["started"]:
            versions.append({"settings": inputs.settings_of(record), "log": record["log"]})
    versions = _furthest(versions)
    merged = {**mine, "conflicts": []}
    if len(versions) == 1:
        merged |= {**versions[0]["settings"], "log": versions[0]["log"]}
        merged["mine"] = [seat for seat in mine["mine"] if seat in merged["humans"]]
        merged["code"] = mine["code"] or theirs["code"]
    elif versions:
        merged["conflicts"].append({"about": "meeting", "versions": versions})
    debrief = {}
    for name in inputs.DEBRIEF:
        said = [record["debrief"][name] for record in (mine, theirs)]
        said += [one for record in (mine, theirs) for conflict in record["conflicts"] if conflict["about"] == name for one in conflict["versions"]]
        said = sorted({one for one in said if one.strip()})
        debrief[name] = said[0] if said else ""
        if len(said) > 1:
            merged["conflicts"].append({"about": name, "versions": said})
    merged["debrief"] = debrief
    merged["earlier"] = _earlier(mine, theirs)
    return merged


def pick(record, conflict, number):
    """The record with one conflict decided for its version ``number``, from 0.

    Raises:
        Problem: the conflict is not there (any more).
    """
    if conflict not in record["conflicts"]:
        raise Problem("That choice has been made already, or the record has changed since.")
    chosen = conflict["versions"][number]
    after = {**record, "conflicts": [one for one in record["conflicts"] if one != conflict]}
    if conflict["about"] == "meeting":
        return {**after, **chosen["settings"], "log": chosen["log"], "mine": [seat for seat in record["mine"] if seat in chosen["settings"]["humans"]], "uncovered": False}
    return {**after, "debrief": {**record["debrief"], conflict["about"]: chosen}}


def _furthest(versions):
    """The versions that differ, without those that are only the beginning of another."""
    kept = []
    for one in sorted(versions, key=lambda version: (-len(version["log"]), repr(sorted(version["settings"].items())), repr(version["log"]))):
        if not any(one["settings"] == other["settings"] and other["log"][:len(one["log"])] == one["log"] for other in kept):
            kept.append(one)
    return kept


def _earlier(mine, theirs):
    runs = []
    for run in (*mine["earlier"], *theirs["earlier"]):
        if run not in runs:
            runs.append(run)
    if len(runs) > inputs.MOST_EARLIER:
        raise Problem(f"Together the two hold {len(runs)} runs that were put by, and a record holds {inputs.MOST_EARLIER} at most. Take one out first. Nothing was changed.")
    return sorted(runs, key=lambda run: (run["title"], repr(run["log"])))
