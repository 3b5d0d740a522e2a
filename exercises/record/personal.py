"""Warnings before something about a real person is kept: some patterns, never a block.

Outline 6.0, No real cases: patterns like an NHS number, a date of birth, a phone number, a postcode or an
e-mail address trigger a warning; it must be said that this catches some and misses most.
"""

import re

NOTICE = ("Write about invented people, rehearsals or your own group, never about a real child or family. "
          "What you type stays on this device and nobody reads it; if somebody may be at risk now, tell your "
          "supervisor or the local authority, and in an emergency call 999.")
LIMITS = ("This check knows a few patterns of digits and letters. It catches some and misses most: it does not know "
          "a name, a street or a story.")
MOST_READ = 200_000  # characters; more than any field here holds

_DIGITS = re.compile(r"(?<![0-9A-Za-z])([0-9]{3}[ \-\u00a0]?[0-9]{3}[ \-\u00a0]?[0-9]{4})(?![0-9A-Za-z])")
_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_DATE = re.compile(rf"""(?<![0-9])(?:
    (?P<d>[0-3]?[0-9])[/.\-](?P<m>[01]?[0-9])[/.\-](?P<y>(?:19|20)[0-9]{{2}}|[0-9]{{2}})
  | (?P<y2>(?:19|20)[0-9]{{2}})-(?P<m2>[01][0-9])-(?P<d2>[0-3][0-9])
  | (?P<d3>[0-3]?[0-9])(?:st|nd|rd|th)?[ ](?:of[ ])?(?:{_MONTHS})[ ,]{{1,2}}(?:19|20)[0-9]{{2}}
  )(?![0-9])""", re.VERBOSE | re.IGNORECASE)
_PHONE = re.compile(r"(?<![0-9+])(?:(?:\+|00)44[ \-]?(?:\(0\)[ \-]?)?|\(?0)(?:[0-9][ \-()]{0,2}){8,9}[0-9](?![0-9])")
_POSTCODE = re.compile(r"(?<![0-9A-Za-z])(?:[A-Z]{1,2}[0-9][0-9A-Z]?[ ]{0,2}[0-9][ABD-HJLNP-UW-Z]{2}|GIR ?0AA)(?![0-9A-Za-z])",
                       re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NATIONAL_INSURANCE = re.compile(r"(?<![0-9A-Za-z])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:[0-9]{2} ?){3}[A-D](?![0-9A-Za-z])",
                                 re.IGNORECASE)


def warnings(text):
    """What in a text looks as if it pointed to a real person.

    Args:
        text: what was typed.

    Returns:
        A sentence for each kind that was found, then :data:`LIMITS`; an empty list if nothing was found,
        which proves nothing.
    """
    text = str(text)[:MOST_READ]
    found = []
    for kind, pick in _KINDS:
        here = pick(text)
        if here:
            found.append(f"“{' '.join(here.split())}” looks like {kind}. Take it out or change it if it could point to "
                         "a real person.")
    return [*found, LIMITS] if found else []


def nhs_number(text):
    """Whether ten digits carry the check digit of an NHS number.

    The rule is the NHS Data Dictionary's modulus 11: the first nine digits are weighted 10 down to 2 and
    summed; 11 less the remainder is the tenth digit, 11 being written 0, and 10 never issued.
    """
    digits = [int(mark) for mark in text if mark in "0123456789"]
    if len(digits) != 10:
        return False
    check = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits)) % 11
    return check % 11 == digits[9]  # a check of 10 equals no digit


def _nhs(text):
    return next((found[1] for found in _DIGITS.finditer(text) if nhs_number(found[1])), None)


def _date(text):
    for found in _DATE.finditer(text):
        day = found["d"] or found["d2"] or found["d3"]
        month = found["m"] or found["m2"] or "1"
        # Months first, as some write them, would be a date too.
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12 or 1 <= int(month) <= 31 and 1 <= int(day) <= 12:
            return found[0]
    return None


def _first(pattern):
    def pick(text):
        found = pattern.search(text)
        return found[0] if found else None
    return pick


_KINDS = (("an NHS number", _nhs), ("a full date, such as a date of birth", _date),
          ("a UK phone number", _first(_PHONE)), ("a postcode", _first(_POSTCODE)),
          ("an e-mail address", _first(_EMAIL)), ("a National Insurance number", _first(_NATIONAL_INSURANCE)))
