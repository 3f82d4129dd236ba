"""The way back from a segment's text to the characters of its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where lines begin in a file, or in the part of it that is in memory."""

    starts: Sequence[int]  # file offsets of the first character of each line, ascending
    first: int = 1  # number of the first of these lines

    @classmethod
    def of(cls, text: str, *, offset: int = 0, first: int = 1) -> LineIndex:
        """Index `text`, which begins a line and stands at `offset` in its file. \\n, \\r\\n and \\r end lines."""
        starts = [offset, *(offset + match.end() for match in LINE_END.finditer(text))]
        return cls(starts, first)

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a file offset."""
        row = max(bisect_right(self.starts, offset) - 1, 0)
        return self.first + row, offset - self.starts[row] + 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a segment's text and the run of the file that it came from."""

    start: int  # offset in the segment's text
    length: int
    file_start: int
    file_length: int  # differs from `length` for an entity or an escape, which is taken whole


@dataclass(frozen=True, slots=True)
class TextMap:
    """Maps offsets in a segment's text to offsets in the file, in code points."""

    pieces: tuple[Piece, ...]
    lines: LineIndex

    @classmethod
    def verbatim(cls, length: int, offset: int, lines: LineIndex) -> TextMap:
        """A text of `length` characters that stands unchanged at `offset` in the file."""
        return cls((Piece(0, length, offset, length),), lines)

    def to_file(self, start: int, end: int) -> tuple[int, int]:
        """The span of the file that holds the characters `start` to `end` of the text."""
        first = self._piece(start)
        last = self._piece(max(end - 1, start))
        left = first.file_start + (start - first.start if first.length == first.file_length else 0)
        if last.length == last.file_length:
            right = last.file_start + (end - last.start)
        else:
            right = last.file_start + last.file_length
        return left, max(left, right)

    def within(self, outer: TextMap) -> TextMap:
        """This map, when its “file” is itself a text that `outer` leads back to a file."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            if piece.length != piece.file_length:
                left, right = outer.to_file(piece.file_start, piece.file_start + piece.file_length)
                pieces.append(Piece(piece.start, piece.length, left, right - left))
                continue
            for part in outer.overlapping(piece.file_start, piece.file_start + piece.length):
                pieces.append(Piece(piece.start + part.start - piece.file_start, *_placed(part)))
        return TextMap(tuple(pieces), outer.lines)

    def overlapping(self, start: int, end: int) -> list[Piece]:
        """The pieces, cut to the range where they are verbatim, that make up `start` to `end`."""
        found = []
        first = max(bisect_right(self.pieces, start, key=_start) - 1, 0)
        for row in range(first, len(self.pieces)):  # a slice would copy the rest, each time
            piece = self.pieces[row]
            if piece.start >= end:
                break
            left, right = max(start, piece.start), min(end, piece.start + piece.length)
            if left >= right:
                continue
            if piece.length == piece.file_length:
                found.append(Piece(left, right - left, piece.file_start + left - piece.start, right - left))
            else:
                found.append(Piece(left, right - left, piece.file_start, piece.file_length))
        return found

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(bisect_right(self.pieces, offset, key=_start) - 1, 0)]


def _start(piece: Piece) -> int:
    return piece.start


def _placed(piece: Piece) -> tuple[int, int, int]:
    return piece.length, piece.file_start, piece.file_length
