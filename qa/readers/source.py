"""A file that is being read: its beginning, its encoding, and the rest as a stream of text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import BinaryIO

from qa.errors import NothingToCheck, ReadError
from qa.readers.encoding import HEAD, decide, decoded, marked

WHOLE = 64 * 1024 * 1024  # bytes of a file that is read at once: HTML, Markdown and feeds


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first bytes of a file, before anything is known of it."""

    path: str
    head: bytes
    rest: BinaryIO | None  # None when the head is all

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return "standard input" if self.path == "-" else self.path

    def glance(self) -> str:
        """The first characters, good enough to tell a format by its ASCII marks."""
        return self.head[:4096].decode(marked(self.head) or "latin-1", "ignore").lstrip("\ufeff")


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose encoding is known; it can be read once."""

    beginning: Beginning
    encoding: str
    notes: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path as it was given."""
        return self.beginning.path

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return self.beginning.name

    def chunks(self) -> Iterator[str]:
        """The decoded text in parts of a few hundred thousand characters."""
        return decoded(_bytes(self.beginning), self.encoding, self.name)

    def text(self) -> str:
        """The whole decoded text, for formats that need it; at most 64 MB."""
        return "".join(decoded(_bounded(self.beginning), self.encoding, self.name))

    def nothing(self) -> NothingToCheck:
        """The error for a file without text."""
        return NothingToCheck(f"{self.name} holds no text to check")


def begin(path: str) -> Beginning:
    """Open a file, or standard input for “-”, and read its beginning."""
    try:
        stream = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: SIM115 - closed when read
        head = stream.read(HEAD)
    except OSError as error:
        reason = (error.strerror or str(error)).lower() if not os.path.isdir(path) else "it is a directory"
        raise ReadError(f"cannot read {path}: {reason}") from None
    except ValueError:
        raise ReadError(f"cannot read {path!r}: this is not a file name") from None
    if len(head) < HEAD:
        if path != "-":
            stream.close()
        return Beginning(path, head, None)
    return Beginning(path, head, stream)


def prepare(beginning: Beginning, *, encoding: str | None, markup: bool) -> Source:
    """Find out the encoding."""
    found = decide(beginning.head, beginning.name, whole=beginning.rest is None, given=encoding, markup=markup)
    return Source(beginning, found.codec, (found.note,) if found.note else ())


def _bytes(beginning: Beginning) -> Iterator[bytes]:
    yield beginning.head
    if beginning.rest is None:
        return
    with nullcontext(beginning.rest) if beginning.path == "-" else beginning.rest as stream:
        try:
            while chunk := stream.read(HEAD):
                yield chunk
        except OSError as error:
            raise ReadError(f"cannot read {beginning.name}: {error.strerror or error}") from None


def _bounded(beginning: Beginning) -> Iterator[bytes]:
    size = 0
    for chunk in _bytes(beginning):
        size += len(chunk)
        if size > WHOLE:
            raise ReadError(f"{beginning.name} is larger than 64 MB; split it, or convert it to plain text")
        yield chunk
