"""Leads the inline tokens of Markdown back to the characters they were made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qa.readers.builder import Builder

if TYPE_CHECKING:
    from markdown_it.token import Token

BREAK = re.compile(r"[ \t]*+\\?\n[ \t]*+")


class AstrayError(Exception):
    """A token is not where it should be."""


@dataclass(slots=True)
class Inline:
    """Walks through the tokens and the text of a block side by side."""

    text: str
    references: Mapping[str, Any]  # the link definitions of the document
    builder: Builder = field(default_factory=Builder)
    images: list[Builder] = field(default_factory=list)
    loose: bool = False  # there is text beside the links
    linked: int = 0
    address: bool = False  # inside one that is its own text
    cursor: int = 0

    def walk(self, tokens: Iterable[Token]) -> None:
        """Collect the text of some tokens."""
        for token in tokens:
            kind = token.type
            if kind == "text":
                self._text(token.content)
            elif kind == "text_special":
                self._expect(token.markup)
                self.builder.encoded(token.content, self.cursor - len(token.markup), len(token.markup))
                self.loose = self.loose or not self.linked
            elif kind in ("softbreak", "hardbreak"):
                self._break()
            elif kind == "code_inline":
                self._code(token.markup)
            elif kind == "html_inline":
                self._html(token.content)
            elif kind == "image":
                self._image(token)
            elif token.markup in ("autolink", "linkify"):
                self._autolink(opens=token.nesting > 0)
            elif kind == "link_open":
                self._expect("[")
                self.linked += 1
            elif kind == "link_close":
                self._expect("]")
                self.linked -= 1
                self._destination()
            else:
                self._expect(token.markup)

    def _expect(self, text: str) -> None:
        if not self.text.startswith(text, self.cursor):
            raise AstrayError(text)
        self.cursor += len(text)

    def _text(self, text: str) -> None:
        if self.address:
            return
        self._expect(text)
        self.builder.add(text, self.cursor - len(text))
        if not self.linked and any(map(str.isalnum, text)):
            self.loose = True

    def _break(self) -> None:
        match = BREAK.match(self.text, self.cursor)
        if not match:
            raise AstrayError("line break")
        self.builder.blank(self.cursor, match.end() - self.cursor)
        self.cursor = match.end()

    def _html(self, tag: str) -> None:
        self._expect(tag)
        if tag[:3].lower() == "<br":
            self.builder.blank(self.cursor - len(tag), len(tag))

    def _code(self, fence: str) -> None:
        self._expect(fence)
        end = re.compile(rf"(?<!`){fence}(?!`)").search(self.text, self.cursor)
        if not end:
            raise AstrayError(fence)
        self.cursor = end.end()
        self.loose = self.loose or not self.linked

    def _autolink(self, *, opens: bool) -> None:
        """`<https://…>`, whose text is an address, and not read."""
        self.address = opens
        if opens:
            self.cursor = self.text.find(">", self.cursor)
            self._expect(">")
            self.loose = self.loose or not self.linked

    def _image(self, token: Token) -> None:
        self._expect("![")
        inner = Inline(self.text, self.references, cursor=self.cursor)
        inner.walk(token.children or ())
        self.cursor = inner.cursor
        self.images.append(inner.builder)
        self.images.extend(inner.images)
        self._expect("]")
        self._destination()

    def _destination(self) -> None:
        """What follows a link's text: `(address "title")`, `[label]`, or nothing."""
        end = self._inline_destination()
        if end is None and self.text.startswith("[", self.cursor):
            close = self.text.find("]", self.cursor)
            while close > 0 and self.text[close - 1] == "\\":
                close = self.text.find("]", close + 1)
            label = self.text[self.cursor + 1 : close]
            if close > 0 and (not label.strip() or _label(label) in self.references):
                end = close + 1
        self.cursor = end or self.cursor

    def _inline_destination(self) -> int | None:
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        text, size = self.text, len(self.text)
        if not text.startswith("(", self.cursor):
            return None
        position = _blanks(text, self.cursor + 1)
        address = parseLinkDestination(text, position, size)
        if address.ok:
            position = address.pos
            after = _blanks(text, position)
            title = parseLinkTitle(text, after, size)
            if title.ok and after > position:
                position = title.pos
        position = _blanks(text, position)
        return position + 1 if text.startswith(")", position) else None


def _blanks(text: str, start: int) -> int:
    while text[start : start + 1] in (" ", "\t", "\n"):
        start += 1
    return start


def _label(label: str) -> str:
    from markdown_it.common.utils import normalizeReference

    return normalizeReference(label)
