"""The words of a PDF of Chromium's, read from its pages as they would be drawn: enough of a reader for the tests.

Each font brings a table from its letters' numbers to characters (ToUnicode); a page's content names the fonts and
shows the numbers.
"""

import re
import zlib

from tools.export import pdf_places

STREAM = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b((?:(?!endobj|\bstream[\r\n]).)*?)\bstream\r?\n(.*?)\r?\nendstream", re.DOTALL)
SHOWN = re.compile(rb"/(F\d+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|\b(Td|TD|Tm|T\*)\b")


class Pages:
    """A PDF's pages, as lists of words."""

    def __init__(self, pdf: bytes) -> None:
        self.objects = pdf_places.objects(pdf)
        self.streams = {int(number): self._unpacked(head, data) for number, head, data in STREAM.findall(pdf)}
        self.order = pdf_places.page_order(self.objects)
        self.tables: dict[int, dict[int, str]] = {}

    @staticmethod
    def _unpacked(head: bytes, data: bytes) -> bytes:
        try:
            return zlib.decompress(data) if b"FlateDecode" in head else data
        except zlib.error:
            return b""

    def letters(self, number: int) -> str:
        """Return all letters of a page, from 1, without the spaces between them."""
        page = self.objects[self.order[number - 1]]
        fonts = {name: self._table(int(font)) for name, font in re.findall(rb"/(F\d+)\s+(\d+) 0 R", self._resources(page))}
        contents = re.search(rb"/Contents\s+(\d+) 0 R", page)
        found, table = [], {}
        for font, shown, _ in SHOWN.findall(self.streams.get(int(contents[1]), b"")):
            if font:
                table = fonts.get(font, {})
            elif shown:
                found += [table.get(int(shown[at : at + 4], 16), "") for at in range(0, len(shown), 4)]
        return "".join("".join(found).split())

    def _resources(self, page: bytes) -> bytes:
        named = re.search(rb"/Resources\s+(\d+) 0 R", page)
        return self.objects[int(named[1])] if named else page

    def _table(self, font: int) -> dict[int, str]:
        if font not in self.tables:
            named = re.search(rb"/ToUnicode\s+(\d+) 0 R", self.objects[font])
            self.tables[font] = self._read(self.streams[int(named[1])]) if named else {}
        return self.tables[font]

    @staticmethod
    def _read(table: bytes) -> dict[int, str]:
        found = {}
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
            for glyph, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                found[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
            for first, last, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                start = int(text, 16)
                for step in range(int(last, 16) - int(first, 16) + 1):
                    found[int(first, 16) + step] = chr(start + step)
        return found
