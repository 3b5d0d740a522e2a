"""Reading the course's TOML: tables as dataclasses, each knowing its file and line."""

import dataclasses
import datetime
import re
import tomllib

from tools.course.problems import CourseProblem, Finding


def read(root, path):
    """Read one TOML file.

    Args:
        root: the project's root, a ``pathlib.Path``.
        path: the file, from the root.

    Returns:
        Its tables and its text; both empty when there is no such file.

    Raises:
        CourseProblem: the file is not TOML.
    """
    file = root / path
    if not file.is_file():
        return {}, ""
    text = file.read_text(encoding="utf-8-sig")
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CourseProblem([Finding(path, int(line.group(1)) if line else text.count("\n") + 1,
                                     "This is not TOML that can be read.",
                                     "Look at this line: text wants quotation marks at both ends, "
                                     "a list square brackets.")]) from error


def rows(cls, tables, text, name, path):
    """Make one dataclass of each ``[[name]]`` table.

    Args:
        cls: the dataclass; fields that the file does not give keep their defaults, names that the class
            does not know are passed over.
        tables: what :func:`read` returned.
        text: the file's text, for line numbers.
        name: the name between the brackets.
        path: the file's name.

    Returns:
        The rows as a tuple, and the findings as a list: tables that lack a field without a default.
    """
    lines = [number for number, line in enumerate(text.split("\n"), 1)
             if re.match(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]", line)]
    made, findings = [], []
    given = tables.get(name, [])
    for place, table in enumerate(given if isinstance(given, list) else []):
        line = lines[place] if place < len(lines) else 1
        wanted = [field.name for field in dataclasses.fields(cls)
                  if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING]
        missing = [field for field in wanted if not table.get(field) and field != "kind"]
        if missing:
            findings.append(Finding(path, line, f"This [[{name}]] has no {' and no '.join(missing)}.",
                                    f"Write {missing[0]} = \"…\" under it."))
            continue
        made.append(cls(**{"kind": name} | values(cls, table) | {"path": path, "line": line}
                        if cls.__name__ == "Planned" else values(cls, table) | {"path": path, "line": line}))
    return tuple(made), findings


def values(cls, table):
    """The values of a table that the dataclass has fields for, lists as tuples, dates as text."""
    known = {field.name: field for field in dataclasses.fields(cls)}
    return {name: _value(value, known[name].default) for name, value in table.items() if name in known}


def _value(value, default):
    if default == () or isinstance(value, list):
        return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else (str(value),)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(default, str) and not isinstance(value, str):
        return str(value)
    return value
