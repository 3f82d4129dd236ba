"""Reads Markdown (CommonMark and tables): headings, paragraphs, items, cells and alternative texts.

Code, HTML, addresses and front matter are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from qa.errors import ReadError
from qa.readers.builder import Builder, trim
from qa.readers.html import Block
from qa.readers.inline import AstrayError, Inline
from qa.readers.source import Source
from qa.textmap import LineIndex, Piece, TextMap
from qa.types import Document, Role, Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

FORMAT = "markdown"
SUFFIXES: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*+(?:\r\n?|\n)(?s:.*?)(?:\r\n?|\n)\1[ \t]*+(?=\r|\n|\Z)")
LANGUAGE = re.compile(r"""^lang(?:uage)?\s*[:=]\s*["']?([A-Za-z][\w-]*)""", re.MULTILINE)
MARK = re.compile(r"#{1,3} \S|---\r?\n\w[\w-]*:|!?\[[^]\n]*+\]\(")
ROLES = {"heading_open": Role.HEADING, "list_item_open": Role.ITEM, "th_open": Role.CELL, "td_open": Role.CELL}
LONGEST_BLOCK = 100_000  # characters; a longer paragraph is not prose, and takes Markdown long to look through


def sniff(head: str) -> bool:
    """A heading, front matter or a link to begin with."""
    return bool(MARK.match(head.lstrip()))


def read(source: Source) -> Iterator[Document]:
    """One document."""
    text = source.text()
    front = FRONT_MATTER.match(text)
    language = LANGUAGE.search(front[0]) if front else None
    found = _Page(text, source.name, front.end() if front else 0).blocks()
    first = next(found, None)
    if first is None:
        raise source.nothing()
    segments = (Segment(str(n), *block) for n, block in enumerate(chain([first], found), 1))
    tag = language[1] if language else None
    yield Document(source.path, FORMAT, segments, language=tag, encoding=source.encoding, notes=source.notes)


class _Page:
    def __init__(self, text: str, name: str, start: int) -> None:
        self.text, self.name = text, name
        self.lines = LineIndex.of(text)
        self.start = start
        self.first = self.lines.locate(start)[0] - 1  # row of the line where Markdown begins
        self.cell = 0  # where the next cell of the row is looked for

    def blocks(self) -> Iterator[Block]:
        """The blocks of text, in order."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        parser.core.ruler.disable("text_join")  # it would join escapes and entities to the text around them
        parser.core.ruler.disable("inline")
        environment: dict[str, Any] = {}
        roles = [Role.PARAGRAPH]
        marker = ""
        tokens = parser.parse(self.text[self.start :], environment)
        references = environment.get("references", {})
        for token in tokens:
            if token.type == "tr_open":
                self.cell = 0
            if token.nesting > 0:
                roles.append(ROLES.get(token.type, roles[-1]))
                marker = token.markup if token.type == "heading_open" and token.markup.startswith("#") else ""
            elif token.nesting < 0:
                roles.pop()
            elif token.type == "inline" and token.map and token.content.strip():
                outer = self._outer(token, roles[-1], marker)
                if len(token.content) > LONGEST_BLOCK:
                    line = self.first + token.map[0] + 1
                    raise ReadError(f"{self.name}, line {line}: a paragraph of more than 100,000 characters; divide it")
                inline: list[Token] = []
                parser.inline.parse(token.content, parser, environment, inline)
                yield from self._inline(token.content, inline, references, outer, roles[-1])

    def _inline(
        self, content: str, tokens: list[Token], references: dict[str, Any], outer: TextMap, role: Role
    ) -> Iterator[Block]:
        inline = Inline(content, references)
        try:
            inline.walk(tokens)
        except AstrayError:  # a construct that is not known here: the block as it is written
            inline = Inline(content, references, loose=True)
            inline.builder.add(content, 0)
        alone = not inline.loose and role in (Role.PARAGRAPH, Role.ITEM)
        yield from self._block(inline.builder, outer, Role.LINK if alone else role)
        for builder in inline.images:
            yield from self._block(builder, outer, Role.ALT)

    def _block(self, builder: Builder, outer: TextMap, role: Role) -> Iterator[Block]:
        if found := trim(*builder.take(self.lines)):
            yield Block(found[0], found[1].within(outer), role, False)

    def _outer(self, token: Token, role: Role, marker: str) -> TextMap:
        """The map of a block's content, whose lines have lost their marks and indents, to the file."""
        assert token.map
        row = self.first + token.map[0]
        if role == Role.CELL:
            return self._cell(token.content, row)
        pieces: list[Piece] = []
        length = end = 0
        lines = token.content.split("\n")
        rows = range(row, self.first + token.map[1])
        row = next((r for r in rows if lines[0].rstrip() in self._line(r)[1]), row)  # a line of no-break spaces is none
        for number, line in enumerate(lines):
            begin, raw = self._line(row + number)
            words = line.lstrip(" \t")
            place = begin + _place(raw, words, marker)
            if number:  # the indent may have been written with tabs
                blanks = len(line) - len(words) + 1
                pieces.append(Piece(length, blanks, end, max(place - end, 1)))
                length += blanks
            pieces.append(Piece(length, len(words), place, len(words)))
            length += len(words)
            end = place + len(words)
        return TextMap(tuple(pieces), self.lines)

    def _cell(self, content: str, row: int) -> TextMap:
        """A cell, in which \\| stood for |; the cells of a row come in order."""
        begin, raw = self._line(row)
        written = content.replace("|", "\\|")
        place = raw.find(written, self.cell)
        if place < 0:
            place, written = max(raw.find(content, self.cell), 0), content
        self.cell = place + len(written)
        pieces, length, position = [], 0, begin + place
        for part in re.findall(r"\\\||[^\\]+|\\", written):
            size = 1 if part == "\\|" else len(part)
            pieces.append(Piece(length, size, position, len(part)))
            length += size
            position += len(part)
        return TextMap(tuple(pieces), self.lines)

    def _line(self, row: int) -> tuple[int, str]:
        starts = self.lines.starts
        begin = max(starts[row], self.start)
        end = starts[row + 1] if row + 1 < len(starts) else len(self.text)
        return begin, self.text[begin:end].rstrip("\r\n")


def _place(raw: str, line: str, marker: str) -> int:
    """Where a line of a block's content stands in the line of the file."""
    if marker:
        return max(raw.find(line, raw.find(marker) + len(marker)), 0)
    if raw.endswith(line):
        return len(raw) - len(line)
    return max(raw.rfind(line.rstrip()), 0)
