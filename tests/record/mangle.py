"""Good files made bad, the same way each time for the same seed: what every importer is tested against."""

import random

JUNK = (b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\r\n", b'"', b'""', b"'", b",", b";", b"\t", b"\\", b"{", b"}",
        b"[", b"]", b":", b"=1+1", b"@", b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-0", b"9" * 400, b"null", b"true",
        b"\\ud800", b"\\u0000", "\u202e\u200b".encode(), "\ufffd".encode(), b"<script>alert(1)</script>", b"${7*7}", b"__proto__",
        b"sep=;\n", b"\xc3", b"\xed\xa0\x80", b"[" * 50, b"{\"a\":" * 50)


def mangled(sample, seed):
    """One bad (or by luck still good) copy of a file.

    Args:
        sample: the good file's bytes.
        seed: any int; the same one gives the same copy.
    """
    chance = random.Random(seed)
    data = bytes(sample)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def many(samples, count, seed=20260304):
    """``count`` mangled copies of the samples in turn, as ``(seed of this one, bytes)``."""
    for number in range(count):
        yield seed + number, mangled(samples[number % len(samples)], seed + number)


def _place(data, chance):
    return chance.randint(0, len(data))


def _cut(data, chance):
    return data[: _place(data, chance)]


def _behead(data, chance):
    return data[_place(data, chance):]


def _lose(data, chance):
    start = _place(data, chance)
    return data[:start] + data[start + chance.randint(1, 20):]


def _put(data, chance):
    start = _place(data, chance)
    return data[:start] + chance.choice(JUNK) + data[start:]


def _put_over(data, chance):
    start, junk = _place(data, chance), chance.choice(JUNK)
    return data[:start] + junk + data[start + len(junk):]


def _flip(data, chance):
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1:]


def _twice(data, chance):
    start = _place(data, chance)
    piece = data[start: start + chance.randint(1, 200)]
    return data[:start] + piece * chance.choice((2, 3, 50)) + data[start:]


def _swap(data, chance):
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _ends(data, chance):
    return data.replace(b"\r\n", b"\n").replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b" ")))


def _signs(data, chance):
    return data.replace(chance.choice((b",", b'"', b":", b";")), chance.choice((b";", b"\t", b"", b",", b"'")))


def _code(data, chance):
    try:
        return data.decode("utf-8").encode(chance.choice(("utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252")), "replace")
    except UnicodeDecodeError:
        return data


def _figures(data, chance):
    """A figure somewhere becomes another that is not one."""
    places = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return data
    place = chance.choice(places)
    return data[:place] + chance.choice((b"NaN", b"-1", b"1e999", b"9" * 30, b'"one"', b"", b"null", b"0x1")) + data[place + 1:]


_WAYS = (_cut, _behead, _lose, _put, _put, _put_over, _flip, _flip, _twice, _swap, _ends, _signs, _code, _figures, _figures)
