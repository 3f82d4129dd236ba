"""Reads feeds: RSS 2.0, RSS 1.0 and Atom; each item is a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.parsers import expat

from qa.errors import ReadError
from qa.readers.html import Block, blocks
from qa.readers.items import Item, as_title, documents, encoded_html, plain, together
from qa.readers.source import Source
from qa.textmap import LineIndex, Piece, TextMap
from qa.types import Document

FORMAT = "feed"
SUFFIXES: tuple[str, ...] = (".rss", ".atom", ".rdf", ".xml")

ROOTS = ("rss", "RDF", "feed")
MARK = re.compile(r"\s*+(?:<[?!][^>]*+>\s*+)*+<(?:[\w.-]+:)?(?:rss|RDF|feed)[\s>]")
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s/>]")
XML = "http://www.w3.org/XML/1998/namespace"
ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns# about"
PARTS = {"title": "title", "description": "summary", "summary": "summary", "content": "content", "encoded": "content"}
MOST_BROKEN = 20  # items whose XML is broken, after which the rest is not read
LONGEST_HEAD = 1_000_000  # characters before the first item that are read again after a broken one
IDS = {"guid": "id", "id": "id", "link": "link"}


def sniff(head: str) -> bool:
    """The outermost element of a feed."""
    return bool(MARK.match(head))


is_feed = sniff


def read(source: Source) -> Iterator[Document]:
    """A document for each item; where the XML of an item breaks, the others come first, then the error."""
    text = source.text()
    if not text.strip():
        raise source.nothing()
    parsed = _Feed(text, source.name)
    errors = parsed.parse()
    found = False
    for document in documents(source, FORMAT, parsed.items, parsed.language):
        found = True
        yield document
    if errors:
        raise together(errors, gave_up=len(errors) == MOST_BROKEN)
    if not found:
        raise source.nothing()


class _Feed:
    """What the parser has seen; offsets are led from its bytes to characters as it goes on."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.lines = LineIndex.of(text)
        self.data = text.encode()
        self.byte = self.char = 0
        self.ahead = 0  # bytes that the parser's count is behind, since it went on after a broken item
        self.head: tuple[int, int] | None = None  # where the first item begins, and the elements around it
        self.item_place = (0, 0)  # of the item, in bytes and characters
        self.items: list[Item] = []
        self.language: str | None = None
        self.item: Item | None = None
        self.depth = self.item_depth = 0
        self.space = ""  # namespace of the item
        self.languages: list[str | None] = [None]
        self.field: _Field | None = None
        self.cdata = False

    def parse(self) -> list[ReadError]:
        """Go through the feed; what is wrong with it is handed back, for its good items to come first."""
        errors: list[ReadError] = []
        try:
            while len(errors) < MOST_BROKEN and (error := self._parse()):
                errors.append(error)
                if not self._go_on():
                    break
        except ReadError as error:
            errors.append(error)
        return errors

    def _parse(self) -> ReadError | None:
        """Parse from here to the end, or to where the XML is broken."""
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        if self.head:  # what goes on after a broken item needs the elements around it
            parser.Parse(head := self.text[: self.head[0]].encode(), False)
            self.ahead = self.byte - len(head)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = lambda: self._cdata(True)
        parser.EndCdataSectionHandler = lambda: self._cdata(False)
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        try:
            parser.Parse(self.data[self.byte :], True)
        except expat.ExpatError as error:
            place = len(self.data[: parser.ErrorByteIndex + self.ahead].decode(errors="ignore"))
            line, column = self.lines.locate(place)
            return ReadError(f"{self.name}, line {line}, column {column}: broken XML ({expat.ErrorString(error.code)})")
        return None

    def _go_on(self) -> bool:
        """Leave a broken item out; whether there is one after it."""
        if not self.head or self.head[0] > LONGEST_HEAD:
            return False
        byte, char = self.item_place if self.item else (self.byte, self.char)
        following = ITEM.search(self.text, char + 1)
        if following is None:
            return False
        self.byte, self.char = byte + len(self.text[char : following.start()].encode()), following.start()
        self.depth = self.head[1]
        del self.languages[self.depth + 1 :]
        self.item, self.field, self.cdata = None, None, False
        return True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.depth and local not in ROOTS:
            raise ReadError(f"{self.name} is XML but not a feed: its root is <{local}>, not <rss>, <rdf:RDF> or <feed>")
        self.depth += 1
        self.languages.append(attributes.get(f"{XML} lang") or self.languages[-1])
        if self.field:
            self.field.begin(self._here())
            self.field.nested = True
        elif self.item:
            if self.depth == self.item_depth + 1:
                self._part(space, local, attributes)
        elif local in ("item", "entry"):
            self._here()
            self.item_place = self.byte, self.char
            self.head = self.head or (self.char, self.depth - 1)
            self.item, self.item_depth, self.space = Item(language=self.languages[-1]), self.depth, space
            self.item.ids["about"] = attributes.get(ABOUT, "")
        elif local == "language":
            self.field = _Field("language", self.depth)

    def _part(self, space: str, local: str, attributes: dict[str, str]) -> None:
        """A child of an item."""
        assert self.item
        if local == "language":
            self.field = _Field("language", self.depth)
        elif space not in (self.space, CONTENT) or (local == "encoded") != (space == CONTENT):
            return
        elif local == "link" and attributes.get("href"):
            if attributes.get("rel", "alternate") == "alternate":
                self.item.ids.setdefault("link", attributes["href"])
        elif local in IDS:
            self.field = _Field(IDS[local], self.depth)
        elif local in PARTS and "src" not in attributes:
            atom = "atom" in space.lower()
            kind = attributes.get("type", "text").lower() if atom else "html"
            if "html" in kind or "text" in kind or (atom and "escaped" in attributes.get("mode", "")):
                self.field = _Field(PARTS[local], self.depth, html="html" in kind)

    def _end(self, name: str) -> None:
        if self.field and self.field.depth == self.depth:
            self._finish(self.field)
            self.field = None
        elif self.item and self.item_depth == self.depth:
            self.items.append(self.item)
            self.item = None
        self.depth -= 1
        self.languages.pop()

    def _finish(self, field: _Field) -> None:
        value = "".join(field.parts)
        if field.kind == "language":
            if self.item:
                self.item.language = value.strip() or self.item.language
            else:
                self.language = self.language or value.strip() or None
        elif self.item and field.kind in ("id", "link"):
            self.item.ids.setdefault(field.kind, value.strip())
        elif self.item:
            found = self._blocks(field, value)
            if field.kind == "title":
                self.item.title += as_title(found)
            else:
                (self.item.summary if field.kind == "summary" else self.item.content).extend(found)

    def _blocks(self, field: _Field, value: str) -> list[Block]:
        language = self.languages[-1] or (self.item.language if self.item else None) or self.language
        if field.nested:  # XHTML, or HTML that was not escaped
            return list(blocks(self.text, self.lines, language, start=field.start or 0, end=self._here()))
        outer = TextMap(tuple(field.pieces), self.lines)
        return encoded_html(value, outer, language) if field.html else plain(value, outer)

    def _characters(self, data: str) -> None:
        if not self.field:
            return
        here = self._here()
        self.field.begin(here)
        length = len(data)
        if data == "\n":
            length = 2 if self.text.startswith("\r\n", here) else 1
        if not self.cdata and self.text[here] == "&":
            length = self.text.index(";", here) + 1 - here
        self.field.add(data, here, length)

    def _skipped(self, name: str, parameter: bool) -> None:
        """An entity of HTML, in a feed that names an external DTD, which is never fetched."""
        if self.field and not parameter:
            self.field.add(unescape(f"&{name};"), self._here(), len(name) + 2)

    def _entity(self, name: str, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise ReadError(
            f"{self.name}, line {line}: declares entities (“{name}”), which are not read; write their text out"
        )

    def _cdata(self, inside: bool) -> None:
        self.cdata = inside

    def _here(self) -> int:
        """The parser's place, in characters."""
        byte = self.parser.CurrentByteIndex + self.ahead
        self.char += len(self.data[self.byte : byte].decode())
        self.byte = byte
        return self.char


class _Field:
    """A child of an item that is being read."""

    def __init__(self, kind: str, depth: int, html: bool = False) -> None:
        self.kind, self.depth, self.html = kind, depth, html
        self.start: int | None = None
        self.nested = False
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0

    def begin(self, place: int) -> None:
        """Its content has begun at or before a place."""
        if self.start is None:
            self.start = place

    def add(self, text: str, start: int, length: int) -> None:
        """Text that is written with `length` characters at `start` in the file."""
        self.parts.append(text)
        self.pieces.append(Piece(self.length, len(text), start, length))
        self.length += len(text)
