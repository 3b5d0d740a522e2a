"""The words in which a turn is said: the learner's own, or one of several ways that were written for the seat."""

import zlib

from exercises.catalog.case_conference import cards, words_cards, words_chair
from exercises.catalog.case_conference.seats import called
from exercises.catalog.case_conference.words_lines import LINES


def pick(salt, options):
    """One of several things, settled by a text: the same text picks the same (rule S3)."""
    return options[mixed(salt) % len(options)]


def mixed(text):
    """A number out of a text, its bits well mixed: a bare checksum would make seeds of one length go the same few ways."""
    found = zlib.crc32(text.encode("utf-8"))
    for factor in (0x85EBCA6B, 0xC2B2AE35):
        found = ((found ^ found >> 15) * factor) & 0xFFFFFFFF
    return found ^ found >> 16


def line(state, event, effects):
    """What is said in a turn that is about to be put on the list.

    Ways of saying it that were used already in this meeting come last. Where nobody wrote any, the text is empty.
    """
    if event.get("words"):
        return event["words"]
    seat, key = event["seat"], _key(state, event, effects)
    if event["do"] == "opens":
        found = words_chair.CHAIR.get(state.order, {}).get(state.stage, {})
        return _way(state, f"opens:{state.stage}", found.get("open", ()))
    place, ways = _ways(seat, key)
    other = cards.BY_ID[event["card"]].contradicts if event["do"] == "challenge" and event.get("card") else ""
    if other and not place.endswith(key):
        # Lines of challenge are kept under what is challenged.
        place, ways = _ways(seat, f"challenge:{other}")
    return _filled(_way(state, place, ways), event)


def _key(state, event, effects):
    """Which of a seat's lines a turn wants."""
    do, seat = event["do"], event["seat"]
    if do == "reads":
        return "read_in_room"
    if do == "noticed":
        return "passed_over"
    if do == "silent":
        return "quiet" if any(effect.rule == "E10" for effect in effects) else "silent"
    if do in ("defend", "think_again") and state.incident == "named" and seat == state.incident_by and state.turns and state.turns[-1].do == "name_it":
        return f"remark_answer:{'defend' if do == 'defend' else 'named'}"
    if do == "answer" and state.stage == "apart" and seat == "father":
        return "apart"
    if do == "view":
        return f"view:{event['likely']}"
    if do == "decide":
        return f"decide:{'yes' if event['plan'] else 'no'}"
    about = event.get("line") if do == "propose" else event.get("card") or event.get("topic")
    return f"{do}:{about}" if about else do


def _ways(seat, key):
    """``(where they stand, the ways)``: a seat's own before anybody's, the thing itself before its kind."""
    bare = key.split(":")[0]
    for whose in (seat, "any"):
        for wanted in (key, bare):
            ways = LINES.get(whose, {}).get(wanted)
            if ways:
                return f"{whose}/{wanted}", ways
    return "", ()


def _way(state, place, ways):
    """The next way of saying something: the seed settles where one begins, then one goes round."""
    if not ways:
        return ""
    used = state.lines_used.get(place, 0)
    state.lines_used[place] = used + 1
    return ways[(mixed(f"{state.seed}:{place}") + used) % len(ways)]


def _filled(text, event):
    """A line with its blanks filled."""
    to, card, topic, line_ = event.get("to"), event.get("card"), event.get("topic"), event.get("line")
    for blank, said in (("{to}", called(to) if to else ""), ("{card}", words_cards.CARDS[card]["noun"] if card else ""),
                        ("{topic}", words_cards.TOPICS[topic] if topic else ""), ("{line}", words_cards.LINES[line_]["title"] if line_ else "")):
        if blank in text:
            text = text.replace(blank, said or "that")
    return text
