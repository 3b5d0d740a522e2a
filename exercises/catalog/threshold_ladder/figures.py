"""The results as they are shown: the two that need action, then where people differ and what they would ask."""

from exercises.catalog.threshold_ladder import ladder, notices
from exercises.catalog.threshold_ladder.referrals import BY_ID, SURE, UNSURE, rung_words
from exercises.catalog.threshold_ladder.whys import NOT_ACCURACY, NOT_SHOWN, why
from exercises.views import chart
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag


def page(results):
    """All that leads, as Markup; the coefficients are in ``figures_agreement``.

    Args:
        results: what :func:`exercises.catalog.threshold_ladder.rules.compute` gave.
    """
    name = names_of(results)
    return join(
        marked(results),
        _section("Where you differ", _differ(results, name), why("differ")),
        _section("What would you ask?", _asks(results, name), why("ask")),
        _section("Two that needed action now", now(results, name), why("now")),
        _section("After the talk", _shift(results, name), why("shift")),
        _section("By role", _roles(results, name), why("roles")),
        _section("About these placements", bullet_list(notices.about(results))),
        _section("To take to the group", bullet_list(notices.questions(results))),
        paragraph(NOT_ACCURACY),
        paragraph(NOT_SHOWN, class_="course-honesty"),
    )


def names_of(results):
    """Everybody's name, the panel's marked as invented."""
    return {r["id"]: f"{r['name']} (invented)" if r["panel"] else r["name"] for r in results["raters"]}


def marked(results):
    """The labels that the worked example and the panel never lose."""
    said = []
    if results["invented"]:
        said.append(paragraph(tag("strong", "Invented example."), " Heron and Otter never placed anything. They and what they say are "
                              "made up.", class_="course-invented"))
    if results["panel"]:
        said.append(paragraph(tag("strong", "An invented panel of five"), " stands beside you: Wren, Rook, Dunlin, Siskin and Tern. "
                              "Their marks are square. The course wrote what they say; nobody was asked, and their roles prove "
                              "nothing about such people.", class_="course-invented"))
    return join(*said) if said else None


def now(results, name):
    """The two referrals, where people placed them, and what settles them."""
    parts = [paragraph("In these two a child needs somebody to act today. They are in none of the figures.")]
    for one in results["now"]:
        low = [p for p in one["placements"] if p["rung"] != 4]
        rows = [[name[p["rater"]], rung_words(p["rung"], results["rungs"]), p["why"] or "no reason"] for p in one["placements"]]
        parts.append(join(
            tag("h4", one["title"]),
            paragraph(f"{len(low)} of {len(one['placements'])} placed it lower, or left it open. There is nothing to defend: find the words "
                      "that were read past.") if low else paragraph("Everybody saw the rung. The word that counts now is today."),
            details("What to see, and what one does today", card(one["id"])),
            details("Where it was placed", table(f"{one['title']}: where it was placed, counted in no figure", ["Who", "Rung", "Why"], rows))))
    return join(*parts)


def card(one):
    """What settles one of the two: the word, the duty with source and date, and what one does today."""
    referral = BY_ID[one]
    action = referral.action
    return join(
        tag("blockquote", paragraph(referral.text), paragraph(f"{referral.sender}. Invented.")),
        tag("dl", [[tag("dt", term), tag("dd", said)] for term, said in (
            ("What to see", action.word), ("Today", action.today), ("Whom to tell", action.tell),
            ("If nobody acts", action.escalate), ("The duty", action.duty), ("Source", action.source), ("Dates", action.dated))]))


def _section(heading, *body):
    return tag("section", tag("h3", heading), *body, class_="course-result")


def _differ(results, name):
    """The ladder with everybody on it, then the most disputed referrals with their reasons."""
    rows, people = results["referrals"], results["raters"]
    signs = ladder.marks(people)
    key = ", ".join(f"{signs[p['id']]} {name[p['id']]}" for p in people)
    disputed = [row for row in rows if row["disputed"]]
    told = "; ".join(f"{row['title']}: {_reach(row)}" for row in rows)
    seen = chart.figure(
        ladder.picture(rows, people, "Ten referrals on the ladder, the most disputed first", told),
        ladder.numbers(rows, people, "Who placed which referral where, before anybody spoke"),
        f"Each mark is a person, on the rung that they chose alone. “?” is “I need to know more”. {key}.")
    lead = disputed or [row for row in rows if row["spread"]]
    rest = [row for row in rows if row not in lead and row["placed"] + row["unsure"]]
    if len(people) < 2:
        opening = "One person has committed, so nobody differs yet. Ask another, or set the invented panel beside you."
    elif disputed:
        opening = f"{_count(len(disputed), 'referral')} of ten {'is' if len(disputed) == 1 else 'are'} disputed: two people stood two rungs apart or more."
    else:
        opening = "No referral is disputed: nobody stood two rungs from anybody else. That is not yet a good sign. Read the reasons."
    return join(paragraph(opening), seen, [_one(row, name, results["rungs"], row is lead[0]) for row in lead],
                details(f"The other {len(rest)}, with the reasons given", [_one(row, name, results["rungs"]) for row in rest]) if rest else None)


def _one(row, name, rungs, opened=False):
    """One referral in full: its words, and who said what; only the most disputed stands open."""
    cells = [[name[p["rater"]], rung_words(p["rung"], rungs) + (f" ({SURE[p['sure']].lower()})" if p["sure"] else ""), p["why"] or "no reason"]
             for p in sorted(row["placements"], key=_high_to_low)]
    return details(f"{row['title']}: {_reach(row)}", tag("blockquote", BY_ID[row["id"]].text),
                   table(f"{row['title']}: who placed it where, and why", ["Who", "Rung", "Why"], cells), open=opened)


def _high_to_low(placement):
    rung = placement["rung"]
    return (-rung if isinstance(rung, int) else 0 if rung == UNSURE else 1)


def _reach(row):
    """From which rung to which a referral was placed, in words."""
    rungs = sorted(p["rung"] for p in row["placements"] if isinstance(p["rung"], int))
    unsure = f", {row['unsure']} to know more" if row["unsure"] else ""
    if not rungs:
        return f"on no rung{unsure}"
    return f"{'all on' if len(rungs) > 1 else 'on'} {rungs[0]}{unsure}" if rungs[0] == rungs[-1] else f"{rungs[0]} to {rungs[-1]}{unsure}"


def _asks(results, name):
    """Every question, referral by referral, the disputed first."""
    rows = [[row["title"], name[a["rater"]], a["ask"]] for row in results["referrals"] for a in row["asks"]]
    if not rows:
        return paragraph("Nobody has written a question. Take the most disputed referral and go round: what would you ask next, and whom?")
    told = {row[0] for row in rows}
    first = next(row for row in results["referrals"] if row["asks"])
    return join(paragraph(f"{_count(len(rows), 'question')} about {_count(len(told), 'referral')}, in your own words. Which of them could only the "
                          "family answer?"),
                tag("h4", first["title"]),
                bullet_list([[tag("strong", f"{name[a['rater']]}: "), a["ask"].strip()] for a in first["asks"]]),
                details("Every question, the disputed referrals first",
                        table("What would you ask next, and whom?", ["Referral", "Who asks", "The question"], rows)))


def _shift(results, name):
    """Who moved, which way, toward whom, after hearing what."""
    found = results["shift"]
    if found["not_defined_because"]:
        return paragraph("What talk changed: not defined, because ", found["not_defined_because"], ".")
    rungs = results["rungs"]
    panel = {r["id"] for r in results["raters"] if r["panel"]}
    moves, scripted = [], []
    for m in found["moves"]:
        (scripted if m["rater"] in panel else moves).append(
            [name[m["rater"]], m["title"], way(m), m["heard"] or "not said", ", ".join(name[j] for j in m["joined"]) or "nobody"])
    apart = [(row["title"], row["spread"] if row["spread"] is not None else "nobody to differ with",
              row["spread_again"] if row["spread_again"] is not None else "not placed again by two") for row in results["referrals"]]
    each = [[name[p["rater"]], place(p["spoke"]), p["up"], p["down"], p["same"], p["to_or_from_unsure"],
               signed(p["mean"]) if p["mean"] is not None else "not defined, because no rung can be compared"] for p in found["people"]]
    toward = [[name[t["rater"]], t["nearer"], t["further"], t["neither"]] for t in found["toward"]]
    moved = (f"{_count(len(moves), 'placement')} of yours changed." if moves else
             "Nobody has moved. Did anybody say something new?" if set(found["raters"]) - panel else "None of you has placed the ten again yet.")
    return join(
        paragraph(moved, f" On average a placement moved by {signed(found['mean'])} rungs; up is toward {rungs[3].lower()}."
                  if found["mean"] is not None else None),
        table("Who moved, and after hearing what", _MOVES, moves) if moves else None,
        details("How the invented panel moved", table("The panel’s moves, written by the course", _MOVES, scripted)) if scripted else None,
        chart.figure(
            chart.dumbbell(apart, "How far apart you stood, before and after the talk",
                           "For each referral, the mean difference in rungs over all pairs, before the talk and after it.", high=3),
            chart.dumbbell_table(apart, "Mean difference in rungs, before and after", corner="Referral"),
            "0 is all on one rung, 3 would be rung 1 against rung 4. Nearer together is not nearer to the family."),
        details("Toward whom, and how each person moved",
                table("Each person’s moves", ["Who", "Spoke", "Up", "Down", "Stayed", "To or from needing to know more", "Mean move"], each),
                table("Others’ moves, by where this person had stood", ["Who had stood there", "Came nearer", "Went further off", "Neither"], toward)))


_MOVES = ("Who", "Referral", "From and to", "After hearing", "Who had stood there")


def way(move):
    """A move from one rung to another, as it is written."""
    words = {None: "not placed", UNSURE: "to know more"}
    return f"{words.get(move['from'], move['from'])} → {words.get(move['to'], move['to'])}"


def _roles(results, name):
    """Mean rung by role, and the signed difference from the others."""
    rows = results["roles"]
    if not rows:
        return paragraph("By role: not defined, because nobody has committed, or the rungs had different names.")
    people = {r["id"]: r for r in results["raters"]}
    told = [[row["role"], ", ".join(name[r] for r in row["raters"]), two(row["mean"]) if row["mean"] is not None else "no rung",
             signed(row["difference"]) if row["difference"] is not None else f"not defined, because {row['not_defined_because']}"] for row in rows]
    drawn = [(row["role"], [("", row["mean"])] if row["mean"] is not None else []) for row in rows]
    alone = [row["role"] for row in rows if len(row["raters"]) == 1]
    return join(
        chart.figure(chart.dots(drawn, "Mean rung by role", "For each role, the mean of the rungs that its people chose for the ten.", low=1, high=4,
                                gap="no rung"),
                     table("Mean rung by role, and the difference from everybody else on the same referrals",
                           ["Role", "Who", "Mean rung", "Higher or lower than the others"], told),
                     "A role’s mean hides its people. Open the numbers to see who they are."),
        paragraph("Here a role is one person: ", "; ".join(alone), ". One person is not a profession.") if alone else None,
        paragraph("The panel’s roles are invented like its people.") if any(p["panel"] for p in people.values()) else None)


def signed(value):
    """A difference with its sign, a true minus."""
    return "0" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def two(value):
    """A figure with two places and a true minus."""
    return f"{value:.2f}".replace("-", "−")


def place(spoke):
    """A place in the order of speaking, in words."""
    return "not noted" if spoke is None else {1: "first", 2: "second", 3: "third"}.get(spoke, f"{spoke}th")


def _count(number, what):
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
