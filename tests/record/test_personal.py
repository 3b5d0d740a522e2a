import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.record import personal


def kinds(text):
    return [said.split(" looks like ")[1].split(".")[0] for said in personal.warnings(text)[:-1]]


# Numbers kept for invented use: 999 and after is never issued to a patient; 07700 900 is for drama; QQ is no prefix.
NHS = next(f"999{n:06d}{d}" for n in range(99) for d in range(10) if personal.nhs_number(f"999{n:06d}{d}"))


def test_the_published_check_digit_rule_holds():
    # Worked through by hand: 9 4 3 4 7 6 5 9 1 weighted 10 to 2 sums to 299; 299 mod 11 is 2; 11 - 2 is 9.
    assert personal.nhs_number("943 476 5919")
    assert not personal.nhs_number("943 476 5910")
    assert not personal.nhs_number("943 476 591")


@given(st.integers(0, 10**9 - 1))
def test_at_most_one_last_digit_makes_an_nhs_number(nine):
    right = [last for last in range(10) if personal.nhs_number(f"{nine:09d}{last}")]
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), f"{nine:09d}"))
    assert right == [last for last in range(10) if (total + last) % 11 == 0]


@pytest.mark.parametrize(("text", "kind"), [
    (f"her number is {NHS}", "an NHS number"),
    (f"{NHS[:3]} {NHS[3:6]} {NHS[6:]}", "an NHS number"),
    (f"({NHS[:3]}-{NHS[3:6]}-{NHS[6:]})", "an NHS number"),
    ("born 03/04/2015", "a full date, such as a date of birth"),
    ("dob 3.4.15", "a full date, such as a date of birth"),
    ("2015-04-03", "a full date, such as a date of birth"),
    ("on the 3rd of April 2015", "a full date, such as a date of birth"),
    ("ring 07700 900123", "a UK phone number"),
    ("+44 (0)7700 900 123", "a UK phone number"),
    ("(0118) 496 0123", "a UK phone number"),
    ("at SW1A 1AA", "a postcode"),
    ("m1 1ae", "a postcode"),
    ("ash@school.example", "an e-mail address"),
    ("AB 12 34 56 C", "a National Insurance number"),
])
def test_a_pattern_is_warned_of(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize("text", ["", "We met at 10.30 and again in week 12.", "1234567890", "Page 12/13 of 2015", "32/13/2015", "3 of 4 agreed",
                                  "in April 2015", "@home", "a1 b2", "0.25, 0.50"])
def test_ordinary_words_are_not(text):
    assert personal.warnings(text) == []


def test_a_warning_says_that_the_check_misses_most():
    said = personal.warnings("ring 07700 900123")
    assert "misses most" in said[-1] and len(said) == 2
    assert "nobody reads it" in personal.NOTICE and "999" in personal.NOTICE


@given(st.text("0123456789 -.@abAB/()+", max_size=400))
def test_any_text_is_checked_and_none_is_changed_or_blocked(text):
    assert all(isinstance(said, str) and said.endswith(".") for said in personal.warnings(text))
