"""What an evidence record holds, and the few ways in which it changes.

A record is a plain dictionary (version 1)::

    version     1
    invented    True for the worked example and whatever is made out of it
    partner     whether the invented coder stands beside the people here
    coders      [{id, name, codes, apart}]: up to 8, by name; ids are drawn at random and name nobody
    own         [{id, text, source, year, stands}]: claims that learners added; the id is made of the words, so that one
                claim typed on two devices is one claim
    gaps        {subject: text}: where one would look for what no source says
    conflicts   what two files say differently and nobody has decided yet (see ``merging``)
    showing     whether the results stand on the screen
    here        {coder, claim, subject}: what is open

``codes`` holds ``{speaker, about, how, against}`` by claim, each a key of ``claims`` or an empty text, the last in the coder's own
words. ``apart`` is None until the coder has finished; then it holds the first three as they were at that moment, so that agreement
is counted on what each thought alone. Every function here gives back a new record and leaves the one it was given as it was.
"""

import os

from exercises.catalog.whose_evidence.claims import ASPECTS, CLAIMS, MOST_TEXT, SOURCES, all_of
from exercises.catalog.whose_evidence.silences import SUBJECTS
from exercises.record import names
from exercises.record.problems import Problem, shown

VERSION = 1
MOST_CODERS = 8
MOST_OWN = 24
MOST_LINE = 400
MOST_VERSIONS = 20
PSEUDONYMS = ("Heron", "Otter", "Alder", "Kestrel", "Linnet", "Plover", "Teasel", "Curlew")
EMPTY = {"speaker": "", "about": "", "how": "", "against": ""}


def new_id():
    """A coder's id: random, so that it says neither who somebody is nor when they joined."""
    return "c" + os.urandom(4).hex()


def blank():
    """A record with one coder and nothing coded."""
    first = new_coder(PSEUDONYMS[0])
    return {"version": VERSION, "invented": False, "partner": False, "coders": [first], "own": [], "gaps": {}, "conflicts": [],
            "showing": False, "here": {"coder": first["id"], "claim": CLAIMS[0].id, "subject": next(iter(SUBJECTS))}}


def new_coder(name, coder=None):
    """A coder who has coded nothing."""
    return {"id": coder or new_id(), "name": name, "codes": {}, "apart": None}


def fresh(record):
    """The record in which everybody who has coded nothing yet has an id of their own.

    A tutor's file with claims to be coded is opened by a whole seminar; under one id its members would come back as versions of
    one person.
    """
    empty = {c["id"]: new_id() for c in record["coders"] if not c["codes"] and c["apart"] is None and c["id"] not in undecided(record)}
    return {**record, "coders": by_name({**c, "id": empty.get(c["id"], c["id"])} for c in record["coders"]),
            "here": {**record["here"], "coder": empty.get(record["here"]["coder"], record["here"]["coder"])}}


def find(rows, wanted):
    """The row whose id is ``wanted``, or None."""
    return next((row for row in rows if row["id"] == wanted), None)


def code_of(coder, claim):
    """How a coder codes a claim; nothing where they have not."""
    return coder["codes"].get(claim, EMPTY)


def is_coded(code):
    """Whether all three are said: who, about whom, how known."""
    return all(code[aspect] for aspect in ASPECTS)


def is_untouched(record):
    """Whether the record is as :func:`blank` makes it, so that nothing is lost if another takes its place."""
    only = record["coders"][0]
    return (len(record["coders"]) == 1 and not only["codes"] and only["apart"] is None and only["name"] == PSEUDONYMS[0]
            and not record["own"] and not record["gaps"] and not record["conflicts"] and not record["partner"])


def by_name(coders):
    """People in the order of their names, which says nothing of who came first."""
    return sorted(coders, key=lambda c: (names.key(c["name"]), c["id"]))


def in_order(own):
    """Learners' own claims in an order that does not depend on when they were written."""
    return sorted(own, key=lambda o: (names.key(o["text"]), o["id"]))


def undecided(record):
    """Ids of the coders who stand here in two versions: they count in no figure until somebody has chosen."""
    return {c["id"] for c in record["conflicts"] if c["about"] == "coder"}


def with_coder(record, coder):
    """The record with one coder put in their place."""
    return {**record, "coders": by_name([*(c for c in record["coders"] if c["id"] != coder["id"]), coder])}


def with_code(record, coder, claim, **changes):
    """The record with one claim coded otherwise by one coder."""
    found = find(record["coders"], coder)
    code = {**code_of(found, claim), **changes}
    codes = {k: v for k, v in {**found["codes"], claim: code}.items() if v != EMPTY}
    known = [c.id for c in all_of(record)]
    return with_coder(record, {**found, "codes": {k: codes[k] for k in known if k in codes}})


def progress(record, coder):
    """How far a coder has come: ``(claims coded, claims begun, all claims)``."""
    claims = all_of(record)
    codes = [code_of(find(record["coders"], coder), claim.id) for claim in claims]
    done = sum(map(is_coded, codes))
    return done, sum(code != EMPTY for code in codes) - done, len(claims)


def finish(record, coder):
    """The record in which a coder has finished: what they coded alone is kept as it is now.

    Raises:
        Problem: nothing is coded yet, or they finished before.
    """
    found = find(record["coders"], coder)
    if found["apart"] is not None:
        raise Problem("You have finished already. What you change now is kept beside what you coded alone.")
    apart = {claim: {aspect: code[aspect] for aspect in ASPECTS} for claim, code in found["codes"].items() if is_coded(code)}
    if not apart:
        raise Problem("Code a claim first: say who says it, about whom, and how it is known.")
    return with_coder(record, {**found, "apart": apart})


def add_coder(record, name=""):
    """The record with one more coder, whose sheet is open.

    Raises:
        Problem: there are eight already, the name is somebody's, or it is too long.
    """
    if len(record["coders"]) >= MOST_CODERS:
        raise Problem(f"There are {MOST_CODERS} coders already, and that is as many as one record holds.")
    if name.strip():
        name = free_name(record, name)
    else:
        taken = [c["name"] for c in record["coders"]]
        name = next(p for p in PSEUDONYMS if not any(names.same(p, t) for t in taken))
    coder = new_coder(name)
    return {**with_coder(record, coder), "here": {**record["here"], "coder": coder["id"], "claim": CLAIMS[0].id}}


def rename(record, coder, name):
    """The record with another name for a coder.

    Raises:
        Problem: the name is empty, too long, or another coder's; or the coder stands here in two versions.
    """
    if coder in undecided(record):
        raise Problem("This coder stands here in two versions. Choose between them first.")
    return with_coder(record, {**find(record["coders"], coder), "name": free_name(record, name, coder)})


def free_name(record, name, besides=None):
    """A name that nobody else here has.

    Raises:
        Problem: it is empty, too long, or another coder's.
    """
    name = names.clean(name)
    if any(names.same(name, c["name"]) for c in record["coders"] if c["id"] != besides):
        raise Problem(f"There is already somebody called {name}. If it is another person, choose another name.")
    return name


def withdraw(record, coder):
    """The record as if the coder had never been in it. Claims and notes that all share stay."""
    left = [c for c in record["coders"] if c["id"] != coder] or [new_coder(PSEUDONYMS[0])]
    return {**record, "coders": left, "conflicts": [c for c in record["conflicts"] if c["id"] != coder],
            "here": {**record["here"], "coder": left[0]["id"]}}


def own_id(text):
    """The id of a learner's own claim, made of its words: case, spaces and accents' spelling do not count (FNV-1a, 64 bits)."""
    mixed = 0xCBF29CE484222325
    for byte in names.key(text).encode("utf-8"):
        mixed = (mixed ^ byte) * 0x100000001B3 & 2**64 - 1
    return f"own{mixed:016x}"


def own_claim(text, source, year="", stands=""):
    """A learner's own claim, tidied.

    Raises:
        Problem: the claim or its source is missing or too long, or the year is no year.
    """
    text, source, year, stands = (" ".join(part.split()) for part in (text, source, year, stands))
    if not text:
        raise Problem("Claim: write it in one sentence of your own.")
    if len(text) > MOST_TEXT:
        raise Problem(f"Claim: this is {len(text):,} characters long, and {MOST_TEXT} are the most. A claim that needs more is two claims.")
    if not source:
        raise Problem("Source: say where the claim stands. An author’s name will do; the year can come later.")
    if source.upper() in SOURCES:
        source = source.upper()
    else:
        source = names.clean(source, "source")
    if year and not (year.isascii() and year.isdigit() and len(year) == 4 and 1800 <= int(year) <= 2100):
        raise Problem(f"Year: {shown(year)} is not a year. Write four figures, such as 2017, or leave it empty.")
    if len(stands) > MOST_TEXT:
        raise Problem(f"Where it stands: this is {len(stands):,} characters long, and {MOST_TEXT} are the most.")
    return {"id": own_id(text), "text": text, "source": source, "year": year, "stands": stands}


def add_own(record, text, source, year="", stands=""):
    """The record with a claim that a learner brings, which is open then.

    Raises:
        Problem: it cannot be taken, or it stands here already.
    """
    claim = own_claim(text, source, year, stands)
    same = next((c for c in all_of(record) if own_id(c.text) == claim["id"]), None)
    if same:
        raise Problem(f"This claim stands here already: {shown(same.text, 80)}. Two people who code one claim have to code the same one.")
    if len(record["own"]) >= MOST_OWN:
        raise Problem(f"There are {MOST_OWN} claims of your own already, and that is as many as one record holds.")
    return {**record, "own": in_order([*record["own"], claim]), "here": {**record["here"], "claim": claim["id"]}}


def drop_own(record, claim):
    """The record without one of the learners' own claims, and without its codes.

    Raises:
        Problem: it is one of the twenty-four.
    """
    if find(record["own"], claim) is None:
        raise Problem("This is one of the twenty-four, and stays. Leave it uncoded if you like.")

    def without(codes):
        return None if codes is None else {k: v for k, v in codes.items() if k != claim}

    coders = [{**c, "codes": without(c["codes"]), "apart": without(c["apart"])} for c in record["coders"]]
    return {**record, "own": [o for o in record["own"] if o["id"] != claim], "coders": coders,
            "conflicts": [c for c in record["conflicts"] if c["id"] != claim], "here": {**record["here"], "claim": CLAIMS[0].id}}


def with_gap(record, subject, text):
    """The record with a note on where one would look for a subject; none where the text is empty."""
    gaps = {k: v for k, v in {**record["gaps"], subject: text}.items() if v.strip()}
    # Whoever writes here has chosen.
    return {**record, "gaps": {k: gaps[k] for k in SUBJECTS if k in gaps},
            "conflicts": [c for c in record["conflicts"] if (c["about"], c["id"]) != ("gap", subject)]}


def only(record, coder):
    """A record with one coder's finished coding and nobody else's, to be handed to the group.

    Raises:
        Problem: the coder has not finished, or stands here in two versions.
    """
    if coder in undecided(record):
        raise Problem("This coder stands here in two versions. Choose between them first.")
    found = find(record["coders"], coder)
    if found["apart"] is None:
        raise Problem("Finish first: what you hand over is to be what you coded alone.")
    return {**record, "coders": [found], "gaps": {}, "conflicts": [c for c in record["conflicts"] if c["about"] == "own"], "partner": False,
            "showing": False, "here": {**record["here"], "coder": coder}}
