"""What has to be said about the placements before anybody reads a figure out of them."""

from exercises.catalog.threshold_ladder.referrals import RUNGS, UNSURE


def about(results):
    """Sentences on who is behind the results and what weakens them."""
    name = {r["id"]: r["name"] for r in results["raters"]}
    people = [r for r in results["raters"] if not r["panel"]]
    said = [f"The ladder is fictional. Its rungs here: {'; '.join(f'{n}, {one}' for n, one in enumerate(results['rungs'], 1))}."]
    if results["rungs"] != list(RUNGS):
        said.append("The rungs carry names of your own.")
        if results["panel"]:
            said.append("The panel was written for the course’s names, so its rungs may not be yours.")
    said.append("Nobody has committed yet." if not people else
                f"Committed before the talk: {', '.join(r['name'] for r in people)}.")
    if len(people) == 1 and not results["panel"]:
        said.append("One person only: nobody to agree or differ with.")
    elif len(people) == 2:
        said.append("Two people only: each knows what the other placed.")
    said += [f"{r['name']} committed after results had been on this screen." for r in people if r["late"]]
    if results["waiting"]:
        said.append(f"Begun and not committed, so counted nowhere: {', '.join(results['waiting'])}.")
    for person in results["raters"]:
        left = [row["title"] for row in results["referrals"] if _rung(row, person["id"]) is None]
        more = [row["title"] for row in results["referrals"] if _rung(row, person["id"]) == UNSURE]
        if left:
            said.append(f"{name[person['id']]} left out {', '.join(left)}. That is missing, and not a low rung.")
        if more:
            said.append(f"{name[person['id']]} needs to know more about {', '.join(more)}. That is an answer, and on no rung.")
    gone = [r["name"] for r in people if results["shift"]["raters"] and r["id"] not in results["shift"]["raters"]]
    if gone:
        said.append(f"Not placed again: {', '.join(gone)}. What changed is told of the others only.")
    if results["undecided"]:
        said.append("Something that two files say differently still waits for a choice, and is left out till then.")
    return said


def questions(results):
    """What this group might ask itself, from its own placements."""
    rows, asked = results["referrals"], []
    disputed = [row for row in rows if row["disputed"]]
    if disputed:
        asked.append(f"Begin with “{disputed[0]['title']}”. Each says one thing: what would you ask next, and whom? Nobody argues until all have "
                     "been heard.")
    if any(row["placed"] > 2 and row["reach"] == 0 for row in rows):
        same = next(row for row in rows if row["placed"] > 2 and row["reach"] == 0)
        asked.append(f"You all put “{same['title']}” on one rung. For the same reason? Read the reasons aloud.")
    if results["shift"]["moves"]:
        asked.append("Take one move. Was it something heard, or somebody who said it?")
    asked.append("Change one word that should not matter, a name, a street or a faith, and ask somebody else to place it cold.")
    asked.append("If the answer is no, what would you say to the family, in one sentence, and who told you where the line is this year?")
    asked.append("If everybody understood thresholds perfectly, what would still be wrong? (TEN-03)")
    return asked


def _rung(row, rater):
    return next((p["rung"] for p in row["placements"] if p["rater"] == rater), None)
