"""Reads documents: one module per format, chosen by the file's extension or, failing that, its first characters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Protocol, cast

from qa.errors import ReadError, did_you_mean
from qa.readers.encoding import HEAD
from qa.readers.paths import expand as _expand
from qa.readers.source import Beginning, Source, begin, prepare
from qa.types import Document, Failure

__all__ = ["FORMATS", "expand", "read", "read_data"]


class Reader(Protocol):
    """What the module of a format offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, head: str) -> bool:
        """Whether a text that begins like this is in this format."""

    def read(self, source: Source) -> Iterator[Document]:
        """The documents of a file."""


FORMATS: dict[str, tuple[str, ...]] = {
    "feed": (".rss", ".atom", ".rdf", ".xml"),
    "jsonfeed": (".json",),
    "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd"),
    "text": (".txt", ".text"),
}
"""The formats by name, with the extensions that announce them; asked in this order, text takes what is left.

A format's module bears its name and is loaded when a file needs it.
"""

_MARKUP = ("html", "feed")  # formats in which a file may declare its encoding
_SHARED = {".xml": "feed", ".json": "jsonfeed"}  # extensions of much that is not a text


def read(path: str, *, format: str | None = None, encoding: str | None = None) -> Iterator[Document]:
    """The documents of a file, or of standard input for “-”. Errors come as they are met, the first one at once."""
    yield from _read(begin(path), format, encoding)


def read_data(path: str, data: bytes, *, format: str | None = None, encoding: str | None = None) -> Iterator[Document]:
    """The documents of a file that was read, or will be written, by somebody else."""
    rest = BytesIO(data[HEAD:]) if len(data) >= HEAD else None
    yield from _read(Beginning(path, data[:HEAD], rest), format, encoding)


def _read(beginning: Beginning, format: str | None, encoding: str | None) -> Iterator[Document]:
    reader = _reader(beginning, format)
    yield from reader.read(prepare(beginning, encoding=encoding, markup=reader.FORMAT in _MARKUP))


def expand(arguments: list[str]) -> tuple[list[str], list[Failure]]:
    """The files that arguments stand for (paths, directories, globs, “-”), and the arguments that stand for none.

    Of the .xml and .json files in a directory, only feeds: a site map is not an article.
    """
    return _expand(arguments, {suffix for suffixes in FORMATS.values() for suffix in suffixes}, _is_text)


def _is_text(path: str) -> bool:
    name = _SHARED.get(os.path.splitext(path)[1].lower())
    if name is None:
        return True
    try:
        beginning = begin(path)
    except ReadError:
        return True  # `read` will say why
    if beginning.rest:
        beginning.rest.close()
    return not beginning.head.strip() or bool(import_module(f"{__name__}.{name}").is_feed(beginning.glance()))


def _reader(beginning: Beginning, format: str | None) -> Reader:
    if format is not None:
        if format not in FORMATS:
            hint = did_you_mean(format, [*FORMATS]) or f"; try {', '.join(FORMATS)}"
            raise ReadError(f"unknown format “{format}”{hint}")
        return _module(format)
    suffix = os.path.splitext(beginning.path)[1].lower()
    for name, suffixes in FORMATS.items():
        if suffix in suffixes:
            return _module(name)
    return next(reader for reader in map(_module, FORMATS) if reader.sniff(beginning.glance()))


def _module(name: str) -> Reader:
    return cast(Reader, import_module(f"{__name__}.{name}"))
