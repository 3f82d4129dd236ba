"""Reads plain text as a stream: a segment is a line, or a paragraph that was wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from qa.errors import ReadError
from qa.readers.source import Source
from qa.textmap import LineIndex, Piece, TextMap
from qa.types import Document, Role, Segment

FORMAT = "text"
SUFFIXES: tuple[str, ...] = (".txt", ".text")

SLAB = 256 * 1024  # characters after which a text is cut at a line end, if no blank line comes
LONGEST_LINE = 2_000_000
WRAPPED = range(45, 101)  # length of a line that was wrapped by hand
HEADING_LENGTH = 100
BLANK_LINE = re.compile(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r\n|\n|\r)")
NOT_A_HEADING = tuple(".…。．｡।۔։።,;:،؛、，；：")
CLOSING = "\"'”’»›)]）」』】 \xa0\u202f"
BULLETS = tuple("-–—*•·‣▪")

Line = tuple[int, str]  # where it stands in the slab, without the blanks around it


@dataclass(frozen=True, slots=True)
class Slab:
    """Some whole lines of a file, which end with a blank line unless that is too far away."""

    text: str
    lines: LineIndex
    offset: int
    closed: bool


def sniff(head: str) -> bool:
    """Anything may be plain text."""
    return True


def read(source: Source) -> Iterator[Document]:
    """One document; its segments come as the file is read, and what is wrong further down is raised there."""
    segments = _segments(source)
    first = next(segments, None)
    if first is None:
        raise source.nothing()
    yield Document(source.path, FORMAT, chain([first], segments), encoding=source.encoding, notes=source.notes)


def _segments(source: Source) -> Iterator[Segment]:
    number, opened = 0, True
    for slab in _slabs(source):
        for block, closed in _blocks(slab, source.name):
            alone = opened and closed and len(block) == 1
            opened = closed
            for lines in [block] if _hard_wrapped(block) else [[line] for line in block]:
                number += 1
                text, way = _join(lines, slab)
                role = Role.PARAGRAPH
                if alone and _like_a_heading(text):
                    role = Role.TITLE if number == 1 else Role.HEADING
                yield Segment(str(number), text, way, role)


def _slabs(source: Source) -> Iterator[Slab]:
    """Cut the stream after blank lines, so that a block is always seen whole."""
    held, offset, number = "", 0, 1
    for chunk in chain(source.chunks(), [""]):
        held += chunk
        cut, closed = _cut(held) if chunk else (len(held), False)
        if not cut and len(held) > LONGEST_LINE:
            raise _too_long(source.name, number)
        if cut:
            text, held = held[:cut], held[cut:]
            lines = LineIndex.of(text, offset=offset, first=number)
            yield Slab(text, lines, offset, closed)
            offset += cut
            number += len(lines.starts) - 1


def _cut(text: str) -> tuple[int, bool]:
    """After the last blank line; in a long text without one, after the last line end; else nowhere."""
    limit = len(text) - text.endswith("\r")  # its \n may come with the next chunk
    last = 0
    for match in BLANK_LINE.finditer(text, 0, limit):
        last = match.end()
    if last or len(text) <= SLAB:
        return last, bool(last)
    return max(text.rfind("\n", 0, limit), text.rfind("\r", 0, limit)) + 1, False


def _blocks(slab: Slab, name: str) -> Iterator[tuple[list[Line], bool]]:
    """The runs of lines between blank lines, each with whether a blank line follows."""
    block: list[Line] = []
    starts = [*(start - slab.offset for start in slab.lines.starts), len(slab.text)]
    for row, (start, end) in enumerate(pairwise(starts)):
        if end - start > LONGEST_LINE:
            raise _too_long(name, slab.lines.first + row)
        raw = slab.text[start:end]
        text = raw.strip()
        if text:
            block.append((start + len(raw) - len(raw.lstrip()), text))
        elif block and start < end:
            yield block, True
            block = []
    if block:
        yield block, slab.closed


def _hard_wrapped(block: list[Line]) -> bool:
    """Lines of similar length, one of which goes on with a lower-case letter."""
    if len(block) < 2:
        return False
    lengths = [len(text) for _, text in block[:-1]]
    longest = max(lengths)
    return (
        min(lengths) in WRAPPED
        and longest in WRAPPED
        and min(lengths) * 10 >= longest * 6
        and len(block[-1][1]) <= longest + 10
        and any(text[0].islower() for _, text in block[1:])
    )


def _join(lines: list[Line], slab: Slab) -> tuple[str, TextMap]:
    """One text of some lines; each break, with the blanks around it, became a blank."""
    pieces: list[Piece] = []
    length = end = 0
    for start, text in lines:
        if pieces:
            pieces.append(Piece(length, 1, slab.offset + end, start - end))
            length += 1
        pieces.append(Piece(length, len(text), slab.offset + start, len(text)))
        length += len(text)
        end = start + len(text)
    return " ".join(text for _, text in lines), TextMap(tuple(pieces), slab.lines)


def _like_a_heading(text: str) -> bool:
    return (
        len(text) <= HEADING_LENGTH
        and not text.startswith(BULLETS)
        and not text.rstrip(CLOSING).endswith(NOT_A_HEADING)
        and any(map(str.isalpha, text))
    )


def _too_long(name: str, line: int) -> ReadError:
    return ReadError(f"{name}, line {line}: longer than {LONGEST_LINE:,} characters; break it into lines")
