"""Makes documents of the items of a feed, whatever it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.errors import ReadError
from qa.readers.builder import Builder, trim
from qa.readers.html import Block, blocks
from qa.readers.source import Source
from qa.textmap import LineIndex, TextMap
from qa.types import Document, Role, Segment

NO_LINES = LineIndex((0,))
PARAGRAPH = re.compile(r"(?:[^\n]++|\n(?![^\S\n]*+\n))++")
CUT_OFF = " \n….[]"  # how a summary ends that is the beginning of its text


@dataclass(slots=True)
class Item:
    """An item: its names in order of preference, and its texts."""

    ids: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    title: list[Block] = field(default_factory=list)
    summary: list[Block] = field(default_factory=list)
    content: list[Block] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """All texts; a summary that only repeats the beginning of the content is left out."""
        summary = self.summary
        if _joined(self.content).startswith(_joined(summary).rstrip(CUT_OFF)):
            summary = []
        return [*self.title, *summary, *self.content]


def documents(source: Source, format: str, items: Iterable[Item], language: str | None) -> Iterator[Document]:
    """A document for each item, also for one without text: it must not go on line unread."""
    used: set[str] = set()
    notes = source.notes
    for number, item in enumerate(items, 1):
        name = _unique(next(filter(None, map(item.ids.get, ("id", "about", "link"))), ""), number, used)
        segments = [Segment(str(n), *block) for n, block in enumerate(item.blocks(), 1)]
        spoken = item.language or language
        yield Document(source.path, format, segments, name, spoken, encoding=source.encoding, notes=notes)
        notes = ()


def together(errors: list[ReadError], *, gave_up: bool = False) -> ReadError:
    """The first error, with the number of the others."""
    others = len(errors) - 1
    rest = ", and what follows was not read" if gave_up else ""
    return ReadError(f"{errors[0]}; {others:,} more broken after it{rest}") if others else errors[0]


def encoded_html(text: str, outer: TextMap, language: str | None) -> list[Block]:
    """The blocks of HTML that is itself written with entities or escapes in its file."""
    return [block._replace(map=block.map.within(outer)) for block in blocks(text, NO_LINES, language)]


def plain(text: str, outer: TextMap) -> list[Block]:
    """Text without markup: a block for each paragraph between blank lines."""
    found = []
    for paragraph in PARAGRAPH.finditer(text):
        builder = Builder()
        builder.add(paragraph[0], paragraph.start())
        if block := trim(*builder.take(NO_LINES)):
            found.append(Block(block[0], block[1].within(outer), Role.PARAGRAPH, False))
    return found


def as_title(found: list[Block]) -> list[Block]:
    """The same blocks in the role of a title."""
    return [block._replace(role=Role.TITLE, chrome=False) for block in found]


def _joined(found: list[Block]) -> str:
    return " ".join(block.text for block in found)


def _unique(name: str, number: int, used: set[str]) -> str:
    name = " ".join(name.split())
    if not name or name in used:
        name = f"{name}#{number}"
        while name in used:
            name += "'"
    used.add(name)
    return name
