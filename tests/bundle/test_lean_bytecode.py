"""Bytecode that is smaller and means the same."""

import argparse
import marshal
import textwrap
from pathlib import Path

import pytest

from tools.bundle import canonical

WORDS = '"""Words."""'


def same(a, b):
    """Whether two values are the same, code objects part by part."""
    if type(a) is not type(b):
        return False
    if hasattr(a, "co_code"):
        parts = [name for name in dir(a) if name.startswith("co_") and not callable(getattr(a, name)) and name != "co_lnotab"]
        return all(same(getattr(a, name), getattr(b, name)) for name in parts)
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    # A set of names may come in any order.
    return a == b if isinstance(a, frozenset) else repr(a) == repr(b)


@pytest.mark.parametrize("path", ["ast.py", "enum.py", "typing.py", "json/decoder.py", "decimal.py", "stringprep.py"])
def test_shared_bytecode_means_the_same(path):
    import importlib.util

    library = Path(importlib.util.find_spec("ast").origin).parent
    code = compile((library / path).read_bytes(), path, "exec", dont_inherit=True)
    plain = marshal.dumps(code, 2)
    shared = canonical.shared(plain)
    assert same(marshal.loads(shared), code)
    assert len(shared) < len(plain)


def test_constants_of_every_kind_come_through():
    source = "x = (1, 2**80, -2**70, 1.5, 2j, True, None, ..., b'b', 'é', 'a' * 1, 'long' * 90, (), ((1,), (1,)), {1, 2} and 3)\n"
    source += "def f():\n    return 3 in {4, 5}, 1 == 1.0, (1, 1.0, True), 'same', b'same'\n"
    code = compile(source, "x.py", "exec", dont_inherit=True)
    assert same(marshal.loads(canonical.shared(marshal.dumps(code, 2))), code)
    space = {}
    exec(marshal.loads(canonical.shared(marshal.dumps(code, 2))), space)
    assert [type(value) for value in space["f"]()[2]] == [int, float, bool]


def test_bytecode_with_something_after_it_is_refused():
    with pytest.raises(ValueError, match="more in this"):
        canonical.shared(marshal.dumps(compile("1", "x", "exec"), 2) + b"N")


@pytest.mark.parametrize(
    "source, docs",
    [
        (f"{WORDS}\nx = 1\n", [".", None]),
        (f'"""Words\nover\nlines."""\nx = 1\ndef f():\n    {WORDS}\n    return x\n', [".", "."]),
        (f"class f:\n    {WORDS}  # and more\n    y = 2\n", [None, "."]),
        (f"def f(): {WORDS}\n", [None, "."]),
        (f"def f():\n    {WORDS}; return 1\n", [None, "."]),
        ("def f():\n    'é' 'ü'\n    return 1\n", [None, "éü"]),
        ("x = '''no\ndocstring'''\ndef f():\n    return '''nor\nthis'''\n", [None, None]),
        ("def f():\n    f'''not {1}'''\n", [None, None]),
    ],
)
def test_docstrings_go_and_every_line_stays(source, docs):
    lean = canonical.without_docstrings(source.encode())
    assert lean.count(b"\n") == source.encode().count(b"\n")
    space = {"f": None}
    exec(compile(lean, "x", "exec"), space)
    assert [space.get("__doc__"), getattr(space["f"], "__doc__", None)] == docs
    # What is not a docstring is as it was, line by line.
    was = compile(source, "x", "exec")
    now = compile(lean, "x", "exec")
    assert {line for *_, line in was.co_lines()} == {line for *_, line in now.co_lines()}


def test_what_is_no_python_stays_as_it_is():
    assert canonical.without_docstrings(b'"""words""" (((') == b'"""words""" ((('


def codes(code):
    yield code
    for part in code.co_consts:
        if isinstance(part, type(code)):
            yield from codes(part)


@pytest.mark.parametrize("module", [argparse, canonical, textwrap])
def test_lines_stay_and_columns_go(module):
    code = compile(Path(module.__file__).read_text("utf-8"), "module.py", "exec")
    bare = canonical.without_columns(code)
    for before, after in zip(codes(code), codes(bare), strict=True):
        assert [line for *_, line in _steps(after)] == [line for *_, line in _steps(before)]
        assert _columns(before)
        assert not _columns(after)
        assert before.co_code == after.co_code


def _steps(code):
    """Every instruction with its line."""
    return [(at, line) for start, end, line in code.co_lines() for at in range(start, end, 2)]


def _columns(code):
    return [place for place in code.co_positions() if place[2:] != (None, None)]


def test_a_traceback_names_the_line_as_before():
    source = "def first():\n    x = (\n        1 /\n        0)\n\n\n\nfirst()\n"
    bare = canonical.without_columns(compile(source, "module.py", "exec"))
    with pytest.raises(ZeroDivisionError) as caught:
        exec(bare, {})
    assert [entry.lineno + 1 for entry in caught.traceback[-2:]] == [8, 3]
