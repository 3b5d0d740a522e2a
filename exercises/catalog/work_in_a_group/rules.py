"""What *Work in a group* works out: where one sits oneself, and what stands in the tables. Nothing about anybody is counted."""

from exercises.catalog.work_in_a_group import dealing, inputs, roles, saying
from exercises.record.problems import Problem


def dealt(record):
    """The record with tables dealt from what was typed.

    Raises:
        Problem: something that is needed is missing or wrong; the sentence says what.
    """
    deal = record["deal"]
    words = saying.read(deal["words"])
    if deal["way"] == inputs.NUMBERS:
        dealing.check_numbers(deal["people"], deal["most"])
        people = [str(number) for number in range(1, deal["people"] + 1)]
    else:
        people = dealing.members(deal["names"])
    listed = roles.listed(deal["roles"], deal["own"])
    return inputs.with_deal(record, words=words, tables=dealing.deal(words, people, deal["most"], listed),
                            sign=dealing.sign(words, people, deal["most"], listed, saying.WORDS))


def mine(record):
    """At which table whoever has this device sits, from 0; None where they have not said, or sit at none.

    Raises:
        Problem: what they typed is nobody who was dealt.
    """
    deal = record["deal"]
    typed = deal["me"].strip().removeprefix("number ").strip() if deal["way"] == inputs.NUMBERS else deal["me"].strip()
    if not typed or not deal["tables"]:
        return None
    at = dealing.table_of(deal["tables"], typed.lstrip("0") or typed if typed.isascii() and typed.isdigit() else typed)
    if at is None:
        whom = f"number from 1 to {sum(len(table['seats']) for table in deal['tables'])}" if deal["way"] == inputs.NUMBERS else "name as it stands in the list"
        raise Problem(f"Nobody here is “{typed}”. Type your {whom}.")
    return at


def told(table):
    """Who sits at a table, as rows of somebody and their roles."""
    return [(seat["who"], ", ".join(seat["roles"])) for seat in table["seats"]]


def compute(record):
    """What stands in a file for whoever reads it without the course: the tables, and for whom an account was written."""
    deal, account = record["deal"], record["account"]
    return {"tables": [{"number": number, "members": [{"who": who, "role": role} for who, role in told(table)], "open": table["open"]}
                       for number, table in enumerate(deal["tables"], 1)],
            "sign": deal["sign"], "account_for": inputs.READERS.get(account["for"], "")}
