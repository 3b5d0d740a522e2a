"""Reflections in words: what comes before writing, the models, what was written elsewhere, and what peers said."""

from exercises.catalog.reflection import asked, inputs, models, peers, rules
from exercises.record import dates
from exercises.views import markup


def before(page):
    """What stands before the first field: whose conduct, what to leave out, and where urgent help is."""
    safely = markup.tag("a", "Working safely", href=page["safely"]) if page["safely"] else "the page Working safely"
    return markup.tag(
        "div",
        markup.paragraph("Your own conduct, nobody else’s story: no names, no places, nothing that only one family or one colleague could be. A warning marks what "
                         "looks like a phone number or a postcode. It is a prompt and no guarantee; it misses most, and knows no name and no story."),
        markup.paragraph("If you or somebody else may not be safe, stop here: ", safely, " says whom to ring. In an emergency it is 999."),
        class_="course-notice")


def about_models():
    """What each model is for, where it comes from and where it stops."""
    rows = [[models.MODELS[id_]["name"], models.MODELS[id_]["good_for"], models.MODELS[id_]["source"], models.MODELS[id_]["limit"]]
            for id_ in models.MODELS if id_ != models.NONE]
    listed = [markup.join(markup.tag("strong", name), f", for {good_for}. ", source, " ", markup.tag("em", "Its limit: "), limit) for name, good_for, source, limit in rows]
    return markup.details(
        "Why these four, and where each stops", markup.bullet_list(listed),
        markup.paragraph("None is better than another, none is scored, and you may use none. You can change at any time; what you wrote stays. What each is for and "
                         "where it stops is the course’s own argument. All four are tidy. A reflection that ends with a lesson you already held has used the model "
                         "and not the day."))


def prompt(record, one):
    """The prompt that is being answered, whole; and what it says today where it was answered in other words."""
    words = one["asks"] if one["prompt"] not in ("", asked.OWN) else ""
    now = rules.reworded(record, one)
    return markup.join(markup.tag("blockquote", markup.paragraph(words), class_="course-prompt") if words else None,
                       markup.paragraph("You answered this wording. The page asks it in other words since: ", now, class_="course-hint") if now else None)


def elsewhere(one):
    """Words that stand under questions which the model in use does not ask."""
    places = inputs.elsewhere(one)
    if not places:
        return ""
    return markup.tag(
        "div", markup.paragraph(markup.tag("strong", "Kept from before you changed the model")),
        [markup.tag("blockquote", markup.paragraph(markup.tag("strong", _where(place))), _lines(one["texts"][place])) for place in places],
        class_="course-kept-words")


def answers(one):
    """What peers answered to a reflection, each with the words that they read where those have changed; nothing where nobody did."""
    told = []
    for answer in one["answers"]:
        changed = not peers.stands(one, answer)
        told.append(markup.tag(
            "blockquote", markup.tag("h3", f"{answer['by']} answered"),
            markup.paragraph("You have changed this reflection since. They answered an earlier version.") if changed else None,
            markup.details("The words that they read", _said(answer)) if changed else None,
            [markup.join(markup.paragraph(markup.tag("strong", peers.QUESTIONS[name][0])), _lines(answer[name]))
             for name in inputs.QUESTIONS if answer[name].strip()]))
    return markup.join(told)


def sent(one):
    """Another person's reflection, to be read before it is answered."""
    model = models.MODELS[one["model"]]["name"]
    return markup.tag("blockquote", markup.tag("h3", f"From {one['by']}"), _said(one),
                      markup.paragraph(f"Set down with {model}.", class_="course-hint") if one["model"] != models.NONE else None)


def would_go(one, unresolved):
    """What a file for a peer would hold, listed before it is made."""
    held = peers.contents(one, unresolved)
    if not held:
        return markup.paragraph("Nothing is written under the questions that are shown, so there is nothing to send yet.")
    return markup.join(markup.paragraph("The file would hold:"), markup.bullet_list(held),
                       markup.paragraph("It would not hold the date, words under another model, what other peers answered, or any other reflection."))


def row(number, one):
    """A reflection as it stands in the list of them."""
    when = dates.british(one["written"]) if one["written"] else "not begun"
    return f"{number}. {when}: {asked.short(peers.asks_of(one), 50) or 'no prompt'}"


def _where(place):
    return "Written without a model" if place in models.places(models.NONE) else f"Written under {models.where(place)}"


def _said(one):
    return [markup.paragraph(markup.tag("strong", one["asks"])) if one["asks"] else None,
            [markup.join(markup.paragraph(markup.tag("em", row["asks"])), _lines(row["text"])) for row in one["said"]]]


def _lines(text):
    return [markup.paragraph(line) for line in text.splitlines() if line.strip()]
