"""Python's side of the seam, run as the page runs it but in a process of its own: it stands in for IPython."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tools.ground.places import ROOT

SCHEMA = json.loads((ROOT / "exercises/seam/schema/messages.schema.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)
SLUG = "stage_tracker"

PRELUDE = """
import json, sys, types
said = []
import exercises.seam.python.launch as launch
launcher = launch.Launcher(lambda text, buffers: said.append(json.loads(text)))
def mount(slug, inputs=None, edits=(), material=None, name="m1", version=0):
    request = {"mount": name, "slug": slug, "version": version, "inputs": inputs, "edits": list(edits), "material": material}
    launcher.mount(json.dumps(request))
def kinds():
    return [message["type"] for message in said]
def broken():
    import ipywidgets as widgets
    from exercises.views.exercise import Exercise
    from exercises.record.problems import Problem
    class Broken(Exercise):
        slug = "broken"
        version = 3
        versions = {2: lambda old: {"word": old["said"]}, 3: None}
        inputs = property(lambda self: {"word": self.word.value})
        def __init__(self, inputs):
            super().__init__()
            self.word = self.field("word", widgets.Text(description="A word", value=(inputs or {}).get("word", "")))
            self.fall = self.field("fall", widgets.Button(description="Fall"))
            self.refuse = self.field("refuse", widgets.Button(description="Refuse"))
            self.fall.on_click(lambda _: 1 / 0)
            def refuse(_): raise Problem("There are two members called Ash. Give one another name.")
            self.refuse.on_click(refuse)
            self.word.observe(lambda change: self.changed(), "value")
            self.children = (self.word, self.fall, self.refuse)
    made = types.ModuleType("exercises.catalog.broken")
    made.create = lambda inputs: Broken(inputs)
    sys.modules["exercises.catalog.broken"] = made
def comm(comm_id, data):
    launcher.handle(json.dumps({"type": "comm", "msg_type": "comm_msg", "content": {"comm_id": comm_id, "data": data}, "mount": "m1", "msg_id": "p1"}))
"""


def run(code: str) -> list:
    """Run ``code`` after the prelude; returns the messages for the page, each held against the schema."""
    text = PRELUDE + code + "\nprint(json.dumps(said))"
    done = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    for message in said:
        VALID.validate(message)
    return said


def test_mounting_opens_the_widgets_then_says_so_then_gives_the_record():
    said = run(f"mount({SLUG!r})")
    kinds = [message["type"] for message in said]
    assert kinds.index("mounted") > kinds.index("comm")
    assert kinds[-1] == "record" and "problem" not in kinds
    mounted = next(message for message in said if message["type"] == "mounted")
    opened = {message["content"]["comm_id"] for message in said if message["type"] == "comm" and message["msg_type"] == "comm_open"}
    assert mounted["model_id"] in opened


def test_ipython_is_not_imported():
    said = run(f"mount({SLUG!r})\nassert not hasattr(sys.modules['IPython'], '__file__')")
    assert said


def test_edits_made_early_are_honoured_once_and_unknown_ones_passed_over():
    said = run("broken()\nmount('broken', edits=[{'field': 'word', 'value': 'half a sen'}, {'field': 'gone', 'value': 1}])")
    assert next(message for message in said if message["type"] == "mounted")["passed_over"] == 1
    assert said[-1]["inputs"] == {"word": "half a sen"}
    assert said[-1]["fields"]["word"] == {"value": "half a sen"}


def test_an_exception_is_a_sentence_for_the_reader_and_a_traceback_for_the_console():
    said = run("broken()\nmount('broken')\nbutton = launcher._mounted['m1'].fall\nsaid.clear()\ncomm(button.comm.comm_id, {'method': 'custom', 'content': {'event': 'click'}})")
    problem = next(message for message in said if message["type"] == "problem")
    assert "ZeroDivisionError" in problem["detail"] and "ZeroDivisionError" not in problem["sentence"]
    assert not problem["fatal"]
    assert [message["type"] for message in said].count("idle") == 1


def test_a_problem_that_a_learner_can_mend_is_told_in_its_own_words():
    said = run("broken()\nmount('broken')\nbutton = launcher._mounted['m1'].refuse\nsaid.clear()\ncomm(button.comm.comm_id, {'method': 'custom', 'content': {'event': 'click'}})")
    problem = next(message for message in said if message["type"] == "problem")
    assert problem["sentence"] == "There are two members called Ash. Give one another name."
    assert problem["detail"] == ""


def test_an_early_click_that_fails_does_not_cost_the_exercise():
    said = run("broken()\nmount('broken', edits=[{'field': 'fall', 'press': True}, {'field': 'word', 'value': 'kept'}])")
    kinds = [message["type"] for message in said]
    assert "mounted" in kinds and "problem" in kinds
    assert said[-1]["inputs"] == {"word": "kept"}


@pytest.mark.parametrize("slug", ["no_such_exercise", "../record", "os", "stage_tracker.rules", ""])
def test_only_an_exercise_of_the_catalogue_can_be_mounted(slug):
    said = run(f"mount({slug!r})")
    problem = next(message for message in said if message["type"] == "problem")
    assert problem["fatal"]
    assert "mounted" not in [message["type"] for message in said]


def test_inputs_that_cannot_be_read_leave_an_empty_exercise_and_a_sentence():
    said = run(f"mount({SLUG!r}, inputs={{'members': 7}})")
    kinds = [message["type"] for message in said]
    assert "mounted" in kinds
    problem = next(message for message in said if message["type"] == "problem")
    assert not problem["fatal"]


def test_letting_go_closes_every_widget():
    said = run(
        f"mount({SLUG!r})\n"
        "opened = {m['content']['comm_id'] for m in said if m['type'] == 'comm' and m['msg_type'] == 'comm_open'}\n"
        "launcher.unmount('m1')\n"
        "closed = {m['content']['comm_id'] for m in said if m['type'] == 'comm' and m['msg_type'] == 'comm_close'}\n"
        "left = opened - closed - {w for w in opened if w not in launcher._comms.comms}\n"
        "assert not left, left"
    )
    assert said


def test_a_message_for_a_closed_widget_is_passed_over():
    said = run("broken()\nmount('broken')\nlauncher.unmount('m1')\nsaid.clear()\ncomm('gone', {'method': 'custom', 'content': {}})")
    assert [message["type"] for message in said] == ["idle"]


LONG = """
broken()
mount("broken")
exercise = launcher._mounted["m1"]
def piece(n):
    exercise.word.value = f"{n} of 3"
    if n < 3:
        exercise.later(lambda: piece(n + 1))
exercise.later(lambda: piece(1))
said.clear()
"""


def test_long_work_goes_on_a_piece_at_a_time_and_lets_messages_in_between():
    said = run(LONG + "assert launcher.has_work()\nlauncher.work()\n"
               "comm(exercise.word.comm.comm_id, {'method': 'update', 'state': {'word': 'x'}})\n"
               "while launcher.has_work(): launcher.work()")
    records = [one for one in said if one["type"] == "record"]
    assert [one["inputs"]["word"] for one in records] == ["1 of 3", "2 of 3", "3 of 3"]
    assert all(one["unasked"] and "results" in one for one in records), "a piece of work answers no message"
    assert [one["type"] for one in said].index("idle") < said.index(records[1])


def test_work_ends_with_its_exercise_and_a_piece_that_fails_is_told():
    said = run(LONG + "launcher.work()\nlauncher.unmount('m1')\nassert not launcher.has_work()\nlauncher.work()")
    assert [one["inputs"]["word"] for one in said if one["type"] == "record"] == ["1 of 3"]
    said = run("broken()\nmount('broken')\nlauncher._mounted['m1'].later(lambda: 1 / 0)\nlauncher.work()\nassert not launcher.has_work()")
    [problem] = [one for one in said if one["type"] == "problem"]
    assert problem["mount"] == "m1" and "ZeroDivisionError" in problem["detail"]


def test_the_schema_bites():
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate({"type": "problem", "mount": None, "sentence": "", "detail": "", "fatal": False})
    assert Path(ROOT / "exercises/seam/page/messages.ts").exists()


@pytest.mark.parametrize(("version", "inputs"), [(2, {"said": "kept"}), (3, {"word": "kept"}), (0, {"word": "kept"})])
def test_what_an_earlier_version_kept_is_brought_to_today(version, inputs):
    said = run(f"broken()\nmount('broken', inputs={inputs!r}, version={version})")
    [mounted] = [one for one in said if one["type"] == "mounted"]
    [record] = [one for one in said if one["type"] == "record"]
    assert mounted["refused"] is False
    assert (record["version"], record["inputs"]) == (3, {"word": "kept"})


@pytest.mark.parametrize(("version", "told"), [(4, "a newer version"), (1, "can no longer be read"), (2, "do not have that version's form")])
def test_what_cannot_be_brought_to_today_is_refused_and_said_so(version, told):
    said = run(f"broken()\nmount('broken', inputs={{'other': 1}}, version={version})")
    [mounted] = [one for one in said if one["type"] == "mounted"]
    [problem] = [one for one in said if one["type"] == "problem"]
    assert mounted["refused"] is True and problem["fatal"] is False
    assert told in problem["sentence"]


def test_a_file_of_bytes_travels_beside_its_message_and_one_of_text_inside_it():
    said = run("broken()\nmount('broken')\nexercise = launcher._mounted['m1']\nsaid.clear()\nbuffers = []\n"
               "launcher._post = lambda text, parts: (said.append(json.loads(text)), buffers.append(parts))\n"
               "exercise.deliver('a.docx', 'application/x', b'PK\\x00\\xff')\nexercise.deliver('a.txt', 'text/plain', 'words')\n"
               "assert buffers == [[b'PK\\x00\\xff'], []], buffers")
    assert said == [{"type": "file", "mount": "m1", "name": "a.docx", "mime": "application/x", "text": None},
                    {"type": "file", "mount": "m1", "name": "a.txt", "mime": "text/plain", "text": "words"}]


def test_what_is_kept_of_other_exercises_is_asked_of_the_page_and_its_answer_handed_on():
    answer = {"mount": "m1", "records": [{"key": "vignette:x", "exercise": "vignette", "material": "x", "title": "X", "changed": "2026-01-01T00:00:00Z"}],
              "why_not": ""}
    jsonschema.Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": "#/$defs/kept"}]}).validate(answer)
    said = run(f"broken()\nmount('broken')\nexercise = launcher._mounted['m1']\nsaid.clear()\nexercise.ask_for_kept()\nexercise.ask_for_kept(['vignette:x'])\n"
               "def came(records, why_not=''):\n    exercise.word.value = records[0]['title'] if records else why_not\n"
               f"exercise.kept_came = came\nlauncher.kept(json.dumps({answer!r}))\n"
               "launcher.kept(json.dumps({'mount': 'gone', 'records': [], 'why_not': ''}))\n"
               "def fall(records, why_not=''):\n    raise ZeroDivisionError\n"
               f"exercise.kept_came = fall\nlauncher.kept(json.dumps({answer!r}))")
    asked = [one["keys"] for one in said if one["type"] == "ask_for_kept"]
    assert asked == [None, ["vignette:x"]]
    [record] = [one for one in said if one["type"] == "record"]
    assert record["inputs"] == {"word": "X"} and "results" in record
    assert [one["fatal"] for one in said if one["type"] == "problem"] == [False]


def test_an_exercise_may_put_a_record_with_the_learners_work_and_is_told_what_came_of_it():
    answer = {"mount": "m1", "sentence": "It is kept."}
    jsonschema.Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": "#/$defs/kept_beside"}]}).validate(answer)
    said = run(f"broken()\nmount('broken')\nexercise = launcher._mounted['m1']\nsaid.clear()\nexercise.keep_beside('{{}}')\n"
               "def came(sentence):\n    exercise.word.value = sentence\n"
               f"exercise.kept_beside = came\nlauncher.kept_beside(json.dumps({answer!r}))\n"
               "launcher.kept_beside(json.dumps({'mount': 'gone', 'sentence': 'x'}))\n"
               "def fall(sentence):\n    raise ZeroDivisionError\n"
               f"exercise.kept_beside = fall\nlauncher.kept_beside(json.dumps({answer!r}))")
    assert [one["text"] for one in said if one["type"] == "keep_beside"] == ["{}"]
    assert [one["inputs"] for one in said if one["type"] == "record"] == [{"word": "It is kept."}]
    assert [one["fatal"] for one in said if one["type"] == "problem"] == [False]


def test_outside_the_page_an_exercise_is_told_that_nothing_can_be_looked_up():
    said = run("from exercises.views import host\nhost.use(host.Host())\nbroken()\nfrom exercises.catalog.broken import create\nexercise = create(None)\n"
               "came = []\nexercise.kept_came = lambda records, why_not='': came.append((records, why_not))\nexercise.ask_for_kept()\n"
               "assert came == [(None, 'Nothing is kept here that could be looked up. Open saved files instead.')], came")
    assert "ask_for_kept" not in [one["type"] for one in said]


def test_a_page_hears_of_what_an_exercise_notices_by_itself():
    """Beats come while the exercise stands on the page, tell what changed, and end when it is let go."""
    code = """
import asyncio
broken()
async def go():
    mount("broken")
    exercise = launcher._mounted["m1"]
    times = []
    def act():
        times.append(1)
        exercise.word.value = f"beat {len(times)}"
        return len(times) < 2
    assert launcher.beat(exercise, 0.01, act) is True
    for _ in range(500):
        await asyncio.sleep(0.01)
        if len(times) == 2:
            break
    more = []
    launcher.beat(exercise, 0.01, lambda: more.append(1))
    launcher.unmount("m1")
    await asyncio.sleep(0.1)
    assert len(times) == 2 and not more
asyncio.run(go())
"""
    said = run(code)
    words = [message["inputs"]["word"] for message in said if message["type"] == "record"]
    assert words[-2:] == ["beat 1", "beat 2"]


def test_where_no_clock_runs_an_exercise_is_told_so():
    """Outside the page nothing beats, and an exercise is told that nothing will."""
    said = run("""
broken()
mount("broken")
assert launcher.beat(launcher._mounted["m1"], 1, lambda: None) is False
""")
    assert "mounted" in [message["type"] for message in said]


def test_files_are_handed_to_a_control_one_by_one_and_each_is_answered():
    said = run("""
import jsonschema
schema = json.load(open("exercises/seam/schema/messages.schema.json"))
def hand(step, content=None, **more):
    file = {"mount": "m1", "field": "files", "step": step, "name": "", "kind": "", "why": "", "at": 0, "of": 9, **more}
    jsonschema.validate(file, {"$ref": "#/$defs/handed", "$defs": schema["$defs"]})
    launcher.handed(json.dumps(file), content)
mount("class_reading")
exercise = launcher._mounted["m1"]
hand("begin")
hand("text", b"{not JSON", name="Ash/a.json", kind="json")
hand("not_read", name="Ash/b.pdf", why="A PDF.")
hand("end")
hand("text", b"{}", name="Ash/c.json", kind="json", field="gone")
assert [row["path"] for row in exercise._folder.not_read()] == ["Ash/a.json", "Ash/b.pdf"]
exercise._tray._take = lambda *_: 1 / 0
hand("begin")
hand("text", b"{}", name="Bo/a.json", kind="json")
""")
    answers = [message["more"] for message in said if message["type"] == "go_on"]
    # A field that is not there wants no more; a file that breaks what reads it does not cost the reader the next.
    assert answers == [True, True, True, True, False, True, True]
    assert [message["sentence"] for message in said if message["type"] == "problem"][0].startswith("Something in this exercise went wrong")


def test_what_keeps_nothing_tells_the_page_nothing_to_keep():
    said = run("""
mount("class_reading")
exercise = launcher._mounted["m1"]
exercise.fields["find"].value = "a child's name"
exercise.changed()
comm("none", {})
""")
    records = [message for message in said if message["type"] == "record"]
    assert records and all(record["fields"] == {} and record["inputs"] == {} for record in records)
    assert not any("a child's name" in json.dumps(record) for record in records)
