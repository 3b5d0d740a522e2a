"""Invented records for trying ``tools cohort`` on: each is one that its exercise could have saved. Nobody wrote them, and the names are of birds and trees."""

import json
import random

from exercises.catalog.cpd_record import inputs as cpd
from exercises.catalog.stage_tracker import inputs as stages
from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS
from exercises.catalog.threshold_ladder import inputs as ladder
from exercises.catalog.threshold_ladder import referrals
from exercises.catalog.vignette import rules as vignette
from exercises.catalog.vignette import rules_handing_in
from exercises.narrative import library, player
from exercises.record import envelope, word
from tools.course import vignettes

BIRDS = ("Heron", "Otter", "Kestrel", "Linnet", "Plover", "Curlew", "Dunnock", "Siskin", "Wren", "Lapwing", "Avocet", "Merlin", "Petrel", "Swift", "Zoë", "Ægir")
TREES = ("Alder", "Rowan", "Hazel", "Aspen", "Willow", "Hornbeam", "Larch", "Medlar", "Sallow", "Whitebeam", "O’Bramble", "Blackthorn-Fern", "Ó Sedge")
STORIES = ("after-the-bridge-goes", "six-weeks-and-then", "past-the-school-office")
_OPENINGS = ("I looked for", "What stayed with me was", "We did not ask about", "I would ring and ask for", "It turned on", "Nobody had written down", "I held back because of")
_MIDDLES = ("who was in the room", "the bus and the hours", "what the child had said", "the list and its months", "the reason behind the missed days", "whose word it was",
            "the neighbour on the stairs", "a plan that nobody had read", "the one who opened the door")
_ENDS = ("before anything else.", "and the form has no box for it.", "so I wrote it twice.", "and then the talk moved on.", "which I had taken for granted.", "though no rule says so.",
         "=not a formula, a thought.", "<b>as it was said</b>.")


def text(chance: random.Random) -> str:
    """Return a sentence or some, of no meaning, with now and then a sign that a spreadsheet or a page could trip over."""
    return " ".join(f"{chance.choice(_OPENINGS)} {chance.choice(_MIDDLES)} {chance.choice(_ENDS)}" for _ in range(chance.choice((1, 1, 2, 5))))


def moment(chance: random.Random) -> str:
    """Return a moment of one autumn as a record writes it."""
    return f"2026-{chance.randint(10, 11):02}-{chance.randint(1, 28):02}T{chance.randint(8, 22):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}Z"


def placed(chance: random.Random) -> tuple[str, dict, dict]:
    """Return a threshold ladder, committed before and mostly after the talk."""
    record = {**ladder.blank(), "seed": chance.randint(1, 9999)}
    rater = f"r{chance.getrandbits(32):08x}"
    record["raters"] = [{**record["raters"][0], "id": rater}]
    record["here"] = {**record["here"], "rater": rater}
    first = {}
    for name in ("before", "after")[: chance.choice((1, 2, 2))]:
        answers = {}
        for place, one in enumerate(referrals.placed_in(name)):
            rung = chance.choices((1, 2, 3, 4, "unsure"), (1 + place % 3, 3, 2, 4 if place in (3, 8) else 1, 1))[0]
            if name == "after" and chance.random() < 0.7:
                rung = first.get(one, rung)
            first.setdefault(one, rung)
            answers[one] = {"rung": rung, "sure": chance.choice(("", "guess", "fairly", "very")), "why": text(chance)[:ladder.MOST_LINE],
                            "ask": text(chance)[:200] if chance.random() < 0.3 else ""}
        record = ladder.with_sheet(record, {**ladder.new_sheet(rater, name), "committed": True, "rungs": list(record["rungs"]), "answers": answers})
    return "threshold_ladder", record, {}


def played(chance: random.Random) -> tuple[str, dict, dict]:
    """Return a vignette that was played to its end, handed in with choices by two in three."""
    attempt = vignette.read({"vignette": chance.choice(STORIES)})
    attempt = attempt.begin(chance.choice(sorted(attempt.story.seats)))
    while not attempt.state.ended:
        attempt = attempt.choose(chance.choice(player.options(attempt.state)).id).read_on()
    attempt = attempt.write(text(chance))
    return "vignette", *rules_handing_in.record(attempt, chance.random() < 2 / 3)


def learnt(chance: random.Random) -> tuple[str, dict, dict]:
    """Return a CPD record of one to three pieces."""
    record = cpd.blank()
    record["pieces"] = [{**cpd.new_piece(f"p{n}"), "title": chance.choice(_MIDDLES), "date": f"{n} November 2026", **{name: text(chance) for name in cpd.TEXTS}}
                        for n in range(1, chance.randint(2, 4))]
    return "cpd_record", record, {}


def met(chance: random.Random) -> tuple[str, dict, dict]:
    """Return a stage tracker with one member's entries."""
    record = stages.blank()
    member = f"m{chance.getrandbits(32):08x}"
    record["members"] = [{**record["members"][0], "id": member}]
    record["here"] = {**record["here"], "member": member}
    ticks = list(BEHAVIOURS)
    record["entries"] = [{**stages.new_entry(member, one["id"]), "ticks": sorted(chance.sample(ticks, 4), key=ticks.index), "example": text(chance)[:180]} for one in record["check_ins"]]
    return "stage_tracker", record, {}


def supervised(chance: random.Random) -> tuple[str, dict, dict]:
    """Return a supervision page."""
    return "supervision_page", {"version": 1, "date": "14/10/2026", "noticed": text(chance), "power": text(chance), "question": text(chance)}, {}


KINDS = (placed, placed, placed, played, played, learnt, met, supervised)


def ready() -> None:
    """Load the stories that are played."""
    library.forget()
    for slug in STORIES:
        library.register(vignettes.load_for_play(slug))


def saved(chance: random.Random, kind=None) -> str:
    """Return one exercise's file."""
    slug, inputs, results = (kind or chance.choice(KINDS))(chance)
    return envelope.write(slug, 1, inputs, results, created=moment(chance))


def work(chance: random.Random) -> str:
    """Return a file of My work with some exercises in it."""
    records = [json.loads(saved(chance, kind)) for kind in chance.sample((placed, played, learnt, met, supervised), 3)]
    return json.dumps({"format": "joined-up work", "version": 1, "created": moment(chance), "contents": [], "records": records}, ensure_ascii=False, indent=1)


def written(chance: random.Random) -> bytes:
    """Return a Word document."""
    return word.document("A reflection", [word.heading("What happened"), word.paragraph(text(chance)), word.heading("What I would do"), word.paragraph(text(chance))], created=moment(chance))
