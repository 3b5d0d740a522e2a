"""What hearing something does: who knows it, whose judgement moves, who is freer or quieter. Each by a rule of the table."""

from exercises.catalog.case_conference import rule_table as rules
from exercises.catalog.case_conference import seats
from exercises.catalog.case_conference.seats import average, called
from exercises.catalog.case_conference.state import Effect

PLAIN_NEEDED = ("family", "child")  # kinds of seat that one service's words leave outside
SCALES = ("harm", "help")
SCALE_WORDS = {"harm": "likely harm", "help": "help accepted"}
# Whose ease a challenge costs besides the family's: those with least rank at the table.
JUNIOR = ("teacher", "family_support")


def freer(state, effects, rule, seat, by):
    """Make a scripted seat freer to speak, or quieter where ``by`` is negative. Nobody says how a human feels."""
    if seat in state.humans or seat not in state.present:
        return
    before = state.ease[seat]
    after = min(seats.MOST_EASE, max(seats.LEAST_EASE, before + by))
    if after != before:
        state.ease[seat] = after
        word = "freer to speak" if by > 0 else "quieter"
        effects.append(Effect(rule, seat, "ease", before, after, f"{called(seat)} is {word} now."))


def family(state):
    """The seats of the family that are in the room."""
    return tuple(seat for seat in state.present if seats.BY_ID[seat].kind == "family")


def outside(state):
    """The seats in the room that one service's words leave outside."""
    return tuple(seat for seat in state.present if seats.BY_ID[seat].kind in PLAIN_NEEDED)


def weight(state, listener, speaker):
    """How a scripted seat weighs a speaker now."""
    given = state.weights[listener].get(speaker, 0.0)
    return given * rules.HALF if (listener, speaker) in state.deaf_to else given


def move(state, effects, rule, seat, speaker, values, factor, card=""):
    """Move a scripted seat's judgement towards ``values`` (harm, help; None leaves a scale), by its weight times ``factor``."""
    if seat not in state.mind or seat == speaker:
        return
    pull = weight(state, seat, speaker) * factor
    for scale, value in enumerate(values):
        if value is None:
            continue
        before = state.mind[seat][scale]
        after = average(before, pull, value)
        if after == before:
            continue
        state.mind[seat][scale] = after
        if card:
            if scale == 0:
                moves = state.weighed.setdefault(seat, {})
                moves[card] = moves.get(card, 0.0) + after - before
        effects.append(Effect(rule, seat, SCALES[scale], before, after,
                              f"{called(seat)} puts {SCALE_WORDS[SCALES[scale]]} at {after:.1f} now. It was {before:.1f}."))


def say_card(state, effects, seat, id_, in_jargon=False):
    """Somebody says a card: whoever is there and did not know it knows it, and weighs it."""
    card = state.cards[id_]
    apart = state.stage == "apart"
    if not apart:
        card.said += 1
        if card.shared_at is None:
            card.shared_at, card.by = len(state.turns), seat
    fresh = [other for other in state.present if other not in card.known_by]
    card.known_by.update(fresh)
    if in_jargon:
        card.jargon = True
        for other in outside(state):
            if other != seat and other not in state.lost:
                state.lost.add(other)
                freer(state, effects, "E4", other, rules.QUIETER_JARGON)
    if not fresh:
        effects.append(Effect("J5", seat, "knows", None, id_, "Everybody here knew this."))
        return
    who = "The chair knows" if apart else f"{len(fresh)} at the table know" if len(fresh) > 1 else f"{called(fresh[0])} knows"
    effects.append(Effect("K1", seat, "knows", None, id_, f"{who} this now, and did not before."))
    values, strength = (card.card.harm, card.card.help), card.card.strength
    for other in fresh:
        halved = in_jargon and seats.BY_ID[other].kind in PLAIN_NEEDED
        if halved:
            state.half.setdefault(id_, set()).add(other)
        move(state, effects, "J3" if halved else "J1", other, seat, values, strength * (rules.HALF if halved else 1.0), id_)


def explain_card(state, effects, seat, id_):
    """Somebody says plainly what a card means; only the first time does anything."""
    card = state.cards[id_]
    if card.explained:
        return
    card.explained = True
    state.lost.clear()
    for other in family(state):
        if other != seat:
            freer(state, effects, "E5", other, rules.FREER_PLAIN)
    for other in sorted(state.half.pop(id_, ())):
        move(state, effects, "J4", other, seat, (card.card.harm, card.card.help), card.card.strength * rules.HALF, id_)


def sum_up(state, effects, seat):
    """Somebody names the last three things that were said; whose they are is freer."""
    named = last_said(state)
    for id_ in named:
        state.cards[id_].said += 1
    whose = dict.fromkeys(state.cards[id_].by for id_ in named)
    for other in whose:
        if other != seat and seats.BY_ID[other].kind in PLAIN_NEEDED:
            freer(state, effects, "E11", other, rules.FREER_SUPPORTED)


def last_said(state, many=3):
    """The ids of the cards that were first said last, oldest of them first."""
    out = sorted(state.out, key=lambda id_: state.cards[id_].shared_at)
    return tuple(out[-many:])


def would_think_again(state, seat, challenger, card):
    """Whether a scripted seat that is challenged thinks again (rule S5)."""
    given = weight(state, seat, challenger) if seat in state.weights else 1.0
    return given >= (rules.SOFT_GROUND if card else rules.HARD_GROUND)


def reads_in_the_room(state, effects):
    """Dawn and Jean first see the reports as the meeting opens (rule E1)."""
    freer(state, effects, "E1", "mother", rules.QUIETER_FIRST_READING)
    freer(state, effects, "E1", "grandmother", rules.QUIETER_RELATIVE)
