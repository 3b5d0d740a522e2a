"""What has to be said about the entries before anybody reads a figure out of them."""

from exercises.record import dates

STATES = {
    "missing": "not filled in",
    "absent": "was not there",
    "none_fits": "none of these fits",
    "contradicts_itself": "“none of these fits” and ticks: left out until one goes",
    "nothing_ticked": "nothing ticked",
    "all_ticked": "every box ticked",
    "ticked": "filled in",
    "undecided": "two versions: left out until one is chosen",
}


def about(results):
    """Sentences on who is behind the figures and what weakens them."""
    name = {m["id"]: m["name"] for m in results["members"]}
    seen = [c for c in results["check_ins"] if any(m["state"] != "missing" for m in c["members"])]
    said = []
    if results["invented"]:
        said.append("All of this is an invented example.")
    said.append(f"The behaviours stood in shuffle number {results['seed']}, the same for everybody. Stage names were hidden "
                "until now.")
    said.append("Check-ins stand in the order of their dates." if results["order_by"] == "date" else
                "Check-ins stand in the order of their numbers.")
    if results["order_by"] == "number" and _dates_disagree(results["check_ins"]):
        said.append("Some dates run against the numbers. If every check-in in use has a date, the dates decide.")
    if results["order_by"] == "date" and [c["id"] for c in seen] != sorted(c["id"] for c in seen):
        said.append("The dates run against the numbers, so a higher number may stand before a lower one.")
    said += _who_was_in(results, seen)
    for check_in in seen:
        said += _at(check_in, name)
    skipped = [c["label"] for n, c in enumerate(results["check_ins"])
               if c not in seen and any(later in seen for later in results["check_ins"][n + 1:])]
    if skipped:
        said.append(f"Skipped: {', '.join(skipped)}. The gap stays a gap.")
    if results["undecided"]:
        said.append("Something that two files say differently still waits for a choice, and is left out till then.")
    return said


def _who_was_in(results, seen):
    """Who joined late, left early, or never came."""
    said = []
    for member in results["members"]:
        places = [n for n, c in enumerate(seen)
                  if next(m for m in c["members"] if m["member"] == member["id"])["state"] != "missing"]
        if not places:
            said.append(f"{member['name']} has filled in nothing, which is missing and not a nought.")
            continue
        if places[0] > 0:
            said.append(f"{member['name']}’s entries begin at {seen[places[0]]['label']}.")
        between = [seen[n]["label"] for n in range(places[0], places[-1]) if n not in places]
        if between:
            said.append(f"{member['name']} has not filled in {', '.join(between)}. That is missing, not a nought.")
        if places[-1] < len(seen) - 1:
            said.append(f"{member['name']}’s entries end at {seen[places[-1]]['label']}.")
    return said


def _at(check_in, name):
    """What has to be said about one check-in."""
    said, label = [], check_in["label"]
    for state, words in (
            ("absent", "{who} was not there. That is missing, not a nought."),
            ("none_fits", "{who} answered “none of these fits”. That is an answer; it has no shares."),
            ("nothing_ticked", "{who} ticked nothing. That is no evidence, and stays out of the disagreement."),
            ("contradicts_itself", "{who} ticked boxes and “none of these fits”. The entry is left out until one goes."),
            ("undecided", "{who} has two versions. Neither counts until one is chosen."),
            ("all_ticked", "{who} ticked every box. It counts, and tells no stage from another.")):
        who = [name[m["member"]] for m in check_in["members"] if m["state"] == state]
        said += [f"{label}: {words.format(who=one)}" for one in who]
    afterwards = [name[m["member"]] for m in check_in["members"] if m["afterwards"]]
    if afterwards:
        said.append(f"{label}: filled in afterwards, from memory, by {', '.join(afterwards)}.")
    changed = [name[m["member"]] for m in check_in["members"] if m["after_comparing"]]
    if changed:
        said.append(f"{label}: changed after the group had compared, by {', '.join(changed)}.")
    if check_in["observers"] == 1:
        said.append(f"{label}: one observer only, so no disagreement can be worked out.")
    if check_in["observers"] == 2:
        said.append(f"{label}: two observers only. Whoever is one of them knows what the other ticked.")
    if dates.british(check_in["date"]) and dates.iso(check_in["date"]) is None:
        said.append(f"{label}: “{check_in['date']}” could not be read as a date and is not used.")
    return said


def _dates_disagree(check_ins):
    """Whether the dates that are known run against the numbers."""
    known = [c["date"] for c in check_ins if dates.iso(c["date"])]
    return known != sorted(known)


def questions(results):
    """What this group might ask itself, from its own entries."""
    seen = [c for c in results["check_ins"] if c["profile"]]
    asked = []
    apart = [c for c in seen if c["disagreement"]]
    if apart:
        most = max(apart, key=lambda c: c["disagreement"])
        asked.append(f"{most['label']} is where you were furthest apart. Each reads out one example. Nobody argues until all "
                     "have been heard.")
    if results["out_of_order"] or results["leaps"]:
        asked.append("Take a check-in that does not fit the story. What happened there that the theory has no word for?")
    elif len(seen) > 1:
        asked.append("All of it fits. Who ticked what they expected to see?")
    if any(m["state"] in ("none_fits", "nothing_ticked") for c in results["check_ins"] for m in c["members"]):
        asked.append("Somebody found no box that fits. What would the missing box say?")
    asked.append("Whose silence did you count as agreement?")
    asked.append("What would a parent, sitting in, have ticked?")
    return asked
