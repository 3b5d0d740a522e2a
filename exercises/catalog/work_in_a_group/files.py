"""What leaves the page: the deal, a private account for the reader whom its writer chose, and the tables on paper."""

from exercises.catalog.work_in_a_group import inputs, roles, rules
from exercises.catalog.work_in_a_group.asked import NO_COUNT, QUESTIONS
from exercises.record import envelope, printable
from exercises.record.problems import Problem

SLUG = "work_in_a_group"
ACCOUNTS = {f"account_for_{reader}": reader for reader in inputs.READERS}
"""The names under which an account is saved: each says for whom it is, so that whoever reads a class opens what was written for a tutor and nothing else."""
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}


def read(name, data):
    """The record in a file that somebody chose.

    Raises:
        Problem: a sentence that says what is wrong and what to do. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        raise Problem("A table cannot be opened here. Open the file (JSON) that was saved on this page.")
    if account_kind(data) in ACCOUNTS:
        return {**inputs.blank(), "account": read_account(data)}
    return inputs.check(envelope.read(data, SLUG, VERSIONS)["inputs"])


def account_kind(data):
    """What a file says that it is of, or None; what else is in it is not looked at."""
    found = envelope.parse(data).get("exercise")
    return found if isinstance(found, str) else None


def read_account(data):
    """The account in a file that was saved for somebody.

    Raises:
        Problem: it cannot be read, or is for another reader than its name says.
    """
    kind = account_kind(data)
    account = inputs.check({**inputs.blank(), "account": envelope.read(data, kind, VERSIONS)["inputs"]})["account"]
    if account["for"] != ACCOUNTS[kind]:
        raise Problem("The file says in two places for whom it was written, and not the same. Ask its writer to save it again.")
    return account


def deal_alone(record):
    """The deal as the text of a file, with nothing else that stands on the page.

    Raises:
        Problem: nothing has been dealt.
    """
    _dealt(record)
    alone = {**inputs.blank(), "deal": record["deal"]}
    return envelope.write(SLUG, inputs.VERSION, alone, rules.compute(alone))


def account_alone(record):
    """The account as the text of a file, with nothing else that stands on the page.

    It says for whom it was written: in its name (:data:`ACCOUNTS`), in the inputs, in the results in words beside what was asked and what
    was answered, and at the head of the notes, where somebody reads it who has no course.

    Raises:
        Problem: nothing is written, or its writer has not said for whom it is.
    """
    account = _written(record)
    answers = [{"asked": QUESTIONS[name][0], "answered": account[name].strip()} for name in inputs.TEXTS if account[name].strip()]
    notes = "\n\n".join([f"Written {inputs.READERS[account['for']]}{_by(account)}.", *(f"{one['asked']}\n{one['answered']}" for one in answers)])
    kind = next(name for name, reader in ACCOUNTS.items() if reader == account["for"])
    return envelope.write(kind, inputs.VERSION, account, {"account_for": inputs.READERS[account["for"]], "account": answers}, notes)


def account_page(record):
    """The account as a page to print.

    Raises:
        Problem: as for :func:`account_alone`.
    """
    account = _written(record)
    parts = [printable.paragraph(f"Written {inputs.READERS[account['for']]}{_by(account)}, and for nobody else. {NO_COUNT}")]
    for name, (asks, _) in QUESTIONS.items():
        parts.append(printable.heading(asks))
        parts.append(printable.paragraph(account[name].strip()) if account[name].strip() else printable.space(3))
    return printable.page("An account of my own part", parts)


def tables_page(record, picture):
    """The tables as a page to print.

    Args:
        record: a group record.
        picture: gives a table's drawing as SVG: a function of the table and its number.

    Raises:
        Problem: nothing has been dealt.
    """
    deal = _dealt(record)
    parts = [printable.paragraph(f"The three words: {deal['words']}. Everybody who typed them the same hears: {deal['sign']}.\n"
                                 "Any role can be swapped, and anybody may pass or leave, without a reason.")]
    many = len(deal["tables"])
    for number, table in enumerate(deal["tables"], 1):
        name = f"Table {number}" if many > 1 else "The table"
        parts += [printable.picture(picture(table, number), name),
                  printable.table(f"{name}: who sits there", ["Who", "Role"], [[who, role or "no role, a full part all the same"] for who, role in rules.told(table)])]
        if table["open"]:
            parts.append(printable.paragraph(f"Open: {', '.join(table['open'])}; {roles.LEFT_OPEN[deal['roles']]}."))
    return printable.page("Who sits where", parts)


def _dealt(record):
    if not record["deal"]["tables"]:
        raise Problem("Nothing has been dealt yet. Type the three words and press “Deal”.")
    return record["deal"]


def _written(record):
    account = record["account"]
    if not inputs.has_account(record):
        raise Problem("Nothing has been written yet, so that a file would be empty.")
    if not account["for"]:
        raise Problem("Choose first for whom this is. The file will say so.")
    return account


def _by(account):
    return f" by {account['by'].strip()}" if account["by"].strip() else ""
