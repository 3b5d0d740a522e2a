"""What has to be said about the readers before anybody reads a figure out of them, and what they might ask themselves."""

from exercises.catalog.knowing_the_end.chronology import NAMES, SCALES, VERSIONS
from exercises.views import chart

LEAST = 0.05  # means that differ by less are written alike
FOUND = {"harm": {1: "found harm likelier", -1: "found harm less likely", 0: "found harm as likely"},
         "decisions": {1: "thought more of the decisions", -1: "thought less of the decisions, which were the same decisions",
                       0: "thought as much of the decisions"}}


def about(results, beside=None):
    """Sentences on who is behind the results and what weakens them; ``beside`` are the invented readers' results."""
    said = []
    counted = results["counted"]
    if not results["readers"]:
        said.append("Nobody has committed a sheet yet.")
    else:
        said.append(f"Counted: {counted['told']} told first, {counted['untold']} not told.")
    if counted["told"] != counted["untold"] and all(counted.values()):
        said.append("The two groups are of unlike size. Means and pairs allow for that; the larger group is the surer one.")
    if len([r for r in results["readers"] if not r["left_out_because"]]) == 2 and all(counted.values()):
        said.append("Two readers only: each can tell which dot is the other’s.")
    said += [f"{r['code']} counts towards no figure: {r['left_out_because']}." for r in results["readers"] if r["left_out_because"]]
    for scale, words in SCALES.items():
        blank = [r["code"] for r in results["readers"] if r[scale] == "" and not r["left_out_because"]]
        if blank:
            said.append(f"“{words}” was left blank by {', '.join(blank)}. That is missing, and not 0.")
    if results["waiting"]:
        said.append(f"Begun and not committed, so counted nowhere: {', '.join(results['waiting'])}.")
    if results["undecided"]:
        said.append(f"In two versions, so counted nowhere till somebody chooses: {', '.join(results['undecided'])}.")
    if beside:
        said += [f"Of the invented readers, {r['code']} counts towards no figure: {r['left_out_because']}." for r in beside["readers"] if r["left_out_because"]]
    return said


def questions(results):
    """What this group might ask itself, from its own sheets."""
    asked = []
    leaned = {version: _first(results["entries"], version) for version in VERSIONS}
    if leaned["told"] and leaned["untold"] and leaned["told"] != leaned["untold"]:
        asked.append("The two versions leaned on different entries. Let somebody who was not told read out theirs, and say what ending it pointed to.")
    asked += ["Write, in one sentence each, two other endings that these eleven entries would have fitted. And one in which nothing happens.",
              "Take one “should have” from the room. Who would have had to know what, on which day, and who could have told them?",
              "A neighbour rang about a man who shouted at the football. About whom in that street would nobody have rung? The chronology does not ask, and "
              "a review of it might not either.",
              "What went well in this chronology that no review would look for?",
              "Tell this winter in two lines as Theo would tell it at nursery. Which of the eleven entries are in it?",
              "P06: what would you let a review teach you, what would you not, and what might its lesson do to the next mother who asks for help?"]
    return asked


def lead(scale, words, told_words):
    """The opening sentence of one scale: who gave how much, and the pairs."""
    if scale["difference"] is None:
        return f"{words} Not defined, because {scale['not_defined_because']}."
    found, pairs, means = scale["difference"], scale["pairs"], scale["means"]
    count = pairs["higher"] + pairs["lower"] + pairs["level"]
    way = "the same" if abs(found) < LEAST else f"{figure(abs(found))} {'higher' if found > 0 else 'lower'}"
    return (f"{words} {told_words} gave {figure(means['told'])} on average, the others {figure(means['untold'])}: {way}. "
            f"Of {count} pair{'' if count == 1 else 's'}, the told reader’s number is the higher in {pairs['higher']}, the lower in {pairs['lower']}, "
            f"the same in {pairs['level']}.")


def learning(results, invented):
    """What the dots may mean for learning from reviews: a paragraph for what was found, and one that always holds.

    Args:
        results: whose dots are told of.
        invented: whether these readers are invented.
    """
    said = []
    for scale in SCALES:
        found = results["scales"][scale]["difference"]
        if found is not None:
            said.append(f"{'they' if said else 'those who knew the ending'} {FOUND[scale][(found > LEAST) - (found < -LEAST)]}")
    if not said:
        first = "With one version only there is nothing to set side by side yet."
    else:
        first = f"{'Among the invented readers, ' if invented else ''}{', and '.join(said)}, on average."
        first = first[0].upper() + first[1:]
    if (results["scales"]["harm"]["difference"] or 0) < -LEAST:
        first += " That runs against the usual finding; ask why before you explain it away."
    return [first, "Everybody who writes a review, and everybody who reads one, has been told first. They cannot fold the page back. They can ask what was in "
                   "view on the day, look for the entries that pointed elsewhere, and find somebody who reads without the ending."]


def figure(value):
    """A mean or a difference as it is written: with one place at most."""
    return chart.number(round(value, 1))


def _first(entries, version):
    """The entry that most readers of a version named, or None where nobody named one or several are level."""
    most = max(entry[version] for entry in entries)
    named = [entry["id"] for entry in entries if entry[version] == most]
    return named[0] if most and len(named) == 1 else None

