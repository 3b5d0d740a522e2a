"""Who handed a file in, by its path."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.cohort.whose import LONGEST, learner_of


@pytest.mark.parametrize(
    ("path", "who"),
    [
        # Moodle, as its downloader names folders since 4.1, before it, and where folders are turned off.
        ("Sam Hill_12345_assignsubmission_file/threshold-ladder.json", "Sam Hill (12345)"),
        ("Sam Hill_12345_assignsubmission_file_/threshold-ladder.json", "Sam Hill (12345)"),
        ("Sam Hill_12345_assignsubmission_file_/week 2/threshold-ladder.json", "Sam Hill (12345)"),
        ("Sam Hill_12345_assignsubmission_file_threshold-ladder.json", "Sam Hill (12345)"),
        ("SW301-Reading-881/Zoë O’Neill-Ade_7_assignsubmission_onlinetext_/onlinetext.html", "Zoë O’Neill-Ade (7)"),
        ("Participant_90210_assignsubmission_file_/work.json", "Participant (90210)"),
        ("Group A_12_assignsubmission_file_/work.json", "Group A (12)"),
        ("Default group_assignsubmission_file_/work.json", "Default group"),
        # Canvas.
        ("hillsam_340934_208490284_threshold-ladder.json", "hillsam (340934)"),
        ("hillsam_LATE_340934_208490284_threshold_ladder_1.json", "hillsam (340934)"),
        ("submissions/wellslane_334244_394803489_work.json", "wellslane (334244)"),
        ("anon_aB3xZ_208490284_work.json", "anon (aB3xZ)"),
        # Blackboard.
        ("Reading week_sh1234_attempt_2026-11-22-10-00-00_threshold_ladder.json", "sh1234"),
        ("gradebook_SW301_Reading/Reading_week_sh1234_attempt_2026-11-22-10-00-00.txt", "sh1234"),
        # None of them.
        ("Sam/threshold-ladder.json", "Sam"),
        ("week 2/Sam/threshold-ladder.json", "Sam"),
        ("class\\Sam\\threshold-ladder.json", "Sam"),
        ("Sam’s ladder.json", "Sam’s ladder"),
        ("./../x.json", "x"),
        ("", "a file without a name"),
        ("a\u202eb\n/x.json", "a b"),
    ],
)
def test_the_path_says_who_it_was(path, who):
    assert learner_of(path) == who


def test_namesakes_stay_two():
    assert learner_of("Sam Hill_1_assignsubmission_file_/a.json") != learner_of("Sam Hill_2_assignsubmission_file_/a.json")


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_path_gives_one_short_line(path):
    who = learner_of(path)
    assert 0 < len(who) <= LONGEST and who.isprintable() and who == who.strip()
