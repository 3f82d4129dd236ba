"""Leads a finding back to its segment, and a correction to the characters of the file that have to change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from qa.textmap import Piece, TextMap
from qa.types import Finding, Segment, Span

OVERLAPPING = 8  # pieces that may stand for the same characters of the file


class Place(NamedTuple):
    """Characters of a segment, the nth of its document."""

    segment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Some characters of the file and what to write there, as seen in the file and in the segment."""

    finding: Finding
    span: Span  # in the file
    written: tuple[str, ...]  # ways to write the new text there; the first is meant
    place: Place
    text: str  # the new text of the place


class Places:
    """The segments of a document, found by the characters of the file."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self._pieces = sorted((p.file_start, n, p) for n, segment in enumerate(segments) for p in segment.map.pieces)

    def find(self, finding: Finding) -> Place | None:
        """Where the finding's text stands; None where its characters in the file are not known for sure."""
        if not finding.text:
            return None
        at = bisect_right(self._pieces, (finding.span.start, len(self.segments)))
        for file_start, number, piece in reversed(self._pieces[max(at - OVERLAPPING, 0) : at]):
            verbatim = piece.length == piece.file_length
            start = piece.start + (finding.span.start - file_start if verbatim else 0)
            end = start + len(finding.text)
            segment = self.segments[number]
            if segment.target[start:end] == finding.text and segment.map.to_file(start, end) == finding.span:
                return Place(number, start, end)
        return None


def narrowed(place: Place, old: str, new: str) -> tuple[Place, str]:
    """The part of the place where `old` and `new` differ, and what `new` has there."""
    same = _alike(old, new)
    tail = _alike(old[same:][::-1], new[same:][::-1])
    return Place(place.segment, place.start + same, place.end - tail), new[same : len(new) - tail]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def in_file(place: Place, text: str, segment: Segment) -> tuple[Span, Place, str] | None:
    """The characters of the file that stand for a place, which grows by what is encoded together with it.

    None where markup stands between them.
    """
    if place.start == place.end:
        return _between(place, text, segment)
    pieces = _pieces(segment.map, place.start, place.end)
    start, end = place.start, place.end
    if (first := pieces[0]).length != first.file_length:
        text, start = segment.target[first.start : start] + text, first.start
    if (last := pieces[-1]).length != last.file_length:
        text, end = text + segment.target[end : last.start + last.length], last.start + last.length
    if any(a.file_start + a.file_length != b.file_start for a, b in pairwise(pieces)):
        return None
    return Span(*segment.map.to_file(start, end)), Place(place.segment, start, end), text


def _between(place: Place, text: str, segment: Segment) -> tuple[Span, Place, str]:
    """The place after the character before, or before the first character."""
    at = place.start
    piece = _pieces(segment.map, max(at - 1, 0), max(at, 1))[0]
    if piece.length != piece.file_length and piece.start < at < piece.start + piece.length:
        whole = segment.target[piece.start : piece.start + piece.length]
        text = whole[: at - piece.start] + text + whole[at - piece.start :]
        span = Span(piece.file_start, piece.file_start + piece.file_length)
        return span, Place(place.segment, piece.start, piece.start + piece.length), text
    left, right = segment.map.to_file(max(at - 1, 0), max(at, 1))
    here = right if at else left
    return Span(here, here), place, text


def _pieces(way: TextMap, start: int, end: int) -> list[Piece]:
    """The whole pieces that hold `start` to `end`."""
    first = max(bisect_right(way.pieces, start, key=lambda p: p.start) - 1, 0)
    found = []
    for row in range(first, len(way.pieces)):
        if way.pieces[row].start >= end:
            break
        found.append(way.pieces[row])
    return found or [way.pieces[first]]
