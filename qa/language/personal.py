"""Names in a text: runs of words with a capital that are not there for grammar's sake."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from qa.language.tokens import Token

if TYPE_CHECKING:
    from qa.analysis import Analysis

PARTICLES = frozenset("de du des da di do dos van von der den ter bin ibn al el ben abu la le y e".split())


class Name(NamedTuple):
    """A name of one or more words."""

    words: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end


def names(segment: Analysis) -> Iterator[Name]:
    """The names of a segment; a lone word at the start of a sentence is left out, for it may be any word."""
    run: list[Token] = []
    for token in (*segment.tokens, None):
        if token is not None and _capital(token) and (not run or _joined(segment.text, run[-1], token)):
            run.append(token)
            continue
        if run and (len(run) > 1 or not segment.starts_sentence(run[0])):
            yield Name(tuple(run))
        run = [token] if token is not None and _capital(token) else []


def _capital(token: Token) -> bool:
    return token.is_word and token.text[0].isupper() and len(token.text) > 1 and not token.norm.endswith("'")


def _joined(text: str, left: Token, right: Token) -> bool:
    return text[left.end : right.start] in (" ", "\u00a0", "\u202f")
