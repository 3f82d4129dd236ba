"""Reads JSON Feed 1 and 1.1; each item is a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder, decoder, scanner
from typing import Any

from qa.errors import ReadError
from qa.readers.html import Block
from qa.readers.items import Item, as_title, documents, encoded_html, plain, together
from qa.readers.source import Source
from qa.textmap import LineIndex, Piece, TextMap
from qa.types import Document

FORMAT = "jsonfeed"
SUFFIXES: tuple[str, ...] = (".json",)

MARK = re.compile(r'\s*+\{\s*+"')
VERSION = re.compile(r"https?://jsonfeed\.org/version/")
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
SURROGATE = re.compile("[\ud800-\udfff]")


class Place(str):
    """A JSON string that knows its place between the quotation marks in the file."""

    __slots__ = ("end", "start")
    start: int
    end: int


def sniff(head: str) -> bool:
    """A JSON object."""
    return bool(MARK.match(head))


def is_feed(head: str) -> bool:
    """Its version, which writers put first."""
    return "jsonfeed.org" in head


def read(source: Source) -> Iterator[Document]:
    """A document for each item."""
    text = source.text()
    if not text.strip():
        raise source.nothing()
    feed = _parse(text, source.name)
    if not isinstance(feed, dict) or not VERSION.match(_string(feed, "version")):
        raise ReadError(f"{source.name} is not a JSON Feed; other JSON is not read, convert it to text or HTML")
    entries = feed.get("items")
    reader = _Items(text, source.name, _string(feed, "language") or None)
    errors = reader.read_all(entries if isinstance(entries, list) else [])
    found = False
    for document in documents(source, FORMAT, reader.items, reader.language):
        found = True
        yield document
    if errors:
        raise together(errors)
    if not found:
        raise source.nothing()


class _Items:
    def __init__(self, text: str, name: str, language: str | None) -> None:
        self.text, self.name, self.language = text, name, language
        self.lines = LineIndex.of(text)
        self.items: list[Item] = []

    def read_all(self, entries: list[Any]) -> list[ReadError]:
        """Read the items; the errors of broken ones are handed back."""
        errors = []
        for number, entry in enumerate(entries, 1):
            if not isinstance(entry, dict):
                errors.append(ReadError(f"{self.name}: item {number} is not an object"))
                continue
            try:
                self.items.append(self._item(entry))
            except ReadError as error:
                errors.append(error)
        return errors

    def _item(self, entry: dict[str, Any]) -> Item:
        language = _string(entry, "language") or None
        item = Item({"id": str(entry.get("id") or ""), "link": _string(entry, "url")}, language)
        language = language or self.language
        item.title = as_title(self._blocks(entry, "title", None))
        item.summary = self._blocks(entry, "summary", None)
        item.content = self._blocks(entry, "content_html", language) or self._blocks(entry, "content_text", None)
        return item

    def _blocks(self, entry: dict[str, Any], key: str, language: str | None) -> list[Block]:
        value = entry.get(key)
        if not isinstance(value, Place):
            return []
        if SURROGATE.search(value):
            line, column = self.lines.locate(value.start)
            raise ReadError(f"{self.name}, line {line}, column {column}: “{key}” holds half of a surrogate pair")
        outer = TextMap(tuple(_pieces(self.text, value)), self.lines)
        return encoded_html(value, outer, language) if key == "content_html" else plain(value, outer)


def _parse(text: str, name: str) -> Any:
    """The JSON value, its strings with their places."""

    def parse_string(text: str, start: int, strict: bool = True) -> tuple[Place, int]:
        value, end = decoder.scanstring(text, start, strict)  # type: ignore[attr-defined]
        place = Place(value)
        place.start, place.end = start, end - 1
        return place, end

    feed: Any = JSONDecoder(parse_int=str, strict=False)  # int() refuses very long numbers
    feed.parse_string = parse_string
    feed.scan_once = scanner.py_make_scanner(feed)  # type: ignore[attr-defined]
    try:
        return feed.decode(text)
    except JSONDecodeError as error:
        raise ReadError(f"{name}, line {error.lineno}, column {error.colno}: broken JSON ({error.msg})") from None
    except RecursionError:
        raise ReadError(f"{name} is nested too deeply for a JSON Feed") from None


def _pieces(text: str, place: Place) -> Iterator[Piece]:
    position, length = place.start, 0
    for match in ESCAPE.finditer(text, place.start, place.end):
        if plain := match.start() - position:
            yield Piece(length, plain, position, plain)
        length += plain
        yield Piece(length, 1, match.start(), len(match[0]))
        length += 1
        position = match.end()
    if plain := place.end - position:
        yield Piece(length, plain, position, plain)


def _string(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
