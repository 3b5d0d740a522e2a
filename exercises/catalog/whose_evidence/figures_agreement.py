"""What two or more coders made of the same claims: where they differ, then the coefficients one click down."""

from exercises.catalog.whose_evidence.claims import ASPECT_NAMES, ASPECTS, SHORT
from exercises.catalog.whose_evidence.figures import section
from exercises.catalog.whose_evidence.whys import why
from exercises.views import chart
from exercises.views.markup import details, join, paragraph, table, tag

PAIRS = "Every pair of coders, on what each coded alone"


def page(results):
    """Disagreements and agreement of everybody who has finished, as Markup.

    Args:
        results: what :func:`exercises.catalog.whose_evidence.rules.compute` gave.
    """
    if results["waiting"]:
        who = " and ".join(results["waiting"])
        return section("Where coders differ", paragraph(f"{who} {'has' if len(results['waiting']) == 1 else 'have'} begun and not finished. Nothing is set side by "
                                                         "side before that, so that nobody codes after seeing others."))
    found = results["agreement"]["apart"]
    if found["not_defined_because"]:
        return section("Where coders differ", paragraph(f"Agreement: not defined, because {found['not_defined_because']}. Ask somebody to code the same claims without "
                                                        "looking, and add their file, or set the invented coder beside you."))
    return join(section("Where coders differ", _differ(results), why("differ")), section("How far you agree", _agree(results), why("agreement")))


def names_of(results):
    """Everybody's name, the invented coder's marked."""
    return {c["id"]: f"{c['name']} (invented)" if c["scripted"] else c["name"] for c in results["coders"]}


def two(value):
    """A figure with two places and a true minus."""
    return f"{value:.2f}".replace("-", "−")


def _differ(results):
    rows, name = results["disagreements"], names_of(results)
    if not rows:
        return paragraph("You coded every shared claim the same. That is not yet a good sign: say aloud why, claim by claim.")
    one, apart = rows[0], len(rows)
    opening = f"{apart} {'claim was' if apart == 1 else 'claims were'} coded differently. Begin with the first: where do your readings part?"
    return join(paragraph(opening), _claim(one, name, True),
                details(f"The other {apart - 1}", [_claim(row, name) for row in rows[1:]]) if apart > 1 else None)


def _claim(row, name, opened=False):
    """One claim with what each coder said of it, what differs set in bold."""
    def told(code, aspect):
        short = SHORT[aspect][code[aspect]]
        return tag("strong", short) if aspect in row["aspects"] else short

    cells = [[name[c["coder"]], *(told(c, a) for a in ASPECTS), c["against"] or "not said"] for c in row["codes"]]
    differ = ", ".join(ASPECT_NAMES[a].lower() for a in row["aspects"])
    settled = " They have since come to code it alike." if not row["now"] else ""
    return details(f"{row['text']} ({differ})", paragraph(f"{row['source']}. {row['stands']}{settled}"),
                   table(f"{row['text'] if row['id'].startswith('own') else row['id']}: who coded it how, alone", ["Coder", *ASPECT_NAMES.values(), "Against it"], cells), open=opened)


def _agree(results):
    name, apart, now = names_of(results), results["agreement"]["apart"], results["agreement"]["now"]
    first = {aspect: apart["aspects"][aspect]["pairs"][0] for aspect in ASPECTS}
    some = next(iter(first.values()))
    lead = paragraph(f"{name[some['a']]} and {name[some['b']]} both coded {some['shared']} claims. They matched on ", _matches(first), ".") if some["shared"] else \
        paragraph(f"{name[some['a']]} and {name[some['b']]}: not defined, because {some['not_defined_because']}.")
    rows = [[f"{name[p['a']]} and {name[p['b']]}", ASPECT_NAMES[aspect], f"{p['matches']} of {p['shared']}",
             two(p["kappa"]) if p["kappa"] is not None else f"not defined, because {p['not_defined_because']}", _later(now, aspect, n)]
            for aspect in ASPECTS for n, p in enumerate(apart["aspects"][aspect]["pairs"])]
    alphas = [[ASPECT_NAMES[aspect], two(found["value"]) if found["value"] is not None else f"not defined, because {found['not_defined_because']}", found["units"]]
              for aspect, found in ((a, apart["aspects"][a]["alpha"]) for a in ASPECTS)]
    changed = [f"{c['name']} changed {c['changed']} after finishing" for c in results["coders"] if c["changed"]]
    return join(lead, details("Kappa, and alpha of all coders", table(PAIRS, ["Pair", "On what", "Matched alone", "Kappa", "Match now"], rows),
                              table("Krippendorff’s alpha of all coders, nominal", ["On what", "Alpha", "Claims that two or more coded"], alphas)),
                paragraph("; ".join(changed), ". The figures above stay those of what each coded alone.") if changed else None)


def _matches(pairs):
    said = [f"{ASPECT_NAMES[a].lower()} for {p['matches']} ({chart.percent(p['match'])})" for a, p in pairs.items()]
    return f"{', '.join(said[:-1])} and {said[-1]}"


def _later(now, aspect, number):
    pair = now["aspects"][aspect]["pairs"][number]
    return f"{pair['matches']} of {pair['shared']}"
