"""Reads what a test wrote, and holds every segment to the promise that its map leads back to the file."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from qa.errors import ReadError
from qa.readers import read
from qa.types import Document, Segment

BLANKS = str.maketrans("\t\n\r\f", "    ")  # white space is one blank each


def reading(path: Path, content: str | bytes, **options: str) -> list[tuple[Document, list[Segment]]]:
    """Write, read, check the maps."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = []
    for document in read(str(path), **options):
        decoded = path.read_bytes().decode(document.encoding)
        segments = list(document.segments)
        assert [s.id for s in segments] == [str(n) for n in range(1, len(segments) + 1)]
        for segment in segments:
            leads_back(segment, decoded)
        found.append((document, segments))
    return found


def leads_back(segment: Segment, decoded: str) -> None:
    """Verbatim text is found in the file; an entity or an escape is taken whole; nothing goes backwards."""
    assert segment.target == segment.target.strip() != ""
    length, place = 0, 0
    for piece in segment.map.pieces:
        text = segment.target[piece.start : piece.start + piece.length]
        raw = decoded[piece.file_start : piece.file_start + piece.file_length]
        assert piece.start == length
        assert piece.file_start >= place
        if text.translate(BLANKS) != raw.translate(BLANKS):
            assert text == " " or raw[0] in "&\\", (text, raw)
            assert (
                text == " "
                or text == unescape(raw)
                or raw[0] == "\\"
                or unescape(unescape(raw)) == text
                or text == "\ufffd"
            )
        length, place = length + piece.length, piece.file_start + piece.file_length
    assert length == len(segment.target)


def texts(path: Path, content: str | bytes, **options: str) -> list[str]:
    """The texts of all documents, in order."""
    return [segment.target for _, segments in reading(path, content, **options) for segment in segments]


def roles(path: Path, content: str | bytes) -> list[tuple[str, str]]:
    """Each role with its text; chrome in brackets."""
    return [
        (f"[{segment.role}]" if segment.chrome else str(segment.role), segment.target)
        for _, segments in reading(path, content)
        for segment in segments
    ]


def complaint(path: Path, content: str | bytes, **options: str) -> str:
    """The sentence that says why a file cannot be read, without its path."""
    try:
        reading(path, content, **options)
    except ReadError as error:
        return str(error).replace(str(path), path.name)
    raise AssertionError("was read")
