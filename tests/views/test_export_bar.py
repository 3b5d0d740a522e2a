import json

import ipywidgets as widgets
import pytest

from exercises.record import envelope, tables
from exercises.record.problems import Problem
from exercises.record.together import by_field
from exercises.views import host
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar
from exercises.views.upload import Upload
from tests.views.payloads import PAYLOADS, names_in


class Plain(Exercise):
    """An exercise that adds up, for the bar to stand under."""

    slug = "sample_sum"
    version = 2

    def __init__(self, **options):
        super().__init__()
        self.figures = [1, 2]
        self.bar = ExportBar(self, "Sample / sum", **{"csv": self.csv, "merge": self.merge, "page": lambda: "<!doctype html>", "on_open": self.take,
                                                      **options})
        self.children = (self.bar,)

    inputs = property(lambda self: {"figures": self.figures})
    results = property(lambda self: {"sum": sum(self.figures)})
    notes = "mine"

    def csv(self):
        return tables.write(["figure"], [[figure] for figure in self.figures])

    def take(self, inputs):
        if not all(isinstance(figure, int) for figure in inputs.get("figures", "x")):
            raise Problem("The field “figures” has to hold whole numbers; open the file as it was saved.")
        self.figures = list(inputs["figures"])

    def merge(self, inputs):
        self.take({"figures": self.figures + inputs["figures"]})
        return "Its figures stand after yours."

    def press(self, field):
        assert self.apply([{"field": field, "press": True}]) == []

    def choose(self, field, name, content):
        assert self.apply([{"field": field, "file": {"name": name, "content": content}}]) == []

    @property
    def told(self):
        return self.bar.children[-1].value


class Sample(Plain):
    """The same, and it still reads what its first version saved."""

    versions = {1: lambda inputs: {"figures": inputs["list"]}, 2: None}


@pytest.fixture
def delivered():
    here = host.Host()
    before = host.use(here)
    yield here.delivered
    host.use(before)


def saved(figures, version=2, **changes):
    return json.dumps({"exercise": "sample_sum", "version": version, "created": "2026-03-04T10:11:12Z", "inputs": {"figures": figures},
                       "results": {}, "notes": "", **changes})


def test_each_control_is_a_named_field_with_words_on_it():
    fields = Sample().fields
    assert set(fields) == {"export_json", "export_csv", "export_page", "open_file", "merge_file"}
    assert all(field.description for field in fields.values())
    assert fields["open_file"].accept == ".json,.csv"


def test_only_what_the_exercise_offers_is_there():
    assert set(Sample(csv=None, merge=False, page=None).fields) == {"export_json", "open_file"}


def test_a_saved_file_opens_again_with_the_same_results(delivered):
    exercise = Sample()
    exercise.press("export_json")
    name, mime, text = delivered[0]
    assert name.startswith("sample-sum-20") and name.endswith(".json") and mime == "application/json"
    assert json.loads(text)["results"] == {"sum": 3} and json.loads(text)["notes"] == "mine"
    other = Sample()
    other.figures = []
    other.choose("open_file", name, text)
    assert other.results == {"sum": 3} and "Opened" in other.told


def test_a_table_is_saved_so_that_spreadsheets_know_its_letters(delivered):
    exercise = Sample()
    exercise.press("export_csv")
    name, _, text = delivered[0]
    assert name.endswith(".csv") and text == "\ufefffigure\r\n1\r\n2\r\n"


def test_a_page_is_saved(delivered):
    exercise = Sample()
    exercise.press("export_page")
    assert delivered[0][0].endswith(".html") and delivered[0][2] == "<!doctype html>"


def test_what_a_file_holds_is_listed_before_it_is_made():
    assert "all that was entered here" in Sample().bar.children[0].value
    told = ["your ticks"]
    exercise = Sample(contents=lambda: told[0])
    assert "A file holds your ticks." in exercise.bar.children[0].value
    told[0] = "two members"
    exercise.bar.refresh()
    assert "two members" in exercise.bar.children[0].value


def test_an_older_file_is_migrated():
    exercise = Sample()
    exercise.choose("open_file", "old.json", saved([], 1, inputs={"list": [5]}))
    assert exercise.figures == [5]


@pytest.mark.parametrize(("content", "said"), [
    (saved([9])[:60], "breaks off"),
    (saved([9], version=3), "newer version"),
    (saved([9], exercise="other"), "belongs to the exercise"),
    (saved(["nine"]), "whole numbers"),
    (b"\xff\xfe\x00", "UTF-16"),
    (b"", "empty"),
    (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
])
def test_a_bad_file_leaves_what_was_there_and_says_so(content, said):
    exercise = Sample()
    for field in ("open_file", "merge_file"):
        exercise.choose(field, "bad.json", content)
        assert exercise.figures == [1, 2]
        assert said in exercise.told and "What stands here is as it was." in exercise.told and 'role="status"' in exercise.told


def test_several_problems_stand_as_a_list():
    exercise = Sample(read=lambda name, data: tables.read(data, ["figure", "week"]))
    exercise.choose("open_file", "t.csv", "figure,week\n1\n2\n3,4\n")
    assert exercise.told.count("<li>Line ") == 2 and "<p>The table was not opened.</p>" in exercise.told


def test_the_exercises_own_reader_is_given_name_and_bytes():
    seen = []
    exercise = Sample(read=lambda name, data: seen.append((name, data)) or {"figures": [4]})
    exercise.choose("open_file", "t.csv", b"\x01\x02")
    assert seen == [("t.csv", b"\x01\x02")] and exercise.figures == [4]


def test_files_are_added_one_after_another_until_one_fails():
    exercise = Sample()
    upload = exercise.fields["merge_file"]
    upload.value = tuple({"name": f"{place}.json", "type": "", "size": 1, "content": memoryview(text.encode()), "last_modified": None}
                         for place, text in enumerate([saved([3]), saved(["x"]), saved([5])]))
    assert exercise.figures == [1, 2, 3]
    assert "whole numbers" in exercise.told


def test_the_same_file_may_be_chosen_again():
    exercise = Sample()
    exercise.choose("merge_file", "a.json", saved([3]))
    assert exercise.fields["merge_file"].value == ()
    exercise.choose("merge_file", "a.json", saved([3]))
    assert exercise.figures == [1, 2, 3, 3] and "Its figures stand after yours." in exercise.told


def test_a_chosen_file_is_never_sent_back():
    upload = Upload(description="Open")
    upload.value = ({"name": "a", "type": "", "size": 1, "content": b"secret", "last_modified": None},)
    assert upload.get_state("value") == {"value": []}
    upload.set_state({"value": [{"name": "b", "type": "text/csv", "size": 1, "content": memoryview(b"x"), "last_modified": 1}]})
    assert upload.value[0]["name"] == "b" and bytes(upload.value[0]["content"]) == b"x"
    assert isinstance(upload, widgets.FileUpload) and upload._model_name == "FileUploadModel"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_files_name_and_words_stay_text(payload):
    exercise = Sample()
    exercise.choose("open_file", payload, saved([1]))
    clean = {"div", "div[role]", "div[class]"}
    assert names_in(exercise.told) == clean
    exercise.choose("open_file", "x", json.dumps({"exercise": payload.replace("\ud800", "")}))
    assert names_in(exercise.told) == clean | {"p"}
    exercise.bar.say(payload)
    assert names_in(exercise.told) == clean


def test_an_exercise_without_a_table_of_versions_reads_its_own():
    exercise = Plain()
    exercise.choose("open_file", "a.json", saved([7]))
    assert exercise.figures == [7]
    exercise.choose("open_file", "a.json", saved([8], version=1))
    assert exercise.figures == [7] and "can no longer be read" in exercise.told


def test_the_name_of_a_file_holds_nothing_that_a_system_refuses(delivered):
    exercise = Sample()
    exercise.bar._name = "../../Ash: «a» \\ b?"
    exercise.press("export_json")
    exercise.bar._name = lambda: "Ω"
    exercise.press("export_json")
    today = envelope.now()[:10]
    assert [name for name, _, _ in delivered] == [f"ash-a-b-{today}.json", f"sample_sum-{today}.json"]


class Fields(Plain):
    """One that leaves it to the bar how two copies become one."""

    def __init__(self):
        self.entered = {"title": "Ours", "place": "", "rows": [{"id": "a", "said": "here"}]}
        super().__init__(merge=None, together=lambda mine, theirs: by_field(mine, theirs, {"title": "", "place": "", "rows": []}))

    inputs = property(lambda self: self.entered)
    results = property(lambda self: {})

    def take(self, inputs):
        self.entered = inputs


THEIRS = {"title": "<b>Theirs</b>", "place": "Hall", "rows": [{"id": "a", "said": "there"}, {"id": "b", "said": "too"}]}


def test_copies_that_differ_stand_side_by_side_until_somebody_has_chosen():
    exercise = Fields()
    before = exercise.inputs
    exercise.choose("merge_file", "theirs.json", envelope.write("sample_sum", 2, THEIRS, {}))
    assert "Nothing has been taken over yet" in exercise.told and exercise.inputs is before
    shown = exercise.bar.children[-2]
    assert shown.layout.display == "flex" and "Ours" in shown.children[0].value and "&lt;b&gt;Theirs" in shown.children[0].value
    exercise.press("version.first")
    assert exercise.inputs is before, "there is another place to decide"
    exercise.press("version.second")
    assert exercise.inputs["place"] == "Hall" and exercise.inputs["title"] == "<b>Theirs</b>"
    assert [row["said"] for row in exercise.inputs["rows"]] == ["there", "too"]
    assert shown.layout.display == "none" and "as you chose" in exercise.told
    exercise.press("version.first")


def test_a_file_that_is_put_away_leaves_everything_as_it_was():
    exercise = Fields()
    before = exercise.inputs
    exercise.choose("merge_file", "theirs.json", envelope.write("sample_sum", 2, THEIRS, {}))
    exercise.press("version.neither")
    assert exercise.inputs is before and "as it was" in exercise.told


def test_copies_that_do_not_contradict_each_other_are_one_at_once():
    exercise = Fields()
    exercise.choose("merge_file", "theirs.json", envelope.write("sample_sum", 2, {"title": "Ours", "place": "Hall"}, {}))
    assert exercise.inputs == {"title": "Ours", "place": "Hall", "rows": [{"id": "a", "said": "here"}]}
    assert "do not contradict" in exercise.told
