"""Tables as CSV that a spreadsheet may open safely, and the way back from a stranger's file.

Outline 6.0, Spreadsheet safety: a cell that starts like a formula gets a quote put before it, and loses it
again on import; true numbers are exempt. To keep the way back exact, a cell that already starts with
quotes before such a sign gets one more.
"""

import csv
import io
import itertools
import re

from exercises.record.files import line_at, text_of, whole
from exercises.record.names import key
from exercises.record.problems import Problem, shown

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 100_000  # characters; csv itself refuses above 131,072

# Besides the outline's signs: a line feed, and the full-width twins that some spreadsheets take alike.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_DELIMITERS = (",", ";", "\t")
_SEP = re.compile("sep=([,;\t])[\r\n]+", re.IGNORECASE)


class Row(dict):
    """One row by its columns' names, with the line of the file on which it begins.

    Attributes:
        line: counted from 1, for the sentences of whoever checks what the cells mean.
    """

    line = 0


def write(header, rows):
    """A table as CSV text, comma between, CRLF at the line's end.

    Args:
        header: the columns' names.
        rows: lists as long as the header, of text, numbers, True or False (written yes and no) and None
            (an empty cell). A row whose cells are all empty says nothing and is not read back.

    Returns:
        The text, without a byte-order mark.

    Raises:
        ValueError: a row is not as long as the header (an author's mistake).
    """
    return "".join(lines(header, rows))


def lines(header, rows):
    """The same as :func:`write`, row by row, for a table that is too large to be held at once."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in itertools.chain([header], rows):
        if len(row) != len(header):
            raise ValueError(f"A row has {len(row)} cells and the header {len(header)}.")
        writer.writerow([_guarded(cell) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def read(data, known, required=()):
    """The rows of a table, cells as text.

    Args:
        data: the file's bytes, or its text.
        known: the columns that the exercise knows. Case and spacing in the file's header do not count.
        required: those of them that must be there.

    Returns:
        A list of :class:`Row`: a dictionary of each known column that the file has. Columns that are not
        known stand together under ``"_unknown"``, where there are any.

    Raises:
        Problem: everything that is wrong with the file's form, by line number, the first twenty in full.
    """
    text = text_of(data)
    skipped = _SEP.match(text)
    start = skipped.end() if skipped else 0
    delimiter = skipped[1] if skipped else _delimiter(text, known)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter, strict=True)
    offset = line_at(text, start) - 1
    records = _records(reader, offset)
    line, cells = next(records, (1, []))
    columns = _columns(line, cells, known, required)
    rows, found = [], []
    try:
        for line, cells in records:
            problem = _misfit(line, cells, len(columns))
            if problem:
                found.append(problem)
            elif not found:
                rows.append(_row(line, cells, columns))
            if len(rows) > MOST_ROWS:
                raise Problem(f"The table has more than {MOST_ROWS:,} rows; no exercise of this course saves so many.")
            if len(found) > 20:
                break
    except _Broken as broken:
        found.append(broken)
    if found:
        raise Problem.several("The table was not opened.", found)
    return rows


class _Broken(Problem):
    """A problem after which the file cannot be read on."""


def _guarded(cell):
    """A cell as it is written."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (int, float)):
        return repr(cell)
    cell = whole(str(cell))
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _freed(cell):
    """A cell as it was meant."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _delimiter(text, known):
    """The sign between the cells: the one under which the header holds the most known columns."""
    wanted = {key(name) for name in known}
    best, most = ",", (-1, -1)
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            header = next((cells for cells in reader if cells), [])
        except csv.Error:
            continue
        matched = sum(1 for cell in header[:MOST_COLUMNS] if key(_freed(cell[:200])) in wanted)
        # Where none is known the header is refused; the sign that parts it most then gives the better sentence.
        here = (matched, 0 if matched else len(header))
        if here > most:
            best, most = delimiter, here
    return best


def _records(reader, offset):
    """Each record that says something, with the line on which it begins."""
    while True:
        line = reader.line_num + 1 + offset
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _unreadable(line, str(error)) from None
        if cells is None:
            return
        if any(cells):
            yield line, cells


def _unreadable(line, reason):
    if "field larger" in reason:
        return _Broken(f"Line {line}: a cell is longer than {LONGEST_CELL:,} characters; shorten it, or close its quotation "
                       "marks if they were left open.", line)
    if "unexpected end" in reason:
        return _Broken(f"Line {line}: quotation marks are opened and never closed, or the file breaks off; close them, "
                       "or copy the file again, whole.", line)
    return _Broken(f"Line {line}: something stands after closing quotation marks; double a quotation mark inside a cell.",
                   line)


def _columns(line, cells, known, required):
    """The header as ``(name, whether known)`` for each column."""
    # Spreadsheets leave empty columns at the end.
    cells = cells[: max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)]
    if len(cells) > MOST_COLUMNS:
        raise Problem(f"Line {line}: the table has more than {MOST_COLUMNS} columns; choose another file.", line)
    spelled = {key(name): name for name in known}
    columns, seen, found = [], set(), []
    for place, cell in enumerate(cells, 1):
        if len(cell) > LONGEST_CELL:
            raise Problem(f"Line {line}: the heading of column {place} is too long; choose another file.", line)
        heading = _freed(cell)
        same = key(heading)
        if not same:
            found.append(Problem(f"Line {line}: column {place} has no heading; give it one.", line))
        elif same in seen:
            found.append(Problem(f"Line {line}: the heading {shown(heading)} stands twice; take one of the columns out or "
                                 "name it otherwise.", line))
        seen.add(same)
        columns.append((spelled.get(same, heading), same in spelled))
    if not any(is_known for _, is_known in columns):
        raise Problem(f"Line {line}: none of the headings is one that this exercise knows; the first line has to hold "
                      f"{_listed(required or known)}.", line)
    missing = [name for name in required if key(name) not in seen]
    if missing:
        found.append(Problem(f"Line {line}: the heading {_listed(missing)} is missing; add it and its cells.", line))
    if found:
        raise Problem.several("The table was not opened.", found)
    return columns


def _misfit(line, cells, wanted):
    """What is wrong with a row's form, if anything."""
    if len(cells) < wanted or any(cell.strip() for cell in cells[wanted:]):
        return Problem(f"Line {line} has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}, and {wanted} are wanted as in the headings; "
                       "a comma may be missing or too many, or a cell with a comma in it is not in quotation marks.", line)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Problem(f"Line {line}: a cell is longer than {LONGEST_CELL:,} characters; shorten it.", line)
    return None


def _row(line, cells, columns):
    row, unknown = Row(), {}
    row.line = line
    for (name, is_known), cell in zip(columns, cells):
        (row if is_known else unknown)[name] = _freed(cell)
    if unknown:
        row["_unknown"] = unknown
    return row


def _listed(names):
    return ", ".join(f"“{name}”" for name in names)
