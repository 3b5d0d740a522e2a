"""The invented example: one rehearsal held twice, with ten minutes between. Nobody in it is real, and nobody was recorded."""

from exercises.catalog.talk_recorder import talks

SEATS = (("Chair", "chair"), ("Social worker", "professional"), ("Teacher", "professional"), ("Health visitor", "professional"),
         ("Mother", "family"), ("Grandmother", "family"), ("Advocate", "child"))
C, S, T, H, M, G, A = range(7)

# Seat, seconds, kind, and the number of the turn that is picked up.
FIRST = (
    (C, 48, "inform", 0), (S, 95, "inform", 0), (C, 12, "ask", 0), (T, 40, "inform", 0), (S, 30, "inform", 0), (H, 55, "inform", 0),
    (S, 25, "propose", 0), (H, 20, "support", 7), (C, 18, "ask", 0), (M, 14, "inform", 0), (S, 35, "challenge", 0), (M, 9, "propose", 0),
    (T, 26, "inform", 0), (S, 22, "propose", 0), (C, 15, "support", 14), (A, 20, "inform", 0), (C, 10, "ask", 0), (T, 18, "propose", 0),
    (H, 24, "inform", 0), (C, 40, "decide", 0),
)
SECOND = (
    (C, 30, "ask", 0), (M, 52, "inform", 0), (G, 34, "propose", 0), (C, 14, "support", 3), (S, 40, "inform", 0), (M, 20, "propose", 0),
    (T, 28, "support", 6), (H, 36, "inform", 0), (A, 24, "propose", 0), (T, 16, "inform", 0), (C, 18, "ask", 0), (S, 32, "challenge", 0),
    (H, 30, "inform", 0), (M, 15, "inform", 0), (S, 24, "propose", 0), (G, 12, "challenge", 15), (H, 22, "inform", 0), (C, 45, "decide", 0),
)


def example():
    """The worked example, a checked record."""
    recordings = [_recording("rexample1", "Before: the older agenda", FIRST), _recording("rexample2", "After: the family first", SECOND)]
    # A minute in which a phone was locked, so that the mark for it can be seen.
    recordings[1] = _with_gap(recordings[1], 8, 62.0)
    return {"version": talks.VERSION, "recordings": recordings, "running": None,
            "here": {"recording": "rexample1", "turn": "", "pair": ["rexample1", "rexample2"], "showing": False}}


def _recording(id_, title, listed):
    turns, at = [], 0.0
    for n, (seat, long, kind, picks) in enumerate(listed, 1):
        turns.append({"id": f"t{n}", "seat": f"s{seat + 1}", "start": at, "end": at + long, "kind": kind, "picks": f"t{picks}" if picks else ""})
        at += long + 2.0
    return {"id": id_, "title": title, "invented": True, "purpose": "rehearsal", "agreed": True, "began": None, "stopped": None,
            "seats": [{"id": f"s{n}", "name": name, "role": role} for n, (name, role) in enumerate(SEATS, 1)], "turns": turns, "gaps": []}


def _with_gap(recording, after, long):
    """The recording in which a stretch after one of its turns was lost."""
    at = recording["turns"][after - 1]["end"]
    turns = [{**turn, "start": turn["start"] + long, "end": turn["end"] + long} if turn["start"] >= at else turn for turn in recording["turns"]]
    return {**recording, "turns": turns, "gaps": [{"id": "g1", "start": at, "end": at + long, "why": "asleep"}]}
