"""Where a meeting stands: everything that follows from its settings and its log, and nothing else."""

from collections import namedtuple

from exercises.catalog.case_conference import cards, orders, plan_lines, preparing, seats

Turn = namedtuple("Turn", "number stage seat do to card topic line text effects scripted seconds start picks_up incident words")
Effect = namedtuple("Effect", "rule seat kind before after said")
Notice = namedtuple("Notice", "floor at said")
Answer = namedtuple("Answer", "seat why by topic card")
Judgement = namedtuple("Judgement", "harm help")
View = namedtuple("View", "seat likely category because turn")
Decision = namedtuple("Decision", "plan category how turn tie")
Dissent = namedtuple("Dissent", "seat kind words turn")
Topic = namedtuple("Topic", "topic children")

STEPS = ("setting", "before", "during", "after", "down", "debrief")
# Turns of one stage after which nobody is asked back any more and the chair moves on.
MOST_STAGE_TURNS = 40


class CardState:
    """One card in this meeting.

    Attributes:
        card: the :class:`~.cards.Card`.
        holders: the seats that held it as the meeting began.
        shared_at: the number of the turn in which it was first said in the room, or None; ``by`` whom.
        said: how often it was said in all.
        known_by: the seats that know it now.
        jargon, explained: whether it was said in one service's words, and whether it was explained since.
    """

    def __init__(self, card, holders, known_by):
        self.card, self.holders, self.known_by = card, tuple(holders), set(known_by)
        self.shared_at, self.by, self.said, self.jargon, self.explained = None, "", 0, False, False


class PlanLine:
    """A line of the plan: whose it is, what it rests on, and what has been settled of it."""

    def __init__(self, id_, by, rests_on, voiced_by, owner, date, measure, words, turn):
        self.id, self.by, self.rests_on, self.voiced_by = id_, by, rests_on, voiced_by
        self.owner, self.date, self.measure, self.words, self.turn = owner, date, measure, words, turn

    @property
    def whole(self):
        """Whether it says who, by when, and how one will see that it is better."""
        return bool(self.owner and self.date and self.measure)


class State:
    """Where a meeting stands. Read it; only :mod:`.effects` changes it, while a log is replayed."""

    def __init__(self, record):
        self.record = record
        self.seed, self.order, self.decides, self.chair_style = record["seed"], record["order"], record["decides"], record["chair"]
        self.incident_on = record["incident"]
        self.humans = tuple(record["humans"])
        self.weights = seats.weights(record)
        self.step = "before" if record["started"] else "setting"
        self.stages = orders.ORDERS[self.order]
        self.stage_number, self.queue, self.answer, self.hands, self.raised, self.stage_turns = -1, [], None, [], set(), 0
        self.turns, self.plan, self.dissents, self.notices = [], [], [], []
        self.views, self.decision = {}, None
        self.before, self.after = {}, {}
        self.incident, self.incident_by, self.incident_at, self.named_by = None, "", None, ""
        self.deaf_to = set()
        self.run, self.run_told = 0, False
        self.clock = 0.0
        self.kept_used = set()
        self.lines_used = {}
        self.half = {}
        self.lost = set()
        self.weighed = {}
        self.judged = {"before": {}, "after": {}}
        self.mind = {seat: list(seats.FIRST[seat]) for seat in seats.JUDGES if seat not in self.humans}
        self.mind_before = {seat: Judgement(*pair) for seat, pair in self.mind.items()}
        self.ease = dict(seats.EASE)
        self.cards = {card.id: CardState(card, card.holders, (*card.holders, *card.knows)) for card in cards.CARDS}

    # What is asked of it ------------------------------------------------------------------------------------

    @property
    def stage(self):
        """The stage's id, or an empty text outside the meeting."""
        return self.stages[self.stage_number] if self.step == "during" and self.stage_number >= 0 else ""

    @property
    def present(self):
        """Who is in the room now, in the order of the table."""
        if self.step == "during" and self.stage == "apart":
            return ("chair", "father")
        gone = {"father"} | ({"advocate"} if self.before.get("advocate") == "no" else set())
        return tuple(seat for seat in seats.IDS if seat not in gone)

    @property
    def may_decide(self):
        """Who decides here, as local procedure has it. Never the family, and not the advocate."""
        return ("chair",) if self.decides == "chair" else seats.PROFESSIONALS

    @property
    def turn(self):
        """Whose turn it is, or None."""
        if self.step != "during":
            return None
        if self.answer:
            return self.answer.seat
        return self.hands[0] if self.hands else self.queue[0] if self.queue else None

    @property
    def waits_for(self):
        """For whom the meeting waits: ``human`` at this device, another ``device``, the ``script``, or ``nobody``."""
        if self.turn is None:
            return "nobody"
        if self.turn not in self.humans:
            return "script"
        return "device" if self.record["way"] == "several" and self.turn not in self.record["mine"] else "human"

    @property
    def judgements(self):
        """Each seat's judgement now: the model's for scripted seats, what was entered for humans, or None."""
        entered = self.judged["after"] if self.judged["after"] else {}
        found = {seat: Judgement(*self.mind[seat]) if seat in self.mind else entered.get(seat, self.judged["before"].get(seat)) for seat in seats.JUDGES}
        return found

    @property
    def judgements_before(self):
        """Each seat's judgement before the meeting, or None where a human gave none."""
        return {seat: self.mind_before.get(seat, self.judged["before"].get(seat)) for seat in seats.JUDGES}

    @property
    def judgements_after(self):
        """Each seat's judgement after it, or None where a human gave none."""
        return {seat: Judgement(*self.mind[seat]) if seat in self.mind else self.judged["after"].get(seat) for seat in seats.JUDGES}

    @property
    def unfinished(self):
        """The ids of the items that keep the meeting from being opened."""
        return tuple(item.id for item in preparing.ITEMS if item.id not in self.before)

    def knows(self, seat, card):
        """Whether a seat knows a card now."""
        return seat in self.cards[card].known_by

    def known(self, seat):
        """The ids of the cards that a seat knows now, in the order of the cards."""
        return tuple(id_ for id_, card in self.cards.items() if seat in card.known_by)

    @property
    def out(self):
        """The ids of the cards that have been said in the room where the family sits, in the order of the cards."""
        return tuple(id_ for id_, card in self.cards.items() if card.shared_at is not None)

    def line(self, id_):
        """The first plan line of an id, or None."""
        return next((line for line in self.plan if line.id == id_), None)

    def proposable(self, seat):
        """The lines that a seat could propose now: thinkable from what it knows and not on the plan yet."""
        known = self.known(seat)
        return tuple(line.id for line in plan_lines.LINES
                     if (line.id == plan_lines.OWN or not self.line(line.id)) and plan_lines.thinkable(line.id, known))
