"""An evidence record as a file: the whole as JSON or CSV, one coder's own part, and an annotated bibliography.

JSON goes through ``exercises.record.envelope``, CSV through ``exercises.record.tables``; here stands only
what the cells mean. Both come back to the same figures. The bibliography is for reading and is not read back.
"""

from exercises.catalog.whose_evidence import checking, inputs, partner, rules
from exercises.catalog.whose_evidence.claims import ASPECTS, SHORT, SOURCES, all_of, by_known
from exercises.catalog.whose_evidence.silences import SUBJECTS
from exercises.record import envelope, names, tables
from exercises.record.problems import Problem, shown

SLUG = "whose_evidence"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

COLUMNS = ("kind", "coder_id", "coder", "claim_id", "claim", "source", "year", "stands", "speaker", "about", "how", "against",
           "alone_speaker", "alone_about", "alone_how", "finished", "invented", "partner", "scripted")
NEEDED = ("kind", "coder_id", "coder", "claim_id", "claim", "speaker", "about", "how")
TRUTHS = {"yes": True, "no": False, "": False, "true": True, "false": False, "1": True, "0": False}
BIBLIOGRAPHY = ("source", "reference", "check", "claims coded", "who speaks", "how it is known", "what would count against it")
CHECK = "Check the full reference."


def as_json(record, notes="", created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, record, rules.compute(record), notes, created)


def as_csv(record):
    """A record as the text of a CSV file: a row for each coder and claim, and one for each note on what no source says.

    The invented coder's rows are marked as scripted.

    Raises:
        Problem: something merged still waits for a choice, which a table has no place for.
    """
    if record["conflicts"]:
        raise Problem("Something here stands in two versions. Choose which hold before you save a table, or save a file (JSON), which keeps both.")
    rows = []
    people = [(c, False) for c in record["coders"]] + ([(partner.load(), True)] if record["partner"] else [])
    for coder, scripted in people:
        for claim in all_of(record):
            code, alone = inputs.code_of(coder, claim.id), (coder["apart"] or {}).get(claim.id, {})
            rows.append(["code", coder["id"], coder["name"], claim.id, claim.text, claim.source, claim.year, claim.stands, *(code[a] for a in ASPECTS),
                         code["against"], *(alone.get(a, "") for a in ASPECTS), coder["apart"] is not None, record["invented"], record["partner"],
                         scripted])
    rows += [["gap", "", "", subject, SUBJECTS[subject]["name"], "", "", "", "", "", "", text, "", "", "", "", record["invented"], record["partner"], ""]
             for subject, text in record["gaps"].items()]
    return tables.write(list(COLUMNS), rows)


def bibliography(record, coder):
    """Each source that a coder coded a claim of, with what came out, as the text of a CSV file.

    Raises:
        Problem: nothing is coded.
    """
    found = {}
    for claim in all_of(record):
        code = inputs.code_of(coder, claim.id)
        if inputs.is_coded(code):
            found.setdefault((claim.source, claim.year), []).append((claim, code))
    if not found:
        raise Problem("Nothing is coded yet, so there is no source to list. Code a claim first.")
    rows = []
    known = list(SOURCES)
    for (key, year), coded in sorted(found.items(), key=lambda item: (known.index(item[0][0]) if item[0][0] in known else len(known), item[0])):
        source = SOURCES.get(key)
        rows.append([source.short if source else key, source.reference if source else f"{key} ({year or 'no year'})",
                     f"{CHECK} {source.to_find}".strip() if source else CHECK if year else f"{CHECK} The year is missing.",
                     "; ".join(claim.text for claim, _ in coded), _listed(coded, "speaker"), _listed(coded, "how"),
                     "; ".join(code["against"].strip() for _, code in coded if code["against"].strip())])
    return tables.write(list(BIBLIOGRAPHY), rows)


def read(name, data):
    """The record in a file that somebody chose.

    Args:
        name: the file's name; one that ends in ``.csv`` is read as a table.
        data: its bytes or its text.

    Returns:
        A checked record.

    Raises:
        Problem: a sentence that names the line or field. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        return checking.check(_from_rows(tables.read(data, list(COLUMNS), NEEDED)))
    return checking.check(envelope.read(data, SLUG, VERSIONS)["inputs"])


def suggested_name(record, coder):
    """A name, without its ending, for a file of one coder's own coding."""
    bare = "".join(c if c.isascii() and c.isalnum() else "-" for c in inputs.find(record["coders"], coder)["name"].lower()).strip("-")
    return f"{SLUG.replace('_', '-')}-{bare or 'coder'}"


def _listed(coded, aspect):
    counts = {}
    for _, code in coded:
        counts[code[aspect]] = counts.get(code[aspect], 0) + 1
    return ", ".join(f"{SHORT[aspect][key]} {counts[key]}" for key in by_known(counts, ASPECTS[aspect]))


def _from_rows(rows):
    """The record that the rows of a table hold, not yet checked as a whole."""
    problems, held = [], {"coders": {}, "own": {}, "gaps": {}}
    own_rows = []
    for row in rows:
        try:
            if not _truth(row, "scripted"):
                own_rows.append(row)
                _take_row(row, held)
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if problems:
        raise Problem.several("The table was not opened.", problems)
    if not held["coders"]:
        raise Problem("The table has no row of a person’s own coding: there is nobody in it.")
    first = own_rows[0]
    return {"version": inputs.VERSION, "invented": _truth(first, "invented"), "partner": _truth(first, "partner"),
            "coders": list(held["coders"].values()), "own": list(held["own"].values()), "gaps": held["gaps"]}


def _take_row(row, held):
    """Read one row into what has been read so far."""
    kind, claim = row["kind"].strip().lower(), row["claim_id"].strip()
    if kind == "gap":
        if claim in held["gaps"]:
            raise Problem(f"claim_id: the note on {shown(claim)} stands there twice. Take one line out.")
        held["gaps"][claim] = row.get("against", "")
        return
    if kind != "code":
        raise Problem(f"kind: {shown(row['kind'])} is neither code nor gap.")
    which = checking.coder_id(row["coder_id"].strip(), "coder_id")
    finished = _truth(row, "finished")
    coder = held["coders"].setdefault(which, {"id": which, "name": names.clean(row["coder"], "coder’s name"), "codes": {}, "apart": {} if finished else None})
    if names.key(coder["name"]) != names.key(row["coder"]) or (coder["apart"] is not None) != finished:
        raise Problem("coder and finished have to be the same in all lines of one coder.")
    if claim not in _known():
        read = checking.read_own({"text": row["claim"], "source": row.get("source", ""), "year": row.get("year", "").strip(), "stands": row.get("stands", "")},
                                 "claim")
        if claim and claim != read["id"]:
            raise Problem(f"claim_id: {shown(claim)} does not belong to these words. Leave the cell empty, and the course fills it.")
        claim = read["id"]
        if held["own"].setdefault(claim, read) != read:
            raise Problem("source, year and stands have to be the same in all lines of one claim.")
    if (which, claim) in held:
        raise Problem(f"claim_id: {shown(row['claim'])} stands there twice for this coder. Take one line out.")
    held[which, claim] = True
    code = checking.read_code({a: row.get(a, "").strip().lower() for a in ASPECTS} | {"against": row.get("against", "")}, "code")
    if code != inputs.EMPTY:
        coder["codes"][claim] = code
    alone = {a: row.get(f"alone_{a}", "").strip().lower() for a in ASPECTS}
    if any(alone.values()):
        if coder["apart"] is None:
            raise Problem("alone_speaker: this coder has not finished, so nothing was coded alone. Write yes under finished, or empty the cell.")
        checking.read_code(alone, "alone")
        coder["apart"][claim] = alone


def _known():
    return {claim.id for claim in all_of({"own": []})}


def _truth(row, column):
    """Whether a cell says yes; an empty one says no."""
    cell = row.get(column, "").strip().lower()
    if cell not in TRUTHS:
        raise Problem(f"{column}: yes or no is needed here, not {shown(cell)}.")
    return TRUTHS[cell]
