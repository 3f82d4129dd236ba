"""Reads HTML: headings, paragraphs, items, cells, captions and alternative texts.

Left out are scripts, code and preformatted text, and what is not the page's own prose: `<q>`, `translate="no"`, and
elements whose `lang` differs from the page's, such as a quotation in the original.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from qa.readers.builder import Builder, part, trim
from qa.readers.chrome import Chrome, level
from qa.readers.elements import BLOCKS, CLOSES, INSIDE_P, ROLES, UNREAD, VOID
from qa.readers.markup import Tag, Text, tokens
from qa.readers.source import Source
from qa.textmap import LineIndex, TextMap
from qa.types import Document, Role, Segment

FORMAT = "html"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")

MARK = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
LANGUAGE = re.compile(r"""<(html|body|main|article)\s[^<>]*?(?<![\w-])lang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)

BETWEEN_LINKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "|·•/>»›,"
FAR = 30  # open elements that are looked through for one of these


class Block(NamedTuple):
    """The text of an element."""

    text: str
    map: TextMap
    role: Role
    chrome: bool


class Frame(NamedTuple):
    """An open element, with what it passes on to those inside."""

    name: str
    role: Role = Role.PARAGRAPH
    chrome: Chrome = Chrome.NO
    unread: bool = False
    foreign: bool = False
    prose: bool = False
    link: bool = False


def sniff(head: str) -> bool:
    """A doctype or one of the outermost elements."""
    return bool(MARK.match(head))


def read(source: Source) -> Iterator[Document]:
    """One document."""
    text = source.text()
    language = page_language(text)
    found = blocks(text, LineIndex.of(text), language)
    first = next(found, None)
    if first is None:
        raise source.nothing()
    segments = (Segment(str(n), *block) for n, block in enumerate(chain([first], found), 1))
    yield Document(source.path, FORMAT, segments, language=language, encoding=source.encoding, notes=source.notes)


def page_language(text: str) -> str | None:
    """The language of the main part or the article, where it says so, else of the page."""
    found = {match[1].lower(): match[2] for match in reversed([*LANGUAGE.finditer(text)])}
    return next((found[name] for name in ("main", "article", "body", "html") if name in found), None)


def blocks(
    text: str, lines: LineIndex, language: str | None = None, *, start: int = 0, end: int | None = None
) -> Iterator[Block]:
    """The blocks of text of a page, or of a part of one."""
    page = _Page(lines, (language or "").lower().split("-")[0])
    for token in tokens(text, start, end):
        if isinstance(token, Text):
            page.text(token)
        elif token.name == "br":
            yield from page.line_break(token)
        elif token.opens:
            yield from page.open(token)
        else:
            yield from page.close(token.name)
    yield from page.flush()


@dataclass(slots=True)
class _Page:
    lines: LineIndex
    language: str
    stack: list[Frame] = field(default_factory=lambda: [Frame("")])
    names: Counter[str] = field(default_factory=Counter)  # of the open elements
    builder: Builder = field(default_factory=Builder)
    links: list[int] = field(default_factory=list)  # where links begin in the text
    loose: bool = False  # there is text beside the links
    broken: bool = False  # the last thing was a line break
    later: list[Block] = field(default_factory=list)  # alternative texts inside a paragraph

    def text(self, token: Text) -> None:
        frame = self.stack[-1]
        if frame.unread or frame.foreign:
            return
        if token.reference:
            self.builder.reference(token.text, token.start)
        else:
            self.builder.add(token.text, token.start)
        if token.reference or not token.text.isspace():
            self.broken = False
            if not frame.link and any(map(str.isalnum, token.text)):
                self.loose = True

    def line_break(self, tag: Tag) -> Iterator[Block]:
        if self.broken:
            yield from self.flush()
        else:
            self.builder.blank(tag.start, tag.end - tag.start)
        self.broken = True

    def open(self, tag: Tag) -> Iterator[Block]:
        if tag.name in BLOCKS:
            yield from self.flush()
        self._imply_ends(tag.name)
        outer = self.stack[-1]
        if tag.name == "img":
            yield from self._alternative(tag, outer)
        if tag.name in VOID or (tag.closes and tag.name in UNREAD):
            return
        if tag.name == "a":
            self.links.append(self.builder.length)
        self.stack.append(self._frame(tag, outer))
        self.names[tag.name] += 1

    def close(self, name: str) -> Iterator[Block]:
        if name in BLOCKS:
            yield from self.flush()
        if self.names[name]:
            self._pop(name)

    def flush(self) -> Iterator[Block]:
        """Hand over the text so far; a row of links is a row of texts."""
        frame, (text, way) = self.stack[-1], self.builder.take(self.lines)
        if not self.loose and self.links and frame.role in (Role.PARAGRAPH, Role.ITEM):
            for start, end in pairwise([*self.links, len(text)]):
                if found := trim(*part(text, way, start, end), BETWEEN_LINKS):
                    yield Block(*found, Role.LINK, bool(frame.chrome))
        elif found := trim(text, way):
            yield Block(*found, frame.role, bool(frame.chrome))
        yield from self.later
        self.later, self.links, self.loose, self.broken = [], [0] if frame.link else [], False, False

    def _frame(self, tag: Tag, outer: Frame) -> Frame:
        language = (tag.get("lang") or tag.get("xml:lang")).lower().split("-")[0]
        foreign = outer.foreign
        if language and self.language and tag.name not in ("html", "body"):
            foreign = language != self.language
        translate = tag.get("translate").lower()
        unread = outer.unread or tag.name in UNREAD or "notranslate" in tag.get("class").split()
        role = outer.role if outer.role == Role.HEADING else ROLES.get(tag.name, outer.role)
        chrome = level(tag, outer.chrome, outer.name, outer.prose)
        prose = outer.prose or tag.name in ("article", "main")
        link = outer.link or (tag.name == "a" and "href" in tag.attributes)
        return Frame(tag.name, role, chrome, unread or translate == "no", foreign, prose, link)

    def _alternative(self, tag: Tag, frame: Frame) -> Iterator[Block]:
        value, start = tag.attributes.get("alt", ("", 0))
        if frame.unread or frame.foreign or not value.strip():
            return
        alternative = Builder()
        alternative.add_html(value, start)
        if found := trim(*alternative.take(self.lines)):
            block = Block(*found, Role.ALT, bool(frame.chrome))
            if self.builder.parts:
                self.later.append(block)
            else:
                yield block

    def _imply_ends(self, name: str) -> None:
        """End what cannot hold an element of this name."""
        if self.names["p"] and name in BLOCKS and name not in INSIDE_P:
            self._pop("p")
        if self.names["a"] and name == "a":
            self._pop("a")
        ended, limits = CLOSES.get(name, ((), ()))
        for frame in self.stack[: -FAR - 1 : -1] if ended else ():
            if frame.name in ended:
                self._pop(frame.name)
                return
            if frame.name in limits:
                return

    def _pop(self, name: str) -> None:
        while True:
            gone = self.stack.pop().name
            self.names[gone] -= 1
            if gone == name:
                return
