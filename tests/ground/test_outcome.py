"""The closing lines of the tests tell the truth: nothing run is not a pass."""

from tools.testing import outcome
from tools.testing.outcome import Outcome

REPORT = """<testsuites><testsuite>
<testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><error/></testcase>
<testcase name="d"><skipped/></testcase><testcase name="e"/>
</testsuite></testsuites>"""


def test_a_report_is_counted(tmp_path):
    file = tmp_path / "report.xml"
    file.write_text(REPORT)
    assert outcome.counts(file) == (2, 2, 1)
    file.write_text(REPORT[:50])
    assert outcome.counts(file) == (0, 0, 0)
    assert outcome.counts(tmp_path / "none") == (0, 0, 0)


def test_a_part_that_broke_counts_as_a_failure_though_no_test_failed():
    good, broken = Outcome("a", True, passed=3), Outcome("b", False, remark="the runner broke")
    assert outcome.total([good, broken]) == "3 passed, 1 failed, 0 skipped"
    assert not outcome.all_sound([good, broken])
    assert outcome.all_sound([good])


def test_no_test_at_all_is_no_pass():
    assert not outcome.all_sound([])
    assert not outcome.all_sound([Outcome("a", True, remark="no test of that name")])


def test_the_last_line_is_the_sum_alone():
    lines = outcome.table([Outcome("a", True, 1), Outcome("b", False, 1, 2, 1)]).splitlines()
    assert lines[-1] == "2 passed, 2 failed, 1 skipped"
    assert any(line.startswith("  FAIL  b ") for line in lines)
