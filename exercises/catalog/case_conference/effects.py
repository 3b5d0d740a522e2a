"""What each event does to a meeting. Nothing is asked here of whether it is allowed: that is :mod:`.acts`."""

from exercises.catalog.case_conference import cards, deciding, hearing, orders, plan_lines, preparing, say, seats
from exercises.catalog.case_conference import rule_table as rules
from exercises.catalog.case_conference.hearing import freer
from exercises.catalog.case_conference.seats import called
from exercises.catalog.case_conference.state import MOST_STAGE_TURNS, Answer, Dissent, Effect, Judgement, Notice, Turn, View

# Seconds that each kind of turn takes (rule T1); ours. What takes none is no turn of talk.
SECONDS = {"opens": 20, "share": 25, "jargon": 30, "explain": 20, "ask": 8, "invite": 6, "challenge": 15, "support": 8, "summarise": 30,
           "propose": 15, "complete": 8, "silent": 0, "name_it": 8, "remark": 8, "view": 15, "decide": 25, "dissent": 40, "defend": 15,
           "think_again": 10, "answer": 6, "reads": 0, "noticed": 0}
# What the chair does not tell Kieran in their half hour, with the floor that it lies below.
NOT_FOR_HIM = {"key": "key_to_father", "ellie_words": "ellies_words", "ellie_today": "ellies_words"}


def apply(state, event):
    """Let an event happen.

    Args:
        state: the :class:`~.state.State`, which is changed.
        event: a dictionary that :func:`.acts.problem` has nothing against.
    """
    _STEPS.get(event["do"], _act)(state, event)


def _before(state, event):
    item = preparing.BEFORE_BY_ID[event["item"]]
    floor = preparing.below(item, event["choice"])
    if floor:
        return _notice(state, floor)
    state.before[item.id] = event["choice"]


def _after(state, event):
    item = preparing.AFTER_BY_ID[event["item"]]
    floor = preparing.below(item, event["choice"])
    if floor:
        return _notice(state, floor)
    state.after[item.id] = event["choice"]


def _judge(state, event):
    state.judged[event["when"]][event["seat"]] = Judgement(float(event["harm"]), float(event["help"]))


def _notice(state, floor):
    state.notices.append(Notice(floor, len(state.turns), "Below the floor. It does not stand."))


def _open(state, event):
    """The chair opens the meeting: what was settled before comes to count."""
    state.step = "during"
    before = state.before
    if before["reading"] == "skimmed":
        for id_ in cards.WRITTEN:
            state.cards[id_].holders = ("chair", "social_worker")
            state.cards[id_].known_by = {"chair", "social_worker"}
    state.cards["key"].known_by.add("chair")
    if before["advocate"] == "no":
        state.cards["ellie_words"].holders = ("chair",)
        state.cards["ellie_words"].known_by = {"chair"}
    if before["reports"] != "on_the_day":
        for id_ in cards.WRITTEN:
            state.cards[id_].known_by |= {"mother", "grandmother"}
    if before["father"] == "paper" and "father" not in state.humans:
        state.ease["father"] += rules.QUIETER_PAPER
    if before["family_first"] == "yes":
        for seat in ("mother", "grandmother"):
            if seat not in state.humans:
                state.ease[seat] += rules.FREER_MET
    _next_stage(state)


def _next_stage(state):
    """Go to the next stage that has something in it, or to the end of the meeting."""
    state.stage_number += 1
    state.hands, state.raised, state.stage_turns, state.answer = [], set(), 0, None
    if state.stage_number >= len(state.stages):
        state.step, state.queue = "after", []
        return
    stage = state.stage
    state.queue = [seat for seat in orders.queue(state.order, stage) if seat in state.present]
    effects = []
    if stage == "apart":
        effects.append(Effect("K5", "father", "stands", None, None, "Kieran is heard by the chair alone. Nobody else is there."))
        if state.before["father"] == "paper" and "father" not in state.humans:
            effects.append(Effect("E12", "father", "ease", seats.EASE["father"], state.ease["father"], "Kieran is quieter: he has lost the day and sees nobody."))
    _turn(state, {"do": "opens", "seat": "chair"}, effects)
    if stage == "family":
        for seat in ("mother", "grandmother"):
            freer(state, state.turns[-1].effects, "E13", seat, rules.FREER_INVITED)
    if stage == "welcome":
        _welcome(state, state.turns[-1].effects)
    if stage == "close":
        state.queue = [seat for seat in (*seats.PROFESSIONALS, "mother", "grandmother") if seat in state.humans or deciding.wants_to_dissent(state, seat)]
    _settle(state)


def _welcome(state, effects):
    """Everybody sits down: what the family was told before, and how it is seated, shows."""
    before = state.before
    if before["family_first"] == "yes":
        for seat in ("mother", "grandmother"):
            if seat not in state.humans:
                effects.append(Effect("E2", seat, "ease", state.ease[seat] - rules.FREER_MET, state.ease[seat], f"{called(seat)} has met the chair, and is freer to speak."))
    if state.order == "strengths":
        for seat in ("mother", "grandmother"):
            freer(state, effects, "E3", seat, rules.FREER_SEATED_FIRST)
    if before["reading"] == "skimmed":
        effects.append(Effect("K2", "chair", "stands", None, None, "The reports have been looked through, and not read."))
    if before["advocate"] == "no":
        effects.append(Effect("K4", "chair", "stands", None, None, "No advocate was asked for. A message from Ellie lies before the chair."))
    effects.append(Effect("K6", "social_worker", "stands", None, "key", "The chair knows of the half sentence about a key."))
    if before["reports"] == "on_the_day":
        hearing.reads_in_the_room(state, effects)
        for id_ in cards.WRITTEN:
            state.cards[id_].known_by |= {"mother", "grandmother"}
        _turn(state, {"do": "reads", "seat": "mother"}, [])
    else:
        effects.append(Effect("K3", "mother", "stands", None, None, "Dawn and Jean have had the reports."))


def _turn(state, event, effects):
    """Put a turn on the list."""
    seat, do = event["seat"], event["do"]
    id_ = event.get("card", "") or event.get("because", "")
    line = event.get("line", "")
    topic = event.get("topic") or (cards.BY_ID[id_].topic if id_ else plan_lines.BY_ID[line].topic if line else "")
    turn = Turn(len(state.turns), state.stage, seat, do, event.get("to", ""), id_, topic, line, say.line(state, event, effects), effects,
                seat not in state.humans or do in ("opens", "reads", "noticed"), SECONDS[do], state.clock, None, state.incident == "open", event.get("words", ""))
    turn = turn._replace(picks_up=_picks_up(state, turn))
    state.turns.append(turn)
    state.clock += SECONDS[do]
    return turn


def _picks_up(state, turn):
    """The number of the turn that this one comes back to, if it does so within three turns of talk (rule T2)."""
    if turn.do in ("opens", "silent", "reads", "noticed", "remark"):
        return None
    talked = [other for other in state.turns if SECONDS[other.do] and other.do != "opens" and other.stage == turn.stage][-3:]
    for other in reversed(talked):
        if other.seat == turn.seat:
            continue
        meant = turn.to == other.seat and turn.do in ("support", "challenge")
        summed = turn.do == "summarise" and other.card and other.do in ("share", "jargon", "challenge")
        same = turn.topic and turn.topic == other.topic and other.do not in ("ask", "invite")
        back = turn.do in ("defend", "think_again") and other.do in ("challenge", "name_it") and other.to == turn.seat
        if meant or summed or same or back:
            return other.number
    return None


def _act(state, event):
    seat, do = event["seat"], event["do"]
    if state.stage == "apart" and seat == "chair" and event.get("card") in NOT_FOR_HIM:
        return _notice(state, NOT_FOR_HIM[event["card"]])
    if do == "decide" and event.get("how") == "vote_all":
        return _notice(state, "parents_vote")
    answered, state.answer = _take_the_floor(state, seat), None
    _mark_kept(state, event)
    effects = []
    for_whom = event.get("to", "")
    if do in ("share", "jargon"):
        hearing.say_card(state, effects, seat, event["card"], do == "jargon")
    elif do == "explain":
        hearing.explain_card(state, effects, seat, event["card"])
    elif do == "invite":
        freer(state, effects, "E6", for_whom, rules.FREER_INVITED)
    elif do == "support":
        freer(state, effects, "E7", for_whom, rules.FREER_SUPPORTED)
    elif do == "summarise":
        hearing.sum_up(state, effects, seat)
    elif do == "challenge":
        if event.get("card"):
            hearing.say_card(state, effects, seat, event["card"])
        if seats.BY_ID[for_whom].kind in hearing.PLAIN_NEEDED or for_whom in hearing.JUNIOR:
            freer(state, effects, "E8", for_whom, rules.QUIETER_CHALLENGED)
    elif do == "think_again" and answered and answered.card:
        card = state.cards[answered.card].card
        hearing.move(state, effects, "J6", seat, answered.by, (card.harm, card.help), card.strength * rules.TWICE, card.id)
    elif do == "defend" and answered and seat in state.weights:
        state.deaf_to.add((seat, answered.by))
        effects.append(Effect("J7", seat, "stands", None, None, f"{called(seat)} stands by it. What {called(answered.by)} says weighs half from here."))
    elif do == "silent" and answered and seat not in state.humans and state.ease[seat] <= rules.SILENT_AT:
        effects.append(Effect("E10", seat, "answers", None, None, f"{called(seat)} falls quiet."))
    elif do == "propose":
        said = deciding.propose(state, effects, event)
        event = {**event, "card": said} if said else event
    elif do == "complete":
        deciding.complete(state, effects, event)
    elif do == "view":
        state.views[seat] = View(seat, event["likely"], event.get("category", ""), event.get("because", ""), len(state.turns))
        for other in state.present:
            hearing.move(state, effects, "J2", other, seat, (rules.VIEW_SAYS[event["likely"]], None), rules.TENTH)
    elif do == "decide":
        deciding.decide(state, effects, event)
    elif do == "dissent":
        kind = "family" if seats.BY_ID[seat].kind == "family" else "professional"
        state.dissents.append(Dissent(seat, kind, event.get("words", ""), len(state.turns)))
        effects.append(Effect("D3", seat, "stands", None, None, "It is recorded with its reasons."))
    elif do == "remark":
        state.incident, state.incident_by, state.incident_at = "open", seat, len(state.turns)
    elif do == "name_it":
        _name(state, effects, seat)
    turn = _turn(state, event, effects)
    if do in ("ask", "invite", "challenge") and state.stage_turns < MOST_STAGE_TURNS:
        state.answer = Answer(for_whom, do, seat, turn.topic, event.get("card", ""))
    if do == "name_it" and state.incident_by not in state.humans and state.incident_by in state.present:
        state.answer = Answer(state.incident_by, "remark", seat, "", "")
    _count_run(state, turn)
    _watch(state, turn)
    state.stage_turns += 1
    if state.stage_turns >= MOST_STAGE_TURNS:
        state.hands = []
    _settle(state)


def _take_the_floor(state, seat):
    """Whoever speaks takes their turn out of the row. Gives back what they were asked, if they were."""
    if state.answer and state.answer.seat == seat:
        return state.answer
    if state.hands and state.hands[0] == seat:
        state.hands.pop(0)
    elif state.queue and state.queue[0] == seat:
        state.queue.pop(0)
    return None


def _mark_kept(state, event):
    for n, kept in enumerate(state.record["kept"]):
        if n not in state.kept_used and kept == event:
            state.kept_used.add(n)
            return


def _name(state, effects, seat):
    state.incident, state.named_by = "named", seat
    if seat == "health_visitor":
        effects.append(Effect("N3", seat, "stands", None, None, "It is named, by the one of whom it was said."))
    else:
        freer(state, effects, "N1", "health_visitor", rules.FREER_NAMED)
        if not any(effect.rule == "N1" for effect in effects):
            effects.append(Effect("N1", "health_visitor", "stands", None, None, "It is named, by somebody else."))


def _count_run(state, turn):
    """Turns with professionals and chair alone (rule E9)."""
    if not turn.seconds:
        return
    if seats.BY_ID[turn.seat].kind not in ("professional", "chair"):
        state.run, state.run_told = 0, False
        return
    state.run += 1
    if state.run >= rules.RUN and not state.run_told:
        state.run_told = True
        for seat in hearing.family(state):
            freer(state, turn.effects, "E9", seat, rules.QUIETER_RUN)


def _watch(state, turn):
    """A remark that nobody has named for two turns has been passed over (rule N2)."""
    if state.incident != "open" or turn.do == "remark":
        return
    if state.chair_style == "round" and "chair" not in state.humans and "chair" not in state.hands and turn.seat != "chair":
        state.hands.append("chair")  # rule S6
    if "chair" in state.hands and "chair" not in state.humans:
        return
    if len(state.turns) - state.incident_at <= rules.REMARK_TURNS:
        return
    state.incident = "passed_over"
    effects = []
    freer(state, effects, "N2", "health_visitor", rules.QUIETER_REMARK)
    for seat in hearing.outside(state):
        freer(state, effects, "N2", seat, rules.QUIETER_WITNESS)
    _turn(state, {"do": "noticed", "seat": "health_visitor"}, effects)
    _notice(state, "remark")


def _settle(state):
    """Where nobody has a turn any more, the stage is over."""
    if state.step == "during" and state.turn is None:
        _next_stage(state)


def _hand_up(state, event):
    state.hands.append(event["seat"])
    state.raised.add(event["seat"])


def _rise(state, event):
    state.step = "down"


def _stepped_out(state, event):
    state.step = "debrief"


_STEPS = {"before": _before, "after": _after, "judge": _judge, "open": _open, "hand_up": _hand_up, "rise": _rise, "stepped_out": _stepped_out}
