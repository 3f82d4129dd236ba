"""A file as it was read, and the same file with some of its characters changed."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, replace

from qa.errors import MtqaError, ReadError
from qa.readers import read_data
from qa.readers.encoding import BOMS, decoded
from qa.readers.source import WHOLE
from qa.types import Document, Span

MARKUP = frozenset({"html", "feed", "jsonfeed"})

_BARE = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a file, and what the reader made of them."""

    path: str
    data: bytes
    text: str
    documents: tuple[Document, ...]  # with their segments in lists
    failures: tuple[str, ...] = ()

    @property
    def format(self) -> str:
        """The format it was read as."""
        return self.documents[0].format

    @property
    def encoding(self) -> str:
        """The codec it was decoded with."""
        return self.documents[0].encoding

    @property
    def alphabet(self) -> str:
        """The codec to write with: markup that has come without any letter beyond ASCII keeps to references."""
        return "ascii" if self.format in MARKUP and self.data.isascii() else self.encoding

    def targets(self) -> list[list[str]]:
        """The texts of the segments, by document."""
        return [[segment.target for segment in document.segments] for document in self.documents]

    def changed(self, edits: Iterable[tuple[Span, str]]) -> Original:
        """The file with these changes, in order of place, read again; every other byte is the same."""
        data = self.splice(edits)
        return read_again(self.path, data, format=self.format, encoding=self.encoding)

    def splice(self, edits: Iterable[tuple[Span, str]]) -> bytes:
        """The bytes with these changes."""
        codec, position = bare(self.encoding, self.data)
        parts, at = [self.data[:position]], 0
        for (start, end), text in edits:
            kept, position = self._take(at, start, codec, position)
            _, position = self._take(start, end, codec, position)
            parts += [kept, text.encode(codec)]
            at = end
        return b"".join([*parts, self.data[position:]])

    def _take(self, start: int, end: int, codec: str, position: int) -> tuple[bytes, int]:
        """The bytes from `position` that are the characters `start` to `end`, and where they end."""
        text = self.text[start:end]
        written = text.encode(codec)
        found = self.data[position : position + len(written)]
        if found != written and found.decode(codec, "replace") != text:
            raise MtqaError(f"{self.path}: its bytes do not lead back from {codec} one by one; convert it to UTF-8")
        return found, position + len(written)


def read_original(path: str, *, format: str | None = None, encoding: str | None = None) -> Original:
    """Read a file that is to be changed."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(WHOLE + 1)
    except OSError as error:
        raise ReadError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    if len(data) > WHOLE:
        raise ReadError(f"{path} is larger than 64 MB; split it to correct it")
    return read_again(path, data, format=format, encoding=encoding)


def read_again(path: str, data: bytes, *, format: str | None, encoding: str | None) -> Original:
    """What the reader makes of these bytes."""
    documents: list[Document] = []
    failures: list[str] = []
    try:
        for document in read_data(path, data, format=format, encoding=encoding):
            documents.append(replace(document, segments=list(document.segments)))
    except ReadError as error:
        if not documents:
            raise
        failures.append(str(error))
    text = "".join(decoded([data], documents[0].encoding, path))
    return Original(path, data, text, tuple(documents), tuple(failures))


def bare(encoding: str, data: bytes) -> tuple[str, int]:
    """The codec without its byte-order mark, and the length of the mark."""
    for mark, codec in BOMS:
        if codec == encoding and data.startswith(mark):
            return _BARE[mark], len(mark)
    return encoding, 0
