"""Collects the text of a segment from runs of its file, with white space collapsed as HTML does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

from qa.textmap import LineIndex, Piece, TextMap

BLANKS = " \t\n\r\f"
RUNS = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*+")
REFERENCE = re.compile(r"&(?:#[0-9]{1,9}+;?|#[xX][0-9a-fA-F]{1,9}+;?|[A-Za-z][A-Za-z0-9]{0,31}+;?)")


@dataclass(slots=True)
class Builder:
    """Text in the making; `take` hands it over and starts afresh."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, start: int) -> None:
        """Text that stands at `start` in the file."""
        for run in RUNS.finditer(text):
            if run[0][0] in BLANKS:
                self.blank(start + run.start(), len(run[0]))
            else:
                self._append(run[0], start + run.start(), len(run[0]))

    def add_html(self, text: str, start: int) -> None:
        """Text with character references."""
        position = 0
        for match in REFERENCE.finditer(text):
            self.add(text[position : match.start()], start + position)
            self.reference(match[0], start + match.start())
            position = match.end()
        self.add(text[position:], start + position)

    def reference(self, raw: str, start: int) -> None:
        """A character reference, or what looks like one."""
        known = _reference(raw)
        if known:
            self.encoded(unescape(raw[:known]), start, known)
        self.add(raw[known:], start + known)

    def encoded(self, text: str, start: int, length: int) -> None:
        """Text that is written with `length` other characters in the file."""
        if text and text in BLANKS:
            self.blank(start, length)
        elif text:
            self._append(text, start, length)

    def blank(self, start: int, length: int) -> None:
        """White space, which is one blank between words and nothing elsewhere."""
        if self.parts and self.parts[-1][-1] != " ":
            self._append(" ", start, length)

    def take(self, lines: LineIndex) -> tuple[str, TextMap]:
        """The text so far and its map."""
        text, way = "".join(self.parts), TextMap(tuple(self.pieces), lines)
        self.parts, self.pieces, self.length = [], [], 0
        return text, way

    def _append(self, text: str, start: int, length: int) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last and last.length == last.file_length and length == len(text) and last.file_start + last.length == start:
            grown = last.length + length
            self.pieces[-1] = Piece(last.start, grown, last.file_start, grown)
        else:
            self.pieces.append(Piece(self.length, len(text), start, length))
        self.parts.append(text)
        self.length += len(text)


def trim(text: str, way: TextMap, around: str | None = None) -> tuple[str, TextMap] | None:
    """A text and its map without the white space, or other characters, around it; None if nothing is left."""
    start, end = len(text) - len(text.lstrip(around)), len(text.rstrip(around))
    return part(text, way, start, end) if start < end else None


def part(text: str, way: TextMap, start: int, end: int) -> tuple[str, TextMap]:
    """The characters `start` to `end` of a text, and their map."""
    if (start, end) == (0, len(text)):
        return text, way
    pieces = (Piece(p.start - start, p.length, p.file_start, p.file_length) for p in way.overlapping(start, end))
    return text[start:end], TextMap(tuple(pieces), way.lines)


def _reference(raw: str) -> int:
    """How many of these characters are a reference that HTML knows; old names need no semicolon (HTML 13.2.5.73)."""
    if raw[1] == "#" or raw[1:] in html5:
        return len(raw)
    return next((end for end in range(len(raw), 2, -1) if raw[1:end] in html5), 0)
