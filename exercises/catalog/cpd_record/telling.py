"""The CPD record in words: what the regulator asks for, what stands, and what peers said."""

from exercises.catalog.cpd_record import inputs, rules
from exercises.catalog.cpd_record.asked import QUESTIONS, form, question
from exercises.record import dates
from exercises.views import markup


def about():
    """What is asked for, by whom, as checked when; and where another register's rule holds."""
    asked = form()
    day = dates.british(asked["checked"])
    return markup.details(
        f"What {asked['regulator']} asks for, checked on {day}",
        markup.paragraph(f"At least {_number(asked['pieces'])} different pieces of CPD in each registration year (1 December to 30 November), at least "
                         f"{_number(asked['with_peer'])} of them with peer reflection. A peer is another social worker registered in the UK, your manager, or "
                         "another professional who knows your practice."),
        markup.paragraph("Source: ", asked["source"], ". ", asked["confidence"]),
        markup.paragraph("This course is not accredited by the regulator and gives no certificate. Students are not registered yet and need not record CPD."),
        markup.bullet_list([markup.join(markup.tag("strong", one["nation"]), f": {one['body']} {one['says']}") for one in asked["elsewhere"]]),
        markup.paragraph(f"For the other nations these are pointers, as of {day}: look on the body’s own site. Another profession has its own body’s rule."))


def standing(results, here):
    """What of the record stands, as counts and what lacks; no verdict."""
    row = next(one for one in results["pieces"] if one["id"] == here)
    lacks = ("Every field of this piece has something in it." if not row["lacking"] else
             f"Still empty in this piece: {_list([rules.NAMES[name] for name in row['lacking']])}.")
    year = results["year"]
    counted = ("No piece has a date that can be read yet." if year is None else
               f"In the registration year that ends on 30 November {year}: {results['whole']} of at least {results['asks']} pieces have every field, and "
               f"{results['with_peer']} of at least {results['asks_peer']} among them {'has' if results['with_peer'] == 1 else 'have'} words learnt with a peer.")
    alike = [markup.paragraph(f"“{a}” and “{b}” say the same of what was done. Different pieces are asked for.") for a, b in results["alike"]]
    return markup.tag("div", markup.tag("h3", "What stands"), markup.paragraph(lacks), markup.paragraph(counted), alike,
                      markup.paragraph("A full field is not a good answer. Whether this is enough the regulator decides, not this page.", class_="course-honesty"),
                      class_="course-standing")


def answers(piece):
    """What peers answered to a piece; nothing where nobody did."""
    return markup.join([markup.tag("blockquote", markup.tag("h4", f"{one['by']} answered"),
                                   [markup.join(markup.paragraph(markup.tag("strong", question(name))), markup.paragraph(one[name]))
                                    for name in QUESTIONS if one[name].strip()]) for one in piece["answers"]])


def sent(one):
    """Another person's reflection, to be read before it is answered."""
    words = {"what": "What they did, and why", "learnt": "What they learnt", "impact": "What it changed"}
    return markup.tag("blockquote", markup.tag("h4", f"From {one['by']}: {one['title'] or 'a reflection'}"),
                      [markup.join(markup.paragraph(markup.tag("strong", words[name])), [markup.paragraph(line) for line in one[name].splitlines() if line.strip()])
                       for name in inputs.SENT if one[name].strip()])


def _number(count):
    return {1: "one", 2: "two", 3: "three"}.get(count, str(count))


def _list(words):
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
