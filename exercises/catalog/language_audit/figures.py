"""The results as they are shown: picture first, then the text with its marks, then what else can be counted."""

from exercises.catalog.language_audit import wordlist, whys
from exercises.catalog.language_audit.acting import GROUPS
from exercises.catalog.language_audit.matching import FLAGS
from exercises.catalog.language_audit.rules import COUNTED
from exercises.catalog.language_audit.wordlist import KINDS, LETTERS
from exercises.views import chart
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag

WHO = {"child": "A child", "family": "A grown-up of the family", "service": "A service, or the writer"}
WAYS = (("A", "acts"), ("T", "is done to"), ("D", "is described"))
STATUS = {"counts": "counts", "counted_again": "counts, by your decision", "quoted": "in quotation marks, not counted",
          "denied": "denied, not counted", "left_out": "left out, by your decision"}
MOST_ROWS = 200  # of one table on the screen; files hold all


def top(results):
    """The picture of the rates, and each draft with its marks."""
    first, second = results["first"], results["rewrite"]
    return join(
        _invented(results),
        _section("How many marks, and of which kind", _rates(results), whys.why("rates")),
        _section("The first draft with its marks", marked(first), _key(), _spent(results["spent"]), whys.why("text")),
        _section("The rewrite with its marks", marked(second)) if second["state"] != "empty" else None,
    )


def rest(results, rows):
    """What else can be counted, and what none of it shows."""
    first, second = results["first"], results["rewrite"]
    drafts = [("First draft", first)] + ([("Rewrite", second)] if second["state"] != "empty" else [])
    return join(
        _section("Who does anything", *(_acts(name, one) for name, one in drafts), _mentions(drafts), whys.why("acts")),
        _section("How long the words and sentences are", _reading(drafts), whys.why("reading")),
        _section("Letters left unexplained", *(_acronyms(name, one) for name, one in drafts), whys.why("acronyms")),
        _section("What was put apart, and why", _apart(drafts)),
        _section("Where readers differ", _readers(results["readers"]), whys.why("readers")) if len(results["readers"]["names"]) > 1 else None,
        _section("To take to the group", bullet_list(questions(results))),
        paragraph(_list_told(results, rows)),
        paragraph(whys.NOT_SHOWN, class_="course-honesty"),
    )


def marked(draft):
    """A draft with each mark in it and the letter of its kind; paragraphs as they were."""
    text, pieces, at = draft["text"], [], 0
    paragraphs = []

    def upto(end):
        nonlocal pieces, at
        for number, piece in enumerate(text[at:end].split("\n")):
            if number:
                paragraphs.append(pieces)
                pieces = []
            pieces.append(piece)
        at = end

    for mark in draft["marks"]:
        upto(mark["start"])
        word, letter = text[mark["start"]:mark["end"]], LETTERS[mark["kind"]]
        named = f" {KINDS[mark['kind']]}: {STATUS[mark['status']]}"
        if mark["status"] in COUNTED:
            pieces.append(tag("mark", word, tag("sup", tag("b", letter)), title=named.strip()))
        else:
            pieces.append(tag("span", "[", tag("u", word), tag("sup", letter), "]", title=named.strip()))
        at = mark["end"]
    upto(len(text))
    paragraphs.append(pieces)
    shown = [paragraph(*one) for one in paragraphs if any(piece.strip() for piece in one)]
    return tag("blockquote", shown) if shown else paragraph(f"Nothing to show, because {draft['not_defined_because']}.")


def one_place(value):
    """A rate as it is shown."""
    return f"{value:.2f}"


def _section(heading, *body):
    return tag("section", tag("h3", heading), *body, class_="course-result")


def _invented(results):
    if not results["invented"]:
        return None
    return paragraph(tag("strong", "Invented text."), " It was written for this exercise. Nobody in it is real.", class_="course-invented")


def _rates(results):
    """The picture: rates by kind, of one draft or two; counts where there are no rates."""
    first, second = results["first"], results["rewrite"]
    two = second["state"] not in ("empty", "too_long")
    rated = first["state"] == "full"
    what = "rates" if rated and (not two or second["state"] == "full") else "counts"
    unit = "marks per 100 words" if what == "rates" else "marks"
    show = one_place if what == "rates" else chart.number
    names = [f"{LETTERS[kind]} · {KINDS[kind]}" for kind in FLAGS]
    if first["state"] == "too_long":
        picture = None
    elif two:
        rows = [(name, first[what][kind], second[what][kind]) for name, kind in zip(names, FLAGS)]
        picture = chart.dumbbell(rows, f"{unit.capitalize()}, first draft and rewrite", _told(first, second, what), ends=("first draft", "rewrite"),
                                 show=show)
    else:
        rows = [(name, first[what][kind]) for name, kind in zip(names, FLAGS)]
        picture = chart.bars(rows, f"{unit.capitalize()} by kind", _told(first, None, what), show=show)
    header = ["Kind", "Marks", "Per 100 words"] + (["Marks in the rewrite", "Per 100 words in it", "First to rewrite"] if two else [])
    cells = []
    for name, kind in zip(names, FLAGS):
        row = [name, first["counts"][kind], _rate(first, kind)]
        if two:
            many = results["ratios"][kind]
            row += [second["counts"][kind], _rate(second, kind),
                    f"{one_place(many)} times" if many is not None else f"not defined, because {results['ratio_not_defined_because'][kind]}"]
        cells.append(row)
    numbers = table("Marks that count, by kind", header, cells)
    lead = paragraph(_lead(first, "first draft"), f" {_lead(second, 'rewrite')}" if second["state"] != "empty" else None)
    if picture is None:
        return lead
    caption = ("An open ring is the first draft, a filled diamond the rewrite. S is the one kind of which more is not a worry."
               if two else "S is the one kind of which more is not a worry.")
    return join(lead, chart.figure(picture, numbers, f"{unit.capitalize()}. {caption}"))


def _lead(draft, name):
    """What was found in a draft, in a sentence or two."""
    if draft["state"] == "too_long":
        return f"The {name} was not read, because {draft['not_defined_because']}."
    worries = sum(n for kind, n in draft["counts"].items() if kind != "strength")
    strengths = draft["counts"]["strength"]
    said = (f"The {name} has {_many(draft['words'], 'word')} in {_many(draft['sentences'], 'sentence')}, "
            f"{_many(worries, 'mark')} to look at and {_many(strengths, 'mark')} of strength.")
    if draft["not_defined_because"]:
        said += f" Rates are not defined, because {draft['not_defined_because']}."
    return said


def _told(first, second, what):
    show = one_place if what == "rates" else chart.number
    if second is None:
        return "; ".join(f"{KINDS[kind]}: {show(first[what][kind])}" for kind in FLAGS)
    return "; ".join(f"{KINDS[kind]}: from {show(first[what][kind])} to {show(second[what][kind])}" for kind in FLAGS)


def _rate(draft, kind):
    rate = draft["rates"][kind]
    return one_place(rate) if rate is not None else f"not defined, because {draft['not_defined_because']}"


def _key():
    return details("What the letters stand for", bullet_list([join(tag("b", LETTERS[kind]), " ", whys.KINDS[kind]) for kind in FLAGS]))


def _spent(count):
    return paragraph(f"{_many(count, 'decision')} of yours stood on a sentence that is in neither draft any more.") if count else None


def _acts(name, draft):
    """Who acts in one draft: the picture and every sentence."""
    if draft["state"] in ("empty", "too_long", "not_english"):
        return paragraph(f"{name}: not defined, because {draft['not_defined_because']}.")
    rows = []
    for group in GROUPS:
        parts = [draft["who"][group][way] for way in ("does", "done_to", "described")]
        rows.append((f"{WHO[group]}: {_many(sum(parts), 'sentence')}", parts if sum(parts) else "the subject of no sentence"))
    told = "; ".join(f"{WHO[group].lower()} acts in {draft['who'][group]['does']}, is done to in {draft['who'][group]['done_to']}, is described in "
                     f"{draft['who'][group]['described']}" for group in GROUPS)
    ways = {"does": "acts", "done_to": "is done to", "described": "is described"}
    listed = [[text, WHO[act["group"]] if act["group"] else "nobody, or something else", ways.get(act["way"], "–"), act["who"] or "–"]
              for text, act in zip(draft["sentence_list"][:MOST_ROWS], draft["acts"])]
    picture = chart.stacked_bars(rows, WAYS, f"{name}: what each is the subject of", f"Of {_many(draft['sentences'], 'sentence')}, {told}.")
    return join(chart.figure(picture, table(f"{name}: who seems to be the subject of each sentence", ["Sentence", "Who", "What", "Taken from"], listed),
                             f"{name}. In {_many(draft['who']['nobody'], 'sentence')} of {draft['sentences']} nobody was found."), _cut(draft["sentences"]))


def _mentions(drafts):
    rows = []
    for name, draft in drafts:
        given = draft["mentions"]
        rows.append([name, given["by_name"] if given["names_given"] else "not defined, because no names were given", given["by_role"]])
    return table("The family by name, and by a word for a role", ["Draft", "By name", "By a role word, such as Mum or the child"], rows)


def _reading(drafts):
    """Readability of each draft, told in whole numbers."""
    rows, said = [], []
    for name, draft in drafts:
        read = draft["readability"]
        if read["grade"] is None:
            why = f"not defined, because {draft['not_defined_because']}"
            rows.append([name, why, why, read["longest"] or "–"])
            continue
        school = round(read["grade"])
        rows.append([name, round(read["ease"]), school, read["longest"]])
        said.append(f"{name}: United States grade {school}, about the reading of {'somebody of ' + str(max(5, school + 5))}.")
    both = paragraph(" ".join(said), " Easy to read and easy to be hurt by can be the same sentence." if said else None)
    return join(both if said else None, table("Length of words and sentences", ["Draft", "Reading ease (higher is easier)", "Grade",
                                                                           "Words in the longest sentence"], rows))


def _acronyms(name, draft):
    if not draft["acronyms"]:
        return paragraph(f"{name}: none was found.")
    return table(f"{name}: letters that the text does not write out", ["Letters", "Times", "What they may stand for"],
                 [[one["letters"], one["times"], one["meaning"] or "not in the list: ask whoever wrote it"] for one in draft["acronyms"][:MOST_ROWS]])


def _apart(drafts):
    rows = [[mark["phrase"], KINDS[mark["kind"]], name, STATUS[mark["status"]], mark["sentence"], mark["reason"] or "by the rule"]
            for name, draft in drafts for mark in draft["marks"] if mark["status"] != "counts"]
    if not rows:
        return paragraph("Nothing. No mark stands in quotation marks or is denied, and you have decided on none.")
    return join(table("Marks that a rule or you put apart, or counted after all", ["Mark", "Kind", "Draft", "How it stands", "Its sentence", "Reason"],
                      rows[:MOST_ROWS]), _cut(len(rows)))


def _readers(readers):
    names = readers["names"]
    parts = []
    if readers["apart"]:
        rows = [[f"{one['phrase']} ({KINDS[one['kind']]})", one["sentence"],
                 *(f"{'counts' if counts else 'left out'}{f': {reason}' if reason else ', by the rule'}" for counts, reason in one["said"])]
                for one in readers["apart"][:MOST_ROWS]]
        parts.append(table("Marks on which you differ", ["Mark", "Its sentence", *names], rows))
    else:
        parts.append(paragraph("You differ on no mark of the first draft."))
    rows = []
    for name, one in zip(names, readers["rewrites"]):
        if one["words"]:
            worries = sum(n for kind, n in one["counts"].items() if kind != "strength")
            rows.append([name, one["words"], worries, one["counts"]["strength"]])
        else:
            rows.append([name, "no rewrite", "–", "–"])
    parts.append(table("Each reader’s rewrite", ["Reader", "Words", "Marks to look at", "Marks of strength"], rows))
    return parts


def questions(results):
    """What a group might ask itself of this text."""
    first, second, asked = results["first"], results["rewrite"], []
    worst = max((kind for kind in FLAGS if kind != "strength"), key=lambda kind: first["counts"][kind])
    if first["counts"][worst]:
        asked.append(f"Most marks are of the kind {KINDS[worst].lower()}. Which of them would you keep in the room, with the family there?")
    if results["readers"]["apart"]:
        asked.append(f"You differ on “{results['readers']['apart'][0]['phrase']}”. Each reads out their reason. Nobody has to win.")
    asked.append("Find the coldest sentence that has no mark. What would the list have to know?")
    if second["state"] not in ("empty", "too_long"):
        asked.append("What stands in the first draft and no longer in the rewrite? Does anybody need it, to keep a child safe or to help?")
    asked.append("What would each person in the text put in that nobody asked them?")
    return asked


def _list_told(results, rows):
    marks = sum(1 for row in rows if row["kind"] in FLAGS)
    whose = "the course’s own word list" if results["own_list"] else "a word list that was changed"
    if not marks:
        return "The word list holds no marks, so that none can be set, except for letters in capitals, which need no list."
    return f"Read with {whose}: {_many(marks, 'entry', 'entries')} for marks."


def _cut(count):
    return paragraph(f"The first {MOST_ROWS} of {count:,} are shown here; a saved file holds all.") if count > MOST_ROWS else None


def _many(count, one, more=None):
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def sourced(row):
    """Who says so, for one entry."""
    return wordlist.told_source(row["source"])
