"""The text with what somebody of eleven might ask in its margin."""

from exercises.catalog.language_audit import ellie, whys
from exercises.views.markup import bullet_list, join, paragraph, tag

MOST_SENTENCES = 150


def page(results):
    """The draft that is shown to her: the rewrite where there is one beside it, after the first draft."""
    parts = [paragraph("You are Ellie. You are eleven, and you sing. Years later, or tomorrow on the kitchen table, you read what was written. "
                       "What you might ask stands in slanted letters below the sentence.")]
    drafts = [("The first draft", results["first"]), ("The rewrite", results["rewrite"])]
    for name, draft in drafts:
        if draft["state"] == "empty" and name == "The rewrite":
            continue
        parts.append(tag("h4", name))
        parts.append(paragraph(f"Nothing to read, because {draft['not_defined_because']}.")
                     if draft["state"] in ("empty", "too_long") else _read(draft))
    return tag("section", tag("h3", "As Ellie, 11, might read it"), parts, whys.why("ellie"), class_="course-result")


def _read(draft):
    found = ellie.read(draft)
    shown = []
    for one in found["sentences"][:MOST_SENTENCES]:
        asks = [tag("em", ask) for ask in one["asks"]]
        shown.append(tag("li", one["text"], bullet_list(asks) if asks else None))
    left = len(found["sentences"]) - MOST_SENTENCES
    many = len(found["sentences"])
    return join(
        tag("ol", shown),
        paragraph(f"The first {MOST_SENTENCES} sentences are shown; {left:,} more follow in the text.") if left > 0 else None,
        paragraph(tag("strong", f"She asks about {found['asked']} of {many} {'sentence' if many == 1 else 'sentences'}. "),
                  f"A child is the subject of {found['child_at_all']} of them, as far as a rough rule can tell, and does something in "
                  f"{found['child_does']}.",
                  " Where are the others that she would have written?" if found["child_at_all"] < many else None))
