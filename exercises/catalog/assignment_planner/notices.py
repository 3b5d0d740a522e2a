"""What is missing in a plan, and what to ask of it: sentences about the plan, never for the essay."""

from exercises.catalog.assignment_planner.brief import HELP, PROMPTS, label

CONCENTRATED = 0.5
"""From this index on the page says that few sources carry most. The line is the course's own."""


def missing(results):
    """What is not there, most telling first.

    Returns:
        ``[(heading, [sentence])]``; headings without a sentence are left out.
    """
    found = [("Prompts", _prompts(results)), ("Balance", _balance(results)), ("Claims and sources", _sources(results)),
             ("Paragraphs", _paragraphs(results)), ("The statement", _statement(results))]
    return [(heading, said) for heading, said in found if said]


def _prompts(results):
    said = []
    for state, words in (("empty", "No paragraph carries {}."), ("no_words", "{}: tagged, and no words are set aside."),
                         ("clause", "{}: a clause, and no more."), ("uncritical", "{}: named, without the criticism that the prompt asks for.")):
        these = [label(one["id"]) for one in results["prompts"] if one["state"] == state]
        if these:
            said.append(words.format("; ".join(these)))
    if results["one_tag"]:
        said.append(f"Every paragraph carries {label(results['one_tag'])} and nothing else. One tag on everything sorts nothing.")
    if results["many_prompts"]:
        said.append(f"{_numbers(results['many_prompts'])}: four prompts or more in one paragraph. Its words are shared out among them.")
    return said


def _balance(results):
    said = []
    if results["total"]:
        modes, weighs = results["modes"], results["weighs"]
        if not modes["criticise"]:
            said.append("No words are marked as criticising. The task asks for critical analysis.")
        if not modes["reflect"]:
            said.append("No words are marked as reflecting. The task asks how working in your group deepened what you understand.")
        if weighs["strength"] and not weighs["weakness"]:
            said.append("There are strengths and no weakness. The task asks for both.")
        if weighs["weakness"] and not weighs["strength"]:
            said.append("There are weaknesses and no strength. The task asks for both.")
    if results["left"] is not None and results["left"] < 0:
        said.append(f"The plan is {-results['left']:,} words over the limit of {results['limit']:,}.")
    return said


def _sources(results):
    said = []
    name = {one["id"]: one["name"] for one in results["sources"]}
    if results["uncited"]:
        said.append(f"{_numbers(results['uncited'])}: a claim without a source, and not marked as your own.")
    if results["hhi"] is not None and results["hhi"] >= CONCENTRATED:
        said.append(f"Few sources carry most: {results['sources'][0]['name']} is used {results['sources'][0]['uses']} times of {sum(one['uses'] for one in results['sources'])}.")
    if results["sources"] and results["hhi"] is not None:
        if not results["heard"]["family"]["sources"]:
            said.append("No source in use carries the words of parents, carers or family.")
        if not results["heard"]["child"]["sources"]:
            said.append("No source in use carries the words of children or young people.")
    for field, words in (("unused", "Listed, and in no paragraph: {}."), ("no_year", "Without a year: {}."),
                         ("not_said_how_read", "Not said whether you read it whole, in part or through another: {}."),
                         ("through_what", "Met through another, and not said through which: {}.")):
        if results[field]:
            said.append(words.format("; ".join(name[one] for one in results[field])).replace("..", "."))
    return said


def _paragraphs(results):
    """What each paragraph lacks; those that lack the same stand together."""
    lacks = {row["number"]: [] for row in results["paragraphs"]}
    for numbers, words in ((results["untagged"]["prompts"], "no prompt"), (results["untagged"]["outcomes"], "no outcome"),
                           (results["untagged"]["mode"], "not said what it mostly does"), (results["without_words"], "no number of words")):
        for number in numbers:
            lacks[number].append(words)
    together = {}
    for number, words in lacks.items():
        together.setdefault("; ".join(words), []).append(number)
    said = [f"{_numbers(numbers)}: {words}." for words, numbers in together.items() if words]
    if results["materials"]["unused"]:
        count = len(results["materials"]["unused"])
        said.append(f"{count} of the records that you drew in {'is' if count == 1 else 'are'} in no paragraph.")
    return said


def _statement(results):
    if results["kind"] == "sample":
        return []
    said = [] if results["statement"]["rule"] else ["Your university’s rule is not entered. It decides what the statement holds, and comes before the course’s form."]
    silent = [HELP[kind].split(":")[0] for kind in results["statement"]["silent"]]
    if silent:
        said.append(f"Nothing is said of: {'; '.join(silent)}. If you used none, say “none”.")
    return said


def _numbers(numbers):
    return f"Paragraph {numbers[0]}" if len(numbers) == 1 else f"Paragraphs {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def questions(results):
    """Questions to take to a group, to a tutor, or to bed."""
    empty = [one["id"] for one in results["prompts"] if one["state"] in ("empty", "clause")]
    said = [f"{label(empty[0])}: is it left out on purpose? Say why in a line, or find it a place. “{PROMPTS[empty[0]][1]}”"] if empty else []
    return [*said, "In which paragraph does somebody in a family first do something? Could it come sooner?",
            "Which paragraph could somebody else have planned just so? What happened to you that is not in it?",
            "Which of the sources would disagree with the paragraph that cites it?"]
