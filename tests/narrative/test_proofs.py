"""Proofs over the whole state space: how large a story may be, and each doubt shown on a story that gives rise to it."""

import pytest

from exercises.narrative import check, explore, model
from exercises.narrative.model import ON


def entry(dimension="trust", direction="more", sources=("CH11-PA8",)):
    return {"dimension": dimension, "direction": direction, "reason": "Because.", "sources": list(sources)}


def choice(id_, target, entries=(), text="", opened=("Ned",), cost=("you",), **more):
    feedback = [{"kind": "opened", "whom": whom, "text": "A way."} for whom in opened]
    feedback += [{"kind": "cost", "whom": whom, "text": "An hour."} for whom in cost]
    targets = [{"scene": target}] if isinstance(target, str) else target
    return {"id": id_, "text": text or f"I do what is called {id_}.", "targets": targets, "entries": list(entries), "feedback": feedback, **more}


def scene(id_, choices=(), **more):
    return {"id": id_, "title": id_, "seats": ["one"], "blocks": [{"kind": "paragraph", "text": "Words."}], "choices": list(choices),
            "child": [{"state": "heard", "note": "Asked."}], **more}


def story(scenes, variables=(), seats=("one",), first="s0"):
    weighed = {f"{one['id']}/{two['id']}": {"why": "w", "family": "f", "partner": "p", "manager": "m", "sources": ["CH11-PA8"]}
               for one in scenes for two in one["choices"] if two["id"] != ON}
    return model.read({
        "format": 1, "slug": "made", "id": "V-MADE", "version": 1, "title": "Made", "content_note": "Nothing.", "outcomes": ["LO1"],
        "rests_on": ["CH11-PA8"], "scenes": list(scenes), "variables": [{"id": id_, "values": list(values), "start": values[0]} for id_, values in variables],
        "seats": [{"id": seat, "name": seat.capitalize(), "letter": "O", "shape": "circle", "first": first} for seat in seats],
        "debrief": {"choices": weighed}})


def rules(made):
    """The rules that a story breaks, and what is said of each."""
    return {flaw.rule: flaw for flaw in check.prove(made).flaws}


def chain(length, marks=lambda step: ((), ()), words=lambda step: ("", ""), last=None):
    """Decisions in a row, two choices in each, and two endings."""
    scenes = []
    for step in range(length):
        on = f"s{step + 1}"
        left, right = marks(step)
        one, two = words(step)
        ways = (on, on) if step < length - 1 else ("end-a", "end-b")
        scenes.append(scene(f"s{step}", [choice("a", ways[0], left, one), choice("b", ways[1], right, two)]))
    return [*scenes, scene("end-a", ending=True), scene("end-b", ending=True)]


class TestSize:
    def test_a_million_paths_are_explored_by_their_states(self):
        length, switches = 21, 6
        scenes = chain(length)
        for step, one in enumerate(scenes[:length]):
            if step < switches:
                one["choices"][0]["settings"] = [{"variable": f"v{step}", "value": "yes"}]
            elif step < 2 * switches:
                one["blocks"].append({"kind": "paragraph", "text": "More.", "when": [{"variable": f"v{step - switches}", "values": ["yes"]}]})
        proof = check.prove(story(scenes, [(f"v{count}", ("no", "yes")) for count in range(switches)]))
        assert proof.paths == {"one": 2**length} and 2**length > 1_000_000
        assert proof.complete and proof.states < 5_000, "it was walked by paths"
        assert not [flaw for flaw in proof.flaws if flaw.severity == explore.ERROR]

    def test_one_too_large_says_so(self, monkeypatch):
        monkeypatch.setattr(explore, "TOO_MANY", 500)
        scenes = chain(12)
        for step, one in enumerate(scenes[:12]):
            one["choices"][0]["settings"] = [{"variable": f"v{step}", "value": "yes"}]
        proof = check.prove(story(scenes, [(f"v{count}", ("no", "yes")) for count in range(12)]))
        assert not proof.complete
        [flaw] = [flaw for flaw in proof.flaws if flaw.severity == explore.ERROR]
        assert flaw.rule == "too-large" and "more than 500 states" in flaw.what and "fewer variables" in flaw.mend

    def test_its_limit_is_reached_before_it_is_passed(self):
        assert explore.TOO_MANY >= 100_000


class TestWorseEverywhere:
    def made(self, b_marks=(), b_opened=("Ned",), later=()):
        return story([
            scene("s0", [choice("a", "end-a", [entry("trust"), entry("time")], opened=("Ned", "Mum"), cost=("you",)),
                         choice("b", "end-b", b_marks, opened=b_opened, cost=("you", "Mum"))]),
            scene("end-a", ending=True), scene("end-b", ending=True, entries=list(later))])

    def test_for_everyone_in_everything(self):
        flaw = rules(self.made([entry("trust", "less")]))["worse-everywhere"]
        assert (flaw.scene, flaw.choice, flaw.severity) == ("s0", "b", explore.WARNING)

    def test_not_where_one_dimension_speaks_for_it(self):
        assert "worse-everywhere" not in rules(self.made([entry("trust", "less"), entry("conflict", "more")]))

    def test_not_where_it_opens_something_for_somebody_else(self):
        assert "worse-everywhere" not in rules(self.made([entry("trust", "less")], b_opened=("Ned", "the worker")))

    def test_not_where_something_comes_back_later(self):
        assert "worse-everywhere" not in rules(self.made([entry("trust", "less")], later=[entry("family_voice")]))

    def test_not_where_the_better_one_is_sometimes_shut(self):
        made = self.made([entry("trust", "less")])
        shut = story([scene("s", [choice("x", "s0", settings=[{"variable": "v", "value": "yes"}]), choice("y", "s0")]),
                      scene("s0", [choice("a", "end-a", [entry()], when=[{"variable": "v", "values": ["yes"]}]),
                                   choice("b", "end-b", [entry("trust", "less")])]),
                      scene("end-a", ending=True), scene("end-b", ending=True)], [("v", ("no", "yes"))], first="s")
        assert "worse-everywhere" in rules(made)
        assert "b" not in [flaw.choice for flaw in check.prove(shut).flaws if flaw.rule == "worse-everywhere"]

    def test_not_below_the_floor(self):
        floor = dict.fromkeys(("duty", "source", "dated", "today", "tell", "escalate"), "said")
        made = story([scene("s0", [choice("a", "end-a", [entry()]), choice("b", "end-b", [entry("trust", "less")], floor=floor)]),
                      scene("end-a", ending=True), scene("end-b", ending=True)])
        assert "worse-everywhere" not in rules(made)


class TestGivenAway:
    UP, DOWN = [entry("trust")], [entry("trust", "less"), entry("conflict", "more")]

    def test_the_first_choice_that_is_always_best(self):
        flaw = rules(story(chain(6, lambda _: (self.UP, self.DOWN))))["given-away"]
        assert "6 of 6 decisions the first choice looks best" in flaw.what and "order" in flaw.mend

    def test_the_longest_choice_that_is_always_best(self):
        words = lambda step: ("Short.", "A good deal longer.") if step % 2 else ("A good deal longer.", "Short.")  # noqa: E731
        made = story(chain(6, lambda step: (self.DOWN, self.UP) if step % 2 else (self.UP, self.DOWN), words))
        flaw = rules(made)["given-away"]
        assert "longest choice" in flaw.what and "Lengthen or shorten" in flaw.mend

    def test_not_where_best_changes_its_place(self):
        made = story(chain(6, lambda step: (self.DOWN, self.UP) if step % 2 else (self.UP, self.DOWN)))
        assert "given-away" not in rules(made)

    def test_not_where_none_is_best(self):
        assert "given-away" not in rules(story(chain(6, lambda _: (self.UP, self.UP))))

    def test_feedback_settles_what_the_ledger_leaves_open(self):
        scenes = chain(6, lambda _: (self.UP, self.UP))
        for one in scenes[:6]:
            one["choices"][1]["feedback"].append({"kind": "opened", "whom": "Mum", "text": "More."})
        assert "last choice" in rules(story(scenes))["given-away"].what or "second choice" in rules(story(scenes))["given-away"].what


class TestSeats:
    def test_one_that_is_always_right(self):
        flaw = rules(story(chain(4, lambda _: ([entry()], [entry("time")]))))["always-right"]
        assert "never says less" in flaw.what

    def test_one_that_is_always_wrong(self):
        flaw = rules(story(chain(4, lambda _: ([entry("trust", "less")], [entry("time", "less")]))))["always-wrong"]
        assert "never says more" in flaw.what

    def test_not_one_of_which_both_are_said(self):
        found = rules(story(chain(4, lambda _: ([entry()], [entry("time", "less")]))))
        assert not {"always-right", "always-wrong"} & set(found)


class TestEndings:
    def test_one_that_takes_nearly_all(self):
        made = story([scene("s0", [choice("a", "s1"), choice("b", "end-b")]), scene("s1", [choice("c", "end-b"), choice("d", "end-a")]),
                      scene("end-a", ending=True), scene("end-b", ending=True)])
        flaw = rules(made)["lopsided"]
        assert "75 in 100" in flaw.what and flaw.scene == "end-b"

    def test_one_that_is_hardly_ever_found(self):
        scenes = [scene(f"s{step}", [choice("a", f"s{step + 1}" if step < 5 else "end-a"), choice("b", "end-b" if step % 2 else "end-c")])
                  for step in range(6)]
        flaws = check.prove(story([*scenes, *(scene(f"end-{one}", ending=True) for one in "abc")])).flaws
        assert [flaw.scene for flaw in flaws if flaw.rule == "lopsided" and "Only 1.6 in 100" in flaw.what] == ["end-a"]

    def test_only_one(self):
        made = story([scene("s0", [choice("a", "end"), choice("b", "end")]), scene("end", ending=True)])
        assert "same ending" in rules(made)["one-ending"].what

    def test_an_even_spread_is_no_doubt(self):
        assert not {"lopsided", "one-ending"} & set(rules(story(chain(3))))


class TestMemory:
    """What is remembered is read and written in states that are come to, not on paper alone."""

    ASK = [{"variable": "v", "values": ["yes"]}]

    def made(self, setting, values=("no", "yes"), block=ASK):
        words = {"kind": "paragraph", "text": "And then it was quiet in the hall.", "when": block}
        return story([scene("s0", [choice("a", "end-a", settings=[setting] if setting else []), choice("b", "end-b")]),
                      scene("end-a", ending=True, blocks=[words, {"kind": "paragraph", "text": "More."}]), scene("end-b", ending=True)],
                     [("v", values)])

    def test_what_is_set_and_asked_for_is_sound(self):
        assert not {"variable-unwritten", "variable-unread", "never-shown"} & set(rules(self.made({"variable": "v", "value": "yes"})))

    def test_a_setting_whose_condition_never_holds_sets_nothing(self):
        flaw = rules(self.made({"variable": "v", "value": "yes", "when": self.ASK}))["variable-unwritten"]
        assert "'v' to 'yes'" in flaw.what and flaw.severity == explore.ERROR

    def test_a_variable_of_one_value_remembers_nothing(self):
        flaw = rules(self.made(None, ("no",), [{"variable": "v", "values": ["no"]}]))["variable-unwritten"]
        assert "one value alone" in flaw.what

    def test_a_paragraph_that_nobody_ever_reads(self):
        made = self.made({"variable": "v", "value": "yes"}, block=[{"variable": "v", "values": ["no"]}])
        flaw = rules(made)["never-shown"]
        assert (flaw.scene, flaw.severity) == ("end-a", explore.WARNING) and "And then it was quiet" in flaw.what


@pytest.mark.parametrize("sources", [["own argument"], ["CH11-PA8"]])
def test_a_path_rests_on_a_source_or_is_told(sources):
    made = story(chain(1, lambda _: ([entry(sources=sources)], [entry(sources=sources)])))
    for said in made.debrief["choices"].values():
        said["sources"] = ["own argument"]
    assert ("path-without-source" in rules(made)) == (sources == ["own argument"])
