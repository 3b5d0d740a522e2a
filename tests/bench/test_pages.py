"""What is measured is what it is said to be."""

from exercises.catalog.stage_tracker import checking, rules
from tools.bench import hosts, pages, run


def test_the_record_holds_five_members_and_sixteen_check_ins_with_ticks():
    record = pages.record()
    assert (len(record["members"]), len(record["check_ins"])) == (5, 16)
    assert len(record["entries"]) == 80 and all(entry["ticks"] for entry in record["entries"])
    assert pages.record() == record


def test_the_record_is_one_that_the_exercise_takes_and_computes():
    results = rules.compute(checking.check(pages.record()))
    assert len([one for one in results["check_ins"] if one["profile"]]) == 16


def test_what_stands_in_the_store_has_the_fields_that_the_page_reads():
    """``store.ts`` declares them; a field that is new there has to be here as well."""
    import re

    from tools.ground.places import ROOT

    source = (ROOT / "exercises/seam/page/store.ts").read_text("utf-8")
    declared = re.search(r"export interface Kept \{(.*?)\n\}", source, re.S)[1]
    names = set(re.findall(r"^  (\w+): ", declared, re.M))
    assert names <= set(pages.kept("stage_tracker", pages.record()))


def test_a_round_begins_one_further_on_each_time():
    assert list(run.in_turn(["a", "b", "c"], 4)) == [["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"], ["a", "b", "c"]]


def test_every_target_can_be_reckoned_from_what_a_full_run_visits():
    from tools.bench import figures

    values = {"answered": 100.0, "size": 10, "block": 1.0, "memory": 5.0}
    found = []
    for host, page in run.plan(quick=False):
        for which in ("first", "again", "second", "next"):
            found.append((host, page, which, values))
    assert all(row["value"] is not None for row in figures.verdicts(figures.samples(found)))
    assert all(row["value"] is not None for row in figures.verdicts(figures.samples(
        [(host, page, which, values) for host, page in run.plan(quick=True) for which in ("first", "again", "second", "next")]
    )))  # fmt: skip


def test_each_host_of_the_plan_is_described():
    assert {host for host, _ in run.plan(quick=False)} == set(run.WHERE)
    assert {line for line, _ in run.WHERE.values()} == {hosts.LOOPBACK, hosts.TEN_MEGABIT}


def test_the_bare_page_only_loads_pyodide():
    assert pages.BARE.count("import ") == 1 and "loadPyodide()" in pages.BARE
