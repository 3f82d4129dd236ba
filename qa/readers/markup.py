"""Splits HTML into tags and text as browsers do (HTML 13.2.5), in one pass whatever the page holds.

The standard library's parser is not used: before the patch releases of 2025 it takes quadratic time on broken pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.readers.builder import REFERENCE

TEXT = re.compile(r"[^<&]*+(?:(?:<(?![A-Za-z/!?])|&(?![#A-Za-z]))[^<&]*+)*+")
NAME = re.compile(r"</?([A-Za-z][^\s/>]*+)")
ATTRIBUTE = re.compile(
    r"""[\s/]*+(=?[^\s/>=]++|=)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s>"'][^\s>]*+)|(?=>)))?"""
)
COMMENT_END = re.compile("--!?>")
END = re.compile(r"[\s/]*+>")
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
ESCAPABLE = frozenset({"title", "textarea"})  # text with character references, without tags


class Tag(NamedTuple):
    """A start or end tag; of each attribute the raw value and its place."""

    name: str
    start: int
    end: int
    opens: bool
    closes: bool  # an end tag, or one that ends with “/>”
    attributes: dict[str, tuple[str, int]]

    def get(self, name: str) -> str:
        """The raw value of an attribute, or the empty string."""
        return self.attributes.get(name, ("", 0))[0]


class Text(NamedTuple):
    """A run of text, or one character reference."""

    text: str
    start: int
    reference: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Tag | Text]:
    """The tags and texts of a page, in order; comments, declarations and scripts are left out."""
    end = len(text) if end is None else end
    while start < end:
        if (match := TEXT.match(text, start, end)) and match[0]:
            yield Text(match[0], start, False)
            start = match.end()
            continue
        if text[start] == "&":
            found = REFERENCE.match(text, start, end)
            yield Text(found[0], start, True) if found else Text("&", start, False)
            start = found.end() if found else start + 1
        elif not (name := NAME.match(text, start, end)):
            start = _skip(text, start, end)
        else:
            tag = _tag(text, start, name, end)
            if tag is None:
                return  # the page ends inside a tag
            yield tag
            start = tag.end
            if tag.opens and tag.name in RAW | ESCAPABLE and not (tag.closes and tag.name in ESCAPABLE):
                stop = _closing(text, tag.name, start, end)
                if tag.name in ESCAPABLE:
                    yield from _references(text, start, stop)
                start = stop


def _tag(text: str, start: int, name: re.Match[str], end: int) -> Tag | None:
    attributes: dict[str, tuple[str, int]] = {}
    position = name.end()
    while match := ATTRIBUTE.match(text, position, end):
        if match.end() == position:
            break
        group = match.lastindex or 1
        value = (match[group], match.start(group)) if group > 1 else ("", match.end())
        attributes.setdefault(match[1].lower(), value)
        position = match.end()
    closing = END.match(text, position, end)
    if closing is None:
        return None
    opens = text[start + 1] != "/"
    return Tag(
        name[1].lower().removeprefix("xhtml:"), start, closing.end(), opens, not opens or "/" in closing[0], attributes
    )


def _skip(text: str, start: int, end: int) -> int:
    """The end of a comment or a declaration, or of the page."""
    if not text.startswith("<!--", start):
        stop = text.find(">", start, end)
        return stop + 1 if stop >= 0 else end
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, start):
            return start + len(short)
    match = COMMENT_END.search(text, start + 4, end)
    return match.end() if match else end


def _closing(text: str, name: str, start: int, end: int) -> int:
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start, end)
    return match.start() if match else end


def _references(text: str, start: int, end: int) -> Iterator[Text]:
    for match in REFERENCE.finditer(text, start, end):
        yield Text(text[start : match.start()], start, False)
        yield Text(match[0], match.start(), True)
        start = match.end()
    yield Text(text[start:end], start, False)
