"""Sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language.data import language_data
from qa.types import Span

_END = re.compile(
    r"(?P<mark>[.!?…]+|[。！？]+|؟+|۔+)(?P<close>[\s]?[»”\"’')\]）」』]*)"
    r"(?P<gap>\s+|$|(?<=[。！？」』]))(?P<next>[«“„‘\"'(\[¿¡—–-]?\s*\S)?"
)
_WORD_BEFORE = re.compile(r"([^\s(«“\"'’]+)$")


def sentences(text: str, lang: str) -> Iterator[Span]:
    """Spans of the sentences, without the blanks around them; a text without final marks is one sentence."""
    start = _skip(text, 0)
    for match in _END.finditer(text):
        if match.end("gap") < len(text) and not _ends(text, match, lang):
            continue
        end = match.end("close") if match["close"].strip() else match.end("mark")
        if end > start:
            yield Span(start, end)
        start = _skip(text, end)
    end = len(text.rstrip())
    if end > start:
        yield Span(start, end)


def _ends(text: str, match: re.Match[str], lang: str) -> bool:
    """Whether the mark closes a sentence rather than an abbreviation, an initial or an ordinal."""
    follower = (match["next"] or "").lstrip("«“„‘\"'([¿¡—–- \u00a0\u202f")
    if match["mark"][0] not in ".…":
        return not follower[:1].islower()
    if follower[:1].islower():
        return False
    if match["mark"] != "." or match["close"].strip():
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    word = before[1] if before else ""
    if len(word) == 1 and word.isupper():
        return False
    if word.isdigit() and len(word) <= 2 and lang in {"de", "cs", "da", "nb", "fi", "hu", "pl", "sk", "sl", "tr"}:
        return False
    return word.lower() not in language_data(lang).abbreviations


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
